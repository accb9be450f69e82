#include "sample/step_timing.h"

#include <QtTest>

using namespace miro;

class TestStepTiming : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void measuresEachPart() {
        RinConfig config = publishedRinConfig();
        config.network.latentDim = 64;
        config.network.dataDim = 32;
        config.network.labelDim = 48;
        config.network.latentCount = 16;
        config.network.dataSize = 8;
        auto rin = Rin::random(config, {}, 1);
        QVERIFY2(rin.ok(), rin.message().c_str());
        auto timings = timeSteps(**rin, 2);
        QVERIFY2(timings.ok(), timings.message().c_str());
        QCOMPARE(timings->size(), size_t{4});
        for (const Timing& timing : *timings) {
            QCOMPARE(timing.repeats, int64_t{2});
            QVERIFY(timing.minimum > 0 && timing.minimum <= timing.median && timing.median <= timing.maximum);
        }
        std::stop_source source;
        source.request_stop();
        QCOMPARE(timeSteps(**rin, 2, source.get_token()).error().code, ErrorCode::Stopped);
        QVERIFY(residentMemory() > 1 << 20);
    }

    // The published sizes are those of the released checkpoint: 0.36 B parameters.
    void publishedSizes() {
        RinConfig config = publishedRinConfig();
        QCOMPARE(config.network.patchCount(), int64_t{256});
        QCOMPARE(config.network.patchWidth(), int64_t{16});
        QCOMPARE(config.rewardKeys.size(), size_t{7});
        QVERIFY(config.network.useCondRinBlock && !config.network.concatCondTokens);
    }
};

QTEST_GUILESS_MAIN(TestStepTiming)
#include "test_step_timing.moc"
