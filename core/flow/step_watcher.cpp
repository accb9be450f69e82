#include "flow/step_watcher.h"

#include "flow/run_times.h"
#include "tensor/device_memory.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <utility>

namespace miro {
namespace {

using Clock = std::chrono::steady_clock;

// Reading it takes longer than a small model's preview.
constexpr std::chrono::milliseconds kMemoryInterval{200};

} // namespace

StepWatcher::StepWatcher(LoadedGenerator& loaded, const StepPlan& plan, int64_t pictures, PreviewMethod method,
                         DrawSink& sink, DrawControl& control, RunTimes& times)
    : m_loaded(loaded), m_plan(plan), m_method(method), m_sink(sink), m_control(control), m_times(times),
      m_total(plan.steps() * pictures) {
    tellProgress(0);
}

void StepWatcher::beginGroup(int64_t first, int64_t pictures, std::stop_token group) {
    m_first = first;
    m_pictures = pictures;
    m_group = std::move(group);
}

void StepWatcher::endGroup(bool counts) {
    if (counts)
        m_done += m_plan.steps() * m_pictures;
    if (m_told != m_done) // steps that a skip left out, or that are begun again
        tellProgress(m_done);
}

void StepWatcher::tellProgress(int64_t done) {
    m_told = done;
    m_sink.progress({"sample", done, m_total});
}

bool StepWatcher::wantsEstimate(int64_t) {
    m_previewing = m_method != PreviewMethod::Off && m_sink.wantsPreviews();
    m_stepBegan = Clock::now();
    return true; // a pause may be asked for during the step, and shows it
}

void StepWatcher::stepDone(const StepEvent& event) {
    // On a device the step is only queued so far; a preview has to wait for it anyway.
    if (m_previewing)
        synchroniseDevice(m_loaded.device());
    DrawStep step;
    step.firstPicture = m_first;
    step.pictures = m_pictures;
    step.step = event.step;
    step.total = event.total;
    step.gamma = event.gamma;
    step.stepSeconds = secondsSince(m_stepBegan);
    step.decodeSeconds = m_times.lastDecode;
    m_times.sampling += step.stepSeconds;
    m_times.evaluations += m_pictures * (m_plan.guided(m_plan.first + event.step) ? 2 : 1);
    if (m_previewing) {
        addPreviews(step, event.x0);
        addScores(step);
    }
    step.deviceMemory = deviceMemoryNow();
    m_sink.stepDone(step);
    tellProgress(m_done + (event.step + 1) * m_pictures);
    if (m_control.pauseAsked())
        waitInPause(std::move(step), event.x0);
}

void StepWatcher::addPreviews(DrawStep& step, const at::Tensor& x0) {
    const auto begin = Clock::now();
    auto drawn = guardTorch("cannot draw previews", [&]() -> Result<void> {
        MIRO_CHECK_OK(m_loaded.preparePreviews(m_method, m_group)); // works once a model
        step.previews = m_loaded.preview(m_method, x0);
        return {};
    });
    step.previewSeconds = secondsSince(begin);
    step.previewMethod = m_loaded.previewName(m_method);
    if (drawn.ok() || drawn.error().code == ErrorCode::Stopped)
        return;
    m_method = PreviewMethod::Off; // looking must not cost the run
    m_sink.note("note: previews are off: " + drawn.message());
}

void StepWatcher::scoreBy(LiveScorer* live, const std::string& prompt) {
    m_live = live;
    m_prompt = prompt;
    if (m_live)
        m_live->pace().begin();
}

void StepWatcher::addScores(DrawStep& step) {
    const bool last = step.step + 1 == step.total;
    if (!m_live || step.previews.empty() || !m_live->pace().due(last, step.stepSeconds, m_pictures))
        return;
    const auto begin = Clock::now();
    auto scores = m_live->look(step.previews, m_prompt, m_group);
    const double seconds = secondsSince(begin);
    step.previewSeconds += seconds;
    m_times.liveScores += seconds;
    if (scores.ok())
        step.scores = std::move(scores).value();
    else if (scores.error().code != ErrorCode::Stopped) {
        m_live = nullptr; // looking must not cost the run
        m_sink.note("note: live scores are off: " + scores.message());
    }
}

void StepWatcher::waitInPause(DrawStep step, const at::Tensor& x0) {
    if (m_previewing) {
        const std::stop_token ends = m_control.pauseToken();
        const auto begin = Clock::now();
        std::vector<Image> pictures;
        for (int64_t i = 0; i < x0.size(0) && !ends.stop_requested(); ++i) {
            const at::Tensor one = x0.narrow(0, i, 1).clone();
            auto decoded = m_loaded.generator().decoder().decode({one}, ends);
            if (decoded.ok())
                pictures.push_back(std::move(decoded->front()));
            else // latents with NaN, memory: there is the small one, if any
                pictures.push_back(i < static_cast<int64_t>(step.previews.size())
                                       ? step.previews[static_cast<size_t>(i)]
                                       : markedPreview(static_cast<int>(x0.size(3)), static_cast<int>(x0.size(2))));
        }
        if (!ends.stop_requested()) {
            step.previews = std::move(pictures);
            step.previewMethod = "full";
            step.previewSeconds = secondsSince(begin);
            m_times.lastDecode = step.previewSeconds / static_cast<double>(x0.size(0));
            step.decodeSeconds = m_times.lastDecode;
            m_sink.stepDone(step);
        }
    }
    m_control.waitWhilePaused();
}

int64_t StepWatcher::deviceMemoryNow() {
    const auto now = Clock::now();
    if (m_memory == 0 || now - m_memoryRead > kMemoryInterval) {
        m_memory = deviceMemory(m_loaded.device()).allocated;
        m_memoryRead = now;
    }
    return m_memory;
}

} // namespace miro
