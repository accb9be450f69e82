#include "taste/taste_accuracy.h"

#include "base/seeded_random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace miro {
namespace {

constexpr double kNormal95 = 1.6448536269514722; // of the normal distribution below 95 %
constexpr int kBins = 5;
constexpr int kRounds = 400; // of the bootstrap

struct Forecast {
    double confidence = 0.5;
    bool right = false;
};

std::vector<int> foldsOf(const std::vector<TasteTrial>& trials, uint64_t seed) {
    std::map<std::pair<std::string, std::string>, size_t> pairs; // in the order of their names
    const auto keyOf = [](const TasteTrial& trial) {
        return std::make_pair(std::min(trial.left, trial.right), std::max(trial.left, trial.right));
    };
    for (const TasteTrial& trial : trials)
        if (trial.role != TasteTrial::Role::Weak)
            pairs.emplace(keyOf(trial), pairs.size());
    std::vector<int> foldOf(pairs.size());
    for (size_t i = 0; i < foldOf.size(); ++i)
        foldOf[i] = static_cast<int>(i % kTasteFolds);
    SeededRandom random(mixedSeed({seed, foldOf.size()}));
    for (size_t i = foldOf.size(); i > 1; --i)
        std::swap(foldOf[i - 1], foldOf[random.below(i)]);
    std::vector<int> folds;
    for (const TasteTrial& trial : trials)
        folds.push_back(trial.role == TasteTrial::Role::Weak ? -1 : foldOf[pairs.at(keyOf(trial))]);
    return folds;
}

int binOf(double confidence) {
    return std::clamp(static_cast<int>((confidence - 0.5) * 2 * kBins), 0, kBins - 1);
}

double calibrationErrorOf(const std::vector<Forecast>& forecasts) {
    std::array<double, kBins> sums{};
    for (const Forecast& forecast : forecasts)
        sums[static_cast<size_t>(binOf(forecast.confidence))] += forecast.confidence - (forecast.right ? 1 : 0);
    double error = 0;
    for (const double sum : sums)
        error += std::abs(sum) / static_cast<double>(forecasts.size());
    return error;
}

void calibrate(const std::vector<Forecast>& forecasts, uint64_t seed, TasteAccuracy& result) {
    const auto count = static_cast<double>(forecasts.size());
    double sum = 0, square = 0;
    for (const Forecast& forecast : forecasts) {
        const double over = forecast.confidence - (forecast.right ? 1 : 0);
        sum += over;
        square += over * over;
    }
    result.gap = sum / count;
    const double independent = static_cast<double>(result.choices) / kTasteTogether;
    const double spread = std::sqrt(std::max(0.0, square / count - result.gap * result.gap) / (independent - 1));
    result.gapInterval = {result.gap - kNormal95 * spread, result.gap + kNormal95 * spread};

    for (int bin = 0; bin < kBins; ++bin) {
        CalibrationBin values{0.5 + bin * 0.5 / kBins, 0.5 + (bin + 1) * 0.5 / kBins, 0, {}};
        double hits = 0;
        int64_t trials = 0;
        for (const Forecast& forecast : forecasts)
            if (binOf(forecast.confidence) == bin) {
                ++trials;
                hits += forecast.right;
                values.confidence += forecast.confidence;
            }
        if (trials == 0)
            continue;
        values.confidence /= static_cast<double>(trials);
        // Each choice was foretold once a deal.
        const double mean = static_cast<double>(trials) / kTasteDeals;
        values.right = {hits / static_cast<double>(trials),
                        intervalOf(hits / kTasteDeals / kTasteTogether, mean / kTasteTogether), hits / kTasteDeals,
                        std::llround(mean)};
        result.bins.push_back(values);
    }
    result.calibrationError = calibrationErrorOf(forecasts);
    std::vector<double> rounds;
    SeededRandom random(mixedSeed({seed, 0x0ECE}));
    for (int round = 0; round < kRounds; ++round) {
        std::vector<Forecast> drawn;
        for (int64_t i = 0; i < result.choices; ++i)
            drawn.push_back(forecasts[random.below(forecasts.size())]);
        rounds.push_back(calibrationErrorOf(drawn));
    }
    std::sort(rounds.begin(), rounds.end());
    constexpr double kTail = (1 - kTasteConfidence) / 2;
    result.calibrationInterval = {rounds[static_cast<size_t>(kTail * kRounds)],
                                  rounds[static_cast<size_t>((1 - kTail) * kRounds)]};
}

// Regression of being right on confidence, taken from the asked pairs to the library's. Few choices hardly tell its
// slope: it is believed to be about kSlope beforehand, less than 1, since slips are as likely where the reward is sure.
void tellOfLibrary(const std::vector<Forecast>& forecasts, const std::vector<double>& library, TasteAccuracy& result) {
    constexpr double kSlope = 0.7, kSlopeSpread = 0.4;
    const auto count = static_cast<double>(forecasts.size());
    double mean = 0, there = 0, xx = 0, xy = 0;
    for (const Forecast& forecast : forecasts)
        mean += forecast.confidence / count;
    for (const double confidence : library)
        there += confidence / static_cast<double>(library.size());
    const double right = result.accuracy.value;
    for (const Forecast& forecast : forecasts) {
        const double x = forecast.confidence - mean;
        xx += x * x / kTasteDeals;
        xy += x * ((forecast.right ? 1 : 0) - right) / kTasteDeals;
    }
    const double variance = std::max(right * (1 - right), 0.02), belief = 1 / (kSlopeSpread * kSlopeSpread);
    const double known = xx / variance / kTasteTogether;
    const double slope = (xy / variance / kTasteTogether + belief * kSlope) / (known + belief);
    const auto within = [](double share) {
        return std::clamp(share, 0.0, 1.0);
    };
    const double estimate = right + slope * (there - mean);
    // As wide as the asked pairs' own, and what the slope adds.
    const double added = kNormal95 * std::abs(there - mean) / std::sqrt(known + belief);
    const Interval own = result.accuracy.interval;
    result.ofLibrary = within(estimate);
    result.ofLibraryInterval = {within(estimate - std::hypot(right - own.low, added)),
                                within(estimate + std::hypot(own.high - right, added))};
}

} // namespace

Result<TasteAccuracy> measureAccuracy(const TasteModel& model, const std::vector<TasteTrial>& trials, uint64_t seed,
                                      const std::vector<double>& library) {
    if (trials.size() != model.pairs())
        throw std::logic_error("not one trial a pair of the model");
    TasteAccuracy result;
    const auto counts = [](const TasteTrial& trial) {
        return trial.role == TasteTrial::Role::Asked && trial.outcome != 0.5;
    };
    result.choices = std::count_if(trials.begin(), trials.end(), counts);
    result.enough = result.choices >= kEnoughChoices;
    if (!result.enough)
        return result;
    std::vector<Forecast> forecasts;
    double hits = 0;
    for (uint64_t deal = 0; deal < kTasteDeals; ++deal) {
        MIRO_TRY(const std::vector<double> left, model.heldOutProbabilities(foldsOf(trials, mixedSeed({seed, deal}))));
        for (size_t i = 0; i < trials.size(); ++i) {
            if (!counts(trials[i]))
                continue;
            // Of exactly one half neither is foretold: half right. The confidence's side is then the artist's.
            const bool right = left[i] == 0.5 ? trials[i].outcome > 0.5 : (left[i] > 0.5) == (trials[i].outcome > 0.5);
            hits += left[i] == 0.5 ? 0.5 : right ? 1 : 0;
            forecasts.push_back({std::max(left[i], 1 - left[i]), right});
        }
    }
    hits /= kTasteDeals;
    const auto trialCount = static_cast<double>(result.choices);
    result.accuracy = shareOf(hits, result.choices);
    result.accuracy.interval = intervalOf(hits / kTasteTogether, trialCount / kTasteTogether);
    calibrate(forecasts, seed, result);
    result.ofLibrary = result.accuracy.value;
    result.ofLibraryInterval = result.accuracy.interval;
    if (!library.empty())
        tellOfLibrary(forecasts, library, result);
    return result;
}

} // namespace miro
