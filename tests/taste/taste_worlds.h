// Synthetic pictures, an artist who chooses among them, and what a personal reward makes of it: shared by the tests and
// the benchmark of taste.
#pragma once

#include "base/seeded_random.h"
#include "taste/simulated_artist.h"
#include "taste/synthetic_pictures.h"
#include "taste/taste_accuracy.h"
#include "taste/taste_model.h"

#include <string>
#include <utility>
#include <vector>

namespace miro {

using PicturePair = std::pair<size_t, size_t>;

// Pictures, half of whose prompts are learned from and the other half asked about.
struct TasteWorld {
    std::vector<TastePicture> pictures;
    TruthTable truth;
    TasteScale scale;
    std::vector<std::vector<size_t>> prompts;

    TasteWorld(TasteLayout layout, std::vector<TastePicture> all, TruthTable columns)
        : pictures(std::move(all)), truth(std::move(columns)) {
        std::string last;
        for (size_t i = 0; i < pictures.size(); ++i) {
            if (prompts.empty() || pictures[i].prompt != last)
                prompts.emplace_back();
            last = pictures[i].prompt;
            prompts.back().push_back(i);
        }
        scale = TasteScale::fit(std::move(layout), pictures).value();
    }
    static TasteWorld synthetic(uint64_t seed, const SyntheticOptions& options = {}) {
        SyntheticPictures all = syntheticPictures(seed, options);
        return {all.layout, std::move(all.pictures), std::move(all.truth)};
    }

    // Two pictures of one prompt of the first or second half.
    PicturePair randomPair(bool held, SeededRandom& random) const {
        const size_t half = prompts.size() / 2;
        const auto& these = prompts[(held ? half : 0) + random.below(half)];
        const size_t a = random.below(these.size()), b = random.below(these.size() - 1);
        return {these[a], these[b + (b >= a ? 1 : 0)]};
    }

    TastePair pairOf(const PicturePair& pair, TasteAnswer answer) const {
        return {scale.difference(pictures[pair.first].features, pictures[pair.second].features), outcomeOf(answer), 1};
    }
    TasteTrial trialOf(const PicturePair& pair, TasteAnswer answer) const {
        return {pictures[pair.first].key, pictures[pair.second].key, outcomeOf(answer), TasteTrial::Role::Asked};
    }
};

// Choices between pairs drawn by chance.
struct TasteChoices {
    std::vector<TastePair> pairs;
    std::vector<TasteTrial> trials;

    void ask(const TasteWorld& world, const SimulatedArtist& artist, int count, SeededRandom& random) {
        for (int i = 0; i < count; ++i) {
            const PicturePair pair = world.randomPair(false, random);
            const TasteAnswer answer = artist.choose(pair.first, pair.second, pairs.size());
            pairs.push_back(world.pairOf(pair, answer));
            trials.push_back(world.trialOf(pair, answer));
        }
    }
};

// The share of pairs of the held-out prompts that are foretold as the artist, without slips, likes them.
inline double heldOutAccuracy(const TasteWorld& world, const TasteModel& model, const SimulatedArtist& artist,
                              int count, SeededRandom random) {
    std::vector<TasteFeatures> features;
    for (const TastePicture& picture : world.pictures)
        features.push_back(picture.features);
    const std::vector<double> means = [&] {
        std::vector<double> all;
        for (const TasteEstimate& estimate : model.scores(features))
            all.push_back(estimate.mean);
        return all;
    }();
    double right = 0;
    for (int i = 0; i < count; ++i) {
        const auto [left, other] = world.randomPair(true, random);
        const double more = means[left] - means[other];
        right += more == 0 ? 0.5 : (more > 0) == (artist.liked(left, other) == TasteAnswer::Left);
    }
    return right / count;
}

} // namespace miro
