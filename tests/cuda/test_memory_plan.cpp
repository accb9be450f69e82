#include "tensor/memory_plan.h"

#include <QtTest>

using namespace miro;

namespace {

constexpr int64_t kGibi = int64_t{1} << 30;

// Sizes in hundredths of a gibibyte keep the cases readable.
ModelMemory model(int64_t encoder, int64_t network, int64_t decoder, int64_t working = 10, int64_t decoderWorking = 10,
                  int64_t decoderLeast = 0) {
    const int64_t unit = kGibi / 100;
    return {{encoder * unit, working * unit, 0},
            {network * unit, working * unit, 0},
            {decoder * unit, decoderWorking * unit, decoderLeast * unit}};
}

bool holds(const MemoryPhase& phase, std::vector<Stage> resident) {
    return phase.resident == resident;
}

void checkFits(const MemoryPlan& plan) {
    for (const MemoryPhase& phase : plan.phases)
        QVERIFY(phase.bytes <= plan.usableBytes);
    QVERIFY(plan.peakBytes <= plan.usableBytes);
}

} // namespace

class TestMemoryPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingStaysWhereThereIsRoom() {
        const MemoryPlan plan = planMemory(model(240, 140, 20), 24 * kGibi, 0);
        QCOMPARE(plan.textEncoder, Placement::Keep);
        QCOMPARE(plan.network, Placement::Keep);
        QCOMPARE(plan.decoder, Placement::Keep);
        QCOMPARE(plan.phases.size(), size_t(3));
        for (const MemoryPhase& phase : plan.phases)
            QVERIFY(holds(phase, {Stage::Encode, Stage::Sample, Stage::Decode}));
        checkFits(plan);
    }

    void theTextEncoderGoesFirst() {
        const MemoryPlan plan = planMemory(model(300, 100, 20, 10, 200), 5 * kGibi + kGibi / 2, 8 * kGibi);
        QCOMPARE(plan.textEncoder, Placement::MoveOff);
        QCOMPARE(plan.network, Placement::Keep);
        QCOMPARE(plan.decoder, Placement::Keep);
        QVERIFY(holds(plan.phases[1], {Stage::Sample, Stage::Decode}));
        checkFits(plan);
    }

    void thenTheOthersMakeRoomForIt() {
        const MemoryPlan plan = planMemory(model(480, 140, 20), 6 * kGibi, 8 * kGibi);
        QCOMPARE(plan.textEncoder, Placement::MoveOff);
        QCOMPARE(plan.network, Placement::GiveWay);
        QCOMPARE(plan.decoder, Placement::GiveWay);
        QVERIFY(holds(plan.phases[0], {Stage::Encode}));
        QVERIFY(holds(plan.phases[2], {Stage::Sample, Stage::Decode}));
        checkFits(plan);
    }

    void oneAtATimeAtWorst() {
        const MemoryPlan plan = planMemory(model(300, 300, 280), 4 * kGibi, 0);
        for (size_t i = 0; i < 3; ++i)
            QCOMPARE(plan.phases[i].resident.size(), size_t(1));
        QCOMPARE(plan.network, Placement::Free);
        checkFits(plan);
    }

    void withoutHostMemoryItIsFreed() {
        const MemoryPlan plan = planMemory(model(350, 140, 20), 5 * kGibi, kGibi);
        QCOMPARE(plan.textEncoder, Placement::Free);
        checkFits(plan);
    }

    void hostMemoryIsSharedOut() {
        // Room for one of the large two that are given up, and for the small one.
        const MemoryPlan plan = planMemory(model(300, 300, 30, 10), 4 * kGibi, 3 * kGibi + kGibi / 2);
        QCOMPARE(plan.textEncoder, Placement::MoveOff);
        QCOMPARE(plan.network, Placement::Free);
        QCOMPARE(plan.decoder, Placement::MoveOff);
        checkFits(plan);
    }

    void aTooLargeEncoderRunsOnTheCpu() {
        const MemoryPlan plan = planMemory(model(900, 140, 20), 8 * kGibi, 32 * kGibi);
        QCOMPARE(plan.textEncoder, Placement::OnCpu);
        QCOMPARE(plan.network, Placement::Keep);
        QCOMPARE(plan.phases.size(), size_t(2));
        QVERIFY(holds(plan.phases[0], {Stage::Sample, Stage::Decode}));
        QVERIFY(plan.fits);
        checkFits(plan);
    }

    void theDecoderWorksInPieces() {
        const MemoryPlan plan = planMemory(model(100, 100, 20, 10, 900, 50), 8 * kGibi, 0);
        QVERIFY(plan.phases[2].inPieces);
        QVERIFY(!plan.phases[1].inPieces);
        QCOMPARE(plan.decoder, Placement::Keep);
        checkFits(plan);
        QVERIFY(!planMemory(model(100, 100, 20, 10, 900, 50), 24 * kGibi, 0).phases[2].inPieces);
    }

    void aTooLargeNetworkIsSaid() {
        const MemoryPlan plan = planMemory(model(10, 900, 20), 8 * kGibi, 32 * kGibi);
        QVERIFY(!plan.fits);
        QVERIFY(plan.phases.empty());
        QVERIFY(describePlan(plan, 8 * kGibi).find("does not fit") != std::string::npos);
    }

    void noMemoryAtAll() {
        QVERIFY(!planMemory(model(1, 1, 1), 0, 0).fits);
        QVERIFY(!planMemory(model(1, 1, 1), 1000, 0).fits);
    }

    void aSmallModelStaysEverywhere() {
        for (int64_t card : {4, 8, 12, 24}) {
            const MemoryPlan plan = planMemory(model(1, 1, 1, 1, 1), card * kGibi, 0);
            QCOMPARE(plan.textEncoder, Placement::Keep);
            checkFits(plan);
        }
    }

    void everyPlanFitsWhateverTheSizes() {
        for (int64_t encoder : {1, 100, 400, 700})
            for (int64_t network : {1, 100, 400})
                for (int64_t decoder : {1, 30, 400})
                    for (int64_t card : {2, 4, 6, 8, 12}) {
                        const MemoryPlan plan = planMemory(model(encoder, network, decoder), card * kGibi, 3 * kGibi);
                        if (plan.fits)
                            checkFits(plan);
                    }
    }

    void aLargerCardNeverGivesUpMore() {
        // How much has to move to draw the same prompt again.
        const auto given = [](const MemoryPlan& plan) {
            return (plan.network > Placement::GiveWay) + (plan.decoder > Placement::GiveWay) + !plan.fits;
        };
        for (Precision precision : {Precision::Fp32, Precision::Bf16})
            for (int64_t count : {1, 4}) {
                int before = 3;
                for (int64_t card : {4, 6, 8, 10, 12, 16, 24}) {
                    const int now = given(planMemory(publishedModelMemory(precision, count), card * kGibi, 16 * kGibi));
                    QVERIFY(now <= before);
                    before = now;
                }
            }
    }

    void standardCardsAreDescribed() {
        for (Precision precision : {Precision::Fp32, Precision::Bf16}) {
            const std::vector<std::string> lines = describeStandardPlans(precision, 1, 16 * kGibi);
            QCOMPARE(lines.size(), size_t(3));
            for (const std::string& line : lines) {
                QVERIFY(line.find('\n') == std::string::npos);
                qInfo("%s", line.c_str());
            }
            QVERIFY(lines[0].rfind("8 GB: ", 0) == 0);
            QVERIFY(lines[2].find("text encoder kept, network kept, decoder kept") != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(TestMemoryPlan)
#include "test_memory_plan.moc"
