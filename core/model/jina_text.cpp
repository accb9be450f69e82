#include "model/jina_text.h"

#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {
namespace {

const std::string kTextPrefix = "text_model.transformer.";

// A file's tensors with plain names for weights that are split: "X.weight" is "X.parametrizations.weight.original".
class SplitSource : public ParameterSource {
public:
    explicit SplitSource(Weights& weights) : m_weights(weights) {}

    at::Tensor get(const std::string& name, const std::vector<int64_t>& shape) override {
        if (const std::string split = original(name); !m_weights.has(name) && m_weights.has(split))
            return m_weights.get(split, shape);
        return m_weights.get(name, shape);
    }
    void ignore(const std::string& name) override { m_weights.ignore(name); }
    bool sound() const override { return m_weights.finish().ok(); }

    static std::string adapter(const std::string& name, const char* part) {
        return fmt::format("{}.parametrizations.weight.0.{}", stem(name), part);
    }

private:
    static std::string stem(const std::string& name) { return name.substr(0, name.rfind('.')); }
    static std::string original(const std::string& name) {
        return name.ends_with(".weight") ? stem(name) + ".parametrizations.weight.original" : name;
    }

    Weights& m_weights;
};

// "roberta." when the file says so.
std::string prefixIn(const TensorFile& file) {
    const std::string longer = kTextPrefix + "roberta.";
    for (const auto& [name, info] : file.tensors())
        if (name.starts_with(longer))
            return longer;
    return kTextPrefix;
}

} // namespace

Result<std::unique_ptr<JinaText>> JinaText::load(const JinaTextConfig& config, const TensorFile& file,
                                                 const at::Device& device, std::stop_token stop) {
    return guardTorch("cannot load the text network", [&]() -> Result<std::unique_ptr<JinaText>> {
        c10::InferenceMode inference;
        const std::string prefix = prefixIn(file);
        const std::string words = prefix + "embeddings.word_embeddings";
        at::ScalarType type = at::kFloat;
        for (const char* name : {".weight", ".parametrizations.weight.original"})
            if (auto found = file.tensors().find(words + name); found != file.tensors().end())
                type = found->second.type;
        Weights weights(file, {at::kFloat, device, stop});
        Weights wordWeights(file, {type, device, stop});
        SplitSource source(weights);
        SplitSource wordSource(wordWeights);
        JinaTextConfig known = config;
        if (!weights.has(SplitSource::adapter(words + ".weight", "lora_A")))
            known.adapter = -1; // already added to the weights
        auto network = std::make_unique<JinaText>(known, source, wordSource, prefix);
        for (const auto& [name, info] : file.tensors())
            if (name.find(".lora_") != std::string::npos)
                weights.ignore(name);
        MIRO_CHECK_OK(wordWeights.finish());
        MIRO_CHECK_OK(weights.finish(prefix + "encoder.layers."));
        return network;
    });
}

JinaText::JinaText(const JinaTextConfig& config, ParameterSource& source, ParameterSource& words,
                   const std::string& prefix)
    : m_config(config) {
    const NetworkNumerics plain;
    const int64_t width = config.width, rank = config.rank;
    const double scale = config.alpha / static_cast<double>(rank);
    auto part = [&](const std::string& name, const char* which, int64_t rows, int64_t columns) {
        return source.get(SplitSource::adapter(name, which), {config.adapters, rows, columns})[config.adapter];
    };
    auto table = [&](const std::string& stem, int64_t rows, ParameterSource& from) {
        const std::string name = prefix + stem + ".weight";
        Table result{from.get(name, {rows, width}), {}, {}};
        if (config.adapter >= 0) {
            result.down = part(name, "lora_A", rows, rank);
            result.up = part(name, "lora_B", rank, width) * scale;
        }
        return result;
    };
    m_words = table("embeddings.word_embeddings", config.vocabulary, words);
    const Table types = table("embeddings.token_type_embeddings", config.tokenTypes, source);
    m_type = types(at::zeros({1}, at::TensorOptions(at::kLong).device(types.rows.device())))[0];
    m_embeddingNorm = LayerNorm::load(source, prefix + "emb_ln", width, config.eps);
    m_rotary = Rotary::line(kMostTokens, width / config.heads, config.rotaryBase, types.rows.device());
    for (int64_t i = 0; i < config.layers && source.sound(); ++i) {
        const std::string layerPrefix = fmt::format("{}encoder.layers.{}.", prefix, i);
        auto linear = [&](const char* name, int64_t in, int64_t out) {
            const std::string weightName = layerPrefix + name + ".weight";
            at::Tensor weight = source.get(weightName, {out, in});
            if (config.adapter >= 0)
                weight =
                    weight +
                    at::matmul(part(weightName, "lora_B", out, rank), part(weightName, "lora_A", rank, in)) * scale;
            return Linear(weight, source.get(layerPrefix + name + ".bias", {out}), plain);
        };
        Layer layer;
        layer.qkv = linear("mixer.Wqkv", width, 3 * width);
        layer.attentionOut = linear("mixer.out_proj", width, width);
        layer.attentionNorm = LayerNorm::load(source, layerPrefix + "norm1", width, config.eps);
        layer.in = linear("mlp.fc1", width, config.hidden);
        layer.out = linear("mlp.fc2", config.hidden, width);
        layer.outNorm = LayerNorm::load(source, layerPrefix + "norm2", width, config.eps);
        m_layers.push_back(std::move(layer));
    }
}

at::Tensor JinaText::Table::operator()(const at::Tensor& ids) const {
    const at::Tensor own = at::embedding(rows, ids).to(at::kFloat);
    return down.defined() ? own + at::matmul(at::embedding(down, ids), up) : own;
}

at::Tensor JinaText::attend(const Layer& layer, const at::Tensor& x, const at::Tensor& added) const {
    const at::Tensor all =
        layer.qkv(x).view({x.size(0), x.size(1), 3, m_config.heads, m_config.width / m_config.heads});
    return layer.attentionOut(
        attention(m_rotary(all.select(2, 0)), m_rotary(all.select(2, 1)), all.select(2, 2), added, at::kFloat));
}

Result<at::Tensor> JinaText::forward(const at::Tensor& ids, const at::Tensor& mask, std::stop_token stop) const {
    return guardTorch("cannot encode the prompt", [&]() -> Result<at::Tensor> {
        c10::InferenceMode inference;
        const at::Tensor added = mask.defined() ? additiveMask(mask) : at::Tensor();
        at::Tensor x = m_embeddingNorm(m_words(ids) + m_type);
        for (const Layer& layer : m_layers) {
            if (stop.stop_requested())
                return stoppedError();
            x = layer.attentionNorm(attend(layer, x, added) + x);
            x = layer.outNorm(layer.out(at::gelu(layer.in(x))) + x);
        }
        return x;
    });
}

} // namespace miro
