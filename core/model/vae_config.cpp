#include "model/vae_config.h"

#include "base/json.h"
#include "model/config_fields.h"

#include <cmath>
#include <fmt/format.h>
#include <string_view>

namespace miro {
namespace {

// What this program computes, by the layout's name for it.
constexpr const char* kClassName = "AutoencoderKL";
constexpr const char* kDownBlock = "DownEncoderBlock2D";
constexpr const char* kUpBlock = "UpDecoderBlock2D";
constexpr const char* kActivation = "silu";

Error wrongNumbers(const std::string& where, const char* key, int64_t channels) {
    return {ErrorCode::Corrupt,
            fmt::format("{}: {} must be a list of {} finite numbers, one for each of latent_channels{}", oneLine(where),
                        key, channels, std::string_view(key) == "latents_std" ? ", none below 0" : "")};
}

// Empty where there are none.
Result<std::vector<double>> channelNumbers(const nlohmann::json& json, const char* key, int64_t channels,
                                           const std::string& where) {
    std::vector<double> numbers;
    const nlohmann::json values = json.value(key, nlohmann::json());
    if (values.is_null())
        return numbers;
    if (!values.is_array() || values.size() != static_cast<size_t>(channels))
        return wrongNumbers(where, key, channels);
    for (const nlohmann::json& value : values) {
        if (!value.is_number() || !std::isfinite(value.get<double>()))
            return wrongNumbers(where, key, channels);
        numbers.push_back(value.get<double>());
    }
    return numbers;
}

} // namespace

Result<VaeConfig> VaeConfig::fromJson(const nlohmann::json& json, const std::string& where) {
    if (!json.is_object())
        return Error{ErrorCode::Corrupt, oneLine(where) + ": it must be a JSON object"};
    VaeConfig config;
    std::string className = kClassName, activation = kActivation;
    std::vector<std::string> downBlocks, upBlocks;
    int64_t inChannels = 3, outChannels = 3;
    ConfigFields fields(json, where);
    fields.text("_class_name", className);
    fields.integer("in_channels", inChannels, 1, 4096);
    fields.integer("out_channels", outChannels, 1, 4096);
    fields.integer("latent_channels", config.latentChannels, 1, 128);
    fields.integer("layers_per_block", config.layersPerBlock, 1, 16);
    fields.integer("norm_num_groups", config.normGroups, 1, 1024);
    fields.boolean("use_quant_conv", config.useQuantConv);
    fields.boolean("use_post_quant_conv", config.usePostQuantConv);
    fields.boolean("mid_block_add_attention", config.midAttention);
    fields.text("act_fn", activation);
    fields.texts("down_block_types", downBlocks);
    fields.texts("up_block_types", upBlocks);

    const nlohmann::json levels = json.value("block_out_channels", nlohmann::json());
    config.blockChannels.clear();
    if (!levels.is_array() || levels.empty() || levels.size() > 8)
        fields.fail("block_out_channels", oneLine(levels.dump(-1, ' ', true), 80), "a list of 1 to 8 integers");
    else
        for (const nlohmann::json& level : levels) {
            const bool usable = level.is_number_integer() && level >= 1 && level <= 4096;
            if (!usable || level.get<int64_t>() % config.normGroups != 0) {
                fields.fail(
                    "block_out_channels", oneLine(levels.dump(-1, ' ', true), 80),
                    fmt::format("integers from 1 to 4096 that norm_num_groups ({}) divides", config.normGroups));
                break;
            }
            config.blockChannels.push_back(level.get<int64_t>());
        }
    for (auto [key, blocks] : {std::pair{"down_block_types", &downBlocks}, std::pair{"up_block_types", &upBlocks}})
        if (!blocks->empty() && blocks->size() != levels.size())
            fields.fail(key, fmt::format("a list of {}", blocks->size()),
                        fmt::format("one for each of block_out_channels ({})", levels.size()));
    MIRO_CHECK_OK(fields.error());

    if (className != kClassName)
        return unsupportedValue(where, "_class_name", className, kClassName);
    if (activation != kActivation)
        return unsupportedValue(where, "act_fn", activation, kActivation);
    if (inChannels != 3 || outChannels != 3)
        return unsupportedValue(where, inChannels != 3 ? "in_channels" : "out_channels",
                                std::to_string(inChannels != 3 ? inChannels : outChannels), "3 (RGB)");
    for (const std::string& block : downBlocks)
        if (block != kDownBlock)
            return unsupportedValue(where, "down_block_types", block, kDownBlock);
    for (const std::string& block : upBlocks)
        if (block != kUpBlock)
            return unsupportedValue(where, "up_block_types", block, kUpBlock);
    // scaling_factor and shift_factor belong to the pipeline around a VAE; here the generator's own postprocessing
    // takes their place.
    MIRO_TRY(config.latentsMean, channelNumbers(json, "latents_mean", config.latentChannels, where));
    MIRO_TRY(config.latentsDeviation, channelNumbers(json, "latents_std", config.latentChannels, where));
    if (config.latentsMean.size() != config.latentsDeviation.size())
        return wrongNumbers(where, config.latentsMean.empty() ? "latents_mean" : "latents_std", config.latentChannels);
    for (const double deviation : config.latentsDeviation)
        if (deviation < 0)
            return wrongNumbers(where, "latents_std", config.latentChannels);
    return config;
}

Result<VaeConfig> VaeConfig::read(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder / "config.json";
    MIRO_TRY(nlohmann::json json, readJsonFile(path));
    return fromJson(json, path.string());
}

} // namespace miro
