#include "model/stored_weights.h"

#include "tensor/scalar_types.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {

void UpcastMeter::add(int64_t bytes) {
    const int64_t now = m_now += bytes;
    int64_t peak = m_peak;
    while (now > peak && !m_peak.compare_exchange_weak(peak, now))
        ;
}

at::Tensor StoredWeights::Source::get(const std::string& name, const std::vector<int64_t>& shape) {
    at::Tensor tensor = m_weights.get(name, shape);
    const auto& infos = m_weights.file().tensors();
    auto info = infos.find(name);
    if (!m_meter || info == infos.end() || !sound())
        return tensor;
    if (info->second.type == tensor.scalar_type() && tensor.device().is_cpu())
        return tensor;
    const auto bytes = static_cast<int64_t>(tensor.nbytes());
    m_meter->add(bytes);
    auto release = [tensor, bytes, meter = m_meter](void*) mutable {
        tensor.reset();
        meter->remove(bytes);
    };
    return at::from_blob(tensor.data_ptr(), tensor.sizes(), tensor.strides(), std::move(release), tensor.options());
}

Result<at::Tensor> StoredWeights::asStored(const std::string& name, const std::vector<int64_t>& shape,
                                           std::stop_token stop) const {
    auto info = m_file->tensors().find(name);
    Weights weights(*m_file, {info == m_file->tensors().end() ? at::kFloat : info->second.type, m_device, stop});
    at::Tensor tensor = weights.get(name, shape);
    MIRO_CHECK_OK(weights.finish());
    return tensor;
}

at::Tensor ShapeCheck::get(const std::string& name, const std::vector<int64_t>& shape) {
    auto found = m_file.tensors().find(name);
    auto fail = [&](const std::string& what) {
        if (!m_error)
            m_error =
                Error{ErrorCode::Corrupt, fmt::format("{}: tensor {} {}; expected {}", oneLine(m_file.path().string()),
                                                      oneLine(name, 120), what, describeShape(shape))};
    };
    m_used.insert(name);
    if (found == m_file.tensors().end())
        fail("is missing");
    else if (found->second.shape != shape)
        fail("has the shape " + describeShape(found->second.shape));
    return at::empty(shape, at::TensorOptions().dtype(at::kFloat).device(at::kMeta));
}

Result<void> ShapeCheck::finish(const std::vector<std::string>& strictPrefixes) const {
    if (m_error)
        return *m_error;
    for (const std::string& prefix : strictPrefixes)
        for (const auto& [name, info] : m_file.tensors())
            if (name.rfind(prefix, 0) == 0 && !m_used.count(name))
                return Error{ErrorCode::Corrupt,
                             fmt::format("{}: tensor {} {} does not belong to this network; its configuration and its "
                                         "weights differ",
                                         oneLine(m_file.path().string()), oneLine(name, 120),
                                         describeTensor(info.type, info.shape))};
    return {};
}

} // namespace miro
