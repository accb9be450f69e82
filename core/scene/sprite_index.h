// Which looks a group of pixels may be, found quickly: every look at several angles is kept as a small picture about
// the middle of its cover, as wide as the cover spreads; a group is brought into the same frame and compared with all
// of them. Private to the scene room.
#pragma once

#include "scene/sprite_match.h"

#include <cstdint>
#include <vector>

namespace miro {

struct PixelGroup {
    std::vector<uint8_t> pixels; // 1: of it; those of the full picture
    int64_t count = 0;
    double x = 0, y = 0; // its middle, pixels
    double spread = 0;   // root of the mean squared distance from there
};
PixelGroup groupOf(std::vector<uint8_t> pixels, int side);

struct IndexHit {
    size_t look = 0;
    SpritePose pose;
    double score = 0; // 1 - error / energy in the small frame
};

// Immutable after it is made; the looks outlive it.
class SpriteIndex {
public:
    explicit SpriteIndex(const std::vector<SpriteLook>& looks);

    // The best pose of the best looks, best first; at most `most` of them.
    std::vector<IndexHit> lookUp(const RgbGrid& picture, const RgbGrid& ground, const PixelGroup& group,
                                 size_t most) const;

private:
    struct Entry {
        size_t look = 0;
        double angle = 0;
        double x = 0, y = 0, spread = 0; // of its cover, about the cut-out's middle, in sides of it
    };
    void add(const SpriteLook& look, size_t which, double angle);

    std::vector<Entry> m_entries;
    std::vector<float> m_parts; // [cell][part][entry]: colour 3, grey, cover, shadow
    std::vector<float> m_sums;  // [product][entry]: see sprite_index.cpp
    size_t m_stride = 0;        // entries, rounded up
};

} // namespace miro
