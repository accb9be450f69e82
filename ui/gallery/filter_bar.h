// The line above the grid: what is searched, in which order, and as stacks or not; below it the form of conditions and
// their chips. Holds the question that the gallery answers. Owned by the gallery page; GUI thread.
#pragma once

#include "library/picture_query.h"
#include "ui/gallery/library_facts.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace miro {

class FilterChips;
class FilterPanel;

class FilterBar : public QWidget {
    Q_OBJECT

public:
    explicit FilterBar(QWidget* parent = nullptr);

    const PictureQuery& query() const { return m_query; }
    void setQuery(const PictureQuery& query);
    void setFacts(const LibraryFacts& facts);
    QLineEdit* searchField() const { return m_search; }
    // How good the order by "My taste" is, in one line; shown while that is the order.
    void setTasteText(const QString& text);
    bool sortsByTaste() const;
    // A button at the end of the line.
    void addAtEnd(QWidget* widget);

Q_SIGNALS:
    void queryChanged(const miro::PictureQuery& query);
    void saveSearchRequested(const QString& name);
    void deleteSearchRequested(qint64 id);
    void leaveSearch(); // Down or Return in the search field: the keyboard goes to the pictures

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void retranslate();
    void fillSorts();
    void fillSearches();
    void change(const PictureQuery& query);
    void show();
    void typed();

    PictureQuery m_query;
    LibraryFacts m_facts;
    QTimer m_typing; // a word is searched when it is there, not each of its letters
    QLineEdit* m_search = nullptr;
    QComboBox* m_sort = nullptr;
    QComboBox* m_scale = nullptr; // of a sort by score
    QLabel* m_misleads = nullptr; // why a sort by raw values does
    QLabel* m_taste = nullptr;
    QToolButton* m_filters = nullptr;
    QToolButton* m_searches = nullptr;
    QToolButton* m_stacks = nullptr;
    QMenu* m_searchMenu = nullptr;
    QWidget* m_end = nullptr;
    FilterPanel* m_panel = nullptr;
    FilterChips* m_chips = nullptr;
};

} // namespace miro
