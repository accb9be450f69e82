#include "model/text_positions.h"

#include <ATen/ATen.h>
#include <cmath>

namespace miro {
namespace {

constexpr double kBase = 100;

} // namespace

at::Tensor withTextPositions(const at::Tensor& text, double scale) {
    const at::Tensor states = text.to(at::kFloat);
    if (scale == 0)
        return states;
    const int64_t width = states.size(2), waves = (width + 1) / 2;
    const at::Tensor places = at::arange(states.size(1), states.options()).unsqueeze(1);
    const at::Tensor rates =
        at::exp(at::arange(waves, states.options()) * (-std::log(kBase) / static_cast<double>(waves)));
    const at::Tensor angles = places * rates;
    const at::Tensor code = at::stack({angles.sin(), angles.cos()}, 2).flatten(1).narrow(1, 0, width);
    return states + scale * code;
}

} // namespace miro
