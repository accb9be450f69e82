#include "base/json.h"
#include "train/score_bins.h"

#include <QtTest>
#include <cmath>

using namespace miro;

class TestScoreBins : public QObject {
    Q_OBJECT

    static ScoreBins bins(std::vector<double> samples, BinSettings settings = {}) {
        auto made = makeScoreBins("clip_score", std::move(samples), settings);
        return made.ok() ? *made : throw std::runtime_error(made.message());
    }
    static std::vector<double> ramp(int64_t count) {
        std::vector<double> samples;
        for (int64_t i = 0; i < count; ++i)
            samples.push_back(0.2 + 0.5 * static_cast<double>(i) / static_cast<double>(count));
        return samples;
    }

private Q_SLOTS:
    void quantileIsThePublishedOne() {
        const auto cases = *readJsonFile(std::filesystem::path(MIRO_FIXTURES) / "base" / "reward_bins.json");
        for (const auto& one : cases)
            QCOMPARE(bins(one["samples"].get<std::vector<double>>()).bins.edges,
                     one["edges"].get<std::vector<double>>());
    }

    void tailIsCut() {
        const auto recorded = *readJsonFile(std::filesystem::path(MIRO_FIXTURES) / "train" / "bins.json");
        for (const auto& one : recorded["tail"]) {
            BinSettings settings{BinSettings::Kind::Tail, one["tail_bins"], one["tail_parts"]};
            const auto made = bins(recorded["samples"].get<std::vector<double>>(), settings);
            const auto expected = one["edges"].get<std::vector<double>>();
            QCOMPARE(made.bins.edges.size(), expected.size());
            QCOMPARE(made.bins.edges.size(), size_t{65});
            for (size_t i = 0; i < expected.size(); ++i)
                QVERIFY2(std::abs(made.bins.edges[i] - expected[i]) < 1e-12, qPrintable(QString::number(i)));
            QCOMPARE(made.bins.quantileOf(2), 1.0);
        }
    }

    void uniformDoesNotLookAtTheSamples() {
        const auto made = bins(ramp(500), {BinSettings::Kind::Uniform});
        QCOMPARE(made.bins.edges.size(), size_t{65});
        QCOMPARE(made.bins.edges[16], 0.25);
    }

    void manySamplesAreThinned() {
        BinSettings settings;
        settings.mostSamples = 100;
        const auto made = bins(ramp(1000), settings);
        QCOMPARE(made.bins.samples, int64_t{100});
        QVERIFY(std::abs(made.bins.edges[32] - 0.45) < 0.01);
    }

    void whatTeachesNothingIsTold() {
        QVERIFY(bins(std::vector<double>(50, 0.3)).note.find("the same for every sample") != std::string::npos);
        QVERIFY(bins({0.1, 0.2, 0.3, 0.3}).note.find("only 3 different") != std::string::npos);
        QVERIFY(bins(ramp(200)).note.empty());
        BinSettings tail{BinSettings::Kind::Tail};
        QVERIFY(!bins({0.1, 0.2}, tail).note.empty());
    }

    void badInput() {
        QVERIFY(
            makeScoreBins("clip_score", {std::nan(""), INFINITY}, {}).message().starts_with("clip_score: no sample"));
        BinSettings tail{BinSettings::Kind::Tail, 16, 4};
        QVERIFY(makeScoreBins("clip_score", ramp(200), tail).message().find("do not fit") != std::string::npos);
        tail.tailBins = 0;
        QVERIFY(!makeScoreBins("clip_score", ramp(200), tail).ok());
        QVERIFY(parseBinKind("tails").message().find("quantile, uniform, tail") != std::string::npos);
        QVERIFY(*parseBinKind("tail") == BinSettings::Kind::Tail);
    }

    // A score in units of its own: as many different scores a bin, from the least to the greatest.
    void openBinsTakeAnyNumbers() {
        BinSettings settings;
        settings.open = true;
        const auto made = makeScoreBins("taste", {-3, 5, 1, 1, 1, std::nan("")}, settings);
        QVERIFY2(made.ok(), made.message().c_str());
        const RewardBins& bins = made->bins;
        QCOMPARE(bins.edges.size(), size_t{65});
        QVERIFY(std::is_sorted(bins.edges.begin(), bins.edges.end()));
        QCOMPARE(bins.edges.front(), -3.0);
        QCOMPARE(bins.edges.back(), 5.0);
        QCOMPARE(bins.quantileOf(-3), 0.0);
        QCOMPARE(bins.quantileOf(5), 1.0);
        QVERIFY(std::abs(bins.quantileOf(1) - 0.5) < 0.02);
        const auto same = makeScoreBins("taste", {0.25, 0.25}, settings);
        QVERIFY2(same.message().find("taste is the same for every sample") != std::string::npos,
                 same.message().c_str());
        QCOMPARE(same.error().code, ErrorCode::Usage);
    }
};

QTEST_GUILESS_MAIN(TestScoreBins)
#include "test_score_bins.moc"
