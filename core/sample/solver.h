// Ways to follow the velocity field from noise to data.
#pragma once

#include "base/registry.h"
#include "tensor/fused_ops.h"

#include <memory>

namespace miro {

// One run's solver. Used on the sampling thread. advance() takes what guidedEulerStep() takes: the sample, the
// velocities of both branches (the negative one undefined in an unguided step) and the step's coefficients.
class Solver {
public:
    virtual ~Solver() = default;
    virtual EulerStep advance(const at::Tensor& x, const at::Tensor& vPositive, const at::Tensor& vNegative,
                              const at::Tensor& coefficients) = 0;
};

struct SolverEntry {
    std::string key;
    std::string label;
    std::unique_ptr<Solver> (*make)();
};

// The solvers of this program; "euler", the published one, comes first.
const Registry<SolverEntry>& solvers();

} // namespace miro
