#include "scene/rgb_grid.h"

#include <algorithm>

namespace miro {

RgbGrid gridOf(const Image& square) {
    RgbGrid grid{square.width, std::vector<float>(square.pixels.size())};
    std::transform(square.pixels.begin(), square.pixels.end(), grid.pixels.begin(),
                   [](uint8_t value) { return static_cast<float>(value) / 255.0f; });
    return grid;
}

RgbGrid halved(const RgbGrid& grid) {
    const int side = grid.side / 2;
    RgbGrid half{side, std::vector<float>(static_cast<size_t>(side) * side * 3)};
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            for (int c = 0; c < 3; ++c)
                half.at(x, y)[c] = 0.25f * (grid.at(2 * x, 2 * y)[c] + grid.at(2 * x + 1, 2 * y)[c] +
                                            grid.at(2 * x, 2 * y + 1)[c] + grid.at(2 * x + 1, 2 * y + 1)[c]);
    return half;
}

RgbGrid smoothed(const RgbGrid& grid) {
    RgbGrid rows = grid, both = grid;
    const int last = grid.side - 1;
    for (int y = 0; y <= last; ++y)
        for (int x = 0; x <= last; ++x)
            for (int c = 0; c < 3; ++c)
                rows.at(x, y)[c] = 0.25f * (grid.at(std::max(0, x - 1), y)[c] + grid.at(std::min(last, x + 1), y)[c]) +
                                   0.5f * grid.at(x, y)[c];
    for (int y = 0; y <= last; ++y)
        for (int x = 0; x <= last; ++x)
            for (int c = 0; c < 3; ++c)
                both.at(x, y)[c] = 0.25f * (rows.at(x, std::max(0, y - 1))[c] + rows.at(x, std::min(last, y + 1))[c]) +
                                   0.5f * rows.at(x, y)[c];
    return both;
}

} // namespace miro
