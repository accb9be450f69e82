#include "ui/batch/batch_list_model.h"

#include "base/result.h"
#include "job/batch_order.h"
#include "ui/batch/batch_run_words.h"
#include "ui/widgets/words.h"

#include <QLocale>
#include <algorithm>

namespace miro {
namespace {

// A batch that the queue has forgotten, as a row.
JobRecord rowOf(const BatchRecord& record) {
    JobRecord job;
    job.id = record.id;
    job.kind = kBatchKind;
    job.title = record.name;
    job.state = record.total > 0 && record.done >= record.total ? JobState::Done : JobState::Stopped;
    job.created = record.created;
    job.picturesDone = record.done;
    job.picturesTotal = record.total;
    return job;
}

} // namespace

void BatchListModel::show(const std::vector<JobRecord>& jobs, const std::vector<BatchRecord>& records) {
    std::map<JobId, BatchRecord> known;
    for (const BatchRecord& record : records)
        known.emplace(record.id, record);
    std::vector<JobRecord> rows;
    m_queued.clear();
    for (const JobRecord& job : jobs) {
        const bool tryOut = job.priority == JobPriority::Scoring; // see BatchJob::tryOut
        if (job.kind != kBatchKind || tryOut)
            continue;
        m_queued.insert(job.id);
        rows.push_back(job);
        auto record = known.find(job.id);
        if (record == known.end()) {
            BatchRecord begun;
            begun.id = job.id;
            begun.name = job.title;
            begun.created = job.created;
            record = known.emplace(job.id, begun).first;
        }
        BatchRecord& row = record->second; // the queue may know more than the answer of a moment ago
        row.done = std::max(row.done, job.picturesDone);
        row.total = std::max(row.total, job.picturesTotal);
    }
    for (const BatchRecord& record : records)
        if (!m_queued.count(record.id))
            rows.push_back(rowOf(record));
    m_records = std::move(known);
    setJobs(rows);
}

void BatchListModel::takeTimeLeft(const JobId& batch, double seconds) {
    const QModelIndex at = indexOf(batch);
    if (!at.isValid())
        return;
    m_timed = batch;
    m_secondsLeft = seconds;
    Q_EMIT dataChanged(at, at);
}

int64_t BatchListModel::failedOf(const JobId& batch) const {
    const auto record = m_records.find(batch);
    return record == m_records.end() ? 0 : record->second.failed;
}

QString BatchListModel::detail(const JobRecord& job) const {
    const auto found = m_records.find(job.id);
    const BatchRecord record = found == m_records.end() ? BatchRecord() : found->second;
    const QString counts = batchCountWords(record);
    switch (job.state) {
    case JobState::Queued:
        return record.done > 0    ? tr("Waiting, %1", "state of a batch").arg(counts)
               : record.total > 0 ? tr("Waiting, %n picture(s)", nullptr, static_cast<int>(record.total))
                                  : jobStateWords(job.state);
    case JobState::Running:
        if (job.id == m_timed && m_secondsLeft >= 0)
            return tr("%1 of %2, %3 left", "pictures of a batch; time")
                .arg(QLocale().toString(static_cast<qlonglong>(record.done)),
                     QLocale().toString(static_cast<qlonglong>(record.total)), durationWords(m_secondsLeft));
        return counts;
    case JobState::Done:
        return record.failed > 0 ? counts : tr("Done, %n picture(s)", nullptr, static_cast<int>(record.done));
    default:
        return tr("%1, %2", "state of a batch; its pictures").arg(jobStateWords(job.state), counts);
    }
}

QVariant BatchListModel::data(const QModelIndex& index, int role) const {
    const JobRecord* record = job(index);
    if (!record)
        return {};
    const auto known = m_records.find(record->id);
    switch (role) {
    case Qt::DisplayRole:
        return known == m_records.end() ? QueueModel::data(index, role) : QVariant(batchName(known->second));
    case DetailRole:
        return detail(*record);
    case FractionRole:
        if (known == m_records.end() || known->second.total <= 0 ||
            (record->state != JobState::Running && record->state != JobState::Paused))
            return {};
        return std::clamp(static_cast<double>(known->second.done) / static_cast<double>(known->second.total), 0.0, 1.0);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        QString text = tr("%1. %2: %3", "name of a batch, its state, how far it is")
                           .arg(data(index, Qt::DisplayRole).toString(), jobStateWords(record->state), detail(*record));
        if (known != m_records.end() && known->second.failed > 0)
            text += '\n' + batchCountWords(known->second);
        if (!record->message.empty())
            text += '\n' + QString::fromStdString(oneLine(record->message));
        return text;
    }
    default:
        return QueueModel::data(index, role);
    }
}

void BatchListModel::retranslate() {
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace miro
