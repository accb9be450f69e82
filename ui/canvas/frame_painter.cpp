#include "ui/canvas/frame_painter.h"

#include "ui/canvas/canvas_model.h"
#include "ui/widgets/theme.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <algorithm>

namespace miro {

namespace {

constexpr double kPillPadding = 6;
constexpr double kPillInset = 8; // from the picture's edge
constexpr double kProgressHeight = 3;

QColor textColour() {
    return QGuiApplication::palette().color(QPalette::WindowText);
}

} // namespace

FramePainter::FramePainter(QPainter& painter, const CanvasModel& model, bool focused)
    : m_painter(painter), m_model(model), m_focused(focused) {}

QString FramePainter::stepText(int64_t step, int64_t total) {
    return tr("Step %1 of %2").arg(QLocale().toString(qlonglong{step}), QLocale().toString(qlonglong{total}));
}

QRectF FramePainter::units(const QRect& devicePixels) const {
    const double ratio = m_model.ratio();
    return {devicePixels.x() / ratio, devicePixels.y() / ratio, devicePixels.width() / ratio,
            devicePixels.height() / ratio};
}

void FramePainter::paint() {
    m_painter.setRenderHint(QPainter::Antialiasing);
    const auto placed = m_model.placements();
    for (size_t i = 0; i < placed.size(); ++i)
        paintFrame(placed[i], static_cast<int>(i), static_cast<int>(placed.size()));
    m_painter.setClipping(false);
    paintWipe();
    if (placed.empty())
        paintMessage();
    paintProgress();
}

void FramePainter::paintFrame(const PlacedFrame& placed, int place, int count) {
    const QRectF picture = units(placed.target & placed.cell);
    const QRectF seen = units(placed.target & placed.clip);
    if (seen.isEmpty())
        return;
    const FrameState state = placed.frame.state;
    m_painter.setClipRect(seen);
    if (placed.frame.image.isNull()) {
        m_painter.fillRect(picture, themeColours().panel);
        m_painter.setPen(QPen(themeColours().border, 1));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(picture.adjusted(0.5, 0.5, -0.5, -0.5));
    }
    if (state == FrameState::Unfinished || state == FrameState::NoPreview)
        paintHatching(picture);

    const double room = seen.width() - 2 * kPillInset;
    const QPointF bottom(seen.center().x(), seen.bottom() - kPillInset);
    if (state == FrameState::Unfinished)
        paintPill(tr("Not finished"), bottom, Qt::AlignHCenter | Qt::AlignBottom, room);
    else if (state == FrameState::NoPreview)
        paintPill(placed.before || !m_model.running() ? tr("This picture cannot be shown")
                                                      : tr("No preview of this step"),
                  bottom, Qt::AlignHCenter | Qt::AlignBottom, room);
    else if (state == FrameState::Waiting && !m_model.progressText().isEmpty())
        paintPill(m_model.progressText(), seen.center(), Qt::AlignCenter, room);

    QString badge;
    if (placed.before)
        badge = tr("Before");
    else if (const auto moment = m_model.scrubbed())
        badge = stepText(m_model.run().stepOf(*moment) + 1, m_model.run().total());
    else if (m_model.layout() != CanvasLayout::Grid && count > 1)
        badge = m_model.pictures().size() < 2 ? tr("After") : QLocale().toString(placed.picture + 1);
    if (!badge.isEmpty()) {
        // In a wipe both lie on the same rectangle: the second one's badge goes to the far edge.
        const bool far = m_model.wipeLine().has_value() && place == 1;
        paintPill(badge, QPointF(far ? seen.right() - kPillInset : seen.left() + kPillInset, seen.top() + kPillInset),
                  (far ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop, room);
    }
    m_painter.setClipping(false);
    if (placed.picture == m_model.current() && !placed.before && (m_focused || count > 1) && !m_model.wipeLine())
        paintFocus(picture);
}

// Outside of the picture, whose pixels stay as they are; two tones, so that it is seen on any colour.
void FramePainter::paintFocus(const QRectF& picture) {
    m_painter.setBrush(Qt::NoBrush);
    if (m_focused) {
        m_painter.setPen(QPen(themeColours().canvas, 1));
        m_painter.drawRect(picture.adjusted(-0.5, -0.5, 0.5, 0.5));
        m_painter.setPen(QPen(themeColours().focus, 2));
        m_painter.drawRect(picture.adjusted(-2, -2, 2, 2));
    } else {
        m_painter.setPen(QPen(themeColours().border, 1));
        m_painter.drawRect(picture.adjusted(-1.5, -1.5, 1.5, 1.5));
    }
}

void FramePainter::paintHatching(const QRectF& area) {
    constexpr double kBand = 14;
    QPainterPath band;
    band.addRect(area);
    if (area.width() > 4 * kBand && area.height() > 4 * kBand)
        band.addRect(area.adjusted(kBand, kBand, -kBand, -kBand)); // odd-even: a frame, the middle stays seen
    m_painter.save();
    m_painter.setClipPath(band, Qt::IntersectClip);
    m_painter.fillRect(area, themeColours().panel);
    m_painter.setPen(QPen(themeColours().warning, 2));
    const double reach = area.height();
    for (double x = area.left() - reach; x < area.right(); x += 10)
        m_painter.drawLine(QPointF(x, area.bottom()), QPointF(x + reach, area.top()));
    m_painter.restore();
}

void FramePainter::paintWipe() {
    const auto line = m_model.wipeLine();
    if (!line)
        return;
    const QRectF place = units(*line);
    const double x = place.left();
    m_painter.setPen(QPen(themeColours().canvas, 4));
    m_painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()));
    m_painter.setPen(QPen(m_focused ? themeColours().focus : themeColours().accent, 2));
    m_painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()));
    const QPointF middle(x, place.center().y());
    m_painter.setBrush(themeColours().panel);
    m_painter.drawEllipse(middle, 14, 14);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(textColour());
    for (double side : {-1.0, 1.0})
        m_painter.drawPolygon(
            QPolygonF({middle + QPointF(side * 9, 0), middle + QPointF(side * 3, -5), middle + QPointF(side * 3, 5)}));
}

void FramePainter::paintProgress() {
    const double fraction = m_model.progress();
    if (fraction > 1)
        return;
    const QRectF whole = units(QRect(QPoint(0, 0), m_model.viewport()));
    QRectF line(whole.left(), whole.bottom() - kProgressHeight, whole.width(), kProgressHeight);
    m_painter.fillRect(line, themeColours().panel);
    if (fraction < 0) {
        // Unknown: a dashed line, which is not mistaken for an amount.
        for (double x = line.left(); x < line.right(); x += 24)
            m_painter.fillRect(QRectF(x, line.top(), 12, kProgressHeight), themeColours().accent);
        return;
    }
    const bool mirrored = QGuiApplication::isRightToLeft();
    const double width = line.width() * fraction;
    m_painter.fillRect(QRectF(mirrored ? line.right() - width : line.left(), line.top(), width, kProgressHeight),
                       themeColours().accent);
}

void FramePainter::paintMessage() {
    const QString text = m_model.message().isEmpty() ? m_model.progressText() : m_model.message();
    if (text.isEmpty())
        return;
    const QRectF area = units(QRect(QPoint(0, 0), m_model.viewport())).adjusted(24, 24, -24, -24);
    m_painter.setPen(textColour());
    m_painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, text);
}

QRectF FramePainter::paintPill(const QString& text, const QPointF& anchor, Qt::Alignment alignment, double width) {
    const QFontMetricsF metrics(m_painter.font(), m_painter.device());
    const QString line = metrics.elidedText(text, Qt::ElideRight, std::max(0.0, width - 2 * kPillPadding));
    if (line.isEmpty())
        return {};
    QRectF pill(0, 0, metrics.horizontalAdvance(line) + 2 * kPillPadding, metrics.height() + kPillPadding);
    pill.moveTo(anchor.x() - (alignment & Qt::AlignHCenter ? pill.width() / 2
                              : alignment & Qt::AlignRight ? pill.width()
                                                           : 0),
                anchor.y() - (alignment & Qt::AlignVCenter  ? pill.height() / 2
                              : alignment & Qt::AlignBottom ? pill.height()
                                                            : 0));
    m_painter.setPen(QPen(themeColours().border, 1));
    m_painter.setBrush(themeColours().panel);
    m_painter.drawRoundedRect(pill, 5, 5);
    m_painter.setPen(textColour());
    m_painter.drawText(pill, Qt::AlignCenter, line);
    return pill;
}

} // namespace miro
