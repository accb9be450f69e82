#include "scene/scene_render.h"

#include "base/seeded_random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace miro {
namespace {

constexpr int kSide = kSceneSide;
constexpr int kPixels = kSide * kSide;

// Planes of kSide x kSide, sRGB from 0 to 1.
struct Canvas {
    std::array<std::vector<float>, 3> planes{std::vector<float>(kPixels), std::vector<float>(kPixels),
                                             std::vector<float>(kPixels)};
};

// Averages over 2 * radius + 1 pixels along rows, then columns; the border repeats.
void boxBlur(std::vector<float>& plane, int radius) {
    if (radius < 1)
        return;
    std::vector<float> line(kSide);
    auto pass = [&](int start, int step) {
        for (int i = 0; i < kSide; ++i)
            line[static_cast<size_t>(i)] = plane[static_cast<size_t>(start + i * step)];
        for (int i = 0; i < kSide; ++i) {
            float sum = 0;
            for (int k = -radius; k <= radius; ++k)
                sum += line[static_cast<size_t>(std::clamp(i + k, 0, kSide - 1))];
            plane[static_cast<size_t>(start + i * step)] = sum / static_cast<float>(2 * radius + 1);
        }
    };
    for (int y = 0; y < kSide; ++y)
        pass(y * kSide, 1);
    for (int x = 0; x < kSide; ++x)
        pass(x, kSide);
}

// Nearly Gaussian, of a radius that need not be whole: a mix of the two whole ones around it.
void softBlur(std::vector<float>& plane, double radius) {
    const int whole = static_cast<int>(radius);
    const auto part = static_cast<float>(radius - whole);
    std::vector<float> wider = plane;
    for (int pass = 0; pass < 2; ++pass) {
        boxBlur(plane, whole);
        boxBlur(wider, whole + 1);
    }
    for (size_t i = 0; i < plane.size(); ++i)
        plane[i] += part * (wider[i] - plane[i]);
}

// Of the cut-out at a place that lies between pixels; outside there is nothing.
std::array<float, 4> bilinear(const Cutout& cutout, double u, double v) {
    const double x = u - 0.5, y = v - 0.5;
    const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
    const auto fx = static_cast<float>(x - left), fy = static_cast<float>(y - top);
    std::array<float, 4> sum{};
    for (int dy = 0; dy < 2; ++dy)
        for (int dx = 0; dx < 2; ++dx) {
            const int px = left + dx, py = top + dy;
            if (px < 0 || py < 0 || px >= cutout.side || py >= cutout.side)
                continue;
            const float weight = (dx ? fx : 1 - fx) * (dy ? fy : 1 - fy);
            const float* pixel = &cutout.pixels[(static_cast<size_t>(py) * cutout.side + px) * 4];
            for (size_t channel = 0; channel < 4; ++channel)
                sum[channel] += weight * pixel[channel];
        }
    return sum;
}

// A cut-out placed on the canvas: RGBA multiplied by cover, for each pixel it touches.
struct Layer {
    std::vector<std::array<float, 4>> pixels = std::vector<std::array<float, 4>>(kPixels);
};

void place(Layer& layer, const Cutout& cutout, const PlacedSprite& sprite) {
    constexpr int kSamples = 3; // a side, in each pixel
    const double turn = sprite.angle * std::numbers::pi / 180, cosine = std::cos(turn), sine = std::sin(turn);
    const double scale = cutout.side / sprite.size, reach = sprite.size * 0.75;
    const auto from = [](double middle, double r) {
        return std::clamp(static_cast<int>(middle - r), 0, kSide);
    };
    for (int y = from(sprite.y, reach); y < from(sprite.y, -reach - 1); ++y)
        for (int x = from(sprite.x, reach); x < from(sprite.x, -reach - 1); ++x) {
            std::array<float, 4> sum{};
            for (int sy = 0; sy < kSamples; ++sy)
                for (int sx = 0; sx < kSamples; ++sx) {
                    const double dx = x + (sx + 0.5) / kSamples - sprite.x, dy = y + (sy + 0.5) / kSamples - sprite.y;
                    const auto sample = bilinear(cutout, (dx * cosine + dy * sine) * scale + cutout.side / 2.0,
                                                 (dy * cosine - dx * sine) * scale + cutout.side / 2.0);
                    for (size_t channel = 0; channel < 4; ++channel)
                        sum[channel] += sample[channel] / (kSamples * kSamples);
                }
            auto& pixel = layer.pixels[static_cast<size_t>(y * kSide + x)];
            for (size_t channel = 0; channel < 4; ++channel)
                pixel[channel] = sum[channel] + pixel[channel] * (1 - sum[3]);
        }
}

// How far a pixel is from where the light comes from: 0 near, 1 far.
double distanceFromLight(int x, int y) {
    const double dx = (x + 0.5) / kSide - 0.22, dy = (y + 0.5) / kSide - 0.12;
    return std::min(1.0, std::sqrt(dx * dx + dy * dy) / 1.1);
}

void paintBackground(Canvas& canvas, const Scene& scene) {
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            const double far = distanceFromLight(x, y);
            // Towards the light the colour becomes warm white, away from it darker.
            const double glow = scene.look.light * std::pow(1 - far, 2) * 0.55;
            const double shade = 1 - scene.look.light * 0.38 * far * far;
            constexpr std::array<double, 3> kWarm = {1.0, 0.965, 0.88};
            for (size_t channel = 0; channel < 3; ++channel) {
                const double base = scene.background[channel] * shade;
                canvas.planes[channel][static_cast<size_t>(y * kSide + x)] =
                    static_cast<float>(base + glow * (kWarm[channel] - base));
            }
        }
}

void castShadow(Canvas& canvas, const Layer& layer, double light) {
    if (light <= 0.02)
        return;
    constexpr int kRight = 4, kDown = 6;
    std::vector<float> shadow(kPixels);
    for (int y = kDown; y < kSide; ++y)
        for (int x = kRight; x < kSide; ++x)
            shadow[static_cast<size_t>(y * kSide + x)] =
                layer.pixels[static_cast<size_t>((y - kDown) * kSide + x - kRight)][3];
    softBlur(shadow, 3);
    for (auto& plane : canvas.planes)
        for (size_t i = 0; i < plane.size(); ++i)
            plane[i] *= 1 - static_cast<float>(0.42 * light) * shadow[i];
}

void paintLayer(Canvas& canvas, const Layer& layer, double light) {
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            const size_t i = static_cast<size_t>(y * kSide + x);
            const auto& pixel = layer.pixels[i];
            if (pixel[3] <= 0)
                continue;
            const auto lit = static_cast<float>(1 + light * (0.10 - 0.22 * distanceFromLight(x, y)));
            for (size_t channel = 0; channel < 3; ++channel)
                canvas.planes[channel][i] =
                    std::min(1.0f, pixel[channel] * lit) + canvas.planes[channel][i] * (1 - pixel[3]);
        }
}

// Without light: little contrast, the colours half gone, a grey veil.
void dull(Canvas& canvas, double light) {
    const auto loss = static_cast<float>(std::max(0.0, 0.5 - light) * 2);
    if (loss <= 0)
        return;
    for (size_t i = 0; i < kPixels; ++i) {
        const float grey = 0.299f * canvas.planes[0][i] + 0.587f * canvas.planes[1][i] + 0.114f * canvas.planes[2][i];
        for (auto& plane : canvas.planes) {
            const float faded = plane[i] + 0.30f * loss * (grey - plane[i]);
            plane[i] = faded + 0.34f * loss * (0.47f - faded);
        }
    }
}

void scatterScraps(Canvas& canvas, double amount, SeededRandom random) {
    const int scraps = static_cast<int>(std::lround(amount * 14));
    for (int scrap = 0; scrap < scraps; ++scrap) {
        const double middleX = random.uniform(0, kSide), middleY = random.uniform(0, kSide);
        const double radius = random.uniform(1.5, 5);
        const bool square = random.chance(0.5);
        const std::array<float, 3> colour = {static_cast<float>(random.uniform()), static_cast<float>(random.uniform()),
                                             static_cast<float>(random.uniform())};
        for (int y = std::max(0, static_cast<int>(middleY - radius)); y < std::min<double>(kSide, middleY + radius);
             ++y)
            for (int x = std::max(0, static_cast<int>(middleX - radius)); x < std::min<double>(kSide, middleX + radius);
                 ++x)
                if (square || std::hypot(x + 0.5 - middleX, y + 0.5 - middleY) < radius)
                    for (size_t channel = 0; channel < 3; ++channel)
                        canvas.planes[channel][static_cast<size_t>(y * kSide + x)] = colour[channel];
    }
}

Image imageFrom(const Canvas& canvas) {
    Image image{kSide, kSide, std::vector<uint8_t>(size_t{kPixels} * 3)};
    for (size_t i = 0; i < kPixels; ++i)
        for (size_t channel = 0; channel < 3; ++channel)
            image.pixels[i * 3 + channel] =
                static_cast<uint8_t>(std::lround(std::clamp(canvas.planes[channel][i], 0.0f, 1.0f) * 255));
    return image;
}

} // namespace

const Cutout& SceneRenderer::cutout(int sprite, const std::string& colour) {
    const auto [place, isNew] = m_cutouts.try_emplace({sprite, colour});
    if (isNew)
        place->second = m_sprites.coloured(sprite, colour);
    return place->second;
}

Image SceneRenderer::render(const Scene& scene) {
    Canvas canvas;
    paintBackground(canvas, scene);
    Layer layer;
    for (const PlacedSprite& sprite : scene.sprites)
        place(layer, cutout(sprite.sprite, sprite.colour), sprite);
    scatterScraps(canvas, scene.look.clutter, SeededRandom(mixedSeed({scene.seed, 1})));
    castShadow(canvas, layer, scene.look.light);
    paintLayer(canvas, layer, scene.look.light);
    dull(canvas, scene.look.light);
    if (scene.look.blur > 0)
        for (auto& plane : canvas.planes)
            softBlur(plane, scene.look.blur * 4);
    if (scene.look.noise > 0) {
        SeededRandom random(mixedSeed({scene.seed, 2}));
        for (auto& plane : canvas.planes)
            for (float& value : plane)
                value += static_cast<float>(random.normal() * scene.look.noise * 0.2);
    }
    return imageFrom(canvas);
}

} // namespace miro
