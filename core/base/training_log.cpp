#include "base/training_log.h"

#include "base/files.h"
#include "base/json.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <string_view>

namespace miro {
namespace {

constexpr std::streamoff kMostBytes = 64 << 20;
constexpr const char* kHeldOut = "held_out";
constexpr const char* kScores = "sample_scores";
constexpr size_t kMaxLineBytes = 64 << 10;

struct Lines {
    std::vector<std::string_view> updates;
    std::vector<std::string_view> looks;
    std::vector<std::string_view> scores;
};

Lines linesOf(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (!line.empty() && line.size() <= kMaxLineBytes)
            (line.find(kHeldOut) != std::string_view::npos  ? lines.looks
             : line.find(kScores) != std::string_view::npos ? lines.scores
                                                            : lines.updates)
                .push_back(line);
    }
    return lines;
}

NamedNumbers numbersOf(const nlohmann::ordered_json& object) {
    NamedNumbers numbers;
    for (const auto& [name, value] : object.items())
        if (value.is_number() && name != "step" && name != "samples" && name != "seconds" && name != "waited")
            numbers.emplace_back(name, value.get<double>());
    return numbers;
}

// Without a step: nothing that can be shown.
bool readLine(std::string_view line, TrainingPoint& point) {
    const auto json = nlohmann::ordered_json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("step") || !json["step"].is_number_integer())
        return false;
    point.step = json["step"].get<int64_t>();
    const auto looked = json.find(kHeldOut), scored = json.find(kScores);
    if (scored != json.end()) {
        point.scores = scored->is_object() ? numbersOf(*scored) : NamedNumbers();
        point.sampled = true;
    } else if (looked == json.end()) {
        point.numbers = numbersOf(json);
    } else if (looked->is_object()) {
        point.heldOut = numbersOf(*looked);
        if (const auto best = json.find("best"); best != json.end() && best->is_boolean())
            point.best = best->get<bool>();
    }
    return !point.numbers.empty() || !point.heldOut.empty() || !point.scores.empty();
}

// The last of `lines`, and back from there at even distances.
void readSome(const std::vector<std::string_view>& lines, size_t most, std::vector<TrainingPoint>& into) {
    if (lines.empty() || most == 0)
        return;
    const size_t stride = (lines.size() + most - 1) / most;
    for (size_t i = (lines.size() - 1) % stride; i < lines.size(); i += stride)
        if (TrainingPoint point; readLine(lines[i], point))
            into.push_back(std::move(point));
}

} // namespace

Result<std::vector<TrainingPoint>> readTrainingLog(const std::filesystem::path& folder, size_t most) {
    const std::filesystem::path file = folder / kMetricsFile;
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    if (!stream)
        return fileError("reading", file, errno);
    const std::streamoff size = stream.tellg();
    const std::streamoff start = std::max<std::streamoff>(size - kMostBytes, 0);
    std::string text(static_cast<size_t>(size - start), '\0');
    stream.seekg(start);
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad())
        return fileError("reading", file, errno);
    text.resize(static_cast<size_t>(stream.gcount()));
    if (start > 0)
        text.erase(0, text.find('\n') + 1); // half a line
    const Lines lines = linesOf(text);
    std::vector<TrainingPoint> points;
    readSome(lines.updates, most, points);
    readSome(lines.looks, most, points);
    readSome(lines.scores, most, points);
    std::stable_sort(points.begin(), points.end(),
                     [](const TrainingPoint& a, const TrainingPoint& b) { return a.step < b.step; });
    return points;
}

} // namespace miro
