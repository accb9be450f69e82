// What one optimiser step learns from, and every random decision about it. Plain values on one device: the arithmetic
// of a step is a pure function of the two, so that tests and the published package can be given the same.
#pragma once

#include "base/seeded_random.h"
#include "tensor/text_condition.h"
#include "train/rin_network.h"

#include <string>

namespace miro {

// B samples. Files hold the numbers as fp16; any floating type is taken.
struct TrainBatch {
    at::Tensor mean; // (B, C, h, w), of the autoencoder's distribution
    at::Tensor std;  // the same; undefined: the mean is the sample
    TextCondition text;
    at::Tensor rewards; // (B, N) fp32 quantiles in the order of rewardKeys; NaN: missing

    // A second caption's embeddings and scores; undefined where the set has none.
    TextCondition syntheticText;
    at::Tensor syntheticRewards;

    std::vector<std::string> names; // of the samples, for messages; may be empty

    int64_t rows() const { return mean.size(0); }
};

enum class RewardDropout {
    None,
    Binomial, // each with its probability, one at least stays
    Uniform,  // so many that every number from 0 to N - 1 is as likely
};

// What happens to the rewards of a sample whose text is dropped. The published code makes them NaN, which its training
// then reads as the value 0: the negative branch of guidance (empty prompt, targets 0) is what it learns there.
enum class RewardsWithoutText { Zero, Keep, LeftOut };

struct FlowRecipe {
    double selfCondition = 0.9; // of the samples
    double dropText = 0.1;
    double syntheticCaptions = 0.5; // where there are any
    RewardDropout rewardDropout = RewardDropout::None;
    double rewardDropRate = 0; // binomial only
    double dropRewards = 0;    // of the samples, without any reward, whatever the strategy
    double usualRewards = 0;   // of the samples, whose rewards but the last are said to be 1: as pictures are asked for
    RewardsWithoutText rewardsWithoutText = RewardsWithoutText::Zero;
    MissingReward missing = MissingReward::ZeroToken;
    bool gradientNormReweighting = true;
    double timeMean = 0; // t = sigmoid(mean + deviation * n)
    double timeDeviation = 1;
};

// B rows each.
struct StepDraws {
    at::Tensor latentNoise;     // (B, C, h, w) fp32; undefined where the batch has no std
    at::Tensor noise;           // the same
    at::Tensor time;            // (B) fp32 in (0, 1); 1 is noise
    at::Tensor textDropped;     // (B) bool
    at::Tensor selfConditioned; // (B) bool
    at::Tensor rewardKept;      // (B, N) bool
    at::Tensor synthetic;       // (B) bool
    at::Tensor usual = {};      // (B) bool: rewards are said to be 1; undefined: none

    // rows: the samples' numbers in the step's whole batch, over all processes and micro-batches. On the CPU.
    static StepDraws make(const FlowRecipe& recipe, const RinConfig& config, uint64_t seed, uint64_t step,
                          const std::vector<int64_t>& rows);

    StepDraws to(at::Device device) const;
};

// The rewards of one sample that stay, N of them.
std::vector<bool> keptRewards(RewardDropout strategy, double rate, int64_t count, SeededRandom& random);

} // namespace miro
