// Pictures of a run's models: drawn under a protocol, judged by the detector, scored by every reward; and those from
// which (f) goes on.
#pragma once

#include "eval/controlled_result.h"
#include "eval/controlled_tools.h"

#include <memory>
#include <span>

namespace miro {

// Owned by the job; one thread, which shares its work with libtorch's.
class ControlledPictures {
public:
    // Opens the scorers and makes the held-out prompts. Usage (a category has not so many; a scorer that is not known),
    // NotFound, Corrupt.
    static Result<std::unique_ptr<ControlledPictures>> open(const ControlledPlan& plan, ControlledTools tools);
    ~ControlledPictures();

    // Of a model folder. The same prompts and noise for every run. Progress: stage "sample" (pictures). Errors of
    // loading, drawing and scoring, Stopped.
    Result<LookResult> look(const ControlledLook& look, const std::filesystem::path& model, ProgressSink& progress,
                            std::stop_token stop);

    // The judge on what it should see: a rendered scene of each held-out prompt in place of drawn pictures, well taken.
    // What its accuracy lacks of 1 is missing from all others, too.
    Result<LookResult> lookAtScenes(ProgressSink& progress, std::stop_token stop);

    // Shards for (f) in `folder`, whose shards that are there are kept: for captions of the training set (no two the
    // same sample), the best of their pictures as latents, with their text states. Gives back how many samples there
    // are. Errors as above, and those of the training set.
    Result<int64_t> drawTuningSet(uint64_t seed, const std::filesystem::path& model,
                                  const std::filesystem::path& folder, ProgressSink& progress, std::stop_token stop);

private:
    struct State;
    explicit ControlledPictures(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

// The root mean square of the differences of two pictures of one size, reduced to 32 x 32, from 0 to 1; the mean over
// all pairs.
double pictureDiversity(std::span<const Image* const> pictures);

} // namespace miro
