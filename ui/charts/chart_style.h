// What the charts share: the values that they show, in words too, and how series are told apart without colour: each
// has a letter, a marker, a line style and a pattern. Functions of their arguments; GUI thread.
#pragma once

#include <QBrush>
#include <QPen>
#include <QString>
#include <optional>
#include <vector>

class QPainter;
class QPointF;

namespace miro {

// One line of a radar, one bar of each group.
struct ChartSeries {
    QString name;
    std::vector<std::optional<double>> values; // one an axis, in [0, 1]; none: not known
    std::vector<QString> notes;                // one an axis, said on hover; may be empty
};

struct ChartData {
    std::vector<QString> axes;
    std::vector<ChartSeries> series;

    bool empty() const { return axes.empty() || series.empty(); }
};

QString seriesLetter(int series); // "A", "B", ... "Z", "27"
QColor seriesColour(int series);  // readable on the window's ground in every theme
QPen seriesPen(int series, double width = 1.8);
QBrush seriesBrush(int series); // a pattern in the series' colour
// Circle, square, triangle, diamond, then those again, hollow.
void paintSeriesMarker(QPainter& painter, const QPointF& centre, int series, double size = 7);

// "62 %": rounded down, as the sliders say a quantile.
QString quantileText(double quantile);
QString valueText(const ChartSeries& series, size_t axis); // or "not measured"

// All of it in lines, for screen readers: "PickScore: A 62 %, B not measured".
QString chartText(const ChartData& data);

} // namespace miro
