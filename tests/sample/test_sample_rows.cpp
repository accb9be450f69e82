#include "sample/sampling_fixtures.h"

#include <QtTest>

using namespace miro;
using namespace miro::test;

// Pictures of one run that differ in more than their seeds, and runs that go on after a stop.
class TestSampleRows : public QObject {
    Q_OBJECT

    RecordedRun m_run; // miro-7, 8 steps, guidance 7

    const Rin& rin() const { return *m_run.loaded.rin; }
    at::Tensor sample(const SampleRequest& request) const { return must(sampleLatents(rin(), request)).values; }
    static at::Tensor row(const at::Tensor& values, int64_t index) { return values.narrow(0, index, 1); }

    SampleRequest four() const {
        SampleRequest asked = m_run.request;
        asked.seeds = {3, 4, 5, 6};
        asked.settings.steps = 5;
        return asked;
    }
    // Picture `index` of asked, alone.
    static SampleRequest alone(const SampleRequest& asked, size_t index) {
        SampleRequest one = asked;
        one.seeds = {asked.seeds[index]};
        if (!asked.positive.empty())
            one.settings.positive = asked.positive[index];
        if (!asked.negative.empty())
            one.settings.negative = asked.negative[index];
        if (!asked.guidance.empty())
            one.settings.guidance = asked.guidance[index];
        one.positive.clear();
        one.negative.clear();
        one.guidance.clear();
        if (asked.prompt.tokens.size(0) > 1)
            one.prompt = {row(asked.prompt.tokens, int64_t(index)), row(asked.prompt.mask, int64_t(index))};
        return one;
    }
    std::string key(size_t index) const { return m_run.loaded.config.rewardKeys.at(index); }

    // Of four pictures everything that may differ does.
    SampleRequest mixed() const {
        SampleRequest asked = four();
        const RewardTargets usual = asked.settings.positive, none = asked.settings.negative;
        asked.positive = {usual, usual, usual, usual};
        asked.positive[1][key(0)] = 0.25;
        asked.positive[2][key(1)] = std::nullopt;
        asked.negative = {none, none, none, none};
        asked.negative[2][key(2)] = 0.5;
        asked.negative[3][key(2)] = 0.5; // shares its row with the one before
        asked.guidance = {7, 2, 0, 4.5};
        const TextCondition prompt = asked.prompt;
        asked.prompt = {prompt.tokens.repeat({4, 1, 1}), prompt.mask.repeat({4, 1})};
        asked.prompt.tokens[1].mul_(0.5);
        asked.prompt.mask[3].slice(0, prompt.mask.size(1) / 2).fill_(false); // a shorter prompt, padded
        return asked;
    }

private Q_SLOTS:
    void initTestCase() { m_run = recordedRun("miro-7-steps-8"); }
    void init() { m_run.loaded.rin->setBlockObserver({}); }

    void picturesAreWhatTheyAreAlone() {
        const SampleRequest asked = mixed();
        const at::Tensor together = sample(asked);
        QVERIFY(at::equal(together, sample(asked)));
        for (size_t i = 0; i < 4; ++i)
            QVERIFY2(distance(row(together, int64_t(i)), sample(alone(asked, i))) < 1e-4,
                     qPrintable(QString::number(i)));
        QVERIFY(distance(row(together, 0), sample(alone(asked, 1))) > 1e-2);
    }

    void eachSettingAlone_data() {
        QTest::addColumn<int>("which");
        QTest::newRow("positive targets") << 0;
        QTest::newRow("negative targets") << 1;
        QTest::newRow("guidance") << 2;
        QTest::newRow("linear guidance") << 3;
        QTest::newRow("targets under keyframes") << 4;
    }
    void eachSettingAlone() {
        QFETCH(int, which);
        SampleRequest asked = four();
        const SampleRequest other = mixed();
        if (which == 0 || which == 4)
            asked.positive = other.positive;
        if (which == 4)
            asked.settings.keyframes = {{1, {{key(2), 0.2}}}, {3, {{key(2), 0.9}}}};
        if (which == 1)
            asked.negative = other.negative;
        if (which == 2 || which == 3)
            asked.guidance = other.guidance;
        if (which == 3)
            asked.settings.guidanceType = GuidanceType::Linear;
        const at::Tensor together = sample(asked);
        for (size_t i = 0; i < 4; ++i)
            QVERIFY(distance(row(together, int64_t(i)), sample(alone(asked, i))) < 1e-4);
    }

    void whatIsAlikeForAllChangesNoBit() {
        SampleRequest plain = four();
        SampleRequest told = plain;
        told.guidance = std::vector<double>(4, *plain.settings.guidance);
        QVERIFY(at::equal(sample(told), sample(plain)));
        told.negative = std::vector<RewardTargets>(4, plain.settings.negative);
        QVERIFY(at::equal(sample(told), sample(plain)));
    }

    void whatCannotBeIsSaid() {
        SampleRequest asked = four();
        asked.guidance = {1, 2};
        QCOMPARE(sampleLatents(rin(), asked).error().code, ErrorCode::Usage);
        asked = four();
        asked.guidance = {1, 2, -1, 3};
        QCOMPARE(sampleLatents(rin(), asked).error().code, ErrorCode::Usage);
        asked = mixed();
        asked.positive[3]["nobody"] = 0.5;
        auto unknown = sampleLatents(rin(), asked);
        QCOMPARE(unknown.error().code, ErrorCode::Usage);
        QVERIFY2(unknown.message().find("nobody") != std::string::npos, unknown.message().c_str());
    }

    void onePictureThatFailsLeavesTheOthers() {
        SampleRequest asked = mixed();
        const at::Tensor well = sample(asked);
        asked.prompt.tokens[1].fill_(std::numeric_limits<float>::infinity());
        QCOMPARE(sampleLatents(rin(), asked).error().code, ErrorCode::Failed);
        asked.mustBeFinite = false;
        const at::Tensor latents = sample(asked);
        QVERIFY(!at::isfinite(row(latents, 1)).all().item<bool>());
        for (const int64_t i : {0, 2, 3})
            QVERIFY(at::equal(row(latents, i), row(well, i)));
    }

    void aStoppedRunGoesOn_data() {
        QTest::addColumn<int>("first"); // guided steps
        QTest::addColumn<int>("last");
        QTest::addColumn<bool>("rows");
        QTest::addColumn<bool>("keyframes");
        QTest::newRow("all guided") << 0 << 7 << false << false;
        QTest::newRow("late guidance") << 3 << 7 << false << false;
        QTest::newRow("early guidance") << 0 << 3 << true << false;
        QTest::newRow("in the middle") << 2 << 4 << true << false;
        QTest::newRow("keyframes") << 0 << 7 << false << true;
    }

    // At every block of the run: what is left is gone on from, until it is done, to the same bits.
    void aStoppedRunGoesOn() {
        QFETCH(int, first);
        QFETCH(int, last);
        QFETCH(bool, rows);
        QFETCH(bool, keyframes);
        SampleRequest asked = rows ? mixed() : four();
        asked.settings.steps = 6;
        asked.settings.guidanceStart = first;
        asked.settings.guidanceEnd = last;
        if (keyframes) {
            asked.settings.keyframes[1][key(0)] = 0.9;
            asked.settings.keyframes[4][key(0)] = 0.1;
        }
        int64_t blocks = 0;
        std::stop_source* stop = nullptr;
        int64_t stopAt = -1;
        m_run.loaded.rin->setBlockObserver([&](int64_t) {
            if (blocks++ == stopAt && stop)
                stop->request_stop();
        });
        const at::Tensor undisturbed = sample(asked);
        const int64_t all = blocks;
        QVERIFY(all > 10);
        SampleState untouched;
        QVERIFY(at::equal(must(sampleLatents(rin(), asked, nullptr, {}, &untouched)).values, undisturbed));
        QCOMPARE(untouched.next, int64_t{6});

        for (stopAt = 1; stopAt < all; stopAt += 2) {
            SampleState state;
            std::stop_source source;
            stop = &source;
            blocks = 0;
            auto stopped = sampleLatents(rin(), asked, nullptr, source.get_token(), &state);
            stop = nullptr;
            if (stopped.ok()) // in the last block there is nothing left to stop
                continue;
            QCOMPARE(stopped.error().code, ErrorCode::Stopped);
            const int64_t before = state.next;
            QVERIFY(before < 6);
            blocks = 0;
            QVERIFY(at::equal(must(sampleLatents(rin(), asked, nullptr, {}, &state)).values, undisturbed));
            QVERIFY(before == 0 || blocks < all);
        }
    }

    void aStateOfOtherPicturesIsRefused() {
        SampleState state;
        SampleRequest asked = four();
        QVERIFY(sampleLatents(rin(), asked, nullptr, {}, &state).ok());
        asked.seeds.pop_back();
        QCOMPARE(sampleLatents(rin(), asked, nullptr, {}, &state).error().code, ErrorCode::Usage);
        asked = four();
        asked.settings.steps = 3;
        QCOMPARE(sampleLatents(rin(), asked, nullptr, {}, &state).error().code, ErrorCode::Usage);
    }
};

QTEST_GUILESS_MAIN(TestSampleRows)
#include "test_sample_rows.moc"
