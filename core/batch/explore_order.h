// In which order a grid is filled so that it says something early. Private to the batch room.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace miro {

// 0 to count - 1: both ends, the middle, then the middles of what is left, and so on.
std::vector<int64_t> coarseToFine(int64_t count);

// (row, column): the corners, then the middle and the middles of the sides, and so on: a fifth of a 5 x 5 grid is its
// corners and its centre.
std::vector<std::pair<int64_t, int64_t>> coarseToFine(int64_t rows, int64_t columns);

} // namespace miro
