// The gallery's actions with their keys, and the menu that shows them. Keys work while the grid has the keyboard, so
// that typing a search never rates a picture. Owned by the gallery page; GUI thread.
#pragma once

#include "library/picture_record.h"

#include <QAction>
#include <QObject>
#include <functional>
#include <vector>

class QMenu;

namespace miro {

class PictureGrid;
class PictureModel;
class LibraryFactsReader;
class PictureCommands;

class GalleryActions : public QObject {
    Q_OBJECT

public:
    GalleryActions(PictureGrid& grid, PictureModel& model, PictureCommands& commands, const LibraryFactsReader& facts);

    void popup(const QPoint& globalPosition);

Q_SIGNALS:
    void openRequested(miro::PictureId id);
    void compareRequested(const std::vector<miro::PictureId>& ids);
    void varyRequested(miro::PictureId id);
    void startFromRequested(miro::PictureId id);
    void exploreRequested(const std::vector<miro::PictureId>& ids);
    void scoreRequested(const std::vector<miro::PictureId>& ids);
    void slideshowRequested();

private:
    struct Entry {
        QAction* action;
        const char* text;
    };
    QAction* add(const char* name, const char* icon, const char* text, const QList<QKeySequence>& keys,
                 std::function<void()> run);
    void makeMarks();
    void makeCopies();
    void retranslate();
    void enable();
    void fillMenu();
    void fillAlbums();
    std::vector<PictureId> ids() const;
    PictureId one() const;                   // the current picture, else the first chosen
    std::vector<PictureId> oneFirst() const; // that one, and the other chosen ones

    PictureGrid& m_grid;
    PictureModel& m_model;
    PictureCommands& m_commands;
    const LibraryFactsReader& m_facts;
    std::vector<Entry> m_entries;
    std::vector<QAction*> m_rates;
    QAction* m_open = nullptr;
    QAction* m_vary = nullptr;
    QAction* m_start = nullptr;
    QAction* m_explore = nullptr;
    QAction* m_compare = nullptr;
    QAction* m_score = nullptr;
    QAction* m_star = nullptr;
    QAction* m_tag = nullptr;
    QAction* m_bin = nullptr;
    QAction* m_restore = nullptr;
    QAction* m_delete = nullptr;
    QAction* m_slideshow = nullptr;
    std::vector<QAction*> m_copies;
    QMenu* m_menu = nullptr;
    QMenu* m_rateMenu = nullptr;
    QMenu* m_albumMenu = nullptr;
    QMenu* m_copyMenu = nullptr;
};

} // namespace miro
