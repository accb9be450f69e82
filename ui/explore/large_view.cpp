#include "ui/explore/large_view.h"

#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

namespace miro {

LargeView::LargeView(QWidget* parent) : QWidget(parent) {
    setObjectName("exploreLarge");
    setFocusPolicy(Qt::StrongFocus);
    keepTranslated(this, [this] { setAccessibleName(tr("One picture, large; Escape goes back to all")); });
}

void LargeView::setPicture(const QPixmap& picture) {
    m_picture = picture;
    m_problem.clear();
    update();
}

void LargeView::setProblem(const QString& text) {
    m_picture = {};
    m_problem = text;
    update();
}

void LargeView::setCaption(const QString& text) {
    m_caption = text;
    setAccessibleDescription(text);
    update();
}

void LargeView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), themeColours().canvas);
    const int line = fontMetrics().height() + 10;
    const QRect room = rect().adjusted(8, 8, -8, -8 - line);
    if (!m_picture.isNull()) {
        QSize target = m_picture.size().scaled(room.size(), Qt::KeepAspectRatio);
        const int larger = std::max(m_picture.width(), m_picture.height());
        const int times = std::min(room.width(), room.height()) / std::max(1, larger);
        if (times >= 1)
            target = m_picture.size() * times; // small pictures stay sharp
        painter.setRenderHint(QPainter::SmoothPixmapTransform, times < 1);
        QRect place({}, target);
        place.moveCenter(room.center());
        painter.drawPixmap(place, m_picture);
    } else if (!m_problem.isEmpty()) {
        painter.setPen(themeColours().warning);
        painter.drawText(room, int(Qt::AlignCenter) | int(Qt::TextWordWrap), m_problem);
    }
    const QRect caption(0, height() - line, width(), line);
    painter.fillRect(caption, themeColours().panel);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(caption.adjusted(8, 0, -8, 0), Qt::AlignCenter,
                     fontMetrics().elidedText(m_caption, Qt::ElideRight, caption.width() - 16));
    if (hasFocus()) {
        painter.setPen(QPen(themeColours().focus, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void LargeView::keyPressEvent(QKeyEvent* event) {
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT moveRequested(0, -forward);
        return;
    case Qt::Key_Right:
        Q_EMIT moveRequested(0, forward);
        return;
    case Qt::Key_Up:
        Q_EMIT moveRequested(-1, 0);
        return;
    case Qt::Key_Down:
        Q_EMIT moveRequested(1, 0);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT useRequested();
        return;
    case Qt::Key_Escape:
    case Qt::Key_Space:
        Q_EMIT closeRequested();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void LargeView::mouseDoubleClickEvent(QMouseEvent*) {
    Q_EMIT closeRequested();
}

} // namespace miro
