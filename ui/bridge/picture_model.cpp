#include "ui/bridge/picture_model.h"

#include "ui/bridge/library_thread.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace miro {
namespace {

constexpr int kWindow = 200;         // rows fetched at once at least
constexpr int kFirstRows = 400;      // of a new question, before all of them
constexpr int kLargestWindow = 1000; // a very large screen of very small cells
constexpr size_t kKeptRecords = 4000;
constexpr size_t kPromptBytes = 600; // a cell and its tool tip show no more; details are read separately

// A prompt of a megabyte must not be held for every row.
void shorten(std::vector<PictureRecord>& records) {
    for (PictureRecord& record : records)
        if (record.prompt.size() > kPromptBytes) {
            size_t end = kPromptBytes;
            while (end > 0 && (static_cast<unsigned char>(record.prompt[end]) & 0xC0) == 0x80)
                --end; // not within a character
            record.prompt.resize(end);
            record.prompt += "…";
        }
}

} // namespace

struct PictureModel::Answer {
    std::vector<PictureId> ids;
    std::vector<PictureRecord> records; // of the rows that will be seen first
    bool partial = false;               // there may be more ids
};

PictureModel::PictureModel(LibraryThread& library, QObject* parent) : QAbstractListModel(parent), m_library(library) {
    connect(&library, &LibraryThread::opened, this, &PictureModel::refreshAfterFailure);
    connect(&library, &LibraryThread::changed, this, &PictureModel::refresh);
}

void PictureModel::setQuery(const PictureQuery& query) {
    m_query = query;
    m_source = nullptr;
    m_stack.reset();
    ask(false);
}

void PictureModel::setSource(Source source) {
    m_query = {};
    m_source = std::move(source);
    m_stack.reset();
    ask(false);
}

void PictureModel::openStack(PictureId id) {
    m_stack = id;
    ask(false);
}

void PictureModel::closeStack() {
    if (!m_stack)
        return;
    m_stack.reset();
    ask(false);
}

void PictureModel::refresh() {
    ask(true);
}

// What was asked before the library could be opened.
void PictureModel::refreshAfterFailure() {
    if (m_failed)
        ask(true);
}

// all: not only the first rows of a new question.
void PictureModel::ask(bool samePlace, bool all) {
    if (m_searching) {
        m_againSamePlace = (!m_again || m_againSamePlace) && samePlace;
        m_again = true;
        return;
    }
    m_searching = true;
    const int firstRow = samePlace ? std::max(0, m_wantFirst) : 0;
    const PictureId anchor = samePlace && firstRow < rowCount() ? idAt(firstRow) : 0;
    const int window = std::clamp(m_wantLast - m_wantFirst + 1, kWindow, kLargestWindow);
    const int limit = !all && (!samePlace || m_ids.empty()) ? std::max(kFirstRows, window) : -1;
    m_library.run(
        LibraryThread::Lane::Query, this,
        [query = m_query, source = m_source, stack = m_stack, anchor, window,
         limit](Library& library) -> Result<Answer> {
            Answer answer;
            if (stack) {
                MIRO_TRY(answer.ids, library.stackOf(*stack));
            } else if (source) {
                MIRO_TRY(answer.ids, source(library));
            } else {
                MIRO_TRY(answer.ids, library.find(query, limit));
                answer.partial = static_cast<int>(answer.ids.size()) == limit;
            }
            auto at = anchor ? std::find(answer.ids.begin(), answer.ids.end(), anchor) : answer.ids.begin();
            size_t from = at == answer.ids.end() ? 0 : static_cast<size_t>(at - answer.ids.begin());
            size_t count = std::min(answer.ids.size() - from, static_cast<size_t>(window));
            MIRO_TRY(answer.records, library.records({answer.ids.begin() + static_cast<std::ptrdiff_t>(from),
                                                      answer.ids.begin() + static_cast<std::ptrdiff_t>(from + count)}));
            shorten(answer.records);
            return answer;
        },
        [this, samePlace](Result<Answer> answer) { hear(std::move(answer), samePlace); });
}

void PictureModel::hear(Result<Answer> answer, bool samePlace) {
    m_searching = false;
    m_failed = !answer.ok();
    if (m_again) { // the newest question counts; this answer is already old
        const bool same = m_againSamePlace && samePlace;
        m_again = false;
        // But what is here is shown when there was nothing, or when changes come without end.
        if (same && answer.ok() && (!answer->partial || m_ids.empty()))
            take(std::move(answer).value(), true);
        ask(same);
        return;
    }
    if (!answer.ok()) {
        Q_EMIT failed(QString::fromStdString(answer.message()));
        return;
    }
    const bool more = answer->partial;
    take(std::move(answer).value(), samePlace);
    if (more)
        ask(true, true);
    else
        Q_EMIT answered();
}

void PictureModel::take(Answer answer, bool samePlace) {
    const bool sameRows = answer.ids == m_ids;
    if (!sameRows) {
        m_keepsPlace = samePlace;
        beginResetModel(); // the view may still ask partial() of the rows that go
        m_ids = std::move(answer.ids);
    }
    m_records.clear();
    m_gone.clear();
    for (PictureRecord& record : answer.records)
        m_records.emplace(record.id, std::move(record));
    if (sameRows && !m_ids.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    m_partial = answer.partial;
    if (!sameRows)
        endResetModel();
}

int PictureModel::rowOf(PictureId id) const {
    auto at = std::find(m_ids.begin(), m_ids.end(), id);
    return at == m_ids.end() ? -1 : static_cast<int>(at - m_ids.begin());
}

const PictureRecord* PictureModel::record(PictureId id) const {
    auto found = m_records.find(id);
    return found == m_records.end() ? nullptr : &found->second;
}

void PictureModel::want(int firstRow, int lastRow) {
    m_wantFirst = firstRow;
    m_wantLast = lastRow;
    fetchRecords();
}

void PictureModel::fetchRecords() {
    if (m_fetching || m_searching)
        return; // the answer asks again, when its rows are painted
    const int first = std::max(0, m_wantFirst);
    const int last = std::min(m_wantLast, rowCount() - 1);
    auto missing = [this](int row) {
        const PictureId id = idAt(row);
        return !m_records.count(id) && !m_gone.count(id);
    };
    bool any = false;
    for (int row = first; row <= last && !any; ++row)
        any = missing(row);
    if (!any)
        return;
    const int spare = std::max(0, kWindow - (last - first + 1)) / 2;
    std::vector<PictureId> ids;
    for (int row = std::max(0, first - spare); row <= std::min(last + spare, rowCount() - 1); ++row)
        if (missing(row) && ids.size() < static_cast<size_t>(kLargestWindow))
            ids.push_back(idAt(row));
    m_fetching = true;
    m_library.run(
        LibraryThread::Lane::Query, this,
        [ids](Library& library) {
            auto records = library.records(ids);
            if (records.ok())
                shorten(*records);
            return records;
        },
        [this, ids](Result<std::vector<PictureRecord>> records) {
            m_fetching = false;
            if (!records.ok())
                return; // said by the next search
            if (m_records.size() + ids.size() > kKeptRecords)
                dropRecordsOutOfSight();
            for (PictureRecord& record : *records)
                m_records.insert_or_assign(record.id, std::move(record));
            for (PictureId id : ids)
                if (!m_records.count(id))
                    m_gone.insert(id);
            if (!m_ids.empty())
                Q_EMIT dataChanged(index(0), index(rowCount() - 1));
            fetchRecords();
        });
}

void PictureModel::dropRecordsOutOfSight() {
    std::unordered_map<PictureId, PictureRecord> kept;
    for (int row = std::max(0, m_wantFirst); row <= std::min(m_wantLast, rowCount() - 1); ++row)
        if (auto seen = m_records.extract(idAt(row)))
            kept.insert(std::move(seen));
    m_records = std::move(kept);
}

int PictureModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

QVariant PictureModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == IdRole)
        return QVariant::fromValue<qint64>(idAt(index.row()));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const PictureRecord* picture = recordAt(index.row());
    if (!picture)
        return role == Qt::AccessibleTextRole ? tr("Picture, not read yet") : QString();
    if (role == Qt::AccessibleTextRole)
        return describe(*picture);
    if (role == Qt::DisplayRole)
        return QString::fromStdString(picture->prompt);
    const QString when =
        QLocale().toString(QDateTime::fromMSecsSinceEpoch(picture->created), QLocale::ShortFormat).toHtmlEscaped();
    return QStringLiteral("<p>%1</p><p>%2 · %3 × %4</p>")
        .arg(QString::fromStdString(picture->prompt).toHtmlEscaped(), when)
        .arg(picture->width)
        .arg(picture->height);
}

QString PictureModel::describe(const PictureRecord& picture) const {
    QStringList facts;
    facts << (picture.prompt.empty() ? tr("No prompt") : QString::fromStdString(picture.prompt));
    if (picture.rating > 0)
        facts << tr("rated %1 of 5").arg(picture.rating);
    if (picture.starred)
        facts << tr("starred");
    if (picture.stackSize > 1 && m_query.stacked && !m_stack)
        facts << tr("stack of %n pictures", nullptr, static_cast<int>(picture.stackSize));
    if (picture.inBin)
        facts << tr("in the bin");
    return facts.join(tr(", ", "between the facts of a picture"));
}

Qt::ItemFlags PictureModel::flags(const QModelIndex& index) const {
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

} // namespace miro
