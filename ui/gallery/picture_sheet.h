// All that the details panel says of a picture, read on the library's thread and bounded, so that the window can show
// it at once whatever a file holds. Any thread.
#pragma once

#include "library/library.h"
#include "library/picture_facts.h"
#include "ui/bridge/screen_image.h"

#include <filesystem>

namespace miro {

struct PictureSheet {
    PictureDetails details; // its metadata is empty: read into settings
    PictureSettings settings;
    bool settingsKnown = false;         // read from metadata; else prompt and seed alone
    std::vector<PictureRecord> history; // the pictures it was made from, the nearest first
    std::filesystem::path file;
    bool fileThere = false;
};

Result<PictureSheet> readPictureSheet(Library& library, PictureId id);

} // namespace miro
