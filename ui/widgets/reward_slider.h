// A slider in steps of 1/64 whose handle and filled groove are painted in the theme's colours; the small one sets a
// negative target. Arrows move by 1/64, Page Up and Down by 1/8. The wheel moves it only while it has the focus, so
// that scrolling past changes nothing. Owned by its row; GUI thread.
#pragma once

#include <QSlider>
#include <QTimer>
#include <optional>

namespace miro {

class RewardSlider : public QSlider {
    Q_OBJECT

public:
    static constexpr int kSteps = 64;

    enum class Look { Target, Negative };
    explicit RewardSlider(Look look, QWidget* parent = nullptr);

    // What a picture reached, in [0, 1]: a small mark below the groove; none: no mark.
    void setAchieved(std::optional<double> value);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // The mouse or the key was let go, or the wheel rested, after a change.
    void released();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    int valueAt(double x) const;
    double centreOf(double value) const;
    void paintAchieved(class QPainter& painter) const;
    void settle();

    Look m_look;
    std::optional<double> m_achieved;
    int m_settled = 0;        // the value when the last gesture ended
    bool m_inGesture = false; // m_settled is valid
    QTimer m_wheelRested;
};

} // namespace miro
