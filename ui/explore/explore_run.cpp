#include "ui/explore/explore_run.h"

#include "base/scorers.h"
#include "base/unique_id.h"
#include "studio/engine.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/library_thread.h"

#include <algorithm>

namespace miro {
namespace {

constexpr int kRunSoonMilliseconds = 150;

// What the library has of an exploration.
struct KeptCells {
    std::vector<JobStore::DrawnPicture> places;
    std::vector<PictureRecord> records;
    std::vector<PictureScores> scores;
};

Result<KeptCells> readCells(Library& library, const JobId& job) {
    KeptCells kept;
    MIRO_TRY(kept.places, library.jobs().drawnPictures(job));
    std::vector<PictureId> ids;
    for (const JobStore::DrawnPicture& place : kept.places)
        ids.push_back(place.picture);
    MIRO_TRY(kept.records, library.records(ids));
    MIRO_TRY(kept.scores, library.scoresOf(ids));
    return kept;
}

ExploreRun::State stateOf(JobState state) {
    switch (state) {
    case JobState::Queued:
        return ExploreRun::State::Waiting;
    case JobState::Running:
        return ExploreRun::State::Running;
    case JobState::Paused:
        return ExploreRun::State::Paused;
    default:
        return ExploreRun::State::Over;
    }
}

} // namespace

std::map<std::string, CellScore> cellScores(const std::vector<ScoreRecord>& scores, const ExploreRequest& plan) {
    std::vector<std::string> present;
    for (const ScoreRecord& score : scores)
        if (!score.outdated && score.raw)
            present.push_back(score.scorer);
    std::map<std::string, CellScore> found;
    for (const std::string& key : plan.rewardKeys) {
        const ScorerInfo* scorer = scorerOfTarget(key, plan.scorers, present);
        for (const ScoreRecord& score : scores)
            if (scorer && score.scorer == scorer->key && !score.outdated && score.raw)
                found[key] = {score.raw, score.quantile, score.estimated};
    }
    return found;
}

ExploreRun::ExploreRun(const AppContext& context, QObject* parent) : QObject(parent), m_context(context) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kRunSoonMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &ExploreRun::reload);
    connect(&m_context.library, &LibraryThread::changed, this, [this] { m_soon.start(); });
    EngineBridge& bridge = m_context.bridge;
    connect(&bridge, &EngineBridge::pictureFinished, this,
            [this](const FinishedPicture& picture) { takePicture(picture.job, picture.drawn.index, picture.record); });
    connect(&bridge, &EngineBridge::picturesScored, this, &ExploreRun::readScores);
    connect(&bridge, &EngineBridge::engineStateChanged, this, &ExploreRun::takeState);
    connect(&bridge, &EngineBridge::progressed, this,
            [this](const QString& job, const QString&, qint64, qint64, double secondsLeft) {
                if (!going() || job.toStdString() != m_job.id)
                    return;
                m_secondsLeft = secondsLeft;
                Q_EMIT advanced();
            });
    connect(&bridge, &EngineBridge::finished, this, [this](const QString& job, JobState state, const QString& message) {
        if (m_job.id.empty() || job.toStdString() != m_job.id)
            return;
        m_ended = state;
        m_message = state == JobState::Failed || state == JobState::Interrupted ? message : QString();
        setState(State::Over);
        reload();
    });
}

ExploreRun::~ExploreRun() = default;

Result<void> ExploreRun::take(const ExploreJob& job) {
    auto cells = exploreCells(job.plan);
    m_job = job;
    m_cells.clear();
    m_message.clear();
    m_secondsLeft = -1;
    m_listed = false;
    if (!cells.ok()) {
        m_state = State::Empty;
        return cells.error();
    }
    for (ExploreCell& cell : *cells)
        m_cells.push_back({std::move(cell), {}, {}});
    return {};
}

void ExploreRun::clear() {
    m_job = {};
    m_cells.clear();
    m_state = State::Empty;
    Q_EMIT replaced();
    Q_EMIT advanced();
}

Result<void> ExploreRun::draft(const ExploreJob& job) {
    auto taken = take(job);
    if (taken.ok())
        m_state = State::Draft;
    Q_EMIT replaced();
    Q_EMIT advanced();
    return taken;
}

void ExploreRun::start() {
    if (m_state != State::Draft)
        return;
    m_job.id = newUniqueId();
    setState(State::Waiting);
    m_context.engine.explore(m_job);
}

void ExploreRun::stop() {
    if (going())
        m_context.engine.stop(m_job.id, StopKind::Now);
}

void ExploreRun::goOn() {
    if (!canGoOn())
        return;
    m_message.clear();
    m_listed = false;
    setState(State::Waiting);
    m_context.engine.repeatJob(m_job.id);
}

Result<void> ExploreRun::open(const JobRecord& row, const ExploreJob& job) {
    auto taken = take(job);
    m_job.id = row.id;
    if (taken.ok()) {
        m_state = stateOf(row.state);
        m_ended = row.state;
        m_message = row.state == JobState::Failed || row.state == JobState::Interrupted
                        ? QString::fromStdString(oneLine(row.message))
                        : QString();
    }
    Q_EMIT replaced();
    takeState();
    Q_EMIT advanced();
    if (taken.ok())
        reload();
    return taken;
}

void ExploreRun::setState(State state) {
    m_state = state;
    if (!going())
        m_secondsLeft = -1;
    Q_EMIT advanced();
}

// A job that was taken out of the queue elsewhere never finishes; one that was over may have been taken up again.
void ExploreRun::takeState() {
    if (m_job.id.empty() || m_cells.empty())
        return;
    for (const JobRecord& job : m_context.bridge.state().jobs) {
        if (job.id != m_job.id)
            continue;
        m_listed = true;
        const State state = stateOf(job.state);
        if (state == State::Over)
            m_ended = job.state;
        if (state != m_state)
            setState(state);
        return;
    }
    if (going() && m_listed)
        setState(State::Over);
}

void ExploreRun::takePicture(const JobId& job, int64_t index, const std::optional<PictureRecord>& record) {
    if (job != m_job.id || m_job.id.empty() || !record)
        return;
    fillCell(index, *record);
    Q_EMIT advanced();
    readScores({record->id}); // it may have been scored at once
}

void ExploreRun::reload() {
    if (m_job.id.empty() || m_cells.empty())
        return;
    m_context.library.run(
        LibraryThread::Lane::Query, this, [job = m_job.id](Library& library) { return readCells(library, job); },
        [this, job = m_job.id](const Result<KeptCells>& kept) {
            if (job != m_job.id)
                return;
            if (!kept.ok()) {
                Q_EMIT failed(QString::fromStdString(oneLine(kept.message())));
                return;
            }
            for (const JobStore::DrawnPicture& place : kept->places)
                for (const PictureRecord& record : kept->records)
                    if (record.id == place.picture)
                        fillCell(place.index, record);
            takeScores(kept->scores);
        });
}

void ExploreRun::fillCell(int64_t index, const PictureRecord& record) {
    for (size_t i = 0; i < m_cells.size(); ++i)
        if (m_cells[i].plan.index == index) {
            m_cells[i].picture = record;
            Q_EMIT cellChanged(static_cast<int>(i));
        }
}

void ExploreRun::takeScores(const std::vector<PictureScores>& scores) {
    for (const PictureScores& each : scores)
        if (const int cell = cellOf(each.picture); cell >= 0) {
            m_cells[static_cast<size_t>(cell)].scores = cellScores(each.scores, plan());
            Q_EMIT cellChanged(cell);
        }
    Q_EMIT advanced();
}

void ExploreRun::readScores(const std::vector<PictureId>& ids) {
    std::vector<PictureId> own;
    for (PictureId id : ids)
        if (cellOf(id) >= 0)
            own.push_back(id);
    if (own.empty())
        return;
    m_context.library.run(
        LibraryThread::Lane::Query, this, [own](Library& library) { return library.scoresOf(own); },
        [this](const Result<std::vector<PictureScores>>& scores) {
            if (scores.ok()) // else the window says that the library cannot be read
                takeScores(*scores);
        });
}

int ExploreRun::drawn() const {
    return static_cast<int>(
        std::count_if(m_cells.begin(), m_cells.end(), [](const RunCell& cell) { return cell.picture.has_value(); }));
}

int ExploreRun::withScores() const {
    return static_cast<int>(
        std::count_if(m_cells.begin(), m_cells.end(), [](const RunCell& cell) { return !cell.scores.empty(); }));
}

int ExploreRun::cellOf(PictureId id) const {
    for (size_t i = 0; i < m_cells.size(); ++i)
        if (m_cells[i].picture && m_cells[i].picture->id == id)
            return static_cast<int>(i);
    return -1;
}

} // namespace miro
