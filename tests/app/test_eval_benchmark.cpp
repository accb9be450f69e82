// `miro eval geneval|partiprompts|detect-scenes|scene-prompts`, as a script would call them.
#include "app/batch_rig.h"

#include "image/image_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace miro;
using namespace miro::test;

namespace {

QStringList benchmark(const QString& verb, const QString& list, const QStringList& more) {
    return QStringList{"eval",    verb, list,       "--models", fixtureModels(), "--model", "fixtures/miro-7",
                       "--steps", "2",  "--device", "cpu",      "--output-dir",  "out"} +
           more;
}

const char* const kList =
    "{\"tag\":\"single_object\",\"include\":[{\"class\":\"cat\",\"count\":1}],\"prompt\":\"a {cat|dog}\"}\n"
    "{\"tag\":\"colors\",\"include\":[{\"class\":\"car\",\"count\":1,\"color\":\"red\"}],\"prompt\":\"a red car\"}\n"
    "";

// Calls every picture of the first prompt right.
const char* const kDetector = "sed -E 's/^\\{\"path\":(\"[^\"]*\").*single_object.*/{\"path\":\\1,\"correct\":true}/;t;"
                              "s/^\\{\"path\":(\"[^\"]*\").*/{\"path\":\\1,\"correct\":false,\"reason\":\"grey\"}/'";

QJsonObject objectOf(const QByteArray& line) {
    return QJsonDocument::fromJson(line).object();
}

} // namespace

class TestEvalBenchmark : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void genevalDrawsLaysOutAndAsks() {
        MiroProcess miro;
        writeText(miro.path("prompts.jsonl"), kList);
        Finished finished =
            miro.run(benchmark("geneval", "prompts.jsonl", {"--samples", "2", "--detector", kDetector, "--json"}));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(finished.outLines().size(), 1);
        const QJsonObject summary = objectOf(finished.outLines()[0]);
        QCOMPARE(summary["benchmark"].toString(), QString("geneval"));
        QCOMPARE(summary["layout_only"].toBool(), false);
        QCOMPARE(summary["overall"].toDouble(), 0.5);
        QCOMPARE(summary["categories"].toObject()["single_object"].toObject()["accuracy"].toDouble(), 1.0);
        for (const char* file : {"out/00000/metadata.jsonl", "out/00000/samples/0000.png", "out/00001/samples/0001.png",
                                 "out/hparams.json", "out/detections.jsonl", "out/summary.json"})
            QVERIFY2(QFile::exists(miro.path(file)), file);
        // A benchmark's prompt is what it says: nothing is expanded.
        QVERIFY(readBytes(miro.path("out/detections.jsonl")).contains("\"prompt\":\"a {cat|dog}\""));
        QCOMPARE(readBytes(miro.path("out/detections.jsonl")).count('\n'), 4);

        // Again: nothing is drawn, the table is printed.
        const QByteArray before = readBytes(miro.path("out/00001/samples/0001.png"));
        finished = miro.run(benchmark("geneval", "prompts.jsonl", {"--samples", "2", "--detector", kDetector}));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QVERIFY(finished.out.contains("overall, the mean of the categories: 50.0 %"));
        QVERIFY(finished.outLines().contains("out/summary.json"));
        QCOMPARE(readBytes(miro.path("out/00001/samples/0001.png")), before);
        // Another list is another benchmark.
        writeText(miro.path("prompts.jsonl"), QByteArray(kList).replace("red car", "blue car"));
        FAILS_CLEANLY(miro, benchmark("geneval", "prompts.jsonl", {"--samples", "2"}), 2, {"out"});
    }

    void partipromptsWithoutADetector() {
        MiroProcess miro;
        writeText(miro.path("parti.tsv"),
                  "Prompt\tCategory\tChallenge\tNote\na dog\tAnimals\tBasic\t\na \"tall\" tree\tPlants\tBasic\tnone\n");
        const Finished finished = miro.run(benchmark("partiprompts", "parti.tsv", {"--samples", "1"}));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QVERIFY(finished.out.contains("layout only"));
        QVERIFY(finished.out.contains("Animals"));
        QVERIFY(QFile::exists(miro.path("out/00001/samples/0000.png")));
        QVERIFY(!QFile::exists(miro.path("out/detections.jsonl")));
    }

    // The pictures stay, and the next run asks only the detector again.
    void aDetectorThatFails() {
        MiroProcess miro;
        writeText(miro.path("prompts.jsonl"), kList);
        for (const auto& [command, part] : std::initializer_list<std::pair<QString, QString>>{
                 {"no-such-detector", "was not found"},
                 {"cat >/dev/null; exit 4", "exit code 4"},
                 {"echo rubbish; cat >/dev/null", "is not a JSON object"},
                 {"head -n 0", "left out 2 of 2 pictures"}}) {
            const Finished finished =
                miro.run(benchmark("geneval", "prompts.jsonl", {"--samples", "1", "--detector", command}));
            QCOMPARE(finished.exitCode, 1);
            QVERIFY(finished.out.isEmpty());
            QCOMPARE(finished.error.count('\n'), 1);
            QVERIFY2(finished.error.contains(part.toUtf8()), finished.error.constData());
            QVERIFY(QFile::exists(miro.path("out/00001/samples/0000.png")));
            QVERIFY(!QFile::exists(miro.path("out/detections.jsonl")));
        }
        QCOMPARE(miro.run(benchmark("geneval", "prompts.jsonl", {"--samples", "1", "--detector", kDetector})).exitCode,
                 0);
    }

    // The starter's own detector behind the starter's own prompts.
    void theStartersDetector() {
        MiroProcess miro;
        Finished finished = miro.run({"eval", "scene-prompts", "--per-category", "1", "--category", "colors,position",
                                      "--held-out", "--seed", "5", "--output", "scenes.jsonl"});
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(readBytes(miro.path("scenes.jsonl")).count('\n'), 2);
        finished = miro.run(benchmark("geneval", "scenes.jsonl",
                                      {"--samples", "1", "--json", "--detector",
                                       QString("'%1' eval detect-scenes").arg(QStringLiteral(MIRO_PROGRAM))}));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        const QJsonObject summary = objectOf(finished.outLines()[0]);
        QCOMPARE(summary["categories"].toObject().size(), 2);
        // The tiny test model draws nothing that could be recognised.
        QCOMPARE(summary["overall"].toDouble(), 0.0);
        QVERIFY(readBytes(miro.path("out/detections.jsonl")).contains("\"reason\":\"0 of "));
    }

    void detectScenesAnswersLineByLine() {
        MiroProcess miro;
        const auto grey = encodeImage(Image{64, 64, std::vector<uint8_t>(64 * 64 * 3, 120)}, ImageFormat::Png);
        QVERIFY(grey.ok());
        writeText(miro.path("grey.png"), QByteArray::fromStdString(*grey));
        const auto asked = [&](const QByteArray& input) {
            writeText(miro.path("input"), input);
            return miro.runInShell("\"$@\" <input", {"eval", "detect-scenes"});
        };
        Finished finished = asked("{\"path\":\"grey.png\"}\n\n"
                                  "{\"path\":\"grey.png\",\"include\":[{\"class\":\"cat\",\"count\":2}]}");
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(finished.outLines().size(), 2);
        QVERIFY(!objectOf(finished.outLines()[0]).contains("correct"));
        QCOMPARE(objectOf(finished.outLines()[1])["correct"].toBool(true), false);
        QCOMPARE(objectOf(finished.outLines()[1])["reason"].toString(), QString("0 of 2 cats"));
        for (const auto& [input, part] : std::initializer_list<std::pair<QByteArray, QByteArray>>{
                 {"hello\n", "standard input"},
                 {"{\"file\":\"x\"}\n", "has no 'path'"},
                 {"{\"path\":\"gone.png\"}\n", "gone.png"},
                 {"{\"path\":\"grey.png\",\"include\":[{\"class\":\"toaster\"}]}\n", "'toaster'"}}) {
            finished = asked(input);
            QCOMPARE(finished.exitCode, 1);
            QVERIFY2(finished.error.contains(part) && finished.error.count('\n') == 1, finished.error.constData());
        }
    }

    void wrongUsage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("parts");
        auto add = [](const char* name, const QStringList& arguments, const QStringList& parts) {
            QTest::newRow(name) << arguments << parts;
        };
        add("no list", {"eval", "geneval", "--output-dir", "out"}, {"there are no prompts"});
        add("two lists", {"eval", "geneval", "a.jsonl", "b.jsonl", "--output-dir", "out"}, {"'b.jsonl'"});
        add("no folder", {"eval", "geneval", "a.jsonl"}, {"--output-dir"});
        add("count", benchmark("geneval", "a.jsonl", {"--count", "2"}), {"--count", "--samples"});
        add("no samples", benchmark("geneval", "a.jsonl", {"--samples", "0"}), {"--samples"});
        add("empty detector", benchmark("geneval", "a.jsonl", {"--detector", " "}), {"--detector is empty"});
        add("empty score", benchmark("geneval", "a.jsonl", {"--score", ""}), {"--score is empty"});
        add("category", {"eval", "scene-prompts", "--category", "shapes"}, {"'shapes'", "color_attr"});
        add("no category", {"eval", "scene-prompts", "--category", ""}, {"--category is empty"});
        add("none of each", {"eval", "scene-prompts", "--per-category", "0"}, {"--per-category"});
        add("no number", {"eval", "scene-prompts", "--seed", "x"}, {"--seed"});
        add("output", {"eval", "scene-prompts", "--output", ""}, {"--output is empty"});
        add("a word", {"eval", "scene-prompts", "colors"}, {"colors"});
    }
    void wrongUsage() {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, parts);
        MiroProcess miro;
        FAILS_CLEANLY(miro, arguments, 2, parts);
    }

    void whatFails() {
        MiroProcess miro;
        FAILS_CLEANLY(miro, benchmark("geneval", "gone.jsonl", {}), 1, {"gone.jsonl"});
        FAILS_CLEANLY(miro, (QStringList{"eval", "scene-prompts", "--sprites", "gone"}), 1, {"gone"});
        FAILS_CLEANLY(miro, (QStringList{"eval", "detect-scenes", "--sprites", "gone"}), 1, {"gone"});
        FAILS_CLEANLY(
            miro,
            (QStringList{"eval", "scene-prompts", "--category", "counting", "--held-out", "--per-category", "10000"}),
            1, (QStringList{"counting", "--per-category"}));
        FAILS_CLEANLY(miro, (QStringList{"eval", "scene-prompts", "--output", "no/where.jsonl"}), 1, {"no"});
    }
};

QTEST_GUILESS_MAIN(TestEvalBenchmark)
#include "test_eval_benchmark.moc"
