#include "tensor/step_graph.h"

#include "tensor/cuda_loader.h"

#include <ATen/ATen.h>

namespace miro {
namespace {

struct Step {
    const std::function<void()>& function;
    std::string failure;
};

// The plug-in calls back through C, which no exception may cross.
int32_t callStep(void* context) {
    Step& step = *static_cast<Step*>(context);
    try {
        step.function();
        return MiroCudaOk;
    } catch (const c10::OutOfMemoryError& error) {
        step.failure = oneLine(error.what_without_backtrace());
        return MiroCudaOutOfMemory;
    } catch (const c10::Error& error) {
        step.failure = oneLine(error.what_without_backtrace());
    } catch (const std::exception& error) {
        step.failure = oneLine(error.what());
    }
    return MiroCudaFailed;
}

} // namespace

struct StepGraph::Recording {
    const MiroCudaPlugin* plugin = nullptr;
    MiroCudaGraph* graph = nullptr;

    ~Recording() { plugin->graphDestroy(graph); }
};

StepGraph::StepGraph(at::Device device, bool enabled) : m_device(device), m_enabled(enabled) {
    if (!enabled)
        m_whyNotRecorded = "not asked for";
    else if (!device.is_cuda())
        m_whyNotRecorded = "steps are recorded on CUDA devices only";
    else if (cudaPluginFor(device) == nullptr)
        m_whyNotRecorded = cudaStatus().pluginAbsence;
    m_enabled = m_whyNotRecorded.empty();
}

StepGraph::~StepGraph() = default;

void StepGraph::run(const std::function<void()>& step) {
    MiroCudaError error{};
    if (m_recording) {
        if (m_recording->plugin->graphReplay(m_recording->graph, &error) != MiroCudaOk)
            TORCH_CHECK(false, "the recorded step failed: ", error.text);
        return;
    }
    if (!m_enabled || ++m_calls == 1)
        return step();

    auto recording = std::make_unique<Recording>();
    recording->plugin = cudaPluginFor(m_device);
    Step context{step, ""};
    const int32_t index = m_device.has_index() ? m_device.index() : 0;
    if (recording->plugin->graphRecord(index, callStep, &context, &recording->graph, &error) == MiroCudaOk) {
        m_recording = std::move(recording);
        return run(step);
    }
    // A step that cannot be recorded still runs; if something is really wrong it says so itself.
    m_enabled = false;
    m_whyNotRecorded = context.failure.empty() ? oneLine(error.text) : context.failure;
    step();
}

void StepGraph::reset() {
    m_recording.reset();
    m_calls = 0;
}

bool StepGraph::recorded() const {
    return m_recording != nullptr;
}

} // namespace miro
