#include "job/train_work.h"

#include "flow/run_times.h"
#include "tensor/device.h"
#include "tensor/threads.h"
#include "train/train_loop.h"

#include <algorithm>
#include <chrono>
#include <stop_token>

namespace miro {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kToldSeconds = 0.25;   // between two points of updates
constexpr double kCountedSeconds = 1.0; // between two writes of the count
constexpr double kNewest = 0.1;         // of the smoothed time of an update

// What the loop tells, as the job's: a few points a second, each the mean of the updates since the one before.
class HostSink : public TrainSink {
public:
    HostSink(WorkHost& host, DrawControl& control, const TrainWork::Between& between)
        : m_host(host), m_control(control), m_between(between) {}

    // What stops the loop, for one run of it. An update that is done may be the last that the user wants.
    void beginRun(std::stop_source stop) { m_stop = std::move(stop); }

    void begun(int64_t done, int64_t total) override {
        m_done = done;
        m_total = total;
        m_host.countPictures(done, total);
    }

    void stepDone(const TrainStep& step) override {
        m_done = step.step;
        m_total = step.total;
        m_seconds = m_seconds < 0 ? step.seconds : m_seconds + kNewest * (step.seconds - m_seconds);
        add(step);
        const bool last = step.step == step.total;
        if (last || !m_told || secondsSince(*m_told) >= kToldSeconds)
            tell(step);
        if (last || !m_counted || secondsSince(*m_counted) >= kCountedSeconds) {
            m_counted = Clock::now();
            m_host.countPictures(m_done, m_total);
        }
        if (last)
            return;
        m_putAside = m_between && !m_control.afterThis() && !m_between();
        if (m_putAside || m_control.afterThis())
            m_stop.request_stop();
    }

    void heldOut(int64_t step, const std::vector<std::pair<std::string, double>>& numbers, bool best) override {
        TrainingPoint point;
        point.step = step;
        point.of = m_total;
        point.heldOut = numbers;
        point.best = best;
        point.secondsLeft = secondsLeft();
        m_host.trained(point);
    }

    void sampleScores(int64_t, const std::vector<std::pair<std::string, double>>& numbers) override {
        m_scores = numbers; // told with the pictures
    }

    void sampled(int64_t step, const std::filesystem::path&) override {
        TrainingPoint point;
        point.step = step;
        point.of = m_total;
        point.scores = std::exchange(m_scores, {});
        point.sampled = true;
        m_host.trained(point);
    }

    void note(const std::string& line) override { m_host.note(line); }

    // The run is put aside: the queue shows how far it is.
    void count() { m_host.countPictures(m_done, m_total); }

    bool began() const { return m_total > 0; }
    bool putAside() const { return m_putAside; }

private:
    double secondsLeft() const {
        return m_seconds < 0 ? -1 : m_seconds * static_cast<double>(std::max<int64_t>(m_total - m_done, 0));
    }

    void add(const TrainStep& step) {
        NamedNumbers numbers = step.numbers;
        numbers.emplace_back("gradient_norm", step.gradientNorm);
        numbers.emplace_back("learning_rate", step.learningRate);
        if (m_sums.size() != numbers.size())
            m_sums = NamedNumbers(numbers.size());
        for (size_t i = 0; i < numbers.size(); ++i) {
            m_sums[i].first = numbers[i].first;
            m_sums[i].second += numbers[i].second;
        }
        ++m_added;
    }

    void tell(const TrainStep& step) {
        TrainingPoint point;
        point.step = step.step;
        point.of = step.total;
        point.numbers = std::exchange(m_sums, {});
        for (auto& [name, value] : point.numbers)
            value /= static_cast<double>(m_added);
        m_added = 0;
        point.secondsLeft = secondsLeft();
        point.samplesPerSecond = m_seconds > 0 ? static_cast<double>(step.rows) / m_seconds : -1;
        m_told = Clock::now();
        m_host.trained(point);
    }

    WorkHost& m_host;
    DrawControl& m_control;
    const TrainWork::Between& m_between;
    bool m_putAside = false;
    std::stop_source m_stop;
    int64_t m_done = 0;
    int64_t m_total = 0;
    double m_seconds = -1; // of an update, smoothed
    NamedNumbers m_sums;   // since the last point
    int64_t m_added = 0;
    NamedNumbers m_scores; // of samples
    std::optional<Clock::time_point> m_told;
    std::optional<Clock::time_point> m_counted;
};

Result<std::unique_ptr<TrainLoop>> openLoop(const TrainPayload& payload, const WorkContext& context, TrainSink& sink) {
    MIRO_TRY(const DeviceChoice device, parseDevice(context.preferences.device));
    MIRO_TRY(const ComputePlan plan, planCompute(device, Precision::Fp32));
    TrainLoopOptions options;
    options.folder = payload.folder;
    options.resume = true; // where there is nothing it begins
    options.device = plan.device;
    context.host.progress({"load", 0, 1});
    auto loop = TrainLoop::create(payload.config, std::move(options), sink, context.control.token());
    context.host.progress({"load", 1, 1});
    return loop;
}

// The loop outlives the run of the job, and with it the sink.
struct RestAtEnd {
    TrainShelf& shelf;
    ~RestAtEnd() { shelf.rest(); }
};

int64_t valuesOf(const TrainTask& task) {
    int64_t values = 0;
    for (const TrainParameter& parameter : task.parameters())
        values += parameter.value.numel();
    return values;
}

} // namespace

Result<PaintOutcome> TrainWork::run(const WorkContext& context) {
    initialiseTorch();
    HostSink sink(context.host, context.control, m_between);
    const RestAtEnd rest{context.training};
    TrainLoop* loop = context.training.find(context.job);
    if (!loop) {
        context.training.clear(); // two at once would not fit
        MIRO_TRY(auto opened, openLoop(m_payload, context, sink));
        loop = &context.training.put(context.job, std::move(opened));
    }
    loop->setSink(sink);
    useThreadsFor(valuesOf(loop->task()), context.preferences.threads);
    while (true) {
        std::stop_source stop;
        sink.beginRun(stop);
        const std::stop_callback pause(context.control.untilPauseToken(), [&stop] { stop.request_stop(); });
        const Result<void> trained = loop->runOn(stop.get_token());
        if (trained.ok()) {
            context.training.drop();
            return PaintOutcome{};
        }
        if (sink.began())
            sink.count();
        if (trained.error().code == ErrorCode::DiskFull)
            return trained.error(); // the queue waits for room, and the run goes on in memory
        if (trained.error().code != ErrorCode::Stopped) {
            // Nothing has moved in an update that failed: what was reached is kept.
            trained.error().code == ErrorCode::OutOfMemory ? context.training.drop() : context.training.clear();
            return trained.error();
        }
        if (context.control.token().stop_requested())
            return stoppedError();
        if (sink.putAside())
            context.training.clear();
        if (sink.putAside() || context.control.afterThis()) {
            PaintOutcome outcome;
            outcome.stoppedEarly = true;
            return outcome;
        }
        context.control.waitWhilePaused();
        if (context.control.token().stop_requested())
            return stoppedError();
    }
}

Result<std::unique_ptr<QueuedWork>> makeTrainWork(const std::string& text) {
    MIRO_TRY(TrainPayload payload, trainingFromText(text));
    return std::unique_ptr<QueuedWork>(std::make_unique<TrainWork>(std::move(payload)));
}

} // namespace miro
