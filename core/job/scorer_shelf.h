// The scorers that stay open between two jobs, within the memory that the user gives them, and what they were measured
// to cost. Every method but present() and estimatedSeconds() on one thread, the compute thread.
#pragma once

#include "base/preferences.h"
#include "flow/live_scores.h"
#include "job/score_times.h"
#include "job/scoring_tools.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

class LiveJudge; // scorer_shelf.cpp

class ScorerShelf {
public:
    // cacheFolder: of measured times.
    ScorerShelf(ScoringTools tools, const std::filesystem::path& cacheFolder);
    ~ScorerShelf();

    std::vector<std::string> present() const { return m_tools.present(); } // any thread

    struct Scored {
        std::vector<std::vector<ScoreRecord>> pictures; // one an input, a record a key that works
        std::vector<std::string> notes;                 // for the user, the first time
    };
    // keys: of present(). model: that drew the pictures, for its bin edges. Opens the scorers first unless they are
    // those of the call before. One that is broken is left out of this and later calls, with a note; errors of
    // PictureScorer when none is left.
    Result<Scored> score(const std::vector<std::string>& keys, const std::string& model,
                         std::span<const ScoreInput> inputs, const Preferences& preferences, std::stop_token stop);
    // How many pictures to give score() at once: what is stopped is lost, so a call takes a few seconds at most.
    int64_t batch(const std::vector<std::string>& keys, const Preferences& preferences) const;

    // Who looks at unfinished pictures: the cheap ones of present(). nullptr: there are none, or nobody wants them.
    LiveScorer* live(const std::string& model, const Preferences& preferences);

    void freeMemory();
    void freeIdle(); // all but the live scorer, which a drawing may hold

    // Of one picture, by those that are installed; nothing before the first. Any thread.
    std::optional<double> estimatedSeconds() const { return m_times.estimate(); }

private:
    Result<Scored> scoreBy(const std::vector<std::string>& keys, const std::string& model,
                           std::span<const ScoreInput> inputs, const Preferences& preferences, std::stop_token stop);

    const ScoringTools m_tools;
    ScoreTimes m_times;
    struct Opened; // which scorers were opened, and how
    std::unique_ptr<Opened> m_opened;
    std::unique_ptr<PictureJudge> m_judge;
    std::map<std::string, Error> m_broken; // by key; until memory is freed
    std::unique_ptr<Opened> m_liveOpened;
    std::unique_ptr<LiveJudge> m_live;
};

} // namespace miro
