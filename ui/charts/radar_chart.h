// Scores of several pictures as a radar: an axis for each score, from 0 % in the middle to 100 % at the rim, and a
// closed line for each picture with its line style, marker and letter. Needs three axes at least. Says everything as
// text too. GUI thread.
#pragma once

#include "ui/charts/chart_style.h"

#include <QWidget>

namespace miro {

class RadarChart : public QWidget {
    Q_OBJECT

public:
    static constexpr size_t kFewestAxes = 3;

    explicit RadarChart(QWidget* parent = nullptr);

    void setData(ChartData data);
    const ChartData& data() const { return m_data; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    // Where a value of an axis is drawn.
    QPointF pointOf(size_t axis, double value) const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    double radius() const;
    QPointF centre() const;
    void describe();
    void paintWeb(QPainter& painter) const;
    void paintSeries(QPainter& painter, int series) const;
    void paintLegend(QPainter& painter) const;

    ChartData m_data;
};

} // namespace miro
