// A large picture decoded piece by piece, for the sake of memory.
#pragma once

#include "base/result.h"

#include <ATen/core/Tensor.h>
#include <functional>
#include <stop_token>

namespace miro {

// In latents along a side. Neighbours share at least `overlap`: its outer quarters, where a tile does not see its
// surroundings, are thrown away, and the half between is blended linearly.
struct TileSize {
    int64_t tile = 64;
    int64_t overlap = 16;
};

// Where tiles begin along a side of `length` latents: evenly spaced, the last one ends at length. {0} when one is
// enough.
std::vector<int64_t> tileStarts(int64_t length, const TileSize& size);

// latents (1, C, h, w); decodeTile: (1, C, a, b) -> (1, 3, a * factor, b * factor) on any device. The result is on the
// CPU. Stopped between tiles.
Result<at::Tensor> decodeByTiles(const at::Tensor& latents, int64_t factor, const TileSize& size,
                                 const std::function<Result<at::Tensor>(const at::Tensor&)>& decodeTile,
                                 std::stop_token stop);

} // namespace miro
