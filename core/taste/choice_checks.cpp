#include "taste/choice_checks.h"

#include "taste/taste_accuracy.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace miro {
namespace {

using PictureKey = std::string;

// 1: the first of the pair in the order of keys; -1: the second; 0: "same".
int directionOf(const TasteChoice& choice) {
    if (choice.answer == TasteAnswer::Same)
        return 0;
    return (choice.answer == TasteAnswer::Left) == (choice.left.key() < choice.right.key()) ? 1 : -1;
}

using Answers = std::map<std::pair<PictureKey, PictureKey>, std::vector<int>>;

Answers answersOf(const std::vector<TasteChoice>& choices) {
    Answers answers;
    for (const TasteChoice& choice : choices)
        if (choice.answer != TasteAnswer::Skip && choice.kind != TasteKind::Mark)
            answers[std::minmax(choice.left.key(), choice.right.key())].push_back(directionOf(choice));
    return answers;
}

double reachableFrom(double consistency) {
    return consistency <= 0.5 ? 0.5 : (1 + std::sqrt(2 * consistency - 1)) / 2;
}

// The first answer to a pair and each that follows one.
Share consistencyOf(const Answers& answers) {
    double alike = 0;
    int64_t repeats = 0;
    for (const auto& [pair, directions] : answers)
        for (size_t i = 1; i < directions.size(); ++i) {
            const int before = directions[i - 1], now = directions[i];
            alike += before == now ? 1 : before == 0 || now == 0 ? 0.5 : 0;
            ++repeats;
        }
    return shareOf(alike, repeats);
}

void countRings(const Answers& answers, ChoiceChecks& checks) {
    std::map<PictureKey, std::map<PictureKey, bool>> beats; // [a][b]: whether a, by most answers, beats b
    for (const auto& [pair, directions] : answers) {
        int sum = 0;
        for (const int direction : directions)
            sum += direction;
        if (sum == 0)
            continue;
        beats[pair.first][pair.second] = sum > 0;
        beats[pair.second][pair.first] = sum < 0;
    }
    for (const auto& [a, others] : beats)
        for (auto b = others.upper_bound(a); b != others.end(); ++b)
            for (auto c = std::next(b); c != others.end(); ++c) {
                const auto& ofB = beats[b->first];
                const auto between = ofB.find(c->first);
                if (between == ofB.end())
                    continue;
                ++checks.triples;
                // a > b > c > a, or all the other way.
                checks.rings += b->second == between->second && b->second != c->second;
            }
}

void findSides(ChoiceChecks& checks) {
    const int64_t sides = checks.left + checks.right, all = sides + checks.same;
    if (all < kFewestAnswers)
        return;
    if (checks.same == all)
        checks.findings.push_back({TasteProblem::AlwaysSame, all, all});
    if (sides < kFewestAnswers)
        return;
    const int64_t more = std::max(checks.left, checks.right);
    if (more == sides)
        checks.findings.push_back(
            {checks.left > 0 ? TasteProblem::AlwaysLeft : TasteProblem::AlwaysRight, more, sides});
    // Sides are drawn by chance: so many of one come once in a thousand by chance alone.
    else if (const double tail =
                 betaDistribution(0.5, static_cast<double>(more), static_cast<double>(sides - more + 1));
             2 * tail < 0.001)
        checks.findings.push_back({TasteProblem::MostlyOneSide, more, sides});
}

} // namespace

ChoiceChecks checkChoices(const std::vector<TasteChoice>& choices, const TasteAccuracy* accuracy) {
    ChoiceChecks checks;
    for (const TasteChoice& choice : choices) {
        if (choice.kind == TasteKind::Mark)
            continue;
        checks.left += choice.answer == TasteAnswer::Left;
        checks.right += choice.answer == TasteAnswer::Right;
        checks.same += choice.answer == TasteAnswer::Same;
    }
    const Answers answers = answersOf(choices);
    checks.consistency = consistencyOf(answers);
    if (checks.consistency.trials > 0) {
        checks.reachable = reachableFrom(checks.consistency.value);
        checks.reachableInterval = {reachableFrom(checks.consistency.interval.low),
                                    reachableFrom(checks.consistency.interval.high)};
    }
    countRings(answers, checks);

    if (accuracy && !accuracy->enough)
        checks.findings.push_back({TasteProblem::TooFew, accuracy->choices, kEnoughChoices});
    findSides(checks);
    const Share& alike = checks.consistency;
    if (alike.trials > 0 && alike.interval.high < kConsistent)
        checks.findings.push_back({TasteProblem::Contradictory,
                                   static_cast<int64_t>(std::llround(static_cast<double>(alike.trials) - alike.hits)),
                                   alike.trials});
    // One triple in four is a ring where answers are drawn by chance.
    const Share rings = shareOf(static_cast<double>(checks.rings), checks.triples);
    if (checks.triples >= kFewestAnswers && rings.interval.low > 0.1)
        checks.findings.push_back({TasteProblem::Circular, checks.rings, checks.triples});
    if (accuracy && accuracy->enough && accuracy->accuracy.interval.low < 0.5)
        checks.findings.push_back({TasteProblem::NoBetterThanChance,
                                   static_cast<int64_t>(std::llround(accuracy->accuracy.hits)),
                                   accuracy->accuracy.trials});
    return checks;
}

} // namespace miro
