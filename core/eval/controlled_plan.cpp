#include "eval/controlled_plan.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace miro {
namespace {

using Json = nlohmann::json;

bool isThere(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool hasArm(const ControlledPlan& plan, char letter) {
    return plan.arms.find(letter) != std::string::npos;
}

} // namespace

const std::vector<ControlledProtocol>& controlledProtocols() {
    static const std::vector<ControlledProtocol> protocols = {
        {"high", "every reward that the run knows is asked for at 1; guidance leads away from 0", 1.0, 0.0},
        {"middle", "every reward that the run knows is asked for at 0.5; guidance leads away from 0", 0.5, 0.0},
        {"ignored", "no reward is said on either side: zeroed tokens", std::nullopt, std::nullopt},
        {"low", "every reward that the run knows is asked for at 0", 0.0, 0.0},
    };
    return protocols;
}

const ControlledProtocol& controlledProtocol(const std::string& key) {
    static const ControlledProtocol none{kNoRewards, "the run has no reward input", std::nullopt, std::nullopt};
    for (const ControlledProtocol& protocol : controlledProtocols())
        if (protocol.key == key)
            return protocol;
    return none;
}

std::vector<ControlledArm> controlledArms(const ControlledPlan& plan) {
    const Json none{{"used-rewards", "none"}};
    const Json all{{"used-rewards", "all"}};
    auto with = [](Json changes, const Json& more) {
        changes.update(more);
        return changes;
    };
    std::vector<ControlledArm> arms;
    arms.push_back({"a", 'a', "no reward conditioning: every reward token zeroed", ArmWay::Trained, {}, none});
    for (const std::string& reward : plan.rewards)
        arms.push_back({"b-" + reward,
                        'b',
                        fmt::format("{} alone", reward),
                        ArmWay::Trained,
                        {reward},
                        Json{{"used-rewards", reward}}});
    arms.push_back({"c", 'c', "all rewards (MIRO)", ArmWay::Trained, plan.rewards, all});
    arms.push_back({"d",
                    'd',
                    fmt::format("post-hoc selection: the best {:.0f} % of the pool by mean rank of the rewards, then "
                                "(a)'s training",
                                100 * plan.keepPart),
                    ArmWay::Trained,
                    {},
                    with(none, {{"best-part", plan.keepPart}, {"best-by", "all"}})});
    arms.push_back({"e",
                    'e',
                    fmt::format("best of {} pictures of (a) by {}", plan.bestOf, plan.bestOfReward),
                    ArmWay::BestOfN,
                    {},
                    Json::object()});
    arms.push_back({"f",
                    'f',
                    fmt::format("draw, select, fine-tune: {} pictures of (a) after {} samples, of each {} the best by "
                                "{}, then (a) fine-tuned on them, at equal compute",
                                plan.tunePictures, plan.tuneFrom, plan.tuneEach, plan.tuneReward),
                    ArmWay::Tuned,
                    {},
                    none});
    arms.push_back(
        {"g", 'g',
         fmt::format("MIRO with reward dropout: {:.0f} % of the samples without any reward, each of the "
                     "others' dropped at {:.0f} %",
                     100 * plan.dropRate, 100 * plan.dropRate),
         ArmWay::Trained, plan.rewards,
         with(all,
              {{"drop-rewards", plan.dropRate}, {"reward-dropout", "binomial"}, {"reward-drop-rate", plan.dropRate}})});
    std::erase_if(arms, [&](const ControlledArm& arm) { return !hasArm(plan, arm.letter); });
    return arms;
}

std::string ControlledRun::name() const {
    return fmt::format("{}-{}", arm.key, seed);
}

std::string ControlledRun::trainedAs() const {
    return arm.way == ArmWay::BestOfN ? fmt::format("a-{}", seed) : name();
}

Result<std::vector<ControlledRun>> controlledRuns(const ControlledPlan& plan, const std::vector<std::string>& only) {
    const std::vector<ControlledArm> arms = controlledArms(plan);
    std::vector<ControlledRun> runs;
    std::vector<std::string> known;
    for (const ControlledArm& arm : arms)
        known.push_back(arm.key);
    for (const uint64_t seed : plan.seeds)
        known.push_back(std::to_string(seed));
    for (const uint64_t seed : plan.seeds)
        for (const ControlledArm& arm : arms) {
            runs.push_back({arm, seed});
            known.push_back(runs.back().name());
        }
    for (const std::string& name : only)
        if (!isThere(known, name))
            return usageError(fmt::format("--only '{}': there is no such run; there are {}", oneLine(name, 80),
                                          fmt::join(known, ", ")));
    if (!only.empty())
        std::erase_if(runs, [&](const ControlledRun& run) {
            return !isThere(only, run.name()) && !isThere(only, run.arm.key) &&
                   !isThere(only, std::to_string(run.seed));
        });
    return runs;
}

Json trainingConfig(const ControlledPlan& plan, const ControlledRun& run) {
    Json config = plan.training;
    config["kind"] = "flow";
    config["seed"] = run.seed;
    config["steps"] = plan.stepsOf(plan.runSamples);
    config["export-steps"] = plan.stepsOf(plan.curveSamples);
    config["rewards"] = plan.rewards;
    config.update(run.arm.changes);
    return config;
}

std::string ControlledLook::name() const {
    return fmt::format("{}/{}-{:08}-{}-g{:g}", run.name(), curve ? "curve" : "final", samples, protocol, guidance);
}

std::vector<ControlledLook> looksOf(const ControlledPlan& plan, const ControlledRun& run) {
    const std::vector<std::string> only{kNoRewards};
    const auto& protocols = run.arm.used.empty() ? only : plan.protocols;
    const auto& curve = run.arm.used.empty() ? only : plan.curveProtocols;
    std::vector<ControlledLook> looks;
    for (const std::string& protocol : protocols)
        for (const double guidance : plan.guidance)
            looks.push_back({run, plan.runSamples, false, protocol, guidance});
    // Best-of-N has no curve of its own, and what (f) is before its last part is (a)'s.
    const bool ownCurve = run.arm.way == ArmWay::Trained;
    if (plan.curveSamples > 0 && !curve.empty() && run.arm.way != ArmWay::BestOfN)
        for (int64_t samples = ownCurve ? plan.curveSamples : plan.runSamples; samples <= plan.runSamples;
             samples += plan.curveSamples)
            for (const std::string& protocol : curve)
                looks.push_back({run, samples, true, protocol, plan.curveGuidance});
    return looks;
}

Result<ControlledCompute> computeOf(const ControlledPlan& plan) {
    ControlledCompute compute;
    compute.sample = 3 + plan.selfCondition;
    compute.tunePicture = static_cast<double>(plan.samplingSteps) * (plan.tuneGuidance > 0 ? 2 : 1);
    compute.whole = compute.sample * static_cast<double>(plan.runSamples);
    if (!hasArm(plan, 'f'))
        return compute;
    const double left = compute.whole - compute.sample * static_cast<double>(plan.tuneFrom) -
                        compute.tunePicture * static_cast<double>(plan.tunePictures);
    compute.tuneSteps = static_cast<int64_t>(std::floor(left / (compute.sample * static_cast<double>(plan.batch))));
    if (compute.tuneSteps < 1)
        return usageError(
            fmt::format("tune-from and tune-pictures leave no step for the fine-tuning of (f): a run is {:.0f} "
                        "evaluations of the network, (a)'s part {:.0f} and the drawing {:.0f}; give fewer",
                        compute.whole, compute.sample * static_cast<double>(plan.tuneFrom),
                        compute.tunePicture * static_cast<double>(plan.tunePictures)));
    return compute;
}

} // namespace miro
