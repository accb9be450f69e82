#include "sample/start_noise.h"

#include "tensor/noise.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>

namespace miro {
namespace {

// Below this angle (or its distance to a half turn) the sphere's formula divides by nearly nothing; the straight line
// is the same there to fp32.
constexpr double kSmallSine = 1e-6;

} // namespace

at::Tensor sphericalMix(const at::Tensor& from, const at::Tensor& to, double amount) {
    if (amount <= 0)
        return from.clone();
    if (amount >= 1)
        return to.clone();
    const at::Tensor a = from.to(at::kDouble), b = to.to(at::kDouble);
    const double lengthA = a.norm().item<double>(), lengthB = b.norm().item<double>();
    if (lengthA == 0 || lengthB == 0)
        return (a * (1 - amount) + b * amount).to(at::kFloat);
    const at::Tensor directionA = a / lengthA, directionB = b / lengthB;
    const double cosine = std::clamp((directionA * directionB).sum().item<double>(), -1.0, 1.0);
    const double angle = std::acos(cosine), sine = std::sin(angle);
    const double length = lengthA * (1 - amount) + lengthB * amount;
    if (sine < kSmallSine)
        return ((directionA * (1 - amount) + directionB * amount) * length).to(at::kFloat);
    const double weightA = std::sin((1 - amount) * angle) / sine, weightB = std::sin(amount * angle) / sine;
    return ((directionA * weightA + directionB * weightB) * length).to(at::kFloat);
}

at::Tensor startNoise(const std::vector<uint64_t>& seeds, const std::vector<uint64_t>& variationSeeds, double variation,
                      const std::vector<int64_t>& pictureShape) {
    at::Tensor noise = seededNoise(seeds, pictureShape);
    if (!(variation > 0))
        return noise;
    const at::Tensor other = seededNoise(variationSeeds, pictureShape);
    std::vector<at::Tensor> pictures;
    for (int64_t i = 0; i < noise.size(0); ++i)
        pictures.push_back(sphericalMix(noise[i], other[i], variation));
    return at::stack(pictures);
}

} // namespace miro
