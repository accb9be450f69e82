#include "reward/square_picture.h"

#include "image/resize.h"

#include <algorithm>

namespace miro {
namespace {

constexpr int kBandPixels = 1 << 20; // of the square that are in memory at once

Image filled(int width, int height, const std::array<uint8_t, 3>& colour) {
    Image image{width, height, {}};
    image.pixels.reserve(static_cast<size_t>(width) * height * 3);
    for (int64_t i = 0; i < int64_t{width} * height; ++i)
        image.pixels.insert(image.pixels.end(), colour.begin(), colour.end());
    return image;
}

// Rows of `part` over those of `image` from (left, top) on.
void paste(Image& image, const Image& part, int left, int top) {
    for (int y = 0; y < part.height; ++y)
        std::copy_n(part.at(0, y), static_cast<size_t>(part.width) * 3, image.at(left, top + y));
}

Image rowsOf(const Image& image, int first, int count) {
    Image part{image.width, count, {}};
    part.pixels.assign(image.at(0, first), image.at(0, first) + static_cast<size_t>(image.width) * count * 3);
    return part;
}

} // namespace

// The square's rows are resized first, a band at a time, then its columns: in that order Pillow works too.
Image squareResized(const Image& image, int side, const std::array<uint8_t, 3>& colour) {
    const int square = std::max(image.width, image.height);
    const int left = (square - image.width) / 2;
    const int top = (square - image.height) / 2;
    Image narrow{side, square, {}};
    narrow.pixels.resize(static_cast<size_t>(side) * square * 3);
    const Image border = resized(filled(square, 1, colour), side, 1);
    for (int y = 0; y < square; ++y)
        paste(narrow, border, 0, y);
    const int most = std::max(1, kBandPixels / square);
    for (int first = 0; first < image.height; first += most) {
        const int count = std::min(most, image.height - first);
        Image band = filled(square, count, colour);
        paste(band, rowsOf(image, first, count), left, 0);
        paste(narrow, resized(band, side, count), 0, top + first);
    }
    return resized(narrow, side, side);
}

} // namespace miro
