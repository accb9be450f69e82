// One reward: its name, its slider with the percent, and a menu to lock, solo, ignore it, give it a negative target of
// its own, or reset it. Shows the settings model and changes nothing else. Owned by the reward panel; GUI thread.
#pragma once

#include "ui/create/settings_model.h"

#include <QMenu>
#include <QWidget>

class QAction;
class QLabel;
class QToolButton;

namespace miro {

class ElidedLabel;
class RewardSlider;

class RewardRow : public QWidget {
    Q_OBJECT

public:
    // taught: an adapter brings the reward to the model, which is as it was when this one is turned off.
    RewardRow(std::string key, SettingsModel& model, const GeneratorInfo& info, bool taught, QWidget* parent = nullptr);

    const std::string& key() const { return m_key; }
    RewardSlider* slider() const { return m_slider; }
    void showSettings();
    // What the pictures in sight reached on average: the quantile, and the raw value, which has no place on the slider;
    // none: not known.
    void setAchieved(std::optional<double> quantile, std::optional<double> raw);
    void openMenu(); // at its button
    // Puts its controls after previous in the tab order; gives the last of them.
    QWidget* chainAfter(QWidget* previous);

Q_SIGNALS:
    void sliderReleased(); // a gesture that changed a target has ended

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeMenu();
    void makeNegative();
    void setTexts();
    void setIgnoreTexts();
    void moveTarget(int value, bool negative);
    void act(RewardAction action, const QString& name);
    void showMarks();
    void showAchieved();

    std::string m_key;
    SettingsModel& m_model;
    GeneratorInfo m_info;
    bool m_taught = false;

    ElidedLabel* m_title = nullptr;
    QLabel* m_achieved = nullptr;
    QLabel* m_lockMark = nullptr;
    QLabel* m_soloMark = nullptr;
    QToolButton* m_menuButton = nullptr;
    RewardSlider* m_slider = nullptr;
    QLabel* m_percent = nullptr;
    QWidget* m_negativeLine = nullptr;
    RewardSlider* m_negative = nullptr;
    QLabel* m_negativePercent = nullptr;

    QMenu m_menu;
    QAction* m_lock = nullptr;
    QAction* m_solo = nullptr;
    QAction* m_ignore = nullptr;
    QAction* m_ownNegative = nullptr;
    QAction* m_reset = nullptr;
    std::optional<double> m_quantile; // that was reached
    std::optional<double> m_raw;
    bool m_negativeAsked = false; // shown although it is the usual one
};

} // namespace miro
