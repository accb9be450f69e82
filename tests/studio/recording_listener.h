// Remembers what an engine tells, in order; any thread.
#pragma once

#include "studio/engine.h"

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace miro {

class RecordingListener : public EngineListener {
public:
    struct Ending {
        JobId job;
        JobState state;
        std::string message;
    };

    using OnState = std::function<void(const EngineState&)>;
    using OnStep = std::function<void(const JobId&, const DrawStep&)>;
    using OnPicture = std::function<void(const FinishedPicture&)>;

    // Called on the engine's threads, before the event is remembered.
    void setOnState(OnState call) { set(m_onState, std::move(call)); }
    void setOnStep(OnStep call) { set(m_onStep, std::move(call)); }
    void setOnPicture(OnPicture call) { set(m_onPicture, std::move(call)); }

    void stateChanged(const EngineState& state) override {
        if (auto call = copy(m_onState))
            call(state);
        std::lock_guard lock(m_mutex);
        m_state = state;
        ++m_states;
        for (const JobRecord& job : state.jobs)
            if (auto& known = m_told[job.id]; known != toText(job.state)) {
                known = toText(job.state);
                m_events.push_back("state " + name(job.id) + " " + known);
            }
    }
    void progress(const JobId&, const Progress& progress, double secondsLeft) override {
        std::lock_guard lock(m_mutex);
        if (progress.stage == "sample" && secondsLeft >= 0)
            m_secondsLeft.push_back(secondsLeft);
    }
    void stepDone(const JobId& job, const DrawStep& step) override {
        if (auto call = copy(m_onStep))
            call(job, step);
        std::lock_guard lock(m_mutex);
        ++m_steps;
        m_events.push_back("step " + name(job));
    }
    void pictureDone(const FinishedPicture& picture) override {
        if (auto call = copy(m_onPicture))
            call(picture);
        std::lock_guard lock(m_mutex);
        m_pictures.push_back(picture);
        m_events.push_back("picture " + name(picture.job));
    }
    void note(const JobId& job, const std::string& line) override {
        std::lock_guard lock(m_mutex);
        m_notes.push_back(line);
        m_events.push_back("note " + name(job));
    }
    void scored(const std::vector<PictureId>& pictures) override {
        std::lock_guard lock(m_mutex);
        m_scored.insert(m_scored.end(), pictures.begin(), pictures.end());
        m_events.push_back("scored " + std::to_string(pictures.size()));
    }
    void jobFinished(const JobId& job, JobState state, const std::string& message) override {
        std::lock_guard lock(m_mutex);
        m_endings.push_back({job, state, message});
        m_events.push_back("finished " + name(job) + " " + toText(state));
    }

    EngineState state() const { return copy(m_state); }
    std::vector<std::string> events() const { return copy(m_events); }
    std::vector<FinishedPicture> pictures() const { return copy(m_pictures); }
    std::vector<std::string> notes() const { return copy(m_notes); }
    std::vector<PictureId> scoredPictures() const { return copy(m_scored); }
    std::vector<Ending> endings() const { return copy(m_endings); }
    std::vector<double> secondsLeft() const { return copy(m_secondsLeft); }
    int states() const { return copy(m_states); }
    int steps() const { return copy(m_steps); }
    std::optional<Ending> ending(const JobId& job) const {
        for (const Ending& ending : endings())
            if (ending.job == job)
                return ending;
        return std::nullopt;
    }
    bool ended(const JobId& job) const { return ending(job).has_value(); }
    bool isDone(const JobId& job) const { return ended(job) && ending(job)->state == JobState::Done; }
    // Of the newest state; "" when the job is not in it.
    std::string stateOf(const JobId& id) const {
        for (const JobRecord& job : state().jobs)
            if (job.id == id)
                return toText(job.state);
        return {};
    }

private:
    static std::string name(const JobId& job) { return job; }
    template <typename T>
    T copy(const T& value) const {
        std::lock_guard lock(m_mutex);
        return value;
    }

    template <typename T>
    void set(T& member, T value) {
        std::lock_guard lock(m_mutex);
        member = std::move(value);
    }

    mutable std::mutex m_mutex;
    OnState m_onState;
    OnStep m_onStep;
    OnPicture m_onPicture;
    EngineState m_state;
    int m_states = 0;
    int m_steps = 0;
    std::map<JobId, std::string> m_told;
    std::vector<std::string> m_events;
    std::vector<FinishedPicture> m_pictures;
    std::vector<std::string> m_notes;
    std::vector<PictureId> m_scored;
    std::vector<Ending> m_endings;
    std::vector<double> m_secondsLeft;
};

} // namespace miro
