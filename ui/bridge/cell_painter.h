// Draws one cell of a grid of pictures, and the shapes that others draw too. Functions of their arguments; GUI thread.
#pragma once

#include "library/picture_record.h"

#include <QPixmap>
#include <QRect>

class QPainter;
class QPolygonF;

namespace miro {

struct CellLook {
    QRect rect;
    QPixmap thumbnail; // null: not here yet
    bool unreadable = false;
    bool selected = false;
    bool current = false; // where the keyboard is
    bool stackBadge = false;
    bool mirrored = false; // right-to-left
};

// The picture's place in a cell, kept in proportion. Small pictures grow by whole numbers.
QRect thumbnailRect(const QRect& cell, const QSize& picture);

// The thumbnail as it is drawn in a cell of that many pixels a side.
QPixmap scaledThumbnail(const QPixmap& thumbnail, int pixels, bool smooth);

void paintCell(QPainter& painter, const CellLook& look, const PictureRecord* picture);

// Five points, one up.
QPolygonF starShape(const QRectF& rect);

} // namespace miro
