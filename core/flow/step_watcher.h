// Sits between the sampler and the host: tells each step with its previews, and holds the run while it is paused.
#pragma once

#include "flow/draw_control.h"
#include "flow/draw_events.h"
#include "flow/live_scores.h"
#include "flow/loaded_generator.h"
#include "flow/run_times.h"
#include "sample/step_plan.h"
#include "sample/step_sink.h"

#include <chrono>

namespace miro {

// One a run, on the drawing thread. Looking never changes a bit of what is drawn.
class StepWatcher : public StepSink {
public:
    StepWatcher(LoadedGenerator& loaded, const StepPlan& plan, int64_t pictures, PreviewMethod method, DrawSink& sink,
                DrawControl& control, RunTimes& times);

    // The previews are scored, too, as often as live's pace allows; live outlives the run.
    void scoreBy(LiveScorer* live, const std::string& prompt);

    // first, pictures: those that are sampled next. group: ends work that only they need.
    void beginGroup(int64_t first, int64_t pictures, std::stop_token group);
    // Their steps are over, or given up and begun again.
    void endGroup(bool counts);

    bool wantsEstimate(int64_t step) override;
    void stepDone(const StepEvent& event) override;

private:
    void addPreviews(DrawStep& step, const at::Tensor& x0);
    void addScores(DrawStep& step);
    void waitInPause(DrawStep step, const at::Tensor& x0);
    int64_t deviceMemoryNow();
    void tellProgress(int64_t done);

    LoadedGenerator& m_loaded;
    const StepPlan& m_plan;
    PreviewMethod m_method;
    DrawSink& m_sink;
    DrawControl& m_control;
    RunTimes& m_times;
    LiveScorer* m_live = nullptr;
    std::string m_prompt;

    int64_t m_total = 0; // steps of all pictures
    int64_t m_done = 0;  // steps of finished groups' pictures
    int64_t m_told = 0;
    int64_t m_first = 0;
    int64_t m_pictures = 0;
    std::stop_token m_group;
    bool m_previewing = false;
    std::chrono::steady_clock::time_point m_stepBegan;
    std::chrono::steady_clock::time_point m_memoryRead;
    int64_t m_memory = 0;
};

} // namespace miro
