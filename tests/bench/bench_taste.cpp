// What a personal reward learns from how many choices, how honest its numbers are, and how long it takes. Prints JSON
// lines. bench_taste time | learn [ARTISTS] | picked [ARTISTS] | cover [ARTISTS]
//   time:   an update at 1,000 choices and 903 features, and the next duel among 10,000 pictures, beside one Cholesky
//           factorisation of 1,000 x 1,000 in the same run; milliseconds of processor time, so run it with
//           OMP_NUM_THREADS=1
//   learn:  held-out accuracy (no slips) after 60 duels as the window asks them, and after 940 choices more, with 10 %
//           slips, each kind of artist
//   picked: the same after 60, pairs drawn by chance and picked
//   cover:  how often the 90 % intervals hold what they say
#include "taste/pair_picker.h"
#include "taste/taste_worlds.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>

using namespace miro;

namespace {

const std::vector<std::string> kKinds{"colour", "composition", "mixture", "inconsistent-10"};

template <typename F>
double milliseconds(const F& f) {
    const std::clock_t start = std::clock();
    f();
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

double medianOf(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double meanOf(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

void time() {
    SyntheticOptions options;
    options.prompts = 1250;
    const TasteWorld world = TasteWorld::synthetic(1, options);
    const SimulatedArtist artist = SimulatedArtist::make("mixture", world.truth, 1, 0.1).value();
    SeededRandom random(1);
    TasteChoices choices;
    choices.ask(world, artist, 1020, random);
    const std::vector<TastePair> first(choices.pairs.begin(), choices.pairs.begin() + 1000);
    const TastePrior prior{{2, 2, 1}, 0.1};
    TasteModel model = TasteModel::fit(world.scale, {}, prior).value();
    const double whole = milliseconds([&] { model = TasteModel::fit(world.scale, first, prior).value(); });
    std::vector<double> updates, references, picks;
    const at::Tensor square = at::matmul(at::randn({1000, 1000}, at::kDouble), at::randn({1000, 1000}, at::kDouble));
    const at::Tensor positive = at::matmul(square, square.t()) + at::eye(1000, at::kDouble) * 1000;
    for (size_t i = 1000; i < 1020; ++i) {
        updates.push_back(milliseconds([&] { (void)model.add(choices.pairs[i]).ok(); }));
        references.push_back(milliseconds([&] { (void)at::linalg_cholesky(positive); }));
    }
    const PicturePool pool = PicturePool::make(world.scale, world.pictures).value();
    std::vector<AskedDuel> history;
    for (const TasteTrial& trial : choices.trials)
        history.push_back({trial.left, trial.right, trial.outcome > 0.5 ? TasteAnswer::Left : TasteAnswer::Right});
    for (uint64_t seed = 0; seed < 20; ++seed) {
        PairOptions pairs;
        pairs.seed = seed;
        pairs.repeatShare = 0; // a repeat costs nothing
        picks.push_back(milliseconds([&] { (void)pickPair(model, pool, history, pairs).ok(); }));
    }
    const double reference = medianOf(references);
    std::printf("{\"what\": \"time\", \"choices\": 1000, \"features\": %lld, \"pictures\": %zu, \"cholesky_ms\": %.1f, "
                "\"fit_ms\": %.1f, \"update_ms\": %.1f, \"update_max_ms\": %.1f, \"update_ratio\": %.2f, "
                "\"pick_ms\": %.1f, \"pick_max_ms\": %.1f, \"pick_ratio\": %.2f}\n",
                static_cast<long long>(world.scale.layout().size()), pool.size(), reference, whole, medianOf(updates),
                *std::max_element(updates.begin(), updates.end()), medianOf(updates) / reference, medianOf(picks),
                *std::max_element(picks.begin(), picks.end()), medianOf(picks) / reference);
}

// The pool of the first half of the prompts.
PicturePool poolOf(const TasteWorld& world) {
    const std::vector<TastePicture> half(world.pictures.begin(),
                                         world.pictures.begin() +
                                             static_cast<int64_t>(world.prompts[world.prompts.size() / 2].front()));
    return PicturePool::make(world.scale, half).value();
}

// 60 duels as the window would ask them.
TasteModel pickedModel(const TasteWorld& world, const SimulatedArtist& artist, uint64_t seed, TasteChoices& choices) {
    const PicturePool pool = poolOf(world);
    std::vector<AskedDuel> history;
    TasteModel model = TasteModel::fit(world.scale, {}).value();
    PairOptions options;
    options.seed = seed;
    while (history.size() < 60) {
        const PickedPair picked = pickPair(model, pool, history, options).value();
        const PicturePair pair{picked.left, picked.right}; // the pool's order is the world's
        const TasteAnswer answer = artist.choose(pair.first, pair.second, history.size());
        history.push_back({pool.key(picked.left), pool.key(picked.right), answer, picked.repeatOf.has_value()});
        choices.pairs.push_back(world.pairOf(pair, answer));
        choices.trials.push_back(world.trialOf(pair, answer));
        if (picked.repeatOf)
            choices.trials.back().role = TasteTrial::Role::Repeat;
        (void)model.add(choices.pairs.back()).ok();
        if (model.priorIsDue())
            (void)model.choosePrior().ok();
    }
    (void)model.choosePrior().ok();
    return model;
}

void learn(int artists) {
    std::vector<double> all60, all1000;
    for (const std::string& kind : kKinds) {
        std::vector<double> few, many;
        for (int i = 0; i < artists; ++i) {
            const auto seed = static_cast<uint64_t>(i + 1);
            const TasteWorld world = TasteWorld::synthetic(seed);
            const SimulatedArtist artist = SimulatedArtist::make(kind, world.truth, seed, 0.1).value();
            SeededRandom random(seed);
            TasteChoices choices;
            TasteModel model = pickedModel(world, artist, seed, choices);
            few.push_back(heldOutAccuracy(world, model, artist, 2000, SeededRandom(seed + 7)));
            const TastePrior prior = model.prior();
            choices.ask(world, artist, 940, random);
            model = TasteModel::fit(world.scale, choices.pairs).value();
            many.push_back(heldOutAccuracy(world, model, artist, 2000, SeededRandom(seed + 7)));
            std::fprintf(stderr, "%s %d: %.3f %.3f; scales %g %g, lapse %g; then %g %g, lapse %g\n", kind.c_str(), i,
                         few.back(), many.back(), prior.scales[0], prior.scales[1], prior.lapse,
                         model.prior().scales[0], model.prior().scales[1], model.prior().lapse);
        }
        std::printf(
            "{\"what\": \"learn\", \"artist\": \"%s\", \"artists\": %d, \"after_60\": %.4f, \"after_1000\": %.4f, "
            "\"ratio\": %.3f, \"lowest_60\": %.3f}\n",
            kind.c_str(), artists, meanOf(few), meanOf(many), meanOf(few) / meanOf(many),
            *std::min_element(few.begin(), few.end()));
        std::fflush(stdout);
        all60.insert(all60.end(), few.begin(), few.end());
        all1000.insert(all1000.end(), many.begin(), many.end());
    }
    std::printf(
        "{\"what\": \"learn\", \"artist\": \"all\", \"after_60\": %.4f, \"after_1000\": %.4f, \"ratio\": %.3f}\n",
        meanOf(all60), meanOf(all1000), meanOf(all60) / meanOf(all1000));
}

void picked(int artists) {
    for (const std::string& kind : kKinds) {
        std::vector<double> chance, chosen;
        for (int i = 0; i < artists; ++i) {
            const auto seed = static_cast<uint64_t>(i + 1);
            const TasteWorld world = TasteWorld::synthetic(seed);
            const SimulatedArtist artist = SimulatedArtist::make(kind, world.truth, seed, 0.1).value();
            SeededRandom random(seed);
            TasteChoices drawn, picked;
            drawn.ask(world, artist, 60, random);
            const TasteModel model = TasteModel::fit(world.scale, drawn.pairs).value();
            chance.push_back(heldOutAccuracy(world, model, artist, 2000, SeededRandom(seed + 7)));
            const TasteModel other = pickedModel(world, artist, seed, picked);
            chosen.push_back(heldOutAccuracy(world, other, artist, 2000, SeededRandom(seed + 7)));
        }
        std::printf("{\"what\": \"picked\", \"artist\": \"%s\", \"by_chance\": %.4f, \"picked\": %.4f}\n", kind.c_str(),
                    meanOf(chance), meanOf(chosen));
        std::fflush(stdout);
    }
}

// How often intervals hold the truth: of pairs drawn by chance, of picked ones, and of picked ones as told of the
// library.
struct Coverage {
    int count = 0;
    double held = 0, said = 0, real = 0;

    void add(const Interval& interval, double value, double truth) {
        ++count;
        held += interval.low <= truth && truth <= interval.high;
        said += value;
        real += truth;
    }
    void print(const char* what) const {
        std::printf("{\"what\": \"cover\", \"of\": \"%s\", \"artists\": %d, \"covered\": %.3f, \"said\": %.4f, "
                    "\"true\": %.4f}\n",
                    what, count, held / count, said / count, real / count);
    }
};

void cover(int artists) {
    Coverage chance, library, picked;
    for (int i = 0; i < artists; ++i) {
        const auto seed = static_cast<uint64_t>(i + 1);
        SyntheticOptions options;
        options.prompts = 60;
        options.picture = 256;
        const TasteWorld world = TasteWorld::synthetic(seed, options);
        const SimulatedArtist artist =
            SimulatedArtist::make(kKinds[static_cast<size_t>(i) % kKinds.size()], world.truth, seed, 0.1).value();
        const auto truthOf = [&](const TasteModel& model) {
            const double clean = heldOutAccuracy(world, model, artist, 4000, SeededRandom(seed + 7));
            return clean * 0.9 + (1 - clean) * 0.1; // an answer with slips
        };
        SeededRandom random(seed);
        TasteChoices choices, duels;
        choices.ask(world, artist, 60, random);
        const TasteModel model = TasteModel::fit(world.scale, choices.pairs).value();
        TasteAccuracy accuracy = measureAccuracy(model, choices.trials).value();
        chance.add(accuracy.accuracy.interval, accuracy.accuracy.value, truthOf(model));
        const TasteModel other = pickedModel(world, artist, seed, duels);
        const double real = truthOf(other);
        accuracy = measureAccuracy(other, duels.trials, 0, libraryConfidences(other, poolOf(world), seed)).value();
        picked.add(accuracy.accuracy.interval, accuracy.accuracy.value, real);
        library.add(accuracy.ofLibraryInterval, accuracy.ofLibrary, real);
    }
    chance.print("pairs drawn by chance");
    library.print("picked pairs, told of the library");
    picked.print("picked pairs as they are");
}

} // namespace

int main(int argc, char** argv) {
    const std::string what = argc > 1 ? argv[1] : "";
    const int artists = argc > 2 ? std::max(1, std::atoi(argv[2])) : 0;
    if (what == "time")
        time();
    else if (what == "learn")
        learn(artists > 0 ? artists : 10);
    else if (what == "picked")
        picked(artists > 0 ? artists : 10);
    else if (what == "cover")
        cover(artists > 0 ? artists : 200);
    else
        std::fprintf(stderr, "bench_taste time | learn [ARTISTS] | picked [ARTISTS] | cover [ARTISTS]\n");
    return what.empty() ? 2 : 0;
}
