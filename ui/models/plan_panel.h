// What getting (or repairing) a model would fetch: files, sizes, licences, room on the disk; and the question whether
// to. Hidden while nothing is asked. Owned by the Models page; GUI thread.
#pragma once

#include "hub/download_plan.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace miro {

class PlanPanel : public QFrame {
    Q_OBJECT

public:
    explicit PlanPanel(QWidget* parent = nullptr);

    void ask(const DownloadPlan& plan, const QString& title);

Q_SIGNALS:
    void accepted(const miro::DownloadPlan& plan);
    void rejected();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setTexts();
    void fillList();
    void answer(bool yes);

    DownloadPlan m_plan;
    QString m_title;
    QLabel* m_heading = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_warning = nullptr;
    QTreeWidget* m_list = nullptr;
    QPushButton* m_get = nullptr;
    QPushButton* m_cancel = nullptr;
};

} // namespace miro
