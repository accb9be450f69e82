// The data of a fine-tuning: pictures of the library and fresh ones that the model draws for it, over a spread of
// targets, as WebDataset shards in the published layout. First come shards without an opinion, which hold what networks
// see in each picture and are drawn once; labelling makes from them, in seconds, those that a profile is learned from.
#pragma once

#include "base/progress.h"
#include "flow/generate_request.h"
#include "image/image.h"
#include "taste/taste_features.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

// A picture that is there already.
struct TuningPicture {
    std::filesystem::path file;
    std::string prompt;
};

struct TuningSetPlan {
    GenerateRequest model;            // model, its folders, steps and guidance; its targets are drawn at random
    std::vector<std::string> prompts; // of fresh pictures, in turn
    int64_t fresh = 0;                // how many
    std::vector<TuningPicture> own;   // one that cannot be read any more is left out, and counted
    uint64_t seed = 0;
};

// What sees pictures: of each its features, in the layout. rewards: scorers by key; `targets` are the model's rewards
// that they speak for, as many, empty for one that speaks for none.
struct TuningEyes {
    TasteLayout layout;
    std::vector<std::string> targets;
    std::function<Result<std::vector<TasteFeatures>>(std::span<const Image> pictures,
                                                     std::span<const std::string> prompts, const std::stop_token& stop)>
        look;
};

struct TuningSetOutcome {
    int64_t pictures = 0;
    int64_t leftOut = 0; // files of `own`, among those looked at this time
};

// Where the seen shards and the labelled ones lie, below the fine-tuning's folder.
inline constexpr const char* kTuningSeen = "seen";
inline constexpr const char* kTuningLearn = "learn";
inline constexpr const char* kTuningHeldOut = "held-out";

// One in so many is held out.
inline constexpr int64_t kTuningHeldOutOf = 16;

// Makes folder/seen; shards that are there are kept, so it goes on where it was ended, and the same plan gives the same
// bytes. Progress: stage "sample" (pictures). Usage (no prompt), errors of drawing and of eyes, DiskFull, Stopped
// within a network block.
Result<TuningSetOutcome> makeTuningSet(const TuningSetPlan& plan, const TuningEyes& eyes,
                                       const std::filesystem::path& folder, ProgressSink& progress,
                                       const std::stop_token& stop);

// How well pictures are liked, one number each, in any units.
using TuningLiking = std::function<Result<std::vector<double>>(const std::vector<TasteFeatures>&)>;

// folder/learn and folder/held-out from folder/seen: each sample's scores and, as rewardKey, how much more it is liked
// than the other pictures of its prompt (liking's units). What lay there is replaced. Corrupt (shards of another
// layout), DiskFull, Stopped.
Result<void> labelTuningSet(const TuningEyes& eyes, const std::filesystem::path& folder, const std::string& rewardKey,
                            const TuningLiking& liking, const std::stop_token& stop);

} // namespace miro
