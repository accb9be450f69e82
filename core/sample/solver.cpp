#include "sample/solver.h"

namespace miro {
namespace {

// x <- x - v * (gammaNext - gamma).
class EulerSolver : public Solver {
public:
    EulerStep advance(const at::Tensor& x, const at::Tensor& vPositive, const at::Tensor& vNegative,
                      const at::Tensor& coefficients) override {
        return guidedEulerStep(x, vPositive, vNegative, coefficients);
    }
};

} // namespace

const Registry<SolverEntry>& solvers() {
    static const Registry<SolverEntry> registry({
        {"euler", "Euler",
         []() -> std::unique_ptr<Solver> {
             return std::make_unique<EulerSolver>();
         }},
    });
    return registry;
}

} // namespace miro
