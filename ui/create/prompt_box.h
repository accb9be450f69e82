// The prompt with its examples, its history and a gentle word about words that the model does not know. Shows the
// settings model; the page gives it the history. Owned by the left column; GUI thread.
#pragma once

#include "ui/create/prompt_history.h"
#include "ui/create/settings_model.h"

#include <QMenu>
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace miro {

class ElidedLabel;
class PromptEdit;

class PromptBox : public QWidget {
    Q_OBJECT

public:
    explicit PromptBox(SettingsModel& model, QWidget* parent = nullptr);

    void setModelInfo(const GeneratorInfo* info); // null: not known yet
    PromptHistory& history() { return m_history; }
    QStringList examples() const { return m_examples; }
    PromptEdit* edit() const { return m_edit; }

Q_SIGNALS:
    void noted(const QString& line);
    void timeMachineAsked();
    void getModelsAsked();

private:
    void makeButtons();
    void setTexts();
    void showSettings();
    void showModelLine();
    void replacePrompt(const QString& text);
    void fillExamples();
    void fillHistory();

    SettingsModel& m_model;
    std::optional<GeneratorInfo> m_info;
    PromptHistory m_history;
    QStringList m_examples;
    std::string m_shownPrompt; // that m_unknown speaks of

    PromptEdit* m_edit = nullptr;
    QToolButton* m_examplesButton = nullptr;
    QToolButton* m_historyButton = nullptr;
    QToolButton* m_undo = nullptr;
    QToolButton* m_redo = nullptr;
    QMenu m_examplesMenu;
    QMenu m_historyMenu;
    ElidedLabel* m_unknown = nullptr;
    QWidget* m_modelLine = nullptr;
    QLabel* m_modelText = nullptr;
    QPushButton* m_getModels = nullptr;
};

} // namespace miro
