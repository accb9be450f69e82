// Named numbers as horizontal bars from an origin, below and above it, each with its interval where there is one. Says
// everything as text too. Owned by its page; GUI thread.
#pragma once

#include <QString>
#include <QWidget>
#include <optional>
#include <utility>
#include <vector>

namespace miro {

struct IntervalBar {
    QString name;
    double value = 0;
    std::optional<std::pair<double, double>> interval; // low, high
    QString valueText;                                 // beside the bar
    QString text;                                      // all that there is to say of it
};

class IntervalBars : public QWidget {
    Q_OBJECT

public:
    explicit IntervalBars(QWidget* parent = nullptr);

    // low <= origin <= high; what lies beyond stands at the edge.
    void setBars(std::vector<IntervalBar> bars, double low, double origin, double high);
    void setTitle(const QString& title); // its accessible name
    const std::vector<IntervalBar>& bars() const { return m_bars; }
    QRect rowRect(size_t bar) const;
    // Where a value stands, from the left edge of the widget.
    double placeOf(double value) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;
    QRect trough() const; // of the first row
    void paintBar(QPainter& painter, const IntervalBar& bar, const QRect& row) const;

    std::vector<IntervalBar> m_bars;
    double m_low = 0;
    double m_origin = 0;
    double m_high = 1;
};

} // namespace miro
