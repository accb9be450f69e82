// The scores of the pictures in sight, as they come in, and one warning a run when its scores say that a target may be
// too high. Reads them on the library's thread. Owned by the page; GUI thread.
#pragma once

#include "ui/bridge/app_context.h"
#include "ui/bridge/picture_scores.h"

#include <QObject>
#include <set>
#include <vector>

namespace miro {

class ScoreWatch : public QObject {
    Q_OBJECT

public:
    explicit ScoreWatch(const AppContext& context, QObject* parent = nullptr);

    void look(const std::vector<PictureId>& pictures); // these are in sight now; achieved() follows

    void beginRun();
    void addToRun(PictureId picture);
    void endRun();

Q_SIGNALS:
    // Means over what is in sight; empty: not measured.
    void achieved(const miro::RewardScores& quantiles, const miro::RewardScores& raw);
    void warned(const miro::ScoreWarning& warning);

private:
    void scored(const std::vector<PictureId>& pictures);
    void read();
    void readRun();

    AppContext m_context;
    std::vector<PictureId> m_inSight;
    std::set<PictureId> m_run;      // the run's pictures
    std::set<PictureId> m_unscored; // of these, that have no scores yet
    bool m_ended = true;            // no more pictures come
    int m_asked = 0;                // answers to former questions are dropped
};

} // namespace miro
