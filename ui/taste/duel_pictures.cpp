#include "ui/taste/duel_pictures.h"

#include "ui/bridge/cell_painter.h"
#include "ui/widgets/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace miro {
namespace {

constexpr int kDuelMargin = 8;

} // namespace

DuelPictures::DuelPictures(QWidget* parent) : QWidget(parent) {
    setObjectName("duelPictures");
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(320, 160);
}

void DuelPictures::setSides(DuelSide left, DuelSide right, const QString& prompt) {
    m_left = std::move(left);
    m_right = std::move(right);
    QStringList said{prompt};
    for (const DuelSide* side : {&m_left, &m_right})
        if (!side->problem.isEmpty())
            said << side->problem;
    setAccessibleDescription(said.join('\n'));
    setCursor(m_left.pixmap.isNull() || m_right.pixmap.isNull() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
}

QRect DuelPictures::room(bool left) const {
    const int half = width() / 2;
    const QRect all = left ? QRect(0, 0, half, height()) : QRect(half, 0, width() - half, height());
    return all.adjusted(kDuelMargin, kDuelMargin, -kDuelMargin, -kDuelMargin);
}

void DuelPictures::paintSide(QPainter& painter, const QRect& room, const DuelSide& side) const {
    if (!side.problem.isEmpty()) {
        painter.setPen(themeColours().warning);
        painter.drawText(room, int(Qt::AlignCenter) | int(Qt::TextWordWrap), side.problem);
        return;
    }
    if (side.pixmap.isNull())
        return;
    const QRect place = thumbnailRect(room, side.pixmap.size());
    painter.setRenderHint(QPainter::SmoothPixmapTransform, place.width() < side.pixmap.width());
    painter.drawPixmap(place, side.pixmap);
}

void DuelPictures::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), themeColours().canvas);
    paintSide(painter, room(true), m_left);
    paintSide(painter, room(false), m_right);
    painter.fillRect(QRect(width() / 2 - 1, 0, 2, height()), themeColours().border);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(themeColours().focus, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void DuelPictures::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !rect().contains(event->pos()))
        return;
    if (event->pos().x() < width() / 2)
        Q_EMIT leftClicked();
    else
        Q_EMIT rightClicked();
}

} // namespace miro
