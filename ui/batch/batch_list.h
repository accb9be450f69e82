// The rail of all batches: what waits, runs and is over, with what can be done to the chosen one. Alt+Up and Alt+Down
// or the mouse change the order of those that wait. Owned by the page; GUI thread.
#pragma once

#include "library/batch_record.h"
#include "ui/bridge/app_context.h"

#include <QTimer>
#include <QWidget>
#include <vector>

class QAction;
class QLabel;
class QListView;
class QMenu;
class QToolButton;

namespace miro {

class BatchListModel;
struct JobRecord;

class BatchList : public QWidget {
    Q_OBJECT

public:
    explicit BatchList(const AppContext& context, QWidget* parent = nullptr);

    void setCurrent(const JobId& batch); // emits nothing; empty: none
    bool isEmpty() const;

Q_SIGNALS:
    void chosen(const miro::JobId& batch); // by a person
    void changed();                        // rows came or went
    void failed(const QString& message);

private:
    QAction* addJobAction(const char* name, const char* icon, const QKeySequence& keys, void (BatchList::*act)());
    void build();
    void setTexts();
    void read();
    void refresh();
    void refreshActions();
    const JobRecord* current() const;
    void moveUp() { move(-1); }
    void moveDown() { move(1); }
    void move(int direction);
    void pause();
    void stopNow() { stop(true); }
    void stopAfter() { stop(false); }
    void stop(bool now);
    void repeat();
    void retry();
    void remove();

    AppContext m_context;
    BatchListModel* m_model = nullptr;
    std::vector<BatchRecord> m_records; // the library's
    JobId m_current;
    int m_rows = 0;
    bool m_filling = false; // the rows change, no person chooses
    QTimer m_soon;          // several changes are one question
    QListView* m_list = nullptr;
    QLabel* m_empty = nullptr;
    QToolButton* m_more = nullptr;
    QMenu* m_menu = nullptr;
    QAction* m_up = nullptr;
    QAction* m_down = nullptr;
    QAction* m_pause = nullptr;
    QAction* m_stopAfter = nullptr;
    QAction* m_stopNow = nullptr;
    QAction* m_repeat = nullptr;
    QAction* m_retry = nullptr;
    QAction* m_remove = nullptr;
};

} // namespace miro
