#include "train/parameter_store.h"

#include "train/random_streams.h"

#include <ATen/ATen.h>
#include <cmath>

namespace miro {

Initial Initial::xavier(int64_t out, int64_t in) {
    const double bound = std::sqrt(6.0 / static_cast<double>(in + out));
    return uniform(-bound, bound);
}

at::Tensor initialTensor(const Initial& initial, uint64_t seed, const std::string& name,
                         const std::vector<int64_t>& shape) {
    if (initial.kind == Initial::Kind::Constant)
        return at::full(shape, initial.first, at::kFloat);
    SeededRandom stream = randomStream(seed, RandomPurpose::Weights, 0, nameNumber(name));
    if (initial.kind == Initial::Kind::Normal)
        return normalTensor(stream, shape).mul_(initial.first);
    at::Tensor tensor = at::empty(shape, at::kFloat);
    float* values = tensor.mutable_data_ptr<float>();
    for (int64_t i = 0; i < tensor.numel(); ++i) {
        if (initial.kind == Initial::Kind::Uniform) {
            values[i] = static_cast<float>(stream.uniform(initial.first, initial.last));
            continue;
        }
        double value = stream.normal();
        while (std::abs(value) > 2)
            value = stream.normal();
        values[i] = static_cast<float>(value * initial.first);
    }
    return tensor;
}

ParameterStore::ParameterStore(Weights& weights, std::string required, uint64_t seed)
    : m_weights(&weights), m_required(std::move(required)), m_seed(seed), m_device(weights.options().device) {}

at::Tensor ParameterStore::make(const std::string& name, const std::vector<int64_t>& shape, const Initial& initial) {
    // A copy: what comes from a file is mapped, and training writes to it.
    if (m_weights && (name.starts_with(m_required) || m_weights->has(name)))
        return m_weights->get(name, shape).clone(at::MemoryFormat::Contiguous);
    return initialTensor(initial, m_seed, name, shape).to(m_device);
}

at::Tensor ParameterStore::parameter(const std::string& name, const std::vector<int64_t>& shape, const Initial& initial,
                                     bool decayed) {
    at::Tensor value = make(name, shape, initial);
    value.requires_grad_(true);
    m_parameters.push_back({name, value, decayed});
    return value;
}

at::Tensor ParameterStore::buffer(const std::string& name, const std::vector<int64_t>& shape, const Initial& initial) {
    at::Tensor value = make(name, shape, initial);
    m_constants[name] = value;
    return value;
}

void ParameterStore::flag(const std::string& name, const std::vector<int64_t>& shape) {
    if (m_weights)
        m_weights->ignore(name);
    m_constants[name] = at::ones(shape, at::kBool);
}

} // namespace miro
