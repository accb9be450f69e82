// The controlled comparison: what its runs differ in, declared once, and the units of work that it consists of. Paired:
// all runs of a seed have the same network, first weights, noise, times and captions, and, but for the filtered pool,
// the same samples in the same order. Plain values: any thread.
#pragma once

#include "base/generation_settings.h"
#include "base/result.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace miro {

// As its file says it (job/controlled_settings.h has the keys), checked.
struct ControlledPlan {
    nlohmann::json training; // the flow config that all runs share, paths whole
    nlohmann::json asRun;    // all of it, for the folder's own copy

    std::vector<std::string> rewards;
    std::vector<std::string> scorers; // which measures each
    std::vector<uint64_t> seeds;
    std::string arms; // letters of those that are run
    int64_t runSamples = 0;
    int64_t curveSamples = 0;
    int64_t batch = 0;
    double selfCondition = 0; // part of the samples
    double keepPart = 0;      // (d)
    double dropRate = 0;      // (g)

    int64_t bestOf = 0; // (e)
    std::string bestOfReward;

    int64_t tuneFrom = 0; // (f): after so many samples of (a)
    int64_t tunePictures = 0;
    int64_t tuneEach = 0; // drawn of a caption; the best one is kept
    std::string tuneReward;
    double tuneGuidance = 0;
    double tuneRate = 0;

    std::vector<std::string> protocols; // keys of controlledProtocols()
    std::vector<double> guidance;       // 0: none
    int64_t samplingSteps = 0;
    int64_t promptsEach = 0; // of a category
    uint64_t promptSeed = 0;
    int64_t pictures = 0; // of a prompt
    uint64_t pictureSeed = 0;

    std::vector<std::string> curveProtocols;
    double curveGuidance = 0;
    int64_t curvePrompts = 0;
    int64_t curvePictures = 0;

    std::string primaryArm; // compared with (a)
    std::string primaryMetric;
    std::string primaryProtocol;
    double primaryGuidance = 0;
    double smallestEffect = 0;
    uint64_t bootstrapSeed = 0;
    int64_t bootstrapRounds = 0;

    int64_t stepsOf(int64_t samples) const { return samples / batch; }
};

// What the sampler is given of the rewards: the positive and the negative side's target of each that the run knows.
struct ControlledProtocol {
    std::string key;
    std::string says; // one sentence
    RewardTarget positive;
    RewardTarget negative;
};
const std::vector<ControlledProtocol>& controlledProtocols();         // high, middle, ignored, low
const ControlledProtocol& controlledProtocol(const std::string& key); // also kNoRewards; the key exists
// The protocol of runs that no reward is given to: there all are the same.
inline constexpr const char* kNoRewards = "none";

enum class ArmWay { Trained, BestOfN, Tuned }; // the last two build on (a)

// One thing that is compared.
struct ControlledArm {
    std::string key;   // "c", "b-clip_score"
    char letter = 'a'; // of the issue
    std::string says;  // one line
    ArmWay way = ArmWay::Trained;
    std::vector<std::string> used; // rewards that its network is given
    nlohmann::json changes;        // of the shared flow config
};

// All there are, in the order of their letters.
std::vector<ControlledArm> controlledArms(const ControlledPlan& plan);

struct ControlledRun {
    ControlledArm arm;
    uint64_t seed = 0;

    std::string name() const; // "c-1"
    // Whose training's models it is judged by: best-of-N has none of its own.
    std::string trainedAs() const;
};
// Seed by seed, each with all arms: what is finished early can be compared. only: names of runs, of arms, or seeds;
// empty: all.
// Usage, with the list: no such run.
Result<std::vector<ControlledRun>> controlledRuns(const ControlledPlan& plan, const std::vector<std::string>& only);

// The flow config of a run that is trained. Not for (f), whose second part begins from a model and a set of its own.
nlohmann::json trainingConfig(const ControlledPlan& plan, const ControlledRun& run);

// One judged set of pictures.
struct ControlledLook {
    ControlledRun run;
    int64_t samples = 0; // that its model was trained on
    bool curve = false;  // one of the smaller sets along the way
    std::string protocol;
    double guidance = 0;

    std::string name() const; // "c-1/curve-00025000-high-g0"
    int64_t bestOf(const ControlledPlan& plan) const { return run.arm.way == ArmWay::BestOfN ? plan.bestOf : 1; }
};
std::vector<ControlledLook> looksOf(const ControlledPlan& plan, const ControlledRun& run);

// The accounting of compute, in evaluations of the network for one sample or picture: a training step's forward and
// backward pass count 3, its first look for self-conditioning one more for the part of the samples that have it; a
// picture counts its steps, twice when guided.
struct ControlledCompute {
    double sample = 0;      // one that is trained on
    double tunePicture = 0; // one that (f) draws
    double whole = 0;       // a whole run
    int64_t tuneSteps = 0;  // left for (f) after (a)'s part and the drawing
};
// Usage when the drawing of (f) leaves no step.
Result<ControlledCompute> computeOf(const ControlledPlan& plan);

} // namespace miro
