#include "scene/sprite_detector.h"

#include "image/resize.h"
#include "scene/scene.h"
#include "scene/scene_ground.h"
#include "scene/sprite_groups.h"
#include "scene/sprite_index.h"
#include "scene/sprite_match.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace miro {
namespace {

constexpr int64_t kLeastPixels = 130; // of a thing
constexpr int64_t kLeastPiece = 24;   // of a piece of one
constexpr size_t kMostPieces = 8;
constexpr size_t kMostGroups = 72; // that are looked at in one picture: rubbish falls into very many
constexpr size_t kMostThings = 8;
constexpr double kNearest = 0.3;                      // of both sizes: nearer than this no two things stand
constexpr double kSure = 0.86;                        // a match this good is taken before others are tried
constexpr double kSmall = 40;                         // pixels: a smaller thing is looked at in full resolution
constexpr std::array<size_t, 3> kRounds = {10, 4, 2}; // looks that are improved: roughly, better, to the end

// A picture in what the matching needs.
struct Scenery {
    MatchLevel full, half;
    std::vector<uint8_t> out, solid;       // pixels that stand out; without shadows
    std::map<uint64_t, SpriteMatch> known; // of groups that were looked at, by their pixels
};

uint64_t hashOf(const std::vector<uint8_t>& pixels) {
    uint64_t hash = 1469598103934665603u; // FNV-1a
    for (size_t i = 0; i < pixels.size(); ++i)
        if (pixels[i])
            hash = (hash ^ i) * 1099511628211u;
    return hash;
}

Scenery sceneryOf(const Image& picture) {
    const RgbGrid raw = gridOf(picture);
    Scenery made;
    made.full.picture = smoothed(raw);
    const SceneGround ground = groundOf(made.full.picture);
    made.full.ground = ground.grid;
    made.half = {2, halved(raw), halved(ground.grid)};
    made.out = standingOut(made.full.picture, ground, false);
    made.solid = standingOut(made.full.picture, ground, true);
    return made;
}

} // namespace

struct SpriteDetector::State {
    explicit State(const SpriteSet& sprites, const DetectorOptions& given)
        : options(given), looks(spriteLooks(sprites)), index(looks) {}

    DetectorOptions options;
    std::vector<SpriteLook> looks;
    SpriteIndex index;

    SpriteMatch bestOf(const Scenery& scenery, const PixelGroup& group) const;
    void explain(Scenery& scenery, const SpriteMatch& match) const;
    // The best single thing that explains some group of what is left; score below the threshold: nothing does.
    SpriteMatch nextThing(Scenery& scenery) const;
};

SpriteMatch SpriteDetector::State::bestOf(const Scenery& scenery, const PixelGroup& group) const {
    std::vector<IndexHit> hits = index.lookUp(scenery.full.picture, scenery.full.ground, group, kRounds[0]);
    const MatchPart full = partOf(scenery.full, group.pixels), half = partOf(scenery.half, group.pixels);
    std::vector<std::pair<SpriteMatch, bool>> matches; // and whether it is looked at in full resolution
    const auto better = [](const auto& a, const auto& b) {
        return a.first.score > b.first.score;
    };
    const auto keepBest = [&](size_t count) {
        std::stable_sort(matches.begin(), matches.end(), better);
        std::vector<std::pair<SpriteMatch, bool>> kept;
        for (const auto& match : matches)
            if (kept.size() < count &&
                std::none_of(kept.begin(), kept.end(), [&](const auto& k) { return k.first.look == match.first.look; }))
                kept.push_back(match);
        matches = std::move(kept);
    };
    const auto improveAll = [&](double step, int halvings) {
        for (auto& [match, isFull] : matches)
            improve(match, isFull ? scenery.full : scenery.half, isFull ? full : half, looks[match.look], step,
                    halvings);
    };
    for (const IndexHit& hit : hits) {
        if (hit.pose.size < 20 || hit.pose.size > 110)
            continue;
        const bool isFull = hit.pose.size < kSmall;
        SpriteMatch match =
            matchAt(isFull ? scenery.full : scenery.half, isFull ? full : half, looks[hit.look], hit.pose);
        match.look = hit.look;
        matches.emplace_back(match, isFull);
    }
    if (matches.empty())
        return {};
    keepBest(kRounds[0]);
    improveAll(1, 0);
    keepBest(kRounds[1]);
    improveAll(1, 1);
    keepBest(kRounds[2]);
    improveAll(0.5, 2);
    keepBest(1);
    return matches.front().first;
}

SpriteMatch SpriteDetector::State::nextThing(Scenery& scenery) const {
    SpriteMatch best;
    const auto consider = [&](const PixelGroup& group) {
        const uint64_t hash = hashOf(group.pixels);
        if (scenery.known.size() >= kMostGroups && !scenery.known.count(hash))
            return 0.0;
        const auto [place, isNew] = scenery.known.try_emplace(hash);
        if (isNew)
            place->second = bestOf(scenery, group);
        const SpriteMatch& match = place->second;
        if (match.score >= options.threshold && (best.score < 0 || match.worth() > best.worth()))
            best = match;
        return match.score;
    };
    // Shadows may join things; without them a grey thing may fall apart. So first the one, then the other.
    std::vector<std::pair<PixelGroup, double>> pieces; // and how well one thing explains it
    for (const auto* pixels : {&scenery.solid, &scenery.out}) {
        std::vector<PixelGroup> largest = connected(*pixels, kSceneSide, kLeastPiece);
        largest.resize(std::min(kMostPieces, largest.size()));
        for (PixelGroup& piece : largest) {
            const double score = piece.count >= kLeastPixels ? consider(piece) : 0;
            pieces.emplace_back(std::move(piece), score);
        }
    }
    if (best.score >= kSure)
        return best;
    for (const auto& [piece, score] : pieces)
        if (piece.count >= 3 * kLeastPixels && score < kSure)
            for (size_t parts = 2; parts <= 4; ++parts)
                for (const PixelGroup& part : divided(piece, kSceneSide, parts))
                    if (part.count >= kLeastPixels)
                        consider(part);
    if (best.score >= kSure)
        return best;
    const size_t few = std::min<size_t>(6, pieces.size());
    for (size_t i = 0; i < few; ++i)
        for (size_t j = 0; j < i; ++j)
            if (pieces[i].second < kSure && pieces[j].second < kSure && pieces[j].first.count >= kLeastPixels)
                consider(joined(pieces[i].first, pieces[j].first, kSceneSide));
    return best;
}

void SpriteDetector::State::explain(Scenery& scenery, const SpriteMatch& match) const {
    const Cutout& cutout = looks[match.look].middle;
    const double turn = match.pose.angle * std::numbers::pi / 180, scale = cutout.side / match.pose.size;
    const auto cover = [&](double x, double y) {
        const double dx = x - match.pose.x, dy = y - match.pose.y;
        return coverAt(cutout,
                       static_cast<float>((dx * std::cos(turn) + dy * std::sin(turn)) * scale + cutout.side / 2.0),
                       static_cast<float>((dy * std::cos(turn) - dx * std::sin(turn)) * scale + cutout.side / 2.0));
    };
    std::vector<uint8_t> covered(scenery.out.size());
    for (int y = 0; y < kSceneSide; ++y)
        for (int x = 0; x < kSceneSide; ++x)
            covered[static_cast<size_t>(y) * kSceneSide + x] =
                cover(x + 0.5, y + 0.5) > 0.1f ||
                (cover(x - 3.5, y - 5.5) > 0.1f && !scenery.solid[static_cast<size_t>(y) * kSceneSide + x]);
    constexpr int kAround = 2;
    for (int y = 0; y < kSceneSide; ++y)
        for (int x = 0; x < kSceneSide; ++x) {
            bool near = false;
            for (int ny = std::max(0, y - kAround); ny <= std::min(kSceneSide - 1, y + kAround) && !near; ++ny)
                for (int nx = std::max(0, x - kAround); nx <= std::min(kSceneSide - 1, x + kAround) && !near; ++nx)
                    near = covered[static_cast<size_t>(ny) * kSceneSide + nx];
            if (near)
                scenery.out[static_cast<size_t>(y) * kSceneSide + x] =
                    scenery.solid[static_cast<size_t>(y) * kSceneSide + x] = 0;
        }
}

SpriteDetector::SpriteDetector(const SpriteSet& sprites, const DetectorOptions& options)
    : m_state(std::make_unique<State>(sprites, options)) {}
SpriteDetector::~SpriteDetector() = default;

Result<std::vector<FoundSprite>> SpriteDetector::detect(const Image& picture, std::stop_token stop) const {
    if (picture.empty())
        return usageError("there is no picture to look at");
    Scenery scenery = sceneryOf(picture.width == kSceneSide && picture.height == kSceneSide
                                    ? picture
                                    : resized(picture, kSceneSide, kSceneSide));
    std::vector<SpriteMatch> matches;
    while (matches.size() < kMostThings) {
        if (stop.stop_requested())
            return stoppedError();
        const SpriteMatch match = m_state->nextThing(scenery);
        if (match.score < m_state->options.threshold)
            break;
        matches.push_back(match);
        m_state->explain(scenery, match);
    }
    // A part of a thing may have been taken first: of two at one place the larger stays, unless it fits worse.
    std::stable_sort(matches.begin(), matches.end(), [](const SpriteMatch& a, const SpriteMatch& b) {
        return a.score * a.pose.size > b.score * b.pose.size;
    });
    std::vector<FoundSprite> found;
    for (const SpriteMatch& match : matches) {
        const SpritePose& pose = match.pose;
        if (std::any_of(found.begin(), found.end(), [&](const FoundSprite& other) {
                return std::hypot(pose.x - other.x, pose.y - other.y) < kNearest * (pose.size + other.size);
            }))
            continue;
        const SpriteLook& look = m_state->looks[match.look];
        found.push_back({look.sprite, look.colour, pose.x, pose.y, pose.size, match.score});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const FoundSprite& a, const FoundSprite& b) { return a.size > b.size; });
    return found;
}

} // namespace miro
