#include "app/commands/eval_benchmark.h"

#include "app/commands/batch_output.h"
#include "app/commands/generation_options.h"
#include "app/commands/library_query.h"

#include <fmt/format.h>

namespace miro {
namespace {

struct BenchmarkOptions {
    GenerationOptions what;
    std::vector<std::string> models;
    std::optional<std::string> model, variant, outputFolder, samples, batchSize, score, detector;
    bool progress = false;
    bool json = false;
};

constexpr int64_t kUsualSamples = 4; // pictures a prompt, as GenEval's authors draw
const ParamSpec kPromptSamples{.key = "samples", .kind = ParamKind::Int, .minimum = 1, .maximum = 1000};

void addTo(Arguments& parser, BenchmarkOptions& options) {
    parser.text("--output-dir", options.outputFolder, "DIR",
                "The benchmark's folder; made when it is missing. Run again, it continues.");
    parser.text("--samples", options.samples, "N", fmt::format("Pictures of each prompt ({}).", kUsualSamples));
    parser.text(
        "--detector", options.detector, "COMMAND",
        "What judges the pictures: run once by the shell, it reads a JSON line a picture (path, prompt and what "
        "the prompt's file says) and writes one: path, correct (true or false), reason. Without it the "
        "pictures are laid out only.");
    options.what.addTo(parser, GenerationOptions::For::List);
    parser.text("--model", options.model, "NAME_OR_DIR", fmt::format("Which model draws ({}).", kDefaultModel));
    parser.text("--variant", options.variant, "V", "A variant of it: a subfolder.");
    parser.modelFolders(options.models);
    parser.text("--batch-size", options.batchSize, "N",
                fmt::format("Pictures that the network draws at once ({}).", BatchRequest().groupSize));
    parser.text("--score", options.score, "all|NAME,...", "What measures the pictures when they are drawn.");
    parser.progressFlags(options.progress, options.json, "the summary, progress and errors");
}

Result<BenchmarkRequest> requestFrom(const BenchmarkOptions& options, const std::vector<std::string>& words,
                                     BatchLayout layout, ListFormat format) {
    if (words.size() != 1 || words.front().empty())
        return usageError(words.size() > 1
                              ? fmt::format("one file of prompts at a time; '{}' is one more", oneLine(words[1], 80))
                              : std::string("there are no prompts; write their file behind the verb"));
    if (!options.outputFolder)
        return usageError("there is no folder to write to; give --output-dir DIR");
    if (options.what.given("count"))
        return usageError("--count has no effect here; --samples N says how many pictures each prompt gets");
    if (options.detector && options.detector->find_first_not_of(" \t\n") == std::string::npos)
        return usageError("--detector is empty; give a command, or leave it out for the layout alone");
    BenchmarkRequest request;
    BatchRequest& what = request.draw.what;
    what.listFile = words.front();
    what.listName = what.listFile.filename().string();
    what.format = format;
    what.layout = layout;
    what.expand.mode = ExpandMode::None; // a benchmark's prompts are taken as they stand
    MIRO_TRY(what.settings, options.what.readSettings());
    MIRO_TRY(what.settings.count, parseInteger(kPromptSamples, options.samples, kUsualSamples));
    what.model = options.model.value_or(kDefaultModel);
    what.variant = options.variant.value_or("");
    MIRO_TRY(what.groupSize, parseInteger(kBatchSize, options.batchSize, what.groupSize));
    what.scorers = splitNames(options.score.value_or(""));
    if (options.score && what.scorers.empty())
        return usageError("--score is empty; give all or names");
    request.draw.how.modelFolders = pathsFrom(options.models);
    MIRO_TRY(request.draw.how.folder, pathFrom(options.outputFolder, "--output-dir"));
    request.draw.how.resume = true;
    request.detector = options.detector.value_or("");
    return request;
}

Result<void> runBenchmark(CommandContext& context, const std::vector<std::string>& arguments, const char* verb,
                          const char* help, BatchLayout layout, ListFormat format) {
    BenchmarkOptions options;
    Arguments parser(fmt::format("eval {} PROMPTS", verb), help);
    addTo(parser, options);
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    context.terminal.setJson(options.json);
    MIRO_TRY(BenchmarkRequest request, requestFrom(options, parser.words(), layout, format));
    BenchmarkOutcome outcome;
    {
        NotingPrinter printer(context.terminal, progressStyle(context.terminal, options.progress, options.json),
                              options.json);
        MIRO_TRY(outcome, context.studio.benchmark(std::move(request), printer, context.stop));
    }
    if (options.json) {
        nlohmann::ordered_json line{{"benchmark", verb}};
        line.update(jsonOf(outcome.summary));
        line["files"] = nlohmann::ordered_json::array();
        for (const std::filesystem::path& file : outcome.files)
            line["files"].push_back(file.string());
        context.terminal.result(lineOf(line));
    } else {
        context.terminal.result(textOf(outcome.summary));
        for (const std::filesystem::path& file : outcome.files)
            context.terminal.result(file.string());
    }
    return context.terminal.finish();
}

} // namespace

Result<void> runEvalGeneval(CommandContext& context, const std::vector<std::string>& arguments) {
    return runBenchmark(context, arguments, "geneval",
                        "Draws the prompts of a GenEval metadata file (.jsonl) into the folders that its evaluator "
                        "reads, and has a detector judge them.",
                        BatchLayout::Geneval, ListFormat::Jsonl);
}

Result<void> runEvalPartiprompts(CommandContext& context, const std::vector<std::string>& arguments) {
    return runBenchmark(context, arguments, "partiprompts",
                        "Draws the prompts of PartiPrompts (.tsv) into numbered folders, and has a detector judge "
                        "them.",
                        BatchLayout::Partiprompts, ListFormat::Tsv);
}

} // namespace miro
