// The scores of a shard as a CSV.
#include "annotate/score_table.h"
#include "annotate_rig.h"

#include <cmath>

using namespace miro;
using namespace miro::test;

class TestScoreTable : public QObject {
    Q_OBJECT

    static Result<ScoreTable> reading(const std::string& text) {
        Folder folder;
        put(folder / "a.csv", text);
        return ScoreTable::read(folder / "a.csv");
    }

private Q_SLOTS:
    void whatIsWrittenIsRead() {
        Folder folder;
        ScoreTable table({"000", "part/a,b", "2"});
        table.set("clip_score", {0.1, std::nan(""), 1.0 / 3});
        table.set("vqa_score", {1, 2, 3});
        table.set("vqa_score", {-1e-300, 0, 0.25});
        SUCCEEDS(table.write(folder / "a.csv"));
        const auto read = ScoreTable::read(folder / "a.csv");
        SUCCEEDS(read);
        QVERIFY(read->keys() == table.keys());
        QCOMPARE(read->columns().size(), size_t(2));
        QCOMPARE(read->find("clip_score")->values[0], 0.1);
        QVERIFY(std::isnan(read->find("clip_score")->values[1]));
        QCOMPARE(read->find("clip_score")->values[2], 1.0 / 3);
        QCOMPARE(read->find("vqa_score")->values[0], -1e-300);
        QVERIFY(!read->find("hpsv2_score"));
        QVERIFY(bytesOf(folder / "a.csv").starts_with("key,clip_score,vqa_score\r\n000,0.1,-1e-300\r\n"));
    }

    void pandasFilesAreRead() {
        const auto table = reading("key,clip_score\na,nan\nb,0.5\nc,\n");
        SUCCEEDS(table);
        QCOMPARE(table->keys().size(), size_t(3));
        QVERIFY(std::isnan(table->columns()[0].values[0]) && std::isnan(table->columns()[0].values[2]));
        QCOMPARE(table->columns()[0].values[1], 0.5);
    }

    void whatIsWrongIsNamed() {
        FAILS_WITH(ScoreTable::read("/nowhere/a.csv"), ErrorCode::NotFound, {"a.csv"});
        FAILS_WITH(reading(""), ErrorCode::Corrupt, {"a.csv", "empty"});
        FAILS_WITH(reading("name,clip_score\n"), ErrorCode::Corrupt, {"line 1", "'key'"});
        FAILS_WITH(reading("key,a,a\n"), ErrorCode::Corrupt, {"line 1", "'a'", "twice"});
        FAILS_WITH(reading("key,a\nx,1,2\n"), ErrorCode::Corrupt, {"line 2", "3 fields", "has 2"});
        FAILS_WITH(reading("key,a\nx,1\ny,good\n"), ErrorCode::Corrupt, {"line 3", "'good'", "column a"});
        FAILS_WITH(reading("key,a\nx,inf\n"), ErrorCode::Corrupt, {"line 2", "'inf'"});
        FAILS_WITH(reading("key,a\n\"x,1\n"), ErrorCode::Corrupt, {"a.csv, line 2"});
        FAILS_WITH(reading(std::string("key,a\nx\0,1\n", 11)), ErrorCode::Corrupt, {"a.csv"});
    }

    void keysHaveToAgree() {
        const ScoreTable table({"a", "b"});
        SUCCEEDS(checkScoreKeys(table, {"a", "b"}, "x.csv", "x.tar"));
        FAILS_WITH(checkScoreKeys(table, {"a", "c"}, "x.csv", "x.tar"), ErrorCode::Corrupt,
                   {"x.csv", "row 2", "sample b", "x.tar"});
        FAILS_WITH(checkScoreKeys(table, {"a", "b", "c"}, "x.csv", "x.tar"), ErrorCode::Corrupt, {"2 samples"});
    }
};

QTEST_GUILESS_MAIN(TestScoreTable)
#include "test_score_table.moc"
