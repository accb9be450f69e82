#include "ui/window/step_curve.h"

#include "ui/widgets/theme.h"

#include <QLocale>
#include <QPainter>
#include <algorithm>

namespace miro {
namespace {

constexpr size_t kKept = 200;

} // namespace

StepCurve::StepCurve(QWidget* parent) : QWidget(parent) {
    setObjectName("stepCurve");
    setMinimumHeight(48);
}

void StepCurve::add(double milliseconds) {
    m_steps.push_back(milliseconds);
    if (m_steps.size() > kKept)
        m_steps.pop_front();
    update();
}

void StepCurve::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(themeColours().border);
    painter.drawRect(area);
    if (m_steps.size() < 2)
        return;
    const double top = std::max(*std::max_element(m_steps.begin(), m_steps.end()), 1e-3);
    QPolygonF line;
    for (size_t i = 0; i < m_steps.size(); ++i)
        line << QPointF(area.left() + area.width() * static_cast<double>(i) / static_cast<double>(m_steps.size() - 1),
                        area.bottom() - 2 - (area.height() - 6) * m_steps[i] / top);
    painter.setPen(QPen(themeColours().accent, 1.5));
    painter.drawPolyline(line);
    painter.setPen(themeColours().mutedText);
    painter.drawText(area.adjusted(5, 2, -5, -2), int(Qt::AlignBottom | Qt::AlignLeft),
                     tr("%1 ms").arg(QLocale().toString(top, 'f', top < 10 ? 1 : 0)));
}

} // namespace miro
