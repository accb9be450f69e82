// Choosing: sessions of some thirty blind duels, with undo, and what came of one. It holds the duel that is looked at
// and the one after it, so that an answer shows the next one at once. Owned by the page; GUI thread.
#pragma once

#include "studio/taste_engine.h"
#include "ui/bridge/app_context.h"

#include <QWidget>
#include <deque>
#include <vector>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace miro {

class ChooseSummary;
class DuelView;

class ChoosePart : public QWidget {
    Q_OBJECT

public:
    static constexpr int kDuelsASession = 30;
    enum class State { Start, Waiting, Duel, Nothing, Summary };

    ChoosePart(const AppContext& context, QAction* undo, QWidget* parent = nullptr);
    ~ChoosePart() override;

    State state() const { return m_state; }
    int done() const { return m_done; } // duels of this session
    DuelView& view() { return *m_view; }
    void begin();
    void stop();   // "Stop here"
    void forget(); // other choices count now: what was asked is no longer
    // Whether the last answer of this session is there to be taken back; the engine is told.
    bool undo();
    bool redo();
    void focusWhatMatters(); // the pictures, or the button that goes on
    bool canUndo() const { return !m_answered.empty(); }
    bool canRedo() const { return m_undone > 0; }

Q_SIGNALS:
    void changed();
    void createRequested();
    void learnedRequested();

private:
    QWidget* makeStart();
    QWidget* makeSession();
    QWidget* makeNothing();
    void takeStatus();
    void takeDuel(const TasteDuel& duel);
    void takeNoDuel(const QString& why);
    void answer(TasteAnswer answer, qint64 milliseconds);
    void advance();
    void ask();
    void setState(State state);
    void showProgress();
    void setTexts();

    AppContext m_context;
    State m_state = State::Start;
    std::deque<TasteDuel> m_next;      // after the one that is looked at
    std::vector<TasteDuel> m_answered; // of this session, for undo
    int m_undone = 0;                  // answers that can be made again, the last of them to the duel that is looked at
    int m_asked = 0;                   // that the engine has not brought
    int m_done = 0;
    TasteProfileId m_profile = 0;
    bool m_awaitsProfile = false; // it is being made
    QStackedWidget* m_stack = nullptr;
    QLabel* m_startTitle = nullptr;
    QLabel* m_startText = nullptr;
    QPushButton* m_start = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_waiting = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_stopHere = nullptr;
    QStackedWidget* m_session = nullptr; // the duel, or that one is looked for
    DuelView* m_view = nullptr;
    QLabel* m_why = nullptr;
    QPushButton* m_create = nullptr;
    QPushButton* m_again = nullptr;
    ChooseSummary* m_summary = nullptr;
};

} // namespace miro
