#include "app/commands/scene_sprites.h"

#include "app/commands/generation_options.h"
#include "base/paths.h"

namespace miro {

Result<std::filesystem::path> spritesFolder(const std::optional<std::string>& given) {
    if (given)
        return pathFrom(given, "--sprites");
    std::error_code ignored;
    for (const std::filesystem::path& folder : shippedModelFolders())
        if (std::filesystem::exists(folder / "starter-scenes" / "sprites.json", ignored))
            return folder / "starter-scenes";
    return Error{ErrorCode::NotFound, "starter-scenes, what scenes are composed of, is missing beside the program; "
                                      "install it again, or give --sprites DIR"};
}

} // namespace miro
