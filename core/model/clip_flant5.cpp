#include "model/clip_flant5.h"

#include "model/config_fields.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int64_t kHeadRows = 4096; // of the head's matrix that are converted at once
const char* const kTokens = "shared.weight";
const char* const kHead = "lm_head.weight";

std::string projectorName(int64_t i) {
    return fmt::format("mm_projector.{}", 2 * i); // a GELU in between
}

// What must not hold a tensor that the network does not know.
const std::vector<std::string> kStrictFlanT5 = {"encoder.block.", "decoder.block.", "mm_projector."};

std::vector<Linear> projectorOf(const ClipFlanT5Config& config, ParameterSource& source) {
    std::vector<Linear> layers;
    int64_t in = config.imageWidth;
    for (int64_t i = 0; i < config.projectorLayers && source.sound(); ++i) {
        layers.push_back(Linear::load(source, projectorName(i), in, config.text.width, true, NetworkNumerics()));
        in = config.text.width;
    }
    return layers;
}

// "linear", or "mlpNx_gelu" with N layers.
Result<int64_t> layersOfProjector(const std::string& type, const std::string& where) {
    if (type == "linear")
        return int64_t{1};
    if (type.size() == 10 && type.rfind("mlp", 0) == 0 && type.substr(4) == "x_gelu" && type[3] >= '1' &&
        type[3] <= '9')
        return static_cast<int64_t>(type[3] - '0');
    return Error{
        ErrorCode::Unsupported,
        fmt::format("{}: mm_projector_type {} is not supported, only linear and mlp2x_gelu", where, oneLine(type, 80))};
}

template <typename Layer, typename Config>
LayerStream<Layer> streamed(const StoredWeights& weights, int64_t count, const Config& config) {
    return LayerStream<Layer>(count, [weights, config](int64_t index, std::stop_token stop) {
        auto layer = weights.build(stop, [&](ParameterSource& source) { return Layer::load(source, index, config); });
        weights.file().dropPages(); // what was converted is a copy
        return layer;
    });
}

} // namespace

Result<ClipFlanT5Config> ClipFlanT5Config::fromJson(const nlohmann::json& json, const std::string& where) {
    ClipFlanT5Config config;
    ConfigFields fields(json, where);
    std::string type = "clip_t5";
    fields.text("model_type", type);
    MIRO_CHECK_OK(fields.error());
    if (type != "clip_t5")
        return Error{ErrorCode::Unsupported,
                     fmt::format("{}: model_type is {}, expected clip_t5", where, oneLine(type, 80))};
    MIRO_TRY(config.text, T5Config::fromJson(json, where));
    MIRO_TRY(config.decoder, T5DecoderConfig::fromJson(json, config.text, where));
    std::string projector = "mlp2x_gelu";
    std::string feature = "patch";
    config.imageModel = "openai/clip-vit-large-patch14-336";
    fields.integer("mm_hidden_size", config.imageWidth, 1, 1 << 14, true);
    fields.integer("mm_vision_select_layer", config.imageLayer, -256, -1);
    fields.text("mm_vision_tower", config.imageModel);
    fields.text("mm_projector_type", projector);
    fields.text("mm_vision_select_feature", feature);
    MIRO_CHECK_OK(fields.error());
    if (feature != "patch")
        return Error{ErrorCode::Unsupported, fmt::format("{}: mm_vision_select_feature {} is not supported, only patch",
                                                         where, oneLine(feature, 80))};
    MIRO_TRY(config.projectorLayers, layersOfProjector(projector, where));
    return config;
}

int64_t ClipFlanT5Config::parameterCount() const {
    return text.parameterCount() + decoder.parameterCount(text) + (imageWidth + 1) * text.width +
           (projectorLayers - 1) * (text.width + 1) * text.width;
}

int64_t ClipFlanT5Config::largestLayerBytes() const {
    return (2 * text.attentionParameters() + text.feedForwardParameters()) * static_cast<int64_t>(sizeof(float));
}

Result<std::unique_ptr<ClipFlanT5>> ClipFlanT5::load(const ClipFlanT5Config& config,
                                                     std::shared_ptr<const TensorFile> file, const at::Device& device,
                                                     WeightsInMemory how, std::stop_token stop,
                                                     std::shared_ptr<UpcastMeter> meter) {
    return guardTorch("cannot load the network", [&]() -> Result<std::unique_ptr<ClipFlanT5>> {
        c10::InferenceMode inference;
        const StoredWeights weights(std::move(file), device, std::move(meter));
        std::unique_ptr<ClipFlanT5> network(new ClipFlanT5(config));
        network->m_device = device;
        const std::vector<int64_t> table = {config.text.vocabulary, config.text.width};
        MIRO_TRY(network->m_tokens, weights.asStored(kTokens, table, stop));
        network->m_head = network->m_tokens;
        if (!config.decoder.tiedHead) {
            MIRO_TRY(network->m_head, weights.asStored(kHead, table, stop));
        }
        MIRO_TRY(network->m_projector,
                 weights.build(stop, [&](ParameterSource& source) { return projectorOf(config, source); }));
        const bool all = how == WeightsInMemory::Converted;
        MIRO_TRY(network->m_encoder, weights.build(stop, [&](ParameterSource& source) {
            return all ? T5EncoderStack(config.text, source)
                       : T5EncoderStack(config.text, source,
                                        streamed<T5EncoderLayer>(weights, config.text.layers, config.text));
        }));
        MIRO_TRY(network->m_decoder, weights.build(stop, [&](ParameterSource& source) {
            return all ? T5DecoderStack(config.text, config.decoder, source)
                       : T5DecoderStack(config.text, source,
                                        streamed<T5DecoderLayer>(weights, config.decoder.layers, config.text));
        }));
        if (all && weights.file().tensors().at(kTokens).type != at::kFloat)
            weights.file().dropPages(); // most of it was copied
        return network;
    });
}

Result<void> ClipFlanT5::check(const ClipFlanT5Config& config, const TensorFile& file) {
    ShapeCheck shapes(file);
    shapes.get(kTokens, {config.text.vocabulary, config.text.width});
    if (!config.decoder.tiedHead)
        shapes.get(kHead, {config.text.vocabulary, config.text.width});
    projectorOf(config, shapes);
    T5EncoderStack(config.text, shapes);
    T5DecoderStack(config.text, config.decoder, shapes);
    return shapes.finish(kStrictFlanT5);
}

at::Tensor ClipFlanT5::embed(const std::vector<int64_t>& ids) const {
    return at::embedding(m_tokens, at::tensor(ids, at::kLong).to(m_device)).to(at::kFloat).unsqueeze(0);
}

at::Tensor ClipFlanT5::project(const at::Tensor& image) const {
    at::Tensor x = image;
    for (size_t i = 0; i < m_projector.size(); ++i)
        x = m_projector[i](i == 0 ? x : at::gelu(x));
    return x.unsqueeze(0);
}

at::Tensor ClipFlanT5::logits(const at::Tensor& states, int64_t ids) const {
    at::Tensor x = states;
    if (m_config.decoder.tiedHead)
        x = x * std::pow(static_cast<double>(m_config.text.width), -0.5);
    std::vector<at::Tensor> parts;
    for (int64_t row = 0; row < ids; row += kHeadRows)
        parts.push_back(at::linear(x, m_head.narrow(0, row, std::min(kHeadRows, ids - row)).to(at::kFloat)));
    return at::cat(parts, -1);
}

Result<std::vector<double>> ClipFlanT5::logProbabilities(const std::vector<at::Tensor>& images,
                                                         const std::vector<AnswerQuestion>& questions,
                                                         const std::vector<int64_t>& answer, int64_t answerIds,
                                                         std::stop_token stop) const {
    return guardTorch("cannot ask about the pictures", [&]() -> Result<std::vector<double>> {
        c10::InferenceMode inference;
        std::vector<at::Tensor> texts;
        for (size_t i = 0; i < images.size(); ++i)
            texts.push_back(at::cat({embed(questions[i].before), project(images[i]), embed(questions[i].after)}, 1));
        MIRO_TRY(std::vector<at::Tensor> states, m_encoder.forwardEach(std::move(texts), stop));
        // Each token of the answer is foretold from those before it.
        std::vector<int64_t> said = {m_config.decoder.startToken};
        said.insert(said.end(), answer.begin(), answer.end() - 1);
        MIRO_TRY(at::Tensor decoded, m_decoder.forward(embed(said), states, stop));
        at::Tensor logs = at::log_softmax(logits(decoded, std::min(answerIds, m_config.text.vocabulary)), -1);
        at::Tensor wanted = at::tensor(answer, at::kLong).to(m_device).view({1, -1, 1});
        at::Tensor means = logs.gather(2, wanted.expand({logs.size(0), -1, 1})).squeeze(2).mean(1).to(at::kCPU);
        const float* values = means.const_data_ptr<float>();
        return std::vector<double>(values, values + means.numel());
    });
}

} // namespace miro
