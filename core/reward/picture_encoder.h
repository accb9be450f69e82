// Pictures and prompts to the vectors of a frozen CLIP: what a personal reward learns from. The towers are those of a
// scorer, with its preprocessing.
#pragma once

#include "reward/scoring_session.h"

#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

struct EncodedInput {
    std::vector<float> picture; // of length 1
    std::vector<float> prompt;  // the same
};

// Keys of scorers whose CLIP can be asked, the best first.
const std::vector<std::string>& encoderScorers();

// Owned by one worker; every method on its thread.
class PictureEncoder {
public:
    // scorer: of encoderScorers(). Reads no weights. NotFound, Corrupt, Unsupported: names the file.
    static Result<std::unique_ptr<PictureEncoder>> open(const std::string& scorer, const RepoFinder& repos,
                                                        const ScoringOptions& options);
    ~PictureEncoder();

    // Blocks; one an input, in their order. Stopped within one network block; OutOfMemory after a try one by one.
    Result<std::vector<EncodedInput>> encode(std::span<const ScoreInput> inputs, std::stop_token stop);

    // The file whose weights decide the vectors.
    std::filesystem::path checkpoint() const;
    void freeMemory(); // networks come back when they are needed

private:
    PictureEncoder();
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace miro
