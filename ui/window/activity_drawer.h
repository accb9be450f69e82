// The drawer behind the pill: the queue with what can be done to it, the curves of a training run, what lies in memory,
// and how long steps take.
// Floats over the page. Owned by the window; GUI thread.
#pragma once

#include "ui/bridge/app_context.h"
#include "ui/bridge/engine_bridge.h"

#include <QFrame>

class QAction;
class QLabel;
class QListView;
class QMenu;
class QToolButton;

namespace miro {

class Activity;
class QueueModel;
class StepCurve;
class TrainingPanel;

class ActivityDrawer : public QFrame {
    Q_OBJECT

public:
    ActivityDrawer(const AppContext& context, const Activity& activity, QAction* pause, QWidget* parent);

    void place(const QRect& area); // at the trailing edge of it

Q_SIGNALS:
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeHeader(QAction* pause);
    QWidget* makeQueue();
    QWidget* makeActions();
    QWidget* makeFigures();
    QToolButton* makeButton(QAction* action);
    QAction* addJobAction(const char* name, const char* icon, const QKeySequence& keys, void (ActivityDrawer::*act)());
    void setTexts();
    void refresh();
    void refreshActions();
    void takeStep(const DrawStep& step);
    const JobRecord* chosen() const;
    void stopRunning(StopKind kind);
    void move(int direction);
    void moveUp() { move(-1); }
    void moveDown() { move(1); }
    void repeat();
    void remove();
    void exportQueue();
    void importQueue();
    void trainFromFile();

    AppContext m_context;
    const Activity& m_activity;
    QueueModel* m_model = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_memory = nullptr;
    QLabel* m_times = nullptr;
    StepCurve* m_curve = nullptr;
    TrainingPanel* m_training = nullptr;
    QToolButton* m_close = nullptr;
    QToolButton* m_more = nullptr;
    QMenu* m_moreMenu = nullptr;
    QMenu* m_jobMenu = nullptr;
    QAction* m_up = nullptr;
    QAction* m_down = nullptr;
    QAction* m_repeat = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_stopNow = nullptr;
    QAction* m_stopAfter = nullptr;
    QAction* m_skip = nullptr;
    QAction* m_export = nullptr;
    QAction* m_import = nullptr;
    QAction* m_train = nullptr;
    QAction* m_clear = nullptr;
    QAction* m_free = nullptr;
};

} // namespace miro
