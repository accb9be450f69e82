#include "app/commands/taste_verbs.h"

#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace miro {
namespace {

using Json = nlohmann::ordered_json;

int percent(double share) {
    return static_cast<int>(std::lround(100 * share));
}

std::string range(const Interval& interval) {
    return fmt::format("{} to {} %", percent(interval.low), percent(interval.high));
}

Json jsonOf(const Interval& interval) {
    return {interval.low, interval.high};
}

Json jsonOf(const Share& share) {
    return {{"value", share.value}, {"interval", jsonOf(share.interval)}, {"of", share.trials}};
}

const char* keyOf(TasteProblem problem) {
    switch (problem) {
    case TasteProblem::TooFew:
        return "too-few";
    case TasteProblem::AlwaysLeft:
        return "always-left";
    case TasteProblem::AlwaysRight:
        return "always-right";
    case TasteProblem::AlwaysSame:
        return "always-same";
    case TasteProblem::MostlyOneSide:
        return "mostly-one-side";
    case TasteProblem::Contradictory:
        return "contradictory";
    case TasteProblem::Circular:
        return "circular";
    case TasteProblem::NoBetterThanChance:
        return "no-better-than-chance";
    }
    return "";
}

const RewardWeight* weightOf(const TasteReport& report, const std::string& reward) {
    for (const RewardWeight& weight : report.weights)
        if (weight.reward == reward)
            return &weight;
    return nullptr;
}

} // namespace

std::string textOf(const TasteFinding& finding) {
    const int64_t count = finding.count, of = finding.of;
    switch (finding.problem) {
    case TasteProblem::TooFew:
        return fmt::format("Not enough choices yet: {} of the {} that are needed to say how well it foretells", count,
                           of);
    case TasteProblem::AlwaysLeft:
        return fmt::format("All {} answers were for the left picture: nothing about pictures can be learned from that",
                           of);
    case TasteProblem::AlwaysRight:
        return fmt::format("All {} answers were for the right picture: nothing about pictures can be learned from that",
                           of);
    case TasteProblem::AlwaysSame:
        return fmt::format("All {} answers were \"same\": nothing can be learned from that", of);
    case TasteProblem::MostlyOneSide:
        return fmt::format("{} of {} answers were for one side: look at both pictures before choosing", count, of);
    case TasteProblem::Contradictory:
        return fmt::format("{} of {} pairs that were asked again were answered otherwise: what changes from one time "
                           "to the next cannot be learned",
                           count, of);
    case TasteProblem::Circular:
        return fmt::format("{} of {} triples of pictures go round in a ring (a over b, b over c, c over a)", count, of);
    case TasteProblem::NoBetterThanChance:
        return fmt::format("{} of {} choices were foretold, which is no better than chance: more choices, or clearer "
                           "ones, may help",
                           count, of);
    }
    return "";
}

std::vector<std::string> textOf(const TasteReport& report) {
    const ChoiceChecks& checks = report.checks;
    std::vector<std::string> lines;
    lines.push_back(fmt::format("{}: {} choices ({} left, {} right, {} same; {} skipped)", oneLine(report.profile.name),
                                report.profile.choices, checks.left, checks.right, checks.same, report.skipped));
    lines.push_back(fmt::format("  Learned from {} of them and {} weaker signs (stars, ratings, deletions), with {} "
                                "pictures seen by {}",
                                report.learned, report.weak, report.pictures, report.encoder));
    if (report.unmeasured > 0)
        lines.push_back(fmt::format("  {} pictures were not looked at yet: miro taste learn", report.unmeasured));
    if (report.waiting > 0)
        lines.push_back(fmt::format("  {} choices wait for that", report.waiting));
    if (report.unknown > 0)
        lines.push_back(fmt::format("  {} choices are about pictures that are not here and were never seen by this "
                                    "encoder; they are kept",
                                    report.unknown));
    if (checks.consistency.trials > 0)
        lines.push_back(fmt::format("  Consistency: pairs asked again were answered alike {} % of {} times ({})",
                                    percent(checks.consistency.value), checks.consistency.trials,
                                    range(checks.consistency.interval)));
    if (report.accuracy.enough) {
        lines.push_back(fmt::format("  Accuracy: {} % of choices between pictures of this library ({}), {} % of those "
                                    "that were asked ({})",
                                    percent(report.accuracy.ofLibrary), range(report.accuracy.ofLibraryInterval),
                                    percent(report.accuracy.accuracy.value), range(report.accuracy.accuracy.interval)));
        lines.push_back(fmt::format("  Calibration: its confidence is {} % off ({})",
                                    percent(report.accuracy.calibrationError),
                                    range(report.accuracy.calibrationInterval)));
    }
    for (const TasteFinding& finding : checks.findings)
        lines.push_back("  " + textOf(finding));
    if (!report.agreement.empty())
        lines.push_back("Reward models that chose alike");
    for (const RewardAgreement& each : report.agreement) {
        const RewardWeight* weight = weightOf(report, each.reward);
        lines.push_back(
            fmt::format("  {:<20} {:>3} % of {} ({}){}", each.reward, percent(each.chosen.value), each.chosen.trials,
                        range(each.chosen.interval),
                        weight ? fmt::format("; weight {:+.2f} ({:.2f})", weight->mean, weight->deviation) : ""));
    }
    const auto list = [&](const char* what, const std::vector<PictureId>& ids) {
        if (!ids.empty())
            lines.push_back(fmt::format("{}: {}", what, fmt::join(ids, " ")));
    };
    list("Liked most", report.most);
    list("Liked least", report.least);
    list("Undecided", report.undecided);
    return lines;
}

Json jsonOf(const TasteReport& report) {
    const TasteAccuracy& accuracy = report.accuracy;
    Json json{{"profile", report.profile.name},     {"choices", report.profile.choices},
              {"left", report.checks.left},         {"right", report.checks.right},
              {"same", report.checks.same},         {"skipped", report.skipped},
              {"learned", report.learned},          {"waiting", report.waiting},
              {"unknown_pictures", report.unknown}, {"weak_signs", report.weak},
              {"encoder", report.encoder},          {"pictures", report.pictures},
              {"not_looked_at", report.unmeasured}, {"consistency", jsonOf(report.checks.consistency)},
              {"enough", accuracy.enough}};
    if (accuracy.enough) {
        json["accuracy"] = {{"library", accuracy.ofLibrary},
                            {"library_interval", jsonOf(accuracy.ofLibraryInterval)},
                            {"asked", jsonOf(accuracy.accuracy)}};
        json["calibration"] = {{"error", accuracy.calibrationError},
                               {"interval", jsonOf(accuracy.calibrationInterval)},
                               {"gap", accuracy.gap}};
    }
    json["rewards"] = Json::array();
    for (const RewardAgreement& each : report.agreement) {
        Json reward{{"scorer", each.reward}, {"agreed", jsonOf(each.chosen)}};
        if (const RewardWeight* weight = weightOf(report, each.reward)) {
            reward["weight"] = weight->mean;
            reward["weight_deviation"] = weight->deviation;
        }
        json["rewards"].push_back(reward);
    }
    json["findings"] = Json::array();
    for (const TasteFinding& finding : report.checks.findings)
        json["findings"].push_back({{"problem", keyOf(finding.problem)},
                                    {"count", finding.count},
                                    {"of", finding.of},
                                    {"message", textOf(finding)}});
    json["examples"] = {{"most", report.most}, {"least", report.least}, {"undecided", report.undecided}};
    return json;
}

} // namespace miro
