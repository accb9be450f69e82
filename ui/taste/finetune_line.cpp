#include "ui/taste/finetune_line.h"

#include "base/result.h"
#include "studio/taste_engine.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/queue_model.h"
#include "ui/taste/taste_sizes.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <algorithm>

namespace miro {
namespace {

constexpr int kProgressUnits = 1000;

bool isGoing(JobState state) {
    return state == JobState::Queued || state == JobState::Running || state == JobState::Paused;
}

} // namespace

FinetuneLine::FinetuneLine(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName("finetuneLine");
    m_state = makeLabel("finetuneState", this);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName("finetuneProgress");
    m_progress->setRange(0, kProgressUnits);
    m_progress->setTextVisible(false); // the line above says it
    m_progress->setFixedHeight(kProgressHeight);
    auto addButton = [this](const char* name, const char* icon) {
        auto* button = new QPushButton(themedIcon(icon), QString(), this);
        button->setObjectName(name);
        return button;
    };
    m_pause = addButton("finetunePause", "pause");
    m_goOn = addButton("finetuneGoOn", "play");
    m_giveUp = addButton("finetuneGiveUp", "stop");
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_pause, m_goOn, m_giveUp})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_state);
    column->addWidget(m_progress);
    column->addLayout(buttons);
    connect(m_pause, &QPushButton::clicked, this, [this] { m_context.engine.stop(m_job->id, StopKind::Now); });
    connect(m_goOn, &QPushButton::clicked, this, [this] { m_context.engine.repeatJob(m_job->id); });
    connect(m_giveUp, &QPushButton::clicked, this, [this] {
        askYesNo(this, tr("Give up this fine-tuning? What it has learned so far is lost."), tr("Give it up"),
                 [this](bool yes) {
                     if (!yes || !m_job)
                         return;
                     if (going())
                         m_context.engine.stop(m_job->id, StopKind::Now);
                     m_context.engine.removeJob(m_job->id);
                 });
    });
    connect(&m_context.bridge, &EngineBridge::engineStateChanged, this, &FinetuneLine::takeState);
    connect(&m_context.bridge, &EngineBridge::progressed, this, &FinetuneLine::takeProgress);
    keepTranslated(this, [this] { setTexts(); });
    takeState();
}

bool FinetuneLine::going() const {
    return m_job && isGoing(m_job->state);
}

// Those that wait or run come first in the list, then what is over, newest first.
void FinetuneLine::takeState() {
    const auto& jobs = m_context.bridge.state().jobs;
    const auto found = std::find_if(jobs.begin(), jobs.end(), [](const JobRecord& job) {
        return job.kind == kFinetuneKind && job.state != JobState::Done;
    });
    const JobId before = m_job ? m_job->id : JobId();
    m_job = found == jobs.end() ? std::nullopt : std::optional(*found);
    if (!m_job || m_job->id != before) {
        m_done = m_job ? m_job->picturesDone : 0;
        m_total = m_job ? m_job->picturesTotal : 0;
        m_secondsLeft = -1;
        m_stage.clear();
    }
    refresh();
    Q_EMIT changed();
}

void FinetuneLine::takeProgress(const QString& job, const QString& stage, qint64 done, qint64 total,
                                double secondsLeft) {
    if (!m_job || job.toStdString() != m_job->id)
        return;
    m_stage = stage;
    if (total > 0) { // who waits for its limits is where it was
        m_done = done;
        m_total = total;
    }
    m_secondsLeft = secondsLeft;
    refresh();
}

void FinetuneLine::setTexts() {
    m_progress->setAccessibleName(tr("How far the fine-tuning is"));
    m_pause->setText(tr("Pause"));
    m_pause->setToolTip(tr("It keeps all that it has learned and goes on when you say so"));
    m_goOn->setText(tr("Go on"));
    m_goOn->setToolTip(tr("From where it stopped"));
    m_giveUp->setText(tr("Give up"));
    m_giveUp->setToolTip(tr("End it and drop what it has learned"));
    refresh();
}

void FinetuneLine::refresh() {
    setVisible(m_job.has_value());
    if (!m_job)
        return;
    const bool queuePaused = m_context.bridge.state().paused;
    QStringList parts{tr("Fine-tuning: %1", "its state").arg(jobStateWords(m_job->state))};
    if (going() && queuePaused)
        parts << tr("the queue is paused");
    if (m_job->state == JobState::Running && !m_stage.isEmpty() && m_stage != QLatin1String("train"))
        parts << stageWords(m_stage);
    if (m_job->state == JobState::Running && m_secondsLeft >= 0)
        parts << tr("%1 left", "a duration").arg(durationWords(m_secondsLeft));
    if (!m_job->message.empty())
        parts << QString::fromStdString(oneLine(m_job->message));
    m_state->setText(parts.join(QStringLiteral(" · ")));
    m_progress->setVisible(m_total > 0);
    m_progress->setValue(m_total > 0 ? static_cast<int>(m_done * kProgressUnits / m_total) : 0);
    m_pause->setVisible(going());
    m_goOn->setVisible(!going());
}

} // namespace miro
