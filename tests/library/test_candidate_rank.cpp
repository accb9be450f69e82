#include "library/candidate_rank.h"

#include <QtTest>

using namespace miro;

class TestCandidateRank : public QObject {
    Q_OBJECT

    static ScoreRecord score(const char* scorer, std::optional<double> raw, std::optional<double> quantile = {}) {
        ScoreRecord record;
        record.scorer = scorer;
        record.raw = raw;
        record.quantile = quantile;
        return record;
    }

private Q_SLOTS:
    void scoresCompareByRank() {
        // Far apart or near: only the order counts.
        const auto ranks = rankCandidates({{score("a", 1000)}, {score("a", 1)}, {score("a", 2)}}, {});
        QCOMPARE(ranks[0].total, std::optional(2.5 / 3));
        QCOMPARE(ranks[1].total, std::optional(0.5 / 3));
        QCOMPARE(ranks[2].total, std::optional(1.5 / 3));
        QCOMPARE(bestFirst(ranks), (std::vector<size_t>{0, 2, 1}));
    }

    void equalOnesStayInOrder() {
        const auto ranks = rankCandidates({{score("a", 1)}, {score("a", 3)}, {score("a", 3)}, {score("a", 1)}}, {});
        QCOMPARE(bestFirst(ranks), (std::vector<size_t>{1, 2, 0, 3}));
    }

    void weightsCount() {
        const std::vector<std::vector<ScoreRecord>> two = {{score("a", 1), score("b", 9)},
                                                           {score("a", 2), score("b", 8)}};
        QCOMPARE(bestFirst(rankCandidates(two, {})), (std::vector<size_t>{0, 1})); // one each: as they come
        QCOMPARE(bestFirst(rankCandidates(two, {{"a", 2}, {"b", 1}})), (std::vector<size_t>{1, 0}));
        QCOMPARE(bestFirst(rankCandidates(two, {{"b", 1}})), (std::vector<size_t>{0, 1}));
        QVERIFY(!rankCandidates(two, {{"c", 1}})[0].total);
    }

    void whatIsNotMeasuredComesLast() {
        const auto ranks =
            rankCandidates({{score("a", std::nullopt)}, {score("a", 1), score("b", 1)}, {score("a", 2)}, {}}, {});
        QVERIFY(!ranks[0].total && ranks[1].total && !ranks[2].total && !ranks[3].total);
        QCOMPARE(bestFirst(ranks).front(), size_t{1});
        QVERIFY(rankCandidates({}, {}).empty());
    }

    void quantilesAreTheirWeightedMean() {
        const auto ranks =
            rankCandidates({{score("a", 1, 0.2), score("b", 1, 0.8), score("c", 1)}}, {{"a", 3}, {"b", 1}});
        QVERIFY(std::abs(*ranks[0].quantile - 0.35) < 1e-12);
    }
};

QTEST_GUILESS_MAIN(TestCandidateRank)
#include "test_candidate_rank.moc"
