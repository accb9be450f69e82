// The exponential moving average of a network's parameters: what is sampled from and exported.
#pragma once

#include "train/parameter_store.h"

namespace miro {

// Owned by the trainer; one thread at a time.
class ParameterAverage {
public:
    // Starts at the parameters' values. With warmUp the decay of update n (from 1) is (1 + n)/(10 + n) while that is
    // less, so that short runs do not carry their start along.
    ParameterAverage(std::vector<TrainParameter> parameters, double decay, bool warmUp);

    void update();

    // In the parameters' order.
    const std::vector<at::Tensor>& values() const { return m_values; }
    int64_t updates() const { return m_updates; }

    // By the parameters' names.
    std::map<std::string, at::Tensor> state() const;
    Result<void> restore(const TensorFile& file, const std::string& prefix, int64_t updates);

private:
    std::vector<TrainParameter> m_parameters;
    std::vector<at::Tensor> m_values;
    double m_decay;
    bool m_warmUp;
    int64_t m_updates = 0;
};

} // namespace miro
