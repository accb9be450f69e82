#include "ui/taste/learned_part.h"

#include "ui/bridge/taste_bridge.h"
#include "ui/charts/interval_bars.h"
#include "ui/charts/line_chart.h"
#include "ui/taste/example_row.h"
#include "ui/taste/taste_words.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>

namespace miro {
namespace {

constexpr int kNumbersWidth = 400;
constexpr int kChartHeight = 220;

} // namespace

LearnedPart::LearnedPart(const AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName("tasteLearned");
    auto* body = new QWidget(this);
    m_accuracy = makeLabel("learnedAccuracy", body);
    embolden(m_accuracy, 1.2);
    m_counts = makeLabel("learnedCounts", body, true);
    m_consistency = makeLabel("learnedConsistency", body);
    m_findings = makeLabel("learnedFindings", body);
    m_findings->setProperty("warning", true);
    auto addButton = [body](const char* name, const char* icon) {
        auto* button = new QPushButton(themedIcon(icon), QString(), body);
        button->setObjectName(name);
        return button;
    };
    m_choose = addButton("learnedChoose", "taste");
    m_learn = addButton("learnedLearn", "repeat");
    m_models = addButton("learnedModels", "download");
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {m_choose, m_learn, m_models})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(20);
    columns->addWidget(makeExamples(body), 1);
    columns->addWidget(makeNumbers(body));
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 4, 0);
    column->setSpacing(8);
    for (QLabel* label : {m_accuracy, m_counts, m_consistency, m_findings})
        column->addWidget(label);
    column->addLayout(buttons);
    column->addLayout(columns);
    column->addStretch(1);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName("learnedScroll");
    m_scroll->setWidget(body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_scroll);
    connect(m_choose, &QPushButton::clicked, this, &LearnedPart::chooseRequested);
    connect(m_learn, &QPushButton::clicked, this, [this] { m_context.taste->learnTaste(); });
    connect(m_models, &QPushButton::clicked, this, &LearnedPart::modelsRequested);
    connect(m_context.tasteBridge, &TasteBridge::statusChanged, this, &LearnedPart::showStatus);
    keepTranslated(this, [this] { setTexts(); });
}

QWidget* LearnedPart::makeExamples(QWidget* parent) {
    auto* side = new QWidget(parent);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    for (const char* name : {"learnedMost", "learnedUndecided", "learnedLeast"}) {
        QLabel* title = makeLabel(qPrintable(QString(name) + "Title"), side);
        embolden(title);
        auto* pictures = new ExampleRow(m_context, name, side);
        column->addWidget(title);
        column->addWidget(pictures);
        column->addSpacing(6);
        connect(pictures, &ExampleRow::opened, this, &LearnedPart::showInGallery);
        m_rows.push_back({title, pictures});
    }
    m_noExamples = makeLabel("learnedNoExamples", side, true);
    column->addWidget(m_noExamples);
    column->addStretch(1);
    return side;
}

QWidget* LearnedPart::makeNumbers(QWidget* parent) {
    auto* side = new QWidget(parent);
    side->setFixedWidth(kNumbersWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    m_weightsTitle = makeLabel("learnedWeightsTitle", side);
    embolden(m_weightsTitle);
    m_weights = new IntervalBars(side);
    m_weights->setObjectName("learnedWeights");
    m_weightsNote = makeLabel("learnedWeightsNote", side, true);
    m_calibrationTitle = makeLabel("learnedCalibrationTitle", side);
    embolden(m_calibrationTitle);
    m_calibration = new LineChart(side);
    m_calibration->setObjectName("learnedCalibration");
    m_calibration->setFixedHeight(kChartHeight);
    m_calibrationNote = makeLabel("learnedCalibrationNote", side, true);
    for (QWidget* widget : {static_cast<QWidget*>(m_weightsTitle), static_cast<QWidget*>(m_weights),
                            static_cast<QWidget*>(m_weightsNote), static_cast<QWidget*>(m_calibrationTitle),
                            static_cast<QWidget*>(m_calibration), static_cast<QWidget*>(m_calibrationNote)})
        column->addWidget(widget);
    column->addStretch(1);
    return side;
}

void LearnedPart::setTexts() {
    const QString titles[] = {tr("You like these most"), tr("Undecided"), tr("You like these least")};
    for (size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].title->setText(titles[i]);
        m_rows[i].pictures->setTitle(titles[i], tr("Picture %1 of %2; Return shows it in the gallery"));
        m_rows[i].pictures->setToolTip(tr("A double click shows a picture in the gallery"));
    }
    m_noExamples->setText(tr("Examples appear here once enough was learned."));
    m_choose->setText(tr("Choose more"));
    m_learn->setText(tr("Learn now"));
    m_learn->setToolTip(tr("Look at all pictures, learn from all choices anew, and score all pictures"));
    m_models->setText(tr("Get a picture model"));
    m_weightsTitle->setText(tr("What each reward counts for you"));
    m_weights->setTitle(tr("What each reward counts for you"));
    m_calibrationTitle->setText(tr("Sure and right"));
    m_calibration->setTitle(tr("How often it is right, by how sure it is"));
    m_calibration->setEmptyText(tr("Not enough choices yet."));
    showStatus();
}

void LearnedPart::showStatus() {
    const TasteStatus& status = m_context.tasteBridge->status();
    m_accuracy->setText(accuracyWords(status));
    m_counts->setText(status.encoder.empty()
                          ? tr("No picture model is installed: nothing can be learned from choices without one.")
                          : countWords(status));
    m_consistency->setText(consistencyWords(status.checks));
    QStringList findings;
    for (const TasteFinding& finding : status.checks.findings)
        if (const QString line = findingWords(finding); !line.isEmpty())
            findings << line;
    m_findings->setText(findings.join('\n'));
    m_findings->setVisible(!findings.isEmpty());
    m_learn->setEnabled(!status.busy && status.profile != 0);
    m_learn->setText(status.busy ? tr("Learning…") : tr("Learn now"));
    m_models->setVisible(status.encoder.empty());
    const std::vector<TasteExample>* examples[] = {&status.most, &status.undecided, &status.least};
    bool any = false;
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const bool some = status.enough && !examples[i]->empty();
        m_rows[i].pictures->setExamples(*examples[i]);
        m_rows[i].pictures->setVisible(some);
        m_rows[i].title->setVisible(some);
        any = any || some;
    }
    m_noExamples->setVisible(!any);
    double largest = 1;
    std::vector<IntervalBar> bars = weightBars(status.rewards, largest);
    const bool weighs = status.enough && !bars.empty();
    m_weights->setBars(std::move(bars), -largest, 0, largest);
    m_weights->setVisible(weighs);
    m_weightsNote->setText(
        weighs ? tr("To the right of the line: you like more of it; to the left, hatched: less of it.")
               : tr("Known once there are enough choices between pictures that the reward models have measured."));
    showCalibration(status);
}

// The dashed line is what a perfectly honest forecast would be.
void LearnedPart::showCalibration(const TasteStatus& status) {
    constexpr double kPercent = 100;
    std::vector<PlotPoint> points;
    if (status.enough) {
        for (const TasteReliability& bin : status.reliability)
            if (bin.right.trials > 0)
                points.push_back(
                    {bin.confidence * kPercent, bin.right.value * kPercent, 0, -1, false,
                     tr("About %1 sure: right in %2 of %3 choices (%4)")
                         .arg(percentWords(bin.confidence), percentWords(bin.right.value),
                              QLocale().toString(qint64(bin.right.trials)), rangeWords(bin.right.interval))});
        if (!points.empty())
            for (const double at : {kPercent / 2, kPercent})
                points.push_back({at, at, 1, -1, false, tr("As sure as right: %1").arg(percentWords(at / kPercent))});
    }
    m_calibration->setAxes({tr("How sure it was (%)"), kPercent / 2, kPercent, false},
                           {tr("Right (%)"), 0, kPercent, false});
    const QStringList names = points.empty() ? QStringList() : QStringList{tr("Your choices"), tr("As sure as right")};
    m_calibration->setLines(names, std::move(points));
    m_calibrationNote->setText(calibrationWords(status));
    for (QWidget* widget : {static_cast<QWidget*>(m_calibrationTitle), static_cast<QWidget*>(m_calibration),
                            static_cast<QWidget*>(m_calibrationNote)})
        widget->setVisible(status.enough);
}

} // namespace miro
