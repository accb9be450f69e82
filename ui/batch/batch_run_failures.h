// The pictures of a batch that failed, with their line of the list and why, and what can be done about it. Owned by the
// view; GUI thread.
#pragma once

#include "library/batch_record.h"

#include <QAbstractListModel>
#include <QWidget>
#include <vector>

class QLabel;
class QListView;
class QPushButton;

namespace miro {

class FailureModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit FailureModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    void setFailures(const std::vector<BatchFailure>& failures);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QString textAt(int row) const; // the whole of it
    void retranslate();

private:
    std::vector<BatchFailure> m_failures;
};

class BatchRunFailures : public QWidget {
    Q_OBJECT

public:
    explicit BatchRunFailures(QWidget* parent = nullptr);

    void setFailures(const std::vector<BatchFailure>& failures);
    int count() const { return m_model->rowCount(); }

Q_SIGNALS:
    void retryRequested();

private:
    void setTexts();
    void copyAll();

    FailureModel* m_model = nullptr;
    QLabel* m_reasons = nullptr;
    QListView* m_list = nullptr;
    QPushButton* m_retry = nullptr;
    QPushButton* m_copy = nullptr;
    QString m_why;
};

// "out of memory (12), the disk is full (3)": the messages and how often each came, the most frequent first; few of
// them.
QString failureReasons(const std::vector<BatchFailure>& failures);

} // namespace miro
