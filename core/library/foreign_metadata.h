// Metadata of other programs of this field, as the few values that they share. Private to the library room; any thread.
#pragma once

#include "image/text_metadata.h"
#include "library/picture_facts.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace miro {

struct ForeignFacts {
    std::string source;
    std::string prompt;
    std::string negativePrompt;
    std::optional<uint64_t> seed;
    std::optional<double> steps;
    std::optional<double> guidance;
    std::string sampler;
    std::string model;
    nlohmann::json everythingButSeed; // what stacks are made by
};

// JSON of these programs is read with these bounds.
inline constexpr int kForeignJsonDepth = 96;
inline constexpr size_t kForeignJsonBytes = 8u << 20;

// The first of the known forms that fits; nothing when none does.
std::optional<ForeignFacts> foreignFacts(const TextEntries& entries);

// Graphs of nodes: `prompt` (what was run) goes before `workflow` (what the editor shows).
std::optional<ForeignFacts> comfyFacts(const std::string* prompt, const std::string* workflow);

// Values as these programs write them: a number may be a text. Nothing for anything else.
std::optional<uint64_t> seedIn(const nlohmann::json& value);
std::optional<double> numberIn(const nlohmann::json& value);
std::string textIn(const nlohmann::json& value);
const nlohmann::json* memberOf(const nlohmann::json& object, const char* key);

} // namespace miro
