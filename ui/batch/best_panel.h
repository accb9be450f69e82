// Scores, and which pictures of each prompt are kept by them: how many, and how much each score counts. Owned by the
// settings' panel; GUI thread.
#pragma once

#include "ui/batch/batch_draft.h"

#include <QWidget>
#include <map>
#include <vector>

class QCheckBox;
class QGridLayout;
class QLabel;
class QSlider;

namespace miro {

class ParamForm;

class BestPanel : public QWidget {
    Q_OBJECT

public:
    explicit BestPanel(QWidget* parent = nullptr);

    void setScorers(const std::vector<std::string>& keys); // that are installed
    void show(const BatchDraft& draft);                    // emits nothing
    void writeTo(BatchDraft& draft) const;
    bool lacksScorers() const { return best() > 0 && m_weights.empty(); } // the best cannot be told

Q_SIGNALS:
    void changed();

private:
    struct Weight {
        std::string key;
        QLabel* name;
        QSlider* slider;
        QLabel* value;
    };
    void makeWeights();
    int64_t best() const;
    void showRows();
    void setTexts();

    std::vector<std::string> m_scorers;
    std::map<std::string, double> m_given; // weights, of scorers that are not installed too
    QLabel* m_title = nullptr;
    QCheckBox* m_score = nullptr;
    ParamForm* m_form = nullptr;
    QLabel* m_note = nullptr; // there is nothing to score with
    QWidget* m_box = nullptr;
    QLabel* m_boxTitle = nullptr;
    QGridLayout* m_grid = nullptr;
    std::vector<Weight> m_weights; // of children
};

} // namespace miro
