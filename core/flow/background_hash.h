// The SHA-256 of a file, computed beside the work that needs it only at its end.
#pragma once

#include "base/result.h"

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

namespace miro {

// Owns its thread; the destructor stops it and waits for at most one piece of the file.
class BackgroundHash {
public:
    explicit BackgroundHash(const std::filesystem::path& file);

    // Waits for the digest, as often as wanted. Stopped: the hashing goes on.
    Result<std::string> wait(std::stop_token stop);

private:
    std::mutex m_mutex;
    std::condition_variable_any m_done;
    std::optional<Result<std::string>> m_digest; // guarded by m_mutex
    std::jthread m_thread;
};

} // namespace miro
