// What was asked of each reward beside what was measured, as bars with numbers; the asked targets alone while there are
// no scores. A missed target is marked by a sign and a word. The raw value of each is told on hover, and row by row
// with the arrow keys. Owned by the scores panel; GUI thread.
#pragma once

#include <QString>
#include <QWidget>
#include <optional>
#include <string>
#include <vector>

namespace miro {

struct PictureSheet;

struct TargetBar {
    QString name;
    bool asked = false;            // the picture's settings name it
    std::optional<double> target;  // in [0, 1]; asked without one: left out
    std::optional<double> counter; // the negative target, when it is not 0
    bool scored = false;           // there is a record of it; without values: it could not be measured
    std::optional<double> measured;
    std::optional<double> raw;
    QString version;        // of the scorer that measured it
    bool estimated = false; // the bin edges behind `measured`
    bool outdated = false;  // by another version than the one that the program has
    bool missed = false;
    bool taste = false; // its place is one among the gallery's pictures
};

std::vector<TargetBar> targetBarsOf(const PictureSheet& sheet);

class TargetBars : public QWidget {
    Q_OBJECT

public:
    explicit TargetBars(QWidget* parent = nullptr);

    void setBars(std::vector<TargetBar> bars);
    const std::vector<TargetBar>& bars() const { return m_bars; }
    QString describe(const TargetBar& bar) const; // everything, in one line
    int barAt(int y) const;                       // -1: none
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int lineHeight() const;
    int rowHeight(const TargetBar& bar) const;
    QRect rowRect(size_t row) const;
    void describeAll();
    void paintRow(class QPainter& painter, const QRect& row, const TargetBar& bar) const;
    void paintBar(QPainter& painter, const QRect& rect, double value, bool solid, const QString& text) const;

    std::vector<TargetBar> m_bars;
    int m_current = 0; // where the keyboard is
};

} // namespace miro
