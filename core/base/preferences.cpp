#include "base/preferences.h"

#include "base/device_choice.h"
#include "base/files.h"
#include "base/json.h"
#include "base/paths.h"

#include <cstdlib>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

constexpr size_t kMaxSettingBytes = 4096; // a path's bound

BoundParam<Preferences> choice(const char* key, const char* label, const char* help, std::vector<std::string> choices,
                               std::string Preferences::*member) {
    return {{.key = key,
             .label = label,
             .help = help,
             .kind = ParamKind::Choice,
             .defaultValue = Preferences().*member,
             .choices = std::move(choices)},
            [member](const Preferences& p) { return ParamValue(p.*member); },
            [member](Preferences& p, const ParamValue& v) {
                const auto* text = std::get_if<std::string>(&v);
                p.*member = text ? *text : Preferences().*member;
            }};
}

BoundParam<Preferences> text(ParamKind kind, const char* key, const char* label, const char* help,
                             std::string Preferences::*member) {
    BoundParam<Preferences> param = choice(key, label, help, {}, member);
    param.spec.kind = kind;
    return param;
}

BoundParam<Preferences> yesOrNo(const char* key, const char* label, const char* help, bool Preferences::*member) {
    return {{.key = key, .label = label, .help = help, .kind = ParamKind::Bool, .defaultValue = Preferences().*member},
            [member](const Preferences& p) { return ParamValue(p.*member); },
            [member](Preferences& p, const ParamValue& v) {
                const bool* set = std::get_if<bool>(&v);
                p.*member = set ? *set : Preferences().*member;
            }};
}

BoundParam<Preferences> number(const char* key, const char* label, const char* help, double maximum,
                               int64_t Preferences::*member) {
    return {{.key = key,
             .label = label,
             .help = help,
             .kind = ParamKind::Int,
             .defaultValue = Preferences().*member,
             .minimum = 0,
             .maximum = maximum},
            [member](const Preferences& p) { return ParamValue(p.*member); },
            [member](Preferences& p, const ParamValue& v) {
                const auto* set = std::get_if<int64_t>(&v);
                p.*member = set ? *set : Preferences().*member;
            }};
}

std::vector<BoundParam<Preferences>> makePreferences() {
    using P = Preferences;
    return {
        choice("theme", "Theme", "Colours of the window.", {"system", "light", "dark", "contrast"}, &P::theme),
        choice("language", "Language", "Language of the window.", {"system", "en", "fr", "de", "es", "ja", "zh_CN"},
               &P::language),
        text(ParamKind::Path, "library", "Library folder", "Where pictures are kept; the usual place when empty.",
             &P::library),
        text(ParamKind::Text, "model", "Model", "What draws.", &P::model),
        text(ParamKind::Text, "variant", "Variant", "Which of the model's variants; its usual one when empty.",
             &P::variant),
        choice("preview", "Preview", "How a picture is shown while it forms. The result does not depend on it.",
               {"auto", "linear", "off"}, &P::preview),
        choice("queue-start", "Queue at start", "Whether waiting work begins by itself when the program starts.",
               {"run", "pause", "last"}, &P::queueStart),
        text(ParamKind::Text, "device", "Device", "auto, cpu, cuda or cuda:N.", &P::device),
        choice("precision", "Precision",
               "auto is fp32 on a CPU and bf16 on a GPU, as published; the others trade exactness for speed.",
               {"auto", "fp32", "bf16", "fp16", "int8"}, &P::precision),
        number("threads", "Threads", "Of the processor; 0 uses as many as the machine has cores.", 1024, &P::threads),
        yesOrNo("privacy", "Leave metadata out", "Write no prompt and no settings into pictures.", &P::privacy),
        yesOrNo("redraw-on-release", "Draw when a slider is let go",
                "With a locked seed, a slider that is let go draws the picture again.", &P::redrawOnRelease),
        yesOrNo("notify", "Notify", "Say when a long run ends.", &P::notify),
        yesOrNo("keep-awake", "Keep the machine awake", "While work is running.", &P::keepAwake),
        yesOrNo("score-new", "Score new pictures",
                "By every scorer that is installed, when nothing else is to be done.", &P::scoreNew),
        number("score-memory", "Memory for scorers", "In GB: how much of them may stay loaded.", 1024, &P::scoreMemory),
        yesOrNo("scores-in-files", "Scores in picture files", "Write a picture's scores into its PNG file, too.",
                &P::scoresInFiles),
        yesOrNo("live-scores", "Scores while drawing", "The quickest scorers look on while a picture forms.",
                &P::liveScores),
        number("bin-days", "Days in the bin", "How long binned pictures are kept; 0 keeps them for ever.", 36500,
               &P::binDays),
    };
}

// What the ParamSpec alone cannot say.
Result<void> checkText(const ParamSpec& spec, const ParamValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (!text)
        return {};
    if (text->size() > kMaxSettingBytes || text->find('\0') != std::string::npos)
        return usageError(fmt::format("{} is not valid: give at most {} bytes of text", spec.key, kMaxSettingBytes));
    if (spec.key == "device")
        if (auto device = parseDevice(*text); !device.ok())
            return device.error();
    return {};
}

Result<Json> readObject(const fs::path& file) {
    MIRO_TRY(Json object, readJsonFile(file, {.maxBytes = 1u << 20, .maxDepth = 16}));
    if (!object.is_object())
        return Error{ErrorCode::Corrupt, fmt::format("{}: not a JSON object", oneLine(file.string()))};
    return object;
}

} // namespace

const std::vector<BoundParam<Preferences>>& preferenceParams() {
    static const std::vector<BoundParam<Preferences>> params = makePreferences();
    return params;
}

fs::path preferencesFile() {
    return configFolder() / "settings.json";
}

Result<Preferences> readPreferences(const fs::path& file) {
    Preferences preferences;
    auto object = readObject(file);
    if (!object.ok() && object.error().code == ErrorCode::NotFound)
        return preferences;
    if (!object.ok())
        return object.error();
    for (const auto& param : preferenceParams()) {
        auto found = object->find(param.spec.key);
        if (found == object->end())
            continue;
        auto value = paramFromJson(param.spec, *found);
        auto checked = value.ok() ? checkText(param.spec, *value) : Result<void>(value.error());
        if (!checked.ok())
            return Error{ErrorCode::Corrupt, checked.error().within(oneLine(file.string())).message};
        param.set(preferences, *value);
    }
    return preferences;
}

Result<void> writePreferences(const fs::path& file, const Preferences& preferences) {
    Json object = Json::object();
    auto before = readObject(file);
    if (before.ok())
        object = *before;
    else if (before.error().code == ErrorCode::Corrupt) // unreadable, but somebody's: kept beside
        if (auto bytes = readFile(file); bytes.ok())
            MIRO_CHECK_OK(writeFileAtomically(fs::path(file.string() + ".broken"), *bytes));
    for (const auto& param : preferenceParams()) {
        ParamValue value = param.get(preferences);
        MIRO_CHECK_OK(checkParam(param.spec, value));
        MIRO_CHECK_OK(checkText(param.spec, value));
        object[param.spec.key] = jsonFromParam(value);
    }
    std::error_code error;
    fs::create_directories(folderOf(file), error);
    if (error)
        return fileError("cannot create the folder", folderOf(file), error.value());
    return writeFileAtomically(file, object.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

fs::path libraryFolderOf(const Preferences& preferences) {
    const char* fromEnvironment = std::getenv("MIRO_LIBRARY");
    if (preferences.library.empty() || (fromEnvironment && *fromEnvironment))
        return libraryFolder();
    return preferences.library;
}

} // namespace miro
