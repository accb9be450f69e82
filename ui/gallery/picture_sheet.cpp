#include "ui/gallery/picture_sheet.h"

namespace miro {
namespace {

constexpr size_t kMostAncestors = 24;

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

} // namespace miro
