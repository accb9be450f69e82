// The few choices of a question: which rewards, how many steps and seeds, which other end, how much each score counts.
// Only those of the chosen question are there. Owned by the left column; GUI thread.
#pragma once

#include "batch/explore_plan.h"
#include "library/picture_record.h"

#include <QIcon>
#include <QWidget>
#include <map>
#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QSlider;

namespace miro {

// Where a morph may go.
struct MorphEnd {
    QString title; // shown as it is
    QIcon icon;
    GenerationSettings settings;
    PictureId picture = 0; // whose icon may follow; 0: none
};

class ExploreChoices : public QWidget {
    Q_OBJECT

public:
    explicit ExploreChoices(QWidget* parent = nullptr);

    void setRewards(const std::vector<std::string>& keys); // of the model
    void setEnds(std::vector<MorphEnd> ends);
    void setEndIcon(PictureId picture, const QIcon& icon);
    void setKind(ExploreKind kind);
    ExploreKind kind() const { return m_kind; }
    // So many that the default takes less than two minutes; nothing: not measured yet.
    void setSecondsEach(std::optional<double> seconds);

    void show(const ExploreRequest& plan); // emits nothing
    void writeTo(ExploreRequest& plan) const;
    std::map<std::string, double> weights() const;

Q_SIGNALS:
    void changed();
    void weightsChanged(); // what is drawn stays as it is

private:
    QComboBox* addRow(const char* name, const char* label);
    void makeWeights();
    void fillSteps();
    void fillRewards();
    void keepApart(QComboBox* other, const QComboBox* changed);
    void showRows();
    void setTexts();
    int defaultSteps() const;

    struct Row {
        QLabel* label;
        QComboBox* box;
        const char* text; // for the translator
    };
    ExploreKind m_kind = ExploreKind::Pareto;
    std::vector<std::string> m_keys;
    std::vector<MorphEnd> m_ends;
    std::optional<double> m_secondsEach;
    bool m_stepsChosen = false; // by the artist
    std::vector<Row> m_rows;
    QComboBox* m_first = nullptr;
    QComboBox* m_second = nullptr;
    QComboBox* m_end = nullptr;
    QComboBox* m_steps = nullptr;
    QComboBox* m_seeds = nullptr;
    QWidget* m_weightBox = nullptr;
    QLabel* m_weightTitle = nullptr;
    struct Weight {
        std::string key;
        QLabel* name;
        QSlider* slider;
        QLabel* value;
    };
    std::vector<Weight> m_weights;
    QGridLayout* m_weightGrid = nullptr;
};

} // namespace miro
