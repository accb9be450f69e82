// The window: the bar, the pages, the drawer, and one line for what went wrong. Connects the pages with each other;
// what they do is theirs. Owned by the program; GUI thread.
#pragma once

#include "library/picture_record.h"
#include "ui/batch/batch_saver.h"
#include "ui/bridge/app_context.h"
#include "ui/window/desktop.h"

#include <QMainWindow>
#include <filesystem>
#include <functional>
#include <vector>

class QAction;
class QStackedWidget;

namespace miro {

class Activity;
class ActivityDrawer;
class BatchPage;
class CreatePage;
class ExplorePage;
class GalleryPage;
class ModelsPage;
class NoteLine;
class SettingsPage;
class ShortcutList;
class TastePage;
class TopBar;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    struct Options {
        std::filesystem::path stateFile; // where the window's place on the screen is kept; empty: nowhere
        DesktopServices desktop;
        std::function<qint64()> now; // milliseconds of a clock that only goes forward
        BatchSaver saveBatch;
    };

    MainWindow(const AppContext& context, Options options, QWidget* parent = nullptr);
    ~MainWindow() override;

    // For messages from outside the window: one line, never a box to click away.
    void showProblem(const QString& line);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Page {
        QAction* action;
        QWidget* widget;
    };
    enum Key { Drawer, Pause, Keys, FullScreen, Quit };
    void makePages();
    void makeActions();
    void makeLayout();
    void connectPages();
    void connectExplore();
    void connectBatch();
    void connectTaste();
    void connectNotes();
    void setTexts();
    void showPage(QWidget* page);
    void showShortcuts();
    void setDrawerOpen(bool open);
    void placeOverlays();
    void showNote(const QString& line);
    void libraryOpened();
    void refreshPause();
    void readPlace();
    void writePlace() const;

    AppContext m_context;
    Options m_options;
    Activity* m_activity = nullptr;
    QStackedWidget* m_stack = nullptr;
    TopBar* m_bar = nullptr;
    ActivityDrawer* m_drawer = nullptr;
    NoteLine* m_note = nullptr;
    ShortcutList* m_shortcuts = nullptr;
    CreatePage* m_create = nullptr;
    GalleryPage* m_gallery = nullptr;
    BatchPage* m_batch = nullptr;
    TastePage* m_taste = nullptr;
    ModelsPage* m_models = nullptr;
    SettingsPage* m_settings = nullptr;
    ExplorePage* m_explore = nullptr;   // an action on a picture, so no entry of the bar
    QWidget* m_beforeExplore = nullptr; // where Back goes
    std::vector<Page> m_pages;          // as in kPages
    std::vector<QAction*> m_keys;       // as in kKeys
    bool m_firstStartDone = false;
    bool m_mayClose = false;
};

} // namespace miro
