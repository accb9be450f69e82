#include "ui/gallery/gallery_page.h"

#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/picture_grid.h"
#include "ui/bridge/picture_model.h"
#include "ui/gallery/details_panel.h"
#include "ui/gallery/file_work.h"
#include "ui/gallery/filter_bar.h"
#include "ui/gallery/gallery_actions.h"
#include "ui/gallery/notice_line.h"
#include "ui/gallery/picture_commands.h"
#include "ui/gallery/slideshow.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/menu_button.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QShortcut>
#include <QSlider>
#include <QSplitter>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace miro {
namespace {

constexpr int kSoonMilliseconds = 120;
constexpr size_t kMostDragged = 500;
constexpr int kDetailsWidth = 320;

QStringList localFiles(const QMimeData* data) {
    QStringList files;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            files << url.toLocalFile();
    return files;
}

} // namespace

GalleryPage::GalleryPage(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName("galleryPage");
    setAcceptDrops(true);
    build();
    m_files = new FileWork(m_context.library, *m_notice, this);
    m_commands = new PictureCommands(m_context.library, *m_notice, *m_files, this);
    m_actions = new GalleryActions(*m_grid, *m_model, *m_commands, *m_facts);
    addActions(m_grid->actions()); // for the list of all keys
    connectGrid();
    connectDetails();
    connectActions();
    connectSearches();
    connectScores();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &GalleryPage::refresh);
    connect(&m_context.bridge, &EngineBridge::pictureFinished, this, &GalleryPage::refreshSoon);
    // Reading every file's name can wait until the pictures are on the screen.
    connect(m_model, &PictureModel::answered, m_files, &FileWork::scan, Qt::SingleShotConnection);
    keepTranslated(this, [this] { retranslate(); });
    refresh(); // the library may be open already
}

QToolButton* GalleryPage::addTool(const char* name, const char* icon) {
    auto* button = new QToolButton(m_bar);
    button->setObjectName(name);
    button->setIcon(themedIcon(icon));
    button->setFocusPolicy(Qt::StrongFocus);
    m_bar->addAtEnd(button);
    return button;
}

void GalleryPage::build() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_bar = new FilterBar(this);
    column->addWidget(m_bar);
    m_model = new PictureModel(m_context.library, this);
    m_facts = new LibraryFactsReader(m_context.library, this);
    m_splitter = new QSplitter(this);
    m_splitter->setChildrenCollapsible(false);
    m_grid = new PictureGrid(*m_model, m_context.thumbnails, m_splitter);
    m_grid->setObjectName("galleryGrid");
    m_grid->installEventFilter(this);
    m_details = new DetailsPanel(m_context.library, m_context.thumbnails, m_splitter);
    m_splitter->addWidget(m_grid);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({kDetailsWidth * 3, kDetailsWidth});
    column->addWidget(m_splitter, 1);
    m_notice = new NoticeLine(this);
    column->addWidget(m_notice);
    buildTools();
}

void GalleryPage::buildTools() {
    m_size = new QSlider(Qt::Horizontal, m_bar);
    m_size->setObjectName("cellSizeSlider");
    m_size->setRange(PictureGrid::kSmallestCell, PictureGrid::kLargestCell);
    m_size->setSingleStep(16);
    m_size->setPageStep(32);
    m_size->setFixedWidth(90);
    m_size->setValue(m_grid->cellSize());
    m_bar->addAtEnd(m_size);
    m_import = addTool("importButton", "import");
    m_import->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto* menu = new QMenu(m_import);
    m_importFiles = menu->addAction(QString());
    m_importFolder = menu->addAction(QString());
    m_importFiles->setObjectName("importFilesAction");
    m_importFolder->setObjectName("importFolderAction");
    openMenuFrom(m_import, menu);
    m_show = addTool("slideshowButton", "slideshow");
    m_showDetails = addTool("detailsButton", "info");
    m_showDetails->setCheckable(true);
    m_showDetails->setChecked(true);
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(8, 2, 8, 2);
    m_back = new QToolButton(line);
    m_back->setObjectName("leaveStackButton");
    m_back->setIcon(themedIcon("left"));
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back->setFocusPolicy(Qt::StrongFocus);
    m_back->hide();
    row->addWidget(m_back);
    m_count = new QLabel(line);
    m_count->setObjectName("pictureCount");
    m_count->setProperty("muted", true);
    row->addWidget(m_count, 1);
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, line);
}

void GalleryPage::connectGrid() {
    m_grid->setFilesToDrag([this] {
        QStringList files;
        const std::vector<PictureId> ids = m_grid->selectedIds();
        if (ids.size() > kMostDragged) {
            m_notice->say(tr("Too many pictures to drag; export them to a folder instead"), false, true);
            return files;
        }
        for (PictureId id : ids)
            if (const PictureRecord* picture = m_model->record(id))
                files << QString::fromStdString((m_context.library.folder() / picture->path).string());
        return files;
    });
    connect(m_grid, &PictureGrid::selectionMoved, this, &GalleryPage::showSelection);
    connect(m_grid, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { open(m_model->idAt(index.row())); });
    connect(m_grid, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { m_actions->popup(m_grid->viewport()->mapToGlobal(at)); });
    connect(m_grid, &PictureGrid::cellSizeChanged, m_size, &QSlider::setValue);
    connect(m_size, &QSlider::valueChanged, m_grid, &PictureGrid::setCellSize);
    connect(m_model, &PictureModel::answered, this, &GalleryPage::answered);
    connect(m_model, &PictureModel::failed, this, [this](const QString& message) {
        m_grid->setEmptyText(message);
        m_notice->say(message, false, true);
    });
    connect(m_back, &QToolButton::clicked, m_model, &PictureModel::closeStack);
}

void GalleryPage::connectDetails() {
    connect(m_details, &DetailsPanel::restoreEverything, this, &GalleryPage::restoreEverything);
    connect(m_details, &DetailsPanel::restoreSeed, this, &GalleryPage::restoreSeed);
    connect(m_details, &DetailsPanel::restoreTargets, this, &GalleryPage::restoreTargets);
    connect(m_details, &DetailsPanel::goTo, this, &GalleryPage::select);
    connect(m_details, &DetailsPanel::tagAdded, m_commands,
            [this](PictureId id, const QString& tag) { m_commands->addTag({id}, tag); });
    connect(m_details, &DetailsPanel::tagRemoved, m_commands,
            [this](PictureId id, const QString& tag) { m_commands->removeTag({id}, tag); });
    connect(m_details, &DetailsPanel::actionRequested, this, [this](const QString& name) {
        if (auto* action = m_actions->findChild<QAction*>(name))
            action->trigger();
    });
    connect(m_showDetails, &QToolButton::toggled, m_details, &QWidget::setVisible);
}

void GalleryPage::connectActions() {
    connect(m_actions, &GalleryActions::openRequested, this, &GalleryPage::open);
    connect(m_actions, &GalleryActions::slideshowRequested, this, &GalleryPage::startSlideshow);
    auto pass = [this](void (GalleryPage::*signal)(const PictureRecord&)) {
        return [this, signal](PictureId id) {
            m_commands->withRecords({id}, [this, signal](const std::vector<PictureRecord>& records) {
                if (!records.empty())
                    Q_EMIT(this->*signal)(records.front());
            });
        };
    };
    connect(m_actions, &GalleryActions::varyRequested, this, pass(&GalleryPage::varyRequested));
    connect(m_actions, &GalleryActions::startFromRequested, this, pass(&GalleryPage::startFromRequested));
    connect(m_actions, &GalleryActions::exploreRequested, this, [this](const std::vector<PictureId>& ids) {
        m_commands->withRecords(ids, [this](const std::vector<PictureRecord>& records) {
            if (!records.empty())
                Q_EMIT exploreRequested(records.front(), records.size() > 1 ? std::optional(records[1]) : std::nullopt);
        });
    });
    connect(m_actions, &GalleryActions::compareRequested, this, [this](const std::vector<PictureId>& ids) {
        m_commands->withRecords(ids, [this](const std::vector<PictureRecord>& records) {
            if (records.size() >= 2)
                Q_EMIT compareOnCanvas(records);
        });
    });
    connect(m_show, &QToolButton::clicked, this, &GalleryPage::startSlideshow);
    connect(m_importFiles, &QAction::triggered, this, [this] { askForImport(false); });
    connect(m_importFolder, &QAction::triggered, this, [this] { askForImport(true); });
    auto* undo = new QShortcut(QKeySequence::Undo, this);
    undo->setContext(Qt::WidgetWithChildrenShortcut);
    connect(undo, &QShortcut::activated, m_commands, &PictureCommands::undo);
    auto* find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_bar->searchField(), qOverload<>(&QWidget::setFocus));
}

void GalleryPage::connectSearches() {
    connect(m_bar, &FilterBar::queryChanged, m_model, &PictureModel::setQuery);
    connect(m_bar, &FilterBar::leaveSearch, m_grid, qOverload<>(&QWidget::setFocus));
    connect(m_facts, &LibraryFactsReader::arrived, this, [this] {
        m_bar->setFacts(m_facts->facts());
        QStringList tags;
        for (const std::string& tag : m_facts->facts().tags)
            tags << QString::fromStdString(tag);
        m_details->setKnownTags(tags);
    });
    auto said = [this](const QString& line) {
        return [this, line](const auto& done) {
            m_notice->say(done.ok() ? line : QString::fromStdString(oneLine(done.message())), false, !done.ok());
        };
    };
    connect(m_bar, &FilterBar::saveSearchRequested, this, [this, said](const QString& name) {
        m_context.library.change(
            this,
            [name = name.toStdString(), query = m_bar->query()](Library& library) {
                return library.saveSearch(name, query);
            },
            said(tr("Search saved as %1").arg(name)));
    });
    connect(m_bar, &FilterBar::deleteSearchRequested, this, [this, said](qint64 id) {
        m_context.library.change(
            this, [id](Library& library) { return library.deleteSearch(id); }, said(tr("Search deleted")));
    });
}

void GalleryPage::retranslate() {
    m_grid->setAccessibleName(tr("Pictures"));
    m_size->setAccessibleName(tr("Size of the pictures in the grid"));
    m_size->setToolTip(tr("Size of the pictures (Ctrl and the wheel)"));
    m_import->setText(tr("Import"));
    m_import->setAccessibleName(tr("Import pictures"));
    m_import->setToolTip(tr("Import pictures; files and folders can be dropped here too"));
    m_importFiles->setText(tr("Import files…"));
    m_importFolder->setText(tr("Import a folder…"));
    m_show->setAccessibleName(tr("Slideshow"));
    m_show->setToolTip(tr("Slideshow (F)"));
    m_showDetails->setAccessibleName(tr("Show the details"));
    m_showDetails->setToolTip(tr("Show or hide the details"));
    m_back->setText(tr("All pictures"));
    m_back->setAccessibleName(tr("Leave the stack"));
    m_back->setToolTip(tr("Leave the stack (Escape)"));
    showTaste();
    showCount();
}

void GalleryPage::refreshSoon() {
    if (!isVisible())
        m_stale = true;
    else if (!m_soon.isActive())
        m_soon.start();
}

void GalleryPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_stale = false;
    refresh(); // the engine, or another program, may have changed the library
}

void GalleryPage::refresh() {
    m_model->refresh();
    m_facts->read();
}

void GalleryPage::select(PictureId id) {
    m_wanted = id;
    if (m_model->settled())
        answered();
}

// It may be younger than what the page knows of the library.
void GalleryPage::showAlbum(int64_t album) {
    m_facts->read();
    PictureQuery query;
    query.filter.album = album;
    m_bar->setQuery(query);
}

void GalleryPage::answered() {
    m_back->setVisible(m_model->stack().has_value());
    showCount();
    if (!m_wanted)
        return;
    const PictureQuery all;
    if (m_model->rowOf(m_wanted) >= 0)
        m_grid->selectOnly(std::exchange(m_wanted, 0));
    else if (m_model->stack())
        m_model->closeStack();
    else if (m_bar->query() != all)
        m_bar->setQuery(all); // the answer comes back here
    else if (m_stale)
        refresh(); // it was drawn while the page was out of sight
    else
        m_wanted = 0;
    m_stale = false;
}

void GalleryPage::showCount() {
    const size_t chosen = m_grid->selectedIds().size();
    const QString all = m_model->stack() ? tr("%Ln pictures in this stack", nullptr, m_model->rowCount())
                                         : tr("%Ln pictures", nullptr, m_model->rowCount());
    m_count->setText(chosen > 1 ? tr("%1 · %2", "how many there are and how many are chosen")
                                      .arg(all, tr("%Ln chosen", nullptr, static_cast<int>(chosen)))
                                : all);
    const PictureFilter& filter = m_model->query().filter;
    PictureFilter bin;
    bin.inBin = true;
    m_grid->setEmptyText(filter == PictureFilter() ? tr("No pictures yet. Draw one, or drop files here to import them.")
                         : filter == bin           ? tr("The bin is empty.")
                                                   : tr("No picture matches. Take a condition away to see more."));
}

void GalleryPage::showSelection() {
    const std::vector<PictureId> ids = m_grid->selectedIds();
    const PictureId current = m_grid->currentId();
    const bool currentChosen = std::find(ids.begin(), ids.end(), current) != ids.end();
    m_details->show(ids.empty() ? 0 : currentChosen ? current : ids.front(), ids);
    showCount();
}

void GalleryPage::open(PictureId id) {
    const PictureRecord* picture = m_model->record(id);
    if (picture && picture->stackSize > 1 && m_model->query().stacked && !m_model->stack()) {
        m_model->openStack(id);
        return;
    }
    m_commands->withRecords({id}, [this](const std::vector<PictureRecord>& records) {
        if (!records.empty())
            Q_EMIT showOnCanvas(records.front());
    });
}

// The chosen pictures when there are several, else all from the current one on.
void GalleryPage::startSlideshow() {
    std::vector<PictureId> pictures = m_grid->selectedIds();
    size_t first = 0;
    if (pictures.size() < 2) {
        first = static_cast<size_t>(std::max(0, m_grid->currentIndex().row()));
        pictures.clear();
        for (int row = 0; row < m_model->rowCount(); ++row)
            pictures.push_back(m_model->idAt(row));
    }
    if (pictures.empty() || m_slideshow)
        return;
    m_slideshow = new Slideshow(m_context.library, std::move(pictures), first, this); // deletes itself when closed
    connect(m_slideshow, &Slideshow::rated, m_commands,
            [this](PictureId id, int rating) { m_commands->rate({id}, rating); });
    connect(m_slideshow, &Slideshow::starred, m_commands, [this](PictureId id) { m_commands->star({id}); });
    connect(m_slideshow, &Slideshow::binned, m_commands, [this](PictureId id) {
        m_commands->bin({id});
        m_slideshow->drop(id);
    });
    connect(m_slideshow, &Slideshow::closed, this, [this](PictureId last) {
        if (m_model->rowOf(last) >= 0)
            select(last);
        m_grid->setFocus();
    });
    m_slideshow->showFullScreen();
}

void GalleryPage::askForImport(bool folder) {
    if (folder)
        askForFolder(this, tr("Import a folder"), [this](const QString& chosen) {
            if (!chosen.isEmpty())
                m_files->import({chosen});
        });
    else
        askForFiles(this, tr("Import files"), tr("Pictures (*.png *.jpg *.jpeg *.webp *.exr *.tif *.tiff *.bmp *.gif)"),
                    [this](const QStringList& chosen) {
                        if (!chosen.isEmpty())
                            m_files->import(chosen);
                    });
}

void GalleryPage::dragEnterEvent(QDragEnterEvent* event) {
    // Not what was dragged out of here.
    if (event->source() != m_grid && !localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void GalleryPage::dropEvent(QDropEvent* event) {
    const QStringList files = localFiles(event->mimeData());
    if (event->source() == m_grid || files.isEmpty())
        return;
    event->acceptProposedAction();
    m_files->import(files);
}

bool GalleryPage::eventFilter(QObject* object, QEvent* event) {
    if (object == m_grid && event->type() == QEvent::KeyPress && m_model->stack()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Backspace) {
            m_model->closeStack();
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

} // namespace miro
