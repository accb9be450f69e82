#include "train/flow_settings.h"

#include "dataset/member_names.h"
#include "train/run_settings.h"
#include "train/train_settings.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {
namespace {

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

} // namespace

std::vector<ParamSpec> flowDataSpecs() {
    return {
        neededPath("data", "Training shards: a folder of .tar files, one, a brace range, or a WIDS index."),
        pathSetting("held-out", "Shards that are never trained on, for the held-out loss and the samples."),
        intSetting("held-out-samples", 256, 1, 1e7, "How many of them are looked at."),
        textSetting("used-rewards", "all", "Which of them the network is given: all, none, or names; others are zero."),
        realSetting("best-part", 1, 1e-6, 1, "Trains on the best part of the samples alone, by their rewards."),
        textSetting("best-by", "all", "By which of them: all or names; a sample's mean rank counts."),
        choiceSetting("bins", {"quantile", "uniform", "tail"}, "How scores become quantiles."),
        intSetting("tail-bins", 4, 1, 63, "How many of the last bins are cut, with bins tail."),
        intSetting("tail-parts", 4, 1, 63, "Into how many parts each."),
        pathSetting("bins-file", "Bins to use in place of the data's own (reward_bins.json)."),
        textSetting("mean-field", meanMember(), "The member that holds the latents' mean."),
        textSetting("std-field", deviationMember(), "Their deviation; in no sample: the mean is used."),
        textSetting("text-field", kTextMember, "The text's states."),
        textSetting("synthetic-text-field", kSyntheticTextMember, "Those of the second caption."),
        textSetting("scores-field", "json", "The scores."),
        textSetting("caption-field", "txt", "The caption, for people."),
        intSetting("shuffle-shards", 0, 0, 1e6, "Shards whose samples are mixed; 0: all."),
        intSetting("data-threads", 1, 0, 64, "Threads that read samples ahead; 0: none."),
        intSetting("data-ahead", 4, 1, 1024, "Micro-batches that are read ahead."),
    };
}

std::vector<ParamSpec> flowRecipeSpecs() {
    return {
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
    };
}

std::vector<ParamSpec> flowSampleSpecs() {
    return {
        pathSetting("vae", "The folder of the autoencoder, for samples of a model that does not hold its own codec."),
        intSetting("samples", 16, 0, 256, "Pictures of a set of samples."),
        textSetting("sample-scorers", "",
                    "Scorers of the samples, with commas between: each set of samples is also drawn with all targets 1 "
                    "and all 0, and scored; empty: none."),
        pathSetting("models", "The folder of models that has them; empty: the usual ones."),
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

at::Tensor neverGiven(const std::vector<std::string>& used, const std::vector<std::string>& rewards) {
    if (used.size() == rewards.size())
        return {};
    at::Tensor never = at::ones({static_cast<int64_t>(rewards.size())}, at::kBool);
    for (size_t i = 0; i < rewards.size(); ++i)
        if (std::find(used.begin(), used.end(), rewards[i]) != used.end())
            never[static_cast<int64_t>(i)].fill_(false);
    return never;
}

FlowRecipe flowRecipe(const TrainConfig& config) {
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

Result<FlowDataSettings> flowDataSettings(const TrainContext& context, const std::vector<std::string>& rewards) {
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

Result<std::unique_ptr<SampleScores>> openSampleScores(const TrainContext& context) {
    const std::vector<std::string> scorers = wordsOf(context.config.text("sample-scorers"));
    if (scorers.empty() || context.rank != 0)
        return std::unique_ptr<SampleScores>();
    std::vector<std::filesystem::path> folders;
    if (context.config.has("models"))
        folders = {context.config.path("models")};
    MIRO_TRY(const RepoFinder repos, scorerRepos(folders));
    ScoringOptions options;
    options.device = context.device.is_cuda() ? "auto" : "cpu";
    options.makers = context.scorers;
    return SampleScores::open(scorers, repos, options);
}

} // namespace miro
