// The left side of the Create page, 320 pixels wide: prompt, presets, rewards, number and seed, Advanced, and Draw,
// which is always visible. Scrolls only where the window is too low for it. Owned by the page; GUI thread.
#pragma once

#include "ui/create/settings_model.h"

#include <QWidget>

class QToolButton;

namespace miro {

class DrawButton;
class PresetChips;
class PresetStore;
class PromptBox;
class RewardPanel;
class SeedBox;
class TasteLink;

class LeftColumn : public QWidget {
    Q_OBJECT

public:
    static constexpr int kWidth = 320;

    LeftColumn(SettingsModel& model, PresetStore& presets, const TasteLink& taste, QWidget* parent = nullptr);

    void setModelInfo(const GeneratorInfo* info, bool taught); // null: not known yet; see RewardPanel
    void setAdvancedOpen(bool open);

    PromptBox& prompt() { return *m_prompt; }
    RewardPanel& rewards() { return *m_rewards; }
    SeedBox& seed() { return *m_seed; }
    DrawButton& draw() { return *m_draw; }

Q_SIGNALS:
    void advancedToggled(bool open);

protected:
    void changeEvent(QEvent* event) override;

private:
    PromptBox* m_prompt = nullptr;
    PresetChips* m_presets = nullptr;
    RewardPanel* m_rewards = nullptr;
    SeedBox* m_seed = nullptr;
    QToolButton* m_advanced = nullptr;
    DrawButton* m_draw = nullptr;
};

} // namespace miro
