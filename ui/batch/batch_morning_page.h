// What a night gave: how many pictures, the best of them first, what failed and why, how long they took, what was asked
// and what achieved. Reads the library when it is looked at. Owned by the view; GUI thread.
#pragma once

#include "ui/batch/batch_run_reading.h"
#include "ui/bridge/app_context.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace miro {

class BatchRun;
class ComparisonBars;
class LineChart;
class PictureGrid;
class PictureModel;

class BatchMorningPage : public QWidget {
    Q_OBJECT

public:
    BatchMorningPage(const AppContext& context, const BatchRun& run, QWidget* parent = nullptr);

    const MorningFacts& facts() const { return m_facts; }
    PictureModel& best() { return *m_model; }
    PictureGrid& grid() { return *m_grid; }

Q_SIGNALS:
    void cullRequested(miro::PictureId first); // 0: from the best
    void albumRequested();
    void saveRequested();
    void gridRequested();
    void retryRequested();
    void failed(const QString& message);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QPushButton* addButton(const char* name, const char* icon, void (BatchMorningPage::*signal)());
    void setTexts();
    void readWhenShown();
    void read();
    void showFacts();
    void showCharts();

    AppContext m_context;
    const BatchRun& m_run;
    MorningFacts m_facts;
    JobId m_factsOf;     // whose facts those are
    bool m_stale = true; // something came while nobody looked
    bool m_reading = false;
    QTimer m_soon;
    PictureModel* m_model = nullptr;
    PictureGrid* m_grid = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_failures = nullptr;
    QLabel* m_order = nullptr;
    QLabel* m_noScores = nullptr;
    QLabel* m_paceTitle = nullptr;
    QLabel* m_scoresTitle = nullptr;
    LineChart* m_pace = nullptr;
    ComparisonBars* m_scores = nullptr;
    QPushButton* m_cull = nullptr;
    QPushButton* m_album = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_gridPage = nullptr;
    QPushButton* m_retry = nullptr;
};

} // namespace miro
