// A run's own numbers, read back: what a crash or another program left in the file does not matter, and a long run is
// read in few points.
#include "base/files.h"
#include "base/training_log.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fmt/format.h>

using namespace miro;
namespace fs = std::filesystem;

class TestTrainingLog : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path folder() const { return m_folder->path().toStdString(); }
    void write(const std::string& text) { QVERIFY(writeFileAtomically(folder() / kMetricsFile, text).ok()); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatTheRunWrote() {
        write("{\"step\":1,\"loss\":2.5,\"error\":0.5,\"gradient_norm\":3.0,\"samples\":64,\"seconds\":0.1,\"waited\":"
              "0}\n"
              "{\"step\":2,\"loss\":2.0,\"error\":null,\"gradient_norm\":2.0}\n"
              "{\"step\":2,\"held_out\":{\"loss\":2.25,\"error\":0.25},\"best\":true}\n");
        const auto points = readTrainingLog(folder());
        QVERIFY2(points.ok(), points.message().c_str());
        QCOMPARE(points->size(), size_t{3});
        TrainingPoint first;
        first.step = 1;
        first.numbers = {{"loss", 2.5}, {"error", 0.5}, {"gradient_norm", 3.0}};
        QVERIFY((*points)[0] == first);
        QCOMPARE((*points)[1].numbers.size(), size_t{2}); // null: no number
        QVERIFY((*points)[2].numbers.empty() && (*points)[2].best);
        QVERIFY((*points)[2].heldOut == (NamedNumbers{{"loss", 2.25}, {"error", 0.25}}));
    }

    void whatSamplesAreWorth() {
        write("{\"step\":2,\"loss\":2.0}\n"
              "{\"step\":2,\"held_out\":{\"loss\":2.25},\"best\":true}\n"
              "{\"step\":2,\"sample_scores\":{\"sharp_at_1\":0.75,\"odd_at_1\":null,\"sharp_at_0\":0.25}}\n"
              "{\"step\":4,\"sample_scores\":{\"odd_at_1\":null}}\n"
              "{\"step\":5,\"sample_scores\":7}\n");
        const auto points = readTrainingLog(folder());
        QVERIFY2(points.ok(), points.message().c_str());
        QCOMPARE(points->size(), size_t{3});
        TrainingPoint scored;
        scored.step = 2;
        scored.scores = {{"sharp_at_1", 0.75}, {"sharp_at_0", 0.25}};
        scored.sampled = true;
        QVERIFY((*points)[2] == scored);
    }

    void badLinesAreLeftOut_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("torn") << QByteArray("{\"step\":3,\"lo");
        QTest::newRow("no object") << QByteArray("[1,2]");
        QTest::newRow("no JSON") << QByteArray("loss 3\0\xff", 8);
        QTest::newRow("no step") << QByteArray("{\"loss\":1}");
        QTest::newRow("a step that is none") << QByteArray("{\"step\":\"3\",\"loss\":1}");
        QTest::newRow("no number") << QByteArray("{\"step\":3,\"loss\":\"low\"}");
        QTest::newRow("held out is no object") << QByteArray("{\"step\":3,\"held_out\":7}");
        QTest::newRow("deep") << QByteArray("{\"step\":3,\"held_out\":{\"a\":{\"b\":1}}}");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("very long") << QByteArray("{\"step\":3,\"loss\":1,\"x\":\"") + QByteArray(100'000, 'x') + "\"}";
    }
    void badLinesAreLeftOut() {
        QFETCH(QByteArray, line);
        write("{\"step\":1,\"loss\":2.5}\n" + line.toStdString() + "\n{\"step\":4,\"loss\":1.5}");
        const auto points = readTrainingLog(folder());
        QVERIFY2(points.ok(), points.message().c_str());
        QCOMPARE(points->size(), size_t{2});
        QCOMPARE(points->back().step, int64_t{4});
    }

    void aLongRunIsReadInFewPoints() {
        std::string text;
        for (int step = 1; step <= 5000; ++step) {
            text += fmt::format("{{\"step\":{},\"loss\":{}}}\n", step, 1.0 / step);
            if (step % 1000 == 0)
                text += fmt::format("{{\"step\":{},\"held_out\":{{\"loss\":1.0}},\"best\":false}}\n", step);
        }
        write(text);
        const auto points = readTrainingLog(folder(), 100);
        QVERIFY2(points.ok(), points.message().c_str());
        const auto looks = std::count_if(points->begin(), points->end(),
                                         [](const TrainingPoint& point) { return !point.heldOut.empty(); });
        QCOMPARE(looks, std::ptrdiff_t{5}); // none is dropped
        QVERIFY(points->size() <= 105 && points->size() > 50);
        QCOMPARE(points->back().step, int64_t{5000});
        QVERIFY(std::is_sorted(points->begin(), points->end(),
                               [](const TrainingPoint& a, const TrainingPoint& b) { return a.step < b.step; }));
        QVERIFY(readTrainingLog(folder(), 0)->empty());
    }

    void withoutAFile() {
        QCOMPARE(readTrainingLog(folder()).error().code, ErrorCode::NotFound);
        write("");
        QVERIFY(readTrainingLog(folder())->empty());
    }
};

QTEST_GUILESS_MAIN(TestTrainingLog)
#include "test_training_log.moc"
