// A guided step recorded once as a CUDA graph and replayed, so that hundreds of small kernels start with one call. On a
// CPU, and where a step cannot be recorded, it simply calls the step.
//
// The caller owns every tensor that crosses the border and keeps them at one address: before run() it writes the step's
// input into them (copy_, device to device), the step reads them and writes its results into others of them. The step
// must be the same computation each time: no host reads (item()), no branches on values, no random numbers.
//
// Not thread-safe; one per sampling run, used and destroyed on the thread that samples. Errors are c10::Error
// (OutOfMemory through guardTorch); a step that merely cannot be recorded is no error, see whyNotRecorded().
#pragma once

#include <ATen/core/Tensor.h>
#include <functional>
#include <memory>
#include <string>

namespace miro {

class StepGraph {
public:
    // enabled false: never records (for comparison).
    explicit StepGraph(at::Device device, bool enabled = true);
    ~StepGraph();
    StepGraph(const StepGraph&) = delete;
    StepGraph& operator=(const StepGraph&) = delete;

    // First call: runs step as it is (libraries choose their algorithms and workspaces). Second: records and replays.
    // Later: replays; step itself is not called again. Results lie in the caller's tensors as after step().
    void run(const std::function<void()>& step);

    // Forgets the recording (another batch size, another branch) and gives its memory back.
    void reset();

    bool recorded() const;
    const std::string& whyNotRecorded() const { return m_whyNotRecorded; }

private:
    struct Recording;
    at::Device m_device;
    bool m_enabled;
    int m_calls = 0;
    std::string m_whyNotRecorded;
    std::unique_ptr<Recording> m_recording;
};

} // namespace miro
