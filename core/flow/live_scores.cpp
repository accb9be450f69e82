#include "flow/live_scores.h"

#include "tensor/threads.h"
#include "tensor/torch_guard.h"

#include <algorithm>
#include <chrono>
#include <exception>

namespace miro {
namespace {

Image greyPicture() {
    constexpr int kSide = 64;
    return {kSide, kSide, std::vector<uint8_t>(size_t{kSide} * kSide * 3, 128)};
}

} // namespace

bool LivePace::due(bool last, double stepSeconds, int64_t pictures) {
    m_saved += kShare * stepSeconds;
    return last || (known() && m_saved >= 2 * m_cost * static_cast<double>(pictures));
}

void LivePace::looked(double seconds, int64_t pictures) {
    // A newer look says more than an older one: other programs come and go.
    constexpr double kNewest = 0.5;
    const double cost = seconds / static_cast<double>(std::max<int64_t>(pictures, 1));
    m_cost = known() ? m_cost + kNewest * (cost - m_cost) : cost;
    m_saved -= seconds;
}

Result<void> LiveScorer::prepare(const std::string& prompt, std::stop_token stop) {
    if (m_pace.known())
        return {};
    auto loaded = look({greyPicture()}, prompt, stop);
    if (loaded.ok()) {
        m_pace = {}; // that one loaded the networks
        loaded = look({greyPicture()}, prompt, stop);
    }
    return loaded.ok() ? Result<void>() : Result<void>(loaded.error());
}

Result<std::vector<LiveScore>> LiveScorer::look(const std::vector<Image>& pictures, const std::string& prompt,
                                                std::stop_token stop) {
    const auto begin = std::chrono::steady_clock::now();
    const KeptThreads threads;
    Result<std::vector<LiveScore>> scores = stoppedError();
    try {
        scores = guardTorch("scoring", [&] { return score(pictures, prompt, std::move(stop)); });
    } catch (const std::exception& broken) { // a scorer's broken contract is not the picture's
        scores = Error{ErrorCode::Failed, oneLine(broken.what())};
    }
    if (scores.ok())
        m_pace.looked(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
                      static_cast<int64_t>(pictures.size()));
    return scores;
}

} // namespace miro
