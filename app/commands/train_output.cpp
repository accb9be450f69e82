#include "app/commands/train_output.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::chrono::milliseconds kBetweenShown{500};

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

} // namespace

void TrainPrinter::stepDone(const TrainStep& step) {
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

void TrainPrinter::heldOut(int64_t step, const std::vector<std::pair<std::string, double>>& numbers, bool best) {
    if (m_style == ProgressStyle::Json)
        m_terminal.progressLine(
            Json{{"event", "held_out"}, {"step", step}, {"numbers", numbersJson(numbers)}, {"best", best}}.dump());
    else if (m_style != ProgressStyle::None)
        m_terminal.note(fmt::format("step {}: {}{}", step, numbersText(numbers), best ? " (best)" : ""));
}

void TrainPrinter::sampleScores(int64_t step, const std::vector<std::pair<std::string, double>>& numbers) {
    if (m_style == ProgressStyle::Json)
        m_terminal.progressLine(
            Json{{"event", "sample_scores"}, {"step", step}, {"numbers", numbersJson(numbers)}}.dump());
    else if (m_style != ProgressStyle::None)
        m_terminal.note(fmt::format("step {}: samples: {}", step, numbersText(numbers)));
}

void TrainPrinter::told(const char* event, int64_t step, const std::filesystem::path& place) {
    if (m_style == ProgressStyle::Json)
        m_terminal.progressLine(Json{{"event", event}, {"step", step}, {"path", place.string()}}.dump(
            -1, ' ', false, Json::error_handler_t::replace));
}

} // namespace miro
