// The plug-in's table of functions. Everything that needs libtorch's CUDA headers is in this one file, compiled by g++
// (nvcc takes ten times as long for them); exceptions end here.
#include "cuda/plugin_api.h"

#include "cuda/kernels.h"

#include <ATen/cuda/CUDAContextLight.h>
#include <ATen/cuda/CUDAGraph.h>
#include <c10/cuda/CUDACachingAllocator.h>
#include <c10/cuda/CUDAGuard.h>
#include <c10/util/Exception.h>
#include <cstring>
#include <cuda_runtime_api.h>
#include <memory>
#include <string_view>
#include <torch/headeronly/version.h>

struct MiroCudaGraph {
    c10::DeviceIndex device;
    at::cuda::CUDAGraph graph;
};

namespace {

// The first line only: libtorch appends advice for programmers.
int32_t fail(MiroCudaError* error, std::string_view text, int32_t code = MiroCudaFailed) {
    text = text.substr(0, text.find('\n'));
    const size_t length = std::min(text.size(), sizeof error->text - 1);
    std::memcpy(error->text, text.data(), length);
    error->text[length] = '\0';
    return code;
}

// Runs body on the device; its exceptions become a code and a text.
template <typename Body>
int32_t onDevice(int32_t device, MiroCudaError* error, Body&& body) {
    try {
        c10::cuda::CUDAGuard guard(static_cast<c10::DeviceIndex>(device));
        return body();
    } catch (const c10::OutOfMemoryError& e) {
        return fail(error, e.what_without_backtrace(), MiroCudaOutOfMemory);
    } catch (const c10::Error& e) {
        return fail(error, e.what_without_backtrace());
    } catch (const std::bad_alloc&) {
        return fail(error, "out of host memory", MiroCudaOutOfMemory);
    } catch (const std::exception& e) {
        return fail(error, e.what());
    }
}

int32_t check(int cudaError, MiroCudaError* error) {
    if (cudaError == cudaSuccess)
        return MiroCudaOk;
    return fail(error, miroCudaErrorText(cudaError),
                cudaError == cudaErrorMemoryAllocation ? MiroCudaOutOfMemory : MiroCudaFailed);
}

void* currentStream() {
    return c10::cuda::getCurrentCUDAStream().stream();
}

int32_t guidedEulerStep(int32_t device, float* next, float* x0, const float* x, const void* vPositive,
                        const void* vNegative, MiroElementType vType, const float* coefficients, int64_t n,
                        MiroCudaError* error) {
    return onDevice(device, error, [&] {
        return check(
            miroCudaGuidedEulerStep(next, x0, x, vPositive, vNegative, vType, coefficients, n, currentStream()), error);
    });
}

int32_t rmsNorm(int32_t device, void* out, const void* x, MiroElementType xType, const void* weight,
                MiroElementType weightType, int64_t rows, int64_t length, float eps, MiroCudaError* error) {
    return onDevice(device, error, [&] {
        return check(miroCudaRmsNorm(out, x, xType, weight, weightType, rows, length, eps, currentStream()), error);
    });
}

int32_t swiGlu(int32_t device, void* out, const void* packed, MiroElementType type, int64_t rows, int64_t half,
               MiroCudaError* error) {
    return onDevice(device, error,
                    [&] { return check(miroCudaSwiGlu(out, packed, type, rows, half, currentStream()), error); });
}

int32_t previewMap(int32_t device, uint8_t* bytes, float* floats, const float* latents, const float* matrix,
                   const float* bias, int64_t pictures, int64_t channels, int64_t pixels, MiroCudaError* error) {
    return onDevice(device, error, [&] {
        return check(
            miroCudaPreviewMap(bytes, floats, latents, matrix, bias, pictures, channels, pixels, currentStream()),
            error);
    });
}

// cuBLAS keeps a workspace a stream, and a graph keeps the address that it saw. Emptying the table before and after a
// recording gives each graph a workspace of its own, in its own pool, that dies with it and with nobody else.
int32_t graphRecord(int32_t device, int32_t (*step)(void*), void* context, MiroCudaGraph** graph,
                    MiroCudaError* error) {
    *graph = nullptr;
    return onDevice(device, error, [&]() -> int32_t {
        const auto index = static_cast<c10::DeviceIndex>(device);
        auto made = std::make_unique<MiroCudaGraph>();
        made->device = index;
        // The side stream only records; what lies in memory must be complete before the first replay, on the caller's.
        c10::cuda::CUDAStreamGuard onSideStream(c10::cuda::getStreamFromPool(false, index));
        at::cuda::clearCublasWorkspaces();
        // Only this thread's unsafe calls end the recording: other threads may use the device meanwhile.
        made->graph.capture_begin({0, 0}, cudaStreamCaptureModeThreadLocal);
        const int32_t code = step(context);
        try {
            made->graph.capture_end(); // also after a failed step: the stream must leave capture mode
        } catch (const c10::Error&) {
            if (code == 0)
                throw;
            (void)cudaGetLastError(); // the step's own error is the one to tell
        }
        at::cuda::clearCublasWorkspaces();
        if (code != 0)
            return fail(error, "the step cannot be recorded", code == MiroCudaOutOfMemory ? code : MiroCudaFailed);
        *graph = made.release();
        return MiroCudaOk;
    });
}

int32_t graphReplay(MiroCudaGraph* graph, MiroCudaError* error) {
    return onDevice(graph->device, error, [&] {
        graph->graph.replay(); // on the current stream, so the caller's work before and after it is in order
        return MiroCudaOk;
    });
}

void graphDestroy(MiroCudaGraph* graph) {
    MiroCudaError ignored;
    std::unique_ptr<MiroCudaGraph> owned(graph);
    if (owned)
        onDevice(owned->device, &ignored, [&] {
            // Replays may still run, and their memory goes back to the allocator.
            C10_CUDA_CHECK(cudaDeviceSynchronize());
            owned.reset();
            return MiroCudaOk;
        });
}

constexpr MiroCudaPlugin kPlugin = {MiroCudaPluginVersion,
                                    sizeof(MiroCudaPlugin),
                                    TORCH_VERSION,
                                    guidedEulerStep,
                                    rmsNorm,
                                    swiGlu,
                                    previewMap,
                                    graphRecord,
                                    graphReplay,
                                    graphDestroy};

} // namespace

extern "C" __attribute__((visibility("default"))) const MiroCudaPlugin* miroCudaPlugin() {
    return &kPlugin;
}
