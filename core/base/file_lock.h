// A lock between threads and programs that work on the same files, by a file that is there for nothing else.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <stop_token>
#include <utility>

namespace miro {

// Held while it lives; ends with the program, however that ends. Any thread.
class FileLock {
public:
    // Waits until nobody else holds it. `file` is made, and removed by who held it. Failed when it cannot be made,
    // Stopped. Where the file system has no locks, nobody waits.
    static Result<FileLock> wait(const std::filesystem::path& file, std::stop_token stop);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

private:
    FileLock(std::filesystem::path file, int descriptor) : m_file(std::move(file)), m_descriptor(descriptor) {}

    std::filesystem::path m_file;
    int m_descriptor; // below 0: it has been moved away
};

} // namespace miro
