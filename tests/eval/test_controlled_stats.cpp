#include "eval/controlled_report.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fmt/format.h>

using namespace miro;

namespace {

PromptResult prompt(const std::string& name, const std::string& category, int64_t correct, int64_t pictures = 4,
                    double score = 0.5) {
    return {name, category, pictures, correct, 0.25, {{"clip_score", score}}};
}

LookResult look(const std::vector<PromptResult>& prompts, uint64_t seed = 1, const std::string& arm = "c") {
    LookResult result;
    result.run = fmt::format("{}-{}", arm, seed);
    result.arm = arm;
    result.seed = seed;
    result.samples = 200;
    result.protocol = arm == "a" ? kNoRewards : "high";
    result.prompts = prompts;
    return result;
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

ControlledPlan smallPlan() {
    ControlledPlan plan;
    plan.rewards = {"clip_score", "aesthetic_score"};
    plan.scorers = {"clip_jina", "aesthetic"};
    plan.seeds = {1, 2};
    plan.arms = "ac";
    plan.runSamples = 200;
    plan.curveSamples = 100;
    plan.batch = 10;
    plan.selfCondition = 0.9;
    plan.protocols = {"high"};
    plan.guidance = {0};
    plan.samplingSteps = 10;
    plan.promptsEach = plan.pictures = plan.curvePrompts = plan.curvePictures = 1;
    plan.curveProtocols = {"high"};
    plan.primaryArm = "c";
    plan.primaryMetric = kAccuracy;
    plan.primaryProtocol = "high";
    plan.smallestEffect = 0.03;
    plan.bootstrapRounds = 200;
    plan.bestOfReward = plan.tuneReward = "clip_score";
    return plan;
}

} // namespace

// Against numbers that were worked out by hand.
class TestControlledStats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachCategoryCountsTheSame() {
        // one: 4/4 and 2/4, two: 0/4. (0.75 + 0) / 2
        const LookResult result = look({prompt("x", "one", 4), prompt("y", "one", 2), prompt("z", "two", 0)});
        QVERIFY(near(*metricOf(result, "accuracy"), 0.375));
        QVERIFY(near(*metricOf(result, "accuracy:one"), 0.75));
        QVERIFY(near(*metricOf(result, "accuracy:two"), 0));
        QVERIFY(!metricOf(result, "accuracy:three"));
        QVERIFY(near(*metricOf(result, "diversity"), 0.25));
        QVERIFY(near(*metricOf(result, "clip_score"), 0.5));
        QVERIFY(!metricOf(result, "vqa_score"));
        QVERIFY(!metricOf(look({}), "accuracy"));
    }

    void spread() {
        const Spread three = spreadOf({1, 2, 6});
        QCOMPARE(three.count, 3);
        QVERIFY(near(three.mean, 3));
        QVERIFY(near(three.deviation, std::sqrt(7.0))); // (4 + 1 + 9) / 2
        QVERIFY(near(spreadOf({5}).deviation, 0));
        QCOMPARE(spreadOf({}).count, 0);
    }

    void pairedDifferences() {
        // Seed 1: +0.5 and +0.25 -> 0.375; seed 2: 0 and +0.25 -> 0.125.
        const LookResult c1 = look({prompt("x", "one", 4), prompt("y", "one", 3)}, 1);
        const LookResult a1 = look({prompt("x", "one", 2), prompt("y", "one", 2)}, 1, "a");
        const LookResult c2 = look({prompt("x", "one", 1), prompt("y", "one", 4)}, 2);
        const LookResult a2 = look({prompt("x", "one", 1), prompt("y", "one", 3)}, 2, "a");
        const auto found = pairedDifference({{&c1, &a1}, {&c2, &a2}}, "accuracy", 7, 4000);
        QVERIFY(found);
        QCOMPARE(found->each.size(), size_t(2));
        QVERIFY(near(found->each[0], 0.375) && near(found->each[1], 0.125));
        QVERIFY(near(found->mean, 0.25));
        // Rounds of seed 2 twice and prompt x twice (1/16 of them) come to 0, of seed 1 and x twice to 0.5: both are
        // inside the outer 2.5 %.
        QVERIFY(near(found->low, 0) && near(found->high, 0.5));
        // The same seed gives the same interval.
        const auto again = pairedDifference({{&c1, &a1}, {&c2, &a2}}, "accuracy", 7, 4000);
        QVERIFY(again->low == found->low && again->high == found->high);
    }

    void theIntervalOfOneDifferenceIsItself() {
        const LookResult c = look({prompt("x", "one", 3), prompt("y", "two", 3)});
        const LookResult a = look({prompt("x", "one", 2), prompt("y", "two", 2)}, 1, "a");
        const auto found = pairedDifference({{&c, &a}}, "accuracy", 1, 100);
        QVERIFY(near(found->mean, 0.25) && near(found->low, 0.25) && near(found->high, 0.25));
    }

    void onlyPromptsThatAllHaveCount() {
        const LookResult c = look({prompt("x", "one", 4), prompt("y", "one", 0)});
        LookResult a = look({prompt("x", "one", 2), prompt("other", "one", 4)}, 1, "a");
        QVERIFY(near(pairedDifference({{&c, &a}}, "accuracy", 1, 10)->mean, 0.5));
        a.prompts[0].scores.clear();
        QVERIFY(!pairedDifference({{&c, &a}}, "clip_score", 1, 10));
        QVERIFY(!pairedDifference({}, "accuracy", 1, 10));
    }

    void whereACurvePassesALevel() {
        const std::vector<std::pair<double, double>> curve{{100, 0.2}, {200, 0.4}, {300, 0.3}, {400, 0.8}};
        QVERIFY(near(*crossingOf(curve, 0.3), 150)); // the first time
        QVERIFY(near(*crossingOf(curve, 0.4), 200));
        QVERIFY(near(*crossingOf(curve, 0.55), 350));
        QVERIFY(near(*crossingOf(curve, 0.1), 100)); // from the beginning
        QVERIFY(!crossingOf(curve, 0.9));
        QVERIFY(!crossingOf({}, 0));
    }

    void resultsComeBack() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.path().toStdString() + "/a/b/look.json";
        LookResult written = look({prompt("a \"b\"", "one", 1)});
        written.guidance = 2.5;
        written.curve = true;
        QVERIFY(writeLook(file, written).ok());
        const auto read = readLook(file).value();
        QVERIFY(read);
        QCOMPARE(read->prompts.size(), size_t(1));
        QCOMPARE(read->prompts[0].prompt, std::string("a \"b\""));
        QVERIFY(read->curve && read->guidance == 2.5 && read->prompts[0].scores == written.prompts[0].scores);
        QVERIFY(!readLook(folder.path().toStdString() + "/none.json").value());
        QFile broken(QString::fromStdString(file.string()));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{\"run\": 3}");
        broken.close();
        const auto wrong = readLook(file);
        QVERIFY(!wrong.ok() && wrong.message().find("look.json") != std::string::npos &&
                wrong.message().find("remove it") != std::string::npos);
    }

    // Sentences follow the numbers, both ways; what is missing is said.
    void theReportSaysWhatTheNumbersSay() {
        const ControlledPlan plan = smallPlan();
        ControlledFindings findings;
        auto text = [&](int64_t c, int64_t a) {
            findings.looks = {look({prompt("x", "one", c)}, 1), look({prompt("x", "one", a)}, 1, "a"),
                              look({prompt("x", "one", c)}, 2), look({prompt("x", "one", a)}, 2, "a")};
            return controlledText(plan, findings);
        };
        const std::string better = text(4, 1);
        QVERIFY(better.find("+75.0 points against (a)") != std::string::npos);
        QVERIFY(better.find("better, and by more than the smallest effect of interest") != std::string::npos);
        QVERIFY(better.find("Nothing that was measured speaks against (c)") != std::string::npos);
        const std::string worse = text(1, 4);
        QVERIFY(worse.find("-75.0 points against (a)") != std::string::npos);
        QVERIFY(worse.find("worse, and by more than") != std::string::npos);
        QVERIFY(worse.find("Where the result does not favour (c)") != std::string::npos);
        QVERIFY(worse.find("(a) has the higher accuracy: 100.0 ± 0.0 against 25.0 ± 0.0") != std::string::npos);
        QVERIFY(text(2, 2).find("no difference of interest") != std::string::npos);
        // What was fixed comes first.
        const size_t fixed = better.find("Smallest effect of interest: 3.0 percentage points");
        QVERIFY(fixed != std::string::npos && fixed < better.find("What came out"));
        QVERIFY(better.find("all targets 1, and the best GenEval with the aesthetic target at 0.625") !=
                std::string::npos);
        findings.missing = {"c-2/final-00000200-high-g0"};
        findings.looks.resize(2);
        const std::string partial = controlledText(plan, findings);
        QVERIFY(partial.find("Only 1 of 2 seeds are finished") != std::string::npos);
        QVERIFY(partial.find("- c-2: 1 (not trained)") != std::string::npos);
        findings.looks.clear();
        QVERIFY(controlledText(plan, findings).find("Primary: not known yet") != std::string::npos);
    }

    void plotsAreFilesOfTheirOwn() {
        const ControlledPlan plan = smallPlan();
        ControlledFindings findings;
        for (const uint64_t seed : {1, 2})
            for (const int64_t samples : {100, 200})
                for (const char* arm : {"a", "c"}) {
                    LookResult one = look({prompt("x", "one", samples / 100 + static_cast<int64_t>(seed))}, seed, arm);
                    one.curve = true;
                    one.samples = samples;
                    findings.looks.push_back(one);
                }
        const auto plots = controlledPlots(plan, findings);
        QVERIFY(plots.contains("curve-accuracy-high.svg") && plots.contains("curve-clip-score-high.svg"));
        QVERIFY(!plots.contains("curve-aesthetic-score-high.svg")); // nobody has it
        const std::string& svg = plots.at("curve-accuracy-high.svg");
        QVERIFY(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
        QVERIFY(svg.find("chart-spread") != std::string::npos && svg.find("(a) at the end") != std::string::npos);
        QXmlStreamReader reader(QByteArray::fromStdString(svg));
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        const auto curve = curveOf(plan, findings, controlledArms(plan).back(), "high", kAccuracy);
        QCOMPARE(curve.size(), size_t(2));
        QVERIFY(near(curve[0].second.mean, 0.625) && near(curve[1].second.mean, 0.875));
        QVERIFY(near(*levelOfBase(plan, findings, kAccuracy), 0.875));
    }
};

QTEST_GUILESS_MAIN(TestControlledStats)
#include "test_controlled_stats.moc"
