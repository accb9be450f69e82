// The canvas: the picture or batch being drawn or looked at, and nothing else. Draws with OpenGL and the Dear ImGui
// overlay where there is OpenGL, else with a plain widget that shows the same. Owned by the Create page; GUI thread.
//
// Keys, beside the actions() that it has: arrows choose a picture or move the wipe, with Shift they pan; Return
// activates; F3 shows the overlay; Ctrl+C copies pixels.
// Everything else goes on to the page.
#pragma once

#include "library/picture_record.h"
#include "studio/engine.h"
#include "ui/canvas/canvas_keys.h"
#include "ui/canvas/canvas_model.h"

#include <QImage>
#include <QWidget>
#include <functional>
#include <vector>

class QGestureEvent;
class QMimeData;
class QNativeGestureEvent;

namespace miro {

class CanvasView;
class GlView;
class Overlay;
class PictureCopier;
class RunPanel;

class Canvas : public QWidget {
    Q_OBJECT

public:
    explicit Canvas(QWidget* parent = nullptr);
    ~Canvas() override;

    using Layout = CanvasLayout; // Grid, Wipe, SideBySide

    // --- a run: its pictures are live until finished
    void beginRun(const JobId& job, int pictures, int width, int height);
    void showStep(const DrawStep& step);
    void finishPicture(int index, const CanvasPicture& picture);
    void endRun();                                          // what was not finished stays as its last preview, marked
    void setProgress(double fraction, const QString& text); // the thin line; below 0: unknown; above 1: none

    // --- looking
    using QWidget::show; // the widget itself
    void show(const std::vector<CanvasPicture>& pictures, Layout layout = Layout::Grid);
    void setBefore(const std::vector<CanvasPicture>& pictures); // shown while showBefore(true)
    void showBefore(bool before);
    const std::vector<CanvasPicture>& pictures() const;
    int currentPicture() const;    // the one chosen or under the mouse; -1: none
    void setLayout(Layout layout); // of what is shown; one picture alone is compared with the one before
    const CanvasModel& model() const { return m_model; }
    QString describe() const; // "Picture 2 of 4, step 12 of 30", for screen readers

    // The current picture: with its file and all that it says of how it was made, or its pixels alone. copied() or
    // copyFailed() follows.
    void copyCurrent(bool withMetadata);

    void setOverlayVisible(bool visible); // F3
    bool overlayVisible() const;
    // name: a key of scorers(), or what else the curve is called; value in [0, 1].
    void addScore(const QString& name, int64_t step, double value);

    void setMessage(const QString& text); // in the middle while there is no picture

    // Tests take a drag that would otherwise run until the mouse is released.
    using DragStarter = std::function<void(QMimeData*, const QPixmap&)>;
    void setDragStarter(DragStarter starter) { m_startDrag = std::move(starter); }

Q_SIGNALS:
    void pictureChosen(int index);
    void pictureActivated(int index); // double click or Return
    void contextMenuRequested(int index, const QPoint& globalPosition);
    void filesDropped(const QStringList& files);
    void overlayVisibleChanged(bool visible);
    void copied();
    void copyFailed(const QString& message);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    enum class Drag { None, Undecided, Pan, Wipe, Overlay };

    // canvas.cpp
    void useGlView();
    void useRasterView();
    void setTexts();
    void refresh();
    void announce(); // to screen readers: what is shown is another
    void scrub(int moment);
    void choose(int picture);
    void showOverlayWhereItWorks();
    void togglePlainPanel();
    Overlay* overlay() const; // while it is shown
    void syncViewport();

    // canvas_input.cpp
    QPointF device(const QPointF& at) const;
    bool isOnWipe(const QPointF& at) const;
    void startDragOut(int picture);
    void pinch(double factor, const QPointF& at);
    bool gesture(QGestureEvent& event);
    bool nativeGesture(QNativeGestureEvent& event);
    void handleKey(CanvasKeys::Key key);
    bool arrowKey(const QKeyEvent& event);
    bool overlayKey(const QKeyEvent& event);
    bool takesEscape() const;

    CanvasModel m_model;
    CanvasView* m_view = nullptr; // a child widget
    GlView* m_glView = nullptr;   // the same, where it is one
    RunPanel* m_panel = nullptr;
    CanvasKeys* m_keys = nullptr;
    PictureCopier* m_copier = nullptr;
    DragStarter m_startDrag;
    bool m_overlayVisible = false;
    bool m_plainPanel = false;    // asked for by the keyboard
    bool m_overlayBroken = false; // OpenGL shows pictures but not the overlay
    int m_contextLosses = 0;
    int m_hovered = -1;
    Drag m_drag = Drag::None;
    QPointF m_pressed; // where the mouse went down, and where it was last
    QPointF m_last;
    int m_pressedPicture = -1;
    double m_wheel = 0; // turned, but not by a whole notch yet
    double m_pinch = 1; // the same of two fingers
};

} // namespace miro
