// What a session of choosing gave: how well the artist is foretold, which reward models chose alike, how steady the
// choices were, and what was odd in them. Owned by the part of the page; GUI thread.
#pragma once

#include "studio/taste_engine.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace miro {

class IntervalBars;

class ChooseSummary : public QWidget {
    Q_OBJECT

public:
    explicit ChooseSummary(QWidget* parent = nullptr);

    void setSession(int choices); // made in it
    void setStatus(const TasteStatus& status);

Q_SIGNALS:
    void moreRequested();
    void learnedRequested();

private:
    void setTexts();
    void showStatus();

    TasteStatus m_status;
    int m_choices = 0;
    QLabel* m_title = nullptr;
    QLabel* m_accuracy = nullptr;
    QLabel* m_consistency = nullptr;
    QLabel* m_findings = nullptr;
    QLabel* m_agreeTitle = nullptr;
    IntervalBars* m_agreement = nullptr;
    QLabel* m_agreeNote = nullptr;
    QPushButton* m_more = nullptr;
    QPushButton* m_learned = nullptr;
};

} // namespace miro
