#include "ui/window/main_window.h"

#include "library/library.h"
#include "ui/batch/batch_page.h"
#include "ui/batch/batch_view.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/preferences_store.h"
#include "ui/create/create_page.h"
#include "ui/explore/explore_page.h"
#include "ui/gallery/gallery_page.h"
#include "ui/models/models_page.h"
#include "ui/settings/settings_page.h"
#include "ui/taste/taste_page.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/note_line.h"
#include "ui/window/activity.h"
#include "ui/window/activity_drawer.h"
#include "ui/window/long_run_watch.h"
#include "ui/window/shortcut_list.h"
#include "ui/window/top_bar.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QSettings>
#include <QStackedWidget>

namespace miro {
namespace {

// The pages: one line each. Those of the bar are tabs, the others stand in the gear's menu.
struct PageEntry {
    const char* key;
    const char* title;
    const char* icon;
    const char* keys;
    bool tab;
};

constexpr PageEntry kPages[] = {
    {"create", QT_TRANSLATE_NOOP("Pages", "Create"), "draw", "Ctrl+1", true},
    {"gallery", QT_TRANSLATE_NOOP("Pages", "Gallery"), "grid", "Ctrl+2", true},
    {"batch", QT_TRANSLATE_NOOP("Pages", "Batch"), "list", "Ctrl+3", true},
    {"taste", QT_TRANSLATE_NOOP("Pages", "My taste"), "taste", "Ctrl+4", true},
    {"models", QT_TRANSLATE_NOOP("Pages", "Models"), "model", "Ctrl+M", false},
    {"settings", QT_TRANSLATE_NOOP("Pages", "Settings"), "gear", "Ctrl+,", false},
};

// The window's own keys: one line each, in the order of MainWindow::Key.
struct KeyEntry {
    const char* key;
    const char* text;
    const char* icon;
    const char* keys;
    bool checkable;
};

constexpr KeyEntry kKeys[] = {
    {"drawer", QT_TRANSLATE_NOOP("Keys", "Queue"), "queue", "Ctrl+J", true},
    {"pause", QT_TRANSLATE_NOOP("Keys", "Pause the queue"), "pause", "Ctrl+P", true},
    {"keys", QT_TRANSLATE_NOOP("Keys", "Keys"), "help", "F1", false},
    {"fullScreen", QT_TRANSLATE_NOOP("Keys", "Full screen"), "fit", "F11", false},
    {"quit", QT_TRANSLATE_NOOP("Keys", "Quit"), "close", "Ctrl+Q", false},
};

QString keyText(const char* text) {
    return QCoreApplication::translate("Keys", text);
}

QString withKey(const QAction& action) {
    return QStringLiteral("%1 (%2)").arg(action.text(), action.shortcut().toString(QKeySequence::NativeText));
}

QString pageTitle(const char* title) {
    return QCoreApplication::translate("Pages", title);
}

} // namespace

MainWindow::MainWindow(const AppContext& context, Options options, QWidget* parent)
    : QMainWindow(parent), m_context(context), m_options(std::move(options)),
      m_activity(new Activity(context.bridge, this)) {
    setObjectName("mainWindow");
    setWindowIcon(QIcon(":/icons/miro-studio.svg"));
    makePages();
    makeActions();
    makeLayout();
    connectPages();
    connectExplore();
    connectBatch();
    connectTaste();
    connectNotes();
    new LongRunWatch(
        context.bridge, *m_activity, context.preferences, std::move(m_options.desktop), m_options.now,
        [this] { return isActiveWindow(); }, this);
    keepTranslated(this, [this] { setTexts(); });
    showPage(m_create);
    readPlace();
}

MainWindow::~MainWindow() = default;

void MainWindow::makePages() {
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName("pages");
    m_create = new CreatePage(m_context);
    m_gallery = new GalleryPage(m_context);
    m_batch = new BatchPage(m_context);
    m_taste = new TastePage(m_context);
    m_models = new ModelsPage(m_context);
    m_settings = new SettingsPage(m_context);
    m_explore = new ExplorePage(m_context);
    QWidget* widgets[] = {m_create, m_gallery, m_batch, m_taste, m_models, m_settings}; // in the order of kPages
    for (size_t i = 0; i < std::size(kPages); ++i) {
        const PageEntry& entry = kPages[i];
        m_stack->addWidget(widgets[i]);
        auto* action = new QAction(themedIcon(entry.icon), QString(), this);
        action->setObjectName(entry.key);
        action->setCheckable(true);
        action->setShortcut(QKeySequence(entry.keys));
        addAction(action);
        connect(action, &QAction::triggered, this, [this, page = widgets[i]] { showPage(page); });
        m_pages.push_back({action, widgets[i]});
    }
    m_stack->addWidget(m_explore);
}

void MainWindow::makeActions() {
    for (const KeyEntry& entry : kKeys) {
        auto* action = new QAction(themedIcon(entry.icon), QString(), this);
        action->setObjectName(entry.key);
        action->setShortcut(QKeySequence(entry.keys));
        action->setCheckable(entry.checkable);
        addAction(action);
        m_keys.push_back(action);
    }
    connect(m_keys[Drawer], &QAction::triggered, this, &MainWindow::setDrawerOpen);
    connect(m_keys[Pause], &QAction::triggered, this, [this](bool paused) { m_context.engine.setPaused(paused); });
    connect(m_keys[Keys], &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(m_keys[FullScreen], &QAction::triggered, this,
            [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    connect(m_keys[Quit], &QAction::triggered, this, &QWidget::close);
    connect(m_activity, &Activity::changed, this, &MainWindow::refreshPause);
}

// The engine says whether it is paused; the button follows.
void MainWindow::refreshPause() {
    const bool paused = m_activity->state().paused;
    QAction* action = m_keys[Pause];
    action->setChecked(paused);
    const QString text = paused ? tr("Go on with the queue") : keyText(kKeys[Pause].text);
    if (action->text() == text)
        return;
    action->setText(text);
    action->setIcon(themedIcon(paused ? "play" : "pause"));
    action->setToolTip(withKey(*action));
}

void MainWindow::makeLayout() {
    std::vector<QAction*> tabs;
    std::vector<QAction*> gear;
    for (size_t i = 0; i < std::size(kPages); ++i)
        (kPages[i].tab ? tabs : gear).push_back(m_pages[i].action);
    gear.insert(gear.end(), {m_keys[Keys], m_keys[FullScreen], m_keys[Quit]});
    auto* central = new QWidget(this);
    m_bar = new TopBar(m_context, *m_activity, tabs, gear, m_keys[Drawer], m_keys[Pause], central);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    setCentralWidget(central);
    m_drawer = new ActivityDrawer(m_context, *m_activity, m_keys[Pause], central);
    m_note = new NoteLine(m_stack, NoteLine::Place::Top);
    m_note->setObjectName("windowNote");
    m_stack->installEventFilter(this);
}

void MainWindow::connectPages() {
    using Restore = CreatePage::Restore;
    auto restore = [this](Restore what) {
        return [this, what](const GenerationSettings& settings, const std::string& model,
                            const std::vector<PictureAdapter>& adapters) {
            showPage(m_create);
            m_create->restore(settings, model, what, adapters);
        };
    };
    connect(m_gallery, &GalleryPage::restoreEverything, this, restore(Restore::Everything));
    connect(m_gallery, &GalleryPage::restoreSeed, this, restore(Restore::Seed));
    connect(m_gallery, &GalleryPage::restoreTargets, this, restore(Restore::Targets));
    connect(m_gallery, &GalleryPage::showOnCanvas, this, [this](const PictureRecord& picture) {
        showPage(m_create);
        m_create->showPicture(picture);
    });
    connect(m_gallery, &GalleryPage::compareOnCanvas, this, [this](const std::vector<PictureRecord>& pictures) {
        showPage(m_create);
        m_create->comparePictures(pictures);
    });
    connect(m_gallery, &GalleryPage::varyRequested, this, [this](const PictureRecord& picture) {
        showPage(m_create);
        m_create->vary(picture);
    });
    connect(m_gallery, &GalleryPage::startFromRequested, this, [this](const PictureRecord& picture) {
        showPage(m_create);
        m_create->startFrom(picture);
    });
    connect(m_create, &CreatePage::showInGallery, this, [this](PictureId id) {
        showPage(m_gallery);
        m_gallery->select(id);
    });
    auto showScorers = [this] {
        showPage(m_models);
        m_models->showScorers();
    };
    connect(m_gallery, &GalleryPage::getScorersRequested, this, showScorers);
    connect(m_create, &CreatePage::getScorersRequested, this, showScorers);
    connect(m_create, &CreatePage::getModelsRequested, this, [this] { showPage(m_models); });
    connect(m_bar, &TopBar::modelsRequested, this, [this] { showPage(m_models); });
    connect(m_drawer, &ActivityDrawer::closeRequested, this, [this] { setDrawerOpen(false); });
}

void MainWindow::connectExplore() {
    auto explore = [this](const PictureRecord& picture, const std::optional<PictureRecord>& other) {
        m_explore->explore(picture, other, m_create->drawnSettings());
        if (m_stack->currentWidget() != m_explore)
            m_beforeExplore = m_stack->currentWidget();
        showPage(m_explore);
    };
    connect(m_create, &CreatePage::exploreRequested, this, explore);
    connect(m_gallery, &GalleryPage::exploreRequested, this, explore);
    connect(m_explore, &ExplorePage::backRequested, this,
            [this] { showPage(m_beforeExplore ? m_beforeExplore : m_create); });
    connect(m_explore, &ExplorePage::restoreEverything, this,
            [this](const GenerationSettings& settings, const std::string& model) {
                m_create->restore(settings, model, CreatePage::Restore::Everything);
            });
    connect(m_explore, &ExplorePage::createRequested, this, [this] { showPage(m_create); });
    connect(m_explore, &ExplorePage::showInGallery, m_create, &CreatePage::showInGallery);
}

void MainWindow::connectBatch() {
    connect(m_batch, &BatchPage::createSettingsAsked, this, [this] {
        const CreateSettings& settings = m_create->settings();
        m_batch->takeCreate(m_create->drawnSettings(), settings.model, settings.variant);
    });
    m_batch->view().setSaver(m_options.saveBatch);
    connect(m_batch, &BatchPage::showInGallery, m_create, &CreatePage::showInGallery);
    connect(m_batch, &BatchPage::showAlbum, this, [this](qint64 album) {
        showPage(m_gallery);
        m_gallery->showAlbum(album);
    });
}

void MainWindow::connectTaste() {
    connect(m_taste, &TastePage::createRequested, this, [this] { showPage(m_create); });
    connect(m_taste, &TastePage::modelsRequested, this, [this] { showPage(m_models); });
    connect(m_taste, &TastePage::showInGallery, m_create, &CreatePage::showInGallery);
}

void MainWindow::connectNotes() {
    connect(&m_context.bridge, &EngineBridge::noted, this,
            [this](const QString&, const QString& line) { showNote(line); });
    connect(&m_context.bridge, &EngineBridge::finished, this,
            [this](const QString&, JobState state, const QString& message) {
                if (state == JobState::Failed || state == JobState::Interrupted)
                    showProblem(message);
            });
    connect(&m_context.bridge, &EngineBridge::engineStateChanged, this, [this](const EngineState& state) {
        if (!state.problem.empty())
            showProblem(QString::fromStdString(state.problem));
    });
    connect(&m_context.preferences, &PreferencesStore::changed, this,
            [this](const Preferences& now) { m_context.engine.setPreferences(now); });
    connect(&m_context.preferences, &PreferencesStore::failed, this, &MainWindow::showProblem);
    if (!m_context.preferences.problem().isEmpty())
        showProblem(m_context.preferences.problem());
    connect(&m_context.models, &ModelCatalogue::changed, this, [this] {
        if (!m_context.models.inventory().problem.empty())
            showProblem(QString::fromStdString(m_context.models.inventory().problem));
    });
    connect(&m_context.library, &LibraryThread::opened, this, &MainWindow::libraryOpened);
    connect(&m_context.library, &LibraryThread::failed, this, [this](const QString& message) {
        m_note->show(NoteLine::Kind::Problem, message,
                     {{tr("Try again"),
                       [this] {
                           m_context.library.retry();
                       }},
                      {tr("Settings"), [this] {
                           showPage(m_settings);
                       }}});
    });
}

// The first start of all: nothing was drawn or queued yet. Then the window draws at once, so that nobody begins with
// an empty page.
void MainWindow::libraryOpened() {
    auto isNew = [](Library& library) -> Result<bool> {
        MIRO_TRY(auto pictures, library.count({}));
        MIRO_TRY(auto binned, library.count({.inBin = true}));
        MIRO_TRY(auto prompts, library.journal().prompts(1));
        return pictures == 0 && binned == 0 && prompts.empty();
    };
    m_context.library.run(LibraryThread::Lane::Query, this, isNew, [this](Result<bool> answer) {
        if (answer.ok() && *answer && !m_firstStartDone && m_activity->state().jobs.empty())
            m_create->drawFirstExample();
        m_firstStartDone = true;
    });
}

void MainWindow::setTexts() {
    for (size_t i = 0; i < m_pages.size(); ++i) {
        m_pages[i].action->setText(pageTitle(kPages[i].title));
        m_stack->widget(static_cast<int>(i))->setAccessibleName(pageTitle(kPages[i].title));
    }
    m_explore->setAccessibleName(tr("Explore"));
    for (size_t i = 0; i < m_keys.size(); ++i)
        m_keys[i]->setText(keyText(kKeys[i].text));
    refreshPause();
    for (QAction* action : actions())
        action->setToolTip(withKey(*action));
    setWindowTitle(QCoreApplication::applicationName());
}

void MainWindow::showPage(QWidget* page) {
    m_stack->setCurrentWidget(page);
    for (const Page& entry : m_pages)
        entry.action->setChecked(entry.widget == page);
}

void MainWindow::showShortcuts() {
    if (!m_shortcuts)
        m_shortcuts = new ShortcutList(this);
    std::vector<ShortcutGroup> groups = {{tr("Everywhere"), this}};
    for (size_t i = 0; i < m_pages.size(); ++i)
        if (!m_pages[i].widget->actions().isEmpty())
            groups.push_back({pageTitle(kPages[i].title), m_pages[i].widget});
    groups.push_back({tr("Explore"), m_explore});
    groups.push_back({tr("Choosing in a batch"), m_batch->view().culling()});
    groups.push_back({tr("Queue"), m_drawer});
    m_shortcuts->setGroups(groups);
    m_shortcuts->show();
    m_shortcuts->raise();
    m_shortcuts->activateWindow();
}

void MainWindow::setDrawerOpen(bool open) {
    m_keys[Drawer]->setChecked(open);
    m_drawer->setVisible(open);
    placeOverlays();
    if (open)
        m_drawer->raise();
    else
        m_stack->currentWidget()->setFocus();
}

void MainWindow::placeOverlays() {
    m_drawer->place(m_stack->geometry());
    m_note->place();
}

void MainWindow::showNote(const QString& line) {
    m_note->show(NoteLine::Kind::Info, line);
}

void MainWindow::showProblem(const QString& line) {
    if (!line.isEmpty() && m_note->text() != line)
        m_note->show(NoteLine::Kind::Problem, line);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_stack && event->type() == QEvent::Resize)
        placeOverlays();
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange && m_drawer)
        placeOverlays();
}

// What runs is stopped; the queue is on the disk and goes on at the next start.
void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_mayClose && m_activity->busy()) {
        event->ignore();
        askYesNo(this,
                 tr("A picture is being drawn. It stops now and begins again when you come back; what is finished and "
                    "what waits in the queue is kept."),
                 tr("Close"), [this](bool yes) {
                     m_mayClose = yes;
                     if (yes)
                         close();
                 });
        return;
    }
    writePlace();
    QMainWindow::closeEvent(event);
}

void MainWindow::readPlace() {
    resize(1280, 800);
    if (m_options.stateFile.empty())
        return;
    QSettings settings(QString::fromStdString(m_options.stateFile.string()), QSettings::IniFormat);
    restoreGeometry(settings.value("geometry").toByteArray());
}

void MainWindow::writePlace() const {
    if (m_options.stateFile.empty())
        return;
    QSettings settings(QString::fromStdString(m_options.stateFile.string()), QSettings::IniFormat);
    settings.setValue("geometry", saveGeometry());
}

} // namespace miro
