// `miro train`, driven as a script would: a run on a toy set, killed in its middle, and what is said of bad input.
#include "app/miro_process.h"
#include "app/training_metrics.h"
#include "base/small_disk.h"
#include "train/toy_shards.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

using namespace miro::test;

namespace {

QStringList train(const QString& folder, const QStringList& more = {}) {
    return QStringList{"train", "toy/config.json", "--output-dir", folder, "--device", "cpu", "--threads", "1"} + more;
}

} // namespace

class TestTrainCommand : public QObject {
    Q_OBJECT

    static void makeToy(const MiroProcess& miro, const ToyShards& shards = {}) {
        ToyShards wide = shards;
        wide.width = 32; // as t5-tiny has
        writeToyRun(miro.path("toy").toStdString(), wide);
    }

private Q_SLOTS:
    // From shards to a picture: the model's folder is one that generate takes.
    void aTrainedModelDraws() {
        MiroProcess miro;
        makeToy(miro);
        Finished finished = miro.run(train("run"));
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QCOMPARE(finished.outLines(), QList<QByteArray>{"run/model"});
        // What a person should read is said; how far the run is, only where somebody looks.
        for (const QByteArray& line : finished.errorLines())
            QVERIFY2(line.contains("different scores"), line.constData());
        finished =
            miro.run({"generate", "--models", fixtureModels(), "--model", "run/model", "--device", "cpu", "--steps",
                      "2", "--seed", "1", "--reward", "vqa_score=0.5", "--prompt", "kind 1", "--output", "a.png"});
        QVERIFY2(finished.exitCode == 0, finished.error.constData());
        QVERIFY(QFile::exists(miro.path("a.png")));
        // Where somebody looks.
        finished = miro.run(train("shown", {"--progress"}));
        QVERIFY(finished.error.contains("Training 12/12") && finished.error.contains("held_out_loss"));
        finished = miro.run(train("json", {"--json", "--set", "steps=5"}));
        QCOMPARE(finished.exitCode, 0);
        bool step = false, held = false;
        for (const QByteArray& line : finished.errorLines()) {
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            QVERIFY2(event.contains("event"), line.constData());
            step = step ||
                   (event["event"] == "step" && event["step"] == 5 && event["numbers"].toObject().contains("loss"));
            held = held || event["event"] == "held_out";
        }
        QVERIFY(step && held);
    }

    void killedInTheMiddle() {
        MiroProcess miro;
        makeToy(miro);
        const QStringList longer{"--set", "steps=120",         "--set", "checkpoint-steps=20", "--set", "micro-batch=0",
                                 "--set", "held-out-steps=50", "--set", "sample-steps=60"};
        QVERIFY(miro.run(train("whole", longer)).exitCode == 0);
        for (const char* seen : {"step-00000040.safetensors"}) {
            const QString folder = QString("killed-%1").arg(seen);
            QProcess process;
            miro.prepare(process, MIRO_PROGRAM, train(folder, longer));
            process.start();
            QVERIFY(process.waitForStarted());
            QElapsedTimer waiting;
            waiting.start();
            while (!QFile::exists(miro.path(folder + "/checkpoints/" + seen)) && waiting.elapsed() < 120'000)
                if (process.waitForFinished(2))
                    break;
            process.kill();
            QVERIFY(process.waitForFinished());
            QVERIFY2(process.exitStatus() == QProcess::CrashExit, "it was at its end before it could be killed");
            const Finished resumed =
                miro.run({"train", "--output-dir", folder, "--resume", "--device", "cpu", "--threads", "1"});
            QVERIFY2(resumed.exitCode == 0, resumed.error.constData());
            QCOMPARE(metricsOf(miro.path(folder)), metricsOf(miro.path("whole")));
            QCOMPARE(metricsOf(miro.path(folder)).size(), 123);
            for (const char* file : {"model/model.safetensors", "samples/step-00000060/sheet.png"}) {
                QVERIFY(!readAll(miro.path("whole/" + QString(file))).isEmpty());
                QCOMPARE(readAll(miro.path(folder + "/" + file)), readAll(miro.path("whole/" + QString(file))));
            }
        }
    }

    void interruptedItStopsWithACheckpoint() {
        MiroProcess miro;
        makeToy(miro);
        const Finished stopped = miro.runInShell(
            "\"$@\" & pid=$!; while [ ! -e run/checkpoints/step-00000004.safetensors ]; do sleep 0.01; "
            "done; kill -INT $pid; wait $pid",
            train("run", {"--set", "steps=100000", "--set", "held-out-steps=0", "--set", "sample-steps=0"}));
        QCOMPARE(stopped.exitCode, 130);
        const auto metrics = metricsOf(miro.path("run"));
        const QString last = QString("%1").arg(metrics.last()["step"].toInt(), 8, 10, QChar('0'));
        QVERIFY(QFile::exists(miro.path("run/checkpoints/step-" + last + ".safetensors")));
        const Finished exported = miro.run({"train", "--output-dir", "run", "--export"});
        QVERIFY2(exported.exitCode == 0, exported.error.constData());
        QVERIFY(QFile::exists(miro.path("run/model/model.safetensors")));
        QCOMPARE(metricsOf(miro.path("run")), metrics);
    }

    // The checkpoint before stays, and is what a resume goes on from.
    void aFullDiskAtACheckpoint() {
        MiroProcess miro;
        SmallDisk disk(miro.path("disk"), "size=5m", 0);
        if (!disk.mounted())
            QSKIP(("no tmpfs can be mounted here: " + disk.error()).constData());
        makeToy(miro);
        const QStringList plain{
            "--set", "held-out-steps=0",   "--set", "sample-steps=0", "--set", "keep-checkpoints=100",
            "--set", "checkpoint-steps=1", "--set", "steps=12"};
        const Finished full = miro.run(train("disk/run", plain));
        QCOMPARE(full.exitCode, 1);
        const QByteArray line = full.errorLines().last();
        QVERIFY2(line.contains("the disk is full") && line.contains("the checkpoint of step") &&
                     line.contains("--resume"),
                 line.constData());
        const QStringList kept = QDir(miro.path("disk/run/checkpoints")).entryList({"step-*"}, QDir::Files, QDir::Name);
        QVERIFY(kept.size() >= 2 && kept.size() < 12);
        QVERIFY(line.contains(QByteArray::number(kept.last().mid(5, 8).toInt())));
        for (const QString& file : kept.mid(0, kept.size() - 1))
            QVERIFY(QFile::remove(miro.path("disk/run/checkpoints/" + file)));
        const Finished resumed = miro.run({"train", "--output-dir", "disk/run", "--resume", "--set",
                                           "keep-checkpoints=1", "--device", "cpu", "--threads", "1"});
        QVERIFY2(resumed.exitCode == 0, resumed.error.constData());
        QVERIFY(miro.run(train("whole", plain)).exitCode == 0);
        QCOMPARE(readAll(miro.path("disk/run/model/model.safetensors")),
                 readAll(miro.path("whole/model/model.safetensors")));
    }

    void theHelpNamesEveryKey() {
        MiroProcess miro;
        const Finished finished = miro.run({"train", "--help"});
        QCOMPARE(finished.exitCode, 0);
        for (const char* key : {"--resume", "--set", "--export", "\"kind\": \"flow\"", "  steps  ", "  batch-size  ",
                                "  reward-dropout  ", "none, binomial or uniform", "  data  ", "needed",
                                "  self-condition  ", "a number from 0 to 1; 0.9"})
            QVERIFY2(finished.out.contains(key), key);
    }

    void badInput() {
        MiroProcess miro;
        makeToy(miro);
        FAILS_CLEANLY(miro, QStringList({"train", "--output-dir", "run"}), 2, QStringList({"config"}));
        FAILS_CLEANLY(miro, QStringList({"train", "toy/config.json"}), 2, QStringList({"--output-dir"}));
        FAILS_CLEANLY(miro, QStringList({"train", "toy/nowhere.json", "--output-dir", "run"}), 1,
                      QStringList({"toy/nowhere.json"}));
        FAILS_CLEANLY(miro, train("run", {"another.json"}), 2, QStringList({"another.json"}));
        FAILS_CLEANLY(miro, train("run", {"--set", "learning-rat=1"}), 2,
                      QStringList({"learning-rat", "did you mean learning-rate?"}));
        FAILS_CLEANLY(miro, train("run", {"--set", "steps=none"}), 2, QStringList({"steps", "none"}));
        FAILS_CLEANLY(miro, train("run", {"--set", "kind=nothing"}), 2, QStringList({"nothing", "flow"}));
        FAILS_CLEANLY(miro, QStringList({"train", "--output-dir", "run", "--resume"}), 1,
                      QStringList({"run/config.json"}));
        writeAll(miro.path("toy/broken.json"), "{\"steps\": ");
        FAILS_CLEANLY(miro, QStringList({"train", "toy/broken.json", "--output-dir", "run"}), 1,
                      QStringList({"toy/broken.json"}));
    }

    void badData() {
        MiroProcess miro;
        ToyShards shards;
        shards.withoutMember = "json";
        makeToy(miro, shards);
        Finished finished = miro.run(train("run"));
        QCOMPARE(finished.exitCode, 1);
        QCOMPARE(finished.errorLines().size(), 1);
        QVERIFY2(finished.error.contains("part-002.tar: sample 000071 has no .json"), finished.error.constData());
        QFile cut(miro.path("toy/train/part-001.tar"));
        QVERIFY(cut.resize(30'000));
        finished = miro.run(train("other"));
        QVERIFY2(finished.errorLines().size() == 1 && finished.error.contains("part-001.tar: the archive is damaged"),
                 finished.error.constData());
    }
};

QTEST_GUILESS_MAIN(TestTrainCommand)
#include "test_train_command.moc"
