#include "train/optimiser.h"

#include "train/adamw.h"
#include "train/lamb.h"
#include "train/tensor_state.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <cmath>
#include <fmt/format.h>

namespace miro {

Optimiser::Optimiser(std::vector<TrainParameter> parameters, OptimiserSettings settings)
    : m_parameters(std::move(parameters)), m_settings(std::move(settings)) {
    at::NoGradGuard state;
    for (const TrainParameter& parameter : m_parameters) {
        m_first.push_back(at::zeros_like(parameter.value));
        m_second.push_back(at::zeros_like(parameter.value));
    }
}

void Optimiser::step(double learningRate) {
    at::NoGradGuard moving;
    ++m_steps;
    const auto count = static_cast<double>(m_steps);
    const OptimiserSettings& o = m_settings;
    m_rates.beta1 = static_cast<float>(o.beta1);
    m_rates.beta2 = static_cast<float>(o.beta2);
    m_rates.rest1 = static_cast<float>(1 - o.beta1);
    m_rates.rest2 = static_cast<float>(1 - o.beta2);
    m_rates.eps = static_cast<float>(o.eps);
    m_rates.firstBias = static_cast<float>(1 - std::pow(o.beta1, count));
    m_rates.secondBias = static_cast<float>(1 - std::pow(o.beta2, count));
    for (size_t i = 0; i < m_parameters.size(); ++i) {
        const TrainParameter& parameter = m_parameters[i];
        const at::Tensor gradient = parameter.value.grad();
        if (!gradient.defined())
            continue;
        if (parameter.value.is_cpu()) {
            const at::Tensor plain = gradient.contiguous();
            updateOnCpu(parameter,
                        {parameter.value.mutable_data_ptr<float>(), plain.const_data_ptr<float>(),
                         m_first[i].mutable_data_ptr<float>(), m_second[i].mutable_data_ptr<float>(), plain.numel()},
                        learningRate);
            continue;
        }
        m_first[i].mul_(m_settings.beta1).add_(gradient, 1 - m_settings.beta1);
        m_second[i].mul_(m_settings.beta2).addcmul_(gradient, gradient, 1 - m_settings.beta2);
        update(parameter, m_first[i], m_second[i], learningRate);
    }
}

std::map<std::string, at::Tensor> Optimiser::state() const {
    std::map<std::string, at::Tensor> tensors;
    for (size_t i = 0; i < m_parameters.size(); ++i) {
        tensors["first." + m_parameters[i].name] = m_first[i];
        tensors["second." + m_parameters[i].name] = m_second[i];
    }
    return tensors;
}

Result<void> Optimiser::restore(const TensorFile& file, const std::string& prefix, int64_t steps) {
    for (size_t i = 0; i < m_parameters.size(); ++i) {
        MIRO_CHECK_OK(copyFrom(file, prefix + "first." + m_parameters[i].name, m_first[i]));
        MIRO_CHECK_OK(copyFrom(file, prefix + "second." + m_parameters[i].name, m_second[i]));
    }
    m_steps = steps;
    return {};
}

const Registry<OptimiserKind>& optimiserKinds() {
    using Parameters = std::vector<TrainParameter>;
    static const Registry<OptimiserKind> kinds({
        {"lamb",
         [](Parameters parameters, const OptimiserSettings& settings) -> std::unique_ptr<Optimiser> {
             return std::make_unique<Lamb>(std::move(parameters), settings);
         }},
        {"adamw",
         [](Parameters parameters, const OptimiserSettings& settings) -> std::unique_ptr<Optimiser> {
             return std::make_unique<AdamW>(std::move(parameters), settings);
         }},
    });
    return kinds;
}

Result<std::unique_ptr<Optimiser>> makeOptimiser(std::vector<TrainParameter> parameters,
                                                 const OptimiserSettings& settings) {
    const OptimiserKind* kind = optimiserKinds().find(settings.kind);
    if (!kind)
        return usageError(fmt::format("there is no optimiser {}; there are {}", oneLine(settings.kind, 40),
                                      optimiserKinds().keyList()));
    auto outside = [](double value, double low, double high) {
        return !(value >= low && value < high);
    };
    if (outside(settings.beta1, 0, 1) || outside(settings.beta2, 0, 1))
        return usageError(fmt::format("the optimiser's betas are {} and {}; each must be at least 0 and below 1",
                                      settings.beta1, settings.beta2));
    if (outside(settings.eps, 0, 1) || outside(settings.weightDecay, 0, 1e6))
        return usageError(fmt::format("the optimiser's eps is {} and its weight decay {}; neither may be negative",
                                      settings.eps, settings.weightDecay));
    return kind->make(std::move(parameters), settings);
}

} // namespace miro
