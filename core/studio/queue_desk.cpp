#include "studio/queue_desk.h"

#include "base/log.h"
#include "job/picture_place.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int64_t kFinishedShown = 50;

} // namespace

QueueDesk::QueueDesk(EngineListener& listener, DeskOptions options, Start start)
    : m_listener(listener), m_options(std::move(options)), m_start(std::move(start)),
      m_preferences(m_options.preferences) {}

QueueDesk::~QueueDesk() = default;

// --- opening

void QueueDesk::open() {
    auto library = Library::open(m_options.libraryFolder);
    m_kept = library.ok();
    if (!library.ok()) {
        m_libraryProblem = library.message() + "; pictures are shown but not kept until it can be opened; "
                                               "resume the queue to try again";
        logWarning(library.message());
        library = Library::openInMemory();
        if (!library.ok())
            m_libraryProblem = library.message();
    }
    if (library.ok())
        m_library = std::move(library).value();
    settleQueue();
    forgetScoring();
    tidyFinetunes();
    announce();
    pump();
}

void QueueDesk::settleQueue() {
    if (!m_library)
        return;
    if (auto settled = jobs().settleInterrupted(); !settled.ok())
        m_problem = settled.message();
    if (m_preferences.queueStart == "last") {
        auto paused = jobs().paused();
        m_paused = paused.ok() && *paused;
    } else {
        m_paused = m_preferences.queueStart == "pause";
        if (auto stored = jobs().setPaused(m_paused); !stored.ok())
            m_problem = stored.message();
    }
}

// The user resumed the queue: perhaps the other program is closed, or the disk is back.
void QueueDesk::libraryAgain() {
    auto library = Library::open(m_options.libraryFolder);
    if (!library.ok())
        return;
    auto old = std::move(m_library);
    m_library = std::move(library).value();
    m_kept = true;
    m_libraryProblem.clear();
    m_toScore.clear();
    if (auto settled = jobs().settleInterrupted(); !settled.ok())
        m_problem = settled.message();
    if (!old)
        return;
    auto waiting = old->jobs().list(0);
    if (waiting.ok())
        for (const JobRecord& job : *waiting)
            if (auto whole = old->jobs().find(job.id); whole.ok() && *whole && job.state == JobState::Queued)
                check(jobs().add(**whole));
}

bool QueueDesk::usable(const std::string& doing) {
    if (m_library)
        return true;
    m_listener.note({}, doing + ": " + m_libraryProblem);
    return false;
}

// --- running

void QueueDesk::pump() {
    while (m_library && !m_closed && !m_paused && !running()) {
        auto next = jobs().takeNext();
        if (!next.ok()) {
            pauseFor(next.message());
            return;
        }
        if (!*next)
            return;
        if (start(std::move(**next)))
            return;
    }
}

bool QueueDesk::start(JobRecord job) {
    const JobKind* kind = m_options.kinds->find(job.kind);
    if (!kind) {
        end(job.id, JobState::Interrupted,
            fmt::format("job kind '{}' is unknown to this version of the program", oneLine(job.kind, 40)));
        return false;
    }
    auto work = kind->make(job.payload);
    if (!work.ok()) {
        end(job.id, JobState::Failed, work.message());
        return false;
    }
    // Before the first step, so that a second attempt draws the same pictures.
    if (std::string decided = (*work)->decide(m_preferences); decided != job.payload) {
        if (auto stored = jobs().setPayload(job.id, decided); !stored.ok()) {
            if (auto back = jobs().giveBack(job.id); !back.ok())
                logWarning(back.message());
            pauseFor(stored.message());
            return true;
        }
        job.payload = std::move(decided);
    }
    auto next = std::make_shared<RunningWork>();
    next->alreadyDrawn = drawnBefore(job.id);
    next->drawn = {next->alreadyDrawn.begin(), next->alreadyDrawn.end()};
    if (const int64_t total = (*work)->pictures(); total > 0 && static_cast<int64_t>(next->drawn.size()) >= total) {
        end(job.id, JobState::Done, {}); // all was kept, and then the program was killed
        return false;
    }
    next->job = std::move(job);
    next->work = std::move(work).value();
    next->preferences = m_preferences;
    next->givesWayAtOnce = next->work->givesWayAtOnce();
    next->keepsPictures = next->work->keepsPictures();
    next->scoresItself = next->work->scoresItself();
    const bool mustScore = next->work->wantsScores();
    next->namedScorers = next->work->namedScorers();
    setRunning(next);
    announce();
    m_start(next);
    decideScoring(*next, mustScore); // behind it: models are looked for
    return true;
}

std::vector<int64_t> QueueDesk::drawnBefore(const JobId& job) {
    std::set<int64_t> drawn;
    if (auto kept = jobs().drawnIndices(job); kept.ok())
        drawn.insert(kept->begin(), kept->end());
    if (auto noted = m_library->batches().drawnIndices(job); noted.ok())
        drawn.insert(noted->begin(), noted->end()); // what somebody deleted for good is not drawn again
    if (auto here = m_drawnHere.find(job); here != m_drawnHere.end())
        drawn.insert(here->second.begin(), here->second.end());
    return {drawn.begin(), drawn.end()};
}

std::optional<PictureRecord> QueueDesk::keptBefore(const JobId& job, const PictureFile& file) {
    auto drawn = jobs().drawnPictures(job);
    if (!drawn.ok())
        return std::nullopt;
    for (const JobStore::DrawnPicture& each : *drawn)
        if (each.index == file.index)
            if (auto records = m_library->records({each.picture}); records.ok() && !records->empty())
                return std::move(records->front());
    return std::nullopt;
}

Result<KeptPicture> QueueDesk::keep(RunningWork& work, const PictureFile& file, const KeepOptions& options) {
    KeptPicture kept;
    if (options.keep && m_kept) {
        NewPicture picture;
        picture.file = picturePlace(file.suggestedName);
        picture.jobId = work.job.id;
        picture.jobIndex = file.index;
        picture.parent = options.parent;
        picture.metadata = file.metadata;
        announceScoring(work); // before the picture: a crash between leaves nothing that is not scored
        auto result = m_library->keepPicture(picture, file.bytes);
        // A former try got further than it could tell.
        if (!result.ok() && result.error().code == ErrorCode::Usage)
            if (auto there = keptBefore(work.job.id, file))
                result = std::move(*there);
        if (!result.ok()) {
            pauseFor(result.message());
            return result.error();
        }
        kept.file = m_library->fileOf(*result).string();
        if (options.batch) {
            BatchOutcome outcome = *options.batch;
            outcome.picture = result->id;
            MIRO_CHECK_OK(noteBatch(work, outcome));
        }
        if (auto waiting = m_toScore.find(work.job.id); waiting != m_toScore.end())
            waiting->second.push_back(result->id);
        kept.record = std::move(result).value();
    } else if (options.keep && work.drawn.empty()) {
        m_listener.note(work.job.id, "the pictures are not kept: " + m_libraryProblem);
    }
    work.drawn.insert(file.index);
    const auto done = static_cast<int64_t>(work.drawn.size());
    work.job.picturesDone = done;
    if (auto counted = jobs().setPictures(work.job.id, done, work.job.picturesTotal); !counted.ok())
        logWarning(counted.message()); // the pictures themselves say it too
    m_dirty = true;
    if (options.batch)
        tellBatch(work);
    return kept;
}

void QueueDesk::finished(const std::shared_ptr<RunningWork>& work, const Result<PaintOutcome>& result) {
    // What scores keeps no pictures, and counts them itself.
    const auto failed = static_cast<int64_t>(work->failed.size());
    const int64_t done =
        work->keepsPictures ? static_cast<int64_t>(work->drawn.size()) + failed : work->job.picturesDone;
    const bool began = done > static_cast<int64_t>(work->alreadyDrawn.size());
    const bool complete = done >= work->job.picturesTotal;
    m_loading = false;
    if (result.ok() && result->stoppedEarly && !complete) {
        if (work->yielding && !work->userStopped)
            giveBack(*work);
        else
            end(work->job.id, JobState::Stopped, {});
    } else if (result.ok() && complete && failed > 0) {
        endWithFailures(*work);
    } else if (result.ok()) {
        // Skipped pictures are no failure, but a job of nothing else gave nothing.
        end(work->job.id, complete || began ? JobState::Done : JobState::Stopped, {});
    } else if (result.error().code == ErrorCode::Stopped) {
        if ((work->closing || work->yielding) && !work->userStopped)
            giveBack(*work);
        else
            end(work->job.id, JobState::Stopped, {});
    } else if (result.error().code == ErrorCode::DiskFull) {
        giveBack(*work);
        pauseFor(result.message());
    } else if (result.error().code == ErrorCode::OutOfMemory) {
        end(work->job.id, JobState::Interrupted, oneLine(result.message()));
    } else {
        end(work->job.id, JobState::Failed, oneLine(result.message()));
    }
    pump();
}

void QueueDesk::end(const JobId& job, JobState state, const std::string& message) {
    const auto work = running();
    const bool ran = work && work->job.id == job;
    if (ran)
        setRunning(nullptr);
    m_drawnHere.erase(job);
    record(job, state, message);
    if (ran)
        settleScoring(*work, state, message);
    announce();
    m_listener.jobFinished(job, state, message);
    if (ran && work->removeLater)
        removeJob(job);
}

// It did not end: it waits at its old place, and what it drew stays drawn.
void QueueDesk::giveBack(RunningWork& work) {
    m_drawnHere[work.job.id].insert(work.drawn.begin(), work.drawn.end());
    if (auto back = jobs().giveBack(work.job.id); !back.ok()) {
        m_unwritten[work.job.id] = {JobState::Queued, {}};
        m_problem = back.message();
    } else if (work.behindOthers) {
        check(jobs().move(work.job.id, {}));
    }
    setRunning(nullptr);
    if (!work.keepsPictures)
        explorationsFirst();
    announce();
}

void QueueDesk::pauseFor(const std::string& problem) {
    m_problem = problem;
    m_paused = true;
    if (auto stored = jobs().setPaused(true); !stored.ok())
        logWarning(stored.message());
    if (auto work = running()) {
        work->control.setPaused(true);
        record(work->job.id, JobState::Paused, {});
    }
    announce();
}

// --- writing and telling

void QueueDesk::record(const JobId& job, JobState state, const std::string& message) {
    auto stored = jobs().setState(job, state, message);
    if (stored.ok()) {
        m_unwritten.erase(job);
        return;
    }
    m_unwritten[job] = {state, message};
    m_problem = stored.message();
}

void QueueDesk::writeUnwritten() {
    for (const auto& [job, ending] : std::map(m_unwritten))
        if (m_library)
            record(job, ending.state, ending.message);
}

void QueueDesk::check(const Result<void>& result) {
    m_dirty = true;
    if (!result.ok())
        m_listener.note({}, oneLine(result.message()));
}

void QueueDesk::flush() {
    if (m_dirty)
        announce();
}

void QueueDesk::announce() {
    m_dirty = false;
    m_listener.stateChanged(state());
}

EngineState QueueDesk::state() {
    if (m_library) {
        if (auto list = jobs().list(kFinishedShown); list.ok())
            m_lastJobs = std::move(list).value();
        else if (m_problem.empty())
            m_problem = list.message();
    }
    EngineState now;
    now.jobs = m_lastJobs;
    for (JobRecord& job : now.jobs)
        if (auto ending = m_unwritten.find(job.id); ending != m_unwritten.end()) {
            job.state = ending->second.state;
            job.message = ending->second.message;
        }
    now.paused = m_paused;
    now.modelLoading = m_loading;
    now.model = m_model;
    now.problem = m_problem.empty() ? m_libraryProblem : m_problem;
    return now;
}

void QueueDesk::setLoading(bool loading) {
    m_dirty = m_dirty || m_loading != loading;
    m_loading = loading;
}

void QueueDesk::setModel(const std::string& model) {
    m_dirty = m_dirty || m_model != model;
    m_model = model;
}

// --- the compute thread's job

std::shared_ptr<RunningWork> QueueDesk::running() const {
    std::lock_guard lock(m_mutex);
    return m_running;
}

void QueueDesk::setRunning(std::shared_ptr<RunningWork> work) {
    {
        std::lock_guard lock(m_mutex);
        m_running = work;
    }
    // close() may have looked just before.
    if (work && m_closed) {
        work->closing = true;
        work->control.stopNow();
    }
}

void QueueDesk::close() {
    m_closed = true;
    if (auto work = running()) {
        work->closing = true;
        work->control.stopNow();
    }
}

void QueueDesk::settleAtEnd() {
    if (auto work = running())
        giveBack(*work);
    writeUnwritten();
    flush();
}

} // namespace miro
