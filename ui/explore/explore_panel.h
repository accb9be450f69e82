// The left column: which question, its choices, what it costs, Start that becomes Stop, and what was explored before.
// Owned by the page, which answers; GUI thread.
#pragma once

#include "ui/explore/explore_choices.h"
#include "ui/explore/explore_history.h"
#include "ui/explore/explore_run.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QRadioButton;

namespace miro {

class ExplorePanel : public QWidget {
    Q_OBJECT

public:
    static constexpr int kWidth = 320;

    explicit ExplorePanel(QWidget* parent = nullptr);

    ExploreChoices& choices() { return *m_choices; }
    void setKind(ExploreKind kind); // emits nothing
    // seconds: of everything; nothing: not measured yet.
    void setPrice(int pictures, std::optional<double> seconds);
    void setProblem(const QString& text); // why it cannot begin; empty: nothing
    void showRun(const ExploreRun& run);
    void setEarlier(const std::vector<EarlierExploration>& earlier, const JobId& shown);

Q_SIGNALS:
    void kindChosen(miro::ExploreKind kind);
    void startAsked();
    void stopAsked();
    void earlierChosen(int index);

private:
    struct Question {
        ExploreKind kind;
        QRadioButton* button;
        QLabel* help;
    };
    void makeQuestions(QWidget* inside);
    void makeBottom();
    void setTexts();
    void showPrice();
    void showStart();
    QString earlierText(const EarlierExploration& exploration) const;

    std::vector<Question> m_questions;
    ExploreChoices* m_choices = nullptr;
    QLabel* m_price = nullptr;
    QLabel* m_problem = nullptr;
    QLabel* m_progress = nullptr;
    QPushButton* m_start = nullptr;
    QLabel* m_earlierTitle = nullptr;
    QListWidget* m_list = nullptr;
    std::vector<EarlierExploration> m_earlier;
    int m_pictures = 0;
    std::optional<double> m_seconds;
    bool m_going = false;
    bool m_ready = false; // a draft that can begin
    bool m_goOn = false;  // one that has gaps
};

} // namespace miro
