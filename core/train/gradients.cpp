#include "train/gradients.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <cmath>

namespace miro {
namespace {

constexpr double kClipEps = 1e-6; // as torch.nn.utils.clip_grad_norm_

} // namespace

void addGradients(const at::Tensor& loss, const TrainRows& rows) {
    (rows.scale == 1 ? loss : loss * rows.scale).backward();
}

void clearGradients(const std::vector<TrainParameter>& parameters) {
    for (const TrainParameter& parameter : parameters)
        parameter.value.mutable_grad().reset();
}

double clipGradients(const std::vector<TrainParameter>& parameters, double limit) {
    at::NoGradGuard measuring;
    std::vector<at::Tensor> norms;
    for (const TrainParameter& parameter : parameters)
        if (parameter.value.grad().defined())
            norms.push_back(parameter.value.grad().norm());
    if (norms.empty())
        return 0;
    const double norm = at::stack(norms).norm().item<float>();
    const double factor = limit / (norm + kClipEps);
    if (limit <= 0 || !std::isfinite(norm) || factor >= 1)
        return norm;
    multiplyGradients(parameters, factor);
    return norm;
}

void multiplyGradients(const std::vector<TrainParameter>& parameters, double factor) {
    at::NoGradGuard scaling;
    for (const TrainParameter& parameter : parameters)
        if (parameter.value.grad().defined())
            parameter.value.mutable_grad().mul_(factor);
}

} // namespace miro
