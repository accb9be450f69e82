#include "ui/batch/best_panel.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"
#include "ui/widgets/param_form.h"
#include "ui/widgets/scorer_texts.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <cmath>

namespace miro {
namespace {

constexpr int kFullWeight = 100;

} // namespace

BestPanel::BestPanel(QWidget* parent) : QWidget(parent) {
    setObjectName("bestPanel");
    m_title = new QLabel(this);
    embolden(m_title);
    m_score = new QCheckBox(this);
    m_score->setObjectName("batchScore");
    m_form = new ParamForm(ParamForm::specsOf(batchParams(), kBestKeys), ParamForm::Help::Tip, this);
    m_note = new QLabel(this);
    m_note->setObjectName("batchScoreNote");
    m_note->setProperty("warning", true);
    m_note->setWordWrap(true);
    m_box = new QWidget(this);
    m_boxTitle = new QLabel(m_box);
    m_boxTitle->setWordWrap(true);
    m_grid = new QGridLayout(m_box);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(1, 1);
    m_grid->addWidget(m_boxTitle, 0, 0, 1, 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_score);
    column->addWidget(m_form);
    column->addWidget(m_note);
    column->addWidget(m_box);
    auto again = [this] {
        showRows();
        Q_EMIT changed();
    };
    connect(m_score, &QCheckBox::toggled, this, again);
    connect(m_form, &ParamForm::changed, this, again);
    keepTranslated(this, [this] { setTexts(); });
}

void BestPanel::setScorers(const std::vector<std::string>& keys) {
    if (keys == m_scorers && !m_weights.empty())
        return;
    m_scorers = keys;
    makeWeights();
    setTexts();
}

void BestPanel::makeWeights() {
    for (const Weight& weight : m_weights)
        for (QWidget* widget : {static_cast<QWidget*>(weight.name), static_cast<QWidget*>(weight.slider),
                                static_cast<QWidget*>(weight.value)})
            delete widget;
    m_weights.clear();
    QWidget* before = m_form->editor("best-of");
    for (const std::string& key : m_scorers) {
        Weight weight{key, new QLabel(m_box), new QSlider(Qt::Horizontal, m_box), new QLabel(m_box)};
        weight.slider->setObjectName("batchWeight-" + QString::fromStdString(key));
        weight.slider->setRange(0, kFullWeight);
        weight.slider->setPageStep(10);
        weight.value->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        const int row = static_cast<int>(m_weights.size()) + 1;
        m_grid->addWidget(weight.name, row, 0);
        m_grid->addWidget(weight.slider, row, 1);
        m_grid->addWidget(weight.value, row, 2);
        setTabOrder(before, weight.slider);
        before = weight.slider;
        connect(weight.slider, &QSlider::valueChanged, this, [this, key](int value) {
            m_given[key] = static_cast<double>(value) / kFullWeight;
            showRows();
            Q_EMIT changed();
        });
        m_weights.push_back(weight);
    }
}

int64_t BestPanel::best() const {
    const ParamValue value = m_form->value("best-of");
    const int64_t* best = std::get_if<int64_t>(&value);
    return best ? *best : 0;
}

void BestPanel::show(const BatchDraft& draft) {
    const QSignalBlocker quiet(m_score);
    m_score->setChecked(draft.score);
    m_form->show(draft, batchParams());
    m_given = draft.request.weights;
    showRows();
}

// Weights that are all alike are none.
void BestPanel::writeTo(BatchDraft& draft) const {
    draft.score = m_score->isChecked();
    m_form->writeTo(draft, batchParams());
    draft.request.weights.clear();
    bool alike = true;
    for (const Weight& weight : m_weights) {
        const auto given = m_given.find(weight.key);
        const double value = given == m_given.end() ? 1 : given->second;
        draft.request.weights[weight.key] = value;
        alike = alike && value == 1;
    }
    if (alike)
        draft.request.weights.clear();
}

void BestPanel::showRows() {
    const bool choosing = best() > 0;
    m_score->setEnabled(!choosing); // the best are known by their scores alone
    m_box->setVisible(choosing && !m_weights.empty());
    m_note->setVisible(choosing && m_weights.empty());
    for (const Weight& weight : m_weights) {
        const auto given = m_given.find(weight.key);
        const int value = static_cast<int>(std::lround((given == m_given.end() ? 1 : given->second) * kFullWeight));
        const QSignalBlocker quiet(weight.slider);
        if (!weight.slider->isSliderDown())
            weight.slider->setValue(value);
        weight.value->setText(tr("%1 %").arg(QLocale().toString(value)));
    }
}

void BestPanel::setTexts() {
    m_title->setText(tr("Scores"));
    m_score->setText(tr("Score each picture"));
    m_score->setToolTip(tr("By every scorer that is installed"));
    m_form->setUnsetText("best-of", tr("all pictures"));
    m_note->setText(tr("No scorer is installed: the best cannot be told. The Models page has them."));
    m_boxTitle->setText(tr("How much each score counts:"));
    for (const Weight& weight : m_weights) {
        weight.name->setText(scorerName(weight.key));
        weight.slider->setAccessibleName(tr("How much this counts: %1").arg(scorerName(weight.key)));
        weight.slider->setToolTip(scorerHelp(weight.key));
        weight.value->setFixedWidth(weight.value->fontMetrics().horizontalAdvance(tr("%1 %").arg(kFullWeight)) + 2);
    }
    showRows();
}

} // namespace miro
