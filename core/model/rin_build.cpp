// Loading of the RIN: which tensors it consists of, by their state-dict names.
#include "model/rin.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {

RinBlock Rin::loadBlock(ParameterSource& source, const std::string& prefix) const {
    const RinNetworkConfig& n = m_config.network;
    RinBlock block;
    if (n.useCondRinBlock)
        block.retrieveCond = CrossAttentionBlock::load(source, prefix + "retrieve_cond", n.latentDim, n.latentDim,
                                                       n.readWriteHeads, n.latentMlpMultiplier, m_numerics);
    block.retrieve = CrossAttentionBlock::load(source, prefix + "retriever_ca", n.latentDim, n.dataDim,
                                               n.readWriteHeads, n.latentMlpMultiplier, m_numerics);
    for (int64_t i = 0; i < n.processingLayers; ++i)
        block.process.push_back(SelfAttentionBlock::load(source, fmt::format("{}processer_sa.{}", prefix, i),
                                                         n.latentDim, n.computeHeads, n.latentMlpMultiplier,
                                                         m_numerics));
    block.write = CrossAttentionBlock::load(source, prefix + "writer_ca", n.dataDim, n.latentDim, n.readWriteHeads,
                                            n.dataMlpMultiplier, m_numerics);
    return block;
}

Result<void> Rin::build(ParameterSource& source, const TensorFile* file, const std::stop_token& stop) {
    const RinNetworkConfig& n = m_config.network;
    // Few numbers pass through the first and last layers and the embedders: nothing is gained by quantising them.
    NetworkNumerics exact = m_numerics;
    exact.int8 = false;
    int64_t rewards = static_cast<int64_t>(m_config.rewardKeys.size());

    m_patchExtractor = Linear::load(source, "network.patch_extractor", n.patchWidth(), n.dataDim, true, exact);
    m_dataNorm = source.get("network.data_ln.weight", {n.dataDim});
    m_dataPositions = source.get("network.data_pos_embedding", {n.patchCount(), n.dataDim});
    m_latents = source.get("network.latents", {n.learnedLatentCount(), n.latentDim});
    m_timeEmbedder = ScalarEmbedder::load(source, "network.time_embedder", n.latentDim, exact);
    for (const std::string& key : m_config.rewardKeys)
        m_rewardEmbedders.push_back(ScalarEmbedder::load(
            source, fmt::format("network.coherence_embedder.{}_coherence", key), n.latentDim, exact));
    m_rewardPositions = source.get("network.coherence_positional_embedding", {rewards, n.latentDim});
    m_textMap = Linear::load(source, "network.map_text_tokens", n.labelDim, n.latentDim, true, exact);
    m_textRegisters = source.get("network.text_registers", {n.textRegisterCount, n.latentDim});
    for (int i = 0; i < 2; ++i)
        m_condBlocks.push_back(CondTransformerBlock::load(source, fmt::format("network.transformers_blocks.{}", i),
                                                          n.latentDim, m_numerics));
    if (n.useSelfConditioning) {
        m_previousNorm1 = LayerNorm::load(source, "network.ln_previous_1", n.latentDim);
        m_previousNorm2 = LayerNorm::load(source, "network.ln_previous_2", n.latentDim);
        m_previousMlp =
            GeluMlp::load(source, "network.linear_previous", n.latentDim, n.latentMlpMultiplier, m_numerics);
    }
    for (int64_t i = 0; i < n.blockCount; ++i) {
        if (stop.stop_requested())
            return stoppedError();
        if (file)
            file->dropPages();
        m_blocks.push_back(loadBlock(source, fmt::format("network.rin_blocks.{}.", i)));
    }
    m_outputNorm = source.get("network.map_tokens_to_patches.0.weight", {n.dataDim});
    m_output = Linear::load(source, "network.map_tokens_to_patches.1", n.dataDim, n.patchWidth(), true, exact);

    // Booleans that the published network keeps as parameters for tracing; all true, so they say nothing.
    source.ignore("network.cond_mask");
    source.ignore("network.registers_coherence_mask");
    if (file)
        file->dropPages();
    return {};
}

} // namespace miro
