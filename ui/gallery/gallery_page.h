// The Gallery tab: search and filters, the grid, the details panel. Owned by the window; GUI thread.
#pragma once

#include "base/generation_settings.h"
#include "library/picture_facts.h"
#include "library/picture_record.h"
#include "ui/bridge/app_context.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <optional>
#include <string>
#include <vector>

class QAction;
class QLabel;
class QSlider;
class QSplitter;
class QToolButton;

namespace miro {

class DetailsPanel;
class FileWork;
class FilterBar;
class GalleryActions;
class PictureGrid;
class PictureModel;
class LibraryFactsReader;
class NoticeLine;
class PictureCommands;
class Slideshow;
struct PictureQuery;

class GalleryPage : public QWidget {
    Q_OBJECT

public:
    explicit GalleryPage(const AppContext& context, QWidget* parent = nullptr);

    void select(PictureId id); // scrolls to it; filters that hide it are taken away
    void showAlbum(int64_t album);

Q_SIGNALS:
    void restoreEverything(const miro::GenerationSettings& settings, const std::string& model,
                           const std::vector<miro::PictureAdapter>& adapters);
    void restoreSeed(const miro::GenerationSettings& settings, const std::string& model,
                     const std::vector<miro::PictureAdapter>& adapters);
    void restoreTargets(const miro::GenerationSettings& settings, const std::string& model,
                        const std::vector<miro::PictureAdapter>& adapters);
    void showOnCanvas(const miro::PictureRecord& picture);
    void compareOnCanvas(const std::vector<miro::PictureRecord>& pictures);
    void varyRequested(const miro::PictureRecord& picture);
    void startFromRequested(const miro::PictureRecord& picture);
    // other: the second one when several are chosen.
    void exploreRequested(const miro::PictureRecord& picture, const std::optional<miro::PictureRecord>& other);
    void getScorersRequested(); // those that are not installed

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void build();
    void buildTools();
    QToolButton* addTool(const char* name, const char* icon);
    void connectGrid();
    void connectDetails();
    void connectActions();
    void connectSearches();
    void connectScores();
    void retranslate();
    void refreshSoon(); // a picture came; several at once are one refresh
    void answered();
    void showSelection();
    void showCount();
    void open(PictureId id);
    void score(const std::vector<PictureId>& ids);
    void scored(const std::vector<PictureId>& ids);
    void showTaste(); // how good the order by it is
    void startSlideshow();
    void refresh();
    void askForImport(bool folder);

    AppContext m_context;
    PictureModel* m_model = nullptr;
    LibraryFactsReader* m_facts = nullptr;
    FilterBar* m_bar = nullptr;
    PictureGrid* m_grid = nullptr;
    DetailsPanel* m_details = nullptr;
    NoticeLine* m_notice = nullptr;
    FileWork* m_files = nullptr;
    PictureCommands* m_commands = nullptr;
    GalleryActions* m_actions = nullptr;
    QPointer<Slideshow> m_slideshow;
    QSplitter* m_splitter = nullptr;
    QLabel* m_count = nullptr;
    QToolButton* m_back = nullptr; // out of a stack
    QSlider* m_size = nullptr;
    QToolButton* m_import = nullptr;
    QAction* m_importFiles = nullptr;
    QAction* m_importFolder = nullptr;
    QToolButton* m_show = nullptr;
    QToolButton* m_showDetails = nullptr;
    bool m_tasteAsked = false;
    QTimer m_soon;
    PictureId m_wanted = 0; // to be chosen when the answer is here
    bool m_stale = false;   // pictures came while the page was out of sight
};

} // namespace miro
