#include "ui/batch/batch_list.h"

#include "studio/engine.h"
#include "ui/batch/batch_list_model.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/queue_delegate.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/page_action.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <algorithm>

namespace miro {
namespace {

constexpr int kListSoonMilliseconds = 150;
constexpr int kMostRows = 500; // of the library's
constexpr int kListBar = 3;

// A row of the queue, with a thin line below it that says how far what runs is; its text says it too.
class BatchRowDelegate : public QueueDelegate {
public:
    using QueueDelegate::QueueDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QueueDelegate::paint(painter, option, index);
        const QVariant fraction = index.data(BatchListModel::FractionRole);
        if (!fraction.isValid())
            return;
        const QRect bar(option.rect.left(), option.rect.bottom() - kListBar + 1, option.rect.width(), kListBar);
        const int wide = static_cast<int>(fraction.toDouble() * bar.width());
        painter->fillRect(bar, themeColours().border);
        painter->fillRect(
            QRect(option.direction == Qt::RightToLeft ? bar.right() + 1 - wide : bar.left(), bar.top(), wide, kListBar),
            option.state.testFlag(QStyle::State_Selected) ? option.palette.color(QPalette::HighlightedText)
                                                          : themeColours().accent);
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        return QueueDelegate::sizeHint(option, index) + QSize(0, kListBar);
    }
};

} // namespace

BatchList::BatchList(const AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_model(new BatchListModel(this)) {
    setObjectName("batchList");
    m_up = addJobAction("batchUp", "up", QKeySequence(Qt::ALT | Qt::Key_Up), &BatchList::moveUp);
    m_down = addJobAction("batchDown", "down", QKeySequence(Qt::ALT | Qt::Key_Down), &BatchList::moveDown);
    m_pause = addJobAction("batchPause", "pause", {}, &BatchList::pause);
    m_stopAfter = addJobAction("batchStopAfter", "check", {}, &BatchList::stopAfter);
    m_stopNow = addJobAction("batchStopNow", "stop", {}, &BatchList::stopNow);
    m_retry = addJobAction("batchRetry", "redo", {}, &BatchList::retry);
    m_repeat = addJobAction("batchRepeat", "repeat", QKeySequence("Ctrl+R"), &BatchList::repeat);
    m_remove = addJobAction("batchRemove", "trash", QKeySequence::Delete, &BatchList::remove);
    build();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kListSoonMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &BatchList::read);
    EngineBridge& bridge = m_context.bridge;
    connect(&bridge, &EngineBridge::engineStateChanged, this, [this] { refresh(); });
    connect(&bridge, &EngineBridge::finished, this, [this] { m_soon.start(); });
    connect(&bridge, &EngineBridge::batchChangedTo, this, [this](const BatchStatus& status) {
        auto record = std::find_if(m_records.begin(), m_records.end(),
                                   [&status](const BatchRecord& known) { return known.id == status.job; });
        if (record == m_records.end()) { // it has just begun
            m_soon.start();
            return;
        }
        record->done = status.done;
        record->failed = status.failed;
        record->total = status.total;
        refresh();
    });
    connect(&bridge, &EngineBridge::progressed, this,
            [this](const QString& job, const QString&, qint64, qint64, double secondsLeft) {
                m_model->takeTimeLeft(job.toStdString(), secondsLeft);
            });
    connect(&m_context.library, &LibraryThread::opened, this, [this] { m_soon.start(); });
    connect(&m_context.library, &LibraryThread::changed, this, [this] { m_soon.start(); });
    keepTranslated(this, [this] { setTexts(); });
    read();
}

QAction* BatchList::addJobAction(const char* name, const char* icon, const QKeySequence& keys,
                                 void (BatchList::*act)()) {
    QAction* action = addPageAction(this, name, {});
    action->setIcon(themedIcon(icon));
    action->setShortcut(keys); // some have none
    connect(action, &QAction::triggered, this, act);
    return action;
}

void BatchList::build() {
    m_list = new QListView(this);
    m_list->setObjectName("batchRows");
    m_list->setModel(m_model);
    m_list->setItemDelegate(new BatchRowDelegate(m_list));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setTabKeyNavigation(false);
    m_menu = new QMenu(this);
    m_menu->addActions({m_up, m_down, m_pause, m_stopAfter, m_stopNow, m_retry, m_repeat, m_remove});
    connect(m_list, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& place) { m_menu->popup(m_list->viewport()->mapToGlobal(place)); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        const JobRecord* job = current();
        refreshActions();
        if (m_filling || !job || job->id == m_current)
            return;
        m_current = job->id;
        Q_EMIT chosen(m_current);
    });
    // The one that is chosen already, once more: the page may show something else.
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        if (const JobRecord* job = m_model->job(index)) {
            m_current = job->id;
            Q_EMIT chosen(m_current);
        }
    });
    connect(m_model, &QueueModel::moveRequested, this,
            [this](const JobId& job, const JobId& before) { m_context.engine.moveJob(job, before); });
    m_empty = new QLabel(m_list);
    m_empty->setObjectName("batchListEmpty");
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setProperty("muted", true);
    auto* over = new QVBoxLayout(m_list);
    over->addWidget(m_empty);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_list, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(2);
    for (QAction* action : {m_up, m_down, m_pause, m_retry, m_remove}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setObjectName("button_" + action->objectName());
        row->addWidget(button);
    }
    row->addStretch(1);
    m_more = new QToolButton(this);
    m_more->setObjectName("batchMore");
    m_more->setIcon(themedIcon("more"));
    openMenuFrom(m_more, m_menu);
    row->addWidget(m_more);
    column->addLayout(row);
}

void BatchList::setTexts() {
    auto name = [](QAction* action, const QString& text, const QString& tip) {
        action->setText(text);
        action->setToolTip(tip);
    };
    m_list->setAccessibleName(tr("Batches"));
    m_empty->setText(tr("No batch yet."));
    name(m_up, tr("Move up"), tr("Run this batch earlier (Alt+Up)"));
    name(m_down, tr("Move down"), tr("Run this batch later (Alt+Down)"));
    name(m_stopAfter, tr("Stop after this one"), tr("Stop after the pictures that are being drawn"));
    name(m_stopNow, tr("Stop now"), tr("Stop now: what is being drawn is dropped"));
    name(m_retry, tr("Retry failed"), tr("Draw the pictures that failed again"));
    name(m_remove, tr("Remove"), tr("Take this batch out of the list; its pictures and its album stay"));
    m_more->setAccessibleName(tr("More to do with this batch"));
    m_more->setToolTip(tr("More"));
    m_model->retranslate();
    refreshActions();
}

void BatchList::read() {
    m_context.library.run(
        LibraryThread::Lane::Query, this, [](Library& library) { return library.batches().list(kMostRows); },
        [this](Result<std::vector<BatchRecord>> records) {
            if (!records.ok())
                return; // the window says that the library cannot be read
            m_records = std::move(records).value();
            refresh();
        });
}

void BatchList::refresh() {
    m_filling = true;
    m_model->show(m_context.bridge.state().jobs, m_records);
    const QModelIndex index = m_model->indexOf(m_current);
    if (index != m_list->currentIndex())
        m_list->setCurrentIndex(index);
    m_filling = false;
    m_empty->setVisible(isEmpty());
    refreshActions();
    if (std::exchange(m_rows, m_model->rowCount()) != m_model->rowCount())
        Q_EMIT changed();
}

void BatchList::setCurrent(const JobId& batch) {
    m_current = batch;
    m_filling = true;
    m_list->setCurrentIndex(m_model->indexOf(batch));
    m_filling = false;
    refreshActions();
}

bool BatchList::isEmpty() const {
    return m_model->rowCount() == 0;
}

const JobRecord* BatchList::current() const {
    return m_model->job(m_list->currentIndex());
}

void BatchList::refreshActions() {
    const JobRecord* job = current();
    const bool runs = job && (job->state == JobState::Running || job->state == JobState::Paused);
    const bool over = job && !runs && job->state != JobState::Queued;
    const bool paused = m_context.bridge.state().paused;
    JobId ignored;
    m_up->setEnabled(job && m_model->neighbour(job->id, -1, ignored));
    m_down->setEnabled(job && m_model->neighbour(job->id, 1, ignored));
    m_pause->setEnabled(paused || runs || (job && job->state == JobState::Queued));
    m_pause->setIcon(themedIcon(paused ? "play" : "pause"));
    m_pause->setText(paused ? tr("Go on") : tr("Pause"));
    m_pause->setToolTip(paused ? tr("Go on with the queue") : tr("Pause the queue; nothing is lost"));
    m_stopAfter->setEnabled(runs);
    m_stopNow->setEnabled(runs);
    m_retry->setEnabled(job && m_model->failedOf(job->id) > 0);
    m_repeat->setEnabled(over && m_model->queued(job->id));
    m_repeat->setText(over && job->state != JobState::Done ? tr("Go on with this batch") : tr("Repeat"));
    m_repeat->setToolTip(over && job->state != JobState::Done ? tr("Draw what is missing")
                                                              : tr("Put this batch in the queue once more"));
    m_remove->setEnabled(job && !runs);
}

void BatchList::move(int direction) {
    const JobRecord* job = current();
    JobId before;
    if (job && m_model->neighbour(job->id, direction, before))
        m_context.engine.moveJob(job->id, before);
}

void BatchList::pause() {
    m_context.engine.setPaused(!m_context.bridge.state().paused);
}

void BatchList::stop(bool now) {
    if (const JobRecord* job = current())
        m_context.engine.stop(job->id, now ? StopKind::Now : StopKind::AfterThis);
}

void BatchList::repeat() {
    if (const JobRecord* job = current())
        m_context.engine.repeatJob(job->id);
}

void BatchList::retry() {
    if (const JobRecord* job = current())
        m_context.engine.retryFailed(job->id);
}

void BatchList::remove() {
    const JobRecord* job = current();
    if (!job || job->state == JobState::Running || job->state == JobState::Paused)
        return;
    askYesNo(this, tr("Take this batch out of the list? Its pictures and its album stay."), tr("Remove"),
             [this, id = job->id, queued = m_model->queued(job->id)](bool yes) {
                 if (!yes)
                     return;
                 if (queued)
                     m_context.engine.removeJob(id);
                 m_context.library.change(
                     this, [id](Library& library) { return library.batches().forget(id); },
                     [this](const Result<void>& done) {
                         if (!done.ok())
                             Q_EMIT failed(QString::fromStdString(oneLine(done.message())));
                     });
             });
}

} // namespace miro
