// Two pictures of one prompt beside each other, as large as the room; a click chooses one. Left is left in every
// language. Owned by a DuelView; GUI thread.
#pragma once

#include <QPixmap>
#include <QWidget>

namespace miro {

struct DuelSide {
    QPixmap pixmap;  // null: not here yet
    QString problem; // why it cannot be shown
};

class DuelPictures : public QWidget {
    Q_OBJECT

public:
    explicit DuelPictures(QWidget* parent = nullptr);

    void setSides(DuelSide left, DuelSide right, const QString& prompt);
    const DuelSide& left() const { return m_left; }
    const DuelSide& right() const { return m_right; }

Q_SIGNALS:
    void leftClicked();
    void rightClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QRect room(bool left) const;
    void paintSide(QPainter& painter, const QRect& room, const DuelSide& side) const;

    DuelSide m_left;
    DuelSide m_right;
};

} // namespace miro
