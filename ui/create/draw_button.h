// Draw, with the time it will take, which is Stop while pictures are being drawn; then its menu has "stop now", "after
// this one" and "skip". Owned by the left column; GUI thread.
#pragma once

#include "job/draw_request.h"

#include <QMenu>
#include <QWidget>
#include <optional>

class QAction;
class QPushButton;
class QToolButton;

namespace miro {

class DrawButton : public QWidget {
    Q_OBJECT

public:
    explicit DrawButton(QWidget* parent = nullptr);

    void setEstimate(std::optional<double> seconds);
    void setRunning(bool running, int pictures); // pictures of the run
    bool running() const { return m_running; }

Q_SIGNALS:
    void drawAsked();
    void stopAsked(miro::StopKind kind);

private:
    void setTexts();

    QPushButton* m_button = nullptr;
    QToolButton* m_more = nullptr;
    QMenu m_menu;
    QAction* m_now = nullptr;
    QAction* m_after = nullptr;
    QAction* m_skip = nullptr;
    std::optional<double> m_seconds;
    bool m_running = false;
    int m_pictures = 1;
};

} // namespace miro
