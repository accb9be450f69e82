#include "ui/charts/plot.h"

#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr int kPlotGap = 4;
constexpr int kTick = 4;
constexpr double kNear = 12; // pixels from a point that count as on it
constexpr qsizetype kMostDescribed = 40;

QString tickText(double value, double step) {
    const int decimals = step >= 1 ? 0 : std::clamp(static_cast<int>(std::ceil(-std::log10(step))), 0, 6);
    return QLocale().toString(value, 'f', decimals);
}

double stepOf(const std::vector<double>& ticks) {
    return ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
}

} // namespace

std::vector<double> axisTicks(double low, double high, int most, bool whole) {
    const double span = high - low;
    if (!(span > 0) || !std::isfinite(span))
        return {low, low + 1};
    const double rough = span / std::max(1, most);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = power * 10;
    for (double factor : {1.0, 2.0, 2.5, 5.0})
        if (power * factor >= rough * (1 - 1e-9)) {
            step = power * factor;
            break;
        }
    if (whole)
        step = std::max(1.0, std::ceil(step - 1e-9));
    std::vector<double> ticks;
    for (double value = std::ceil(low / step - 1e-9) * step; value <= high + step * 1e-6; value += step)
        ticks.push_back(std::abs(value) < step * 1e-9 ? 0 : value);
    return ticks.size() > 1 ? ticks : std::vector<double>{low, high};
}

Plot::Plot(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void Plot::setAxes(const PlotAxis& x, const PlotAxis& y) {
    if (x == m_x && y == m_y)
        return;
    m_x = x;
    m_y = y;
    update();
}

void Plot::setPoints(std::vector<PlotPoint> points) {
    m_points = std::move(points);
    m_at = std::min(m_at, m_points.empty() ? 0 : m_points.size() - 1);
    describe();
    update();
}

void Plot::setTitle(const QString& title) {
    setAccessibleName(title);
}

void Plot::setEmptyText(const QString& text) {
    m_emptyText = text;
    describe();
    update();
}

void Plot::setCurrent(int id) {
    if (id == m_current)
        return;
    m_current = id;
    for (size_t i = 0; i < m_points.size(); ++i)
        if (id >= 0 && m_points[i].id == id) {
            m_at = i;
            break;
        }
    update();
}

// What a screen reader says of the whole: the points in words.
void Plot::describe() {
    QStringList lines;
    for (const PlotPoint& point : m_points)
        if (lines.size() < kMostDescribed)
            lines << point.text;
    setAccessibleDescription(lines.isEmpty() ? m_emptyText : lines.join('\n'));
}

int Plot::leftMargin() const {
    int widest = 0;
    const std::vector<double> ticks = axisTicks(m_y.low, m_y.high, 5, m_y.whole);
    for (double tick : ticks)
        widest = std::max(widest, fontMetrics().horizontalAdvance(tickText(tick, stepOf(ticks))));
    return widest + fontMetrics().height() + kTick + 3 * kPlotGap;
}

QRectF Plot::area() const {
    const int bottom = 2 * fontMetrics().height() + kTick + 2 * kPlotGap + legendHeight();
    const int left = leftMargin();
    const QRectF plain(left, kPlotGap + 4, width() - left - 12, height() - bottom - kPlotGap - 4);
    if (layoutDirection() == Qt::RightToLeft)
        return plain.translated(12 - left, 0);
    return plain;
}

QPointF Plot::placeOf(const PlotPoint& point) const {
    const QRectF place = area();
    auto share = [](const PlotAxis& axis, double value) {
        return axis.high > axis.low ? std::clamp((value - axis.low) / (axis.high - axis.low), 0.0, 1.0) : 0.5;
    };
    return {place.left() + place.width() * share(m_x, point.x), place.bottom() - place.height() * share(m_y, point.y)};
}

void Plot::paintAxes(QPainter& painter) const {
    const QRectF place = area();
    const ThemeColours& colours = themeColours();
    const int line = fontMetrics().height();
    const std::vector<double> across = axisTicks(m_x.low, m_x.high, std::max(2, int(place.width()) / 60), m_x.whole);
    const std::vector<double> up = axisTicks(m_y.low, m_y.high, 5, m_y.whole);
    painter.setPen(QPen(colours.border, 1));
    painter.drawRect(place);
    QColor faint = colours.border;
    faint.setAlphaF(0.35f);
    for (double tick : across) {
        const double x = placeOf({tick, m_y.low, 0, -1, false, {}}).x();
        painter.setPen(QPen(faint, 1));
        painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRectF(x - 40, place.bottom() + kTick, 80, line), Qt::AlignCenter,
                         tickText(tick, stepOf(across)));
    }
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (double tick : up) {
        const double y = placeOf({m_x.low, tick, 0, -1, false, {}}).y();
        painter.setPen(QPen(faint, 1));
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y));
        painter.setPen(palette().color(QPalette::WindowText));
        const QRectF text = mirrored ? QRectF(place.right() + kTick, y - line / 2.0, 60, line)
                                     : QRectF(place.left() - kTick - 60, y - line / 2.0, 60, line);
        painter.drawText(text, int(Qt::AlignVCenter | (mirrored ? Qt::AlignLeft : Qt::AlignRight)),
                         tickText(tick, stepOf(up)));
    }
    painter.setPen(colours.mutedText);
    const double below = place.bottom() + kTick + line + kPlotGap;
    painter.drawText(QRectF(0, below, width(), line), Qt::AlignCenter,
                     fontMetrics().elidedText(m_x.title, Qt::ElideRight, width()));
    painter.save();
    painter.translate(mirrored ? width() - line : 0, place.bottom());
    painter.rotate(-90);
    painter.drawText(QRectF(0, 0, place.height(), line), Qt::AlignCenter,
                     fontMetrics().elidedText(m_y.title, Qt::ElideRight, static_cast<int>(place.height())));
    painter.restore();
}

void Plot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxes(painter);
    if (m_points.empty()) {
        painter.setPen(themeColours().mutedText);
        painter.drawText(area().adjusted(8, 8, -8, -8), int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_emptyText);
    } else {
        paintData(painter);
        paintLegend(painter, QRect(0, height() - legendHeight(), width(), legendHeight()));
        for (const PlotPoint& point : m_points)
            if (m_current >= 0 && point.id == m_current) {
                painter.setBrush(Qt::NoBrush);
                painter.setPen(QPen(palette().color(QPalette::WindowText), 2));
                painter.drawEllipse(placeOf(point), 9, 9);
            }
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(themeColours().focus, 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

const PlotPoint* Plot::nearest(const QPointF& at) const {
    const PlotPoint* found = nullptr;
    double best = kNear;
    for (const PlotPoint& point : m_points) {
        const QPointF away = placeOf(point) - at;
        const double distance = std::hypot(away.x(), away.y());
        if (distance < best) {
            best = distance;
            found = &point;
        }
    }
    return found;
}

bool Plot::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    if (const PlotPoint* point = nearest(help->pos()))
        QToolTip::showText(help->globalPos(), point->text, this);
    else
        QToolTip::hideText();
    return true;
}

void Plot::mousePressEvent(QMouseEvent* event) {
    const PlotPoint* point = event->button() == Qt::LeftButton ? nearest(event->position()) : nullptr;
    if (!point || point->id < 0) {
        QWidget::mousePressEvent(event);
        return;
    }
    setCurrent(point->id);
    Q_EMIT chosen(m_current);
}

void Plot::move(int by) {
    if (m_points.empty())
        return;
    const auto last = static_cast<int>(m_points.size()) - 1;
    m_at = static_cast<size_t>(std::clamp(static_cast<int>(m_at) + by, 0, last));
    const PlotPoint& point = m_points[m_at];
    QToolTip::showText(mapToGlobal(placeOf(point).toPoint()), point.text, this);
    setAccessibleDescription(point.text);
    if (point.id >= 0) {
        m_current = point.id;
        Q_EMIT chosen(m_current);
    }
    update();
}

void Plot::keyPressEvent(QKeyEvent* event) {
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        move((event->key() == Qt::Key_Right) != mirrored ? 1 : -1);
    else if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)
        move(event->key() == Qt::Key_Home ? -static_cast<int>(m_points.size()) : static_cast<int>(m_points.size()));
    else
        QWidget::keyPressEvent(event);
}

void Plot::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LayoutDirectionChange)
        update();
}

} // namespace miro
