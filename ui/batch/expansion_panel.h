// What the list becomes: how lines with choices are expanded, and the first prompts that come of it. Owned by the
// composer; GUI thread.
#pragma once

#include "ui/batch/batch_draft.h"
#include "ui/batch/compose_work.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace miro {

class ElidedLabel;
class ExpansionModel;
class ParamForm;

class ExpansionPanel : public QWidget {
    Q_OBJECT

public:
    explicit ExpansionPanel(QWidget* parent = nullptr);

    void show(const BatchDraft& draft); // emits nothing
    void writeTo(BatchDraft& draft) const;
    void setListFolder(bool known); // whether there is one that wildcards may lie in
    void showAnswer(const ComposeAnswer& answer);

Q_SIGNALS:
    void changed();

private:
    QWidget* makeChoices();
    void takeSeed();
    void chooseFolder();
    void showChoices();
    void showCount();
    void setTexts();

    QLabel* m_title = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_modeLabel = nullptr;
    QComboBox* m_mode = nullptr;
    ParamForm* m_samples = nullptr;
    QLabel* m_seedLabel = nullptr;
    QLineEdit* m_seed = nullptr;
    QToolButton* m_dice = nullptr;
    QToolButton* m_folder = nullptr;
    QToolButton* m_noFolder = nullptr;
    ElidedLabel* m_folderName = nullptr;
    ExpansionModel* m_model = nullptr;
    QTableView* m_table = nullptr;
    std::filesystem::path m_wildcards;
    bool m_hasListFolder = false;
    uint64_t m_seedValue = 0;
    ComposeAnswer m_answer; // without its prompts
};

} // namespace miro
