// Pictures to the scores that the library keeps: raw, in training units, as a quantile, with the scorer's version and
// its checkpoint's hash. Composes the models folder, the scorers and their bin edges.
#pragma once

#include "base/paths.h"
#include "library/picture_record.h"
#include "reward/scoring_session.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace miro {

class ModelStore;

struct MissingScorer {
    std::string scorer;
    std::string missing;          // one line: what it lacks and where to get it
    std::string repo;             // the first that is missing
    std::optional<int64_t> bytes; // of it, where known
    std::string licence;
};

// Which scorers the models present allow; looks at files' names and sizes only. Any thread.
struct ScorersPresent {
    std::vector<std::string> present;
    std::vector<MissingScorer> missing;
};
ScorersPresent scorersPresent(const ModelStore& models);

// Where the repositories of scorers lie. models outlives it.
RepoFinder scorerRepos(const ModelStore& models);

// Whether `scores` holds one of each of these versions (PictureScorer::versions()).
bool areMeasured(const std::vector<ScoreRecord>& versions, const std::vector<ScoreRecord>& scores);

// Owned by one worker; every method on its thread. Keeps its session between calls.
class PictureScorer {
public:
    // scorers: keys, or empty for those that are present: then one whose folder is there and lacks a file is left out,
    // with a note. A named one that is missing is NotFound, with its repository, size and licence; one that is unknown
    // Usage. cacheFolder: of hashes. Bin edges are the scorer's own (reward_bins.json beside its checkpoint, or in the
    // pack that it lies in), else those of calibrationFolder(); read here.
    static Result<std::unique_ptr<PictureScorer>> open(const ModelStore& models, std::vector<std::string> scorers,
                                                       const ScoringOptions& options,
                                                       const std::filesystem::path& cacheFolder = miro::cacheFolder());
    ~PictureScorer();

    const std::vector<std::string>& scorers() const;

    // Each scorer's version and checkpoint, without values: what is compared with what the library has. Reads a
    // checkpoint once; see checkpoint_hash.h.
    Result<std::vector<ScoreRecord>> versions(ProgressSink* progress, std::stop_token stop);

    // A generator's own bin edges (reward_bins.json in its folder, or its parent) go before all others from now on, for
    // the scorers that it learned from (scorerOfTarget()); empty: none do.
    void setModelFolder(const std::filesystem::path& folder);

    // One vector an input, in the order of scorers(). A score that could not be computed has no values.
    Result<std::vector<std::vector<ScoreRecord>>> score(std::span<const ScoreInput> inputs, ProgressSink* progress,
                                                        std::stop_token stop);

    std::vector<std::string> notes() const;
    void freeMemory();

private:
    PictureScorer();
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace miro
