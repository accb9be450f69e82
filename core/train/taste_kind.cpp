#include "train/taste_kind.h"

#include "base/files.h"
#include "base/json.h"
#include "base/paths.h"
#include "hub/checkpoint_hash.h"
#include "tensor/npy.h"
#include "tensor/tensor_file.h"
#include "tensor/torch_guard.h"
#include "train/flow_settings.h"
#include "train/train_settings.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace miro {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLogvarWeight = "preconditioning.logvar_proj.1.weight";
constexpr const char* kPositionRow = "network.coherence_positional_embedding";

// Shorter and with smaller steps than a generator is trained with.
std::vector<ParamSpec> tasteKindSettings() {
    std::vector<ParamSpec> all{
        neededPath("model", "The generator's folder: config.json, model.safetensors, uncond_embedding.npy."),
        textSetting("reward-key", kTasteRewardKey, "What is learned: a score of the samples, in units of its own."),
        intSetting("rank", 8, 1, 1024, "Of the pairs beside the layers of attention and behind it."),
        realSetting("alpha", 16, 1e-3, 1e6, "A pair counts alpha / rank."),
        realSetting(
            "usual-rewards", 0, 0, 1,
            "Part of the samples whose other rewards are said to be 1, as pictures are asked for, whatever they "
            "are: what is liked against them is learned there too. Needs an anchor."),
        textSetting("profile", "", "Whose taste, for people."),
        realSetting(
            "anchor", 1, 0, 1e6,
            "How firmly what the taste does not explain is held to the untouched model; 0: the published loss."),
        choiceSetting("optimiser", {"adamw", "lamb"}, "What moves the weights."),
        realSetting("learning-rate", 3e-3, 1e-12, 10, "At its highest, after the warm-up."),
        realSetting("weight-decay", 0, 0, 1e6, "Of weights; norms and biases have none."),
        intSetting("steps", 240, 1, 1e9, "Updates of the whole run."),
        intSetting("batch-size", 16, 1, 1e6, "Samples an update, over all processes and micro-batches."),
        intSetting("warmup-steps", 50, 0, 1e9, "Updates in which the learning rate rises from 0."),
        intSetting("checkpoint-steps", 100, 1, 1e9, "Updates between two checkpoints."),
        intSetting("held-out-steps", 200, 0, 1e9, "Updates between two looks at held-out samples; 0: none."),
        realSetting("average-decay", 0.99, 0, 1, "Of the weights' running mean, which is judged and exported."),
    };
    for (const auto& shared : {flowDataSpecs(), flowRecipeSpecs(), flowSampleSpecs()})
        for (ParamSpec spec : shared) {
            if (spec.key == "reward-dropout") // a picture is asked for with any of the rewards left out
                spec.defaultValue = std::string("binomial");
            if (spec.key == "reward-drop-rate")
                spec.defaultValue = 0.1;
            if (spec.key == "time-mean") // what a picture becomes is decided early
                spec.defaultValue = 1.0;
            all.push_back(std::move(spec));
        }
    return all;
}

// The base's own bins say what its rewards mean; those of the personal one are made of the samples. A run that goes on
// has all of them.
Result<FlowDataSettings> dataSettings(const TrainContext& context, const std::vector<std::string>& rewards,
                                      const fs::path& model) {
    MIRO_TRY(FlowDataSettings data, flowDataSettings(context, rewards));
    data.binsOfUsedAlone = true; // an adapter holds the personal one's alone
    const std::string& personal = rewards.back();
    if (std::find(data.usedRewards.begin(), data.usedRewards.end(), personal) == data.usedRewards.end())
        data.usedRewards.push_back(personal);
    if (context.resumed && data.binsFile == context.folder / kRewardBinsFile)
        return data;
    data.personal = personal;
    std::error_code ignored;
    const fs::path bins = model / kRewardBinsFile;
    if (data.binsFile.empty() && fs::exists(bins, ignored))
        data.binsFile = bins;
    if (data.binsFile.empty() && data.usedRewards.size() > 1)
        data.note(
            fmt::format("{} has no {}: its rewards are binned by these samples", model.string(), kRewardBinsFile));
    if (!context.folder.empty() && context.rank == 0)
        data.binsCopy = context.folder / kRewardBinsFile;
    return data;
}

// An adapter belongs to one model: a run does not go on with another one in its place.
Result<void> checkBase(const TrainContext& context, const fs::path& weights, const std::string& sha256) {
    const fs::path file = context.folder / kTasteBaseFile;
    std::error_code ignored;
    if (!context.resumed || context.folder.empty() || !fs::exists(file, ignored))
        return {};
    MIRO_TRY(const nlohmann::json base, readJsonFile(file));
    const std::string before = base.is_object() ? base.value("sha256", "") : "";
    if (before == sha256)
        return {};
    return usageError(fmt::format("{} is another model (SHA-256 {}...) than the run in {} began with ({}...); put that "
                                  "one back, or begin a new run",
                                  oneLine(weights.string()), sha256.substr(0, 12), oneLine(context.folder.string()),
                                  oneLine(before, 12)));
}

std::string nowText() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

// When the run began: its adapter says so, and is the same file however often it is written.
Result<std::string> keepBase(const TrainContext& context, const fs::path& weights, const std::string& sha256) {
    std::string begun = nowText();
    if (context.folder.empty() || context.rank != 0)
        return begun;
    const fs::path file = context.folder / kTasteBaseFile;
    std::error_code ignored;
    if (context.resumed && fs::exists(file, ignored)) {
        MIRO_TRY(const nlohmann::json base, readJsonFile(file));
        if (const auto known = base.find("begun"); base.is_object() && known != base.end() && known->is_string())
            return known->get<std::string>();
    }
    fs::create_directories(context.folder, ignored);
    MIRO_CHECK_OK(writeFileAtomically(
        file, nlohmann::json{{"model", weights.string()}, {"sha256", sha256}, {"begun", begun}}.dump(1) + "\n"));
    return begun;
}

struct Base {
    RinConfig config;
    fs::path weightsFile;
    std::unique_ptr<TensorFile> weights;
    at::Tensor unconditional;
};

Result<Base> openBase(const fs::path& folder) {
    const auto said = [&](const Error& problem) {
        return Error{problem.code, fmt::format("model: {}; name the folder of the generator that the taste is added to",
                                               problem.message)};
    };
    Base base;
    auto config = readRinConfig(folder / "config.json");
    if (!config.ok())
        return said(config.error());
    base.config = std::move(*config);
    base.weightsFile = folder / "model.safetensors";
    auto weights = openTensorFile(base.weightsFile);
    if (!weights.ok())
        return said(weights.error());
    base.weights = std::move(*weights);
    auto stored = readNpy(folder / "uncond_embedding.npy");
    if (!stored.ok())
        return said(stored.error());
    base.unconditional = stored->dim() == 1 ? stored->unsqueeze(0) : *stored;
    const int64_t width = base.config.network.labelDim;
    if (base.unconditional.dim() != 2 || base.unconditional.size(1) != width || base.unconditional.size(0) < 1)
        return Error{ErrorCode::Corrupt,
                     fmt::format("model: uncond_embedding.npy in {} has the shape ({}); expected (tokens, {})",
                                 oneLine(folder.string()), fmt::join(base.unconditional.sizes(), ", "), width)};
    base.unconditional = base.unconditional.to(at::kFloat);
    return base;
}

// Of the training, and what a file of the model has to say of it; the latter undefined where the codec scales.
Result<LatentScaling> scalingOf(const Base& base, LatentScaling& stored) {
    const int64_t channels = base.config.network.inputChannels;
    if (base.config.postprocessing.modelType != "sdxl")
        return LatentScaling{at::ones({1, channels, 1, 1}), at::zeros({1, channels, 1, 1})};
    VaeConfig vae;
    vae.latentChannels = channels;
    MIRO_TRY(stored, LatentScaling::forSdxl(base.config.postprocessing, base.weights.get(), vae));
    return stored;
}

nlohmann::json summaryOf(const TrainConfig& config, size_t samples) {
    nlohmann::json summary = {{"samples", samples}, {"seed", std::to_string(config.seed("seed"))}};
    for (const char* key : {"steps", "batch-size"})
        summary[key] = config.integer(key);
    for (const char* key :
         {"learning-rate", "reward-drop-rate", "self-condition", "average-decay", "anchor", "usual-rewards"})
        summary[key] = config.real(key);
    for (const char* key : {"optimiser", "precision", "reward-dropout"})
        summary[key] = config.text(key);
    return summary;
}

Result<std::unique_ptr<TrainTask>> makeTaste(const TrainContext& context) {
    return guardTorch("setting up the fine-tuning", [&]() -> Result<std::unique_ptr<TrainTask>> {
        const TrainConfig& config = context.config;
        const fs::path folder = config.path("model");
        MIRO_TRY(Base base, openBase(folder));
        if (!config.has("reward-key"))
            return usageError("reward-key is empty; name the score that is learned");
        std::vector<std::string> rewards = base.config.rewardKeys;
        rewards.push_back(config.text("reward-key"));
        MIRO_TRY(auto network, RinNetwork::load(base.config, *base.weights, context.device));
        const at::ScalarType product = context.precision == Precision::Bf16   ? at::kBFloat16
                                       : context.precision == Precision::Fp16 ? at::kHalf
                                                                              : at::kFloat;
        const AdapterPlan plan{rewards.back(), config.integer("rank"), config.real("alpha"), config.seed("seed"),
                               product};
        MIRO_CHECK_OK(network->adapt(plan));
        network->setCheckpointing(config.flag("gradient-checkpointing"));
        MIRO_TRY(FlowDataSettings asked, dataSettings(context, rewards, folder));

        FlowSetting setting;
        setting.recipe = flowRecipe(config);
        if (setting.anchor = config.real("anchor"); setting.anchor > 0) {
            setting.untouched = network->untouched();
            setting.recipe.usualRewards = config.real("usual-rewards");
        }
        if (!base.weights->tensors().contains(kLogvarWeight) && setting.recipe.gradientNormReweighting) {
            context.note(
                fmt::format("{} does not say how large its loss is at which time (preconditioning.logvar_proj): "
                            "it is learned without reweighting",
                            base.weightsFile.string()));
            setting.recipe.gradientNormReweighting = false;
        }
        setting.neverGiven = neverGiven(asked.usedRewards, rewards);
        MIRO_TRY(auto scores, openSampleScores(context));
        AdapterInfo info{
            .rank = plan.rank, .alpha = plan.alpha, .rewardKey = plan.reward, .profile = config.text("profile")};
        MIRO_TRY(auto data, FlowData::open(network->config(), std::move(asked), context.stop));
        MIRO_TRY(info.baseHash, checkpointSha256(base.weightsFile, cacheFolder(), nullptr, context.stop));
        MIRO_CHECK_OK(checkBase(context, base.weightsFile, info.baseHash));
        MIRO_TRY(info.created, keepBase(context, base.weightsFile, info.baseHash));
        info.binEdges = data->bins().find(plan.reward)->second.edges;
        info.summary = summaryOf(config, data->samples()).dump();

        FlowExport exported;
        MIRO_TRY(const LatentScaling scaling, scalingOf(base, exported.scaling));
        setting.scaling = {scaling.scale.to(context.device), scaling.bias.to(context.device)};
        setting.unconditional = base.unconditional.to(context.device);
        if (setting.neverGiven.defined())
            setting.neverGiven = setting.neverGiven.to(context.device);
        if (const std::string& codec = base.config.postprocessing.codecFile; !codec.empty())
            exported.codec = folder / codec;
        exported.vaeFolder = config.path("vae");
        exported.write = [info](const RinNetwork& learned, const fs::path& into) {
            std::error_code ignored;
            fs::create_directories(into, ignored);
            return writeAdapter(into / kAdapterFile, adapterOf(learned, info));
        };
        FlowTaskSettings how{config.seed("seed"), context.precision, config.integer("samples"), true};
        auto task = std::make_unique<FlowTask>(std::move(network), std::move(setting), how, std::move(data),
                                               std::move(exported));
        task->scoreSamplesBy(std::move(scores));
        return std::unique_ptr<TrainTask>(std::move(task));
    });
}

} // namespace

Adapter adapterOf(const RinNetwork& network, AdapterInfo info) {
    Adapter adapter{std::move(info), {}, {}};
    std::map<std::string, at::Tensor> tensors = network.constants();
    for (const TrainParameter& parameter : network.parameters())
        tensors[parameter.name] = parameter.value.detach();
    const auto copied = [&](const std::string& name) {
        return tensors.at(name).to(at::kCPU, at::kFloat).clone();
    };
    constexpr std::string_view kDown = ".lora_A";
    for (const TrainParameter& parameter : network.parameters())
        if (parameter.name.ends_with(kDown)) {
            const std::string layer = parameter.name.substr(0, parameter.name.size() - kDown.size());
            adapter.layers.push_back({layer + ".weight", copied(parameter.name), copied(layer + ".lora_B")});
        }
    const std::string& reward = adapter.info.rewardKey;
    for (const ParameterShape& added : addedTensors(reward, network.config().network.latentDim))
        adapter.added.emplace_back(
            added.name, copied(added.name == kPositionRow ? fmt::format("{}.{}", kPositionRow, reward) : added.name));
    return adapter;
}

TrainKind tasteKind() {
    return {"taste", "My taste: pairs of low rank and one more reward beside a generator that stays as it is.",
            tasteKindSettings(), makeTaste};
}

} // namespace miro
