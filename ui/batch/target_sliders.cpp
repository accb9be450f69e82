#include "ui/batch/target_sliders.h"

#include "ui/batch/compose_words.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/language.h"
#include "ui/widgets/reward_slider.h"
#include "ui/widgets/reward_words.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>
#include <cmath>

namespace miro {
namespace {

constexpr int kNameWidth = 104;

} // namespace

TargetSliders::TargetSliders(QWidget* parent) : QWidget(parent) {
    setObjectName("targetSliders");
    m_title = new QLabel(this);
    embolden(m_title);
    m_reset = new QToolButton(this);
    m_reset->setObjectName("batchResetTargets");
    m_reset->setIcon(themedIcon("reset"));
    m_reset->setIconSize({14, 14});
    m_reset->setFocusPolicy(Qt::StrongFocus);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_reset);
    m_column = new QVBoxLayout;
    m_column->setSpacing(2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(top);
    column->addLayout(m_column);
    connect(m_reset, &QToolButton::clicked, this, [this] {
        m_targets.clear();
        showRows();
        Q_EMIT changed();
    });
    keepTranslated(this, [this] { setTexts(); });
}

void TargetSliders::setModelInfo(const GeneratorInfo* info) {
    const bool same = info && m_info && info->rewardKeys == m_info->rewardKeys;
    m_info = info ? std::optional(*info) : std::nullopt;
    setVisible(m_info && !m_info->rewardKeys.empty());
    if (same) {
        showRows();
        return;
    }
    for (const Row& row : m_rows)
        delete row.widget;
    m_rows.clear();
    if (m_info)
        for (const std::string& key : m_info->rewardKeys)
            addRow(key);
    setTexts();
}

void TargetSliders::addRow(const std::string& key) {
    const QString name = QString::fromStdString(key);
    Row row;
    row.key = key;
    row.widget = new QWidget(this);
    row.name = new ElidedLabel(row.widget);
    row.name->setFixedWidth(kNameWidth);
    row.slider = new RewardSlider(RewardSlider::Look::Target, row.widget);
    row.slider->setObjectName("batchTarget-" + name);
    row.percent = new QLabel(row.widget);
    row.percent->setObjectName("batchPercent-" + name);
    row.percent->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    row.ignore = new QToolButton(row.widget);
    row.ignore->setObjectName("batchIgnore-" + name);
    row.ignore->setIcon(themedIcon("ignore"));
    row.ignore->setIconSize({14, 14});
    row.ignore->setCheckable(true);
    row.ignore->setFocusPolicy(Qt::StrongFocus);
    auto* line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(row.name);
    line->addWidget(row.slider, 1);
    line->addWidget(row.percent);
    line->addWidget(row.ignore);
    m_column->addWidget(row.widget);
    if (m_rows.empty())
        setTabOrder(m_reset, row.slider);
    else
        setTabOrder(m_rows.back().ignore, row.slider);
    setTabOrder(row.slider, row.ignore);
    connect(row.slider, &QSlider::valueChanged, this,
            [this, key](int value) { moved(key, static_cast<double>(value) / RewardSlider::kSteps); });
    connect(row.ignore, &QToolButton::clicked, this, [this, key](bool ignored) {
        if (ignored) {
            moved(key, std::nullopt);
            return;
        }
        m_targets.erase(key);
        showRows();
        Q_EMIT changed();
    });
    m_rows.push_back(row);
}

void TargetSliders::moved(const std::string& key, RewardTarget target) {
    m_targets[key] = target;
    showRows();
    Q_EMIT changed();
}

RewardTarget TargetSliders::targetOf(const std::string& key) const {
    if (const auto moved = m_targets.find(key); moved != m_targets.end())
        return moved->second;
    const auto& own = m_info->defaults.positive;
    const auto target = own.find(key);
    return target == own.end() ? RewardTarget(1.0) : target->second;
}

void TargetSliders::show(const BatchDraft& draft) {
    m_targets = draft.request.settings.positive;
    showRows();
}

void TargetSliders::writeTo(BatchDraft& draft) const {
    draft.request.settings.positive = m_targets;
}

void TargetSliders::showRows() {
    if (!m_info)
        return;
    for (const Row& row : m_rows) {
        const RewardTarget target = targetOf(row.key);
        const QSignalBlocker quiet(row.slider);
        if (!row.slider->isSliderDown())
            row.slider->setValue(static_cast<int>(std::lround(target.value_or(0) * RewardSlider::kSteps)));
        row.slider->setEnabled(target.has_value());
        row.slider->setAccessibleDescription(targetText(target));
        row.slider->setToolTip(targetText(target));
        row.slider->update();
        row.percent->setText(target ? tr("%1 %").arg(QLocale().toString(qRound(*target * 100))) : QStringLiteral("–"));
        row.ignore->setChecked(!target);
    }
    m_reset->setEnabled(!m_targets.empty());
}

void TargetSliders::setTexts() {
    m_title->setText(tr("Rewards"));
    m_reset->setToolTip(tr("All targets as the model has them"));
    m_reset->setAccessibleName(m_reset->toolTip());
    for (const Row& row : m_rows) {
        const RewardWords words = rewardWords(row.key);
        row.name->setFullText(settingWords("reward." + row.key));
        row.name->setToolTip(words.help);
        row.slider->setAccessibleName(words.title);
        row.percent->setFixedWidth(row.percent->fontMetrics().horizontalAdvance(tr("%1 %").arg(100)) + 2);
        row.ignore->setToolTip(tr("Leave this reward out"));
        row.ignore->setAccessibleName(tr("Leave out: %1").arg(words.title));
    }
    showRows();
}

} // namespace miro
