// Remembers what an engine tells of training, in order; any thread.
#pragma once

#include "studio/recording_listener.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace miro {

// What training tells, beside what every job tells.
class TrainListener : public RecordingListener {
public:
    // On the thread that trains; set while nothing runs.
    std::function<void(const TrainingPoint&)> onPoint;
    std::function<void(const JobId&, const Progress&)> onProgress;

    void trained(const JobId&, const TrainingPoint& point) override {
        {
            std::lock_guard lock(m_mutex);
            m_points.push_back(point);
        }
        if (onPoint)
            onPoint(point);
    }
    void progress(const JobId& job, const Progress& progress, double secondsLeft) override {
        RecordingListener::progress(job, progress, secondsLeft);
        {
            std::lock_guard lock(m_mutex);
            m_stages.insert(progress.stage);
        }
        if (onProgress)
            onProgress(job, progress);
    }
    void stateChanged(const EngineState& state) override {
        RecordingListener::stateChanged(state);
        std::lock_guard lock(m_mutex);
        m_wake.notify_all();
    }
    std::vector<TrainingPoint> points() const {
        std::lock_guard lock(m_mutex);
        return m_points;
    }
    bool heard(const std::string& stage) const {
        std::lock_guard lock(m_mutex);
        return m_stages.contains(stage);
    }
    // Holds the caller until the engine has said so.
    void waitForState(const JobId& job, const std::string& wanted) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [&] { return stateOf(job) == wanted; });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<TrainingPoint> m_points;
    std::set<std::string> m_stages;
};

} // namespace miro
