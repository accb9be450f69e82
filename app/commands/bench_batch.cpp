#include "app/commands/bench_batch.h"

#include "app/commands/arguments.h"
#include "app/commands/generation_options.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

const ParamSpec kCount{.key = "count",
                       .help = "How many pictures, each of a prompt of its own.",
                       .kind = ParamKind::Int,
                       .defaultValue = int64_t{64},
                       .minimum = 1,
                       .maximum = 10000,
                       .valueName = "N"};
const ParamSpec kBatchRepeats{.key = "repeats",
                              .help = "How often both ways are measured, in turn.",
                              .kind = ParamKind::Int,
                              .defaultValue = int64_t{3},
                              .minimum = 1,
                              .maximum = 100,
                              .valueName = "N"};
const ParamSpec kBenchBatchSize{.key = "batch-size",
                                .help = "Pictures that the network draws at once; a batch's own number when not given.",
                                .kind = ParamKind::Int,
                                .minimum = 1,
                                .maximum = 256,
                                .valueName = "N"};

std::string jsonOf(const BatchBenchReport& report) {
    const auto pictures = static_cast<double>(report.pictures);
    return Json{{"device", report.device},
                {"precision", report.precision},
                {"model", report.model},
                {"pictures", report.pictures},
                {"steps", report.steps},
                {"batch_size", report.groupSize},
                {"single_pictures_per_second", pictures / report.singleSeconds},
                {"batch_pictures_per_second", pictures / report.batchSeconds},
                {"ratio", report.ratio}}
        .dump(2);
}

void print(Terminal& terminal, const BatchBenchReport& report) {
    const auto pictures = static_cast<double>(report.pictures);
    terminal.result(fmt::format("{}, {}, {}: {} pictures of {} steps", report.device, report.precision, report.model,
                                report.pictures, report.steps));
    terminal.result(fmt::format("  one by one       {:>8.2f} pictures a second", pictures / report.singleSeconds));
    terminal.result(fmt::format("  as a batch of {:<2} {:>8.2f} pictures a second, {:.2f} times as many",
                                report.groupSize, pictures / report.batchSeconds, report.ratio));
}

} // namespace

Result<void> runBenchBatch(CommandContext& context, const std::vector<std::string>& arguments) {
    std::vector<std::string> models;
    std::optional<std::string> model, variant, device, precision, count, repeats, steps, batchSize;
    bool json = false, progress = false;
    Arguments parser("bench batch", "Measures how many pictures a second a batch gives, and the same prompts drawn one "
                                    "by one with the model loaded.");
    parser.text("--model", model, "NAME_OR_DIR", fmt::format("Which model draws ({}).", kDefaultModel));
    parser.text("--variant", variant, "V", "A variant of it.");
    parser.modelFolders(models);
    parser.setting(kCount, count);
    parser.setting(kBatchRepeats, repeats);
    parser.setting(generationSetting("steps"), steps);
    parser.setting(kBenchBatchSize, batchSize);
    parser.setting(generationSetting("device"), device);
    parser.setting(generationSetting("precision"), precision);
    parser.flag("--progress", progress, "Prints progress where there is no terminal.");
    parser.flag("--json", json, "Prints JSON.");
    MIRO_CHECK_OK(parser.parse(arguments));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    BatchBenchRequest request;
    request.modelFolders = pathsFrom(models);
    request.model = model.value_or(request.model);
    request.variant = variant.value_or("");
    if (device) {
        MIRO_TRY(request.device, parseDevice(*device));
    }
    if (precision) {
        MIRO_TRY(request.precision, parsePrecision(*precision));
    }
    MIRO_TRY(request.count, parseInteger(kCount, count, request.count));
    MIRO_TRY(request.repeats, parseInteger(kBatchRepeats, repeats, request.repeats));
    if (steps) {
        MIRO_TRY(request.steps, parseInteger(generationSetting("steps"), steps, 0));
    }
    MIRO_TRY(request.groupSize, parseInteger(kBenchBatchSize, batchSize, 0));
    BatchBenchReport report;
    {
        ProgressPrinter printer(context.terminal, progressStyle(context.terminal, progress, false));
        MIRO_TRY(report, context.studio.benchBatch(std::move(request), printer, context.stop));
    }
    if (json)
        context.terminal.result(jsonOf(report));
    else
        print(context.terminal, report);
    return {};
}

} // namespace miro
