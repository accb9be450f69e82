#include "train/adamw.h"

#include <ATen/ATen.h>
#include <cmath>

namespace miro {

double AdamW::keptBy(const TrainParameter& parameter, double learningRate) const {
    return parameter.decayed ? 1 - learningRate * settings().weightDecay : 1;
}

void AdamW::updateOnCpu(const TrainParameter& parameter, const ParameterArrays& arrays, double learningRate) {
    adamWStep(arrays, rates(), static_cast<float>(keptBy(parameter, learningRate)), static_cast<float>(learningRate));
}

void AdamW::update(const TrainParameter& parameter, const at::Tensor& first, const at::Tensor& second,
                   double learningRate) {
    at::Tensor value = parameter.value;
    value.mul_(keptBy(parameter, learningRate));
    const at::Tensor divisor = second.sqrt().div_(std::sqrt(rates().secondBias)).add_(rates().eps);
    value.addcdiv_(first, divisor, -learningRate / rates().firstBias);
}

} // namespace miro
