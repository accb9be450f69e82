#include "taste/look_columns.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace miro {
namespace {

constexpr double kLikeBorder = 0.12; // mean difference of a channel

using Colour = std::array<double, 3>;

Colour colourAt(const Image& image, int x, int y) {
    const auto* pixel = image.at(x, y);
    return {pixel[0] / 255.0, pixel[1] / 255.0, pixel[2] / 255.0};
}

double between(const Colour& a, const Colour& b) {
    return (std::abs(a[0] - b[0]) + std::abs(a[1] - b[1]) + std::abs(a[2] - b[2])) / 3;
}

Colour borderOf(const Image& image) {
    Colour sum{};
    double count = 0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            if (x == 0 || y == 0 || x + 1 == image.width || y + 1 == image.height) {
                const Colour colour = colourAt(image, x, y);
                for (size_t c = 0; c < 3; ++c)
                    sum[c] += colour[c];
                ++count;
            }
    for (double& channel : sum)
        channel /= count;
    return sum;
}

} // namespace

const std::vector<std::string>& lookColumnNames() {
    static const std::vector<std::string> names{"colour.warmth",       "colour.saturation",   "colour.lightness",
                                                "colour.contrast",     "composition.balance", "composition.room",
                                                "composition.symmetry"};
    return names;
}

std::vector<double> lookColumns(const Image& image) {
    const Colour border = borderOf(image);
    const double count = static_cast<double>(image.width) * image.height;
    double warmth = 0, saturation = 0, light = 0, square = 0, unlike = 0, room = 0, x1 = 0, y1 = 0, mass = 0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            const Colour colour = colourAt(image, x, y);
            const auto [low, high] = std::minmax_element(colour.begin(), colour.end());
            const double lightness = (colour[0] + colour[1] + colour[2]) / 3;
            warmth += (colour[0] - colour[2] + 1) / 2;
            saturation += *high > 0 ? (*high - *low) / *high : 0;
            light += lightness;
            square += lightness * lightness;
            unlike += between(colour, colourAt(image, image.width - 1 - x, y));
            const double far = between(colour, border);
            room += far < kLikeBorder;
            mass += far;
            x1 += far * ((x + 0.5) / image.width - 0.5);
            y1 += far * ((y + 0.5) / image.height - 0.5);
        }
    const double mean = light / count;
    const double aside = mass > 0 ? std::hypot(x1 / mass, y1 / mass) : 0;
    return {warmth / count,
            saturation / count,
            mean,
            2 * std::sqrt(std::max(0.0, square / count - mean * mean)),
            1 - std::min(1.0, 2 * aside),
            room / count,
            1 - unlike / count};
}

TruthTable lookTable(const std::vector<Image>& images) {
    TruthTable table{lookColumnNames(), {}};
    for (const Image& image : images)
        table.rows.push_back(lookColumns(image));
    return table;
}

} // namespace miro
