#include "flow/background_hash.h"

#include "hub/file_hash.h"

namespace miro {

BackgroundHash::BackgroundHash(const std::filesystem::path& file) {
    m_thread = std::jthread([this, file](std::stop_token stop) {
        auto digest = sha256OfFile(file, stop);
        std::lock_guard lock(m_mutex);
        m_digest = std::move(digest);
        m_done.notify_all();
    });
}

Result<std::string> BackgroundHash::wait(std::stop_token stop) {
    std::unique_lock lock(m_mutex);
    if (!m_done.wait(lock, stop, [this] { return m_digest.has_value(); }))
        return stoppedError();
    return *m_digest;
}

} // namespace miro
