// The desk's part in batches. A picture is noted as the batch's when it is kept, or when it failed; what was noted is
// dealt with, in this run and in later ones, until a person asks for what failed again.
#include "base/log.h"
#include "job/batch_payload.h"
#include "studio/queue_desk.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {

// --- asked for

void QueueDesk::batch(const BatchJob& request) {
    BatchPayload payload;
    payload.job = request;
    JobRecord job;
    job.id = request.id;
    job.kind = kBatchKind;
    job.priority = request.tryOut ? JobPriority::Scoring : JobPriority::Batch; // before other batches
    job.picturesTotal = request.tryOut ? std::min(request.pictures, kTriedPictures) : request.pictures;
    if (auto taken = takeListIn(payload.job.what); !taken.ok()) {
        m_listener.jobFinished(request.id, JobState::Failed, oneLine(taken.message()));
        return;
    }
    job.title = titleOfBatch(payload.job);
    job.payload = textFromBatch(payload);
    if (add(job) && request.tryOut)
        explorationsFirst();
}

void QueueDesk::retryFailed(const JobId& batch) {
    if (!usable("trying a batch's pictures again"))
        return;
    auto payload = m_library->batches().payload(batch);
    if (!payload.ok() || payload->empty()) {
        m_listener.note(batch, payload.ok() ? "the batch is not there any more" : payload.message());
        return;
    }
    auto cleared = m_library->batches().clearFailures(batch);
    if (!cleared.ok()) {
        m_listener.note(batch, oneLine(cleared.message()));
        return;
    }
    // One that runs gets to them when it has done the rest, or when it goes on after something more urgent.
    if (auto work = running(); work && work->job.id == batch)
        work->retry = work->retry || !work->failed.empty();
    else if (*cleared > 0)
        goOnWithBatch(batch, *payload);
}

// Back into the queue, from where it was; its row may have been cleared away.
void QueueDesk::goOnWithBatch(const JobId& batch, const std::string& payload) {
    auto found = jobs().find(batch);
    if (found.ok() && *found) {
        const JobRecord job = **found;
        if (job.state == JobState::Queued || job.state == JobState::Running || job.state == JobState::Paused)
            return;
        check(jobs().setState(batch, JobState::Queued));
        makeRoomFor(job);
        pump();
        return;
    }
    auto what = batchPayloadFromText(payload);
    if (!what.ok()) {
        m_listener.note(batch, oneLine(what.message()));
        return;
    }
    JobRecord job;
    job.id = batch;
    job.kind = kBatchKind;
    job.title = titleOfBatch(what->job);
    job.payload = payload;
    job.priority = what->job.tryOut ? JobPriority::Scoring : JobPriority::Batch;
    if (auto record = m_library->batches().find(batch); record.ok() && *record) {
        job.picturesTotal = (*record)->total;
        job.picturesDone = (*record)->done;
    }
    add(job);
}

// --- for the one that runs

Result<std::vector<int64_t>> QueueDesk::beginBatch(RunningWork& work, const NewBatch& batch,
                                                   const BatchOutcomeOf& outcomeOf) {
    auto begin = [&]() -> Result<void> {
        MIRO_CHECK_OK(m_library->batches().begin(batch));
        MIRO_TRY(const std::vector<BatchFailure> failures, m_library->batches().failures(batch.id));
        work.failed.clear();
        for (const BatchFailure& failure : failures)
            work.failed.insert(failure.index);
        // A crash between a picture and its note.
        MIRO_TRY(const std::vector<int64_t> noted, m_library->batches().drawnIndices(batch.id));
        MIRO_TRY(const auto drawn, jobs().drawnPictures(batch.id));
        const std::set<int64_t> known(noted.begin(), noted.end());
        std::vector<BatchOutcome> missing;
        for (const JobStore::DrawnPicture& each : drawn)
            if (!known.contains(each.index) && each.index < batch.total) {
                missing.push_back(outcomeOf(each.index));
                missing.back().picture = each.picture;
            }
        MIRO_CHECK_OK(m_library->batches().note(batch.id, missing));
        MIRO_TRY(const auto record, m_library->batches().find(batch.id));
        if (record)
            work.album = record->album;
        return {};
    };
    if (auto begun = begin(); !begun.ok()) {
        if (begun.error().code != ErrorCode::Usage)
            pauseFor(begun.message());
        return begun.error();
    }
    work.job.picturesTotal = batch.total;
    const auto done = static_cast<int64_t>(work.drawn.size());
    if (auto counted = jobs().setPictures(work.job.id, done, batch.total); !counted.ok())
        logWarning(counted.message());
    m_dirty = true;
    tellBatch(work);
    return std::vector<int64_t>(work.failed.begin(), work.failed.end());
}

Result<void> QueueDesk::noteBatch(RunningWork& work, const BatchOutcome& outcome) {
    const bool first = !work.album;
    if (auto noted = m_library->batches().note(work.job.id, {outcome}); !noted.ok()) {
        pauseFor(noted.message());
        return noted;
    }
    if (first)
        if (auto record = m_library->batches().find(work.job.id); record.ok() && *record)
            work.album = (*record)->album;
    return {};
}

Result<void> QueueDesk::pictureFailed(RunningWork& work, const BatchOutcome& outcome) {
    MIRO_CHECK_OK(noteBatch(work, outcome));
    work.failed.insert(outcome.index);
    m_listener.pictureFailed(work.job.id, {outcome.index, outcome.line, outcome.prompt, oneLine(outcome.failure)});
    tellBatch(work);
    return {};
}

void QueueDesk::tellBatch(const RunningWork& work) {
    m_listener.batchChanged({work.job.id, static_cast<int64_t>(work.drawn.size()),
                             static_cast<int64_t>(work.failed.size()), work.job.picturesTotal, work.album});
}

Result<std::vector<int64_t>> QueueDesk::undecidedEntries(RunningWork& work) {
    auto entries = m_library->batches().undecidedEntries(work.job.id);
    if (!entries.ok())
        pauseFor(entries.message());
    return entries;
}

Result<void> QueueDesk::chooseBest(RunningWork& work, const std::vector<int64_t>& entries, int64_t keep,
                                   const std::map<std::string, double>& weights) {
    auto chosen = m_library->batches().chooseBest(work.job.id, entries, keep, weights);
    if (!chosen.ok())
        pauseFor(chosen.message());
    else
        tellBatch(work);
    return chosen;
}

// All was dealt with, and some of it failed.
void QueueDesk::endWithFailures(RunningWork& work) {
    if (work.retry) {
        auto cleared = m_library->batches().clearFailures(work.job.id);
        check(cleared.ok() ? Result<void>() : Result<void>(cleared.error()));
        giveBack(work);
        return;
    }
    const size_t failed = work.failed.size();
    const std::string message =
        failed == 1 ? std::string("1 picture failed") : fmt::format("{} pictures failed", failed);
    end(work.job.id, work.drawn.empty() ? JobState::Failed : JobState::Done, message);
}

} // namespace miro
