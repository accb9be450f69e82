// Scorers at work: pictures and prompts to raw values. Opens what it is asked for, loads each network when it is first
// needed, computes what several scorers share (a vision tower's features) once, and keeps within a memory budget.
#pragma once

#include "base/progress.h"
#include "base/registry.h"
#include "base/result.h"
#include "image/image.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

struct ScorerMaker; // see scorer.h

// Gives the folder of a repository in its published layout; NotFound says what is missing and where to get it.
using RepoFinder = std::function<Result<std::filesystem::path>(const std::string& repo)>;

struct ScoreInput {
    const Image* image = nullptr; // as decodeImage() gives it; outlives the call
    std::string prompt;
};

struct ScoringOptions {
    std::string device = "auto";                   // see parseDevice()
    int64_t memoryBudget = 0;                      // bytes of networks that stay loaded; 0: as many as are asked for
    int64_t threads = 0;                           // as Preferences::threads
    int64_t batch = 8;                             // pictures at once
    const Registry<ScorerMaker>* makers = nullptr; // what keys stand for; null: every scorer there is. For tests
};

// The raw values of one scorer, one an input; NaN: could not be computed.
struct RawScores {
    std::string scorer;
    std::vector<double> values;
};

// Owned by one worker; every method on its thread.
class ScoringSession {
public:
    // scorers: keys of scorers(). Opens their files and checks them against their configurations; reads no weights.
    // Usage (a key that is not known, with the list), NotFound, Corrupt, Unsupported: names the scorer and the file.
    static Result<std::unique_ptr<ScoringSession>> open(const std::vector<std::string>& scorers,
                                                        const RepoFinder& repos, const ScoringOptions& options);
    ~ScoringSession();

    // Blocks. In the order of open()'s scorers. Progress: stage "load", then "score" (scorers times pictures). Stopped
    // within one network block; OutOfMemory after a second try with half the batch.
    Result<std::vector<RawScores>> score(std::span<const ScoreInput> inputs, ProgressSink* progress,
                                         std::stop_token stop);

    // The file whose weights decide a scorer's values: what its sha256 is taken of.
    std::filesystem::path checkpointOf(const std::string& scorer) const;

    // One line each, for the user: what runs on the processor because the device is too small, and how slow that is.
    std::vector<std::string> notes() const;

    void freeMemory(); // networks come back when they are needed

private:
    ScoringSession();
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace miro
