// The whole window with a stand-in for the engine and a real library: driven by keys and mouse.
#include "tests/ui/show_active.h"
#include "tests/ui/studio_rig.h"
#include "ui/canvas/canvas.h"
#include "ui/create/create_page.h"
#include "ui/explore/explore_page.h"
#include "ui/gallery/gallery_page.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/language.h"
#include "ui/widgets/note_line.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <future>
#include <thread>

namespace miro {
namespace {

template <typename Widget>
Widget* child(QObject& parent, const char* name) {
    auto* found = parent.findChild<Widget*>(name);
    if (!found)
        qFatal("no %s", name);
    return found;
}

JobRecord makeJob(const std::string& id, JobState state, const std::string& title = "a cat") {
    JobRecord job;
    job.id = id;
    job.kind = "generate";
    job.title = title;
    job.state = state;
    job.picturesTotal = 4;
    return job;
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

    std::unique_ptr<StudioRig> m_rig;
    std::unique_ptr<MainWindow> m_window;

    void open() {
        m_window = std::make_unique<MainWindow>(
            m_rig->context(),
            MainWindow::Options{.stateFile = m_rig->statePath(), .desktop = silentDesktop(), .now = [] {
                                    return qint64{0};
                                }});
        QVERIFY(showActive(*m_window));
        m_rig->readModels();
    }

    QWidget* page() { return child<QStackedWidget>(*m_window, "pages")->currentWidget(); }
    QString note() { return child<NoteLine>(*m_window, "windowNote")->text(); }

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

    void tabsChangeByKeyAndMouse() {
        m_rig->keepPictures(1);
        open();
        QCOMPARE(page()->objectName(), m_window->findChild<CreatePage*>()->objectName());
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(page(), m_window->findChild<GalleryPage*>());
        QVERIFY(child<QToolButton>(*m_window, "tab_gallery")->isChecked());
        QTest::mouseClick(child<QToolButton>(*m_window, "tab_create"), Qt::LeftButton);
        QCOMPARE(page(), m_window->findChild<CreatePage*>());
        QVERIFY(!child<QToolButton>(*m_window, "tab_gallery")->isChecked());
        QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QCOMPARE(page()->objectName(), QString("settingsPage"));
        QTest::keyClick(m_window.get(), Qt::Key_M, Qt::ControlModifier);
        QCOMPARE(page()->metaObject()->className(), "miro::ModelsPage");
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(page(), m_window->findChild<CreatePage*>());
    }

    void theGalleryLeadsToTheScorers() {
        m_rig->keepPictures(1);
        open();
        m_window->findChild<QAction*>("gallery")->trigger();
        auto* grid = m_window->findChild<QAbstractItemView*>("galleryGrid");
        QTRY_COMPARE(grid->model()->rowCount(), 1);
        grid->setCurrentIndex(grid->model()->index(0, 0));
        auto* get = child<QPushButton>(*m_window, "getScorersButton");
        QTRY_VERIFY(get->isVisible());
        get->setFocus();
        QTest::keyClick(get, Qt::Key_Space);
        QCOMPARE(page()->objectName(), QString("modelsPage"));
        QTRY_VERIFY(!child<QLabel>(*m_window, "modelGroup2")->visibleRegion().isEmpty());
    }

    void theFirstStartDrawsAtOnce() {
        open();
        QTRY_COMPARE(m_rig->engine.draws.size(), size_t{1});
        QVERIFY(!m_rig->engine.draws.front().what.settings.prompt.empty());
    }

    void aLaterStartDrawsNothing() {
        m_rig->keepPictures(1);
        QSignalSpy opened(m_rig->library.get(), &LibraryThread::opened);
        open();
        QTRY_VERIFY(opened.count() > 0);
        // The question whether this is the first start is answered before this one.
        bool answered = false;
        m_rig->library->run(
            LibraryThread::Lane::Query, m_window.get(), [](Library& library) { return library.count({}); },
            [&](Result<int64_t>) { answered = true; });
        QTRY_VERIFY(answered);
        QVERIFY(m_rig->engine.draws.empty());
    }

    void nothingScrollsAndTheCanvasIsLarge_data() {
        QTest::addColumn<QString>("model");
        QTest::newRow("four rewards") << "starter";
        QTest::newRow("seven rewards") << kSevenRewards;
    }

    void nothingScrollsAndTheCanvasIsLarge() {
        QFETCH(QString, model);
        m_rig->keepPictures(1);
        m_rig->set([&](Preferences& preferences) { preferences.model = model.toStdString(); });
        open();
        m_window->resize(1280, 800);
        QTRY_COMPARE(m_window->size(), QSize(1280, 800));
        auto* canvas = m_window->findChild<Canvas*>();
        QVERIFY(canvas && canvas->isVisible());
        const double share = static_cast<double>(canvas->width()) * canvas->height() / (1280.0 * 800.0);
        QVERIFY2(share >= 0.6, qPrintable(QString("the canvas has %1 of the window").arg(share)));
        for (const char* name : {"create", "gallery", "settings"}) { // Models is a list
            child<QAction>(*m_window, name)->trigger();
            QCoreApplication::sendPostedEvents();
            for (auto* bar : page()->findChildren<QScrollBar*>()) {
                // Lists of pictures and texts scroll; a page does not.
                bool list = false;
                for (QWidget* parent = bar->parentWidget(); parent; parent = parent->parentWidget())
                    list = list || qobject_cast<QAbstractItemView*>(parent) || parent->inherits("QPlainTextEdit") ||
                           parent->property("scrolls").toBool();
                if (!list && bar->isVisible())
                    QVERIFY2(bar->maximum() == 0,
                             qPrintable(QString("%1: %2 scrolls").arg(name, bar->parentWidget()->objectName())));
            }
        }
    }

    void themesSwitchWhileItRuns() {
        m_rig->keepPictures(1);
        open();
        child<QAction>(*m_window, "settings")->trigger();
        auto* theme = child<QComboBox>(*m_window, "param_theme");
        theme->setFocus();
        QTest::keyClick(theme, Qt::Key_End);
        QCOMPARE(currentTheme(), ThemeKind::HighContrast);
        QCOMPARE(m_rig->preferences->get().theme, std::string("contrast"));
        QCOMPARE(m_window->palette().color(QPalette::Window), QColor(Qt::black));
        QTest::keyClick(theme, Qt::Key_Up);
        QCOMPARE(currentTheme(), ThemeKind::Dark);
    }

    void aLanguageIsKeptAndHolds() {
        m_rig->keepPictures(1);
        open();
        child<QAction>(*m_window, "settings")->trigger();
        auto* language = child<QComboBox>(*m_window, "param_language");
        language->setFocus();
        language->setCurrentIndex(language->findData("fr"));
        QCOMPARE(m_rig->preferences->get().language, std::string("fr"));
        QCOMPARE(currentLanguage(), QString("fr"));
        QCOMPARE(QLocale().language(), QLocale::French);
    }

    void theLibraryFolderHoldsFromTheNextStart() {
        m_rig->keepPictures(1);
        open();
        child<QAction>(*m_window, "settings")->trigger();
        auto* note = child<QLabel>(*m_window, "note_library");
        m_rig->set([&](Preferences& preferences) { preferences.library = m_rig->libraryPath(); });
        QTRY_VERIFY(note->isHidden());
        m_rig->set([](Preferences& preferences) { preferences.library = "/elsewhere"; });
        QTRY_VERIFY(note->isVisible());
        QVERIFY(note->text().contains(QString::fromStdString(m_rig->libraryPath().string())));
    }

    void theModelIsChosenInTheBar() {
        m_rig->keepPictures(1);
        open();
        auto* button = child<QToolButton>(*m_window, "modelButton");
        QVERIFY(button->text().contains("Starter"));
        auto* menu = child<QMenu>(*m_window, "modelMenu");
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(menu->isVisible());
        QAction* seven = nullptr;
        for (QAction* action : menu->actions())
            if (action->text().contains("MIRO"))
                seven = action;
        QVERIFY(seven);
        menu->setActiveAction(seven);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(m_rig->preferences->get().model, std::string(kSevenRewards));
        QVERIFY(button->text().contains("MIRO"));
        QVERIFY(std::count(m_rig->engine.calls.begin(), m_rig->engine.calls.end(), "preload nicolas-dufour/miro") == 1);
    }

    void theDrawerShowsTheQueue() {
        m_rig->keepPictures(1);
        open();
        auto* drawer = child<QWidget>(*m_window, "activityDrawer");
        QVERIFY(!drawer->isVisible());
        QTest::mouseClick(child<QToolButton>(*m_window, "activityPill"), Qt::LeftButton);
        QVERIFY(drawer->isVisible());
        m_rig->engine.setState(
            {.jobs = {makeJob("r", JobState::Running, "running"), makeJob("a", JobState::Queued),
                      makeJob("b", JobState::Queued), makeJob("c", JobState::Queued), makeJob("d", JobState::Done)}});
        auto* list = child<QListView>(*m_window, "queueList");
        QTRY_COMPARE(list->model()->rowCount(), 5);
        QVERIFY(child<QToolButton>(*m_window, "activityPill")->text().contains("+3"));

        auto& calls = m_rig->engine.calls;
        calls.clear();
        list->setFocus();
        list->setCurrentIndex(list->model()->index(2, 0)); // b
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(list, Qt::Key_R, Qt::ControlModifier);
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(calls, (std::vector<std::string>{"moveJob b a", "moveJob b ", "repeatJob b", "removeJob b"}));

        calls.clear();
        list->setCurrentIndex(list->model()->index(0, 0)); // what runs can neither move nor go
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(list, Qt::Key_Delete);
        QVERIFY(calls.empty());
        QTest::mouseClick(child<QToolButton>(*m_window, "button_stopNow"), Qt::LeftButton);
        QTest::mouseClick(child<QToolButton>(*m_window, "button_stopAfter"), Qt::LeftButton);
        QTest::mouseClick(child<QToolButton>(*m_window, "button_skip"), Qt::LeftButton);
        QCOMPARE(m_rig->engine.stops, (std::vector<std::pair<JobId, StopKind>>{
                                          {"r", StopKind::Now}, {"r", StopKind::AfterThis}, {"r", StopKind::Skip}}));

        setDialogAnswers({"/tmp/out.json", "/tmp/in.json"});
        child<QAction>(*m_window, "exportQueue")->trigger();
        QTRY_COMPARE(calls.size(), size_t{1});
        child<QAction>(*m_window, "importQueue")->trigger();
        QTRY_COMPARE(calls.size(), size_t{2});
        child<QAction>(*m_window, "clearFinished")->trigger();
        QCOMPARE(calls,
                 (std::vector<std::string>{"exportQueue /tmp/out.json", "importQueue /tmp/in.json", "clearFinished"}));

        QTest::keyClick(list, Qt::Key_Escape);
        QVERIFY(!drawer->isVisible());
    }

    void aDragAsksForAnotherOrder() {
        m_rig->keepPictures(1);
        open();
        m_rig->engine.setState({.jobs = {makeJob("r", JobState::Running), makeJob("a", JobState::Queued),
                                         makeJob("b", JobState::Queued), makeJob("d", JobState::Done)}});
        auto* model = child<QListView>(*m_window, "queueList")->model();
        QTRY_COMPARE(model->rowCount(), 4);
        QVERIFY(!model->flags(model->index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(!model->flags(model->index(3, 0)).testFlag(Qt::ItemIsDragEnabled));
        m_rig->engine.calls.clear();
        std::unique_ptr<QMimeData> data(model->mimeData({model->index(2, 0)}));
        model->dropMimeData(data.get(), Qt::MoveAction, 0, 0, {});
        data.reset(model->mimeData({model->index(1, 0)}));
        model->dropMimeData(data.get(), Qt::MoveAction, 3, 0, {});
        QCOMPARE(m_rig->engine.calls, (std::vector<std::string>{"moveJob b a", "moveJob a "}));
    }

    void pauseIsTheEngines() {
        m_rig->keepPictures(1);
        open();
        auto* button = child<QToolButton>(*m_window, "pauseButton");
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(child<QToolButton>(*m_window, "activityPill")->text().contains("Paused"));
        QVERIFY(button->isChecked());
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY(!button->isChecked());
        auto& calls = m_rig->engine.calls;
        QVERIFY(std::count(calls.begin(), calls.end(), "setPaused 1") == 1);
        QVERIFY(std::count(calls.begin(), calls.end(), "setPaused 0") == 1);
    }

    void problemsAreALineNotABox() {
        m_rig->keepPictures(1);
        open();
        m_rig->engine.setState({.problem = "the library is locked by another program"});
        QTRY_COMPARE(note(), QString("the library is locked by another program"));
        m_rig->bridge.note("j", "the batch was halved");
        QTRY_COMPARE(note(), QString("the batch was halved"));
        QVERIFY(!QApplication::activeModalWidget());
    }

    void aLibraryThatCannotBeOpenedSaysSo() {
        fs::create_directories(m_rig->libraryPath());
        m_rig->library.reset();
        QVERIFY(writeFileAtomically(m_rig->libraryPath() / "library.sqlite", std::string(8192, 'x')).ok());
        m_rig->thumbnails.reset();
        m_rig->library = std::make_unique<LibraryThread>(m_rig->libraryPath());
        m_rig->thumbnails = std::make_unique<ThumbnailCache>(*m_rig->library);
        open();
        QTRY_VERIFY2(note().contains("library"), qPrintable(note()));
        QVERIFY(m_rig->engine.draws.empty());
        // Mended meanwhile, it opens without a restart.
        fs::remove_all(m_rig->libraryPath());
        QSignalSpy opened(m_rig->library.get(), &LibraryThread::opened);
        QTest::mouseClick(child<QPushButton>(*child<NoteLine>(*m_window, "windowNote"), "noteAction-0"),
                          Qt::LeftButton);
        QTRY_COMPARE(opened.count(), 1);
    }

    void keysAreListed() {
        m_rig->keepPictures(1);
        open();
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        auto* list = child<QTreeWidget>(*m_window, "shortcuts");
        QTRY_VERIFY(list->isVisible());
        QStringList keys;
        for (int i = 0; i < list->topLevelItemCount(); ++i)
            for (int j = 0; j < list->topLevelItem(i)->childCount(); ++j) {
                QVERIFY(!list->topLevelItem(i)->child(j)->text(0).isEmpty());
                keys << list->topLevelItem(i)->child(j)->text(1);
            }
        for (const char* key : {"F1", "F11", "Ctrl+1", "Ctrl+2", "Ctrl+Return", "F3", "Alt+Up"})
            QVERIFY2(keys.join(' ').contains(key), key);
        for (const char* key : {"E", "K"}) // of Create and of Explore
            QVERIFY2(keys.contains(key), key);
        // A key of the window and one of a page that are the same would both be dead.
        for (int page = 1; page < list->topLevelItemCount(); ++page)
            for (int i = 0; i < list->topLevelItem(page)->childCount(); ++i)
                for (int j = 0; j < list->topLevelItem(0)->childCount(); ++j)
                    QVERIFY2(list->topLevelItem(page)->child(i)->text(1) != list->topLevelItem(0)->child(j)->text(1),
                             qPrintable(list->topLevelItem(0)->child(j)->text(1)));
    }

    void exploreIsAnActionOnAPicture() {
        m_rig->keepPictures(2);
        open();
        auto* explore = child<ExplorePage>(*m_window, "explorePage");
        auto* strip = child<QListView>(*m_window, "filmstrip");
        QTRY_COMPARE(strip->model()->rowCount(), 2);
        QVERIFY(!child<QToolButton>(*m_window, "explore")->isEnabled()); // no picture is chosen
        QTest::mouseClick(strip->viewport(), Qt::LeftButton, {},
                          strip->visualRect(strip->model()->index(0, 0)).center());
        QTRY_VERIFY(child<QToolButton>(*m_window, "explore")->isEnabled());
        QTest::mouseClick(child<QToolButton>(*m_window, "explore"), Qt::LeftButton);
        QCOMPARE(page(), explore);
        QTRY_COMPARE(explore->run().state(), ExploreRun::State::Draft);
        QVERIFY(m_rig->engine.explorations.empty());
        QVERIFY(!child<QToolButton>(*m_window, "tab_create")->isChecked());
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QCOMPARE(page(), m_window->findChild<CreatePage*>());
        QTest::keyClick(strip, Qt::Key_E);
        QCOMPARE(page(), explore);

        // From the gallery, and back to it; two chosen ones are the two ends of a morph.
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        auto* grid = child<QListView>(*m_window, "galleryGrid");
        QTRY_COMPARE(grid->model()->rowCount(), 2);
        grid->setFocus();
        grid->selectAll();
        QTest::keyClick(grid, Qt::Key_E);
        QTRY_COMPARE(page(), explore);
        QTest::mouseClick(child<QToolButton>(*m_window, "exploreBack"), Qt::LeftButton);
        QCOMPARE(page(), m_window->findChild<GalleryPage*>());

        // The settings of a cell stand in Create.
        QTest::keyClick(grid, Qt::Key_E);
        QTRY_COMPARE(explore->run().state(), ExploreRun::State::Draft);
        auto* cells = child<QTableView>(*m_window, "exploreGrid");
        cells->setFocus();
        cells->setCurrentIndex(cells->model()->index(0, 0));
        QTest::keyClick(cells, Qt::Key_Return);
        QCOMPARE(page(), m_window->findChild<CreatePage*>());
        const auto& settings = m_window->findChild<CreatePage*>()->settings();
        QVERIFY(settings.generation.positive.at("clip_score") == RewardTarget(0.0));
        QVERIFY(settings.generation.positive.at("pick_a_score_score") == RewardTarget(1.0));
        QCOMPARE(settings.generation.prompt, std::string("a red fox on a yellow background"));
    }

    void closingWhileItDrawsAsks() {
        m_rig->keepPictures(1);
        open();
        m_rig->engine.setState({.jobs = {makeJob("r", JobState::Running)}});
        QTRY_VERIFY(!child<QToolButton>(*m_window, "activityPill")->text().contains("Ready"));
        setDialogAnswers({"", "yes"});
        m_window->close();
        QVERIFY(m_window->isVisible());
        QTest::qWait(0);
        QVERIFY(m_window->isVisible());
        m_window->close();
        QTRY_VERIFY(!m_window->isVisible());
    }

    void itsPlaceIsRemembered() {
        m_rig->keepPictures(1);
        open();
        m_window->resize(1100, 760);
        QTRY_COMPARE(m_window->width(), 1100);
        m_window->close();
        open();
        QTRY_COMPARE(m_window->size(), QSize(1100, 760));
    }

    // The engine hangs and the library does not answer: the window lives.
    void theEventLoopTurnsWhileAllElseIsHeld() {
        m_rig->keepPictures(1);
        open();
        std::jthread engine;
        std::promise<void> gate; // shut as long as it lives: a test that fails holds nobody
        const std::shared_future<void> opened = gate.get_future().share();
        m_rig->library->run(
            LibraryThread::Lane::Query, m_window.get(),
            [opened](Library&) -> Result<int> {
                opened.wait();
                return 1;
            },
            [](Result<int>) {});
        engine = std::jthread([this, opened] {
            Image preview = paintedImage(32, 0.2);
            m_rig->engine.setState({.jobs = {makeJob("r", JobState::Running)}});
            for (int step = 0; step < 200; ++step)
                m_rig->engine.step("r", step, 1000, 4, preview);
            opened.wait(); // in the middle of the run
        });
        int ticks = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { ++ticks; });
        timer.start(1);
        QTRY_VERIFY(ticks >= 50);
        for (Qt::Key key : {Qt::Key_2, Qt::Key_1, Qt::Key_2, Qt::Key_1})
            QTest::keyClick(m_window.get(), key, Qt::ControlModifier);
        QCOMPARE(page(), m_window->findChild<CreatePage*>());
        int before = ticks;
        QTRY_VERIFY(ticks >= before + 50);
        gate.set_value();
    }
};

} // namespace miro

QTEST_MAIN(miro::TestWindow)
#include "test_window.moc"
