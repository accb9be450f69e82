// Two measured values of each picture; those that nothing beats in both are marked by a diamond, an outline and the
// line that joins them. Owned by its page; GUI thread.
#pragma once

#include "ui/charts/plot.h"

namespace miro {

// Also in a grid's cells and legends: what marks one of the best.
void paintFrontMark(QPainter& painter, const QPointF& centre, double size = 11);

class ScatterChart : public Plot {
    Q_OBJECT

public:
    explicit ScatterChart(QWidget* parent = nullptr) : Plot(parent) { setObjectName("scatterChart"); }

protected:
    void paintData(QPainter& painter) override;
    int legendHeight() const override;
    void paintLegend(QPainter& painter, const QRect& place) override;
};

} // namespace miro
