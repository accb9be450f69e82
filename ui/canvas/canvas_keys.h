// The keys of the canvas that no page has, each an action with a name, so that a list of keys can show it. They work
// while the canvas has the focus. Owned by the canvas; GUI thread.
#pragma once

#include <QObject>
#include <vector>

class QAction;
class QWidget;

namespace miro {

class CanvasKeys : public QObject {
    Q_OBJECT

public:
    enum class Key { ZoomIn, ZoomOut, Fit, PixelByPixel, StepBack, StepForward, PlainPanel };

    explicit CanvasKeys(QWidget* canvas);

    void setTexts();

Q_SIGNALS:
    void pressed(miro::CanvasKeys::Key key);

private:
    std::vector<QAction*> m_actions; // in the order of the table of keys
};

} // namespace miro
