// The comparison's report, from whatever is finished: results.json, RESULTS.md and plots. The sentences follow from the
// numbers, whichever way they fall.
#pragma once

#include "eval/controlled_stats.h"

namespace miro {

// A plain value.
struct ControlledFindings {
    std::vector<LookResult> looks;                // that are there, in the order of the plan
    std::map<std::string, TrainedResult> trained; // by run
    std::optional<LookResult> scenes;             // the judge on real scenes
    std::vector<std::string> missing;             // names of looks that are not there

    // Of an arm, a seed each, in the plan's order; those that are there.
    std::vector<const LookResult*> of(const std::string& arm, const std::string& protocol, double guidance, bool curve,
                                      int64_t samples) const;
};

// Corrupt: a result's file.
Result<ControlledFindings> readFindings(const ControlledPlan& plan, const std::filesystem::path& folder);

// The protocol under which an arm is looked at when `asked` is meant: kNoRewards for one without a reward input.
std::string protocolOf(const ControlledArm& arm, const std::string& asked);

// Each seed's set of the arm beside (a)'s, at the same guidance, both under that protocol where they know rewards.
std::vector<LookPair> pairsWithBase(const ControlledPlan& plan, const ControlledFindings& findings,
                                    const ControlledArm& arm, const std::string& protocol, double guidance, bool curve,
                                    int64_t samples);

// (samples, mean over seeds) of an arm's curve where all seeds that (a)'s curve has are there.
std::vector<std::pair<double, Spread>> curveOf(const ControlledPlan& plan, const ControlledFindings& findings,
                                               const ControlledArm& arm, const std::string& protocol,
                                               const std::string& metric);
// (a)'s value at the end of its curve; nothing when it is not there.
std::optional<double> levelOfBase(const ControlledPlan& plan, const ControlledFindings& findings,
                                  const std::string& metric);

// "accuracy", its categories, the rewards, "diversity".
std::vector<std::string> controlledMetrics(const ControlledPlan& plan);

std::string controlledText(const ControlledPlan& plan, const ControlledFindings& findings); // RESULTS.md
// name -> bytes of plots/*.svg.
std::map<std::string, std::string> controlledPlots(const ControlledPlan& plan, const ControlledFindings& findings);
nlohmann::ordered_json controlledJson(const ControlledPlan& plan, const ControlledFindings& findings);

// Writes all of it; together or not at all. The files.
Result<std::vector<std::filesystem::path>> writeControlledReport(const ControlledPlan& plan,
                                                                 const std::filesystem::path& folder);

} // namespace miro
