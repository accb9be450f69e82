#include "train/mixed_precision.h"

#include <ATen/ATen.h>
#include <ATen/autocast_mode.h>

namespace miro {

AutocastScope::AutocastScope(at::DeviceType device, Precision precision)
    : m_device(device), m_active(precision == Precision::Bf16 || precision == Precision::Fp16) {
    if (!m_active)
        return;
    at::autocast::increment_nesting();
    at::autocast::set_autocast_dtype(device, precision == Precision::Bf16 ? at::kBFloat16 : at::kHalf);
    // Each weight is used once an evaluation, so nothing is gained by keeping its rounded copy; and a copy made in
    // no-gradient mode would cut the gradients of the evaluation after it.
    at::autocast::set_autocast_cache_enabled(false);
    at::autocast::set_autocast_enabled(device, true);
}

AutocastScope::~AutocastScope() {
    if (!m_active)
        return;
    at::autocast::set_autocast_enabled(m_device, false);
    at::autocast::set_autocast_cache_enabled(true);
    if (at::autocast::decrement_nesting() == 0)
        at::autocast::clear_cache();
}

Precision autocastPrecision(at::DeviceType device) {
    if (!at::autocast::is_autocast_enabled(device))
        return Precision::Fp32;
    return at::autocast::get_autocast_dtype(device) == at::kBFloat16 ? Precision::Bf16 : Precision::Fp16;
}

} // namespace miro
