#include "ui/create/create_page.h"

#include "base/paths.h"
#include "base/preferences.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/canvas/canvas.h"
#include "ui/create/advanced_panel.h"
#include "ui/create/canvas_director.h"
#include "ui/create/draw_button.h"
#include "ui/create/draw_desk.h"
#include "ui/create/filmstrip.h"
#include "ui/create/journal_writer.h"
#include "ui/create/left_column.h"
#include "ui/create/model_link.h"
#include "ui/create/picture_actions.h"
#include "ui/create/preset_store.h"
#include "ui/create/prompt_box.h"
#include "ui/create/reward_panel.h"
#include "ui/create/run_tracker.h"
#include "ui/create/score_watch.h"
#include "ui/create/seed_box.h"
#include "ui/create/taste_link.h"
#include "ui/create/time_machine_panel.h"
#include "ui/widgets/language.h"
#include "ui/widgets/note_line.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>

namespace miro {
namespace {

constexpr int kSideWidth = 340;
constexpr int kEstimateMilliseconds = 120;

} // namespace

CreatePage::CreatePage(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName("createPage");
    m_model.amend([](CreateSettings& s) { s.generation.seed = SeedBox::randomSeed(); });
    m_estimate.setSingleShot(true);
    m_estimate.setInterval(kEstimateMilliseconds);
    makeParts();
    layOut();
    connectDrawing();
    connectPanels();
    connectPictures();
    connectScores();
    keepTranslated(this, [this] { setTexts(); });
    m_link->follow();
}

CreatePage::~CreatePage() {
    delete m_journal; // writes what waits, while the settings are still there
}

void CreatePage::makeParts() {
    m_presets = new PresetStore(preferencesFile().parent_path() / "presets.json", this);
    m_taste = new TasteLink(m_context, m_model, this);
    m_left = new LeftColumn(m_model, *m_presets, *m_taste, this);
    m_side = new QStackedWidget(this);
    m_advanced = new AdvancedPanel(m_model, m_side);
    m_timeMachine = new TimeMachinePanel(m_context, m_side);
    m_stage = new QWidget(this);
    m_canvas = new Canvas(m_stage);
    m_note = new NoteLine(m_stage);
    m_filmstrip = new Filmstrip(m_context, this);
    m_bar = new PictureBar(this);
    m_director = new CanvasDirector(m_context, *m_canvas, this);
    m_actions = new PictureActions(m_context, *m_note, this);
    m_link = new ModelLink(m_context, m_model, *m_taste, this);
    m_runs = new RunTracker(m_context, this);
    m_journal = new JournalWriter(m_context, m_model, this);
    m_desk = new DrawDesk(m_context, m_model, *m_link, *m_taste, *m_runs, *m_journal, this);
    m_scores = new ScoreWatch(m_context, this);
    m_keys = new PageKeys(this);
}

void CreatePage::layOut() {
    m_side->addWidget(m_advanced);
    m_side->addWidget(m_timeMachine);
    m_side->setFixedWidth(kSideWidth);
    m_side->hide();
    auto* stage = new QVBoxLayout(m_stage);
    stage->setContentsMargins(0, 0, 0, 0);
    stage->addWidget(m_canvas);
    m_stage->installEventFilter(this);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(0);
    bottom->addWidget(m_filmstrip, 1);
    bottom->addWidget(m_bar);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_stage, 1);
    right->addLayout(bottom);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_left);
    row->addWidget(m_side);
    row->addLayout(right, 1);
}

void CreatePage::connectDrawing() {
    connect(m_runs, &RunTracker::begun, m_director, &CanvasDirector::beginRun);
    connect(m_runs, &RunTracker::stepped, m_director, &CanvasDirector::showStep);
    connect(m_runs, &RunTracker::progressed, m_director, &CanvasDirector::setProgress);
    connect(m_runs, &RunTracker::pictureFinished, m_director, &CanvasDirector::finishPicture);
    connect(m_runs, &RunTracker::ended, this, [this](JobState state, const QString& message) {
        m_director->endRun();
        showChosen();
        if (state == JobState::Failed || state == JobState::Interrupted)
            problem(message.isEmpty() ? tr("The drawing failed.") : message);
    });
    connect(m_runs, &RunTracker::runningChanged, this, [this] {
        m_left->draw().setRunning(m_runs->running(), m_runs->pictures());
        m_estimate.start(); // one picture more was measured
    });
    connect(m_runs, &RunTracker::noted, this,
            [this](const QString& line) { m_note->show(NoteLine::Kind::Info, line); });
    connect(&m_context.bridge, &EngineBridge::pictureFinished, this, [this](const FinishedPicture& picture) {
        if (picture.record)
            m_filmstrip->add(*picture.record); // of any job
    });
    connect(&m_left->draw(), &DrawButton::drawAsked, this, [this] {
        drawNow();
        m_canvas->setFocus(); // so that Space shows the picture before
    });
    connect(&m_left->draw(), &DrawButton::stopAsked, m_runs, &RunTracker::stop);
    connect(m_desk, &DrawDesk::sent, this, [this](const QString& prompt) {
        m_note->hide();
        m_left->prompt().history().add(prompt);
    });
    connect(m_desk, &DrawDesk::refused, this, &CreatePage::problem);
    connect(m_desk, &DrawDesk::noted, this, &CreatePage::problem);
    connect(&m_left->rewards(), &RewardPanel::sliderReleased, m_desk, &DrawDesk::redraw);
    connect(m_advanced, &AdvancedPanel::sliderReleased, m_desk, &DrawDesk::redraw);
    connect(&m_model, &SettingsModel::changed, this, [this] { m_estimate.start(); });
    connect(&m_estimate, &QTimer::timeout, this, [this] { m_left->draw().setEstimate(m_desk->estimatedSeconds()); });
}

void CreatePage::setTexts() {
    m_canvas->setMessage(tr("Write what you want to see, then press Draw (Ctrl+Return)"));
}

void CreatePage::showSide(QWidget* panel) {
    if (panel)
        m_side->setCurrentWidget(panel);
    m_side->setVisible(panel != nullptr);
    m_left->setAdvancedOpen(panel == m_advanced);
    if (panel == m_timeMachine)
        m_timeMachine->open();
    else if (!panel)
        m_left->setFocus();
}

// Space, where nothing else took it: the picture before, as long as it is held.
void CreatePage::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space || event->modifiers() != Qt::NoModifier) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (!event->isAutoRepeat())
        m_director->showBefore(true);
    event->accept();
}

void CreatePage::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space) {
        QWidget::keyReleaseEvent(event);
        return;
    }
    if (!event->isAutoRepeat())
        m_director->showBefore(false);
    event->accept();
}

void CreatePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && !isActiveWindow())
        m_director->showBefore(false); // the key is let go elsewhere
}

void CreatePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_context.bridge.setPreviewsWanted(true);
}

void CreatePage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_context.bridge.setPreviewsWanted(false);
    m_director->showBefore(false);
}

bool CreatePage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_stage && event->type() == QEvent::Resize && !m_note->isHidden())
        m_note->place();
    return QWidget::eventFilter(watched, event);
}

} // namespace miro
