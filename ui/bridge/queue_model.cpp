#include "ui/bridge/queue_model.h"

#include "job/explore_request.h"
#include "job/train_order.h"
#include "studio/taste_engine.h"
#include "ui/widgets/icons.h"

#include <QCoreApplication>
#include <QMimeData>
#include <algorithm>

namespace miro {
namespace {

constexpr const char* kMimeType = "application/x-miro-job";

struct StateWords {
    JobState state;
    const char* words;
    const char* icon;
};

const StateWords& wordsOf(JobState state) {
    static const StateWords list[] = {
        {JobState::Queued, QT_TRANSLATE_NOOP("Queue", "Waiting"), "clock"},
        {JobState::Running, QT_TRANSLATE_NOOP("Queue", "Running"), "play"},
        {JobState::Paused, QT_TRANSLATE_NOOP("Queue", "Paused"), "pause"},
        {JobState::Done, QT_TRANSLATE_NOOP("Queue", "Done"), "check"},
        {JobState::Failed, QT_TRANSLATE_NOOP("Queue", "Failed"), "warning"},
        {JobState::Stopped, QT_TRANSLATE_NOOP("Queue", "Stopped"), "stop"},
        {JobState::Interrupted, QT_TRANSLATE_NOOP("Queue", "Interrupted"), "warning"},
    };
    for (const StateWords& entry : list)
        if (entry.state == state)
            return entry;
    return list[0];
}

QString detailOf(const JobRecord& job) {
    QString words = jobStateWords(job.state);
    if (isTraining(job) && job.picturesTotal > 0)
        words = QCoreApplication::translate("Queue", "%1, update %2 of %3", "state of a job that trains")
                    .arg(words)
                    .arg(job.picturesDone)
                    .arg(job.picturesTotal);
    else if (job.picturesTotal > 0)
        words = QCoreApplication::translate("Queue", "%1, %2 of %3 pictures", "state of a job")
                    .arg(words)
                    .arg(job.picturesDone)
                    .arg(job.picturesTotal);
    if (!job.message.empty())
        words = QCoreApplication::translate("Queue", "%1: %2", "state of a job, why")
                    .arg(words, QString::fromStdString(job.message));
    return words;
}

} // namespace

bool isTraining(const JobRecord& job) {
    return job.kind == kTrainKind || job.kind == kFinetuneKind;
}

QString jobStateWords(JobState state) {
    return QCoreApplication::translate("Queue", wordsOf(state).words);
}

QString jobStateIcon(JobState state) {
    return wordsOf(state).icon;
}

QueueModel::QueueModel(QObject* parent) : QAbstractListModel(parent) {}

// Where only states changed, the rows stay, and with them what is selected and focused. What the program does by itself
// is shown when something is wrong with it.
void QueueModel::setJobs(const std::vector<JobRecord>& all) {
    std::vector<JobRecord> jobs;
    for (const JobRecord& job : all)
        if (!isBackground(job) || job.state == JobState::Failed || job.state == JobState::Interrupted)
            jobs.push_back(job);
    const bool sameRows =
        jobs.size() == m_jobs.size() && std::equal(jobs.begin(), jobs.end(), m_jobs.begin(),
                                                   [](const JobRecord& a, const JobRecord& b) { return a.id == b.id; });
    if (sameRows) {
        m_jobs = jobs;
        if (!jobs.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_jobs = jobs;
    endResetModel();
}

const JobRecord* QueueModel::job(const QModelIndex& index) const {
    return index.isValid() && index.row() < rowCount() ? &m_jobs[static_cast<size_t>(index.row())] : nullptr;
}

QModelIndex QueueModel::indexOf(const JobId& id) const {
    for (size_t i = 0; i < m_jobs.size(); ++i)
        if (m_jobs[i].id == id)
            return index(static_cast<int>(i));
    return {};
}

int QueueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_jobs.size());
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
    const JobRecord* record = job(index);
    if (!record)
        return {};
    const QString title = isBackground(*record)   ? QCoreApplication::translate("Queue", "Scores of new pictures")
                          : record->title.empty() ? QCoreApplication::translate("Queue", "No words")
                                                  : QString::fromStdString(record->title).simplified();
    switch (role) {
    case Qt::DisplayRole:
        return title;
    case DetailRole:
        return detailOf(*record);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return QCoreApplication::translate("Queue", "%1. %2", "prompt of a job, its state")
            .arg(title, detailOf(*record));
    case Qt::DecorationRole:
        return themedIcon(jobStateIcon(record->state));
    case IdRole:
        return QString::fromStdString(record->id);
    default:
        return {};
    }
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const {
    const JobRecord* record = job(index);
    if (!record)
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (record->state == JobState::Queued)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList QueueModel::mimeTypes() const {
    return {kMimeType};
}

QMimeData* QueueModel::mimeData(const QModelIndexList& indexes) const {
    const JobRecord* record = indexes.isEmpty() ? nullptr : job(indexes.first());
    if (!record)
        return nullptr;
    auto* data = new QMimeData; // the drag owns it
    data->setData(kMimeType, QByteArray::fromStdString(record->id));
    return data;
}

bool QueueModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int, int, const QModelIndex&) const {
    return action == Qt::MoveAction && data->hasFormat(kMimeType);
}

// The row is not moved here: the engine's answer does that. False keeps the view from removing it.
bool QueueModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                              const QModelIndex& parent) {
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const JobId id = data->data(kMimeType).toStdString();
    if (row < 0 && parent.isValid())
        row = parent.row();
    JobId before;
    for (int i = std::max(row, 0); row >= 0 && i < rowCount() && before.empty(); ++i)
        if (m_jobs[static_cast<size_t>(i)].state == JobState::Queued)
            before = m_jobs[static_cast<size_t>(i)].id;
    if (before != id)
        Q_EMIT moveRequested(id, before);
    return false;
}

std::vector<JobId> QueueModel::waiting() const {
    std::vector<JobId> ids;
    for (const JobRecord& record : m_jobs)
        if (record.state == JobState::Queued)
            ids.push_back(record.id);
    return ids;
}

bool QueueModel::neighbour(const JobId& id, int direction, JobId& before) const {
    const std::vector<JobId> ids = waiting();
    const auto place = std::find(ids.begin(), ids.end(), id) - ids.begin();
    const auto target = place + (direction < 0 ? -1 : 2); // down: before the one after the next
    if (place == static_cast<std::ptrdiff_t>(ids.size()) || target < 0 ||
        target > static_cast<std::ptrdiff_t>(ids.size()))
        return false;
    before = target == static_cast<std::ptrdiff_t>(ids.size()) ? JobId() : ids[static_cast<size_t>(target)];
    return true;
}

} // namespace miro
