#include "ui/create/filmstrip_model.h"

#include "base/result.h"
#include "ui/bridge/thumbnail_cache.h"

#include <QPixmap>
#include <algorithm>
#include <set>

namespace miro {

FilmstripModel::FilmstripModel(ThumbnailCache& thumbnails, QObject* parent)
    : QAbstractListModel(parent), m_thumbnails(thumbnails) {
    connect(&m_thumbnails, &ThumbnailCache::ready, this, [this](PictureId id) {
        if (QModelIndex index = indexOf(id); index.isValid())
            Q_EMIT dataChanged(index, index, {Qt::DecorationRole});
    });
}

void FilmstripModel::setRecords(std::vector<PictureRecord> newestFirst) {
    if (newestFirst.size() > kMaxPictures)
        newestFirst.resize(kMaxPictures);
    std::set<PictureId> wanted;
    for (const PictureRecord& record : newestFirst)
        wanted.insert(record.id);
    for (int row = static_cast<int>(m_records.size()) - 1; row >= 0; --row)
        if (!wanted.contains(m_records[static_cast<size_t>(row)].id)) {
            beginRemoveRows({}, row, row);
            m_records.erase(m_records.begin() + row);
            endRemoveRows();
        }
    for (size_t i = 0; i < newestFirst.size(); ++i) {
        const int row = static_cast<int>(i);
        QModelIndex known = indexOf(newestFirst[i].id);
        if (!known.isValid()) {
            beginInsertRows({}, row, row);
            m_records.insert(m_records.begin() + row, newestFirst[i]);
            endInsertRows();
        } else if (known.row() != row) {
            beginMoveRows({}, known.row(), known.row(), {}, row); // all before row are in place: it moves up
            std::rotate(m_records.begin() + row, m_records.begin() + known.row(), m_records.begin() + known.row() + 1);
            endMoveRows();
        }
        m_records[i] = newestFirst[i];
    }
    if (!m_records.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void FilmstripModel::prepend(const PictureRecord& record) {
    if (indexOf(record.id).isValid())
        return;
    beginInsertRows({}, 0, 0);
    m_records.insert(m_records.begin(), record);
    endInsertRows();
    if (m_records.size() > kMaxPictures) {
        beginRemoveRows({}, kMaxPictures, kMaxPictures);
        m_records.pop_back();
        endRemoveRows();
    }
}

const PictureRecord* FilmstripModel::at(const QModelIndex& index) const {
    return index.isValid() && index.row() < rowCount() ? &m_records[static_cast<size_t>(index.row())] : nullptr;
}

QModelIndex FilmstripModel::indexOf(PictureId id) const {
    for (size_t i = 0; i < m_records.size(); ++i)
        if (m_records[i].id == id)
            return index(static_cast<int>(i));
    return {};
}

int FilmstripModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

QVariant FilmstripModel::data(const QModelIndex& index, int role) const {
    const PictureRecord* record = at(index);
    if (!record)
        return {};
    switch (role) {
    case Qt::DecorationRole:
        return m_thumbnails.get(record->id);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const QString prompt = QString::fromStdString(oneLine(record->prompt, 300));
        return prompt.isEmpty() ? tr("A picture without a prompt") : prompt;
    }
    case Qt::AccessibleDescriptionRole:
        return record->rating ? tr("%n star(s)", nullptr, record->rating) : QString();
    case IdRole:
        return QVariant::fromValue(static_cast<qlonglong>(record->id));
    case RatingRole:
        return record->rating;
    case StarredRole:
        return record->starred;
    default:
        return {};
    }
}

} // namespace miro
