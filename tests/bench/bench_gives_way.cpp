// What a fine-tuning in the background costs the artist who draws meanwhile: how long a drawing waits until it begins,
// and how fast it is, beside the same without any fine-tuning, in one process and in turns.
//
//   bench_gives_way LIBRARY [--models DIR]... [--drawings N]
//
// LIBRARY: one with choices enough, such as bench_finetune leaves in its folder. Its fine-tuning is begun anew and
// given up at the end. Prints one JSON line; times in milliseconds.
#include "job/finetune_payload.h"
#include "studio/recording_listener.h"
#include "studio/studio_engine.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <thread>

using namespace miro;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int kBetween = 3; // updates of the training

double millisecondsSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

class Listener : public RecordingListener {
public:
    std::atomic<int> updates = 0;
    void trained(const JobId&, const TrainingPoint&) override { ++updates; }
};

template <typename F>
void waitUntil(const F& isSo) {
    while (!isSo())
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

struct Times {
    std::vector<double> begins; // from the wish to the first step's end, less that step's own time
    std::vector<double> steps;  // a step's time, the mean of a drawing
    std::vector<double> all;    // from the wish to the picture
};

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

class Bench {
public:
    Bench(Listener& listener, StudioEngine& engine) : m_listener(listener), m_engine(engine) {}

    void draw(Times& times) {
        DrawRequest request;
        request.id = "drawing-" + std::to_string(m_drawn++);
        request.what.settings.prompt = "two red apples";
        request.what.settings.seed = 5;
        request.keep = false;
        std::atomic<double> first = -1, stepMilliseconds = 0;
        std::atomic<int> steps = 0;
        const auto asked = Clock::now();
        m_listener.setOnStep([&](const JobId& job, const DrawStep& step) {
            if (job != request.id)
                return;
            if (first < 0)
                first = millisecondsSince(asked) - step.stepSeconds * 1000;
            stepMilliseconds = stepMilliseconds + step.stepSeconds * 1000;
            ++steps;
        });
        m_engine.draw(request);
        waitUntil([&] { return m_listener.ended(request.id); });
        times.all.push_back(millisecondsSince(asked));
        m_listener.setOnStep({});
        times.begins.push_back(first);
        times.steps.push_back(stepMilliseconds / std::max(1, steps.load()));
    }

    void waitForUpdates() {
        const int before = m_listener.updates;
        waitUntil([&] { return m_listener.updates >= before + kBetween || m_listener.ended("tuning"); });
    }

private:
    Listener& m_listener;
    StudioEngine& m_engine;
    int m_drawn = 0;
};

} // namespace

int main(int argc, char** argv) {
    EngineOptions options;
    int drawings = 12;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--models" && i + 1 < argc)
            options.modelFolders.emplace_back(argv[++i]);
        else if (word == "--drawings" && i + 1 < argc)
            drawings = std::atoi(argv[++i]);
        else
            options.libraryFolder = word;
    }
    Preferences preferences;
    preferences.queueStart = "run";
    preferences.scoreNew = false;
    Listener listener;
    StudioEngine engine(listener, preferences, options);
    Bench bench(listener, engine);
    Times alone, beside, warmUp;
    for (int i = 0; i < 3; ++i)
        bench.draw(warmUp);
    for (int i = 0; i < drawings; ++i)
        bench.draw(alone);
    engine.finetune({"tuning", R"({"model": "starter", "hours": 2})"});
    for (int i = 0; i < drawings && !listener.ended("tuning"); ++i) {
        bench.waitForUpdates();
        bench.draw(beside);
    }
    if (listener.ended("tuning")) {
        std::fprintf(stderr, "bench_gives_way: %s\n", listener.endings().back().message.c_str());
        return 1;
    }
    engine.stop("tuning", StopKind::Now);
    waitUntil([&] { return listener.ended("tuning"); });
    engine.removeJob("tuning");
    const nlohmann::json line = {
        {"what", "drawing beside a fine-tuning"},
        {"drawings", drawings},
        {"begins_alone", median(alone.begins)},
        {"begins_beside", median(beside.begins)},
        {"begins_beside_most", *std::max_element(beside.begins.begin(), beside.begins.end())},
        {"step_alone", median(alone.steps)},
        {"step_beside", median(beside.steps)},
        {"speed", median(alone.steps) / median(beside.steps)},
        {"picture_alone", median(alone.all)},
        {"picture_beside", median(beside.all)},
    };
    std::printf("%s\n", line.dump().c_str());
    return 0;
}
