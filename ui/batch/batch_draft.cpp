#include "ui/batch/batch_draft.h"

#include "base/generation_json.h"

#include <QtGlobal>
#include <algorithm>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr double kMostSamples = 10'000;

const BoundParam<GenerationSettings>* generationParam(const std::string& key) {
    for (const auto& param : generationParams())
        if (param.spec.key == key)
            return &param;
    return nullptr;
}

// A setting of every line, with words that speak of lines.
BoundParam<BatchDraft> ofLines(const char* key, const char* label, const char* help) {
    const BoundParam<GenerationSettings>* param = generationParam(key);
    BoundParam<BatchDraft> bound{param->spec,
                                 [param](const BatchDraft& draft) { return param->get(draft.request.settings); },
                                 [param](BatchDraft& draft, const ParamValue& value) {
                                     param->set(draft.request.settings, value);
                                 }};
    bound.spec.label = label;
    bound.spec.help = help;
    return bound;
}

bool isOther(const std::string& key) {
    return std::find(kLineKeys.begin(), kLineKeys.end(), key) == kLineKeys.end() && key != "device";
}

RewardTargets ofModel(const RewardTargets& targets, const std::vector<std::string>& rewardKeys) {
    RewardTargets own;
    for (const auto& [key, target] : targets)
        if (std::find(rewardKeys.begin(), rewardKeys.end(), key) != rewardKeys.end())
            own[key] = target;
    return own;
}

const char* textOf(ExpandMode mode) {
    return mode == ExpandMode::All ? "all" : mode == ExpandMode::None ? "none" : "random";
}

const char* textOf(ListFormat format) {
    switch (format) {
    case ListFormat::Csv:
        return "csv";
    case ListFormat::Tsv:
        return "tsv";
    case ListFormat::Jsonl:
        return "jsonl";
    case ListFormat::Text:
        break;
    }
    return "txt";
}

// The member of a kind, else what stands there already.
template <typename T>
void take(const Json& json, const char* key, T& into) {
    const auto member = json.find(key);
    if (member == json.end())
        return;
    if constexpr (std::is_same_v<T, std::string>) {
        if (member->is_string())
            into = member->get<std::string>();
    } else if constexpr (std::is_same_v<T, bool>) {
        if (member->is_boolean())
            into = member->get<bool>();
    } else if (member->is_number_integer()) {
        into = member->get<T>();
    }
}

} // namespace

const std::vector<BoundParam<BatchDraft>>& batchParams() {
    static const std::vector<BoundParam<BatchDraft>> params = {
        {{.key = "samples",
          .label = QT_TRANSLATE_NOOP("Params", "Of each line"),
          .help = QT_TRANSLATE_NOOP("Params", "How many prompts are drawn at random from a line with choices."),
          .kind = ParamKind::Int,
          .defaultValue = int64_t{1},
          .minimum = 1,
          .maximum = kMostSamples},
         [](const BatchDraft& draft) { return ParamValue(draft.request.expand.samples); },
         [](BatchDraft& draft, const ParamValue& value) {
             const int64_t* samples = std::get_if<int64_t>(&value);
             draft.request.expand.samples = samples ? *samples : 1;
         }},
        ofLines("steps", QT_TRANSLATE_NOOP("Params", "Steps"),
                QT_TRANSLATE_NOOP("Params", "Of lines that do not say otherwise.")),
        ofLines("guidance", QT_TRANSLATE_NOOP("Params", "Guidance"),
                QT_TRANSLATE_NOOP("Params", "Of lines that do not say otherwise.")),
        ofLines("count", QT_TRANSLATE_NOOP("Params", "Pictures a prompt"),
                QT_TRANSLATE_NOOP("Params", "Of lines that do not say otherwise.")),
        ofLines("seed", QT_TRANSLATE_NOOP("Params", "First seed"),
                QT_TRANSLATE_NOOP("Params", "Prompt number i takes this seed and i more. A line may say its own.")),
        {{.key = "best-of",
          .label = QT_TRANSLATE_NOOP("Params", "Keep the best"),
          .help = QT_TRANSLATE_NOOP(
              "Params", "Of each prompt's pictures so many are kept, as their scores say; the others go to the bin."),
          .kind = ParamKind::Int,
          .minimum = 1,
          .maximum = kMostSamples},
         [](const BatchDraft& draft) {
             return draft.request.bestOf > 0 ? ParamValue(draft.request.bestOf) : ParamValue();
         },
         [](BatchDraft& draft, const ParamValue& value) {
             const int64_t* best = std::get_if<int64_t>(&value);
             draft.request.bestOf = best ? *best : 0;
         }},
    };
    return params;
}

BatchRequest requestOf(const BatchDraft& draft, const std::string& model, const std::string& variant,
                       const std::vector<std::string>& rewardKeys) {
    BatchRequest request = draft.request;
    if (request.model.empty()) {
        request.model = model;
        request.variant = variant;
    }
    request.settings.positive = ofModel(request.settings.positive, rewardKeys);
    request.settings.negative = ofModel(request.settings.negative, rewardKeys);
    if (request.listName.empty())
        request.listName = "list";
    request.scorers.clear();
    if (draft.score || request.bestOf > 0)
        request.scorers = {"all"};
    if (request.bestOf == 0)
        request.weights.clear();
    return request;
}

void takeSettings(BatchDraft& draft, const GenerationSettings& settings, const std::string& model,
                  const std::string& variant) {
    GenerationSettings& mine = draft.request.settings;
    const int64_t count = mine.count;
    const auto seed = mine.seed;
    mine = settings;
    mine.prompt.clear();
    mine.count = count;
    mine.seed = seed;
    if (mine.variation <= 0)
        mine.variationSeed.reset();
    draft.request.model = model;
    draft.request.variant = variant;
}

std::vector<std::string> otherSettings(const GenerationSettings& settings) {
    static const GenerationSettings usual;
    std::vector<std::string> keys;
    for (const auto& param : generationParams()) {
        const std::string& key = param.spec.key;
        // Of a start picture that is not there, and of variations that are off, nobody asks.
        const bool silent = (key == "start-gamma" && settings.startPicture.empty()) ||
                            (key == "variation-seed" && settings.variation <= 0);
        if (isOther(key) && !silent && param.get(settings) != param.get(usual))
            keys.push_back(key);
    }
    return keys;
}

void resetOtherSettings(GenerationSettings& settings) {
    static const GenerationSettings usual;
    for (const auto& param : generationParams())
        if (isOther(param.spec.key))
            param.set(settings, param.get(usual));
    settings.negative.clear();
    settings.keyframes.clear();
}

Json jsonFromDraft(const BatchDraft& draft) {
    const BatchRequest& request = draft.request;
    return {{"version", 1},
            {"list", request.listText},
            {"list-file", request.listFile.string()},
            {"list-folder", request.listFolder.string()},
            {"list-name", request.listName},
            {"format", textOf(request.format)},
            {"settings", jsonFromSettings(request.settings)},
            {"model", request.model},
            {"variant", request.variant},
            {"expand", textOf(request.expand.mode)},
            {"samples", request.expand.samples},
            {"expand-seed", request.expand.seed},
            {"wildcards", request.expand.wildcards.string()},
            {"axes", request.axes},
            {"best-of", request.bestOf},
            {"weights", request.weights},
            {"name", draft.name},
            {"score", draft.score}};
}

Result<BatchDraft> draftFromJson(const Json& json) {
    if (!json.is_object())
        return Error{ErrorCode::Corrupt, "the composer's state is not an object"};
    BatchDraft draft;
    BatchRequest& request = draft.request;
    if (const auto settings = json.find("settings"); settings != json.end())
        if (auto read = settingsFromJson(*settings); read.ok())
            request.settings = std::move(read).value();
    take(json, "list", request.listText);
    std::string path;
    take(json, "list-file", path);
    request.listFile = path;
    path.clear();
    take(json, "list-folder", path);
    request.listFolder = path;
    take(json, "list-name", request.listName);
    std::string word;
    take(json, "format", word);
    for (ListFormat format : {ListFormat::Text, ListFormat::Csv, ListFormat::Tsv, ListFormat::Jsonl})
        if (word == textOf(format))
            request.format = format;
    take(json, "model", request.model);
    take(json, "variant", request.variant);
    take(json, "expand", word);
    for (ExpandMode mode : {ExpandMode::Random, ExpandMode::All, ExpandMode::None})
        if (word == textOf(mode))
            request.expand.mode = mode;
    take(json, "samples", request.expand.samples);
    request.expand.samples = std::clamp<int64_t>(request.expand.samples, 1, static_cast<int64_t>(kMostSamples));
    take(json, "expand-seed", request.expand.seed);
    path.clear();
    take(json, "wildcards", path);
    request.expand.wildcards = path;
    if (const auto axes = json.find("axes"); axes != json.end() && axes->is_array())
        for (const Json& axis : *axes)
            if (axis.is_string())
                request.axes.push_back(axis.get<std::string>());
    take(json, "best-of", request.bestOf);
    request.bestOf = std::max<int64_t>(request.bestOf, 0);
    if (const auto weights = json.find("weights"); weights != json.end() && weights->is_object())
        for (const auto& [key, weight] : weights->items())
            if (weight.is_number())
                request.weights[key] = weight.get<double>();
    take(json, "name", draft.name);
    take(json, "score", draft.score);
    return draft;
}

} // namespace miro
