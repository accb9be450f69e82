#include "ui/create/left_column.h"

#include "ui/create/draw_button.h"
#include "ui/create/preset_chips.h"
#include "ui/create/prompt_box.h"
#include "ui/create/prompt_edit.h"
#include "ui/create/reward_panel.h"
#include "ui/create/seed_box.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/language.h"

#include <QBoxLayout>
#include <QEvent>
#include <QScrollArea>
#include <QToolButton>

namespace miro {
namespace {

constexpr int kMargin = 12;

} // namespace

LeftColumn::LeftColumn(SettingsModel& model, PresetStore& presets, const TasteLink& taste, QWidget* parent)
    : QWidget(parent) {
    setObjectName("leftColumn");
    setFixedWidth(kWidth);
    auto* scroll = new QScrollArea(this); // before what it holds: Tab goes in the order of making
    auto* inside = new QWidget(scroll);
    m_prompt = new PromptBox(model, inside);
    m_presets = new PresetChips(model, presets, inside);
    m_rewards = new RewardPanel(model, taste, inside);
    m_seed = new SeedBox(model, this);
    m_advanced = new QToolButton(this);
    m_advanced->setObjectName("advanced");
    m_advanced->setCheckable(true);
    m_advanced->setFocusPolicy(Qt::TabFocus);
    m_advanced->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_advanced->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_draw = new DrawButton(this);

    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(kMargin, kMargin, kMargin, 4);
    column->setSpacing(8);
    column->addWidget(m_prompt);
    column->addWidget(m_presets);
    column->addWidget(m_rewards);
    column->addStretch(1);
    scroll->setObjectName("leftScroll");
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    auto* bottom = new QVBoxLayout;
    bottom->setContentsMargins(kMargin, 0, kMargin, kMargin);
    bottom->setSpacing(6);
    bottom->addWidget(m_seed);
    bottom->addWidget(m_advanced);
    bottom->addWidget(m_draw);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(4);
    whole->addWidget(scroll, 1);
    whole->addLayout(bottom);
    setFocusProxy(m_prompt->edit());

    connect(m_advanced, &QToolButton::toggled, this, &LeftColumn::advancedToggled);
    keepTranslated(this, [this] {
        m_advanced->setText(tr("Advanced"));
        m_advanced->setToolTip(tr("Steps, guidance, negative targets, start picture, variations"));
    });
    setAdvancedOpen(false);
}

void LeftColumn::setModelInfo(const GeneratorInfo* info, bool taught) {
    m_prompt->setModelInfo(info);
    m_presets->setModelInfo(info);
    m_rewards->setModelInfo(info, taught);
}

void LeftColumn::setAdvancedOpen(bool open) {
    m_advanced->setChecked(open);
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    m_advanced->setIcon(themedIcon(open != rightToLeft ? "left" : "right"));
}

void LeftColumn::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange && m_advanced)
        setAdvancedOpen(m_advanced->isChecked()); // its arrow points the other way
}

} // namespace miro
