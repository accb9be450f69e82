#include "scene/sprite_groups.h"

#include <algorithm>
#include <cmath>

namespace miro {
namespace {

constexpr float kLeastDifference = 0.05f;
constexpr float kDeepestShadow = 0.5f; // of the background is left

float differenceFrom(const float* seen, const float* ground) {
    float sum = 0;
    for (int c = 0; c < 3; ++c)
        sum += (seen[c] - ground[c]) * (seen[c] - ground[c]);
    return std::sqrt(sum);
}

// From the nearest of the colours that the background has in a shadow.
float differenceFromShadow(const float* seen, const float* ground) {
    const float along = seen[0] * ground[0] + seen[1] * ground[1] + seen[2] * ground[2];
    const float square = ground[0] * ground[0] + ground[1] * ground[1] + ground[2] * ground[2];
    const float left = std::clamp(along / std::max(square, 1e-4f), kDeepestShadow, 1.0f);
    const float dark[3] = {left * ground[0], left * ground[1], left * ground[2]};
    return differenceFrom(seen, dark);
}

} // namespace

std::vector<uint8_t> standingOut(const RgbGrid& picture, const SceneGround& ground, bool withoutShadows) {
    std::vector<uint8_t> pixels(static_cast<size_t>(picture.side) * picture.side);
    const float limit = std::max(kLeastDifference, 5 * ground.noise);
    for (size_t i = 0; i < pixels.size(); ++i) {
        const float* seen = &picture.pixels[i * 3];
        const float* base = &ground.grid.pixels[i * 3];
        pixels[i] = (withoutShadows ? differenceFromShadow(seen, base) : differenceFrom(seen, base)) > limit;
    }
    return pixels;
}

std::vector<PixelGroup> connected(const std::vector<uint8_t>& pixels, int side, int64_t least) {
    std::vector<uint8_t> left = pixels;
    std::vector<PixelGroup> groups;
    std::vector<int> open;
    for (int start = 0; start < side * side; ++start) {
        if (!left[static_cast<size_t>(start)])
            continue;
        std::vector<uint8_t> own(pixels.size());
        int64_t count = 0;
        const auto take = [&](int i) {
            left[static_cast<size_t>(i)] = 0;
            own[static_cast<size_t>(i)] = 1;
            ++count;
            open.push_back(i);
        };
        take(start);
        while (!open.empty()) {
            const int i = open.back(), x = i % side, y = i / side;
            open.pop_back();
            for (int ny = std::max(0, y - 1); ny <= std::min(side - 1, y + 1); ++ny)
                for (int nx = std::max(0, x - 1); nx <= std::min(side - 1, x + 1); ++nx)
                    if (left[static_cast<size_t>(ny * side + nx)])
                        take(ny * side + nx);
        }
        if (count >= least)
            groups.push_back(groupOf(std::move(own), side));
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const PixelGroup& a, const PixelGroup& b) { return a.count > b.count; });
    return groups;
}

std::vector<PixelGroup> divided(const PixelGroup& group, int side, size_t parts) {
    std::vector<std::pair<double, double>> middles;
    std::vector<int> members;
    for (int i = 0; i < side * side; ++i)
        if (group.pixels[static_cast<size_t>(i)])
            members.push_back(i);
    const auto away = [&](int i, const std::pair<double, double>& middle) {
        const double dx = i % side + 0.5 - middle.first, dy = i / side + 0.5 - middle.second;
        return dx * dx + dy * dy;
    };
    // Begins far apart: each next middle is the member farthest from those before.
    std::pair<double, double> before{group.x, group.y};
    while (middles.size() < parts) {
        int farthest = members.front();
        double most = -1;
        for (const int i : members) {
            double near = middles.empty() ? away(i, before) : 1e30;
            for (const auto& middle : middles)
                near = std::min(near, away(i, middle));
            if (near > most) {
                most = near;
                farthest = i;
            }
        }
        middles.emplace_back(farthest % side + 0.5, farthest / side + 0.5);
    }
    std::vector<size_t> nearest(members.size());
    for (int round = 0; round < 12; ++round) {
        std::vector<std::array<double, 3>> sums(parts);
        for (size_t m = 0; m < members.size(); ++m) {
            for (size_t k = 0; k < parts; ++k)
                if (away(members[m], middles[k]) < away(members[m], middles[nearest[m]]))
                    nearest[m] = k;
            auto& sum = sums[nearest[m]];
            sum[0] += members[m] % side + 0.5;
            sum[1] += members[m] / side + 0.5;
            sum[2] += 1;
        }
        for (size_t k = 0; k < parts; ++k)
            if (sums[k][2] > 0)
                middles[k] = {sums[k][0] / sums[k][2], sums[k][1] / sums[k][2]};
    }
    std::vector<PixelGroup> made;
    for (size_t k = 0; k < parts; ++k) {
        std::vector<uint8_t> own(group.pixels.size());
        for (size_t m = 0; m < members.size(); ++m)
            if (nearest[m] == k)
                own[static_cast<size_t>(members[m])] = 1;
        made.push_back(groupOf(std::move(own), side));
    }
    return made;
}

PixelGroup joined(const PixelGroup& a, const PixelGroup& b, int side) {
    std::vector<uint8_t> pixels = a.pixels;
    for (size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = pixels[i] | b.pixels[i];
    return groupOf(std::move(pixels), side);
}

} // namespace miro
