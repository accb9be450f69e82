// The negative targets of all rewards, one slider each: what guidance pushes away from. Shows the settings model. Owned
// by the advanced panel; GUI thread.
#pragma once

#include "ui/create/settings_model.h"

#include <QWidget>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace miro {

class RewardSlider;

class NegativePanel : public QWidget {
    Q_OBJECT

public:
    // Its sliders follow `before` in the tab order.
    NegativePanel(SettingsModel& model, QWidget& before, QWidget* parent = nullptr);

    void setModelInfo(const GeneratorInfo* info); // null: not known yet

Q_SIGNALS:
    void sliderReleased();

private:
    struct Row {
        std::string key;
        QWidget* widget = nullptr;
        QLabel* title = nullptr;
        RewardSlider* slider = nullptr;
        QLabel* percent = nullptr;
    };
    Row makeRow(const std::string& key);
    void setTexts();
    void showSettings();

    SettingsModel& m_model;
    QWidget& m_before;
    std::vector<std::string> m_keys;
    std::vector<Row> m_rows; // of children
    QVBoxLayout* m_column = nullptr;
};

} // namespace miro
