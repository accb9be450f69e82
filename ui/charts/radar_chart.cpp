#include "ui/charts/radar_chart.h"

#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace miro {
namespace {

constexpr int kWidth = 220;
constexpr int kLegendLine = 26;
constexpr double kNearMarker = 9; // pixels from a marker at which it tells its value

} // namespace

RadarChart::RadarChart(QWidget* parent) : QWidget(parent) {
    setObjectName("radarChart");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RadarChart::setData(ChartData data) {
    m_data = std::move(data);
    describe();
    updateGeometry();
    update();
}

void RadarChart::describe() {
    setAccessibleName(tr("Scores of the chosen pictures as a radar"));
    setAccessibleDescription(chartText(m_data));
}

void RadarChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        describe();
    QWidget::changeEvent(event);
}

QSize RadarChart::sizeHint() const {
    const int line = fontMetrics().height();
    return {kWidth, kWidth + 2 * line + (line + 2) * static_cast<int>(m_data.series.size())};
}

double RadarChart::radius() const {
    const int line = fontMetrics().height();
    const int legend = (line + 2) * static_cast<int>(m_data.series.size());
    return std::max(10.0, std::min(width() / 2.0 - 34, (height() - legend) / 2.0 - 1.6 * line));
}

QPointF RadarChart::centre() const {
    const int legend = (fontMetrics().height() + 2) * static_cast<int>(m_data.series.size());
    return {width() / 2.0, (height() - legend) / 2.0};
}

// The first axis points up; the others follow as the clock goes, also in languages that are written from the right.
QPointF RadarChart::pointOf(size_t axis, double value) const {
    const double angle =
        2 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(std::max<size_t>(1, m_data.axes.size()));
    const double length = radius() * std::clamp(value, 0.0, 1.0);
    return centre() + QPointF(std::sin(angle) * length, -std::cos(angle) * length);
}

bool RadarChart::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QStringList lines;
    for (size_t i = 0; i < m_data.series.size(); ++i)
        for (size_t axis = 0; axis < std::min(m_data.axes.size(), m_data.series[i].values.size()); ++axis) {
            const ChartSeries& series = m_data.series[i];
            if (!series.values[axis])
                continue;
            const QPointF away = pointOf(axis, *series.values[axis]) - help->pos();
            if (std::hypot(away.x(), away.y()) > kNearMarker)
                continue;
            lines << tr("%1, %2: %3", "a score, a picture and its value")
                         .arg(m_data.axes[axis], seriesLetter(static_cast<int>(i)), valueText(series, axis));
            if (axis < series.notes.size() && !series.notes[axis].isEmpty())
                lines << series.notes[axis];
        }
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), lines.join('\n'), this);
    event->setAccepted(!lines.isEmpty());
    return true;
}

void RadarChart::paintWeb(QPainter& painter) const {
    painter.setBrush(Qt::NoBrush);
    for (int ring = 1; ring <= 4; ++ring) {
        QPolygonF shape;
        for (size_t axis = 0; axis < m_data.axes.size(); ++axis)
            shape << pointOf(axis, ring / 4.0);
        painter.setPen(QPen(themeColours().border, ring == 4 ? 1.4 : 0.8));
        painter.drawPolygon(shape);
    }
    painter.setPen(QPen(themeColours().border, 0.8));
    for (size_t axis = 0; axis < m_data.axes.size(); ++axis)
        painter.drawLine(centre(), pointOf(axis, 1));
    painter.setPen(palette().color(QPalette::WindowText));
    const int line = fontMetrics().height();
    for (size_t axis = 0; axis < m_data.axes.size(); ++axis) {
        const QPointF rim = pointOf(axis, 1);
        const QPointF out = rim - centre();
        const bool middle = std::abs(out.x()) < radius() * 0.2;
        const double room = middle ? width() : (out.x() > 0 ? width() - rim.x() - 3 : rim.x() - 3);
        const QString text = fontMetrics().elidedText(m_data.axes[axis], Qt::ElideRight,
                                                      static_cast<int>(std::max(room, width() / 2.0 - 8)));
        const double wide = fontMetrics().horizontalAdvance(text);
        // Above and below the rim there is all the width; beside it names may run over it, never out of the chart.
        double left = middle ? rim.x() - wide / 2 : out.x() > 0 ? rim.x() + 5 : rim.x() - 5 - wide;
        left = std::clamp(left, 1.0, std::max(1.0, width() - wide - 1));
        const double top = out.y() < 0 ? rim.y() - line - (middle ? 3 : 1) : rim.y() + (middle ? 3 : 1);
        const QRectF place(left, top, wide + 1, line);
        QColor ground = palette().color(QPalette::Window);
        ground.setAlpha(200);
        painter.fillRect(place, ground); // a name that runs over the rim
        painter.drawText(place, Qt::AlignCenter, text);
    }
}

// A value that is not known breaks the line: it never looks like 0.
void RadarChart::paintSeries(QPainter& painter, int series) const {
    const std::vector<std::optional<double>>& values = m_data.series[static_cast<size_t>(series)].values;
    const size_t axes = m_data.axes.size();
    painter.setPen(seriesPen(series));
    for (size_t axis = 0; axis < axes; ++axis) {
        const size_t next = (axis + 1) % axes;
        if (axis < values.size() && next < values.size() && values[axis] && values[next])
            painter.drawLine(pointOf(axis, *values[axis]), pointOf(next, *values[next]));
    }
    for (size_t axis = 0; axis < std::min(axes, values.size()); ++axis)
        if (values[axis])
            paintSeriesMarker(painter, pointOf(axis, *values[axis]), series);
}

void RadarChart::paintLegend(QPainter& painter) const {
    const int line = fontMetrics().height() + 2;
    int top = height() - line * static_cast<int>(m_data.series.size());
    for (size_t i = 0; i < m_data.series.size(); ++i, top += line) {
        const QRect row(0, top, width(), line);
        const QRect sample = QStyle::visualRect(layoutDirection(), row, {2, top, kLegendLine, line});
        const double middle = QRectF(sample).center().y();
        painter.setPen(seriesPen(static_cast<int>(i)));
        painter.drawLine(QPointF(sample.left(), middle), QPointF(sample.right(), middle));
        paintSeriesMarker(painter, QRectF(sample).center(), static_cast<int>(i));
        painter.setPen(palette().color(QPalette::WindowText));
        const QString text = tr("%1  %2", "a picture's letter and its name")
                                 .arg(seriesLetter(static_cast<int>(i)), m_data.series[i].name);
        const QRect place = QStyle::visualRect(layoutDirection(), row, row.adjusted(kLegendLine + 8, 0, 0, 0));
        painter.drawText(place, QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter),
                         fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
    }
}

void RadarChart::paintEvent(QPaintEvent*) {
    if (m_data.axes.size() < kFewestAxes)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintWeb(painter);
    for (size_t i = 0; i < m_data.series.size(); ++i)
        paintSeries(painter, static_cast<int>(i));
    paintLegend(painter);
}

} // namespace miro
