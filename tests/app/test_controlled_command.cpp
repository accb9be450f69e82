// `miro eval controlled`, as a script would call it: killed anywhere, the same command goes on.
#include "app/miro_process.h"
#include "train/toy_shards.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace miro;
using namespace miro::test;

namespace {

// toy/plan.json with two of the fixtures' scorers.
void makePlan(const MiroProcess& miro, nlohmann::json changes = {}) {
    ToyShards shards;
    shards.width = 32; // fixtures/t5-tiny
    const QString toy = miro.path("toy");
    writeToyRun(toy.toStdString(), shards);
    // Nearly grey pictures: the detector, which looks long at what it does not know, sees at once that there is
    // nothing.
    const at::Tensor basis = at::full({12, 4}, 0.01F);
    writeAll(toy + "/codec.safetensors",
             QByteArray::fromStdString(
                 safetensorsBytes({{"basis", basis}, {"mean", at::zeros({12})}, {"scale", at::ones({4})}}).value()));
    nlohmann::json plan{{"data", "train"},
                        {"network", "network.json"},
                        {"codec", "codec.safetensors"},
                        {"rewards", {"aesthetic_score", "vqa_score"}},
                        {"seeds", "1"},
                        {"arms", "a,c"},
                        {"run-samples", 480},
                        {"curve-samples", 240},
                        {"batch-size", 8},
                        {"learning-rate", 5e-3},
                        {"warmup-steps", 2},
                        {"checkpoint-steps", 5},
                        {"held-out-steps", 0},
                        {"sampling-steps", 2},
                        {"prompts", 1},
                        {"pictures", 1},
                        {"curve-prompts", 1},
                        {"curve-pictures", 1},
                        {"guidance", "0"},
                        {"protocols", "high"},
                        {"bootstrap-rounds", 20}};
    plan.update(changes.is_null() ? nlohmann::json::object() : changes);
    writeAll(toy + "/plan.json", QByteArray::fromStdString(plan.dump(1)));
}

QStringList controlled(const QString& folder, const QStringList& more = {}) {
    return QStringList{"eval",
                       "controlled",
                       "toy/plan.json",
                       "--models",
                       fixtureModels(),
                       "--models",
                       QStringLiteral(MIRO_FIXTURES "/scores/models"),
                       "--models",
                       shippedModels(), // the detector's cut-outs
                       "--threads",
                       "1",
                       "--output-dir",
                       folder} +
           more;
}

// What was measured, without how long it took.
QJsonArray looksIn(const QString& folder) {
    QJsonArray looks;
    for (QJsonValue look : QJsonDocument::fromJson(readAll(folder + "/results.json")).object()["looks"].toArray()) {
        QJsonObject one = look.toObject();
        one.remove("seconds");
        looks.append(one);
    }
    return looks;
}

} // namespace

class TestControlledCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedAnywhereItGoesOn() {
        MiroProcess miro;
        makePlan(miro);
        const Finished whole = miro.run(controlled("whole"));
        QVERIFY2(whole.exitCode == 0, whole.error.constData());
        QVERIFY(whole.outLines().contains("whole/RESULTS.md") && whole.outLines().contains("whole/results.json"));
        const QJsonArray expected = looksIn(miro.path("whole"));
        QCOMPARE(expected.size(), 6);
        // In the middle of the first training, when it is done, when its pictures are judged, in the second training.
        int killed = 0;
        for (const char* seen :
             {"runs/a-1/checkpoints/step-00000010.safetensors", "results/a-1/trained.json",
              "results/a-1/final-00000480-none-g0.json", "runs/c-1/checkpoints/step-00000010.safetensors"}) {
            QProcess process;
            miro.prepare(process, MIRO_PROGRAM, controlled("killed"));
            process.start();
            QVERIFY(process.waitForStarted());
            QElapsedTimer waiting;
            waiting.start();
            while (!QFile::exists(miro.path("killed/" + QString(seen))) && waiting.elapsed() < 120'000)
                if (process.waitForFinished(2))
                    break;
            process.kill();
            QVERIFY(process.waitForFinished());
            killed += process.exitStatus() == QProcess::CrashExit ? 1 : 0;
        }
        QVERIFY(killed >= 2);
        const Finished rest = miro.run(controlled("killed"));
        QVERIFY2(rest.exitCode == 0, rest.error.constData());
        QCOMPARE(looksIn(miro.path("killed")), expected);
        QCOMPARE(readAll(miro.path("killed/runs/c-1/model/model.safetensors")),
                 readAll(miro.path("whole/runs/c-1/model/model.safetensors")));
    }

    void theReportOfWhatIsThere() {
        MiroProcess miro;
        makePlan(miro, {{"run-samples", 24}, {"curve-samples", 12}, {"batch-size", 4}});
        Finished finished = miro.run(controlled("part", {"--only", "a", "--json"}));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        const QJsonObject line = QJsonDocument::fromJson(finished.outLines().first()).object();
        QVERIFY(line["file"].toString().startsWith("part/") && line["missing"].toInt() == 3);
        finished = miro.run({"eval", "controlled", "--report", "--output-dir", "part", "--models", shippedModels()});
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QVERIFY(readAll(miro.path("part/RESULTS.md")).contains("What is missing"));
        QVERIFY(!QFile::exists(miro.path("part/runs/c-1")));
    }

    void theHelpNamesEveryKey() {
        MiroProcess miro;
        const Finished finished = miro.run({"eval", "controlled", "--help"});
        QCOMPARE(finished.exitCode, 0);
        for (const char* key : {"--only", "--report", "--set", "  rewards  ", "  smallest-effect  ", "  tune-from  ",
                                "  learning-rate  ", "  data  ", "  self-condition  ", "needed"})
            QVERIFY2(finished.out.contains(key), key);
        QVERIFY(!finished.out.contains("  used-rewards  ")); // an arm's
    }

    void badInput() {
        MiroProcess miro;
        makePlan(miro);
        FAILS_CLEANLY(miro, QStringList({"eval", "controlled", "toy/plan.json"}), 2, QStringList({"--output-dir"}));
        FAILS_CLEANLY(miro, QStringList({"eval", "controlled", "toy/none.json", "--output-dir", "x"}), 1,
                      QStringList({"toy/none.json"}));
        FAILS_CLEANLY(miro, controlled("x", {"--set", "prompt=3"}), 2,
                      QStringList({"prompt", "did you mean prompts?"}));
        FAILS_CLEANLY(miro, controlled("x", {"--set", "prompts=0"}), 2, QStringList({"prompts"}));
        FAILS_CLEANLY(miro, controlled("x", {"--set", "data=nowhere"}), 1, QStringList({"data", "nowhere"}));
        FAILS_CLEANLY(miro, controlled("x", {"--only", "z"}), 2, QStringList({"'z'", "c-1"}));
        FAILS_CLEANLY(miro, controlled("x", {"--only", ""}), 2, QStringList({"--only"}));
        FAILS_CLEANLY(miro, controlled("x", {"again.json"}), 2, QStringList({"again.json"}));
        FAILS_CLEANLY(miro, controlled("x", {"--set", "scorers=aesthetic,clip_jina"}), 1, QStringList({"clip_jina"}));
    }
};

QTEST_GUILESS_MAIN(TestControlledCommand)
#include "test_controlled_command.moc"
