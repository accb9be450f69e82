// The `parameters` text of AUTOMATIC1111's web UI, which most programs of this field read: the prompt's lines, perhaps
// a line that begins "Negative prompt:", and one last line "Key: value, Key: value, ...".
//
// Its reader takes the last line for parameters only when at least three pairs are found in it, splits the prompt at a
// line that begins "Negative prompt:" and strips white space around lines: a prompt with such lines does not survive
// it, which is why kMetadataKey is the source of truth. Plain values: any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace miro {

struct ParametersText {
    std::string prompt;
    std::string negativePrompt;
    std::vector<std::pair<std::string, std::string>> pairs; // in order

    const std::string* find(std::string_view key) const;
};

// Values that hold a comma, colon, newline, quote, backslash or outer white space are written as JSON strings; pairs
// with an empty value are left out, since readers take an empty string for two quote marks. Broken contract
// (std::logic_error): a key that readers would lose, or fewer than three pairs.
std::string toText(const ParametersText& parameters);

// Never fails: a text without a parameter line is all prompt. Bounded: the first 1 MiB and 512 pairs.
ParametersText parseParametersText(std::string_view text);

// What a generation says about itself there.
struct GenerationParameters {
    std::string prompt;
    int64_t steps = 0;
    double guidance = 0;
    uint64_t seed = 0;
    int width = 0;
    int height = 0;
    std::string model;
    std::string modelHash;       // the first 10 hexadecimal digits of the weights' SHA-256; may be empty
    std::string targets;         // JSON object of positive targets by reward; may be empty
    std::string negativeTargets; // may be empty
    std::string version;         // "0.1.0"
    std::string negativePrompt;
    std::optional<uint64_t> variationSeed;
    double variation = 0;                    // with a variation seed
    std::optional<double> denoisingStrength; // with a start picture: the part of the way that is drawn
};

ParametersText parametersOf(const GenerationParameters& generation);

} // namespace miro
