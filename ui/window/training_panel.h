// One training run in the drawer: loss of training and of held-out samples over the updates, the newest pictures that
// it drew, what scorers say of those and every other number as a small line, and how long it takes, in words. What
// happened before the window looked is read from the run's own file, on a thread. Owned by the drawer; GUI thread.
#pragma once

#include "library/job_record.h"
#include "ui/bridge/app_context.h"
#include "ui/window/training_record.h"

#include <QWidget>
#include <optional>

class QLabel;
class QScrollArea;

namespace miro {

class LineChart;
class SampleStrip;
struct TrainingSamples;
class TrendList;

class TrainingPanel : public QWidget {
    Q_OBJECT

public:
    TrainingPanel(const AppContext& context, QWidget* parent);

    void showJob(const JobRecord& job); // of kind "train"
    const JobId& job() const { return m_job.id; }
    const TrainingRecord& record() const { return m_record; }
    void setTexts();

private:
    void read();
    void takeLog(const JobId& job, const std::vector<TrainingPoint>& points);
    void take(const QString& job, const TrainingPoint& point);
    void readSamples();
    void takeSamples(const JobId& job, const TrainingSamples& samples);
    void openSample(int picture);
    void nameSamples();
    void refresh();
    void refreshChart();
    void refreshTrends();
    QString stateText() const;
    QString numbersText() const;

    AppContext m_context;
    JobRecord m_job;
    TrainingRecord m_record;
    std::vector<TrainingPoint> m_told; // while the file is read
    bool m_reading = false;
    QLabel* m_title = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_numbers = nullptr;
    LineChart* m_chart = nullptr;
    TrendList* m_trends = nullptr;
    QScrollArea* m_scroll = nullptr;
    QLabel* m_samplesTitle = nullptr;
    SampleStrip* m_samples = nullptr;
};

// The training job of these that its curves are shown of: `chosen` if it is one, else the one that runs, else one that
// has begun, else the one that ended last. Null: there is none.
const JobRecord* trainingToShow(const std::vector<JobRecord>& jobs, const JobRecord* chosen);

} // namespace miro
