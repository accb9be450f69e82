// Every prompt and slider state of every session, newest first, with a search. Return or a double click brings one
// back. Owned by the page; GUI thread.
#pragma once

#include "library/job_record.h"
#include "ui/bridge/app_context.h"
#include "ui/create/create_settings.h"

#include <QFrame>
#include <QTimer>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace miro {

class TimeMachinePanel : public QFrame {
    Q_OBJECT

public:
    TimeMachinePanel(const AppContext& context, QWidget* parent = nullptr);

    void open(); // from the newest
    void refresh();

Q_SIGNALS:
    void bringBack(const miro::CreateSettings& settings);
    void noted(const QString& line);
    void closeAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setTexts();
    void fetch(int64_t beforeId);
    void take(std::vector<JournalEntry> entries, bool more);
    void activate(int row);

    AppContext m_context;
    QLabel* m_title = nullptr;
    QToolButton* m_close = nullptr;
    QLineEdit* m_search = nullptr;
    QListWidget* m_list = nullptr;
    QLabel* m_empty = nullptr;
    QTimer m_typed;
    std::vector<JournalEntry> m_entries; // as the list shows them
    int m_asked = 0;                     // answers to former questions are dropped
    bool m_fetching = false;
    bool m_complete = false;
    bool m_returnWaits = false; // pressed before the answer to what was typed
};

} // namespace miro
