// Colours by hue, saturation and value (Smith 1978). Private to the scene room.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

namespace miro {

struct Hsv {
    double hue = 0; // degrees, any turn
    double saturation = 0;
    double value = 0;
};

// sRGB, 0 to 1.
inline std::array<double, 3> rgbFromHsv(const Hsv& hsv) {
    const double turned = std::fmod(hsv.hue + 360, 360) / 60;
    auto channel = [&](double n) {
        const double k = std::fmod(n + turned, 6);
        return hsv.value - hsv.value * hsv.saturation * std::max(0.0, std::min({k, 4 - k, 1.0}));
    };
    return {channel(5), channel(3), channel(1)};
}

} // namespace miro
