#include "studio/work_sink.h"

#include <algorithm>
#include <future>

namespace miro {

WorkSink::WorkSink(const std::shared_ptr<RunningWork>& work, QueueDesk& desk, SerialThread& io, WorkRunner& runner,
                   EngineListener& listener, const UserActivity& activity)
    : m_shared(work), m_work(*work), m_desk(desk), m_io(io), m_runner(runner), m_listener(listener),
      m_activity(activity), m_afterEach(work->work->wantsScores() ? runner.estimatedScoreSeconds().value_or(0) : 0),
      m_timeLeft(work->job.picturesTotal, m_afterEach) {}

void WorkSink::progress(const Progress& progress) {
    const bool loading = progress.stage == "load" && progress.done < progress.total;
    if (loading != m_loading) {
        m_loading = loading;
        m_io.post([desk = &m_desk, loading] { desk->setLoading(loading); });
    }
    double left = m_timeLeft.seconds();
    if (const auto each = progress.stage == "score" ? m_runner.estimatedScoreSeconds() : std::nullopt)
        left = *each * static_cast<double>(std::max<int64_t>(progress.total - progress.done, 0));
    m_listener.progress(m_work.job.id, progress, left);
}

bool WorkSink::wantsPreviews() {
    return m_work.preferences.preview != "off" && m_listener.wantsPreviews();
}

void WorkSink::stepDone(const DrawStep& step) {
    if (!m_stepped) {
        m_stepped = true;
        m_io.post([desk = &m_desk, model = m_runner.loadedModel()] { desk->setModel(model); });
    }
    m_timeLeft.stepDone(step);
    m_listener.stepDone(m_work.job.id, step);
}

void WorkSink::pictureDone(const DrawnImage& picture) {
    FinishedPicture finished{m_work.job.id, picture, {}};
    if (auto record = m_records.extract(picture.index))
        finished.record = std::move(record.mapped());
    m_listener.pictureDone(finished);
}

void WorkSink::note(const std::string& line) {
    m_listener.note(m_work.job.id, line);
}

template <typename Call>
auto WorkSink::ask(Call call) -> decltype(call()) {
    while (true) {
        const uint64_t seen = m_work.resumes();
        std::promise<decltype(call())> answer;
        m_io.post([&] { answer.set_value(call()); });
        auto given = answer.get_future().get();
        if (given.ok())
            return given;
        // The desk has paused the queue and said why; what was computed waits here.
        if (!m_work.waitForResume(seen))
            return stoppedError();
    }
}

Result<KeptPicture> WorkSink::keep(const PictureFile& file, const KeepOptions& options) {
    auto kept = ask([&] { return m_desk.keep(m_work, file, options); });
    if (kept.ok() && kept->record)
        m_records[file.index] = *kept->record;
    return kept;
}

Result<std::vector<PictureId>> WorkSink::picturesOf(const JobId& job) {
    return ask([&] { return m_desk.picturesOf(job); });
}

Result<std::vector<PictureToScore>> WorkSink::picturesToScore(const std::vector<PictureId>& ids) {
    return ask([&] { return m_desk.picturesToScore(ids); });
}

Result<void> WorkSink::putScores(const std::vector<PictureScores>& scores) {
    return ask([&] { return m_desk.putScores(scores); });
}

void WorkSink::countPictures(int64_t done, int64_t total) {
    m_io.post([desk = &m_desk, work = m_shared, done, total] { desk->countPictures(*work, done, total); });
}

void WorkSink::trained(const TrainingPoint& point) {
    m_listener.progress(m_work.job.id, {"train", point.step, point.of}, point.secondsLeft);
    m_listener.trained(m_work.job.id, point);
}

void WorkSink::heldBack() {
    m_io.post([desk = &m_desk, work = m_shared] { desk->stepAside(work); });
}

Result<std::vector<int64_t>> WorkSink::beginBatch(const NewBatch& batch, const BatchOutcomeOf& outcomeOf) {
    m_timeLeft = TimeLeft(batch.total, m_afterEach);
    std::optional<Error> refused; // not a matter of trying again
    auto failed = ask([&]() -> Result<std::vector<int64_t>> {
        auto begun = m_desk.beginBatch(m_work, batch, outcomeOf);
        if (begun.ok() || begun.error().code != ErrorCode::Usage)
            return begun;
        refused = begun.error();
        return std::vector<int64_t>();
    });
    return refused ? Result<std::vector<int64_t>>(*refused) : failed;
}

Result<void> WorkSink::pictureFailed(const BatchOutcome& outcome) {
    return ask([&] { return m_desk.pictureFailed(m_work, outcome); });
}

Result<std::vector<int64_t>> WorkSink::undecidedEntries() {
    return ask([&] { return m_desk.undecidedEntries(m_work); });
}

Result<void> WorkSink::chooseBest(const std::vector<int64_t>& entries, int64_t keep,
                                  const std::map<std::string, double>& weights) {
    return ask([&] { return m_desk.chooseBest(m_work, entries, keep, weights); });
}

} // namespace miro
