#include "eval/score_speed.h"

#include "base/files.h"
#include "base/json.h"
#include "base/paths.h"

#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

std::filesystem::path timesFile() {
    return cacheFolder() / "explore_times.json";
}

std::string keyOf(const std::vector<std::string>& scorers, const std::string& device) {
    return fmt::format("{}|{}", device, fmt::join(scorers, ","));
}

nlohmann::json readTimes() {
    auto json = readJsonFile(timesFile());
    return json.ok() && json->is_object() ? std::move(json).value() : nlohmann::json::object();
}

} // namespace

void rememberScoring(const std::vector<std::string>& scorers, const std::string& device, double seconds) {
    nlohmann::json times = readTimes();
    times[keyOf(scorers, device)] = seconds;
    std::error_code ignored;
    std::filesystem::create_directories(timesFile().parent_path(), ignored);
    (void)writeFileAtomically(timesFile(), times.dump(1));
}

std::optional<double> scoringSeconds(const std::vector<std::string>& scorers, const std::string& device) {
    if (scorers.empty())
        return 0;
    const nlohmann::json times = readTimes();
    const auto found = times.find(keyOf(scorers, device));
    if (found == times.end() || !found->is_number())
        return std::nullopt;
    const double seconds = found->get<double>();
    return std::isfinite(seconds) && seconds >= 0 ? std::optional(seconds) : std::nullopt;
}

} // namespace miro
