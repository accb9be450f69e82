#include "ui/create/presets.h"

#include "base/json.h"
#include "base/taste_reward.h"

#include <QCoreApplication>
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr size_t kMaxPresets = 500;
constexpr int kMaxTitle = 60;
constexpr int kVersion = 1;

// What a reward looks at decides how far a preset turns it.
enum class Family { Words, Beauty, Liking };

Family familyOf(const std::string& key) {
    static const std::set<std::string> words = {"clip_score", "vqa_score", "sciscore_score"};
    return words.contains(key) ? Family::Words : key == "aesthetic_score" ? Family::Beauty : Family::Liking;
}

QString translated(const char* text) {
    return QCoreApplication::translate("Presets", text);
}

PresetChoice byFamily(const GeneratorInfo& info, double words, double beauty, double liking) {
    PresetChoice preset;
    for (const std::string& key : info.rewardKeys) {
        Family family = familyOf(key);
        preset.positive[key] = family == Family::Words ? words : family == Family::Beauty ? beauty : liking;
        preset.negative[key] = 0.0;
    }
    return preset;
}

PresetChoice named(PresetChoice preset, const char* name, const char* title, const char* help) {
    preset.name = name;
    preset.title = translated(title);
    preset.help = translated(help);
    return preset;
}

PresetChoice allIgnored(const GeneratorInfo& info) {
    PresetChoice preset;
    for (const std::string& key : info.rewardKeys) {
        preset.positive[key] = std::nullopt;
        preset.negative[key] = std::nullopt;
    }
    return preset;
}

// Titles that model packs use often, so that they are translated.
QString packTitle(const Preset& preset) {
    static constexpr const char* kKnown[] = {QT_TRANSLATE_NOOP("Presets", "All rewards"),
                                             QT_TRANSLATE_NOOP("Presets", "Dim light"),
                                             QT_TRANSLATE_NOOP("Presets", "Loose composition")};
    for (const char* known : kKnown)
        if (preset.title == known)
            return translated(known);
    return QString::fromStdString(oneLine(preset.title.empty() ? preset.name : preset.title, kMaxTitle));
}

Json jsonFromTargets(const RewardTargets& targets) {
    Json json = Json::object();
    for (const auto& [key, target] : targets)
        json[key] = target ? Json(*target) : Json();
    return json;
}

Result<RewardTargets> targetsFromJson(const Json& preset, const char* key, const std::string& name) {
    RewardTargets targets;
    auto member = preset.find(key);
    if (member == preset.end())
        return targets;
    if (!member->is_object() || member->size() > 256)
        return Error{ErrorCode::Corrupt, fmt::format("{}: '{}' must be an object of reward targets", name, key)};
    for (const auto& [reward, value] : member->items()) {
        if (!value.is_null() && !(value.is_number() && value >= 0.0 && value <= 1.0))
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: the target of '{}' must be from 0 to 1, or null", name, oneLine(reward, 80))};
        targets[reward] = value.is_null() ? RewardTarget() : RewardTarget(value.get<double>());
    }
    return targets;
}

} // namespace

std::vector<PresetChoice> presetsOf(const GeneratorInfo& info) {
    std::vector<PresetChoice> presets = {
        named(byFamily(info, 1, 0.625, 1), "balanced", QT_TRANSLATE_NOOP("Presets", "Balanced"),
              QT_TRANSLATE_NOOP("Presets", "A little less beauty, so that the words are followed best.")),
        named(byFamily(info, 0.75, 1, 1), "prettiest", QT_TRANSLATE_NOOP("Presets", "Prettiest"),
              QT_TRANSLATE_NOOP("Presets", "Beauty first; the words may suffer a little.")),
        named(byFamily(info, 1, 0.5, 0.5), "faithful", QT_TRANSLATE_NOOP("Presets", "Most faithful"),
              QT_TRANSLATE_NOOP("Presets", "The words first; the picture may be plainer.")),
        named(allIgnored(info), "ignored", QT_TRANSLATE_NOOP("Presets", "Rewards ignored"),
              QT_TRANSLATE_NOOP("Presets", "No reward is asked for: the words alone decide.")),
    };
    if (!info.pack)
        return presets;
    for (const Preset& own : info.pack->presets) {
        PresetChoice preset;
        preset.name = "pack-" + QString::fromStdString(oneLine(own.name, kMaxTitle));
        preset.title = packTitle(own);
        preset.help = translated(QT_TRANSLATE_NOOP("Presets", "Comes with the model."));
        preset.positive = own.positive;
        preset.negative = own.negative;
        bool known = std::any_of(presets.begin(), presets.end(), [&](const PresetChoice& other) {
            return other.title == preset.title || other.name == preset.name;
        });
        if (!known && !preset.title.isEmpty())
            presets.push_back(std::move(preset));
    }
    return presets;
}

void applyPreset(CreateSettings& settings, const PresetChoice& preset, const GeneratorInfo& info) {
    for (const std::string& key : info.rewardKeys) {
        if (settings.lockedRewards.contains(key))
            continue;
        auto positive = preset.positive.find(key);
        if (key == kTasteRewardKey && positive == preset.positive.end())
            continue; // it is older than the slider, or a pack's
        auto negative = preset.negative.find(key);
        settings.generation.positive[key] =
            positive != preset.positive.end() ? positive->second : defaultTarget(info, key);
        settings.generation.negative[key] =
            negative != preset.negative.end() ? negative->second : defaultNegative(info, key);
    }
}

bool matchesPreset(const CreateSettings& settings, const PresetChoice& preset, const GeneratorInfo& info) {
    CreateSettings applied = settings;
    applyPreset(applied, preset, info);
    return applied.generation.positive == settings.generation.positive &&
           applied.generation.negative == settings.generation.negative;
}

PresetChoice presetFrom(const CreateSettings& settings, const GeneratorInfo& info, const QString& title) {
    PresetChoice preset;
    preset.title = QString::fromStdString(oneLine(title.trimmed().left(kMaxTitle).toStdString(), 4 * kMaxTitle));
    preset.name = "own-" + preset.title;
    preset.own = true;
    preset.positive = ofModel(settings.generation.positive, info);
    preset.negative = ofModel(settings.generation.negative, info);
    return preset;
}

std::string textFromPresets(const std::vector<PresetChoice>& presets) {
    Json list = Json::array();
    for (const PresetChoice& preset : presets)
        list.push_back({{"title", preset.title.toStdString()},
                        {"targets", jsonFromTargets(preset.positive)},
                        {"negative_targets", jsonFromTargets(preset.negative)}});
    return Json{{"version", kVersion}, {"presets", list}}.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<std::vector<PresetChoice>> presetsFromText(std::string_view text, const std::string& name) {
    MIRO_TRY(Json json, parseJson(text, name));
    auto list = json.is_object() ? json.find("presets") : json.end();
    if (!json.is_object() || list == json.end() || !list->is_array() || list->size() > kMaxPresets)
        return Error{ErrorCode::Corrupt, name + ": 'presets' must be a list"};
    std::vector<PresetChoice> presets;
    for (const Json& entry : *list) {
        auto title = entry.is_object() ? entry.find("title") : entry.end();
        if (!entry.is_object() || title == entry.end() || !title->is_string())
            return Error{ErrorCode::Corrupt, name + ": each of 'presets' must have a 'title'"};
        PresetChoice preset;
        preset.title = QString::fromStdString(oneLine(title->get<std::string>(), 4 * kMaxTitle)).left(kMaxTitle);
        preset.name = "own-" + preset.title;
        preset.own = true;
        MIRO_TRY(preset.positive, targetsFromJson(entry, "targets", name));
        MIRO_TRY(preset.negative, targetsFromJson(entry, "negative_targets", name));
        presets.push_back(std::move(preset));
    }
    return presets;
}

} // namespace miro
