#include "ui/canvas/drag_out.h"

#include "ui/canvas/canvas_picture.h"

#include <QDrag>
#include <QMimeData>
#include <QUrl>

namespace miro {

QMimeData* dragDataOf(const CanvasPicture& picture) {
    auto* data = new QMimeData; // the drag owns it
    if (!picture.file.isEmpty())
        data->setUrls({QUrl::fromLocalFile(picture.file)});
    if (!picture.image.isNull())
        data->setImageData(picture.image);
    return data;
}

void dragOut(QObject* source, QMimeData* data, const QPixmap& thumbnail) {
    auto* drag = new QDrag(source); // Qt deletes it when the drag is over
    drag->setMimeData(data);
    drag->setPixmap(thumbnail);
    drag->exec(Qt::CopyAction, Qt::CopyAction);
}

} // namespace miro
