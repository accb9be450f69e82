// Milliseconds of the last steps as a curve. GUI thread.
#pragma once

#include <QWidget>
#include <deque>

namespace miro {

class StepCurve : public QWidget {
    Q_OBJECT

public:
    explicit StepCurve(QWidget* parent);

    void add(double milliseconds);
    QSize sizeHint() const override { return {100, 48}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::deque<double> m_steps;
};

} // namespace miro
