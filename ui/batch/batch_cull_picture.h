// One picture as large as the room, or two of one prompt beside each other, with what they are marked with. Owned by
// the culling view; GUI thread.
#pragma once

#include "library/picture_record.h"

#include <QPixmap>
#include <QWidget>
#include <optional>

namespace miro {

struct CullSide {
    std::optional<PictureRecord> record; // nothing while it is read
    QPixmap pixmap;                      // null: not here yet
    QString problem;                     // why it cannot be shown
    QString caption;
};

class BatchCullPicture : public QWidget {
    Q_OBJECT

public:
    explicit BatchCullPicture(QWidget* parent = nullptr);

    void setPictures(CullSide picture, std::optional<CullSide> other); // other: what it is compared with
    const CullSide& picture() const { return m_picture; }
    const std::optional<CullSide>& other() const { return m_other; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintSide(QPainter& painter, const QRect& room, const CullSide& side, bool current) const;

    CullSide m_picture;
    std::optional<CullSide> m_other;
};

} // namespace miro
