#include "ui/batch/batch_cull_picture.h"

#include "ui/bridge/cell_painter.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <algorithm>

namespace miro {
namespace {

constexpr int kPictureMargin = 8;
constexpr int kStar = 16;

} // namespace

BatchCullPicture::BatchCullPicture(QWidget* parent) : QWidget(parent) {
    setObjectName("cullPicture");
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(200, 160);
}

void BatchCullPicture::setPictures(CullSide picture, std::optional<CullSide> other) {
    m_picture = std::move(picture);
    m_other = std::move(other);
    QString text = m_picture.caption;
    if (m_other)
        text += '\n' + m_other->caption;
    setAccessibleDescription(text);
    update();
}

void BatchCullPicture::paintSide(QPainter& painter, const QRect& all, const CullSide& side, bool current) const {
    const ThemeColours& colours = themeColours();
    const int line = std::max(fontMetrics().height() + 10, kStar + 8);
    const QRect room = all.adjusted(kPictureMargin, kPictureMargin, -kPictureMargin, -kPictureMargin - line);
    if (!side.pixmap.isNull()) {
        QSize target = side.pixmap.size().scaled(room.size(), Qt::KeepAspectRatio);
        const int larger = std::max(side.pixmap.width(), side.pixmap.height());
        const int times = std::min(room.width(), room.height()) / std::max(1, larger);
        if (times >= 1)
            target = side.pixmap.size() * times; // small pictures stay sharp
        painter.setRenderHint(QPainter::SmoothPixmapTransform, times < 1);
        QRect place({}, target);
        place.moveCenter(room.center());
        painter.drawPixmap(place, side.pixmap);
    } else if (!side.problem.isEmpty()) {
        painter.setPen(colours.warning);
        painter.drawText(room, int(Qt::AlignCenter) | int(Qt::TextWordWrap), side.problem);
    }
    const QRect strip(all.left(), all.bottom() + 1 - line, all.width(), line);
    painter.fillRect(strip, colours.panel);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    int along = kPictureMargin;
    auto place = [&](int width) {
        const QRect left(strip.left() + along, strip.top(), width, line);
        along += width;
        return mirrored ? QRect(strip.left() + strip.right() - left.right(), left.top(), width, line) : left;
    };
    if (side.record) {
        painter.setPen(Qt::NoPen);
        for (int star = 0; star < 5; ++star) {
            const QRectF shape = QRectF(place(kStar + 2)).adjusted(1, (line - kStar) / 2.0, -1, -(line - kStar) / 2.0);
            painter.setPen(QPen(palette().color(QPalette::WindowText), 1));
            painter.setBrush(star < side.record->rating ? QBrush(palette().color(QPalette::WindowText)) : Qt::NoBrush);
            painter.drawPolygon(starShape(shape));
        }
        along += kPictureMargin;
    }
    QFont font = painter.font();
    font.setBold(current && m_other.has_value());
    painter.setFont(font);
    painter.setPen(palette().color(QPalette::WindowText));
    const QRect text = place(std::max(0, strip.width() - along - kPictureMargin));
    painter.drawText(text, int(Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft)),
                     painter.fontMetrics().elidedText(side.caption, Qt::ElideRight, text.width()));
    font.setBold(false);
    painter.setFont(font);
}

void BatchCullPicture::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), themeColours().canvas);
    if (m_other) {
        const QRect left(0, 0, width() / 2 - 1, height());
        const QRect right(width() / 2 + 1, 0, width() - width() / 2 - 1, height());
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        paintSide(painter, mirrored ? right : left, m_picture, true);
        paintSide(painter, mirrored ? left : right, *m_other, false);
        painter.fillRect(QRect(left.right() + 1, 0, 2, height()), themeColours().border);
    } else {
        paintSide(painter, rect(), m_picture, true);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(themeColours().focus, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace miro
