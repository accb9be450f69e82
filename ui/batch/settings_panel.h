// The right column: what goes for all lines that do not say otherwise, axes, scores; below what it costs and the
// buttons that begin. Owned by the composer; GUI thread.
#pragma once

#include "ui/batch/batch_draft.h"
#include "ui/bridge/model_catalogue.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace miro {

class AxesPanel;
class BestPanel;
class ParamForm;
class TargetSliders;

class SettingsPanel : public QWidget {
    Q_OBJECT

public:
    static constexpr int kWidth = 340;

    explicit SettingsPanel(QWidget* parent = nullptr);

    // model: the program's own choice, for drafts without one of theirs.
    void setModels(const ModelInventory& inventory, const std::string& model, const std::string& variant);
    void show(const BatchDraft& draft); // emits nothing
    void writeTo(BatchDraft& draft) const;
    // Of the model that draws: null while it is not known.
    const KnownGenerator* generator() const;

    void setEstimate(const QString& text, const QString& warning);
    void setProblem(const QString& text); // why nothing can begin; empty: nothing
    void setReady(bool wanted);
    bool isReady() const;

Q_SIGNALS:
    void changed();
    void createSettingsAsked();
    void tryAsked();
    void startAsked();

private:
    void makeTop(QWidget* inside);
    void makeBottom();
    QLabel* addBottomLabel(const char* name, const char* look);
    void followModel();
    void fillModels();
    void showOthers();
    void setTexts();

    ModelInventory m_inventory;
    std::string m_programModel;
    std::string m_programVariant;
    GenerationSettings m_base; // what the controls do not show comes from here
    QLabel* m_nameLabel = nullptr;
    QLineEdit* m_name = nullptr;
    QLabel* m_modelLabel = nullptr;
    QComboBox* m_model = nullptr;
    QLabel* m_allTitle = nullptr;
    QPushButton* m_fromCreate = nullptr;
    ParamForm* m_form = nullptr;
    QLabel* m_others = nullptr;
    QPushButton* m_resetOthers = nullptr;
    TargetSliders* m_targets = nullptr;
    AxesPanel* m_axes = nullptr;
    BestPanel* m_best = nullptr;
    QLabel* m_problem = nullptr;
    QLabel* m_estimate = nullptr;
    QLabel* m_warning = nullptr;
    QPushButton* m_try = nullptr;
    QPushButton* m_start = nullptr;
};

} // namespace miro
