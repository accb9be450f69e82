#include "model/clip_config.h"

#include "model/config_fields.h"

#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

Result<void> checkHeads(ConfigFields& fields, const ClipTowerConfig& tower, const char* widthKey) {
    if (tower.heads > 0 && tower.width % tower.heads != 0)
        fields.fail(widthKey, std::to_string(tower.width),
                    fmt::format("a multiple of the {} attention heads", tower.heads));
    return fields.error();
}

// What both towers have in transformers' configuration; `tower` holds the defaults of its classes.
Result<void> readTower(ConfigFields& fields, const std::string& where, ClipTowerConfig& tower) {
    fields.integer("hidden_size", tower.width, 1, kWidestLayer);
    fields.integer("intermediate_size", tower.hidden, 1, kWidestLayer * 8);
    fields.integer("num_hidden_layers", tower.layers, 1, kMostNetworkLayers);
    fields.integer("num_attention_heads", tower.heads, 1, 512);
    fields.real("layer_norm_eps", tower.eps, 0, 1);
    std::string activation = "quick_gelu";
    fields.text("hidden_act", activation);
    MIRO_CHECK_OK(checkHeads(fields, tower, "hidden_size"));
    if (activation != "quick_gelu" && activation != "gelu")
        return Error{ErrorCode::Unsupported, fmt::format("{}: the activation {} is not supported, only quick_gelu and "
                                                         "gelu",
                                                         where, oneLine(activation, 80))};
    tower.quickGelu = activation == "quick_gelu";
    return {};
}

// Old configurations say a tower's sizes twice; the one called *_dict is complete by the classes' defaults and wins.
std::string towerSection(const nlohmann::json& config, const char* name) {
    const std::string old = std::string(name) + "_dict";
    return config.contains(old) && config[old].is_object() ? old : name;
}

// open_clip says some sizes in two ways: as a number of heads or as a head's width.
Result<void> readOpenClipTower(ConfigFields& fields, ClipTowerConfig& tower) {
    fields.integer("width", tower.width, 1, kWidestLayer, true);
    fields.integer("layers", tower.layers, 1, kMostNetworkLayers, true);
    fields.integer("heads", tower.heads, 1, 512);
    double ratio = 4;
    fields.real("mlp_ratio", ratio, 0.1, 64);
    tower.hidden = static_cast<int64_t>(std::floor(static_cast<double>(tower.width) * ratio));
    return fields.error();
}

} // namespace

int64_t ClipTowerConfig::blockParameters() const {
    return layers * (4 * (width * width + width) + 2 * width * hidden + hidden + width + 4 * width);
}

int64_t ClipConfig::visionParameters() const {
    return vision.blockParameters() + vision.width * (vision.grid() * vision.grid() + 6) +
           vision.width * vision.patch * vision.patch * 3 + vision.width * features;
}

int64_t ClipConfig::textParameters() const {
    return text.blockParameters() + text.width * (text.vocabulary + text.positions + 2) + text.width * features;
}

Result<ClipConfig> ClipConfig::fromJson(const nlohmann::json& json, const std::string& where) {
    ClipConfig config;
    // The defaults are those of transformers' classes: files leave out what equals them.
    config.features = 512;
    static_cast<ClipTowerConfig&>(config.vision) = {768, 3072, 12, 12, true, 1e-5};
    static_cast<ClipTowerConfig&>(config.text) = {512, 2048, 12, 8, true, 1e-5};
    config.text.endToken = 49407;

    ConfigFields fields(json, where);
    std::string type = "clip";
    fields.text("model_type", type);
    fields.integer("projection_dim", config.features, 1, kWidestLayer);
    MIRO_CHECK_OK(fields.error());
    if (type != "clip")
        return Error{ErrorCode::Unsupported,
                     fmt::format("{}: model_type is {}, expected clip", where, oneLine(type, 80))};

    ConfigFields vision = fields.section(towerSection(json, "vision_config"));
    vision.integer("image_size", config.vision.side, 1, kMostPictureSide);
    vision.integer("patch_size", config.vision.patch, 1, kMostPictureSide);
    if (config.vision.patch > config.vision.side)
        vision.fail("patch_size", std::to_string(config.vision.patch), "not above image_size");
    MIRO_CHECK_OK(readTower(vision, where, config.vision));

    ConfigFields text = fields.section(towerSection(json, "text_config"));
    text.integer("vocab_size", config.text.vocabulary, 1, 1 << 21);
    text.integer("max_position_embeddings", config.text.positions, 2, 1 << 17);
    text.integer("eos_token_id", config.text.endToken, 0, 1 << 21);
    MIRO_CHECK_OK(readTower(text, where, config.text));
    // Configurations of before the pooling was mended say 2, which was never the closing token.
    if (config.text.endToken == 2)
        config.text.endToken = -1;
    MIRO_CHECK_OK(fields.error());
    return config;
}

Result<ClipConfig> ClipConfig::fromOpenClipJson(const nlohmann::json& whole, const std::string& where) {
    const nlohmann::json& json = whole.is_object() && whole.contains("model_cfg") ? whole["model_cfg"] : whole;
    ClipConfig config;
    config.layout = ClipLayout::OpenClip;
    ConfigFields fields(json, where);
    fields.integer("embed_dim", config.features, 1, kWidestLayer, true);
    bool quickGelu = false;
    fields.boolean("quick_gelu", quickGelu);

    ConfigFields vision = fields.section("vision_cfg", true);
    vision.integer("image_size", config.vision.side, 1, kMostPictureSide);
    vision.integer("patch_size", config.vision.patch, 1, kMostPictureSide);
    int64_t headWidth = 64;
    vision.integer("head_width", headWidth, 1, kWidestLayer);
    MIRO_CHECK_OK(readOpenClipTower(vision, config.vision));
    if (config.vision.heads == 0)
        config.vision.heads = std::max<int64_t>(1, config.vision.width / headWidth);
    if (config.vision.patch > config.vision.side)
        vision.fail("patch_size", std::to_string(config.vision.patch), "not above image_size");
    MIRO_CHECK_OK(checkHeads(vision, config.vision, "width"));

    ConfigFields text = fields.section("text_cfg", true);
    text.integer("vocab_size", config.text.vocabulary, 1, 1 << 21);
    text.integer("context_length", config.text.positions, 2, 1 << 17);
    config.text.heads = 8;
    MIRO_CHECK_OK(readOpenClipTower(text, config.text));
    MIRO_CHECK_OK(checkHeads(text, config.text, "width"));
    MIRO_CHECK_OK(fields.error());
    config.vision.quickGelu = quickGelu;
    config.text.quickGelu = quickGelu;
    return config;
}

ClipConfig ClipConfig::openClipHuge() {
    ClipConfig config;
    config.layout = ClipLayout::OpenClip;
    config.features = 1024;
    static_cast<ClipTowerConfig&>(config.vision) = {1280, 5120, 32, 16, false, 1e-5};
    config.vision.patch = 14;
    static_cast<ClipTowerConfig&>(config.text) = {1024, 4096, 24, 16, false, 1e-5};
    return config;
}

} // namespace miro
