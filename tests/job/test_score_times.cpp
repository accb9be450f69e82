// What scoring was measured to cost here, also at the next start.
#include "job/score_times.h"

#include "base/files.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <limits>

using namespace miro;
namespace fs = std::filesystem;

class TestScoreTimes : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path file() const { return fs::path(m_folder->path().toStdString()) / "cache" / "score_times.json"; }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theNewestSaysMore() {
        ScoreTimes times(file());
        QVERIFY(!times.estimate());
        times.remember({"a", "b"}, "cpu", 2, true);
        times.remember({"a"}, "cpu", 9, false); // one alone says nothing of all
        QCOMPARE(*times.estimate(), 2.0);
        QCOMPARE(*times.of({"a"}, "cpu"), 9.0);
        QVERIFY(!times.of({"a"}, "cuda:0"));
        times.remember({"a", "b"}, "cpu", 1, true);
        QCOMPARE(*times.estimate(), 1.5);
        times.remember({"a", "b"}, "cuda:0", 0.25, true);
        QCOMPARE(*times.estimate(), 0.25);
    }

    void keptForTheNextStart() {
        ScoreTimes(file()).remember({"a", "b"}, "cpu", 2, true);
        ScoreTimes again(file());
        QCOMPARE(*again.estimate(), 2.0);
        QCOMPARE(*again.of({"a", "b"}, "cpu"), 2.0);
    }

    void nonsenseIsNotRemembered() {
        ScoreTimes times(file());
        for (double seconds : {0.0, -1.0, 1e9, std::nan(""), std::numeric_limits<double>::infinity()})
            times.remember({"a"}, "cpu", seconds, true);
        QVERIFY(!times.estimate());
        QVERIFY(!fs::exists(file()));
    }

    void damagedFilesCountAsEmpty_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "{", "[]", "7", "{\"version\":2,\"seconds\":{\"cpu|a\":1},\"installed\":\"cpu|a\"}",
              "{\"version\":1}", "{\"version\":1,\"seconds\":[1],\"installed\":\"cpu|a\"}",
              "{\"version\":1,\"seconds\":{\"cpu|a\":\"x\"},\"installed\":\"cpu|a\"}",
              "{\"version\":1,\"seconds\":{\"cpu|a\":-1},\"installed\":7}"})
            QTest::newRow(text) << QByteArray(text);
    }
    void damagedFilesCountAsEmpty() {
        QFETCH(QByteArray, text);
        fs::create_directories(file().parent_path());
        QVERIFY(writeFileAtomically(file(), text.toStdString()).ok());
        ScoreTimes times(file());
        QVERIFY(!times.estimate());
        times.remember({"a"}, "cpu", 3, true);
        QCOMPARE(*ScoreTimes(file()).estimate(), 3.0);
    }

    void aFolderThatCannotBeWrittenIsNoTrouble() {
        QVERIFY(writeFileAtomically(file().parent_path(), "in the way").ok());
        ScoreTimes times(file());
        times.remember({"a"}, "cpu", 3, true);
        QCOMPARE(*times.estimate(), 3.0);
    }
};

QTEST_GUILESS_MAIN(TestScoreTimes)
#include "test_score_times.moc"
