#include "base/json.h"
#include "base/reward_bins.h"
#include "base/scorers.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <fmt/format.h>

using namespace miro;

class TestRewardBins : public QObject {
    Q_OBJECT

    static RewardBins bins(std::vector<double> edges) {
        RewardBins made;
        made.edges = std::move(edges);
        return made;
    }

private Q_SLOTS:
    // Edges and values to the last bit of what torch and numpy give.
    void agreesWithTorch_data() {
        QTest::addColumn<int>("index");
        auto cases = readJsonFile(std::string(MIRO_FIXTURES) + "/base/reward_bins.json");
        QVERIFY2(cases.ok(), cases.message().c_str());
        for (size_t i = 0; i < cases->size(); ++i)
            QTest::newRow((*cases)[i]["name"].get<std::string>().c_str()) << static_cast<int>(i);
    }

    void agreesWithTorch() {
        QFETCH(int, index);
        auto cases = readJsonFile(std::string(MIRO_FIXTURES) + "/base/reward_bins.json");
        QVERIFY(cases.ok());
        const nlohmann::json& expected = (*cases)[static_cast<size_t>(index)];
        const auto edges = edgesFromSamples(expected["samples"].get<std::vector<double>>());
        QVERIFY2(edges.ok(), edges.message().c_str());
        QCOMPARE(*edges, expected["edges"].get<std::vector<double>>());
        const RewardBins made = bins(*edges);
        const auto values = expected["values"].get<std::vector<double>>();
        for (size_t i = 0; i < values.size(); ++i)
            QCOMPARE(made.quantileOf(values[i]), expected["quantiles"][i].get<double>());
        QVERIFY(values.size() > 20);
    }

    void quantilesStayInTheSlidersRange() {
        const RewardBins made = bins(*edgesFromSamples({0.1, 0.2, 0.3}));
        QCOMPARE(made.edges.size(), size_t{65});
        QCOMPARE(made.quantileOf(1.5), 1.0);
        QCOMPARE(made.quantileOf(-7), 0.0);
        QCOMPARE(made.quantileOf(1.0), 1.0);
        QCOMPARE(made.quantileOf(0), 0.0);
        QCOMPARE(made.quantileOf(0.5), 31.0 / 63); // on an edge: the bin below
    }

    void samplesThatAreNoNumbersAreLeftOut() {
        QCOMPARE(edgesFromSamples({}).error().code, ErrorCode::Usage);
        QCOMPARE(edgesFromSamples({NAN, INFINITY}).error().code, ErrorCode::Usage);
        std::vector<double> samples;
        for (int i = 0; i < 200; ++i)
            samples.push_back(i / 200.0);
        const auto without = edgesFromSamples(samples);
        samples.push_back(NAN);
        samples.push_back(-INFINITY);
        QCOMPARE(*edgesFromSamples(samples), *without);
    }

    // Two scorers may give values of one name: edges of the one say nothing of the other.
    void edgesAreOfOneScorer() {
        const ScorerInfo& published = *scorers().find("clip_jina");
        const ScorerInfo& small = *scorers().find("starter_clip");
        RewardBins made = bins({0, 1});
        RewardBinsByName list{{"clip_score", made}};
        QCOMPARE(binsOf(list, published), &list.at("clip_score"));
        QCOMPARE(binsOf(list, small), &list.at("clip_score")); // nobody says whose they are
        list.at("clip_score").scorer = "starter_clip";
        QVERIFY(!binsOf(list, published));
        QCOMPARE(binsOf(list, small), &list.at("clip_score"));
        list["clip_jina"] = made; // under the scorer's own name
        QCOMPARE(binsOf(list, published), &list.at("clip_jina"));
        QVERIFY(!binsOf(list, *scorers().find("vqa")));
    }

    void filesComeBackAsTheyWere() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("new/clip_jina-1.json").toStdString();
        RewardBins made = bins({0, 0.1, 1.0 / 3, 1});
        made.estimated = true;
        made.scorer = "clip_jina";
        made.version = "1";
        made.samples = 12345;
        QVERIFY(writeRewardBins(file, {{"clip_score", made}, {"aesthetic_score", bins({0, 1})}}).ok());
        auto back = readRewardBins(file);
        QVERIFY2(back.ok(), back.message().c_str());
        QCOMPARE(back->size(), size_t{2});
        const RewardBins& clip = back->at("clip_score");
        QCOMPARE(clip.edges, made.edges);
        QVERIFY(clip.estimated);
        QCOMPARE(clip.scorer, std::string("clip_jina"));
        QCOMPARE(clip.version, std::string("1"));
        QCOMPARE(clip.samples, int64_t{12345});
        QVERIFY(!back->at("aesthetic_score").estimated);
        // Readers that know names and lists alone find both.
        auto plain = readJsonFile(file);
        QCOMPARE((*plain)["clip_score"].get<std::vector<double>>(), made.edges);
    }

    void publishedFilesAreReadByRewardOrScorer() {
        auto list = rewardBinsFromJson(R"({"aesthetic_score": [0, 0.5, 1], "clip_openai": [0, 0.25, 0.25, 1]})", "x");
        QVERIFY2(list.ok(), list.message().c_str());
        QCOMPARE(binsOf(*list, *scorers().find("aesthetic"))->edges.size(), size_t{3});
        QCOMPARE(binsOf(*list, *scorers().find("clip_openai"))->edges.size(), size_t{4});
        QVERIFY(!binsOf(*list, *scorers().find("vqa")));
        QVERIFY(!list->at("aesthetic_score").estimated);
        QCOMPARE(calibrationFileOf(*scorers().find("hpsv2"), "f"), std::filesystem::path("f/hpsv2-2.1.json"));
    }

    void damagedFilesSayWhatIsWrong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no JSON") << "edges"
                                 << "byte";
        QTest::newRow("a list") << "[0, 1]"
                                << "object";
        QTest::newRow("no list") << R"({"a": 3})"
                                 << "a must be a list";
        QTest::newRow("one edge") << R"({"a": [1]})"
                                  << "a must be a list";
        QTest::newRow("texts") << R"({"a": [0, "1"]})"
                               << "a must be numbers";
        QTest::newRow("null") << R"({"a": [0, null]})"
                              << "a must be numbers";
        QTest::newRow("falling") << R"({"a": [0, 0.5, 0.4, 1]})"
                                 << "must not fall";
        QTest::newRow("too large") << R"({"a": [0, 1e999]})"
                                   << "too large";
    }

    void damagedFilesSayWhatIsWrong() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto list = rewardBinsFromJson(text.toStdString(), "bins.json");
        QVERIFY(!list.ok());
        QCOMPARE(list.error().code, ErrorCode::Corrupt);
        QVERIFY2(list.message().starts_with("bins.json"), list.message().c_str());
        QVERIFY2(QString::fromStdString(list.message()).contains(says), list.message().c_str());
    }

    // The provenance is for people: what stands there never makes the edges unreadable.
    void oddProvenanceCountsAsUnknown() {
        for (const char* odd :
             {R"("x")", R"({"a": 3})", R"({"a": {"samples": -1, "scorer": [], "estimated": "yes"}})"}) {
            const auto list = rewardBinsFromJson(fmt::format(R"({{"a": [0, 1], "_provenance": {}}})", odd), "x");
            QVERIFY2(list.ok(), list.message().c_str());
            QCOMPARE(list->at("a").samples, int64_t{0});
            QVERIFY(!list->at("a").estimated);
        }
    }
};

QTEST_GUILESS_MAIN(TestRewardBins)
#include "test_reward_bins.moc"
