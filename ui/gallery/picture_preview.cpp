#include "ui/gallery/picture_preview.h"

#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace miro {

PicturePreview::PicturePreview(QWidget* parent) : QWidget(parent) {
    setObjectName("picturePreview");
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void PicturePreview::setPicture(const QPixmap& picture) {
    m_picture = picture;
    m_scaled = {};
    m_problem.clear();
    updateGeometry();
    update();
}

void PicturePreview::setProblem(const QString& text) {
    m_picture = {};
    m_scaled = {};
    m_problem = text;
    setAccessibleDescription(text);
    updateGeometry();
    update();
}

// No higher than wide, so that the text below stays in sight.
int PicturePreview::heightForWidth(int width) const {
    if (m_picture.isNull())
        return m_problem.isEmpty() ? width : std::min(width, 140);
    return std::clamp(width * m_picture.height() / std::max(1, m_picture.width()), 40, std::max(40, width));
}

void PicturePreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const ThemeColours& colours = themeColours();
    painter.fillRect(rect(), colours.canvas);
    if (!m_picture.isNull()) {
        const qreal ratio = devicePixelRatioF();
        const QSize room = size() * ratio;
        QSize target = m_picture.size().scaled(room, Qt::KeepAspectRatio);
        const int larger = std::max(m_picture.width(), m_picture.height());
        if (const int times = std::min(room.width(), room.height()) / larger; times >= 1)
            target = m_picture.size() * times; // small pictures stay sharp
        if (m_scaled.size() != target) {
            const bool smaller = target.width() < m_picture.width();
            m_scaled = m_picture.scaled(target, Qt::IgnoreAspectRatio,
                                        smaller ? Qt::SmoothTransformation : Qt::FastTransformation);
            m_scaled.setDevicePixelRatio(ratio);
        }
        const QSizeF shown = m_scaled.deviceIndependentSize();
        painter.drawPixmap(
            QPointF(std::round((width() - shown.width()) / 2), std::round((height() - shown.height()) / 2)), m_scaled);
    } else if (!m_problem.isEmpty()) {
        painter.setPen(colours.warning);
        painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, m_problem);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colours.focus, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void PicturePreview::mouseDoubleClickEvent(QMouseEvent*) {
    Q_EMIT activated();
}

void PicturePreview::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT activated();
    else
        QWidget::keyPressEvent(event);
}

} // namespace miro
