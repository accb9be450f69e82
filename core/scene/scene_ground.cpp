#include "scene/scene_ground.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace miro {
namespace {

constexpr size_t kTerms = 9;
constexpr int kStep = 2; // every so many pixels take part
using Terms = std::array<double, kTerms>;

// x, y from 0 to 1. The last three follow the light as scene_render.cpp paints it.
Terms termsAt(double x, double y) {
    const double u = 2 * x - 1, v = 2 * y - 1;
    const double far = std::min(1.0, std::hypot(x - 0.22, y - 0.12) / 1.1);
    return {1, u, v, u * u, u * v, v * v, far, far * far, far * far * far};
}

// Solves the symmetric positive definite system in place (Cholesky).
Terms solved(std::array<Terms, kTerms> a, Terms b) {
    for (size_t i = 0; i < kTerms; ++i)
        for (size_t j = 0; j <= i; ++j) {
            double sum = a[i][j];
            for (size_t k = 0; k < j; ++k)
                sum -= a[i][k] * a[j][k];
            a[i][j] = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / a[j][j];
        }
    for (size_t i = 0; i < kTerms; ++i) {
        for (size_t k = 0; k < i; ++k)
            b[i] -= a[i][k] * b[k];
        b[i] /= a[i][i];
    }
    for (size_t i = kTerms; i-- > 0;) {
        for (size_t k = i + 1; k < kTerms; ++k)
            b[i] -= a[k][i] * b[k];
        b[i] /= a[i][i];
    }
    return b;
}

struct Sample {
    Terms terms;
    const float* pixel;
    bool rim;
    double weight;
};

std::array<Terms, 3> fitted(const std::vector<Sample>& samples, double stiffness) {
    std::array<Terms, kTerms> normal{};
    std::array<Terms, 3> right{};
    for (const Sample& sample : samples) {
        if (sample.weight <= 0)
            continue;
        for (size_t i = 0; i < kTerms; ++i) {
            const double weighted = sample.weight * sample.terms[i];
            for (size_t j = 0; j <= i; ++j)
                normal[i][j] += weighted * sample.terms[j];
            for (size_t c = 0; c < 3; ++c)
                right[c][i] += weighted * sample.pixel[c];
        }
    }
    const double whole = normal[0][0];
    for (size_t i = 0; i < kTerms; ++i)
        normal[i][i] += whole * (i == 0 ? 1e-9 : i < 3 ? stiffness * 0.01 : stiffness);
    return {solved(normal, right[0]), solved(normal, right[1]), solved(normal, right[2])};
}

float valueOf(const Terms& fit, const Terms& terms) {
    double sum = 0;
    for (size_t i = 0; i < kTerms; ++i)
        sum += fit[i] * terms[i];
    return static_cast<float>(sum);
}

double distanceTo(const std::array<Terms, 3>& fit, const Sample& sample) {
    double sum = 0;
    for (size_t c = 0; c < 3; ++c) {
        const double difference = sample.pixel[c] - valueOf(fit[c], sample.terms);
        sum += difference * difference;
    }
    return std::sqrt(sum);
}

} // namespace

SceneGround groundOf(const RgbGrid& picture) {
    constexpr int kRim = 8;
    const int side = picture.side;
    std::vector<Sample> samples;
    for (int y = 0; y < side; y += kStep)
        for (int x = 0; x < side; x += kStep) {
            const bool rim = std::min({x, y, side - 1 - x, side - 1 - y}) < kRim;
            samples.push_back({termsAt((x + 0.5) / side, (y + 0.5) / side), picture.at(x, y), rim, rim ? 1.0 : 0.0});
        }
    // What is nearer to the surface than `reach` belongs to it; the reach shrinks and the surface may bend more.
    std::array<Terms, 3> fit = fitted(samples, 1e-1);
    for (const auto& [reach, stiffness] :
         {std::pair(0.25, 3e-2), std::pair(0.16, 1e-2), std::pair(0.12, 3e-3), std::pair(0.09, 1e-3),
          std::pair(0.06, 1e-4), std::pair(0.05, 1e-5), std::pair(0.04, 1e-6), std::pair(0.04, 1e-6)}) {
        for (Sample& sample : samples) {
            const double far = distanceTo(fit, sample) / reach;
            const double near = std::max(0.0, 1 - far * far); // Tukey's biweight
            sample.weight = near * near * (sample.rim ? 4 : 1);
        }
        fit = fitted(samples, stiffness);
    }
    std::vector<double> scatter;
    for (const Sample& sample : samples)
        if (sample.weight > 0)
            scatter.push_back(distanceTo(fit, sample));
    SceneGround ground{{side, std::vector<float>(picture.pixels.size())}, 0};
    if (!scatter.empty()) {
        const auto middle = scatter.begin() + static_cast<std::ptrdiff_t>(scatter.size() / 2);
        std::nth_element(scatter.begin(), middle, scatter.end());
        ground.noise = static_cast<float>(*middle / 1.54); // the median length of three normal numbers
    }
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const Terms terms = termsAt((x + 0.5) / side, (y + 0.5) / side);
            for (size_t c = 0; c < 3; ++c)
                ground.grid.at(x, y)[c] = std::clamp(valueOf(fit[c], terms), 0.0f, 1.0f);
        }
    return ground;
}

} // namespace miro
