#include "job/finetune_settings.h"

#include "train/train_config.h"
#include "train/train_kinds.h"
#include "train/train_settings.h"

#include <map>
#include <set>

namespace miro {
namespace {

// What follows from the taste, the model and the data that are made for it.
const std::set<std::string>& decidedHere() {
    static const std::set<std::string> keys{
        "model",     "data",         "held-out",     "profile",      "reward-key", "bins-file",    "export-steps",
        "bucket-mb", "join-seconds", "lost-seconds", "used-rewards", "rewards",    "unconditional"};
    return keys;
}

// A fine-tuning is short, somebody looks at it, and it should get far on whatever machine there is.
const std::map<std::string, ParamValue>& ownDefaults() {
    static const std::map<std::string, ParamValue> values{{"held-out-steps", int64_t{50}},
                                                          {"sample-steps", int64_t{100}},
                                                          {"samples", int64_t{8}},
                                                          {"checkpoint-steps", int64_t{50}},
                                                          {"precision", std::string("auto")}};
    return values;
}

} // namespace

const std::vector<ParamSpec>& finetuneSettings() {
    static const std::vector<ParamSpec> settings{
        textSetting("model", "starter", "The model that learns: a name or a folder."),
        textSetting("variant", "", "A variant of it."),
        textSetting("profile", "", "Whose taste; empty: the one in use."),
        textSetting("name", "", "What the version is called; empty: by profile and day."),
        pathSetting("prompts", "A file of prompts, one a line, for the fresh pictures; none: those of the library."),
        intSetting("fresh", 384, 0, 1e6, "Pictures that the model draws for it, over a spread of targets."),
        intSetting("own", 384, 0, 1e6, "Pictures of the library, at most; the newest."),
        intSetting("sampling-steps", 0, 0, 1000, "Steps of the fresh pictures; 0: the model's own."),
        realSetting("guidance", -1, -1, 100, "Guidance of the fresh pictures; below 0: the model's own."),
        realSetting("hours", 0.3, 0.001, 10'000, "How long it works altogether; waiting does not count."),
        flagSetting("only-when-idle", false, "Waits while somebody uses the program."),
        flagSetting("only-on-mains", false, "Waits while the machine runs on its battery."),
        realSetting("memory", 0, 0, 1e6, "Gigabytes that the program may take while it trains; 0: any."),
    };
    return settings;
}

const std::vector<ParamSpec>& finetuneTrainSettings() {
    static const std::vector<ParamSpec> settings = [] {
        std::vector<ParamSpec> all = settingsOfKind("taste");
        std::erase_if(all, [](const ParamSpec& spec) { return decidedHere().contains(spec.key); });
        for (ParamSpec& spec : all)
            if (const auto value = ownDefaults().find(spec.key); value != ownDefaults().end())
                spec.defaultValue = value->second;
        return all;
    }();
    return settings;
}

Result<FinetuneSettings> readFinetuneSettings(const nlohmann::json& object, const std::string& where,
                                              const std::filesystem::path& folder,
                                              const std::vector<std::string>& assignments) {
    std::vector<ParamSpec> specs = finetuneSettings();
    specs.insert(specs.end(), finetuneTrainSettings().begin(), finetuneTrainSettings().end());
    MIRO_TRY(const TrainConfig read, TrainConfig::make(std::move(specs), "fine-tuning", "miro finetune --help", object,
                                                       where, folder, assignments));
    FinetuneSettings settings;
    settings.asRun = read.json();
    settings.training = nlohmann::json::object();
    for (const ParamSpec& spec : finetuneTrainSettings())
        settings.training[spec.key] = settings.asRun[spec.key];
    settings.model = read.text("model");
    settings.variant = read.text("variant");
    settings.profile = read.text("profile");
    settings.name = read.text("name");
    settings.promptFile = read.path("prompts");
    settings.fresh = read.integer("fresh");
    settings.own = read.integer("own");
    settings.samplingSteps = read.integer("sampling-steps");
    settings.guidance = read.real("guidance");
    settings.limits.hours = read.real("hours");
    settings.limits.onlyWhenIdle = read.flag("only-when-idle");
    settings.limits.onlyOnMains = read.flag("only-on-mains");
    settings.limits.memoryGb = read.real("memory");
    if (settings.fresh + settings.own == 0)
        return usageError("fresh and own are both 0: there is nothing to learn from").within(where);
    return settings;
}

std::string titleOfFinetune(const FinetuneSettings& settings) {
    return !settings.name.empty() ? settings.name : !settings.profile.empty() ? settings.profile : "My taste";
}

} // namespace miro
