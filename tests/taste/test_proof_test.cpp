#include "taste/proof_test.h"

#include <QtTest>
#include <map>

using namespace miro;

// Error rates and coverage are computed over all courses that a proof can take, not drawn.
class TestProofTest : public QObject {
    Q_OBJECT

    // What ends there are against one opponent, and how likely, when decided answers are wins with probability p and
    // a part of all answers is "same".
    struct End {
        int wins = 0;
        int losses = 0;
        int asked = 0;
        bool won = false;
    };
    static std::vector<std::pair<End, double>> ends(double p, double same, const ProofRules& rules = {}) {
        std::map<std::array<int, 3>, double> open{{{0, 0, 0}, 1}}; // wins, losses, same
        std::vector<std::pair<End, double>> all;
        while (!open.empty()) {
            std::map<std::array<int, 3>, double> next;
            for (const auto& [counts, chance] : open) {
                ProofTest test(1, 3, rules);
                const auto give = [&](int times, bool decided, bool win) {
                    for (int i = 0; i < times; ++i)
                        test.answer(!decided                        ? TasteAnswer::Same
                                    : test.next()->newOnLeft == win ? TasteAnswer::Left
                                                                    : TasteAnswer::Right);
                };
                // The order does not matter before the end; wins and losses alternate here so that none comes early.
                int wins = counts[0], losses = counts[1];
                while (wins > 0 || losses > 0) {
                    const bool win = wins * counts[1] >= losses * counts[0] ? wins > 0 : false;
                    give(1, true, win);
                    --(win ? wins : losses);
                }
                give(counts[2], false, false);
                for (int kind = 0; kind < 3; ++kind) {
                    const double part = kind == 2 ? same : (1 - same) * (kind == 0 ? p : 1 - p);
                    if (part == 0)
                        continue;
                    ProofTest after = test;
                    after.answer(kind == 2                                ? TasteAnswer::Same
                                 : after.next()->newOnLeft == (kind == 0) ? TasteAnswer::Left
                                                                          : TasteAnswer::Right);
                    auto there = counts;
                    ++there[static_cast<size_t>(kind)];
                    if (after.over())
                        all.push_back({{there[0], there[1], after.asked(), after.newWins()}, chance * part});
                    else
                        next[there] += chance * part;
                }
            }
            open = std::move(next);
        }
        return all;
    }

    static double chanceToWin(double p, double same) {
        double sum = 0;
        for (const auto& [end, chance] : ends(p, same))
            sum += end.won ? chance : 0;
        return sum;
    }

private Q_SLOTS:
    void anEqualOpponentIsHardlyEverBeaten() {
        double all = 0;
        for (const auto& [end, chance] : ends(0.5, 0)) {
            all += chance;
            QVERIFY(end.asked <= 20);
        }
        QVERIFY(std::abs(all - 1) < 1e-12);
        const double wrong = chanceToWin(0.5, 0);
        QVERIFY2(wrong < 0.05 && wrong > 0.02, qPrintable(QString::number(wrong)));
        for (const double same : {0.2, 0.5, 0.9})
            QVERIFY(chanceToWin(0.5, same) <= wrong + 1e-12);
        for (const double p : {0.0, 0.2, 0.4})
            QVERIFY(chanceToWin(p, 0) < 0.02);
    }

    void aBetterOneIsFound() {
        QVERIFY(chanceToWin(0.95, 0) > 0.98);
        QVERIFY(chanceToWin(0.9, 0) > 0.9);
        QVERIFY(chanceToWin(0.85, 0.1) > 0.75);
        double asked = 0;
        for (const auto& [end, chance] : ends(0.95, 0))
            asked += chance * end.asked;
        QVERIFY(asked < 9);
    }

    // Against two opponents, one of whom is as good and the other as bad as can be: the errors do not add up.
    void bothHaveToBeBeaten() {
        std::map<std::array<int, 4>, double> open{{{0, 0, 0, 0}, 1}};
        double wrong = 0;
        const auto verdict = [](int wins, int losses) {
            return verdictOf(wins, losses);
        };
        for (int asked = 0; asked < 20; ++asked) {
            std::map<std::array<int, 4>, double> next;
            for (const auto& [counts, chance] : open) {
                // The bad one first, so that the good one gets all the rest.
                const bool bad = verdict(counts[2], counts[3]) == ProofVerdict::Open;
                const double p = bad ? 1 : 0.5;
                for (const bool win : {true, false}) {
                    const double part = chance * (win ? p : 1 - p);
                    auto there = counts;
                    ++there[(bad ? 2u : 0u) + (win ? 0u : 1u)];
                    const ProofVerdict first = verdict(there[0], there[1]), second = verdict(there[2], there[3]);
                    if (first == ProofVerdict::Won && second == ProofVerdict::Won)
                        wrong += part;
                    else if (first != ProofVerdict::Lost && second != ProofVerdict::Lost)
                        next[there] += part;
                }
            }
            open = std::move(next);
        }
        QVERIFY2(wrong > 0 && wrong < 0.05, qPrintable(QString::number(wrong)));
        // The program's own course: one loses, and all is over without a win.
        ProofTest test(2, 5);
        while (const auto question = test.next())
            test.answer((question->opponent == 0) == question->newOnLeft ? TasteAnswer::Left : TasteAnswer::Right);
        QVERIFY(!test.newWins());
        QVERIFY(test.asked() < 12);
        QCOMPARE(test.scores()[1].verdict, ProofVerdict::Lost);
    }

    void bothAreAskedAboutAlike() {
        ProofTest test(2, 11);
        int lefts = 0;
        for (int i = 0; i < 6; ++i) {
            lefts += test.next()->newOnLeft;
            test.answer(test.next()->newOnLeft ? TasteAnswer::Left : TasteAnswer::Right);
            QVERIFY(std::abs(test.scores()[0].asked() - test.scores()[1].asked()) <= 1);
        }
        while (test.next())
            test.answer(test.next()->newOnLeft ? TasteAnswer::Left : TasteAnswer::Right);
        QVERIFY(test.newWins());
        QCOMPARE(test.asked(), 12); // six each
        QVERIFY(lefts > 0 && lefts < 6);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, test.answer(TasteAnswer::Left));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, ProofTest(0, 1));
    }

    void sameAndSkippedAreQuestionsToo() {
        ProofTest test(1, 2);
        int asked = 0;
        while (test.next()) {
            test.answer(asked % 2 ? TasteAnswer::Same : TasteAnswer::Skip);
            ++asked;
        }
        QVERIFY(asked <= 20 && asked > 10); // over as soon as it cannot be won any more
        QVERIFY(!test.newWins());
        QCOMPARE(test.scores()[0].same + test.scores()[0].skipped, asked);
    }

    // After the early end, too, the interval holds the true rate nine times in ten.
    void theIntervalHoldsWhatItSays() {
        std::map<std::pair<int, int>, ProofRate> known;
        for (const double p : {0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95}) {
            double covered = 0, below = 0;
            for (const auto& [end, chance] : ends(p, 0)) {
                const std::pair<int, int> key{end.wins, end.losses};
                if (!known.contains(key))
                    known[key] = rateAfter(end.wins, end.losses);
                const ProofRate& rate = known[key];
                covered += rate.interval.low <= p && p <= rate.interval.high ? chance : 0;
                below += rate.rate < p ? chance : 0;
                QVERIFY(rate.interval.low <= rate.rate && rate.rate <= rate.interval.high);
            }
            QVERIFY2(covered >= 0.9 - 1e-9, qPrintable(QString("p %1: %2").arg(p).arg(covered)));
            QVERIFY2(below > 0.2 && below < 0.8, qPrintable(QString("p %1: %2").arg(p).arg(below)));
        }
    }

    void nothingAskedIsNothingKnown() {
        const ProofRate rate = rateAfter(0, 0);
        QCOMPARE(rate.rate, 0.5);
        QCOMPARE(rate.interval.low, 0.0);
        QCOMPARE(rate.interval.high, 1.0);
        QVERIFY(rateAfter(6, 0).interval.low > 0.5); // and so is what won
        QVERIFY(rateAfter(6, 0).interval.high == 1);
    }
};

QTEST_GUILESS_MAIN(TestProofTest)
#include "test_proof_test.moc"
