#include "train/question_network.h"

#include "base/files.h"
#include "base/json.h"
#include "base/scorers.h"
#include "tensor/safetensors.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <algorithm>
#include <cmath>
#include <limits>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr const char* kTower = "vision_model.";
constexpr const char* kTowerInCheckpoint = "vision_tower.vision_tower.";
constexpr const char* kTokens = "shared.weight";
constexpr int64_t kPadding = 0; // which also stands before an answer
constexpr int64_t kEnd = 1;

std::string towerPrefix() {
    return std::string(kTowerInCheckpoint) + kTower;
}

// In a checkpoint of the tower alone.
std::string nameInTower(const std::string& name) {
    return name.substr(std::string_view(kTowerInCheckpoint).size());
}

// (N, longest), padded.
at::Tensor padded(const std::vector<std::vector<int64_t>>& rows) {
    size_t longest = 0;
    for (const std::vector<int64_t>& row : rows)
        longest = std::max(longest, row.size());
    const at::Tensor ids =
        at::full({static_cast<int64_t>(rows.size()), static_cast<int64_t>(longest)}, kPadding, at::kLong);
    for (size_t i = 0; i < rows.size(); ++i)
        std::copy(rows[i].begin(), rows[i].end(), ids.mutable_data_ptr<int64_t>() + i * longest);
    return ids;
}

// (N, 1) int64.
at::Tensor lengthsOf(const std::vector<std::vector<int64_t>>& rows) {
    const at::Tensor lengths = at::empty({static_cast<int64_t>(rows.size()), 1}, at::kLong);
    for (size_t i = 0; i < rows.size(); ++i)
        lengths.mutable_data_ptr<int64_t>()[i] = static_cast<int64_t>(rows[i].size());
    return lengths;
}

nlohmann::json textConfig(const QuestionSizes& sizes, const std::string& tower) {
    const T5Config& text = sizes.text;
    return {{"architectures", {"CLIPT5ForConditionalGeneration"}},
            {"model_type", "clip_t5"},
            {"vocab_size", text.vocabulary},
            {"d_model", text.width},
            {"d_kv", text.headWidth},
            {"d_ff", text.hidden},
            {"num_layers", text.layers},
            {"num_decoder_layers", sizes.decoderLayers},
            {"num_heads", text.heads},
            {"relative_attention_num_buckets", text.buckets},
            {"relative_attention_max_distance", text.maxDistance},
            {"layer_norm_epsilon", text.eps},
            {"feed_forward_proj", "gated-gelu"},
            {"tie_word_embeddings", true},
            {"pad_token_id", kPadding},
            {"decoder_start_token_id", kPadding},
            {"eos_token_id", kEnd},
            {"mm_vision_tower", tower},
            {"mm_hidden_size", sizes.vision.width},
            {"mm_projector_type", "mlp2x_gelu"},
            {"mm_vision_select_layer", -1}, // all of its layers were trained
            {"mm_vision_select_feature", "patch"}};
}

nlohmann::json towerConfig(const ClipVisionConfig& vision) {
    return {{"model_type", "clip"},
            {"projection_dim", vision.width},
            {"vision_config",
             {{"model_type", "clip_vision_model"},
              {"image_size", vision.side},
              {"patch_size", vision.patch},
              {"hidden_size", vision.width},
              {"intermediate_size", vision.hidden},
              {"num_hidden_layers", vision.layers},
              {"num_attention_heads", vision.heads},
              {"hidden_act", vision.quickGelu ? "quick_gelu" : "gelu"},
              {"layer_norm_eps", vision.eps}}},
            {"text_config", {{"model_type", "clip_text_model"}}}};
}

} // namespace

void QuestionNetwork::build(ParameterStore& store) {
    const T5Config& text = m_sizes.text;
    m_vision = TrainClipVision(store, m_sizes.vision, 0, towerPrefix());
    m_projector = {TrainLinear::make(store, "mm_projector.0", m_sizes.vision.width, text.width, true),
                   TrainLinear::make(store, "mm_projector.2", text.width, text.width, true)};
    m_tokens = store.parameter(kTokens, {text.vocabulary, text.width}, Initial::normal(1), false);
    m_encoder = TrainT5Stack(store, "encoder", text.layers, text);
    m_decoder = TrainT5Stack(store, "decoder", m_sizes.decoderLayers, text);
    m_parameters = store.takeParameters();
}

std::unique_ptr<QuestionNetwork> QuestionNetwork::create(const QuestionSizes& sizes, uint64_t seed, at::Device device) {
    std::unique_ptr<QuestionNetwork> network(new QuestionNetwork(sizes, device));
    ParameterStore store(seed, device);
    network->build(store);
    return network;
}

Result<void> QuestionNetwork::takeTower(const fs::path& folder) {
    return guardTorch("loading " + oneLine(folder.string()), [&]() -> Result<void> {
        MIRO_TRY(const std::unique_ptr<TensorFile> file, openWeightsIn(folder, {"model", "pytorch_model"}));
        Weights weights(*file, {.device = m_device});
        at::NoGradGuard copying;
        for (const TrainParameter& parameter : m_parameters)
            if (parameter.name.starts_with(towerPrefix()))
                parameter.value.copy_(weights.get(nameInTower(parameter.name), parameter.value.sizes().vec()));
        return weights.finish();
    });
}

at::Tensor QuestionNetwork::look(const at::Tensor& pixels) const {
    const at::Tensor tokens = m_vision.tokens(pixels.to(m_device));
    return m_projector[1](at::gelu(m_projector[0](tokens.narrow(1, 1, tokens.size(1) - 1))));
}

at::Tensor QuestionNetwork::embed(const at::Tensor& ids) const {
    return at::embedding(m_tokens, ids.to(m_device));
}

QuestionsRead QuestionNetwork::read(const at::Tensor& pictures, const std::vector<AnswerQuestion>& questions) const {
    std::vector<std::vector<int64_t>> before, after;
    for (const AnswerQuestion& question : questions) {
        before.push_back(question.before);
        after.push_back(question.after);
    }
    const at::Tensor first = padded(before), last = padded(after);
    const at::Tensor behind = at::arange(last.size(1)).unsqueeze(0) >= lengthsOf(after); // (N, A): padding
    const at::Tensor seen = at::zeros({last.size(0), first.size(1) + pictures.size(1)}, at::kBool);
    const at::Tensor hidden = at::cat({seen, behind}, 1).unsqueeze(1).unsqueeze(1).to(m_device);
    QuestionsRead questionsRead;
    questionsRead.mask = at::zeros(hidden.sizes(), pictures.options().dtype(at::kFloat))
                             .masked_fill_(hidden, -std::numeric_limits<float>::infinity());
    questionsRead.states = m_encoder.encode(at::cat({embed(first), pictures, embed(last)}, 1), questionsRead.mask);
    return questionsRead;
}

at::Tensor QuestionNetwork::meanLogProbabilities(const QuestionsRead& questions,
                                                 const std::vector<std::vector<int64_t>>& answers) const {
    const at::Tensor wanted = padded(answers), lengths = lengthsOf(answers);
    // Each token is foretold from those before it.
    const at::Tensor start = at::full({wanted.size(0), 1}, kPadding, at::kLong);
    const at::Tensor said = at::cat({start, wanted.narrow(1, 0, wanted.size(1) - 1)}, 1);
    const at::Tensor decoded = m_decoder.decode(embed(said), questions.states, questions.mask);
    const double scale = 1 / std::sqrt(static_cast<double>(m_sizes.text.width));
    const at::Tensor logs = at::log_softmax(at::linear(decoded * scale, m_tokens).to(at::kFloat), -1);
    const at::Tensor each = logs.gather(2, wanted.to(m_device).unsqueeze(2)).squeeze(2);
    const at::Tensor counted = (at::arange(wanted.size(1)).unsqueeze(0) < lengths).to(m_device, at::kFloat);
    return (each * counted).sum(1) / lengths.squeeze(1).to(m_device, at::kFloat);
}

Result<void> writeQuestionFolders(const fs::path& folder, const QuestionNetwork& network,
                                  const QuestionVocabulary& vocabulary, bool half) {
    return guardTorch("writing the model", [&]() -> Result<void> {
        const std::vector<std::string>& repos = scorers().find("vqa")->repos;
        const fs::path checkpoint = folder / repos.at(0), tokenizer = folder / repos.at(1),
                       tower = folder / repos.at(2);
        const QuestionSizes& sizes = network.sizes();
        const at::ScalarType type = half ? at::kHalf : at::kFloat;
        std::map<std::string, at::Tensor> tensors, towerTensors;
        for (const TrainParameter& parameter : network.parameters()) {
            const bool ofTower = parameter.name.starts_with(towerPrefix());
            const std::string name = ofTower ? nameInTower(parameter.name) : parameter.name;
            (ofTower ? towerTensors : tensors)[name] = parameter.value.detach().to(at::kCPU, type);
        }
        // Behind the tokens that are taken, but a CLIP has it.
        towerTensors[std::string(kTower) + "post_layernorm.weight"] = at::ones({sizes.vision.width}, type);
        towerTensors[std::string(kTower) + "post_layernorm.bias"] = at::zeros({sizes.vision.width}, type);
        MIRO_TRY(const std::string weights, safetensorsBytes(tensors, {{"format", "pt"}}));
        MIRO_TRY(const std::string towerWeights, safetensorsBytes(towerTensors, {{"format", "pt"}}));

        AtomicFileGroup files;
        for (const fs::path& place : {folder, checkpoint.parent_path(), checkpoint, tokenizer.parent_path(), tokenizer,
                                      tower.parent_path(), tower})
            MIRO_CHECK_OK(files.createFolder(place));
        const auto json = [](const nlohmann::json& value) {
            return value.dump(1, ' ') + "\n";
        };
        MIRO_CHECK_OK(files.add(checkpoint / "config.json", json(textConfig(sizes, repos.at(2)))));
        MIRO_CHECK_OK(files.add(checkpoint / "model.safetensors", weights));
        MIRO_CHECK_OK(files.add(tokenizer / "spiece.model", vocabulary.spieceModel()));
        MIRO_CHECK_OK(files.add(tokenizer / "tokenizer_config.json",
                                json({{"tokenizer_class", "T5Tokenizer"}, {"extra_ids", 0}, {"legacy", true}})));
        MIRO_CHECK_OK(files.add(tower / "config.json", json(towerConfig(sizes.vision))));
        MIRO_CHECK_OK(files.add(tower / "model.safetensors", towerWeights));
        return files.commit();
    });
}

} // namespace miro
