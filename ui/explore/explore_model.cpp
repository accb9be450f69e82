#include "ui/explore/explore_model.h"

#include "ui/bridge/thumbnail_cache.h"
#include "ui/explore/explore_reading.h"
#include "ui/explore/explore_words.h"

#include <QPixmap>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr int kModelSoonMilliseconds = 50;
constexpr int kMostColumns = 8; // of a stack or a strip that is wrapped
constexpr int kMostInARow = 5;  // of a strip; more would be too small to see

} // namespace

ExploreModel::ExploreModel(const ExploreRun& run, ThumbnailCache& thumbnails, QObject* parent)
    : QAbstractTableModel(parent), m_run(run), m_thumbnails(thumbnails) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(kModelSoonMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &ExploreModel::refresh);
    connect(&m_run, &ExploreRun::replaced, this, &ExploreModel::rebuild);
    connect(&m_run, &ExploreRun::cellChanged, this, [this](int cell) {
        const QModelIndex index = indexOf(cell);
        Q_EMIT dataChanged(index, index);
        m_soon.start();
    });
    connect(&m_thumbnails, &ThumbnailCache::ready, this, [this](PictureId id) {
        const QModelIndex index = indexOf(m_run.cellOf(id));
        if (index.isValid())
            Q_EMIT dataChanged(index, index);
    });
    rebuild();
}

void ExploreModel::setWeights(const std::map<std::string, double>& weights) {
    if (m_weights == weights)
        return;
    m_weights = weights;
    refresh();
}

void ExploreModel::rebuild() {
    beginResetModel();
    m_weights = m_run.plan().weights;
    m_front = frontCells(m_run);
    place();
    endResetModel();
    Q_EMIT judged();
}

void ExploreModel::place() {
    const std::vector<RunCell>& cells = m_run.cells();
    const auto count = static_cast<int>(cells.size());
    m_table.clear();
    m_ranks.assign(cells.size(), 0);
    auto put = [this](int row, int column, int cell) {
        if (row >= static_cast<int>(m_table.size()))
            m_table.resize(static_cast<size_t>(row) + 1);
        auto& line = m_table[static_cast<size_t>(row)];
        if (column >= static_cast<int>(line.size()))
            line.resize(static_cast<size_t>(column) + 1, -1);
        line[static_cast<size_t>(column)] = cell;
    };
    const ExploreKind kind = m_run.plan().kind;
    const auto seeds = static_cast<int>(std::max<int64_t>(1, m_run.plan().seeds));
    const int columns = std::clamp(static_cast<int>(std::ceil(std::sqrt(count))), 1, kMostColumns);
    const bool strip = (kind == ExploreKind::Sweep || kind == ExploreKind::Morph) && seeds == 1 && count > kMostInARow;
    m_wrapped = strip || kind == ExploreKind::BestOf;
    if (kind == ExploreKind::BestOf) {
        const std::vector<int> order = bestCells(m_run, m_weights);
        const auto ranks = ranksOf(totalsOf(m_run, m_weights));
        for (int i = 0; i < count; ++i) {
            put(i / columns, i % columns, order[static_cast<size_t>(i)]);
            m_ranks[static_cast<size_t>(i)] = static_cast<int>(ranks[static_cast<size_t>(i)].value_or(0));
        }
        return;
    }
    for (int i = 0; i < count; ++i) {
        const ExploreCell& cell = cells[static_cast<size_t>(i)].plan;
        if (strip) {
            put(static_cast<int>(cell.column) / columns, static_cast<int>(cell.column) % columns, i);
            continue;
        }
        // A grid's rows rise, as the axis of its chart does.
        const int64_t row = kind == ExploreKind::Pareto ? m_run.plan().steps - 1 - cell.row : cell.row;
        put(static_cast<int>(row) * seeds + static_cast<int>(cell.seedIndex), static_cast<int>(cell.column), i);
    }
}

// Fronts and ranks of what is measured by now.
void ExploreModel::refresh() {
    m_front = frontCells(m_run);
    const auto before = m_table;
    place();
    if (m_table.empty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if (m_table != before)
        Q_EMIT orderChanged();
    Q_EMIT judged();
}

int ExploreModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.size());
}

int ExploreModel::columnCount(const QModelIndex& parent) const {
    size_t most = 0;
    for (const auto& row : m_table)
        most = std::max(most, row.size());
    return parent.isValid() ? 0 : static_cast<int>(most);
}

int ExploreModel::cellAt(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount())
        return -1;
    const auto& row = m_table[static_cast<size_t>(index.row())];
    return index.column() < static_cast<int>(row.size()) ? row[static_cast<size_t>(index.column())] : -1;
}

QModelIndex ExploreModel::indexOf(int cell) const {
    if (cell >= 0)
        for (size_t row = 0; row < m_table.size(); ++row)
            for (size_t column = 0; column < m_table[row].size(); ++column)
                if (m_table[row][column] == cell)
                    return index(static_cast<int>(row), static_cast<int>(column));
    return {};
}

QVariant ExploreModel::data(const QModelIndex& index, int role) const {
    const int cell = cellAt(index);
    if (cell < 0)
        return {};
    const RunCell& shown = m_run.cells()[static_cast<size_t>(cell)];
    const bool best = std::find(m_front.begin(), m_front.end(), cell) != m_front.end();
    const int rank = m_ranks[static_cast<size_t>(cell)];
    switch (role) {
    case CellRole:
        return cell;
    case FrontRole:
        return best;
    case RankRole:
        return rank;
    case CaptionRole:
        return cellTitle(m_run.plan(), shown.plan);
    case DrawnRole:
        return shown.picture.has_value();
    case StarredRole:
        return shown.picture && shown.picture->starred;
    case MissingRole:
        return shown.picture && m_thumbnails.unreadable(shown.picture->id);
    case Qt::DecorationRole:
        return shown.picture ? QVariant(m_thumbnails.get(shown.picture->id)) : QVariant();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QString text = cellText(m_run, cell);
        if (best)
            text += '\n' + tr("Nothing here beats it in both rewards.");
        if (rank > 0)
            text += '\n' + tr("Place %1").arg(rank);
        return text;
    }
    default:
        return {};
    }
}

// Of the first cell that says one: what all are compared with stands outside of the columns.
QVariant ExploreModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || section < 0 || m_wrapped) // its cells say it
        return {};
    for (size_t row = 0; row < m_table.size(); ++row)
        for (size_t column = 0; column < m_table[row].size(); ++column)
            if (static_cast<int>(orientation == Qt::Horizontal ? column : row) == section &&
                m_table[row][column] >= 0) {
                const ExploreCell& cell = m_run.cells()[static_cast<size_t>(m_table[row][column])].plan;
                const QString title =
                    orientation == Qt::Horizontal ? columnTitle(m_run.plan(), cell) : rowTitle(m_run.plan(), cell);
                if (!title.isEmpty())
                    return title;
            }
    return {};
}

Qt::ItemFlags ExploreModel::flags(const QModelIndex& index) const {
    return cellAt(index) < 0 ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

void ExploreModel::retranslate() {
    if (m_table.empty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
}

} // namespace miro
