#include "model/rin.h"

#include "model/text_positions.h"
#include "tensor/device_memory.h"
#include "tensor/fused_ops.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <limits>

namespace miro {
namespace {

std::string shapeText(const at::Tensor& tensor) {
    return tensor.defined() ? fmt::format("({})", fmt::join(tensor.sizes(), ", ")) : "nothing";
}

Error wrongInput(const std::string& what, const at::Tensor& found, const std::string& expected) {
    return usageError(fmt::format("{} has the shape {}, this model takes {}", what, shapeText(found), expected));
}

Result<void> checkPlan(const ComputePlan& plan) {
    if (plan.precision == Precision::Int8 && !plan.device.is_cpu())
        return Error{ErrorCode::Unsupported, "precision int8 runs on a CPU only; use bf16 on a GPU"};
    return {};
}

} // namespace

RinCondition RinCondition::select(const std::vector<int64_t>& which) const {
    c10::InferenceMode guard;
    RinCondition selected;
    selected.rows = static_cast<int64_t>(which.size());
    at::Tensor index = at::tensor(which, at::kLong);
    auto take = [&](const at::Tensor& tensor) {
        return tensor.defined() ? tensor.index_select(0, index.to(tensor.device())) : at::Tensor();
    };
    selected.tokens = take(tokens);
    selected.mask = take(mask);
    for (const KeyValue& pair : keyValues)
        selected.keyValues.push_back({take(pair.key), take(pair.value)});
    return selected;
}

int64_t Rin::latentRows(const RinCondition& condition) const {
    int64_t learned = m_config.network.learnedLatentCount();
    return m_config.network.concatCondTokens ? learned + 1 + condition.tokens.size(1) : learned;
}

Result<void> Rin::checkCondition(const TextCondition& text, const at::Tensor& rewards) const {
    int64_t width = m_config.network.labelDim;
    int64_t count = static_cast<int64_t>(m_config.rewardKeys.size());
    if (!text.tokens.defined() || text.tokens.dim() != 3 || text.tokens.size(1) < 1 || text.tokens.size(2) != width)
        return wrongInput("the text", text.tokens, fmt::format("(B, T, {}), one token at least", width));
    if (!text.mask.defined() || text.mask.sizes() != text.tokens.sizes().slice(0, 2) ||
        text.mask.scalar_type() != at::kBool)
        return wrongInput("the text's mask", text.mask, "(B, T) booleans");
    if (!rewards.defined() || rewards.dim() != 2 || rewards.size(0) != text.tokens.size(0) || rewards.size(1) != count)
        return wrongInput("the list of targets", rewards, fmt::format("({}, {})", text.tokens.size(0), count));
    return {};
}

Result<void> Rin::checkInputs(const at::Tensor& y, const at::Tensor& gamma, const RinCondition& condition,
                              const at::Tensor& previousLatents) const {
    const RinNetworkConfig& network = m_config.network;
    if (y.dim() != 4 || y.size(1) != network.inputChannels || y.size(2) != network.dataSize ||
        y.size(3) != network.dataSize || y.size(0) != condition.rows)
        return wrongInput(
            "the sample", y,
            fmt::format("({}, {}, {}, {})", condition.rows, network.inputChannels, network.dataSize, network.dataSize));
    if (gamma.dim() != 1 || (gamma.size(0) != 1 && gamma.size(0) != y.size(0)))
        return wrongInput("gamma", gamma, fmt::format("({}) or (1)", y.size(0)));
    std::vector<int64_t> expected{y.size(0), latentRows(condition), network.latentDim};
    if (network.useSelfConditioning && previousLatents.defined() &&
        previousLatents.sizes() != at::IntArrayRef(expected))
        return wrongInput("previous latents", previousLatents, fmt::format("({})", fmt::join(expected, ", ")));
    return {};
}

// Rewards, registers and text through the two transformer blocks: (B, S, D).
at::Tensor Rin::conditionTokens(const at::Tensor& text, const at::Tensor& rewards) const {
    int64_t rows = text.size(0);
    std::vector<at::Tensor> tokens;
    for (size_t i = 0; i < m_rewardEmbedders.size(); ++i) {
        at::Tensor value = rewards.select(1, static_cast<int64_t>(i));
        at::Tensor known = value.isnan().logical_not().unsqueeze(1);
        at::Tensor embedded = m_rewardEmbedders[i](value.nan_to_num(0.0));
        tokens.push_back(at::where(known, embedded, at::zeros_like(embedded)));
    }
    at::Tensor rewardTokens = at::stack(tokens, 1) + m_rewardPositions;
    at::Tensor registers = m_textRegisters.unsqueeze(0).expand({rows, -1, -1});
    return at::cat({rewardTokens, registers, m_textMap(withTextPositions(text, m_config.textPositions)).to(at::kFloat)},
                   1);
}

// 0 where a token is seen, -inf where it is padding, (B, 1, 1, alwaysSeen + T); undefined when all are seen. A float
// mask made once is faster than a boolean one in every step.
at::Tensor Rin::additiveMask(const at::Tensor& textMask, int64_t alwaysSeen) const {
    if (textMask.all().item<bool>())
        return {};
    auto options = at::TensorOptions().dtype(m_numerics.type).device(textMask.device());
    at::Tensor mask = at::zeros({textMask.size(0), alwaysSeen + textMask.size(1)}, options);
    mask.narrow(1, alwaysSeen, textMask.size(1))
        .masked_fill_(textMask.logical_not(), -std::numeric_limits<double>::infinity());
    return mask.unsqueeze(1).unsqueeze(1);
}

Result<RinCondition> Rin::prepare(const TextCondition& text, const at::Tensor& rewards, std::stop_token stop) const {
    return guardTorch("reading the prompt's tokens", [&]() -> Result<RinCondition> {
        c10::InferenceMode guard;
        MIRO_CHECK_OK(checkCondition(text, rewards));
        at::Tensor textTokens = text.tokens.to(device());
        at::Tensor textMask = text.mask.to(device());
        // What no row sees contributes exactly nothing, unless the tokens join the latents, which are not masked.
        if (!m_config.network.concatCondTokens) {
            at::Tensor seen = textMask.any(0).nonzero();
            int64_t used = seen.numel() > 0 ? seen.max().item<int64_t>() + 1 : 1;
            textTokens = textTokens.narrow(1, 0, used);
            textMask = textMask.narrow(1, 0, used);
        }
        int64_t fixed = m_rewardPositions.size(0) + m_textRegisters.size(0);
        at::Tensor mixingMask = additiveMask(textMask, fixed);
        at::Tensor tokens = conditionTokens(textTokens, rewards.to(device()));
        for (const CondTransformerBlock& block : m_condBlocks) {
            if (stop.stop_requested())
                return stoppedError();
            tokens = block.forward(tokens, mixingMask);
        }

        RinCondition condition;
        condition.rows = tokens.size(0);
        condition.mask = additiveMask(textMask, fixed + 1);
        for (const RinBlock& block : m_blocks)
            if (block.retrieveCond)
                condition.keyValues.push_back(block.retrieveCond->keyValue(tokens));
        if (m_config.network.concatCondTokens)
            condition.tokens = tokens;
        return condition;
    });
}

// (B, C, h, w) -> (B, places, patchWidth), a patch in the order row, column, channel.
at::Tensor Rin::patches(const at::Tensor& y) const {
    int64_t p = m_config.network.patchSize;
    int64_t side = m_config.network.dataSize / p;
    return y.view({y.size(0), y.size(1), side, p, side, p})
        .permute({0, 2, 4, 3, 5, 1})
        .reshape({y.size(0), side * side, m_config.network.patchWidth()});
}

at::Tensor Rin::picture(const at::Tensor& tokens) const {
    const RinNetworkConfig& network = m_config.network;
    int64_t p = network.patchSize;
    int64_t side = network.dataSize / p;
    return tokens.view({tokens.size(0), side, side, p, p, network.inputChannels})
        .permute({0, 5, 1, 3, 2, 4})
        .reshape({tokens.size(0), network.inputChannels, network.dataSize, network.dataSize});
}

// time: (B or 1, 1, D). -> (B, latents, D).
at::Tensor Rin::initialLatents(int64_t rows, const at::Tensor& time, const RinCondition& condition,
                               const at::Tensor& previousLatents) const {
    at::Tensor z;
    if (m_config.network.concatCondTokens)
        z = at::cat({m_latents.unsqueeze(0).expand({rows, -1, -1}), time.expand({rows, -1, -1}), condition.tokens}, 1);
    else
        z = m_latents.unsqueeze(0) + time;
    if (m_previousMlp) {
        // Zeros still add a term, of biases and norms; one row of them is enough.
        at::Tensor previous = previousLatents.defined() ? previousLatents.to(at::kFloat)
                                                        : at::zeros({1, 1, m_config.network.latentDim}, z.options());
        z = z + (*m_previousNorm2)(previous + (*m_previousMlp)((*m_previousNorm1)(previous)));
    }
    return z.expand({rows, -1, -1}).contiguous();
}

Result<RinOutput> Rin::evaluate(const at::Tensor& y, const at::Tensor& gamma, const RinCondition& condition,
                                const at::Tensor& previousLatents, const std::stop_token& stop) const {
    int64_t rows = y.size(0);
    int64_t blockNumber = 0;
    auto enterBlock = [&]() -> Result<void> {
        if (stop.stop_requested())
            return stoppedError();
        if (m_blockObserver)
            m_blockObserver(blockNumber);
        ++blockNumber;
        return {};
    };

    const PreconditioningConfig& scaling = m_config.preconditioning;
    at::Tensor scaled = y;
    if (scaling.normalise) {
        at::Tensor cIn = ((gamma * scaling.sigmaData).pow(2) + (1 - gamma).pow(2)).sqrt().reciprocal();
        scaled = y * cIn.view({-1, 1, 1, 1});
    }
    MIRO_CHECK_OK(enterBlock());
    at::Tensor x = rmsNorm(m_patchExtractor(patches(scaled)), m_dataNorm) + m_dataPositions;
    at::Tensor time = m_timeEmbedder(gamma).to(at::kFloat).unsqueeze(1);
    at::Tensor z = initialLatents(rows, time, condition, previousLatents);

    for (size_t i = 0; i < m_blocks.size(); ++i) {
        const RinBlock& block = m_blocks[i];
        if (block.retrieveCond) {
            MIRO_CHECK_OK(enterBlock());
            KeyValue now = block.retrieveCond->keyValue(time);
            const KeyValue& fixed = condition.keyValues[i];
            auto join = [&](const at::Tensor& first, const at::Tensor& rest) {
                return at::cat({first.expand({rows, -1, -1, -1}), rest}, 1);
            };
            z = block.retrieveCond->forward(z, {join(now.key, fixed.key), join(now.value, fixed.value)},
                                            condition.mask);
        }
        MIRO_CHECK_OK(enterBlock());
        z = block.retrieve.forward(z, block.retrieve.keyValue(x));
        for (const SelfAttentionBlock& layer : block.process) {
            MIRO_CHECK_OK(enterBlock());
            z = layer.forward(z);
        }
        MIRO_CHECK_OK(enterBlock());
        x = block.write.forward(x, block.write.keyValue(z));
    }
    at::Tensor v = picture(m_output(rmsNorm(x, m_outputNorm))).to(at::kFloat);
    if (scaling.normalise)
        v = v * std::sqrt(1 + scaling.sigmaData * scaling.sigmaData);
    return RinOutput{v, z};
}

Result<RinOutput> Rin::forward(const at::Tensor& y, const at::Tensor& gamma, const RinCondition& condition,
                               const at::Tensor& previousLatents, std::stop_token stop) const {
    return guardTorch("the network", [&]() -> Result<RinOutput> {
        c10::InferenceMode guard;
        MIRO_CHECK_OK(checkInputs(y, gamma, condition, previousLatents));
        return evaluate(y.contiguous(), gamma, condition, previousLatents, stop);
    });
}

Result<std::unique_ptr<Rin>> Rin::load(const RinConfig& config, const TensorFile& file, const ComputePlan& plan,
                                       std::stop_token stop) {
    MIRO_CHECK_OK(checkPlan(plan));
    return guardTorch("loading " + oneLine(file.path().string()), [&]() -> Result<std::unique_ptr<Rin>> {
        c10::InferenceMode guard;
        Weights weights(file, {.type = at::kFloat, .device = plan.device});
        WeightsSource source(weights);
        std::unique_ptr<Rin> rin(new Rin(config, plan));
        MIRO_CHECK_OK(rin->build(source, &file, stop));
        MIRO_CHECK_OK(weights.finish("network."));
        releaseCachedMemory(at::kCPU); // what conversion used on the way
        return rin;
    });
}

Result<std::unique_ptr<Rin>> Rin::random(const RinConfig& config, const ComputePlan& plan, uint64_t seed) {
    MIRO_CHECK_OK(checkPlan(plan));
    return guardTorch("making random weights", [&]() -> Result<std::unique_ptr<Rin>> {
        c10::InferenceMode guard;
        RandomSource source(seed, plan.device);
        std::unique_ptr<Rin> rin(new Rin(config, plan));
        MIRO_CHECK_OK(rin->build(source, nullptr, {}));
        return rin;
    });
}

} // namespace miro
