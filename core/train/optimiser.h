// Moves a network's parameters by their gradients. State (the moments and the number of steps) can be taken out and put
// back, so that a run goes on bit for bit.
#pragma once

#include "base/registry.h"
#include "train/optimiser_loops.h"
#include "train/parameter_store.h"

#include <functional>
#include <memory>

namespace miro {

struct OptimiserSettings {
    std::string kind = "lamb";
    double beta1 = 0.9;
    double beta2 = 0.999;
    double eps = 1e-8;
    double weightDecay = 0.01; // of the parameters that say `decayed`
};

// Owned by the trainer; one thread at a time. It shares the parameters' tensors with the network.
class Optimiser {
public:
    Optimiser(std::vector<TrainParameter> parameters, OptimiserSettings settings);
    virtual ~Optimiser() = default;

    // Uses and keeps each parameter's gradient; a parameter without one stays as it is.
    void step(double learningRate);

    int64_t steps() const { return m_steps; }
    const OptimiserSettings& settings() const { return m_settings; }

    // "first.NAME" and "second.NAME": the running means of the gradient and of its square.
    std::map<std::string, at::Tensor> state() const;
    // Corrupt when a tensor is missing or has another shape.
    Result<void> restore(const TensorFile& file, const std::string& prefix, int64_t steps);

protected:
    // Of step number steps(), from 1.
    const MomentRates& rates() const { return m_rates; }

    // Both in no-gradient mode. On a CPU: moments and value in one go. Elsewhere: the moments are up to date.
    virtual void updateOnCpu(const TrainParameter& parameter, const ParameterArrays& arrays, double learningRate) = 0;
    virtual void update(const TrainParameter& parameter, const at::Tensor& first, const at::Tensor& second,
                        double learningRate) = 0;

private:
    std::vector<TrainParameter> m_parameters;
    OptimiserSettings m_settings;
    std::vector<at::Tensor> m_first;
    std::vector<at::Tensor> m_second;
    MomentRates m_rates;
    int64_t m_steps = 0;
};

struct OptimiserKind {
    std::string key;
    std::function<std::unique_ptr<Optimiser>(std::vector<TrainParameter>, const OptimiserSettings&)> make;
};

// lamb, adamw.
const Registry<OptimiserKind>& optimiserKinds();

// Usage for a kind that does not exist, and for numbers outside of their range.
Result<std::unique_ptr<Optimiser>> makeOptimiser(std::vector<TrainParameter> parameters,
                                                 const OptimiserSettings& settings);

} // namespace miro
