#include "scene/sprite_index.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace miro {
namespace {

constexpr int kFrame = 12;     // cells a side
constexpr double kReach = 2.1; // from the middle to the frame's edge, in spreads
constexpr size_t kParts = 6;   // red, green, blue, grey, cover, and the shadow's cover where the thing itself is not
constexpr size_t kCells = static_cast<size_t>(kFrame) * kFrame;
constexpr std::array kAngles = {0.0, -13.0, 13.0, -26.0, 26.0, -38.0, 38.0};
// A group's spread is not quite its cover's: parts of it look like the background, or its shadow is with it.
// In pixels the middle moves with a shadow, which falls to the lower right.
struct Guess {
    double scale, right, down;
};
constexpr std::array kGuesses = {Guess{1.0, 0, 0}, Guess{0.88, 0, 0}, Guess{1.13, 0, 0}, Guess{0.92, -2.5, -3.5}};

// What is known of an entry before a picture is seen: sums over cells.
enum Product {
    ColourColour,
    ColourGrey,
    GreyGrey,
    CoverRed,
    CoverGreen,
    CoverBlue,
    CoverGrey,
    CoverCover,
    ShadowRed,
    ShadowGreen,
    ShadowBlue,
    ShadowGrey,
    ShadowCover,
    ShadowShadow,
    kProducts
};

// Where a shadow lies, in sides of a thing of usual size (scene_render.cpp casts it 4 and 6 pixels away).
constexpr double kShadowRightShare = 4 / 54.0, kShadowDownShare = 6 / 54.0;

// The middle of cell i, from -1 to 1.
double placeOf(int i) {
    return (i + 0.5) * 2 / kFrame - 1;
}

} // namespace

PixelGroup groupOf(std::vector<uint8_t> pixels, int side) {
    PixelGroup group;
    double xx = 0;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (pixels[static_cast<size_t>(y) * side + x]) {
                ++group.count;
                group.x += x + 0.5;
                group.y += y + 0.5;
                xx += (x + 0.5) * (x + 0.5) + (y + 0.5) * (y + 0.5);
            }
    if (group.count > 0) {
        const auto count = static_cast<double>(group.count);
        group.x /= count;
        group.y /= count;
        group.spread = std::sqrt(std::max(1.0, xx / count - group.x * group.x - group.y * group.y));
    }
    group.pixels = std::move(pixels);
    return group;
}

SpriteIndex::SpriteIndex(const std::vector<SpriteLook>& looks) {
    m_stride = (looks.size() * kAngles.size() + 15) / 16 * 16;
    m_parts.resize(kCells * kParts * m_stride);
    m_sums.resize(kProducts * m_stride);
    for (size_t i = 0; i < looks.size(); ++i)
        for (const double angle : kAngles)
            add(looks[i], i, angle);
}

void SpriteIndex::add(const SpriteLook& look, size_t which, double angle) {
    const Cutout& cutout = look.middle;
    double count = 0, x = 0, y = 0, square = 0;
    for (int v = 0; v < cutout.side; ++v)
        for (int u = 0; u < cutout.side; ++u) {
            const double cover = cutout.pixels[(static_cast<size_t>(v) * cutout.side + u) * 4 + 3];
            const double px = (u + 0.5) / cutout.side - 0.5, py = (v + 0.5) / cutout.side - 0.5;
            count += cover;
            x += cover * px;
            y += cover * py;
            square += cover * (px * px + py * py);
        }
    x /= count;
    y /= count;
    const double turn = angle * std::numbers::pi / 180, cosine = std::cos(turn), sine = std::sin(turn);
    Entry entry{which, angle, x * cosine - y * sine, x * sine + y * cosine, std::sqrt(square / count - x * x - y * y)};
    const size_t index = m_entries.size();
    std::array<double, kProducts> sums{};
    constexpr int kSamples = 3; // a side, in each cell
    for (int row = 0; row < kFrame; ++row)
        for (int column = 0; column < kFrame; ++column) {
            std::array<float, 4> thing{};
            float shadow = 0;
            for (int sample = 0; sample < kSamples * kSamples; ++sample) {
                const double more = 2.0 / kFrame / kSamples;
                const double dx = (placeOf(column) + (sample % kSamples - 1) * more) * kReach * entry.spread + entry.x;
                const double dy = (placeOf(row) + (sample / kSamples - 1) * more) * kReach * entry.spread + entry.y;
                addBilinear(cutout, static_cast<float>((dx * cosine + dy * sine + 0.5) * cutout.side),
                            static_cast<float>((dy * cosine - dx * sine + 0.5) * cutout.side),
                            1.0f / (kSamples * kSamples), thing);
                const double sx = dx - kShadowRightShare, sy = dy - kShadowDownShare;
                shadow += coverAt(look.coarse, static_cast<float>((sx * cosine + sy * sine + 0.5) * look.coarse.side),
                                  static_cast<float>((sy * cosine - sx * sine + 0.5) * look.coarse.side)) /
                          (kSamples * kSamples);
            }
            const float grey = 0.299f * thing[0] + 0.587f * thing[1] + 0.114f * thing[2];
            shadow *= 1 - thing[3];
            float* parts = &m_parts[static_cast<size_t>(row * kFrame + column) * kParts * m_stride + index];
            for (size_t c = 0; c < 3; ++c) {
                parts[c * m_stride] = thing[c];
                sums[ColourColour] += thing[c] * thing[c];
                sums[ColourGrey] += thing[c] * grey;
                sums[CoverRed + c] += thing[3] * thing[c];
                sums[ShadowRed + c] += shadow * thing[c];
            }
            parts[3 * m_stride] = grey;
            parts[4 * m_stride] = thing[3];
            parts[5 * m_stride] = shadow;
            sums[GreyGrey] += 3 * grey * grey;
            sums[CoverGrey] += thing[3] * grey;
            sums[CoverCover] += thing[3] * thing[3];
            sums[ShadowGrey] += shadow * grey;
            sums[ShadowCover] += shadow * thing[3];
            sums[ShadowShadow] += shadow * shadow;
        }
    for (size_t product = 0; product < kProducts; ++product)
        m_sums[product * m_stride + index] = static_cast<float>(sums[product]);
    m_entries.push_back(entry);
}

std::vector<IndexHit> SpriteIndex::lookUp(const RgbGrid& picture, const RgbGrid& ground, const PixelGroup& group,
                                          size_t most) const {
    const int side = picture.side;
    std::array<double, 3> base{}; // the background about the group
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (group.pixels[static_cast<size_t>(y) * side + x])
                for (size_t c = 0; c < 3; ++c)
                    base[c] += ground.at(x, y)[c] / static_cast<double>(group.count);
    std::vector<IndexHit> best;
    for (const Entry& entry : m_entries)
        if (entry.look >= best.size())
            best.resize(entry.look + 1, {0, {}, -1e9});

    std::vector<float> sums(6 * m_stride); // difference with: colour (3 as one), grey, cover by channel, shadow
    for (const auto& [scale, right, down] : kGuesses) {
        const double middleX = group.x + right, middleY = group.y + down;
        // The group in the frame: means of what differs from the background.
        std::array<std::array<float, 3>, kCells> seen{};
        const double width = 2 * kReach * group.spread * scale / kFrame; // of a cell, pixels
        double energy = 0;
        constexpr int kSamples = 4;
        for (int row = 0; row < kFrame; ++row)
            for (int column = 0; column < kFrame; ++column) {
                auto& cell = seen[static_cast<size_t>(row * kFrame + column)];
                for (int sample = 0; sample < kSamples * kSamples; ++sample) {
                    const double dx = column - kFrame / 2.0 + (sample % kSamples + 0.5) / kSamples;
                    const double dy = row - kFrame / 2.0 + (sample / kSamples + 0.5) / kSamples;
                    const int x = static_cast<int>(std::floor(middleX + dx * width));
                    const int y = static_cast<int>(std::floor(middleY + dy * width));
                    if (x < 0 || y < 0 || x >= side || y >= side || !group.pixels[static_cast<size_t>(y) * side + x])
                        continue;
                    for (size_t c = 0; c < 3; ++c)
                        cell[c] += (picture.at(x, y)[c] - ground.at(x, y)[c]) / (kSamples * kSamples);
                }
                for (size_t c = 0; c < 3; ++c)
                    energy += cell[c] * cell[c];
            }
        std::fill(sums.begin(), sums.end(), 0.0f);
        float* withColour = sums.data();
        float* withGrey = withColour + m_stride;
        std::array<float*, 3> withCover{withGrey + m_stride, withGrey + 2 * m_stride, withGrey + 3 * m_stride};
        float* withShadow = withGrey + 4 * m_stride;
        for (size_t cell = 0; cell < kCells; ++cell) {
            const auto& s = seen[cell];
            if (s[0] == 0 && s[1] == 0 && s[2] == 0)
                continue;
            const float all = s[0] + s[1] + s[2];
            const auto dark = static_cast<float>(s[0] * base[0] + s[1] * base[1] + s[2] * base[2]);
            const float* parts = &m_parts[cell * kParts * m_stride];
            for (size_t i = 0; i < m_stride; ++i) {
                const float cover = parts[4 * m_stride + i];
                withColour[i] += s[0] * parts[i] + s[1] * parts[m_stride + i] + s[2] * parts[2 * m_stride + i];
                withGrey[i] += all * parts[3 * m_stride + i];
                withShadow[i] += dark * parts[5 * m_stride + i];
                withCover[0][i] += s[0] * cover;
                withCover[1][i] += s[1] * cover;
                withCover[2][i] += s[2] * cover;
            }
        }
        for (size_t i = 0; i < m_entries.size(); ++i) {
            const auto known = [&](size_t product) {
                return static_cast<double>(m_sums[product * m_stride + i]);
            };
            // What is to be explained: the difference, and the background that the thing covers.
            LightSums light;
            auto& p = light.products;
            const double covers = known(CoverCover);
            double baseColour = 0, all = 0, baseBase = 0, seenCover = 0, baseSeen = 0, coverColour = 0, baseShadow = 0;
            for (size_t c = 0; c < 3; ++c) {
                baseColour += base[c] * known(CoverRed + c);
                baseShadow += base[c] * known(ShadowRed + c);
                coverColour += known(CoverRed + c);
                all += base[c];
                baseBase += base[c] * base[c];
                seenCover += withCover[c][i];
                baseSeen += base[c] * withCover[c][i];
            }
            p[0][0] = known(ColourColour);
            p[1][0] = known(ColourGrey);
            p[1][1] = known(GreyGrey);
            p[2][0] = coverColour;
            p[2][1] = 3 * known(CoverGrey);
            p[2][2] = 3 * covers;
            p[3][0] = -baseShadow;
            p[3][1] = -all * known(ShadowGrey);
            p[3][2] = -all * known(ShadowCover);
            p[3][3] = baseBase * known(ShadowShadow);
            p[4][3] = -withShadow[i] - baseBase * known(ShadowCover);
            p[4][0] = withColour[i] + baseColour;
            p[4][1] = withGrey[i] + all * known(CoverGrey);
            p[4][2] = seenCover + all * covers;
            p[4][4] = energy + 2 * baseSeen + baseBase * covers;
            const double score = 1 - fitLight(light).error / std::max(energy, 1e-6);
            const Entry& entry = m_entries[i];
            IndexHit& hit = best[entry.look];
            if (score <= hit.score)
                continue;
            const double size = group.spread * scale / entry.spread;
            hit = {entry.look, {middleX - entry.x * size, middleY - entry.y * size, size, entry.angle}, score};
        }
    }
    std::sort(best.begin(), best.end(), [](const IndexHit& a, const IndexHit& b) { return a.score > b.score; });
    best.resize(std::min(most, best.size()));
    return best;
}

} // namespace miro
