#include "library/picture_facts.h"

#include "base/generation_json.h"
#include "base/json.h"
#include "image/image_file.h"
#include "image/image_header.h"
#include "image/parameters_text.h"
#include "library/foreign_metadata.h"
#include "library/score_metadata.h"

#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr int kKnownVersion = 1; // of miro_metadata
constexpr JsonLimits kFactsLimits{8u << 20, 64};
constexpr size_t kMostAdapters = 64;

// FNV-1a: stacks are a convenience of the view, not a proof of equality.
int64_t hashOf(const std::string& text) {
    uint64_t hash = 14695981039346656037u;
    for (const unsigned char c : text)
        hash = (hash ^ c) * 1099511628211u;
    return static_cast<int64_t>(hash);
}

std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json readObject(const std::string& text) {
    auto json = parseJson(text, "metadata", kFactsLimits);
    return json.ok() && json->is_object() ? std::move(json).value() : Json();
}

// Pictures of one model, prompt and settings, whichever machine drew them.
std::optional<int64_t> stackOf(Json json) {
    for (const char* key :
         {"seed", "device", "program_version", "parent", "scorers", "scores", "scored_prompt", "exploration"})
        json.erase(key);
    if (auto variation = json.find("variation"); variation != json.end() && variation->is_object())
        variation->erase("seed");
    return hashOf(dump(json));
}

PictureFacts factsFromForeign(const ForeignFacts& foreign) {
    PictureFacts facts;
    facts.source = foreign.source;
    facts.prompt = foreign.prompt;
    facts.negativePrompt = foreign.negativePrompt;
    facts.seed = foreign.seed;
    facts.steps = foreign.steps;
    facts.guidance = foreign.guidance;
    facts.model = foreign.model;
    Json json{{"program", foreign.source}, {"prompt", foreign.prompt}};
    if (!foreign.negativePrompt.empty())
        json["negative_prompt"] = foreign.negativePrompt;
    if (foreign.seed)
        json["seed"] = *foreign.seed;
    if (foreign.steps)
        json["steps"] = *foreign.steps;
    if (foreign.guidance)
        json["guidance"] = {{"scale", *foreign.guidance}};
    if (!foreign.sampler.empty())
        json["sampler"] = foreign.sampler;
    if (!foreign.model.empty())
        json["model"] = {{"name", foreign.model}};
    facts.metadata = dump(json);
    if (foreign.seed)
        facts.stack = hashOf(dump(foreign.everythingButSeed));
    return facts;
}

// ---- back to settings

template <typename T>
std::optional<T> inRange(const char* key, const Json* value) {
    std::optional<double> number = value ? numberIn(*value) : std::nullopt;
    if (!number)
        return std::nullopt;
    for (const auto& param : generationParams()) {
        if (param.spec.key != key)
            continue;
        if (*number < param.spec.minimum.value_or(*number) || *number > param.spec.maximum.value_or(*number))
            return std::nullopt;
    }
    return static_cast<T>(*number);
}

RewardTargets targetsIn(const Json& json, const char* key) {
    RewardTargets targets;
    const Json* object = memberOf(json, key);
    if (!object || !object->is_object() || object->size() > 1000)
        return targets;
    for (const auto& [reward, value] : object->items()) {
        if (value.is_null())
            targets[reward] = std::nullopt;
        else if (value.is_number() && value.get<double>() >= 0 && value.get<double>() <= 1)
            targets[reward] = value.get<double>();
    }
    return targets;
}

void readGuidance(const Json& json, GenerationSettings& settings) {
    const Json* guidance = memberOf(json, "guidance");
    if (!guidance)
        return;
    settings.guidance = inRange<double>("guidance", memberOf(*guidance, "scale"));
    if (const Json* type = memberOf(*guidance, "type"); type && *type == "linear")
        settings.guidanceType = GuidanceType::Linear;
    settings.guidanceStart = inRange<int64_t>("guidance-start", memberOf(*guidance, "start"));
    settings.guidanceEnd = inRange<int64_t>("guidance-end", memberOf(*guidance, "end"));
}

std::vector<PictureAdapter> adaptersIn(const Json& json) {
    std::vector<PictureAdapter> adapters;
    const Json* list = memberOf(json, "adapters");
    if (!list || !list->is_array() || list->size() > kMostAdapters)
        return adapters;
    for (const Json& entry : *list) {
        PictureAdapter adapter;
        if (const Json* name = memberOf(entry, "name"))
            adapter.name = textIn(*name);
        if (const Json* hash = memberOf(entry, "sha256"))
            adapter.sha256 = textIn(*hash);
        if (const Json* weight = memberOf(entry, "weight"))
            adapter.weight = numberIn(*weight).value_or(adapter.weight);
        adapters.push_back(std::move(adapter));
    }
    return adapters;
}

void readVariation(const Json& json, GenerationSettings& settings) {
    const Json* variation = memberOf(json, "variation");
    const Json* seed = variation ? memberOf(*variation, "seed") : nullptr;
    if (!seed || !seedIn(*seed))
        return;
    settings.variationSeed = seedIn(*seed);
    settings.variation = inRange<double>("variation", memberOf(*variation, "strength")).value_or(0);
}

} // namespace

PictureFacts factsFromMetadata(const std::string& miroMetadata) {
    PictureFacts facts;
    Json json = readObject(miroMetadata);
    if (!json.is_object() || !(json.contains("prompt") || json.contains("model") || json.contains("seed")))
        return facts; // nothing, or scores alone
    facts.source = "miro";
    facts.metadata = miroMetadata;
    auto textAt = [&](const char* key) {
        const Json* value = memberOf(json, key);
        return value ? textIn(*value) : std::string();
    };
    facts.prompt = textAt("prompt");
    facts.negativePrompt = textAt("negative_prompt");
    facts.parent = textAt("parent");
    if (const Json* seed = memberOf(json, "seed"))
        facts.seed = seedIn(*seed);
    if (const Json* steps = memberOf(json, "steps"))
        facts.steps = numberIn(*steps);
    if (const Json* guidance = memberOf(json, "guidance"))
        if (const Json* scale = memberOf(*guidance, "scale"))
            facts.guidance = numberIn(*scale);
    if (const Json* model = memberOf(json, "model")) {
        if (const Json* name = memberOf(*model, "name"))
            facts.model = textIn(*name);
        if (const Json* hash = memberOf(*model, "sha256"))
            facts.modelSha256 = textIn(*hash);
    }
    facts.scores = scoresInMetadata(miroMetadata, facts.prompt);
    if (facts.seed)
        facts.stack = stackOf(std::move(json));
    return facts;
}

PictureFacts factsFromText(const TextEntries& entries) {
    const std::string* metadata = findText(entries, kMetadataKey);
    if (metadata)
        if (PictureFacts facts = factsFromMetadata(*metadata); facts.source != "none")
            return facts;
    auto foreign = foreignFacts(entries);
    PictureFacts facts = foreign ? factsFromForeign(*foreign) : PictureFacts();
    if (metadata && foreign)
        facts.scores = scoresInMetadata(*metadata, facts.prompt);
    return facts;
}

Result<PictureFacts> readPictureFacts(std::string_view bytes, const std::string& name) {
    MIRO_TRY(ImageHeader header, readImageHeader(bytes, name));
    const ImageLimits limits;
    if (header.width < 1 || header.height < 1)
        return Error{ErrorCode::Corrupt, fmt::format("{} has no pixels", oneLine(name))};
    if (header.width > limits.maxSide || header.height > limits.maxSide ||
        header.width > limits.maxPixels / header.height)
        return Error{ErrorCode::Unsupported,
                     fmt::format("{} says it is {} x {} pixels; at most {} million are read", oneLine(name),
                                 header.width, header.height, limits.maxPixels / 1'000'000)};
    MIRO_TRY(TextEntries entries, readText(bytes, name));
    PictureFacts facts = factsFromText(entries);
    facts.width = static_cast<int>(header.width);
    facts.height = static_cast<int>(header.height);
    return facts;
}

Result<PictureSettings> settingsOfPicture(const PictureDetails& details) {
    Json json = readObject(details.metadata);
    if (!json.is_object())
        return Error{ErrorCode::NotFound,
                     fmt::format("{} does not say how it was made", oneLine(details.picture.path))};
    PictureSettings result;
    GenerationSettings& settings = result.settings;
    auto textAt = [&](const Json& object, const char* key) {
        const Json* value = memberOf(object, key);
        return value ? textIn(*value) : std::string();
    };
    // The template goes before what it was expanded to: drawn again, it may expand to something new.
    settings.prompt = memberOf(json, "template") ? textAt(json, "template") : textAt(json, "prompt");
    settings.negativePrompt = textAt(json, "negative_prompt");
    if (const Json* seed = memberOf(json, "seed"))
        settings.seed = seedIn(*seed);
    settings.steps = inRange<int64_t>("steps", memberOf(json, "steps"));
    settings.shift = inRange<double>("shift", memberOf(json, "shift")).value_or(settings.shift);
    settings.positive = targetsIn(json, "targets");
    settings.negative = targetsIn(json, "negative_targets");
    if (const Json* list = memberOf(json, "target_keyframes"))
        if (auto keyframes = keyframesFromJson(*list); keyframes.ok())
            settings.keyframes = std::move(keyframes).value();
    readGuidance(json, settings);
    readVariation(json, settings);
    // fp32 and bf16 are what "auto" gives; only a choice is brought back.
    if (auto precision = parsePrecision(textAt(json, "precision"));
        precision.ok() && details.source == "miro" && *precision != Precision::Fp32 && *precision != Precision::Bf16)
        settings.precision = *precision;
    if (const Json* start = memberOf(json, "start")) {
        result.startName = textAt(*start, "picture");
        result.startSha256 = textAt(*start, "sha256");
        settings.startGamma = inRange<double>("start-gamma", memberOf(*start, "gamma")).value_or(settings.startGamma);
    }
    if (const Json* model = memberOf(json, "model"))
        result.model = textAt(*model, "name");
    result.adapters = adaptersIn(json);
    result.scorers = rewardScorersIn(details.metadata);
    return result;
}

} // namespace miro
