#include "library/process_identity.h"

#include "base/files.h"

#include <fmt/format.h>
#include <sstream>
#include <unistd.h>

namespace miro {
namespace {

std::string bootId() {
    auto text = readFile("/proc/sys/kernel/random/boot_id", 256);
    return text.ok() ? text->substr(0, text->find('\n')) : std::string("unknown");
}

// Clock ticks from the machine's start to the process's; empty when there is no such process, or it is a zombie: that
// one has closed its files.
std::string startOf(const std::string& pid) {
    auto text = readFile("/proc/" + pid + "/stat", 4096);
    if (!text.ok())
        return {};
    // The second field is the program's name in brackets and may hold anything.
    const size_t nameEnd = text->rfind(')');
    if (nameEnd == std::string::npos)
        return {};
    std::istringstream fields(text->substr(nameEnd + 1));
    std::string field;
    for (int i = 3; i <= 22; ++i) {
        fields >> field;
        if (i == 3 && (field == "Z" || field == "X"))
            return {};
    }
    return field;
}

std::string identityOf(const std::string& pid) {
    const std::string start = startOf(pid);
    return start.empty() ? std::string() : fmt::format("{} {} {}", bootId(), pid, start);
}

} // namespace

std::string thisProcess() {
    // Not kept: a forked process is another one.
    return identityOf(std::to_string(::getpid()));
}

bool isAlive(const std::string& identity) {
    std::istringstream parts(identity);
    std::string boot, pid;
    parts >> boot >> pid;
    if (pid.empty() || pid.find_first_not_of("0123456789") != std::string::npos)
        return false;
    return identityOf(pid) == identity;
}

} // namespace miro
