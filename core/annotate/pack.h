// Makes a data set: pictures with captions as WebDataset shards in the published layout, {key}.jpg (or .png), .txt and
// .json, with a WIDS index beside them. The same request gives the same bytes, whatever the number of threads.
#pragma once

#include "annotate/annotate_run.h"
#include "image/image_header.h"

#include <optional>
#include <string>
#include <vector>

namespace miro {

// Scenes first, first + 1, ... of the seed's endless row.
struct PackScenes {
    int64_t count = 0;
    uint64_t seed = 0;
    int64_t first = 0;
    bool heldOut = false;          // of combinations that no training scene shows
    std::filesystem::path sprites; // as models/starter-scenes
};

struct PackPicture {
    std::filesystem::path file;
    std::string caption;
    std::string about; // a JSON object that the sample's .json begins with; empty: {}
};

struct PackRequest {
    std::optional<PackScenes> scenes; // else the pictures
    std::vector<PackPicture> pictures;
    std::string source = "pictures"; // of the pictures: begins the shards' names
    std::filesystem::path folder;
    int64_t perShard = 1000;
    ImageFormat format = ImageFormat::Jpeg; // or Png. A file of this format is taken as it is
    ShardPart shards;
    bool resume = false; // shards that are there and whole are kept; without it one that is there is an error
    int64_t threads = 0; // 0: as many as the machine has
};

inline constexpr int kPackJpegQuality = 95;

// Blocks. Progress: stage "verify" (shards), then "pack" (samples). A picture that cannot be read ends the run with its
// name; finished shards stay. Usage, NotFound, Corrupt, DiskFull, Stopped.
Result<AnnotateOutcome> packShards(const PackRequest& request, const AnnotateHost& host);

} // namespace miro
