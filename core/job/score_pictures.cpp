#include "job/score_pictures.h"

#include "base/scorers.h"
#include "image/image_file.h"

#include <algorithm>
#include <map>

namespace miro {
namespace {

constexpr size_t kLookedUpAtOnce = 50; // the I/O thread has other things to do

// A score that could not be computed counts: it would not be computed this time either.
bool has(const PictureToScore& picture, const ScorerInfo& scorer) {
    return std::any_of(picture.scores.begin(), picture.scores.end(), [&](const ScoreRecord& score) {
        return score.scorer == scorer.key && score.version == scorer.version && !score.outdated;
    });
}

std::vector<std::string> missingOf(const PictureToScore& picture, const ScoreWish& wish) {
    std::vector<std::string> missing;
    for (const std::string& key : wish.scorers) {
        const ScorerInfo* scorer = scorers().find(key);
        if (!scorer || (scorer->readsPrompt && picture.prompt.empty())) // nothing to hold the picture against
            continue;
        if (wish.again || !has(picture, *scorer))
            missing.push_back(key);
    }
    return missing;
}

// One call; lives on the compute thread.
class Scoring {
public:
    Scoring(const WorkContext& context, const ScoreWish& wish, const std::function<void(int64_t)>& dealtWith)
        : m_context(context), m_wish(wish), m_dealtWith(dealtWith) {}

    Result<ScoreTally> run() {
        MIRO_CHECK_OK(lookUp());
        tell(0);
        for (const auto& [way, pictures] : m_todo)
            for (size_t next = 0; next < pictures.size();) {
                MIRO_CHECK_OK(waitIfAsked());
                if (m_context.control.afterThis()) {
                    m_tally.stoppedEarly = true;
                    return std::move(m_tally);
                }
                const auto count =
                    std::min(static_cast<size_t>(m_context.scorers.batch(way.scorers, m_context.preferences)),
                             pictures.size() - next);
                auto scored = scoreSome(way, std::span(pictures).subspan(next, count));
                if (!scored.ok() && canDoWithout(way, scored.error())) {
                    m_context.host.note(oneLine(scored.message()));
                    tell(static_cast<int64_t>(pictures.size() - next));
                    break;
                }
                MIRO_CHECK_OK(scored);
                tell(static_cast<int64_t>(count));
                next += count;
            }
        return std::move(m_tally);
    }

private:
    struct Way {
        std::vector<std::string> scorers; // that are missing
        std::string model;
        auto operator<=>(const Way&) const = default;
    };

    // These pictures have the scores of the others, and nobody named the ones that are broken.
    bool canDoWithout(const Way& way, const Error& error) const {
        return !m_wish.named && way.scorers.size() < m_wish.scorers.size() && error.code != ErrorCode::Stopped &&
               error.code != ErrorCode::OutOfMemory && error.code != ErrorCode::DiskFull;
    }

    // Pictures that miss the same scorers go together: those are opened once.
    Result<void> lookUp() {
        const auto& ids = m_wish.pictures;
        for (size_t next = 0; next < ids.size(); next += kLookedUpAtOnce) {
            const size_t end = std::min(next + kLookedUpAtOnce, ids.size());
            MIRO_CHECK_OK(waitIfAsked());
            MIRO_TRY(auto found, m_context.host.picturesToScore({ids.begin() + static_cast<std::ptrdiff_t>(next),
                                                                 ids.begin() + static_cast<std::ptrdiff_t>(end)}));
            m_tally.pictures += static_cast<int64_t>(end - next - found.size());
            for (PictureToScore& picture : found)
                if (auto missing = missingOf(picture, m_wish); missing.empty())
                    ++m_tally.pictures;
                else
                    m_todo[{std::move(missing), picture.model}].push_back(std::move(picture));
        }
        return {};
    }

    Result<void> waitIfAsked() {
        if (m_context.control.pauseAsked())
            m_context.control.waitWhilePaused();
        return m_context.control.token().stop_requested() ? Result<void>(stoppedError()) : Result<void>();
    }

    Result<void> scoreSome(const Way& way, std::span<const PictureToScore> pictures) {
        std::vector<Image> images;
        std::vector<const PictureToScore*> readable;
        images.reserve(pictures.size()); // inputs point into it
        std::vector<ScoreInput> inputs;
        for (const PictureToScore& picture : pictures) {
            auto image = readImage(picture.file);
            if (!image.ok()) {
                if (m_tally.unreadable++ == 0)
                    m_tally.problem = oneLine(image.message());
                continue;
            }
            images.push_back(std::move(image).value());
            inputs.push_back({&images.back(), picture.prompt});
            readable.push_back(&picture);
        }
        if (inputs.empty())
            return {};
        MIRO_TRY(auto scored, m_context.scorers.score(way.scorers, way.model, inputs, m_context.preferences,
                                                      m_context.control.token()));
        for (const std::string& note : scored.notes)
            m_context.host.note(note);
        std::vector<PictureScores> scores;
        for (size_t i = 0; i < readable.size() && i < scored.pictures.size(); ++i)
            scores.push_back({readable[i]->id, std::move(scored.pictures[i])});
        return m_context.host.putScores(scores);
    }

    void tell(int64_t more) {
        m_tally.pictures += more;
        m_dealtWith(m_tally.pictures);
    }

    const WorkContext& m_context;
    const ScoreWish& m_wish;
    const std::function<void(int64_t)>& m_dealtWith;
    std::map<Way, std::vector<PictureToScore>> m_todo;
    ScoreTally m_tally;
};

} // namespace

Result<ScoreTally> scorePictures(const WorkContext& context, const ScoreWish& wish,
                                 const std::function<void(int64_t)>& dealtWith) {
    return Scoring(context, wish, dealtWith).run();
}

} // namespace miro
