// What the crash test kills: an engine on a library folder that says, one line at a time, what it was told.
//   crash_child LIBRARY MODELS MODEL submit N   submits N jobs of three pictures and draws until it is killed or done
//   crash_child LIBRARY MODELS MODEL resume -   draws what waits
#include "base/preferences.h"
#include "base/unique_id.h"
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
            if (!m_told.contains(job.id + toText(job.state)))
                say("state " + job.id + " " + toText(job.state));
            m_told.insert(job.id + toText(job.state));
            ++seen;
            waiting = waiting || job.state == JobState::Queued || job.state == JobState::Running;
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

} // namespace

int main(int argc, char** argv) {
    if (argc != 6)
        return 2;
    const int64_t submit = std::string(argv[4]) == "submit" ? std::atoll(argv[5]) : 0;
    Preferences preferences;
    preferences.queueStart = "run";
    preferences.device = "cpu";
    EngineOptions options;
    options.libraryFolder = argv[1];
    options.modelFolders = {argv[2]};
    Teller teller(submit);
    StudioEngine engine(teller, preferences, options);
    for (int64_t i = 0; i < submit; ++i) {
        DrawRequest request;
        request.id = newUniqueId();
        request.what.model = argv[3];
        request.what.settings.prompt = fmt::format("cat {}", i);
        request.what.settings.count = 3;
        request.what.settings.steps = 2;
        request.priority = i % 2 == 0 ? JobPriority::Batch : JobPriority::Interactive;
        engine.draw(request);
    }
    teller.wait();
    say("end");
    return 0;
}
