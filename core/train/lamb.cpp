#include "train/lamb.h"

#include <ATen/ATen.h>
#include <cmath>

namespace miro {
namespace {

// What the step is scaled with: the tensor's own norm over the step's.
double trustRatio(double weightNorm, double stepNorm) {
    return weightNorm != 0 && stepNorm != 0 ? weightNorm / stepNorm : 1;
}

} // namespace

void Lamb::updateOnCpu(const TrainParameter& parameter, const ParameterArrays& arrays, double learningRate) {
    if (m_step.numel() < arrays.count)
        m_step = at::empty({arrays.count}, at::kFloat);
    float* step = m_step.mutable_data_ptr<float>();
    const auto decay = static_cast<float>(parameter.decayed ? settings().weightDecay : 0);
    const SquareSums sums = lambStep(arrays, rates(), decay, step);
    const double ratio = parameter.decayed ? trustRatio(std::sqrt(sums.value), std::sqrt(sums.step)) : 1;
    subtractScaled(arrays.value, step, static_cast<float>(learningRate * ratio), arrays.count);
}

void Lamb::update(const TrainParameter& parameter, const at::Tensor& first, const at::Tensor& second,
                  double learningRate) {
    at::Tensor step = (second / rates().secondBias).sqrt_().add_(rates().eps);
    step = at::div(first / rates().firstBias, step);
    double ratio = 1;
    if (parameter.decayed) {
        step.add_(parameter.value, settings().weightDecay);
        ratio = trustRatio(parameter.value.norm().item<float>(), step.norm().item<float>());
    }
    at::Tensor value = parameter.value;
    value.add_(step, -learningRate * ratio);
}

} // namespace miro
