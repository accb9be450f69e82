// A picture on the canvas: pixels, and what it is in the library, if it is there. A plain value of the GUI thread.
#pragma once

#include "library/picture_record.h"

#include <QImage>
#include <QString>
#include <optional>

namespace miro {

struct CanvasPicture {
    QImage image;
    std::optional<PictureRecord> record;
    QString file; // to drag out and to copy with metadata; empty: none
};

} // namespace miro
