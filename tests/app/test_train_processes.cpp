#include "app/miro_process.h"
#include "cluster/sockets.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <csignal>

using namespace miro::test;

// `miro train` started several times with torchrun's variables: the processes find each other and train as one.
class TestTrainProcesses : public QObject {
    Q_OBJECT

    static constexpr int kLongMs = 300'000; // a bound against a hang, nothing that is waited for

    struct Pair {
        MiroProcess place; // its folder is both's
        std::vector<std::unique_ptr<QProcess>> processes;
    };

    static qint64 freePort() {
        return miro::portOf(miro::listenFor("127.0.0.1", 0, true).value()).value(); // free again: the socket is gone
    }

    static void writeConfig(const MiroProcess& place, const QByteArray& json) {
        QFile file(place.path("config.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json);
    }

    static void start(Pair& pair, const QStringList& arguments) {
        const qint64 port = freePort();
        for (int rank = 0; rank < 2; ++rank) {
            pair.place.setVariable("OMP_NUM_THREADS", "1");
            pair.place.setVariable("RANK", QString::number(rank));
            pair.place.setVariable("WORLD_SIZE", "2");
            pair.place.setVariable("MASTER_ADDR", "localhost");
            pair.place.setVariable("MASTER_PORT", QString::number(port));
            pair.processes.push_back(std::make_unique<QProcess>());
            pair.place.prepare(*pair.processes.back(), MIRO_PROGRAM, QStringList{"train", "config.json"} + arguments);
            pair.processes.back()->start();
        }
    }

    static QByteArray errorOf(QProcess& process) {
        if (!process.waitForFinished(kLongMs))
            process.kill();
        return process.readAllStandardError();
    }

    static QList<QJsonObject> metrics(const MiroProcess& place, const QString& folder) {
        QList<QJsonObject> lines;
        QFile file(place.path(folder + "/metrics.jsonl"));
        if (file.open(QIODevice::ReadOnly))
            for (const QByteArray& line : Finished::linesOf(file.readAll()))
                lines.append(QJsonDocument::fromJson(line).object());
        return lines;
    }

private Q_SLOTS:
    void twoTrainAsOne() {
        Pair pair;
        writeConfig(pair.place, R"({"kind": "toy", "steps": 30, "batch-size": 16, "warmup-steps": 2})");
        const Finished one = pair.place.run({"train", "config.json", "--output-dir", "one"});
        QVERIFY2(one.exitCode == 0, one.error);
        start(pair, {"--output-dir", "two"});
        for (const auto& process : pair.processes) {
            const QByteArray error = errorOf(*process);
            QVERIFY2(process->exitCode() == 0 && process->exitStatus() == QProcess::NormalExit, error);
            // The first one alone says where the model is.
            QCOMPARE(Finished::linesOf(process->readAllStandardOutput()).size(),
                     qsizetype{process == pair.processes[0]});
        }
        const auto reference = metrics(pair.place, "one");
        const auto shared = metrics(pair.place, "two");
        QVERIFY(reference.size() >= 30);
        QCOMPARE(shared.size(), reference.size());
        for (int i = 0; i < reference.size(); ++i) {
            const double theirs = reference[i]["loss"].toDouble();
            QVERIFY(std::abs(shared[i]["loss"].toDouble() - theirs) <= (i == 0 ? 1e-5 : 1e-4) * std::abs(theirs));
        }
        QVERIFY(QFile::exists(pair.place.path("two/model/model.safetensors")));
    }

    void oneThatIsKilledEndsTheOtherWithALine() {
        for (const int victim : {0, 1}) {
            Pair pair;
            writeConfig(pair.place, R"({"kind": "toy", "steps": 100000000, "batch-size": 16, "warmup-steps": 2})");
            start(pair, {"--output-dir", "out"});
            QTRY_VERIFY_WITH_TIMEOUT(metrics(pair.place, "out").size() > 3, kLongMs);
            ::kill(static_cast<pid_t>(pair.processes[static_cast<size_t>(victim)]->processId()), SIGKILL);
            QProcess& other = *pair.processes[static_cast<size_t>(1 - victim)];
            const QByteArray error = errorOf(other);
            QCOMPARE(other.exitCode(), 1);
            QCOMPARE(Finished::linesOf(error).size(), 1);
            QVERIFY2(error.startsWith("miro: process " + QByteArray::number(victim) + " of 2"), error);
            errorOf(*pair.processes[static_cast<size_t>(victim)]);
        }
    }

    void anEnvironmentThatCannotBe() {
        MiroProcess place;
        writeConfig(place, R"({"kind": "toy", "steps": 3})");
        place.setVariable("RANK", "2");
        place.setVariable("WORLD_SIZE", "2");
        const Finished rank = place.run({"train", "config.json", "--output-dir", "out"});
        QCOMPARE(rank.exitCode, 2);
        QCOMPARE(rank.errorLines().size(), 1);
        QVERIFY2(rank.error.contains("RANK is 2 and WORLD_SIZE is 2"), rank.error);
        place.setVariable("RANK", "1");
        place.setVariable("MASTER_ADDR", "127.0.0.1");
        place.setVariable("MASTER_PORT", QString::number(freePort()));
        const Finished nobody = place.run({"train", "config.json", "--output-dir", "out", "--set", "join-seconds=1"});
        QCOMPARE(nobody.exitCode, 1);
        QCOMPARE(nobody.errorLines().size(), 1);
        QVERIFY2(nobody.error.contains("nobody answers"), nobody.error);
        const miro::Socket taken = miro::listenFor("127.0.0.1", 0, true).value();
        place.setVariable("RANK", "0");
        place.setVariable("MASTER_PORT", QString::number(miro::portOf(taken).value()));
        const Finished port = place.run({"train", "config.json", "--output-dir", "out"});
        QCOMPARE(port.exitCode, 1);
        QCOMPARE(port.errorLines().size(), 1);
        QVERIFY2(port.error.contains("is taken"), port.error);
        const Finished wait = place.run({"train", "config.json", "--output-dir", "out", "--set", "lost-seconds=31"});
        QCOMPARE(wait.exitCode, 2);
        QVERIFY(!QFile::exists(place.path("out")));
    }
};

QTEST_GUILESS_MAIN(TestTrainProcesses)
#include "test_train_processes.moc"
