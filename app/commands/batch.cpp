#include "app/commands/batch_merge.h"
#include "app/commands/batch_output.h"
#include "app/commands/command.h"
#include "app/commands/generation_options.h"

#include <cstdlib>
#include <fmt/format.h>

namespace miro {
namespace {

struct BatchOptions {
    GenerationOptions what;
    std::vector<std::string> models, axes, weights;
    std::optional<std::string> model, variant, outputFolder, shard, wildcards, expand, samples, expandSeed, maxPrompts,
        name, layout, batchSize, score, bestOf, format;
    bool resume = false;
    bool dryRun = false;
    bool discardRejected = false;
    bool noSheets = false;
    bool progress = false;
    bool json = false;
};

const ParamSpec kChoiceSamples{.key = "samples", .kind = ParamKind::Int, .minimum = 1, .maximum = 1'000'000};
const ParamSpec kExpandSeed{.key = "expand-seed", .kind = ParamKind::Seed};
const ParamSpec kMaxPrompts{.key = "max-prompts", .kind = ParamKind::Int, .minimum = 1, .maximum = 100'000'000};
const ParamSpec kBestOf{.key = "best-of", .kind = ParamKind::Int, .minimum = 1, .maximum = 10'000};

void addTo(Arguments& parser, BatchOptions& options) {
    parser.text("--output-dir", options.outputFolder, "DIR", "The batch's folder; made when it is missing.");
    parser.flag("--resume", options.resume, "Goes on with what the folder holds; starts when it is empty.");
    parser.flag("--dry-run", options.dryRun, "Says what would be drawn and how long it takes, and writes nothing.");
    parser.text("--shard", options.shard, "I/N",
                "Draws part I of N, counted from 0; without it Slurm's array or torchrun's rank says which.");
    options.what.addTo(parser, GenerationOptions::For::List);
    parser.text("--model", options.model, "NAME_OR_DIR", fmt::format("Which model draws ({}).", kDefaultModel));
    parser.text("--variant", options.variant, "V", "A variant of it: a subfolder.");
    parser.modelFolders(options.models);
    parser.text("--format", options.format, "txt|csv|tsv|jsonl", "What the list is, where its ending does not say.");
    parser.text("--wildcards", options.wildcards, "DIR", "The wildcard files (wildcards beside the list).");
    parser.text(
        "--expand", options.expand, "random|all|none",
        "What becomes of {a|b} and __wildcards__: a choice of each line, every combination, or nothing (random).");
    parser.text("--samples", options.samples, "N", "Random choices of each line (1).");
    parser.text("--expand-seed", options.expandSeed, "S", "The seed of the choices (0).");
    parser.text("--max-prompts", options.maxPrompts, "N", "More than this is a mistake (2000000).");
    parser.texts("--axis", options.axes, "SETTING=VALUES",
                 "Draws every prompt with each of the values: steps=10,20 or guidance=1-9 (+2). Repeats.");
    parser.text("--name", options.name, "TEMPLATE", "The pictures' names ({index}-{prompt}-{seed}).");
    parser.text("--layout", options.layout, "files|geneval|partiprompts", "Which folders the pictures lie in (files).");
    parser.text("--batch-size", options.batchSize, "N",
                fmt::format("Pictures that the network draws at once ({}).", BatchRequest().groupSize));
    parser.text("--score", options.score, "all|NAME,...", "What measures the pictures when they are drawn.");
    parser.text("--best-of", options.bestOf, "K", "Of every prompt's pictures keeps the K that scored best.");
    parser.texts("--weight", options.weights, "KEY=W", "A scorer's weight in that ranking, from 0 (1). Repeats.");
    parser.flag("--discard-rejected", options.discardRejected, "Deletes what best-of leaves behind.");
    parser.flag("--no-sheets", options.noSheets, "Makes no contact sheets and grids.");
    parser.progressFlags(options.progress, options.json);
}

template <typename T>
Result<T> chosen(const std::optional<std::string>& text, const char* option,
                 const std::vector<std::pair<std::string, T>>& choices, T otherwise) {
    if (!text)
        return otherwise;
    std::string known;
    for (const auto& [name, value] : choices) {
        if (name == *text)
            return value;
        known += (known.empty() ? "" : ", ") + name;
    }
    return usageError(fmt::format("{} '{}' is not valid; choose one of: {}", option, oneLine(*text, 80), known));
}

// An option that has no effect beside the others is a mistake.
Result<void> checkTogether(const BatchOptions& options) {
    if (!options.outputFolder)
        return usageError("there is no folder to write to; give --output-dir DIR");
    if (options.bestOf && !options.score)
        return usageError("--best-of ranks by scores; name scorers with --score");
    if (!options.weights.empty() && !options.bestOf)
        return usageError("--weight has no effect without --best-of K");
    if (options.discardRejected && !options.bestOf)
        return usageError("--discard-rejected has no effect without --best-of K");
    if (options.samples && options.expand.value_or("random") != "random")
        return usageError("--samples has no effect with --expand " + *options.expand);
    if (options.expandSeed && options.expand.value_or("random") != "random")
        return usageError("--expand-seed has no effect with --expand " + *options.expand);
    return {};
}

Result<void> readExpansion(const BatchOptions& options, ExpandOptions& expand) {
    MIRO_TRY(expand.mode,
             chosen<ExpandMode>(options.expand, "--expand",
                                {{"random", ExpandMode::Random}, {"all", ExpandMode::All}, {"none", ExpandMode::None}},
                                expand.mode));
    MIRO_TRY(expand.samples, parseInteger(kChoiceSamples, options.samples, expand.samples));
    MIRO_TRY(expand.maxPrompts, parseInteger(kMaxPrompts, options.maxPrompts, expand.maxPrompts));
    if (options.expandSeed) {
        MIRO_TRY(const ParamValue seed, parseOption(kExpandSeed, *options.expandSeed));
        expand.seed = std::get<uint64_t>(seed);
    }
    MIRO_TRY(expand.wildcards, pathFrom(options.wildcards, "--wildcards"));
    return {};
}

Result<BatchRequest> requestFrom(const BatchOptions& options, const std::filesystem::path& list) {
    BatchRequest request;
    request.listFile = list;
    request.listName = list.filename().string();
    if (options.format) {
        MIRO_TRY(request.format, chosen<ListFormat>(options.format, "--format",
                                                    {{"txt", ListFormat::Text},
                                                     {"csv", ListFormat::Csv},
                                                     {"tsv", ListFormat::Tsv},
                                                     {"jsonl", ListFormat::Jsonl}},
                                                    request.format));
    } else {
        MIRO_TRY(request.format, listFormatOf(list));
    }
    MIRO_TRY(request.settings, options.what.readSettings());
    request.model = options.model.value_or(kDefaultModel);
    request.variant = options.variant.value_or("");
    MIRO_CHECK_OK(readExpansion(options, request.expand));
    request.axes = options.axes;
    request.nameTemplate = options.name.value_or(request.nameTemplate);
    MIRO_TRY(request.layout, chosen<BatchLayout>(options.layout, "--layout",
                                                 {{"files", BatchLayout::Files},
                                                  {"geneval", BatchLayout::Geneval},
                                                  {"partiprompts", BatchLayout::Partiprompts}},
                                                 request.layout));
    if (options.name && request.layout != BatchLayout::Files)
        return usageError("--name has no effect with --layout " + *options.layout);
    MIRO_TRY(request.groupSize, parseInteger(kBatchSize, options.batchSize, request.groupSize));
    request.scorers = splitNames(options.score.value_or(""));
    if (options.score && request.scorers.empty())
        return usageError("--score is empty; give all or names");
    MIRO_TRY(request.bestOf, parseInteger(kBestOf, options.bestOf, 0));
    MIRO_TRY(request.weights, weightsFrom(options.weights));
    request.sheets = !options.noSheets;
    return request;
}

Result<BatchRunOrder> orderFrom(const BatchOptions& options, const std::vector<std::string>& words) {
    if (words.empty())
        return usageError("there is no list; write its file behind the verb: miro batch prompts.txt --output-dir DIR");
    if (words.size() > 1)
        return usageError(fmt::format("one list at a time; '{}' is one more", oneLine(words[1], 80)));
    MIRO_CHECK_OK(checkTogether(options));
    BatchRunOrder order;
    MIRO_TRY(order.what, requestFrom(options, words.front()));
    BatchRunRequest& how = order.how;
    how.modelFolders = pathsFrom(options.models);
    MIRO_TRY(how.folder, pathFrom(options.outputFolder, "--output-dir"));
    how.resume = options.resume;
    how.discardRejected = options.discardRejected;
    auto shard = options.shard ? parseShard(*options.shard)
                               : shardFromEnvironment([](const char* name) { return std::getenv(name); });
    if (!shard.ok() && options.shard)
        return shard.error().within("--shard");
    MIRO_TRY(how.shard, std::move(shard));
    return order;
}

} // namespace

Result<void> runBatch(CommandContext& context, const std::vector<std::string>& arguments) {
    if (!arguments.empty() && arguments.front() == "merge")
        return runBatchMerge(context, {arguments.begin() + 1, arguments.end()});
    BatchOptions options;
    Arguments parser("batch LIST",
                     "Draws the prompts of a list (.txt, .csv, .tsv, .jsonl) into a folder and prints the pictures' "
                     "paths. Ended in any way, --resume goes on. miro batch merge DIR joins what shards have drawn.");
    addTo(parser, options);
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(options.json);
    MIRO_TRY(BatchRunOrder order, orderFrom(options, parser.words()));

    if (options.dryRun) {
        MIRO_TRY(const BatchPreview preview, context.studio.planBatch(std::move(order)));
        if (options.json)
            context.terminal.result(previewJson(preview));
        else
            for (const std::string& line : previewText(preview))
                context.terminal.result(line);
        return {};
    }
    const std::string folder = oneLine(order.how.folder.string());
    BatchRunOutcome outcome;
    {
        NotingPrinter printer(context.terminal, progressStyle(context.terminal, options.progress, options.json),
                              options.json);
        MIRO_TRY(outcome, context.studio.batch(std::move(order), printer, context.stop));
    }
    for (const std::filesystem::path& picture : outcome.pictures)
        context.terminal.result(picture.string());
    MIRO_CHECK_OK(context.terminal.finish());
    if (outcome.failed > 0)
        return Error{ErrorCode::Failed,
                     fmt::format("{} of {} pictures could not be drawn, the first: {}; the others are in {}, and "
                                 "--resume tries again",
                                 outcome.failed, outcome.failed + static_cast<int64_t>(outcome.pictures.size()),
                                 outcome.firstFailure, folder)};
    return {};
}

} // namespace miro
