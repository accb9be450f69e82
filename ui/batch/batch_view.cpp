#include "ui/batch/batch_view.h"

#include "ui/batch/batch_cull_view.h"
#include "ui/batch/batch_morning_page.h"
#include "ui/batch/batch_run.h"
#include "ui/batch/batch_run_failures.h"
#include "ui/batch/batch_run_live.h"
#include "ui/batch/batch_run_sweep.h"
#include "ui/batch/batch_run_words.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/picture_grid.h"
#include "ui/bridge/picture_model.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/menu_button.h"
#include "ui/widgets/note_line.h"
#include "ui/widgets/words.h"

#include <QAction>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QEvent>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

namespace miro {
namespace {

constexpr int kViewMargin = 12;
constexpr int kProgressUnits = 1000;

// The tabs: one line each, in the order of BatchView::Part.
struct TabEntry {
    BatchView::Part part;
    const char* name;
};

constexpr TabEntry kTabs[] = {
    {BatchView::Part::Pictures, "batchTab-pictures"},
    {BatchView::Part::Grid, "batchTab-grid"},
    {BatchView::Part::Failures, "batchTab-failures"},
    {BatchView::Part::Morning, "batchTab-morning"},
};

} // namespace

BatchView::BatchView(const AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_run(new BatchRun(context, this)) {
    setObjectName("batchView");
    build();
    connectRun();
    connectParts();
    keepTranslated(this, [this] { setTexts(); });
}

BatchView::~BatchView() = default;

void BatchView::build() {
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName("batchParts");
    m_sweep = new BatchRunSweep(m_context, *m_run, m_stack);
    m_failures = new BatchRunFailures(m_stack);
    m_morning = new BatchMorningPage(m_context, *m_run, m_stack);
    m_cull = new BatchCullView(m_context, m_stack);
    for (QWidget* part : {buildPictures(), static_cast<QWidget*>(m_sweep), static_cast<QWidget*>(m_failures),
                          static_cast<QWidget*>(m_morning), static_cast<QWidget*>(m_cull)})
        m_stack->addWidget(part); // in the order of Part
    m_header = buildHeader();
    m_tabBar = buildTabs();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kViewMargin, 8, kViewMargin, kViewMargin);
    column->setSpacing(8);
    column->addWidget(m_header);
    column->addWidget(m_tabBar);
    column->addWidget(m_stack, 1);
    m_note = new NoteLine(this);
    m_note->setObjectName("batchNote");
    installEventFilter(this);
}

QWidget* BatchView::buildHeader() {
    auto* header = new QWidget(this);
    auto* column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    m_title = new ElidedLabel(header);
    m_title->setObjectName("batchTitle");
    QFont font = m_title->font();
    font.setBold(true);
    m_title->setFont(font);
    row->addWidget(m_title, 1);
    auto addButton = [&](const char* name, const char* icon) {
        auto* button = new QPushButton(themedIcon(icon), QString(), header);
        button->setObjectName(name);
        row->addWidget(button);
        return button;
    };
    m_pause = addButton("batchPauseButton", "pause");
    m_stop = addButton("batchStopButton", "stop");
    m_goOn = addButton("batchGoOnButton", "play");
    m_stopMenu = new QMenu(this);
    m_stopAfter = m_stopMenu->addAction(themedIcon("check"), QString(), this, [this] { m_run->stop(false); });
    m_stopNow = m_stopMenu->addAction(themedIcon("stop"), QString(), this, [this] { m_run->stop(true); });
    openMenuFrom(m_stop, m_stopMenu);
    m_menu = new QMenu(this);
    m_album = m_menu->addAction(themedIcon("album"), QString(), this, [this] {
        if (m_run->record().album)
            Q_EMIT showAlbum(*m_run->record().album);
    });
    m_saveFolder = m_menu->addAction(themedIcon("save"), QString(), this, &BatchView::save);
    m_compose = m_menu->addAction(themedIcon("pencil"), QString(), this, [this] {
        if (m_run->job())
            Q_EMIT composeAgain(*m_run->job());
    });
    m_more = new QToolButton(header);
    m_more->setObjectName("batchViewMore");
    m_more->setIcon(themedIcon("more"));
    openMenuFrom(m_more, m_menu);
    row->addWidget(m_more);
    column->addLayout(row);
    auto* second = new QHBoxLayout;
    m_state = new QLabel(header);
    m_state->setObjectName("batchState");
    second->addWidget(m_state);
    m_progress = new QProgressBar(header);
    m_progress->setObjectName("batchProgress");
    m_progress->setRange(0, kProgressUnits);
    m_progress->setTextVisible(false); // the line beside it says it
    m_progress->setFixedHeight(8);
    second->addWidget(m_progress, 1);
    column->addLayout(second);
    return header;
}

QWidget* BatchView::buildTabs() {
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_tabs = new QButtonGroup(this);
    for (const TabEntry& entry : kTabs) {
        auto* button = new QPushButton(bar);
        button->setObjectName(entry.name);
        button->setProperty("chip", true);
        button->setCheckable(true);
        m_tabs->addButton(button, static_cast<int>(entry.part));
        row->addWidget(button);
    }
    row->addStretch(1);
    connect(m_tabs, &QButtonGroup::idClicked, this, [this](int part) { showPart(static_cast<Part>(part)); });
    return bar;
}

QWidget* BatchView::buildPictures() {
    auto* pictures = new QWidget(m_stack);
    auto* column = new QVBoxLayout(pictures);
    column->setContentsMargins(0, 0, 0, 0);
    m_live = new BatchRunLive(pictures);
    m_model = new PictureModel(m_context.library, this);
    m_grid = new PictureGrid(*m_model, m_context.thumbnails, pictures);
    m_grid->setObjectName("batchGrid");
    column->addWidget(m_live);
    column->addWidget(m_grid, 1);
    return pictures;
}

void BatchView::connectRun() {
    connect(m_run, &BatchRun::replaced, this, &BatchView::takeRun);
    connect(m_run, &BatchRun::advanced, this, &BatchView::refresh);
    connect(m_run, &BatchRun::failuresChanged, this, [this] {
        m_failures->setFailures(m_run->failures());
        refresh();
    });
    connect(m_run, &BatchRun::picturesChanged, m_model, &PictureModel::refresh);
    connect(m_run, &BatchRun::stepped, m_live, &BatchRunLive::take);
    connect(m_run, &BatchRun::failed, this, &BatchView::problem);
    connect(&m_context.bridge, &EngineBridge::engineStateChanged, this, &BatchView::refresh);
}

void BatchView::connectParts() {
    connect(m_pause, &QPushButton::clicked, this, [this] { m_run->setPaused(!m_context.bridge.state().paused); });
    connect(m_goOn, &QPushButton::clicked, this, [this] {
        if (m_run->canGoOn())
            m_run->goOn();
        else
            m_run->repeat();
    });
    connect(m_failures, &BatchRunFailures::retryRequested, m_run, &BatchRun::retryFailed);
    connect(m_morning, &BatchMorningPage::retryRequested, m_run, &BatchRun::retryFailed);
    connect(m_morning, &BatchMorningPage::cullRequested, this,
            [this](PictureId first) { cullFrom(Part::Morning, first); });
    connect(m_morning, &BatchMorningPage::albumRequested, m_album, &QAction::trigger);
    connect(m_morning, &BatchMorningPage::saveRequested, this, &BatchView::save);
    connect(m_morning, &BatchMorningPage::gridRequested, this, [this] { showPart(Part::Grid); });
    connect(m_morning, &BatchMorningPage::failed, this, &BatchView::problem);
    connect(m_sweep, &BatchRunSweep::largeRequested, this, [this](PictureId id) { cullFrom(Part::Grid, id); });
    connect(m_sweep, &BatchRunSweep::failed, this, &BatchView::problem);
    connect(m_model, &PictureModel::failed, this, &BatchView::problem);
    connect(m_grid, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (index.isValid())
            cullFrom(Part::Pictures, m_model->idAt(index.row()));
    });
    connect(m_cull, &BatchCullView::closed, this, &BatchView::endCull);
}

void BatchView::setTexts() {
    m_stop->setText(tr("Stop"));
    m_stop->setToolTip(tr("Stop this batch; it can go on later"));
    m_stopAfter->setText(tr("After the pictures that are being drawn"));
    m_stopNow->setText(tr("Now: what is being drawn is dropped"));
    m_more->setAccessibleName(tr("More to do with this batch"));
    m_more->setToolTip(tr("More"));
    m_album->setText(tr("Open the album in the gallery"));
    m_saveFolder->setText(tr("Save as a folder…"));
    m_compose->setText(tr("Compose it again…"));
    m_progress->setAccessibleName(tr("How far the batch is"));
    m_grid->setAccessibleName(tr("Pictures of this batch, in the order of its list"));
    m_grid->setEmptyText(tr("Pictures appear here as they are drawn."));
    m_tabs->button(static_cast<int>(Part::Pictures))->setText(tr("Pictures"));
    m_tabs->button(static_cast<int>(Part::Grid))->setText(tr("Grid"));
    m_tabs->button(static_cast<int>(Part::Morning))->setText(tr("Result"));
    refresh();
}

QWidget* BatchView::culling() const {
    return m_cull;
}

void BatchView::show(const JobId& batch) {
    if (batch != m_run->id())
        m_run->open(batch);
    else if (m_part == Part::Cull)
        endCull(m_cull->current());
}

void BatchView::showQueued(const JobId& batch) {
    m_run->open(batch, BatchRun::Since::JustNow);
}

// Another batch: what is over begins with what it gave.
void BatchView::takeRun() {
    m_note->hide();
    m_live->clear();
    m_failures->setFailures(m_run->failures());
    const JobId id = m_run->id();
    m_model->setSource([id](Library& library) -> Result<std::vector<PictureId>> {
        if (id.empty())
            return std::vector<PictureId>();
        return picturesInOrder(library, id);
    });
    m_wasGoing = m_run->going();
    showPart(m_run->state() == BatchRun::State::Over ? Part::Morning : Part::Pictures);
    refresh();
}

void BatchView::showPart(Part part) {
    m_part = part;
    m_stack->setCurrentIndex(static_cast<int>(part));
    const bool culls = part == Part::Cull;
    m_header->setVisible(!culls); // the picture has the room
    m_tabBar->setVisible(!culls);
    if (QAbstractButton* tab = m_tabs->button(static_cast<int>(part)))
        tab->setChecked(true);
    showState();
}

// What is over says itself how it ended.
void BatchView::showState() {
    m_state->setVisible(m_run->going() || m_part != Part::Morning);
}

void BatchView::refresh() {
    const bool paused = m_context.bridge.state().paused;
    const BatchRecord& record = m_run->record();
    const bool there = m_run->state() != BatchRun::State::None;
    m_title->setFullText(there ? batchName(record) : QString());
    QString state = batchStateWords(*m_run, paused);
    if (there && (record.done > 0 || m_run->state() != BatchRun::State::Waiting))
        state = tr("%1: %2", "state of a batch; its pictures").arg(state, batchCountWords(record));
    if (m_run->state() == BatchRun::State::Running && !paused && m_run->secondsLeft() >= 0)
        state =
            tr("%1, %2 left", "state and pictures of a batch; time").arg(state, durationWords(m_run->secondsLeft()));
    m_state->setText(state);
    showState();
    m_progress->setVisible(m_run->going());
    m_progress->setValue(record.total > 0 ? static_cast<int>(record.done * kProgressUnits / record.total) : 0);
    m_pause->setVisible(m_run->going());
    m_pause->setIcon(themedIcon(paused ? "play" : "pause"));
    m_pause->setText(paused ? tr("Go on") : tr("Pause"));
    m_pause->setToolTip(paused ? tr("Go on with the queue") : tr("Pause the queue; nothing is lost"));
    m_stop->setVisible(m_run->going() && m_run->state() != BatchRun::State::Waiting);
    m_goOn->setVisible(m_run->state() == BatchRun::State::Over);
    m_goOn->setIcon(themedIcon(m_run->canGoOn() ? "play" : "repeat"));
    m_goOn->setText(m_run->canGoOn() ? tr("Go on") : tr("Repeat"));
    m_goOn->setToolTip(m_run->canGoOn() ? tr("Draw what is missing") : tr("Put this batch in the queue once more"));
    m_album->setEnabled(record.album.has_value());
    m_saveFolder->setEnabled(record.done > 0 && m_saver);
    m_compose->setEnabled(m_run->job().has_value());
    const auto failures = static_cast<int>(m_run->failures().size());
    QAbstractButton* failed = m_tabs->button(static_cast<int>(Part::Failures));
    failed->setText(failures > 0 ? tr("%n failed", "pictures", failures) : tr("Failures"));
    m_tabs->button(static_cast<int>(Part::Grid))->setVisible(m_run->isSweep());
    if (m_run->state() != BatchRun::State::Running || paused)
        m_live->clear();
    // The night is over while somebody looks: the morning page comes by itself, unless they are choosing.
    if (std::exchange(m_wasGoing, m_run->going()) && m_run->state() == BatchRun::State::Over && m_part != Part::Cull)
        showPart(Part::Morning);
}

void BatchView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_context.bridge.setPreviewsWanted(true);
}

void BatchView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_context.bridge.setPreviewsWanted(false);
}

bool BatchView::eventFilter(QObject* watched, QEvent* event) {
    if (watched == this && event->type() == QEvent::Resize && !m_note->isHidden())
        m_note->place();
    return QWidget::eventFilter(watched, event);
}

void BatchView::problem(const QString& text) {
    m_note->show(NoteLine::Kind::Problem, text);
}

} // namespace miro
