// One exploration as the page sees it: a plan that was not begun, or a durable job with the pictures and scores that it
// has so far. Hears the engine, reads the library. Owned by the page; GUI thread.
#pragma once

#include "job/explore_request.h"
#include "ui/bridge/app_context.h"

#include <QObject>
#include <QTimer>
#include <map>
#include <set>
#include <vector>

namespace miro {

struct CellScore {
    std::optional<double> raw;
    std::optional<double> quantile;
    bool estimated = false; // the quantile's bin edges
};

struct RunCell {
    ExploreCell plan;
    std::optional<PictureRecord> picture;    // once it is drawn
    std::map<std::string, CellScore> scores; // by reward key of the model; measured ones alone
};

class ExploreRun : public QObject {
    Q_OBJECT

public:
    enum class State { Empty, Draft, Waiting, Running, Paused, Over };

    explicit ExploreRun(const AppContext& context, QObject* parent = nullptr);
    ~ExploreRun() override;

    void clear();
    // What would be drawn; begins nothing. Errors are those of exploreCells(); then it is empty.
    Result<void> draft(const ExploreJob& job);
    void start(); // a draft alone
    void stop();
    // Draws what is missing of one that was stopped or failed.
    void goOn();
    bool canGoOn() const {
        return m_state == State::Over && m_ended != JobState::Done && drawn() < static_cast<int>(m_cells.size());
    }
    // An exploration that is in the queue or over.
    Result<void> open(const JobRecord& row, const ExploreJob& job);

    State state() const { return m_state; }
    const ExploreJob& job() const { return m_job; }
    const ExploreRequest& plan() const { return m_job.plan; }
    const std::vector<RunCell>& cells() const { return m_cells; }
    int drawn() const;
    int withScores() const; // drawn cells that have a score
    bool going() const { return m_state == State::Waiting || m_state == State::Running || m_state == State::Paused; }
    double secondsLeft() const { return m_secondsLeft; } // below 0: unknown
    const QString& message() const { return m_message; } // why it failed
    int cellOf(PictureId id) const;                      // below 0: none of it

Q_SIGNALS:
    void replaced();            // another plan
    void cellChanged(int cell); // its picture or its scores
    void advanced();            // state, count, time left
    void failed(const QString& message);

private:
    Result<void> take(const ExploreJob& job);
    void takeState();
    void setState(State state);
    void takePicture(const JobId& job, int64_t index, const std::optional<PictureRecord>& record);
    void fillCell(int64_t index, const PictureRecord& record);
    void takeScores(const std::vector<PictureScores>& scores);
    void reload(); // pictures and scores, from the library
    void readScores(const std::vector<PictureId>& ids);

    AppContext m_context;
    ExploreJob m_job;
    State m_state = State::Empty;
    JobState m_ended = JobState::Done; // how it is over
    std::vector<RunCell> m_cells;
    double m_secondsLeft = -1;
    QString m_message;
    bool m_listed = false; // the queue has said that it knows the job
    QTimer m_soon;         // several changes of the library are one reload
};

// By reward key, from what the library holds of a picture: of the present version of the scorer of each.
std::map<std::string, CellScore> cellScores(const std::vector<ScoreRecord>& scores, const ExploreRequest& plan);

} // namespace miro
