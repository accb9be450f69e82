#include "train/flow_loss.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <cmath>

namespace miro {
namespace {

// The rows of `second` where chosen says so. Both padded to the longer one.
TextCondition chooseText(const TextCondition& first, const TextCondition& second, const at::Tensor& chosen) {
    const int64_t length = std::max(first.tokens.size(1), second.tokens.size(1));
    auto padded = [&](const at::Tensor& tensor) {
        std::vector<int64_t> shape = tensor.sizes().vec();
        shape[1] = length - shape[1];
        return shape[1] == 0 ? tensor : at::cat({tensor, at::zeros(shape, tensor.options())}, 1);
    };
    return {at::where(chosen.view({-1, 1, 1}), padded(second.tokens), padded(first.tokens)),
            at::where(chosen.view({-1, 1}), padded(second.mask), padded(first.mask))};
}

// The empty prompt in each row. A single token stands at all `length` places, of which the first is seen, as in the
// published training; it matters only where unseen tokens join the latents.
TextCondition emptyPrompts(const at::Tensor& tokens, int64_t rows, int64_t length) {
    const bool single = tokens.size(0) == 1;
    const int64_t places = single ? length : tokens.size(0);
    at::Tensor mask = at::ones({rows, places}, tokens.options().dtype(at::kBool));
    if (single)
        mask.narrow(1, 1, places - 1).fill_(false);
    return {tokens.unsqueeze(0).expand({rows, places, -1}), mask};
}

// A first look at the same noisy samples, for those that are to be self-conditioned: (B, latents, D), zeros elsewhere.
at::Tensor previousLatents(const RinNetwork& network, const TrainInputs& inputs, const at::Tensor& wanted,
                           GraphCuts* cuts) {
    at::NoGradGuard looking;
    const at::Tensor rows = wanted.nonzero().flatten();
    if (rows.numel() == 0)
        return {};
    if (rows.numel() == wanted.numel())
        return network.forward(inputs, cuts).z;
    const at::Tensor z = network.forward(inputs.select(rows), cuts).z;
    if (!z.defined())
        return {}; // left
    return at::zeros({wanted.numel(), z.size(1), z.size(2)}, z.options()).index_copy_(0, rows, z);
}

} // namespace

FlowQuestion flowQuestion(const RinNetwork& network, const FlowSetting& setting, const TrainBatch& batch,
                          const StepDraws& draws) {
    at::NoGradGuard preparing;
    const FlowRecipe& recipe = setting.recipe;
    TextCondition text{batch.text.tokens.to(at::kFloat), batch.text.mask};
    at::Tensor rewards = batch.rewards;
    if (batch.syntheticText.tokens.defined()) {
        text = chooseText(text, {batch.syntheticText.tokens.to(at::kFloat), batch.syntheticText.mask}, draws.synthetic);
        rewards = at::where(draws.synthetic.unsqueeze(1), batch.syntheticRewards, rewards);
    }
    if (draws.textDropped.any().item<bool>()) {
        text =
            chooseText(text, emptyPrompts(setting.unconditional, batch.rows(), text.mask.size(1)), draws.textDropped);
        const at::Tensor dropped = draws.textDropped.unsqueeze(1);
        if (recipe.rewardsWithoutText == RewardsWithoutText::Zero)
            rewards = rewards.masked_fill(dropped, 0.0);
        else if (recipe.rewardsWithoutText == RewardsWithoutText::LeftOut)
            rewards = rewards.masked_fill(dropped, std::nan(""));
    }
    at::Tensor kept = draws.rewardKept;
    if (setting.neverGiven.defined()) // also where the text is dropped
        kept = kept.logical_and(setting.neverGiven.logical_not());

    at::Tensor latents = batch.mean.to(at::kFloat);
    if (batch.std.defined())
        latents = latents + batch.std.to(at::kFloat) * draws.latentNoise;
    const at::Tensor x0 = setting.scaling.fromVae(latents);
    const SchedulerConfig& scheduler = network.config().scheduler;
    const at::Tensor gamma =
        (draws.time * (scheduler.end - scheduler.start) + scheduler.start).clamp_min(scheduler.clipMin);
    const at::Tensor share = gamma.view({-1, 1, 1, 1});
    const at::Tensor y = share * x0 + (1 - share) * draws.noise;
    return {{y.contiguous(), gamma, std::move(text), rewards, kept, {}, recipe.missing}, draws.noise - x0};
}

FlowLoss flowLoss(const RinNetwork& network, const FlowSetting& setting, const TrainBatch& batch,
                  const StepDraws& draws, GraphCuts* cuts) {
    FlowQuestion question = flowQuestion(network, setting, batch, draws);
    TrainInputs& inputs = question.inputs;
    if (network.config().network.useSelfConditioning)
        inputs.previousLatents = previousLatents(network, inputs, draws.selfConditioned, cuts);

    FlowLoss result;
    result.gamma = inputs.gamma;
    const RinOutput output = cuts && cuts->left() ? RinOutput() : network.forward(inputs, cuts);
    if (!output.v.defined())
        return result;
    const at::Tensor squares = (output.v - question.target).square();
    // The mean over a sample first: it is wanted of each one, and the mean of the means is the mean.
    const at::Tensor errors = squares.mean({1, 2, 3});
    result.raw = errors.detach();
    if (!setting.recipe.gradientNormReweighting) {
        result.loss = errors.mean();
        return result;
    }
    const at::Tensor logvar = network.logvar(inputs.gamma);
    result.logvar = logvar.detach();
    result.loss = (errors / logvar.exp() + logvar).mean();
    return result;
}

} // namespace miro
