// An exploration as a table: a grid by its two rewards, a strip as one row a seed (a long one is wrapped), best-of as a
// stack in the order of its ranks. Owned by the grid; GUI thread.
#pragma once

#include "ui/explore/explore_run.h"

#include <QAbstractTableModel>

namespace miro {

class ThumbnailCache;

class ExploreModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { CellRole = Qt::UserRole, FrontRole, RankRole, CaptionRole, DrawnRole, StarredRole, MissingRole };

    ExploreModel(const ExploreRun& run, ThumbnailCache& thumbnails, QObject* parent = nullptr);

    // The artist's, for the order of best-of.
    void setWeights(const std::map<std::string, double>& weights);
    const std::map<std::string, double>& weights() const { return m_weights; }
    int cellAt(const QModelIndex& index) const; // below 0: an empty place
    QModelIndex indexOf(int cell) const;
    const std::vector<int>& front() const { return m_front; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    void retranslate();

Q_SIGNALS:
    void orderChanged(); // ranks have moved cells
    void judged();       // the front may be another

private:
    void rebuild();
    void refresh();
    void place();

    const ExploreRun& m_run;
    ThumbnailCache& m_thumbnails;
    std::map<std::string, double> m_weights;
    std::vector<std::vector<int>> m_table; // cells by row and column; below 0: none
    bool m_wrapped = false;                // rows and columns say nothing
    std::vector<int> m_front;
    std::vector<int> m_ranks; // by cell, from 1; 0: none
    QTimer m_soon;            // several scores are one look at fronts and ranks
};

} // namespace miro
