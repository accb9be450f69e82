// A stop ends a run at the next network block: exit code 130, and nothing of it is left.
#include "app/miro_process.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <csignal>

using namespace miro::test;

class TestStop : public QObject {
    Q_OBJECT

    // Reads progress until a step of sampling has been done; false when the run ended before.
    static bool waitForStep(QProcess& process, QByteArray& seen) {
        process.setReadChannel(QProcess::StandardError);
        while (true) {
            while (process.canReadLine()) {
                QByteArray line = process.readLine();
                seen += line;
                QJsonObject event = QJsonDocument::fromJson(line).object();
                if (event["stage"].toString() == "sample" && event["done"].toInt() > 0)
                    return true;
            }
            if (!process.waitForReadyRead(120'000))
                return false;
        }
    }

private Q_SLOTS:
    void signalsStop_data() {
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("times");
        QTest::newRow("SIGINT") << SIGINT << 1;
        QTest::newRow("SIGTERM") << SIGTERM << 1;
        QTest::newRow("SIGHUP") << SIGHUP << 1;
        QTest::newRow("SIGINT twice") << SIGINT << 2;
    }
    // So many steps that the run could not have ended by itself.
    void signalsStop() {
        QFETCH(int, signal);
        QFETCH(int, times);
        MiroProcess miro;
        const QStringList before = miro.files();
        QProcess process;
        miro.prepare(process, MIRO_PROGRAM,
                     {"generate", "--models", fixtureModels(), "--model", "miro-7", "--steps", "1000", "--count", "500",
                      "--device", "cpu", "--prompt", "a cat", "--output-dir", "new", "--save-latents", "a.npy",
                      "--json"});
        process.start();
        QByteArray seen;
        QVERIFY2(waitForStep(process, seen), seen.constData());
        for (int i = 0; i < times; ++i)
            QCOMPARE(::kill(pid_t(process.processId()), signal), 0);
        Finished finished = MiroProcess::finish(process);
        QVERIFY(!finished.crashed);
        QCOMPARE(finished.exitCode, 130);
        QVERIFY(finished.out.isEmpty());
        if (times == 1) {
            QCOMPARE(miro.files(), before);
            QJsonObject last = QJsonDocument::fromJson(finished.errorLines().last()).object();
            QCOMPARE(last["event"].toString(), QString("error"));
            QCOMPARE(last["exit_code"].toInt(), 130);
        }
    }

    // Steps that were done when the stop was asked for and when the run ended: at most the one under way is finished.
    void atMostTheStepUnderWayIsFinished() {
        MiroProcess miro;
        QProcess process;
        miro.prepare(process, MIRO_PROGRAM,
                     {"generate", "--models", fixtureModels(), "--model", "miro-7", "--steps", "1000", "--device",
                      "cpu", "--prompt", "a cat", "--output", "a.png", "--json"});
        process.start();
        QByteArray seen;
        QVERIFY2(waitForStep(process, seen), seen.constData());
        QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
        Finished finished = MiroProcess::finish(process);
        QCOMPARE(finished.exitCode, 130);
        int last = 0;
        for (const QByteArray& line : finished.errorLines())
            last = std::max(last, QJsonDocument::fromJson(line).object()["done"].toInt());
        QVERIFY2(last < 1000, finished.error.constData());
        QVERIFY(!QFile::exists(miro.path("a.png")));
    }
};

QTEST_GUILESS_MAIN(TestStop)
#include "test_stop.moc"
