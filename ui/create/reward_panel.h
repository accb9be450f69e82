// One row for each reward of the model, "My taste" first, with "reset all". Made anew when the model changes. Owned by
// the left column; GUI thread.
#pragma once

#include "ui/bridge/picture_scores.h"
#include "ui/create/settings_model.h"

#include <QWidget>
#include <vector>

class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace miro {

class RewardRow;
class TasteHint;
class TasteLink;

class RewardPanel : public QWidget {
    Q_OBJECT

public:
    RewardPanel(SettingsModel& model, const TasteLink& taste, QWidget* parent = nullptr);

    // Null: the models are still being read. taught: "My taste" is none of the model's own, see settingsToDraw().
    void setModelInfo(const GeneratorInfo* info, bool taught = false);
    // What the pictures in sight reached; rewards that it does not name were not measured.
    void setAchieved(const RewardScores& quantiles, const RewardScores& raw);

Q_SIGNALS:
    void sliderReleased();

private:
    void setTexts();
    void showSettings();

    SettingsModel& m_model;
    std::optional<GeneratorInfo> m_info;
    RewardScores m_achieved; // quantiles
    RewardScores m_achievedRaw;
    QLabel* m_heading = nullptr;
    QToolButton* m_resetAll = nullptr;
    TasteHint* m_hint = nullptr;
    QVBoxLayout* m_rowsLayout = nullptr;
    std::vector<RewardRow*> m_rows; // children
};

} // namespace miro
