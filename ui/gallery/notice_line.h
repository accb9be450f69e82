// One line below the grid: what was done, with Undo where it can be taken back; what is being done, with its progress
// and Stop. Owned by the gallery page; GUI thread.
#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QToolButton;
class QPushButton;

namespace miro {

class NoticeLine : public QFrame {
    Q_OBJECT

public:
    explicit NoticeLine(QWidget* parent = nullptr);

    void say(const QString& line, bool undoable = false, bool warning = false);
    void showWork(const QString& line, qint64 done, qint64 total); // total 0: unknown
    void endWork();
    QString text() const;

Q_SIGNALS:
    void undoRequested();
    void stopRequested();

private:
    void retranslate();

    QLabel* m_text = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_undo = nullptr;
    QPushButton* m_stop = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace miro
