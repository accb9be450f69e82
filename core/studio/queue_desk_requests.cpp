// What the user asks of the queue; the rest of the desk is in queue_desk.cpp.
#include "base/files.h"
#include "base/unique_id.h"
#include "job/finetune_payload.h"
#include "job/generate_payload.h"
#include "job/generate_work.h"
#include "job/queue_file.h"
#include "job/train_payload.h"
#include "studio/queue_desk.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

int64_t nowMilliseconds() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

// Without the jobs that mean something else elsewhere.
std::string portable(const std::string& queue, const Registry<JobKind>& kinds) {
    auto json = nlohmann::ordered_json::parse(queue, nullptr, false);
    if (!json.is_object() || !json.contains("jobs"))
        return queue;
    auto& jobs = json["jobs"];
    jobs.erase(std::remove_if(jobs.begin(), jobs.end(),
                              [&](const auto& job) {
                                  const JobKind* kind = kinds.find(job.value("kind", ""));
                                  return !kind || !kind->staysHere.empty();
                              }),
               jobs.end());
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace

void QueueDesk::draw(const DrawRequest& request) {
    GeneratePayload payload;
    payload.request = request.what;
    payload.keep = request.keep;
    payload.parent = request.parent;
    payload.parentFile = fileOf(request.parent);
    JobRecord job;
    job.id = request.id;
    job.kind = kGenerateKind;
    job.title = oneLine(request.what.settings.prompt, 200);
    job.payload = textFromPayload(payload);
    job.priority = request.priority;
    job.picturesTotal = request.what.settings.count;
    add(job);
}

void QueueDesk::train(const TrainJob& request) {
    auto payload = trainPayload(request);
    if (!payload.ok()) {
        m_listener.jobFinished(request.id, JobState::Failed, oneLine(payload.message()));
        return;
    }
    JobRecord job;
    job.id = request.id;
    job.kind = kTrainKind;
    job.title = titleOfTraining(*payload);
    job.payload = textFromTraining(*payload);
    job.priority = JobPriority::FineTuning; // behind everything else
    job.picturesTotal = payload->config.integer("steps");
    add(job);
}

// As a picture's own metadata calls what it was made from; empty: it is not there.
std::string QueueDesk::fileOf(const std::optional<PictureId>& parent) const {
    if (!parent || !m_kept)
        return {};
    auto record = m_library->records({*parent});
    return record.ok() && record->size() == 1 ? record->front().path : std::string();
}

bool QueueDesk::add(const JobRecord& given) {
    JobRecord job = given;
    job.state = JobState::Queued;
    job.created = nowMilliseconds();
    const std::string problem = m_library ? jobs().add(job).message() : m_libraryProblem;
    if (!problem.empty()) {
        m_problem = problem;
        announce();
        m_listener.jobFinished(job.id, JobState::Failed, problem);
        return false;
    }
    m_dirty = true;
    makeRoomFor(job);
    pump();
    return true;
}

// What runs finishes the pictures that it is at, and goes on when the urgent work is done.
void QueueDesk::makeRoomFor(const JobRecord& job) {
    auto work = running();
    if (!work)
        return;
    const bool beforeScoring = work->job.kind == kScoreKind && job.kind != kScoreKind &&
                               job.priority == work->job.priority; // somebody waits for it
    if (work->job.priority > job.priority || beforeScoring)
        work->giveWay();
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
    // What did not come through is taken up where it stood; what did is drawn anew. An exploration that was stopped has
    // gaps in its grid, a batch in its list, and what trains goes on.
    const JobKind* kind = m_options.kinds->find(job.kind);
    if (job.state == JobState::Failed || job.state == JobState::Interrupted ||
        (job.state == JobState::Stopped && kind && kind->goesOn)) {
        check(jobs().setState(id, JobState::Queued));
        makeRoomFor(job);
        pump();
        return;
    }
    auto work = kind ? kind->make(job.payload) : usageError("job kind '" + oneLine(job.kind, 40) + "' is unknown");
    if (!work.ok()) {
        m_listener.note(id, work.message());
        return;
    }
    JobRecord again;
    again.id = newUniqueId();
    again.kind = job.kind;
    again.title = job.title;
    again.payload = (*work)->repeatPayload(again.id);
    again.priority = job.priority;
    again.picturesTotal = job.picturesTotal;
    if (add(again))
        explorationsFirst();
}

void QueueDesk::removeJob(const JobId& job) {
    if (!usable("removing a job"))
        return;
    if (auto work = running(); work && work->job.id == job && work->userStopped) {
        work->removeLater = true;
        return;
    }
    check(jobs().remove(job));
    m_drawnHere.erase(job);
    m_unwritten.erase(job);
    check(m_library->batches().tidy());
    tidyFinetunes();
}

void QueueDesk::clearFinished() {
    if (!usable("clearing the queue"))
        return;
    auto cleared = jobs().clearFinished();
    check(cleared.ok() ? Result<void>() : Result<void>(cleared.error()));
    check(m_library->batches().tidy());
    tidyFinetunes();
}

void QueueDesk::exportQueue(const std::filesystem::path& file) {
    if (!usable("exporting the queue"))
        return;
    auto write = [&]() -> Result<void> {
        MIRO_TRY(const std::string all, jobs().exportWaiting());
        const std::string text = portable(all, *m_options.kinds);
        if (text.size() > kMaxQueueFileBytes)
            return usageError(
                fmt::format("the queue's export would have {} MB, and {} can be read again; keep the lists "
                            "of large batches as files",
                            text.size() >> 20, kMaxQueueFileBytes >> 20));
        return writeFileAtomically(file, text);
    };
    check(write());
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
    if (auto work = running(); work && isBackground(work->job) && !preferences.scoreNew)
        work->giveWay(); // begun anew, it sees what was chosen
    m_preferences = preferences;
    m_scoringProblem.clear();
}

} // namespace miro
