// Pictures to be scored: found, looked at and read before any scorer is loaded, so that a bad one among many ends the
// run before it has cost anything. Plain values; any thread.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "image/image.h"
#include "library/picture_record.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace miro {

struct ScoreItem {
    std::filesystem::path file;
    std::optional<std::string> prompt; // nothing: only scorers that read none
    PictureId picture = 0;             // in a library; 0: none
    Image image;                       // when it was kept from the first look
};

// Files in the order given; a folder stands for its pictures (by their names' endings), sorted by name. NotFound for a
// path that is not there and for a folder without pictures.
Result<std::vector<std::filesystem::path>> picturesAmong(const std::vector<std::filesystem::path>& filesOrFolders,
                                                         bool recursive);

struct ScoreLook {
    std::optional<std::string> prompt; // nothing: each picture's own, from its metadata
    bool needsPng = false;             // metadata is to be written into it
};

// Decodes every picture once; keeps the first of them in memory, as far as that is little. Errors name the file.
// Progress: stage "scan".
Result<std::vector<ScoreItem>> lookAtPictures(const std::vector<std::filesystem::path>& files, const ScoreLook& look,
                                              ProgressSink& progress, const std::stop_token& stop);

} // namespace miro
