#include "taste/choice_checks.h"
#include "taste/taste_accuracy.h"

#include <QtTest>
#include <cmath>

using namespace miro;

class TestChoiceChecks : public QObject {
    Q_OBJECT

    static TasteChoice choice(const std::string& left, const std::string& right, TasteAnswer answer) {
        TasteChoice made;
        made.left.name = left;
        made.right.name = right;
        made.answer = answer;
        return made;
    }
    // `count` answers, each about two pictures of its own.
    static void ask(std::vector<TasteChoice>& choices, int count, TasteAnswer answer) {
        for (int i = 0; i < count; ++i) {
            const std::string name = std::to_string(choices.size());
            choices.push_back(choice(name + "a", name + "b", answer));
        }
    }
    static bool finds(const ChoiceChecks& checks, TasteFinding finding) {
        return std::find(checks.findings.begin(), checks.findings.end(), finding) != checks.findings.end();
    }

private Q_SLOTS:
    void answersAreCounted() {
        std::vector<TasteChoice> choices;
        ask(choices, 3, TasteAnswer::Left);
        ask(choices, 2, TasteAnswer::Right);
        ask(choices, 1, TasteAnswer::Same);
        ask(choices, 4, TasteAnswer::Skip);
        choices.push_back(choice("x", "y", TasteAnswer::Left));
        choices.back().kind = TasteKind::Mark;
        const ChoiceChecks checks = checkChoices(choices);
        QCOMPARE(checks.left, int64_t{3});
        QCOMPARE(checks.right, int64_t{2});
        QCOMPARE(checks.same, int64_t{1});
        QVERIFY(checks.findings.empty());
        QCOMPARE(checks.consistency.trials, int64_t{0});
        QCOMPARE(checks.reachableInterval.low, 0.5);
        QCOMPARE(checks.reachableInterval.high, 1.0);
        QVERIFY(checkChoices({}).findings.empty());
    }

    void repeatsAreComparedWhateverTheirSides() {
        std::vector<TasteChoice> choices{
            choice("a", "b", TasteAnswer::Left), choice("b", "a", TasteAnswer::Right), // alike
            choice("c", "d", TasteAnswer::Left), choice("d", "c", TasteAnswer::Left),  // not
            choice("e", "f", TasteAnswer::Left), choice("e", "f", TasteAnswer::Same),  // half
            choice("g", "h", TasteAnswer::Skip), choice("g", "h", TasteAnswer::Left),  // once
        };
        const ChoiceChecks checks = checkChoices(choices);
        QCOMPARE(checks.consistency.trials, int64_t{3});
        QCOMPARE(checks.consistency.hits, 1.5);
        QCOMPARE(checks.reachable, 0.5);
        QVERIFY(checks.findings.empty()); // three repeats say nothing surely
        choices[1].left.sha256 = "h1";    // the same picture by another name is the same by its hash
        choices[0].right.sha256 = "h1";
        QCOMPARE(checkChoices(choices).consistency.hits, 1.5);
    }

    // Slips of 10 % agree with themselves in 0.9^2 + 0.1^2.
    void consistencyBoundsAccuracy() {
        std::vector<TasteChoice> choices;
        for (int i = 0; i < 100; ++i) {
            const std::string a = "a" + std::to_string(i), b = "b" + std::to_string(i);
            choices.push_back(choice(a, b, i % 2 ? TasteAnswer::Left : TasteAnswer::Right));
            choices.push_back(choices.back());
            if (i < 18)
                choices.back().answer = i % 2 ? TasteAnswer::Right : TasteAnswer::Left;
        }
        const ChoiceChecks checks = checkChoices(choices);
        QCOMPARE(checks.consistency.value, 0.82);
        QVERIFY(std::abs(checks.reachable - 0.9) < 1e-12);
        QVERIFY(checks.reachableInterval.low < 0.9 && checks.reachableInterval.high > 0.9);
        QVERIFY(!finds(checks, {TasteProblem::Contradictory, 18, 100}));
    }

    void contradictionsAreNamed() {
        std::vector<TasteChoice> choices;
        for (int i = 0; i < 12; ++i) {
            const std::string a = "a" + std::to_string(i), b = "b" + std::to_string(i);
            choices.push_back(choice(a, b, i % 2 ? TasteAnswer::Left : TasteAnswer::Right));
            choices.push_back(choice(b, a, i % 3 ? choices.back().answer : TasteAnswer::Same));
        }
        QVERIFY(finds(checkChoices(choices), {TasteProblem::Contradictory, 10, 12})); // 8 and four halves
    }

    void ringsAreFound() {
        const std::vector<TasteChoice> ring{choice("a", "b", TasteAnswer::Left), choice("b", "c", TasteAnswer::Left),
                                            choice("a", "c", TasteAnswer::Right)};
        QCOMPARE(checkChoices(ring).rings, int64_t{1});
        QCOMPARE(checkChoices(ring).triples, int64_t{1});
        auto order = ring;
        order[2].answer = TasteAnswer::Left;
        QCOMPARE(checkChoices(order).rings, int64_t{0});
        QCOMPARE(checkChoices(order).triples, int64_t{1});
        std::vector<TasteChoice> many;
        for (int i = 0; i < 12; ++i)
            for (TasteChoice one : ring) {
                one.left.name += std::to_string(i);
                one.right.name += std::to_string(i);
                many.push_back(one);
            }
        QVERIFY(finds(checkChoices(many), {TasteProblem::Circular, 12, 12}));
    }

    void onlyOneSideIsNamed() {
        std::vector<TasteChoice> choices;
        ask(choices, 9, TasteAnswer::Left);
        QVERIFY(checkChoices(choices).findings.empty()); // may be chance
        ask(choices, 1, TasteAnswer::Left);
        QVERIFY(finds(checkChoices(choices), {TasteProblem::AlwaysLeft, 10, 10}));
        ask(choices, 15, TasteAnswer::Left);
        ask(choices, 2, TasteAnswer::Right);
        QVERIFY(finds(checkChoices(choices), {TasteProblem::MostlyOneSide, 25, 27}));
        choices.clear();
        ask(choices, 12, TasteAnswer::Right);
        QVERIFY(finds(checkChoices(choices), {TasteProblem::AlwaysRight, 12, 12}));
        choices.clear();
        ask(choices, 12, TasteAnswer::Same);
        QVERIFY(finds(checkChoices(choices), {TasteProblem::AlwaysSame, 12, 12}));
        ask(choices, 14, TasteAnswer::Right);
        ask(choices, 10, TasteAnswer::Left);
        QVERIFY(checkChoices(choices).findings.empty());
    }

    void accuracyAddsWhatItKnows() {
        std::vector<TasteChoice> choices;
        ask(choices, 3, TasteAnswer::Left);
        TasteAccuracy accuracy;
        accuracy.choices = 3;
        QCOMPARE(checkChoices(choices, &accuracy).findings.front(),
                 (TasteFinding{TasteProblem::TooFew, 3, kEnoughChoices}));
        accuracy.enough = true;
        accuracy.accuracy = shareOf(26, 50);
        QVERIFY(finds(checkChoices(choices, &accuracy), {TasteProblem::NoBetterThanChance, 26, 50}));
        accuracy.accuracy = shareOf(40, 50);
        QVERIFY(checkChoices(choices, &accuracy).findings.empty());
    }
};

QTEST_GUILESS_MAIN(TestChoiceChecks)
#include "test_choice_checks.moc"
