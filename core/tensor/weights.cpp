#include "tensor/weights.h"

#include "tensor/scalar_types.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {
namespace {

// A sum is one pass without a temporary; only when it is not finite (which may be mere overflow) is each element asked.
bool allFinite(const at::Tensor& tensor) {
    if (!at::isFloatingType(tensor.scalar_type()) || tensor.numel() == 0)
        return true;
    at::ScalarType sumType = tensor.scalar_type() == at::kDouble ? at::kDouble : at::kFloat;
    if (std::isfinite(at::sum(tensor, sumType).item<double>()))
        return true;
    return at::isfinite(tensor).all().item<bool>();
}

} // namespace

Weights::Weights(const TensorFile& file, WeightOptions options) : m_file(file), m_options(options) {}

bool Weights::has(const std::string& name) const {
    return m_file.tensors().count(name) > 0;
}

void Weights::ignore(const std::string& name) {
    m_used.insert(name);
}

void Weights::fail(ErrorCode code, const std::string& message) {
    if (!m_error)
        m_error = Error{code, fmt::format("{}: {}", oneLine(m_file.path().string()), message)};
}

// One zero seen as the whole shape: a hostile config may ask for any size.
at::Tensor Weights::standIn(const std::vector<int64_t>& shape) const {
    return at::zeros({}, at::TensorOptions().dtype(m_options.type).device(m_options.device)).expand(shape);
}

at::Tensor Weights::get(const std::string& name, const std::vector<int64_t>& shape) {
    at::Tensor tensor = getOptional(name, shape);
    if (tensor.defined())
        return tensor;
    fail(ErrorCode::Corrupt, fmt::format("tensor {} is missing; expected {}", name, describeShape(shape)));
    return standIn(shape);
}

at::Tensor Weights::getOptional(const std::string& name, const std::vector<int64_t>& shape) {
    auto found = m_file.tensors().find(name);
    if (found == m_file.tensors().end())
        return {};
    m_used.insert(name);
    if (m_options.stop.stop_requested() && !m_error)
        m_error = stoppedError();
    if (m_error) // the network is lost already: do not read gigabytes for it
        return standIn(shape);
    if (found->second.shape != shape) {
        fail(ErrorCode::Corrupt, fmt::format("tensor {} has the shape {}; expected {}", name,
                                             describeShape(found->second.shape), describeShape(shape)));
        return standIn(shape);
    }
    auto loaded = m_file.load(name);
    if (!loaded.ok()) {
        fail(loaded.error().code, loaded.error().message);
        return standIn(shape);
    }
    at::Tensor tensor = *loaded;
    if (!allFinite(tensor)) {
        fail(ErrorCode::Corrupt, fmt::format("tensor {} holds NaN or infinity; get the file again", name));
        return standIn(shape);
    }
    if (at::isFloatingType(tensor.scalar_type()))
        tensor = tensor.to(m_options.type);
    return tensor.to(m_options.device);
}

Result<void> Weights::finish(const std::string& strictPrefix) const {
    if (m_error)
        return *m_error;
    if (strictPrefix.empty())
        return {};
    for (const auto& [name, info] : m_file.tensors())
        if (name.rfind(strictPrefix, 0) == 0 && !m_used.count(name))
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: tensor {} {} does not belong to this network; config.json and weights differ",
                                     oneLine(m_file.path().string()), oneLine(name, 120),
                                     describeTensor(info.type, info.shape))};
    return {};
}

} // namespace miro
