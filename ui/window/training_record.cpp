#include "ui/window/training_record.h"

#include <algorithm>
#include <cmath>

namespace miro {
namespace {

// A flow model's loss is weighted; what it is judged by is not.
constexpr const char* kFlowHeldOut = "held_out_loss";
constexpr const char* kFlowPlain = "raw";

constexpr size_t kMostEntries = 4000; // of a line; then it is thinned to half of them

} // namespace

std::vector<TrainingRecord::Entry> thinned(const std::vector<TrainingRecord::Entry>& entries, size_t most) {
    if (entries.size() <= most || most == 0)
        return entries;
    std::vector<TrainingRecord::Entry> means;
    for (size_t part = 0; part < most; ++part) {
        const size_t begin = entries.size() * part / most;
        const size_t end = entries.size() * (part + 1) / most;
        double sum = 0;
        for (size_t i = begin; i < end; ++i)
            sum += entries[i].value;
        means.push_back({entries[end - 1].step, sum / static_cast<double>(end - begin)});
    }
    return means;
}

const TrainingRecord::Line* TrainingRecord::find(const std::string& name, bool heldOut) const {
    for (const Line& line : m_lines)
        if (line.name == name && line.heldOut == heldOut)
            return &line;
    return nullptr;
}

std::string TrainingRecord::heldOutName() const {
    const auto first = std::find_if(m_lines.begin(), m_lines.end(), [](const Line& line) { return line.heldOut; });
    return first == m_lines.end() ? std::string() : first->name;
}

std::string TrainingRecord::mainName() const {
    const std::string judged = heldOutName();
    if (judged == kFlowHeldOut && find(kFlowPlain, false))
        return kFlowPlain;
    if (!judged.empty() && find(judged, false))
        return judged;
    const auto first = std::find_if(m_lines.begin(), m_lines.end(), [](const Line& line) { return !line.heldOut; });
    return first == m_lines.end() ? heldOutName() : first->name;
}

void TrainingRecord::put(std::vector<Line>& lines, const NamedNumbers& numbers, bool heldOut, int64_t step) {
    for (const auto& [name, value] : numbers) {
        if (!std::isfinite(value))
            continue;
        auto line = std::find_if(lines.begin(), lines.end(), [&, key = &name](const Line& known) {
            return known.name == *key && known.heldOut == heldOut;
        });
        if (line == lines.end())
            line = lines.insert(lines.end(), {name, heldOut, {}});
        line->entries.push_back({static_cast<double>(step), value});
        if (line->entries.size() > kMostEntries)
            line->entries = thinned(line->entries, kMostEntries / 2);
    }
}

void TrainingRecord::add(const TrainingPoint& point) {
    const auto step = static_cast<double>(point.step);
    // A look comes after its update, at the same step, and scores come after both.
    auto forget = [&](Line& line, bool told) {
        std::erase_if(line.entries,
                      [&](const Entry& entry) { return entry.step > step || (told && entry.step == step); });
    };
    for (Line& line : m_lines)
        forget(line, line.heldOut ? !point.heldOut.empty() : !point.numbers.empty());
    for (Line& line : m_scores)
        forget(line, !point.scores.empty());
    if (m_bestStep > point.step)
        m_bestStep = -1;
    put(m_lines, point.numbers, false, point.step);
    put(m_lines, point.heldOut, true, point.step);
    put(m_scores, point.scores, false, point.step);
    m_step = point.step;
    if (point.of > 0)
        m_of = point.of;
    if (point.best)
        m_bestStep = point.step;
    if (!point.numbers.empty()) {
        m_secondsLeft = point.secondsLeft;
        m_samplesPerSecond = point.samplesPerSecond;
    }
}

} // namespace miro
