// LAMB (You et al. 2019, arXiv 1904.00962) as MIRO's release uses it: bias-corrected moments, the decay added to the
// step (coupled), and the step of a decayed tensor scaled to the tensor's own norm.
#pragma once

#include "train/optimiser.h"

namespace miro {

class Lamb : public Optimiser {
public:
    using Optimiser::Optimiser;

protected:
    void updateOnCpu(const TrainParameter& parameter, const ParameterArrays& arrays, double learningRate) override;
    void update(const TrainParameter& parameter, const at::Tensor& first, const at::Tensor& second,
                double learningRate) override;

private:
    at::Tensor m_step; // room for the largest parameter's
};

} // namespace miro
