#include "ui/create/negative_panel.h"

#include "ui/widgets/elided_label.h"
#include "ui/widgets/language.h"
#include "ui/widgets/reward_slider.h"
#include "ui/widgets/reward_words.h"

#include <QBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <cmath>

namespace miro {

NegativePanel::NegativePanel(SettingsModel& model, QWidget& before, QWidget* parent)
    : QWidget(parent), m_model(model), m_before(before) {
    setObjectName("negativePanel");
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(4);
    connect(&m_model, &SettingsModel::changed, this, &NegativePanel::showSettings);
    keepTranslated(this, [this] { setTexts(); });
}

void NegativePanel::setModelInfo(const GeneratorInfo* info) {
    std::vector<std::string> keys = info ? info->rewardKeys : std::vector<std::string>();
    if (keys == m_keys)
        return;
    m_keys = keys;
    for (const Row& row : m_rows)
        delete row.widget;
    m_rows.clear();
    QWidget* previous = &m_before;
    for (const std::string& key : m_keys) {
        m_rows.push_back(makeRow(key));
        setTabOrder(previous, m_rows.back().slider);
        previous = m_rows.back().slider;
    }
    setTexts();
}

NegativePanel::Row NegativePanel::makeRow(const std::string& key) {
    const QString name = QString::fromStdString(key);
    Row row;
    row.key = key;
    row.widget = new QWidget(this);
    auto* title = new ElidedLabel(row.widget);
    row.title = title;
    row.slider = new RewardSlider(RewardSlider::Look::Negative, row.widget);
    row.slider->setObjectName("negativeSlider-" + name);
    row.percent = new QLabel(row.widget);
    row.percent->setObjectName("negativePercent-" + name);
    auto* line = new QHBoxLayout;
    line->addWidget(row.slider, 1);
    line->addWidget(row.percent);
    auto* column = new QVBoxLayout(row.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title);
    column->addLayout(line);
    m_column->addWidget(row.widget);
    connect(row.slider, &QSlider::valueChanged, this, [this, key](int value) {
        m_model.change(
            tr("negative target"),
            [&](CreateSettings& s) { s.generation.negative[key] = static_cast<double>(value) / RewardSlider::kSteps; },
            QString("negative-%1").arg(QString::fromStdString(key)));
    });
    connect(row.slider, &RewardSlider::released, this, [this] {
        m_model.endGesture();
        Q_EMIT sliderReleased();
    });
    return row;
}

void NegativePanel::setTexts() {
    for (const Row& row : m_rows) {
        const RewardWords words = rewardWords(row.key);
        static_cast<ElidedLabel*>(row.title)->setFullText(words.title);
        row.title->setToolTip(words.help);
        row.slider->setAccessibleName(tr("Push away from: %1").arg(words.title));
        row.percent->setMinimumWidth(fontMetrics().horizontalAdvance(negativeText(1.0)));
    }
    showSettings();
}

void NegativePanel::showSettings() {
    for (const Row& row : m_rows) {
        const auto& negative = m_model.get().generation.negative;
        auto known = negative.find(row.key);
        const RewardTarget target = known == negative.end() ? RewardTarget(0.0) : known->second;
        QSignalBlocker quiet(row.slider);
        if (!row.slider->isSliderDown())
            row.slider->setValue(static_cast<int>(std::lround(target.value_or(0) * RewardSlider::kSteps)));
        row.slider->setEnabled(target.has_value());
        row.percent->setText(negativeText(target));
        row.slider->setAccessibleDescription(row.percent->text());
        row.slider->update();
    }
}

} // namespace miro
