// What a run's own samples are worth: the mean of each scorer over pictures drawn with all targets high, and with all
// low, so that the curves show whether the rewards have learned to steer.
#pragma once

#include "reward/scoring_session.h"
#include "train/train_task.h"

namespace miro {

// Where the repositories of the scorers lie: in these folders of models, or, when there are none, in the usual ones.
Result<RepoFinder> scorerRepos(const std::vector<std::filesystem::path>& folders);

// Owned by the task; one thread at a time. Nothing stays loaded between two calls.
class SampleScores {
public:
    // scorers: keys of scorers(). What ScoringSession::open() says; it reads no weights.
    static Result<std::unique_ptr<SampleScores>> open(const std::vector<std::string>& scorers, const RepoFinder& repos,
                                                      const ScoringOptions& options);

    // KEY + ending for each scorer: the mean over the pictures in the units that models are trained with; NaN where
    // none could be scored. A prompt a picture. What ScoringSession::score() says.
    Result<TrainNumbers> means(const std::vector<Image>& pictures, const std::vector<std::string>& prompts,
                               const std::string& ending, std::stop_token stop);

private:
    explicit SampleScores(std::unique_ptr<ScoringSession> session) : m_session(std::move(session)) {}

    std::unique_ptr<ScoringSession> m_session;
};

} // namespace miro
