#include "image/resize.h"

#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr double kReach = 2; // of the kernel, in pixels of the coarser side
constexpr int kColours = 3;
// Weights are integers of 22 binary places and each pass ends in whole levels, as in Pillow, so that pixels are equal
// to its own and scorers see what their published preprocessing shows them.
constexpr int kPlaces = 22;

// Keys' cubic convolution kernel with a = -0.5.
double cubic(double x) {
    x = std::abs(x);
    if (x < 1)
        return (1.5 * x - 2.5) * x * x + 1;
    if (x < kReach)
        return ((-0.5 * x + 2.5) * x - 4) * x + 2;
    return 0;
}

// What one pixel of the result takes: `weights` of the pixels from `first` on, which sum to 1.
struct Taps {
    int first = 0;
    std::vector<int32_t> weights;
};

// In single precision, as Pillow takes its box.
struct Span {
    float begin = 0;
    float end = 0;
};

// Those of `count` pixels of the result, from `begin` on; all of them where there is no count.
struct Pixels {
    int begin = 0;
    int count = 0;
};

std::vector<Taps> tapsFor(const Span& part, int sourceSize, int targetSize, const Pixels& wanted) {
    const double begin = part.begin;
    const double scale = static_cast<double>(part.end - part.begin) / targetSize, width = std::max(scale, 1.0);
    std::vector<Taps> all(static_cast<size_t>(wanted.count));
    for (int i = 0; i < wanted.count; ++i) {
        const double centre = begin + (wanted.begin + i + 0.5) * scale;
        const int first = std::max(0, static_cast<int>(centre - kReach * width + 0.5));
        const int end = std::min(sourceSize, static_cast<int>(centre + kReach * width + 0.5));
        std::vector<double> weights;
        double sum = 0;
        for (int p = first; p < end; ++p) {
            weights.push_back(cubic((p + 0.5 - centre) * (1.0 / width)));
            sum += weights.back();
        }
        Taps& taps = all[static_cast<size_t>(i)];
        taps.first = first;
        for (double weight : weights)
            taps.weights.push_back(static_cast<int32_t>(std::lround(weight / sum * (1 << kPlaces))));
    }
    return all;
}

uint8_t levelOf(int64_t sum) {
    return static_cast<uint8_t>(std::clamp<int64_t>(sum >> kPlaces, 0, 255));
}

constexpr int64_t kHalf = int64_t{1} << (kPlaces - 1);

// Of the rows from `first` to before `end`.
Image narrowed(const Image& image, const std::vector<Taps>& columns, int first, int end) {
    Image result{static_cast<int>(columns.size()), end - first, {}};
    result.pixels.reserve(columns.size() * static_cast<size_t>(result.height) * kColours);
    for (int y = first; y < end; ++y)
        for (const Taps& taps : columns) {
            const uint8_t* pixel = image.at(taps.first, y);
            int64_t sums[kColours] = {kHalf, kHalf, kHalf};
            for (int32_t weight : taps.weights)
                for (int64_t& sum : sums)
                    sum += int64_t{weight} * *pixel++;
            for (int64_t sum : sums)
                result.pixels.push_back(levelOf(sum));
        }
    return result;
}

Image shortened(const Image& image, const std::vector<Taps>& rows) {
    Image result{image.width, static_cast<int>(rows.size()), {}};
    const size_t stride = static_cast<size_t>(image.width) * kColours;
    result.pixels.reserve(rows.size() * stride);
    for (const Taps& taps : rows)
        for (size_t i = 0; i < stride; ++i) {
            const uint8_t* value = image.pixels.data() + static_cast<size_t>(taps.first) * stride + i;
            int64_t sum = kHalf;
            for (size_t k = 0; k < taps.weights.size(); ++k)
                sum += int64_t{taps.weights[k]} * value[k * stride];
            result.pixels.push_back(levelOf(sum));
        }
    return result;
}

bool isWhole(const Span& part, int size) {
    return part.begin == 0 && part.end == static_cast<float>(size);
}

// The rows that the taps look at: first and one past the last.
std::pair<int, int> rowsSeen(const std::vector<Taps>& rows) {
    int first = rows.front().first, end = 0;
    for (const Taps& taps : rows) {
        first = std::min(first, taps.first);
        end = std::max(end, taps.first + static_cast<int>(taps.weights.size()));
    }
    return {first, end};
}

// The wanted pixels of a part of image in another size.
Image resample(const Image& image, const Span& across, int width, const Span& down, int height,
               const PixelBox& wanted) {
    const bool narrows = width != image.width || wanted.width != width || !isWhole(across, image.width);
    const bool shortens = height != image.height || wanted.height != height || !isWhole(down, image.height);
    std::vector<Taps> rows = tapsFor(down, image.height, height, {wanted.top, wanted.height});
    if (!narrows)
        return shortens ? shortened(image, rows) : image;
    const auto [first, end] = shortens ? rowsSeen(rows) : std::pair(0, image.height);
    const Image narrow = narrowed(image, tapsFor(across, image.width, width, {wanted.left, wanted.width}), first, end);
    if (!shortens)
        return narrow;
    for (Taps& taps : rows)
        taps.first -= first;
    return shortened(narrow, rows);
}

// The middle of `size` pixels, `length` long.
Span middle(int size, double length) {
    const double begin = (size - length) / 2;
    return {static_cast<float>(begin), static_cast<float>(begin + length)};
}

} // namespace

Image resized(const Image& image, int width, int height) {
    return resizedPart(image, width, height, {0, 0, width, height});
}

Image resizedPart(const Image& image, int width, int height, const PixelBox& part) {
    return resample(image, middle(image.width, image.width), width, middle(image.height, image.height), height, part);
}

Image croppedAndResized(const Image& image, int width, int height) {
    const double scale = std::min(static_cast<double>(image.width) / width, static_cast<double>(image.height) / height);
    return resample(image, middle(image.width, scale * width), width, middle(image.height, scale * height), height,
                    {0, 0, width, height});
}

} // namespace miro
