#include "app/commands/batch_output.h"

#include "app/commands/library_query.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

std::string counted(int64_t count, const char* what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string duration(double seconds) {
    if (seconds < 90)
        return fmt::format("{:.0f} s", seconds);
    if (seconds < 5400)
        return fmt::format("{:.0f} min", seconds / 60);
    return fmt::format("{:.1f} h", seconds / 3600);
}

} // namespace

std::string previewJson(const BatchPreview& preview) {
    Json json{{"lines", preview.lines},
              {"prompts", preview.entries},
              {"pictures", preview.pictures},
              {"groups", preview.groups},
              {"seconds", preview.seconds ? Json(*preview.seconds) : Json(nullptr)},
              {"bytes", preview.bytes},
              {"free", preview.free ? Json(*preview.free) : Json(nullptr)},
              {"scorers", preview.scorers}};
    json["first"] = Json::array();
    for (size_t i = 0; i < preview.first.size(); ++i)
        json["first"].push_back(
            {{"line", preview.first[i].first}, {"prompt", preview.first[i].second}, {"file", preview.files[i]}});
    return lineOf(json);
}

std::vector<std::string> previewText(const BatchPreview& preview) {
    std::vector<std::string> lines{fmt::format("{} of {} from {}, in {}", counted(preview.pictures, "picture"),
                                               counted(preview.entries, "prompt"), counted(preview.lines, "line"),
                                               counted(preview.groups, "group"))};
    for (size_t i = 0; i < preview.first.size(); ++i)
        lines.push_back(fmt::format("  line {}: {} -> {}", preview.first[i].first,
                                    oneLine(preview.first[i].second, 200), preview.files[i]));
    if (static_cast<int64_t>(preview.first.size()) < preview.entries)
        lines.emplace_back("  ...");
    lines.push_back("time: " + (preview.seconds ? "about " + duration(*preview.seconds)
                                                : std::string("unknown, nothing measured yet")));
    lines.push_back(fmt::format("disk: about {}{}", formatBytes(preview.bytes),
                                preview.free ? ", " + formatBytes(*preview.free) + " free" : ""));
    if (!preview.scorers.empty())
        lines.push_back(fmt::format("scored by: {}", fmt::join(preview.scorers, ", ")));
    return lines;
}

void NotingPrinter::note(const std::string& line) {
    m_terminal.note(m_json ? lineOf({{"event", "note"}, {"message", line}}) : line);
}

} // namespace miro
