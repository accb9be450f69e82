// Measured values against what was asked, or against how many there are: a line and a marker a series, told apart by
// both. Owned by its page; GUI thread.
#pragma once

#include "ui/charts/plot.h"

#include <QStringList>

namespace miro {

class LineChart : public Plot {
    Q_OBJECT

public:
    explicit LineChart(QWidget* parent = nullptr) : Plot(parent) { setObjectName("lineChart"); }

    // names: one a series; points are joined in the order of their x.
    void setLines(const QStringList& names, std::vector<PlotPoint> points);
    const QStringList& names() const { return m_names; }
    // For lines of many points: markers of a line stand so many pixels apart at least. 0: one a point.
    void setMarkerGap(int pixels);

protected:
    void paintData(QPainter& painter) override;
    int legendHeight() const override;
    void paintLegend(QPainter& painter, const QRect& place) override;

private:
    int columns() const;

    QStringList m_names;
    int m_markerGap = 0;
};

} // namespace miro
