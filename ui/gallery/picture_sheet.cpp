#include "ui/gallery/picture_sheet.h"

#include "image/image_file.h"

namespace miro {
namespace {

constexpr size_t kMostAncestors = 24;
constexpr int64_t kMostPixels = 64'000'000; // one picture may not keep the library's thread for long

void readSettings(const Library& library, PictureSheet& sheet) {
    PictureDetails& details = sheet.details;
    auto settings = library.settingsOf(details.picture.id);
    sheet.settingsKnown = settings.ok();
    if (settings.ok())
        sheet.settings = std::move(settings).value();
    details.metadata.clear(); // it may be megabytes
    details.metadata.shrink_to_fit();
    GenerationSettings& known = sheet.settings.settings;
    if (known.prompt.empty())
        known.prompt = details.picture.prompt;
    if (known.negativePrompt.empty())
        known.negativePrompt = details.negativePrompt;
    if (!known.seed && details.picture.hasSeed)
        known.seed = details.picture.seed;
    if (sheet.settings.model.empty())
        sheet.settings.model = details.picture.model;
}

} // namespace

Result<PictureSheet> readPictureSheet(Library& library, PictureId id) {
    PictureSheet sheet;
    MIRO_TRY(sheet.details, library.details(id));
    sheet.file = library.fileOf(sheet.details.picture);
    std::error_code ignored;
    sheet.fileThere = std::filesystem::is_regular_file(sheet.file, ignored);
    readSettings(library, sheet);
    MIRO_TRY(std::vector<PictureId> ancestors, library.ancestorsOf(id));
    if (ancestors.size() > kMostAncestors)
        ancestors.resize(kMostAncestors);
    MIRO_TRY(sheet.history, library.records(ancestors));
    return sheet;
}

Result<QImage> readForScreen(const std::filesystem::path& file, const QSize& bounds) {
    MIRO_TRY(const Image image, readImage(file, {.maxPixels = kMostPixels}));
    const QImage borrowed(image.pixels.data(), image.width, image.height, qsizetype{3} * image.width,
                          QImage::Format_RGB888);
    if (image.width > bounds.width() || image.height > bounds.height())
        return borrowed.scaled(bounds, Qt::KeepAspectRatio, Qt::SmoothTransformation)
            .convertToFormat(QImage::Format_RGB32);
    return borrowed.convertToFormat(QImage::Format_RGB32);
}

} // namespace miro
