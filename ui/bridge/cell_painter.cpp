#include "ui/bridge/cell_painter.h"

#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <numbers>

namespace miro {
namespace {

constexpr int kPadding = 5; // between a cell's edge and its picture
constexpr int kBadgeHeight = 18;
constexpr qreal kRadius = 4;
const QColor kBadgeGround(0, 0, 0, 190); // with white on it readable over any picture
const QColor kBadgeInk(255, 255, 255);
const QColor kStarInk(255, 205, 80);

QString words(const char* text) {
    return QCoreApplication::translate("miro::CellPainter", text);
}

QFont badgeFont(const QPainter& painter) {
    QFont font = painter.font();
    font.setPixelSize(12);
    font.setBold(true);
    return font;
}

// A badge of that width at one of the cell's corners; left and right as read.
QRectF badgeRect(const CellLook& look, qreal width, bool atEnd, bool atBottom) {
    const QRectF inner = QRectF(look.rect).adjusted(kPadding + 2, kPadding + 2, -kPadding - 2, -kPadding - 2);
    const bool right = atEnd != look.mirrored;
    return {right ? inner.right() - width : inner.left(), atBottom ? inner.bottom() - kBadgeHeight : inner.top(), width,
            kBadgeHeight};
}

void paintBadgeGround(QPainter& painter, const QRectF& rect) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(kBadgeGround);
    painter.drawRoundedRect(rect, kBadgeHeight / 2.0, kBadgeHeight / 2.0);
}

// Stars, and the number of them for who cannot tell them apart at this size.
void paintRating(QPainter& painter, const CellLook& look, int rating) {
    painter.setFont(badgeFont(painter));
    const QString number = QLocale().toString(rating);
    const int numberWidth = painter.fontMetrics().horizontalAdvance(number);
    const qreal star = look.rect.width() < 128 ? 8 : 11;
    const QRectF rect = badgeRect(look, rating * star + numberWidth + 16, false, true);
    paintBadgeGround(painter, rect);
    painter.setBrush(kStarInk);
    for (int i = 0; i < rating; ++i)
        painter.drawPolygon(
            starShape({rect.left() + 6 + i * star, rect.center().y() - star / 2, star - 1.0, star - 1.0}));
    painter.setPen(kBadgeInk);
    painter.drawText(rect.adjusted(0, 0, -6, 0), Qt::AlignRight | Qt::AlignVCenter, number);
}

void paintStar(QPainter& painter, const CellLook& look) {
    const QRectF rect = badgeRect(look, kBadgeHeight, true, false);
    paintBadgeGround(painter, rect);
    painter.setBrush(kStarInk);
    painter.drawPolygon(starShape(rect.adjusted(3, 3, -3, -3)));
}

// Two sheets and how many there are.
void paintStack(QPainter& painter, const CellLook& look, int64_t pictures) {
    painter.setFont(badgeFont(painter));
    const QString number = QLocale().toString(static_cast<qlonglong>(pictures));
    const QRectF rect = badgeRect(look, painter.fontMetrics().horizontalAdvance(number) + 30, false, false);
    paintBadgeGround(painter, rect);
    painter.setPen(QPen(kBadgeInk, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect.left() + 10, rect.top() + 4, 7, 7));
    painter.drawRect(QRectF(rect.left() + 7, rect.top() + 7, 7, 7));
    painter.drawText(rect.adjusted(0, 0, -7, 0), Qt::AlignRight | Qt::AlignVCenter, number);
}

// The tick that says "selected" to who does not see the colour.
void paintTick(QPainter& painter, const CellLook& look) {
    const QRectF rect = badgeRect(look, kBadgeHeight, true, true);
    painter.setPen(QPen(themeColours().accentText, 1));
    painter.setBrush(themeColours().accent);
    painter.drawEllipse(rect);
    painter.setPen(QPen(themeColours().accentText, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF(
        {rect.topLeft() + QPointF(5, 9), rect.topLeft() + QPointF(8, 12.5), rect.topLeft() + QPointF(13, 5.5)}));
}

void paintUnreadable(QPainter& painter, const CellLook& look) {
    const QRect inner = look.rect.adjusted(10, 10, -10, -10);
    const QPointF top(inner.center().x(), inner.top() + inner.height() * 0.14);
    const qreal side = inner.height() * 0.34;
    painter.setPen(QPen(themeColours().warning, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(QPolygonF({top, top + QPointF(side * 0.58, side), top + QPointF(-side * 0.58, side)}));
    painter.drawLine(top + QPointF(0, side * 0.38), top + QPointF(0, side * 0.66));
    painter.drawPoint(top + QPointF(0, side * 0.84));
    painter.setPen(themeColours().mutedText);
    const QRect below(inner.left(), static_cast<int>(top.y() + side) + 4, inner.width(),
                      inner.bottom() - static_cast<int>(top.y() + side) - 4);
    painter.drawText(below, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     words(QT_TRANSLATE_NOOP("miro::CellPainter", "File is gone or cannot be read")));
}

} // namespace

QRect thumbnailRect(const QRect& cell, const QSize& picture) {
    const QRect inner = cell.adjusted(kPadding, kPadding, -kPadding, -kPadding);
    if (picture.isEmpty())
        return inner;
    QSize size = picture.scaled(inner.size(), Qt::KeepAspectRatio);
    const int larger = std::max(picture.width(), picture.height());
    if (const int times = inner.width() / larger; times >= 1)
        size = picture * times;
    size = size.expandedTo({1, 1});
    return {inner.left() + (inner.width() - size.width()) / 2, inner.top() + (inner.height() - size.height()) / 2,
            size.width(), size.height()};
}

QPixmap scaledThumbnail(const QPixmap& thumbnail, int pixels, bool smooth) {
    const QSize target = thumbnailRect({0, 0, pixels, pixels}, thumbnail.size()).size();
    if (target == thumbnail.size())
        return thumbnail;
    const bool smaller = target.width() < thumbnail.width();
    return thumbnail.scaled(target, Qt::IgnoreAspectRatio,
                            smaller && smooth ? Qt::SmoothTransformation : Qt::FastTransformation);
}

void paintCell(QPainter& painter, const CellLook& look, const PictureRecord* picture) {
    const ThemeColours& colours = themeColours();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.panel);
    painter.drawRoundedRect(look.rect, kRadius, kRadius);
    if (!look.thumbnail.isNull()) {
        const QSizeF size = look.thumbnail.deviceIndependentSize();
        const QPointF at(look.rect.left() + (look.rect.width() - size.width()) / 2,
                         look.rect.top() + (look.rect.height() - size.height()) / 2);
        // On whole device pixels: the pixmap has their number already.
        const qreal ratio = painter.device()->devicePixelRatioF();
        painter.drawPixmap(QPointF(std::round(at.x() * ratio) / ratio, std::round(at.y() * ratio) / ratio),
                           look.thumbnail);
    } else if (look.unreadable) {
        paintUnreadable(painter, look);
    }
    if (picture) {
        if (look.stackBadge && picture->stackSize > 1)
            paintStack(painter, look, picture->stackSize);
        if (picture->starred)
            paintStar(painter, look);
        if (picture->rating > 0)
            paintRating(painter, look, picture->rating);
    }
    if (look.selected) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 3));
        painter.drawRoundedRect(QRectF(look.rect).adjusted(1.5, 1.5, -1.5, -1.5), kRadius, kRadius);
        paintTick(painter, look);
    }
    if (look.current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.focus, 2, Qt::DashLine));
        painter.drawRoundedRect(QRectF(look.rect).adjusted(-2, -2, 2, 2), kRadius + 1, kRadius + 1);
    }
    painter.restore();
}

QPolygonF starShape(const QRectF& rect) {
    QPolygonF star;
    for (int i = 0; i < 10; ++i) {
        const qreal angle = i * std::numbers::pi / 5;
        const qreal radius = i % 2 == 0 ? 0.5 : 0.21;
        star << QPointF(rect.center().x() + std::sin(angle) * radius * rect.width(),
                        rect.center().y() - std::cos(angle) * radius * rect.height());
    }
    return star;
}

} // namespace miro
