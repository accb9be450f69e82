// What the canvas does with mouse, wheel, fingers and keys.
#include "ui/canvas/canvas.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/drag_out.h"
#include "ui/canvas/overlay.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QUrl>
#include <QWheelEvent>
#include <cmath>

namespace miro {

namespace {

constexpr double kWipeReach = 16;   // units of the window around its line
constexpr double kWipeStep = 0.02;  // an arrow key
constexpr double kPanStep = 60;     // the same, units of the window
constexpr double kNotch = 120;      // of a wheel, as Qt counts
constexpr double kPinchStep = 1.25; // two fingers must spread by this for one step in
constexpr int kThumbnail = 128;

QStringList localFilesOf(const QMimeData& data) {
    QStringList files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            files += url.toLocalFile();
    return files;
}

} // namespace

QPointF Canvas::device(const QPointF& at) const {
    return at * m_model.ratio();
}

bool Canvas::isOnWipe(const QPointF& at) const {
    const auto line = m_model.wipeLine();
    return line && std::abs(at.x() - line->x() / m_model.ratio()) <= kWipeReach && device(at).y() >= line->top() &&
           device(at).y() <= line->bottom();
}

// --- mouse

void Canvas::mousePressEvent(QMouseEvent* event) {
    syncViewport();
    m_pressed = m_last = event->position();
    m_drag = Drag::None;
    if (event->button() == Qt::LeftButton && overlay() && overlay()->mousePressed(event->position())) {
        m_drag = Drag::Overlay;
        refresh();
        return;
    }
    m_pressedPicture = m_model.pictureAt(device(event->position()));
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Pan;
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (event->button() != Qt::LeftButton) {
        if (event->button() == Qt::RightButton && m_pressedPicture >= 0)
            choose(m_pressedPicture);
        event->setAccepted(event->button() == Qt::RightButton);
        return;
    }
    if (isOnWipe(event->position())) {
        m_drag = Drag::Wipe;
        return;
    }
    m_drag = Drag::Undecided;
    if (m_pressedPicture >= 0)
        choose(m_pressedPicture);
    else
        refresh(); // the overlay may have lost the focus
}

void Canvas::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    const QPointF way = at - m_last;
    m_last = at;
    if (overlay() && (m_drag == Drag::None || m_drag == Drag::Overlay) && overlay()->mouseMoved(at)) {
        m_view->refresh();
        return;
    }
    if (overlay() && overlay()->wantsFrame())
        m_view->refresh();
    if (m_drag == Drag::Undecided && (at - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        // What does not fill its place cannot be moved: it is taken along instead.
        if (m_model.canPan() && !(event->modifiers() & Qt::ControlModifier)) {
            m_drag = Drag::Pan;
            setCursor(Qt::ClosedHandCursor);
            m_model.panBy(device(at - m_pressed - way));
        } else {
            m_drag = Drag::None;
            startDragOut(m_pressedPicture);
            return;
        }
    }
    if (m_drag == Drag::Pan) {
        m_model.panBy(device(way));
        refresh();
    } else if (m_drag == Drag::Wipe) {
        m_model.setWipeAt(device(at));
        refresh();
    } else if (m_drag == Drag::None) {
        m_hovered = m_model.pictureAt(device(at));
        setCursor(isOnWipe(at) ? Qt::SplitHCursor : m_model.canPan() ? Qt::OpenHandCursor : Qt::ArrowCursor);
    }
}

void Canvas::mouseReleaseEvent(QMouseEvent* event) {
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Overlay && overlay())
        overlay()->mouseReleased(event->position());
    unsetCursor();
    refresh();
}

void Canvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (overlay() && overlay()->area().contains(event->position())) {
        mousePressEvent(event);
        return;
    }
    const int picture = m_model.pictureAt(device(event->position()));
    if (event->button() == Qt::LeftButton && picture >= 0 && !isOnWipe(event->position())) {
        choose(picture);
        Q_EMIT pictureActivated(picture);
    }
}

void Canvas::leaveEvent(QEvent*) {
    m_hovered = -1;
    if (overlay()) {
        overlay()->mouseLeft();
        m_view->refresh();
    }
}

void Canvas::wheelEvent(QWheelEvent* event) {
    const double turned = event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x();
    if (overlay() && overlay()->wheelTurned(event->position(), turned / kNotch)) {
        m_view->refresh();
        return;
    }
    m_wheel += turned;
    const int steps = static_cast<int>(m_wheel / kNotch);
    m_wheel -= steps * kNotch;
    if (steps != 0) {
        m_model.zoomBy(steps, device(event->position()));
        refresh();
    }
}

void Canvas::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() != QContextMenuEvent::Mouse) {
        const int picture = currentPicture();
        QPoint at = rect().center();
        for (const PlacedFrame& placed : m_model.placements())
            if (placed.picture == picture)
                at = (QPointF((placed.target & placed.clip).center()) / m_model.ratio()).toPoint();
        Q_EMIT contextMenuRequested(picture, mapToGlobal(at));
        return;
    }
    if (overlay() && overlay()->area().contains(event->pos()))
        return;
    Q_EMIT contextMenuRequested(m_model.pictureAt(device(event->pos())), event->globalPos());
}

// --- in and out

void Canvas::startDragOut(int picture) {
    if (picture < 0 || picture >= static_cast<int>(m_model.pictures().size()))
        return;
    const CanvasPicture& dragged = m_model.pictures()[static_cast<size_t>(picture)];
    if (dragged.image.isNull())
        return;
    const QImage thumbnail =
        dragged.image.scaled(kThumbnail, kThumbnail, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    m_startDrag(dragDataOf(dragged), QPixmap::fromImage(thumbnail));
}

void Canvas::dragEnterEvent(QDragEnterEvent* event) {
    // Its own pictures are here already.
    if (event->source() != this && !localFilesOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void Canvas::dropEvent(QDropEvent* event) {
    const QStringList files = localFilesOf(*event->mimeData());
    if (event->source() == this || files.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT filesDropped(files);
}

// --- fingers

bool Canvas::event(QEvent* event) {
    // Else the page's shortcut of that key would come first.
    if (event->type() == QEvent::ShortcutOverride && takesEscape() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
        event->accept();
    if (event->type() == QEvent::Gesture && gesture(*static_cast<QGestureEvent*>(event)))
        return true;
    if (event->type() == QEvent::NativeGesture && nativeGesture(*static_cast<QNativeGestureEvent*>(event)))
        return true;
    return QWidget::event(event);
}

bool Canvas::gesture(QGestureEvent& event) {
    const auto* fingers = static_cast<QPinchGesture*>(event.gesture(Qt::PinchGesture));
    if (!fingers)
        return false;
    if (fingers->state() == Qt::GestureStarted)
        m_pinch = 1;
    const QPointF centre = mapFromGlobal(fingers->centerPoint());
    if (fingers->changeFlags() & QPinchGesture::CenterPointChanged)
        m_model.panBy(device(fingers->centerPoint() - fingers->lastCenterPoint()));
    if (fingers->changeFlags() & QPinchGesture::ScaleFactorChanged)
        pinch(fingers->scaleFactor(), centre);
    event.accept();
    refresh();
    return true;
}

bool Canvas::nativeGesture(QNativeGestureEvent& event) {
    if (event.gestureType() == Qt::BeginNativeGesture)
        m_pinch = 1;
    if (event.gestureType() != Qt::ZoomNativeGesture)
        return false;
    pinch(1 + event.value(), event.position());
    event.accept();
    return true;
}

// In steps, as the wheel: between them there is no sharp picture.
void Canvas::pinch(double factor, const QPointF& at) {
    if (!(factor > 0))
        return;
    m_pinch *= factor;
    const int steps = static_cast<int>(std::log(m_pinch) / std::log(kPinchStep));
    if (steps == 0)
        return;
    m_pinch /= std::pow(kPinchStep, steps);
    m_model.zoomBy(steps, device(at));
    refresh();
}

// --- keys

void Canvas::keyPressEvent(QKeyEvent* event) {
    syncViewport();
    if (overlayKey(*event) || arrowKey(*event)) {
        refresh();
        return;
    }
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentPicture() >= 0)
        Q_EMIT pictureActivated(currentPicture());
    else if (plain && event->key() == Qt::Key_F3)
        setOverlayVisible(!overlayVisible());
    else if (event->matches(QKeySequence::Copy))
        copyCurrent(false);
    else
        event->ignore(); // it is the page's
}

void Canvas::handleKey(CanvasKeys::Key key) {
    syncViewport();
    using Key = CanvasKeys::Key;
    switch (key) {
    case Key::ZoomIn:
        m_model.zoomBy(1);
        break;
    case Key::ZoomOut:
        m_model.zoomBy(-1);
        break;
    case Key::Fit:
        m_model.zoomToFit();
        break;
    case Key::PixelByPixel:
        m_model.zoomTo(1);
        break;
    case Key::StepBack:
    case Key::StepForward:
        m_model.scrubBy(key == Key::StepForward ? 1 : -1);
        announce();
        break;
    case Key::PlainPanel:
        togglePlainPanel();
        break;
    }
    refresh();
}

bool Canvas::arrowKey(const QKeyEvent& event) {
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers != Qt::NoModifier && modifiers != Qt::ShiftModifier)
        return false;
    const int dx = event.key() == Qt::Key_Right ? 1 : event.key() == Qt::Key_Left ? -1 : 0;
    const int dy = event.key() == Qt::Key_Down ? 1 : event.key() == Qt::Key_Up ? -1 : 0;
    if (dx == 0 && dy == 0)
        return false;
    if (modifiers == Qt::NoModifier && dx != 0 && m_model.wipeLine()) {
        m_model.setWipe(m_model.wipe() + dx * kWipeStep);
        return true;
    }
    if (modifiers == Qt::NoModifier && m_model.pictures().size() > 1) {
        if (m_model.moveCurrent(dx, dy))
            choose(m_model.current());
        return true;
    }
    m_model.panBy(device(QPointF(-dx * kPanStep, -dy * kPanStep)));
    return m_model.canPan();
}

// The overlay's own keys: those that move its timeline, and only while it has the focus.
bool Canvas::overlayKey(const QKeyEvent& event) {
    Overlay* focused = overlay() && overlay()->hasFocus() ? overlay() : nullptr;
    if (event.modifiers() & ~Qt::KeypadModifier)
        return false;
    if (event.key() == Qt::Key_Escape && takesEscape()) {
        if (focused)
            focused->dropFocus();
        scrub(-1);
        return true;
    }
    if (!focused || m_model.run().moments() == 0)
        return false;
    switch (event.key()) {
    case Qt::Key_Left:
        handleKey(CanvasKeys::Key::StepBack);
        return true;
    case Qt::Key_Right:
        handleKey(CanvasKeys::Key::StepForward);
        return true;
    case Qt::Key_Home:
        scrub(0);
        return true;
    case Qt::Key_End:
        scrub(-1);
        return true;
    default:
        return false;
    }
}

// While a run goes on Esc is the page's: it stops.
bool Canvas::takesEscape() const {
    return !m_model.running() && (m_model.scrubbed() || (overlay() && overlay()->hasFocus()));
}

} // namespace miro
