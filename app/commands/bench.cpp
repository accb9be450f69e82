#include "app/commands/arguments.h"
#include "app/commands/bench_batch.h"
#include "app/commands/command.h"
#include "app/commands/generation_options.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

Json jsonOf(const BenchReport& report) {
    Json json{{"device", report.device},
              {"precision", report.precision},
              {"model", report.model.empty() ? Json("random weights at the published size") : Json(report.model)},
              {"threads", report.threads}};
    for (const BenchItem& item : report.items)
        json["items"].push_back({{"what", item.what},
                                 {"repeats", item.repeats},
                                 {"median_ms", item.median * 1000},
                                 {"min_ms", item.minimum * 1000},
                                 {"max_ms", item.maximum * 1000},
                                 {"note", item.note}});
    json["sampling_bytes"] = report.samplingBytes;
    json["peak_bytes"] = report.peakBytes;
    return json;
}

void print(Terminal& terminal, const BenchReport& report) {
    terminal.result(fmt::format("{}, {}, {} threads, {}", report.device, report.precision, report.threads,
                                report.model.empty() ? "random weights at the published size" : report.model));
    for (const BenchItem& item : report.items)
        terminal.result(fmt::format("  {:<18} {:>9.1f} ms median of {}, {:.1f} to {:.1f}{}", item.what,
                                    item.median * 1000, item.repeats, item.minimum * 1000, item.maximum * 1000,
                                    item.note.empty() ? "" : "; " + item.note));
    terminal.result(fmt::format("  {:<18} {:>9} while sampling, {} at most", "memory",
                                formatBytes(report.samplingBytes), formatBytes(report.peakBytes)));
}

} // namespace

Result<void> runBench(CommandContext& context, const std::vector<std::string>& arguments) {
    if (!arguments.empty() && arguments.front() == "batch")
        return runBenchBatch(context, {arguments.begin() + 1, arguments.end()});
    static const ParamSpec kRepeats{.key = "repeats",
                                    .help = "How often each part is measured.",
                                    .kind = ParamKind::Int,
                                    .defaultValue = int64_t{5},
                                    .minimum = 1,
                                    .maximum = 1000,
                                    .valueName = "N"};
    std::vector<std::string> models;
    std::optional<std::string> model, variant, device, precision, repeats;
    bool json = false, noText = false, progress = false;
    Arguments parser("bench", "Measures one network evaluation, a guided step, decoding and text encoding at the "
                              "published network's full size. miro bench batch measures what a batch gains.");
    parser.setting(generationSetting("device"), device);
    parser.setting(generationSetting("precision"), precision);
    parser.setting(kRepeats, repeats);
    parser.flag("--no-text", noText, "Leaves the text encoder out, whose weights take 5 GB.");
    parser.text("--model", model, "NAME_OR_DIR", "Measures this model's network, and how long it takes to load.");
    parser.text("--variant", variant, "V", "A variant of it.");
    parser.modelFolders(models);
    parser.flag("--progress", progress, "Prints progress where there is no terminal.");
    parser.flag("--json", json, "Prints JSON.");
    MIRO_CHECK_OK(parser.parse(arguments));
    if (parser.helpText()) {
        context.terminal.result(*parser.helpText());
        return {};
    }
    BenchRequest request;
    request.modelFolders = pathsFrom(models);
    request.model = model.value_or("");
    request.variant = variant.value_or("");
    request.textEncoder = !noText;
    if (device) {
        MIRO_TRY(request.device, parseDevice(*device));
    }
    if (precision) {
        MIRO_TRY(request.precision, parsePrecision(*precision));
    }
    MIRO_TRY(request.repeats, parseInteger(kRepeats, repeats, request.repeats));
    BenchReport report;
    {
        ProgressPrinter printer(context.terminal, progressStyle(context.terminal, progress, false));
        MIRO_TRY(report, context.studio.bench(std::move(request), printer, context.stop));
    }
    if (json)
        context.terminal.result(jsonOf(report).dump(2));
    else
        print(context.terminal, report);
    return {};
}

} // namespace miro
