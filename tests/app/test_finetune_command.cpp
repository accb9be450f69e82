// `miro finetune`, driven as a script would: from a library's choices to an adapter, killed in its middle, bad input.
#include "app/miro_process.h"
#include "app/taste_pictures.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <nlohmann/json.hpp>
#include <signal.h>

using namespace miro::test;

namespace {

const QString kModels = QStringLiteral(MIRO_FIXTURES "/models");
const QString kScorers = QStringLiteral(MIRO_FIXTURES "/scores/models");
constexpr int kPrompts = 10;

class FinetuneProcess : public MiroProcess {
public:
    // A library with three pictures of each prompt; every pair of one was compared, for whose number is higher.
    explicit FinetuneProcess(bool choose = true) {
        QDir(work()).mkdir("pictures");
        for (int i = 1; i <= 3 * kPrompts; ++i)
            writeAll(path(QString("pictures/%1.png").arg(i, 2, 10, QChar('0'))),
                     QByteArray::fromStdString(numberedPng(i, "prompt " + std::to_string((i - 1) / 3))));
        must({"library", "import", "--library", "lib", "pictures"});
        QByteArray text;
        for (int prompt = 0; prompt < kPrompts; ++prompt)
            for (const auto& [a, b] : {std::pair{1, 2}, {3, 1}, {2, 3}})
                text += QString(R"({"miro_taste":1,"id":"c%1","prompt":"prompt %2","left":{"name":"%3.png"},)"
                                R"("right":{"name":"%4.png"},"answer":"%5"})"
                                "\n")
                            .arg(prompt * 10 + a)
                            .arg(prompt)
                            .arg(prompt * 3 + a, 2, 10, QChar('0'))
                            .arg(prompt * 3 + b, 2, 10, QChar('0'))
                            .arg(a > b ? "left" : "right")
                            .toUtf8();
        if (choose) {
            writeAll(path("choices.jsonl"), text);
            must({"taste", "import", "--library", "lib", "choices.jsonl"});
        }
        writeAll(path("settings.json"), R"({"model": "fixtures/miro-7", "fresh": 70, "own": 10, "sampling-steps": 2,
            "hours": 100, "steps": 90, "batch-size": 4, "rank": 2, "warmup-steps": 2, "held-out-steps": 40,
            "sample-steps": 50, "samples": 2, "checkpoint-steps": 15})");
    }
    void must(const QStringList& arguments) const {
        const Finished finished = run(arguments);
        if (finished.exitCode != 0)
            qFatal("%s", finished.error.constData());
    }
    static QStringList finetune(const QStringList& more, const QStringList& models = {kModels}) {
        QStringList arguments{"finetune", "--library", "lib", "--device", "cpu", "--threads", "1"};
        for (const QString& folder : models)
            arguments << "--models" << folder;
        return arguments + more;
    }
    // Kills it as soon as the file is there; false: it was at its end before.
    bool killedAt(const QStringList& arguments, const QString& file, int signal = SIGKILL) {
        QProcess process;
        prepare(process, MIRO_PROGRAM, arguments);
        process.start();
        if (!process.waitForStarted())
            return false;
        QElapsedTimer waiting;
        waiting.start();
        while (!QFile::exists(path(file)) && waiting.elapsed() < 120'000)
            if (process.waitForFinished(2))
                break;
        ::kill(static_cast<pid_t>(process.processId()), signal);
        process.waitForFinished(60'000);
        lastError = process.readAllStandardError();
        lastCode = process.exitStatus() == QProcess::CrashExit ? -1 : process.exitCode();
        return lastCode != 0;
    }
    QByteArray lastError;
    int lastCode = 0;
};

// Without the moment at which its run began.
QByteArray adapterBytes(const QString& file) {
    QByteArray bytes = readAll(file);
    const QByteArray key = "\"created\":\"";
    const auto at = bytes.indexOf(key);
    return at < 0 ? QByteArray("no adapter: " + file.toUtf8()) : bytes.remove(at + key.size(), 20);
}

} // namespace

class TestFinetuneCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedItEndsAlike() {
        FinetuneProcess miro;
        const auto finetune = [](const QString& folder) {
            return FinetuneProcess::finetune({"settings.json", "--output-dir", folder});
        };
        const Finished whole = miro.run(finetune("whole"));
        QVERIFY2(whole.exitCode == 0, whole.error.constData());
        QVERIFY2(whole.error.isEmpty(), whole.error.constData());
        QCOMPARE(whole.outLines().size(), 1);
        const QString printed = QString::fromUtf8(whole.outLines().first());
        const QByteArray adapter = adapterBytes(miro.path(printed));
        QVERIFY2(printed.startsWith("lib/taste/") && adapter.size() > 1000, qPrintable(printed));
        // While it draws, and while it trains.
        QVERIFY(miro.killedAt(finetune("killed"), "killed/seen/seen-00000.tar"));
        QVERIFY(miro.killedAt(finetune("killed"), "killed/run/checkpoints/step-00000030.safetensors"));
        QCOMPARE(miro.lastCode, -1);
        const Finished resumed = miro.run(FinetuneProcess::finetune({"--output-dir", "killed"}));
        QVERIFY2(resumed.exitCode == 0, resumed.error.constData());
        const QString other = QString::fromUtf8(resumed.outLines().first());
        QVERIFY(adapterBytes(miro.path(other)) == adapter);
        // It was at its end: the same version again.
        const Finished again = miro.run(FinetuneProcess::finetune({"--output-dir", "killed"}));
        QCOMPARE(again.out, resumed.out);
        // Ctrl+C says how to go on.
        QVERIFY(miro.killedAt(finetune("ended"), "ended/run/checkpoints/step-00000030.safetensors", SIGINT));
        QCOMPARE(miro.lastCode, 130);
        QVERIFY2(miro.lastError.contains("the same command goes on"), miro.lastError.constData());
        const Finished ended = miro.run(finetune("ended"));
        QVERIFY2(ended.exitCode == 0, ended.error.constData());
        QVERIFY(adapterBytes(miro.path(QString::fromUtf8(ended.outLines().first()))) == adapter);
    }

    void withoutAFolderOfItsOwn() {
        FinetuneProcess miro;
        const Finished done = miro.run(
            FinetuneProcess::finetune({"--model", "fixtures/miro-7", "--profile", "My taste", "--set", "fresh=6",
                                       "--set", "own=20", "--set", "sampling-steps=2", "--set", "steps=3", "--set",
                                       "batch-size=4", "--set", "rank=2", "--progress", "--json"}));
        QVERIFY2(done.exitCode == 0, done.error.constData());
        QVERIFY(QFile::exists(miro.path(QString::fromUtf8(done.outLines().first()))));
        QVERIFY(!QFile::exists(miro.path("lib/taste/command")));
        QSet<QString> stages;
        int steps = 0;
        for (const QByteArray& line : done.errorLines()) {
            const QJsonObject event = QJsonDocument::fromJson(line).object();
            QVERIFY2(!event.isEmpty(), line.constData());
            stages << event["stage"].toString();
            steps += event["event"] == "step" ? 1 : 0;
        }
        for (const char* stage : {"look", "sample", "label", "measure", "train"})
            QVERIFY2(stages.contains(stage), stage);
        QVERIFY(steps > 0);
    }

    void helpNamesEveryKey() {
        MiroProcess miro;
        const Finished help = miro.run({"finetune", "--help"});
        QCOMPARE(help.exitCode, 0);
        for (const char* key : {"fresh", "own", "hours", "only-when-idle", "memory", "rank", "learning-rate", "steps"})
            QVERIFY2(help.out.contains(QByteArray("  ") + key + " "), key);
        QVERIFY(!help.out.contains("  reward-key"));
    }

    void badInput() {
        FinetuneProcess miro;
        const auto refused = [&](const QStringList& more, int code, const QStringList& parts) {
            QString why;
            const bool clean = failsCleanly(miro, FinetuneProcess::finetune(more), code, parts, &why);
            if (!clean)
                qWarning("%s", qPrintable(why));
            return clean;
        };
        QVERIFY(refused({"settings.json", "--set", "stepps=3"}, 2, {"stepps", "did you mean steps"}));
        QVERIFY(refused({"settings.json", "--set", "rank=0"}, 2, {"rank"}));
        QVERIFY(refused({"settings.json", "--profile", "nobody"}, 1, {"nobody", "My taste"}));
        QVERIFY(refused({"settings.json", "--model", "fixtures/gone"}, 1, {"fixtures/gone"}));
        QVERIFY(refused({"settings.json", "more.json"}, 2, {"more.json"}));
        QVERIFY(refused({"none.json"}, 1, {"none.json"}));
        writeAll(miro.path("broken.json"), "{\"fresh\": ");
        QVERIFY(refused({"broken.json"}, 1, {"broken.json"}));
        FAILS_CLEANLY(miro, (QStringList{"finetune", "--library", "nowhere"}), 1, QStringList{"nowhere"});
    }

    void tooFewChoices() {
        FinetuneProcess miro(false);
        miro.must({"taste", "answer", "--library", "lib", "1", "2", "left"});
        miro.must({"taste", "answer", "--library", "lib", "1", "3", "left"});
        FAILS_CLEANLY(miro, FinetuneProcess::finetune({"settings.json"}), 2,
                      QStringList{"not enough choices yet, 2 of 25"});
    }

    // What an earlier attempt left does not fit any more.
    void foldersThatDoNotFit() {
        FinetuneProcess miro;
        const QStringList whole{"settings.json", "--output-dir", "work", "--set", "steps=30"};
        QVERIFY(miro.killedAt(FinetuneProcess::finetune(whole, {kModels, kScorers}), "work/seen/seen-00000.tar"));
        miro.must({"library", "list", "--library", "lib"});      // settles what the kill left of the database
        FAILS_CLEANLY(miro, FinetuneProcess::finetune(whole), 1, // the CLIP that it began with is gone
                      (QStringList{"another encoder than look-1", "remove the folder"}));
        FAILS_CLEANLY(miro, FinetuneProcess::finetune(whole + QStringList{"--set", "rank=3"}, {kModels, kScorers}), 2,
                      (QStringList{"finetune.json", "rank 2, not 3"}));
        QVERIFY(miro.killedAt(FinetuneProcess::finetune({"settings.json", "--output-dir", "late"}),
                              "late/run/checkpoints/step-00000015.safetensors"));
        miro.must({"library", "list", "--library", "lib"});
        const QByteArray state = readAll(miro.path("late/finetune.json"));
        writeAll(miro.path("late/finetune.json"), state.left(30));
        FAILS_CLEANLY(miro, FinetuneProcess::finetune({"--output-dir", "late"}), 1, QStringList{"finetune.json"});
        writeAll(miro.path("late/finetune.json"), state);
        const QByteArray config = readAll(miro.path("late/run/config.json"));
        auto other = nlohmann::json::parse(config.toStdString());
        other["model"] = "/gone";
        writeAll(miro.path("late/run/config.json"), QByteArray::fromStdString(other.dump()));
        FAILS_CLEANLY(miro, FinetuneProcess::finetune({"--output-dir", "late"}), 1, QStringList{"/gone/config.json"});
        writeAll(miro.path("late/run/config.json"), config);
        const Finished done = miro.run(FinetuneProcess::finetune({"--output-dir", "late"}));
        QVERIFY2(done.exitCode == 0, done.error.constData()); // nothing that was learned is lost
    }
};

QTEST_GUILESS_MAIN(TestFinetuneCommand)
#include "test_finetune_command.moc"
