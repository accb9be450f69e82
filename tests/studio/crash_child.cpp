// What the crash test kills: an engine on a library folder, with scorers that need no network, that says, one line at a
// time, what it was told.
//   crash_child LIBRARY MODELS MODEL submit N   submits N jobs of three pictures, each third an exploration, and works
//   crash_child LIBRARY MODELS MODEL batch N    submits a batch of N prompts, and works
//   crash_child LIBRARY MODELS MODEL train N    submits a training run of N updates into the folder beside the library
//   crash_child LIBRARY MODELS MODEL resume -   works at what waits
// until it is killed or all is done.
#include "base/preferences.h"
#include "base/unique_id.h"
#include "job/fake_scoring.h"
#include "studio/studio_engine.h"

#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <fmt/format.h>
#include <mutex>
#include <set>
#include <unistd.h>

using namespace miro;

namespace {

// One write, so that a line is there whole or not at all.
void say(const std::string& text) {
    const std::string line = text + "\n";
    [[maybe_unused]] ssize_t written = ::write(STDOUT_FILENO, line.data(), line.size());
}

class Teller : public EngineListener {
public:
    explicit Teller(int64_t expected) : m_expected(expected) {}

    void stateChanged(const EngineState& state) override {
        if (!state.problem.empty())
            say("problem " + state.problem);
        int64_t seen = 0;
        bool waiting = false;
        for (const JobRecord& job : state.jobs) {
            waiting = waiting || job.state == JobState::Queued || job.state == JobState::Running;
            if (isBackground(job))
                continue;
            if (!m_told.contains(job.id + toText(job.state)))
                say("state " + job.id + " " + toText(job.state));
            m_told.insert(job.id + toText(job.state));
            ++seen;
        }
        std::lock_guard lock(m_mutex);
        m_done = seen >= m_expected && !waiting;
        m_wake.notify_all();
    }
    void progress(const JobId&, const Progress& progress, double) override { say("progress " + progress.stage); }
    void stepDone(const JobId&, const DrawStep&) override { say("step"); }
    void pictureDone(const FinishedPicture& picture) override {
        say(fmt::format("picture {} {} {} {}", picture.job, picture.drawn.index,
                        picture.record ? picture.record->id : 0, picture.drawn.file));
    }
    void note(const JobId&, const std::string& line) override { say("note " + line); }
    void scored(const std::vector<PictureId>& pictures) override {
        for (const PictureId id : pictures)
            say(fmt::format("scored {}", id));
    }
    void trained(const JobId&, const TrainingPoint& point) override {
        say(fmt::format("trained {}{}", point.step, point.heldOut.empty() ? "" : " held"));
    }
    void jobFinished(const JobId& job, JobState state, const std::string&) override {
        say("finished " + job + " " + toText(state));
    }

    void wait() {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_done; });
    }

private:
    const int64_t m_expected;
    std::set<std::string> m_told; // I/O thread
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_done = false;
};

DrawRequest drawing(const std::string& model, int64_t index) {
    DrawRequest request;
    request.id = newUniqueId();
    request.what.model = model;
    request.what.settings.prompt = fmt::format("cat {}", index);
    request.what.settings.count = 3;
    request.what.settings.steps = 2;
    request.priority = index % 2 == 0 ? JobPriority::Batch : JobPriority::Interactive;
    return request;
}

ExploreJob exploration(const std::string& model) {
    ExploreJob request;
    request.id = newUniqueId();
    request.model = model;
    request.plan.kind = ExploreKind::BestOf;
    request.plan.settings.prompt = "cats";
    request.plan.settings.steps = 2;
    request.plan.rewardKeys = {"clip_score"};
    request.plan.steps = 3;
    return request;
}

BatchJob batch(const std::string& model, int64_t lines) {
    BatchJob request;
    request.id = newUniqueId();
    request.name = "Night";
    request.what.listName = "night.txt";
    for (int64_t i = 0; i < lines; ++i)
        request.what.listText += fmt::format("cat {}\n", i);
    request.what.model = model;
    request.what.settings.steps = 2;
    request.what.settings.precision = Precision::Fp32;
    request.what.groupSize = 3;
    return request;
}

TrainJob training(const std::filesystem::path& library, int64_t updates) {
    TrainJob request;
    request.id = newUniqueId();
    request.folder = library.parent_path() / "run";
    request.config = fmt::format(
        R"({{"kind":"toy","steps":{},"batch-size":16,"micro-batch":4,"learning-rate":0.01,"warmup-steps":5,)"
        R"("checkpoint-steps":20,"held-out-steps":10}})",
        updates);
    return request;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 6)
        return 2;
    const int64_t submit = std::string(argv[4]) == "submit" ? std::atoll(argv[5]) : 0;
    const int64_t lines = std::string(argv[4]) == "batch" ? std::atoll(argv[5]) : 0;
    const int64_t updates = std::string(argv[4]) == "train" ? std::atoll(argv[5]) : 0;
    Preferences preferences;
    preferences.queueStart = "run";
    preferences.device = "cpu";
    EngineOptions options;
    options.libraryFolder = argv[1];
    options.modelFolders = {argv[2]};
    FakeScoring scoring;
    const ScoringTools tools = scoring.tools();
    options.scoring = &tools;
    Teller teller(lines > 0 || updates > 0 ? 1 : submit);
    StudioEngine engine(teller, preferences, options);
    for (int64_t i = 0; i < submit; ++i)
        if (i % 3 == 2)
            engine.explore(exploration(argv[3]));
        else
            engine.draw(drawing(argv[3], i));
    if (lines > 0)
        engine.batch(batch(argv[3], lines));
    if (updates > 0)
        engine.train(training(argv[1], updates));
    teller.wait();
    say("end");
    return 0;
}
