#include "ui/charts/scatter_chart.h"

#include "ui/widgets/theme.h"

#include <QPainter>
#include <algorithm>

namespace miro {

void paintFrontMark(QPainter& painter, const QPointF& centre, double size) {
    const double half = size / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColours().accentText, 1.5));
    painter.setBrush(themeColours().accent);
    painter.drawPolygon(QPolygonF({centre + QPointF(0, -half), centre + QPointF(half, 0), centre + QPointF(0, half),
                                   centre + QPointF(-half, 0)}));
    painter.restore();
}

void ScatterChart::paintData(QPainter& painter) {
    QList<QPointF> front;
    for (const PlotPoint& point : points()) {
        if (point.marked) {
            front << placeOf(point);
            continue;
        }
        painter.setPen(QPen(themeColours().mutedText, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(placeOf(point), 3.5, 3.5);
    }
    std::sort(front.begin(), front.end(), [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); });
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(themeColours().accent, 1.5, Qt::DashLine));
    painter.drawPolyline(QPolygonF(front));
    for (const QPointF& place : front)
        paintFrontMark(painter, place);
}

int ScatterChart::legendHeight() const {
    return 2 * (fontMetrics().height() + 3) + 6;
}

void ScatterChart::paintLegend(QPainter& painter, const QRect& place) {
    const int line = fontMetrics().height() + 3;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QString texts[] = {tr("nothing here beats it in both"), tr("another one is better")};
    for (int i = 0; i < 2; ++i) {
        const QRect row(place.left(), place.top() + 6 + i * line, place.width(), line);
        const QPointF mark(mirrored ? row.right() - 12 : row.left() + 12, row.center().y() + 0.5);
        if (i == 0) {
            paintFrontMark(painter, mark);
        } else {
            painter.setPen(QPen(themeColours().mutedText, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(mark, 3.5, 3.5);
        }
        painter.setPen(palette().color(QPalette::WindowText));
        const QRect text = mirrored ? row.adjusted(4, 0, -26, 0) : row.adjusted(26, 0, -4, 0);
        painter.drawText(text, int(Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft)),
                         fontMetrics().elidedText(texts[i], Qt::ElideRight, text.width()));
    }
}

} // namespace miro
