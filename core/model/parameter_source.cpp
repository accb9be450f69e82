#include "model/parameter_source.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

namespace miro {

RandomSource::RandomSource(uint64_t seed, at::Device device)
    : m_generator(at::make_generator<at::CPUGeneratorImpl>(seed)), m_device(device) {}

at::Tensor RandomSource::get(const std::string& name, const std::vector<int64_t>& shape) {
    at::Tensor tensor = at::randn(shape, m_generator, at::TensorOptions().dtype(at::kFloat));
    // Matrices keep the variance of what goes through them; the weights of norms are vectors and lie around 1.
    if (shape.size() > 1)
        tensor.mul_(1.0 / std::sqrt(static_cast<double>(shape.back())));
    else if (name.size() > 7 && name.ends_with(".weight"))
        tensor.mul_(0.02).add_(1.0);
    return tensor.to(m_device);
}

} // namespace miro
