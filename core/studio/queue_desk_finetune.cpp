// Fine-tunings to a taste in the queue: their folders are the library's. The rest of the desk is in queue_desk.cpp.
#include "job/finetune_payload.h"
#include "studio/queue_desk.h"

#include <algorithm>

namespace miro {

void QueueDesk::finetune(const FinetuneOrder& order) {
    auto payload = m_kept ? finetunePayload(order, m_library->folder())
                          : Result<FinetunePayload>(Error{ErrorCode::Failed, m_libraryProblem});
    if (!payload.ok()) {
        m_listener.jobFinished(order.id, JobState::Failed, oneLine(payload.message()));
        return;
    }
    JobRecord job;
    job.id = order.id;
    job.kind = kFinetuneKind;
    job.title = titleOfFinetune(payload->settings);
    job.payload = textFromFinetune(*payload);
    job.priority = JobPriority::FineTuning; // behind everything else
    job.picturesTotal = payload->settings.training.at("steps").get<int64_t>();
    add(job);
}

void QueueDesk::prove(const ProveJob& order) {
    if (!m_kept) {
        m_listener.jobFinished(order.id, JobState::Failed, m_libraryProblem);
        return;
    }
    const auto waiting = jobs().list(0);
    const bool known = waiting.ok() && std::any_of(waiting->begin(), waiting->end(), [&](const JobRecord& job) {
                           const auto payload = proveFromText(job.payload);
                           return job.kind == kProveKind && payload.ok() && payload->version == order.version;
                       });
    if (known)
        return;
    JobRecord job;
    job.id = order.id;
    job.kind = kProveKind;
    job.title = oneLine(order.name, 200);
    job.payload = textFromProve({std::filesystem::absolute(m_library->folder()), order.version, job.title});
    job.priority = JobPriority::FineTuning;
    add(job);
}

// Those that are more urgent have taken its place already.
void QueueDesk::stepAside(const std::shared_ptr<RunningWork>& work) {
    if (running() != work || work->yielding)
        return;
    const auto waiting = jobs().list(0);
    if (!waiting.ok())
        return;
    const bool others = std::any_of(waiting->begin(), waiting->end(), [&](const JobRecord& job) {
        return job.state == JobState::Queued && job.kind != work->job.kind;
    });
    if (!others)
        return;
    work->behindOthers = true;
    work->giveWay();
}

void QueueDesk::tidyFinetunes() {
    if (!m_kept)
        return;
    std::error_code error;
    std::vector<JobId> gone;
    for (std::filesystem::directory_iterator run(finetuneRuns(m_library->folder()), error), end; !error && run != end;
         run.increment(error))
        if (auto job = jobs().find(run->path().filename().string()); job.ok() && !*job)
            gone.push_back(run->path().filename().string());
    for (const JobId& job : gone)
        if (m_options.forget)
            m_options.forget(job);
        else
            dropFinetune(job);
}

void QueueDesk::dropFinetune(const JobId& id) {
    if (!m_kept)
        return;
    if (auto job = jobs().find(id); !job.ok() || *job)
        return;
    std::error_code ignored; // what stays goes the next time
    std::filesystem::remove_all(finetuneRuns(m_library->folder()) / id, ignored);
}

} // namespace miro
