#include "ui/window/activity_drawer.h"

#include "base/unique_id.h"
#include "ui/bridge/queue_delegate.h"
#include "ui/bridge/queue_model.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/page_action.h"
#include "ui/widgets/words.h"
#include "ui/window/activity.h"
#include "ui/window/step_curve.h"
#include "ui/window/training_panel.h"

#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QStyle>
#include <QToolButton>

namespace miro {
namespace {

constexpr int kDrawerWidth = 380;

std::filesystem::path pathFrom(const QString& name) {
    return std::filesystem::path(name.toStdString());
}

QString milliseconds(double seconds) {
    const double ms = seconds * 1000;
    return QLocale().toString(ms, 'f', ms < 10 ? 1 : 0);
}

} // namespace

ActivityDrawer::ActivityDrawer(const AppContext& context, const Activity& activity, QAction* pause, QWidget* parent)
    : QFrame(parent), m_context(context), m_activity(activity), m_model(new QueueModel(this)) {
    setObjectName("activityDrawer");
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_up = addJobAction("queueUp", "up", QKeySequence(Qt::ALT | Qt::Key_Up), &ActivityDrawer::moveUp);
    m_down = addJobAction("queueDown", "down", QKeySequence(Qt::ALT | Qt::Key_Down), &ActivityDrawer::moveDown);
    m_repeat = addJobAction("queueRepeat", "repeat", QKeySequence("Ctrl+R"), &ActivityDrawer::repeat);
    m_remove = addJobAction("queueRemove", "trash", QKeySequence::Delete, &ActivityDrawer::remove);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 8, 10, 10);
    column->addWidget(makeHeader(pause));
    column->addWidget(makeQueue(), 1);
    column->addWidget(makeActions());
    m_training = new TrainingPanel(m_context, this);
    column->addWidget(m_training);
    column->addWidget(makeFigures());
    connect(&activity, &Activity::changed, this, &ActivityDrawer::refresh);
    connect(&context.bridge, &EngineBridge::stepped, this,
            [this](const QString&, const DrawStep& step) { takeStep(step); });
    keepTranslated(this, [this] { setTexts(); });
    hide();
}

QToolButton* ActivityDrawer::makeButton(QAction* action) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setObjectName("button_" + action->objectName());
    return button;
}

QAction* ActivityDrawer::addJobAction(const char* name, const char* icon, const QKeySequence& keys,
                                      void (ActivityDrawer::*act)()) {
    QAction* action = addPageAction(this, name, {});
    action->setIcon(themedIcon(icon));
    action->setShortcut(keys); // some have none
    connect(action, &QAction::triggered, this, act);
    return action;
}

QWidget* ActivityDrawer::makeHeader(QAction* pause) {
    auto* header = new QWidget(this);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    m_title = makeLabel("queueTitle", header, false);
    QFont font = m_title->font();
    font.setBold(true);
    m_title->setFont(font);
    row->addWidget(m_title, 1);

    m_stopNow = new QAction(themedIcon("stop"), QString(), this);
    m_stopNow->setObjectName("stopNow");
    m_stopAfter = new QAction(themedIcon("check"), QString(), this);
    m_stopAfter->setObjectName("stopAfter");
    m_skip = new QAction(themedIcon("skip"), QString(), this);
    m_skip->setObjectName("skip");
    connect(m_stopNow, &QAction::triggered, this, [this] { stopRunning(StopKind::Now); });
    connect(m_stopAfter, &QAction::triggered, this, [this] { stopRunning(StopKind::AfterThis); });
    connect(m_skip, &QAction::triggered, this, [this] { stopRunning(StopKind::Skip); });
    for (QAction* action : {pause, m_stopNow, m_stopAfter, m_skip})
        row->addWidget(makeButton(action));

    m_close = new QToolButton(header);
    m_close->setObjectName("closeDrawer");
    m_close->setIcon(themedIcon("close"));
    connect(m_close, &QToolButton::clicked, this, &ActivityDrawer::closeRequested);
    row->addWidget(m_close);
    return header;
}

QWidget* ActivityDrawer::makeQueue() {
    m_list = new QListView(this);
    m_list->setObjectName("queueList");
    m_list->setModel(m_model);
    m_list->setItemDelegate(new QueueDelegate(m_list));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_jobMenu = new QMenu(this);
    m_jobMenu->addActions({m_up, m_down, m_repeat, m_remove});
    connect(m_list, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& place) { m_jobMenu->popup(m_list->viewport()->mapToGlobal(place)); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ActivityDrawer::refreshActions);
    connect(m_model, &QueueModel::moveRequested, this,
            [this](const JobId& job, const JobId& before) { m_context.engine.moveJob(job, before); });

    m_empty = makeLabel("queueEmpty", m_list, true);
    m_empty->setAlignment(Qt::AlignCenter);
    auto* over = new QVBoxLayout(m_list);
    over->addWidget(m_empty);
    return m_list;
}

QWidget* ActivityDrawer::makeActions() {
    auto* actions = new QWidget(this);
    auto* row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    for (QAction* action : {m_up, m_down, m_repeat, m_remove})
        row->addWidget(makeButton(action));
    row->addStretch(1);

    m_moreMenu = new QMenu(this);
    m_clear = m_moreMenu->addAction(themedIcon("check"), QString(), this, [this] { m_context.engine.clearFinished(); });
    m_export = m_moreMenu->addAction(themedIcon("export"), QString(), this, [this] { exportQueue(); });
    m_import = m_moreMenu->addAction(themedIcon("import"), QString(), this, [this] { importQueue(); });
    m_train = m_moreMenu->addAction(themedIcon("play"), QString(), this, [this] { trainFromFile(); });
    m_free = m_moreMenu->addAction(themedIcon("memory"), QString(), this, [this] { m_context.engine.freeMemory(); });
    m_clear->setObjectName("clearFinished");
    m_export->setObjectName("exportQueue");
    m_import->setObjectName("importQueue");
    m_train->setObjectName("trainFromFile");
    m_free->setObjectName("freeMemory");
    m_more = new QToolButton(actions);
    m_more->setObjectName("queueMore");
    m_more->setIcon(themedIcon("more"));
    openMenuFrom(m_more, m_moreMenu);
    row->addWidget(m_more);
    return actions;
}

QWidget* ActivityDrawer::makeFigures() {
    auto* figures = new QWidget(this);
    auto* column = new QVBoxLayout(figures);
    column->setContentsMargins(0, 0, 0, 0);
    m_memory = makeLabel("queueMemory", figures, true);
    m_times = makeLabel("queueTimes", figures, true);
    m_curve = new StepCurve(figures);
    column->addWidget(m_memory);
    column->addWidget(m_times);
    column->addWidget(m_curve);
    m_times->hide();
    m_curve->hide(); // until there is something to say
    return figures;
}

void ActivityDrawer::setTexts() {
    auto name = [](QAction* action, const QString& text, const QString& tip) {
        action->setText(text);
        action->setToolTip(tip);
    };
    setAccessibleName(tr("Queue"));
    m_list->setAccessibleName(tr("Queue of drawings"));
    m_empty->setText(tr("Nothing is waiting. What you draw appears here."));
    name(m_up, tr("Move up"), tr("Draw this earlier"));
    name(m_down, tr("Move down"), tr("Draw this later"));
    name(m_repeat, tr("Repeat"), tr("Put this in the queue once more"));
    name(m_remove, tr("Remove"), tr("Take this out of the queue; its pictures stay"));
    name(m_stopNow, tr("Stop now"), tr("Stop now: what is being drawn is dropped"));
    name(m_stopAfter, tr("Stop after this one"), tr("Stop after this one: what is being drawn is finished and kept"));
    name(m_skip, tr("Skip this one"), tr("Skip this one: drop it and go on with the next"));
    m_clear->setText(tr("Clear what is over"));
    m_export->setText(tr("Save the queue to a file…"));
    m_import->setText(tr("Add a queue from a file…"));
    m_train->setText(tr("Train from a file…"));
    m_free->setText(tr("Free memory"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close the queue"));
    m_more->setToolTip(tr("More"));
    m_more->setAccessibleName(tr("More to do with the queue"));
    m_curve->setAccessibleName(tr("Time of the last steps"));
    m_training->setTexts();
    refresh();
}

void ActivityDrawer::refresh() {
    const JobRecord* current = chosen();
    const JobId kept = current ? current->id : JobId();
    m_model->setJobs(m_activity.state().jobs);
    if (QModelIndex index = m_model->indexOf(kept); index.isValid() && index != m_list->currentIndex())
        m_list->setCurrentIndex(index);
    m_title->setText(m_activity.words());
    m_empty->setVisible(m_model->rowCount() == 0);
    const std::string& model = m_activity.state().model;
    m_memory->setText(model.empty() ? tr("No model is in memory")
                                    : tr("In memory: %1").arg(QString::fromStdString(model)));
    refreshActions();
}

void ActivityDrawer::refreshActions() {
    if (const JobRecord* training = trainingToShow(m_activity.state().jobs, chosen()))
        m_training->showJob(*training);
    else
        m_training->hide();
    const JobRecord* job = chosen();
    const bool running = m_activity.busy();
    JobId ignored;
    m_up->setEnabled(job && m_model->neighbour(job->id, -1, ignored));
    m_down->setEnabled(job && m_model->neighbour(job->id, 1, ignored));
    m_repeat->setEnabled(job);
    m_remove->setEnabled(job && job->state != JobState::Running);
    for (QAction* action : {m_stopNow, m_stopAfter, m_skip})
        action->setEnabled(running);
    m_clear->setEnabled(m_model->rowCount() > m_activity.waiting() + (running ? 1 : 0));
    m_export->setEnabled(m_activity.waiting() > 0);
    m_free->setEnabled(!m_activity.state().model.empty());
}

void ActivityDrawer::takeStep(const DrawStep& step) {
    m_curve->add(step.stepSeconds * 1000);
    if (!isVisible())
        return;
    m_times->show();
    m_curve->show();
    QStringList parts = {tr("step %1 ms").arg(milliseconds(step.stepSeconds))};
    if (step.previewSeconds > 0)
        parts << tr("preview %1 ms").arg(milliseconds(step.previewSeconds));
    if (step.decodeSeconds > 0)
        parts << tr("last picture %1 ms").arg(milliseconds(step.decodeSeconds));
    if (step.deviceMemory > 0)
        parts << tr("%1 of memory").arg(sizeWords(step.deviceMemory));
    m_times->setText(parts.join(QStringLiteral(" · ")));
}

const JobRecord* ActivityDrawer::chosen() const {
    return m_model->job(m_list->currentIndex());
}

void ActivityDrawer::stopRunning(StopKind kind) {
    if (const JobRecord* job = m_activity.running())
        m_context.engine.stop(job->id, kind);
}

void ActivityDrawer::move(int direction) {
    const JobRecord* job = chosen();
    JobId before;
    if (job && m_model->neighbour(job->id, direction, before))
        m_context.engine.moveJob(job->id, before);
}

void ActivityDrawer::repeat() {
    if (const JobRecord* job = chosen())
        m_context.engine.repeatJob(job->id);
}

void ActivityDrawer::remove() {
    if (const JobRecord* job = chosen(); job && job->state != JobState::Running)
        m_context.engine.removeJob(job->id);
}

void ActivityDrawer::exportQueue() {
    askForSaveName(this, tr("Save the queue"), "queue.json", tr("Queues (*.json)"), [this](const QString& file) {
        if (!file.isEmpty())
            m_context.engine.exportQueue(pathFrom(file));
    });
}

void ActivityDrawer::importQueue() {
    askForFiles(this, tr("Add a queue"), tr("Queues (*.json)"), [this](const QStringList& files) {
        for (const QString& file : files)
            m_context.engine.importQueue(pathFrom(file));
    });
}

// What is wrong with the file is said by the engine, in one line, as with every job.
void ActivityDrawer::trainFromFile() {
    askForFiles(this, tr("Train from a file"), tr("Training settings (*.json)"), [this](const QStringList& files) {
        if (files.isEmpty())
            return;
        askForFolder(this, tr("An empty folder for what is trained"),
                     [this, file = files.front()](const QString& folder) {
                         if (folder.isEmpty())
                             return;
                         TrainJob job;
                         job.id = newUniqueId();
                         job.configFile = pathFrom(file);
                         job.folder = pathFrom(folder);
                         m_context.engine.train(job);
                     });
    });
}

void ActivityDrawer::place(const QRect& area) {
    const QRect trailing(area.right() + 1 - kDrawerWidth, area.top(), kDrawerWidth, area.height());
    setGeometry(QStyle::visualRect(layoutDirection(), area, trailing));
}

void ActivityDrawer::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QFrame::keyPressEvent(event);
}

} // namespace miro
