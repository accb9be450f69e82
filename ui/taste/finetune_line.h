// The newest fine-tuning in one line: how it stands, with pause, go on and give up. Hidden while there is none. Owned
// by its part of the page; GUI thread.
#pragma once

#include "library/job_record.h"
#include "ui/bridge/app_context.h"

#include <QWidget>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace miro {

class FinetuneLine : public QWidget {
    Q_OBJECT

public:
    explicit FinetuneLine(const AppContext& context, QWidget* parent = nullptr);

    const std::optional<JobRecord>& job() const { return m_job; }
    bool going() const; // waits or runs

Q_SIGNALS:
    void changed();

private:
    void takeState();
    void takeProgress(const QString& job, const QString& stage, qint64 done, qint64 total, double secondsLeft);
    void setTexts();
    void refresh();

    AppContext m_context;
    std::optional<JobRecord> m_job;
    QString m_stage; // empty: nothing was told yet
    qint64 m_done = 0;
    qint64 m_total = 0;
    double m_secondsLeft = -1;
    QLabel* m_state = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_goOn = nullptr;
    QPushButton* m_giveUp = nullptr;
};

} // namespace miro
