// How much of a device's memory is in use, and giving back what libtorch holds in reserve. The host's own memory for a
// CPU. Any thread; without effect on results.
#pragma once

#include <ATen/core/Tensor.h>
#include <cstdint>

namespace miro {

struct DeviceMemory {
    int64_t allocated = 0; // by tensors; the process's resident memory on a CPU
    int64_t reserved = 0;  // held by libtorch's allocator, allocated included; as allocated on a CPU
    int64_t free = 0;      // for every process
    int64_t total = 0;
};

DeviceMemory deviceMemory(const at::Device& device);

// Frees the tensors' former memory for other programs. Call after dropping a network; costs a wait for the device.
void releaseCachedMemory(const at::Device& device);

// Waits until all queued work is done: for timing, and before reporting memory. Nothing to do on a CPU.
void synchroniseDevice(const at::Device& device);

} // namespace miro
