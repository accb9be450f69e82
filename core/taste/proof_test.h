// The blind proof that a new version is liked more: pairs of its picture and an opponent's, in an order drawn by
// chance, at most 20 questions, fewer when it is clear. It wins only when it beats every opponent: before the
// fine-tuning, and the base with its known sliders fitted to the artist. Since each has to be beaten, nothing is gained
// by there being several (Berger 1982, intersection-union tests): wrongly winning is as likely as wrongly beating one.
//
// Against one opponent: a win each time the share of decided answers ("same" says nothing) is surely above a half, by
// the posterior from a uniform prior. The limit was set so that an opponent who is just as good is beaten in less than
// 5 % of all proofs of up to 20 questions (4.5 %, computed exactly in the tests). All that is known follows from the
// answers in their order: a proof is kept as these and its seed. A value; one thread at a time.
#pragma once

#include "taste/intervals.h"
#include "taste/taste_choice.h"

#include <optional>
#include <vector>

namespace miro {

struct ProofRules {
    int questions = 20;  // of all opponents together, skipped ones included
    double won = 0.9875; // posterior probability of being liked more
    double lost = 0.1;   // or less
};

enum class ProofVerdict { Open, Won, Lost };

// After these decided answers.
ProofVerdict verdictOf(int wins, int losses, const ProofRules& rules = {});

// The share of decided answers that the new version wins against an opponent. An answer that ended the proof is
// likelier a lucky one: the interval orders ends by when they came (Siegmund 1978), so that it covers what it says in
// spite of the early end; the rate is the one that is as likely too high as too low.
struct ProofRate {
    double rate = 0.5;
    Interval interval;
};
ProofRate rateAfter(int wins, int losses, const ProofRules& rules = {});

struct ProofQuestion {
    int number = 0;   // from 0
    int opponent = 0; // whose picture is the other one
    bool newOnLeft = false;
};

struct ProofScore {
    int wins = 0;
    int losses = 0;
    int same = 0;
    int skipped = 0;
    ProofVerdict verdict = ProofVerdict::Open;
    int asked() const { return wins + losses + same + skipped; }
};

class ProofTest {
public:
    // opponents: at least one.
    ProofTest(int opponents, uint64_t seed, const ProofRules& rules = {});

    // The question to be asked now; nothing when the proof is over.
    std::optional<ProofQuestion> next() const;
    // To next(); Left and Right are the picture's place. Broken contract when the proof is over.
    void answer(TasteAnswer answer);

    bool over() const { return !next(); }
    // Whether the new version beat all opponents; may be asked at any time.
    bool newWins() const;
    int asked() const { return m_asked; }
    const std::vector<ProofScore>& scores() const { return m_scores; }

private:
    // Whether an open opponent can still be beaten with the questions that are left.
    bool canStillWin() const;

    ProofRules m_rules;
    uint64_t m_seed = 0;
    int m_asked = 0;
    std::vector<ProofScore> m_scores;
};

} // namespace miro
