#include "train/memory_report.h"

#include "model/adapter_file.h"
#include "model/rin_config.h"
#include "train/run_settings.h"
#include "train/train_config.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int64_t kFloat = 4;
constexpr int64_t kCondBlocks = 2;

int64_t hiddenOf(int64_t width, int64_t multiplier) {
    return (width * multiplier * 2 / 3 + 255) / 256 * 256; // as TrainSwiGlu
}

// Bytes of one layer of attention with its network behind it, for all rows.
struct Layer {
    std::string name;
    int64_t kept = 0;      // until its backward pass is done
    int64_t result = 0;    // what the next layer gets
    int64_t forward = 0;   // for a while, besides
    int64_t feedback = 0;  // for a while in the backward pass of the network behind attention
    int64_t attention = 0; // the same of attention, for which the former's own has gone
    int64_t behind = 0;    // of kept: that of the network behind
    int64_t workspace() const { return std::max(feedback, attention - behind); }
};

// A layer's sizes: `to` tokens of a width look at `from` tokens of another.
struct LayerShape {
    int64_t to, toWidth, from, fromWidth, heads, multiplier;
    bool self = false;
};

Layer layerOf(std::string name, const LayerShape& s, const MemoryQuestion& question, int64_t product) {
    const int64_t rows = question.rows, width = std::min(s.toWidth, s.fromWidth);
    const int64_t hidden = rows * s.to * hiddenOf(s.toWidth, s.multiplier);
    const int64_t tokens = rows * s.to * s.toWidth, asked = rows * s.to * width, seen = rows * s.from * width;
    const int64_t scores = rows * s.heads * s.to * s.from;
    const bool rounded = product != kFloat; // copies in the products' type beside those in fp32
    const int64_t middles = rows * question.rank * (3 * s.to + (s.self ? s.to : s.to + s.from)) * product;
    Layer layer;
    layer.name = std::move(name);
    layer.result = tokens * kFloat;
    layer.behind = (tokens + 3 * hidden) * product; // its normed tokens, both halves, their product
    const int64_t queries = asked * 2 * product;    // before and behind their norm
    const int64_t keyValues = seen * 4 * product;   // the two together, keys behind their norm, values for the product
    // In self-attention all three are one tensor.
    layer.kept = tokens * product + queries + keyValues + scores * kFloat + asked * product + tokens * kFloat +
                 layer.behind + middles;
    if (rounded)
        layer.kept += scores * product + (s.self ? 0 : rows * s.from * s.fromWidth * product);
    layer.forward = std::max(2 * scores * kFloat, hidden * product + tokens * kFloat);
    layer.feedback = 3 * hidden * product + 2 * tokens * kFloat;
    layer.attention =
        2 * scores * kFloat + (rounded ? scores * product : 0) + 2 * asked * product + 2 * tokens * kFloat;
    return layer;
}

// Mixing of rewards, registers and text: nothing of it is learned, so its linear layers keep nothing.
Layer condLayer(int64_t place, int64_t tokens, int64_t width, const MemoryQuestion& question, int64_t product) {
    const int64_t values = question.rows * tokens * width;
    const int64_t scores = question.rows * kCondHeads * tokens * tokens;
    Layer layer;
    layer.name = fmt::format("transformers_blocks.{}", place);
    layer.result = values * kFloat;
    layer.kept = 3 * values * product + scores * (kFloat + (product != kFloat ? product : 0)) + values * kFloat +
                 4 * values * product;
    layer.forward = std::max(2 * scores * kFloat, 8 * values * product);
    layer.feedback = 8 * values * product + 2 * values * kFloat;
    return layer;
}

std::vector<Layer> layersOf(const RinConfig& base, const MemoryQuestion& question, int64_t product) {
    const RinNetworkConfig& n = base.network;
    const int64_t rewards = static_cast<int64_t>(base.rewardKeys.size()) + 1;
    const int64_t condition = rewards + n.textRegisterCount + question.textTokens;
    const int64_t latents = n.concatCondTokens ? n.latentCount + 1 : n.latentCount;
    std::vector<Layer> layers;
    for (int64_t i = 0; i < kCondBlocks; ++i)
        layers.push_back(condLayer(i, condition, n.latentDim, question, product));
    layers.back().result += question.rows * (condition + 1) * n.latentDim * kFloat; // with the time
    for (int64_t i = 0; i < n.blockCount; ++i) {
        const auto add = [&](const std::string& name, const LayerShape& shape) {
            layers.push_back(layerOf(fmt::format("rin_blocks.{}.{}", i, name), shape, question, product));
        };
        if (n.useCondRinBlock)
            add("retrieve_cond",
                {latents, n.latentDim, condition + 1, n.latentDim, n.readWriteHeads, n.latentMlpMultiplier});
        add("retriever_ca", {latents, n.latentDim, n.patchCount(), n.dataDim, n.readWriteHeads, n.latentMlpMultiplier});
        for (int64_t k = 0; k < n.processingLayers; ++k)
            add(fmt::format("processer_sa.{}", k),
                {latents, n.latentDim, latents, n.latentDim, n.computeHeads, n.latentMlpMultiplier, true});
        add("writer_ca", {n.patchCount(), n.dataDim, latents, n.latentDim, n.readWriteHeads, n.dataMlpMultiplier});
    }
    return layers;
}

// Numbers of the network besides the matrices of its blocks, buffers included.
int64_t otherValues(const RinConfig& base) {
    const RinNetworkConfig& n = base.network;
    const int64_t d = n.latentDim, x = n.dataDim, rewards = static_cast<int64_t>(base.rewardKeys.size());
    const auto linear = [](int64_t in, int64_t out) {
        return in * out + out;
    };
    const auto gelu = [&](int64_t width, int64_t multiplier) {
        return linear(width, width * multiplier) + linear(width * multiplier, width);
    };
    int64_t values = n.patchCount() * x + n.learnedLatentCount() * d + (rewards + n.textRegisterCount) * d;
    values += linear(n.patchWidth(), x) + x + linear(n.labelDim, d);
    values += (rewards + 1) * (2 * (d / 4) + linear(d / 4, d) + linear(d, d));
    values += kCondBlocks * (4 * d + linear(d, 3 * d) + linear(d, d) + gelu(d, 4) + 2 * d);
    if (n.useSelfConditioning)
        values += 4 * d + gelu(d, n.latentMlpMultiplier);
    values += x + linear(x, n.patchWidth()) + 2 * kLogvarChannels + kLogvarChannels + 1;
    const auto norms = [&](int64_t width, int64_t attention, int64_t heads, int64_t multiplier) {
        return 2 * width + 4 * (attention / heads) + width + 2 * hiddenOf(width, multiplier) + width;
    };
    const int64_t narrow = std::min(x, d);
    int64_t block = norms(d, narrow, n.readWriteHeads, n.latentMlpMultiplier) +
                    n.processingLayers * norms(d, d, n.computeHeads, n.latentMlpMultiplier) +
                    norms(x, narrow, n.readWriteHeads, n.dataMlpMultiplier);
    if (n.useCondRinBlock)
        block += norms(d, d, n.readWriteHeads, n.latentMlpMultiplier);
    return values + n.blockCount * block;
}

int64_t adapterValues(const RinConfig& base, int64_t rank) {
    int64_t values = 0;
    for (const ParameterShape& weight : adaptableWeights(base))
        values += rank * (weight.shape[0] + weight.shape[1]);
    const int64_t d = base.network.latentDim;
    return values + d / 4 * d + d + d * d + d + d;
}

// The most that lies there at any layer, in both passes, beyond what all layers keep.
struct Activations {
    int64_t kept = 0;
    int64_t workspace = 0;
};

Activations activationsOf(const std::vector<Layer>& layers, bool checkpointing) {
    Activations most;
    int64_t before = 0; // kept by the layers until here
    for (const Layer& layer : layers) {
        // The condition's own layers are not computed twice.
        const bool again = checkpointing && layer.name.starts_with("rin_blocks");
        const int64_t kept = layer.result + (again ? 0 : layer.kept);
        const int64_t inside = again ? layer.kept + layer.result : 0;
        const int64_t peak = std::max(layer.forward + (again ? layer.kept : 0), inside + layer.workspace());
        before += kept;
        if (before + peak > most.kept + most.workspace)
            most = {before, peak};
    }
    return most;
}

} // namespace

int64_t MemoryReport::total() const {
    int64_t sum = 0;
    for (const MemoryPart& part : parts)
        sum += part.bytes;
    return sum;
}

int64_t MemoryReport::of(const std::string& key) const {
    for (const MemoryPart& part : parts)
        if (part.key == key)
            return part.bytes;
    return 0;
}

MemoryReport tasteMemory(const RinConfig& base, const MemoryQuestion& question) {
    const RinNetworkConfig& n = base.network;
    const int64_t product = question.precision == Precision::Fp32 ? kFloat : 2;
    int64_t matrices = 0;
    for (const ParameterShape& weight : adaptableWeights(base))
        matrices += weight.shape[0] * weight.shape[1];
    const int64_t learned = adapterValues(base, question.rank) * kFloat;
    MemoryQuestion asked = question;
    asked.rows *= question.anchored ? 2 : 1;
    const std::vector<Layer> layers = layersOf(base, asked, product);
    const Activations activations = activationsOf(layers, question.checkpointing);
    const int64_t picture = n.inputChannels * n.dataSize * n.dataSize;
    // As stored, as fp32, noise twice, the mixture, the target; texts and mixtures again where they are asked twice;
    // the first look's latents and those that the layers begin with.
    const int64_t texts = question.textTokens * n.labelDim;
    int64_t inputs = question.rows * (texts * (2 + kFloat) + picture * (4 + 6 * kFloat)) +
                     asked.rows * (2 * n.latentCount * n.latentDim + n.patchCount() * n.dataDim) * kFloat;
    if (question.anchored)
        inputs += asked.rows * (texts + picture) * kFloat;

    MemoryReport report;
    report.parts = {
        {"base", "the generator's own weights, which stay", matrices * product + otherValues(base) * kFloat},
        {"adapter", "what is learned", learned},
        {"gradients", "its gradients", learned * (question.severalRows ? 2 : 1)},
        {"optimiser", "their running means", 2 * learned},
        {"average", "its running mean, which is exported", learned},
        {"inputs", "samples, texts and noise", inputs},
        {"activations", "what the layers keep for the backward pass", activations.kept},
        {"workspace", "the layer at work", activations.workspace},
    };
    for (const Layer& layer : layers) {
        const bool again = question.checkpointing && layer.name.starts_with("rin_blocks");
        report.layers.push_back({layer.name, "", layer.result + (again ? 0 : layer.kept)});
    }
    return report;
}

Result<MemoryReport> memoryOfRun(const TrainConfig& config) {
    if (config.kind() != "taste")
        return usageError(
            fmt::format("memory is computed for runs of kind taste; this one is of kind {}", config.kind()));
    MIRO_TRY(const RinConfig base, readRinConfig(config.path("model") / "config.json"));
    MemoryQuestion question;
    const int64_t batch = config.integer("batch-size"), micro = config.integer("micro-batch");
    question.rank = config.integer("rank");
    question.rows = micro > 0 ? std::min(micro, batch) : batch;
    question.severalRows = question.rows < batch;
    question.textTokens = base.maxTextLength;
    MIRO_TRY(question.precision, runPrecision(config, at::kCPU));
    question.checkpointing = config.flag("gradient-checkpointing");
    question.anchored = config.real("anchor") > 0;
    return tasteMemory(base, question);
}

} // namespace miro
