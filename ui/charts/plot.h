// What the charts of points share: two axes, the points, and how they are read by mouse, keyboard and screen readers.
// The pointer over a point shows what it says; arrow keys go from point to point. Owned by its page; GUI thread.
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

namespace miro {

struct PlotAxis {
    QString title;
    double low = 0;
    double high = 100;
    bool whole = false; // counts: no fractions at the ticks
    bool operator==(const PlotAxis&) const = default;
};

struct PlotPoint {
    double x = 0; // in the axes' units
    double y = 0;
    int series = 0;
    int id = -1;         // what it stands for; below 0: nothing that can be chosen
    bool marked = false; // of the best ones
    QString text;        // all that there is to say of it
};

class Plot : public QWidget {
    Q_OBJECT

public:
    explicit Plot(QWidget* parent = nullptr);

    void setAxes(const PlotAxis& x, const PlotAxis& y);
    void setPoints(std::vector<PlotPoint> points);
    const std::vector<PlotPoint>& points() const { return m_points; }
    void setTitle(const QString& title);    // its accessible name
    void setEmptyText(const QString& text); // in the middle while there is no point
    void setCurrent(int id);                // emits nothing
    int current() const { return m_current; }
    QPointF placeOf(const PlotPoint& point) const; // in the widget
    QSize sizeHint() const override { return {320, 220 + legendHeight()}; }
    QSize minimumSizeHint() const override { return {180, 150 + legendHeight()}; }

Q_SIGNALS:
    void chosen(int id); // by a click or the keyboard

protected:
    // Between the axes and the points, and below the plot.
    virtual void paintData(QPainter& painter) = 0;
    virtual int legendHeight() const { return 0; }
    virtual void paintLegend(QPainter& /*painter*/, const QRect& /*place*/) {}
    QRectF area() const; // between the axes

    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    const PlotPoint* nearest(const QPointF& at) const; // null: none near
    void move(int by);
    void describe();
    void paintAxes(QPainter& painter) const;
    int leftMargin() const;

    PlotAxis m_x;
    PlotAxis m_y;
    std::vector<PlotPoint> m_points;
    QString m_emptyText;
    int m_current = -1;
    size_t m_at = 0; // where the keyboard stands among the points
};

// Round steps that divide low to high into at most `most` parts. At least two values, rising.
std::vector<double> axisTicks(double low, double high, int most, bool whole);

} // namespace miro
