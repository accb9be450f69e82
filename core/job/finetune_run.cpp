#include "job/finetune_run.h"

#include "base/files.h"
#include "base/json.h"
#include "batch/list_text.h"
#include "flow/draw_plan.h"
#include "hub/file_hash.h"
#include "job/finetune_eyes.h"
#include "job/proof_prompts.h"
#include "job/taste_desk.h"
#include "library/library.h"
#include "library/taste_store.h"
#include "model/adapter_file.h"
#include "train/taste_kind.h"
#include "train/train_loop.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <set>
#include <unordered_set>

namespace miro {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr size_t kMostPrompts = 400;    // of the library, the newest
constexpr int64_t kTrialSteps = 4;      // updates whose time is measured; the first one is not counted
constexpr int64_t kFewestSteps = 20;    // below which nothing is learned
constexpr const char* kTrial = "trial"; // a folder
constexpr uint64_t kDataSeed = 1;

// What the settings say of when it works, which may change.
const std::set<std::string>& ofTheMoment() {
    static const std::set<std::string> keys{"hours", "only-when-idle", "only-on-mains", "memory"};
    return keys;
}

// Knows how long the work took besides telling of it, for who is told may hold it back.
class TimedProgress : public ProgressSink {
public:
    explicit TimedProgress(ProgressSink& told) : m_told(told) {}
    void progress(const Progress& progress) override {
        const auto begin = Clock::now();
        m_told.progress(progress);
        m_elsewhere += Clock::now() - begin;
    }
    double worked() const { return std::chrono::duration<double>(Clock::now() - m_begin - m_elsewhere).count(); }

private:
    using Clock = std::chrono::steady_clock;
    ProgressSink& m_told;
    const Clock::time_point m_begin = Clock::now();
    Clock::duration m_elsewhere{0};
};

// How long an update takes.
class TrialSink : public TrainSink {
public:
    void stepDone(const TrainStep& step) override {
        if (step.step > 1) {
            seconds += step.seconds;
            ++counted;
        }
    }
    void note(const std::string&) override {}
    double seconds = 0;
    int64_t counted = 0;
};

Result<std::vector<std::string>> promptsOf(const fs::path& file) {
    MIRO_TRY(const std::string bytes, readFile(file, 16u << 20));
    MIRO_CHECK_OK(checkEncoding(bytes, oneLine(file.string())));
    const std::string_view text = withoutByteOrderMark(bytes);
    std::vector<std::string> prompts;
    for (size_t begin = 0; begin < text.size();) {
        const size_t end = lineEnd(text, begin);
        const std::string_view line = trimmed(text.substr(begin, end - begin));
        if (!line.empty() && !line.starts_with('#'))
            prompts.push_back(oneLine(std::string(line)));
        begin = nextLine(text, end);
    }
    if (prompts.empty())
        return usageError(fmt::format("{} holds no prompt", oneLine(file.string())));
    return prompts;
}

// A proof asks about what nothing was learned from; where that would leave nothing to learn from, about new seeds of
// it.
template <typename T, typename F>
void leaveToTheProof(std::vector<T>& all, const F& promptOf) {
    const auto isKept = [&](const T& one) {
        return isKeptForProof(promptOf(one));
    };
    if (!std::all_of(all.begin(), all.end(), isKept))
        std::erase_if(all, isKept);
}

} // namespace

struct FinetuneRun::State {
    Library& library;
    FinetuneSettings settings;
    FinetunePlace place;

    // As the folder keeps them, from the first attempt on: meanwhile the library grows.
    TasteProfileId profile = 0; // 0: nobody has said whose
    bool planned = false;       // the two lists are made
    double seconds = 0;         // of work before the training
    std::string encoder;        // whose looks the pictures were labelled by; with its scorers
    std::vector<TuningPicture> own;
    std::vector<std::string> prompts;

    fs::path run() const { return place.folder / kFinetuneRun; }
    fs::path stateFile() const { return place.folder / kFinetuneState; }

    Result<void> keep() const {
        std::error_code error;
        fs::create_directories(place.folder, error);
        if (error)
            return fileError("cannot create the folder", place.folder, error.value());
        Json state{{"miro_finetune", 1}, {"settings", settings.asRun}, {"profile", profile},  {"seconds", seconds},
                   {"encoder", encoder}, {"prompts", prompts},         {"own", Json::array()}};
        for (const TuningPicture& picture : own)
            state["own"].push_back({picture.file.string(), picture.prompt});
        return writeFileAtomically(stateFile(), state.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
    }

    // What an earlier attempt decided; nothing where there was none.
    Result<void> takeUp() {
        std::error_code ignored;
        if (!fs::exists(stateFile(), ignored))
            return {};
        const std::string where = oneLine(stateFile().string());
        MIRO_TRY(const Json state, readJsonFile(stateFile()));
        const Error damaged{ErrorCode::Corrupt,
                            fmt::format("{} is no state of a fine-tuning; begin in another folder", where)};
        const auto asRun = state.is_object() ? state.find("settings") : state.end();
        if (asRun == state.end() || !asRun->is_object())
            return damaged;
        for (const auto& [key, value] : settings.asRun.items())
            if (!ofTheMoment().contains(key) && asRun->value(key, Json()) != value)
                return usageError(fmt::format("{} says {} {}, not {}: another fine-tuning began there; use its "
                                              "settings, or another folder",
                                              where, key, oneLine(asRun->value(key, Json()).dump(), 80),
                                              oneLine(value.dump(), 80)));
        try {
            profile = state.at("profile").get<TasteProfileId>();
            seconds = state.at("seconds").get<double>();
            encoder = state.at("encoder").get<std::string>();
            prompts = state.at("prompts").get<std::vector<std::string>>();
            own.clear();
            for (const Json& picture : state.at("own"))
                own.push_back({picture.at(0).get<std::string>(), picture.at(1).get<std::string>()});
        } catch (const Json::exception&) {
            return damaged;
        }
        planned = true;
        return {};
    }

    // By its number once it is decided: names change.
    Result<std::unique_ptr<TasteDesk>> openDesk() {
        std::optional<std::string> name;
        if (!settings.profile.empty())
            name = settings.profile;
        if (profile != 0) {
            MIRO_TRY(const TasteProfileRecord known, library.taste().profile(profile));
            name = known.name;
        }
        MIRO_TRY(auto desk, TasteDesk::open(library, name, place.tools));
        profile = desk->profile().id;
        return desk;
    }

    Result<TrainConfig> prepare(TimedProgress& progress, const std::stop_token& stop);

    Result<GenerateRequest> request() const {
        GenerateRequest request;
        MIRO_TRY(request.settings.device, parseDevice(place.scoring.device));
        request.model = settings.model;
        request.variant = settings.variant;
        request.modelFolders = place.modelFolders;
        if (settings.samplingSteps > 0)
            request.settings.steps = settings.samplingSteps;
        if (settings.guidance >= 0)
            request.settings.guidance = settings.guidance;
        return request;
    }

    // The newest of the gallery, and the prompts of all of it.
    Result<void> choosePictures() {
        if (!settings.promptFile.empty()) {
            MIRO_TRY(prompts, promptsOf(settings.promptFile));
        }
        MIRO_TRY(std::vector<TastePictureRow> rows, library.taste().pictures());
        std::sort(rows.begin(), rows.end(),
                  [](const TastePictureRow& a, const TastePictureRow& b) { return a.id > b.id; });
        std::erase_if(rows, [](const TastePictureRow& row) { return row.inBin || row.missing || row.prompt.empty(); });
        leaveToTheProof(rows, [](const TastePictureRow& row) { return row.prompt; });
        leaveToTheProof(prompts, [](const std::string& prompt) { return prompt; });
        std::unordered_set<std::string> known;
        for (const TastePictureRow& row : rows) {
            if (static_cast<int64_t>(own.size()) < settings.own)
                own.push_back({library.folder() / row.path, row.prompt});
            if (settings.promptFile.empty() && prompts.size() < kMostPrompts && known.insert(row.prompt).second)
                prompts.push_back(row.prompt);
        }
        return {};
    }

    Json configOf(const GeneratorFiles& model, const std::vector<std::string>& measured,
                  const std::string& profileName) const {
        Json config = settings.training;
        config["kind"] = "taste";
        config["model"] = fs::absolute(model.weights.parent_path()).string();
        config["data"] = fs::absolute(place.folder / kTuningLearn).string();
        config["held-out"] = fs::absolute(place.folder / kTuningHeldOut).string();
        config["profile"] = profileName;
        config["used-rewards"] =
            fmt::format("{}{}{}", fmt::join(measured, ","), measured.empty() ? "" : ",", kTasteRewardKey);
        if (config["vae"].get<std::string>().empty() && !model.vae.empty())
            config["vae"] = fs::absolute(model.vae).string();
        return config;
    }

    // What stands in relation to how many updates there are.
    static void fit(Json& config, int64_t steps) {
        const auto atMost = [&](const char* key, int64_t most) {
            config[key] = std::min(config.at(key).get<int64_t>(), most);
        };
        config["steps"] = steps;
        atMost("warmup-steps", steps / 10);
        atMost("held-out-steps", std::max<int64_t>(steps / 4, 1));
        atMost("sample-steps", std::max<int64_t>(steps / 2, 1));
    }

    // As many updates as the hours allow, measured. worked: seconds of them that are used up.
    Result<int64_t> stepsFor(const Json& config, double worked, const std::stop_token& stop) const {
        Json trial = config;
        for (const char* key : {"warmup-steps", "held-out-steps", "sample-steps"})
            trial[key] = 0;
        trial["steps"] = kTrialSteps;
        std::error_code ignored;
        fs::remove_all(place.folder / kTrial, ignored);
        MIRO_TRY(const TrainConfig read, TrainConfig::make(trial, "the fine-tuning", "/"));
        TrainLoopOptions options;
        options.folder = place.folder / kTrial;
        TrialSink sink;
        {
            MIRO_TRY(const auto loop, TrainLoop::create(read, std::move(options), sink, stop));
            MIRO_CHECK_OK(loop->run(stop));
        }
        fs::remove_all(place.folder / kTrial, ignored);
        const double each = sink.seconds / static_cast<double>(std::max<int64_t>(sink.counted, 1));
        const double left = settings.limits.hours * 3600 - worked;
        const auto most = static_cast<int64_t>(std::max(left, 0.0) / std::max(each, 1e-6));
        const int64_t asked = config.at("steps").get<int64_t>();
        if (most < std::min(asked, kFewestSteps))
            return usageError(fmt::format("hours: of {:g} those pictures took {:.2g}, and an update takes {:.2g} s: {} "
                                          "updates teach nothing; give more hours, or draw fewer fresh pictures",
                                          settings.limits.hours, worked / 3600, each, most));
        return std::min(asked, most);
    }
};

FinetuneRun::FinetuneRun(Library& library, FinetuneSettings settings, FinetunePlace place)
    : m_state(new State{library, std::move(settings), std::move(place)}) {}

FinetuneRun::~FinetuneRun() = default;

Result<TrainConfig> FinetuneRun::State::prepare(TimedProgress& progress, const std::stop_token& stop) {
    MIRO_CHECK_OK(takeUp());
    std::error_code error;
    const fs::path begun = run() / "config.json";
    if (fs::exists(begun, error)) {
        MIRO_TRY(const Json config, readJsonFile(begun));
        return TrainConfig::make(config, oneLine(begun.string()), run());
    }
    MIRO_TRY(const GenerateRequest drawing, request());
    MIRO_TRY(const ModelPlan model, planModel(drawing, stop));
    MIRO_TRY(const auto desk, openDesk());
    MIRO_CHECK_OK(desk->measure(&progress, stop));
    MIRO_CHECK_OK(desk->learn(true, stop));
    MIRO_TRY(const TasteReport report, desk->report(0));
    if (!report.accuracy.enough)
        return usageError(fmt::format("there are not enough choices yet, {} of {}; choose between more pictures first",
                                      report.accuracy.choices, kEnoughChoices));
    MIRO_TRY(const ModelStore models, ModelStore::open(place.modelFolders));
    MIRO_TRY(const auto seeing,
             FinetuneEyes::open(models, desk->encoder(), desk->layout(), model.files.info, place.scoring));
    const TuningEyes eyes = seeing->eyes();
    if (planned && encoder != eyes.layout.encoder)
        return Error{ErrorCode::Corrupt,
                     fmt::format("the pictures in {} were seen by another encoder than {} ({}); remove the folder and "
                                 "draw again",
                                 oneLine(place.folder.string()), eyes.layout.encoder, oneLine(encoder, 200))};
    encoder = eyes.layout.encoder;
    TuningSetPlan plan;
    plan.model = drawing;
    plan.fresh = settings.fresh;
    plan.seed = kDataSeed;
    if (!planned)
        MIRO_CHECK_OK(choosePictures());
    planned = true;
    plan.prompts = prompts;
    plan.own = own;
    MIRO_CHECK_OK(keep());
    MIRO_CHECK_OK(makeTuningSet(plan, eyes, place.folder, progress, stop));
    progress.progress({"label", 0, 1});
    const size_t rewards = desk->layout().rewards.size();
    const auto liking = [&](std::vector<TasteFeatures> features) -> Result<std::vector<double>> {
        for (TasteFeatures& one : features)
            one.rewards.resize(rewards); // those of the model alone come behind them
        return desk->liking(features);
    };
    MIRO_CHECK_OK(labelTuningSet(eyes, place.folder, kTasteRewardKey, liking, stop));
    progress.progress({"label", 1, 1});
    Json config = configOf(model.files, seeing->measured(), desk->profile().name);
    progress.progress({"measure", 0, 1});
    MIRO_TRY(const int64_t steps, stepsFor(config, seconds + progress.worked(), stop));
    fit(config, steps);
    progress.progress({"measure", 1, 1});
    return TrainConfig::make(config, "the fine-tuning", "/");
}

Result<TrainConfig> FinetuneRun::prepare(ProgressSink& progress, std::stop_token stop) {
    State& state = *m_state;
    TimedProgress timed(progress);
    auto config = state.prepare(timed, stop);
    std::error_code ignored;
    if (state.planned && fs::exists(state.stateFile(), ignored) && !fs::exists(state.run() / "config.json", ignored)) {
        state.seconds += timed.worked();
        MIRO_CHECK_OK(state.keep());
    }
    return config;
}

Result<TasteVersionRecord> FinetuneRun::finish() {
    State& state = *m_state;
    const fs::path trained = state.run() / "model" / kAdapterFile;
    MIRO_TRY(const Adapter adapter, readAdapter(trained));
    MIRO_TRY(const std::string sha256, sha256OfFile(trained));
    MIRO_CHECK_OK(state.takeUp());
    MIRO_TRY(const TasteProfileRecord profile, state.library.taste().profile(state.profile));
    MIRO_TRY(const auto known, state.library.taste().versions(profile.id));
    for (const TasteVersionRecord& version : known)
        if (version.sha256 == sha256)
            return version;
    TasteVersionRecord version;
    version.profile = profile.id;
    version.name = state.settings.name.empty()
                       ? fmt::format("{} {:%Y-%m-%d %H:%M}", profile.name, fmt::localtime(std::time(nullptr)))
                       : state.settings.name;
    version.file = fmt::format("{}/{}.safetensors", kVersionsFolder, sha256.substr(0, 16));
    version.sha256 = sha256;
    version.baseSha256 = adapter.info.baseHash;
    const fs::path kept = state.library.folder() / version.file;
    MIRO_TRY(const std::string bytes, readFile(trained, size_t{4} << 30));
    std::error_code error;
    fs::create_directories(kept.parent_path(), error);
    if (error)
        return fileError("cannot create the folder", kept.parent_path(), error.value());
    MIRO_CHECK_OK(writeFileAtomically(kept, bytes));
    MIRO_TRY(version.id, state.library.taste().addVersion(version));
    return version;
}

} // namespace miro
