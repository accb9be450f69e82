#include "ui/gallery/gallery_actions.h"

#include "base/result.h"
#include "ui/bridge/picture_grid.h"
#include "ui/bridge/picture_model.h"
#include "ui/gallery/library_facts.h"
#include "ui/gallery/picture_commands.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"

#include <QMenu>

namespace miro {

GalleryActions::GalleryActions(PictureGrid& grid, PictureModel& model, PictureCommands& commands,
                               const LibraryFactsReader& facts)
    : QObject(&grid), m_grid(grid), m_model(model), m_commands(commands), m_facts(facts) {
    m_open = add("openAction", "image", QT_TR_NOOP("Open on the canvas"), {}, [this] {
        if (one())
            Q_EMIT openRequested(one());
    });
    m_vary = add("varyAction", "vary", QT_TR_NOOP("Vary"), {Qt::Key_V}, [this] { Q_EMIT varyRequested(one()); });
    m_start =
        add("startFromAction", "draw", QT_TR_NOOP("Start from it"), {}, [this] { Q_EMIT startFromRequested(one()); });
    m_explore = add("exploreAction", "explore", QT_TR_NOOP("Explore"), {Qt::Key_E},
                    [this] { Q_EMIT exploreRequested(oneFirst()); });
    m_compare = add("compareAction", "compare", QT_TR_NOOP("Compare on the canvas"), {Qt::Key_C},
                    [this] { Q_EMIT compareRequested(ids()); });
    m_score = add("scoreAction", "target", QT_TR_NOOP("Score"), {Qt::Key_I}, [this] { Q_EMIT scoreRequested(ids()); });
    makeMarks();
    makeCopies();
    m_slideshow = add("slideshowAction", "slideshow", QT_TR_NOOP("Slideshow"), {Qt::Key_F},
                      [this] { Q_EMIT slideshowRequested(); });
    m_menu = new QMenu(&m_grid);
    m_menu->setObjectName("galleryMenu");
    m_rateMenu = new QMenu(m_menu);
    m_rateMenu->addActions({m_rates.begin(), m_rates.end()});
    m_albumMenu = new QMenu(m_menu);
    m_albumMenu->setObjectName("albumMenu");
    m_copyMenu = new QMenu(m_menu);
    m_copyMenu->addActions({m_copies.begin(), m_copies.end()});
    keepTranslated(&m_grid, [this] { retranslate(); });
    connect(&m_grid, &PictureGrid::selectionMoved, this, &GalleryActions::enable);
    connect(&m_model, &PictureModel::answered, this, &GalleryActions::enable);
    enable();
}

QAction* GalleryActions::add(const char* name, const char* icon, const char* text, const QList<QKeySequence>& keys,
                             std::function<void()> run) {
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setIcon(themedIcon(icon));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, std::move(run));
    m_grid.addAction(action);
    m_entries.push_back({action, text});
    return action;
}

void GalleryActions::makeMarks() {
    static constexpr const char* kRates[] = {QT_TR_NOOP("No rating"), QT_TR_NOOP("1 star"),  QT_TR_NOOP("2 stars"),
                                             QT_TR_NOOP("3 stars"),   QT_TR_NOOP("4 stars"), QT_TR_NOOP("5 stars")};
    for (int rating = 0; rating <= 5; ++rating)
        m_rates.push_back(add("", rating == 0 ? "star" : "star-filled", kRates[rating],
                              {QKeySequence(Qt::Key_0 + rating)}, [this, rating] { m_commands.rate(ids(), rating); }));
    for (int rating = 0; rating <= 5; ++rating)
        m_rates[static_cast<size_t>(rating)]->setObjectName(QString("rate%1Action").arg(rating));
    m_star = add("starAction", "star", QT_TR_NOOP("Star"), {Qt::Key_S, Qt::Key_Asterisk},
                 [this] { m_commands.star(ids()); });
    m_tag = add("tagAction", "tag", QT_TR_NOOP("Add a tag…"), {Qt::Key_T}, [this] { m_commands.askForTag(ids()); });
    // One key for both: enable() lets only one of them be there. In the bin it asks, since there is no way back.
    m_bin = add("binAction", "trash", QT_TR_NOOP("Move to the bin"), {QKeySequence::Delete},
                [this] { m_commands.bin(ids()); });
    m_restore = add("restoreAction", "undo", QT_TR_NOOP("Bring back from the bin"), {Qt::Key_R},
                    [this] { m_commands.restore(ids()); });
    m_delete = add("deleteAction", "trash", QT_TR_NOOP("Delete for good…"), {QKeySequence::Delete},
                   [this] { m_commands.askToDelete(ids()); });
}

void GalleryActions::makeCopies() {
    m_copies = {
        add("copyAction", "copy", QT_TR_NOOP("Copy with metadata"), {QKeySequence::Copy},
            [this] { m_commands.copy(ids(), true); }),
        add("copyPlainAction", "copy", QT_TR_NOOP("Copy without metadata"), {},
            [this] { m_commands.copy({one()}, false); }),
        add("copyPromptAction", "copy", QT_TR_NOOP("Copy the prompt"), {Qt::CTRL | Qt::SHIFT | Qt::Key_C},
            [this] { m_commands.copyPrompt(one()); }),
        add("saveAsAction", "save", QT_TR_NOOP("Save as…"), {Qt::CTRL | Qt::Key_S},
            [this] { m_commands.saveAs(one(), true); }),
        add("saveAsPlainAction", "save", QT_TR_NOOP("Save without metadata…"), {},
            [this] { m_commands.saveAs(one(), false); }),
        add("exportAction", "folder", QT_TR_NOOP("Export to a folder…"), {Qt::CTRL | Qt::Key_E},
            [this] { m_commands.exportFiles(ids(), true); }),
        add("exportPlainAction", "folder", QT_TR_NOOP("Export without metadata…"), {},
            [this] { m_commands.exportFiles(ids(), false); }),
        add("showInFolderAction", "folder", QT_TR_NOOP("Show in folder"), {},
            [this] { m_commands.showInFolder(one()); }),
    };
}

void GalleryActions::retranslate() {
    for (const Entry& entry : m_entries)
        entry.action->setText(tr(entry.text));
    m_rateMenu->setTitle(tr("Rate"));
    m_albumMenu->setTitle(tr("Album"));
    m_copyMenu->setTitle(tr("Copy and export"));
}

std::vector<PictureId> GalleryActions::ids() const {
    return m_grid.selectedIds();
}

PictureId GalleryActions::one() const {
    if (const PictureId current = m_grid.currentId())
        return current;
    const std::vector<PictureId> chosen = ids();
    return chosen.empty() ? 0 : chosen.front();
}

std::vector<PictureId> GalleryActions::oneFirst() const {
    std::vector<PictureId> all = ids();
    std::erase(all, one());
    all.insert(all.begin(), one());
    return all;
}

void GalleryActions::enable() {
    const std::vector<PictureId> chosen = ids();
    const bool any = !chosen.empty();
    const bool inBin = m_model.query().filter.inBin;
    for (const Entry& entry : m_entries)
        entry.action->setEnabled(any);
    for (QAction* action : {m_vary, m_start, m_explore})
        action->setEnabled(any && !inBin);
    m_compare->setEnabled(chosen.size() >= 2 && chosen.size() <= 4);
    m_slideshow->setEnabled(m_model.rowCount() > 0);
    m_bin->setVisible(!inBin);
    m_bin->setEnabled(any && !inBin);
    m_restore->setVisible(inBin);
    m_restore->setEnabled(any && inBin);
    m_delete->setVisible(inBin);
    m_delete->setEnabled(any && inBin);
}

void GalleryActions::fillAlbums() {
    m_albumMenu->clear();
    for (const Album& album : m_facts.facts().albums) {
        const QString name = QString::fromStdString(oneLine(album.name, 60));
        m_albumMenu->addAction(QString(name).replace('&', "&&"), this,
                               [this, id = album.id, name] { m_commands.addToAlbum(ids(), id, name); });
    }
    m_albumMenu->addAction(themedIcon("add"), tr("New album…"), this, [this] { m_commands.askForAlbum(ids()); });
    if (const auto album = m_model.query().filter.album) {
        const QString name = m_facts.facts().albumName(*album);
        m_albumMenu->addAction(tr("Take out of %1").arg(QString(name).replace('&', "&&")), this,
                               [this, id = *album, name] { m_commands.removeFromAlbum(ids(), id, name); });
    }
}

void GalleryActions::fillMenu() {
    m_menu->clear();
    fillAlbums();
    m_menu->addActions({m_open, m_vary, m_start, m_explore, m_compare});
    m_menu->addSeparator();
    m_menu->addMenu(m_rateMenu);
    m_menu->addActions({m_star, m_tag, m_score});
    m_menu->addMenu(m_albumMenu);
    m_menu->addSeparator();
    m_menu->addMenu(m_copyMenu);
    m_menu->addAction(m_slideshow);
    m_menu->addSeparator();
    m_menu->addActions({m_bin, m_restore, m_delete});
}

void GalleryActions::popup(const QPoint& globalPosition) {
    enable();
    fillMenu();
    m_menu->popup(globalPosition);
}

} // namespace miro
