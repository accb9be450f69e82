#include "ui/batch/batch_run_failures.h"

#include "base/result.h"
#include "ui/batch/batch_run_words.h"
#include "ui/bridge/queue_delegate.h"
#include "ui/bridge/queue_model.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <algorithm>
#include <map>

namespace miro {
namespace {

constexpr size_t kMostReasons = 3;
constexpr size_t kReasonBytes = 200;

} // namespace

QString failureReasons(const std::vector<BatchFailure>& failures) {
    std::map<std::string, int64_t> counts;
    for (const BatchFailure& failure : failures)
        ++counts[oneLine(failure.message, kReasonBytes)];
    std::vector<std::pair<std::string, int64_t>> reasons(counts.begin(), counts.end());
    std::stable_sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    QStringList lines;
    for (const auto& [reason, count] : reasons) {
        if (lines.size() == static_cast<qsizetype>(kMostReasons)) {
            lines << QStringLiteral("…");
            break;
        }
        lines << QStringLiteral("%1 × %2").arg(QLocale().toString(static_cast<qlonglong>(count)),
                                               QString::fromStdString(reason));
    }
    return lines.join('\n');
}

void FailureModel::setFailures(const std::vector<BatchFailure>& failures) {
    // As they come, one more at the end: the rows stay, and with them what is selected.
    const auto same = [](const BatchFailure& a, const BatchFailure& b) {
        return a.index == b.index && a.message == b.message;
    };
    if (failures.size() >= m_failures.size() &&
        std::equal(m_failures.begin(), m_failures.end(), failures.begin(), same)) {
        if (failures.size() == m_failures.size())
            return;
        beginInsertRows({}, static_cast<int>(m_failures.size()), static_cast<int>(failures.size()) - 1);
        m_failures = failures;
        endInsertRows();
        return;
    }
    beginResetModel();
    m_failures = failures;
    endResetModel();
}

int FailureModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_failures.size());
}

QString FailureModel::textAt(int row) const {
    const BatchFailure& failure = m_failures[static_cast<size_t>(row)];
    return failureTitle(failure) + '\n' + QString::fromStdString(oneLine(failure.message));
}

QVariant FailureModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const BatchFailure& failure = m_failures[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return failureTitle(failure);
    case QueueModel::DetailRole:
        return QString::fromStdString(oneLine(failure.message));
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return textAt(index.row());
    case Qt::DecorationRole:
        return themedIcon("warning", IconColour::Warning);
    default:
        return {};
    }
}

void FailureModel::retranslate() {
    if (!m_failures.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

BatchRunFailures::BatchRunFailures(QWidget* parent) : QWidget(parent), m_model(new FailureModel(this)) {
    setObjectName("batchFailures");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    m_reasons = new QLabel(this);
    m_reasons->setObjectName("batchFailureReasons");
    m_reasons->setTextFormat(Qt::PlainText);
    m_reasons->setWordWrap(true);
    m_reasons->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy = new QPushButton(themedIcon("copy"), QString(), this);
    m_copy->setObjectName("batchCopyFailures");
    m_retry = new QPushButton(themedIcon("redo"), QString(), this);
    m_retry->setObjectName("batchRetryFailed");
    row->addWidget(m_reasons, 1);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    row->addWidget(m_retry, 0, Qt::AlignTop);
    column->addLayout(row);
    m_list = new QListView(this);
    m_list->setObjectName("batchFailureList");
    m_list->setModel(m_model);
    m_list->setItemDelegate(new QueueDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTabKeyNavigation(false);
    column->addWidget(m_list, 1);
    connect(m_retry, &QPushButton::clicked, this, &BatchRunFailures::retryRequested);
    connect(m_copy, &QPushButton::clicked, this, &BatchRunFailures::copyAll);
    keepTranslated(this, [this] { setTexts(); });
}

void BatchRunFailures::setTexts() {
    m_list->setAccessibleName(tr("Pictures that failed"));
    m_retry->setText(tr("Retry failed"));
    m_retry->setToolTip(tr("Draw the pictures that failed again"));
    m_copy->setText(tr("Copy all"));
    m_copy->setToolTip(tr("Copy lines and reasons as text"));
    m_reasons->setText(m_model->rowCount() == 0 ? tr("Nothing has failed.") : m_why);
    m_model->retranslate();
}

void BatchRunFailures::setFailures(const std::vector<BatchFailure>& failures) {
    m_model->setFailures(failures);
    m_why = failureReasons(failures);
    m_reasons->setText(failures.empty() ? tr("Nothing has failed.") : m_why);
    m_retry->setEnabled(!failures.empty());
    m_copy->setEnabled(!failures.empty());
}

void BatchRunFailures::copyAll() {
    QStringList lines;
    for (int row = 0; row < m_model->rowCount(); ++row)
        lines << m_model->textAt(row);
    QApplication::clipboard()->setText(lines.join('\n'));
}

} // namespace miro
