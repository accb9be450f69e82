#include "reward/preprocess.h"

#include "image/resize.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr double kReach = 2; // of the bicubic kernel, in pixels of the coarser side
constexpr float kLevels = 255;

// The middle of `size` pixels, `length` long.
int cropStart(int size, int length, CropRounding rounding) {
    const int rest = size - length;
    const int half = rest / 2;
    if (rounding == CropRounding::HalfToEven && rest % 2 == 1 && half % 2 == 1)
        return half + 1;
    return half;
}

// Keys' kernel (a = -0.5) as libtorch's vectorised code computes it: in single precision, products and sums fused.
float cubic(float x) {
    constexpr float a = -0.5F;
    x = std::abs(x);
    if (x < 1)
        return std::fma(std::fma(a + 2, x, -(a + 3)) * x, x, 1.0F);
    if (x < 2)
        return std::fma(std::fma(std::fma(a, x, -5 * a), x, 8 * a), x, -4 * a);
    return 0;
}

struct FloatTaps {
    int first = 0;
    std::vector<float> weights;
};

// With libtorch's antialiased bicubic for floats to the bit: what it keeps is single, what it adds on the way is
// double.
std::vector<FloatTaps> tapsFor(int sourceSize, int targetSize, int begin, int count) {
    const float scale = static_cast<float>(sourceSize) / static_cast<float>(targetSize);
    const float support = scale >= 1 ? static_cast<float>(kReach * scale) : static_cast<float>(kReach);
    const float inverse = scale >= 1 ? static_cast<float>(1.0 / scale) : 1.0F;
    std::vector<FloatTaps> all(static_cast<size_t>(count));
    for (int i = 0; i < count; ++i) {
        const auto centre = static_cast<float>(scale * (begin + i + 0.5));
        FloatTaps& taps = all[static_cast<size_t>(i)];
        taps.first = std::max(static_cast<int>(centre - support + 0.5), 0);
        const int end = std::min(static_cast<int>(centre + support + 0.5), sourceSize);
        float sum = 0;
        for (int p = taps.first; p < end; ++p) {
            taps.weights.push_back(cubic(static_cast<float>((static_cast<float>(p) - centre + 0.5) * inverse)));
            sum += taps.weights.back();
        }
        for (float& weight : taps.weights)
            weight /= sum;
    }
    return all;
}

// value(k) * weights[k], summed as libtorch's vectorised code does: after the first, four products at a time are
// rounded before they are added; those that are left over are fused.
template <typename Value>
float weightedSum(const std::vector<float>& weights, Value value) {
    constexpr size_t kLanes = 4;
    float sum = weights[0] * value(0);
    size_t k = 1;
    for (; k + kLanes <= weights.size(); k += kLanes)
        for (size_t lane = 0; lane < kLanes; ++lane)
            sum += weights[k + lane] * value(k + lane);
    for (; k < weights.size(); ++k)
        sum = std::fma(weights[k], value(k), sum);
    return sum;
}

// The part of the picture's rows that the taps look at, one pass along x: (3, rows, columns).
std::vector<float> narrowed(const Image& image, const std::vector<FloatTaps>& columns, int first, int rows) {
    std::array<float, 256> table;
    for (size_t level = 0; level < table.size(); ++level)
        table[level] = static_cast<float>(level) / kLevels;
    std::vector<float> result(3 * static_cast<size_t>(rows) * columns.size());
    for (int c = 0; c < 3; ++c)
        for (int y = 0; y < rows; ++y)
            for (size_t x = 0; x < columns.size(); ++x) {
                const FloatTaps& taps = columns[x];
                const uint8_t* pixel = image.at(taps.first, first + y) + c;
                result[(static_cast<size_t>(c) * rows + y) * columns.size() + x] =
                    weightedSum(taps.weights, [&](size_t k) { return table[pixel[3 * k]]; });
            }
    return result;
}

} // namespace

PixelSize shorterSideResized(const Image& image, int side) {
    const int shorter = std::min(image.width, image.height);
    auto scaled = [&](int length) {
        return length == shorter ? side : static_cast<int>(int64_t{side} * length / shorter);
    };
    return {scaled(image.width), scaled(image.height)};
}

Image resizedAndCropped(const Image& image, int side, CropRounding rounding) {
    const PixelSize size = shorterSideResized(image, side);
    return resizedPart(image, size.width, size.height,
                       {cropStart(size.width, side, rounding), cropStart(size.height, side, rounding), side, side});
}

bool cropsAreEqual(const Image& image, int side) {
    const PixelSize size = shorterSideResized(image, side);
    auto equal = [&](int length) {
        return cropStart(length, side, CropRounding::Down) == cropStart(length, side, CropRounding::HalfToEven);
    };
    return equal(size.width) && equal(size.height);
}

at::Tensor normalisedPixels(std::span<const Image> images, const PixelStatistics& statistics) {
    const int64_t count = static_cast<int64_t>(images.size());
    const int64_t height = images.front().height, width = images.front().width;
    // Every level's value, once.
    std::array<std::array<float, 256>, 3> table;
    for (size_t c = 0; c < 3; ++c)
        for (size_t level = 0; level < 256; ++level)
            table[c][level] = (static_cast<float>(level) / kLevels - statistics.mean[c]) / statistics.std[c];
    at::Tensor result = at::empty({count, 3, height, width}, at::kFloat);
    for (int64_t i = 0; i < count; ++i) {
        const uint8_t* pixel = images[static_cast<size_t>(i)].pixels.data();
        float* planes = result.data_ptr<float>() + i * 3 * height * width;
        for (int64_t p = 0; p < height * width; ++p)
            for (size_t c = 0; c < 3; ++c)
                planes[static_cast<int64_t>(c) * height * width + p] = table[c][*pixel++];
    }
    return result;
}

at::Tensor floatResizedAndCropped(const Image& image, int side, const PixelStatistics& statistics) {
    const PixelSize size = shorterSideResized(image, side);
    auto tapsOf = [&](int source, int target) {
        return tapsFor(source, target, cropStart(target, side, CropRounding::HalfToEven), side);
    };
    const std::vector<FloatTaps> columns = tapsOf(image.width, size.width);
    const std::vector<FloatTaps> rows = tapsOf(image.height, size.height);
    const int first = rows.front().first;
    const int count = rows.back().first + static_cast<int>(rows.back().weights.size()) - first;
    const std::vector<float> narrow = narrowed(image, columns, first, count);

    const auto stride = static_cast<size_t>(side);
    at::Tensor result = at::empty({3, side, side}, at::kFloat);
    float* target = result.data_ptr<float>();
    for (size_t c = 0; c < 3; ++c)
        for (const FloatTaps& taps : rows)
            for (size_t x = 0; x < stride; ++x) {
                const float* value = narrow.data() + (c * count + static_cast<size_t>(taps.first - first)) * stride + x;
                const float sum = weightedSum(taps.weights, [&](size_t k) { return value[k * stride]; });
                *target++ = (sum - statistics.mean[c]) / statistics.std[c];
            }
    return result;
}

} // namespace miro
