#include "ui/charts/line_chart.h"

#include "ui/charts/chart_style.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <tuple>

namespace miro {
namespace {

constexpr int kSample = 34; // of line and marker in the legend

} // namespace

void LineChart::setLines(const QStringList& names, std::vector<PlotPoint> points) {
    m_names = names;
    std::stable_sort(points.begin(), points.end(), [](const PlotPoint& a, const PlotPoint& b) {
        return std::tie(a.series, a.x) < std::tie(b.series, b.x);
    });
    setPoints(std::move(points));
}

void LineChart::setMarkerGap(int pixels) {
    m_markerGap = pixels;
    update();
}

void LineChart::paintData(QPainter& painter) {
    for (int series = 0; series < static_cast<int>(m_names.size()); ++series) {
        QPolygonF line;
        for (const PlotPoint& point : points())
            if (point.series == series)
                line << placeOf(point);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(seriesPen(series));
        painter.drawPolyline(line);
        double last = -1e9;
        for (const QPointF& place : line)
            if (std::abs(place.x() - last) >= m_markerGap) {
                paintSeriesMarker(painter, place, series);
                last = place.x();
            }
    }
}

// Two short names stand side by side.
int LineChart::columns() const {
    int widest = 0;
    for (const QString& name : m_names)
        widest = std::max(widest, fontMetrics().horizontalAdvance(name) + kSample + 16);
    return m_names.size() > 1 && widest * 2 <= width() ? 2 : 1;
}

int LineChart::legendHeight() const {
    if (m_names.size() < 2)
        return 0;
    const auto lines = static_cast<int>((m_names.size() + columns() - 1) / columns());
    return lines * (fontMetrics().height() + 3) + 6;
}

void LineChart::paintLegend(QPainter& painter, const QRect& place) {
    if (m_names.size() < 2)
        return;
    const int line = fontMetrics().height() + 3;
    const int wide = place.width() / columns();
    for (int series = 0; series < static_cast<int>(m_names.size()); ++series) {
        const int shown =
            layoutDirection() == Qt::RightToLeft ? columns() - 1 - series % columns() : series % columns();
        const QRect row(place.left() + shown * wide, place.top() + 6 + series / columns() * line, wide, line);
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const double start = mirrored ? row.right() - kSample : row.left() + 4;
        const double middle = row.center().y() + 0.5;
        painter.setPen(seriesPen(series));
        painter.drawLine(QPointF(start, middle), QPointF(start + kSample - 8, middle));
        paintSeriesMarker(painter, {start + (kSample - 8) / 2.0, middle}, series);
        painter.setPen(palette().color(QPalette::WindowText));
        const QRect text = mirrored ? row.adjusted(4, 0, -kSample - 4, 0) : row.adjusted(kSample + 4, 0, -4, 0);
        painter.drawText(text, int(Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft)),
                         fontMetrics().elidedText(m_names[series], Qt::ElideRight, text.width()));
    }
}

} // namespace miro
