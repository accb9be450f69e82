// The newest pictures of the library, newest first: those that a query found and those that finished since. Owned by
// the filmstrip; GUI thread.
#pragma once

#include "library/picture_record.h"

#include <QAbstractListModel>
#include <optional>
#include <vector>

namespace miro {

class ThumbnailCache;

class FilmstripModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int kMaxPictures = 200;
    enum Role { IdRole = Qt::UserRole + 1, RatingRole, StarredRole };

    explicit FilmstripModel(ThumbnailCache& thumbnails, QObject* parent = nullptr);

    // Moves rows instead of resetting, so that the choice stays.
    void setRecords(std::vector<PictureRecord> newestFirst);
    void prepend(const PictureRecord& record);
    const PictureRecord* at(const QModelIndex& index) const;
    QModelIndex indexOf(PictureId id) const;
    const std::vector<PictureRecord>& records() const { return m_records; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    ThumbnailCache& m_thumbnails;
    std::vector<PictureRecord> m_records;
};

} // namespace miro
