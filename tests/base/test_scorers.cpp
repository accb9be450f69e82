// The list of scorers, and which of several measures a reward.
#include "base/scorers.h"

#include <QtTest>
#include <set>

using namespace miro;

class TestScorers : public QObject {
    Q_OBJECT

    static std::string measuring(const std::string& target, const RewardScorers& named = {},
                                 const std::vector<std::string>& present = {}) {
        const ScorerInfo* scorer = scorerOfTarget(target, named, present);
        return scorer ? scorer->key : std::string();
    }

private Q_SLOTS:
    void oneOfAKind() {
        QCOMPARE(measuring("hpsv2_score"), std::string("hpsv2"));
        QCOMPARE(measuring("hpsv2_score", {}, {"starter_clip"}), std::string("hpsv2"));
        QVERIFY(measuring("beauty").empty());
        QVERIFY(measuring("").empty()); // CLIP (OpenAI) measures none
    }

    void thePublishedOneComesFirst() {
        QCOMPARE(measuring("clip_score"), std::string("clip_jina"));
        QCOMPARE(measuring("clip_score", {}, {"starter_clip", "clip_jina"}), std::string("clip_jina"));
        QCOMPARE(measuring("clip_score", {}, {"aesthetic", "starter_clip"}), std::string("starter_clip"));
        QCOMPARE(measuring("clip_score", {}, {"aesthetic"}), std::string("clip_jina"));
    }

    void theOneThatTheModelNamesGoesBeforeAll() {
        const RewardScorers named{{"clip_score", "starter_clip"}};
        QCOMPARE(measuring("clip_score", named), std::string("starter_clip"));
        QCOMPARE(measuring("clip_score", named, {"clip_jina", "starter_clip"}), std::string("starter_clip"));
        QCOMPARE(measuring("clip_score", named, {"clip_jina"}), std::string("starter_clip")); // it is not there
        QCOMPARE(measuring("vqa_score", named), std::string("vqa"));
        // What is no scorer of that reward names nothing.
        QCOMPARE(measuring("clip_score", {{"clip_score", "vqa"}}), std::string("clip_jina"));
        QCOMPARE(measuring("clip_score", {{"clip_score", "another"}}, {"starter_clip"}), std::string("starter_clip"));
    }

    // Of one reward: bins and drop-outs take it that they read the prompt, or all do not.
    void scorersOfARewardAreAlike() {
        std::set<std::string> published;
        for (const ScorerInfo& scorer : scorers().entries()) {
            QVERIFY2(!scorer.repos.empty() && !scorer.rewards.empty() && scorer.lowest < scorer.highest,
                     scorer.key.c_str());
            if (scorer.target.empty())
                continue;
            QCOMPARE(scorer.readsPrompt, scorerOfTarget(scorer.target)->readsPrompt);
            const bool ofThePack = scorer.repos.front().starts_with("starter");
            QVERIFY2(ofThePack || !published.contains(scorer.target), scorer.key.c_str());
            published.insert(scorer.target);
        }
    }
};

QTEST_GUILESS_MAIN(TestScorers)
#include "test_scorers.moc"
