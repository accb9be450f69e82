#include "base/seeded_random.h"
#include "train/flow_task.h"
#include "train/gradients.h"
#include "train/taste_place.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <QtTest>

using namespace miro;
using namespace miro::test;

// A training that is left at any layer of its network goes on as if nothing had been. Counted in layers, not in time.
class TestGiveWay : public QObject {
    Q_OBJECT

    struct Example {
        FlowSetting setting;
        TrainBatch batch;
        StepDraws draws;

        explicit Example(const RinConfig& config) {
            at::manual_seed(1);
            const RinNetworkConfig& n = config.network;
            setting.scaling = {at::full({1, 4, 1, 1}, 0.5F), at::full({1, 4, 1, 1}, 0.25F)};
            setting.unconditional = at::full({2, n.labelDim}, 3.0F);
            batch.mean = at::randn({4, n.inputChannels, n.dataSize, n.dataSize});
            batch.text = {at::randn({4, 3, n.labelDim}), at::ones({4, 3}, at::kBool)};
            batch.rewards = at::rand({4, static_cast<int64_t>(config.rewardKeys.size())});
            draws = StepDraws::make({.selfCondition = 1, .dropText = 0, .syntheticCaptions = 0}, config, 1, 0,
                                    {0, 1, 2, 3});
        }
    };

    static std::unique_ptr<RinNetwork> network(bool adapted, bool checkpointing) {
        auto made = must(RinNetwork::create(tinyConfig(), 7));
        for (const TrainParameter& parameter : made->parameters())
            if (parameter.name == "network.ln_previous_2.weight")
                parameter.value.detach().fill_(0.5);
        if (adapted) {
            must(made->adapt({.reward = "my_taste_score", .rank = 4, .alpha = 8, .seed = 3}));
            at::manual_seed(4);
            for (const TrainParameter& parameter : made->parameters())
                parameter.value.detach().add_(at::randn_like(parameter.value) * 0.1);
        }
        made->setCheckpointing(checkpointing);
        return made;
    }

    static std::vector<at::Tensor> gradientsOf(const RinNetwork& network) {
        std::vector<at::Tensor> gradients;
        for (const TrainParameter& parameter : network.parameters())
            gradients.push_back(parameter.value.grad().defined() ? parameter.value.grad().clone() : at::Tensor());
        clearGradients(network.parameters());
        return gradients;
    }

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    // Cutting the graph changes no bit of a gradient, whether activations are kept or computed again.
    void cutsChangeNothing() {
        for (const bool adapted : {false, true})
            for (const bool checkpointing : {false, true}) {
                const auto net = network(adapted, checkpointing);
                const Example example(net->config());
                const FlowLoss plain = flowLoss(*net, example.setting, example.batch, example.draws);
                plain.loss.backward();
                const std::vector<at::Tensor> expected = gradientsOf(*net);
                int64_t borders = 0;
                GraphCuts cuts([&] {
                    ++borders;
                    return false;
                });
                const FlowLoss cut = flowLoss(*net, example.setting, example.batch, example.draws, &cuts);
                QVERIFY(at::equal(cut.loss, plain.loss));
                // 2 blocks of 4 layers, 2 layers of the condition, the output; once to look, once to learn.
                QCOMPARE(borders, int64_t{22});
                QVERIFY(cuts.backward(cut.loss));
                QCOMPARE(borders, int64_t{22 + 12});
                const std::vector<at::Tensor> found = gradientsOf(*net);
                for (size_t i = 0; i < expected.size(); ++i) {
                    QCOMPARE(found[i].defined(), expected[i].defined());
                    QVERIFY2(!expected[i].defined() || at::equal(found[i], expected[i]),
                             net->parameters()[i].name.c_str());
                }
            }
    }

    // The same where what is learned is held to the untouched network, which looks and answers first.
    void cutsChangeNothingBesideTheUntouchedNetwork() {
        const auto net = network(true, false);
        Example example(net->config());
        example.setting.untouched = net->untouched();
        const FlowLoss plain = flowLoss(*net, example.setting, example.batch, example.draws);
        plain.loss.backward();
        const std::vector<at::Tensor> expected = gradientsOf(*net);
        for (const int64_t leave : {1, 12, 23, 34, 45, 50, 56, 0}) {
            int64_t borders = 0;
            GraphCuts cuts([&] { return ++borders == leave; });
            const FlowLoss cut = flowLoss(*net, example.setting, example.batch, example.draws, &cuts);
            QCOMPARE(cut.loss.defined(), leave == 0 || leave > 44);
            const bool done = cut.loss.defined() && cuts.backward(cut.loss);
            QCOMPARE(done, leave == 0);
            QCOMPARE(borders, leave == 0 ? int64_t{44 + 12} : leave);
            const std::vector<at::Tensor> found = gradientsOf(*net);
            for (size_t i = 0; done && i < expected.size(); ++i)
                QVERIFY2(!expected[i].defined() || at::equal(found[i], expected[i]), net->parameters()[i].name.c_str());
        }
    }

    // Every border is one at which it can be left, and none is passed after that.
    void leftAtEachBorder() {
        const auto net = network(true, true);
        const Example example(net->config());
        for (int64_t at = 1; at <= 34; ++at) {
            int64_t borders = 0;
            GraphCuts cuts([&] { return ++borders >= at; });
            const FlowLoss loss = flowLoss(*net, example.setting, example.batch, example.draws, &cuts);
            QCOMPARE(loss.loss.defined(), at > 22);
            if (loss.loss.defined())
                QVERIFY(!cuts.backward(loss.loss));
            QVERIFY(cuts.left());
            QCOMPARE(borders, at);
            clearGradients(net->parameters());
        }
    }

    // Runs that give way at random layers, again and again, end with the metrics and weights of one that never did.
    void randomStopsChangeNoBit() {
        TastePlace place;
        place.config["steps"] = 6;
        place.config["checkpoint-steps"] = 2;
        place.config["held-out-steps"] = 3;
        place.config["sample-steps"] = 0;
        QuietSink whole;
        must(place.run("whole", whole));
        for (const uint64_t seed : {1U, 2U}) {
            const std::string name = fmt::format("disturbed-{}", seed);
            SeededRandom random(seed);
            QuietSink sink;
            const auto loop = must(place.make(name, sink));
            auto& task = dynamic_cast<FlowTask&>(loop->task());
            int64_t stops = 0;
            while (true) {
                std::stop_source stop;
                auto at = static_cast<int64_t>(random.below(60)); // a micro-batch has some 30, and a look 20 a batch
                int64_t after = 0;
                task.observeBorders([&] {
                    after += stop.stop_requested() ? 1 : 0;
                    if (at-- == 0)
                        stop.request_stop();
                });
                const Result<void> trained = loop->runOn(stop.get_token());
                QCOMPARE(after, int64_t{0}); // it returns at the border where it sees the stop
                if (trained.ok())
                    break;
                QCOMPARE(trained.error().code, ErrorCode::Stopped);
                ++stops;
                QVERIFY(stops < 2000);
            }
            QVERIFY2(stops > 12, qPrintable(QString::number(stops)));
            QCOMPARE(place.metrics(name), place.metrics("whole"));
            QVERIFY(sameAdapter(place.adapter(name), place.adapter("whole")));
        }
    }

    // The gradients of the micro-batches before stay, and the loop may be dropped and taken up from its file.
    void stoppedInTheLookAndTakenUpFromTheFile() {
        TastePlace place;
        place.config["held-out-steps"] = 4;
        QuietSink whole;
        must(place.run("whole", whole));
        for (const int64_t after : {0, 5, 40}) { // borders into the look at held-out samples, or the step behind it
            const std::string name = fmt::format("dropped-{}", after);
            QuietSink first, second;
            {
                const auto loop = must(place.make(name, first));
                auto& task = dynamic_cast<FlowTask&>(loop->task());
                int64_t seen = 0;
                task.observeBorders([&] {
                    if (loop->stepsDone() == 4 && seen++ == after)
                        first.stop.request_stop();
                });
                QCOMPARE(loop->run(first.stop.get_token()).error().code, ErrorCode::Stopped);
                QCOMPARE(loop->stepsDone(), int64_t{4});
            }
            must(place.run(name, second, true));
            QCOMPARE(place.metrics(name), place.metrics("whole"));
            QVERIFY(sameAdapter(place.adapter(name), place.adapter("whole")));
        }
    }
};

QTEST_GUILESS_MAIN(TestGiveWay)
#include "test_give_way.moc"
