#include "job/finetune_work.h"

#include "base/paths.h"
#include "job/finetune_run.h"
#include "job/train_work.h"
#include "library/library.h"
#include "tensor/device.h"
#include "tensor/device_memory.h"
#include "train/memory_report.h"

#include <chrono>
#include <condition_variable>
#include <fmt/format.h>
#include <mutex>

namespace miro {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kBetweenLooks{2}; // at the machine

// Holds work back while its limits say so. Compute thread.
class Gate {
public:
    Gate(const FinetuneLimits& limits, const WorkContext& context) : m_limits(limits), m_context(context) {}

    // Returns when work may go on, or is to stop or to pause.
    void pass() {
        if (m_looked && Clock::now() - *m_looked < kBetweenLooks)
            return;
        std::string told;
        while (!leaving()) {
            m_looked = Clock::now();
            const std::string held = heldNow();
            if (held.empty())
                return;
            if (held != told)
                m_context.host.progress({held, 0, 0});
            else
                m_context.host.heldBack(); // not before it has waited: others like it do the same
            told = held;
            wait();
        }
    }

    // From here on it goes by the memory, too; what is made before the training gives back what it takes.
    void beginTraining() {
        m_training = true;
        m_looked.reset();
    }

    // As pass() while a training lies in memory: false when that has to go.
    bool passWithTraining() {
        m_full = !leaving() && heldNow() == "memory";
        if (!m_full)
            pass();
        return !m_full;
    }
    bool full() const { return m_full; }

private:
    bool leaving() const { return m_context.control.token().stop_requested() || m_context.control.pauseAsked(); }

    std::string heldNow() {
        FinetuneLimits limits = m_limits;
        if (!m_training)
            limits.memoryGb = 0;
        std::string held = heldBy(limits, machine());
        if (held == "memory") { // what others keep for their next time goes first
            m_context.painter.forgetBatch();
            m_context.painter.freeMemory();
            m_context.scorers.freeMemory();
            releaseCachedMemory(at::kCPU);
            held = heldBy(limits, machine());
        }
        return held;
    }

    MachineState machine() const {
        MachineState state;
        state.onMains = runsOnMains();
        state.idleSeconds = m_context.host.idleSeconds();
        state.memoryBytes = deviceMemory(at::kCPU).allocated;
        return state;
    }

    // Until the next look; a stop and a pause end it.
    void wait() {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any changed;
        changed.wait_for(lock, m_context.control.untilPauseToken(), kBetweenLooks, [] { return false; });
    }

    const FinetuneLimits& m_limits;
    const WorkContext& m_context;
    std::optional<Clock::time_point> m_looked;
    bool m_training = false;
    bool m_full = false;
};

// The host's progress, and the gate where there is some.
class GatedProgress : public ProgressSink {
public:
    GatedProgress(WorkHost& host, Gate& gate) : m_host(host), m_gate(gate) {}
    void progress(const Progress& progress) override {
        m_host.progress(progress);
        m_gate.pass();
    }

private:
    WorkHost& m_host;
    Gate& m_gate;
};

// A training that can never stay within its limit is not begun.
Result<void> checkMemory(const FinetuneLimits& limits, const TrainConfig& config) {
    if (limits.memoryGb <= 0)
        return {};
    MIRO_TRY(const MemoryReport report, memoryOfRun(config));
    if (static_cast<double>(report.total()) <= limits.memoryGb * 1e9)
        return {};
    return usageError(fmt::format("memory: the training takes {:.2g} GB, and it may take {:g}; give more, a smaller "
                                  "micro-batch, or gradient-checkpointing",
                                  static_cast<double>(report.total()) / 1e9, limits.memoryGb));
}

// What was made so far stays on disk when it is to stop or to pause.
Result<TrainConfig> prepared(FinetuneRun& run, Gate& gate, const WorkContext& context) {
    GatedProgress progress(context.host, gate);
    while (true) {
        gate.pass();
        auto config = run.prepare(progress, context.control.untilPauseToken());
        if (config.ok() || config.error().code != ErrorCode::Stopped || context.control.token().stop_requested())
            return config;
        context.control.waitWhilePaused();
    }
}

Result<PaintOutcome> trained(const TrainPayload& training, Gate& gate, const FinetuneLimits& limits,
                             const WorkContext& context) {
    TrainWork work(training, [&gate] { return gate.passWithTraining(); });
    gate.beginTraining();
    for (bool again = false;; again = true) {
        gate.pass();
        MIRO_TRY(const PaintOutcome outcome, work.run(context));
        if (!gate.full())
            return outcome;
        releaseCachedMemory(at::kCPU);
        if (again)
            return Error{ErrorCode::OutOfMemory, fmt::format("memory: the program needs more than the {:g} GB that the "
                                                             "fine-tuning may let it take; give more, and repeat it",
                                                             limits.memoryGb)};
    }
}

} // namespace

std::string FinetuneWork::title() const {
    return titleOfFinetune(m_payload.settings);
}

Result<PaintOutcome> FinetuneWork::run(const WorkContext& context) {
    initialiseTorch();
    std::error_code ignored;
    if (!std::filesystem::exists(m_payload.library / "library.sqlite", ignored)) // it would be made anew there
        return Error{ErrorCode::NotFound, fmt::format("there is no library in {} any more; begin the fine-tuning anew",
                                                      oneLine(m_payload.library.string()))};
    Gate gate(m_payload.settings.limits, context);
    MIRO_TRY(const auto library, Library::open(m_payload.library));
    FinetunePlace place;
    place.folder = m_payload.folder;
    place.modelFolders = context.modelFolders;
    place.scoring.device = context.preferences.device;
    place.scoring.threads = context.preferences.threads;
    place.tools = tasteTools(context.modelFolders, place.scoring);
    FinetuneRun run(*library, m_payload.settings, std::move(place));
    TrainPayload training;
    training.folder = m_payload.folder / kFinetuneRun;
    training.name = title();
    MIRO_TRY(training.config, prepared(run, gate, context));
    MIRO_CHECK_OK(checkMemory(m_payload.settings.limits, training.config));
    MIRO_TRY(const PaintOutcome outcome, trained(training, gate, m_payload.settings.limits, context));
    if (outcome.stoppedEarly)
        return outcome;
    MIRO_TRY(const TasteVersionRecord version, run.finish());
    context.host.note(fmt::format("{} is learned; prove it before it becomes the default", version.name));
    return outcome;
}

std::string FinetuneWork::repeatPayload(const JobId& again) const {
    FinetunePayload payload = m_payload;
    payload.folder = payload.folder.parent_path() / again;
    return textFromFinetune(payload);
}

Result<std::unique_ptr<QueuedWork>> makeFinetuneWork(const std::string& text) {
    MIRO_TRY(FinetunePayload payload, finetuneFromText(text));
    return std::unique_ptr<QueuedWork>(std::make_unique<FinetuneWork>(std::move(payload)));
}

} // namespace miro
