// What the library keeps of a picture. Plain values: any thread, any room above.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace miro {

using PictureId = int64_t; // never given twice, also not after a picture is gone for good

// One row of a grid: all that a thumbnail and its tool tip need.
struct PictureRecord {
    PictureId id = 0;
    std::string path;    // below the library folder, with '/'
    int64_t created = 0; // milliseconds since 1970, UTC
    int width = 0;
    int height = 0;
    uint64_t seed = 0;
    bool hasSeed = false;
    std::string prompt;
    std::string model;
    int rating = 0; // 1 to 5; 0: none
    bool starred = false;
    bool inBin = false;
    int64_t stackSize = 1; // pictures in the same place (library or bin) that differ only in the seed, itself included
};

// raw as the scorer gave it, training in training units, quantile in [0, 1] as the sliders say it. A score that could
// not be computed has no values.
struct ScoreRecord {
    std::string scorer; // "clip_score"
    std::string version;
    std::string checkpointSha256;
    std::optional<double> raw;
    std::optional<double> training;
    std::optional<double> quantile;
    bool estimated = false; // the quantile's bin edges
    // As the library gives it:
    bool outdated = false;       // by an earlier version or checkpoint of the scorer: never sorted or filtered by
    std::optional<double> asked; // what the picture was drawn for: the target of the scorer's reward
};

// Rank 1 is the best of the `of` pictures of one prompt that are in the library, by one scorer.
struct ScoreRank {
    PictureId picture = 0;
    int64_t rank = 0; // 0: it has no such score
    int64_t of = 0;
};

struct PictureScores {
    PictureId picture = 0;
    std::vector<ScoreRecord> scores; // by the scorer's name
};

struct PictureDetails {
    PictureRecord picture;
    std::string negativePrompt;
    std::string metadata; // miro_metadata JSON, or what another program's metadata was read as; may be empty
    std::string modelSha256;
    std::string source;              // "miro", "a1111", "comfyui", "invokeai", "swarmui", "fooocus", "none"
    std::string originPath;          // where an imported file came from
    std::optional<PictureId> parent; // it was made from (vary, start picture, edit)
    std::string jobId;
    std::vector<std::string> tags;
    std::vector<std::string> albums; // names
    std::vector<ScoreRecord> scores;
};

struct Album {
    int64_t id = 0;
    std::string name;
    int64_t pictures = 0;
};

} // namespace miro
