// Which matrices of the RIN an adapter may change.
#include "model/adapter_file.h"
#include "model/rin_blocks.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

// Asks a network's blocks for their tensors' names and shapes instead of giving any: sound() is false, so that nothing
// is made of what comes back.
class ShapeRecorder : public ParameterSource {
public:
    at::Tensor get(const std::string& name, const std::vector<int64_t>& shape) override {
        shapes.push_back({name, shape});
        return at::zeros({}).expand(shape);
    }
    bool sound() const override { return false; }

    std::vector<ParameterShape> shapes;
};

constexpr const char* kEmbedder = "network.coherence_embedder.{}_coherence";

} // namespace

std::vector<ParameterShape> adaptableWeights(const RinConfig& config) {
    const RinNetworkConfig& n = config.network;
    const NetworkNumerics numerics;
    ShapeRecorder recorder;
    for (int64_t i = 0; i < n.blockCount; ++i) {
        const std::string prefix = fmt::format("network.rin_blocks.{}.", i);
        auto cross = [&](const char* name, int64_t to, int64_t from, int64_t multiplier) {
            CrossAttentionBlock::load(recorder, prefix + name, to, from, n.readWriteHeads, multiplier, numerics);
        };
        if (n.useCondRinBlock)
            cross("retrieve_cond", n.latentDim, n.latentDim, n.latentMlpMultiplier);
        cross("retriever_ca", n.latentDim, n.dataDim, n.latentMlpMultiplier);
        for (int64_t layer = 0; layer < n.processingLayers; ++layer)
            SelfAttentionBlock::load(recorder, fmt::format("{}processer_sa.{}", prefix, layer), n.latentDim,
                                     n.computeHeads, n.latentMlpMultiplier, numerics);
        cross("writer_ca", n.dataDim, n.latentDim, n.dataMlpMultiplier);
    }
    std::erase_if(recorder.shapes, [](const ParameterShape& each) { return each.shape.size() != 2; }); // norms, biases
    return std::move(recorder.shapes);
}

std::vector<ParameterShape> addedTensors(const std::string& rewardKey, int64_t latentDim) {
    ShapeRecorder recorder;
    ScalarEmbedder::load(recorder, fmt::format(kEmbedder, rewardKey), latentDim, {});
    recorder.get(kRewardPositions, {1, latentDim});
    return std::move(recorder.shapes);
}

Result<void> checkAdapterFits(const Adapter& adapter, const RinConfig& base, const std::string& name) {
    const auto& keys = base.rewardKeys;
    if (std::find(keys.begin(), keys.end(), adapter.info.rewardKey) != keys.end())
        return usageError(fmt::format("{}: the model has the reward {} already; use the model that it was made from",
                                      name, adapter.info.rewardKey));
    auto corrupt = [&](const std::string& what) {
        return Error{ErrorCode::Corrupt, fmt::format("{}: {}; it is not this model's", name, what)};
    };
    for (const ParameterShape& expected : addedTensors(adapter.info.rewardKey, base.network.latentDim))
        if (const at::Tensor* found = adapter.find(expected.name);
            !found || found->sizes() != at::IntArrayRef(expected.shape))
            return corrupt(fmt::format("tensor {} has the shape ({}), the model takes ({})", expected.name,
                                       found ? fmt::format("{}", fmt::join(found->sizes(), ", ")) : "",
                                       fmt::join(expected.shape, ", ")));
    const std::vector<ParameterShape> known = adaptableWeights(base);
    for (const AdapterLayer& layer : adapter.layers) {
        auto weight = std::find_if(known.begin(), known.end(),
                                   [&](const ParameterShape& each) { return each.name == layer.weight; });
        if (weight == known.end())
            return corrupt(fmt::format("the model has no layer {}", oneLine(layer.weight, 120)));
        if (layer.up.size(0) != weight->shape[0] || layer.down.size(1) != weight->shape[1])
            return corrupt(fmt::format("its pair for {} makes ({}, {}), the model's is ({})", layer.weight,
                                       layer.up.size(0), layer.down.size(1), fmt::join(weight->shape, ", ")));
    }
    return {};
}

} // namespace miro
