#include "job/score_work.h"

#include "job/score_pictures.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {

Result<std::vector<std::string>> ScoreWork::keys(const WorkContext& context) const {
    std::vector<std::string> present = context.scorers.present();
    if (m_payload.scorers.empty()) {
        if (present.empty() && m_payload.ofJob.empty())
            return Error{ErrorCode::NotFound, "no scorer is installed; the Models page says how to get one"};
        return present;
    }
    for (const std::string& key : m_payload.scorers)
        if (std::find(present.begin(), present.end(), key) == present.end())
            return Error{ErrorCode::NotFound,
                         fmt::format("scorer '{}' is not installed; the Models page says how to get it", key)};
    return m_payload.scorers;
}

Result<PaintOutcome> ScoreWork::run(const WorkContext& context) {
    PaintOutcome outcome;
    if (!m_payload.asked && !context.preferences.scoreNew)
        return outcome;
    ScoreWish wish{m_payload.pictures, {}, m_payload.again, !m_payload.scorers.empty()};
    MIRO_TRY(wish.scorers, keys(context));
    if (wish.scorers.empty())
        return outcome;
    if (!m_payload.ofJob.empty()) {
        MIRO_TRY(wish.pictures, context.host.picturesOf(m_payload.ofJob));
    }
    const auto total = static_cast<int64_t>(wish.pictures.size());
    MIRO_TRY(const ScoreTally tally, scorePictures(context, wish, [&](int64_t done) {
                 context.host.countPictures(done, total);
                 context.host.progress({"score", done, total});
             }));
    if (tally.unreadable > 0)
        context.host.note(fmt::format("{} {} not be scored: {}", tally.unreadable,
                                      tally.unreadable == 1 ? "picture could" : "pictures could", tally.problem));
    outcome.pictures = tally.pictures;
    outcome.stoppedEarly = tally.stoppedEarly;
    return outcome;
}

Result<std::unique_ptr<QueuedWork>> makeScoreWork(const std::string& text) {
    MIRO_TRY(ScorePayload payload, scoreFromText(text));
    return std::unique_ptr<QueuedWork>(std::make_unique<ScoreWork>(std::move(payload)));
}

} // namespace miro
