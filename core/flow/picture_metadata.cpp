#include "flow/picture_metadata.h"

#include "base/generation_json.h"
#include "base/version.h"
#include "image/parameters_text.h"
#include "image/xmp_packet.h"

#include <nlohmann/json.hpp>

namespace miro {
namespace {

// Ordered, so that the text is the same on every machine and reads in a sensible order.
using Json = nlohmann::ordered_json;

std::string textOf(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json jsonOf(const RewardTargets& targets, const std::vector<std::string>& rewardKeys) {
    Json json = Json::object();
    for (const std::string& key : rewardKeys)
        if (auto target = targets.find(key); target != targets.end())
            json[key] = target->second ? Json(*target->second) : Json(nullptr);
    return json;
}

} // namespace

std::string pictureMetadata(const PictureOrigin& origin) {
    const GenerationSettings& settings = origin.settings;
    Json json;
    json["version"] = kMetadataVersion;
    json["program"] = "Miro Studio";
    json["program_version"] = programVersion();
    json["model"] = {{"name", origin.model}, {"sha256", origin.modelSha256}};
    for (const AdapterMark& adapter : origin.adapters)
        json["adapters"].push_back({{"name", adapter.name}, {"sha256", adapter.sha256}, {"weight", adapter.weight}});
    json["prompt"] = origin.expandedPrompt;
    json["template"] = settings.prompt;
    json["rewards"] = origin.rewardKeys;
    if (!origin.scorers.empty())
        json["scorers"] = origin.scorers;
    json["targets"] = jsonOf(settings.positive, origin.rewardKeys);
    json["negative_targets"] = jsonOf(settings.negative, origin.rewardKeys);
    if (!settings.keyframes.empty())
        json["target_keyframes"] = jsonFromKeyframes(settings.keyframes);
    if (!settings.negativePrompt.empty())
        json["negative_prompt"] = settings.negativePrompt;
    json["steps"] = settings.steps.value_or(0);
    json["guidance"] = {{"scale", settings.guidance.value_or(0)},
                        {"type", settings.guidanceType == GuidanceType::Linear ? "linear" : "constant"},
                        {"start", settings.guidanceStart.value_or(0)},
                        {"end", settings.guidanceEnd.value_or(0)}};
    json["shift"] = settings.shift;
    json["solver"] = "euler";
    json["seed"] = origin.seed;
    json["generator"] = "torch-cpu-mt19937";
    if (origin.variationSeed)
        json["variation"] = {{"seed", *origin.variationSeed}, {"strength", settings.variation}};
    if (!origin.startName.empty())
        json["start"] = {{"picture", origin.startName}, {"sha256", origin.startSha256}, {"gamma", settings.startGamma}};
    if (!origin.parent.empty())
        json["parent"] = origin.parent;
    if (const auto& mark = origin.exploration)
        json["exploration"] = {{"kind", mark->kind},         {"row", mark->row},
                               {"column", mark->column},     {"seed_index", mark->seedIndex},
                               {"position", mark->position}, {"label", mark->label}};
    json["precision"] = toText(origin.precision);
    json["device"] = origin.device;
    json["width"] = origin.width;
    json["height"] = origin.height;
    return textOf(json);
}

TextEntries pictureText(const PictureOrigin& origin, ImageFormat format) {
    const GenerationSettings& settings = origin.settings;
    GenerationParameters common;
    common.prompt = origin.expandedPrompt;
    common.negativePrompt = settings.negativePrompt;
    common.steps = settings.steps.value_or(0);
    common.guidance = settings.guidance.value_or(0);
    common.seed = origin.seed;
    common.variationSeed = origin.variationSeed;
    common.variation = settings.variation;
    if (!origin.startName.empty())
        common.denoisingStrength = 1 - settings.startGamma;
    common.width = origin.width;
    common.height = origin.height;
    common.model = origin.model;
    common.modelHash = origin.modelSha256.substr(0, 10);
    common.targets = textOf(jsonOf(settings.positive, origin.rewardKeys));
    common.negativeTargets = textOf(jsonOf(settings.negative, origin.rewardKeys));
    common.version = programVersion();

    XmpFields xmp;
    xmp.description = origin.expandedPrompt;
    xmp.creatorTool = "Miro Studio " + programVersion();
    const std::string parameters = toText(parametersOf(common));
    const std::string metadata = pictureMetadata(origin);
    if (format == ImageFormat::Jpeg || format == ImageFormat::Webp) {
        xmp.parameters = parameters;
        xmp.metadata = metadata;
    }
    return {{kParametersKey, parameters}, {kMetadataKey, metadata}, {kXmpKey, xmpPacket(xmp)}};
}

} // namespace miro
