#include "model/rin_config.h"

#include "base/json.h"
#include "model/config_fields.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace {

// Far above every published network, far below what would exhaust memory by a single number.
constexpr int64_t kMaxWidth = 16384;
constexpr int64_t kMaxTokens = 65536;
constexpr int64_t kMaxLayers = 256;
constexpr int64_t kMaxRewards = 64;

void mustDivide(ConfigFields& fields, const std::string& key, int64_t divisor, const std::string& what,
                int64_t number) {
    if (divisor > 0 && number % divisor != 0)
        fields.fail(key, std::to_string(divisor), fmt::format("a divisor of {} {}", what, number));
}

void checkNetworkSizes(ConfigFields& fields, const RinNetworkConfig& network, size_t rewardCount) {
    mustDivide(fields, "patch_size", network.patchSize, "data_size", network.dataSize);
    if (network.latentDim % kCondHeads != 0)
        fields.fail("latents_dim", std::to_string(network.latentDim), fmt::format("a multiple of {}", kCondHeads));
    mustDivide(fields, "compute_heads", network.computeHeads, "latents_dim", network.latentDim);
    mustDivide(fields, "read_write_heads", network.readWriteHeads, "the smaller of data_dim and latents_dim,",
               std::min(network.dataDim, network.latentDim));
    if (network.useCondRinBlock)
        mustDivide(fields, "read_write_heads", network.readWriteHeads, "latents_dim", network.latentDim);
    if (!network.concatCondTokens)
        return;
    int64_t fixedTokens = static_cast<int64_t>(rewardCount) + network.textRegisterCount;
    if (network.condTokenCount < fixedTokens)
        fields.fail("num_cond_tokens", std::to_string(network.condTokenCount),
                    fmt::format("at least {} (rewards and registers)", fixedTokens));
    if (network.learnedLatentCount() < 1)
        fields.fail("num_latents", std::to_string(network.latentCount),
                    fmt::format("more than num_cond_tokens + 1 = {}", network.condTokenCount + 1));
}

Result<RinNetworkConfig> readNetwork(ConfigFields fields, std::vector<std::string>& rewardKeys) {
    fields.allowOnly({"data_size", "data_dim", "num_input_channels", "num_latents", "latents_dim", "label_dim",
                      "num_cond_tokens", "num_processing_layers", "num_blocks", "patch_size", "read_write_heads",
                      "compute_heads", "latent_mlp_multiplier", "data_mlp_multiplier", "num_text_registers",
                      "use_cond_rin_block", "concat_cond_token_to_latents", "use_self_conditioning", "coherence_keys",
                      // These act in training only.
                      "coherence_dropout", "dropout_strategy", "compute_dropout", "rw_stochastic_depth",
                      "compute_stochastic_depth"});
    RinNetworkConfig network;
    fields.integer("data_size", network.dataSize, 1, 1024, true);
    fields.integer("data_dim", network.dataDim, 1, kMaxWidth, true);
    fields.integer("num_input_channels", network.inputChannels, 1, 1024, true);
    fields.integer("num_latents", network.latentCount, 1, kMaxTokens, true);
    fields.integer("latents_dim", network.latentDim, 8, kMaxWidth, true);
    fields.integer("label_dim", network.labelDim, 1, kMaxWidth, true);
    fields.integer("num_cond_tokens", network.condTokenCount, 0, kMaxTokens, true);
    fields.integer("num_processing_layers", network.processingLayers, 0, kMaxLayers, true);
    fields.integer("num_blocks", network.blockCount, 1, kMaxLayers, true);
    fields.integer("patch_size", network.patchSize, 1, 1024, true);
    fields.integer("read_write_heads", network.readWriteHeads, 1, kMaxWidth);
    fields.integer("compute_heads", network.computeHeads, 1, kMaxWidth);
    fields.integer("latent_mlp_multiplier", network.latentMlpMultiplier, 1, 64);
    fields.integer("data_mlp_multiplier", network.dataMlpMultiplier, 1, 64);
    fields.integer("num_text_registers", network.textRegisterCount, 0, 4096);
    fields.boolean("use_cond_rin_block", network.useCondRinBlock);
    fields.boolean("concat_cond_token_to_latents", network.concatCondTokens);
    fields.boolean("use_self_conditioning", network.useSelfConditioning);
    fields.texts("coherence_keys", rewardKeys);
    MIRO_CHECK_OK(fields.error());
    checkNetworkSizes(fields, network, rewardKeys.size());
    MIRO_CHECK_OK(fields.error());
    return network;
}

// The network's own list decides the tokens' order; the list at the top is for people and must hold the same names.
void checkRewards(ConfigFields& fields, std::vector<std::string>& keys) {
    std::vector<std::string> listed;
    fields.texts("coherence_keys", listed);
    if (keys.empty())
        keys = listed;
    std::set<std::string> unique(keys.begin(), keys.end());
    if (keys.empty() || keys.size() > kMaxRewards)
        fields.fail("coherence_keys", fmt::format("a list of {} names", keys.size()),
                    fmt::format("1 to {} reward names", kMaxRewards));
    else if (unique.size() != keys.size() || unique.count(""))
        fields.fail("coherence_keys", "a list with a repeated or empty name", "different names");
    else if (!listed.empty() &&
             (std::set<std::string>(listed.begin(), listed.end()) != unique || listed.size() != keys.size()))
        fields.fail("coherence_keys", "another list than network.coherence_keys", "the same names");
}

Result<PreconditioningConfig> readPreconditioning(ConfigFields fields, const nlohmann::json& section,
                                                  const RinNetworkConfig& network) {
    PreconditioningConfig preconditioning;
    fields.real("sigma_data", preconditioning.sigmaData, 1e-6, 1e6);
    // Either a switch or the name of the one published kind; any other value switches it off in the published code.
    if (auto kind = section.find("do_normalization"); section.is_object() && kind != section.end()) {
        if (!kind->is_boolean() && !kind->is_string() && !kind->is_null())
            fields.fail("do_normalization", "neither", "true, false or \"noise_driven\"");
        preconditioning.normalise = *kind == true || *kind == "noise_driven";
    }
    int64_t latents = network.latentCount;
    int64_t width = network.latentDim;
    fields.integer("num_latents", latents, 1, kMaxTokens);
    fields.integer("latents_dim", width, 1, kMaxWidth);
    if (network.useSelfConditioning && latents != network.latentCount)
        fields.fail("num_latents", std::to_string(latents), fmt::format("network.num_latents {}", network.latentCount));
    if (network.useSelfConditioning && width != network.latentDim)
        fields.fail("latents_dim", std::to_string(width), fmt::format("network.latents_dim {}", network.latentDim));
    MIRO_CHECK_OK(fields.error());
    return preconditioning;
}

Result<SchedulerConfig> readScheduler(ConfigFields fields) {
    SchedulerConfig scheduler;
    fields.real("start", scheduler.start, 0, 1);
    fields.real("end", scheduler.end, 0, 1);
    fields.real("clip_min", scheduler.clipMin, 0, 1);
    fields.real("shift", scheduler.shift, 0, 100);
    MIRO_CHECK_OK(fields.error());
    return scheduler;
}

// {"name": 0.625, "other": null}: null leaves the reward out.
void readTargets(ConfigFields& fields, const nlohmann::json& section, const std::string& key, RewardTargets& targets,
                 const std::vector<std::string>& rewardKeys) {
    if (!fields.has(key))
        return;
    const nlohmann::json& object = section[key];
    if (!object.is_object())
        return fields.fail(key, "not an object", "reward names with targets");
    for (const auto& [name, target] : object.items()) {
        if (std::find(rewardKeys.begin(), rewardKeys.end(), name) == rewardKeys.end())
            return fields.fail(key + "." + name, "unknown", "a name of coherence_keys");
        if (!target.is_null() && !(target.is_number() && target.get<double>() >= 0 && target.get<double>() <= 1))
            return fields.fail(key + "." + name, oneLine(target.dump(), 40), "a number from 0 to 1, or null");
        targets[name] = target.is_null() ? RewardTarget() : RewardTarget(target.get<double>());
    }
}

Result<GenerationDefaults> readDefaults(ConfigFields fields, const nlohmann::json& section,
                                        const std::vector<std::string>& rewardKeys) {
    GenerationDefaults defaults;
    fields.integer("num_steps", defaults.steps, 1, 1000);
    fields.real("guidance_scale", defaults.guidance, 0, 100);
    readTargets(fields, section, "reward_targets", defaults.positive, rewardKeys);
    readTargets(fields, section, "negative_reward_targets", defaults.negative, rewardKeys);
    MIRO_CHECK_OK(fields.error());
    return defaults;
}

const nlohmann::json& sectionOf(const nlohmann::json& config, const char* key) {
    static const nlohmann::json empty = nlohmann::json::object();
    auto found = config.find(key);
    return found != config.end() ? *found : empty;
}

} // namespace

Result<RinConfig> parseRinConfig(const nlohmann::json& json, const std::string& name) {
    ConfigFields fields(json, name);
    MIRO_CHECK_OK(fields.error());
    RinConfig config;
    ConfigFields network = fields.section("network", true);
    MIRO_CHECK_OK(fields.error());
    MIRO_TRY(config.network, readNetwork(std::move(network), config.rewardKeys));
    checkRewards(fields, config.rewardKeys);
    MIRO_CHECK_OK(fields.error());
    MIRO_TRY(config.preconditioning, readPreconditioning(fields.section("preconditioning"),
                                                         sectionOf(json, "preconditioning"), config.network));
    MIRO_TRY(config.scheduler, readScheduler(fields.section("scheduler")));
    MIRO_TRY(config.postprocessing, PostprocessingConfig::fromJson(sectionOf(json, "postprocessing"), name));
    MIRO_TRY(config.defaults,
             readDefaults(fields.section("sampler_defaults"), sectionOf(json, "sampler_defaults"), config.rewardKeys));

    config.dataResolution = config.network.dataSize;
    fields.integer("data_resolution", config.dataResolution, 1, 1024);
    if (config.dataResolution != config.network.dataSize)
        fields.fail("data_resolution", std::to_string(config.dataResolution),
                    fmt::format("network.data_size {}", config.network.dataSize));
    fields.integer("img_resolution", config.imageResolution, 1, kMaxTokens);
    fields.integer("max_text_len", config.maxTextLength, 1, 4096);
    fields.real("text_positions", config.textPositions, 0, 100);
    fields.text("text_encoder_repo", config.textEncoderRepo);
    fields.text("vae_repo", config.vaeRepo);
    MIRO_CHECK_OK(fields.error());
    return config;
}

Result<RinConfig> readRinConfig(const std::filesystem::path& configFile) {
    MIRO_TRY(nlohmann::json json, readJsonFile(configFile));
    return parseRinConfig(json, oneLine(configFile.string()));
}

} // namespace miro
