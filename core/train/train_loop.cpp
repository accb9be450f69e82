#include "train/train_loop.h"

#include "base/files.h"
#include "base/json.h"
#include "flow/run_times.h"
#include "image/image_header.h"
#include "tensor/torch_guard.h"
#include "train/run_settings.h"

#include <chrono>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr const char* kBest = "best";
constexpr const char* kOwed = "owed";
constexpr const char* kHeldOutLine = "held_out";
constexpr const char* kScoresLine = "sample_scores";

using Clock = std::chrono::steady_clock;

// JSON has no NaN.
nlohmann::ordered_json jsonOf(double value) {
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

bool due(int64_t done, int64_t every) {
    return every > 0 && done % every == 0;
}

} // namespace

Result<std::unique_ptr<TrainLoop>> TrainLoop::create(const TrainConfig& config, TrainLoopOptions options,
                                                     TrainSink& sink, std::stop_token stop) {
    const TrainKind* kind = trainKinds().find(config.kind());
    MIRO_TRY(RunFolder folder, RunFolder::open(options.folder, options.resume || options.rank > 0));
    MIRO_TRY(const Precision precision, runPrecision(config, options.device));
    std::unique_ptr<TrainLoop> loop(
        new TrainLoop(config.with("precision", toText(precision)), std::move(options), std::move(folder), sink));
    const TrainLoopOptions& asked = loop->m_options;
    TrainContext context{.config = loop->m_config,
                         .note = [self = loop.get()](const std::string& line) { self->m_sink->note(line); },
                         .stop = stop,
                         .rank = asked.rank,
                         .processes = asked.processes,
                         .device = asked.device,
                         .precision = precision,
                         .folder = loop->m_folder.path(),
                         .resumed = asked.resume,
                         .scorers = asked.scorers};
    auto made = guardTorch("setting up the training", [&] { return kind->make(context); });
    if (!made.ok())
        return made.error();
    loop->m_task = std::move(*made);
    MIRO_TRY(loop->m_trainer, Trainer::create(*loop->m_task, trainerSettings(config, asked.rank, asked.processes)));
    loop->m_trainer->setReduction(asked.reduction);
    if (asked.resume)
        MIRO_CHECK_OK(loop->resume());
    return loop;
}

// The newest checkpoint that can be read: a disk may have lost the last one.
Result<void> TrainLoop::resume() {
    std::optional<Error> problem;
    for (const auto& [step, file] : m_folder.checkpoints()) {
        auto extra = m_trainer->resume(file);
        if (!extra.ok() && extra.error().code == ErrorCode::Usage)
            return extra.error();
        if (!extra.ok()) {
            if (!problem)
                problem = extra.error();
            continue;
        }
        if (problem)
            m_sink->note(fmt::format("{}; the run goes on from step {} instead", problem->message, step));
        if (const auto best = extra->find(kBest); best != extra->end()) {
            MIRO_TRY(const nlohmann::json json, parseJson(best->second, file.string()));
            m_best = {json.value("step", int64_t{-1}), json.value("value", 0.0)};
        }
        m_checkpointed = m_trainer->stepsDone();
        if (const auto owed = extra->find(kOwed); owed != extra->end()) {
            MIRO_TRY(const nlohmann::json json, parseJson(owed->second, file.string()));
            m_owed = {json.value("held_out", false), json.value("samples", false), json.value("model", false)};
            m_checkpointed = -1; // once that is done it is another
            m_owed.checkpoint = true;
        }
        return m_task->startAt(m_trainer->stepsDone());
    }
    if (problem)
        return *problem;
    if (m_options.exportOnly)
        return Error{ErrorCode::NotFound,
                     fmt::format("there is no checkpoint in {} to export", oneLine(m_folder.path().string()))};
    return m_task->startAt(0);
}

Result<void> TrainLoop::begin() {
    const int64_t done = m_trainer->stepsDone();
    if (writes() && !m_metrics) {
        MIRO_CHECK_OK(m_folder.make());
        MIRO_CHECK_OK(writeFileAtomically(
            m_folder.config(), m_config.json().dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"));
        std::vector<std::string> again;
        if (m_owed.heldOut)
            again.emplace_back(kHeldOutLine);
        if (m_owed.samples)
            again.emplace_back(kScoresLine);
        MIRO_TRY(m_metrics, MetricsFile::open(m_folder.metrics(), done, again));
        MIRO_TRY(m_events, EventFile::create(m_folder.path(), done + 1));
    }
    m_sink->begun(done, m_config.integer("steps"));
    return {};
}

Result<void> TrainLoop::runOn(std::stop_token stop) {
    if (m_options.exportOnly)
        return exportModel();
    MIRO_CHECK_OK(begin());
    MIRO_CHECK_OK(steps(stop));
    return exportModel();
}

Result<void> TrainLoop::run(std::stop_token stop) {
    const Result<void> trained = runOn(stop);
    if (trained.ok() || trained.error().code == ErrorCode::DiskFull)
        return trained;
    // Whatever ended it, what was reached is kept: nothing has moved in a step that failed.
    if (const Result<void> kept = checkpoint(); !kept.ok())
        m_sink->note(kept.message());
    return trained;
}

Result<void> TrainLoop::steps(const std::stop_token& stop) {
    const int64_t total = m_config.integer("steps");
    MIRO_CHECK_OK(finishStep(stop));
    double waitedBefore = m_task->waited();
    while (m_trainer->stepsDone() < total) {
        const auto start = Clock::now();
        MIRO_TRY(const StepReport report, m_trainer->step(stop));
        const double waited = m_task->waited();
        MIRO_CHECK_OK(afterStep(report, secondsSince(start), waited - waitedBefore));
        MIRO_CHECK_OK(finishStep(stop));
        waitedBefore = m_task->waited();
    }
    return {};
}

Result<void> TrainLoop::afterStep(const StepReport& report, double seconds, double waited) {
    const int64_t done = m_trainer->stepsDone();
    const bool last = done == m_config.integer("steps");
    const int64_t rows = m_config.integer("batch-size");
    m_sink->stepDone({done, m_config.integer("steps"), report.numbers, report.gradientNorm, report.learningRate,
                      seconds, waited, rows});
    if (writes() && (due(done, m_config.integer("log-steps")) || last)) {
        // The times come last: all before them is the same in a run that was interrupted.
        nlohmann::ordered_json line{{"step", done}};
        std::vector<std::pair<std::string, double>> scalars;
        auto tell = [&](const std::string& name, double value) {
            line[name] = jsonOf(value);
            scalars.emplace_back("train/" + name, value);
        };
        for (const auto& [name, value] : report.numbers)
            tell(name, value);
        tell("gradient_norm", report.gradientNorm);
        tell("learning_rate", report.learningRate);
        tell("samples", static_cast<double>(done * rows));
        line["samples"] = done * rows;
        tell("seconds", seconds);
        tell("waited", waited);
        MIRO_CHECK_OK(m_metrics->write(line));
        MIRO_CHECK_OK(m_events->scalars(done, scalars));
    }
    const auto dueOrLast = [&](const char* key) {
        return due(done, m_config.integer(key)) || (last && m_config.integer(key) > 0);
    };
    m_owed = {.heldOut = dueOrLast("held-out-steps"),
              .samples = dueOrLast("sample-steps"),
              .model = writes() && due(done, m_config.integer("export-steps")),
              .checkpoint = dueOrLast("checkpoint-steps")};
    return {};
}

// A run may be taken up from any of the checkpoints, so all else of the step comes before them.
Result<void> TrainLoop::finishStep(const std::stop_token& stop) {
    const int64_t done = m_trainer->stepsDone();
    if (m_owed.heldOut) {
        MIRO_TRY(m_owed.best, lookAtHeldOut(stop));
        m_owed.heldOut = false;
    }
    if (m_owed.samples)
        MIRO_CHECK_OK(drawSamples(stop));
    m_owed.samples = false;
    if (m_owed.model)
        MIRO_CHECK_OK(exportOnTheWay(done));
    m_owed.model = false;
    if (m_owed.best) {
        MIRO_CHECK_OK(saveTo(m_folder.best(done)));
        m_folder.tidy(m_config.integer("keep-checkpoints"), m_best.step);
    }
    m_owed.best = false;
    if (m_owed.checkpoint)
        MIRO_CHECK_OK(checkpoint());
    m_owed.checkpoint = false;
    return {};
}

// Of several processes the first alone looks: when it stopped here, the others would not know.
Result<bool> TrainLoop::lookAtHeldOut(const std::stop_token& stop) {
    if (!writes())
        return false;
    MIRO_TRY(const TrainNumbers numbers, m_trainer->heldOut(m_options.processes > 1 ? std::stop_token() : stop));
    if (numbers.empty())
        return false;
    const int64_t done = m_trainer->stepsDone();
    const double value = numbers.front().second;
    const bool best = std::isfinite(value) && (m_best.step < 0 || value < m_best.value);
    if (best)
        m_best = {done, value};
    nlohmann::ordered_json line{{"step", done}};
    std::vector<std::pair<std::string, double>> scalars;
    for (const auto& [name, number] : numbers) {
        line[kHeldOutLine][name] = jsonOf(number);
        scalars.emplace_back("held_out/" + name, number);
    }
    line["best"] = best;
    MIRO_CHECK_OK(m_metrics->write(line));
    MIRO_CHECK_OK(m_events->scalars(done, scalars));
    m_sink->heldOut(done, numbers, best);
    return best;
}

Result<void> TrainLoop::drawSamples(const std::stop_token& stop) {
    if (!writes())
        return {};
    const int64_t done = m_trainer->stepsDone();
    const std::filesystem::path folder = m_folder.samples(done);
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return fileError("cannot create the folder", folder, error.value());
    const auto drawn = m_trainer->withAverages([&] { return m_task->samplesTo(folder, stop); });
    if (!drawn.ok() && drawn.error().code == ErrorCode::Stopped && m_options.processes > 1)
        return {}; // the next step sees it
    MIRO_CHECK_OK(drawn);
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".png")
            continue;
        MIRO_TRY(const std::string png, readFile(entry.path()));
        MIRO_TRY(const ImageHeader header, readImageHeader(png, entry.path().string()));
        MIRO_CHECK_OK(
            m_events->image(done, "samples/" + entry.path().stem().string(), png, header.width, header.height));
    }
    if (const TrainNumbers scores = m_task->sampleNumbers(); !scores.empty())
        MIRO_CHECK_OK(tellScores(scores));
    m_sink->sampled(done, folder);
    return {};
}

Result<void> TrainLoop::tellScores(const TrainNumbers& scores) {
    const int64_t done = m_trainer->stepsDone();
    nlohmann::ordered_json line{{"step", done}};
    std::vector<std::pair<std::string, double>> scalars;
    for (const auto& [name, value] : scores) {
        line[kScoresLine][name] = jsonOf(value);
        scalars.emplace_back("sample_scores/" + name, value);
    }
    MIRO_CHECK_OK(m_metrics->write(line));
    MIRO_CHECK_OK(m_events->scalars(done, scalars));
    m_sink->sampleScores(done, scores);
    return {};
}

Result<void> TrainLoop::saveTo(const std::filesystem::path& file) {
    std::map<std::string, std::string> extra;
    extra[kBest] = nlohmann::json{{"step", m_best.step}, {"value", m_best.value}}.dump();
    if (m_owed.heldOut || m_owed.samples || m_owed.model)
        extra[kOwed] =
            nlohmann::json{{"held_out", m_owed.heldOut}, {"samples", m_owed.samples}, {"model", m_owed.model}}.dump();
    const auto saved = m_trainer->save(file, extra);
    if (saved.ok() || saved.error().code != ErrorCode::DiskFull)
        return saved;
    const std::string left = m_checkpointed < 0 ? "there is no checkpoint before it"
                                                : fmt::format("the checkpoint of step {} stays", m_checkpointed);
    return Error{ErrorCode::DiskFull, fmt::format("{}; {}: make room and go on with --resume", saved.message(), left)};
}

Result<void> TrainLoop::checkpoint() {
    const int64_t done = m_trainer->stepsDone();
    if (!writes() || m_checkpointed == done || !m_metrics)
        return {};
    const std::filesystem::path file = m_folder.checkpoint(done);
    MIRO_CHECK_OK(saveTo(file));
    m_checkpointed = done;
    m_folder.tidy(m_config.integer("keep-checkpoints"), m_best.step < 0 ? std::nullopt : std::optional(m_best.step));
    m_sink->checkpointed(done, file);
    return {};
}

Result<void> TrainLoop::exportOnTheWay(int64_t done) {
    const std::filesystem::path folder = m_folder.model(done);
    std::error_code error;
    std::filesystem::create_directories(folder.parent_path(), error);
    if (error)
        return fileError("cannot create the folder", folder.parent_path(), error.value());
    return m_trainer->withAverages([&] { return m_task->exportTo(folder); });
}

Result<void> TrainLoop::exportModel() {
    if (!writes())
        return {};
    MIRO_CHECK_OK(m_trainer->withAverages([&] { return m_task->exportTo(m_folder.model()); }));
    m_sink->exported(m_folder.model());
    return {};
}

} // namespace miro
