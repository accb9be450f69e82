// The engine's events as Qt signals on the GUI thread, as values. Owned by the program; made before the engine and
// destroyed after it. Previews and progress have one place each: a slow window gets the newest, never a queue of them.
#pragma once

#include "studio/engine.h"

#include <QObject>
#include <atomic>
#include <mutex>
#include <optional>

namespace miro {

class EngineBridge : public QObject, public EngineListener {
    Q_OBJECT

public:
    explicit EngineBridge(QObject* parent = nullptr);
    ~EngineBridge() override;

    // The newest state; GUI thread.
    const EngineState& state() const { return m_state; }

    // Whether anybody looks at previews; GUI thread. Results do not depend on it.
    void setPreviewsWanted(bool wanted) { m_previewsWanted = wanted; }

    // EngineListener, on the engine's threads.
    bool wantsPreviews() override { return m_previewsWanted; }
    void stateChanged(const EngineState& state) override;
    void progress(const JobId& job, const Progress& progress, double secondsLeft) override;
    void stepDone(const JobId& job, const DrawStep& step) override;
    void pictureDone(const FinishedPicture& picture) override;
    void note(const JobId& job, const std::string& line) override;
    void scored(const std::vector<PictureId>& pictures) override;
    void batchChanged(const BatchStatus& status) override;
    void pictureFailed(const JobId& batch, const BatchFailure& failure) override;
    void trained(const JobId& job, const TrainingPoint& point) override;
    void jobFinished(const JobId& job, JobState state, const std::string& message) override;

Q_SIGNALS: // on the GUI thread
    void engineStateChanged(const miro::EngineState& state);
    void progressed(const QString& job, const QString& stage, qint64 done, qint64 total, double secondsLeft);
    void stepped(const QString& job, const miro::DrawStep& step); // may skip steps
    void pictureFinished(const miro::FinishedPicture& picture);
    void noted(const QString& job, const QString& line);
    void picturesScored(const std::vector<miro::PictureId>& pictures);
    void batchChangedTo(const miro::BatchStatus& status);
    void pictureFailedIn(const QString& batch, const miro::BatchFailure& failure);
    void trainedTo(const QString& job, const miro::TrainingPoint& point); // see EngineListener::trained()
    void finished(const QString& job, miro::JobState state, const QString& message);

private:
    struct Step {
        JobId job;
        DrawStep step;
    };
    struct Advance {
        JobId job;
        Progress progress;
        double secondsLeft = -1;
    };
    void deliverStep();
    void deliverAdvance();

    EngineState m_state;
    std::atomic<bool> m_previewsWanted{true};
    std::mutex m_mutex;
    std::optional<Step> m_step;       // waits for the GUI thread; guarded by m_mutex
    std::optional<Advance> m_advance; // the same
};

} // namespace miro
