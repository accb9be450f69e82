// When a batch is over: the best first, how many and how long, what failed, and what can be done with it.
#include "tests/ui/batch_album_rig.h"
#include "ui/batch/batch_cull_view.h"
#include "ui/batch/batch_morning_page.h"
#include "ui/batch/batch_run.h"
#include "ui/bridge/picture_grid.h"
#include "ui/bridge/picture_model.h"
#include "ui/charts/comparison_bars.h"
#include "ui/charts/line_chart.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/note_line.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <set>

namespace miro {

class TestBatchMorning : public QObject {
    Q_OBJECT

    std::unique_ptr<BatchAlbumRig> m_rig;

    BatchMorningPage& page() { return *m_rig->find<BatchMorningPage>("batchMorning"); }
    QString text(const char* label) { return m_rig->find<QLabel>(label)->text(); }

    void show(const JobId& id) {
        m_rig->view->show(id);
        QTRY_COMPARE(m_rig->view->run().id(), id);
        QTRY_COMPARE(m_rig->view->part(), BatchView::Part::Morning);
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, "light"); }
    void init() {
        setDialogAnswers({});
        m_rig = std::make_unique<BatchAlbumRig>();
    }
    void cleanup() { m_rig.reset(); }

    // Two candidates of two prompts: the best of each come first, whatever their values are beside the other prompt's.
    void theBestOfEachPromptComeFirst() {
        beginBatch(*m_rig, "b", "night.txt", batchRequest({"a cat", "a dog"}), 4);
        const auto catLow = keepBatchPicture(*m_rig, "b", 0, "a cat", {{"pick_score", 0.8}}, 0, 1.5).id;
        const auto catHigh = keepBatchPicture(*m_rig, "b", 1, "a cat", {{"pick_score", 0.9}}, 0, 2.5).id;
        const auto dogHigh = keepBatchPicture(*m_rig, "b", 2, "a dog", {{"pick_score", 0.3}}, 1, 4).id;
        const auto dogLow = keepBatchPicture(*m_rig, "b", 3, "a dog", {{"pick_score", 0.2}}, 1, 4).id;
        show("b");
        QTRY_COMPARE(page().best().rowCount(), 4);
        const std::set<PictureId> first = {page().best().idAt(0), page().best().idAt(1)};
        QCOMPARE(first, (std::set<PictureId>{catHigh, dogHigh}));
        const std::set<PictureId> then = {page().best().idAt(2), page().best().idAt(3)};
        QCOMPARE(then, (std::set<PictureId>{catLow, dogLow}));
        QVERIFY(page().facts().scored);
        QVERIFY(text("morningOrder").contains("Best first"));
        QVERIFY(text("morningTitle").contains("4 of 4"));
        QCOMPARE(page().facts().secondsEach, 3.0);
        QCOMPARE(page().facts().longest, 4.0);
        QCOMPARE(m_rig->find<LineChart>("morningPace")->points().size(), size_t{4});
    }

    void theWeightsOfTheRequestDecide() {
        BatchRequest request = batchRequest({"a cat"});
        request.weights = {{"aesthetic", 1.0}};
        beginBatch(*m_rig, "b", "night.txt", request, 2);
        keepBatchPicture(*m_rig, "b", 0, "a cat", {{"pick_score", 0.9}, {"aesthetic", 0.1}}, 0);
        const auto pretty = keepBatchPicture(*m_rig, "b", 1, "a cat", {{"pick_score", 0.1}, {"aesthetic", 0.9}}, 0).id;
        show("b");
        QTRY_COMPARE(page().best().rowCount(), 2);
        QCOMPARE(page().best().idAt(0), pretty);
    }

    void nothingScoredIsSaid() {
        beginBatch(*m_rig, "b", "night.txt", batchRequest({"a cat", "a dog"}), 2);
        const auto second = keepBatchPicture(*m_rig, "b", 1, "a dog").id;
        const auto first = keepBatchPicture(*m_rig, "b", 0, "a cat").id;
        show("b");
        QTRY_COMPARE(page().best().rowCount(), 2);
        QCOMPARE(page().best().idAt(0), first);
        QCOMPARE(page().best().idAt(1), second);
        QVERIFY(!page().facts().scored);
        QVERIFY(text("morningOrder").contains("Nothing is scored"));
        QVERIFY(!m_rig->find<ComparisonBars>("morningScores")->isVisible());
        QVERIFY(m_rig->find<QLabel>("morningNoScores")->isVisible());
        // Scores that come later change the order.
        {
            auto library = given(Library::open(m_rig->libraryPath()));
            for (const auto& [id, quantile] : {std::pair(first, 0.2), std::pair(second, 0.7)}) {
                ScoreRecord score;
                const ScorerInfo& scorer =
                    *std::find_if(scorers().entries().begin(), scorers().entries().end(),
                                  [](const ScorerInfo& known) { return known.key == "aesthetic"; });
                score.scorer = scorer.key;
                score.version = scorer.version;
                score.raw = quantile;
                score.training = quantile;
                score.quantile = quantile;
                done(library->putScore(id, score));
            }
        }
        m_rig->engine.finishScores({first, second});
        QTRY_VERIFY_WITH_TIMEOUT(page().facts().scored, 10000);
    }

    void failuresAreCountedWithTheirReasons() {
        beginBatch(*m_rig, "b", "night.txt", batchRequest({"a", "b", "c", "d"}), 4);
        keepBatchPicture(*m_rig, "b", 0, "a");
        failBatchPicture(*m_rig, "b", 1, "b", "no memory is left");
        failBatchPicture(*m_rig, "b", 2, "c", "no memory is left");
        failBatchPicture(*m_rig, "b", 3, "d", "the model is gone");
        show("b");
        QTRY_VERIFY(m_rig->find<QLabel>("morningFailures")->isVisible());
        QVERIFY(text("morningFailures").contains("2 × no memory is left\n1 × the model is gone"));
        m_rig->click("morningRetry");
        QCOMPARE(m_rig->engine.calls.back(), std::string("retryFailed b"));
    }

    // The night ends while the page is looked at.
    void itComesWhenTheNightIsOver() {
        beginBatch(*m_rig, "b", "night.txt", batchRequest({"a cat"}), 1);
        m_rig->engine.setState({.jobs = {batchRow("b", JobState::Running, "night.txt", 1)}});
        m_rig->view->show("b");
        QTRY_COMPARE(m_rig->view->run().state(), BatchRun::State::Running);
        QCOMPARE(m_rig->view->part(), BatchView::Part::Pictures);
        const auto id = finishBatchPicture(*m_rig, "b", 0, "a cat", 1, 1).id;
        m_rig->engine.finish("b", JobState::Done);
        QTRY_COMPARE(m_rig->view->part(), BatchView::Part::Morning);
        QTRY_COMPARE(page().best().rowCount(), 1);
        QCOMPARE(page().best().idAt(0), id);
        QVERIFY(text("morningTitle").startsWith("Done"));
    }

    void itsButtonsDoWhatTheySay() {
        beginBatch(*m_rig, "b", "night.txt", batchRequest({"a cat"}), 2);
        const auto worse = keepBatchPicture(*m_rig, "b", 0, "a cat", {{"pick_score", 0.1}}, 0).id;
        const auto better = keepBatchPicture(*m_rig, "b", 1, "a cat", {{"pick_score", 0.9}}, 0).id;
        show("b");
        QTRY_COMPARE(page().best().rowCount(), 2);
        QSignalSpy album(m_rig->view, &BatchView::showAlbum);
        m_rig->click("morningAlbum");
        QCOMPARE(album.size(), 1);
        QCOMPARE(album.front().front().toLongLong(), *m_rig->view->run().record().album);
        QVERIFY(!m_rig->find<QPushButton>("morningGrid")->isVisible()); // no sweep
        m_rig->click("morningCull");
        QTRY_COMPARE(m_rig->view->part(), BatchView::Part::Cull);
        auto* cull = m_rig->find<BatchCullView>("batchCull");
        QCOMPARE(cull->current(), better);
        QTest::keyClick(m_rig->find<QWidget>("cullPicture"), Qt::Key_X);
        QCOMPARE(cull->current(), worse);
        QTest::keyClick(m_rig->find<QWidget>("cullPicture"), Qt::Key_Escape);
        QCOMPARE(m_rig->view->part(), BatchView::Part::Morning);
        QTRY_COMPARE(page().best().rowCount(), 1); // what was rejected is not among the best any more
    }

    // Into a folder of its own; what the program hands in does the work.
    void itIsSavedAsAFolder() {
        beginBatch(*m_rig, "b", "night: cats.txt", batchRequest({"a cat"}, {"steps=10, 20"}), 2);
        keepBatchPicture(*m_rig, "b", 0, "a cat");
        struct Asked {
            JobId batch;
            fs::path folder;
        };
        std::vector<Asked> asked;
        Result<SavedBatch> answer = SavedBatch{1, 1};
        m_rig->view->setSaver([&](Library&, const JobId& batch, const fs::path& folder, const std::vector<fs::path>&,
                                  ProgressSink* progress, std::stop_token) {
            asked.push_back({batch, folder});
            progress->progress({"write", 1, 2});
            return answer;
        });
        show("b");
        auto note = [this] {
            return m_rig->find<NoteLine>("batchNote")->text();
        };
        setDialogAnswers({""});
        m_rig->click("morningSave"); // thought better of it
        QVERIFY(asked.empty());
        setDialogAnswers({m_rig->folder.path()});
        m_rig->click("morningSave");
        QTRY_VERIFY(note().contains("were saved"));
        QVERIFY(note().contains("1 of the list"));
        QCOMPARE(asked.size(), size_t{1});
        QCOMPARE(asked.front().batch, JobId("b"));
        QCOMPARE(asked.front().folder.parent_path(), m_rig->root());
        QVERIFY(asked.front().folder.filename().string().find(':') == std::string::npos);
        answer = Error{ErrorCode::DiskFull, "the disk is full"};
        setDialogAnswers({m_rig->folder.path()});
        m_rig->click("morningSave");
        QTRY_VERIFY(note().contains("the disk is full"));
    }

    void itIsComposedAgain() {
        BatchRequest request = batchRequest({"a cat", "a dog"});
        request.settings.steps = 17;
        beginBatch(*m_rig, "b", "night.txt", request, 2);
        keepBatchPicture(*m_rig, "b", 0, "a cat");
        show("b");
        QList<BatchJob> jobs;
        connect(m_rig->view, &BatchView::composeAgain, m_rig->view, [&jobs](const BatchJob& job) { jobs << job; });
        for (QAction* action : m_rig->view->findChildren<QAction*>())
            if (action->text().startsWith("Compose"))
                action->trigger();
        QCOMPARE(jobs.size(), 1);
        QCOMPARE(jobs.front().what.listText, request.listText);
        QCOMPARE(jobs.front().what.settings.steps, request.settings.steps);
    }
};

} // namespace miro

QTEST_MAIN(miro::TestBatchMorning)
#include "test_batch_morning.moc"
