// A session shares what scorers have in common, keeps its budget, halves a batch that does not fit, and stops.
#include "base/scorers.h"
#include "reward/scorer_list.h"
#include "score_fixtures.h"

#include <atomic>

using namespace miro;
using namespace miro::test;

namespace {

struct FakeNetwork {}; // a network of the fakes

// What the fakes did; reset by each test.
struct Log {
    int loads = 0;
    int shared = 0;
    std::vector<size_t> batches;
    size_t mostPictures = 1000; // a larger batch is out of memory
    std::stop_source stop;
    int stopAfter = -1; // batches
} gLog;

class FakeScorer : public Scorer {
public:
    explicit FakeScorer(std::string key) : m_key(std::move(key)) {}

    Result<std::vector<double>> score(ScoringBatch& batch) const override {
        const NetworkSpec spec{.key = m_key == "second" ? "first" : m_key, .label = m_key, .parameters = 250};
        const NetworkPool::Loader<FakeNetwork> load = [](const NetworkPlace&, std::stop_token) {
            ++gLog.loads;
            return Result<std::unique_ptr<FakeNetwork>>(std::make_unique<FakeNetwork>());
        };
        MIRO_TRY(const FakeNetwork* network, batch.networks().get<FakeNetwork>(spec, load, batch.stop()));
        Q_UNUSED(network)
        gLog.batches.push_back(batch.inputs().size());
        if (batch.inputs().size() > gLog.mostPictures)
            return Error{ErrorCode::OutOfMemory, "out of memory"};
        if (gLog.stopAfter >= 0 && static_cast<int>(gLog.batches.size()) > gLog.stopAfter)
            gLog.stop.request_stop();
        MIRO_TRY(const at::Tensor features, batch.shared("features", [&]() -> Result<at::Tensor> {
            ++gLog.shared;
            return at::arange(batch.size(), at::kDouble);
        }));
        std::vector<double> values;
        for (size_t i = 0; i < batch.inputs().size(); ++i)
            values.push_back(m_key == "nan"        ? std::nan("")
                             : m_key == "infinite" ? HUGE_VAL
                                                   : static_cast<double>(batch.image(i).width));
        return values;
    }
    std::filesystem::path checkpoint() const override { return "/fake/" + m_key; }
    int64_t memoryNeed() const override { return 1000; }

private:
    std::string m_key;
};

template <int number>
Result<std::unique_ptr<Scorer>> makeFake(const RepoFinder&) {
    constexpr const char* keys[] = {"first", "second", "third", "nan", "infinite"};
    return std::unique_ptr<Scorer>(std::make_unique<FakeScorer>(keys[number]));
}

const Registry<ScorerMaker>& fakes() {
    static const Registry<ScorerMaker> list({{"first", makeFake<0>},
                                             {"second", makeFake<1>},
                                             {"third", makeFake<2>},
                                             {"nan", makeFake<3>},
                                             {"infinite", makeFake<4>}});
    return list;
}

std::unique_ptr<ScoringSession> open(const std::vector<std::string>& keys, int64_t budget = 0) {
    gLog = {};
    ScoringOptions options;
    options.makers = &fakes();
    options.memoryBudget = budget;
    options.batch = 4;
    return openFixtures(keys, options).value();
}

struct ProgressLog : ProgressSink {
    std::vector<Progress> seen;
    void progress(const Progress& one) override { seen.push_back(one); }
};

} // namespace

class TestScoringSession : public QObject {
    Q_OBJECT

private:
    std::vector<Image> m_pictures;
    std::vector<ScoreInput> m_inputs;

private Q_SLOTS:
    void initTestCase() {
        for (int i = 0; i < 10; ++i)
            m_pictures.push_back(pattern(i + 1, 3));
        for (const Image& picture : m_pictures)
            m_inputs.push_back({&picture, "a prompt"});
    }

    void everyListedScorerCanBeMade() {
        for (const ScorerInfo& info : scorers().entries())
            QVERIFY2(scorerMakers().find(info.key), info.key.c_str());
        for (const ScorerMaker& maker : scorerMakers().entries())
            QVERIFY2(scorers().find(maker.key), maker.key.c_str());
    }

    void unknownKeysAreRefusedWithTheList() {
        const auto session = openFixtures({"beauty"});
        QVERIFY(!session.ok());
        QCOMPARE(session.error().code, ErrorCode::Usage);
        QVERIFY(session.message().find("beauty") != std::string::npos);
        QVERIFY(session.message().find("pick_score") != std::string::npos);
    }

    void valuesComeInOrder() {
        auto session = open({"third", "first"});
        ProgressLog progress;
        const auto scores = session->score(m_inputs, &progress, {}).value();
        QCOMPARE(scores.size(), size_t{2});
        QCOMPARE(scores[0].scorer, std::string("third"));
        for (size_t i = 0; i < m_inputs.size(); ++i)
            QCOMPARE(scores[1].values[i], static_cast<double>(i + 1));
        QCOMPARE(gLog.batches, (std::vector<size_t>{4, 4, 2, 4, 4, 2}));
        QCOMPARE(progress.seen.front().stage, std::string("load"));
        QCOMPARE(progress.seen.back().stage, std::string("score"));
        QCOMPARE(progress.seen.back().done, int64_t{20});
        QCOMPARE(progress.seen.back().total, int64_t{20});
        QCOMPARE(session->checkpointOf("first"), std::filesystem::path("/fake/first"));
    }

    // Both use the same network, and the same values of each batch.
    void sharedTowersRunOnce() {
        auto session = open({"first", "second"});
        QVERIFY(session->score(m_inputs, nullptr, {}).ok());
        QCOMPARE(gLog.loads, 1);
        QCOMPARE(gLog.shared, 3);
    }

    void networksOverTheBudgetAreDropped() {
        auto roomy = open({"first", "third"}, 2000);
        QVERIFY(roomy->score(m_inputs, nullptr, {}).ok());
        QVERIFY(roomy->score(m_inputs, nullptr, {}).ok());
        QCOMPARE(gLog.loads, 2);
        auto narrow = open({"first", "third"}, 1500);
        QVERIFY(narrow->score(m_inputs, nullptr, {}).ok());
        QCOMPARE(gLog.loads, 2);
        QVERIFY(narrow->score(m_inputs, nullptr, {}).ok());
        QCOMPARE(gLog.loads, 4);
        auto tiny = open({"first"}, 10); // larger than the budget: alone
        QVERIFY(tiny->score(m_inputs, nullptr, {}).ok());
        QCOMPARE(gLog.loads, 1);
        tiny->freeMemory();
        QVERIFY(tiny->score(m_inputs, nullptr, {}).ok());
        QCOMPARE(gLog.loads, 2);
    }

    void aBatchThatDoesNotFitIsHalvedOnce() {
        auto session = open({"first"});
        gLog.mostPictures = 2;
        const auto scores = session->score(m_inputs, nullptr, {});
        QVERIFY2(scores.ok(), scores.message().c_str());
        QCOMPARE(gLog.batches, (std::vector<size_t>{4, 2, 2, 4, 2, 2, 2}));
        QCOMPARE((*scores)[0].values[9], 10.0);
        gLog.batches.clear();
        gLog.mostPictures = 1;
        const auto failed = session->score(m_inputs, nullptr, {});
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, ErrorCode::OutOfMemory);
        QCOMPARE(gLog.batches, (std::vector<size_t>{4, 2}));
    }

    void notFiniteAndNoPictureAreMissing() {
        auto session = open({"nan", "infinite", "first"});
        std::vector<ScoreInput> inputs = m_inputs;
        const Image empty;
        inputs[3].image = &empty;
        inputs[4].image = nullptr;
        const auto scores = session->score(inputs, nullptr, {}).value();
        QCOMPARE(scores[0].values.size(), inputs.size());
        for (size_t i = 0; i < inputs.size(); ++i) {
            QVERIFY(std::isnan(scores[0].values[i]) && std::isnan(scores[1].values[i]));
            QCOMPARE(std::isnan(scores[2].values[i]), i == 3 || i == 4);
        }
        QCOMPARE(scores[2].values[5], 6.0);
        QVERIFY(session->score({}, nullptr, {}).ok());
    }

    void stopIsHeard() {
        auto session = open({"first", "third"});
        gLog.stopAfter = 1;
        const auto scores = session->score(m_inputs, nullptr, gLog.stop.get_token());
        QVERIFY(!scores.ok());
        QCOMPARE(scores.error().code, ErrorCode::Stopped);
        QCOMPARE(gLog.batches.size(), size_t{2});
    }

    void realNetworksStopWhileTheyLoad() {
        auto session = openFixtures({"pick_score"}).value();
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(session->score(m_inputs, nullptr, stop.get_token()).error().code, ErrorCode::Stopped);
        QVERIFY(session->score(m_inputs, nullptr, {}).ok());
    }

    void largeNetworksLeaveTheGpu() {
        constexpr int64_t kGb = 1'000'000'000;
        NetworkSpec spec{.key = "x", .label = "x", .parameters = kGb, .workingBytes = kGb};
        QVERIFY(!placeNetwork(spec, -1).onGpu);
        QVERIFY(placeNetwork(spec, 6 * kGb).onGpu);
        QVERIFY(!placeNetwork(spec, 5 * kGb).onGpu);
        spec.mayBeReduced = true;
        QVERIFY(placeNetwork(spec, 5 * kGb).onGpu && placeNetwork(spec, 5 * kGb).reduced);
        QVERIFY(!placeNetwork(spec, 6 * kGb).reduced);
        QVERIFY(!placeNetwork(spec, 3 * kGb).onGpu);
    }
};

QTEST_GUILESS_MAIN(TestScoringSession)
#include "test_scoring_session.moc"
