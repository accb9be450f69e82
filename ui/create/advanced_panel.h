// Everything that most pictures do not need: steps, guidance, negative targets and prompt, precision, a start picture,
// variations. Made from the declared parameters; scrolls in itself. Shows the settings model. Owned by the page; GUI
// thread.
#pragma once

#include "ui/create/settings_model.h"

#include <QFrame>
#include <vector>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace miro {

class NegativePanel;
class ParamForm;
class PromptEdit;
class StartBox;

class AdvancedPanel : public QFrame {
    Q_OBJECT

public:
    explicit AdvancedPanel(SettingsModel& model, QWidget* parent = nullptr);

    void setModelInfo(const GeneratorInfo* info); // null: not known yet

Q_SIGNALS:
    void closeAsked();
    void sliderReleased();
    void noted(const QString& line);

private:
    ParamForm* addForm(QVBoxLayout* column, const std::vector<std::string>& keys);
    QLabel* addHeading(QVBoxLayout* column, const char* name);
    void setTexts();
    void showSettings();
    void take(const ParamForm& form, const QString& key);

    SettingsModel& m_model;
    std::optional<GeneratorInfo> m_info;
    QLabel* m_title = nullptr;
    QToolButton* m_close = nullptr;
    std::vector<ParamForm*> m_forms; // children
    ParamForm* m_sampling = nullptr;
    ParamForm* m_variation = nullptr;
    NegativePanel* m_negatives = nullptr;
    QLabel* m_negativesHeading = nullptr;
    QLabel* m_promptHeading = nullptr;
    PromptEdit* m_negativePrompt = nullptr;
    QLabel* m_promptNote = nullptr;
    QLabel* m_startHeading = nullptr;
    StartBox* m_start = nullptr;
    ParamForm* m_gamma = nullptr;
    QLabel* m_variationHeading = nullptr;
};

} // namespace miro
