// What the user asks of the queue; the rest of the desk is in queue_desk.cpp.
#include "base/files.h"
#include "base/unique_id.h"
#include "job/generate_payload.h"
#include "job/generate_work.h"
#include "job/queue_file.h"
#include "studio/queue_desk.h"

#include <chrono>
#include <fmt/format.h>

namespace miro {
namespace {

int64_t nowMilliseconds() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

void QueueDesk::draw(const DrawRequest& request) {
    GeneratePayload payload;
    payload.request = request.what;
    payload.keep = request.keep;
    payload.parent = request.parent;
    if (request.parent && m_kept)
        if (auto parent = m_library->records({*request.parent}); parent.ok() && parent->size() == 1)
            payload.parentFile = parent->front().path;
    JobRecord job;
    job.id = request.id;
    job.kind = kGenerateKind;
    job.title = oneLine(request.what.settings.prompt, 200);
    job.payload = textFromPayload(payload);
    job.priority = request.priority;
    job.picturesTotal = request.what.settings.count;
    add(job);
}

void QueueDesk::add(const JobRecord& given) {
    JobRecord job = given;
    job.state = JobState::Queued;
    job.created = nowMilliseconds();
    const std::string problem = m_library ? jobs().add(job).message() : m_libraryProblem;
    if (!problem.empty()) {
        m_problem = problem;
        announce();
        m_listener.jobFinished(job.id, JobState::Failed, problem);
        return;
    }
    m_dirty = true;
    // What runs finishes the pictures that it is at, and goes on when the urgent work is done.
    if (auto work = running(); work && work->job.priority > job.priority) {
        work->yielding = true;
        work->control.stopAfterThis();
    }
    pump();
}

void QueueDesk::stop(const JobId& job, StopKind kind) {
    if (auto work = running(); work && work->job.id == job) {
        work->stop(kind);
        return;
    }
    if (kind == StopKind::Skip || !usable("stopping"))
        return;
    auto found = jobs().find(job);
    if (found.ok() && *found && (*found)->state == JobState::Queued)
        end(job, JobState::Stopped, {});
}

void QueueDesk::setPaused(bool paused) {
    if (!paused) {
        m_problem.clear();
        if (!m_kept && !running())
            libraryAgain();
        writeUnwritten();
    }
    m_paused = paused;
    if (m_library)
        if (auto stored = jobs().setPaused(paused); !stored.ok())
            m_problem = stored.message();
    if (auto work = running()) {
        work->control.setPaused(paused);
        record(work->job.id, paused ? JobState::Paused : JobState::Running, {});
        if (!paused)
            work->resume();
    }
    announce();
    pump();
}

void QueueDesk::moveJob(const JobId& job, const JobId& before) {
    if (usable("moving a job"))
        check(jobs().move(job, before));
}

void QueueDesk::repeatJob(const JobId& id) {
    if (!usable("repeating a job"))
        return;
    auto found = jobs().find(id);
    if (!found.ok() || !*found) {
        m_listener.note(id, found.ok() ? "the job is not there any more" : found.message());
        return;
    }
    JobRecord job = **found;
    // What did not come through is taken up where it stood; what did is drawn anew.
    if (job.state == JobState::Failed || job.state == JobState::Interrupted) {
        check(jobs().setState(id, JobState::Queued));
        pump();
        return;
    }
    const JobKind* kind = m_options.kinds->find(job.kind);
    auto work = kind ? kind->make(job.payload) : usageError("job kind '" + oneLine(job.kind, 40) + "' is unknown");
    if (!work.ok()) {
        m_listener.note(id, work.message());
        return;
    }
    JobRecord again;
    again.id = newUniqueId();
    again.kind = job.kind;
    again.title = job.title;
    again.payload = (*work)->repeatPayload();
    again.priority = job.priority;
    again.picturesTotal = job.picturesTotal;
    add(again);
}

void QueueDesk::removeJob(const JobId& job) {
    if (!usable("removing a job"))
        return;
    check(jobs().remove(job));
    m_drawnHere.erase(job);
    m_unwritten.erase(job);
}

void QueueDesk::clearFinished() {
    if (!usable("clearing the queue"))
        return;
    auto cleared = jobs().clearFinished();
    check(cleared.ok() ? Result<void>() : Result<void>(cleared.error()));
}

void QueueDesk::exportQueue(const std::filesystem::path& file) {
    if (!usable("exporting the queue"))
        return;
    auto text = jobs().exportWaiting();
    check(text.ok() ? writeFileAtomically(file, *text) : Result<void>(text.error()));
}

void QueueDesk::importQueue(const std::filesystem::path& file) {
    if (!usable("importing a queue"))
        return;
    auto import = [&]() -> Result<void> {
        MIRO_TRY(std::string text, readFile(file, kMaxQueueFileBytes));
        MIRO_CHECK_OK(checkQueueText(text, *m_options.kinds)); // a file is imported whole or not at all
        MIRO_TRY([[maybe_unused]] int64_t added, jobs().importJobs(text));
        return {};
    };
    auto imported = import();
    check(imported.ok() ? imported : Result<void>(imported.error().within(oneLine(file.string()))));
    pump();
}

void QueueDesk::setPreferences(const Preferences& preferences) {
    // The pictures that are still to come must not carry what the user just chose to leave out.
    if (auto work = running(); work && work->preferences.privacy != preferences.privacy) {
        work->yielding = true;
        work->control.stopAfterThis();
    }
    m_preferences = preferences;
}

} // namespace miro
