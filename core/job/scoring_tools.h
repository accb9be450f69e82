// How the queue gets at scorers: PictureScorer behind it in the program, a stand-in in tests.
#pragma once

#include "base/result.h"
#include "library/picture_record.h"
#include "reward/scoring_session.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// Owned by one worker; every method on its thread.
class PictureJudge {
public:
    virtual ~PictureJudge() = default;
    // Whose bin edges count for what is scored from now on; empty, or one that is not here: the scorers' own.
    virtual void useModel(const std::string& /*model*/) {}
    // As PictureScorer::score(): one vector an input, a record each scorer that works. Stopped within one network
    // block.
    virtual Result<std::vector<std::vector<ScoreRecord>>> score(std::span<const ScoreInput> inputs,
                                                                std::stop_token stop) = 0;
    virtual std::vector<std::string> notes() const = 0; // one line each, for the user
    virtual void freeMemory() = 0;
};

struct ScoringTools {
    // Keys of the scorers that the models here allow; a look at files' names. Any thread.
    std::function<std::vector<std::string>()> present;
    // keys: of those. Reads no weights. Where they are all of them, one that turns out to be broken is left out.
    std::function<Result<std::unique_ptr<PictureJudge>>(const std::vector<std::string>& keys,
                                                        const ScoringOptions& options)>
        open;
};

// Of these models folders; empty: this machine's usual ones.
ScoringTools scoringTools(std::vector<std::filesystem::path> modelFolders);

} // namespace miro
