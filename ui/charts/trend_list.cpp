#include "ui/charts/trend_list.h"

#include "ui/charts/chart_style.h"
#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <algorithm>
#include <limits>

namespace miro {
namespace {

constexpr int kTrendGap = 8;
constexpr int kMargin = 3;
constexpr double kMarker = 5;

struct Bounds {
    double left = std::numeric_limits<double>::max();
    double right = std::numeric_limits<double>::lowest();
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
};

Bounds boundsOf(const Trend& trend) {
    Bounds bounds;
    for (const auto& line : trend.lines)
        for (const QPointF& point : line) {
            bounds.left = std::min(bounds.left, point.x());
            bounds.right = std::max(bounds.right, point.x());
            bounds.low = std::min(bounds.low, point.y());
            bounds.high = std::max(bounds.high, point.y());
        }
    return bounds;
}

// In the middle where there is no span.
double share(double value, double low, double high) {
    return high > low ? (value - low) / (high - low) : 0.5;
}

} // namespace

TrendList::TrendList(QWidget* parent) : QWidget(parent) {
    setObjectName("trendList");
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

int TrendList::rowHeight() const {
    return fontMetrics().height() + 2 * kMargin + 2;
}

QSize TrendList::sizeHint() const {
    return {240, std::max(1, static_cast<int>(m_trends.size())) * rowHeight()};
}

void TrendList::setTrends(std::vector<Trend> trends) {
    const bool resized = trends.size() != m_trends.size();
    m_trends = std::move(trends);
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_trends.size()) - 1));
    describe();
    if (resized)
        updateGeometry();
    update();
}

void TrendList::describe() {
    QStringList lines;
    for (const Trend& trend : m_trends)
        lines << trend.text;
    setAccessibleDescription(lines.join('\n'));
}

void TrendList::paintRow(QPainter& painter, const Trend& trend, const QRect& row) const {
    const int named = row.width() * 9 / 20;
    const int valued = row.width() / 4;
    auto part = [&](int left, int right) {
        return QStyle::visualRect(layoutDirection(), row, row.adjusted(left, 0, -right, 0));
    };
    const QRect name = part(kMargin, row.width() - named);
    const QRect course = part(named + kTrendGap, valued);
    const QRect value = part(row.width() - valued + kTrendGap, kMargin);
    const Qt::Alignment start = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter;
    const Qt::Alignment end = QStyle::visualAlignment(layoutDirection(), Qt::AlignRight) | Qt::AlignVCenter;
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(name, int(start), fontMetrics().elidedText(trend.name, Qt::ElideRight, name.width()));
    painter.drawText(value, int(end), fontMetrics().elidedText(trend.value, Qt::ElideLeft, value.width()));

    const Bounds bounds = boundsOf(trend);
    const QRectF area = QRectF(course).adjusted(kMarker, kMargin + kMarker / 2, -kMarker, -kMargin - kMarker / 2);
    for (size_t i = 0; i < trend.lines.size(); ++i) {
        const auto series = static_cast<int>(i);
        QPolygonF line;
        for (const QPointF& point : trend.lines[i])
            line << QPointF(area.left() + area.width() * share(point.x(), bounds.left, bounds.right),
                            area.bottom() - area.height() * share(point.y(), bounds.low, bounds.high));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(seriesPen(series, 1.4));
        painter.drawPolyline(line);
        if (!line.isEmpty())
            paintSeriesMarker(painter, line.last(), series, kMarker);
    }
}

void TrendList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int tall = rowHeight();
    for (size_t i = 0; i < m_trends.size(); ++i) {
        const QRect row(0, static_cast<int>(i) * tall, width(), tall);
        paintRow(painter, m_trends[i], row);
        if (hasFocus() && static_cast<int>(i) == m_current) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(themeColours().focus, 2));
            painter.drawRect(QRectF(row).adjusted(1, 1, -1, -1));
        }
    }
}

void TrendList::keyPressEvent(QKeyEvent* event) {
    const int last = static_cast<int>(m_trends.size()) - 1;
    const int former = m_current;
    if (event->key() == Qt::Key_Up)
        m_current = std::max(0, m_current - 1);
    else if (event->key() == Qt::Key_Down)
        m_current = std::min(last, m_current + 1);
    else if (event->key() == Qt::Key_Home)
        m_current = 0;
    else if (event->key() == Qt::Key_End)
        m_current = last;
    else {
        QWidget::keyPressEvent(event);
        return;
    }
    if (last < 0) {
        m_current = former;
        return;
    }
    const QRect row(0, m_current * rowHeight(), width(), rowHeight());
    const QString& text = m_trends[static_cast<size_t>(m_current)].text;
    setAccessibleDescription(text);
    QToolTip::showText(mapToGlobal(row.bottomLeft()), text, this);
    Q_EMIT rowReached(row);
    update();
}

bool TrendList::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const int row = help->pos().y() / rowHeight();
    if (row >= 0 && row < static_cast<int>(m_trends.size()))
        QToolTip::showText(help->globalPos(), m_trends[static_cast<size_t>(row)].text, this);
    else
        QToolTip::hideText();
    return true;
}

void TrendList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LayoutDirectionChange)
        update();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace miro
