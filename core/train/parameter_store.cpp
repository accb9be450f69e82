#include "train/parameter_store.h"

#include "train/random_streams.h"

#include <ATen/ATen.h>
#include <array>
#include <cmath>
#include <numbers>

namespace miro {
namespace {

at::Tensor placeTable(double deviation, const std::vector<int64_t>& shape) {
    const auto side = static_cast<int64_t>(std::llround(std::sqrt(static_cast<double>(shape.at(0) - 1))));
    const int64_t waves = shape.at(1) / 4; // each with a sine and a cosine, along both axes
    TORCH_CHECK(side * side + 1 == shape[0] && waves > 0, "no table of a class token and a square of places");
    const double longest = std::numbers::pi / (2.0 * static_cast<double>(side)), shortest = std::numbers::pi / 1.5;
    at::Tensor table = at::zeros(shape, at::kFloat);
    auto values = table.accessor<float, 2>();
    for (int64_t place = 0; place < side * side; ++place)
        for (int64_t wave = 0; wave < waves; ++wave) {
            const double part = waves > 1 ? static_cast<double>(wave) / static_cast<double>(waves - 1) : 0;
            const double turn = longest * std::pow(shortest / longest, part);
            const std::array<double, 2> at{static_cast<double>(place % side) * turn,
                                           static_cast<double>(place / side) * turn};
            for (size_t axis = 0; axis < at.size(); ++axis) {
                const int64_t column = 4 * wave + 2 * static_cast<int64_t>(axis);
                values[place + 1][column] = static_cast<float>(deviation * std::numbers::sqrt2 * std::sin(at[axis]));
                values[place + 1][column + 1] =
                    static_cast<float>(deviation * std::numbers::sqrt2 * std::cos(at[axis]));
            }
        }
    return table;
}

} // namespace

Initial Initial::xavier(int64_t out, int64_t in) {
    const double bound = std::sqrt(6.0 / static_cast<double>(in + out));
    return uniform(-bound, bound);
}

at::Tensor initialTensor(const Initial& initial, uint64_t seed, const std::string& name,
                         const std::vector<int64_t>& shape) {
    if (initial.kind == Initial::Kind::Constant)
        return at::full(shape, initial.first, at::kFloat);
    if (initial.kind == Initial::Kind::Places)
        return placeTable(initial.first, shape);
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
