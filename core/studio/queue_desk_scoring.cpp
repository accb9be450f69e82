// The desk's part in scoring and exploring: jobs that people ask for, and the ones that score what was just drawn. Such
// a job's row is written before the first picture that it is for, so that no crash can lose it, and its id is made of
// the drawing's, so that there is one. It goes away when it is done.
#include "base/log.h"
#include "base/unique_id.h"
#include "batch/explore_plan.h"
#include "job/explore_payload.h"
#include "job/score_payload.h"
#include "studio/queue_desk.h"

#include <algorithm>

namespace miro {

// --- asked for

void QueueDesk::explore(const ExploreJob& request) {
    ExplorePayload payload;
    payload.model = request.model;
    payload.variant = request.variant;
    payload.plan = request.plan;
    drawMissingSeeds(payload.plan.settings);
    payload.parent = request.parent;
    payload.parentFile = fileOf(request.parent);
    auto cells = exploreCells(payload.plan);
    if (!cells.ok()) {
        m_listener.jobFinished(request.id, JobState::Failed, cells.message());
        return;
    }
    JobRecord job;
    job.id = request.id;
    job.kind = kExploreKind;
    job.title = oneLine(request.plan.settings.prompt, 200);
    job.payload = textFromExploration(payload);
    job.priority = JobPriority::Scoring; // before batches, behind drawings that somebody waits for
    job.picturesTotal = static_cast<int64_t>(cells->size());
    if (add(job))
        explorationsFirst();
}

// Never empty: that is the mark of what nobody asked for.
std::string QueueDesk::titleOf(const std::vector<PictureId>& pictures) const {
    std::string title;
    if (m_library && !pictures.empty())
        if (auto first = m_library->records({pictures.front()}); first.ok() && first->size() == 1)
            title = first->front().prompt.empty() ? first->front().path : first->front().prompt;
    return title.empty() ? std::string(1, '-') : oneLine(title, 200);
}

void QueueDesk::score(const ScoreJob& request) {
    ScorePayload payload;
    payload.pictures = request.pictures;
    payload.scorers = request.scorers;
    payload.again = request.again;
    JobRecord job;
    job.id = request.id;
    job.kind = kScoreKind;
    job.payload = textFromScore(payload);
    job.priority = JobPriority::Scoring;
    job.picturesTotal = static_cast<int64_t>(request.pictures.size());
    if (auto valid = scoreFromText(job.payload); !valid.ok()) {
        m_listener.jobFinished(job.id, JobState::Failed, valid.message());
        return;
    }
    job.title = titleOf(request.pictures);
    m_scoringProblem.clear();
    add(job);
}

// Scoring can be long, and somebody waits for an exploration, or tries a batch out.
void QueueDesk::explorationsFirst() {
    auto waiting = jobs().list(0);
    if (!waiting.ok())
        return;
    auto isWaiting = [](const JobRecord& job) {
        return job.state == JobState::Queued;
    };
    auto scoring = std::find_if(waiting->begin(), waiting->end(), [&](const JobRecord& job) {
        return isWaiting(job) && job.kind == kScoreKind && job.priority == JobPriority::Scoring;
    });
    if (scoring == waiting->end())
        return;
    for (auto job = scoring; job != waiting->end(); ++job)
        if (isWaiting(*job) && job->kind != kScoreKind && job->priority == scoring->priority)
            check(jobs().move(job->id, scoring->id));
}

void QueueDesk::giveWay(bool batchesToo) {
    if (auto work = running(); work && work->givesWayAtOnce && (batchesToo || !work->keepsPictures))
        work->giveWay();
}

// --- by itself

void QueueDesk::decideScoring(RunningWork& work, bool must) {
    work.mustScore = must;
    work.scoreLater = m_kept && work.keepsPictures && (must || m_preferences.scoreNew) && m_scoringProblem.empty() &&
                      m_options.canScore && m_options.canScore();
}

void QueueDesk::announceScoring(RunningWork& work) {
    if (!work.scoreLater)
        return;
    JobRecord job;
    job.id = scoreJobOf(work.job.id);
    auto there = jobs().find(job.id);
    if (there.ok() && *there && (*there)->state == JobState::Queued)
        return;
    if (there.ok() && *there)
        job.id = newUniqueId(); // another program runs it, or it came to grief
    ScorePayload payload;
    payload.ofJob = work.job.id;
    payload.asked = work.mustScore;
    if (!m_preferences.scoreNew)
        payload.scorers = work.namedScorers;
    job.kind = kScoreKind;
    job.payload = textFromScore(payload);
    job.priority = JobPriority::Scoring;
    if (auto added = jobs().add(job); !added.ok()) {
        logWarning(added.message()); // the picture itself will not be kept either
        return;
    }
    m_toScore[work.job.id]; // the ones before are scored, or there are none
    m_dirty = true;
    if (work.job.priority > job.priority && !work.scoresItself)
        work.giveWay();
}

void QueueDesk::settleScoring(const RunningWork& work, JobState state, const std::string& message) {
    if (!isBackground(work.job))
        return;
    if (state == JobState::Failed || state == JobState::Interrupted) {
        m_scoringProblem = message; // once is enough
        m_listener.note({}, "new pictures are not scored: " + message);
        return;
    }
    if (auto payload = scoreFromText(work.job.payload); payload.ok())
        m_toScore.erase(payload->ofJob);
    if (auto removed = jobs().remove(work.job.id); !removed.ok())
        logWarning(removed.message());
}

// Rows of scoring that was done when the program was killed.
void QueueDesk::forgetScoring() {
    if (!m_library)
        return;
    auto list = jobs().list();
    if (!list.ok())
        return;
    for (const JobRecord& job : *list)
        if (isBackground(job) && (job.state == JobState::Done || job.state == JobState::Stopped))
            if (auto removed = jobs().remove(job.id); !removed.ok())
                logWarning(removed.message());
}

// --- for the job that runs

Result<std::vector<PictureId>> QueueDesk::picturesOf(const JobId& job) {
    if (auto waiting = m_toScore.find(job); waiting != m_toScore.end())
        return waiting->second;
    auto drawn = jobs().drawnPictures(job);
    if (!drawn.ok()) {
        pauseFor(drawn.message());
        return drawn.error();
    }
    std::vector<PictureId> pictures;
    for (const auto& each : *drawn)
        pictures.push_back(each.picture);
    return pictures;
}

Result<std::vector<PictureToScore>> QueueDesk::picturesToScore(const std::vector<PictureId>& ids) {
    std::vector<PictureToScore> pictures;
    for (const PictureId id : ids) {
        auto details = m_library->details(id);
        if (!details.ok() && details.error().code == ErrorCode::NotFound)
            continue;
        if (!details.ok()) {
            pauseFor(details.message());
            return details.error();
        }
        const PictureRecord& picture = details->picture;
        pictures.push_back({id, m_library->fileOf(picture), picture.prompt, picture.model, std::move(details->scores)});
    }
    return pictures;
}

Result<void> QueueDesk::putScores(const std::vector<PictureScores>& scores) {
    std::vector<PictureId> scored;
    auto put = m_library->putScores(scores);
    if (put.ok()) {
        for (const PictureScores& picture : scores)
            scored.push_back(picture.picture);
    } else if (put.error().code == ErrorCode::NotFound) { // one went for good meanwhile
        put = {};
        for (const PictureScores& picture : scores) {
            auto one = m_library->putScores({picture});
            if (one.ok())
                scored.push_back(picture.picture);
            else if (one.error().code != ErrorCode::NotFound)
                put = one;
        }
    }
    // The library has them: a file that cannot take them is no reason to stop.
    if (m_preferences.scoresInFiles && !m_preferences.privacy)
        if (auto written = m_library->writeScores(scored); !written.ok())
            logWarning(written.message());
    if (!scored.empty())
        m_listener.scored(scored);
    if (!put.ok())
        pauseFor(put.message());
    return put;
}

void QueueDesk::countPictures(RunningWork& work, int64_t done, int64_t total) {
    work.job.picturesDone = done;
    work.job.picturesTotal = total;
    if (auto counted = jobs().setPictures(work.job.id, done, total); !counted.ok())
        logWarning(counted.message());
    m_dirty = true;
}

} // namespace miro
