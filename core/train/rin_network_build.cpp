// The making, loading and saving of the RIN in training: which tensors it consists of, by their state-dict names, and
// how each starts.
#include "model/rin_config.h"
#include "train/rin_network.h"

#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr double kTableDeviation = 0.02;
constexpr const char* kLogvar = "preconditioning.logvar_proj";

TrainRinBlock makeBlock(ParameterStore& store, const std::string& prefix, const RinNetworkConfig& n) {
    TrainRinBlock block;
    block.retrieve = TrainCrossAttention::make(store, prefix + "retriever_ca", n.latentDim, n.dataDim, n.readWriteHeads,
                                               n.latentMlpMultiplier);
    for (int64_t i = 0; i < n.processingLayers; ++i)
        block.process.push_back(TrainSelfAttention::make(store, fmt::format("{}processer_sa.{}", prefix, i),
                                                         n.latentDim, n.computeHeads, n.latentMlpMultiplier));
    block.write = TrainCrossAttention::make(store, prefix + "writer_ca", n.dataDim, n.latentDim, n.readWriteHeads,
                                            n.dataMlpMultiplier);
    if (n.useCondRinBlock)
        block.retrieveCond = TrainCrossAttention::make(store, prefix + "retrieve_cond", n.latentDim, n.latentDim,
                                                       n.readWriteHeads, n.latentMlpMultiplier);
    return block;
}

// The size is not in RinConfig: sampling does not need it.
Result<int64_t> logvarChannelsOf(const TensorFile& file) {
    const auto found = file.tensors().find(fmt::format("{}.0.freqs", kLogvar));
    if (found == file.tensors().end())
        return kLogvarChannels;
    if (file.tensors().count(fmt::format("{}.2.weight", kLogvar)) ||
        file.tensors().count(fmt::format("{}.3.weight", kLogvar)))
        return Error{
            ErrorCode::Unsupported,
            fmt::format("{}: {} has hidden layers (logvar_mlp_layers above 0), which this program does not train",
                        oneLine(file.path().string()), kLogvar)};
    if (found->second.shape.size() != 1 || found->second.shape[0] < 1 || found->second.shape[0] > 65536)
        return Error{ErrorCode::Corrupt, fmt::format("{}: tensor {}.0.freqs is no list of frequencies",
                                                     oneLine(file.path().string()), kLogvar)};
    return found->second.shape[0];
}

} // namespace

void RinNetwork::build(ParameterStore& store, int64_t logvarChannels) {
    const RinNetworkConfig& n = m_config.network;
    const int64_t rewards = static_cast<int64_t>(m_config.rewardKeys.size());
    const Initial table = Initial::truncatedNormal(kTableDeviation);

    m_dataPositions = store.parameter("network.data_pos_embedding", {n.patchCount(), n.dataDim}, table, true);
    m_latents = store.parameter("network.latents", {n.learnedLatentCount(), n.latentDim}, table, true);
    m_rewardPositions = store.parameter("network.coherence_positional_embedding", {rewards, n.latentDim}, table, true);
    m_textRegisters = store.parameter("network.text_registers", {n.textRegisterCount, n.latentDim}, table, true);
    m_patchExtractor = TrainLinear::make(store, "network.patch_extractor", n.patchWidth(), n.dataDim, true);
    m_dataNorm = TrainRmsNorm::make(store, "network.data_ln", n.dataDim);
    m_timeEmbedder = TrainScalarEmbedder::make(store, "network.time_embedder", n.latentDim);
    for (int i = 0; i < 2; ++i)
        m_condBlocks.push_back(
            TrainCondBlock::make(store, fmt::format("network.transformers_blocks.{}", i), n.latentDim));
    for (const std::string& key : m_config.rewardKeys)
        m_rewardEmbedders.push_back(
            TrainScalarEmbedder::make(store, fmt::format("network.coherence_embedder.{}_coherence", key), n.latentDim));
    m_textMap = TrainLinear::make(store, "network.map_text_tokens", n.labelDim, n.latentDim, true);
    if (n.useSelfConditioning) {
        m_previousNorm1 = TrainLayerNorm::make(store, "network.ln_previous_1", n.latentDim);
        m_previousMlp = TrainGeluMlp::make(store, "network.linear_previous", n.latentDim, n.latentMlpMultiplier);
        m_previousNorm2 = TrainLayerNorm::make(store, "network.ln_previous_2", n.latentDim, 0);
    }
    for (int64_t i = 0; i < n.blockCount; ++i)
        m_blocks.push_back(makeBlock(store, fmt::format("network.rin_blocks.{}.", i), n));
    m_outputNorm = TrainRmsNorm::make(store, "network.map_tokens_to_patches.0", n.dataDim);
    m_output = TrainLinear::make(store, "network.map_tokens_to_patches.1", n.dataDim, n.patchWidth(), true);
    store.flag("network.registers_coherence_mask", {rewards + n.textRegisterCount});
    store.flag("network.cond_mask", {rewards + n.textRegisterCount + 1});

    // The published grouping decays all of the preconditioning, its bias too.
    const double bound = 1 / std::sqrt(static_cast<double>(logvarChannels));
    m_logvarFeatures = TrainFourier::make(store, fmt::format("{}.0", kLogvar), logvarChannels);
    m_logvar.weight = store.parameter(fmt::format("{}.1.weight", kLogvar), {1, logvarChannels},
                                      Initial::uniform(-bound, bound), true);
    m_logvar.bias = store.parameter(fmt::format("{}.1.bias", kLogvar), {1}, Initial::uniform(-bound, bound), true);

    m_parameters = store.takeParameters();
    m_constants = store.takeConstants();
}

Result<std::unique_ptr<RinNetwork>> RinNetwork::create(const RinConfig& config, uint64_t seed, at::Device device) {
    return guardTorch("making a network", [&]() -> Result<std::unique_ptr<RinNetwork>> {
        std::unique_ptr<RinNetwork> network(new RinNetwork(config, device));
        ParameterStore store(seed, device);
        network->build(store, kLogvarChannels);
        return network;
    });
}

Result<std::unique_ptr<RinNetwork>> RinNetwork::load(const RinConfig& config, const TensorFile& file,
                                                     at::Device device) {
    return guardTorch("loading " + oneLine(file.path().string()), [&]() -> Result<std::unique_ptr<RinNetwork>> {
        MIRO_TRY(const int64_t channels, logvarChannelsOf(file));
        Weights weights(file, {.type = at::kFloat, .device = device});
        std::unique_ptr<RinNetwork> network(new RinNetwork(config, device));
        ParameterStore store(weights, "network.", 0);
        network->build(store, channels);
        MIRO_CHECK_OK(weights.finish("network."));
        return network;
    });
}

std::map<std::string, at::Tensor> RinNetwork::state(const std::vector<at::Tensor>& values) const {
    if (!m_frozen.empty())
        return adaptedState();
    std::map<std::string, at::Tensor> tensors = m_constants;
    for (size_t i = 0; i < m_parameters.size(); ++i)
        tensors[m_parameters[i].name] = values.empty() ? m_parameters[i].value.detach() : values[i];
    return tensors;
}

} // namespace miro
