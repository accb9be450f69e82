#include "ui/charts/chart_style.h"

#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLocale>
#include <QPainter>
#include <QPalette>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr int kStyles = 4;

int styleOf(int series) {
    return std::max(0, series) % kStyles;
}

} // namespace

QString seriesLetter(int series) {
    return series >= 0 && series < 26 ? QString(QChar('A' + series)) : QLocale().toString(series + 1);
}

QColor seriesColour(int series) {
    const ThemeColours& colours = themeColours();
    const QColor all[kStyles] = {colours.accent, colours.warning, colours.good,
                                 QGuiApplication::palette().color(QPalette::WindowText)};
    return all[styleOf(series)];
}

QPen seriesPen(int series, double width) {
    static constexpr Qt::PenStyle kLines[kStyles] = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    return QPen(seriesColour(series), width, kLines[styleOf(series)], Qt::RoundCap, Qt::RoundJoin);
}

QBrush seriesBrush(int series) {
    static constexpr Qt::BrushStyle kPatterns[kStyles] = {Qt::SolidPattern, Qt::BDiagPattern, Qt::Dense4Pattern,
                                                          Qt::VerPattern};
    return QBrush(seriesColour(series), kPatterns[styleOf(series)]);
}

void paintSeriesMarker(QPainter& painter, const QPointF& centre, int series, double size) {
    const bool hollow = series / kStyles % 2 == 1;
    const double half = size / 2;
    painter.save();
    painter.setPen(QPen(seriesColour(series), 1.5));
    painter.setBrush(hollow ? QGuiApplication::palette().window() : QBrush(seriesColour(series)));
    switch (styleOf(series)) {
    case 0:
        painter.drawEllipse(centre, half, half);
        break;
    case 1:
        painter.drawRect(QRectF(centre.x() - half, centre.y() - half, size, size));
        break;
    case 2:
        painter.drawPolygon(
            QPolygonF({centre + QPointF(0, -half), centre + QPointF(half, half), centre + QPointF(-half, half)}));
        break;
    default:
        painter.drawPolygon(QPolygonF({centre + QPointF(0, -half - 1), centre + QPointF(half + 1, 0),
                                       centre + QPointF(0, half + 1), centre + QPointF(-half - 1, 0)}));
        break;
    }
    painter.restore();
}

QString quantileText(double quantile) {
    // 0.29 * 100 is a little less than 29.
    return QCoreApplication::translate("Charts", "%1 %")
        .arg(QLocale().toString(static_cast<int>(std::floor(quantile * 100 + 1e-9))));
}

QString valueText(const ChartSeries& series, size_t axis) {
    const std::optional<double> value = axis < series.values.size() ? series.values[axis] : std::nullopt;
    return value ? quantileText(*value) : QCoreApplication::translate("Charts", "not measured");
}

QString chartText(const ChartData& data) {
    QStringList lines;
    for (size_t axis = 0; axis < data.axes.size(); ++axis) {
        QStringList values;
        for (size_t i = 0; i < data.series.size(); ++i)
            values << QCoreApplication::translate("Charts", "%1 %2", "a picture's letter and its score")
                          .arg(seriesLetter(static_cast<int>(i)), valueText(data.series[i], axis));
        lines << QCoreApplication::translate("Charts", "%1: %2", "a score and its values")
                     .arg(data.axes[axis], values.join(QCoreApplication::translate("Charts", ", ", "between values")));
    }
    return lines.join('\n');
}

} // namespace miro
