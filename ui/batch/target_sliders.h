// The targets of all lines that do not say otherwise: a slider a reward of the model, with a way to leave one out. Only
// what was moved is asked for; the others stay the model's. Owned by the settings' panel; GUI thread.
#pragma once

#include "ui/batch/batch_draft.h"

#include <QWidget>
#include <optional>
#include <vector>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace miro {

class ElidedLabel;
class RewardSlider;

class TargetSliders : public QWidget {
    Q_OBJECT

public:
    explicit TargetSliders(QWidget* parent = nullptr);

    void setModelInfo(const GeneratorInfo* info); // null: not known
    void show(const BatchDraft& draft);           // emits nothing
    void writeTo(BatchDraft& draft) const;

Q_SIGNALS:
    void changed();

private:
    struct Row {
        std::string key;
        QWidget* widget;
        ElidedLabel* name;
        RewardSlider* slider;
        QLabel* percent;
        QToolButton* ignore;
    };
    void addRow(const std::string& key);
    void moved(const std::string& key, RewardTarget target);
    RewardTarget targetOf(const std::string& key) const;
    void showRows();
    void setTexts();

    std::optional<GeneratorInfo> m_info;
    RewardTargets m_targets; // that were moved, of other models too
    std::vector<Row> m_rows; // of children
    QLabel* m_title = nullptr;
    QToolButton* m_reset = nullptr;
    QVBoxLayout* m_column = nullptr;
};

} // namespace miro
