#include "ui/charts/interval_bars.h"

#include "ui/charts/chart_style.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <algorithm>

namespace miro {
namespace {

constexpr int kGap = 8;
constexpr int kBarHeight = 13;
constexpr int kWhisker = 7;
constexpr int kSmallestWidth = 240;
constexpr double kMostNames = 0.42; // of the width

} // namespace

IntervalBars::IntervalBars(QWidget* parent) : QWidget(parent) {
    setObjectName("intervalBars");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void IntervalBars::setBars(std::vector<IntervalBar> bars, double low, double origin, double high) {
    m_bars = std::move(bars);
    m_low = low;
    m_origin = std::clamp(origin, low, high);
    m_high = high;
    QStringList lines;
    for (const IntervalBar& bar : m_bars)
        lines << bar.text;
    setAccessibleDescription(lines.join('\n'));
    updateGeometry();
    update();
}

void IntervalBars::setTitle(const QString& title) {
    setAccessibleName(title);
}

int IntervalBars::rowHeight() const {
    return std::max(fontMetrics().height(), kBarHeight) + 6;
}

QSize IntervalBars::sizeHint() const {
    return {kSmallestWidth, rowHeight() * static_cast<int>(m_bars.size())};
}

QRect IntervalBars::rowRect(size_t bar) const {
    return {0, rowHeight() * static_cast<int>(bar), width(), rowHeight()};
}

// Names on the one side, values on the other; both as wide as the widest needs.
QRect IntervalBars::trough() const {
    int names = 0;
    int values = 0;
    for (const IntervalBar& bar : m_bars) {
        names = std::max(names, fontMetrics().horizontalAdvance(bar.name));
        values = std::max(values, fontMetrics().horizontalAdvance(bar.valueText));
    }
    names = std::min(names + 2, static_cast<int>(width() * kMostNames));
    const int left = names + kGap;
    return {left, (rowHeight() - kBarHeight) / 2, std::max(4, width() - left - values - kGap), kBarHeight};
}

double IntervalBars::placeOf(double value) const {
    const QRect room = trough();
    const double share = m_high > m_low ? (std::clamp(value, m_low, m_high) - m_low) / (m_high - m_low) : 0;
    const double from = room.left() + share * room.width();
    return layoutDirection() == Qt::RightToLeft ? width() - from : from;
}

bool IntervalBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (size_t i = 0; i < m_bars.size(); ++i)
        if (rowRect(i).contains(help->pos())) {
            QToolTip::showText(help->globalPos(), m_bars[i].text, this);
            return true;
        }
    QToolTip::hideText();
    event->ignore();
    return true;
}

void IntervalBars::paintBar(QPainter& painter, const IntervalBar& bar, const QRect& row) const {
    const QRect room = trough().translated(0, row.top());
    auto placed = [&](const QRect& rect) {
        return QStyle::visualRect(layoutDirection(), row, rect);
    };
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect name = placed({0, row.top(), room.left() - kGap, row.height()});
    painter.drawText(name, QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter),
                     fontMetrics().elidedText(bar.name, Qt::ElideRight, name.width()));
    const QRect value = placed({room.right() + 1 + kGap, row.top(), row.right() - room.right() - kGap, row.height()});
    painter.drawText(value, QStyle::visualAlignment(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter),
                     bar.valueText);
    painter.setPen(themeColours().border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(placed(room).adjusted(0, 0, -1, -1));
    // Below the origin: another pattern, so that the sign needs no colour.
    const double origin = placeOf(m_origin);
    const double end = placeOf(bar.value);
    const bool below = bar.value < m_origin;
    const QRectF filled(std::min(origin, end), room.top() + 1, std::abs(end - origin), room.height() - 2);
    painter.fillRect(filled, seriesBrush(below ? 1 : 0));
    painter.setPen(seriesColour(below ? 1 : 0));
    painter.drawRect(filled.adjusted(0, 0, -1, -1));
    painter.setPen(QPen(palette().color(QPalette::WindowText), 1));
    painter.drawLine(QPointF(origin, row.top() + 2), QPointF(origin, row.bottom() - 1));
    if (!bar.interval)
        return;
    const double middle = room.center().y() + 0.5;
    const double low = placeOf(bar.interval->first);
    const double high = placeOf(bar.interval->second);
    // Readable on the bar and beside it.
    for (const auto& [colour, width] :
         {std::pair(palette().color(QPalette::Window), 3.2), std::pair(palette().color(QPalette::WindowText), 1.2)}) {
        painter.setPen(QPen(colour, width));
        painter.drawLine(QPointF(low, middle), QPointF(high, middle));
        for (const double at : {low, high})
            painter.drawLine(QPointF(at, middle - kWhisker / 2.0), QPointF(at, middle + kWhisker / 2.0));
    }
}

void IntervalBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t i = 0; i < m_bars.size(); ++i)
        paintBar(painter, m_bars[i], rowRect(i));
}

} // namespace miro
