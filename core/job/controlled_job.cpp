#include "job/controlled_job.h"

#include "base/files.h"
#include "base/json.h"
#include "base/reward_bins.h"
#include "eval/controlled_pictures.h"
#include "eval/controlled_report.h"
#include "job/train_run_job.h"
#include "tensor/device.h"

#include <ATen/Parallel.h>
#include <chrono>
#include <fmt/format.h>

namespace miro {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kBetweenShown{500};

// A training's steps and notes, as the job's.
class TrainShower : public TrainSink {
public:
    TrainShower(JobListener& listener, std::string run) : m_listener(listener), m_run(std::move(run)) {}

    void begun(int64_t done, int64_t total) override { m_listener.progress({"train", done, total}); }
    void stepDone(const TrainStep& step) override {
        const auto now = Clock::now();
        if (now - m_shown < kBetweenShown && step.step < step.total)
            return;
        m_shown = now;
        m_listener.progress({"train", step.step, step.total});
    }
    void note(const std::string& line) override { m_listener.note(fmt::format("{}: {}", m_run, line)); }

private:
    JobListener& m_listener;
    const std::string m_run;
    Clock::time_point m_shown;
};

// Everything that is done in one folder.
class Comparison {
public:
    Comparison(const ControlledPlan& plan, const ControlledRequest& request, ControlledPictures& pictures,
               const JobContext& context)
        : m_plan(plan), m_request(request), m_pictures(pictures), m_context(context) {}

    Result<void> run() {
        MIRO_TRY(const auto runs, controlledRuns(m_plan, m_request.only));
        MIRO_CHECK_OK(judgeTried());
        for (const ControlledRun& run : runs)
            m_total += 1 + static_cast<int64_t>(looksOf(m_plan, run).size());
        for (const ControlledRun& run : runs) {
            MIRO_CHECK_OK(trained(run));
            finished();
            for (const ControlledLook& look : looksOf(m_plan, run)) {
                MIRO_CHECK_OK(lookedAt(look));
                finished();
            }
            tidy(run);
        }
        return {};
    }

private:
    fs::path runFolder(const std::string& name) const { return m_request.folder / "runs" / name; }

    void finished() { m_context.listener.progress({"runs", ++m_done, m_total}); }

    // (a) of that seed: what (e) and (f) build on.
    ControlledRun baseOf(const ControlledRun& run) const { return {controlledArms(m_plan).front(), run.seed}; }

    // Where the model lies that saw so many samples.
    fs::path modelOf(const ControlledRun& run, int64_t samples) const {
        return samples == m_plan.runSamples ? runFolder(run.trainedAs()) / "model" : modelOnTheWay(run, samples);
    }

    fs::path modelOnTheWay(const ControlledRun& run, int64_t samples) const {
        return runFolder(run.trainedAs()) / "models" / fmt::format("step-{:08}", m_plan.stepsOf(samples));
    }

    Result<void> judgeTried() {
        const fs::path file = scenesFile(m_request.folder);
        MIRO_TRY(const auto known, readLook(file));
        if (known)
            return {};
        const auto result = m_pictures.lookAtScenes(m_context.listener, m_context.stop);
        if (!result.ok())
            return result.error().code == ErrorCode::Stopped ? result.error() : result.error().within(kRealScenes);
        MIRO_CHECK_OK(writeLook(file, *result));
        m_context.listener.note(fmt::format("the judge calls {:.1f} % of real scenes right",
                                            100 * metricOf(*result, kAccuracy).value_or(0)));
        return {};
    }

    Result<void> trained(const ControlledRun& run) {
        if (run.arm.way == ArmWay::BestOfN)
            return trained(baseOf(run));
        const fs::path file = trainedFile(m_request.folder, run.name());
        MIRO_TRY(const auto known, readTrained(file));
        if (known)
            return {};
        if (run.arm.way == ArmWay::Tuned)
            MIRO_CHECK_OK(trained(baseOf(run)));
        const auto begin = Clock::now();
        MIRO_TRY(const ControlledCompute compute, computeOf(m_plan));
        TrainedResult result;
        result.run = run.name();
        result.samples = m_plan.runSamples;
        Json config = trainingConfig(m_plan, run);
        if (run.arm.way == ArmWay::Tuned) {
            MIRO_TRY(result.drawn, drawn(run, config));
            config["steps"] = compute.tuneSteps;
            config["warmup-steps"] = std::min(config.at("warmup-steps").get<int64_t>(), compute.tuneSteps / 10);
            config["export-steps"] = 0;
            result.samples = m_plan.tuneFrom + compute.tuneSteps * m_plan.batch;
        }
        MIRO_CHECK_OK(train(run, config));
        result.steps = m_plan.stepsOf(result.samples);
        result.evaluations = compute.sample * static_cast<double>(result.samples) +
                             compute.tunePicture * static_cast<double>(result.drawn);
        result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        MIRO_CHECK_OK(writeTrained(file, result));
        m_context.listener.note(fmt::format("{}: trained, {:.0f} s", run.name(), result.seconds));
        return {};
    }

    // (f)'s pictures, and in config that they are what it is fine-tuned on. How many were drawn.
    Result<int64_t> drawn(const ControlledRun& run, Json& config) {
        const ControlledRun base = baseOf(run);
        const fs::path from = modelOf(base, m_plan.tuneFrom);
        std::error_code ignored;
        if (!fs::exists(from / "config.json", ignored))
            return Error{
                ErrorCode::NotFound,
                fmt::format("{}: the model of {} after {} samples is gone from {}; remove {} to train it again",
                            run.name(), base.name(), m_plan.tuneFrom, oneLine(from.string()),
                            oneLine(trainedFile(m_request.folder, base.name()).string()))};
        const fs::path folder = m_request.folder / "drawn" / run.name();
        MIRO_TRY(const int64_t samples,
                 m_pictures.drawTuningSet(run.seed, from, folder, m_context.listener, m_context.stop));
        config["data"] = fs::absolute(folder).string();
        config["init-from"] = fs::absolute(from).string();
        config["bins-file"] = fs::absolute(runFolder(base.name()) / kRewardBinsFile).string();
        config["learning-rate"] = m_plan.tuneRate;
        return samples * m_plan.tuneEach;
    }

    Result<void> train(const ControlledRun& run, const Json& config) {
        const fs::path folder = m_request.folder / "configs";
        std::error_code error;
        fs::create_directories(folder, error);
        if (error)
            return fileError("cannot create the folder", folder, error.value());
        const fs::path file = folder / (run.name() + ".json");
        MIRO_CHECK_OK(writeFileAtomically(file, config.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"));
        TrainRequest request;
        request.config = file;
        request.folder = runFolder(run.name());
        request.resume = fs::exists(request.folder / "config.json", error);
        request.threads = m_request.threads;
        TrainShower shower(m_context.listener, run.name());
        const auto model = TrainRunJob(std::move(request), shower).run(m_context.stop);
        return model.ok() ? Result<void>() : Result<void>(model.error().within(run.name()));
    }

    Result<void> lookedAt(const ControlledLook& look) {
        const fs::path file = resultFile(m_request.folder, look);
        MIRO_TRY(const auto known, readLook(file));
        if (known)
            return {};
        const fs::path model = modelOf(look.run, look.samples);
        auto result = m_pictures.look(look, model, m_context.listener, m_context.stop);
        if (!result.ok())
            return result.error().code == ErrorCode::Stopped ? result.error() : result.error().within(look.name());
        MIRO_CHECK_OK(writeLook(file, *result));
        m_context.listener.note(fmt::format("{}: accuracy {:.1f} %, {:.0f} s", look.name(),
                                            100 * metricOf(*result, kAccuracy).value_or(0), result->seconds));
        return {};
    }

    // Checkpoints and models on the way are large, and not needed any more; but (f) begins from one of (a)'s.
    void tidy(const ControlledRun& run) const {
        if (run.arm.way == ArmWay::BestOfN)
            return;
        std::error_code ignored;
        fs::remove_all(runFolder(run.name()) / "checkpoints", ignored);
        const bool needed = run.arm.key == "a" && m_plan.arms.find('f') != std::string::npos;
        for (int64_t samples = m_plan.curveSamples; samples > 0 && samples <= m_plan.runSamples;
             samples += m_plan.curveSamples)
            if (!needed || samples != m_plan.tuneFrom)
                fs::remove_all(modelOnTheWay(run, samples), ignored);
    }

    const ControlledPlan& m_plan;
    const ControlledRequest& m_request;
    ControlledPictures& m_pictures;
    const JobContext& m_context;
    int64_t m_done = 0;
    int64_t m_total = 0;
};

// The folder belongs to one plan, written down before the first run.
Result<void> registerPlan(const ControlledPlan& plan, const fs::path& folder) {
    const fs::path file = folder / "plan.json";
    std::error_code error;
    if (!fs::exists(file, error)) {
        fs::create_directories(folder, error);
        if (error)
            return fileError("cannot create the folder", folder, error.value());
        return writeFileAtomically(file, plan.asRun.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
    }
    MIRO_TRY(const Json known, readJsonFile(file));
    for (const auto& [key, value] : plan.asRun.items())
        if (!known.is_object() || !known.contains(key) || known[key] != value)
            return usageError(fmt::format("{} was registered with another {}; a comparison keeps its plan: go on with "
                                          "that one (leave the plan out), or give another folder",
                                          oneLine(file.string()), key));
    return {};
}

} // namespace

Result<void> ControlledJob::run(const JobContext& context) {
    initialiseTorch();
    if (m_request.folder.empty())
        return usageError("there is no folder for the comparison; give one with --output-dir");
    const fs::path file = m_request.plan.empty() ? m_request.folder / "plan.json" : m_request.plan;
    MIRO_TRY(const ControlledPlan plan, readControlledPlan(file, m_request.assignments));
    MIRO_CHECK_OK(controlledRuns(plan, m_request.only));
    if (m_request.threads > 0)
        at::set_num_threads(static_cast<int>(m_request.threads));
    if (!m_request.reportOnly) {
        MIRO_TRY(const auto pictures, ControlledPictures::open(plan, m_request.tools));
        MIRO_CHECK_OK(registerPlan(plan, m_request.folder));
        MIRO_CHECK_OK(Comparison(plan, m_request, *pictures, context).run());
    }
    MIRO_TRY(m_outcome.files, writeControlledReport(plan, m_request.folder));
    MIRO_TRY(const ControlledFindings findings, readFindings(plan, m_request.folder));
    m_outcome.missing = static_cast<int64_t>(findings.missing.size());
    return {};
}

} // namespace miro
