#include "train/rin_network.h"

#include "train/checkpointing.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <cmath>
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
    return at::cat({rewardTokens + m_rewardPositions, registers, m_textMap(text.to(at::kFloat)).to(at::kFloat)}, 1);
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

void RinNetwork::runBlock(const TrainRinBlock& block, at::Tensor& x, at::Tensor& z, const at::Tensor& condition,
                          const at::Tensor& mask) const {
    if (block.retrieveCond)
        z = (*block.retrieveCond)(z, condition, mask);
    z = block.retrieve(z, x);
    for (const TrainSelfAttention& layer : block.process)
        z = layer(z);
    x = block.write(x, z);
}

RinOutput RinNetwork::forward(const TrainInputs& inputs) const {
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

    const int64_t fixed = m_rewardPositions.size(0) + m_textRegisters.size(0);
    at::Tensor condition = conditionTokens(inputs, text);
    const at::Tensor mixingMask = additiveMask(textMask, fixed);
    for (const TrainCondBlock& block : m_condBlocks)
        condition = block(condition, mixingMask);

    at::Tensor scaled = inputs.y;
    if (scaling.normalise) {
        const at::Tensor cIn =
            ((inputs.gamma * scaling.sigmaData).square() + (1 - inputs.gamma).square()).sqrt().reciprocal();
        scaled = scaled * cIn.view({-1, 1, 1, 1});
    }
    at::Tensor x = m_dataNorm(m_patchExtractor(patches(scaled))) + m_dataPositions;
    const at::Tensor time = m_timeEmbedder(inputs.gamma).to(at::kFloat).unsqueeze(1);
    at::Tensor z = initialLatents(rows, time, condition, inputs.previousLatents);

    const at::Tensor seenByBlocks = at::cat({time, condition}, 1);
    const at::Tensor blockMask = additiveMask(textMask, fixed + 1);
    for (const TrainRinBlock& block : m_blocks) {
        if (!m_checkpointing || !at::GradMode::is_enabled()) {
            runBlock(block, x, z, seenByBlocks, blockMask);
            continue;
        }
        const std::vector<at::Tensor> outputs =
            checkpointed(x, z, seenByBlocks, [this, &block, blockMask](const std::vector<at::Tensor>& given) {
                at::Tensor data = given[0];
                at::Tensor latents = given[1];
                runBlock(block, data, latents, given[2], blockMask);
                return std::vector<at::Tensor>{data, latents};
            });
        x = outputs[0];
        z = outputs[1];
    }
    at::Tensor v = picture(m_output(m_outputNorm(x))).to(at::kFloat);
    if (scaling.normalise)
        v = v * std::sqrt(1 + scaling.sigmaData * scaling.sigmaData);
    return {v, z};
}

at::Tensor RinNetwork::logvar(const at::Tensor& gamma) const {
    return m_logvar(m_logvarFeatures(gamma)).flatten().to(at::kFloat);
}

} // namespace miro
