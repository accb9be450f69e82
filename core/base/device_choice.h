// Where and how precisely the network is to run, as the user says it. Plain values.
#pragma once

#include "base/result.h"

#include <string>

namespace miro {

enum class DeviceKind { Auto, Cpu, Cuda };

struct DeviceChoice {
    DeviceKind kind = DeviceKind::Auto;
    int index = 0; // of the CUDA device
};

// Auto is what the published sampler does: Fp32 on a CPU, Bf16 autocast on a GPU. Int8 and Bf16 on a CPU are the user's
// choice of speed over exactness.
enum class Precision { Auto, Fp32, Bf16, Fp16, Int8 };

// "auto", "cpu", "cuda", "cuda:N"; Usage otherwise.
Result<DeviceChoice> parseDevice(const std::string& text);
std::string toText(const DeviceChoice& device);

// "auto", "fp32", "bf16", "fp16", "int8"; Usage otherwise.
Result<Precision> parsePrecision(const std::string& text);
std::string toText(Precision precision);

} // namespace miro
