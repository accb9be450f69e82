#include "model/jina_config.h"

#include "model/config_fields.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr double kMostRatio = 16;

// A member that is an object, or nothing of it.
nlohmann::json objectOf(const nlohmann::json& json, const char* key) {
    auto found = json.find(key);
    return found != json.end() && found->is_object() ? *found : nlohmann::json::object();
}

Result<JinaVisionConfig> readVision(ConfigFields fields, const std::string& where, int64_t& features) {
    JinaVisionConfig config;
    double ratio = 4;
    bool rotary = false, swiglu = false, innerNorms = false, postNorm = false, stretched = false;
    std::string projection;
    double layerScale = 0;
    fields.integer("image_size", config.imageSize, 1, 1 << 12, true);
    fields.integer("patch_size", config.patch, 1, 1 << 10, true);
    fields.integer("width", config.width, 1, 1 << 14, true);
    fields.integer("layers", config.layers, 1, 256, true);
    fields.integer("head_width", config.headWidth, 4, 1 << 10, true);
    fields.integer("embed_dim", features, 1, 1 << 14, true);
    fields.real("mlp_ratio", ratio, 0.01, kMostRatio);
    fields.real("pt_hw_seq_len", config.places, 1, 1 << 12);
    fields.real("ls_init_value", layerScale, 0, 1);
    fields.boolean("qkv_bias", config.bias);
    fields.boolean("rope_embeddings", rotary);
    fields.boolean("naive_swiglu", swiglu);
    fields.boolean("subln", innerNorms);
    fields.boolean("post_norm", postNorm);
    fields.boolean("intp_freq", stretched);
    fields.text("proj_type", projection);
    if (config.patch > config.imageSize)
        fields.fail("patch_size", std::to_string(config.patch), "at most image_size");
    if (config.width % config.headWidth != 0 || config.headWidth % 4 != 0)
        fields.fail("head_width", std::to_string(config.headWidth), "a multiple of 4 that divides width");
    MIRO_CHECK_OK(fields.error());
    struct Flag {
        const char* key;
        bool value;
        bool wanted;
    };
    for (const Flag& flag : {Flag{"rope_embeddings", rotary, true}, Flag{"naive_swiglu", swiglu, true},
                             Flag{"subln", innerNorms, true}, Flag{"post_norm", postNorm, false}})
        if (flag.value != flag.wanted)
            return unsupportedValue(where, std::string("vision_config.") + flag.key, flag.value ? "true" : "false",
                                    flag.wanted ? "true" : "false");
    if (layerScale > 0)
        return unsupportedValue(where, "vision_config.ls_init_value", std::to_string(layerScale), "null");
    if (!projection.empty() || features != config.width)
        return unsupportedValue(where, "vision_config.embed_dim", std::to_string(features),
                                fmt::format("the width {} without a projection", config.width));
    config.hidden = static_cast<int64_t>(static_cast<double>(config.width) * ratio);
    if (!stretched)
        config.places = static_cast<double>(config.grid());
    return config;
}

Result<JinaTextConfig> readText(const nlohmann::json& json, const std::string& where, int64_t& features) {
    ConfigFields outer(json, where, "text_config");
    std::string pooler = "mean_pooler", projection, task;
    outer.integer("embed_dim", features, 1, 1 << 14, true);
    outer.text("pooler_type", pooler);
    outer.text("proj_type", projection);
    outer.text("default_lora_task", task);
    MIRO_CHECK_OK(outer.error());

    JinaTextConfig config;
    const nlohmann::json kwargs = objectOf(json, "hf_model_config_kwargs");
    ConfigFields fields(kwargs, where, "text_config.hf_model_config_kwargs");
    std::vector<std::string> adapters;
    std::string places = "rotary", activation = "gelu";
    fields.integer("vocab_size", config.vocabulary, 1, 1 << 21);
    fields.integer("hidden_size", config.width, 1, 1 << 14);
    fields.integer("intermediate_size", config.hidden, 1, 1 << 17);
    fields.integer("num_hidden_layers", config.layers, 1, 256);
    fields.integer("num_attention_heads", config.heads, 1, 512);
    fields.integer("type_vocab_size", config.tokenTypes, 1, 1 << 10);
    fields.real("rotary_emb_base", config.rotaryBase, 1, 1e9);
    fields.real("layer_norm_eps", config.eps, 0, 1);
    fields.texts("lora_adaptations", adapters);
    fields.integer("lora_rank", config.rank, 1, 1 << 12);
    fields.real("lora_alpha", config.alpha, 0, 1e6);
    fields.text("position_embedding_type", places);
    fields.text("hidden_act", activation);
    if (config.width % (2 * config.heads) != 0)
        fields.fail("hidden_size", std::to_string(config.width),
                    fmt::format("an even multiple of the {} attention heads", config.heads));
    config.adapters = static_cast<int64_t>(adapters.size());
    if (!task.empty() && !adapters.empty()) {
        auto place = std::find(adapters.begin(), adapters.end(), task);
        if (place == adapters.end())
            fields.fail("lora_adaptations", "without " + oneLine(task, 80), "a list with default_lora_task in it");
        else
            config.adapter = place - adapters.begin();
    }
    MIRO_CHECK_OK(fields.error());
    if (pooler != "mean_pooler")
        return unsupportedValue(where, "text_config.pooler_type", pooler, "mean_pooler");
    if (places != "rotary")
        return unsupportedValue(where, "position_embedding_type", places, "rotary");
    if (activation != "gelu")
        return unsupportedValue(where, "hidden_act", activation, "gelu");
    if (!projection.empty() || features != config.width)
        return unsupportedValue(where, "text_config.embed_dim", std::to_string(features),
                                fmt::format("the width {} without a projection", config.width));
    return config;
}

} // namespace

int64_t JinaVisionConfig::parameterCount() const {
    const int64_t block = 4 * width * width + 3 * width + 2 * width * hidden + 2 * hidden + hidden * width + width +
                          6 * width + 2 * hidden;
    return layers * block + width * (3 * patch * patch + 1) + width * (grid() * grid() + 2) + 2 * width;
}

int64_t JinaTextConfig::parameterCount() const {
    const int64_t block = 4 * width * width + 4 * width + 2 * width * hidden + hidden + width + 4 * width;
    return layers * block + (vocabulary + tokenTypes + 2) * width + adapters * rank * (vocabulary + width);
}

Result<JinaClipConfig> JinaClipConfig::fromJson(const nlohmann::json& json, const std::string& where) {
    if (!json.is_object())
        return Error{ErrorCode::Corrupt, oneLine(where) + ": it must be a JSON object"};
    ConfigFields fields(json, where);
    std::string type;
    bool projections = false;
    fields.text("model_type", type, true);
    fields.boolean("add_projections", projections);
    MIRO_CHECK_OK(fields.error());
    if (type != "jina_clip")
        return unsupportedValue(where, "model_type", type, "jina_clip");
    if (projections)
        return unsupportedValue(where, "add_projections", "true", "false");
    JinaClipConfig config;
    int64_t pictureFeatures = 0;
    const nlohmann::json vision = objectOf(json, "vision_config"), text = objectOf(json, "text_config");
    MIRO_TRY(config.vision, readVision(ConfigFields(vision, where, "vision_config"), where, pictureFeatures));
    MIRO_TRY(config.text, readText(text, where, config.features));
    if (pictureFeatures != config.features) {
        fields.fail("vision_config.embed_dim", std::to_string(pictureFeatures),
                    fmt::format("text_config.embed_dim ({})", config.features));
        return fields.error().error();
    }
    return config;
}

} // namespace miro
