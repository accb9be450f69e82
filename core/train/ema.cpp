#include "train/ema.h"

#include "train/tensor_state.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <algorithm>

namespace miro {

ParameterAverage::ParameterAverage(std::vector<TrainParameter> parameters, double decay, bool warmUp)
    : m_parameters(std::move(parameters)), m_decay(decay), m_warmUp(warmUp) {
    for (const TrainParameter& parameter : m_parameters)
        m_values.push_back(parameter.value.detach().clone());
}

void ParameterAverage::update() {
    at::NoGradGuard averaging;
    ++m_updates;
    const auto count = static_cast<double>(m_updates);
    const double decay = m_warmUp ? std::min(m_decay, (1 + count) / (10 + count)) : m_decay;
    for (size_t i = 0; i < m_values.size(); ++i)
        m_values[i].lerp_(m_parameters[i].value, 1 - decay);
}

std::map<std::string, at::Tensor> ParameterAverage::state() const {
    std::map<std::string, at::Tensor> tensors;
    for (size_t i = 0; i < m_values.size(); ++i)
        tensors[m_parameters[i].name] = m_values[i];
    return tensors;
}

Result<void> ParameterAverage::restore(const TensorFile& file, const std::string& prefix, int64_t updates) {
    for (size_t i = 0; i < m_values.size(); ++i)
        MIRO_CHECK_OK(copyFrom(file, prefix + m_parameters[i].name, m_values[i]));
    m_updates = updates;
    return {};
}

} // namespace miro
