// Where tensors live and how precisely networks compute, resolved from the user's choice on this machine.
#pragma once

#include "base/device_choice.h"

#include <ATen/core/Tensor.h>
#include <cstdint>
#include <string>
#include <vector>

namespace miro {

struct ComputePlan {
    at::Device device = at::kCPU;
    Precision precision = Precision::Fp32; // never Auto
};

// Loads libtorch_cuda and our kernels, if this machine has them. Must be the first thing a program does with libtorch
// (its hooks are cached at first use); later calls do nothing. Never fails: without a GPU the program runs on the CPU.
void initialiseTorch();

// Usage when a GPU is asked for and there is none (the message says why).
Result<ComputePlan> planCompute(const DeviceChoice& device, Precision precision);

struct DeviceReport {
    std::string name;     // "cpu", "cuda:0"
    std::string hardware; // the processor's or the card's name
    int64_t memoryBytes = 0;
    std::vector<Precision> precisions; // those that run here
    std::string note;                  // for example "bf16 is slow here: no AVX512-BF16"
};

// What trains quickest there without the arithmetic being imitated: bf16 on GPUs that have it and on processors with
// AVX512-BF16, else fp32.
Precision quickTrainingPrecision(at::Device device);

// The CPU first. Also why CUDA is absent, as a note of its own when it is.
std::vector<DeviceReport> describeDevices();
std::string cudaAbsenceReason(); // empty when CUDA works

} // namespace miro
