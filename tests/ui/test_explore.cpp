// The Explore page: questions, the price before the start, cells that fill, what was measured, what can be done with a
// cell; explorations that are left, come back to and outlive the program.
#include "tests/ui/explore_rig.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/scatter_chart.h"
#include "ui/explore/explore_grid.h"
#include "ui/explore/explore_reading.h"
#include "ui/explore/explore_words.h"
#include "ui/explore/large_view.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/language.h"
#include "ui/widgets/note_line.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QStackedWidget>

namespace miro {

class TestExplore : public QObject {
    Q_OBJECT

    static QString price(const ExploreRig& rig) { return rig.find<QLabel>("explorePrice")->text(); }
    static QString note(const ExploreRig& rig) { return rig.find<NoteLine>("noteLine")->text(); }
    static ExploreGrid* grid(const ExploreRig& rig) { return rig.find<ExploreGrid>("exploreGrid"); }
    static void ask(const ExploreRig& rig, ExploreKind kind) {
        auto* button = rig.find<QRadioButton>("exploreKind-" + QString::fromStdString(toText(kind)));
        QTest::mouseClick(button, Qt::LeftButton, {}, {10, button->height() / 2});
        QVERIFY(button->isChecked());
    }
    static void choose(const ExploreRig& rig, const char* box, const QVariant& value) {
        auto* combo = rig.find<QComboBox>(box);
        QVERIFY(combo->findData(value) >= 0);
        combo->setCurrentIndex(combo->findData(value));
    }
    static QPoint middle(const ExploreRig& rig, int cell) {
        return grid(rig)->visualRect(grid(rig)->cells().indexOf(cell)).center();
    }
    static const RunCell& cell(const ExploreRig& rig, int index) {
        return rig.page->run().cells().at(static_cast<size_t>(index));
    }
    // A row of the queue, as the engine keeps an exploration.
    static JobRecord row(const ExploreJob& job, JobState state) {
        nlohmann::json payload = {
            {"version", 1}, {"model", job.model}, {"plan", jsonFromExplore(job.plan)}, {"parent", *job.parent}};
        JobRecord record;
        record.id = job.id;
        record.kind = kExploreKind;
        record.title = job.plan.settings.prompt;
        record.payload = payload.dump();
        record.state = state;
        record.picturesTotal = static_cast<int64_t>(exploreCells(job.plan)->size());
        return record;
    }

private Q_SLOTS:
    void init() {
        setDialogAnswers({});
        applyTheme(*qApp, "light");
        applyLanguage(*qApp, "en");
    }

    void thePriceIsSaidAndNothingBeginsByItself() {
        ExploreRig rig;
        rig.engine.estimate = 1.5;
        rig.engine.scoreEstimate = 0.5;
        rig.explore();
        QCOMPARE(rig.page->run().state(), ExploreRun::State::Draft);
        QCOMPARE(rig.page->run().cells().size(), size_t{25});
        QCOMPARE(price(rig), QString("25 pictures, about 50 s"));
        QVERIFY(rig.engine.explorations.empty());
        // Empty frames say what they ask for.
        const QModelIndex corner = grid(rig)->cells().index(0, 0);
        QCOMPARE(grid(rig)->cells().data(corner, ExploreModel::DrawnRole).toBool(), false);
        QCOMPARE(grid(rig)->cells().data(corner, ExploreModel::CaptionRole).toString(), QString("0 % and 100 %"));
        QCOMPARE(grid(rig)->cells().headerData(4, Qt::Horizontal, Qt::DisplayRole).toString(), QString("100 %"));
        QCOMPARE(grid(rig)->cells().headerData(4, Qt::Vertical, Qt::DisplayRole).toString(), QString("0 %"));
        QVERIFY(!rig.find<QPushButton>("exploreSave")->isEnabled());
    }

    void theDefaultTakesLessThanTwoMinutes_data() {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"pareto", "sweep", "morph", "best-of"})
            QTest::newRow(kind) << kind;
    }
    void theDefaultTakesLessThanTwoMinutes() {
        QFETCH(QString, kind);
        ExploreRig rig;
        rig.engine.estimate = 10;
        rig.engine.scoreEstimate = 1;
        rig.explore();
        ask(rig, *exploreKindFrom(kind.toStdString()));
        QVERIFY(rig.page->run().plan().kind == *exploreKindFrom(kind.toStdString()));
        const size_t cells = rig.page->run().cells().size();
        QVERIFY(cells >= 4 || kind != "pareto");
        QVERIFY2(static_cast<double>(cells) * 11 < 120, qPrintable(QString::number(cells)));
    }

    void withoutAMeasurementThePriceSaysSo() {
        ExploreRig rig;
        rig.engine.estimate.reset();
        rig.explore();
        QCOMPARE(price(rig), QString("25 pictures; how long they take is known after the first"));
        QVERIFY(rig.find<QPushButton>("exploreStart")->isEnabled());
    }

    void startDrawsThePlanAndBecomesStop() {
        ExploreRig rig;
        const PictureRecord subject = rig.explore();
        choose(rig, "exploreFirst", "vqa_score");
        choose(rig, "exploreSecond", "clip_score");
        choose(rig, "exploreSteps", 3);
        choose(rig, "exploreSeeds", 2);
        rig.click("exploreStart");
        QCOMPARE(rig.engine.explorations.size(), size_t{1});
        const ExploreJob& job = rig.engine.explorations.front();
        QVERIFY(!job.id.empty());
        QCOMPARE(job.model, std::string("starter"));
        QVERIFY(job.parent == subject.id);
        QVERIFY(job.plan.kind == ExploreKind::Pareto);
        QCOMPARE(job.plan.rewards, (std::vector<std::string>{"vqa_score", "clip_score"}));
        QCOMPARE(job.plan.steps, int64_t{3});
        QCOMPARE(job.plan.seeds, int64_t{2});
        QCOMPARE(job.plan.settings.prompt, std::string("two dogs"));
        QVERIFY(job.plan.settings.seed == uint64_t{77});
        QVERIFY(job.plan.settings.steps == int64_t{20});
        QVERIFY(job.plan.settings.positive.at("aesthetic_score") == RewardTarget(0.25));
        auto* start = rig.find<QPushButton>("exploreStart");
        QTRY_COMPARE(start->text(), QString("Stop"));
        QTest::keyClick(rig.page.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(rig.engine.stops, (std::vector<std::pair<JobId, StopKind>>{{job.id, StopKind::Now}}));
        rig.engine.finish(job.id, JobState::Stopped);
        QTRY_COMPARE(start->text(), QString("Go on"));
        QVERIFY(rig.find<QLabel>("exploreProgress")->text().contains("0 of 18"));
        rig.click("exploreStart"); // the same job, where it stood
        QCOMPARE(rig.engine.calls.back(), "repeatJob " + job.id);
        QCOMPARE(start->text(), QString("Stop"));
        QCOMPARE(rig.engine.explorations.size(), size_t{1});
    }

    void aGridFillsAndMarksTheFrontFromMeasuredScores() {
        ExploreRig rig;
        rig.explore();
        choose(rig, "exploreSecond", "aesthetic_score");
        choose(rig, "exploreSteps", 3);
        rig.click("exploreStart");
        const JobId job = rig.engine.explorations.front().id;
        // First against second: cell 0 and 1 are the front, 2 is beaten by both, 3 was not measured.
        finishCell(rig, job, 0, 0.1, {{"clip_score", 0.9}, {"aesthetic_score", 0.3}});
        finishCell(rig, job, 1, 0.2, {{"clip_score", 0.4}, {"aesthetic_score", 0.8}});
        finishCell(rig, job, 2, 0.3, {{"clip_score", 0.3}, {"aesthetic_score", 0.2}});
        finishCell(rig, job, 3, 0.4);
        ExploreModel& cells = grid(rig)->cells();
        QTRY_COMPARE(cells.front(), (std::vector<int>{0, 1}));
        QCOMPARE(rig.page->run().drawn(), 4);
        QVERIFY(cells.data(cells.indexOf(0), ExploreModel::FrontRole).toBool());
        QVERIFY(!cells.data(cells.indexOf(2), ExploreModel::FrontRole).toBool());
        QVERIFY(rig.find<QWidget>("exploreLegend")->isVisible());
        const QString said = cells.data(cells.indexOf(0), Qt::AccessibleTextRole).toString();
        QVERIFY2(said.contains("CLIP: asked 0 %, got 90 %"), qPrintable(said));
        QVERIFY(said.contains("Nothing here beats it"));
        QTRY_VERIFY(!cells.data(cells.indexOf(0), Qt::DecorationRole).value<QPixmap>().isNull());
        auto* chart = rig.find<ScatterChart>("scatterChart");
        QTRY_COMPARE(chart->points().size(), size_t{3});
        QCOMPARE(chart->points()[0].x, 90.0);
        QCOMPARE(chart->points()[0].y, 30.0);
        QVERIFY(chart->points()[1].marked && !chart->points()[2].marked);
        QVERIFY(chart->accessibleDescription().contains("got 90 %"));
        // The rest of the queue's news.
        rig.engine.finish(job, JobState::Done);
        QTRY_COMPARE(rig.page->run().state(), ExploreRun::State::Over);
        QVERIFY(!rig.find<QPushButton>("exploreStart")->isEnabled()); // the same seeds would give the same pictures
    }

    void scoresThatComeLaterArriveToo() {
        ExploreRig rig;
        rig.explore();
        rig.click("exploreStart");
        const JobId job = rig.engine.explorations.front().id;
        const PictureRecord record = finishCell(rig, job, 0, 0.1);
        QTRY_COMPARE(rig.page->run().drawn(), 1);
        QCOMPARE(rig.page->run().withScores(), 0);
        auto library = Library::open(rig.libraryPath());
        const ScorerInfo* scorer = scorerOfTarget("vqa_score", starterScorers());
        QVERIFY(
            (*library)
                ->putScore(
                    record.id,
                    {.scorer = scorer->key, .version = scorer->version, .raw = 0.5, .training = 0.5, .quantile = 0.5})
                .ok());
        rig.engine.finishScores({record.id});
        QTRY_COMPARE(rig.page->run().withScores(), 1);
        QCOMPARE(*cell(rig, 0).scores.at("vqa_score").quantile, 0.5);
        // Of a picture that is not of this exploration: nothing.
        rig.engine.finishScores({record.id + 1000});
    }

    void aClickTakesTheSettingsAndReturnGoesThere() {
        ExploreRig rig;
        rig.explore();
        choose(rig, "exploreSteps", 3);
        rig.click("exploreStart");
        finishCell(rig, rig.engine.explorations.front().id, 0, 0.1);
        QTRY_COMPARE(rig.page->run().drawn(), 1);
        QSignalSpy taken(rig.page.get(), &ExplorePage::restoreEverything);
        QSignalSpy gone(rig.page.get(), &ExplorePage::createRequested);
        QTest::mouseClick(grid(rig)->viewport(), Qt::LeftButton, {}, middle(rig, 0));
        QCOMPARE(taken.count(), 1);
        QCOMPARE(gone.count(), 0);
        QVERIFY(note(rig).contains("stand in Create"));
        const auto settings = taken[0][0].value<GenerationSettings>();
        QVERIFY(settings.positive == cell(rig, 0).plan.settings.positive);
        QCOMPARE(settings.prompt, std::string("two dogs"));
        QCOMPARE(taken[0][1].value<std::string>(), std::string("starter"));
        rig.click("noteAction-0");
        QCOMPARE(gone.count(), 1);
        // One that is not drawn yet is chosen by a click, and used by Return.
        QTest::mouseClick(grid(rig)->viewport(), Qt::LeftButton, {}, middle(rig, 4));
        QCOMPARE(taken.count(), 1);
        QCOMPARE(grid(rig)->currentCell(), 4);
        QVERIFY(rig.find<QPlainTextEdit>("exploreCellText")->toPlainText().contains("not drawn yet"));
        QTest::keyClick(grid(rig), Qt::Key_Return);
        QCOMPARE(taken.count(), 2);
        QCOMPARE(gone.count(), 2);
        QVERIFY(taken[1][0].value<GenerationSettings>().positive == cell(rig, 4).plan.settings.positive);
    }

    void arrowsMoveAndSpaceShowsLarge() {
        ExploreRig rig;
        rig.explore();
        choose(rig, "exploreSteps", 3);
        rig.click("exploreStart");
        const JobId job = rig.engine.explorations.front().id;
        for (int i = 0; i < 4; ++i) // the corners
            finishCell(rig, job, i, 0.1 * i);
        QTRY_COMPARE(rig.page->run().drawn(), 4);
        ExploreGrid* view = grid(rig);
        view->setFocus();
        view->setCurrentIndex(view->model()->index(0, 0));
        QTest::keyClick(view, Qt::Key_Right);
        QCOMPARE(view->currentIndex(), view->model()->index(0, 1));
        QTest::keyClick(view, Qt::Key_Left);
        auto* large = rig.find<LargeView>("exploreLarge");
        QTest::keyClick(view, Qt::Key_Space);
        QTRY_VERIFY(large->isVisible() && large->hasFocus());
        QVERIFY(large->accessibleDescription().contains("0 % and 100 %"));
        QTest::keyClick(large, Qt::Key_Right); // over the empty one to the next picture
        QCOMPARE(view->currentIndex(), view->model()->index(0, 2));
        QVERIFY(large->accessibleDescription().contains("100 % and 100 %"));
        QTest::keyClick(large, Qt::Key_Up); // there is none
        QCOMPARE(view->currentIndex(), view->model()->index(0, 2));
        QSignalSpy back(rig.page.get(), &ExplorePage::backRequested);
        QTest::keyClick(large, Qt::Key_Escape);
        QTRY_VERIFY(view->isVisible() && view->hasFocus());
        QCOMPARE(back.count(), 0);
        QTest::keyClick(view, Qt::Key_Escape);
        QCOMPARE(back.count(), 1);
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->currentIndex()).center());
        QTRY_VERIFY(large->isVisible());
    }

    void aSweepShowsEveryScoreAgainstTheTarget() {
        ExploreRig rig;
        rig.explore();
        ask(rig, ExploreKind::Sweep);
        choose(rig, "exploreFirst", "aesthetic_score");
        choose(rig, "exploreSteps", 3);
        QCOMPARE(grid(rig)->model()->rowCount(), 1);
        QCOMPARE(grid(rig)->model()->columnCount(), 3);
        rig.click("exploreStart");
        const ExploreJob job = rig.engine.explorations.front();
        QCOMPARE(job.plan.rewards, std::vector<std::string>{"aesthetic_score"});
        for (int i = 0; i < 3; ++i)
            finishCell(rig, job.id, i, 0.1 * i,
                       {{"aesthetic_score", 0.2 + 0.3 * cell(rig, i).plan.position}, {"vqa_score", 0.7}});
        auto* chart = rig.find<LineChart>("lineChart");
        QTRY_COMPARE(chart->points().size(), size_t{6});
        QCOMPARE(chart->names(), (QStringList{"Aesthetic", "VQA"}));
        QCOMPARE(chart->points()[1].x, 50.0);
        QVERIFY(std::abs(chart->points()[1].y - 35) < 1e-9);
        // A point of the chart is a picture.
        QTest::mouseClick(chart, Qt::LeftButton, {}, chart->placeOf(chart->points()[2]).toPoint());
        QCOMPARE(cell(rig, grid(rig)->currentCell()).plan.position, 1.0);
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_Left);
        QCOMPARE(cell(rig, grid(rig)->currentCell()).plan.position, 0.5);
    }

    void aLongStripIsWrappedAndSaysItsTargets() {
        ExploreRig rig;
        rig.explore();
        ask(rig, ExploreKind::Sweep);
        choose(rig, "exploreSteps", 9);
        ExploreModel& cells = grid(rig)->cells();
        QCOMPARE(cells.rowCount(), 3);
        QCOMPARE(cells.columnCount(), 3);
        QCOMPARE(cells.data(cells.index(0, 1), ExploreModel::CaptionRole).toString(), QString("12 %"));
        QCOMPARE(cells.data(cells.index(2, 2), ExploreModel::CaptionRole).toString(), QString("100 %"));
        QVERIFY(cells.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        choose(rig, "exploreSeeds", 2); // a row a seed
        QCOMPARE(cells.rowCount(), 2);
        QCOMPARE(cells.columnCount(), 9);
        QCOMPARE(cells.headerData(1, Qt::Vertical, Qt::DisplayRole).toString(), QString("seed 78"));
    }

    void aRewardThatTheOthersPayForIsSaid() {
        ExploreRig rig;
        rig.explore();
        ask(rig, ExploreKind::Sweep);
        choose(rig, "exploreFirst", "aesthetic_score");
        choose(rig, "exploreSteps", 5);
        rig.click("exploreStart");
        const ExploreJob job = rig.engine.explorations.front();
        auto* said = rig.find<QLabel>("exploreChartNote");
        for (int i = 0; i < 5; ++i) {
            const double asked = cell(rig, i).plan.position;
            finishCell(rig, job.id, i, 0.1 * i,
                       {{"aesthetic_score", 0.3 + 0.5 * asked},
                        {"vqa_score", asked > 0.6 ? 0.2 : 0.8},
                        {"clip_score", 0.6},
                        {"pick_a_score_score", 0.6}});
            if (i == 0)
                QVERIFY(said->isHidden()); // nothing can be said of one
        }
        QTRY_VERIFY(said->isVisible());
        QCOMPARE(said->text(), QString("More than 50 % of Aesthetic is paid for by: VQA."));
    }

    void bestOfRanksByTheArtistsWeightsAndKeepsTheBest() {
        ExploreRig rig;
        rig.explore();
        ask(rig, ExploreKind::BestOf);
        choose(rig, "exploreSteps", 4);
        rig.click("exploreStart");
        const ExploreJob job = rig.engine.explorations.front();
        QCOMPARE(rig.page->run().cells().size(), size_t{4});
        const auto a =
            finishCell(rig, job.id, 0, 0.1, {{"clip_score", 0.9}, {"aesthetic_score", 0.1}, {"vqa_score", 0.5}});
        const auto b =
            finishCell(rig, job.id, 1, 0.2, {{"clip_score", 0.2}, {"aesthetic_score", 0.9}, {"vqa_score", 0.5}});
        const auto c =
            finishCell(rig, job.id, 2, 0.3, {{"clip_score", 0.3}, {"aesthetic_score", 0.3}, {"vqa_score", 0.3}});
        ExploreModel& cells = grid(rig)->cells();
        QTRY_COMPARE(cells.data(cells.indexOf(1), ExploreModel::RankRole).toInt(), 1);
        QCOMPARE(cells.indexOf(1), cells.index(0, 0));
        QCOMPARE(cells.data(cells.indexOf(2), ExploreModel::RankRole).toInt(), 3);
        QCOMPARE(cells.data(cells.indexOf(3), ExploreModel::RankRole).toInt(), 0);
        auto* chart = rig.find<LineChart>("lineChart");
        QTRY_COMPARE(chart->points().size(), size_t{3});
        QVERIFY(std::abs(chart->points()[2].y - 160.0 / 3) < 1e-6); // the best of all three is the best
        QVERIFY(chart->points()[0].y < chart->points()[1].y);
        // Beauty counts for nothing: another order, and nothing is drawn anew.
        auto* slider = rig.find<QSlider>("exploreWeight-aesthetic_score");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        QTRY_COMPARE(cells.data(cells.indexOf(0), ExploreModel::RankRole).toInt(), 1);
        QCOMPARE(rig.engine.explorations.size(), size_t{1});
        QCOMPARE(rig.page->run().drawn(), 3);
        grid(rig)->setFocus();
        QTest::keyClick(grid(rig), Qt::Key_K);
        QTRY_VERIFY(note(rig).startsWith("Starred"));
        auto library = Library::open(rig.libraryPath());
        QVERIFY((*library)->records({a.id})->front().starred);
        QVERIFY(!(*library)->records({b.id})->front().starred);
        QTRY_VERIFY(cells.data(cells.indexOf(0), ExploreModel::StarredRole).toBool());
    }

    void withoutScoresNothingIsTheBest() {
        ExploreRig rig;
        rig.explore();
        ask(rig, ExploreKind::BestOf);
        rig.click("exploreStart");
        finishCell(rig, rig.engine.explorations.front().id, 0, 0.1);
        QTRY_COMPARE(rig.page->run().drawn(), 1);
        QVERIFY(!rig.find<QPushButton>("exploreKeepBest")->isEnabled());
        QTest::keyClick(rig.page.get(), Qt::Key_K);
        QVERIFY(note(rig).contains("no scores"));
    }

    void aMorphGoesToTheOtherChosenPictureOrToCreate() {
        ExploreRig rig;
        const PictureRecord other =
            rig.keep("other", R"({"version":1,"prompt":"two dogs","seed":5,"model":{"name":"starter"},"steps":20,
                                  "targets":{"clip_score":1.0,"aesthetic_score":1.0,"vqa_score":0.0}})");
        rig.createNow.prompt = "two dogs";
        rig.createNow.positive = {{"clip_score", 0.0}, {"hpsv2_score", 0.5}};
        rig.explore(other);
        ask(rig, ExploreKind::Morph);
        choose(rig, "exploreSteps", 3);
        QCOMPARE(rig.page->run().plan().other.positive.at("aesthetic_score"), RewardTarget(1.0));
        auto* ends = rig.find<QComboBox>("exploreEnd");
        ends->setCurrentIndex(1);
        QCOMPARE(ends->currentText(), QString("What stands in Create"));
        const GenerationSettings& end = rig.page->run().plan().other;
        QCOMPARE(end.positive.at("clip_score"), RewardTarget(0.0));
        QCOMPARE(end.positive.at("aesthetic_score"), RewardTarget(1.0)); // not named: the model's own
        QVERIFY(!end.positive.contains("hpsv2_score"));                  // another model's
        QCOMPARE(grid(rig)->model()->headerData(1, Qt::Horizontal).toString(), QString("50 %"));
    }

    // Adapters are not part of an exploration: that is said, and the rest is explored.
    void myTasteIsLeftOutAndThatIsSaid() {
        ExploreRig rig;
        rig.subject = rig.keep("taught", R"({"version":1,"prompt":"two dogs","seed":5,"model":{"name":"starter"},
            "adapters":[{"name":"ada","sha256":"00","weight":1}],"steps":20,
            "target_keyframes":[{"step":3,"targets":{"my_taste_score":0.5}}],
            "targets":{"my_taste_score":1.0,"clip_score":1.0,"aesthetic_score":1.0,"vqa_score":0.0}})");
        rig.createNow.positive = {{"clip_score", 0.0}, {"my_taste_score", 1.0}};
        rig.explore();
        QVERIFY2(note(rig).contains("My taste") && note(rig).contains("without it"), qPrintable(note(rig)));
        ask(rig, ExploreKind::Morph);
        QCOMPARE(rig.find<QComboBox>("exploreEnd")->currentText(),
                 QString("What stands in Create, without \u201cMy taste\u201d"));
        const ExploreRequest& plan = rig.page->run().plan();
        for (const GenerationSettings& settings : {plan.settings, plan.other}) {
            QCOMPARE(settings.positive.size(), size_t{4});
            QVERIFY(!settings.positive.contains("my_taste_score"));
            QVERIFY(settings.keyframes.empty());
        }
    }

    void soloAndKeyframesSayWhatEachCellIs() {
        ExploreRig rig;
        rig.explore();
        ask(rig, ExploreKind::Solo);
        QCOMPARE(rig.page->run().cells().size(), size_t{9});
        QCOMPARE(grid(rig)->model()->headerData(0, Qt::Vertical).toString(), QString("All"));
        QCOMPARE(grid(rig)->model()->headerData(1, Qt::Vertical).toString(), QString("Without"));
        QCOMPARE(grid(rig)->model()->headerData(3, Qt::Horizontal).toString(), QString("VQA"));
        ExploreModel& cells = grid(rig)->cells();
        QCOMPARE(cells.data(cells.index(2, 2), ExploreModel::CaptionRole).toString(), QString("Only Aesthetic"));
        QVERIFY(!(cells.flags(cells.index(0, 1)) & Qt::ItemIsEnabled)); // nothing stands there
        ask(rig, ExploreKind::Keyframes);
        QVERIFY(rig.find<QRadioButton>("exploreKind-keyframes")->text().contains("experimental"));
        QCOMPARE(rig.page->run().cells().size(), size_t{5});
        QCOMPARE(cells.data(cells.index(0, 0), ExploreModel::CaptionRole).toString(), QString("Steady"));
        QCOMPARE(grid(rig)->model()->headerData(0, Qt::Horizontal).toString(), QString("Rises"));
        QCOMPARE(grid(rig)->model()->headerData(1, Qt::Vertical).toString(), QString("CLIP"));
    }

    // The program was closed while an exploration ran; it goes on, and the page finds it where it was.
    void anExplorationIsComeBackToAfterARestart() {
        ExploreRig rig;
        rig.explore();
        choose(rig, "exploreSteps", 3);
        rig.click("exploreStart");
        const ExploreJob job = rig.engine.explorations.front();
        {
            auto library = Library::open(rig.libraryPath());
            QVERIFY((*library)->jobs().add(row(job, JobState::Queued)).ok());
        }
        keepCell(rig, job.id, 0, 0.1, {{"clip_score", 0.9}, {"pick_a_score_score", 0.3}});
        keepCell(rig, job.id, 2, 0.5, {{"clip_score", 0.1}, {"pick_a_score_score", 0.3}});
        rig.open();
        rig.explore();
        QTRY_COMPARE(rig.page->run().job().id, job.id);
        QTRY_COMPARE(rig.page->run().drawn(), 2);
        QCOMPARE(rig.page->run().withScores(), 2);
        QVERIFY(cell(rig, 2).picture.has_value() && !cell(rig, 1).picture.has_value());
        QVERIFY(rig.page->run().going());
        QCOMPARE(rig.find<QPushButton>("exploreStart")->text(), QString("Stop"));
        QCOMPARE(rig.find<QComboBox>("exploreSteps")->currentData().toInt(), 3);
        auto* list = rig.find<QListWidget>("exploreEarlier");
        QCOMPARE(list->count(), 1);
        QVERIFY(list->item(0)->text().startsWith("Grid of two rewards: CLIP, PickScore"));
        finishCell(rig, job.id, 1, 0.3);
        QTRY_COMPARE(rig.page->run().drawn(), 3);
        // Another question is a new plan; the list leads back.
        ask(rig, ExploreKind::Sweep);
        QCOMPARE(rig.page->run().state(), ExploreRun::State::Draft);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
        QTRY_COMPARE(rig.page->run().drawn(), 3);
        QVERIFY(rig.find<QRadioButton>("exploreKind-pareto")->isChecked());
    }

    void aFailureIsSaid() {
        ExploreRig rig;
        rig.explore();
        rig.click("exploreStart");
        rig.engine.finish(rig.engine.explorations.front().id, JobState::Failed, "the disk is full");
        QTRY_VERIFY(rig.find<QLabel>("exploreProgress")->text().contains("the disk is full"));
        QVERIFY(rig.find<QPushButton>("exploreStart")->isEnabled());
    }

    void aModelThatIsNotInstalledDrawsNothing() {
        ExploreRig rig;
        rig.subject = rig.keep("elsewhere", R"({"version":1,"prompt":"a cat","seed":1,"model":{"name":"some/other"}})");
        rig.page->explore(rig.subject, {}, {});
        QTRY_VERIFY(rig.find<QLabel>("exploreProblem")->text().contains("some/other"));
        QVERIFY(!rig.find<QPushButton>("exploreStart")->isEnabled());
        QTest::keyClick(rig.page.get(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(rig.engine.explorations.empty());
    }

    void aPictureThatIsGoneIsALine() {
        ExploreRig rig;
        PictureRecord gone;
        gone.id = 4242;
        gone.prompt = "gone";
        rig.page->explore(gone, {}, {});
        QTRY_VERIFY(!note(rig).isEmpty());
        QVERIFY(!rig.find<QPushButton>("exploreStart")->isEnabled());
    }

    void aPayloadThatCannotBeReadIsLeftOut_data() {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("no JSON") << QByteArray("not JSON");
        QTest::newRow("no plan") << QByteArray(R"({"version":1,"model":"starter"})");
        QTest::newRow("another type") << QByteArray(R"({"version":1,"plan":"all"})");
        QTest::newRow("a kind of tomorrow") << QByteArray(R"({"plan":{"kind":"dream"}})");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("empty") << QByteArray();
    }
    void aPayloadThatCannotBeReadIsLeftOut() {
        QFETCH(QByteArray, payload);
        ExploreRig rig;
        {
            auto library = Library::open(rig.libraryPath());
            JobRecord job{.id = "odd", .kind = kExploreKind, .title = "two dogs", .payload = payload.toStdString()};
            QVERIFY((*library)->jobs().add(job).ok());
        }
        rig.explore();
        QCOMPARE(rig.page->run().state(), ExploreRun::State::Draft);
        QVERIFY(!rig.find<QListWidget>("exploreEarlier")->isVisible());
    }

    void savingWritesAReport() {
        ExploreRig rig;
        rig.explore();
        ask(rig, ExploreKind::Sweep);
        choose(rig, "exploreSteps", 3);
        rig.click("exploreStart");
        const ExploreJob job = rig.engine.explorations.front();
        for (int i = 0; i < 3; ++i)
            finishCell(rig, job.id, i, 0.1 * i, {{"aesthetic_score", 0.2 * i + 0.1}});
        QTRY_COMPARE(rig.page->run().drawn(), 3);
        setDialogAnswers({rig.folder.path()});
        QTest::keyClick(rig.page.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY2_WITH_TIMEOUT(note(rig).startsWith("3 pictures"), qPrintable(note(rig)), 20000);
        const fs::path folder = rig.root() / ("miro-sweep-" + job.id.substr(0, 8));
        QVERIFY(fs::exists(folder / "report.html"));
        QVERIFY(fs::exists(folder / "scores.csv"));
        // Into what is no folder: a line, and nothing left behind.
        setDialogAnswers({QString::fromStdString((rig.root() / "settings.json" / "below").string())});
        QTest::keyClick(rig.page.get(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!note(rig).startsWith("3 pictures") && note(rig) != "Saving…", 20000);
    }

    void everyTextFollowsTheLanguage() {
        ExploreRig rig;
        rig.explore();
        applyLanguage(*qApp, "de");
        QCoreApplication::sendPostedEvents();
        QCOMPARE(rig.page->run().state(), ExploreRun::State::Draft);
        QCOMPARE(rig.find<QComboBox>("exploreSteps")->currentData().toInt(), 5);
        applyLanguage(*qApp, "en");
    }
};

} // namespace miro

QTEST_MAIN(miro::TestExplore)
#include "test_explore.moc"
