#include "ui/bridge/picture_settings.h"

namespace miro {

Result<PictureSettings> settingsOfPicture(const std::string& metadata) {
    PictureDetails details;
    details.source = "miro";
    details.metadata = metadata;
    auto settings = settingsOfPicture(details);
    if (settings.ok() || settings.error().code != ErrorCode::NotFound)
        return settings;
    return Error{ErrorCode::NotFound, "the picture does not say which settings made it"};
}

} // namespace miro
