#include "ui/create/reward_panel.h"

#include "base/taste_reward.h"
#include "ui/create/reward_row.h"
#include "ui/create/taste_hint.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"
#include "ui/widgets/reward_slider.h"

#include <QBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace miro {

RewardPanel::RewardPanel(SettingsModel& model, const TasteLink& taste, QWidget* parent)
    : QWidget(parent), m_model(model) {
    setObjectName("rewardPanel");
    m_heading = new QLabel(this);
    m_heading->setProperty("muted", true);
    m_resetAll = new QToolButton(this);
    m_resetAll->setObjectName("resetAllRewards");
    m_resetAll->setIcon(themedIcon("reset"));
    m_resetAll->setIconSize({14, 14});
    m_resetAll->setFocusPolicy(Qt::TabFocus);

    m_hint = new TasteHint(model, taste, this);

    auto* top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(m_resetAll);
    m_rowsLayout = new QVBoxLayout;
    m_rowsLayout->setSpacing(6);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(top);
    column->addWidget(m_hint);
    column->addLayout(m_rowsLayout);

    connect(m_resetAll, &QToolButton::clicked, this, [this] {
        m_model.change(tr("reset all rewards"), [this](CreateSettings& s) { resetRewards(s, *m_info); });
    });
    connect(&m_model, &SettingsModel::changed, this, &RewardPanel::showSettings);
    keepTranslated(this, [this] { setTexts(); });
    setModelInfo(nullptr);
}

void RewardPanel::setTexts() {
    m_heading->setText(tr("Rewards"));
    m_heading->setToolTip(tr("How good the picture should be, compared with those that the model learned from"));
    m_resetAll->setToolTip(tr("Reset all rewards but the locked ones"));
    m_resetAll->setAccessibleName(m_resetAll->toolTip());
}

void RewardPanel::setModelInfo(const GeneratorInfo* info, bool taught) {
    if (info && m_info && info->rewardKeys == m_info->rewardKeys && info->rewardDropout == m_info->rewardDropout &&
        info->defaults.positive == m_info->defaults.positive && info->defaults.negative == m_info->defaults.negative)
        return;
    for (RewardRow* row : m_rows)
        delete row;
    m_rows.clear();
    m_info = info ? std::optional(*info) : std::nullopt;
    setVisible(m_info && !m_info->rewardKeys.empty());
    if (!m_info)
        return;
    setTabOrder(m_resetAll, m_hint->lastControl());
    QWidget* last = m_hint->lastControl();
    for (const std::string& key : m_info->rewardKeys) {
        auto* row = new RewardRow(key, m_model, *m_info, taught && key == kTasteRewardKey, this);
        connect(row, &RewardRow::sliderReleased, this, &RewardPanel::sliderReleased);
        m_rowsLayout->addWidget(row);
        last = row->chainAfter(last);
        m_rows.push_back(row);
    }
    setAchieved(m_achieved, m_achievedRaw);
}

void RewardPanel::setAchieved(const RewardScores& quantiles, const RewardScores& raw) {
    m_achieved = quantiles;
    m_achievedRaw = raw;
    auto valueIn = [](const RewardScores& scores, const std::string& key) {
        auto score = scores.find(key);
        return score == scores.end() ? std::nullopt : std::optional(score->second);
    };
    for (RewardRow* row : m_rows)
        row->setAchieved(valueIn(m_achieved, row->key()), valueIn(m_achievedRaw, row->key()));
}

void RewardPanel::showSettings() {
    for (RewardRow* row : m_rows)
        row->showSettings();
}

} // namespace miro
