#include "ui/window/training_panel.h"

#include "base/json.h"
#include "base/training_log.h"
#include "job/train_order.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/library_thread.h"
#include "ui/bridge/queue_model.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/trend_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/scorer_texts.h"
#include "ui/widgets/words.h"
#include "ui/window/sample_strip.h"
#include "ui/window/training_words.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QUrl>
#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>

namespace miro {
namespace {

constexpr size_t kTrainingPoints = 60; // in the chart: a pixel or two from each other in the drawer
constexpr size_t kHeldOutPoints = 30;
constexpr size_t kTrendPoints = 48;
constexpr int kMarkerGap = 26;
constexpr int kTrendRows = 5; // more scroll
constexpr size_t kOutlierPoints = 20;
constexpr int kSignificant = 4;
constexpr int kShortSignificant = 3; // where two stand beside each other

using Entries = std::vector<TrainingRecord::Entry>;

QString numberText(double value) {
    return QLocale().toString(value, 'g', kSignificant);
}

QString stepText(double step) {
    return QLocale().toString(static_cast<qint64>(step));
}

bool isOver(JobState state) {
    return state == JobState::Done || state == JobState::Failed || state == JobState::Stopped ||
           state == JobState::Interrupted;
}

std::filesystem::path folderOf(const JobRecord& job) {
    const auto payload = parseJson(job.payload, "the job");
    if (!payload.ok() || !payload->is_object())
        return {};
    const auto folder = payload->find(kTrainFolderKey);
    return folder != payload->end() && folder->is_string() ? folder->get<std::string>() : std::string();
}

// A row a scorer of the samples: with all targets 1, and with all 0.
std::vector<Trend> scoreTrends(const TrainingRecord& record) {
    constexpr std::string_view kHigh = "_at_1", kLow = "_at_0";
    std::vector<Trend> trends;
    for (const auto& high : record.scores()) {
        if (!high.name.ends_with(kHigh))
            continue;
        const std::string scorer = high.name.substr(0, high.name.size() - kHigh.size());
        Trend trend;
        trend.name = QCoreApplication::translate("Training", "Samples: %1", "a scorer").arg(scorerName(scorer));
        QStringList values;
        for (const std::string_view ending : {kHigh, kLow}) {
            trend.lines.emplace_back();
            QString value = QStringLiteral("–");
            for (const auto& line : record.scores())
                if (line.name == scorer + std::string(ending) && !line.entries.empty()) {
                    for (const auto& entry : thinned(line.entries, kTrendPoints))
                        trend.lines.back().emplace_back(entry.step, entry.value);
                    value = QLocale().toString(line.entries.back().value, 'g', kShortSignificant);
                }
            values << value;
        }
        trend.value = values.join(QStringLiteral(" / "));
        trend.text = QCoreApplication::translate("Training", "%1: %2 with all targets 1, %3 with all targets 0",
                                                 "a scorer's means over the samples")
                         .arg(trend.name, values[0], values[1]);
        trends.push_back(std::move(trend));
    }
    return trends;
}

// The first updates of a run are far off; the axis shows what comes after, and points beyond it stand at its edge.
void widen(const Entries& entries, double& low, double& high) {
    std::vector<double> values;
    for (const auto& entry : entries)
        values.push_back(entry.value);
    if (values.empty())
        return;
    std::sort(values.begin(), values.end());
    const size_t beyond = values.size() >= kOutlierPoints ? values.size() / 20 : 0;
    low = std::min(low, values.front());
    high = std::max(high, values[values.size() - 1 - beyond]);
}

} // namespace

const JobRecord* trainingToShow(const std::vector<JobRecord>& jobs, const JobRecord* chosen) {
    if (chosen && isTraining(*chosen))
        return chosen;
    const JobRecord* found = nullptr;
    auto rank = [](const JobRecord& job) {
        if (job.state == JobState::Running || job.state == JobState::Paused)
            return 3;
        if (job.state == JobState::Queued)
            return job.picturesDone > 0 ? 2 : 0;
        return 1;
    };
    for (const JobRecord& job : jobs) // what is over: newest first
        if (isTraining(job) && rank(job) > (found ? rank(*found) : 0))
            found = &job;
    return found;
}

TrainingPanel::TrainingPanel(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName("trainingPanel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    m_title = makeLabel("trainingTitle", this);
    embolden(m_title);
    m_state = makeLabel("trainingState", this, true);
    m_numbers = makeLabel("trainingNumbers", this);
    m_chart = new LineChart(this);
    m_chart->setObjectName("trainingChart");
    m_chart->setMarkerGap(kMarkerGap);
    m_trends = new TrendList(this);
    m_trends->setObjectName("trainingTrends");
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName("trainingScroll");
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_trends);
    m_scroll->viewport()->setAutoFillBackground(false); // the drawer's ground
    m_trends->setAutoFillBackground(false);
    m_samplesTitle = makeLabel("trainingSamplesTitle", this, true);
    m_samples = new SampleStrip(this);
    m_samples->setObjectName("trainingSamples");
    for (QWidget* widget :
         {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_state), static_cast<QWidget*>(m_numbers),
          static_cast<QWidget*>(m_chart), static_cast<QWidget*>(m_samplesTitle), static_cast<QWidget*>(m_samples),
          static_cast<QWidget*>(m_scroll)})
        column->addWidget(widget);
    connect(m_samples, &SampleStrip::opened, this, &TrainingPanel::openSample);
    connect(m_trends, &TrendList::rowReached, this,
            [this](const QRect& row) { m_scroll->ensureVisible(row.left(), row.center().y(), 0, row.height()); });
    connect(&context.bridge, &EngineBridge::trainedTo, this, &TrainingPanel::take);
    hide();
}

void TrainingPanel::showJob(const JobRecord& job) {
    const bool another = job.id != m_job.id;
    m_job = job;
    if (another) {
        m_record = {};
        m_told.clear();
        m_samples->setSamples({}, {});
        read();
        readSamples();
    }
    setVisible(true);
    refresh();
}

// --- what is known

void TrainingPanel::read() {
    const std::filesystem::path folder = folderOf(m_job);
    m_reading = !folder.empty();
    if (!m_reading)
        return;
    m_context.library.run(
        LibraryThread::Lane::Picture, this, [folder](Library&) { return readTrainingLog(folder); },
        [this, job = m_job.id](const Result<std::vector<TrainingPoint>>& points) {
            takeLog(job, points.ok() ? *points : std::vector<TrainingPoint>()); // not begun: there is no file
        });
}

void TrainingPanel::takeLog(const JobId& job, const std::vector<TrainingPoint>& points) {
    if (job != m_job.id)
        return;
    m_reading = false;
    for (const TrainingPoint& point : points)
        m_record.add(point);
    for (const TrainingPoint& point : std::exchange(m_told, {}))
        m_record.add(point);
    refresh();
}

void TrainingPanel::take(const QString& job, const TrainingPoint& point) {
    if (job.toStdString() != m_job.id)
        return;
    if (m_reading)
        m_told.push_back(point);
    else
        m_record.add(point);
    if (!m_reading)
        refresh();
    if (point.sampled)
        readSamples();
}

void TrainingPanel::readSamples() {
    const std::filesystem::path folder = folderOf(m_job);
    if (folder.empty())
        return;
    m_context.library.run(
        LibraryThread::Lane::Picture, this,
        [folder](Library&) { return Result<TrainingSamples>(readNewestSamples(folder)); },
        [this, job = m_job.id](const Result<TrainingSamples>& samples) {
            if (samples.ok())
                takeSamples(job, *samples);
        });
}

void TrainingPanel::takeSamples(const JobId& job, const TrainingSamples& samples) {
    if (job != m_job.id)
        return;
    m_samples->setSamples(samples, {});
    refresh();
}

void TrainingPanel::openSample(int picture) {
    const std::filesystem::path& file = m_samples->samples().pictures[static_cast<size_t>(picture)].file;
    QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(file.string())));
}

// --- what is shown

void TrainingPanel::setTexts() {
    m_chart->setTitle(tr("Loss over the updates"));
    m_chart->setEmptyText(tr("The curves begin with the first update."));
    m_trends->setAccessibleName(tr("Other numbers of the training"));
    m_samples->setAccessibleName(tr("Newest samples of the training"));
    m_samples->setToolTip(tr("Enter opens a picture in full size"));
    if (!m_job.id.empty())
        refresh();
}

void TrainingPanel::refresh() {
    m_title->setText(tr("Training: %1", "of a job, its name").arg(QString::fromStdString(m_job.title).simplified()));
    m_state->setText(stateText());
    m_numbers->setText(numbersText());
    m_numbers->setVisible(!m_record.empty());
    refreshChart();
    nameSamples();
    refreshTrends();
}

void TrainingPanel::nameSamples() {
    const TrainingSamples& samples = m_samples->samples();
    m_samplesTitle->setVisible(samples.step >= 0);
    m_samples->setVisible(samples.step >= 0);
    if (samples.step < 0)
        return;
    m_samplesTitle->setText(tr("Samples after update %1").arg(stepText(static_cast<double>(samples.step))));
    QStringList names;
    for (const auto& picture : samples.pictures)
        names << sampleName(picture.file.stem().string());
    if (names != m_samples->names())
        m_samples->setSamples(samples, names);
}

QString TrainingPanel::stateText() const {
    QStringList parts = {jobStateWords(m_job.state)};
    const int64_t of = m_record.of() > 0 ? m_record.of() : m_job.picturesTotal;
    const int64_t step = std::max(m_record.step(), m_record.empty() ? m_job.picturesDone : int64_t{0});
    parts << (of > 0 ? tr("update %1 of %2").arg(QLocale().toString(qint64(step)), QLocale().toString(qint64(of)))
                     : tr("update %1").arg(QLocale().toString(qint64(step))));
    if (!isOver(m_job.state) && m_record.secondsLeft() >= 0)
        parts << tr("%1 left", "a duration").arg(durationWords(m_record.secondsLeft()));
    if (!isOver(m_job.state) && m_record.samplesPerSecond() >= 0)
        parts << tr("%1 samples a second").arg(numberText(m_record.samplesPerSecond()));
    return parts.join(QStringLiteral(" · "));
}

QString TrainingPanel::numbersText() const {
    QStringList parts;
    const std::string name = m_record.mainName();
    if (const auto* line = m_record.find(name, false); line && !line->entries.empty())
        parts << tr("%1 %2", "a number's name and value").arg(numberName(name), numberText(line->entries.back().value));
    if (const auto* line = m_record.find(m_record.heldOutName(), true); line && !line->entries.empty())
        parts << tr("held out %1", "a number on samples that it never learns from")
                     .arg(numberText(line->entries.back().value));
    if (m_record.bestStep() >= 0)
        parts << tr("best at update %1").arg(QLocale().toString(qint64(m_record.bestStep())));
    return parts.join(QStringLiteral(", "));
}

void TrainingPanel::refreshChart() {
    const std::string name = m_record.mainName();
    const auto* training = m_record.find(name, false);
    const auto* looks = m_record.find(m_record.heldOutName(), true);
    const Entries lines[] = {training ? thinned(training->entries, kTrainingPoints) : Entries(),
                             looks ? thinned(looks->entries, kHeldOutPoints) : Entries()};
    const QStringList names = {tr("Training", "a curve"), tr("Held out", "a curve: samples that it never learns from")};
    double low = std::numeric_limits<double>::max();
    double high = std::numeric_limits<double>::lowest();
    std::vector<PlotPoint> points;
    for (int series = 0; series < 2; ++series) {
        widen(lines[series], low, high);
        for (const auto& entry : lines[series])
            points.push_back({entry.step, entry.value, series, -1, false,
                              tr("%1, update %2: %3", "a curve, an update, a value")
                                  .arg(names[series], stepText(entry.step), numberText(entry.value))});
    }
    if (low > high) {
        low = 0;
        high = 1;
    }
    const double margin = high > low ? (high - low) * 0.05 : std::max(std::abs(high) * 0.05, 1e-6);
    m_chart->setAxes({tr("Updates"), 0, static_cast<double>(std::max<int64_t>(m_record.step(), 1)), true},
                     {name.empty() ? numberName("loss") : numberName(name), low - margin, high + margin, false});
    m_chart->setLines(names, std::move(points));
    m_chart->setFixedHeight(m_chart->minimumSizeHint().height());
}

void TrainingPanel::refreshTrends() {
    std::vector<Trend> trends = scoreTrends(m_record);
    std::vector<std::string> names;
    for (const auto& line : m_record.lines())
        if (line.name != m_record.mainName() && line.name != m_record.heldOutName() &&
            std::find(names.begin(), names.end(), line.name) == names.end())
            names.push_back(line.name);
    for (const std::string& name : names) {
        Trend trend;
        trend.name = numberName(name);
        QStringList values;
        for (const bool heldOut : {false, true}) {
            const auto* line = m_record.find(name, heldOut);
            trend.lines.emplace_back();
            if (!line || line->entries.empty())
                continue;
            for (const auto& entry : thinned(line->entries, kTrendPoints))
                trend.lines.back().emplace_back(entry.step, entry.value);
            const QString value = numberText(line->entries.back().value);
            values << (heldOut ? tr("held out %1", "a number on samples that it never learns from").arg(value) : value);
            trend.value = value;
        }
        trend.text = tr("%1: %2", "a number's name and its values").arg(trend.name, values.join(QStringLiteral(", ")));
        trends.push_back(std::move(trend));
    }
    m_scroll->setVisible(!trends.empty());
    const int rows = std::min(static_cast<int>(trends.size()), kTrendRows);
    m_trends->setTrends(std::move(trends));
    m_scroll->setFixedHeight(rows * m_trends->rowHeight() + 2);
}

} // namespace miro
