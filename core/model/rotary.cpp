#include "model/rotary.h"

#include <ATen/ATen.h>
#include <cmath>

namespace miro {
namespace {

// (length, width / 2): the angle of each pair at each place; in single precision, as the published networks have it.
at::Tensor anglesOf(const at::Tensor& places, int64_t width, double base) {
    const at::Tensor exponents = at::arange(0, width, 2, at::kFloat).div(static_cast<double>(width));
    return at::outer(places, at::pow(base, exponents).reciprocal());
}

} // namespace

Rotary Rotary::line(int64_t length, int64_t width, double base, const at::Device& device) {
    const at::Tensor angles = anglesOf(at::arange(length, at::kFloat), width, base);
    const at::Tensor both = at::cat({angles, angles}, 1).unsqueeze(1).to(device);
    Rotary rotary;
    rotary.m_cos = both.cos();
    rotary.m_sin = both.sin();
    return rotary;
}

Rotary Rotary::grid(int64_t side, double places, int64_t width, double base, const at::Device& device) {
    const at::Tensor line = at::arange(side, at::kFloat).div(static_cast<double>(side)).mul(places);
    const at::Tensor angles = anglesOf(line, width / 2, base).repeat_interleave(2, 1); // (side, width / 2)
    const at::Tensor rows = angles.unsqueeze(1).expand({side, side, width / 2});
    const at::Tensor columns = angles.unsqueeze(0).expand({side, side, width / 2});
    const at::Tensor both = at::cat({rows, columns}, 2).view({side * side, 1, width}).to(device);
    Rotary rotary;
    rotary.m_cos = both.cos();
    rotary.m_sin = both.sin();
    rotary.m_neighbours = true;
    return rotary;
}

at::Tensor Rotary::operator()(const at::Tensor& x, int64_t skipped) const {
    const int64_t count = x.size(1) - skipped, width = x.size(3);
    const at::Tensor turned = x.narrow(1, skipped, count);
    // The other value of each pair, with the sign that it has in the turn.
    at::Tensor other;
    if (m_neighbours) {
        const at::Tensor pairs = turned.unflatten(3, {width / 2, 2});
        other = at::stack({pairs.select(4, 1).neg(), pairs.select(4, 0)}, 4).flatten(3);
    } else {
        other = at::cat({turned.narrow(3, width / 2, width / 2).neg(), turned.narrow(3, 0, width / 2)}, 3);
    }
    const at::Tensor out = turned * m_cos.narrow(0, 0, count) + other * m_sin.narrow(0, 0, count);
    return skipped == 0 ? out : at::cat({x.narrow(1, 0, skipped), out}, 1);
}

} // namespace miro
