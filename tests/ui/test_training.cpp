// Training in the drawer: the menu that asks for it, and the curves of a run, from its folder and from what is told.
#include "tests/ui/show_active.h"
#include "tests/ui/training_in_window.h"
#include "tests/ui/window_texts.h"
#include "ui/charts/chart_style.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/trend_list.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/language.h"
#include "ui/widgets/note_line.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTimer>
#include <QToolTip>

namespace miro {
namespace {

template <typename Widget>
Widget* child(QObject& parent, const char* name) {
    auto* found = parent.findChild<Widget*>(name);
    if (!found)
        qFatal("no %s", name);
    return found;
}

} // namespace

class TestTraining : public QObject {
    Q_OBJECT

    std::unique_ptr<StudioRig> m_rig;
    std::unique_ptr<MainWindow> m_window;

    void open() {
        m_rig->keepPictures(1); // not the first start
        m_window =
            std::make_unique<MainWindow>(m_rig->context(), MainWindow::Options{.desktop = silentDesktop(), .now = [] {
                                                                                   return qint64{0};
                                                                               }});
        m_window->resize(1280, 800);
        QVERIFY(showActive(*m_window));
        m_window->findChild<QAction*>("drawer")->trigger();
    }
    QString text(const char* label) { return child<QLabel>(*m_window, label)->text(); }
    QString note() { return child<NoteLine>(*m_window, "windowNote")->text(); }
    LineChart* chart() { return child<LineChart>(*m_window, "trainingChart"); }
    SampleStrip* strip() { return child<SampleStrip>(*m_window, "trainingSamples"); }
    TrendList* trends() { return child<TrendList>(*m_window, "trainingTrends"); }
    std::vector<PlotPoint> pointsOf(int series) {
        std::vector<PlotPoint> points;
        for (const PlotPoint& point : chart()->points())
            if (point.series == series)
                points.push_back(point);
        return points;
    }

private Q_SLOTS:
    void init() {
        setDialogAnswers({});
        applyTheme(*qApp, "light");
        applyLanguage(*qApp, "en");
        m_rig = std::make_unique<StudioRig>();
    }

    void cleanup() {
        m_window.reset();
        m_rig.reset();
    }

    // --- what is kept of a run

    void whatIsDoneAgainReplacesWhatWas() {
        TrainingRecord record;
        QVERIFY(record.empty());
        for (int64_t step = 1; step <= 10; ++step)
            record.add(pointAt(step, 1.0 / static_cast<double>(step)));
        TrainingPoint look;
        look.step = 10;
        look.heldOut = {{"loss", 0.5}};
        look.best = true;
        record.add(look);
        QCOMPARE(record.find("loss", false)->entries.size(), size_t{10}); // the look does not take the update away
        QCOMPARE(record.bestStep(), int64_t{10});
        QCOMPARE(record.of(), int64_t{1000});
        record.add(pointAt(7, 0.25)); // after a crash it goes on from its checkpoint
        QCOMPARE(record.find("loss", false)->entries.size(), size_t{7});
        QCOMPARE(record.find("loss", false)->entries.back().value, 0.25);
        QVERIFY(record.find("loss", true)->entries.empty());
        QCOMPARE(record.bestStep(), int64_t{-1});
        QCOMPARE(record.step(), int64_t{7});
    }

    void numbersThatAreNoneAreLeftOut() {
        TrainingRecord record;
        record.add(pointAt(1, std::nan("")));
        QVERIFY(!record.find("loss", false));
        record.add(pointAt(2, 1));
        QCOMPARE(record.find("loss", false)->entries.size(), size_t{1});
    }

    // What a flow model is judged by goes with its plain loss, not with its weighted one.
    void aFlowModelsHeldOutLossHasItsCounterpart() {
        TrainingRecord record;
        record.add(pointAt(1, 1));
        QCOMPARE(record.mainName(), std::string("loss"));
        TrainingPoint look;
        look.step = 1;
        look.heldOut = {{"held_out_loss", 0.5}, {"held_out_loss_other_text", 0.7}};
        record.add(look);
        QCOMPARE(record.heldOutName(), std::string("held_out_loss"));
        QCOMPARE(record.mainName(), std::string("raw"));
    }

    void aLongRunStaysSmall() {
        TrainingRecord record;
        for (int64_t step = 1; step <= 100'000; ++step)
            record.add(pointAt(step, static_cast<double>(step)));
        const auto& entries = record.find("loss", false)->entries;
        QVERIFY(entries.size() <= 4000 && entries.size() >= 2000);
        QCOMPARE(entries.back().step, 100'000.0);
        for (size_t i = 1; i < entries.size(); ++i)
            QVERIFY(entries[i].step > entries[i - 1].step && entries[i].value > entries[i - 1].value);
        QCOMPARE(thinned(entries, 60).size(), size_t{60});
        QCOMPARE(thinned(entries, 60).back().step, 100'000.0);
    }

    void meansAreOfNeighbours() {
        const auto means = thinned({{1, 1}, {2, 3}, {3, 5}, {4, 7}}, 2);
        QCOMPARE(means.size(), size_t{2});
        QCOMPARE(means[0].value, 2.0);
        QCOMPARE(means[1].value, 6.0);
        QCOMPARE(means[1].step, 4.0);
    }

    // --- asking for it

    void theMenuAsksForAConfigAndAFolder() {
        open();
        QVERIFY(!child<QWidget>(*m_window, "trainingPanel")->isVisible());
        setDialogAnswers({"/home/me/my.json", "/home/me/run"});
        m_window->findChild<QAction*>("trainFromFile")->trigger();
        QTRY_COMPARE(m_rig->engine.trainings.size(), size_t{1});
        const TrainJob& job = m_rig->engine.trainings.front();
        QCOMPARE(job.configFile, fs::path("/home/me/my.json"));
        QCOMPARE(job.folder, fs::path("/home/me/run"));
        QVERIFY(!job.id.empty());
        QTRY_COMPARE(child<QListView>(*m_window, "queueList")->model()->rowCount(), 1);
        QTRY_VERIFY(child<QWidget>(*m_window, "trainingPanel")->isVisible());
        QCOMPARE(text("trainingTitle"), QString("Training: run"));
    }

    void whoCancelsQueuesNothing() {
        open();
        auto* train = m_window->findChild<QAction*>("trainFromFile");
        setDialogAnswers({"", "/home/me/my.json", "", "/home/me/other.json", "/home/me/run"});
        train->trigger();      // no file
        train->trigger();      // no folder
        bool answered = false; // behind the two files and the folder
        QTimer::singleShot(0, m_window.get(), [&] { QTimer::singleShot(0, m_window.get(), [&] { answered = true; }); });
        QTRY_VERIFY(answered);
        train->trigger();
        QTRY_COMPARE(m_rig->engine.trainings.size(), size_t{1}); // the last one alone
        QCOMPARE(m_rig->engine.trainings.front().configFile, fs::path("/home/me/other.json"));
    }

    void aConfigThatCannotBeRunIsALine() {
        open();
        m_rig->engine.trainingProblem = "my.json: there is no key 'stepps', did you mean 'steps'?";
        setDialogAnswers({"/home/me/my.json", "/home/me/run"});
        m_window->findChild<QAction*>("trainFromFile")->trigger();
        QTRY_COMPARE(note(), QString::fromStdString(m_rig->engine.trainingProblem));
        QCOMPARE(child<QListView>(*m_window, "queueList")->model()->rowCount(), 0);
        QVERIFY(!child<QWidget>(*m_window, "trainingPanel")->isVisible());
    }

    // --- the curves

    void theCurvesComeFromTheFolderAndFromWhatIsTold() {
        open();
        const JobId job = showTraining(*m_window, *m_rig, 120);
        const std::vector<PlotPoint> training = pointsOf(0);
        const std::vector<PlotPoint> heldOut = pointsOf(1);
        QCOMPARE(heldOut.size(), size_t{12});
        QVERIFY(training.size() >= 30 && training.size() <= 60);
        QCOMPARE(training.back().x, 121.0); // told
        QCOMPARE(heldOut.back().x, 120.0);  // read
        QVERIFY(training.front().y > training.back().y);
        QCOMPARE(text("trainingTitle"), QString("Training: portraits"));
        const QString state = text("trainingState");
        QVERIFY2(state.contains("update 121 of 1,000") && state.contains("1 h 6 min left") &&
                     state.contains("128 samples a second"),
                 qPrintable(state));
        QVERIFY2(text("trainingNumbers").contains("held out") && text("trainingNumbers").contains("best at update 120"),
                 qPrintable(text("trainingNumbers")));
        // What is not in the chart has a row: the training's other numbers and the rewards.
        QStringList names;
        for (const Trend& trend : trends()->trends()) {
            names << trend.name;
            QVERIFY(!trend.value.isEmpty() && trend.text.startsWith(trend.name));
        }
        QCOMPARE(names.size(), qsizetype{6});
        QVERIFY(names.contains("Loss") && names.contains("Learning rate"));
        QVERIFY(!names.contains("clip_score")); // in the artist's words

        m_rig->engine.trainTo(job, pointAt(122, 0.5));
        QTRY_COMPARE(pointsOf(0).back().x, 122.0);
        TrainingPoint look;
        look.step = 122;
        look.of = 1000;
        look.heldOut = {{"raw", 0.4}, {"clip_score", 0.6}};
        m_rig->engine.trainTo(job, look);
        QTRY_COMPARE(pointsOf(1).size(), size_t{13});
        m_rig->engine.trainTo("another", pointAt(500, 9));
        m_rig->engine.trainTo(job, pointAt(123, 0.5));
        QTRY_COMPARE(pointsOf(0).back().x, 123.0); // another's are not this one's
    }

    // Told before the folder's file is read: nothing is lost, nothing is there twice.
    void whatIsToldWhileTheFolderIsRead() {
        open();
        TrainJob job;
        job.id = "training";
        job.folder = m_rig->root() / "portraits";
        writeMetrics(job.folder, 50);
        m_rig->engine.train(job);
        m_rig->engine.trainTo(job.id, pointAt(50, 0.5));
        m_rig->engine.trainTo(job.id, pointAt(51, 0.5));
        QTRY_COMPARE(trainingPanel(*m_window)->record().step(), int64_t{51});
        QTRY_COMPARE(trainingPanel(*m_window)->record().find("loss", false)->entries.size(), size_t{51});
    }

    void aWindowThatOpensLaterHasThem() {
        writeMetrics(m_rig->root() / "portraits", 80);
        EngineState state;
        JobRecord job;
        job.id = "former";
        job.kind = kTrainKind;
        job.title = "portraits";
        job.payload = nlohmann::json{{"version", 1}, {"folder", (m_rig->root() / "portraits").string()}}.dump();
        job.state = JobState::Queued;
        job.priority = JobPriority::FineTuning;
        job.picturesDone = 80;
        job.picturesTotal = 1000;
        state.jobs = {job};
        m_rig->engine.setState(state);
        open();
        QTRY_COMPARE(trainingPanel(*m_window)->record().step(), int64_t{80});
        QTRY_VERIFY(child<QWidget>(*m_window, "trainingPanel")->isVisible());
        QVERIFY2(text("trainingState").startsWith("Waiting"), qPrintable(text("trainingState")));
        QCOMPARE(pointsOf(1).size(), size_t{8});
    }

    void itStaysWhenTheRunIsOver() {
        open();
        const JobId job = showTraining(*m_window, *m_rig);
        m_rig->engine.finish(job, JobState::Done);
        QTRY_VERIFY(text("trainingState").startsWith("Done"));
        QVERIFY(!text("trainingState").contains("left"));
        QVERIFY(child<QWidget>(*m_window, "trainingPanel")->isVisible());
        QVERIFY(!chart()->points().empty());
    }

    void aFolderThatSaysNothing_data() {
        QTest::addColumn<QString>("payload");
        QTest::newRow("no file") << R"({"version":1,"folder":"/nowhere/at/all"})";
        QTest::newRow("no folder") << R"({"version":1})";
        QTest::newRow("no text") << R"({"version":1,"folder":7})";
        QTest::newRow("too large to be listed") << "";
        QTest::newRow("no JSON") << "{";
    }
    void aFolderThatSaysNothing() {
        QFETCH(QString, payload);
        EngineState state;
        JobRecord job;
        job.id = "odd";
        job.kind = kTrainKind;
        job.title = "odd";
        job.payload = payload.toStdString();
        job.state = JobState::Running;
        state.jobs = {job};
        open();
        m_rig->engine.setState(state);
        QTRY_VERIFY(child<QWidget>(*m_window, "trainingPanel")->isVisible());
        QVERIFY(chart()->points().empty());
        m_rig->engine.trainTo("odd", pointAt(1, 2)); // what is told is shown all the same
        QTRY_COMPARE(pointsOf(0).size(), size_t{1});
    }

    void theRunThatIsChosenIsShown() {
        std::vector<JobRecord> jobs(4);
        const JobState states[] = {JobState::Running, JobState::Queued, JobState::Done, JobState::Done};
        for (size_t i = 0; i < jobs.size(); ++i) {
            jobs[i].id = std::string(1, static_cast<char>('a' + i));
            jobs[i].kind = i == 0 ? "generate" : kTrainKind;
            jobs[i].state = states[i];
        }
        QCOMPARE(trainingToShow(jobs, nullptr)->id, JobId("c")); // the newest that is over: the other has not begun
        QCOMPARE(trainingToShow(jobs, &jobs[3])->id, JobId("d"));
        QCOMPARE(trainingToShow(jobs, &jobs[0])->id, JobId("c"));
        jobs[1].picturesDone = 3;
        QCOMPARE(trainingToShow(jobs, nullptr)->id, JobId("b"));
        QVERIFY(!trainingToShow({jobs[0]}, nullptr));
    }

    // --- how it is read

    void curvesAreToldApartWithoutColour() {
        QVERIFY(seriesPen(0).style() != seriesPen(1).style());
        open();
        showTraining(*m_window, *m_rig);
        QCOMPARE(chart()->names(), (QStringList{"Training", "Held out"}));
        QVERIFY(chart()->minimumSizeHint().height() <= chart()->height()); // the legend has its place
        QVERIFY(pointsOf(0).back().text.startsWith("Training, update 121: "));
        QVERIFY(pointsOf(1).back().text.startsWith("Held out, update 120: "));
    }

    void everyThemeAndLanguageFits() {
        open();
        showTraining(*m_window, *m_rig);
        auto* drawer = child<QWidget>(*m_window, "activityDrawer");
        auto* panel = child<QWidget>(*m_window, "trainingPanel");
        for (const char* theme : {"light", "dark", "contrast"}) {
            applyTheme(*qApp, theme);
            for (const QString& language : languages()) {
                applyLanguage(*qApp, language.toStdString());
                QTRY_VERIFY2(clippedTexts(*drawer).isEmpty(),
                             qPrintable(language + ": " + clippedTexts(*drawer).join('\n')));
                QVERIFY(drawer->rect().contains(panel->geometry()));
                QVERIFY(child<QListView>(*m_window, "queueList")->height() >= 60);
            }
            QSet<QRgb> colours;
            const QImage picture = chart()->grab().toImage();
            for (int x = 0; x < picture.width(); ++x)
                for (int y = 0; y < picture.height(); ++y)
                    colours.insert(picture.pixel(x, y));
            QVERIFY(colours.contains(seriesColour(0).rgb()));
            QVERIFY(colours.contains(seriesColour(1).rgb()));
        }
    }

    void theKeyboardReadsIt() {
        open();
        showTraining(*m_window, *m_rig);
        QVERIFY2(namelessControls(*m_window).isEmpty(), qPrintable(namelessControls(*m_window).join('\n')));
        QVERIFY2(unreachedControls(*m_window).filter("training").isEmpty(),
                 qPrintable(unreachedControls(*m_window).join('\n')));
        chart()->setFocus();
        QTest::keyClick(chart(), Qt::Key_End);
        QVERIFY(chart()->accessibleDescription().startsWith("Held out, update 120"));
        trends()->setFocus();
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(trends(), Qt::Key_Down);
        QCOMPARE(trends()->current(), 5);
        QCOMPARE(trends()->accessibleDescription(), trends()->trends().back().text);
        QTest::keyClick(trends(), Qt::Key_Home);
        QCOMPARE(trends()->current(), 0);
    }

    void theLastRowsAreReachedByScrolling() {
        open();
        const JobId job = showTraining(*m_window, *m_rig);
        TrainingPoint many = pointAt(122, 0.5);
        for (int i = 0; i < 8; ++i)
            many.numbers.emplace_back("extra_" + std::to_string(i), i);
        m_rig->engine.trainTo(job, many);
        QTRY_COMPARE(trends()->trends().size(), size_t{14});
        QScrollBar* bar = child<QScrollArea>(*m_window, "trainingScroll")->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        trends()->setFocus();
        QTest::keyClick(trends(), Qt::Key_End);
        QCOMPARE(bar->value(), bar->maximum());
    }

    // --- the pictures

    void theNewestSamplesAreShown() {
        open();
        const JobId job = showTraining(*m_window, *m_rig);
        QVERIFY(strip()->isVisible());
        QCOMPARE(strip()->samples().step, int64_t{120});
        QCOMPARE(strip()->names(), (QStringList{"Own targets", "All targets 1", "All targets 0"}));
        QCOMPARE(text("trainingSamplesTitle"), QString("Samples after update 120"));
        for (const auto& picture : strip()->samples().pictures)
            QVERIFY(picture.image.width() == 480 && picture.image.height() == 480); // no larger than it is shown
        // Told while it runs: the next ones.
        writeSamples(m_rig->root() / "portraits", 140);
        TrainingPoint sampled;
        sampled.step = 140;
        sampled.of = 1000;
        sampled.sampled = true;
        sampled.scores = {{"starter_vqa_at_1", 0.9}, {"starter_vqa_at_0", 0.1}};
        m_rig->engine.trainTo(job, sampled);
        QTRY_COMPARE(strip()->samples().step, int64_t{140});
        const Trend row = trends()->trends().front();
        QCOMPARE(row.name, QString("Samples: VQA (starter)"));
        QCOMPARE(row.value, QString("0.9 / 0.1"));
        QCOMPARE(row.text, QString("Samples: VQA (starter): 0.9 with all targets 1, 0.1 with all targets 0"));
        QCOMPARE(row.lines.size(), size_t{2});
        QCOMPARE(row.lines[0].size(), size_t{7});
        QCOMPARE(row.lines[1].back(), QPointF(140, 0.1));
    }

    void samplesThatCannotBeRead() {
        const fs::path folder = m_rig->root() / "odd";
        QCOMPARE(readNewestSamples(folder).step, int64_t{-1});
        fs::create_directories(folder / "samples/step-x");
        fs::create_directories(folder / "samples/step-00000050"); // not drawn yet
        fs::create_directories(folder / "samples/step-00000040");
        QVERIFY(writeFileAtomically(folder / "samples/step-00000040/sheet.png", "no picture").ok());
        QCOMPARE(readNewestSamples(folder).step, int64_t{-1});
        writeSamples(folder, 30);
        QCOMPARE(readNewestSamples(folder).step, int64_t{30});
        for (int i = 0; i < 9; ++i)
            fs::copy_file(folder / "samples/step-00000030/sheet.png",
                          folder / fmt::format("samples/step-00000030/more-{}.png", i));
        QCOMPARE(readNewestSamples(folder).pictures.size(), size_t{4});
        QCOMPARE(readNewestSamples(folder).pictures.front().file.filename(), fs::path("sheet.png"));
    }

    void aRunWithoutSamplesHasNoStrip() {
        open();
        TrainJob job;
        job.id = "training";
        job.folder = m_rig->root() / "portraits";
        writeMetrics(job.folder, 10);
        m_rig->engine.train(job);
        QTRY_COMPARE(trainingPanel(*m_window)->record().step(), int64_t{10});
        QVERIFY(!strip()->isVisible() && !child<QLabel>(*m_window, "trainingSamplesTitle")->isVisible());
    }

    void theKeyboardGoesThroughTheSamples() {
        open();
        showTraining(*m_window, *m_rig);
        strip()->setFocus();
        QVERIFY(strip()->accessibleDescription().startsWith("Own targets"));
        QTest::keyClick(strip(), Qt::Key_Right);
        QCOMPARE(strip()->accessibleDescription(), QString("All targets 1"));
        QTest::keyClick(strip(), Qt::Key_End);
        QTest::keyClick(strip(), Qt::Key_Right); // there are no more
        QCOMPARE(strip()->current(), 2);
        QTest::keyClick(strip(), Qt::Key_Home);
        QCOMPARE(strip()->current(), 0);
        QSignalSpy opened(strip(), &SampleStrip::opened);
        strip()->disconnect(trainingPanel(*m_window)); // no viewer in tests
        QTest::keyClick(strip(), Qt::Key_Return);
        QTest::mouseDClick(strip(), Qt::LeftButton, {}, QPoint(strip()->width() - 20, 30));
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened[0][0].toInt(), 0);
        QCOMPARE(opened[1][0].toInt(), 2);
        strip()->setSamples({}, {});
        QTest::keyClick(strip(), Qt::Key_Return); // nothing to open
        QTest::keyClick(strip(), Qt::Key_Right);
        QCOMPARE(opened.size(), 2);
    }

    void theStripMirrors() {
        writeSamples(m_rig->root(), 10);
        SampleStrip plain;
        plain.resize(360, plain.sizeHint().height());
        plain.setSamples(readNewestSamples(m_rig->root()), {"a", "b", "c"});
        QVERIFY(showActive(plain));
        const QImage leftToRight = plain.grab().toImage();
        plain.setLayoutDirection(Qt::RightToLeft);
        QVERIFY(leftToRight != plain.grab().toImage());
        plain.setFocus();
        QTest::keyClick(&plain, Qt::Key_Left);
        QCOMPARE(plain.current(), 1);
    }

    void aClosedDrawerHasItAllWhenItOpens() {
        open();
        m_window->findChild<QAction*>("drawer")->trigger();
        const JobId job = showTraining(*m_window, *m_rig);
        m_window->findChild<QAction*>("drawer")->trigger();
        QCOMPARE(pointsOf(0).back().x, 121.0);
        QCOMPARE(trainingPanel(*m_window)->job(), job);
        QVERIFY(clippedTexts(*child<QWidget>(*m_window, "activityDrawer")).isEmpty()); // laid out at once
    }

    void theTrendsMirror() {
        TrendList list;
        list.resize(300, 60);
        list.setTrends(
            {{"a", "1", {{{0, 0}, {1, 1}}}, "a: 1"}, {"b", "2", {{}, {{0, 5}}}, "b: 2"}, {"c", "", {}, "c"}});
        QVERIFY(showActive(list));
        const QImage plain = list.grab().toImage();
        list.setLayoutDirection(Qt::RightToLeft);
        QVERIFY(plain != list.grab().toImage());
        QCOMPARE(list.sizeHint().height(), 3 * list.rowHeight());
        list.setTrends({});
        QTest::keyClick(&list, Qt::Key_Down); // nothing to go to
        QCOMPARE(list.current(), 0);
    }
};

} // namespace miro

QTEST_MAIN(miro::TestTraining)
#include "test_training.moc"
