#include "ui/charts/comparison_bars.h"

#include "ui/widgets/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <algorithm>

namespace miro {
namespace {

constexpr int kComparisonGap = 6;
constexpr int kComparisonHeight = 9;
constexpr int kMarkerWidth = 12;
constexpr int kComparisonWidth = 180;

} // namespace

ComparisonBars::ComparisonBars(QWidget* parent) : QWidget(parent) {
    setObjectName("comparisonBars");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ComparisonBars::setData(ChartData data) {
    m_data = std::move(data);
    describe();
    updateGeometry();
    update();
}

void ComparisonBars::describe() {
    setAccessibleName(tr("Scores of the chosen pictures"));
    setAccessibleDescription(chartText(m_data));
}

void ComparisonBars::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        describe();
    QWidget::changeEvent(event);
}

int ComparisonBars::rowHeight() const {
    return std::max(fontMetrics().height(), kComparisonHeight + 4);
}

int ComparisonBars::groupHeight() const {
    return fontMetrics().height() + rowHeight() * static_cast<int>(m_data.series.size()) + kComparisonGap;
}

QSize ComparisonBars::sizeHint() const {
    return {kComparisonWidth, m_data.empty() ? 0 : groupHeight() * static_cast<int>(m_data.axes.size())};
}

QRect ComparisonBars::barRect(size_t axis, size_t series) const {
    return {0, groupHeight() * static_cast<int>(axis) + fontMetrics().height() + rowHeight() * static_cast<int>(series),
            width(), rowHeight()};
}

bool ComparisonBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (size_t axis = 0; axis < m_data.axes.size(); ++axis)
        for (size_t i = 0; i < m_data.series.size(); ++i) {
            const ChartSeries& series = m_data.series[i];
            if (!barRect(axis, i).contains(help->pos()))
                continue;
            QStringList lines{tr("%1, %2: %3", "a score, a picture and its value")
                                  .arg(m_data.axes[axis], seriesLetter(static_cast<int>(i)), valueText(series, axis))};
            if (axis < series.notes.size() && !series.notes[axis].isEmpty())
                lines << series.notes[axis];
            QToolTip::showText(help->globalPos(), lines.join('\n'), this);
            return true;
        }
    QToolTip::hideText();
    event->ignore();
    return true;
}

void ComparisonBars::paintRow(QPainter& painter, const QRect& row, int series, size_t axis) const {
    auto placed = [this, &row](const QRect& rect) {
        return QStyle::visualRect(layoutDirection(), row, rect);
    };
    const ChartSeries& values = m_data.series[static_cast<size_t>(series)];
    const QString letter = seriesLetter(series);
    const int letterWidth = fontMetrics().horizontalAdvance(QStringLiteral("W")) + 4;
    const QString text = valueText(values, axis);
    int textWidth = 0;
    for (const QString& each : {quantileText(1), text})
        textWidth = std::max(textWidth, fontMetrics().horizontalAdvance(each));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(placed({row.left(), row.top(), letterWidth, row.height()}), Qt::AlignCenter, letter);
    const QRect marker = placed({row.left() + letterWidth, row.top(), kMarkerWidth, row.height()});
    paintSeriesMarker(painter, QRectF(marker).center(), series);
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect number = placed({row.right() + 1 - textWidth, row.top(), textWidth, row.height()});
    painter.drawText(number, QStyle::visualAlignment(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter), text);
    const int left = row.left() + letterWidth + kMarkerWidth + 3;
    const QRect trough(left, row.top() + (row.height() - kComparisonHeight) / 2, row.right() - textWidth - 6 - left,
                       kComparisonHeight);
    if (axis >= values.values.size() || !values.values[axis] || trough.width() < 4)
        return;
    painter.setPen(themeColours().border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(placed(trough).adjusted(0, 0, -1, -1));
    const int filled = qRound((trough.width() - 2) * std::clamp(*values.values[axis], 0.0, 1.0));
    const QRect bar = placed({trough.left() + 1, trough.top() + 1, filled, kComparisonHeight - 2});
    painter.fillRect(bar, seriesBrush(series));
    if (bar.width() > 1) { // the end of a pattern that has gaps
        painter.setPen(seriesColour(series));
        painter.drawRect(bar.adjusted(0, 0, -1, -1));
    }
}

void ComparisonBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (size_t axis = 0; axis < m_data.axes.size(); ++axis) {
        const QRect title(0, groupHeight() * static_cast<int>(axis), width(), fontMetrics().height());
        QFont bold = font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(title, QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter),
                         QFontMetrics(bold).elidedText(m_data.axes[axis], Qt::ElideRight, width()));
        painter.setFont(font());
        for (size_t i = 0; i < m_data.series.size(); ++i)
            paintRow(painter, barRect(axis, i), static_cast<int>(i), axis);
    }
}

} // namespace miro
