// `miro taste`: choices that come, go and come back.
#include "app/commands/taste_verbs.h"

#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

Result<PictureId> pictureFrom(const std::string& word) {
    const ParamSpec spec{.key = "ID", .kind = ParamKind::Int, .minimum = 1, .maximum = 1e15};
    MIRO_TRY(const ParamValue value, parseParam(spec, word));
    return std::get<int64_t>(value);
}

Json jsonOf(const TasteProfileRecord& profile) {
    return {{"id", profile.id},
            {"profile", profile.name},
            {"choices", profile.choices},
            {"active", profile.active},
            {"created", timeText(profile.created)}};
}

Result<void> sayChange(CommandContext& context, const std::optional<TasteChangeRecord>& change, const char* what) {
    if (!change)
        return Error{ErrorCode::NotFound, fmt::format("there is nothing to {}", what)};
    say(context, {{"profile", change->profileName}, {"change", change->what}, {"choices", change->choices}});
    return {};
}

// Of the profile that was named, or of all.
Result<std::optional<TasteProfileId>> namedProfile(Library& library, const TasteOptions& options) {
    if (!options.profile)
        return std::optional<TasteProfileId>();
    MIRO_TRY(const TasteProfileRecord profile, library.taste().profile(*options.profile));
    return std::optional(profile.id);
}

} // namespace

Result<void> tasteImport(CommandContext& context, Library& library, const TasteOptions& options) {
    if (options.words.size() != 1 || options.words[0].empty())
        return usageError("give one file to import");
    MIRO_CHECK_OK(readTasteFile(options.words[0])); // before a profile is made for it
    MIRO_TRY(const TasteProfileRecord profile, tasteProfile(library, options.profile, true));
    MIRO_TRY(const ImportedTaste imported, importTaste(library, profile, options.words[0]));
    say(context, {{"profile", profile.name},
                  {"layout", tasteLayoutKey(imported.layout)},
                  {"choices", imported.choices},
                  {"added", imported.added},
                  {"already_there", imported.choices - imported.added},
                  {"without_answer", imported.withoutAnswer},
                  {"unknown_pictures", imported.unknown}});
    return {};
}

Result<void> tasteExport(CommandContext& context, Library& library, const TasteOptions& options) {
    if (!options.words.empty())
        return usageError("export takes no further words; give the file with --output");
    if (!options.output || options.output->empty())
        return usageError("--output is missing; give the file to write");
    const auto layout = tasteLayoutOfKey(options.layout.value_or("own"));
    if (!layout)
        return usageError(fmt::format("--layout: '{}' is no layout; there are own, pick-a-pic and hpd",
                                      oneLine(*options.layout, 80)));
    MIRO_TRY(const TasteProfileRecord profile, tasteProfile(library, options.profile));
    MIRO_TRY(const int64_t written, exportTaste(library, profile, *options.output, *layout));
    say(context, {{"profile", profile.name},
                  {"layout", tasteLayoutKey(*layout)},
                  {"choices", written},
                  {"left_out", profile.choices - written},
                  {"file", *options.output}});
    return {};
}

Result<void> tasteProfiles(CommandContext& context, Library& library, const TasteOptions& options) {
    const auto& words = options.words;
    const std::string what = words.empty() ? "list" : words[0];
    if (what == "list" && words.size() <= 1) {
        MIRO_TRY(const auto profiles, library.taste().profiles());
        for (const TasteProfileRecord& profile : profiles)
            say(context, jsonOf(profile));
        return {};
    }
    if (what == "create" && words.size() == 2) {
        MIRO_TRY(const TasteProfileId id, library.taste().createProfile(words[1]));
        MIRO_TRY(const TasteProfileRecord profile, library.taste().profile(id));
        say(context, jsonOf(profile));
        return {};
    }
    if ((what == "rename" && words.size() == 3) || ((what == "delete" || what == "use") && words.size() == 2)) {
        MIRO_TRY(TasteProfileRecord profile, library.taste().profile(words[1]));
        if (what == "rename")
            MIRO_CHECK_OK(library.taste().renameProfile(profile.id, words[2]));
        else if (what == "use")
            MIRO_CHECK_OK(library.taste().activateProfile(profile.id));
        else
            MIRO_CHECK_OK(library.taste().deleteProfile(profile.id));
        if (what != "delete") {
            MIRO_TRY(profile, library.taste().profile(profile.id));
        }
        say(context, jsonOf(profile));
        return {};
    }
    return usageError("write miro taste profiles list, create NAME, rename NAME NEW, use NAME or delete NAME");
}

Result<void> tasteAnswer(CommandContext& context, Library& library, const TasteOptions& options) {
    if (options.words.size() != 3)
        return usageError("write miro taste answer LEFT_ID RIGHT_ID left|right|same|skip");
    MIRO_TRY(const PictureId left, pictureFrom(options.words[0]));
    MIRO_TRY(const PictureId right, pictureFrom(options.words[1]));
    const std::optional<TasteAnswer> answer = tasteAnswerOf(options.words[2]);
    if (!answer)
        return usageError(
            fmt::format("'{}' is no answer; give left, right, same or skip", oneLine(options.words[2], 80)));
    const ParamSpec spec{.key = "milliseconds", .kind = ParamKind::Int, .minimum = 0, .maximum = 1e9};
    MIRO_TRY(const int64_t milliseconds, parseInteger(spec, options.milliseconds, -1));
    MIRO_TRY(const TasteProfileRecord profile, tasteProfile(library, options.profile, true));
    MIRO_TRY(const TasteChoice choice, answerDuel(library, profile, left, right, *answer, milliseconds));
    Json json{{"id", choice.id},
              {"profile", profile.name},
              {"left", left},
              {"right", right},
              {"answer", tasteAnswerKey(choice.answer)}};
    if (!choice.repeatOf.empty())
        json["repeat_of"] = choice.repeatOf;
    say(context, json);
    return {};
}

Result<void> tasteUndo(CommandContext& context, Library& library, const TasteOptions& options) {
    MIRO_TRY(const auto profile, namedProfile(library, options));
    MIRO_TRY(const auto change, library.taste().undo(profile));
    return sayChange(context, change, "undo");
}

Result<void> tasteRedo(CommandContext& context, Library& library, const TasteOptions& options) {
    MIRO_TRY(const auto profile, namedProfile(library, options));
    MIRO_TRY(const auto change, library.taste().redo(profile));
    return sayChange(context, change, "redo");
}

Result<void> tasteDelete(CommandContext& context, Library& library, const TasteOptions& options) {
    if (options.all) {
        if (options.profile)
            return usageError("--all cannot go with --profile: it deletes those of every profile");
        if (!options.forGood)
            return usageError("--all cannot be undone; give --for-good with it");
        MIRO_CHECK_OK(forgetTaste(library));
        say(context, {{"deleted", "everything"}});
        return {};
    }
    MIRO_TRY(const TasteProfileRecord profile, tasteProfile(library, options.profile));
    if (options.forGood)
        MIRO_CHECK_OK(forgetTasteProfile(library, profile.id));
    else
        MIRO_CHECK_OK(library.taste().clear(profile.id));
    say(context, {{"profile", profile.name}, {"choices", profile.choices}, {"for_good", options.forGood}});
    return {};
}

} // namespace miro
