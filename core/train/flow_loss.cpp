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

// v of the self-conditioned network; undefined: left.
at::Tensor velocity(const RinNetwork& network, TrainInputs inputs, const at::Tensor& selfConditioned, GraphCuts* cuts) {
    if (network.config().network.useSelfConditioning)
        inputs.previousLatents = previousLatents(network, inputs, selfConditioned, cuts);
    return cuts && cuts->left() ? at::Tensor() : network.forward(inputs, cuts).v;
}

// The mean over a sample first: it is wanted of each one, and the mean of the means is the mean.
at::Tensor meanSquares(const at::Tensor& difference) {
    return difference.square().mean({1, 2, 3});
}

// Every row, and again with the last reward mirrored.
TrainInputs withMirrored(const TrainInputs& inputs) {
    const auto twice = [](const at::Tensor& tensor) {
        return at::cat({tensor, tensor});
    };
    at::Tensor mirrored = inputs.rewards.clone();
    at::Tensor last = mirrored.select(1, mirrored.size(1) - 1);
    last.copy_(1 - last);
    TrainInputs both = inputs;
    both.y = twice(inputs.y);
    both.gamma = twice(inputs.gamma);
    both.text = {twice(inputs.text.tokens), twice(inputs.text.mask)};
    both.rewards = at::cat({inputs.rewards, mirrored});
    both.rewardKept = twice(inputs.rewardKept);
    return both;
}

struct Errors {
    at::Tensor raw;     // (B) of the target
    at::Tensor learned; // (B) what is minimised; undefined: left
};

Errors publishedErrors(const RinNetwork& network, const FlowQuestion& question, const StepDraws& draws,
                       GraphCuts* cuts) {
    const at::Tensor v = velocity(network, question.inputs, draws.selfConditioned, cuts);
    if (!v.defined())
        return {};
    const at::Tensor errors = meanSquares(v - question.target);
    return {errors.detach(), errors};
}

Errors anchoredErrors(const RinNetwork& network, const FlowSetting& setting, const FlowQuestion& question,
                      const StepDraws& draws, GraphCuts* cuts) {
    at::Tensor before;
    {
        at::NoGradGuard looking;
        TrainInputs inputs = question.inputs;
        const int64_t known = inputs.rewards.size(1) - 1;
        inputs.rewards = inputs.rewards.narrow(1, 0, known);
        inputs.rewardKept = inputs.rewardKept.narrow(1, 0, known);
        before = velocity(*setting.untouched, std::move(inputs), draws.selfConditioned, cuts);
    }
    const at::Tensor both = before.defined() ? velocity(network, withMirrored(question.inputs),
                                                        at::cat({draws.selfConditioned, draws.selfConditioned}), cuts)
                                             : at::Tensor();
    if (!both.defined())
        return {};
    const std::vector<at::Tensor> halves = both.chunk(2);
    const at::Tensor errors = meanSquares(before + (halves[0] - halves[1]) / 2 - question.target);
    return {errors.detach(), errors + setting.anchor * meanSquares((halves[0] + halves[1]) / 2 - before)};
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
    if (draws.usual.defined()) {
        rewards = rewards.clone();
        at::Tensor known = rewards.narrow(1, 0, rewards.size(1) - 1);
        known.masked_fill_(draws.usual.unsqueeze(1).logical_and(known.isnan().logical_not()), 1.0);
    }
    if (draws.textDropped.any().item<bool>()) {
        text =
            chooseText(text, emptyPrompts(setting.unconditional, batch.rows(), text.mask.size(1)), draws.textDropped);
        at::Tensor dropped = draws.textDropped.unsqueeze(1).expand_as(rewards);
        if (setting.untouched) { // the added reward is learned with a text and without
            dropped = dropped.clone();
            dropped.select(1, dropped.size(1) - 1).fill_(false);
        }
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
    const FlowQuestion question = flowQuestion(network, setting, batch, draws);
    FlowLoss result;
    result.gamma = question.inputs.gamma;
    const Errors errors = setting.untouched ? anchoredErrors(network, setting, question, draws, cuts)
                                            : publishedErrors(network, question, draws, cuts);
    if (!errors.learned.defined())
        return result;
    result.raw = errors.raw;
    if (!setting.recipe.gradientNormReweighting) {
        result.loss = errors.learned.mean();
        return result;
    }
    const at::Tensor logvar = network.logvar(question.inputs.gamma);
    result.logvar = logvar.detach();
    result.loss = (errors.learned / logvar.exp() + logvar).mean();
    return result;
}

} // namespace miro
