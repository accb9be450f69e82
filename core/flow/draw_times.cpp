#include "flow/draw_times.h"

#include "base/files.h"
#include "base/json.h"
#include "base/log.h"
#include "sample/step_plan.h"

#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int kTimesVersion = 1;
constexpr size_t kMaxSpeeds = 100;
constexpr double kNewWeight = 0.5; // of the last run against those before

std::string keyOf(const GenerateRequest& request) {
    return fmt::format("{}|{}|{}|{}", request.model, request.variant, toText(request.settings.device),
                       toText(request.settings.precision));
}

void mix(double& kept, double measured) {
    kept = kept > 0 ? kept + (measured - kept) * kNewWeight : measured;
}

double numberIn(const nlohmann::json& json, const char* key) {
    auto found = json.find(key);
    const double number = found != json.end() && found->is_number() ? found->get<double>() : 0;
    return std::isfinite(number) && number > 0 && number < 1e6 ? number : 0;
}

} // namespace

DrawTimes::DrawTimes(std::filesystem::path file) : m_file(std::move(file)) {
    read();
}

void DrawTimes::read() {
    auto json = readJsonFile(m_file);
    if (!json.ok() || !json->is_object() || (*json)["version"] != kTimesVersion || !(*json)["speeds"].is_object())
        return;
    for (const auto& [key, item] : (*json)["speeds"].items()) {
        if (!item.is_object() || m_speeds.size() >= kMaxSpeeds)
            continue;
        Speed speed;
        speed.steps = static_cast<int64_t>(numberIn(item, "steps"));
        speed.guidance = numberIn(item, "guidance");
        speed.evaluation = numberIn(item, "evaluation");
        speed.picture = numberIn(item, "picture");
        speed.loading = numberIn(item, "loading");
        if (speed.steps > 0 && speed.evaluation > 0)
            m_speeds[key] = speed;
    }
}

std::string DrawTimes::text() const {
    nlohmann::json speeds = nlohmann::json::object();
    for (const auto& [key, speed] : m_speeds)
        speeds[key] = {{"steps", speed.steps},
                       {"guidance", speed.guidance},
                       {"evaluation", speed.evaluation},
                       {"picture", speed.picture},
                       {"loading", speed.loading}};
    const nlohmann::json json = {{"version", kTimesVersion}, {"speeds", speeds}};
    return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

void DrawTimes::remember(const GenerateRequest& request, const GenerationDefaults& defaults, const RunTimes& times) {
    if (times.evaluations == 0)
        return;
    std::string written;
    {
        std::lock_guard lock(m_mutex);
        if (m_speeds.size() >= kMaxSpeeds && !m_speeds.contains(keyOf(request)))
            m_speeds.clear();
        Speed& speed = m_speeds[keyOf(request)];
        speed.steps = defaults.steps;
        speed.guidance = defaults.guidance;
        mix(speed.evaluation, times.sampling / static_cast<double>(times.evaluations));
        if (times.decoded > 0)
            mix(speed.picture, times.decoding / static_cast<double>(times.decoded));
        speed.loading = std::max(speed.loading, times.loading);
        written = text();
    }
    std::error_code ignored;
    std::filesystem::create_directories(m_file.parent_path(), ignored);
    if (auto kept = writeFileAtomically(m_file, written); !kept.ok())
        logWarning(kept.message());
}

std::optional<double> DrawTimes::estimate(const GenerateRequest& request, bool loaded) const {
    Speed speed;
    {
        std::lock_guard lock(m_mutex);
        auto found = m_speeds.find(keyOf(request));
        if (found == m_speeds.end())
            return std::nullopt;
        speed = found->second;
    }
    GenerationDefaults defaults;
    defaults.steps = speed.steps;
    defaults.guidance = speed.guidance;
    GenerationSettings settings = request.settings;
    settings.positive.clear(); // what cannot be asked for costs no time
    settings.negative.clear();
    auto resolved = resolveSettings(settings, defaults, {});
    if (!resolved.ok())
        return std::nullopt;
    const auto evaluations = static_cast<double>(planSteps(SchedulerConfig(), *resolved).evaluations());
    return static_cast<double>(resolved->count) * (evaluations * speed.evaluation + speed.picture) +
           (loaded ? 0 : speed.loading);
}

std::optional<DrawPace> DrawTimes::pace(const GenerateRequest& request, bool loaded) const {
    std::lock_guard lock(m_mutex);
    const auto found = m_speeds.find(keyOf(request));
    if (found == m_speeds.end())
        return std::nullopt;
    const Speed& speed = found->second;
    return DrawPace{speed.evaluation, speed.picture, loaded ? 0 : speed.loading};
}

} // namespace miro
