// The right column: the chart of what was measured, the current cell in words, and what can be done with it. Owned by
// the page; GUI thread.
#pragma once

#include "ui/explore/explore_run.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace miro {

class LineChart;
class Plot;
class ScatterChart;

class ExploreSide : public QWidget {
    Q_OBJECT

public:
    static constexpr int kWidth = 348;

    explicit ExploreSide(const ExploreRun& run, QWidget* parent = nullptr);

    void setCurrent(int cell); // below 0: none
    void setWeights(const std::map<std::string, double>& weights);
    void refreshSoon(); // scores came

Q_SIGNALS:
    void chosen(int cell); // in the chart
    void useRequested();
    void largeRequested();
    void galleryRequested();
    void keepBestRequested();
    void saveRequested();

private:
    QPushButton* addButton(const char* name, const char* icon, const char* text, const char* help);
    Plot* chart() const;
    void refresh();
    void showCell();
    void enable();
    void setTexts();

    struct Button {
        QPushButton* button;
        const char* text; // for the translator
        const char* help;
    };
    const ExploreRun& m_run;
    std::map<std::string, double> m_weights;
    int m_cell = -1;
    QStackedWidget* m_charts = nullptr;
    ScatterChart* m_scatter = nullptr;
    LineChart* m_lines = nullptr;
    QLabel* m_note = nullptr; // what the chart cannot say
    QPlainTextEdit* m_text = nullptr;
    std::vector<Button> m_buttons;
    QPushButton* m_use = nullptr;
    QPushButton* m_large = nullptr;
    QPushButton* m_gallery = nullptr;
    QPushButton* m_keep = nullptr;
    QPushButton* m_save = nullptr;
    QTimer m_soon; // many scores are one look
};

} // namespace miro
