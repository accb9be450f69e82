#include "app/commands/arguments.h"
#include "app/commands/command.h"
#include "app/commands/library_query.h"
#include "app/commands/score_output.h"

#include "base/device_choice.h"
#include "base/files.h"
#include "base/scorers.h"

#include <fmt/format.h>

namespace miro {
namespace {

struct ScoreOptions {
    std::vector<std::string> models;
    std::optional<std::string> rewards, prompt, device, summary, values, library;
    bool fromMetadata = false;
    bool recursive = false;
    bool csv = false;
    bool writeMetadata = false;
    bool again = false;
    bool progress = false;
    bool json = false;
    QueryOptions query;
    std::vector<std::string> words;
};

Result<void> checkTogether(const ScoreOptions& options) {
    if (options.library) {
        if (!options.words.empty())
            return usageError("give pictures, or --library, not both");
        if (options.prompt)
            return usageError("--prompt cannot go with --library: its pictures are scored with their own prompts");
        return {};
    }
    if (options.words.empty())
        return usageError("give pictures or folders to score");
    for (const std::string& word : options.words)
        if (word.empty())
            return usageError("a picture's path is empty");
    if (options.prompt && options.fromMetadata)
        return usageError("give --prompt TEXT or --from-metadata, not both");
    if (!options.prompt && !options.fromMetadata)
        return usageError("there is no prompt; give --prompt TEXT, or --from-metadata for the pictures' own");
    if (options.again)
        return usageError("--again has no effect without --library");
    return {};
}

// Where the summary goes must be known before hours of work.
Result<std::filesystem::path> summaryFrom(const std::optional<std::string>& text) {
    if (!text)
        return std::filesystem::path();
    if (text->empty())
        return usageError("--summary is empty; give a path");
    const std::filesystem::path file = *text;
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored))
        return usageError(fmt::format("--summary {} is a folder; give a file's path", oneLine(file.string())));
    MIRO_CHECK_OK(checkWritableFolder(folderOf(file)));
    return file;
}

} // namespace

Result<void> runScore(CommandContext& context, const std::vector<std::string>& arguments) {
    ScoreOptions options;
    Arguments parser("score PICTURE_OR_FOLDER...",
                     "Scores pictures with the reward models: one line of JSON a picture, raw values.");
    parser.text("--rewards", options.rewards, "all|NAME[,NAME...]",
                fmt::format("The scorers: all that are installed, or some of {}.", scorers().keyList()));
    parser.text("--prompt", options.prompt, "TEXT", "The prompt of all the pictures; it may be empty.");
    parser.flag("--from-metadata", options.fromMetadata, "The prompt that each picture says it was made of.");
    parser.text("--summary", options.summary, "FILE", "Mean, deviation and range of each score, as JSON or .csv.");
    parser.text("--values", options.values, "KIND", "raw, training, quantile or all (raw).");
    parser.flag("--csv", options.csv, "Prints CSV instead of JSON.");
    parser.flag("--write-metadata", options.writeMetadata, "Puts the scores into the PNG files, too.");
    parser.flag("--recursive", options.recursive, "Also pictures in folders of a folder.");
    parser.text("--library", options.library, "DIR",
                "Scores the pictures of a library, which keeps the scores; an empty DIR is the user's own.");
    parser.flag("--again", options.again, "Of a library, also what the same scorer has scored already.");
    parser.text("--device", options.device, "auto|cpu|cuda[:N]", "Where to compute (auto).");
    parser.modelFolders(options.models);
    parser.progressFlags(options.progress, options.json);
    options.query.addTo(parser);
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(options.json);
    options.words = parser.words();
    ScoreRequest request;
    if (!options.rewards)
        return usageError(fmt::format("--rewards is missing; give all, or some of {}", scorers().keyList()));
    MIRO_TRY(request.scorers, scorersFrom(*options.rewards));
    MIRO_CHECK_OK(checkTogether(options));
    MIRO_TRY(const ScoreValues values, scoreValuesFrom(options.values.value_or("raw")));
    if (options.device) {
        MIRO_CHECK_OK(parseDevice(*options.device));
        request.options.device = *options.device;
    }
    request.modelFolders = pathsFrom(options.models);
    request.paths = pathsFrom(options.words);
    request.recursive = options.recursive;
    request.prompt = options.prompt;
    request.writeMetadata = options.writeMetadata;
    MIRO_TRY(const std::filesystem::path summaryFile, summaryFrom(options.summary));

    std::unique_ptr<Library> library;
    if (options.library) {
        MIRO_TRY(library, context.studio.library(*options.library, false, true));
        MIRO_TRY(const PictureQuery query, options.query.query(*library, {}));
        MIRO_TRY(const int64_t limit, options.query.limit());
        MIRO_TRY(const int64_t offset, options.query.offset());
        MIRO_TRY(auto ids, library->find(query, limit, offset));
        request.library = LibraryScoring{library.get(), std::move(ids), options.again};
    } else if (options.query.given()) {
        return usageError(fmt::format("{} has no effect without --library", options.query.given()));
    }

    ScoreSummary summary;
    std::vector<std::string> keys;
    ScoreOutcome outcome;
    {
        ProgressPrinter printer(context.terminal, progressStyle(context.terminal, options.progress, options.json));
        auto begin = [&](const std::vector<std::string>& used) {
            keys = used;
            if (options.csv)
                context.terminal.result(scoreCsvHeader(keys, values));
        };
        auto each = [&](const ScoredPicture& picture) {
            summary.add(picture);
            context.terminal.result(options.csv ? scoreCsv(picture, keys, values) : scoreJson(picture, keys, values));
        };
        MIRO_TRY(outcome, context.studio.score(std::move(request), begin, each, printer, context.stop));
    }
    if (!summaryFile.empty())
        MIRO_CHECK_OK(writeFileAtomically(summaryFile,
                                          summaryFile.extension() == ".csv" ? summary.csv(keys) : summary.json(keys)));
    MIRO_CHECK_OK(context.terminal.finish()); // a failing run says one line, and no note
    for (const std::string& note : outcome.notes)
        context.terminal.note(options.json ? lineOf({{"event", "note"}, {"message", note}}) : note);
    return {};
}

} // namespace miro
