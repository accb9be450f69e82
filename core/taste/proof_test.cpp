#include "taste/proof_test.h"

#include "base/seeded_random.h"

#include <algorithm>
#include <stdexcept>

namespace miro {
namespace {

// The probabilities of ends when each decided answer is a win with probability p: at an end that is at least as good as
// (wins, losses), and at one that is at most as good. Ends are ordered so: won is better the sooner, then what is open
// at that many answers by its wins, then lost is worse the sooner.
struct Tails {
    double atLeast = 0;
    double atMost = 0;
};

Tails tailsOf(double p, int wins, int losses, const ProofRules& rules) {
    const int stages = wins + losses;
    Tails tails;
    std::vector<double> reached{1}; // by wins, after `stage` answers without an end
    for (int stage = 1; stage <= stages; ++stage) {
        std::vector<double> next(static_cast<size_t>(stage + 1));
        for (size_t w = 0; w < reached.size(); ++w) {
            next[w + 1] += reached[w] * p;
            next[w] += reached[w] * (1 - p);
        }
        for (int w = 0; w <= stage; ++w) {
            double& chance = next[static_cast<size_t>(w)];
            if (stage == stages) {
                tails.atLeast += w >= wins ? chance : 0;
                tails.atMost += w <= wins ? chance : 0;
                continue;
            }
            const ProofVerdict verdict = verdictOf(w, stage - w, rules);
            if (verdict == ProofVerdict::Open)
                continue;
            (verdict == ProofVerdict::Won ? tails.atLeast : tails.atMost) += chance;
            chance = 0;
        }
        reached = std::move(next);
    }
    return tails;
}

// Where a rising function of 0 to 1 is `level`.
template <typename F>
double solve(double level, const F& rising) {
    double low = 0, high = 1;
    for (int i = 0; i < 50; ++i) {
        const double middle = (low + high) / 2;
        (rising(middle) < level ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace

ProofVerdict verdictOf(int wins, int losses, const ProofRules& rules) {
    const double liked = 1 - betaDistribution(0.5, 1 + wins, 1 + losses);
    return liked >= rules.won ? ProofVerdict::Won : liked <= rules.lost ? ProofVerdict::Lost : ProofVerdict::Open;
}

ProofRate rateAfter(int wins, int losses, const ProofRules& rules) {
    ProofRate rate;
    if (wins + losses == 0)
        return rate;
    constexpr double kTail = (1 - kTasteConfidence) / 2;
    const auto atLeast = [&](double p) {
        return tailsOf(p, wins, losses, rules).atLeast;
    };
    const auto above = [&](double p) {
        return 1 - tailsOf(p, wins, losses, rules).atMost;
    };
    rate.interval.low = wins > 0 ? solve(kTail, atLeast) : 0;
    rate.interval.high = losses > 0 ? solve(1 - kTail, above) : 1;
    rate.rate = solve(0.5, [&](double p) { return (atLeast(p) + above(p)) / 2; });
    return rate;
}

ProofTest::ProofTest(int opponents, uint64_t seed, const ProofRules& rules) : m_rules(rules), m_seed(seed) {
    if (opponents < 1)
        throw std::logic_error("a proof needs an opponent");
    m_scores.resize(static_cast<size_t>(opponents));
}

bool ProofTest::canStillWin() const {
    int needed = 0; // answers, all of them won
    for (const ProofScore& score : m_scores) {
        if (score.verdict == ProofVerdict::Lost)
            return false;
        int more = 0;
        while (more <= m_rules.questions && verdictOf(score.wins + more, score.losses, m_rules) != ProofVerdict::Won)
            ++more;
        needed += score.verdict == ProofVerdict::Won ? 0 : more;
    }
    return m_asked + needed <= m_rules.questions;
}

std::optional<ProofQuestion> ProofTest::next() const {
    if (newWins() || m_asked >= m_rules.questions || !canStillWin())
        return std::nullopt;
    // The open opponent that was asked about least; of several, the first in an order drawn anew each time.
    SeededRandom random(mixedSeed({m_seed, static_cast<uint64_t>(m_asked), 0x9200F}));
    const bool newOnLeft = random.chance(0.5);
    const size_t begin = random.below(m_scores.size());
    std::optional<size_t> chosen;
    for (size_t i = 0; i < m_scores.size(); ++i) {
        const size_t opponent = (begin + i) % m_scores.size();
        if (m_scores[opponent].verdict == ProofVerdict::Open &&
            (!chosen || m_scores[opponent].asked() < m_scores[*chosen].asked()))
            chosen = opponent;
    }
    return ProofQuestion{m_asked, static_cast<int>(*chosen), newOnLeft};
}

void ProofTest::answer(TasteAnswer answer) {
    const auto question = next();
    if (!question)
        throw std::logic_error("the proof is over");
    ProofScore& score = m_scores[static_cast<size_t>(question->opponent)];
    if (answer == TasteAnswer::Same || answer == TasteAnswer::Skip)
        ++(answer == TasteAnswer::Same ? score.same : score.skipped);
    else
        ++((answer == TasteAnswer::Left) == question->newOnLeft ? score.wins : score.losses);
    score.verdict = verdictOf(score.wins, score.losses, m_rules);
    ++m_asked;
}

bool ProofTest::newWins() const {
    return std::all_of(m_scores.begin(), m_scores.end(),
                       [](const ProofScore& score) { return score.verdict == ProofVerdict::Won; });
}

} // namespace miro
