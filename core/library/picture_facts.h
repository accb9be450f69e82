// What a picture file says about how it was made, whichever program made it, read as data: bounded in size, depth and
// count, never evaluated. Plain values: any thread.
#pragma once

#include "base/generation_settings.h"
#include "base/scorers.h"
#include "image/text_metadata.h"
#include "library/picture_record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

struct PictureFacts {
    std::string source = "none"; // see PictureDetails::source
    std::string prompt;          // as the network read it
    std::string negativePrompt;
    std::optional<uint64_t> seed;
    std::optional<double> steps;
    std::optional<double> guidance;
    int width = 0; // of the file's pixels
    int height = 0;
    std::string model;
    std::string modelSha256;
    std::string parent;              // what it was made from: a path below its library's folder; empty: none
    std::string metadata;            // as PictureDetails::metadata
    std::optional<int64_t> stack;    // equal for pictures that differ only in the seed
    std::vector<ScoreRecord> scores; // of its own prompt
};

// Corrupt, Unsupported (no picture, or one beyond the limits of decodeImage()); metadata that cannot be read counts as
// none. `name` is what messages call the bytes.
Result<PictureFacts> readPictureFacts(std::string_view bytes, const std::string& name);

// The same without a file: from text entries, and from a miro_metadata JSON alone. width and height stay 0.
PictureFacts factsFromText(const TextEntries& entries);
PictureFacts factsFromMetadata(const std::string& miroMetadata);

// What the generator was changed by, as the picture names it.
struct PictureAdapter {
    std::string name;
    std::string sha256; // of its file
    double weight = 1;

    bool operator==(const PictureAdapter&) const = default;
};

// What brings a picture's settings back. Values that this program cannot use are left at their defaults.
struct PictureSettings {
    GenerationSettings settings; // of this one picture: count 1; startPicture is empty
    std::string model;           // as --model takes it, for pictures of this program; else the other program's name
    std::vector<PictureAdapter> adapters;
    RewardScorers scorers;   // in whose values the targets are, where the model says so
    std::string startName;   // of the picture that it began from; empty: none
    std::string startSha256; // by which Library::settingsOf finds it
};

// NotFound when the picture says nothing of how it was made.
Result<PictureSettings> settingsOfPicture(const PictureDetails& details);

} // namespace miro
