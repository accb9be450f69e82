#include "job/controlled_settings.h"

#include "base/files.h"
#include "base/json.h"
#include "base/scorers.h"
#include "batch/nearest_name.h"
#include "train/train_kinds.h"
#include "train/train_settings.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* kAll = "a,b,c,d,e,f,g";

// What the arms differ in, and what follows from the plan.
const std::set<std::string>& ownOfTheComparison() {
    static const std::set<std::string> keys{
        "seed",      "steps",        "rewards",        "used-rewards", "best-part",
        "best-by",   "drop-rewards", "reward-dropout", "bins-file",    "reward-drop-rate",
        "init-from", "export-steps", "bucket-mb",      "join-seconds", "lost-seconds"};
    return keys;
}

std::vector<ParamSpec> ownSettings() {
    return {
        {.key = "rewards",
         .help = "The rewards that are compared, in the order of the network's tokens; a list.",
         .kind = ParamKind::Text},
        textSetting("scorers", "", "Which scorer measures each, in that order; a list. Empty: those known for them."),
        textSetting("seeds", "1,2,3", "Of the runs; each arm is trained once with each."),
        textSetting("arms", kAll, "Which of the arms are run; a is always needed."),
        intSetting("run-samples", 200'000, 1, 1e12, "Samples that a run is trained on; a multiple of curve-samples."),
        intSetting("curve-samples", 25'000, 0, 1e12,
                   "Samples between two points of a curve; a multiple of batch-size. 0: no curves."),
        realSetting("keep-part", 0.3, 1e-6, 1, "(d): the part of the pool that is kept, by mean rank of the rewards."),
        realSetting("drop-rate", 0.2, 0, 1,
                    "(g): part of the samples without any reward, and of each reward in the others."),
        intSetting("best-of", 8, 2, 1e4, "(e): pictures of which the best is kept."),
        textSetting("best-of-reward", "", "(e): by which reward; empty: the first."),
        intSetting("tune-from", 125'000, 1, 1e12,
                   "(f): samples of (a) before the drawing; a multiple of curve-samples."),
        intSetting("tune-pictures", 4000, 1, 1e9, "(f): pictures that are drawn; a multiple of tune-each."),
        intSetting("tune-each", 4, 2, 1e4, "(f): drawn of a caption; the best one is kept."),
        textSetting("tune-reward", "", "(f): by which reward; empty: the first."),
        realSetting("tune-guidance", 2, 0, 1000, "(f): guidance of the drawing; 0: none."),
        realSetting("tune-rate", 3e-4, 1e-12, 10, "(f): the learning rate of the fine-tuning."),
        textSetting("protocols", "high,middle,ignored,low", "Under which a run is judged at its end."),
        textSetting("guidance", "0,2", "Guidance scales of that; 0: none, as everywhere in this program."),
        intSetting("sampling-steps", 20, 1, 1000, "Steps of the sampler, for every picture."),
        intSetting("prompts", 20, 1, 1e4, "Held-out prompts of each category."),
        {.key = "prompt-seed",
         .help = "Which prompts those are.",
         .kind = ParamKind::Seed,
         .defaultValue = uint64_t{0},
         .valueName = "N"},
        intSetting("pictures", 4, 1, 1e4, "Pictures of each prompt."),
        {.key = "picture-seed",
         .help = "Their start noise, the same for every run.",
         .kind = ParamKind::Seed,
         .defaultValue = uint64_t{0},
         .valueName = "N"},
        textSetting("curve-protocols", "high", "Under which the points of the curves are judged; empty: no curves."),
        realSetting("curve-guidance", 0, 0, 1000, "Guidance of that; 0: none."),
        intSetting("curve-prompts", 8, 1, 1e4, "Prompts of each category, the first of those above."),
        intSetting("curve-pictures", 2, 1, 1e4, "Pictures of each."),
        textSetting("primary-arm", "c", "The arm that is compared with (a)."),
        textSetting("primary-metric", "accuracy", "In what: accuracy (the categories' mean), diversity or a reward."),
        textSetting("primary-protocol", "high", "Under which protocol."),
        realSetting("primary-guidance", 0, 0, 1000, "With which guidance."),
        realSetting("smallest-effect", 0.03, 0, 1e9, "The smallest difference of interest; of accuracy as a share."),
        {.key = "bootstrap-seed",
         .help = "Of the intervals.",
         .kind = ParamKind::Seed,
         .defaultValue = uint64_t{0},
         .valueName = "N"},
        intSetting("bootstrap-rounds", 2000, 0, 1e6, "Of the intervals."),
    };
}

std::vector<std::string> wordsOf(const std::string& list) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : list + ",") {
        if (c == ',') {
            if (!word.empty())
                words.push_back(word);
            word.clear();
        } else if (c != ' ') {
            word += c;
        }
    }
    return words;
}

template <typename Number>
Result<std::vector<Number>> numbersOf(const std::string& key, const std::string& list) {
    std::vector<Number> numbers;
    for (const std::string& word : wordsOf(list)) {
        Number number{};
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (error != std::errc() || end != word.data() + word.size() || !(number >= 0) || number > Number(1e15))
            return usageError(fmt::format("{}: '{}' is no number from 0 on", key, oneLine(word, 40)));
        if (std::find(numbers.begin(), numbers.end(), number) != numbers.end())
            return usageError(fmt::format("{}: {} stands there twice", key, word));
        numbers.push_back(number);
    }
    if (numbers.empty())
        return usageError(fmt::format("{} is empty; give one at least", key));
    return numbers;
}

// One of them, named by a key.
Result<std::string> oneOf(const std::string& key, const std::string& name, const std::vector<std::string>& known) {
    if (std::find(known.begin(), known.end(), name) == known.end())
        return usageError(fmt::format("{}: there is no '{}'{}; there are {}", key, oneLine(name, 80),
                                      didYouMean(name, known), fmt::join(known, ", ")));
    return name;
}

Result<std::vector<std::string>> someOf(const std::string& key, const std::string& list,
                                        const std::vector<std::string>& known) {
    std::vector<std::string> names = wordsOf(list);
    for (size_t i = 0; i < names.size(); ++i) {
        MIRO_CHECK_OK(oneOf(key, names[i], known));
        if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
            names.begin() + static_cast<std::ptrdiff_t>(i))
            return usageError(fmt::format("{}: {} stands there twice", key, names[i]));
    }
    return names;
}

Result<void> readNames(const TrainConfig& read, ControlledPlan& plan) {
    plan.rewards = wordsOf(read.text("rewards"));
    if (plan.rewards.empty())
        return usageError("rewards is empty; name those that are compared");
    if (std::set<std::string>(plan.rewards.begin(), plan.rewards.end()).size() != plan.rewards.size())
        return usageError("rewards: one stands there twice");
    plan.scorers = wordsOf(read.text("scorers"));
    if (plan.scorers.empty())
        for (const std::string& reward : plan.rewards) {
            const ScorerInfo* scorer = scorerOfTarget(reward);
            if (!scorer)
                return usageError(fmt::format("rewards: no scorer is known for '{}'; name one with the key scorers",
                                              oneLine(reward, 80)));
            plan.scorers.push_back(scorer->key);
        }
    if (plan.scorers.size() != plan.rewards.size())
        return usageError(fmt::format("scorers: there are {} for {} rewards; give one for each, in their order",
                                      plan.scorers.size(), plan.rewards.size()));
    std::vector<std::string> known;
    for (const ScorerInfo& scorer : scorers().entries())
        known.push_back(scorer.key);
    for (const std::string& scorer : plan.scorers)
        MIRO_CHECK_OK(oneOf("scorers", scorer, known));
    const auto reward = [&](const char* key) {
        return oneOf(key, read.has(key) ? read.text(key) : plan.rewards.front(), plan.rewards);
    };
    MIRO_TRY(plan.bestOfReward, reward("best-of-reward"));
    MIRO_TRY(plan.tuneReward, reward("tune-reward"));

    MIRO_TRY(const auto arms, someOf("arms", read.text("arms"), wordsOf(kAll)));
    plan.arms.clear();
    for (const std::string& arm : arms)
        plan.arms += arm;
    if (plan.arms.find('a') == std::string::npos)
        return usageError("arms: a is missing, with which all others are compared");
    std::vector<std::string> protocols;
    for (const ControlledProtocol& protocol : controlledProtocols())
        protocols.push_back(protocol.key);
    MIRO_TRY(plan.protocols, someOf("protocols", read.text("protocols"), protocols));
    if (plan.protocols.empty())
        return usageError("protocols is empty; give one at least");
    MIRO_TRY(plan.curveProtocols, someOf("curve-protocols", read.text("curve-protocols"), protocols));
    MIRO_TRY(plan.primaryProtocol, oneOf("primary-protocol", read.text("primary-protocol"), plan.protocols));
    std::vector<std::string> metrics{"accuracy", "diversity"};
    metrics.insert(metrics.end(), plan.rewards.begin(), plan.rewards.end());
    MIRO_TRY(plan.primaryMetric, oneOf("primary-metric", read.text("primary-metric"), metrics));
    return {};
}

Result<void> readNumbers(const TrainConfig& read, ControlledPlan& plan) {
    MIRO_TRY(plan.seeds, numbersOf<uint64_t>("seeds", read.text("seeds")));
    MIRO_TRY(plan.guidance, numbersOf<double>("guidance", read.text("guidance")));
    plan.runSamples = read.integer("run-samples");
    plan.curveSamples = read.integer("curve-samples");
    plan.batch = read.integer("batch-size");
    plan.selfCondition = read.real("self-condition");
    plan.keepPart = read.real("keep-part");
    plan.dropRate = read.real("drop-rate");
    plan.bestOf = read.integer("best-of");
    plan.tuneFrom = read.integer("tune-from");
    plan.tunePictures = read.integer("tune-pictures");
    plan.tuneEach = read.integer("tune-each");
    plan.tuneGuidance = read.real("tune-guidance");
    plan.tuneRate = read.real("tune-rate");
    plan.samplingSteps = read.integer("sampling-steps");
    plan.promptsEach = read.integer("prompts");
    plan.promptSeed = read.seed("prompt-seed");
    plan.pictures = read.integer("pictures");
    plan.pictureSeed = read.seed("picture-seed");
    plan.curveGuidance = read.real("curve-guidance");
    plan.curvePrompts = read.integer("curve-prompts");
    plan.curvePictures = read.integer("curve-pictures");
    plan.primaryGuidance = read.real("primary-guidance");
    plan.smallestEffect = read.real("smallest-effect");
    plan.bootstrapSeed = read.seed("bootstrap-seed");
    plan.bootstrapRounds = read.integer("bootstrap-rounds");
    return {};
}

// Numbers that have to fit each other.
Result<void> checkNumbers(const ControlledPlan& plan) {
    auto multiple = [](const char* key, int64_t value, const char* of, int64_t divisor) -> Result<void> {
        if (divisor > 0 && value % divisor == 0)
            return {};
        return usageError(fmt::format("{} is {}, which is no multiple of {}, {}", key, value, of, divisor));
    };
    const bool tunes = plan.arms.find('f') != std::string::npos;
    MIRO_CHECK_OK(multiple("run-samples", plan.runSamples, "batch-size", plan.batch));
    if (plan.curveSamples > 0) {
        MIRO_CHECK_OK(multiple("curve-samples", plan.curveSamples, "batch-size", plan.batch));
        MIRO_CHECK_OK(multiple("run-samples", plan.runSamples, "curve-samples", plan.curveSamples));
    }
    if (tunes) {
        MIRO_CHECK_OK(multiple("tune-from", plan.tuneFrom, "curve-samples", plan.curveSamples));
        MIRO_CHECK_OK(multiple("tune-pictures", plan.tunePictures, "tune-each", plan.tuneEach));
    }
    if (const auto warmUp = plan.training.at("warmup-steps").get<int64_t>(); warmUp >= plan.stepsOf(plan.runSamples))
        return usageError(fmt::format("warmup-steps is {}, and a run has {} steps; give fewer", warmUp,
                                      plan.stepsOf(plan.runSamples)));
    if (plan.curvePrompts > plan.promptsEach)
        return usageError(
            fmt::format("curve-prompts is {}, more than prompts, {}", plan.curvePrompts, plan.promptsEach));
    if (std::find(plan.guidance.begin(), plan.guidance.end(), plan.primaryGuidance) == plan.guidance.end())
        return usageError(fmt::format("primary-guidance is {:g}, which is not among guidance", plan.primaryGuidance));
    bool known = false;
    for (const ControlledArm& arm : controlledArms(plan))
        known = known || (arm.key == plan.primaryArm && arm.key != "a");
    if (!known)
        return usageError(
            fmt::format("primary-arm '{}' is no arm of this plan beside a", oneLine(plan.primaryArm, 80)));
    MIRO_CHECK_OK(computeOf(plan));
    return {};
}

} // namespace

const std::vector<ParamSpec>& controlledSettings() {
    static const std::vector<ParamSpec> settings = ownSettings();
    return settings;
}

const std::vector<ParamSpec>& controlledTrainSettings() {
    static const std::vector<ParamSpec> settings = [] {
        std::vector<ParamSpec> all = settingsOfKind("flow");
        std::erase_if(all, [](const ParamSpec& spec) { return ownOfTheComparison().contains(spec.key); });
        return all;
    }();
    return settings;
}

Result<ControlledPlan> readControlledPlan(const fs::path& file, const std::vector<std::string>& assignments) {
    MIRO_TRY(const Json json, readJsonFile(file));
    std::vector<ParamSpec> specs = controlledSettings();
    const std::vector<ParamSpec>& training = controlledTrainSettings();
    specs.insert(specs.end(), training.begin(), training.end());
    const std::string where = oneLine(file.string());
    MIRO_TRY(const TrainConfig read, TrainConfig::make(std::move(specs), "plan", "miro eval controlled --help", json,
                                                       where, folderOf(file), assignments));
    ControlledPlan plan;
    plan.asRun = read.json();
    for (const ParamSpec& spec : training)
        plan.training[spec.key] = plan.asRun[spec.key];
    plan.primaryArm = read.text("primary-arm");
    for (const Result<void>& checked : {readNames(read, plan), readNumbers(read, plan)})
        if (!checked.ok())
            return checked.error().within(where);
    if (const auto checked = checkNumbers(plan); !checked.ok())
        return checked.error().within(where);
    std::error_code ignored;
    for (const ParamSpec& spec : training)
        if (spec.kind == ParamKind::Path && read.has(spec.key) && read.text(spec.key).find('{') == std::string::npos &&
            !fs::exists(read.path(spec.key), ignored))
            return Error{ErrorCode::NotFound,
                         fmt::format("{}: {}: there is no {}", where, spec.key, oneLine(read.path(spec.key).string()))};
    return plan;
}

} // namespace miro
