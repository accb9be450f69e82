#include "train/clip_network.h"

#include "base/files.h"
#include "base/json.h"
#include "reward/preprocess.h"
#include "tensor/safetensors.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr double kFirstScale = 1 / 0.07; // as published
constexpr double kHighestScale = 100;
constexpr const char* kScale = "logit_scale";

nlohmann::json towerJson(const ClipTowerConfig& tower, int64_t features) {
    return {{"hidden_size", tower.width},
            {"intermediate_size", tower.hidden},
            {"num_hidden_layers", tower.layers},
            {"num_attention_heads", tower.heads},
            {"hidden_act", tower.quickGelu ? "quick_gelu" : "gelu"},
            {"layer_norm_eps", tower.eps},
            {"projection_dim", features}};
}

// Of the tokens that open and close a text, from the vocabulary itself.
Result<nlohmann::json> configJson(const ClipConfig& config, const ClipVocabulary& vocabulary) {
    MIRO_TRY(const nlohmann::json pieces, parseJson(vocabulary.pieces, "vocab.json"));
    nlohmann::json vision = towerJson(config.vision, config.features);
    vision.update({{"model_type", "clip_vision_model"},
                   {"image_size", config.vision.side},
                   {"patch_size", config.vision.patch},
                   {"num_channels", 3}});
    nlohmann::json text = towerJson(config.text, config.features);
    text.update({{"model_type", "clip_text_model"},
                 {"vocab_size", config.text.vocabulary},
                 {"max_position_embeddings", config.text.positions},
                 {"bos_token_id", pieces.value("<|startoftext|>", 0)},
                 {"eos_token_id", config.text.endToken < 0 ? 2 : config.text.endToken},
                 {"pad_token_id", pieces.value("<|endoftext|>", 0)}});
    return nlohmann::json{{"architectures", {"CLIPModel"}},    {"model_type", "clip"},
                          {"projection_dim", config.features}, {"logit_scale_init_value", std::log(kFirstScale)},
                          {"vision_config", vision},           {"text_config", text}};
}

nlohmann::json preprocessorJson(const ClipConfig& config) {
    const int64_t side = config.vision.side;
    const auto numbers = [](const std::array<float, 3>& values) {
        nlohmann::json list = nlohmann::json::array();
        for (const float value : values)
            list.push_back(std::round(static_cast<double>(value) * 1e8) / 1e8);
        return list;
    };
    return {{"image_processor_type", "CLIPImageProcessor"},
            {"do_convert_rgb", true},
            {"do_resize", true},
            {"size", {{"shortest_edge", side}}},
            {"resample", 3},
            {"do_center_crop", true},
            {"crop_size", {{"height", side}, {"width", side}}},
            {"do_rescale", true},
            {"do_normalize", true},
            {"image_mean", numbers(kClipPixels.mean)},
            {"image_std", numbers(kClipPixels.std)}};
}

nlohmann::json tokenizerJson(const ClipConfig& config) {
    return {{"tokenizer_class", "CLIPTokenizer"},
            {"bos_token", "<|startoftext|>"},
            {"eos_token", "<|endoftext|>"},
            {"pad_token", "<|endoftext|>"},
            {"unk_token", "<|endoftext|>"},
            {"model_max_length", config.text.positions},
            {"do_lower_case", true}};
}

at::Tensor unitVectors(const at::Tensor& features) {
    return features / features.norm(2, -1, true);
}

} // namespace

void ClipNetwork::build(ParameterStore& store) {
    m_vision = TrainClipVision(store, m_config.vision, m_config.features);
    m_text = TrainClipText(store, m_config.text, m_config.features);
    m_scale = store.parameter(kScale, {}, Initial::constant(std::log(kFirstScale)), false);
    m_parameters = store.takeParameters();
}

std::unique_ptr<ClipNetwork> ClipNetwork::create(const ClipConfig& config, uint64_t seed, at::Device device) {
    std::unique_ptr<ClipNetwork> network(new ClipNetwork(config, device));
    ParameterStore store(seed, device);
    network->build(store);
    return network;
}

Result<std::unique_ptr<ClipNetwork>> ClipNetwork::open(const fs::path& folder, at::Device device) {
    return guardTorch("loading " + oneLine(folder.string()), [&]() -> Result<std::unique_ptr<ClipNetwork>> {
        const fs::path path = folder / "config.json";
        MIRO_TRY(const nlohmann::json json, readJsonFile(path));
        MIRO_TRY(const ClipConfig config, ClipConfig::fromJson(json, oneLine(path.string())));
        MIRO_TRY(const std::unique_ptr<TensorFile> file, openWeightsIn(folder, {"model", "pytorch_model"}));
        Weights weights(*file, {.device = device});
        ParameterStore store(weights, "", 0);
        std::unique_ptr<ClipNetwork> network(new ClipNetwork(config, device));
        network->build(store);
        MIRO_CHECK_OK(weights.finish());
        return network;
    });
}

at::Tensor ClipNetwork::pictures(const at::Tensor& pixels) const {
    return unitVectors(m_vision(pixels.to(m_device)));
}

at::Tensor ClipNetwork::texts(const std::vector<TokenIds>& texts) const {
    size_t longest = 0;
    for (const TokenIds& text : texts)
        longest = std::max(longest, text.size());
    const auto rows = static_cast<int64_t>(texts.size()), columns = static_cast<int64_t>(longest);
    const at::Tensor ids = at::zeros({rows, columns}, at::kLong);
    const at::Tensor places = at::zeros({rows}, at::kLong);
    for (int64_t i = 0; i < rows; ++i) {
        const TokenIds& text = texts[static_cast<size_t>(i)];
        std::copy(text.begin(), text.end(), ids.mutable_data_ptr<int64_t>() + i * columns);
        const auto place = m_config.text.endToken < 0
                               ? std::max_element(text.begin(), text.end())
                               : std::find(text.begin(), text.end(), static_cast<int32_t>(m_config.text.endToken));
        places.mutable_data_ptr<int64_t>()[i] = place == text.end() ? 0 : place - text.begin();
    }
    return unitVectors(m_text(ids.to(m_device), places.to(m_device)));
}

at::Tensor ClipNetwork::scale() const {
    return m_scale.clamp_max(std::log(kHighestScale)).exp();
}

Result<ClipVocabulary> readClipVocabulary(const fs::path& folder) {
    ClipVocabulary vocabulary;
    MIRO_TRY(vocabulary.pieces, readFile(folder / "vocab.json"));
    MIRO_TRY(vocabulary.merges, readFile(folder / "merges.txt"));
    return vocabulary;
}

Result<void> writeClipFolder(const fs::path& folder, const ClipNetwork& network, const ClipVocabulary& vocabulary,
                             bool half) {
    return guardTorch("writing the model", [&]() -> Result<void> {
        MIRO_TRY(const nlohmann::json config, configJson(network.config(), vocabulary));
        std::map<std::string, at::Tensor> tensors;
        for (const TrainParameter& parameter : network.parameters())
            tensors[parameter.name] = parameter.value.detach().to(at::kCPU, half ? at::kHalf : at::kFloat);
        tensors[kScale] = tensors[kScale].clamp_max(std::log(kHighestScale));
        MIRO_TRY(const std::string weights, safetensorsBytes(tensors, {{"format", "pt"}}));

        AtomicFileGroup files;
        std::error_code problem;
        if (!fs::exists(folder, problem))
            MIRO_CHECK_OK(files.createFolder(folder));
        MIRO_CHECK_OK(files.add(folder / "config.json", config.dump(1, ' ') + "\n"));
        MIRO_CHECK_OK(files.add(folder / "model.safetensors", weights));
        MIRO_CHECK_OK(
            files.add(folder / "preprocessor_config.json", preprocessorJson(network.config()).dump(1, ' ') + "\n"));
        MIRO_CHECK_OK(files.add(folder / "tokenizer_config.json", tokenizerJson(network.config()).dump(1, ' ') + "\n"));
        MIRO_CHECK_OK(files.add(folder / "vocab.json", vocabulary.pieces));
        MIRO_CHECK_OK(files.add(folder / "merges.txt", vocabulary.merges));
        return files.commit();
    });
}

} // namespace miro
