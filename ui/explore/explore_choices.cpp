#include "ui/explore/explore_choices.h"

#include "ui/explore/explore_words.h"
#include "ui/widgets/language.h"
#include "ui/widgets/reward_words.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr double kDefaultSeconds = 110; // that the default choice may take
constexpr int kFullWeight = 100;
constexpr int kMostSeeds = 4;

struct StepChoice {
    ExploreKind kind;
    std::vector<int> steps;
    int usual;
};

const std::vector<StepChoice>& stepChoices() {
    static const std::vector<StepChoice> choices = {
        {ExploreKind::Pareto, {3, 4, 5, 6, 7, 9}, 5},
        {ExploreKind::Sweep, {3, 5, 7, 9, 13, 17}, 9},
        {ExploreKind::Morph, {3, 5, 7, 9, 13, 17}, 9},
        {ExploreKind::BestOf, {4, 8, 16, 32, 64}, 16},
    };
    return choices;
}

const StepChoice* choicesOf(ExploreKind kind) {
    for (const StepChoice& choice : stepChoices())
        if (choice.kind == kind)
            return &choice;
    return nullptr;
}

int picturesOf(ExploreKind kind, int steps) {
    return kind == ExploreKind::Pareto ? steps * steps : steps;
}

int chosen(const QComboBox* box, int otherwise) {
    return box->currentIndex() < 0 ? otherwise : box->currentData().toInt();
}

void choose(QComboBox* box, const QVariant& value) {
    const int index = box->findData(value);
    if (index >= 0)
        box->setCurrentIndex(index);
}

} // namespace

ExploreChoices::ExploreChoices(QWidget* parent) : QWidget(parent) {
    setObjectName("exploreChoices");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_first = addRow("exploreFirst", QT_TR_NOOP("Reward"));
    m_second = addRow("exploreSecond", QT_TR_NOOP("Against"));
    m_end = addRow("exploreEnd", QT_TR_NOOP("To"));
    m_steps = addRow("exploreSteps", QT_TR_NOOP("Size"));
    m_seeds = addRow("exploreSeeds", QT_TR_NOOP("Seeds"));
    for (int seeds = 1; seeds <= kMostSeeds; ++seeds)
        m_seeds->addItem(QString::number(seeds), seeds);
    makeWeights();
    connect(m_first, &QComboBox::currentIndexChanged, this, [this] { keepApart(m_second, m_first); });
    connect(m_second, &QComboBox::currentIndexChanged, this, [this] { keepApart(m_first, m_second); });
    // The page itself chooses without a signal.
    connect(m_steps, &QComboBox::currentIndexChanged, this, [this] { m_stepsChosen = true; });
    for (const Row& row : m_rows)
        connect(row.box, &QComboBox::currentIndexChanged, this, &ExploreChoices::changed);
    keepTranslated(this, [this] { setTexts(); });
}

QComboBox* ExploreChoices::addRow(const char* name, const char* text) {
    auto* label = new QLabel(this);
    auto* box = new QComboBox(this);
    box->setObjectName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(10);
    label->setBuddy(box);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(box, 1);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    m_rows.push_back({label, box, text});
    return box;
}

void ExploreChoices::makeWeights() {
    m_weightBox = new QWidget(this);
    m_weightTitle = new QLabel(m_weightBox);
    m_weightTitle->setWordWrap(true);
    m_weightGrid = new QGridLayout(m_weightBox);
    m_weightGrid->setContentsMargins(0, 2, 0, 0);
    m_weightGrid->setVerticalSpacing(2);
    m_weightGrid->setColumnStretch(1, 1);
    m_weightGrid->addWidget(m_weightTitle, 0, 0, 1, 3);
    layout()->addWidget(m_weightBox);
}

void ExploreChoices::setRewards(const std::vector<std::string>& keys) {
    if (keys == m_keys)
        return;
    m_keys = keys;
    for (const Weight& weight : m_weights)
        for (QWidget* widget : {static_cast<QWidget*>(weight.name), static_cast<QWidget*>(weight.slider),
                                static_cast<QWidget*>(weight.value)}) {
            widget->hide();
            widget->deleteLater();
        }
    m_weights.clear();
    for (const std::string& key : m_keys) {
        Weight weight{key, new QLabel(m_weightBox), new QSlider(Qt::Horizontal, m_weightBox), new QLabel(m_weightBox)};
        weight.slider->setObjectName("exploreWeight-" + QString::fromStdString(key));
        weight.slider->setRange(0, kFullWeight);
        weight.slider->setPageStep(10);
        weight.slider->setValue(kFullWeight);
        weight.value->setMinimumWidth(fontMetrics().horizontalAdvance("000 %"));
        weight.value->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        const int row = static_cast<int>(m_weights.size()) + 1;
        m_weightGrid->addWidget(weight.name, row, 0);
        m_weightGrid->addWidget(weight.slider, row, 1);
        m_weightGrid->addWidget(weight.value, row, 2);
        connect(weight.slider, &QSlider::valueChanged, this, [this, value = weight.value](int now) {
            value->setText(tr("%1 %").arg(QLocale().toString(now)));
            Q_EMIT weightsChanged();
        });
        m_weights.push_back(weight);
    }
    fillRewards();
    if (m_keys.size() > 1) {
        const QSignalBlocker quiet(m_second);
        m_second->setCurrentIndex(1);
    }
    setTexts();
}

void ExploreChoices::setEnds(std::vector<MorphEnd> ends) {
    m_ends = std::move(ends);
    const QSignalBlocker quiet(m_end);
    m_end->clear();
    for (size_t i = 0; i < m_ends.size(); ++i)
        m_end->addItem(m_ends[i].icon, m_ends[i].title, static_cast<int>(i));
}

void ExploreChoices::setEndIcon(PictureId picture, const QIcon& icon) {
    for (size_t i = 0; i < m_ends.size(); ++i)
        if (m_ends[i].picture == picture)
            m_end->setItemIcon(static_cast<int>(i), icon);
}

void ExploreChoices::fillRewards() {
    for (QComboBox* box : {m_first, m_second}) {
        const QSignalBlocker quiet(box);
        const int index = box->currentIndex();
        box->clear();
        for (const std::string& key : m_keys)
            box->addItem(rewardWords(key).title, QString::fromStdString(key));
        box->setCurrentIndex(index < 0 ? 0 : index);
    }
}

// A grid needs two rewards.
void ExploreChoices::keepApart(QComboBox* other, const QComboBox* changed) {
    if (m_kind != ExploreKind::Pareto || m_keys.size() < 2 || other->currentIndex() != changed->currentIndex())
        return;
    const QSignalBlocker quiet(other);
    other->setCurrentIndex((changed->currentIndex() + 1) % static_cast<int>(m_keys.size()));
}

int ExploreChoices::defaultSteps() const {
    const StepChoice* choice = choicesOf(m_kind);
    if (!choice)
        return 1;
    int steps = choice->usual;
    for (auto each = choice->steps.rbegin(); each != choice->steps.rend(); ++each)
        if (*each <= choice->usual) {
            steps = *each;
            if (!m_secondsEach || picturesOf(m_kind, steps) * *m_secondsEach <= kDefaultSeconds)
                break;
        }
    return steps;
}

void ExploreChoices::fillSteps() {
    const QSignalBlocker quiet(m_steps);
    const int before = chosen(m_steps, 0);
    m_steps->clear();
    if (const StepChoice* choice = choicesOf(m_kind))
        for (int steps : choice->steps)
            m_steps->addItem(
                m_kind == ExploreKind::Pareto ? tr("%1 × %1").arg(steps) : tr("%n pictures", nullptr, steps), steps);
    choose(m_steps, m_stepsChosen && m_steps->findData(before) >= 0 ? before : defaultSteps());
}

void ExploreChoices::setKind(ExploreKind kind) {
    if (kind == m_kind && m_steps->count() > 0)
        return;
    m_kind = kind;
    m_stepsChosen = false;
    fillSteps();
    keepApart(m_second, m_first);
    showRows();
}

void ExploreChoices::setSecondsEach(std::optional<double> seconds) {
    m_secondsEach = seconds;
    if (!m_stepsChosen)
        fillSteps();
}

void ExploreChoices::showRows() {
    auto wanted = [this](const QComboBox* box) {
        if (box == m_first)
            return m_kind == ExploreKind::Pareto || m_kind == ExploreKind::Sweep || m_kind == ExploreKind::Keyframes;
        if (box == m_second)
            return m_kind == ExploreKind::Pareto;
        if (box == m_end)
            return m_kind == ExploreKind::Morph;
        if (box == m_steps)
            return choicesOf(m_kind) != nullptr;
        return m_kind != ExploreKind::BestOf;
    };
    for (const Row& row : m_rows) {
        row.label->setVisible(wanted(row.box));
        row.box->setVisible(wanted(row.box));
    }
    m_weightBox->setVisible(m_kind == ExploreKind::BestOf);
}

void ExploreChoices::show(const ExploreRequest& plan) {
    const QSignalBlocker quiet(this);
    m_kind = plan.kind;
    m_stepsChosen = true;
    fillSteps();
    const auto steps = static_cast<int>(plan.steps);
    if (choicesOf(m_kind) && m_steps->findData(steps) < 0)
        m_steps->addItem(QString::number(steps), steps);
    choose(m_steps, steps);
    choose(m_seeds, static_cast<int>(plan.seeds));
    if (!plan.rewards.empty())
        choose(m_first, QString::fromStdString(plan.rewards[0]));
    if (plan.rewards.size() > 1)
        choose(m_second, QString::fromStdString(plan.rewards[1]));
    for (const Weight& weight : m_weights)
        if (auto given = plan.weights.find(weight.key); given != plan.weights.end())
            weight.slider->setValue(static_cast<int>(std::lround(given->second * kFullWeight)));
    showRows();
}

void ExploreChoices::writeTo(ExploreRequest& plan) const {
    plan.kind = m_kind;
    plan.steps = chosen(m_steps, 1);
    plan.seeds = m_kind == ExploreKind::BestOf ? 1 : chosen(m_seeds, 1);
    plan.rewards.clear();
    if (!m_first->isHidden() && m_first->currentIndex() >= 0)
        plan.rewards.push_back(m_first->currentData().toString().toStdString());
    if (!m_second->isHidden() && m_second->currentIndex() >= 0)
        plan.rewards.push_back(m_second->currentData().toString().toStdString());
    if (m_kind == ExploreKind::Morph && m_end->currentIndex() >= 0)
        plan.other = m_ends.at(static_cast<size_t>(m_end->currentData().toInt())).settings;
    plan.weights.clear();
    if (m_kind == ExploreKind::BestOf)
        plan.weights = weights();
}

std::map<std::string, double> ExploreChoices::weights() const {
    std::map<std::string, double> weights;
    for (const Weight& weight : m_weights)
        weights[weight.key] = static_cast<double>(weight.slider->value()) / kFullWeight;
    return weights;
}

void ExploreChoices::setTexts() {
    int widest = 0;
    for (const Row& row : m_rows) {
        row.label->setText(tr(row.text));
        row.box->setAccessibleName(tr(row.text));
        widest = std::max(widest, row.label->fontMetrics().horizontalAdvance(row.label->text()));
    }
    for (const Row& row : m_rows) // the boxes stand below each other
        row.label->setMinimumWidth(widest + 2);
    m_weightTitle->setText(tr("How much each score counts:"));
    for (const Weight& weight : m_weights) {
        weight.name->setText(rewardName(weight.key));
        weight.slider->setAccessibleName(tr("How much this counts: %1").arg(rewardWords(weight.key).title));
        weight.slider->setToolTip(rewardWords(weight.key).help);
        weight.value->setText(tr("%1 %").arg(QLocale().toString(weight.slider->value())));
    }
    const QSignalBlocker quiet(this);
    fillRewards();
    const int steps = chosen(m_steps, 0);
    fillSteps();
    choose(m_steps, steps);
    showRows();
}

} // namespace miro
