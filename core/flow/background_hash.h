// The SHA-256 of a file, computed beside the work that needs it only at its end.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <future>
#include <string>
#include <thread>

namespace miro {

// Owns its thread; the destructor stops it and waits for at most one piece of the file.
class BackgroundHash {
public:
    explicit BackgroundHash(const std::filesystem::path& file);

    // Waits for the digest; once only.
    Result<std::string> take() { return m_digest.get(); }

private:
    std::future<Result<std::string>> m_digest;
    std::jthread m_thread;
};

} // namespace miro
