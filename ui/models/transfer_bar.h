// What is being done with models right now: which file, how far, how fast, how long still, and Stop. Hidden while
// nothing is done. Owned by the Models page; GUI thread.
#pragma once

#include "ui/models/download_thread.h"

#include <QElapsedTimer>
#include <QFrame>
#include <deque>

class QLabel;
class QProgressBar;
class QPushButton;

namespace miro {

class ElidedLabel;

class TransferBar : public QFrame {
    Q_OBJECT

public:
    explicit TransferBar(QWidget* parent = nullptr);

    void begin(const QString& what); // shows itself, with an end that is not known yet
    void setState(const TransferState& state);
    void end();

Q_SIGNALS:
    void stopRequested();

private:
    void setTexts();
    void showNumbers();
    double bytesPerSecond() const;

    struct Sample {
        qint64 milliseconds;
        int64_t done;
    };
    QString m_what;
    TransferState m_state;
    std::deque<Sample> m_samples; // of the last seconds, oldest first
    QElapsedTimer m_clock;
    ElidedLabel* m_title = nullptr;
    QLabel* m_numbers = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_stop = nullptr;
};

} // namespace miro
