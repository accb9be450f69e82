#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/library_query.h"
#include "app/commands/verb_list.h"

#include "base/generation_json.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

constexpr int64_t kAtOnce = 500; // records of a long list that are in memory

// What every verb of `miro library` may be given.
struct LibraryOptions {
    std::optional<std::string> folder;
    std::optional<std::string> olderThan;
    bool prompts = false;
    bool progress = false;
    bool json = false;
    QueryOptions query;
    std::vector<std::string> words;
};

struct LibraryVerb {
    const char* key;
    const char* usage; // after the key
    const char* help;
    bool write;
    bool mayCreate;
    Result<void> (*run)(CommandContext& context, Library& library, const LibraryOptions& options);
};

Result<std::vector<PictureId>> idsFrom(std::vector<std::string>::const_iterator begin,
                                       std::vector<std::string>::const_iterator end) {
    std::vector<PictureId> ids;
    const ParamSpec spec{.key = "ID", .kind = ParamKind::Int, .minimum = 1, .maximum = 1e15};
    for (auto word = begin; word != end; ++word) {
        MIRO_TRY(const ParamValue value, parseParam(spec, *word));
        ids.push_back(std::get<int64_t>(value));
    }
    if (ids.empty())
        return usageError("give the ID of at least one picture; miro library list shows them");
    return ids;
}

Result<std::vector<PictureId>> idsFrom(const LibraryOptions& options, size_t firstWord = 0) {
    if (options.words.size() < firstWord)
        return usageError("a word is missing; miro library --help shows how each verb is written");
    return idsFrom(options.words.begin() + static_cast<std::ptrdiff_t>(firstWord), options.words.end());
}

Json doneJson(size_t pictures) {
    return {{"pictures", pictures}};
}

// ---- looking

Result<void> list(CommandContext& context, Library& library, const LibraryOptions& options) {
    MIRO_TRY(const PictureQuery query, options.query.query(library, options.words));
    MIRO_TRY(const int64_t limit, options.query.limit());
    MIRO_TRY(const int64_t offset, options.query.offset());
    MIRO_TRY(const auto ids, library.find(query, limit, offset));
    for (size_t begin = 0; begin < ids.size(); begin += kAtOnce) {
        if (context.stop.stop_requested())
            return stoppedError();
        const size_t end = std::min(ids.size(), begin + static_cast<size_t>(kAtOnce));
        MIRO_TRY(const auto records, library.records({ids.begin() + static_cast<std::ptrdiff_t>(begin),
                                                      ids.begin() + static_cast<std::ptrdiff_t>(end)}));
        for (const PictureRecord& record : records)
            say(context, jsonOf(record, library.fileOf(record)));
    }
    return {};
}

Result<void> count(CommandContext& context, Library& library, const LibraryOptions& options) {
    MIRO_TRY(const PictureQuery query, options.query.query(library, options.words));
    MIRO_TRY(const int64_t number, library.count(query.filter));
    context.terminal.result(std::to_string(number));
    return {};
}

Result<void> show(CommandContext& context, Library& library, const LibraryOptions& options) {
    MIRO_TRY(const auto ids, idsFrom(options));
    for (const PictureId id : ids) {
        MIRO_TRY(const PictureDetails details, library.details(id));
        Json json = jsonOf(details, library.fileOf(details.picture));
        if (auto settings = library.settingsOf(id); settings.ok())
            json["settings"] = jsonFromSettings(settings->settings);
        MIRO_TRY(json["made_from"], library.ancestorsOf(id));
        say(context, json);
    }
    return {};
}

Result<void> history(CommandContext& context, Library& library, const LibraryOptions& options) {
    MIRO_TRY(const int64_t limit, options.query.limit());
    std::string text;
    for (const std::string& word : options.words)
        text += (text.empty() ? "" : " ") + word;
    if (options.prompts) {
        MIRO_TRY(const auto prompts, library.journal().prompts(limit, text));
        for (const std::string& prompt : prompts)
            say(context, Json{{"prompt", prompt}});
        return {};
    }
    MIRO_TRY(const auto entries, library.journal().list(limit, 0, text));
    for (const JournalEntry& entry : entries)
        say(context, Json{{"id", entry.id},
                          {"created", timeText(entry.created)},
                          {"session", entry.session},
                          {"drawn", entry.drawn},
                          {"prompt", entry.prompt},
                          {"model", entry.model},
                          {"settings", Json::parse(entry.settings, nullptr, false)}});
    return {};
}

Result<void> jobs(CommandContext& context, Library& library, const LibraryOptions&) {
    MIRO_TRY(const auto list, library.jobs().list());
    for (const JobRecord& job : list) {
        Json json{{"id", job.id},
                  {"kind", job.kind},
                  {"state", toText(job.state)},
                  {"title", job.title},
                  {"priority", static_cast<int>(job.priority)},
                  {"pictures_done", job.picturesDone},
                  {"pictures", job.picturesTotal},
                  {"attempts", job.attempts},
                  {"created", timeText(job.created)}};
        if (job.finished > 0)
            json["finished"] = timeText(job.finished);
        if (!job.message.empty())
            json["message"] = job.message;
        say(context, json);
    }
    return {};
}

Result<void> tags(CommandContext& context, Library& library, const LibraryOptions&) {
    MIRO_TRY(const auto names, library.tags());
    for (const std::string& name : names)
        say(context, Json{{"tag", name}});
    return {};
}

// ---- marking

Result<void> rate(CommandContext& context, Library& library, const LibraryOptions& options) {
    MIRO_TRY(const auto ids, idsFrom(options, 1));
    const ParamSpec spec{.key = "RATING", .kind = ParamKind::Int, .minimum = 0, .maximum = 5};
    MIRO_TRY(const ParamValue rating, parseParam(spec, options.words[0]));
    MIRO_CHECK_OK(library.setRating(ids, static_cast<int>(std::get<int64_t>(rating))));
    say(context, doneJson(ids.size()));
    return {};
}

template <Result<void> (Library::*change)(const std::vector<PictureId>&, bool), bool value>
Result<void> mark(CommandContext& context, Library& library, const LibraryOptions& options) {
    MIRO_TRY(const auto ids, idsFrom(options));
    MIRO_CHECK_OK((library.*change)(ids, value));
    say(context, doneJson(ids.size()));
    return {};
}

template <Result<void> (Library::*change)(const std::vector<PictureId>&, const std::string&)>
Result<void> changeTag(CommandContext& context, Library& library, const LibraryOptions& options) {
    MIRO_TRY(const auto ids, idsFrom(options, 1));
    MIRO_CHECK_OK((library.*change)(ids, options.words[0]));
    say(context, doneJson(ids.size()));
    return {};
}

template <Result<void> (Library::*change)(const std::vector<PictureId>&)>
Result<void> move(CommandContext& context, Library& library, const LibraryOptions& options) {
    MIRO_TRY(const auto ids, idsFrom(options));
    MIRO_CHECK_OK((library.*change)(ids));
    say(context, doneJson(ids.size()));
    return {};
}

Result<void> album(CommandContext& context, Library& library, const LibraryOptions& options) {
    const auto& words = options.words;
    const std::string what = words.empty() ? "list" : words[0];
    if (what == "list" && words.size() <= 1) {
        MIRO_TRY(const auto albums, library.albums());
        for (const Album& each : albums)
            say(context, Json{{"id", each.id}, {"album", each.name}, {"pictures", each.pictures}});
        return {};
    }
    if (what == "create" && words.size() == 2) {
        MIRO_TRY(const int64_t id, library.createAlbum(words[1]));
        say(context, Json{{"id", id}, {"album", words[1]}});
        return {};
    }
    if ((what == "delete" && words.size() == 2) || (what == "rename" && words.size() == 3) ||
        ((what == "add" || what == "remove") && words.size() > 2)) {
        MIRO_TRY(const int64_t id, albumNamed(library, words[1]));
        if (what == "delete")
            return library.deleteAlbum(id);
        if (what == "rename")
            return library.renameAlbum(id, words[2]);
        MIRO_TRY(const auto ids, idsFrom(options, 2));
        MIRO_CHECK_OK(what == "add" ? library.addToAlbum(id, ids) : library.removeFromAlbum(id, ids));
        say(context, doneJson(ids.size()));
        return {};
    }
    return usageError("write miro library album list, create NAME, rename NAME NEW, delete NAME, add NAME ID... or "
                      "remove NAME ID...");
}

// ---- pictures that come and go

Result<void> import(CommandContext& context, Library& library, const LibraryOptions& options) {
    if (options.words.empty())
        return usageError("give files or folders to import");
    Result<ImportReport> report = [&] {
        ProgressPrinter printer(context.terminal, progressStyle(context.terminal, options.progress, options.json));
        return library.importFiles(pathsFrom(options.words), &printer, context.stop);
    }();
    if (!report.ok())
        return report.error();
    say(context, Json{{"added", report->added},
                      {"already_there", report->alreadyThere},
                      {"refused", report->refused},
                      {"pictures", report->pictures}});
    if (report->refused.empty())
        return {};
    if (report->refused.size() == 1)
        return Error{ErrorCode::Failed, report->refused.front()};
    return Error{ErrorCode::Failed,
                 fmt::format("{} files were refused; the first: {}", report->refused.size(), report->refused.front())};
}

Json jsonOf(const ScanReport& report) {
    return {
        {"found", report.found}, {"missing", report.missing}, {"cleaned", report.cleaned}, {"refused", report.refused}};
}

Result<void> scan(CommandContext& context, Library& library, const LibraryOptions& options) {
    Result<ScanReport> report = [&] {
        ProgressPrinter printer(context.terminal, progressStyle(context.terminal, options.progress, options.json));
        return library.scan(&printer, context.stop);
    }();
    if (!report.ok())
        return report.error();
    say(context, jsonOf(*report));
    return {};
}

Result<void> rebuild(CommandContext& context, const LibraryOptions& options) {
    MIRO_TRY(const auto folder, context.studio.libraryFolderFor(options.folder.value_or("")));
    Result<ScanReport> report = [&] {
        ProgressPrinter printer(context.terminal, progressStyle(context.terminal, options.progress, options.json));
        return Library::rebuild(folder, &printer, context.stop);
    }();
    if (!report.ok())
        return report.error();
    say(context, jsonOf(*report));
    return {};
}

Result<void> emptyBin(CommandContext& context, Library& library, const LibraryOptions& options) {
    if (!options.words.empty())
        return usageError("empty-bin takes no pictures; miro library delete ID... deletes some of the bin");
    std::optional<int64_t> age;
    if (options.olderThan) {
        const ParamSpec spec{.key = "older-than", .kind = ParamKind::Int, .minimum = 0, .maximum = 1e6};
        MIRO_TRY(const int64_t days, parseInteger(spec, options.olderThan, 0));
        age = days * 86'400'000;
    }
    MIRO_TRY(const int64_t gone, library.emptyBin(age));
    say(context, doneJson(static_cast<size_t>(gone)));
    return {};
}

Result<void> deleteForGood(CommandContext& context, Library& library, const LibraryOptions& options) {
    MIRO_TRY(const auto ids, idsFrom(options));
    MIRO_TRY(const int64_t gone, library.deleteForGood(ids));
    say(context, doneJson(static_cast<size_t>(gone)));
    return {};
}

constexpr LibraryVerb kLibraryVerbs[] = {
    {"list", "[WORDS...]", "One line of JSON a picture, newest first; WORDS of the prompt.", false, false, list},
    {"search", "WORDS...", "The same as list.", false, false, list},
    {"count", "[WORDS...]", "How many there are.", false, false, count},
    {"show", "ID...", "All that is known of a picture, its settings too.", false, false, show},
    {"import", "PATH...", "Copies pictures of files and folders in, each once.", true, true, import},
    {"scan", "", "Finds pictures that came into the folder or left it.", true, false, scan},
    {"rebuild", "", "Makes a new library file from the pictures and the old file.", true, false, nullptr},
    {"rate", "RATING ID...", "1 to 5; 0 for none.", true, false, rate},
    {"star", "ID...", "Gives a star.", true, false, mark<&Library::setStarred, true>},
    {"unstar", "ID...", "Takes it away.", true, false, mark<&Library::setStarred, false>},
    {"tag", "TAG ID...", "Gives a tag.", true, false, changeTag<&Library::addTag>},
    {"untag", "TAG ID...", "Takes it away.", true, false, changeTag<&Library::removeTag>},
    {"tags", "", "The tags in use.", false, false, tags},
    {"album", "[list|create|rename|delete|add|remove] ...", "Albums and what is in them.", true, false, album},
    {"bin", "ID...", "Moves pictures to the bin.", true, false, move<&Library::moveToBin>},
    {"restore", "ID...", "Brings them back, with all their marks.", true, false, move<&Library::restore>},
    {"delete", "ID...", "Deletes pictures of the bin for good.", true, false, deleteForGood},
    {"empty-bin", "", "Deletes all of the bin for good, or what is older.", true, false, emptyBin},
    {"history", "[WORDS...]", "Prompts and settings of all sessions, newest first.", false, false, history},
    {"jobs", "", "The queue: what runs, waits and is done.", false, false, jobs},
};

std::string libraryHelp() {
    std::string text = "Search, import, mark and tidy the pictures that are kept. Results are lines of JSON.\n\n";
    text += verbLines<LibraryVerb>("library", kLibraryVerbs, 58);
    return text + "\nmiro library VERB --help lists a verb's options; --library DIR names another folder.";
}

} // namespace

Result<void> runLibrary(CommandContext& context, const std::vector<std::string>& arguments) {
    MIRO_TRY(const LibraryVerb* const verb, verbFrom<LibraryVerb>("library", kLibraryVerbs, arguments));
    if (!verb) {
        context.terminal.result(libraryHelp());
        return {};
    }
    const std::string key = verb->key;
    LibraryOptions options;
    Arguments parser(fmt::format("library {} {}", verb->key, verb->usage), verb->help);
    if (key == "list" || key == "search" || key == "count")
        options.query.addTo(parser);
    if (key == "history") {
        options.query.addLimitTo(parser);
        parser.flag("--prompts", options.prompts, "Only the prompts that were drawn, each once.");
    }
    if (key == "empty-bin")
        parser.text("--older-than", options.olderThan, "DAYS", "Only what is in the bin for longer.");
    if (key == "import" || key == "scan" || key == "rebuild")
        parser.flag("--progress", options.progress, "Prints progress where there is no terminal.");
    parser.text("--library", options.folder, "DIR", "Another library folder than the user's.");
    parser.flag("--json", options.json, "Prints progress and errors as JSON lines.");
    MIRO_CHECK_OK(parser.parse({arguments.begin() + 1, arguments.end()}, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(options.json);
    options.words = parser.words();
    if (options.folder && options.folder->empty())
        return usageError("--library is empty; give a folder");
    if ((key == "scan" || key == "rebuild" || key == "tags" || key == "jobs") && !options.words.empty())
        return usageError(fmt::format("{} takes no further words", key));
    if (key == "search" && options.words.empty())
        return usageError("give words to search for; miro library list shows everything");
    if (!verb->run)
        return rebuild(context, options);
    MIRO_TRY(auto library, context.studio.library(options.folder.value_or(""), verb->mayCreate, verb->write));
    return verb->run(context, *library, options);
}

} // namespace miro
