// Scores of several pictures side by side: a group of bars for each score, one bar a picture, with its letter, pattern
// and value. Says everything as text too. GUI thread.
#pragma once

#include "ui/charts/chart_style.h"

#include <QWidget>

namespace miro {

class ComparisonBars : public QWidget {
    Q_OBJECT

public:
    explicit ComparisonBars(QWidget* parent = nullptr);

    void setData(ChartData data);
    const ChartData& data() const { return m_data; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    QRect barRect(size_t axis, size_t series) const; // its line; for the tool tip

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int rowHeight() const;
    int groupHeight() const;
    void describe();
    void paintRow(QPainter& painter, const QRect& row, int series, size_t axis) const;

    ChartData m_data;
};

} // namespace miro
