// Pictures of the library as rows: those that a query finds, or in an order that somebody else knows. Only ids are held
// for all rows; what a cell shows is fetched through the library's thread in windows around the rows that are looked
// at, and a bounded number of it is kept. Owned by its page; GUI thread, which never waits for the library.
#pragma once

#include "library/picture_query.h"

#include <QAbstractListModel>
#include <functional>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace miro {

class Library;
class LibraryThread;

class PictureModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole };

    explicit PictureModel(LibraryThread& library, QObject* parent = nullptr);

    // The rows are replaced when the answer is here, not before; of several calls the newest counts.
    void setQuery(const PictureQuery& query);
    // Instead of a query. source runs on a thread of the library, again whenever the library has changed.
    using Source = std::function<Result<std::vector<PictureId>>(Library&)>;
    void setSource(Source source);
    // The pictures that differ from this one only in the seed, instead of what the query finds.
    void openStack(PictureId id);
    void closeStack();
    // The same question again: pictures came, went or were marked.
    void refresh();

    const PictureQuery& query() const { return m_query; }
    std::optional<PictureId> stack() const { return m_stack; }
    bool settled() const { return !m_searching && !m_again; } // the rows answer the newest question
    bool partial() const { return m_partial; }                // only its first ones, the others are being looked up
    // While rows are replaced: whether the old and the new answer the same question, so that the view stays in place.
    bool keepsPlace() const { return m_keepsPlace; }

    PictureId idAt(int row) const { return m_ids[static_cast<size_t>(row)]; }
    int rowOf(PictureId id) const; // -1: none
    const PictureRecord* recordAt(int row) const { return record(idAt(row)); }
    const PictureRecord* record(PictureId id) const; // null while it is not here
    // The rows that are looked at: what they show is fetched.
    void want(int firstRow, int lastRow);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    void answered(); // the rows answer the newest question
    void failed(const QString& message);

private:
    struct Answer;
    void ask(bool samePlace, bool all = false);
    void hear(Result<Answer> answer, bool samePlace);
    void take(Answer answer, bool samePlace);
    void refreshAfterFailure();
    void fetchRecords();
    void dropRecordsOutOfSight();
    QString describe(const PictureRecord& picture) const;

    LibraryThread& m_library;
    PictureQuery m_query;
    Source m_source; // empty: the query
    std::optional<PictureId> m_stack;
    std::vector<PictureId> m_ids;
    std::unordered_map<PictureId, PictureRecord> m_records;
    std::unordered_set<PictureId> m_gone; // no longer in the library, though the answer still names them
    int m_wantFirst = 0;
    int m_wantLast = -1;
    bool m_searching = false;
    bool m_again = false; // asked while m_searching
    bool m_againSamePlace = true;
    bool m_keepsPlace = false;
    bool m_partial = false;
    bool m_failed = false;
    bool m_fetching = false;
};

} // namespace miro
