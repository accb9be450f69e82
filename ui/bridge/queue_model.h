// The queue as a list: what waits in order, then what is over, newest first. Dragging a waiting job asks for another
// order; the engine's next state shows it. Owned by the drawer; GUI thread.
#pragma once

#include "library/job_record.h"

#include <QAbstractListModel>
#include <vector>

namespace miro {

QString jobStateWords(JobState state);
// A training or a fine-tuning: it counts updates, not pictures.
bool isTraining(const JobRecord& job);
QString jobStateIcon(JobState state);

class QueueModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole, DetailRole };

    explicit QueueModel(QObject* parent = nullptr);

    void setJobs(const std::vector<JobRecord>& jobs);
    const JobRecord* job(const QModelIndex& index) const;
    QModelIndex indexOf(const JobId& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

    // The job that `id` has to go before when it moves up (-1) or down (1) one place; false: it cannot.
    bool neighbour(const JobId& id, int direction, JobId& before) const;

Q_SIGNALS:
    void moveRequested(const miro::JobId& job, const miro::JobId& before); // before is empty: to the end

private:
    std::vector<JobId> waiting() const;

    std::vector<JobRecord> m_jobs;
};

} // namespace miro
