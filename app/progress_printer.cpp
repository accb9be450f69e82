#include "app/progress_printer.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace miro {
namespace {

constexpr int64_t kBarWidth = 30;

const std::string& labelOf(const std::string& stage) {
    static const std::map<std::string, std::string> kLabels = {
        {"load", "Loading"},
        {"encode", "Reading the prompt"},
        {"sample", "Drawing"},
        {"decode", "Decoding"},
        {"write", "Writing"},
        {"bench", "Measuring"},
        {"download", "Getting"},
        {"check", "Checking"},
        {"copy", "Copying"},
        {"draw", "Drawing"},
        {"verify", "Looking at what is there"},
        {"import", "Importing"},
        {"scan", "Looking at pictures"},
        {"score", "Scoring"},
        {"train", "Training"},
        {"pack", "Packing"},
        {"latents", "Encoding"},
        {"index", "Counting"},
        {"look", "Looking at pictures"},
        {"label", "Asking the taste"},
        {"measure", "Measuring"},
        {"fit", "Setting the sliders"},
    };
    auto label = kLabels.find(stage);
    return label == kLabels.end() ? stage : label->second;
}

// What is counted in bytes is told in megabytes.
std::string counted(const Progress& progress) {
    static const std::set<std::string> kBytes = {"download", "check", "copy"};
    if (kBytes.contains(progress.stage))
        return fmt::format("{}/{}", formatBytes(progress.done), formatBytes(progress.total));
    return fmt::format("{}/{}", progress.done, progress.total);
}

} // namespace

void ProgressPrinter::progress(const Progress& progress) {
    if (m_style == ProgressStyle::None)
        return;
    if (progress.stage != m_last.stage) {
        m_stageStart = std::chrono::steady_clock::now();
        m_stageBegan = progress.done;
    } else if (progress.done == m_last.done && progress.total == m_last.total)
        return;
    m_last = progress;
    if (m_style == ProgressStyle::Json) {
        nlohmann::json line{
            {"event", "progress"}, {"stage", progress.stage}, {"done", progress.done}, {"total", progress.total}};
        if (const auto left = secondsLeft(progress))
            line["seconds_left"] = *left;
        m_terminal.progressLine(line.dump());
    } else if (m_style == ProgressStyle::Lines)
        m_terminal.progressLine(progress.total > 0 ? fmt::format("{} {}", labelOf(progress.stage), counted(progress))
                                                   : labelOf(progress.stage));
    else
        drawBar(progress);
}

std::optional<int64_t> ProgressPrinter::secondsLeft(const Progress& progress) const {
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - m_stageStart;
    if (progress.done <= m_stageBegan || progress.done >= progress.total || elapsed.count() <= 1)
        return std::nullopt;
    return static_cast<int64_t>(elapsed.count() / static_cast<double>(progress.done - m_stageBegan) *
                                static_cast<double>(progress.total - progress.done));
}

void ProgressPrinter::drawBar(const Progress& progress) {
    if (progress.total <= 0) {
        m_terminal.bar(labelOf(progress.stage));
        return;
    }
    int64_t filled = std::clamp<int64_t>(progress.done * kBarWidth / progress.total, 0, kBarWidth);
    std::string bar(static_cast<size_t>(filled), '#');
    bar.resize(kBarWidth, '.');
    std::string left;
    if (const auto seconds = secondsLeft(progress))
        left = fmt::format("  {}:{:02} left", *seconds / 60, *seconds % 60);
    m_terminal.bar(fmt::format("{} [{}] {}{}", labelOf(progress.stage), bar, counted(progress), left));
}

} // namespace miro
