#include "train/memory_rig.h"

#include <ATen/Parallel.h>
#include <QtTest>

using namespace miro;
using namespace miro::test;

// The computed bytes of a fine-tuning beside those that its tensors really take.
class TestMemoryReport : public QObject {
    Q_OBJECT

    // Large enough that activations outweigh the rest, small enough for a second.
    static RinConfig smallConfig() {
        RinConfig config = tinyConfig();
        RinNetworkConfig& n = config.network;
        n.dataSize = 16;
        n.dataDim = 96;
        n.latentCount = 64;
        n.latentDim = 128;
        n.labelDim = 64;
        n.processingLayers = 2;
        n.blockCount = 2;
        n.readWriteHeads = n.computeHeads = 4;
        n.latentMlpMultiplier = n.dataMlpMultiplier = 4;
        return config;
    }

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void weightsAreCountedExactly() {
        for (const RinConfig& config : {tinyConfig(), smallConfig()}) {
            auto network = must(RinNetwork::create(config, 7));
            int64_t values = network->parameterCount();
            for (const auto& [name, tensor] : network->constants())
                values += tensor.is_floating_point() ? tensor.numel() : 0;
            MemoryQuestion question;
            question.rank = 4;
            const MemoryReport report = tasteMemory(config, question);
            QCOMPARE(report.of("base"), values * 4);
            must(network->adapt({.reward = "my_taste_score", .rank = 4, .seed = 3}));
            QCOMPARE(report.of("adapter"), network->parameterCount() * 4);
            QCOMPARE(report.of("optimiser"), network->parameterCount() * 8);
        }
    }

    void whatIsMeasuredIsWhatIsComputed_data() {
        QTest::addColumn<bool>("checkpointing");
        QTest::addColumn<bool>("half");
        QTest::addColumn<bool>("anchored");
        QTest::addColumn<int>("rows");
        QTest::newRow("all kept") << false << false << false << 8;
        QTest::newRow("computed twice") << true << false << false << 8;
        QTest::newRow("more rows") << false << false << false << 16;
        QTest::newRow("bf16") << false << true << false << 8;
        QTest::newRow("bf16, computed twice") << true << true << false << 8;
        QTest::newRow("anchored") << false << false << true << 8;
        QTest::newRow("anchored, bf16, computed twice") << true << true << true << 8;
    }

    void whatIsMeasuredIsWhatIsComputed() {
        QFETCH(bool, checkpointing);
        QFETCH(bool, half);
        QFETCH(bool, anchored);
        QFETCH(int, rows);
        const MemoryQuestion question{.rank = 4,
                                      .rows = rows,
                                      .textTokens = 20,
                                      .precision = half ? Precision::Bf16 : Precision::Fp32,
                                      .checkpointing = checkpointing,
                                      .anchored = anchored};
        const MemoryReport report = tasteMemory(smallConfig(), question);
        const int64_t found = measuredBytes(smallConfig(), question);
        const double ratio = static_cast<double>(found) / static_cast<double>(report.total());
        qInfo("measured %.2f MB, computed %.2f MB: %.3f", static_cast<double>(found) / 1e6,
              static_cast<double>(report.total()) / 1e6, ratio);
        for (const MemoryPart& part : report.parts)
            qInfo("  %s %.2f MB", part.key.c_str(), static_cast<double>(part.bytes) / 1e6);
        QVERIFY2(ratio > 0.85 && ratio < 1.15, qPrintable(QString::number(ratio)));
    }

    // 0.36 B in bf16 at batch 8, activations computed twice: 12 GB are enough, with room for what is not counted.
    void theOfficialNetworkFits() {
        MemoryQuestion question;
        question.precision = Precision::Bf16;
        const int64_t kept = tasteMemory(officialConfig(), question).total();
        question.checkpointing = true;
        const MemoryReport report = tasteMemory(officialConfig(), question);
        for (const MemoryPart& part : report.parts)
            qInfo("  %s %.1f MB", part.key.c_str(), static_cast<double>(part.bytes) / 1e6);
        QVERIFY2(report.total() < int64_t{9} << 30, qPrintable(QString::number(report.total())));
        QVERIFY(report.total() < kept / 2);
        QVERIFY(report.of("base") > 700 << 20 && report.of("base") < 1 << 30);
        QCOMPARE(report.layers.size(), size_t{2 + 4 * 7});
    }

    void moreOfAnythingTakesMore() {
        MemoryQuestion question;
        const int64_t plain = tasteMemory(smallConfig(), question).total();
        question.severalRows = true;
        QVERIFY(tasteMemory(smallConfig(), question).total() > plain);
        question = {};
        question.rows = 9;
        QVERIFY(tasteMemory(smallConfig(), question).total() > plain);
        question = {};
        question.rank = 9;
        QVERIFY(tasteMemory(smallConfig(), question).total() > plain);
        question = {};
        question.anchored = false;
        QVERIFY(tasteMemory(smallConfig(), question).total() < plain);
        question = {};
        question.textTokens = 78;
        QVERIFY(tasteMemory(smallConfig(), question).total() > plain);
    }
};

QTEST_GUILESS_MAIN(TestMemoryReport)
#include "test_memory_report.moc"
