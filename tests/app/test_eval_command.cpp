// `miro eval`: explorations from the command line.
#include "app/miro_process.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace miro::test;

namespace {

QStringList eval(const QString& kind, const QStringList& more) {
    return QStringList{"eval",    kind, "--models", fixtureModels(), "--model", "fixtures/miro-7",
                       "--steps", "2",  "--device", "cpu",           "--seed",  "3"} +
           more;
}

} // namespace

class TestEvalCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSweepPrintsItsFiles() {
        MiroProcess miro;
        const QStringList arguments =
            eval("sweep", {"--rewards", "vqa_score", "--count", "2", "--output-dir", "out", "a", "cat"});
        Finished finished = miro.run(arguments);
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(finished.outLines(),
                 (QList<QByteArray>{"out/pictures/0000.png", "out/pictures/0001.png", "out/scores.csv",
                                    "out/contact-sheet.png", "out/film-strip.png", "out/animation.webp",
                                    "out/report.html"}));
        for (const QByteArray& line : finished.outLines())
            QVERIFY2(QFile::exists(miro.path(line)), line.constData());
        // Notes say what could not be measured; nothing failed.
        for (const QByteArray& line : finished.errorLines())
            QVERIFY2(line.startsWith("note: "), line.constData());
        QVERIFY(readAll(miro.path("out/report.html")).contains("a cat"));

        const QStringList before = miro.files();
        finished = miro.run(arguments); // all is there
        QCOMPARE(finished.exitCode, 0);
        QCOMPARE(miro.files(), before);
    }

    // kill -9 in the middle: whole pictures stay, the next run continues, and all is as if nothing had happened.
    void aKilledRunContinues() {
        MiroProcess miro;
        auto arguments = [](const QString& folder) {
            return eval("pareto", {"--rewards", "vqa_score,clip_score", "--grid", "3", "--scorers", "none",
                                   "--output-dir", folder, "a"});
        };
        QCOMPARE(miro.run(arguments("whole")).exitCode, 0);
        QProcess process;
        miro.prepare(process, QStringLiteral(MIRO_PROGRAM), arguments("killed"));
        process.start();
        const QString third = miro.path("killed/pictures/0002.png");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(third), 300'000);
        process.kill();
        process.waitForFinished();
        const QByteArray kept = readAll(third);
        Finished finished = miro.run(arguments("killed"));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(readAll(third), kept);
        const QDir whole(miro.path("whole/pictures"));
        for (const QString& name : whole.entryList(QDir::Files))
            QCOMPARE(readAll(miro.path("killed/pictures/" + name)), readAll(whole.filePath(name)));
        QCOMPARE(readAll(miro.path("killed/report.html")), readAll(miro.path("whole/report.html")));
    }

    void jsonLinesSayEverything() {
        MiroProcess miro;
        Finished finished = miro.run(eval("best-of", {"--count", "3", "--json", "--weight", "vqa_score=2", "--scorers",
                                                      "none", "--output-dir", "out", "--prompt", "a cat"}));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(finished.outLines().size(), 4);
        const QJsonObject first = QJsonDocument::fromJson(finished.outLines()[0]).object();
        QCOMPARE(first["file"].toString(), QString("out/pictures/0000.png"));
        QCOMPARE(first["label"].toString(), QString("seed 3"));
        QVERIFY(first["scores"].isObject());
        const QJsonObject whole = QJsonDocument::fromJson(finished.outLines()[3]).object();
        QCOMPARE(whole["exploration"].toString(), QString("best-of"));
        QCOMPARE(whole["drawn"].toInt(), 3);
        QCOMPARE(whole["files"].toArray().last().toString(), QString("out/report.html"));
        for (const QByteArray& line : finished.errorLines())
            QVERIFY2(QJsonDocument::fromJson(line).isObject(), line.constData());
    }

    void aDryRunWritesNothing() {
        MiroProcess miro;
        const QStringList arguments = eval(
            "pareto", {"--rewards", "vqa_score,clip_score", "--grid", "3", "--output-dir", "out", "--dry-run", "a"});
        const QStringList before = miro.files();
        Finished finished = miro.run(arguments);
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(finished.outLines().size(), 1);
        QVERIFY(finished.out.startsWith("9 pictures; "));
        QCOMPARE(miro.files(), before);
        finished = miro.run(arguments + QStringList{"--json"});
        const QJsonObject price = QJsonDocument::fromJson(finished.out).object();
        QCOMPARE(price["pictures"].toInt(), 9);
        QVERIFY(price.contains("draw_seconds"));
    }

    void morphAndKeyframes() {
        MiroProcess miro;
        Finished finished = miro.run(eval("morph", {"--to", "guidance=1", "--to", "reward.vqa_score=0", "--to",
                                                    "seed=9", "--count", "3", "--output-dir", "m", "a"}));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QVERIFY(QFile::exists(miro.path("m/animation.webp")));
        finished = miro.run(eval("keyframes", {"--reward-keyframe", "1:vqa_score=0", "--output-dir", "k", "a"})
                                .replaceInStrings(QRegularExpression("^2$"), "4"));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(finished.outLines().size(), 5);
    }

    void aKeyframeChangesThePicture() {
        MiroProcess miro;
        auto draw = [&](const QString& name, const QStringList& more) {
            Finished finished = miro.run(quick({"--seed", "3", "--output", name, "a"}) + more);
            return finished.exitCode == 0 ? readAll(miro.path(name)) : finished.error;
        };
        const QByteArray plain = draw("a.png", {});
        QVERIFY(plain.startsWith("\x89PNG"));
        QVERIFY(!plain.contains("target_keyframes"));
        const QByteArray moved = draw("b.png", {"--reward-keyframe", "1:vqa_score=0"});
        QVERIFY(moved.contains("target_keyframes"));
        QVERIFY(moved != plain);
    }

    void helpListsTheVerbs() {
        MiroProcess miro;
        for (const QStringList& arguments : {QStringList{"eval"}, {"eval", "--help"}}) {
            Finished finished = miro.run(arguments);
            QCOMPARE(finished.exitCode, 0);
            for (const char* verb : {"pareto", "solo", "sweep", "morph", "best-of", "keyframes", "calibrate"})
                QVERIFY2(finished.out.contains(verb), verb);
        }
        QVERIFY(miro.run({"eval", "sweep", "--help"}).out.contains("--rewards"));
    }

    void wrongUsage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("parts");
        auto add = [](const char* name, const QStringList& arguments, const QStringList& parts) {
            QTest::newRow(name) << arguments << parts;
        };
        const QStringList out{"--output-dir", "out", "a"};
        add("unknown kind", {"eval", "walk"}, {"'walk'", "pareto", "calibrate"});
        add("no folder", eval("solo", {"a"}), {"--output-dir"});
        add("empty folder", eval("solo", {"--output-dir", "", "a"}), {"--output-dir is empty"});
        add("no prompt", eval("solo", {"--output-dir", "out"}), {"--prompt"});
        add("unknown reward", eval("sweep", out + QStringList{"--rewards", "beauty"}), {"'beauty'", "clip_score"});
        add("one reward for pareto", eval("pareto", out + QStringList{"--rewards", "vqa_score"}), {"two rewards"});
        add("no reward for sweep", eval("sweep", out), {"one reward"});
        add("grid too large", eval("pareto", out + QStringList{"--rewards", "vqa_score,clip_score", "--grid", "33"}),
            {"--grid", "32"});
        add("too many seeds", eval("pareto", out + QStringList{"--rewards", "vqa_score,clip_score", "--seeds", "100"}),
            {"2500 pictures", "1024"});
        add("count of a grid", eval("pareto", out + QStringList{"--count", "3"}), {"--count has no effect"});
        add("rewards of best-of", eval("best-of", out + QStringList{"--rewards", "vqa_score"}), {"--rewards"});
        add("seeds of best-of", eval("best-of", out + QStringList{"--seeds", "2"}), {"--seeds"});
        add("to of a sweep", eval("sweep", out + QStringList{"--to", "steps=3"}), {"--to has no effect"});
        add("morph to nothing", eval("morph", out), {"--to SETTING=VALUE"});
        add("morph to no setting", eval("morph", out + QStringList{"--to", "beauty=3"}), {"'beauty'", "guidance"});
        add("morph to no value", eval("morph", out + QStringList{"--to", "guidance=high"}),
            {"--to guidance", "'high'"});
        add("morph to no reward", eval("morph", out + QStringList{"--to", "reward.vqa_score=2"}), {"vqa_score"});
        add("weight without value", eval("best-of", out + QStringList{"--weight", "vqa_score"}), {"--weight", "KEY=W"});
        add("weight below 0", eval("best-of", out + QStringList{"--weight", "vqa_score=-1"}), {"--weight vqa_score"});
        add("weight of a stranger", eval("best-of", out + QStringList{"--weight", "beauty=1"}), {"'beauty'"});
        add("unknown scorer", eval("solo", out + QStringList{"--scorers", "beauty"}), {"'beauty'", "pick_score"});
        add("no scorer", eval("solo", out + QStringList{"--scorers", ""}), {"--scorers"});
        add("keyframe", eval("keyframes", out + QStringList{"--reward-keyframe", "vqa_score=1"}),
            {"--reward-keyframe"});
        add("keyframe behind the end", eval("keyframes", out + QStringList{"--reward-keyframe", "9:vqa_score=1"}),
            {"step 9"});
        add("keyframe of generate", quick({"--reward-keyframe", "2:vqa_score=1", "a"}), {"step 2", "0 to 1"});
        add("keyframe's value", quick({"--reward-keyframe", "1:vqa_score=2", "a"}),
            {"--reward-keyframe", "from 0 to 1"});
    }
    void wrongUsage() {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, parts);
        MiroProcess miro;
        FAILS_CLEANLY(miro, arguments, 2, parts);
    }

    void whatFails() {
        MiroProcess miro;
        FAILS_CLEANLY(miro, eval("solo", {"--output-dir", "no/where", "a"}), 1, {"no"});
        FAILS_CLEANLY(miro, eval("solo", {"--output-dir", "/proc/out", "a"}), 1, {"/proc"}); // nobody may write there
        FAILS_CLEANLY(miro, eval("solo", {"--output-dir", "out", "--scorers", "vqa", "a"}), 1,
                      (QStringList{"vqa", "not installed"}));
        QFile mine(miro.path("mine"));
        QVERIFY(mine.open(QIODevice::WriteOnly));
        mine.close();
        FAILS_CLEANLY(miro, eval("solo", {"--output-dir", "mine", "a"}), 2, {"mine is not a folder"});
        QVERIFY(QDir(miro.work()).mkdir("out"));
        QFile report(miro.path("out/report.html"));
        QVERIFY(report.open(QIODevice::WriteOnly));
        report.close();
        FAILS_CLEANLY(miro, eval("solo", {"--output-dir", "out", "a"}), 2, {"report.html is in the way"});
    }
};

QTEST_GUILESS_MAIN(TestEvalCommand)
#include "test_eval_command.moc"
