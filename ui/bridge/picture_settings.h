// The settings that made a picture, from its metadata alone; Library::settingsOf() is for those of the library. Any
// thread.
#pragma once

#include "library/picture_facts.h"

#include <string>

namespace miro {

// metadata as kMetadataKey keeps it in a file. NotFound when it says nothing of how the picture was made.
Result<PictureSettings> settingsOfPicture(const std::string& metadata);

} // namespace miro
