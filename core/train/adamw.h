// Adam with decoupled weight decay (Loshchilov and Hutter 2017, arXiv 1711.05101), as torch.optim.AdamW computes it.
#pragma once

#include "train/optimiser.h"

namespace miro {

class AdamW : public Optimiser {
public:
    using Optimiser::Optimiser;

protected:
    void updateOnCpu(const TrainParameter& parameter, const ParameterArrays& arrays, double learningRate) override;
    void update(const TrainParameter& parameter, const at::Tensor& first, const at::Tensor& second,
                double learningRate) override;

private:
    // What the decay leaves of a value.
    double keptBy(const TrainParameter& parameter, double learningRate) const;
};

} // namespace miro
