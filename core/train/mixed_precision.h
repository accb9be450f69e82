// libtorch's autocast for one scope of one thread: matrix products in bf16 or fp16, sums and norms in fp32, weights and
// gradients fp32 throughout.
#pragma once

#include "base/device_choice.h"

#include <ATen/core/Tensor.h>

namespace miro {

// Does nothing for Fp32.
class AutocastScope {
public:
    AutocastScope(at::DeviceType device, Precision precision);
    ~AutocastScope();
    AutocastScope(const AutocastScope&) = delete;
    AutocastScope& operator=(const AutocastScope&) = delete;

private:
    at::DeviceType m_device;
    bool m_active;
};

// What is in force on this thread: Fp32 where no scope is.
Precision autocastPrecision(at::DeviceType device);

} // namespace miro
