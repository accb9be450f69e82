// What libmiro_cuda_plugin.so offers to the program, which opens it at run time: one C symbol that gives a table of
// functions. No CUDA or torch type crosses this border.
//
// Functions work on the CUDA device given by its index, on libtorch's current stream of the calling thread. They return
// 0, or MiroCudaFailed / MiroCudaOutOfMemory with one line in `error`.
#pragma once

#include "cuda/element_type.h"

#include <cstddef>

extern "C" {

// Raise it with every change of this file; program and plug-in must agree.
enum : uint32_t { MiroCudaPluginVersion = 1 };

enum : int32_t { MiroCudaOk = 0, MiroCudaFailed = 1, MiroCudaOutOfMemory = 2 };

struct MiroCudaError {
    char text[512];
};

// A recorded sequence of kernels; made and destroyed by the plug-in.
struct MiroCudaGraph;

struct MiroCudaPlugin {
    uint32_t version;
    uint32_t size;            // sizeof(MiroCudaPlugin)
    const char* torchVersion; // "2.11.0": what it was compiled against

    // As in cuda/kernels.h.
    int32_t (*guidedEulerStep)(int32_t device, float* next, float* x0, const float* x, const void* vPositive,
                               const void* vNegative, MiroElementType vType, const float* coefficients, int64_t n,
                               MiroCudaError* error);
    int32_t (*rmsNorm)(int32_t device, void* out, const void* x, MiroElementType xType, const void* weight,
                       MiroElementType weightType, int64_t rows, int64_t length, float eps, MiroCudaError* error);
    int32_t (*swiGlu)(int32_t device, void* out, const void* packed, MiroElementType type, int64_t rows, int64_t half,
                      MiroCudaError* error);
    int32_t (*previewMap)(int32_t device, uint8_t* bytes, float* floats, const float* latents, const float* matrix,
                          const float* bias, int64_t pictures, int64_t channels, int64_t pixels, MiroCudaError* error);

    // Records what `step(context)` queues; the step is not executed. It runs on a side stream, because the default one
    // cannot be recorded. `step` must not throw across this border: it returns 0, or another value to abandon the
    // recording.
    int32_t (*graphRecord)(int32_t device, int32_t (*step)(void*), void* context, MiroCudaGraph** graph,
                           MiroCudaError* error);
    int32_t (*graphReplay)(MiroCudaGraph* graph, MiroCudaError* error);
    void (*graphDestroy)(MiroCudaGraph* graph);
};

// The only exported symbol, a function of the type below.
#define MIRO_CUDA_PLUGIN_SYMBOL "miroCudaPlugin"
using MiroCudaPluginFunction = const MiroCudaPlugin* (*)();
}
