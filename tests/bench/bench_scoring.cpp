// bench_scoring MODELS_FOLDER[:FOLDER...] [ROUNDS] [STEPS] [COUNT]: whether scoring is in the way of somebody who
// draws. One engine, one library, the starter model; each round draws once without scoring, once with new pictures
// scored in the background, drawn while the one before is being scored, and once with live scores as well. Prints one
// JSON line a way: median seconds from step to step, and the mean of the compute thread's own time for it, looks
// included, both also as a ratio to the way without; the median wait for a drawing's first step; the part of previews
// and live scorers. The ways take turns, so that a busy machine is busy for all.
#include "base/unique_id.h"
#include "flow/run_times.h"
#include "studio/studio_engine.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <mutex>
#include <sstream>

using namespace miro;

namespace {

using Clock = std::chrono::steady_clock;

// Of the calling thread: what a step costs, whatever else the machine does.
double threadSeconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double mean(const std::vector<double>& numbers) {
    double sum = 0;
    for (double number : numbers)
        sum += number;
    return numbers.empty() ? 0 : sum / static_cast<double>(numbers.size());
}

double median(std::vector<double> numbers) {
    if (numbers.empty())
        return 0;
    std::sort(numbers.begin(), numbers.end());
    return numbers[numbers.size() / 2];
}

struct Measured {
    std::vector<double> steps, work, waits;
    size_t scoredSteps = 0, allSteps = 0;
    double stepSeconds = 0, lookSeconds = 0; // sums, without the first drawing
};

class Watch : public EngineListener {
public:
    void stateChanged(const EngineState& state) override {
        std::lock_guard lock(m_mutex);
        m_scoring = m_scoringWaits = false;
        for (const JobRecord& job : state.jobs) {
            m_scoring = m_scoring || (isBackground(job) && job.state == JobState::Running);
            m_scoringWaits = m_scoringWaits || isBackground(job);
        }
        m_problem = state.problem;
        m_wake.notify_all();
    }
    void progress(const JobId&, const Progress&, double) override {}
    void stepDone(const JobId&, const DrawStep& step) override {
        std::lock_guard lock(m_mutex);
        if (step.step == 0)
            m_into->waits.push_back(secondsSince(m_asked));
        else {
            m_into->steps.push_back(secondsSince(m_lastStep));
            m_into->work.push_back(threadSeconds() - m_lastWork);
        }
        m_into->stepSeconds += step.stepSeconds;
        m_into->lookSeconds += step.previewSeconds;
        m_into->scoredSteps += step.scores.empty() ? 0 : 1;
        ++m_into->allSteps;
        m_lastStep = Clock::now();
        m_lastWork = threadSeconds();
    }
    void pictureDone(const FinishedPicture&) override {}
    void note(const JobId&, const std::string& line) override { std::fprintf(stderr, "%s\n", line.c_str()); }
    void scored(const std::vector<PictureId>& pictures) override {
        std::lock_guard lock(m_mutex);
        scoredPictures += pictures.size();
    }
    void jobFinished(const JobId& job, JobState, const std::string& message) override {
        if (!message.empty())
            std::fprintf(stderr, "%s\n", message.c_str());
        std::lock_guard lock(m_mutex);
        m_ended = job;
        m_wake.notify_all();
    }

    void drawInto(Measured& into) {
        std::lock_guard lock(m_mutex);
        m_into = &into;
        m_asked = Clock::now();
    }
    void waitFor(const JobId& job) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [&] { return m_ended == job; });
    }
    // Not longer than a moment: there may be nothing to score.
    void waitForScoring() {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, std::chrono::milliseconds(300), [&] { return m_scoring; });
    }
    void waitUntilScored() {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, std::chrono::seconds(60), [&] { return !m_scoringWaits; });
    }
    size_t scoredPictures = 0;

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    Measured* m_into = nullptr;
    Clock::time_point m_asked, m_lastStep;
    double m_lastWork = 0; // the compute thread's
    JobId m_ended;
    bool m_scoring = false;
    bool m_scoringWaits = false;
    std::string m_problem;
};

} // namespace

int main(int argc, char** argv) {
    if (argc < 2)
        return std::fprintf(stderr, "bench_scoring MODELS_FOLDER[:FOLDER...] [ROUNDS] [STEPS] [COUNT]\n"), 2;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 8;
    DrawRequest request;
    request.what.model = "starter";
    request.what.settings.prompt = "a red cat";
    request.what.settings.steps = argc > 3 ? std::atoi(argv[3]) : 50;
    request.what.settings.count = argc > 4 ? std::atoi(argv[4]) : 1;
    std::string folder = "/tmp/bench_scoring_XXXXXX";
    if (!::mkdtemp(folder.data()))
        return 1;
    EngineOptions options;
    options.libraryFolder = std::filesystem::path(folder) / "library";
    std::istringstream folders(argv[1]);
    for (std::string each; std::getline(folders, each, ':');)
        options.modelFolders.emplace_back(each);
    Preferences preferences;
    preferences.device = "cpu";
    preferences.preview = "auto";
    double scoreSeconds = 0;
    const std::vector<std::string> ways = {"without", "background", "background and live"};
    std::map<std::string, Measured> measured;
    Watch watch;
    {
        Measured warmUp;
        watch.drawInto(warmUp);
        StudioEngine engine(watch, preferences, options);
        auto draw = [&] {
            request.id = newUniqueId();
            engine.draw(request);
            watch.waitFor(request.id);
            ++*(request.what.settings.seed ? &*request.what.settings.seed : &request.what.settings.seed.emplace(0));
        };
        draw();
        draw();
        for (int round = 0; round < rounds; ++round)
            for (const std::string& way : ways) {
                preferences.scoreNew = way != "without";
                preferences.liveScores = way == "background and live";
                engine.setPreferences(preferences);
                watch.drawInto(warmUp);
                draw(); // brings this way's scorers back, and leaves pictures to score
                if (preferences.scoreNew)
                    watch.waitForScoring();
                watch.drawInto(measured[way]);
                draw();
                if (preferences.scoreNew)
                    watch.waitUntilScored();
            }
        scoreSeconds = engine.estimatedScoreSeconds().value_or(0);
    }
    const Measured& without = measured["without"];
    for (const std::string& way : ways) {
        const Measured& m = measured[way];
        std::printf("{\"way\": \"%s\", \"steps\": %zu, \"step_s\": %.6f, \"ratio\": %.4f, \"step_cpu_s\": %.6f, "
                    "\"cpu_ratio\": %.4f, \"first_step_s\": %.4f, \"scored_steps\": %zu, "
                    "\"previews_and_looks_percent\": %.3f}\n",
                    way.c_str(), m.allSteps, median(m.steps), median(m.steps) / median(without.steps), mean(m.work),
                    mean(m.work) / mean(without.work), median(m.waits), m.scoredSteps,
                    100 * m.lookSeconds / m.stepSeconds);
    }
    std::printf("{\"scored_pictures\": %zu, \"seconds_a_picture\": %.4f}\n", watch.scoredPictures, scoreSeconds);
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return 0;
}
