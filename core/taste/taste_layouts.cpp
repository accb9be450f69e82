#include "taste/taste_layouts.h"

#include "batch/nearest_name.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace miro {
namespace {

using Json = nlohmann::json;

constexpr std::array kAnswers{"left", "right", "same", "skip"};
constexpr std::array kKinds{"duel", "repeat", "mark", "import", "proof"};
constexpr size_t kMostPictures = 64; // of one prompt's ranking

Error corrupt(std::string message) {
    return {ErrorCode::Corrupt, std::move(message)};
}

Result<std::string> textField(const Json& object, const char* key, bool needed = true) {
    const auto field = object.find(key);
    if (field == object.end() || field->is_null())
        return needed ? Result<std::string>(corrupt(fmt::format("\"{}\" is missing", key))) : std::string();
    if (!field->is_string())
        return corrupt(fmt::format("\"{}\" is not a text", key));
    return field->get<std::string>();
}

// A text, or a number as one: identifiers and times are either.
Result<std::string> anyField(const Json& object, const char* key) {
    const auto field = object.find(key);
    if (field != object.end() && field->is_number_integer())
        return field->dump();
    return textField(object, key, false);
}

Result<double> numberField(const Json& object, const char* key) {
    const auto field = object.find(key);
    if (field == object.end() || !field->is_number())
        return corrupt(fmt::format("\"{}\" is not a number", key));
    return field->get<double>();
}

template <size_t N>
Result<size_t> wordField(const Json& object, const char* key, const std::array<const char*, N>& words) {
    MIRO_TRY(const std::string word, textField(object, key));
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end())
        return corrupt(fmt::format("\"{}\" is \"{}\"{}; it may be {}", key, oneLine(word, 40),
                                   didYouMean(word, {words.begin(), words.end()}), fmt::join(words, ", ")));
    return static_cast<size_t>(found - words.begin());
}

// ---- our own

Result<ComparedPicture> ownPicture(const Json& object, const char* key) {
    const Json& field = object.at(key);
    if (!field.is_object())
        return corrupt(fmt::format("\"{}\" is not an object with \"name\" and \"sha256\"", key));
    const std::vector<std::string> known{"name", "sha256"};
    for (const auto& item : field.items())
        if (std::find(known.begin(), known.end(), item.key()) == known.end())
            return corrupt(fmt::format("\"{}\" has an unknown field \"{}\"{}", key, oneLine(item.key(), 40),
                                       didYouMean(item.key(), known)));
    ComparedPicture picture;
    MIRO_TRY(picture.name, textField(field, "name", false));
    MIRO_TRY(picture.sha256, textField(field, "sha256", false));
    if (picture.key().empty())
        return corrupt(fmt::format("\"{}\" has neither \"name\" nor \"sha256\"", key));
    if (!picture.sha256.empty() &&
        (picture.sha256.size() != 64 || picture.sha256.find_first_not_of("0123456789abcdef") != std::string::npos))
        return corrupt(fmt::format("\"sha256\" of \"{}\" is not 64 digits of 0-9 and a-f", key));
    return picture;
}

Result<bool> readOwn(const Json& object, std::vector<TasteChoice>& choices) {
    const Json& version = object.at("miro_taste");
    if (!version.is_number_integer() || version.get<int64_t>() < 1)
        return corrupt("\"miro_taste\" is not a version");
    if (version.get<int64_t>() > kTasteFileVersion)
        return Error{ErrorCode::Unsupported, fmt::format("is of version {}, newer than this program reads ({}): "
                                                         "update the program",
                                                         version.get<int64_t>(), kTasteFileVersion)};
    TasteChoice choice;
    MIRO_TRY(choice.prompt, textField(object, "prompt"));
    MIRO_TRY(choice.left, ownPicture(object, "left"));
    MIRO_TRY(choice.right, ownPicture(object, "right"));
    MIRO_TRY(const size_t answer, wordField(object, "answer", kAnswers));
    choice.answer = static_cast<TasteAnswer>(answer);
    if (object.contains("kind")) {
        MIRO_TRY(const size_t kind, wordField(object, "kind", kKinds));
        choice.kind = static_cast<TasteKind>(kind);
    }
    MIRO_TRY(choice.id, anyField(object, "id"));
    MIRO_TRY(choice.profile, textField(object, "profile", false));
    MIRO_TRY(choice.repeatOf, anyField(object, "repeat_of"));
    MIRO_TRY(choice.made, textField(object, "made", false));
    if (object.contains("milliseconds")) {
        MIRO_TRY(const double milliseconds, numberField(object, "milliseconds"));
        if (!(milliseconds >= 0 && milliseconds < 1e15))
            return corrupt("\"milliseconds\" is not a time");
        choice.milliseconds = std::llround(milliseconds);
    }
    if (choice.left.key() == choice.right.key())
        return corrupt("\"left\" and \"right\" are the same picture");
    choices.push_back(std::move(choice));
    return true;
}

Json writeOwn(const TasteChoice& choice) {
    const auto picture = [](const ComparedPicture& one) {
        Json object = Json::object();
        if (!one.name.empty())
            object["name"] = one.name;
        if (!one.sha256.empty())
            object["sha256"] = one.sha256;
        return object;
    };
    Json object = {{"miro_taste", kTasteFileVersion},
                   {"prompt", choice.prompt},
                   {"left", picture(choice.left)},
                   {"right", picture(choice.right)},
                   {"answer", kAnswers[static_cast<size_t>(choice.answer)]},
                   {"kind", kKinds[static_cast<size_t>(choice.kind)]}};
    const auto add = [&](const char* key, const std::string& text) {
        if (!text.empty())
            object[key] = text;
    };
    add("id", choice.id);
    add("profile", choice.profile);
    add("repeat_of", choice.repeatOf);
    add("made", choice.made);
    if (choice.milliseconds >= 0)
        object["milliseconds"] = choice.milliseconds;
    return object;
}

// ---- Pick-a-Pic (Kirstain et al. 2023)

Result<bool> readPickAPic(const Json& object, std::vector<TasteChoice>& choices) {
    if (const auto has = object.find("has_label"); has != object.end() && !has->is_null()) {
        if (!has->is_boolean())
            return corrupt("\"has_label\" is neither true nor false");
        if (!has->get<bool>())
            return false;
    }
    TasteChoice choice;
    choice.kind = TasteKind::Import;
    MIRO_TRY(choice.prompt, textField(object, "caption"));
    MIRO_TRY(choice.left.name, textField(object, "image_0_uid"));
    MIRO_TRY(choice.right.name, textField(object, "image_1_uid"));
    MIRO_TRY(const double left, numberField(object, "label_0"));
    MIRO_TRY(const double right, numberField(object, "label_1"));
    MIRO_TRY(choice.id, anyField(object, "ranking_id"));
    MIRO_TRY(choice.made, anyField(object, "created_at"));
    if (choice.left.name.empty() || choice.left.name == choice.right.name)
        return corrupt("\"image_0_uid\" and \"image_1_uid\" do not name two pictures");
    if (left == 0.5 && right == 0.5)
        choice.answer = TasteAnswer::Same;
    else if ((left == 1 && right == 0) || (left == 0 && right == 1))
        choice.answer = left == 1 ? TasteAnswer::Left : TasteAnswer::Right;
    else
        return corrupt(
            fmt::format("\"label_0\" and \"label_1\" are {} and {}, not 1 and 0, 0 and 1, or both 0.5", left, right));
    choices.push_back(std::move(choice));
    return true;
}

Json writePickAPic(const TasteChoice& choice) {
    if (choice.answer == TasteAnswer::Skip)
        return nullptr;
    const double left = outcomeOf(choice.answer);
    Json object = {{"caption", choice.prompt},
                   {"image_0_uid", choice.left.key()},
                   {"image_1_uid", choice.right.key()},
                   {"label_0", left},
                   {"label_1", 1 - left},
                   {"has_label", true},
                   {"are_different", true},
                   {"best_image_uid", left == 0.5 ? "tie"
                                      : left == 1 ? choice.left.key()
                                                  : choice.right.key()}};
    if (!choice.id.empty())
        object["ranking_id"] = choice.id;
    if (!choice.made.empty())
        object["created_at"] = choice.made;
    return object;
}

// ---- HPD v2 (Wu et al. 2023)

Result<bool> readHpd(const Json& object, std::vector<TasteChoice>& choices) {
    MIRO_TRY(const std::string prompt, textField(object, "prompt"));
    const char* key = object.contains("image_path") ? "image_path" : "file_path";
    const Json& paths = object.at(key);
    const bool ranked = !object.contains("human_preference");
    const char* answerKey = ranked ? "rank" : "human_preference";
    const Json& answers = object.at(answerKey);
    if (!paths.is_array() || paths.size() < 2 || paths.size() > kMostPictures ||
        !std::all_of(paths.begin(), paths.end(), [](const Json& path) { return path.is_string(); }))
        return corrupt(fmt::format("\"{}\" is not a list of 2 to {} names", key, kMostPictures));
    if (!answers.is_array() || answers.size() != paths.size() ||
        !std::all_of(answers.begin(), answers.end(), [](const Json& answer) { return answer.is_number_integer(); }))
        return corrupt(fmt::format("\"{}\" is not a list of {} whole numbers, one a picture", answerKey, paths.size()));
    for (size_t i = 0; i < paths.size(); ++i)
        for (size_t j = i + 1; j < paths.size(); ++j) {
            const auto left = answers[i].get<int64_t>(), right = answers[j].get<int64_t>();
            if (!ranked && left == right)
                continue; // nobody compared these
            TasteChoice choice;
            choice.kind = TasteKind::Import;
            choice.prompt = prompt;
            choice.left.name = paths[i].get<std::string>();
            choice.right.name = paths[j].get<std::string>();
            choice.answer = left == right              ? TasteAnswer::Same
                            : (left < right) == ranked ? TasteAnswer::Left
                                                       : TasteAnswer::Right;
            if (choice.left.name.empty() || choice.left.name == choice.right.name)
                return corrupt(fmt::format("\"{}\" names a picture twice, or none", key));
            choices.push_back(std::move(choice));
        }
    return true;
}

Json writeHpd(const TasteChoice& choice) {
    if (choice.answer == TasteAnswer::Skip)
        return nullptr;
    Json object = {{"prompt", choice.prompt}, {"image_path", {choice.left.key(), choice.right.key()}}};
    const int left = choice.answer == TasteAnswer::Left, right = choice.answer == TasteAnswer::Right;
    if (choice.answer == TasteAnswer::Same) // a preference cannot say so
        object["rank"] = {0, 0};
    else
        object["human_preference"] = {left, right};
    return object;
}

bool hasOneOf(const Json& object, const std::vector<std::string>& names) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return object.contains(name); });
}

std::vector<std::string> fieldsOf(const Json& object) {
    std::vector<std::string> fields;
    for (const auto& item : object.items())
        fields.push_back(oneLine(item.key(), 40));
    return fields;
}

template <typename Value, size_t N>
std::optional<Value> valueOf(std::string_view key, const std::array<const char*, N>& words) {
    const auto found = std::find(words.begin(), words.end(), key);
    return found == words.end() ? std::nullopt : std::optional(static_cast<Value>(found - words.begin()));
}

} // namespace

const char* tasteAnswerKey(TasteAnswer answer) {
    return kAnswers.at(static_cast<size_t>(answer));
}
const char* tasteKindKey(TasteKind kind) {
    return kKinds.at(static_cast<size_t>(kind));
}
std::optional<TasteAnswer> tasteAnswerOf(std::string_view key) {
    return valueOf<TasteAnswer>(key, kAnswers);
}
std::optional<TasteKind> tasteKindOf(std::string_view key) {
    return valueOf<TasteKind>(key, kKinds);
}

const std::vector<TasteLayoutInfo>& tasteLayouts() {
    static const std::vector<TasteLayoutInfo> layouts{
        {TasteFileLayout::Own,
         "miro",
         "this program's layout",
         {{"miro_taste"}, {"prompt"}, {"left"}, {"right"}, {"answer"}},
         {"id", "profile", "kind", "repeat_of", "made", "milliseconds"},
         true,
         readOwn,
         writeOwn},
        {TasteFileLayout::PickAPic,
         "pick-a-pic",
         "Pick-a-Pic's layout",
         {{"caption"}, {"image_0_uid"}, {"image_1_uid"}, {"label_0"}, {"label_1"}},
         {"has_label", "ranking_id", "created_at"},
         false,
         readPickAPic,
         writePickAPic},
        {TasteFileLayout::Hpd,
         "hpd",
         "HPD's layout",
         {{"prompt"}, {"image_path", "file_path"}, {"human_preference", "rank"}},
         {},
         false,
         readHpd,
         writeHpd},
    };
    return layouts;
}

Result<void> checkTasteFields(const TasteLayoutInfo& layout, const Json& object) {
    for (const std::vector<std::string>& names : layout.required)
        if (!hasOneOf(object, names)) {
            std::string near; // a field of the file that may be meant
            for (const std::string& name : names)
                if (near.empty())
                    near = nearestName(name, fieldsOf(object));
            const bool taken =
                !near.empty() && std::any_of(layout.required.begin(), layout.required.end(), [&](const auto& others) {
                    return std::find(others.begin(), others.end(), near) != others.end();
                });
            return corrupt(fmt::format("has no field {}{}, as {} needs; its fields are {}", fmt::join(names, " or "),
                                       near.empty() || taken ? "" : fmt::format(" (is it {}?)", near), layout.label,
                                       oneLine(fmt::format("{}", fmt::join(fieldsOf(object), ", ")), 200)));
        }
    if (!layout.closed)
        return {};
    std::vector<std::string> known = layout.optional;
    for (const auto& names : layout.required)
        known.insert(known.end(), names.begin(), names.end());
    for (const std::string& field : fieldsOf(object))
        if (std::find(known.begin(), known.end(), field) == known.end())
            return corrupt(fmt::format("has an unknown field {}{}; known are {}", field, didYouMean(field, known),
                                       fmt::join(known, ", ")));
    return {};
}

Result<const TasteLayoutInfo*> tasteLayoutOf(const Json& object) {
    const TasteLayoutInfo* nearest = nullptr;
    double best = 0;
    for (const TasteLayoutInfo& layout : tasteLayouts()) {
        double fields = 0;
        for (const auto& names : layout.required) {
            const bool near = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
                return !nearestName(name, fieldsOf(object)).empty();
            });
            fields += hasOneOf(object, names) ? 1 : near ? 0.5 : 0; // a field that is misspelt tells, too
        }
        const double share = fields / static_cast<double>(layout.required.size());
        if (share > best) {
            best = share;
            nearest = &layout;
        }
    }
    if (!nearest) {
        std::vector<std::string> needed;
        for (const TasteLayoutInfo& layout : tasteLayouts()) {
            std::vector<std::string> names;
            for (const auto& alternatives : layout.required)
                names.push_back(alternatives.front());
            needed.push_back(fmt::format("{} ({})", fmt::join(names, ", "), layout.key));
        }
        return corrupt(fmt::format("is no choice between pictures; its fields are {}; needed are {}",
                                   oneLine(fmt::format("{}", fmt::join(fieldsOf(object), ", ")), 120),
                                   fmt::join(needed, ", or ")));
    }
    MIRO_CHECK_OK(checkTasteFields(*nearest, object));
    return nearest;
}

} // namespace miro
