// Takes pictures of every page in every look, in two languages: for people to look at. Not a test.
//   [MIRO_SCREENSHOTS=taste] screenshots FOLDER [LANGUAGE ...]
#include "tests/ui/batch_album_in_window.h"
#include "tests/ui/batch_in_window.h"
#include "tests/ui/explore_in_window.h"
#include "tests/ui/show_active.h"
#include "tests/ui/starter_scorers.h"
#include "tests/ui/studio_rig.h"
#include "tests/ui/taste_in_window.h"
#include "tests/ui/taught_in_window.h"
#include "tests/ui/training_in_window.h"
#include "ui/models/models_page.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QListView>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>

namespace miro {
namespace {

void settle(StudioRig& rig, QObject& context, int rounds = 12) {
    for (int i = 0; i < rounds; ++i) {
        bool answered = false;
        rig.library->run(
            LibraryThread::Lane::Picture, &context, [](Library&) { return Result<int>(1); },
            [&](Result<int>) { answered = true; });
        (void)QTest::qWaitFor([&] { return answered; });
        QTest::qWait(30);
    }
}

void save(QWidget& window, const QString& file) {
    if (!window.screen()->grabWindow(window.winId()).save(file))
        qFatal("%s cannot be written", qPrintable(file));
    printf("%s\n", qPrintable(file));
}

// What the gallery says of scores: of one picture, of several side by side, and what can be asked of all.
void takeScores(StudioRig& rig, MainWindow& window, const QString& prefix) {
    window.findChild<QAction*>("gallery")->trigger();
    settle(rig, window);
    auto* grid = window.findChild<QAbstractItemView*>("galleryGrid");
    auto* details = window.findChild<QScrollArea*>("detailsPanel");
    grid->setCurrentIndex(grid->model()->index(0, 0));
    settle(rig, window);
    details->ensureWidgetVisible(window.findChild<QWidget*>("scorersInstalled"), 0, 200);
    details->verticalScrollBar()->setValue(window.findChild<QWidget*>("scoresPanel")->y() - 30);
    settle(rig, window, 2);
    save(window, prefix + "gallery-scores.png");
    window.findChild<QToolButton*>("filtersButton")->click();
    auto* sort = window.findChild<QComboBox*>("sortBox");
    sort->setCurrentIndex(sort->count() - 1);
    Q_EMIT sort->activated(sort->count() - 1);
    auto* scale = window.findChild<QComboBox*>("scoreScaleBox");
    scale->setCurrentIndex(2);
    Q_EMIT scale->activated(2);
    settle(rig, window, 4);
    save(window, prefix + "gallery-filters.png");
    window.findChild<QToolButton*>("filtersButton")->click();
    for (int row = 0; row < 4; ++row)
        grid->selectionModel()->select(grid->model()->index(row, 0),
                                       row == 0 ? QItemSelectionModel::ClearAndSelect : QItemSelectionModel::Select);
    settle(rig, window, 4);
    details->verticalScrollBar()->setValue(0);
    settle(rig, window, 2);
    save(window, prefix + "gallery-compared.png");
    window.findChild<QToolButton*>("radarButton")->click();
    settle(rig, window, 2);
    save(window, prefix + "gallery-radar.png");
    window.findChild<QAction*>("models")->trigger();
    settle(rig, window, 2);
    window.findChild<ModelsPage*>()->showScorers();
    settle(rig, window, 2);
    save(window, prefix + "models-scorers.png");
    window.findChild<QAction*>("create")->trigger();
    settle(rig, window, 2);
    auto* strip = window.findChild<QListView*>("filmstrip");
    QTest::mouseClick(strip->viewport(), Qt::LeftButton, {}, strip->visualRect(strip->model()->index(0, 0)).center());
    settle(rig, window);
    save(window, prefix + "create-scores.png");
}

// A grid that is half filled, a sweep with its chart, and the best of many.
void takeExplore(StudioRig& rig, MainWindow& window, const QString& prefix) {
    struct Moment {
        ExploreKind kind;
        const char* name;
        double share;
    };
    for (const Moment& moment : {Moment{ExploreKind::Pareto, "explore-plan", 0},
                                 {ExploreKind::Pareto, "explore-grid", 0.6},
                                 {ExploreKind::Sweep, "explore-sweep", 1},
                                 {ExploreKind::BestOf, "explore-best", 1}}) {
        showExplore(window, rig, moment.kind);
        if (moment.share > 0)
            fillExplore(window, rig, moment.share);
        auto* grid = window.findChild<QTableView*>("exploreGrid");
        if (moment.kind != ExploreKind::Pareto)
            rig.engine.finish(rig.engine.explorations.back().id, JobState::Done);
        settle(rig, window);
        if (moment.share > 0) {
            grid->setFocus();
            grid->setCurrentIndex(grid->model()->index(0, 0));
        }
        settle(rig, window, 2);
        save(window, prefix + moment.name + ".png");
    }
}

// Composing a batch: empty, all that there is, mistakes, and three that were tried.
void takeBatch(StudioRig& rig, MainWindow& window, const QString& prefix) {
    window.findChild<QAction*>("batch")->trigger();
    settleComposer(window);
    settle(rig, window, 2);
    save(window, prefix + "batch-empty.png");
    showComposer(window);
    settle(rig, window, 2);
    save(window, prefix + "batch-composed.png");
    QScrollBar* bar = window.findChild<QScrollArea*>("batchScroll")->verticalScrollBar();
    bar->setValue(bar->maximum());
    tryThree(window, rig);
    settle(rig, window, 2);
    save(window, prefix + "batch-tried.png");
    rig.engine.finish(rig.engine.batches.back().id, JobState::Done);
    window.findChild<QToolButton*>("tryClose")->click();
    bar->setValue(0);
    showComposer(window, true);
    settle(rig, window, 2);
    save(window, prefix + "batch-mistakes.png");
}

// A batch while it runs and in the morning.
void takeNights(StudioRig& rig, MainWindow& window, const QString& prefix) {
    const std::pair<Night, const char*> nights[] = {{Night::Running, "batch-running.png"},
                                                    {Night::Grid, "batch-grid.png"},
                                                    {Night::Failures, "batch-failures.png"},
                                                    {Night::Over, "batch-result.png"},
                                                    {Night::Culling, "batch-culling.png"}};
    for (const auto& [night, name] : nights) {
        showNight(window, rig, night);
        settle(rig, window, 3);
        save(window, prefix + name);
    }
}

// A run in the drawer, with what was before it and what is told.
void takeTraining(StudioRig& rig, MainWindow& window, const QString& prefix) {
    window.findChild<QAction*>("drawer")->trigger();
    const JobId job = showTraining(window, rig);
    settle(rig, window, 3);
    save(window, prefix + "training.png");
    rig.engine.finish(job, JobState::Done);
    window.findChild<QAction*>("drawer")->trigger();
}

// Choosing, what came of it, what was learned, the versions and their proof.
void takeTaste(TasteRig& rig, MainWindow& window, const QString& prefix) {
    for (const auto& [name, view] : tasteViews()) {
        showTaste(window, rig, view);
        settle(rig, window, 3);
        save(window, prefix + QString(name).replace(' ', '-') + ".png");
    }
}

// Its slider, why there is none, an earlier version, and the gallery in its order.
void takeTaught(TasteRig& rig, MainWindow& window, const QString& prefix) {
    for (const auto& [name, view] : taughtViews()) {
        showTaught(window, rig, view);
        settle(rig, window, 3);
        save(window, prefix + QString(name).replace(' ', '-') + ".png");
        rig.taste.tellVersions();
    }
    sortByTaste(window, rig);
    settle(rig, window, 3);
    save(window, prefix + "gallery-taste.png");
}

void take(const QString& folder, const QString& theme, const QString& language) {
    applyTheme(*qApp, theme.toStdString());
    applyLanguage(*qApp, language.toStdString());
    TasteRig rig;
    qputenv("XDG_CONFIG_HOME", (rig.folder.path() + "/config").toUtf8());
    installScorers(rig);
    rig.keepPictures(40);
    rig.keepScoredPictures(12);
    rig.set([](Preferences& preferences) { preferences.model = kSevenRewards; });
    MainWindow window(rig.context(), MainWindow::Options{.desktop = silentDesktop(), .now = [] {
                                                             return qint64{0};
                                                         }});
    window.resize(1280, 800);
    showActive(window);
    rig.readModels();
    settle(rig, window);
    const QString prefix = QStringLiteral("%1/%2-%3-").arg(folder, language, theme);
    for (const char* page : {"gallery", "models", "settings", "create"}) {
        window.findChild<QAction*>(page)->trigger();
        settle(rig, window);
        save(window, prefix + page + ".png");
    }
    if (qgetenv("MIRO_SCREENSHOTS") == "taste") {
        takeTaste(rig, window, prefix);
        takeTaught(rig, window, prefix);
        return;
    }
    takeScores(rig, window, prefix);
    // A run of four pictures in the middle, with the queue behind it.
    const Image preview = paintedImage(32, 0.6);
    if (auto* draw = window.findChild<QAction*>("keyDraw"))
        draw->trigger();
    settle(rig, window, 3);
    if (!rig.engine.draws.empty()) {
        const JobId job = rig.engine.draws.back().id;
        for (int step = 0; step < 20; ++step) {
            rig.engine.step(job, step, 50, static_cast<int>(rig.engine.draws.back().what.settings.count), preview);
            QTest::qWait(5);
        }
    }
    settle(rig, window, 3);
    save(window, prefix + "drawing.png");
    window.findChild<QAction*>("drawer")->trigger();
    if (!rig.engine.draws.empty())
        rig.engine.step(rig.engine.draws.back().id, 21, 50, 1, preview);
    settle(rig, window, 3);
    save(window, prefix + "drawer.png");
    window.findChild<QAction*>("drawer")->trigger();
    takeTraining(rig, window, prefix);
    takeExplore(rig, window, prefix);
    takeBatch(rig, window, prefix);
    takeNights(rig, window, prefix);
    takeTaste(rig, window, prefix);
    takeTaught(rig, window, prefix);
}

} // namespace
} // namespace miro

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName("Miro Studio");
    const QStringList arguments = application.arguments().mid(1);
    if (arguments.isEmpty())
        qFatal("usage: screenshots FOLDER [LANGUAGE ...]");
    miro::setDialogAnswers({});
    const QStringList languages = arguments.size() > 1 ? arguments.mid(1) : QStringList{"en", "de"};
    for (const QString& language : languages)
        for (const char* theme : {"light", "dark", "contrast"})
            miro::take(arguments.front(), theme, language);
    return 0;
}
