// What lies around and over the pictures: marks of frames that are no finished picture, focus, badges, the wipe's
// line, the progress line, the message. Painted by QPainter in both views, so that they look alike. GUI thread.
#pragma once

#include <QCoreApplication>
#include <QPainter>

namespace miro {

class CanvasModel;
struct PlacedFrame;

class FramePainter {
    Q_DECLARE_TR_FUNCTIONS(miro::FramePainter)

public:
    // painter: in units of the window. focused: the canvas has the keyboard.
    FramePainter(QPainter& painter, const CanvasModel& model, bool focused);

    void paint();

    // "Step 12 of 30"
    static QString stepText(int64_t step, int64_t total);

private:
    void paintFrame(const PlacedFrame& placed, int place, int count);
    void paintFocus(const QRectF& picture);
    void paintHatching(const QRectF& area);
    void paintWipe();
    void paintProgress();
    void paintMessage();
    QRectF paintPill(const QString& text, const QPointF& anchor, Qt::Alignment alignment, double width);
    QRectF units(const QRect& devicePixels) const;

    QPainter& m_painter;
    const CanvasModel& m_model;
    bool m_focused;
};

} // namespace miro
