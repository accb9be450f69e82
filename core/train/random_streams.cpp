#include "train/random_streams.h"

#include <ATen/ATen.h>
#include <cmath>
#include <numbers>

namespace miro {
namespace {

// Both numbers of a Box-Muller pair, in single precision: batches need millions.
void fillNormal(SeededRandom& stream, float* values, int64_t count) {
    constexpr float kUnit = 0x1.0p-24F;
    for (int64_t i = 0; i < count; i += 2) {
        const uint64_t bits = stream.next();
        const float above0 = static_cast<float>((bits >> 40) + 1) * kUnit; // (0, 1]
        const float angle = static_cast<float>(bits & 0xFFFFFFu) * (2 * std::numbers::pi_v<float> * kUnit);
        const float radius = std::sqrt(-2 * std::log(above0));
        values[i] = radius * std::cos(angle);
        if (i + 1 < count)
            values[i + 1] = radius * std::sin(angle);
    }
}

} // namespace

SeededRandom randomStream(uint64_t seed, RandomPurpose purpose, uint64_t step, uint64_t row) {
    return SeededRandom(mixedSeed({seed, static_cast<uint64_t>(purpose), step, row}));
}

uint64_t nameNumber(std::string_view name) {
    uint64_t number = 0xCBF29CE484222325u;
    for (const char letter : name)
        number = (number ^ static_cast<unsigned char>(letter)) * 0x100000001B3u;
    return number;
}

at::Tensor normalTensor(SeededRandom stream, const std::vector<int64_t>& shape) {
    at::Tensor tensor = at::empty(shape, at::kFloat);
    fillNormal(stream, tensor.mutable_data_ptr<float>(), tensor.numel());
    return tensor;
}

at::Tensor normalRows(uint64_t seed, RandomPurpose purpose, uint64_t step, const std::vector<int64_t>& rows,
                      const std::vector<int64_t>& rowShape) {
    std::vector<int64_t> shape{static_cast<int64_t>(rows.size())};
    shape.insert(shape.end(), rowShape.begin(), rowShape.end());
    at::Tensor tensor = at::empty(shape, at::kFloat);
    const int64_t count = rows.empty() ? 0 : tensor.numel() / static_cast<int64_t>(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        SeededRandom stream = randomStream(seed, purpose, step, static_cast<uint64_t>(rows[i]));
        fillNormal(stream, tensor.mutable_data_ptr<float>() + static_cast<int64_t>(i) * count, count);
    }
    return tensor;
}

} // namespace miro
