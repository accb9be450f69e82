// What was learned of the artist: how well it foretells, honestly; what is odd in the choices; pictures liked most,
// least and undecided; what each known reward counts. Owned by the page; GUI thread.
#pragma once

#include "studio/taste_engine.h"
#include "ui/bridge/app_context.h"

#include <QWidget>
#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;

namespace miro {

class ExampleRow;
class IntervalBars;
class LineChart;

class LearnedPart : public QWidget {
    Q_OBJECT

public:
    explicit LearnedPart(const AppContext& context, QWidget* parent = nullptr);

Q_SIGNALS:
    void showInGallery(miro::PictureId picture);
    void chooseRequested();
    void modelsRequested();

private:
    struct Row {
        QLabel* title;
        ExampleRow* pictures;
    };
    QWidget* makeExamples(QWidget* parent);
    QWidget* makeNumbers(QWidget* parent);
    void setTexts();
    void showStatus();
    void showCalibration(const TasteStatus& status);

    AppContext m_context;
    QLabel* m_accuracy = nullptr;
    QLabel* m_counts = nullptr;
    QLabel* m_consistency = nullptr;
    QLabel* m_findings = nullptr;
    QPushButton* m_choose = nullptr;
    QPushButton* m_learn = nullptr;
    QPushButton* m_models = nullptr;
    QScrollArea* m_scroll = nullptr;
    std::vector<Row> m_rows; // most, undecided, least
    QLabel* m_noExamples = nullptr;
    QLabel* m_weightsTitle = nullptr;
    IntervalBars* m_weights = nullptr;
    QLabel* m_weightsNote = nullptr;
    QLabel* m_calibrationTitle = nullptr;
    LineChart* m_calibration = nullptr;
    QLabel* m_calibrationNote = nullptr;
};

} // namespace miro
