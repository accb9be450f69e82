// Opens what a machine has for CUDA, at run time: the NVIDIA driver, libtorch_cuda, and our kernels' plug-in. The
// program links none of them, so it starts the same without. Nothing here fails: what is missing is a sentence for
// `doctor`.
#pragma once

#include "cuda/plugin_api.h"
#include "tensor/device.h"

#include <filesystem>
#include <string>
#include <vector>

namespace miro {

// Where to look; the defaults are this machine's and this program's own places. Absolute paths but for the driver,
// which the system's linker finds.
struct CudaPlaces {
    std::string driver = "libcuda.so.1";
    std::filesystem::path torchFolder;          // of libtorch_cuda.so
    std::vector<std::filesystem::path> plugins; // candidates, the first that exists is opened
};
CudaPlaces defaultCudaPlaces();

struct CudaCard {
    std::string name;
    int64_t memoryBytes = 0;
    int major = 0; // compute capability
    int minor = 0;
};

struct CudaStatus {
    std::string absence;         // why libtorch computes on no GPU; empty when it does
    std::string pluginAbsence;   // why our kernels are not used; empty when they are
    std::vector<CudaCard> cards; // as the driver numbers them, which is libtorch's order too
    const MiroCudaPlugin* plugin = nullptr;
};

// Stops at the first thing that is missing. Without a driver nothing large is opened: libtorch_cuda costs a second and
// 350 MB. Libraries once opened stay open.
CudaStatus openCuda(const CudaPlaces& places);

// The plug-in alone: null and a reason when it is absent, does not load, or belongs to another version of this program
// or of libtorch.
const MiroCudaPlugin* openCudaPlugin(const std::vector<std::filesystem::path>& candidates, std::string& reason);

// This process's answer, found at the first call (thread-safe; see initialiseTorch) and never changed after.
const CudaStatus& cudaStatus();

// Our kernels for a device; null on a CPU, where they are absent, and on cards older than they were compiled for.
const MiroCudaPlugin* cudaPluginFor(const at::Device& device);

int cudaDeviceCount();
bool cudaSupportsBf16(int index);

// One report a card. Where CUDA is absent: one named "cuda" with no hardware and no precisions, whose note says why.
std::vector<DeviceReport> describeCudaDevices();
std::vector<DeviceReport> describeCudaDevices(const CudaStatus& status);

} // namespace miro
