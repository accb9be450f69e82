// All batches as rows: those that wait in their order, then what is over, newest first, also what the queue has
// forgotten. Dragging a waiting one asks for another order. Owned by the list; GUI thread.
#pragma once

#include "library/batch_record.h"
#include "ui/bridge/queue_model.h"

#include <map>
#include <set>

namespace miro {

class BatchListModel : public QueueModel {
    Q_OBJECT

public:
    enum BatchRole { FractionRole = Qt::UserRole + 10 }; // of what runs, 0 to 1; invalid: nothing to show

    explicit BatchListModel(QObject* parent = nullptr) : QueueModel(parent) {}

    // jobs: the queue's, of every kind; records: the library's, newest first.
    void show(const std::vector<JobRecord>& jobs, const std::vector<BatchRecord>& records);
    void takeTimeLeft(const JobId& batch, double seconds);
    // Whether the queue itself knows it.
    bool queued(const JobId& batch) const { return m_queued.count(batch) > 0; }
    int64_t failedOf(const JobId& batch) const;

    QVariant data(const QModelIndex& index, int role) const override;
    void retranslate();

private:
    QString detail(const JobRecord& job) const;

    std::map<JobId, BatchRecord> m_records;
    std::set<JobId> m_queued;
    JobId m_timed;
    double m_secondsLeft = -1; // of m_timed
};

} // namespace miro
