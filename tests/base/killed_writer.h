// A program that dies while it writes a file.
#pragma once

#include "base/files.h"

#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

namespace miro::test {

// What it left in folder: the file under its temporary name, whose process is gone. Empty when nothing is there.
inline std::filesystem::path leftByAKilledProgram(const std::filesystem::path& folder) {
    const pid_t writer = ::fork();
    if (writer == 0) {
        AtomicFileGroup group;
        ::_exit(group.add(folder / "half", "half").ok() ? 0 : 1); // no destructor runs
    }
    ::waitpid(writer, nullptr, 0);
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().filename().string().starts_with(".miro-" + std::to_string(writer) + "-"))
            return entry.path();
    return {};
}

} // namespace miro::test
