// Between the threads and the window: order, dropping of what is late, errors, and ends.
#include "base/files.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/preferences_store.h"
#include "ui/bridge/taste_bridge.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <latch>

namespace miro {

namespace fs = std::filesystem;
using Lane = LibraryThread::Lane;

class TestBridge : public QObject {
    Q_OBJECT

    fs::path path(const QTemporaryDir& folder, const char* name) {
        return fs::path(folder.path().toStdString()) / name;
    }

private Q_SLOTS:
    // A window that is busy gets the newest step, and every picture.
    void stepsAreDroppedPicturesAreNot() {
        EngineBridge bridge;
        QSignalSpy steps(&bridge, &EngineBridge::stepped);
        QSignalSpy pictures(&bridge, &EngineBridge::pictureFinished);
        std::thread engine([&] {
            for (int i = 0; i < 1000; ++i) {
                DrawStep step;
                step.step = i;
                bridge.stepDone("j", step);
                bridge.progress("j", {"sample", i, 1000}, 1);
            }
            for (int i = 0; i < 8; ++i)
                bridge.pictureDone({"j", DrawnImage{.index = i}, {}});
        });
        engine.join(); // nothing has been delivered yet
        QCOMPARE(steps.count(), 0);
        QTRY_COMPARE(pictures.count(), 8);
        QCOMPARE(steps.count(), 1);
        QCOMPARE(steps.front().at(1).value<DrawStep>().step, int64_t{999});
    }

    void scoresReachTheGuiThread() {
        EngineBridge bridge;
        QSignalSpy scored(&bridge, &EngineBridge::picturesScored);
        std::thread engine([&] {
            EngineListener& listener = bridge;
            listener.scored({3, 4});
            listener.scored({5});
        });
        engine.join();
        QTRY_COMPARE(scored.count(), 2);
        QCOMPARE(scored[0][0].value<std::vector<PictureId>>(), (std::vector<PictureId>{3, 4}));
    }

    // Of what is known of a taste the newest; duels, notes and questions of a proof all, in their order.
    void tasteReachesTheGuiThread() {
        TasteBridge bridge;
        QSignalSpy changed(&bridge, &TasteBridge::statusChanged);
        QSignalSpy duels(&bridge, &TasteBridge::duelCame);
        QSignalSpy none(&bridge, &TasteBridge::noDuelCame);
        QSignalSpy versions(&bridge, &TasteBridge::versionsCame);
        QSignalSpy asked(&bridge, &TasteBridge::proofAsked);
        QSignalSpy proofs(&bridge, &TasteBridge::proofCame);
        QSignalSpy notes(&bridge, &TasteBridge::noted);
        std::thread engine([&] {
            TasteListener& listener = bridge;
            for (int i = 1; i <= 100; ++i) {
                TasteStatus status;
                status.choices = i;
                listener.tasteChanged(status);
            }
            for (uint64_t number = 1; number <= 2; ++number) {
                TasteDuel duel;
                duel.number = number;
                listener.duelReady(duel);
            }
            listener.noDuel("draw more");
            listener.versionsChanged(std::vector<TasteVersion>(3));
            listener.proofReady(5, TasteDuel(), 7, 20);
            TasteProof proof;
            proof.won = true;
            listener.proofChanged(5, proof);
            listener.tasteNote("a line");
        });
        engine.join(); // nothing has been delivered yet
        QCOMPARE(changed.count() + duels.count() + notes.count(), 0);
        QTRY_COMPARE(notes.count(), 1);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(bridge.status().choices, int64_t{100});
        QCOMPARE(duels.count(), 2);
        QCOMPARE(duels[1][0].value<TasteDuel>().number, uint64_t{2});
        QCOMPARE(none[0][0].toString(), QString("draw more"));
        QCOMPARE(versions.count(), 1);
        QCOMPARE(bridge.versions().size(), size_t{3});
        QCOMPARE(asked[0][0].toLongLong(), 5);
        QCOMPARE(asked[0][2].toInt(), 7);
        QVERIFY(proofs[0][1].value<TasteProof>().won);
        QCOMPARE(notes[0][0].toString(), QString("a line"));
    }

    void aBridgeThatGoesDropsWhatWaits() {
        auto bridge = std::make_unique<EngineBridge>();
        bridge->note("j", "a line");
        bridge->stateChanged({});
        bridge.reset();
        QCoreApplication::sendPostedEvents();
    }

    void workComesBackToTheGuiThread() {
        QTemporaryDir folder;
        LibraryThread library(path(folder, "library"));
        QSignalSpy opened(&library, &LibraryThread::opened);
        QSignalSpy changed(&library, &LibraryThread::changed);
        QObject context;
        QThread* worker = nullptr;
        QThread* back = nullptr;
        library.change(
            &context,
            [&](Library& open) {
                worker = QThread::currentThread();
                return open.createAlbum("summer");
            },
            [&](Result<int64_t> album) {
                QVERIFY(album.ok());
                back = QThread::currentThread();
            });
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(back, QThread::currentThread());
        QVERIFY(worker != back);
    }

    // A scan of minutes keeps no query waiting, and queries go before pictures.
    void lanesDoNotWaitForEachOther() {
        QTemporaryDir folder;
        LibraryThread library(path(folder, "library"));
        QObject context;
        std::latch scan(1);
        std::latch first(1);
        QStringList order;
        auto note = [&](const char* name) {
            return [&order, name](Result<int>) {
                order << name;
            };
        };
        auto nothing = [](Library&) {
            return Result<int>(1);
        };
        auto wait = [](std::latch& latch) {
            return [&latch](Library&) {
                latch.wait();
                return Result<int>(1);
            };
        };
        library.run(Lane::Background, &context, wait(scan), note("scan"));
        library.run(Lane::Query, &context, wait(first), note("first"));
        library.run(Lane::Picture, &context, nothing, note("picture"));
        library.run(Lane::Query, &context, nothing, note("query"));
        first.count_down();
        QTRY_COMPARE(order.size(), 3);
        QCOMPARE(order, QStringList({"first", "query", "picture"}));
        scan.count_down();
        QTRY_COMPARE(order.size(), 4);
    }

    void nobodyIsCalledWhoIsGone() {
        QTemporaryDir folder;
        LibraryThread library(path(folder, "library"));
        auto context = std::make_unique<QObject>();
        QObject stays;
        bool called = false;
        bool last = false;
        auto nothing = [](Library&) {
            return Result<int>(1);
        };
        library.run(Lane::Query, context.get(), nothing, [&](Result<int>) { called = true; });
        library.run(Lane::Query, &stays, nothing, [&](Result<int>) { last = true; });
        context.reset();
        QTRY_VERIFY(last);
        QVERIFY(!called);
    }

    void theDestructorDropsWhatWaits() {
        QTemporaryDir folder;
        std::atomic<int> ran = 0;
        {
            LibraryThread library(path(folder, "library"));
            QObject context;
            for (int i = 0; i < 1000; ++i)
                library.run(
                    Lane::Query, &context,
                    [&](Library&) {
                        ++ran;
                        return Result<int>(1);
                    },
                    [](Result<int>) {});
        }
        QVERIFY(ran <= 1000);
    }

    void aLibraryThatCannotOpenAnswersWithItsError() {
        QTemporaryDir folder;
        const fs::path place = path(folder, "library");
        QFile file(QString::fromStdString(place.string())); // a file stands where the folder should be
        QVERIFY(file.open(QIODevice::WriteOnly));
        LibraryThread library(place);
        QSignalSpy failed(&library, &LibraryThread::failed);
        QObject context;
        QString message;
        auto ask = [&] {
            library.run(
                Lane::Query, &context, [](Library& open) { return open.count({}); },
                [&](Result<int64_t> answer) { message = QString::fromStdString(answer.message()); });
        };
        ask();
        QTRY_VERIFY(!message.isEmpty());
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(file.remove());
        QSignalSpy opened(&library, &LibraryThread::opened);
        library.retry();
        QTRY_COMPARE(opened.count(), 1);
        message = "none";
        ask();
        QTRY_COMPARE(message, QString());
    }

    void preferencesAreKept() {
        QTemporaryDir folder;
        const fs::path file = path(folder, "settings.json");
        {
            PreferencesStore store(file);
            QVERIFY(store.problem().isEmpty());
            QSignalSpy changed(&store, &PreferencesStore::changed);
            for (int days : {1, 2, 3}) {
                Preferences wanted = store.get();
                wanted.binDays = days;
                store.set(wanted);
            }
            QCOMPARE(changed.count(), 3);
        }
        QCOMPARE(PreferencesStore(file).get().binDays, int64_t{3});
    }

    void badPreferencesAreRefused() {
        QTemporaryDir folder;
        PreferencesStore store(path(folder, "settings.json"));
        QSignalSpy failed(&store, &PreferencesStore::failed);
        Preferences wanted;
        wanted.theme = "pink";
        store.set(wanted);
        QCOMPARE(failed.count(), 1);
        QCOMPARE(store.get().theme, std::string("system"));
    }

    void aDamagedFileGivesTheDefaultsAndSaysSo() {
        QTemporaryDir folder;
        const fs::path file = path(folder, "settings.json");
        QVERIFY(writeFileAtomically(file, "{\"theme\": 7}").ok());
        PreferencesStore store(file);
        QVERIFY(store.problem().contains("settings.json"));
        QCOMPARE(store.get().theme, std::string("system"));
    }
};

} // namespace miro

QTEST_MAIN(miro::TestBridge)
#include "test_bridge.moc"
