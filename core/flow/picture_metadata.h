// What a picture file says about how it was made: miro_metadata (versioned JSON, the source of truth), the parameters
// text that other programs read, and XMP for photo managers. The same generation gives the same text: it holds no time.
#pragma once

#include "base/generation_settings.h"
#include "base/scorers.h"
#include "image/image_header.h"
#include "image/text_metadata.h"

#include <optional>
#include <string>
#include <vector>

namespace miro {

// A picture's place in an exploration: see ExploreCell.
struct ExplorationMark {
    std::string kind; // "pareto", "sweep", ...
    int64_t row = 0;
    int64_t column = 0;
    int64_t seedIndex = 0;
    double position = 0;
    std::string label;
};

// An adapter that took part.
struct AdapterMark {
    std::string name;   // of its file, without folder and ending
    std::string sha256; // of its file
    double weight = 1;
    bool operator==(const AdapterMark&) const = default;
};

struct PictureOrigin {
    std::string model;                   // as GeneratorPlace names it
    std::string modelSha256;             // of model.safetensors
    std::vector<std::string> rewardKeys; // in the network's order
    std::vector<AdapterMark> adapters;
    RewardScorers scorers;       // whose values the model learned, where it says so
    GenerationSettings settings; // resolved; `prompt` is the template
    std::string expandedPrompt;  // what the network read
    Precision precision = Precision::Fp32;
    std::string device; // "cpu", "cuda"
    uint64_t seed = 0;
    std::optional<uint64_t> variationSeed; // of this picture; goes with settings.variation
    std::string startName;                 // of the start picture's file; empty: none
    std::string startSha256;
    std::string parent; // what it was made from, as its library calls it; empty: none
    std::optional<ExplorationMark> exploration;
    int width = 0;
    int height = 0;
};

// The version of the JSON's layout; a reader that knows a lower one must not guess.
inline constexpr int kMetadataVersion = 1;

// miro_metadata of a picture.
std::string pictureMetadata(const PictureOrigin& origin);

// Formats without text chunks (JPEG, WebP) carry all of it in the XMP packet.
TextEntries pictureText(const PictureOrigin& origin, ImageFormat format);

} // namespace miro
