// Pictures of the library as the canvas takes them, read on the library's thread.
#pragma once

#include "ui/bridge/library_thread.h"
#include "ui/canvas/canvas_picture.h"

#include <functional>
#include <vector>

namespace miro {

struct Image;

QImage toQImage(const Image& image);

// done gets one picture a record that could be read, on the GUI thread, unless context is gone by then.
void loadPictures(LibraryThread& library, QObject* context, const std::vector<PictureRecord>& records,
                  std::function<void(Result<std::vector<CanvasPicture>>)> done);

} // namespace miro
