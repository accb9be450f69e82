#include "train/flow_kind.h"

#include "base/files.h"
#include "base/json.h"
#include "tensor/npy.h"
#include "tensor/torch_guard.h"
#include "train/flow_settings.h"
#include "train/train_settings.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace {

constexpr size_t kLargestCodec = size_t{1} << 30;
constexpr int64_t kScalingSamples = 4096;

std::vector<ParamSpec> flowKindSettings() {
    std::vector<ParamSpec> all{
        neededPath("network", "The model's config.json: network, preconditioning, postprocessing, text encoder."),
        pathSetting("codec", "The codec's file, copied into the model under the name in its config."),
        pathSetting("unconditional", "The empty prompt's embedding (.npy); none: one token of zeros."),
        pathSetting("pack", "A pack.json that is copied into the model."),
        pathSetting("init-from", "A model folder whose weights the run begins with."),
        textSetting("rewards", "", "The network's rewards, in order, with commas between; empty: those of its config."),
        choiceSetting("scaling", {"codec", "measured"},
                      "Of latents: as the codec says, or measured to a deviation of 0.5 a channel (SDXL's kind only)."),
        flagSetting("export-half", false, "Writes the model's weights as fp16."),
    };
    for (const auto& shared : {flowDataSpecs(), flowRecipeSpecs(), flowSampleSpecs()})
        all.insert(all.end(), shared.begin(), shared.end());
    return all;
}

// The model's config.json with the run's own rewards.
Result<nlohmann::json> modelConfig(const TrainConfig& config) {
    const std::filesystem::path file = config.path("network");
    MIRO_TRY(nlohmann::json json, readJsonFile(file));
    const std::vector<std::string> rewards = wordsOf(config.text("rewards"));
    if (!json.is_object() || !json.contains("network") || !json["network"].is_object())
        return Error{ErrorCode::Corrupt, fmt::format("{}: network: missing; expected an object", file.string())};
    const std::string strategy = config.text("reward-dropout");
    if (strategy != "none")
        json["network"]["coherence_dropout"] = strategy == "binomial" ? config.real("reward-drop-rate") : 0.5;
    if (rewards.empty())
        return json;
    json["coherence_keys"] = rewards;
    json["network"]["coherence_keys"] = rewards;
    const std::set<std::string> known(rewards.begin(), rewards.end());
    for (const char* targets : {"reward_targets", "negative_reward_targets"})
        if (json.contains("sampler_defaults") && json["sampler_defaults"].contains(targets)) {
            nlohmann::json kept = nlohmann::json::object();
            for (const auto& [name, target] : json["sampler_defaults"][targets].items())
                if (known.contains(name))
                    kept[name] = target;
            json["sampler_defaults"][targets] = kept;
        }
    return json;
}

Result<std::unique_ptr<RinNetwork>> makeNetwork(const TrainContext& context, const RinConfig& config) {
    if (!context.config.has("init-from"))
        return RinNetwork::create(config, context.config.seed("seed"), context.device);
    MIRO_TRY(const auto file, openTensorFile(context.config.path("init-from") / "model.safetensors"));
    return RinNetwork::load(config, *file, context.device);
}

// What lies beside config.json and the weights.
Result<std::map<std::string, std::string>> otherFiles(const TrainConfig& config, const RinConfig& model,
                                                      const RewardBinsByName& bins) {
    std::map<std::string, std::string> files;
    const std::string& codec = model.postprocessing.codecFile;
    if (!codec.empty() && !config.has("codec"))
        return usageError(fmt::format("{} names a codec, {}; say where it lies with the key codec",
                                      config.path("network").string(), oneLine(codec, 80)));
    if (codec.empty() && config.has("codec"))
        return usageError(fmt::format("{} names no codec (postprocessing.file), so the key codec has no effect",
                                      config.path("network").string()));
    if (!codec.empty()) {
        MIRO_TRY(files[codec], readFile(config.path("codec"), kLargestCodec));
    }
    if (config.has("pack")) {
        MIRO_TRY(files["pack.json"], readFile(config.path("pack")));
    }
    files[kRewardBinsFile] = rewardBinsToJson(bins);
    return files;
}

Result<at::Tensor> unconditionalOf(const TrainConfig& config, int64_t width) {
    if (!config.has("unconditional"))
        return at::zeros({1, width}, at::kFloat);
    MIRO_TRY(at::Tensor stored, readNpy(config.path("unconditional")));
    if (stored.dim() == 1)
        stored = stored.unsqueeze(0);
    if (stored.dim() != 2 || stored.size(1) != width || stored.size(0) < 1 || !at::isFloatingType(stored.scalar_type()))
        return Error{ErrorCode::Corrupt,
                     fmt::format("unconditional: {} has the shape ({}); expected (tokens, {})",
                                 config.path("unconditional").string(), fmt::join(stored.sizes(), ", "), width)};
    return stored.to(at::kFloat);
}

// Scales latents while training; `exported` is what the model's file has to say of it.
Result<LatentScaling> scalingOf(const TrainConfig& config, const RinConfig& model, const FlowData& data,
                                LatentScaling& exported) {
    const bool sdxl = model.postprocessing.modelType == "sdxl";
    if (config.text("scaling") == "measured") {
        if (!sdxl)
            return usageError(fmt::format("scaling: the decoder {} scales by its codec; give codec",
                                          oneLine(model.postprocessing.modelType, 80)));
        MIRO_TRY(exported, data.measuredScaling(kScalingSamples));
        return exported;
    }
    const int64_t channels = model.network.inputChannels;
    if (!sdxl)
        return LatentScaling{at::ones({1, channels, 1, 1}), at::zeros({1, channels, 1, 1})};
    MIRO_TRY(exported, LatentScaling::forSdxl(model.postprocessing, nullptr));
    if (exported.scale.size(1) != channels)
        return usageError(
            fmt::format("scaling: SDXL's constants are for {} channels, the network has {}; give measured",
                        exported.scale.size(1), channels));
    return exported;
}

Result<std::unique_ptr<TrainTask>> makeFlow(const TrainContext& context) {
    return guardTorch("setting up the flow", [&]() -> Result<std::unique_ptr<TrainTask>> {
        const TrainConfig& config = context.config;
        FlowExport exported;
        MIRO_TRY(exported.config, modelConfig(config));
        MIRO_TRY(const RinConfig model, parseRinConfig(exported.config, config.path("network").string()));
        MIRO_TRY(FlowDataSettings asked, flowDataSettings(context, model.rewardKeys));
        // What is quickly known to be wrong comes before the data are read.
        FlowSetting setting;
        setting.recipe = flowRecipe(config);
        MIRO_TRY(setting.unconditional, unconditionalOf(config, model.network.labelDim));
        setting.neverGiven = neverGiven(asked.usedRewards, model.rewardKeys);
        MIRO_TRY(auto network, makeNetwork(context, model));
        network->setCheckpointing(config.flag("gradient-checkpointing"));
        MIRO_TRY(exported.otherFiles, otherFiles(config, model, {}));

        MIRO_TRY(auto scores, openSampleScores(context));
        MIRO_TRY(auto data, FlowData::open(model, std::move(asked), context.stop));
        MIRO_TRY(exported.otherFiles, otherFiles(config, model, data->bins()));
        MIRO_TRY(setting.scaling, scalingOf(config, model, *data, exported.scaling));
        setting.scaling = {setting.scaling.scale.to(context.device), setting.scaling.bias.to(context.device)};
        setting.unconditional = setting.unconditional.to(context.device);
        if (setting.neverGiven.defined())
            setting.neverGiven = setting.neverGiven.to(context.device);
        exported.half = config.flag("export-half");
        exported.codec = config.path("codec");
        exported.vaeFolder = config.path("vae");
        FlowTaskSettings how{config.seed("seed"), context.precision, config.integer("samples")};
        auto task = std::make_unique<FlowTask>(std::move(network), std::move(setting), how, std::move(data),
                                               std::move(exported));
        task->scoreSamplesBy(std::move(scores));
        return std::unique_ptr<TrainTask>(std::move(task));
    });
}

} // namespace

TrainKind flowKind() {
    return {"flow", "The generator: flow matching under text and rewards.", flowKindSettings(), makeFlow};
}

} // namespace miro
