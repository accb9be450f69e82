#include "app/commands/arguments.h"
#include "app/commands/batch_output.h"
#include "app/commands/command.h"
#include "app/commands/generation_options.h"
#include "app/commands/settings_help.h"

#include <chrono>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::chrono::milliseconds kBetweenShown{500};

const ParamSpec kThreads{.key = "threads",
                         .help = "How many threads the arithmetic shares; all by default.",
                         .kind = ParamKind::Int,
                         .minimum = 1,
                         .maximum = 1024,
                         .valueName = "N"};

std::string numbersText(const std::vector<std::pair<std::string, double>>& numbers) {
    std::string text;
    for (const auto& [name, value] : numbers)
        text += fmt::format("{}{} {:.4g}", text.empty() ? "" : ", ", name, value);
    return text;
}

Json numbersJson(const std::vector<std::pair<std::string, double>>& numbers) {
    Json json = Json::object();
    for (const auto& [name, value] : numbers)
        json[name] = value;
    return json;
}

// Shows a run on standard error: a bar with the time left, notes of what was measured, or JSON lines.
class TrainPrinter : public TrainSink {
public:
    TrainPrinter(Terminal& terminal, ProgressStyle style)
        : m_terminal(terminal), m_style(style), m_printer(terminal, style, style == ProgressStyle::Json) {}

    void begun(int64_t done, int64_t total) override { m_printer.progress({"train", done, total}); }

    void stepDone(const TrainStep& step) override {
        const auto now = std::chrono::steady_clock::now();
        if (now - m_shown < kBetweenShown && step.step < step.total)
            return;
        m_shown = now;
        m_printer.progress({"train", step.step, step.total});
        if (m_style != ProgressStyle::Json)
            return;
        Json line{{"event", "step"}, {"step", step.step}, {"total", step.total}};
        line["numbers"] = numbersJson(step.numbers);
        line["gradient_norm"] = step.gradientNorm;
        line["learning_rate"] = step.learningRate;
        line["seconds"] = step.seconds;
        line["waited"] = step.waited;
        m_terminal.progressLine(line.dump());
    }

    void heldOut(int64_t step, const std::vector<std::pair<std::string, double>>& numbers, bool best) override {
        if (m_style == ProgressStyle::Json)
            m_terminal.progressLine(
                Json{{"event", "held_out"}, {"step", step}, {"numbers", numbersJson(numbers)}, {"best", best}}.dump());
        else if (m_style != ProgressStyle::None)
            m_terminal.note(fmt::format("step {}: {}{}", step, numbersText(numbers), best ? " (best)" : ""));
    }

    void sampleScores(int64_t step, const std::vector<std::pair<std::string, double>>& numbers) override {
        if (m_style == ProgressStyle::Json)
            m_terminal.progressLine(
                Json{{"event", "sample_scores"}, {"step", step}, {"numbers", numbersJson(numbers)}}.dump());
        else if (m_style != ProgressStyle::None)
            m_terminal.note(fmt::format("step {}: samples: {}", step, numbersText(numbers)));
    }

    void checkpointed(int64_t step, const std::filesystem::path& file) override { told("checkpoint", step, file); }
    void sampled(int64_t step, const std::filesystem::path& folder) override { told("samples", step, folder); }
    void note(const std::string& line) override { m_printer.note(line); }

private:
    void told(const char* event, int64_t step, const std::filesystem::path& place) {
        if (m_style == ProgressStyle::Json)
            m_terminal.progressLine(Json{{"event", event}, {"step", step}, {"path", place.string()}}.dump(
                -1, ' ', false, Json::error_handler_t::replace));
    }

    Terminal& m_terminal;
    ProgressStyle m_style;
    NotingPrinter m_printer;
    std::chrono::steady_clock::time_point m_shown;
};

void printMemory(Terminal& terminal, const MemoryReport& report, bool json) {
    if (json) {
        Json parts = Json::object(), layers = Json::object();
        for (const MemoryPart& part : report.parts)
            parts[part.key] = part.bytes;
        for (const MemoryPart& layer : report.layers)
            layers[layer.key] = layer.bytes;
        terminal.result(Json{{"total", report.total()}, {"parts", parts}, {"layers", layers}}.dump());
        return;
    }
    const auto line = [&](const std::string& key, int64_t bytes, const std::string& what) {
        terminal.result(fmt::format("{:<12} {:>10.1f} MB  {}", key, static_cast<double>(bytes) / 1e6, what));
    };
    for (const MemoryPart& part : report.parts)
        line(part.key, part.bytes, part.what);
    line("total", report.total(), "besides the program itself and samples that are read ahead");
}

void printHelp(Terminal& terminal, const std::string& options) {
    terminal.result(options);
    terminal.result("");
    terminal.result("CONFIG.json is an object of keys and values; \"kind\" says what is trained, flow when it is not "
                    "there. Relative paths begin at the config's own folder, those of --set at the working folder.");
    printSettings(terminal, "Keys of every kind:", trainSettings());
    for (const TrainKindInfo& kind : trainKindInfos())
        printSettings(terminal, fmt::format("\"kind\": \"{}\" - {}", kind.key, kind.summary), kind.settings);
}

} // namespace

Result<void> runTrain(CommandContext& context, const std::vector<std::string>& arguments) {
    TrainRequest request;
    std::optional<std::string> folder, device, threads;
    bool progress = false, json = false, memory = false;
    Arguments parser(
        "train [CONFIG.json]",
        "Trains a network as CONFIG.json says and writes the model to DIR/model; prints its place. Ended in "
        "any way, --resume goes on bit for bit. Started several times by torchrun or srun, the processes train as "
        "one.");
    parser.texts("--set", request.assignments, "KEY=VALUE", "Sets a key over what the config says. Repeats.");
    parser.text("--output-dir", folder, "DIR",
                "The run's folder: config.json, metrics.jsonl, TensorBoard events, checkpoints, samples, model.");
    parser.flag("--resume", request.resume,
                "Goes on from the newest checkpoint in DIR; without CONFIG.json as it was.");
    parser.flag("--export", request.exportOnly, "Only writes DIR/model from the newest checkpoint.");
    parser.flag("--memory", memory, "Only says how much memory a run of kind taste takes, by parts; trains nothing.");
    parser.setting(generationSetting("device"), device);
    parser.setting(kThreads, threads);
    parser.progressFlags(progress, json);
    MIRO_CHECK_OK(parser.parse(arguments, true));
    if (parser.helpText()) {
        printHelp(context.terminal, *parser.helpText());
        return {};
    }
    context.terminal.setJson(json);
    if (parser.words().size() > 1)
        return usageError(fmt::format("one config at a time; '{}' is one more", oneLine(parser.words()[1], 80)));
    if (!parser.words().empty())
        request.config = parser.words().front();
    if (memory) {
        MIRO_TRY(const MemoryReport report, context.studio.trainingMemory(request));
        printMemory(context.terminal, report, json);
        return context.terminal.finish();
    }
    MIRO_TRY(request.folder, pathFrom(folder, "--output-dir"));
    if (device) {
        MIRO_TRY(request.device, parseDevice(*device));
    }
    MIRO_TRY(request.threads, parseInteger(kThreads, threads, 0));
    request.resume = request.resume || request.exportOnly;
    std::filesystem::path model;
    {
        TrainPrinter printer(context.terminal, progressStyle(context.terminal, progress, json));
        MIRO_TRY(model, context.studio.train(std::move(request), printer, context.stop));
    }
    if (!model.empty())
        context.terminal.result(model.string());
    return context.terminal.finish();
}

} // namespace miro
