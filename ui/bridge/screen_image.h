// A picture's pixels as the screen takes them. Blocking: for the library's threads.
#pragma once

#include "base/result.h"

#include <QImage>
#include <filesystem>

namespace miro {

struct Image;

QImage screenImage(const Image& image);

// Made smaller to fit bounds when larger. NotFound, Corrupt, Unsupported.
Result<QImage> readForScreen(const std::filesystem::path& file, const QSize& bounds);

} // namespace miro
