#include "ui/canvas/raster_view.h"

#include "ui/canvas/canvas_model.h"
#include "ui/canvas/frame_painter.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <cmath>

namespace miro {

RasterView::RasterView(CanvasModel& model, QWidget* parent) : QWidget(parent), m_model(model) {
    setObjectName("canvasRasterView");
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
}

void RasterView::paintEvent(QPaintEvent*) {
    const double ratio = devicePixelRatioF();
    m_model.setViewport(size() * ratio, ratio, layoutDirection() == Qt::RightToLeft);
    QPainter painter(this);
    painter.fillRect(rect(), themeColours().canvas);
    {
        painter.save();
        painter.scale(1 / ratio, 1 / ratio); // device pixels from here
        // At a broken ratio the widget may begin between two of them; pictures must not.
        const QTransform device = painter.deviceTransform();
        painter.translate(std::round(device.dx()) - device.dx(), std::round(device.dy()) - device.dy());
        for (const PlacedFrame& placed : m_model.placements())
            paintPicture(painter, placed);
        painter.restore();
    }
    FramePainter(painter, m_model, parentWidget() && parentWidget()->hasFocus()).paint();
}

void RasterView::paintPicture(QPainter& painter, const PlacedFrame& placed) {
    const QImage& image = placed.frame.image;
    const QRect seen = placed.target & placed.clip & QRect(QPoint(0, 0), m_model.viewport());
    if (image.isNull() || seen.isEmpty())
        return;
    painter.setClipRect(seen);
    const bool smaller = placed.target.width() < image.width() || placed.target.height() < image.height();
    if (smaller) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.drawImage(placed.target.topLeft(), m_reduced.get(image, placed.target.size()));
    } else {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, !placed.blocks);
        // Only the part that is seen: far zoomed in, the whole would be beyond QPainter's coordinates.
        const double across = static_cast<double>(placed.target.width()) / image.width();
        const double down = static_cast<double>(placed.target.height()) / image.height();
        const QPoint from(static_cast<int>((seen.left() - placed.target.left()) / across) - 2,
                          static_cast<int>((seen.top() - placed.target.top()) / down) - 2);
        const QSize count(static_cast<int>(seen.width() / across) + 5, static_cast<int>(seen.height() / down) + 5);
        const QRect source = QRect(from, count) & image.rect();
        painter.drawImage(QRectF(placed.target.left() + source.left() * across,
                                 placed.target.top() + source.top() * down, source.width() * across,
                                 source.height() * down),
                          image, QRectF(source));
    }
    painter.setClipping(false);
}

} // namespace miro
