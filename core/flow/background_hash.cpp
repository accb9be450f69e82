#include "flow/background_hash.h"

#include "hub/file_hash.h"

namespace miro {

BackgroundHash::BackgroundHash(const std::filesystem::path& file) {
    std::promise<Result<std::string>> promise;
    m_digest = promise.get_future();
    m_thread = std::jthread([file, promise = std::move(promise)](std::stop_token stop) mutable {
        promise.set_value(sha256OfFile(file, stop));
    });
}

} // namespace miro
