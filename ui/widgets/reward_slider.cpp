#include "ui/widgets/reward_slider.h"

#include "ui/widgets/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr int kPageStep = RewardSlider::kSteps / 8;
constexpr double kGroove = 4;
constexpr int kWheelRestMilliseconds = 300;

double handleSize(RewardSlider::Look look) {
    return look == RewardSlider::Look::Target ? 14 : 10;
}

} // namespace

RewardSlider::RewardSlider(Look look, QWidget* parent) : QSlider(Qt::Horizontal, parent), m_look(look) {
    setRange(0, kSteps);
    setSingleStep(1);
    setPageStep(kPageStep);
    setFocusPolicy(Qt::StrongFocus);
    m_wheelRested.setSingleShot(true);
    m_wheelRested.setInterval(kWheelRestMilliseconds);
    connect(&m_wheelRested, &QTimer::timeout, this, &RewardSlider::settle);
}

void RewardSlider::setAchieved(std::optional<double> value) {
    m_achieved = value;
    update();
}

QSize RewardSlider::sizeHint() const {
    return {120, static_cast<int>(handleSize(m_look)) + 4};
}

QSize RewardSlider::minimumSizeHint() const {
    return {60, static_cast<int>(handleSize(m_look)) + 4};
}

double RewardSlider::centreOf(double value) const {
    double margin = handleSize(m_look) / 2 + 2;
    double along = (width() - 2 * margin) * value / kSteps;
    return layoutDirection() == Qt::RightToLeft ? width() - margin - along : margin + along;
}

int RewardSlider::valueAt(double x) const {
    double margin = handleSize(m_look) / 2 + 2;
    double along = layoutDirection() == Qt::RightToLeft ? width() - margin - x : x - margin;
    double length = std::max(1.0, width() - 2 * margin);
    return std::clamp(static_cast<int>(std::lround(along / length * kSteps)), 0, kSteps);
}

void RewardSlider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColours& colours = themeColours();
    const double middle = height() / 2.0;
    const double centre = centreOf(value());
    const double start = centreOf(0);
    const bool target = m_look == Look::Target;
    const QColor strong = !isEnabled() ? colours.border : target ? colours.accent : colours.warning;

    painter.setPen(QPen(colours.border, 1));
    painter.setBrush(palette().base());
    QRectF groove(QPointF(std::min(start, centreOf(kSteps)), middle - kGroove / 2), QSizeF(0, kGroove));
    groove.setRight(std::max(start, centreOf(kSteps)));
    painter.drawRoundedRect(groove, kGroove / 2, kGroove / 2);
    if (isEnabled()) {
        QRectF filled = groove;
        filled.setLeft(std::min(start, centre));
        filled.setRight(std::max(start, centre));
        painter.setPen(Qt::NoPen);
        painter.setBrush(strong);
        painter.drawRoundedRect(filled, kGroove / 2, kGroove / 2);
    }

    const double radius = handleSize(m_look) / 2;
    if (hasFocus()) {
        painter.setPen(QPen(colours.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(centre, middle), radius + 1, radius + 1);
    }
    painter.setPen(QPen(palette().color(QPalette::Window), 1));
    painter.setBrush(isEnabled() ? QBrush(strong) : palette().window());
    if (!isEnabled())
        painter.setPen(QPen(colours.border, 1));
    if (target) {
        painter.drawEllipse(QPointF(centre, middle), radius - 1, radius - 1);
    } else { // another shape: colour alone tells nothing
        const QPointF at(centre, middle);
        painter.drawPolygon(QPolygonF({at + QPointF(0, -radius + 1), at + QPointF(radius - 1, 0),
                                       at + QPointF(0, radius - 1), at + QPointF(-radius + 1, 0)}));
    }
    paintAchieved(painter);
}

// A triangle that points up at the groove: another shape than the handle's, and not below it.
void RewardSlider::paintAchieved(QPainter& painter) const {
    if (!m_achieved)
        return;
    const QPointF tip(centreOf(std::clamp(*m_achieved, 0.0, 1.0) * kSteps), height() / 2.0 - 1);
    const double bottom = height() - 1.0;
    painter.setPen(QPen(palette().color(QPalette::Window), 1));
    painter.setBrush(palette().color(QPalette::WindowText));
    painter.drawPolygon(QPolygonF({tip, QPointF(tip.x() + 5, bottom), QPointF(tip.x() - 5, bottom)}));
}

void RewardSlider::settle() {
    bool moved = m_inGesture && value() != m_settled;
    m_inGesture = false;
    if (moved)
        Q_EMIT released();
}

void RewardSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    settle();
    m_settled = value();
    m_inGesture = true;
    setSliderDown(true);
    setSliderPosition(valueAt(event->position().x()));
    event->accept();
}

void RewardSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown() && event->buttons().testFlag(Qt::LeftButton))
        setSliderPosition(valueAt(event->position().x()));
    else
        event->ignore();
}

void RewardSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !isSliderDown()) {
        event->ignore();
        return;
    }
    setSliderDown(false);
    update();
    settle();
}

void RewardSlider::keyPressEvent(QKeyEvent* event) {
    if (!m_inGesture) {
        m_settled = value();
        m_inGesture = true;
    }
    QSlider::keyPressEvent(event);
}

void RewardSlider::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat() && !isSliderDown())
        settle();
    QSlider::keyReleaseEvent(event);
}

void RewardSlider::focusOutEvent(QFocusEvent* event) {
    if (!isSliderDown())
        settle();
    QSlider::focusOutEvent(event);
}

void RewardSlider::wheelEvent(QWheelEvent* event) {
    if (!hasFocus()) {
        event->ignore();
        return;
    }
    if (!m_inGesture) {
        m_settled = value();
        m_inGesture = true;
    }
    QSlider::wheelEvent(event);
    m_wheelRested.start();
}

} // namespace miro
