#include "train/train_batch.h"

#include "train/random_streams.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace miro {

std::vector<bool> keptRewards(RewardDropout strategy, double rate, int64_t count, SeededRandom& random) {
    std::vector<bool> kept(static_cast<size_t>(count), true);
    if (strategy == RewardDropout::Binomial) {
        for (size_t i = 0; i < kept.size(); ++i)
            kept[i] = !random.chance(rate);
        if (std::find(kept.begin(), kept.end(), true) == kept.end())
            kept[random.below(kept.size())] = true;
    } else if (strategy == RewardDropout::Uniform) {
        // The first places of a shuffle, so that each set of that size is as likely.
        const uint64_t dropped = random.below(kept.size());
        std::vector<size_t> order(kept.size());
        std::iota(order.begin(), order.end(), size_t{0});
        for (uint64_t i = 0; i < dropped; ++i) {
            std::swap(order[i], order[i + random.below(order.size() - i)]);
            kept[order[i]] = false;
        }
    }
    return kept;
}

StepDraws StepDraws::make(const FlowRecipe& recipe, const RinConfig& config, uint64_t seed, uint64_t step,
                          const std::vector<int64_t>& rows) {
    const RinNetworkConfig& network = config.network;
    const std::vector<int64_t> shape{network.inputChannels, network.dataSize, network.dataSize};
    const int64_t count = static_cast<int64_t>(rows.size());
    const int64_t rewards = static_cast<int64_t>(config.rewardKeys.size());
    StepDraws draws;
    draws.latentNoise = normalRows(seed, RandomPurpose::LatentNoise, step, rows, shape);
    draws.noise = normalRows(seed, RandomPurpose::Noise, step, rows, shape);
    draws.time = at::empty({count}, at::kFloat);
    draws.textDropped = at::zeros({count}, at::kBool);
    draws.selfConditioned = at::zeros({count}, at::kBool);
    draws.synthetic = at::zeros({count}, at::kBool);
    draws.rewardKept = at::ones({count, rewards}, at::kBool);
    if (recipe.usualRewards > 0)
        draws.usual = at::zeros({count}, at::kBool);
    for (int64_t i = 0; i < count; ++i) {
        auto stream = [&](RandomPurpose purpose) {
            return randomStream(seed, purpose, step, static_cast<uint64_t>(rows[static_cast<size_t>(i)]));
        };
        auto decide = [&](const at::Tensor& into, RandomPurpose purpose, double probability) {
            into.mutable_data_ptr<bool>()[i] = stream(purpose).chance(probability);
        };
        const double normal = stream(RandomPurpose::Time).normal();
        draws.time.mutable_data_ptr<float>()[i] =
            static_cast<float>(1 / (1 + std::exp(-(recipe.timeMean + recipe.timeDeviation * normal))));
        decide(draws.textDropped, RandomPurpose::TextDrop, recipe.dropText);
        decide(draws.selfConditioned, RandomPurpose::SelfCondition, recipe.selfCondition);
        decide(draws.synthetic, RandomPurpose::Caption, recipe.syntheticCaptions);
        SeededRandom choosing = stream(RandomPurpose::RewardDrop);
        std::vector<bool> kept = keptRewards(recipe.rewardDropout, recipe.rewardDropRate, rewards, choosing);
        if (stream(RandomPurpose::RewardsDrop).chance(recipe.dropRewards))
            kept.assign(kept.size(), false);
        std::copy(kept.begin(), kept.end(), draws.rewardKept.mutable_data_ptr<bool>() + i * rewards);
        if (draws.usual.defined())
            decide(draws.usual, RandomPurpose::UsualRewards, recipe.usualRewards);
    }
    return draws;
}

StepDraws StepDraws::to(at::Device device) const {
    auto move = [&](const at::Tensor& tensor) {
        return tensor.defined() ? tensor.to(device) : at::Tensor();
    };
    return {move(latentNoise),     move(noise),      move(time),      move(textDropped),
            move(selfConditioned), move(rewardKept), move(synthetic), move(usual)};
}

} // namespace miro
