// The RIN that stays as it is while pairs of low rank and one more reward are learned beside it.
#include "train/rin_network.h"

#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr const char* kPositions = "network.coherence_positional_embedding";
constexpr const char* kWeight = ".weight";

// "network.rin_blocks.0.retriever_ca.ca.q", of the parameter that the layer shares.
std::string layerName(const std::vector<TrainParameter>& parameters, const TrainLinear& linear) {
    for (const TrainParameter& parameter : parameters)
        if (parameter.value.is_same(linear.weight))
            return parameter.name.substr(0, parameter.name.size() - std::string_view(kWeight).size());
    throw std::logic_error("a layer's weight is no parameter of its network");
}

} // namespace

Result<void> RinNetwork::adapt(const AdapterPlan& plan) {
    if (!m_frozen.empty())
        throw std::logic_error("a network is adapted once");
    const auto& keys = m_config.rewardKeys;
    if (std::find(keys.begin(), keys.end(), plan.reward) != keys.end())
        return usageError(fmt::format("the model has the reward {} already; begin with the model that it was made from",
                                      oneLine(plan.reward, 80)));
    std::vector<TrainLinear*> linears;
    for (TrainRinBlock& block : m_blocks)
        for (TrainLinear* linear : block.linears())
            linears.push_back(linear);
    for (const TrainLinear* linear : linears) {
        const int64_t most = std::min(linear->weight.size(0), linear->weight.size(1));
        if (plan.rank < 1 || plan.rank > most)
            return usageError(fmt::format("rank: {} does not fit {} ({} x {}); it may be 1 to {}", plan.rank,
                                          layerName(m_parameters, *linear), linear->weight.size(0),
                                          linear->weight.size(1), most));
    }
    return guardTorch("adapting the network", [&]() -> Result<void> {
        at::NoGradGuard building;
        ParameterStore store(plan.seed, m_device);
        for (TrainLinear* linear : linears) {
            const std::string name = layerName(m_parameters, *linear);
            const int64_t out = linear->weight.size(0), in = linear->weight.size(1);
            linear->down = store.parameter(name + ".lora_A", {plan.rank, in},
                                           Initial::normal(1 / std::sqrt(static_cast<double>(in))), true);
            linear->up = store.parameter(name + ".lora_B", {out, plan.rank}, Initial::constant(0), true);
            linear->factor = plan.alpha / static_cast<double>(plan.rank);
        }
        const int64_t width = m_config.network.latentDim;
        m_rewardEmbedders.push_back(TrainScalarEmbedder::make(
            store, fmt::format("network.coherence_embedder.{}_coherence", plan.reward), width));
        TrainScalarEmbedder& added = m_rewardEmbedders.back();
        added.out.weight.zero_();
        if (m_rewardEmbedders.size() > 1) { // the same waves in all adapters of a network: they blend
            const TrainScalarEmbedder& first = m_rewardEmbedders.front();
            added.features.freqs.copy_(first.features.freqs);
            added.features.phases.copy_(first.features.phases);
            added.in.weight.copy_(first.in.weight);
            added.in.bias.copy_(first.in.bias);
        }
        // As far from the others as they are from each other: what the network was never given is not new to it.
        m_addedPosition =
            store.parameter(fmt::format("{}.{}", kPositions, plan.reward), {1, width}, Initial::constant(0), true);
        if (m_rewardPositions.size(0) > 0)
            m_addedPosition.copy_(m_rewardPositions.mean(0, true));

        m_frozen = std::move(m_constants);
        for (TrainParameter& parameter : m_parameters) {
            parameter.value.requires_grad_(false);
            m_frozen[parameter.name] = parameter.value;
        }
        if (plan.frozenType != at::kFloat)
            for (TrainLinear* linear : linears) {
                const std::string name = layerName(m_parameters, *linear) + kWeight;
                m_frozen[name] = linear->weight = linear->weight.to(plan.frozenType);
            }
        m_parameters = store.takeParameters();
        m_constants = store.takeConstants();
        m_config.rewardKeys.push_back(plan.reward);
        if (m_config.network.concatCondTokens) { // its token joins the latents
            ++m_config.network.latentCount;
            ++m_config.network.condTokenCount;
        }
        return {};
    });
}

std::unique_ptr<RinNetwork> RinNetwork::untouched() const {
    if (m_frozen.empty())
        throw std::logic_error("a network that is not adapted is untouched itself");
    std::unique_ptr<RinNetwork> before(new RinNetwork(*this));
    for (TrainRinBlock& block : before->m_blocks)
        for (TrainLinear* linear : block.linears())
            linear->down = linear->up = at::Tensor();
    before->m_rewardEmbedders.pop_back();
    before->m_addedPosition = at::Tensor();
    before->m_parameters.clear();
    before->m_constants.clear();
    before->m_frozen.clear();
    before->m_config.rewardKeys.pop_back();
    if (before->m_config.network.concatCondTokens) {
        --before->m_config.network.latentCount;
        --before->m_config.network.condTokenCount;
    }
    return before;
}

std::map<std::string, at::Tensor> RinNetwork::adaptedState() const {
    at::NoGradGuard adding;
    std::map<std::string, at::Tensor> tensors = m_frozen;
    tensors.insert(m_constants.begin(), m_constants.end());
    for (const TrainParameter& parameter : m_parameters)
        tensors[parameter.name] = parameter.value.detach();
    for (TrainRinBlock block : m_blocks) // shares its tensors
        for (const TrainLinear* linear : block.linears()) {
            const auto down =
                std::find_if(m_parameters.begin(), m_parameters.end(),
                             [&](const TrainParameter& parameter) { return parameter.value.is_same(linear->down); });
            const std::string name = down->name.substr(0, down->name.rfind('.'));
            at::Tensor& weight = tensors[name + kWeight];
            weight = weight.to(at::kFloat) + at::matmul(linear->up, linear->down) * linear->factor;
            tensors.erase(name + ".lora_A");
            tensors.erase(name + ".lora_B");
        }
    tensors.erase(fmt::format("{}.{}", kPositions, m_config.rewardKeys.back()));
    tensors[kPositions] = rewardPositions();
    const int64_t flags = static_cast<int64_t>(m_config.rewardKeys.size()) + m_textRegisters.size(0);
    tensors["network.registers_coherence_mask"] = at::ones({flags}, at::kBool);
    tensors["network.cond_mask"] = at::ones({flags + 1}, at::kBool);
    return tensors;
}

} // namespace miro
