#include "ui/canvas/canvas_keys.h"

#include <QAction>
#include <QKeySequence>
#include <QWidget>

namespace miro {

namespace {

struct KeyEntry {
    CanvasKeys::Key key;
    const char* name;
    const char* text;
    const char* sequences; // separated by spaces
};

constexpr KeyEntry kKeys[] = {
    {CanvasKeys::Key::ZoomIn, "canvasZoomIn", QT_TRANSLATE_NOOP("miro::CanvasKeys", "Zoom in"), "+ ="},
    {CanvasKeys::Key::ZoomOut, "canvasZoomOut", QT_TRANSLATE_NOOP("miro::CanvasKeys", "Zoom out"), "-"},
    {CanvasKeys::Key::Fit, "canvasFit", QT_TRANSLATE_NOOP("miro::CanvasKeys", "Show the whole picture"), "Ctrl+0"},
    {CanvasKeys::Key::PixelByPixel, "canvasPixels", QT_TRANSLATE_NOOP("miro::CanvasKeys", "Show it pixel by pixel"),
     "Ctrl+1"},
    {CanvasKeys::Key::StepBack, "canvasStepBack", QT_TRANSLATE_NOOP("miro::CanvasKeys", "One step of the drawing back"),
     ","},
    {CanvasKeys::Key::StepForward, "canvasStepForward",
     QT_TRANSLATE_NOOP("miro::CanvasKeys", "One step of the drawing forward"), "."},
    {CanvasKeys::Key::PlainPanel, "canvasPlainPanel",
     QT_TRANSLATE_NOOP("miro::CanvasKeys", "Times and steps as plain controls"), "Shift+F3"},
};

} // namespace

CanvasKeys::CanvasKeys(QWidget* canvas) : QObject(canvas) {
    for (const KeyEntry& entry : kKeys) {
        auto* action = new QAction(this);
        action->setObjectName(entry.name);
        QList<QKeySequence> sequences;
        for (const QString& sequence : QString(entry.sequences).split(' '))
            sequences += QKeySequence(sequence);
        action->setShortcuts(sequences);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, key = entry.key] { Q_EMIT pressed(key); });
        canvas->addAction(action);
        m_actions.push_back(action);
    }
    setTexts();
}

void CanvasKeys::setTexts() {
    for (size_t i = 0; i < m_actions.size(); ++i)
        m_actions[i]->setText(tr(kKeys[i].text));
}

} // namespace miro
