#include "sample/step_plan.h"

#include "sample/schedule.h"

#include <QtTest>

using namespace miro;

class TestStepPlan : public QObject {
    Q_OBJECT

    static GenerationSettings settings(int64_t steps, double guidance = 5) {
        GenerationSettings settings;
        settings.steps = steps;
        settings.guidance = guidance;
        return resolveSettings(settings, {}, {}).value();
    }

private Q_SLOTS:
    void aWholeRun() {
        const StepPlan plan = planSteps({}, settings(10));
        QCOMPARE(plan.first, int64_t{0});
        QCOMPARE(plan.steps(), int64_t{10});
        QCOMPARE(plan.evaluations(), int64_t{20});
        QVERIFY(plan.gammas == gammaSchedule({}, 10, 1));
        QCOMPARE(planSteps({}, settings(10, 0)).evaluations(), int64_t{10});
    }

    void theGammaIsUnusedWithoutAPicture() {
        GenerationSettings asked = settings(10);
        asked.startGamma = 0.9;
        QCOMPARE(planSteps({}, asked).first, int64_t{0});
    }

    void aStartPictureCutsTheSchedule_data() {
        QTest::addColumn<int>("steps");
        QTest::addColumn<double>("gamma");
        QTest::addColumn<int>("first");
        QTest::addColumn<double>("begins");
        QTest::newRow("from noise") << 10 << 0.0 << 0 << 1e-9;
        QTest::newRow("on a step") << 10 << 0.5 << 5 << 0.5;
        QTest::newRow("between steps: the next") << 10 << 0.41 << 5 << 0.5;
        QTest::newRow("behind the last step's beginning") << 10 << 0.96 << 9 << 0.96;
        QTest::newRow("the picture itself") << 10 << 1.0 << 9 << 1.0;
        QTest::newRow("one step") << 1 << 0.5 << 0 << 0.5;
    }
    void aStartPictureCutsTheSchedule() {
        QFETCH(int, steps);
        QFETCH(double, gamma);
        QFETCH(int, first);
        QFETCH(double, begins);
        GenerationSettings asked = settings(steps);
        asked.startPicture = "a.png";
        asked.startGamma = gamma;
        const StepPlan plan = planSteps({}, asked);
        QCOMPARE(plan.first, int64_t{first});
        QVERIFY(std::abs(plan.gammas[static_cast<size_t>(first)] - begins) < 1e-6);
        QCOMPARE(plan.gammas.back(), 1.0f);
        QCOMPARE(plan.steps(), int64_t{steps - first});
    }

    // Steps keep their numbers.
    void guidanceMeansTheSameSteps() {
        GenerationSettings asked = settings(10);
        asked.guidanceStart = 6;
        asked.guidanceEnd = 7;
        asked.startPicture = "a.png";
        asked.startGamma = 0.5;
        const StepPlan plan = planSteps({}, asked);
        QVERIFY(!plan.guided(5) && plan.guided(6) && plan.guided(7) && !plan.guided(8));
        QCOMPARE(plan.evaluations(), int64_t{7});
    }
};

QTEST_GUILESS_MAIN(TestStepPlan)
#include "test_step_plan.moc"
