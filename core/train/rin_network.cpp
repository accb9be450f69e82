#include "train/rin_network.h"

#include "model/text_positions.h"
#include "train/checkpointing.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <cmath>
#include <functional>
#include <limits>

namespace miro {
namespace {

// 0 where a token is seen, -inf where it is padding, (B, 1, 1, alwaysSeen + T); undefined when all are seen.
at::Tensor additiveMask(const at::Tensor& textMask, int64_t alwaysSeen) {
    if (textMask.all().item<bool>())
        return {};
    at::Tensor mask = at::zeros({textMask.size(0), alwaysSeen + textMask.size(1)},
                                at::TensorOptions().dtype(at::kFloat).device(textMask.device()));
    mask.narrow(1, alwaysSeen, textMask.size(1))
        .masked_fill_(textMask.logical_not(), -std::numeric_limits<double>::infinity());
    return mask.unsqueeze(1).unsqueeze(1);
}

using LayerFunction = std::function<at::Tensor(const at::Tensor& to, const at::Tensor& from)>;

// Without keeping what happens inside of the layer. Where nothing before it wants gradients its own weights do.
at::Tensor computedAgain(const LayerFunction& layer, const at::Tensor& to, const at::Tensor& from) {
    const at::Tensor first = to.requires_grad() ? to : to.detach().requires_grad_(true);
    return checkpointed(first, from, from,
                        [layer](const std::vector<at::Tensor>& given) {
                            return std::vector<at::Tensor>{layer(given[0], given[1])};
                        })
        .front();
}

} // namespace

TrainInputs TrainInputs::select(const at::Tensor& rows) const {
    auto take = [&](const at::Tensor& tensor) {
        return tensor.defined() ? tensor.index_select(0, rows) : at::Tensor();
    };
    return {take(y),       take(gamma),      {take(text.tokens), take(text.mask)},
            take(rewards), take(rewardKept), take(previousLatents),
            missing};
}

int64_t RinNetwork::parameterCount() const {
    int64_t count = 0;
    for (const TrainParameter& parameter : m_parameters)
        count += parameter.value.numel();
    return count;
}

// Rewards, registers and text through the two transformer blocks: (B, S, D).
at::Tensor RinNetwork::conditionTokens(const TrainInputs& inputs, const at::Tensor& text) const {
    const int64_t rows = text.size(0);
    std::vector<at::Tensor> tokens;
    for (size_t i = 0; i < m_rewardEmbedders.size(); ++i)
        tokens.push_back(m_rewardEmbedders[i](inputs.rewards.select(1, static_cast<int64_t>(i)).nan_to_num(0.0)));
    at::Tensor rewardTokens = at::stack(tokens, 1);
    at::Tensor kept = inputs.rewardKept;
    if (inputs.missing == MissingReward::ZeroToken) {
        const at::Tensor known = inputs.rewards.isnan().logical_not();
        kept = kept.defined() ? kept.logical_and(known) : known;
    }
    if (kept.defined())
        rewardTokens = rewardTokens * kept.unsqueeze(-1).to(at::kFloat);
    const at::Tensor registers = m_textRegisters.unsqueeze(0).expand({rows, -1, -1});
    return at::cat({rewardTokens + rewardPositions(), registers,
                    m_textMap(withTextPositions(text, m_config.textPositions)).to(at::kFloat)},
                   1);
}

// (B, C, h, w) -> (B, places, patchWidth), a patch in the order row, column, channel.
at::Tensor RinNetwork::patches(const at::Tensor& y) const {
    const int64_t p = m_config.network.patchSize;
    const int64_t side = m_config.network.dataSize / p;
    return y.view({y.size(0), y.size(1), side, p, side, p})
        .permute({0, 2, 4, 3, 5, 1})
        .reshape({y.size(0), side * side, m_config.network.patchWidth()});
}

at::Tensor RinNetwork::picture(const at::Tensor& tokens) const {
    const RinNetworkConfig& network = m_config.network;
    const int64_t p = network.patchSize;
    const int64_t side = network.dataSize / p;
    return tokens.view({tokens.size(0), side, side, p, p, network.inputChannels})
        .permute({0, 5, 1, 3, 2, 4})
        .reshape({tokens.size(0), network.inputChannels, network.dataSize, network.dataSize});
}

// time: (B, 1, D). -> (B, latents, D).
at::Tensor RinNetwork::initialLatents(int64_t rows, const at::Tensor& time, const at::Tensor& condition,
                                      const at::Tensor& previousLatents) const {
    at::Tensor z;
    if (m_config.network.concatCondTokens)
        z = at::cat({m_latents.unsqueeze(0).expand({rows, -1, -1}), time, condition}, 1);
    else
        z = m_latents.unsqueeze(0) + time;
    if (!m_config.network.useSelfConditioning)
        return z;
    // Zeros still add a term, of biases and norms; one row of them is enough.
    const at::Tensor previous =
        previousLatents.defined() ? previousLatents : at::zeros({1, 1, m_config.network.latentDim}, z.options());
    return z + m_previousNorm2(previous + m_previousMlp(m_previousNorm1(previous)));
}

// false: left at one of its layers.
bool RinNetwork::runBlock(const TrainRinBlock& block, at::Tensor& x, at::Tensor& z, at::Tensor& condition,
                          const at::Tensor& mask, GraphCuts* cuts) const {
    const bool again = m_checkpointing && at::GradMode::is_enabled();
    const auto run = [&](at::Tensor& to, const at::Tensor& from, const LayerFunction& layer) {
        if (cuts && !cuts->border({&x, &z, &condition}))
            return false;
        to = again ? computedAgain(layer, to, from) : layer(to, from);
        return true;
    };
    const auto cross = [](const TrainCrossAttention& layer, const at::Tensor& seen = {}) {
        return [&layer, seen](const at::Tensor& to, const at::Tensor& from) {
            return layer(to, from, seen);
        };
    };
    if (block.retrieveCond && !run(z, condition, cross(*block.retrieveCond, mask)))
        return false;
    if (!run(z, x, cross(block.retrieve)))
        return false;
    for (const TrainSelfAttention& layer : block.process)
        if (!run(z, z, [&layer](const at::Tensor& tokens, const at::Tensor&) { return layer(tokens); }))
            return false;
    return run(x, z, cross(block.write));
}

// The published table; the row that was added stands last.
at::Tensor RinNetwork::rewardPositions() const {
    return m_addedPosition.defined() ? at::cat({m_rewardPositions, m_addedPosition}) : m_rewardPositions;
}

RinOutput RinNetwork::forward(const TrainInputs& inputs, GraphCuts* cuts) const {
    const PreconditioningConfig& scaling = m_config.preconditioning;
    const int64_t rows = inputs.y.size(0);
    at::Tensor text = inputs.text.tokens;
    at::Tensor textMask = inputs.text.mask;
    // What no row sees contributes exactly nothing, unless the tokens join the latents, which are not masked.
    if (!m_config.network.concatCondTokens) {
        const at::Tensor seen = textMask.any(0).nonzero();
        const int64_t used = seen.numel() > 0 ? seen.max().item<int64_t>() + 1 : 1;
        text = text.narrow(1, 0, used);
        textMask = textMask.narrow(1, 0, used);
    }

    const int64_t fixed = static_cast<int64_t>(m_rewardEmbedders.size()) + m_textRegisters.size(0);
    at::Tensor condition = conditionTokens(inputs, text);
    const at::Tensor mixingMask = additiveMask(textMask, fixed);
    for (const TrainCondBlock& block : m_condBlocks) {
        if (cuts && !cuts->border({&condition}))
            return {};
        condition = block(condition, mixingMask);
    }

    at::Tensor scaled = inputs.y;
    if (scaling.normalise) {
        const at::Tensor cIn =
            ((inputs.gamma * scaling.sigmaData).square() + (1 - inputs.gamma).square()).sqrt().reciprocal();
        scaled = scaled * cIn.view({-1, 1, 1, 1});
    }
    at::Tensor x = m_dataNorm(m_patchExtractor(patches(scaled))) + m_dataPositions;
    const at::Tensor time = m_timeEmbedder(inputs.gamma).to(at::kFloat).unsqueeze(1);
    at::Tensor z = initialLatents(rows, time, condition, inputs.previousLatents);

    at::Tensor seenByBlocks = at::cat({time, condition}, 1);
    const at::Tensor blockMask = additiveMask(textMask, fixed + 1);
    for (const TrainRinBlock& block : m_blocks)
        if (!runBlock(block, x, z, seenByBlocks, blockMask, cuts))
            return {};
    if (cuts && !cuts->border({&x}))
        return {};
    at::Tensor v = picture(m_output(m_outputNorm(x))).to(at::kFloat);
    if (scaling.normalise)
        v = v * std::sqrt(1 + scaling.sigmaData * scaling.sigmaData);
    return {v, z};
}

at::Tensor RinNetwork::logvar(const at::Tensor& gamma) const {
    return m_logvar(m_logvarFeatures(gamma)).flatten().to(at::kFloat);
}

} // namespace miro
