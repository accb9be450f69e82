#include "ui/bridge/queue_delegate.h"

#include "ui/bridge/queue_model.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPainter>
#include <algorithm>

namespace miro {
namespace {

constexpr int kMargin = 6;
constexpr int kSymbol = 18;

// The letters of some languages come from another font, which is taller than the one that was asked for.
int lineHeight(const QFontMetrics& metrics) {
    return std::max(metrics.height(), metrics.boundingRect(QStringLiteral("\u00C5g\u5B57\u3042")).height()) + 1;
}

} // namespace

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {100, 2 * lineHeight(option.fontMetrics) + 2 * kMargin};
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QIcon symbol = item.icon;
    item.text.clear();
    item.icon = {};
    const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const QRect inner = item.rect.adjusted(kMargin, kMargin, -kMargin, -kMargin);
    const QRect symbolPlace(inner.topLeft(), QSize(kSymbol, kSymbol));
    symbol.paint(painter, QStyle::visualRect(item.direction, inner, symbolPlace), Qt::AlignCenter,
                 selected ? QIcon::Selected : QIcon::Normal);

    const QRect text = QStyle::visualRect(item.direction, inner, inner.adjusted(kSymbol + kMargin, 0, 0, 0));
    const int line = lineHeight(item.fontMetrics);
    const int alignment = int(QStyle::visualAlignment(item.direction, Qt::AlignLeft | Qt::AlignTop));
    auto draw = [&](int y, const QString& words, const QColor& colour) {
        painter->setPen(colour);
        painter->drawText(QRect(text.left(), text.top() + y, text.width(), line), alignment | Qt::TextSingleLine,
                          item.fontMetrics.elidedText(words, Qt::ElideRight, text.width()));
    };
    painter->save();
    painter->setFont(item.font);
    const QColor strong = item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    draw(0, index.data(Qt::DisplayRole).toString(), strong);
    draw(line, index.data(QueueModel::DetailRole).toString(), selected ? strong : themeColours().mutedText);
    painter->restore();
}

} // namespace miro
