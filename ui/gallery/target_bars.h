// What was asked of each reward beside what was measured, as bars with numbers; the asked targets alone while there are
// no scores. Owned by the details panel; GUI thread.
#pragma once

#include <QString>
#include <QWidget>
#include <optional>
#include <vector>

namespace miro {

struct PictureSheet;

struct TargetBar {
    QString name;
    bool asked = false;            // the picture's settings name it
    std::optional<double> target;  // in [0, 1]; asked without one: left out
    std::optional<double> counter; // the negative target, when it is not 0
    std::optional<double> measured;
};

std::vector<TargetBar> targetBarsOf(const PictureSheet& sheet);

class TargetBars : public QWidget {
    Q_OBJECT

public:
    explicit TargetBars(QWidget* parent = nullptr);

    void setBars(std::vector<TargetBar> bars);
    const std::vector<TargetBar>& bars() const { return m_bars; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int lineHeight() const;
    int rowHeight(const TargetBar& bar) const;
    void describe();
    void paintBar(class QPainter& painter, const QRect& rect, double value, bool solid, const QString& text) const;

    std::vector<TargetBar> m_bars;
};

} // namespace miro
