// The table of a sweep.
#include "ui/batch/batch_run.h"
#include "ui/batch/batch_run_sweep.h"
#include "ui/bridge/thumbnail_cache.h"

#include <QPixmap>
#include <algorithm>

namespace miro {

SweepModel::SweepModel(const BatchRun& run, ThumbnailCache& thumbnails, QObject* parent)
    : QAbstractTableModel(parent), m_run(run), m_thumbnails(thumbnails) {
    connect(&thumbnails, &ThumbnailCache::ready, this, [this] { refresh(); });
}

void SweepModel::setGrid(std::optional<BatchGrid> grid) {
    beginResetModel();
    m_grid = std::move(grid);
    m_chosen.assign(m_grid ? m_grid->axes().size() : 0, 0);
    m_columns = -1;
    m_rows = -1;
    // The two settings that change fastest; prompts as rows where there is one setting alone.
    for (int axis = static_cast<int>(m_chosen.size()) - 1; axis >= 0; --axis) {
        if (m_grid->axes()[static_cast<size_t>(axis)].kind == GridAxis::Kind::Copy)
            continue;
        (m_columns < 0 ? m_columns : m_rows) = axis;
        if (m_rows >= 0)
            break;
    }
    endResetModel();
}

void SweepModel::setAxes(int rows, int columns, std::vector<int> chosen) {
    beginResetModel();
    m_rows = rows;
    m_columns = columns;
    m_chosen = std::move(chosen);
    endResetModel();
}

void SweepModel::setPictures(std::unordered_map<int64_t, PictureId> pictures) {
    m_pictures = std::move(pictures);
    refresh();
}

void SweepModel::refresh() {
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int SweepModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || !m_grid || m_columns < 0)
        return 0;
    return m_rows < 0 ? 1 : static_cast<int>(m_grid->axes()[static_cast<size_t>(m_rows)].values.size());
}

int SweepModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_grid || m_columns < 0
               ? 0
               : static_cast<int>(m_grid->axes()[static_cast<size_t>(m_columns)].values.size());
}

int64_t SweepModel::placeAt(int row, int column) const {
    std::vector<int> values = m_chosen;
    if (m_rows >= 0)
        values[static_cast<size_t>(m_rows)] = row;
    values[static_cast<size_t>(m_columns)] = column;
    return m_grid->indexAt(values);
}

PictureId SweepModel::pictureAt(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return 0;
    const auto at = m_pictures.find(placeAt(index.row(), index.column()));
    return at == m_pictures.end() ? 0 : at->second;
}

std::vector<PictureId> SweepModel::pictures() const {
    std::vector<PictureId> ids;
    for (int row = 0; row < rowCount(); ++row)
        for (int column = 0; column < columnCount(); ++column)
            if (const PictureId id = pictureAt(index(row, column)))
                ids.push_back(id);
    return ids;
}

QString SweepModel::describe(const QModelIndex& index) const {
    QStringList lines;
    for (size_t axis = 0; axis < m_grid->axes().size(); ++axis) {
        const GridAxis& each = m_grid->axes()[axis];
        const int value = static_cast<int>(axis) == m_rows      ? index.row()
                          : static_cast<int>(axis) == m_columns ? index.column()
                                                                : m_chosen[axis];
        lines << tr("%1: %2", "an axis, its value").arg(axisTitle(each), axisValue(each, value));
    }
    const int64_t place = placeAt(index.row(), index.column());
    if (const BatchFailure* failure = m_run.failureOf(place))
        lines << tr("Failed: %1").arg(QString::fromStdString(oneLine(failure->message)));
    else if (place < 0)
        lines << tr("Left out");
    else if (!m_pictures.count(place))
        lines << tr("Not drawn, or in the bin");
    return lines.join('\n');
}

QVariant SweepModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !m_grid || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    switch (role) {
    case PictureRole:
        return QVariant::fromValue<qint64>(pictureAt(index));
    case StateRole: {
        const int64_t place = placeAt(index.row(), index.column());
        return m_pictures.count(place) ? Drawn : place < 0 ? Nowhere : m_run.failureOf(place) ? Failed : Missing;
    }
    case Qt::DecorationRole: {
        const PictureId id = pictureAt(index);
        return id ? QVariant(m_thumbnails.get(id)) : QVariant();
    }
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return describe(index);
    default:
        return {};
    }
}

QVariant SweepModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const int axis = orientation == Qt::Horizontal ? m_columns : m_rows;
    if (!m_grid || axis < 0 || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const GridAxis& shown = m_grid->axes()[static_cast<size_t>(axis)];
    if (section < 0 || section >= static_cast<int>(shown.values.size()))
        return {};
    const QString value = axisValue(shown, section);
    return role == Qt::ToolTipRole ? tr("%1: %2", "an axis, its value").arg(axisTitle(shown), value) : value;
}

} // namespace miro
