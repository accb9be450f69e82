// Drags a picture out of the window. QDrag::exec() is the only way Qt has; it runs an event loop of its own until the
// mouse is released. It is called here and nowhere else, as the last thing of a mouse event, and nothing is touched
// after it. GUI thread.
#pragma once

#include <QPixmap>

class QMimeData;
class QObject;

namespace miro {

struct CanvasPicture;

// The file, where there is one, and the pixels.
QMimeData* dragDataOf(const CanvasPicture& picture);

void dragOut(QObject* source, QMimeData* data, const QPixmap& thumbnail);

} // namespace miro
