#include "sample/sampling_fixtures.h"
#include "sample/schedule.h"
#include "sample/start_noise.h"
#include "tensor/noise.h"

#include <QtTest>

using namespace miro;
using namespace miro::test;

// The sampler's rules, checked against plain compositions of single evaluations.
class TestSampler : public QObject {
    Q_OBJECT

    RecordedRun m_run; // miro-7, 8 steps, guidance 7

    static at::Tensor targets(const LoadedRin& loaded, double value) {
        return at::full({1, int64_t(loaded.config.rewardKeys.size())}, value);
    }

    // One picture, step by step: the weight of each step, both branches evaluated apart, their latents kept apart.
    static at::Tensor compose(const RecordedRun& run, uint64_t seed, const std::vector<double>& weights,
                              size_t firstStep = 0, const at::Tensor& picture = {}) {
        const Rin& rin = *run.loaded.rin;
        const RinNetworkConfig& network = run.loaded.config.network;
        at::Tensor x = seededNoise({seed}, {network.inputChannels, network.dataSize, network.dataSize});
        RinCondition positive = must(rin.prepare(run.request.prompt, targets(run.loaded, 1)));
        RinCondition negative = must(rin.prepare(run.request.unconditional, targets(run.loaded, 0)));
        at::Tensor keptPositive;
        at::Tensor keptNegative;
        auto gammas = gammaSchedule({}, int64_t(weights.size()), 1);
        if (picture.defined())
            x = gammas[firstStep] * picture + (1 - gammas[firstStep]) * x;
        for (size_t i = firstStep; i < weights.size(); ++i) {
            at::Tensor gamma = at::full({1}, gammas[i]);
            RinOutput first = must(rin.forward(x, gamma, positive, keptPositive));
            keptPositive = first.z;
            at::Tensor v = first.v;
            if (weights[i] > 0) {
                RinOutput second = must(rin.forward(x, gamma, negative, keptNegative));
                keptNegative = second.z;
                v = v * (1 + weights[i]) - second.v * weights[i];
            }
            x = x - v * (gammas[i + 1] - gammas[i]);
        }
        return x;
    }

    SampleRequest request() const { return m_run.request; }

    at::Tensor sample(const SampleRequest& request, StepSink* sink = nullptr) const {
        return must(sampleLatents(*m_run.loaded.rin, request, sink)).values;
    }

private Q_SLOTS:
    void initTestCase() { m_run = recordedRun("miro-7-steps-8"); }
    void init() { m_run.loaded.rin->setBlockObserver({}); }

    void guidanceThatStartsLateOrEndsEarly_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::addColumn<QList<double>>("weights");
        QTest::newRow("all") << 0 << 0 << 5 << QList<double>{4, 4, 4, 4, 4, 4};
        QTest::newRow("late start") << 0 << 2 << 5 << QList<double>{0, 0, 4, 4, 4, 4};
        QTest::newRow("early end") << 0 << 0 << 2 << QList<double>{4, 4, 4, 0, 0, 0};
        QTest::newRow("one step") << 0 << 3 << 3 << QList<double>{0, 0, 0, 4, 0, 0};
        QTest::newRow("end beyond the run") << 0 << 1 << 99 << QList<double>{0, 4, 4, 4, 4, 4};
        QTest::newRow("linear") << 1 << 0 << 5 << QList<double>{0, 8 / 6.0, 16 / 6.0, 4, 32 / 6.0, 40 / 6.0};
        QTest::newRow("linear range") << 1 << 2 << 3 << QList<double>{0, 0, 16 / 6.0, 4, 0, 0};
    }

    void guidanceThatStartsLateOrEndsEarly() {
        QFETCH(int, type);
        QFETCH(int, first);
        QFETCH(int, last);
        QFETCH(QList<double>, weights);
        SampleRequest asked = request();
        asked.seeds = {11};
        asked.settings.steps = 6;
        asked.settings.guidance = 4;
        asked.settings.guidanceType = type ? GuidanceType::Linear : GuidanceType::Constant;
        asked.settings.guidanceStart = first;
        asked.settings.guidanceEnd = last;
        at::Tensor expected = compose(m_run, 11, {weights.begin(), weights.end()});
        QVERIFY(distance(sample(asked), expected) < 1e-4);
    }

    // y = gamma * x0 + (1 - gamma) * noise, then the schedule's remaining steps with their own weights.
    void aStartPictureJoinsInTheMiddle_data() { guidanceThatStartsLateOrEndsEarly_data(); }
    void aStartPictureJoinsInTheMiddle() {
        QFETCH(int, type);
        QFETCH(int, first);
        QFETCH(int, last);
        QFETCH(QList<double>, weights);
        SampleRequest asked = request();
        asked.seeds = {11};
        asked.settings.steps = 6;
        asked.settings.guidance = 4;
        asked.settings.guidanceType = type ? GuidanceType::Linear : GuidanceType::Constant;
        asked.settings.guidanceStart = first;
        asked.settings.guidanceEnd = last;
        asked.settings.startPicture = "a.png";
        asked.settings.startGamma = 0.4; // between steps 2 and 3
        asked.picture = seededNormal(5, {1, 4, 8, 8}) * 0.5;
        at::Tensor expected = compose(m_run, 11, {weights.begin(), weights.end()}, 3, asked.picture);
        struct Counter : StepSink {
            std::vector<StepEvent> events;
            void stepDone(const StepEvent& event) override { events.push_back(event); }
        } counter;
        QVERIFY(distance(sample(asked, &counter), expected) < 1e-4);
        QCOMPARE(counter.events.size(), size_t{3});
        QCOMPARE(counter.events.front().step, int64_t{0});
        QCOMPARE(counter.events.front().total, int64_t{3});
        QCOMPARE(counter.events.back().gamma, 1.0f);
    }

    void aStartPictureAtTheEndStaysItself() {
        SampleRequest asked = request();
        asked.seeds = {1, 2};
        asked.settings.startPicture = "a.png";
        asked.settings.startGamma = 1;
        asked.picture = seededNormal(5, {1, 4, 8, 8}) * 0.5;
        at::Tensor latents = sample(asked);
        for (int64_t i = 0; i < 2; ++i)
            QVERIFY(distance(latents.narrow(0, i, 1), asked.picture) < 1e-6);
    }

    void variationsAreOtherNoise() {
        SampleRequest asked = request();
        asked.settings.variation = 0.25;
        asked.variationSeeds = {99};
        at::Tensor varied = sample(asked);
        SampleRequest plain = request();
        plain.start =
            sphericalMix(seededNoise(plain.seeds, {4, 8, 8})[0], seededNoise({99}, {4, 8, 8})[0], 0.25).unsqueeze(0);
        QVERIFY(at::equal(sample(plain), varied));
        asked.settings.variation = 0;
        QVERIFY(at::equal(sample(asked), sample(request())));
        asked.settings.variation = 1;
        SampleRequest other = request();
        other.seeds = {99};
        QVERIFY(at::equal(sample(asked), sample(other)));
    }

    // An unguided step evaluates one branch: half the rows, so no unconditional text is needed at all.
    void withoutGuidanceOneBranchIsEvaluated() {
        SampleRequest asked = request();
        asked.settings.guidance = 0;
        asked.unconditional = {};
        QVERIFY(distance(sample(asked), compose(m_run, 0, std::vector<double>(8, 0.0))) < 1e-4);
        asked.settings.guidance = 1;
        QCOMPARE(sampleLatents(*m_run.loaded.rin, asked).error().code, ErrorCode::Usage);
    }

    void sameSeedSameBits() {
        at::Tensor first = sample(request());
        QVERIFY(at::equal(sample(request()), first));
        SampleRequest folded = request();
        folded.seeds = {uint64_t{1} << 32};
        QVERIFY(at::equal(sample(folded), first)); // torch's generator takes 32 bits; this picture's seed is 0
        folded.seeds = {1};
        QVERIFY(!at::equal(sample(folded), first));
    }

    void fourAtOnceAreFourApart() {
        SampleRequest together = request();
        together.seeds = {3, 4, 5, 6};
        at::Tensor all = sample(together);
        for (int64_t i = 0; i < 4; ++i) {
            SampleRequest alone = request();
            alone.seeds = {uint64_t(3 + i)};
            QVERIFY(distance(all.narrow(0, i, 1), sample(alone)) < 1e-4);
        }
    }

    // One prompt a picture: each row of the text goes with its own seed.
    void aPromptForEachPicture() {
        SampleRequest both = request();
        at::Tensor other = -both.prompt.tokens;
        both.prompt = {at::cat({both.prompt.tokens, other}), at::cat({both.prompt.mask, both.prompt.mask})};
        both.seeds = {7, 7};
        at::Tensor all = sample(both);
        SampleRequest alone = request();
        alone.seeds = {7};
        QVERIFY(distance(all.narrow(0, 0, 1), sample(alone)) < 1e-4);
        QVERIFY(distance(all.narrow(0, 1, 1), sample(alone)) > 1e-2);
    }

    void leftOutRewardsDiffer() {
        SampleRequest asked = request();
        at::Tensor one = sample(asked);
        asked.settings.positive["aesthetic_score"] = std::nullopt;
        at::Tensor none = sample(asked);
        asked.settings.positive["aesthetic_score"] = 0.0;
        QVERIFY(distance(none, one) > 1e-3);
        QVERIFY(distance(none, sample(asked)) > 1e-3);
    }

    // Keyframes that change nothing give the bits of a run without.
    void keyframesThatStayChangeNothing() {
        const at::Tensor plain = sample(request());
        SampleRequest asked = request();
        for (const auto& [key, target] : asked.settings.positive)
            asked.settings.keyframes[3][key] = target;
        QVERIFY(at::equal(sample(asked), plain));
        asked.settings.keyframes[7]["aesthetic_score"] = 0.0;
        QVERIFY(distance(sample(asked), plain) > 1e-3);
        asked.settings.keyframes.clear();
        QVERIFY(at::equal(sample(asked), plain));
    }

    void aKeyframeAtTheBeginningIsATarget() {
        SampleRequest target = request(), keyframe = request();
        target.settings.positive["aesthetic_score"] = 0.25;
        keyframe.settings.keyframes[0]["aesthetic_score"] = 0.25;
        QVERIFY(at::equal(sample(keyframe), sample(target)));
        target.settings.positive["aesthetic_score"] = std::nullopt;
        keyframe.settings.keyframes[0]["aesthetic_score"] = std::nullopt;
        QVERIFY(at::equal(sample(keyframe), sample(target)));
    }

    // Against single evaluations with conditions of their own: the network's latents go on through the change.
    void keyframesChangeTheConditionInTheMiddle_data() {
        QTest::addColumn<double>("guidance");
        QTest::addColumn<int>("guidanceStart");
        QTest::newRow("guided") << 4.0 << 0;
        QTest::newRow("not guided") << 0.0 << 0;
        QTest::newRow("guided from step 3") << 4.0 << 3; // both kinds of steps see the change
    }
    void keyframesChangeTheConditionInTheMiddle() {
        QFETCH(double, guidance);
        QFETCH(int, guidanceStart);
        const Rin& rin = *m_run.loaded.rin;
        const auto& keys = m_run.loaded.config.rewardKeys;
        const int64_t column = std::find(keys.begin(), keys.end(), "vqa_score") - keys.begin();
        SampleRequest asked = request();
        asked.settings.steps = 6;
        asked.settings.guidance = guidance;
        asked.settings.guidanceStart = guidanceStart;
        asked.settings.guidanceEnd = 5;
        asked.settings.keyframes = {{2, {{"vqa_score", 1.0}}}, {4, {{"vqa_score", 0.0}}}};
        const double course[] = {1, 1, 1, 0.5, 0, 0};

        const RinNetworkConfig& network = m_run.loaded.config.network;
        at::Tensor x = seededNoise(asked.seeds, {network.inputChannels, network.dataSize, network.dataSize});
        const RinCondition negative = must(rin.prepare(asked.unconditional, targets(m_run.loaded, 0)));
        at::Tensor keptPositive, keptNegative;
        const auto gammas = gammaSchedule({}, 6, 1);
        for (size_t i = 0; i < 6; ++i) {
            at::Tensor now = targets(m_run.loaded, 1);
            now[0][column] = course[i];
            const at::Tensor gamma = at::full({1}, gammas[i]);
            const RinOutput first = must(rin.forward(x, gamma, must(rin.prepare(asked.prompt, now)), keptPositive));
            keptPositive = first.z;
            at::Tensor v = first.v;
            if (guidance > 0 && int(i) >= guidanceStart) {
                const RinOutput second = must(rin.forward(x, gamma, negative, keptNegative));
                keptNegative = second.z;
                v = v * (1 + guidance) - second.v * guidance;
            }
            x = x - v * (gammas[i + 1] - gammas[i]);
        }
        QVERIFY(distance(sample(asked), x) < 1e-4);
    }

    void startsFromGivenLatents() {
        SampleRequest asked = request();
        at::Tensor expected = sample(asked);
        asked.start = m_run.inputs.at("noise");
        asked.seeds = {99};
        QVERIFY(at::equal(sample(asked), expected));
        QVERIFY(at::equal(asked.start, m_run.inputs.at("noise"))); // what was given is left alone
    }

    void watchingChangesNothing() {
        struct Watcher : StepSink {
            std::vector<StepEvent> events;
            bool wantsEstimate(int64_t step) override { return step % 2 == 0; }
            void stepDone(const StepEvent& event) override { events.push_back(event); }
        } watcher;
        at::Tensor unwatched = sample(request());
        QVERIFY(at::equal(sample(request(), &watcher), unwatched));
        QCOMPARE(watcher.events.size(), size_t{8});
        for (size_t i = 0; i < watcher.events.size(); ++i) {
            QCOMPARE(watcher.events[i].step, int64_t(i));
            QCOMPARE(watcher.events[i].total, int64_t{8});
            QCOMPARE(watcher.events[i].x0.defined(), i % 2 == 0);
        }
        QCOMPARE(watcher.events.back().gamma, 1.0f);
    }

    // Asked from within a block, the run ends before the next block begins.
    void stopsWithinOneBlock() {
        std::stop_source source;
        int64_t blocksAfter = -1;
        int64_t step = 0;
        struct Counter : StepSink {
            int64_t& step;
            explicit Counter(int64_t& s) : step(s) {}
            void stepDone(const StepEvent&) override { ++step; }
        } counter(step);
        m_run.loaded.rin->setBlockObserver([&](int64_t block) {
            if (blocksAfter >= 0)
                ++blocksAfter;
            else if (step == 2 && block == 4) {
                source.request_stop();
                blocksAfter = 0;
            }
        });
        auto result = sampleLatents(*m_run.loaded.rin, request(), &counter, source.get_token());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Stopped);
        QCOMPARE(blocksAfter, int64_t{0});
        QCOMPARE(step, int64_t{2});
    }

    void stopsFromAStepsListener() {
        struct Stopper : StepSink {
            std::stop_source source;
            int64_t steps = 0;
            void stepDone(const StepEvent& event) override {
                ++steps;
                if (event.step == 3)
                    source.request_stop();
            }
        } stopper;
        auto result = sampleLatents(*m_run.loaded.rin, request(), &stopper, stopper.source.get_token());
        QCOMPARE(result.error().code, ErrorCode::Stopped);
        QCOMPARE(stopper.steps, int64_t{4});
    }

    void badRequestsAreNamed_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("target above 1") << 0 << "aesthetic_score: the target 1.5 is not in [0, 1]";
        QTest::newRow("target NaN") << 1 << "vqa_score: the target nan is not in [0, 1]";
        QTest::newRow("negative target below 0") << 2 << "clip_score: the target -0.1 is not in [0, 1]";
        QTest::newRow("unknown reward") << 3 << "it was trained on: clip_score, aesthetic_score";
        QTest::newRow("no step") << 4 << "steps is 0";
        QTest::newRow("no seed") << 5 << "no seed";
        QTest::newRow("text of another encoder") << 6 << "(B, T, 32), one token";
        QTest::newRow("rows of text") << 7 << "1 or 1";
        QTest::newRow("solver") << 8 << "there is: euler";
        QTest::newRow("unconditional of another encoder") << 10 << "different text encoders";
        QTest::newRow("start") << 9 << "(1, 4, 8, 8)";
        QTest::newRow("picture of another model") << 11 << "(1, 4, 8, 8)";
        QTest::newRow("picture that is not there") << 12 << "needs its latents";
        QTest::newRow("keyframe behind the last step") << 14 << "its steps are 0 to 7";
        QTest::newRow("keyframe of an unknown reward") << 15 << "it was trained on: clip_score, aesthetic_score";
        QTest::newRow("variation seeds") << 13 << "one variation seed for each";
    }

    void badRequestsAreNamed() {
        QFETCH(int, kind);
        QFETCH(QString, says);
        SampleRequest asked = request();
        switch (kind) {
        case 0:
            asked.settings.positive["aesthetic_score"] = 1.5;
            break;
        case 1:
            asked.settings.positive["vqa_score"] = std::nan("");
            break;
        case 2:
            asked.settings.negative["clip_score"] = -0.1;
            break;
        case 3:
            asked.settings.positive["beauty"] = 1.0;
            break;
        case 4:
            asked.settings.steps = 0;
            break;
        case 5:
            asked.seeds.clear();
            break;
        case 6:
            asked.prompt.tokens = at::ones({1, 5, 8});
            asked.prompt.mask = at::ones({1, 5}, at::kBool);
            asked.settings.guidance = 0;
            break;
        case 7:
            asked.prompt.tokens = asked.prompt.tokens.expand({3, -1, -1});
            asked.prompt.mask = asked.prompt.mask.expand({3, -1});
            break;
        case 10:
            asked.unconditional.tokens = at::ones({1, 90, 8});
            break;
        case 8:
            asked.solver = "heun";
            break;
        case 11:
            asked.settings.startPicture = "a.png";
            asked.picture = at::ones({1, 3, 8, 8});
            break;
        case 12:
            asked.settings.startPicture = "a.png";
            break;
        case 13:
            asked.settings.variation = 0.5;
            break;
        case 14:
            asked.settings.keyframes[8]["clip_score"] = 0.5;
            break;
        case 15:
            asked.settings.keyframes[1]["beauty"] = 0.5;
            break;
        case 9:
            asked.start = at::ones({2, 4, 8, 8});
            break;
        }
        auto result = sampleLatents(*m_run.loaded.rin, asked);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Usage);
        QVERIFY2(result.message().find(says.toStdString()) != std::string::npos, result.message().c_str());
    }

    void resultsThatAreNotFiniteAreNotReturned() {
        SampleRequest asked = request();
        asked.start = at::full({1, 4, 8, 8}, std::numeric_limits<float>::infinity());
        auto result = sampleLatents(*m_run.loaded.rin, asked);
        QVERIFY(result.message().find("not finite") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSampler)
#include "test_sampler.moc"
