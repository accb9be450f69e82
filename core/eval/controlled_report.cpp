#include "eval/controlled_report.h"

#include "base/files.h"
#include "scene/scene.h"

#include <fmt/format.h>

namespace miro {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

ordered_json jsonOf(const PairedDifference& difference) {
    return {{"mean", difference.mean}, {"low", difference.low}, {"high", difference.high}, {"seeds", difference.each}};
}

} // namespace

std::vector<const LookResult*> ControlledFindings::of(const std::string& arm, const std::string& protocol,
                                                      double guidance, bool curve, int64_t samples) const {
    std::vector<const LookResult*> found;
    for (const LookResult& look : looks)
        if (look.arm == arm && look.protocol == protocol && look.guidance == guidance && look.curve == curve &&
            look.samples == samples)
            found.push_back(&look);
    return found;
}

Result<ControlledFindings> readFindings(const ControlledPlan& plan, const fs::path& folder) {
    ControlledFindings findings;
    MIRO_TRY(const std::vector<ControlledRun> runs, controlledRuns(plan, {}));
    MIRO_TRY(findings.scenes, readLook(scenesFile(folder)));
    for (const ControlledRun& run : runs) {
        MIRO_TRY(const auto trained, readTrained(trainedFile(folder, run.name())));
        if (trained)
            findings.trained[run.name()] = *trained;
        for (const ControlledLook& look : looksOf(plan, run)) {
            MIRO_TRY(auto result, readLook(resultFile(folder, look)));
            if (result)
                findings.looks.push_back(std::move(*result));
            else
                findings.missing.push_back(look.name());
        }
    }
    return findings;
}

std::string protocolOf(const ControlledArm& arm, const std::string& asked) {
    return arm.used.empty() ? kNoRewards : asked;
}

std::vector<LookPair> pairsWithBase(const ControlledPlan& plan, const ControlledFindings& findings,
                                    const ControlledArm& arm, const std::string& protocol, double guidance, bool curve,
                                    int64_t samples) {
    std::vector<LookPair> pairs;
    const auto bases = findings.of("a", kNoRewards, guidance, curve, plan.runSamples);
    for (const LookResult* look : findings.of(arm.key, protocolOf(arm, protocol), guidance, curve, samples))
        for (const LookResult* base : bases)
            if (base->seed == look->seed)
                pairs.emplace_back(look, base);
    return pairs;
}

std::vector<std::pair<double, Spread>> curveOf(const ControlledPlan& plan, const ControlledFindings& findings,
                                               const ControlledArm& arm, const std::string& protocol,
                                               const std::string& metric) {
    std::vector<std::pair<double, Spread>> curve;
    if (plan.curveSamples < 1)
        return curve;
    size_t most = 0;
    for (int64_t samples = plan.curveSamples; samples <= plan.runSamples; samples += plan.curveSamples) {
        std::vector<double> values;
        for (const LookResult* look :
             findings.of(arm.key, protocolOf(arm, protocol), plan.curveGuidance, true, samples))
            if (const auto value = metricOf(*look, metric))
                values.push_back(*value);
        if (values.empty())
            continue;
        // A mean over fewer seeds than elsewhere would be a step of its own.
        if (values.size() > most) {
            most = values.size();
            curve.clear();
        }
        if (values.size() == most)
            curve.emplace_back(static_cast<double>(samples), spreadOf(values));
    }
    return curve;
}

std::optional<double> levelOfBase(const ControlledPlan& plan, const ControlledFindings& findings,
                                  const std::string& metric) {
    std::vector<double> values;
    for (const LookResult* look : findings.of("a", kNoRewards, plan.curveGuidance, true, plan.runSamples))
        if (const auto value = metricOf(*look, metric))
            values.push_back(*value);
    return values.empty() ? std::nullopt : std::optional(spreadOf(values).mean);
}

std::vector<std::string> controlledMetrics(const ControlledPlan& plan) {
    std::vector<std::string> metrics{kAccuracy};
    for (const SceneCategory category : kSceneCategories)
        metrics.push_back(fmt::format("{}:{}", kAccuracy, toText(category)));
    metrics.insert(metrics.end(), plan.rewards.begin(), plan.rewards.end());
    metrics.push_back(kDiversity);
    return metrics;
}

ordered_json controlledJson(const ControlledPlan& plan, const ControlledFindings& findings) {
    ordered_json json{{"primary",
                       {{"arm", plan.primaryArm},
                        {"metric", plan.primaryMetric},
                        {"protocol", plan.primaryProtocol},
                        {"guidance", plan.primaryGuidance},
                        {"smallest_effect", plan.smallestEffect}}},
                      {"missing", findings.missing}};
    json["runs"] = ordered_json::array();
    for (const auto& [run, trained] : findings.trained)
        json["runs"].push_back({{"run", run},
                                {"steps", trained.steps},
                                {"samples", trained.samples},
                                {"drawn", trained.drawn},
                                {"evaluations", trained.evaluations},
                                {"seconds", trained.seconds}});
    json["looks"] = ordered_json::array();
    for (const LookResult& look : findings.looks) {
        ordered_json one{{"run", look.run},           {"arm", look.arm},
                         {"seed", look.seed},         {"samples", look.samples},
                         {"curve", look.curve},       {"protocol", look.protocol},
                         {"guidance", look.guidance}, {"prompts", look.prompts.size()},
                         {"seconds", look.seconds}};
        for (const std::string& metric : controlledMetrics(plan))
            if (const auto value = metricOf(look, metric))
                one["metrics"][metric] = *value;
        json["looks"].push_back(std::move(one));
    }
    if (findings.scenes)
        for (const std::string& metric : controlledMetrics(plan))
            if (const auto value = metricOf(*findings.scenes, metric); value && metric != kDiversity)
                json["real_scenes"][metric] = *value;
    json["differences"] = ordered_json::array();
    json["crossings"] = ordered_json::array();
    for (const ControlledArm& arm : controlledArms(plan)) {
        if (arm.key == "a")
            continue;
        const std::vector<std::string> none{kNoRewards};
        for (const std::string& protocol : arm.used.empty() ? none : plan.protocols)
            for (const double guidance : plan.guidance) {
                const auto pairs = pairsWithBase(plan, findings, arm, protocol, guidance, false, plan.runSamples);
                ordered_json one{{"arm", arm.key}, {"protocol", protocol}, {"guidance", guidance}};
                for (const std::string& metric : controlledMetrics(plan))
                    if (const auto difference =
                            pairedDifference(pairs, metric, plan.bootstrapSeed, plan.bootstrapRounds))
                        one["metrics"][metric] = jsonOf(*difference);
                if (one.contains("metrics"))
                    json["differences"].push_back(std::move(one));
            }
        for (const std::string& protocol : arm.used.empty() ? none : plan.curveProtocols)
            for (const std::string& metric : controlledMetrics(plan)) {
                std::vector<std::pair<double, double>> points;
                for (const auto& [samples, spread] : curveOf(plan, findings, arm, protocol, metric))
                    points.emplace_back(samples, spread.mean);
                const auto level = levelOfBase(plan, findings, metric);
                if (points.empty() || !level)
                    continue;
                const auto crossing = crossingOf(points, *level);
                json["crossings"].push_back({{"arm", arm.key},
                                             {"protocol", protocol},
                                             {"metric", metric},
                                             {"level", *level},
                                             {"samples", crossing ? ordered_json(*crossing) : ordered_json()}});
            }
    }
    return json;
}

Result<std::vector<fs::path>> writeControlledReport(const ControlledPlan& plan, const fs::path& folder) {
    MIRO_TRY(const ControlledFindings findings, readFindings(plan, folder));
    std::error_code error;
    fs::create_directories(folder / "plots", error);
    if (error)
        return fileError("cannot create the folder", folder / "plots", error.value());
    std::map<fs::path, std::string> texts;
    texts[folder / "results.json"] =
        controlledJson(plan, findings).dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
    texts[folder / "RESULTS.md"] = controlledText(plan, findings);
    for (auto& [name, svg] : controlledPlots(plan, findings))
        texts[folder / "plots" / name] = std::move(svg);
    AtomicFileGroup files;
    std::vector<fs::path> written;
    for (const auto& [file, text] : texts) {
        MIRO_CHECK_OK(files.add(file, text));
        written.push_back(file);
    }
    MIRO_CHECK_OK(files.commit());
    return written;
}

} // namespace miro
