#include "train/flow_kind.h"

#include "base/files.h"
#include "base/json.h"
#include "tensor/npy.h"
#include "tensor/torch_guard.h"
#include "train/flow_data.h"
#include "train/flow_task.h"
#include "train/run_settings.h"
#include "train/train_settings.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace {

constexpr size_t kLargestCodec = size_t{1} << 30;
constexpr int64_t kScalingSamples = 4096;

std::vector<ParamSpec> settings() {
    return {
        neededPath("data", "Training shards: a folder of .tar files, one, a brace range, or a WIDS index."),
        pathSetting("held-out", "Shards that are never trained on, for the held-out loss and the samples."),
        intSetting("held-out-samples", 256, 1, 1e7, "How many of them are looked at."),
        neededPath("network", "The model's config.json: network, preconditioning, postprocessing, text encoder."),
        pathSetting("codec", "The codec's file, copied into the model under the name in its config."),
        pathSetting("vae", "The folder of the autoencoder, for samples of a model that does not hold its own codec."),
        pathSetting("unconditional", "The empty prompt's embedding (.npy); none: one token of zeros."),
        pathSetting("pack", "A pack.json that is copied into the model."),
        pathSetting("init-from", "A model folder whose weights the run begins with."),
        textSetting("rewards", "", "The network's rewards, in order, with commas between; empty: those of its config."),
        textSetting("used-rewards", "all", "Which of them the network is given: all, none, or names; others are zero."),
        realSetting("best-part", 1, 1e-6, 1, "Trains on the best part of the samples alone, by their rewards."),
        textSetting("best-by", "all", "By which of them: all or names; a sample's mean rank counts."),
        choiceSetting("bins", {"quantile", "uniform", "tail"}, "How scores become quantiles."),
        intSetting("tail-bins", 4, 1, 63, "How many of the last bins are cut, with bins tail."),
        intSetting("tail-parts", 4, 1, 63, "Into how many parts each."),
        pathSetting("bins-file", "Bins to use in place of the data's own (reward_bins.json)."),
        textSetting("mean-field", "vae_embeddings_mean_256.npy", "The member that holds the latents' mean."),
        textSetting("std-field", "vae_embeddings_std_256.npy", "Their deviation; in no sample: the mean is used."),
        textSetting("text-field", "flan_t5_xl_embeddings.npy", "The text's states."),
        textSetting("synthetic-text-field", "synthetic_flan_t5_xl_embeddings.npy", "Those of the second caption."),
        textSetting("scores-field", "json", "The scores."),
        textSetting("caption-field", "txt", "The caption, for people."),
        choiceSetting("scaling", {"codec", "measured"},
                      "Of latents: as the codec says, or measured to a deviation of 0.5 a channel (SDXL's kind only)."),
        realSetting("self-condition", 0.9, 0, 1, "Part of the samples with a first look of the network at itself."),
        realSetting("drop-text", 0.1, 0, 1, "Part of the samples without text, which guidance needs."),
        realSetting("synthetic-captions", 0.5, 0, 1, "Part of the samples with their second caption."),
        choiceSetting("reward-dropout", {"none", "binomial", "uniform"}, "How rewards are left out while training."),
        realSetting("reward-drop-rate", 0, 0, 1, "Probability of each to be left out, with reward-dropout binomial."),
        realSetting("drop-rewards", 0, 0, 1, "Part of the samples without any reward, besides reward-dropout."),
        choiceSetting("rewards-without-text", {"zero", "keep", "left-out"},
                      "The rewards of a sample whose text is dropped: 0, as they are, or left out."),
        choiceSetting("missing-reward", {"zero-token", "zero-value"}, "What a missing score is for the network."),
        flagSetting("gradient-norm-reweighting", true,
                    "Learns along how large the loss is at each time, and levels it."),
        realSetting("time-mean", 0, -10, 10, "Times are sigmoid(mean + deviation * n): above 0 more noise."),
        realSetting("time-deviation", 1, 1e-3, 10, "See time-mean."),
        flagSetting("gradient-checkpointing", false, "Computes activations twice instead of keeping them."),
        intSetting("shuffle-shards", 0, 0, 1e6, "Shards whose samples are mixed; 0: all."),
        intSetting("data-threads", 1, 0, 64, "Threads that read samples ahead; 0: none."),
        intSetting("data-ahead", 4, 1, 1024, "Micro-batches that are read ahead."),
        intSetting("samples", 16, 0, 256, "Pictures of a set of samples."),
        textSetting("sample-scorers", "",
                    "Scorers of the samples, with commas between: each set of samples is also drawn with all targets 1 "
                    "and all 0, and scored; empty: none."),
        pathSetting("models", "The folder of models that has them; empty: the usual ones."),
        flagSetting("export-half", false, "Writes the model's weights as fp16."),
    };
}

std::vector<std::string> wordsOf(const std::string& list) {
    std::vector<std::string> words;
    for (size_t begin = 0; begin < list.size();) {
        const size_t end = std::min(list.find(',', begin), list.size());
        std::string word = list.substr(begin, end - begin);
        word.erase(0, word.find_first_not_of(' '));
        word.erase(word.find_last_not_of(' ') + 1);
        if (!word.empty())
            words.push_back(word);
        begin = end + 1;
    }
    return words;
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

// key: "used-rewards" or "best-by".
Result<std::vector<std::string>> namedRewards(const TrainConfig& config, const char* key,
                                              const std::vector<std::string>& rewards) {
    const std::string& text = config.text(key);
    if (text == "all")
        return rewards;
    if (text == "none")
        return std::vector<std::string>();
    std::vector<std::string> used = wordsOf(text);
    for (const std::string& name : used)
        if (std::find(rewards.begin(), rewards.end(), name) == rewards.end())
            return usageError(fmt::format("{}: the network has no reward '{}'; it has {}", key, oneLine(name, 80),
                                          fmt::join(rewards, ", ")));
    return used;
}

at::Tensor neverGiven(const std::vector<std::string>& used, const std::vector<std::string>& rewards) {
    if (used.size() == rewards.size())
        return {};
    at::Tensor never = at::ones({static_cast<int64_t>(rewards.size())}, at::kBool);
    for (size_t i = 0; i < rewards.size(); ++i)
        if (std::find(used.begin(), used.end(), rewards[i]) != used.end())
            never[static_cast<int64_t>(i)].fill_(false);
    return never;
}

FlowRecipe recipeOf(const TrainConfig& config) {
    FlowRecipe recipe;
    recipe.selfCondition = config.real("self-condition");
    recipe.dropText = config.real("drop-text");
    recipe.syntheticCaptions = config.real("synthetic-captions");
    const std::string& dropout = config.text("reward-dropout");
    recipe.rewardDropout = dropout == "binomial"  ? RewardDropout::Binomial
                           : dropout == "uniform" ? RewardDropout::Uniform
                                                  : RewardDropout::None;
    recipe.rewardDropRate = config.real("reward-drop-rate");
    recipe.dropRewards = config.real("drop-rewards");
    const std::string& without = config.text("rewards-without-text");
    recipe.rewardsWithoutText = without == "keep"       ? RewardsWithoutText::Keep
                                : without == "left-out" ? RewardsWithoutText::LeftOut
                                                        : RewardsWithoutText::Zero;
    recipe.missing =
        config.text("missing-reward") == "zero-value" ? MissingReward::ZeroValue : MissingReward::ZeroToken;
    recipe.gradientNormReweighting = config.flag("gradient-norm-reweighting");
    recipe.timeMean = config.real("time-mean");
    recipe.timeDeviation = config.real("time-deviation");
    return recipe;
}

Result<FlowDataSettings> dataSettings(const TrainContext& context, const std::vector<std::string>& rewards) {
    const TrainConfig& config = context.config;
    FlowDataSettings data;
    data.train = config.path("data");
    data.heldOut = config.path("held-out");
    data.fields = {config.text("mean-field"),           config.text("std-field"),    config.text("text-field"),
                   config.text("synthetic-text-field"), config.text("scores-field"), config.text("caption-field")};
    for (const char* needed : {"mean-field", "text-field", "scores-field"})
        if (!config.has(needed))
            return usageError(fmt::format("{} is empty; name the member", needed));
    MIRO_TRY(data.usedRewards, namedRewards(config, "used-rewards", rewards));
    data.bestPart = config.real("best-part");
    MIRO_TRY(data.bestBy, namedRewards(config, "best-by", rewards));
    if (data.bestPart < 1 && data.bestBy.empty())
        return usageError("best-part needs rewards to go by; name them with best-by");
    MIRO_TRY(data.bins.kind, parseBinKind(config.text("bins")));
    data.bins.tailBins = config.integer("tail-bins");
    data.bins.tailParts = config.integer("tail-parts");
    std::error_code ignored;
    const std::filesystem::path own = context.folder / kRewardBinsFile;
    if (config.has("bins-file"))
        data.binsFile = config.path("bins-file");
    else if (context.resumed && std::filesystem::exists(own, ignored))
        data.binsFile = own;
    else if (!context.folder.empty() && context.rank == 0)
        data.binsCopy = own;
    data.heldOutSamples = config.integer("held-out-samples");
    data.window = config.integer("shuffle-shards");
    data.threads = config.integer("data-threads");
    data.ahead = config.integer("data-ahead");
    data.trainer = trainerSettings(config, context.rank, context.processes);
    data.note = context.note;
    return data;
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

Result<std::unique_ptr<SampleScores>> openScores(const TrainContext& context, const std::vector<std::string>& scorers) {
    std::vector<std::filesystem::path> folders;
    if (context.config.has("models"))
        folders = {context.config.path("models")};
    MIRO_TRY(const RepoFinder repos, scorerRepos(folders));
    ScoringOptions options;
    options.device = context.device.is_cuda() ? "auto" : "cpu";
    options.makers = context.scorers;
    return SampleScores::open(scorers, repos, options);
}

Result<std::unique_ptr<TrainTask>> make(const TrainContext& context) {
    return guardTorch("setting up the flow", [&]() -> Result<std::unique_ptr<TrainTask>> {
        const TrainConfig& config = context.config;
        FlowExport exported;
        MIRO_TRY(exported.config, modelConfig(config));
        MIRO_TRY(const RinConfig model, parseRinConfig(exported.config, config.path("network").string()));
        MIRO_TRY(FlowDataSettings asked, dataSettings(context, model.rewardKeys));
        // What is quickly known to be wrong comes before the data are read.
        FlowSetting setting;
        setting.recipe = recipeOf(config);
        MIRO_TRY(setting.unconditional, unconditionalOf(config, model.network.labelDim));
        setting.neverGiven = neverGiven(asked.usedRewards, model.rewardKeys);
        MIRO_TRY(auto network, makeNetwork(context, model));
        network->setCheckpointing(config.flag("gradient-checkpointing"));
        MIRO_TRY(exported.otherFiles, otherFiles(config, model, {}));

        std::unique_ptr<SampleScores> scores;
        if (const auto scorers = wordsOf(config.text("sample-scorers")); !scorers.empty() && context.rank == 0) {
            MIRO_TRY(scores, openScores(context, scorers));
        }
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
    return {"flow", "The generator: flow matching under text and rewards.", settings(), make};
}

} // namespace miro
