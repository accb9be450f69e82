#include "ui/create/score_watch.h"

#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/library_thread.h"

#include <algorithm>

namespace miro {

ScoreWatch::ScoreWatch(const AppContext& context, QObject* parent) : QObject(parent), m_context(context) {
    connect(&m_context.bridge, &EngineBridge::picturesScored, this, &ScoreWatch::scored);
}

void ScoreWatch::look(const std::vector<PictureId>& pictures) {
    if (pictures == m_inSight)
        return;
    m_inSight = pictures;
    read();
}

void ScoreWatch::beginRun() {
    m_run.clear();
    m_unscored.clear();
    m_ended = false;
}

void ScoreWatch::endRun() {
    m_ended = true;
    if (!m_run.empty() && m_unscored.empty())
        readRun();
}

void ScoreWatch::addToRun(PictureId picture) {
    m_run.insert(picture);
    m_unscored.insert(picture);
}

void ScoreWatch::scored(const std::vector<PictureId>& pictures) {
    const bool waiting = m_ended && !m_unscored.empty();
    for (PictureId picture : pictures)
        m_unscored.erase(picture);
    if (waiting && m_unscored.empty())
        readRun();
    if (std::ranges::any_of(pictures,
                            [this](PictureId id) { return std::ranges::find(m_inSight, id) != m_inSight.end(); }))
        read();
}

void ScoreWatch::read() {
    const int question = ++m_asked;
    if (m_inSight.empty()) {
        Q_EMIT achieved({}, {});
        return;
    }
    m_context.library.run(
        LibraryThread::Lane::Query, this,
        [ids = m_inSight](Library& library) { return readMeasuredPictures(library, ids); },
        [this, question](const Result<std::vector<MeasuredPicture>>& pictures) {
            if (question != m_asked || !pictures.ok())
                return;
            std::vector<RewardScores> quantiles;
            std::vector<RewardScores> raw;
            for (const MeasuredPicture& picture : *pictures) {
                quantiles.push_back(rewardScores(picture.scores, picture.scorers));
                raw.push_back(rawRewardScores(picture.scores, picture.scorers));
            }
            Q_EMIT achieved(meanScores(quantiles), meanScores(raw));
        });
}

// Any picture of the run speaks for it: the others are among its neighbours.
void ScoreWatch::readRun() {
    m_context.library.run(
        LibraryThread::Lane::Picture, this,
        [id = *m_run.begin()](Library& library) { return readScoreNeighbours(library, id); },
        [this, run = m_run](const Result<ScoreNeighbours>& neighbours) {
            if (run == m_run && neighbours.ok() && neighbours->warning)
                Q_EMIT warned(*neighbours->warning);
        });
}

} // namespace miro
