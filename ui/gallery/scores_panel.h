// The scores of one picture: the bars, its ranks, what may be set too high, and which scorers are installed; with
// buttons to score it, to lower a target, and to get more scorers. Owned by the details panel; GUI thread.
#pragma once

#include "ui/bridge/model_catalogue.h"
#include "ui/bridge/picture_scores.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace miro {

class TargetBars;
struct PictureSheet;

class ScoresPanel : public QWidget {
    Q_OBJECT

public:
    explicit ScoresPanel(QWidget* parent = nullptr);

    void setSheet(const PictureSheet& sheet);
    void setNeighbours(const ScoreNeighbours& neighbours); // empty: not read yet
    void setScorers(const std::vector<KnownScorer>& scorers);

Q_SIGNALS:
    void scoreRequested();
    void getScorersRequested();
    void lowerRequested(const std::string& reward, double target);

private:
    void retranslate();
    void showInstalled();
    void showNeighbours();

    std::vector<KnownScorer> m_scorers;
    ScoreNeighbours m_neighbours;
    TargetBars* m_bars = nullptr;
    QLabel* m_none = nullptr;
    QPushButton* m_score = nullptr;
    QLabel* m_ranks = nullptr;
    QLabel* m_warning = nullptr;
    QPushButton* m_lower = nullptr;
    QLabel* m_installed = nullptr;
    QPushButton* m_get = nullptr;
};

} // namespace miro
