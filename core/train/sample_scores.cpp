#include "train/sample_scores.h"

#include "base/scorers.h"
#include "hub/model_store.h"
#include "tensor/threads.h"

#include <cmath>
#include <limits>

namespace miro {

Result<RepoFinder> scorerRepos(const std::vector<std::filesystem::path>& folders) {
    MIRO_TRY(ModelStore models, ModelStore::open(folders));
    return RepoFinder([models = std::move(models)](const std::string& repo) { return models.findRepo(repo); });
}

Result<std::unique_ptr<SampleScores>> SampleScores::open(const std::vector<std::string>& scorers,
                                                         const RepoFinder& repos, const ScoringOptions& options) {
    auto session = ScoringSession::open(scorers, repos, options);
    if (!session.ok())
        return session.error().within("sample-scorers");
    return std::unique_ptr<SampleScores>(new SampleScores(std::move(*session)));
}

Result<TrainNumbers> SampleScores::means(const std::vector<Image>& pictures, const std::vector<std::string>& prompts,
                                         const std::string& ending, std::stop_token stop) {
    const KeptThreads kept;
    std::vector<ScoreInput> inputs;
    for (size_t i = 0; i < pictures.size(); ++i)
        inputs.push_back({&pictures[i], prompts.at(i)});
    auto scores = m_session->score(inputs, nullptr, stop);
    m_session->freeMemory(); // the training needs it
    if (!scores.ok())
        return scores.error();
    TrainNumbers means;
    for (const RawScores& one : *scores) {
        double sum = 0;
        int64_t count = 0;
        for (const double value : one.values)
            if (std::isfinite(value)) {
                sum += value;
                ++count;
            }
        double mean = count > 0 ? sum / static_cast<double>(count) : std::numeric_limits<double>::quiet_NaN();
        if (const ScorerInfo* info = miro::scorers().find(one.scorer))
            mean = trainingValue(*info, mean);
        means.emplace_back(one.scorer + ending, mean);
    }
    return means;
}

} // namespace miro
