#include "ui/batch/batch_morning_page.h"

#include "ui/batch/batch_run.h"
#include "ui/batch/batch_run_failures.h"
#include "ui/batch/batch_run_words.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/picture_grid.h"
#include "ui/bridge/picture_model.h"
#include "ui/charts/comparison_bars.h"
#include "ui/charts/line_chart.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"
#include "ui/widgets/scorer_texts.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <algorithm>

namespace miro {
namespace {

constexpr int kSideWidth = 330;
constexpr int kMorningSoonMilliseconds = 300;
constexpr int kPaceHeight = 190;
constexpr double kSecondsAnHour = 3600;
constexpr double kSecondsAMinute = 60;

} // namespace

BatchMorningPage::BatchMorningPage(const AppContext& context, const BatchRun& run, QWidget* parent)
    : QWidget(parent), m_context(context), m_run(run), m_model(new PictureModel(context.library, this)) {
    setObjectName("batchMorning");
    build();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kMorningSoonMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &BatchMorningPage::read);
    connect(&m_run, &BatchRun::replaced, this, [this] {
        m_facts = {};
        m_factsOf.clear();
        m_model->setSource([](Library&) { return Result<std::vector<PictureId>>(std::vector<PictureId>()); });
        showFacts();
        readWhenShown();
    });
    connect(&m_run, &BatchRun::picturesChanged, this, &BatchMorningPage::readWhenShown);
    connect(&m_run, &BatchRun::scoresChanged, this, &BatchMorningPage::readWhenShown);
    connect(&m_run, &BatchRun::failuresChanged, this, &BatchMorningPage::showFacts);
    connect(&m_run, &BatchRun::advanced, this, &BatchMorningPage::showFacts);
    connect(m_model, &PictureModel::failed, this, &BatchMorningPage::failed);
    keepTranslated(this, [this] { setTexts(); });
}

QPushButton* BatchMorningPage::addButton(const char* name, const char* icon, void (BatchMorningPage::*signal)()) {
    auto* button = new QPushButton(themedIcon(icon), QString(), this);
    button->setObjectName(name);
    connect(button, &QPushButton::clicked, this, signal);
    return button;
}

void BatchMorningPage::build() {
    m_title = makeLabel("morningTitle", this);
    embolden(m_title, 1.4);
    m_counts = makeLabel("morningCounts", this);
    m_cull = new QPushButton(themedIcon("eye"), QString(), this);
    m_cull->setObjectName("morningCull");
    connect(m_cull, &QPushButton::clicked, this, [this] { Q_EMIT cullRequested(0); });
    m_album = addButton("morningAlbum", "album", &BatchMorningPage::albumRequested);
    m_save = addButton("morningSave", "save", &BatchMorningPage::saveRequested);
    m_gridPage = addButton("morningGrid", "grid", &BatchMorningPage::gridRequested);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_cull, m_album, m_save, m_gridPage})
        buttons->addWidget(button);
    buttons->addStretch(1);
    m_failures = makeLabel("morningFailures", this);
    m_retry = addButton("morningRetry", "redo", &BatchMorningPage::retryRequested);
    auto* failures = new QHBoxLayout;
    failures->addWidget(m_failures, 1);
    failures->addWidget(m_retry, 0, Qt::AlignTop);

    m_order = makeLabel("morningOrder", this);
    embolden(m_order);
    m_grid = new PictureGrid(*m_model, m_context.thumbnails, this);
    m_grid->setObjectName("morningBest");
    m_grid->setMinimumSize(240, 160);
    auto* left = new QVBoxLayout;
    left->addWidget(m_order);
    left->addWidget(m_grid, 1);

    auto* side = new QWidget(this);
    auto* charts = new QVBoxLayout(side);
    charts->setContentsMargins(0, 0, 4, 0);
    m_paceTitle = makeLabel("morningPaceTitle", side);
    embolden(m_paceTitle);
    m_pace = new LineChart(side);
    m_pace->setObjectName("morningPace");
    m_pace->setFixedHeight(kPaceHeight);
    m_scoresTitle = makeLabel("morningScoresTitle", side);
    embolden(m_scoresTitle);
    m_scores = new ComparisonBars(side);
    m_scores->setObjectName("morningScores");
    m_noScores = makeLabel("morningNoScores", side, true);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_paceTitle), static_cast<QWidget*>(m_pace), static_cast<QWidget*>(m_scoresTitle),
          static_cast<QWidget*>(m_scores), static_cast<QWidget*>(m_noScores)})
        charts->addWidget(widget);
    charts->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName("morningSide");
    scroll->setWidget(side);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFixedWidth(kSideWidth);
    scroll->setFocusPolicy(Qt::NoFocus);

    auto* body = new QHBoxLayout;
    body->addLayout(left, 1);
    body->addWidget(scroll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_counts);
    column->addLayout(buttons);
    column->addLayout(failures);
    column->addLayout(body, 1);
    connect(m_grid, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (index.isValid())
            Q_EMIT cullRequested(m_model->idAt(index.row()));
    });
}

void BatchMorningPage::setTexts() {
    m_cull->setText(tr("Choose among them"));
    m_cull->setToolTip(tr("Look at each, rate, star and reject by keyboard, the best first"));
    m_album->setText(tr("Open the album"));
    m_album->setToolTip(tr("Show the pictures of this batch in the gallery"));
    m_save->setText(tr("Save as a folder…"));
    m_save->setToolTip(tr("Save the pictures, their names and the manifest that the command would have written"));
    m_gridPage->setText(tr("Show the grid"));
    m_gridPage->setToolTip(tr("Show the sweep as rows and columns"));
    m_retry->setText(tr("Retry failed"));
    m_retry->setToolTip(tr("Draw the pictures that failed again"));
    m_paceTitle->setText(tr("How long they took"));
    m_scoresTitle->setText(tr("Asked (A) and achieved (B), on average"));
    m_grid->setAccessibleName(tr("Pictures of this batch, the best first"));
    m_grid->setEmptyText(tr("No picture is left."));
    m_pace->setTitle(tr("Seconds of each picture over the night"));
    m_pace->setEmptyText(tr("No picture was drawn."));
    showFacts();
    showCharts();
}

void BatchMorningPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_stale || m_factsOf != m_run.id())
        read();
}

void BatchMorningPage::readWhenShown() {
    m_stale = true;
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

void BatchMorningPage::read() {
    if (m_run.id().empty())
        return;
    if (m_reading) { // the answer asks again
        m_stale = true;
        return;
    }
    m_stale = false;
    m_reading = true;
    std::map<std::string, double> weights;
    if (m_run.job())
        weights = m_run.job()->what.weights;
    m_context.library.run(
        LibraryThread::Lane::Background, this,
        [id = m_run.id(), weights](Library& library) { return readMorning(library, id, weights); },
        [this, id = m_run.id()](Result<MorningFacts> facts) {
            m_reading = false;
            if (id != m_run.id() || m_stale) {
                m_soon.start();
                if (id != m_run.id())
                    return;
            }
            if (!facts.ok()) {
                Q_EMIT failed(QString::fromStdString(oneLine(facts.message())));
                return;
            }
            m_facts = std::move(facts).value();
            m_factsOf = id;
            m_model->setSource(
                [id, order = m_facts.bestFirst](Library& library) { return stillThere(library, id, order); });
            showFacts();
            showCharts();
        });
}

void BatchMorningPage::showFacts() {
    const BatchRecord& record = m_run.record();
    m_title->setText(m_run.going() ? tr("So far: %1").arg(batchCountWords(record))
                                   : tr("%1: %2", "how a batch ended; its pictures")
                                         .arg(batchStateWords(m_run, false), batchCountWords(record)));
    QStringList lines;
    if (m_facts.secondsEach > 0)
        lines << tr("Drawn within %1, %2 s a picture; the slowest took %3.")
                     .arg(durationWords(m_facts.elapsed), QLocale().toString(m_facts.secondsEach, 'f', 1),
                          durationWords(m_facts.longest));
    if (record.rejected > 0)
        lines << tr("%n picture(s) were left out of the album by the choice of the best.", nullptr,
                    static_cast<int>(record.rejected));
    if (!m_run.message().isEmpty() && !m_run.going() && m_run.ended() != JobState::Done)
        lines << m_run.message();
    m_counts->setText(lines.join('\n'));
    m_counts->setVisible(!lines.isEmpty());
    const auto& failures = m_run.failures();
    m_failures->setVisible(!failures.empty());
    m_retry->setVisible(!failures.empty());
    m_failures->setText(tr("%n picture(s) failed:", nullptr, static_cast<int>(failures.size())) + '\n' +
                        failureReasons(failures));
    m_gridPage->setVisible(m_run.isSweep());
    m_album->setEnabled(record.album.has_value());
    m_cull->setEnabled(!m_facts.bestFirst.empty());
    m_save->setEnabled(record.done > 0);
    const bool known = m_factsOf == m_run.id() && !m_facts.bestFirst.empty();
    m_order->setText(!known           ? QString()
                     : m_facts.scored ? tr("Best first: within each prompt, by its scores")
                                      : tr("Nothing is scored, so they stand in the order of the list"));
}

void BatchMorningPage::showCharts() {
    const bool hour = m_facts.elapsed >= kSecondsAnHour;
    const bool minute = m_facts.elapsed >= kSecondsAMinute;
    const double unit = hour ? 1 : minute ? 60 : kSecondsAnHour; // of the axis, in one hour
    const QString title = hour     ? tr("Hours since the first")
                          : minute ? tr("Minutes since the first")
                                   : tr("Seconds since the first");
    double last = 0;
    double highest = 0;
    for (const auto& [hours, seconds] : m_facts.pace) {
        last = std::max(last, hours * unit);
        highest = std::max(highest, seconds);
    }
    m_pace->setAxes({title, 0, std::max(last, 0.1)}, {tr("Seconds a picture"), 0, std::max(highest * 1.1, 0.1)});
    std::vector<PlotPoint> points;
    for (const auto& [hours, seconds] : m_facts.pace) {
        PlotPoint point;
        point.x = hours * unit;
        point.y = seconds;
        point.text = tr("After %1: %2 s a picture")
                         .arg(durationWords(hours * kSecondsAnHour), QLocale().toString(seconds, 'f', 2));
        points.push_back(std::move(point));
    }
    m_pace->setLines({tr("Seconds a picture")}, std::move(points));

    ChartData chart;
    ChartSeries asked{tr("Asked"), {}, {}};
    ChartSeries achieved{tr("Achieved"), {}, {}};
    for (const AskedAchieved& score : m_facts.scores) {
        chart.axes.push_back(scorerName(score.scorer));
        asked.values.emplace_back(score.asked);
        achieved.values.emplace_back(score.achieved);
    }
    if (!chart.axes.empty())
        chart.series = {asked, achieved};
    m_scores->setVisible(!chart.empty());
    m_noScores->setVisible(chart.empty());
    m_noScores->setText(m_facts.scored ? tr("No score was asked for by a target.")
                                       : tr("No picture of this batch has a score yet."));
    m_scores->setData(std::move(chart));
}

} // namespace miro
