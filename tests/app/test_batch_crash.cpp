// `miro batch` is killed at random moments and started again until it ends by itself: then its folder is the one of a
// run that nobody disturbed. MIRO_CRASH_ROUNDS makes it longer (tests/bench/crash_marathon.sh).
#include "app/batch_rig.h"
#include "base/crash_course.h"

#include <random>

using namespace miro::test;

namespace {

QStringList arguments(const QString& folder, const QStringList& more = {}) {
    return batch("list.txt", folder, {"--batch-size", "3", "--resume", "--json"}) + more;
}

} // namespace

class TestBatchCrash : public QObject {
    Q_OBJECT

    // Kills the process after so many lines of its progress, which come from start to end, or so many microseconds
    // later. False when it had ended before.
    static bool killAfter(QProcess& process, int lines, unsigned long wait) {
        process.setReadChannel(QProcess::StandardError);
        for (int seen = 0; seen < lines;) {
            while (seen < lines && process.canReadLine()) {
                process.readLine();
                ++seen;
            }
            if (seen < lines && !process.waitForReadyRead(120'000))
                break;
        }
        QThread::usleep(wait);
        process.kill();
        process.waitForFinished(-1);
        return process.exitStatus() == QProcess::CrashExit;
    }

    // No file is torn at any moment: what has a picture's name is a whole picture of the undisturbed run.
    static QString tornIn(const QMap<QString, QByteArray>& whole, const QMap<QString, QByteArray>& found) {
        for (auto file = found.begin(); file != found.end(); ++file)
            if (file.key().endsWith(".png") && !file.key().contains(".miro-") &&
                whole.value(file.key()) != file.value())
                return file.key();
        return {};
    }

private Q_SLOTS:
    void killedAtAnyMoment() {
        MiroProcess miro;
        QByteArray list;
        for (int i = 0; i < 10; ++i)
            list += "a cat, number " + QByteArray::number(i) +
                    (i % 4 == 1   ? " --count 2\n"
                     : i % 4 == 2 ? " --steps 3\n"
                                  : "\n");
        writeText(miro.path("list.txt"), list);
        const Finished undisturbed = miro.run(arguments("whole"));
        QVERIFY2(undisturbed.exitCode == 0, undisturbed.error.constData());
        const auto whole = filesOf(miro.path("whole"));
        QVERIFY(whole.size() > 10);
        const int lines = int(undisturbed.errorLines().size());
        QVERIFY(lines > 5);

        std::mt19937 random(20);
        int killed = 0, started = 0, folders = 0;
        while (killed < crashRounds()) {
            // The first kill of a folder comes at any moment, the next ones at any of what is left of it.
            const QString folder = QString("killed-%1").arg(folders++);
            for (bool hit = true; hit && killed < crashRounds() && random() % 4 > 0;) {
                QProcess process;
                miro.prepare(process, MIRO_PROGRAM, arguments(folder));
                process.start();
                hit = killAfter(process, int(random() % unsigned(lines)), random() % 3000);
                killed += hit ? 1 : 0;
                QVERIFY2(++started < 10 * crashRounds(), "the runs end before they are killed");
                const QString torn = tornIn(whole, filesOf(miro.path(folder)));
                QVERIFY2(torn.isEmpty(), qPrintable(QString("kill %1: %2 is torn").arg(killed).arg(torn)));
            }
            Finished finished = miro.run(arguments(folder));
            QVERIFY2(finished.exitCode == 0, finished.error.constData());
            QCOMPARE(finished.out.replace(folder.toUtf8(), "whole"), undisturbed.out);
            const QString difference = differenceOf(whole, filesOf(miro.path(folder)));
            QVERIFY2(difference.isEmpty(), qPrintable(QString("kill %1: %2").arg(killed).arg(difference)));
            QDir(miro.path(folder)).removeRecursively();
        }
        qInfo("%d of %d runs were killed in %d folders", killed, started, folders);
    }
};

QTEST_GUILESS_MAIN(TestBatchCrash)
#include "test_batch_crash.moc"
