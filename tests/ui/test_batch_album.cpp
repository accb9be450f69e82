// A batch while it runs: its pictures and failures as they come, the order of the queue, a sweep as its grid, and
// choosing among pictures by keyboard.
#include "tests/ui/batch_album_rig.h"
#include "ui/batch/batch_cull_view.h"
#include "ui/batch/batch_list_model.h"
#include "ui/batch/batch_run.h"
#include "ui/batch/batch_run_failures.h"
#include "ui/batch/batch_run_live.h"
#include "ui/batch/batch_run_sweep.h"
#include "ui/bridge/picture_grid.h"
#include "ui/bridge/picture_model.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTableView>

namespace miro {

class TestBatchAlbum : public QObject {
    Q_OBJECT

    std::unique_ptr<BatchAlbumRig> m_rig;

    PictureModel& pictures() { return *static_cast<PictureModel*>(m_rig->find<PictureGrid>("batchGrid")->model()); }
    const std::vector<std::string>& calls() { return m_rig->engine.calls; }

    // A batch that runs, shown.
    void run(const JobId& id, int64_t total, const BatchRequest& request = batchRequest({"a cat"})) {
        beginBatch(*m_rig, id, "night.txt", request, total);
        m_rig->engine.setState({.jobs = {batchRow(id, JobState::Running, "night.txt", total)}});
        m_rig->view->show(id);
        QTRY_COMPARE(m_rig->view->run().id(), id);
        QTRY_COMPARE(m_rig->view->run().record().total, total);
    }

    // Pictures of one prompt and one of another, and the culling view on the first.
    std::vector<PictureId> cullThree(bool lastIsLost = false) {
        std::vector<PictureId> ids;
        beginBatch(*m_rig, "b", "night.txt", batchRequest({"a cat", "a dog"}), 3);
        ids.push_back(keepBatchPicture(*m_rig, "b", 0, "a cat").id);
        ids.push_back(keepBatchPicture(*m_rig, "b", 1, "a cat").id);
        ids.push_back(keepBatchPicture(*m_rig, "b", 2, "a dog").id);
        if (lastIsLost)
            fs::remove(m_rig->libraryPath() / m_rig->record(ids[2]).path);
        m_rig->view->show("b");
        [&] {
            QTRY_COMPARE(m_rig->view->run().record().done, int64_t{3});
            m_rig->view->showPart(BatchView::Part::Pictures);
            QTRY_COMPARE(pictures().rowCount(), 3);
            auto* grid = m_rig->find<PictureGrid>("batchGrid");
            grid->setFocus();
            grid->setCurrentIndex(pictures().index(0));
            QTest::keyClick(grid, Qt::Key_Return);
            QTRY_COMPARE(m_rig->view->part(), BatchView::Part::Cull);
            QTRY_VERIFY(cull().current() != 0);
        }();
        return ids;
    }
    BatchCullView& cull() { return *m_rig->find<BatchCullView>("batchCull"); }
    // It answers in the order of asking: all that was asked before is done.
    void waitForLibrary() {
        bool answered = false;
        m_rig->library->run(
            LibraryThread::Lane::Query, m_rig->view, [](Library&) { return Result<int>(1); },
            [&](Result<int>) { answered = true; });
        QTRY_VERIFY(answered);
    }
    void press(int key, Qt::KeyboardModifiers keys = {}) {
        QTest::keyClick(m_rig->find<QWidget>("cullPicture"), static_cast<Qt::Key>(key), keys);
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, "light"); }
    void init() {
        setDialogAnswers({});
        m_rig = std::make_unique<BatchAlbumRig>();
    }
    void cleanup() { m_rig.reset(); }

    // In the list's order, whichever is finished first.
    void picturesAppearAsTheyCome() {
        run("b", 4);
        QCOMPARE(m_rig->view->part(), BatchView::Part::Pictures);
        const PictureRecord last = finishBatchPicture(*m_rig, "b", 2, "a cat", 1, 4);
        QTRY_COMPARE(pictures().rowCount(), 1);
        const PictureRecord first = finishBatchPicture(*m_rig, "b", 0, "a cat", 2, 4);
        QTRY_COMPARE(pictures().rowCount(), 2);
        QCOMPARE(pictures().idAt(0), first.id);
        QCOMPARE(pictures().idAt(1), last.id);
        QTRY_VERIFY(m_rig->find<QLabel>("batchState")->text().contains("2 of 4"));
        beginBatch(*m_rig, "another", "day.txt", batchRequest({"a cat"}), 1);
        finishBatchPicture(*m_rig, "another", 0, "a cat", 1, 1); // of another batch
        const PictureRecord third = finishBatchPicture(*m_rig, "b", 3, "a cat", 3, 4);
        QTRY_COMPARE(pictures().rowCount(), 3);
        QCOMPARE(pictures().idAt(2), third.id);
    }

    void whatIsDrawnIsShownLive() {
        run("b", 8);
        auto* live = m_rig->find<BatchRunLive>("batchLive");
        QVERIFY(live->isHidden());
        m_rig->engine.step("another", 0, 20, 1, paintedImage(16, 0.2));
        m_rig->engine.step("b", 11, 20, 3, paintedImage(16, 0.2));
        QTRY_VERIFY(live->isVisible());
        QCOMPARE(live->pictures(), size_t{3});
        QVERIFY(live->caption().contains("12"));
        QTRY_VERIFY(m_rig->find<QLabel>("batchState")->text().contains("left"));
        m_rig->engine.setPaused(true);
        QTRY_VERIFY(live->isHidden());
    }

    void failuresAppearAndAreTriedAgain() {
        run("b", 4);
        auto* failures = m_rig->find<BatchRunFailures>("batchFailures");
        failBatchPicture(*m_rig, "b", 3, "a hat", "no memory is left");
        failBatchPicture(*m_rig, "b", 1, "a bat", "no memory is left");
        QTRY_COMPARE(failures->count(), 2);
        auto* list = m_rig->find<QListView>("batchFailureList");
        QVERIFY(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains("Line 2: a bat"));
        QVERIFY(m_rig->find<QLabel>("batchFailureReasons")->text().contains("2"));
        m_rig->click("batchTab-failures");
        QCOMPARE(m_rig->view->part(), BatchView::Part::Failures);
        m_rig->click("batchRetryFailed");
        QCOMPARE(calls().back(), std::string("retryFailed b"));
        // The engine forgets them, and they are drawn at last.
        given(given(Library::open(m_rig->libraryPath()))->batches().clearFailures("b"));
        m_rig->engine.changeBatch({"b", 2, 0, 4, {}});
        QTRY_COMPARE(failures->count(), 0);
        QVERIFY(!m_rig->find<QPushButton>("batchRetryFailed")->isEnabled());
    }

    void pauseAndStopAskTheEngine() {
        run("b", 4);
        m_rig->click("batchPauseButton");
        QCOMPARE(calls().back(), std::string("setPaused 1"));
        QTRY_COMPARE(m_rig->find<QPushButton>("batchPauseButton")->text(), QString("Go on"));
        m_rig->click("batchPauseButton");
        QCOMPARE(calls().back(), std::string("setPaused 0"));
        for (QAction* action : m_rig->view->findChildren<QAction*>())
            if (action->text().startsWith("After the pictures"))
                action->trigger();
        QCOMPARE(m_rig->engine.stops.size(), size_t{1});
        QCOMPARE(m_rig->engine.stops.back().second, StopKind::AfterThis);
        m_rig->engine.finish("b", JobState::Stopped);
        QTRY_COMPARE(m_rig->view->run().state(), BatchRun::State::Over);
        QVERIFY(!m_rig->find<QPushButton>("batchPauseButton")->isVisible());
        m_rig->click("batchGoOnButton");
        QCOMPARE(calls().back(), std::string("repeatJob b"));
    }

    void theListHasAllAndTheirOrderChanges() {
        beginBatch(*m_rig, "old", "last week.txt", batchRequest({"a cat"}), 2);
        keepBatchPicture(*m_rig, "old", 0, "a cat");
        auto waiting = [](const char* id) {
            return batchRow(id, JobState::Queued, std::string(id) + ".txt", 5);
        };
        JobRecord drawing;
        drawing.id = "drawing";
        drawing.kind = "generate";
        drawing.title = "a fox";
        m_rig->engine.setState(
            {.jobs = {batchRow("r", JobState::Running, "r.txt", 9), drawing, waiting("a"), waiting("b")}});
        auto* rows = m_rig->find<QListView>("batchRows");
        QSignalSpy chosen(m_rig->list, &BatchList::chosen);
        QTRY_COMPARE(rows->model()->rowCount(), 3); // the library has not been asked since
        Q_EMIT m_rig->library->changed();
        QTRY_COMPARE(rows->model()->rowCount(), 4);
        QCOMPARE(rows->model()->index(3, 0).data().toString(), QString("last week.txt"));
        QVERIFY(!m_rig->list->isEmpty());
        m_rig->list->setCurrent("a");
        QVERIFY(chosen.isEmpty());
        rows->setFocus();
        QTest::keyClick(rows, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(calls().back(), std::string("moveJob a "));
        QVERIFY(!m_rig->find<QAction>("batchUp")->isEnabled());
        QTest::keyClick(rows, Qt::Key_Down);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.back().front().value<JobId>(), JobId("b"));
        QTest::keyClick(rows, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(calls().back(), std::string("moveJob b a"));
        // And with the mouse.
        std::unique_ptr<QMimeData> dragged(rows->model()->mimeData({rows->model()->index(2, 0)}));
        rows->model()->dropMimeData(dragged.get(), Qt::MoveAction, 1, 0, {});
        QCOMPARE(calls().back(), std::string("moveJob b a"));
    }

    void whatIsRemovedKeepsItsPictures() {
        beginBatch(*m_rig, "old", "last week.txt", batchRequest({"a cat"}), 1);
        const PictureRecord kept = keepBatchPicture(*m_rig, "old", 0, "a cat");
        Q_EMIT m_rig->library->changed();
        auto* rows = m_rig->find<QListView>("batchRows");
        QTRY_COMPARE(rows->model()->rowCount(), 1);
        m_rig->list->setCurrent("old");
        setDialogAnswers({""});
        m_rig->find<QAction>("batchRemove")->trigger();
        QVERIFY(given(m_rig->look()->batches().find("old")));
        setDialogAnswers({"yes"});
        m_rig->find<QAction>("batchRemove")->trigger();
        QTRY_VERIFY(m_rig->list->isEmpty());
        QCOMPARE(m_rig->record(kept.id).id, kept.id);
        QVERIFY(!given(m_rig->look()->albums()).empty());
        QVERIFY(std::find(calls().begin(), calls().end(), "removeJob old") == calls().end()); // the queue forgot it
    }

    void tryingThreeIsNoRow() {
        JobRecord three = batchRow("three", JobState::Running, "night.txt", 3);
        three.priority = JobPriority::Scoring;
        m_rig->engine.setState({.jobs = {three, batchRow("b", JobState::Queued, "b.txt", 3)}});
        auto* rows = m_rig->find<QListView>("batchRows");
        QTRY_COMPARE(rows->model()->rowCount(), 1);
        QCOMPARE(rows->model()->index(0, 0).data().toString(), QString("b.txt"));
    }

    void keysMarkAndGoOn() {
        const auto ids = cullThree();
        QCOMPARE(cull().current(), ids[0]);
        press(Qt::Key_4);
        QCOMPARE(cull().current(), ids[1]); // by itself
        QTRY_COMPARE(m_rig->record(ids[0]).rating, 4);
        press(Qt::Key_A);
        press(Qt::Key_2);
        QCOMPARE(cull().current(), ids[1]);
        QTRY_COMPARE(m_rig->record(ids[1]).rating, 2);
        press(Qt::Key_0);
        QTRY_COMPARE(m_rig->record(ids[1]).rating, 0);
        press(Qt::Key_S);
        QTRY_VERIFY(m_rig->record(ids[1]).starred);
        press(Qt::Key_S);
        QTRY_VERIFY(!m_rig->record(ids[1]).starred);
        for (int i = 0; i < 7; ++i) // faster than the library answers
            press(Qt::Key_S);
        waitForLibrary();
        QVERIFY(m_rig->record(ids[1]).starred);
        press(Qt::Key_Right);
        QCOMPARE(cull().current(), ids[2]);
        press(Qt::Key_Right); // the last one
        QCOMPARE(cull().current(), ids[2]);
        press(Qt::Key_Left);
        QCOMPARE(cull().current(), ids[1]);
        press(Qt::Key_Escape);
        QCOMPARE(m_rig->view->part(), BatchView::Part::Pictures);
        QCOMPARE(m_rig->find<PictureGrid>("batchGrid")->currentId(), ids[1]);
    }

    void whatIsRejectedComesBack() {
        const auto ids = cullThree();
        press(Qt::Key_X);
        QCOMPARE(cull().current(), ids[1]);
        QCOMPARE(cull().left(), 2);
        QTRY_VERIFY(m_rig->record(ids[0]).inBin);
        press(Qt::Key_Left);
        QCOMPARE(cull().current(), ids[1]); // it is passed over
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(cull().current(), ids[0]);
        QTRY_VERIFY(!m_rig->record(ids[0]).inBin);
        QCOMPARE(cull().left(), 3);
        for (int i = 0; i < 3; ++i)
            press(Qt::Key_X);
        QCOMPARE(cull().current(), PictureId{0});
        QTRY_VERIFY(m_rig->record(ids[2]).inBin);
        press(Qt::Key_5); // there is nothing to rate
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(cull().left(), 1);
        QTRY_VERIFY(!m_rig->record(cull().current()).inBin);
        QTRY_COMPARE(pictures().rowCount(), 1);
    }

    void undoTakesTheLastMarkBack() {
        const auto ids = cullThree();
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(cull().said(), QString("There is nothing to undo"));
        press(Qt::Key_5);
        press(Qt::Key_Z, Qt::ControlModifier); // before the library has answered
        QTRY_COMPARE(cull().current(), ids[0]);
        QTRY_COMPARE(m_rig->record(ids[0]).rating, 0);
        QVERIFY(cull().said().contains("Rated 5"));
    }

    void spaceComparesWithTheSamePrompt() {
        const auto ids = cullThree();
        press(Qt::Key_Space);
        QTRY_COMPARE(cull().compared(), ids[1]); // the next: there is none before it
        press(Qt::Key_Right);
        QCOMPARE(cull().compared(), ids[0]);
        press(Qt::Key_Space);
        QCOMPARE(cull().compared(), PictureId{0});
        press(Qt::Key_Right);
        press(Qt::Key_Space); // the only dog
        QCOMPARE(cull().compared(), PictureId{0});
        QVERIFY(!cull().said().isEmpty());
    }

    void aFileThatIsGoneIsSaid() {
        const auto ids = cullThree(true);
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        auto* picture = m_rig->find<BatchCullPicture>("cullPicture");
        QCOMPARE(cull().current(), ids[2]);
        QTRY_VERIFY(!picture->picture().problem.isEmpty());
        QVERIFY(picture->picture().caption.contains(picture->picture().problem));
    }

    // Two axes and two prompts: rows and columns are settings, the prompt has a selector.
    void aSweepIsATable() {
        const BatchRequest request = batchRequest({"a cat", "a dog"}, {"steps=10, 20, 30", "guidance=1, 2"});
        run("s", 12, request);
        QVERIFY(m_rig->find<QPushButton>("batchTab-grid")->isVisible());
        m_rig->click("batchTab-grid");
        auto& table = m_rig->find<BatchRunSweep>("batchSweep")->table();
        QTRY_VERIFY(table.grid().has_value());
        QCOMPARE(table.rowCount(), 3);
        QCOMPARE(table.columnCount(), 2);
        QCOMPARE(table.headerData(1, Qt::Vertical, Qt::DisplayRole).toString(), QString("20"));
        const PictureRecord cat = finishBatchPicture(*m_rig, "s", 3, "a cat", 1, 12); // steps 20, guidance 2
        const PictureRecord dog = finishBatchPicture(*m_rig, "s", 6, "a dog", 2, 12); // the first of the dog
        failBatchPicture(*m_rig, "s", 0, "a cat", "no memory is left");
        QTRY_COMPARE(table.pictureAt(table.index(1, 1)), cat.id);
        QTRY_COMPARE(table.index(0, 0).data(SweepModel::StateRole).toInt(), int{SweepModel::Failed});
        QVERIFY(table.index(0, 0).data(Qt::ToolTipRole).toString().contains("no memory"));
        QCOMPARE(table.index(2, 1).data(SweepModel::StateRole).toInt(), int{SweepModel::Missing});
        auto* prompt = m_rig->find<QComboBox>("sweepValue-0");
        QCOMPARE(prompt->count(), 2);
        prompt->setCurrentIndex(1);
        Q_EMIT prompt->activated(1);
        QCOMPARE(table.pictureAt(table.index(0, 0)), dog.id);
        // The prompts as rows; then rows and columns change places.
        auto* rows = m_rig->find<QComboBox>("sweepRows");
        rows->setCurrentIndex(rows->findData(0));
        Q_EMIT rows->activated(rows->currentIndex());
        QTRY_COMPARE(table.rowCount(), 2);
        QTRY_VERIFY(m_rig->window->findChild<QComboBox*>("sweepValue-1"));
        auto* columns = m_rig->find<QComboBox>("sweepColumns");
        columns->setCurrentIndex(columns->findData(0));
        Q_EMIT columns->activated(columns->currentIndex());
        QCOMPARE(table.columnAxis(), 0);
        QCOMPARE(table.rowAxis(), 2);
        // One of them large.
        QTRY_VERIFY(m_rig->find<QTableView>("batchSweepTable")->isVisible());
        auto* view = m_rig->find<QTableView>("batchSweepTable");
        view->setFocus();
        view->setCurrentIndex(table.index(0, 1));
        QCOMPARE(table.pictureAt(table.index(0, 1)), dog.id);
        QTest::keyClick(view, Qt::Key_Return);
        QTRY_COMPARE(m_rig->view->part(), BatchView::Part::Cull);
        QTRY_COMPARE(cull().current(), dog.id);
        press(Qt::Key_Escape);
        QCOMPARE(m_rig->view->part(), BatchView::Part::Grid);
    }

    // Of another version, or harmed: its pictures are there all the same.
    void aPayloadThatCannotBeReadHidesNoPicture() {
        for (const char* payload : {"{", "[]", R"({"version": 1})", R"({"version": 1, "request": {"axes": 7}})"}) {
            const JobId id = "b" + std::to_string(qHash(QString(payload)));
            {
                auto library = given(Library::open(m_rig->libraryPath()));
                NewBatch batch;
                batch.id = id;
                batch.name = "harmed";
                batch.payload = payload;
                batch.total = 1;
                done(library->batches().begin(batch));
            }
            keepBatchPicture(*m_rig, id, 0, "a cat");
            m_rig->view->show(id);
            QTRY_COMPARE(m_rig->view->run().record().id, id);
            QVERIFY(!m_rig->view->run().job());
            m_rig->view->showPart(BatchView::Part::Pictures);
            QTRY_COMPARE(pictures().rowCount(), 1);
        }
    }

    // The engine writes the row on a thread of its own: the view may look first.
    void aBatchThatWasJustQueuedIsWaitedFor() {
        QSignalSpy replaced(const_cast<BatchRun*>(&m_rig->view->run()), &BatchRun::replaced);
        m_rig->view->showQueued("b");
        m_rig->view->show("b");
        QTRY_COMPARE(replaced.count(), 1); // it was looked for, and is not there
        QVERIFY(!m_rig->window->findChild<QLabel*>("noteText") ||
                m_rig->window->findChild<QLabel*>("noteText")->text().isEmpty());
        beginBatch(*m_rig, "b", "night.txt", batchRequest({"a cat"}), 7);
        m_rig->engine.setState({.jobs = {batchRow("b", JobState::Running, "night.txt", 7)}});
        QTRY_COMPARE(m_rig->view->run().record().total, int64_t{7});
        QCOMPARE(m_rig->view->run().state(), BatchRun::State::Running);
    }

    void aBatchThatIsGoneIsSaid() {
        m_rig->view->show("nobody");
        QTRY_VERIFY(m_rig->window->findChild<QLabel*>("noteText")->text().contains("no longer"));
        QVERIFY(m_rig->view->run().id().empty());
    }
};

} // namespace miro

QTEST_MAIN(miro::TestBatchAlbum)
#include "test_batch_album.moc"
