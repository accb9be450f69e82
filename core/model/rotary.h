// Rotary position embedding (J. Su et al., "RoFormer", arXiv 2104.09864): each pair of a head's values is turned by an
// angle that grows with the token's place. Part of the networks that use it.
#pragma once

#include <ATen/core/Tensor.h>
#include <cstdint>

namespace miro {

// Immutable; any thread.
class Rotary {
public:
    Rotary() = default;

    // A line of `length` tokens: place p turns pair i by p * base^(-2i / width). The pairs are (i, i + width / 2).
    static Rotary line(int64_t length, int64_t width, double base, const at::Device& device);

    // side x side tokens, row by row: one half of a head's pairs is turned by the row, the other by the column, both
    // stretched so that `side` places span `places`. The pairs are neighbours, (2i, 2i + 1).
    static Rotary grid(int64_t side, double places, int64_t width, double base, const at::Device& device);

    // x (B, L, H, width) -> the same, turned; the first `skipped` tokens are left as they are. L is not larger than the
    // line or the grid and those.
    at::Tensor operator()(const at::Tensor& x, int64_t skipped = 0) const;

private:
    at::Tensor m_cos; // (length, 1, width)
    at::Tensor m_sin;
    bool m_neighbours = false;
};

} // namespace miro
