#include "ui/canvas/canvas_accessible.h"

#include "ui/canvas/canvas.h"

namespace miro {

namespace {

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    if (auto* canvas = qobject_cast<Canvas*>(object))
        return new CanvasAccessible(canvas); // Qt's cache owns it
    return nullptr;
}

} // namespace

CanvasAccessible::CanvasAccessible(Canvas* canvas) : QAccessibleWidget(canvas, QAccessible::Graphic) {}

void CanvasAccessible::install() {
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    static_cast<void>(installed);
}

QString CanvasAccessible::text(QAccessible::Text kind) const {
    const auto* canvas = qobject_cast<const Canvas*>(object());
    if (canvas && (kind == QAccessible::Value || kind == QAccessible::Description))
        return canvas->describe();
    return QAccessibleWidget::text(kind);
}

} // namespace miro
