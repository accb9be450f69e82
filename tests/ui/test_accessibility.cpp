// What every page owes its users: names for screen readers, a way to each control by Tab, no text cut off in any
// language, and a mirrored layout for languages that are written from right to left.
#include "tests/ui/batch_album_in_window.h"
#include "tests/ui/batch_in_window.h"
#include "tests/ui/explore_in_window.h"
#include "tests/ui/show_active.h"
#include "tests/ui/starter_scorers.h"
#include "tests/ui/studio_rig.h"
#include "tests/ui/taste_in_window.h"
#include "tests/ui/taught_in_window.h"
#include "tests/ui/training_in_window.h"
#include "tests/ui/window_texts.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"
#include "ui/window/main_window.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTranslator>

namespace miro {
namespace {

constexpr const char* kMark = "\u2039"; // a translated text begins with it

// Marks every text and makes it a third longer, as German does.
class PseudoTranslator : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int number) const override {
        QString text = QString::fromUtf8(source);
        if (number >= 0)
            text.replace("%n", QString::number(number));
        return kMark + text + QString(text.size() / 5, QChar('o')) + "\u203a";
    }
};

const QStringList kPages = {"create",          "gallery",       "models",         "settings",        "explore",
                            "explore best-of", "explore drawn", "batch",          "batch composed",  "batch mistaken",
                            "batch tried",     "batch running", "batch grid",     "batch failures",  "batch result",
                            "batch culling",   "training",      "taste",          "taste few",       "taste duel",
                            "taste nothing",   "taste summary", "taste learned",  "taste versions",  "taste proof",
                            "taste verdict",   "create taught", "create earlier", "create untaught", "gallery taste"};

const std::map<QString, Night> kNights = {{"batch running", Night::Running},
                                          {"batch grid", Night::Grid},
                                          {"batch failures", Night::Failures},
                                          {"batch result", Night::Over},
                                          {"batch culling", Night::Culling}};

} // namespace

class TestAccessibility : public QObject {
    Q_OBJECT

    std::unique_ptr<TasteRig> m_rig;
    std::unique_ptr<MainWindow> m_window;

    void everyPage() {
        QTest::addColumn<QString>("page");
        for (const QString& page : kPages)
            QTest::newRow(qPrintable(page)) << page;
    }

    void open(const QString& page) {
        m_window =
            std::make_unique<MainWindow>(m_rig->context(), MainWindow::Options{.desktop = silentDesktop(), .now = [] {
                                                                                   return qint64{0};
                                                                               }});
        m_window->resize(1280, 800);
        QVERIFY(showActive(*m_window));
        m_rig->readModels();
        if (page.startsWith("explore"))
            showExplore(*m_window, *m_rig, page.endsWith("best-of") ? ExploreKind::BestOf : ExploreKind::Pareto);
        else if (page == "batch composed" || page == "batch tried")
            showComposer(*m_window);
        else if (page == "training") // in the drawer
            showTraining(*m_window, *m_rig);
        else if (const auto taught = taughtViews().find(page); taught != taughtViews().end())
            showTaught(*m_window, *m_rig, taught->second);
        else if (page == "gallery taste")
            sortByTaste(*m_window, *m_rig);
        else if (page == "batch mistaken")
            showComposer(*m_window, true);
        else if (const auto view = tasteViews().find(page); view != tasteViews().end())
            showTaste(*m_window, *m_rig, view->second);
        else if (const auto night = kNights.find(page); night != kNights.end())
            showNight(*m_window, *m_rig, night->second);
        else
            m_window->findChild<QAction*>(page)->trigger();
        if (page == "batch tried")
            tryThree(*m_window, *m_rig);
        if (page == "explore drawn")
            fillExplore(*m_window, *m_rig, 0.5);
        settle();
        if (page != "gallery")
            return;
        // Two pictures beside each other, the scores of one, and every condition there is.
        auto* grid = m_window->findChild<QAbstractItemView*>("galleryGrid");
        QTRY_COMPARE(grid->model()->rowCount(), 3);
        grid->setCurrentIndex(grid->model()->index(0, 0));
        grid->selectionModel()->select(grid->model()->index(1, 0), QItemSelectionModel::Select);
        m_window->findChild<QToolButton*>("filtersButton")->click();
        settle();
    }

    // What was posted and laid out has arrived.
    void settle() {
        for (int i = 0; i < 3; ++i) {
            bool answered = false;
            m_rig->library->run(
                LibraryThread::Lane::Query, m_window.get(), [](Library&) { return Result<int>(1); },
                [&](Result<int>) { answered = true; });
            QTRY_VERIFY(answered);
            QCoreApplication::sendPostedEvents();
        }
    }

    void expectNone(const QStringList& problems) { QVERIFY2(problems.isEmpty(), qPrintable(problems.join('\n'))); }

    static void addLanguages() {
        QTest::addColumn<QString>("language");
        for (const QString& language : languages())
            QTest::newRow(qPrintable(language)) << language;
    }

private Q_SLOTS:
    void init() {
        setDialogAnswers({});
        applyTheme(*qApp, "light");
        applyLanguage(*qApp, "en");
        m_rig = std::make_unique<TasteRig>();
        // What one test leaves is not the next's.
        qputenv("XDG_CONFIG_HOME", (m_rig->folder.path() + "/config").toUtf8());
        installScorers(*m_rig);
        m_rig->keepScoredPictures(3);
        m_rig->set([](Preferences& preferences) { preferences.model = kSevenRewards; });
    }

    void cleanup() {
        m_window.reset();
        m_rig.reset();
    }

    void theMeasuresCatch() {
        QWidget window;
        auto* cut = new QLabel("much too long for its place", &window);
        cut->setGeometry(0, 0, 40, 20);
        auto* fits = new QLabel("short", &window);
        fits->setGeometry(0, 30, 200, 30);
        auto* button = new QPushButton("a long word on a button", &window);
        button->setGeometry(0, 60, 50, 30);
        new QWidget(&window);
        auto* nameless = new QToolButton(&window);
        nameless->setFocusPolicy(Qt::ClickFocus);
        QVERIFY(showActive(window));
        QCOMPARE(clippedTexts(window).size(), 2);
        QVERIFY(namelessControls(window).join(' ').contains("no accessible name"));
        nameless->setFocusPolicy(Qt::StrongFocus);
        QVERIFY(unreachedControls(window).isEmpty());
    }

    void everyControlHasNames_data() { everyPage(); }
    void everyControlHasNames() {
        QFETCH(QString, page);
        open(page);
        m_window->findChild<QAction*>("drawer")->trigger();
        expectNone(namelessControls(*m_window));
    }

    void tabReachesEveryControl_data() { everyPage(); }
    void tabReachesEveryControl() {
        QFETCH(QString, page);
        open(page);
        expectNone(unreachedControls(*m_window));
    }

    // The window is opened once and changes its language, as a person's does.
    void noTextIsCut_data() { everyPage(); }
    void noTextIsCut() {
        QFETCH(QString, page);
        open(page);
        QCOMPARE(m_window->size(), QSize(1280, 800));
        m_window->findChild<QAction*>("drawer")->trigger();
        QStringList problems;
        for (const QString& language : languages()) {
            applyLanguage(*qApp, language.toStdString());
            settle();
            for (const QString& problem : clippedTexts(*m_window))
                problems << language + ": " + problem;
        }
        expectNone(problems);
    }

    // The column of settings is longer than the window.
    void noTextOfTheBatchSettingsIsCut_data() { addLanguages(); }
    void noTextOfTheBatchSettingsIsCut() {
        QFETCH(QString, language);
        applyLanguage(*qApp, language.toStdString());
        open("batch composed");
        QScrollBar* bar = m_window->findChild<QScrollArea*>("batchScroll")->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        for (int at = 0;; at = std::min(at + bar->pageStep() / 2, bar->maximum())) {
            bar->setValue(at);
            settle();
            expectNone(clippedTexts(*m_window));
            if (at == bar->maximum())
                break;
        }
    }

    // The details are longer than the window: what lies further down is looked at as well.
    void noTextOfTheDetailsIsCut_data() { addLanguages(); }
    void noTextOfTheDetailsIsCut() {
        QFETCH(QString, language);
        applyLanguage(*qApp, language.toStdString());
        open("gallery");
        m_window->findChild<QToolButton*>("filtersButton")->click();
        auto* details = m_window->findChild<QScrollArea*>("detailsPanel");
        QTRY_VERIFY(m_window->findChild<QWidget*>("comparisonBars")->isVisible());
        QTRY_VERIFY(m_window->findChild<QLabel*>("scoreRanks")->isVisible());
        settle();
        QScrollBar* bar = details->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        for (int at = 0;; at = std::min(at + bar->pageStep() / 2, bar->maximum())) {
            bar->setValue(at);
            settle();
            expectNone(clippedTexts(*m_window));
            if (at == bar->maximum())
                break;
        }
    }

    // The language changes while the window is open: nothing keeps its former text.
    void everyTextFollowsTheLanguage_data() { everyPage(); }
    void everyTextFollowsTheLanguage() {
        QFETCH(QString, page);
        open(page);
        PseudoTranslator pseudo;
        QApplication::installTranslator(&pseudo);
        settle();
        QStringList left;
        for (auto* button : m_window->findChildren<QAbstractButton*>())
            if (button->isVisible() && button->text().contains(QRegularExpression("[A-Za-z]{3}")) &&
                !button->text().contains(kMark) && !button->property("elidable").toBool() &&
                !button->property("data").toBool())
                left << pathOf(button) + ": " + button->text();
        QApplication::removeTranslator(&pseudo);
        expectNone(left);
    }

    void itMirrors_data() { everyPage(); }
    void itMirrors() {
        QFETCH(QString, page);
        PseudoTranslator pseudo;
        QApplication::installTranslator(&pseudo);
        QApplication::setLayoutDirection(Qt::RightToLeft);
        open(page);
        auto place = [this](const char* name) {
            auto* widget = m_window->findChild<QWidget*>(name);
            return widget->mapTo(m_window.get(), widget->rect().center()).x();
        };
        const int middle = m_window->width() / 2;
        const bool tabs = place("tab_create") > middle && place("tab_create") > place("tab_gallery");
        const bool gear = place("gearButton") < middle;
        m_window->findChild<QAction*>("drawer")->trigger();
        const bool drawer = place("activityDrawer") < middle;
        const QStringList clipped = clippedTexts(*m_window);
        QApplication::setLayoutDirection(Qt::LeftToRight);
        QApplication::removeTranslator(&pseudo);
        QVERIFY(tabs && gear && drawer);
        expectNone(clipped);
    }
};

} // namespace miro

QTEST_MAIN(miro::TestAccessibility)
#include "test_accessibility.moc"
