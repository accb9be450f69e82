// The overlay's information in plain widgets: where there is no OpenGL, and for the keyboard, screen readers and
// languages that the overlay cannot serve. A child of the canvas; GUI thread.
#pragma once

#include <QFrame>
#include <optional>
#include <vector>

class QGridLayout;
class QLabel;
class QSlider;

namespace miro {

class RunRecord;

// A small curve, painted.
class Sparkline : public QWidget {
public:
    using QWidget::QWidget;
    void setCurve(const std::vector<float>& values, float most);
    QSize sizeHint() const override { return {90, 18}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<float> m_values;
    float m_most = 1;
};

class RunPanel : public QFrame {
    Q_OBJECT

public:
    explicit RunPanel(QWidget* parent);

    void showRun(const RunRecord& run, std::optional<int> scrubbed);

Q_SIGNALS:
    void scrubRequested(int moment); // -1: back to now

private:
    struct Row {
        QLabel* name;
        QLabel* value;
        Sparkline* curve;
    };
    Row& row(size_t index);

    QLabel* m_title;
    QLabel* m_place;
    QSlider* m_timeline;
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
    bool m_showing = false; // the slider moves because of us, not of the user
};

} // namespace miro
