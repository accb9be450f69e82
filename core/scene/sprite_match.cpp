#include "scene/sprite_match.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace miro {
namespace {

constexpr double kShadowRight = 4, kShadowDown = 6; // pixels, as scene_render.cpp casts it
constexpr float kEdge = 0.04f;                      // of cover: less is not the thing
constexpr double kFloor = 0.0006;                   // energy of a cell that differs too little to be seen
constexpr size_t kProducts = LightSums::kParts * (LightSums::kParts + 1) / 2;

// Red, green, blue and nothing, which one instruction multiplies.
using Channels = float __attribute__((vector_size(16)));

double sumOf(const Channels& channels) {
    return channels[0] + channels[1] + channels[2];
}

} // namespace

MatchPart partOf(const MatchLevel& level, const std::vector<uint8_t>& pixels) {
    const int side = level.picture.side, pitch = level.pitch, full = side * pitch;
    MatchPart part;
    part.cells.resize(static_cast<size_t>(side) * side);
    part.left = part.top = side;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            int inside = 0;
            for (int dy = 0; dy < pitch; ++dy)
                for (int dx = 0; dx < pitch; ++dx)
                    inside += pixels[static_cast<size_t>(y * pitch + dy) * full + x * pitch + dx];
            if (2 * inside < pitch * pitch)
                continue;
            part.cells[static_cast<size_t>(y) * side + x] = 1;
            part.left = std::min(part.left, x);
            part.top = std::min(part.top, y);
            part.right = std::max(part.right, x + 1);
            part.bottom = std::max(part.bottom, y + 1);
            for (int c = 0; c < 3; ++c) {
                const double difference = level.picture.at(x, y)[c] - level.ground.at(x, y)[c];
                part.energy += difference * difference;
            }
        }
    return part;
}

SpriteMatch matchAt(const MatchLevel& level, const MatchPart& part, const SpriteLook& look, const SpritePose& pose) {
    const int side = level.picture.side;
    const double pitch = level.pitch;
    const Cutout& cutout = pose.size / pitch >= 28 ? look.fine : look.middle;
    const double turn = pose.angle * std::numbers::pi / 180;
    const auto scale = static_cast<float>(cutout.side / pose.size);
    const float shrink = static_cast<float>(look.coarse.side) / static_cast<float>(cutout.side);
    const float cosine = static_cast<float>(std::cos(turn)) * scale, sine = static_cast<float>(std::sin(turn)) * scale;
    const float middle = 0.5f * static_cast<float>(cutout.side);
    const double reach = pose.size * (0.5 + 0.2 * std::min(1.0, std::abs(pose.angle) / 30));
    const auto cell = [&](double pixel, double more) {
        return std::clamp(static_cast<int>(std::floor(pixel / pitch + more)), 0, side);
    };
    const int left = cell(pose.x - reach, 0), right = cell(pose.x + reach + kShadowRight, 1);
    const int top = cell(pose.y - reach, 0), bottom = cell(pose.y + reach + kShadowDown, 1);
    // The shadow lies where the thing is, moved; in the cut-out's own directions:
    const auto awayX = static_cast<float>(kShadowRight), awayY = static_cast<float>(kShadowDown);
    const float shadowU = awayX * cosine + awayY * sine, shadowV = awayY * cosine - awayX * sine;

    LightSums sums;
    double outside = part.energy, energy = 0;
    int cells = 0;
    for (int y = top; y < bottom; ++y) {
        // In floats a row, in doubles the rows: as fast as floats and as exact as is needed.
        std::array<Channels, kProducts> row{};
        Channels rowEnergy{}, rowOwn{};
        const auto dy = static_cast<float>((y + 0.5) * pitch - pose.y);
        for (int x = left; x < right; ++x) {
            const auto dx = static_cast<float>((x + 0.5) * pitch - pose.x);
            const float u = dx * cosine + dy * sine + middle, v = dy * cosine - dx * sine + middle;
            std::array<float, 4> thing{};
            addBilinear(cutout, u, v, 1, thing);
            const bool own = part.cells[static_cast<size_t>(y) * side + x] != 0;
            const float cover = thing[3];
            if (cover <= kEdge && !own)
                continue;
            const float shadow = (1 - cover) * coverAt(look.coarse, (u - shadowU) * shrink, (v - shadowV) * shrink);
            const float grey = 0.299f * thing[0] + 0.587f * thing[1] + 0.114f * thing[2];
            const float* seenAt = level.picture.at(x, y);
            const float* groundAt = level.ground.at(x, y);
            const Channels seen{seenAt[0], seenAt[1], seenAt[2], 0}, ground{groundAt[0], groundAt[1], groundAt[2], 0};
            const Channels colour{thing[0], thing[1], thing[2], 0}, greys{grey, grey, grey, 0};
            const Channels covers{cover, cover, cover, 0}, dark = -shadow * ground;
            const Channels difference = seen - ground, target = difference + cover * ground;
            ++cells;
            row[0] += colour * colour;
            row[1] += greys * colour;
            row[2] += greys * greys;
            row[3] += covers * colour;
            row[4] += covers * greys;
            row[5] += covers * covers;
            row[6] += dark * colour;
            row[7] += dark * greys;
            row[8] += dark * covers;
            row[9] += dark * dark;
            row[10] += target * colour;
            row[11] += target * greys;
            row[12] += target * covers;
            row[13] += target * dark;
            row[14] += target * target;
            rowEnergy += difference * difference;
            if (own)
                rowOwn += difference * difference;
        }
        size_t next = 0;
        for (size_t i = 0; i < LightSums::kParts; ++i)
            for (size_t j = 0; j <= i; ++j)
                sums.products[i][j] += sumOf(row[next++]);
        energy += sumOf(rowEnergy);
        outside -= sumOf(rowOwn);
    }
    SpriteMatch match;
    match.pose = pose;
    match.light = fitLight(sums);
    outside = std::max(0.0, outside);
    match.energy = energy + outside + cells * kFloor;
    match.score = 1 - (match.light.error + outside + cells * kFloor) / match.energy;
    return match;
}

void improve(SpriteMatch& match, const MatchLevel& level, const MatchPart& part, const SpriteLook& look, double step,
             int halvings) {
    const size_t which = match.look;
    const auto better = [&](const SpritePose& pose) {
        if (pose.size < 20 || pose.size > 110 || std::abs(pose.angle) > 46)
            return false;
        SpriteMatch tried = matchAt(level, part, look, pose);
        if (tried.score <= match.score)
            return false;
        match = tried;
        match.look = which;
        return true;
    };
    for (int halving = 0; halving <= halvings; ++halving, step /= 2) {
        const double away = match.pose.size * 0.05 * step, grow = 1 + 0.06 * step, turn = 7 * step;
        for (int round = 0; round < 3; ++round) {
            bool moved = false;
            const auto along = [&](auto change) {
                for (const double sign : {1.0, -1.0}) {
                    bool any = false;
                    for (int i = 0; i < 3; ++i) {
                        SpritePose pose = match.pose;
                        change(pose, sign);
                        if (!better(pose))
                            break;
                        any = true;
                    }
                    moved = moved || any;
                    if (any)
                        break;
                }
            };
            along([&](SpritePose& pose, double sign) { pose.x += sign * away; });
            along([&](SpritePose& pose, double sign) { pose.y += sign * away; });
            along([&](SpritePose& pose, double sign) { pose.size *= sign > 0 ? grow : 1 / grow; });
            along([&](SpritePose& pose, double sign) { pose.angle += sign * turn; });
            if (!moved)
                break;
        }
    }
}

} // namespace miro
