// How screen readers see the canvas: a graphic with a name, and in words what it shows. GUI thread.
#pragma once

#include <QAccessibleWidget>

namespace miro {

class Canvas;

class CanvasAccessible : public QAccessibleWidget {
public:
    explicit CanvasAccessible(Canvas* canvas);

    QString text(QAccessible::Text kind) const override;

    static void install(); // once for the program, more often does no harm
};

} // namespace miro
