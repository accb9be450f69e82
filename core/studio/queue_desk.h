// The queue's desk: the one place that touches the library and decides which job runs next. Owned by the engine; every
// method on its I/O thread but running(), giveWay() and close(), which any thread may call. What it does is durable
// before the listener hears of it. Without a usable library it works from memory and says so.
#pragma once

#include "base/preferences.h"
#include "base/registry.h"
#include "job/job_kinds.h"
#include "library/library.h"
#include "studio/engine.h"
#include "studio/running_work.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace miro {

struct DeskOptions {
    std::filesystem::path libraryFolder;
    Preferences preferences;
    const Registry<JobKind>* kinds = nullptr; // outlives the desk
    std::function<bool()> canScore;           // whether some scorer is installed; empty: none is
    // Lets go of what is in memory of a fine-tuning whose job is gone, then calls dropFinetune(). Empty: nothing is.
    std::function<void(const JobId& job)> forget;
};

class QueueDesk {
public:
    using Start = std::function<void(std::shared_ptr<RunningWork>)>; // hands it to the compute thread

    QueueDesk(EngineListener& listener, DeskOptions options, Start start);
    ~QueueDesk();

    // Opens the library, settles what a crash left, and begins.
    void open();

    void draw(const DrawRequest& request);
    void explore(const ExploreJob& request);
    void score(const ScoreJob& request);
    void batch(const BatchJob& request);
    void train(const TrainJob& request);
    void finetune(const FinetuneOrder& order);
    void prove(const ProveJob& order); // unless one of that version waits already
    void retryFailed(const JobId& batch);
    void stop(const JobId& job, StopKind kind);
    void setPaused(bool paused);
    void moveJob(const JobId& job, const JobId& before);
    void repeatJob(const JobId& job);
    void removeJob(const JobId& job);
    void clearFinished();
    void exportQueue(const std::filesystem::path& file);
    void importQueue(const std::filesystem::path& file);
    void setPreferences(const Preferences& preferences);
    const Preferences& preferences() const { return m_preferences; }

    // From the job that runs. An error has paused the queue: try again when it is resumed.
    Result<KeptPicture> keep(RunningWork& work, const PictureFile& file, const KeepOptions& options);
    Result<std::vector<PictureId>> picturesOf(const JobId& job);
    Result<std::vector<PictureToScore>> picturesToScore(const std::vector<PictureId>& ids);
    Result<void> putScores(const std::vector<PictureScores>& scores);
    void countPictures(RunningWork& work, int64_t done, int64_t total);
    Result<std::vector<int64_t>> beginBatch(RunningWork& work, const NewBatch& batch, const BatchOutcomeOf& outcomeOf);
    Result<void> pictureFailed(RunningWork& work, const BatchOutcome& outcome);
    Result<std::vector<int64_t>> undecidedEntries(RunningWork& work);
    Result<void> chooseBest(RunningWork& work, const std::vector<int64_t>& entries, int64_t keep,
                            const std::map<std::string, double>& weights);
    // It waits for its limits: back into the queue, behind other kinds of its priority if there are some.
    void stepAside(const std::shared_ptr<RunningWork>& work);
    void dropFinetune(const JobId& job); // its folder, when its job is gone
    void finished(const std::shared_ptr<RunningWork>& work, const Result<PaintOutcome>& result);

    void setLoading(bool loading);
    void setModel(const std::string& model);
    void flush(); // tells the listener what changed, when something did

    // The job that is with the compute thread; any thread.
    std::shared_ptr<RunningWork> running() const;
    // What scores lets the compute thread do something else first; batchesToo: a batch as well. Any thread.
    void giveWay(bool batchesToo = false);
    // No further job begins; the running one is stopped and goes back into the queue. Any thread.
    void close();
    // The last call: nobody computes any more.
    void settleAtEnd();

private:
    JobStore& jobs() { return m_library->jobs(); }
    bool usable(const std::string& doing); // false has told the listener
    void settleQueue();
    void libraryAgain();
    bool add(const JobRecord& job); // false: it is over already
    std::string fileOf(const std::optional<PictureId>& parent) const;
    std::string titleOf(const std::vector<PictureId>& pictures) const;
    void makeRoomFor(const JobRecord& job);
    void explorationsFirst();
    void decideScoring(RunningWork& work, bool must);
    void announceScoring(RunningWork& work);
    void goOnWithBatch(const JobId& batch, const std::string& payload);
    Result<void> noteBatch(RunningWork& work, const BatchOutcome& outcome);
    void tellBatch(const RunningWork& work);
    void endWithFailures(RunningWork& work);
    void settleScoring(const RunningWork& work, JobState state, const std::string& message);
    void forgetScoring();
    void tidyFinetunes(); // folders whose job is gone
    void pump();
    bool start(JobRecord job); // false: the job is over already
    std::optional<PictureRecord> keptBefore(const JobId& job, const PictureFile& file);
    std::vector<int64_t> drawnBefore(const JobId& job);
    void end(const JobId& job, JobState state, const std::string& message);
    void giveBack(RunningWork& work);
    void pauseFor(const std::string& problem);
    void record(const JobId& job, JobState state, const std::string& message);
    void writeUnwritten();
    void check(const Result<void>& result); // tells the listener
    void announce();
    void setRunning(std::shared_ptr<RunningWork> work);
    EngineState state();

    EngineListener& m_listener;
    DeskOptions m_options;
    Start m_start;
    Preferences m_preferences;
    std::unique_ptr<Library> m_library;
    bool m_kept = false;          // the library is the user's, not one in memory
    std::string m_libraryProblem; // why it is not
    std::string m_problem;        // that goes away when the queue is resumed
    bool m_paused = false;
    bool m_loading = false;
    bool m_dirty = false;
    std::string m_model;
    std::vector<JobRecord> m_lastJobs;
    std::map<JobId, std::vector<PictureId>> m_toScore; // by the job that drew them; not there: all of its pictures
    std::string m_scoringProblem;                      // why new pictures are not scored any more
    std::map<JobId, std::set<int64_t>> m_drawnHere;    // of jobs that were given back, for pictures no library knows
    struct Ending {
        JobState state;
        std::string message;
    };
    std::map<JobId, Ending> m_unwritten; // states that the database did not take yet
    std::atomic<bool> m_closed{false};
    mutable std::mutex m_mutex;
    std::shared_ptr<RunningWork> m_running; // guarded by m_mutex; see RunningWork
};

} // namespace miro
