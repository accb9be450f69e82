#include "scene/sprite_looks.h"

#include <algorithm>
#include <cmath>

namespace miro {
namespace {

Cutout halvedCutout(const Cutout& cutout) {
    const int side = cutout.side / 2;
    Cutout half{side, std::vector<float>(static_cast<size_t>(side) * side * 4)};
    const auto at = [&](int x, int y, int c) {
        return cutout.pixels[(static_cast<size_t>(y) * cutout.side + x) * 4 + c];
    };
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            for (int c = 0; c < 4; ++c)
                half.pixels[(static_cast<size_t>(y) * side + x) * 4 + c] =
                    0.25f * (at(2 * x, 2 * y, c) + at(2 * x + 1, 2 * y, c) + at(2 * x, 2 * y + 1, c) +
                             at(2 * x + 1, 2 * y + 1, c));
    return half;
}

// 1 2 1 along rows and columns; outside there is nothing.
Cutout softened(const Cutout& cutout) {
    Cutout from = cutout, to = cutout;
    const int side = cutout.side;
    for (const int step : {4, 4 * side}) {
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                const int along = step == 4 ? x : y;
                const size_t i = (static_cast<size_t>(y) * side + x) * 4;
                for (size_t c = 0; c < 4; ++c)
                    to.pixels[i + c] =
                        0.5f * from.pixels[i + c] + 0.25f * ((along > 0 ? from.pixels[i + c - step] : 0) +
                                                             (along + 1 < side ? from.pixels[i + c + step] : 0));
            }
        from = to;
    }
    return to;
}

} // namespace

std::vector<SpriteLook> spriteLooks(const SpriteSet& sprites) {
    std::vector<SpriteLook> looks;
    const auto add = [&](int sprite, const std::string& colour) {
        const Cutout half = halvedCutout(sprites.coloured(sprite, colour));
        SpriteLook look{sprite, colour, softened(half), halvedCutout(half), {}};
        look.coarse = halvedCutout(look.middle);
        looks.push_back(std::move(look));
    };
    for (size_t i = 0; i < sprites.sprites().size(); ++i) {
        if (!sprites.sprites()[i].hue)
            add(static_cast<int>(i), {});
        else
            for (const NamedColour& colour : sceneColours())
                if (colour.ofThings)
                    add(static_cast<int>(i), colour.name);
    }
    return looks;
}

void addBilinearAtEdge(const Cutout& cutout, const BilinearPlace& place, float weight, std::array<float, 4>& sum) {
    const int last = cutout.side - 1;
    const float fx = place.fx, fy = place.fy;
    const std::array<float, 4> weights{weight * (1 - fx) * (1 - fy), weight * fx * (1 - fy), weight * (1 - fx) * fy,
                                       weight * fx * fy};
    for (int corner = 0; corner < 4; ++corner) {
        const int px = place.left + (corner & 1), py = place.top + (corner >> 1);
        if (px < 0 || py < 0 || px > last || py > last)
            continue;
        const float* pixel = &cutout.pixels[(static_cast<size_t>(py) * cutout.side + px) * 4];
        for (size_t c = 0; c < 4; ++c)
            sum[c] += weights[static_cast<size_t>(corner)] * pixel[c];
    }
}

float coverAt(const Cutout& cutout, float u, float v) {
    const float side = static_cast<float>(cutout.side);
    if (!(u > -1 && v > -1 && u < side + 1 && v < side + 1))
        return 0;
    const BilinearPlace place(u, v);
    const auto at = [&](int px, int py) {
        return px < 0 || py < 0 || px >= cutout.side || py >= cutout.side
                   ? 0.0f
                   : cutout.pixels[(static_cast<size_t>(py) * cutout.side + px) * 4 + 3];
    };
    return (1 - place.fy) * ((1 - place.fx) * at(place.left, place.top) + place.fx * at(place.left + 1, place.top)) +
           place.fy * ((1 - place.fx) * at(place.left, place.top + 1) + place.fx * at(place.left + 1, place.top + 1));
}

} // namespace miro
