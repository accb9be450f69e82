#include "job/score_times.h"

#include "base/files.h"
#include "base/json.h"
#include "base/log.h"

#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int kScoreTimesVersion = 1;
constexpr size_t kMaxEntries = 100;
constexpr double kNewWeight = 0.5; // of the newest measurement against those before
constexpr double kWorthWriting = 0.1;

std::string keyOf(const std::vector<std::string>& scorers, const std::string& device) {
    return fmt::format("{}|{}", device, fmt::join(scorers, ","));
}

bool isTime(double seconds) {
    return std::isfinite(seconds) && seconds > 0 && seconds < 1e6;
}

} // namespace

ScoreTimes::ScoreTimes(std::filesystem::path file) : m_file(std::move(file)) {
    read();
}

void ScoreTimes::read() {
    auto json = readJsonFile(m_file);
    if (!json.ok() || !json->is_object() || (*json)["version"] != kScoreTimesVersion || !(*json)["seconds"].is_object())
        return;
    for (const auto& [key, item] : (*json)["seconds"].items())
        if (item.is_number() && isTime(item.get<double>()) && m_seconds.size() < kMaxEntries)
            m_seconds[key] = item.get<double>();
    if (auto installed = json->find("installed"); installed != json->end() && installed->is_string())
        m_installed = installed->get<std::string>();
}

std::string ScoreTimes::text() const {
    const nlohmann::json json = {{"version", kScoreTimesVersion}, {"seconds", m_seconds}, {"installed", m_installed}};
    return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

void ScoreTimes::remember(const std::vector<std::string>& scorers, const std::string& device, double seconds,
                          bool all) {
    if (!isTime(seconds))
        return;
    const std::string key = keyOf(scorers, device);
    std::string written;
    {
        std::lock_guard lock(m_mutex);
        if (m_seconds.size() >= kMaxEntries && !m_seconds.contains(key))
            m_seconds.clear();
        double& kept = m_seconds[key];
        const double before = kept;
        kept = before > 0 ? before + (seconds - before) * kNewWeight : seconds;
        const bool moved = std::abs(kept - before) > kWorthWriting * before;
        if (all && m_installed != key)
            m_installed = key;
        else if (!moved) // every picture is measured, and few say anything new
            return;
        written = text();
    }
    std::error_code ignored;
    std::filesystem::create_directories(m_file.parent_path(), ignored);
    if (auto stored = writeFileAtomically(m_file, written); !stored.ok())
        logWarning(stored.message());
}

std::optional<double> ScoreTimes::of(const std::vector<std::string>& scorers, const std::string& device) const {
    std::lock_guard lock(m_mutex);
    auto found = m_seconds.find(keyOf(scorers, device));
    return found == m_seconds.end() ? std::nullopt : std::optional(found->second);
}

std::optional<double> ScoreTimes::estimate() const {
    std::lock_guard lock(m_mutex);
    auto found = m_seconds.find(m_installed);
    return found == m_seconds.end() ? std::nullopt : std::optional(found->second);
}

} // namespace miro
