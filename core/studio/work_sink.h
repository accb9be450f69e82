// Passes what a running job says on to the listener, and its pictures to the desk. Lives for one run, on the compute
// thread; see WorkHost for what comes from another one.
#pragma once

#include "job/queued_work.h"
#include "job/serial_thread.h"
#include "job/time_left.h"
#include "job/work_runner.h"
#include "studio/queue_desk.h"
#include "studio/user_activity.h"

#include <map>
#include <memory>
#include <vector>

namespace miro {

class WorkSink : public WorkHost {
public:
    WorkSink(const std::shared_ptr<RunningWork>& work, QueueDesk& desk, SerialThread& io, WorkRunner& runner,
             EngineListener& listener, const UserActivity& activity);

    void progress(const Progress& progress) override;
    bool wantsPreviews() override;
    void stepDone(const DrawStep& step) override;
    void pictureDone(const DrawnImage& picture) override;
    void note(const std::string& line) override;
    Result<KeptPicture> keep(const PictureFile& file, const KeepOptions& options) override;
    Result<std::vector<PictureId>> picturesOf(const JobId& job) override;
    Result<std::vector<PictureToScore>> picturesToScore(const std::vector<PictureId>& ids) override;
    Result<void> putScores(const std::vector<PictureScores>& scores) override;
    void countPictures(int64_t done, int64_t total) override;
    void trained(const TrainingPoint& point) override;
    double idleSeconds() override { return m_activity.idleSeconds(); }
    void heldBack() override;
    Result<std::vector<int64_t>> beginBatch(const NewBatch& batch, const BatchOutcomeOf& outcomeOf) override;
    Result<void> pictureFailed(const BatchOutcome& outcome) override;
    Result<std::vector<int64_t>> undecidedEntries() override;
    Result<void> chooseBest(const std::vector<int64_t>& entries, int64_t keep,
                            const std::map<std::string, double>& weights) override;

private:
    // Waits for the desk; again when the queue is resumed after a problem.
    template <typename Call>
    auto ask(Call call) -> decltype(call());

    const std::shared_ptr<RunningWork> m_shared; // the desk has it, too
    RunningWork& m_work;
    QueueDesk& m_desk;
    SerialThread& m_io;
    WorkRunner& m_runner;
    EngineListener& m_listener;
    const UserActivity& m_activity;
    double m_afterEach; // seconds of other work on every picture
    TimeLeft m_timeLeft;
    bool m_loading = false;
    bool m_stepped = false;
    std::map<int64_t, PictureRecord> m_records; // of kept pictures that were not told yet, by index
};

} // namespace miro
