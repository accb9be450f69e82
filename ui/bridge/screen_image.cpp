#include "ui/bridge/screen_image.h"

#include "image/image_file.h"

namespace miro {
namespace {

constexpr int64_t kMostPixels = 64'000'000; // one picture may not keep the library's thread for long

QImage borrowed(const Image& image) {
    return QImage(image.pixels.data(), image.width, image.height, qsizetype{3} * image.width, QImage::Format_RGB888);
}

} // namespace

// In the layout that a pixmap takes without another copy.
QImage screenImage(const Image& image) {
    return borrowed(image).convertToFormat(QImage::Format_RGB32);
}

Result<QImage> readForScreen(const std::filesystem::path& file, const QSize& bounds) {
    MIRO_TRY(const Image image, readImage(file, {.maxPixels = kMostPixels}));
    if (image.width > bounds.width() || image.height > bounds.height())
        return borrowed(image)
            .scaled(bounds, Qt::KeepAspectRatio, Qt::SmoothTransformation)
            .convertToFormat(QImage::Format_RGB32);
    return screenImage(image);
}

} // namespace miro
