// RESULTS.md: what was fixed before, then the answer, then the tables.
#include "eval/controlled_report.h"
#include "eval/controlled_wording.h"
#include "scene/scene.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

class Writer {
public:
    Writer(const ControlledPlan& plan, const ControlledFindings& findings)
        : m_plan(plan), m_findings(findings), m_arms(controlledArms(plan)) {}

    std::string text() {
        before();
        answer();
        missing();
        for (const double guidance : m_plan.guidance)
            for (const std::string& protocol : m_plan.protocols)
                levels(protocol, guidance);
        for (const double guidance : m_plan.guidance)
            for (const std::string& protocol : m_plan.protocols)
                differences(protocol, guidance);
        curves();
        compute();
        method();
        return m_text;
    }

private:
    using Difference = std::optional<PairedDifference>;

    void line(const std::string& text = {}) { m_text += text + "\n"; }

    Difference difference(const ControlledArm& arm, const std::string& metric, const std::string& protocol,
                          double guidance) const {
        return pairedDifference(pairsWithBase(m_plan, m_findings, arm, protocol, guidance, false, m_plan.runSamples),
                                metric, m_plan.bootstrapSeed, m_plan.bootstrapRounds);
    }

    std::optional<Spread> level(const ControlledArm& arm, const std::string& metric, const std::string& protocol,
                                double guidance) const {
        std::vector<double> values;
        for (const LookResult* look :
             m_findings.of(arm.key, protocolOf(arm, protocol), guidance, false, m_plan.runSamples))
            if (const auto value = metricOf(*look, metric))
                values.push_back(*value);
        return values.empty() ? std::nullopt : std::optional(spreadOf(values));
    }

    const ControlledArm* arm(const std::string& key) const {
        for (const ControlledArm& one : m_arms)
            if (one.key == key)
                return &one;
        return nullptr;
    }

    void before() {
        line("# The controlled comparison");
        line();
        line("## Fixed before the runs");
        line();
        line(fmt::format(
            "- Primary metric: {} of ({}) under the protocol `{}` with {}, compared with (a), seeds paired.",
            m_plan.primaryMetric == kAccuracy ? "the mean of the categories' accuracies" : m_plan.primaryMetric,
            m_plan.primaryArm, m_plan.primaryProtocol, guidanceText(m_plan.primaryGuidance)));
        line(fmt::format("- Smallest effect of interest: {}{}.", shown(m_plan.primaryMetric, m_plan.smallestEffect),
                         isShare(m_plan.primaryMetric) ? " percentage points" : ""));
        line(fmt::format("- Seeds {}; {} samples a run in batches of {}; {} held-out prompts a category (combinations "
                         "that no training scene has), {} pictures each, {} steps of the sampler.",
                         fmt::join(m_plan.seeds, ", "), m_plan.runSamples, m_plan.batch, m_plan.promptsEach,
                         m_plan.pictures, m_plan.samplingSteps));
        line(fmt::format("- Rewards and who measures them: {}.", scorersText()));
        line();
        line("Arms:");
        line();
        for (const ControlledArm& one : m_arms)
            line(fmt::format("- ({}) {}.", one.key, one.says));
        line();
        line("Protocols:");
        line();
        for (const std::string& protocol : m_plan.protocols)
            line(fmt::format("- `{}`: {}.", protocol, controlledProtocol(protocol).says));
        line(fmt::format("- `{}`: {}; all protocols are the same there.", kNoRewards,
                         controlledProtocol(kNoRewards).says));
        line();
        line("The published headline figures of MIRO feed rewards in at sampling: all targets 1, and the best GenEval "
             "with "
             "the aesthetic target at 0.625. \"No reward input at test time\" (here `ignored`) is a different "
             "protocol, and "
             "the two are never mixed below.");
        line();
    }

    std::string scorersText() const {
        std::string text;
        for (size_t i = 0; i < m_plan.rewards.size(); ++i)
            text += fmt::format("{}{} by {}", i > 0 ? ", " : "", m_plan.rewards[i], m_plan.scorers[i]);
        return text;
    }

    void answer() {
        line("## What came out");
        line();
        const ControlledArm* primary = arm(m_plan.primaryArm);
        const Difference main =
            primary ? difference(*primary, m_plan.primaryMetric, m_plan.primaryProtocol, m_plan.primaryGuidance)
                    : std::nullopt;
        line(main ? fmt::format("**Primary: ({}) {}.**", m_plan.primaryArm,
                                verdict(m_plan.primaryMetric, *main, m_plan.smallestEffect))
                  : fmt::format("**Primary: not known yet: ({}) or (a) is not finished.**", m_plan.primaryArm));
        line();
        if (main && static_cast<size_t>(main->each.size()) < m_plan.seeds.size()) {
            line(fmt::format("Only {} of {} seeds are finished.", main->each.size(), m_plan.seeds.size()));
            line();
        }
        for (const ControlledArm& one : m_arms) {
            if (one.key == "a" || one.key == m_plan.primaryArm)
                continue;
            if (const Difference found =
                    difference(one, m_plan.primaryMetric, m_plan.primaryProtocol, m_plan.primaryGuidance))
                line(fmt::format("- ({}) {}.", one.key, verdict(m_plan.primaryMetric, *found, m_plan.smallestEffect)));
        }
        if (!primary || !main)
            return line();
        line();
        against(*primary);
        line();
    }

    // All that speaks against the primary arm: where (a) is better, and where another arm is.
    void against(const ControlledArm& primary) {
        std::vector<std::string> found;
        for (const double guidance : m_plan.guidance)
            for (const std::string& protocol : m_plan.protocols)
                for (const std::string& metric : controlledMetrics(m_plan))
                    if (const Difference one = difference(primary, metric, protocol, guidance); one && one->high < 0)
                        found.push_back(fmt::format("`{}`, {}: {} is lower than (a)'s, {}", protocol,
                                                    guidanceText(guidance), metric, shown(metric, *one)));
        const auto own = level(primary, m_plan.primaryMetric, m_plan.primaryProtocol, m_plan.primaryGuidance);
        for (const ControlledArm& other : m_arms) {
            const auto theirs = level(other, m_plan.primaryMetric, m_plan.primaryProtocol, m_plan.primaryGuidance);
            if (own && theirs && other.key != primary.key && theirs->mean > own->mean)
                found.push_back(fmt::format("({}) has the higher {}: {} against {}", other.key, m_plan.primaryMetric,
                                            shown(m_plan.primaryMetric, *theirs), shown(m_plan.primaryMetric, *own)));
        }
        if (found.empty())
            return line(
                fmt::format("Nothing that was measured speaks against ({}): no metric is shown to be lower than "
                            "(a)'s under any protocol, and no other arm has a higher primary metric.",
                            primary.key));
        line(fmt::format("Where the result does not favour ({}):", primary.key));
        line();
        for (const std::string& one : found)
            line("- " + one + ".");
    }

    void missing() {
        if (m_findings.missing.empty())
            return;
        line("## What is missing");
        line();
        line(fmt::format("{} of {} sets of pictures are not judged yet; the same command goes on with them:",
                         m_findings.missing.size(), m_findings.missing.size() + m_findings.looks.size()));
        line();
        std::map<std::string, int64_t> byRun;
        for (const std::string& name : m_findings.missing)
            ++byRun[name.substr(0, name.find('/'))];
        for (const auto& [run, count] : byRun)
            line(fmt::format("- {}: {}{}", run, count, m_findings.trained.contains(run) ? "" : " (not trained)"));
        line();
    }

    void heading(const std::vector<std::string>& metrics) {
        std::string names = "| arm |", rule = "|---|";
        for (const std::string& metric : metrics) {
            const size_t colon = metric.find(':');
            names += fmt::format(" {} |", colon == std::string::npos ? metric : metric.substr(colon + 1));
            rule += "---|";
        }
        line(names);
        line(rule);
    }

    void levels(const std::string& protocol, double guidance) {
        const auto metrics = controlledMetrics(m_plan);
        std::vector<std::string> rows;
        for (const ControlledArm& one : m_arms) {
            std::string row = fmt::format("| {} |", one.key);
            bool any = false;
            for (const std::string& metric : metrics) {
                const auto spread = level(one, metric, protocol, guidance);
                any = any || spread;
                row += fmt::format(" {} |", spread ? shown(metric, *spread) : "-");
            }
            if (any)
                rows.push_back(std::move(row));
        }
        if (m_findings.scenes && !rows.empty()) {
            rows.emplace_back("| real scenes |");
            for (const std::string& metric : metrics) {
                const auto value = metricOf(*m_findings.scenes, metric);
                rows.back() += fmt::format(" {} |", value && metric != kDiversity ? shown(metric, *value) : "-");
            }
        }
        table(
            fmt::format("`{}`, {}", protocol, guidanceText(guidance)),
            "Mean and standard deviation over seeds; accuracies in percent, rewards in training units, arms without a "
            "reward input as they are.",
            metrics, rows);
    }

    void differences(const std::string& protocol, double guidance) {
        const auto metrics = controlledMetrics(m_plan);
        std::vector<std::string> rows;
        for (const ControlledArm& one : m_arms) {
            std::string row = fmt::format("| {} |", one.key);
            bool any = false;
            for (const std::string& metric : metrics) {
                const Difference found = one.key == "a" ? Difference() : difference(one, metric, protocol, guidance);
                any = any || found;
                row += fmt::format(" {} |", found ? shown(metric, *found) : "-");
            }
            if (any)
                rows.push_back(std::move(row));
        }
        table(fmt::format("Differences to (a): `{}`, {}", protocol, guidanceText(guidance)),
              "Mean over paired seeds with a 95 % interval.", metrics, rows);
    }

    void table(const std::string& title, const std::string& says, const std::vector<std::string>& metrics,
               const std::vector<std::string>& rows) {
        if (rows.empty())
            return;
        line("## " + title);
        line();
        line(says);
        line();
        heading(metrics);
        for (const std::string& row : rows)
            line(row);
        line();
    }

    void curves() {
        std::vector<std::string> metrics{kAccuracy};
        metrics.insert(metrics.end(), m_plan.rewards.begin(), m_plan.rewards.end());
        for (const std::string& protocol : m_plan.curveProtocols) {
            std::vector<std::string> rows;
            for (const ControlledArm& one : m_arms) {
                std::string row = fmt::format("| {} |", one.key);
                bool any = false;
                for (const std::string& metric : metrics) {
                    std::vector<std::pair<double, double>> points;
                    for (const auto& [samples, spread] : curveOf(m_plan, m_findings, one, protocol, metric))
                        points.emplace_back(samples, spread.mean);
                    const auto base = levelOfBase(m_plan, m_findings, metric);
                    if (points.empty() || !base) {
                        row += " - |";
                        continue;
                    }
                    any = true;
                    const auto crossing = crossingOf(points, *base);
                    row += crossing ? fmt::format(" {:.0f} (x{:.2f}) |", *crossing,
                                                  static_cast<double>(m_plan.runSamples) / *crossing)
                                    : std::string(" never |");
                }
                if (any)
                    rows.push_back(std::move(row));
            }
            table(
                fmt::format("Samples until (a)'s final value: `{}`, {}", protocol, guidanceText(m_plan.curveGuidance)),
                fmt::format("On the means over seeds of the curves ({} prompts a category, {} pictures each, every {} "
                            "samples; between two of them on the line), and how many times sooner that is than (a)'s "
                            "whole run. A curve that begins above counts as its first point. Plots: plots/.",
                            m_plan.curvePrompts, m_plan.curvePictures, m_plan.curveSamples),
                metrics, rows);
        }
    }

    void compute() {
        const auto cost = computeOf(m_plan);
        if (!cost.ok())
            return;
        line("## Compute");
        line();
        line(fmt::format(
            "Counted in evaluations of the network, for every arm in the same way: a sample that is trained on counts "
            "{:.2f} (forward and backward pass 3, the first look for self-conditioning {:.2f}), a picture that is "
            "drawn "
            "its {} steps, twice when guided. A whole run is {:.0f}.",
            cost->sample, m_plan.selfCondition, m_plan.samplingSteps, cost->whole));
        line();
        line("| arm | samples | pictures drawn for training | evaluations | for a picture at test time (no guidance) | "
             "seconds of training |");
        line("|---|---|---|---|---|---|");
        for (const ControlledArm& one : m_arms) {
            std::vector<double> evaluations, seconds, samples, drawn;
            for (const uint64_t seed : m_plan.seeds)
                if (const auto found = m_findings.trained.find(ControlledRun{one, seed}.trainedAs());
                    found != m_findings.trained.end()) {
                    evaluations.push_back(found->second.evaluations);
                    seconds.push_back(found->second.seconds);
                    samples.push_back(static_cast<double>(found->second.samples));
                    drawn.push_back(static_cast<double>(found->second.drawn));
                }
            if (evaluations.empty())
                continue;
            const int64_t n = one.way == ArmWay::BestOfN ? m_plan.bestOf : 1;
            line(fmt::format("| {} | {:.0f} | {:.0f} | {:.0f} | {} | {:.0f} |", one.key, spreadOf(samples).mean,
                             spreadOf(drawn).mean, spreadOf(evaluations).mean, m_plan.samplingSteps * n,
                             spreadOf(seconds).mean));
        }
        line();
        if (arm("f"))
            line(
                fmt::format("(f) is (a) for {} samples, then the drawing of {} pictures ({} evaluations each), then {} "
                            "steps of {} samples on the pictures that were kept.",
                            m_plan.tuneFrom, m_plan.tunePictures, cost->tunePicture, cost->tuneSteps, m_plan.batch));
        line();
    }

    void method() {
        line("## How it was measured");
        line();
        line("- Whether a picture shows its prompt is judged by matching the known cut-outs themselves (things, "
             "numbers, "
             "colours, places); nothing in the judge has learned from pictures, drawn or real.");
        if (m_findings.scenes)
            line(fmt::format(
                "- Real scenes of the same held-out prompts, rendered and well taken, it calls right in {} %: "
                "what is missing there is missing from all other accuracies.",
                shown(kAccuracy, metricOf(*m_findings.scenes, kAccuracy).value_or(0))));
        line(
            "- Runs of one seed share first weights, noise, times, captions and the order of samples; (d) draws from a "
            "smaller pool. Every run is judged on the same prompts with the same start noise.");
        line("- Diversity: the root mean square difference of two pictures of a prompt, reduced to 32 x 32, mean over "
             "pairs.");
        line(fmt::format("- Intervals: bootstrap over seeds and, inside categories, over prompts ({} rounds, seed {}). "
                         "With {} seeds they say little about seeds that were not run; the seeds' own values stand "
                         "beside them. They are not corrected for how many there are: one was primary.",
                         m_plan.bootstrapRounds, m_plan.bootstrapSeed, m_plan.seeds.size()));
        line("- The rewards that are reported are those that were trained on: a higher one is also what reward hacking "
             "would look like; the accuracies are the independent measure.");
    }

    const ControlledPlan& m_plan;
    const ControlledFindings& m_findings;
    const std::vector<ControlledArm> m_arms;
    std::string m_text;
};

} // namespace

std::string controlledText(const ControlledPlan& plan, const ControlledFindings& findings) {
    return Writer(plan, findings).text();
}

} // namespace miro
