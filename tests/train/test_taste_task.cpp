#include "base/reward_bins.h"
#include "hub/checkpoint_hash.h"
#include "train/flow_task.h"
#include "train/taste_place.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <QtTest>
#include <numeric>
#include <set>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

// Fine-tuning beside a generator that stays as it is: what moves, where it begins, what comes of it.
class TestTasteTask : public QObject {
    Q_OBJECT

    QTemporaryDir m_cache;

    static AdapterPlan plan(int64_t rank = 4) {
        return {.reward = "my_taste_score", .rank = rank, .alpha = 8, .seed = 3};
    }

    // Rows as the task would see them.
    static TrainBatch batchFor(const RinConfig& config, int64_t rows) {
        at::manual_seed(1);
        const RinNetworkConfig& n = config.network;
        TrainBatch batch;
        batch.mean = at::randn({rows, n.inputChannels, n.dataSize, n.dataSize});
        batch.text = {at::randn({rows, 5, n.labelDim}), at::ones({rows, 5}, at::kBool)};
        batch.text.mask[0].narrow(0, 2, 3).fill_(false);
        batch.rewards = at::rand({rows, static_cast<int64_t>(config.rewardKeys.size())});
        return batch;
    }

    static FlowSetting settingFor(const RinConfig& config) {
        FlowSetting setting;
        setting.scaling = {at::full({1, config.network.inputChannels, 1, 1}, 0.5F),
                           at::zeros({1, config.network.inputChannels, 1, 1})};
        setting.unconditional = at::full({2, config.network.labelDim}, 0.5F);
        return setting;
    }

    static double lossOf(const RinNetwork& network, const TrainBatch& batch) {
        const FlowSetting setting = settingFor(network.config());
        std::vector<int64_t> rows;
        for (int64_t i = 0; i < batch.rows(); ++i)
            rows.push_back(i);
        return flowLoss(network, setting, batch, StepDraws::make(setting.recipe, network.config(), 9, 0, rows))
            .loss.item<double>();
    }

    // The same weights as a plain network of the published layout.
    static std::unique_ptr<RinNetwork> asPublished(const RinNetwork& network, const fs::path& folder) {
        const fs::path file = folder / "merged.safetensors";
        must(writeFileAtomically(file, must(safetensorsBytes(network.state()))));
        return must(RinNetwork::load(network.config(), *must(openSafetensors(file))));
    }

private Q_SLOTS:
    void initTestCase() {
        at::set_num_threads(1);
        qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8());
    }

    // Before the first step: fresh pairs change no bit of a network; what the new reward's token contributes is its row
    // alone, so the whole is the base with one more reward whose embedder is silent.
    void beginsAsTheBase() {
        for (const char* model : {"fixtures/miro-7", "fixtures/miro-odd-plain", "fixtures/miro-odd-both"}) {
            QTemporaryDir folder;
            auto network = loadNetwork(model);
            const RinConfig base = network->config();
            const TrainBatch batch = batchFor(base, 4);
            const double before = lossOf(*network, batch);
            must(network->adapt(plan()));
            QCOMPARE(network->config().rewardKeys.back(), std::string("my_taste_score"));
            TrainBatch more = batch;
            more.rewards = at::cat({batch.rewards, at::rand({4, 1})}, 1);
            const double after = lossOf(*network, more);
            const auto published = asPublished(*network, folder.path().toStdString());
            QVERIFY2(std::abs(lossOf(*published, more) - after) <= 1e-6, model);
            TrainBatch silent = more; // whatever is asked for
            silent.rewards = at::cat({batch.rewards, at::full({4, 1}, std::nan(""))}, 1);
            QVERIFY2(std::abs(lossOf(*network, silent) - after) <= 1e-6, model);
            qInfo("%s: %.9g with the token, %.9g without", model, after, before);
            for (const auto& [name, tensor] : loadNetwork(model)->state())
                if (name != "network.coherence_positional_embedding" && tensor.is_floating_point())
                    QVERIFY2(at::equal(network->state().at(name), tensor), name.c_str());
        }
    }

    // A network whose latents do not look at the condition: the fresh adapter says nothing at all.
    void withoutATokenItIsTheBase() {
        RinConfig config = tinyConfig();
        config.network.useCondRinBlock = false;
        auto network = must(RinNetwork::create(config, 7));
        const TrainBatch batch = batchFor(config, 4);
        const double before = lossOf(*network, batch);
        must(network->adapt(plan()));
        TrainBatch more = batch;
        more.rewards = at::cat({batch.rewards, at::rand({4, 1})}, 1);
        QVERIFY(std::abs(lossOf(*network, more) - before) <= 1e-6);
    }

    // A merged network is the adapted one, also when the pairs say something.
    void pairsAreAddedToTheWeights() {
        for (const char* model : {"fixtures/miro-7", "fixtures/miro-odd-both"}) {
            QTemporaryDir folder;
            auto network = loadNetwork(model);
            must(network->adapt(plan()));
            at::manual_seed(4);
            for (const TrainParameter& parameter : network->parameters())
                parameter.value.detach().add_(at::randn_like(parameter.value) * 0.1);
            const TrainBatch batch = batchFor(network->config(), 4);
            const double own = lossOf(*network, batch);
            QVERIFY(std::abs(lossOf(*asPublished(*network, folder.path().toStdString()), batch) - own) < 1e-4 * own);
        }
    }

    void onlyTheAdapterMoves() {
        TastePlace place;
        QuietSink sink;
        auto loop = must(place.make("run", sink));
        auto& task = dynamic_cast<FlowTask&>(loop->task());
        const Tensors before = place.baseNetwork()->state();
        must(loop->run({}));
        const RinConfig base = place.base();
        std::set<std::string> names, expected;
        for (const TrainParameter& parameter : task.parameters())
            names.insert(parameter.name);
        for (const ParameterShape& weight : adaptableWeights(base)) {
            const std::string layer = weight.name.substr(0, weight.name.size() - 7);
            expected.insert({layer + ".lora_A", layer + ".lora_B"});
        }
        for (const char* part :
             {"map_time_input.weight", "map_time_input.bias", "map_time_output.weight", "map_time_output.bias"})
            expected.insert(std::string("network.coherence_embedder.my_taste_score_coherence.") + part);
        expected.insert("network.coherence_positional_embedding.my_taste_score");
        QCOMPARE(names, expected);
        // All of it has moved, and nothing of the base, nor does a checkpoint hold any of it.
        const auto fresh = place.baseNetwork();
        must(fresh->adapt({.reward = "my_taste_score", .rank = 4, .alpha = 16, .seed = 3}));
        for (size_t i = 0; i < fresh->parameters().size(); ++i)
            QVERIFY2(!at::equal(fresh->parameters()[i].value, task.parameters()[i].value), names.begin()->c_str());
        std::unique_ptr<RinNetwork> still = place.baseNetwork();
        for (const auto& [name, tensor] : still->state())
            QVERIFY2(at::equal(tensor, before.at(name)), name.c_str());
        const Tensors saved = tensorsOf(place.root / "run/checkpoints/step-00000012.safetensors");
        std::set<std::string> kept;
        for (const auto& [name, tensor] : saved)
            if (name.starts_with("parameter."))
                kept.insert(name.substr(10));
            else if (name.starts_with("constant."))
                QVERIFY2(name.find("my_taste_score") != std::string::npos, name.c_str());
        QCOMPARE(kept, expected);
    }

    // Beside a generator that has learned to draw, but not what is liked; where a picture is nearly all noise, that is
    // only known from the new reward.
    void theTasteIsLearned() {
        TastePlace place;
        place.config.update({{"steps", 150},
                             {"micro-batch", 0},
                             {"batch-size", 16},
                             {"learning-rate", 1e-2},
                             {"optimiser", "adamw"},
                             {"time-mean", 4},
                             {"time-deviation", 0.1},
                             {"self-condition", 0},
                             {"drop-text", 0},
                             {"checkpoint-steps", 150},
                             {"held-out-steps", 150},
                             {"sample-steps", 0}});
        const nlohmann::json config = place.config;
        place.config.update({{"kind", "flow"}, {"network", "network.json"}, {"codec", "codec.safetensors"}});
        for (const char* key : {"model", "rank"})
            place.config.erase(key);
        QuietSink drawing, sink;
        must(place.run("drawing", drawing));
        const double before = place.metrics("drawing").back()["held_out"]["held_out_loss"];
        fs::remove_all(place.root / "base");
        fs::copy(place.root / "drawing/model", place.root / "base");
        place.config = config;
        must(place.run("run", sink));
        const nlohmann::json held = place.metrics("run").back()["held_out"];
        const double own = held["held_out_loss"], others = held["held_out_loss_other_my_taste_score"];
        const QString numbers = QString("%1 -> %2, with other's tastes %3").arg(before).arg(own).arg(others);
        QVERIFY2(own < 0.9 * before && others > 1.2 * own, qPrintable(numbers));
    }

    // Half the difference of the two answers is learned, their mean is held.
    void anchoredLossIsItsFormula() {
        for (const char* model : {"fixtures/miro-7", "fixtures/miro-odd-plain", "fixtures/miro-odd-both"}) {
            auto network = loadNetwork(model);
            const RinConfig base = network->config();
            must(network->adapt(plan()));
            at::manual_seed(4);
            for (const TrainParameter& parameter : network->parameters())
                parameter.value.detach().add_(at::randn_like(parameter.value) * 0.1);
            const std::shared_ptr<const RinNetwork> untouched = network->untouched();
            QCOMPARE(untouched->config().rewardKeys, base.rewardKeys);
            TrainBatch batch = batchFor(network->config(), 4);
            batch.rewards[1][batch.rewards.size(1) - 1] = std::nan("");
            FlowSetting setting = settingFor(network->config());
            setting.recipe.selfCondition = 0;
            setting.recipe.gradientNormReweighting = false;
            setting.untouched = untouched;
            setting.anchor = 2.5;
            const StepDraws draws = StepDraws::make(setting.recipe, network->config(), 9, 0, {0, 1, 2, 3});
            const FlowQuestion question = flowQuestion(*network, setting, batch, draws);
            const at::Tensor& rewards = question.inputs.rewards;
            const int64_t known = rewards.size(1) - 1;
            TrainInputs mirrored = question.inputs, before = question.inputs;
            mirrored.rewards = at::cat({rewards.narrow(1, 0, known), 1 - rewards.narrow(1, known, 1)}, 1);
            before.rewards = rewards.narrow(1, 0, known);
            before.rewardKept = question.inputs.rewardKept.narrow(1, 0, known);
            at::Tensor raw, held;
            {
                at::NoGradGuard computing;
                const at::Tensor one = network->forward(question.inputs).v, other = network->forward(mirrored).v;
                const at::Tensor u = untouched->forward(before).v;
                QVERIFY2(at::equal(u, loadNetwork(model)->forward(before).v), model); // the base, to the bit
                raw = (u + (one - other) / 2 - question.target).square().mean({1, 2, 3});
                held = ((one + other) / 2 - u).square().mean({1, 2, 3});
                QVERIFY(held.min().item<double>() > 0 && at::equal(one[1], other[1]) && !at::equal(one[0], other[0]));
            }
            const FlowLoss loss = flowLoss(*network, setting, batch, draws);
            QVERIFY2(at::allclose(loss.raw, raw, 1e-5, 1e-6), model);
            QVERIFY2(at::allclose(loss.loss.detach(), (raw + 2.5 * held).mean(), 1e-5, 1e-6), model);
        }
    }

    // Pictures are asked for with all rewards at 1: there, too, the network is told what is liked.
    void usualRewardsAreSaidToBeOne() {
        auto network = loadNetwork("fixtures/miro-7");
        must(network->adapt(plan()));
        TrainBatch batch = batchFor(network->config(), 64);
        const int64_t known = batch.rewards.size(1) - 1;
        batch.rewards[3][0] = std::nan("");
        FlowSetting setting = settingFor(network->config());
        setting.untouched = network->untouched();
        setting.recipe.usualRewards = 0.5;
        setting.recipe.dropText = 0.2;
        std::vector<int64_t> rows(64);
        std::iota(rows.begin(), rows.end(), 0);
        const StepDraws draws = StepDraws::make(setting.recipe, network->config(), 9, 0, rows);
        const at::Tensor asked = flowQuestion(*network, setting, batch, draws).inputs.rewards;
        QVERIFY(at::equal(asked.select(1, known), batch.rewards.select(1, known))); // with a text and without
        int64_t usual = 0;
        for (int64_t row = 0; row < 64; ++row) {
            const bool dropped = draws.textDropped[row].item<bool>(), one = draws.usual[row].item<bool>();
            usual += one ? 1 : 0;
            const at::Tensor given = batch.rewards[row].narrow(0, 0, known);
            at::Tensor expected = dropped ? at::zeros({known}) : one ? at::ones({known}) : given;
            if (!dropped)
                expected = at::where(given.isnan(), given, expected);
            QVERIFY(at::equal(at::nan_to_num(asked[row].narrow(0, 0, known), -1), at::nan_to_num(expected, -1)));
        }
        QVERIFY(usual > 20 && usual < 44);
        setting.recipe.usualRewards = 0; // the published draws know nothing of it
        QVERIFY(!StepDraws::make(setting.recipe, network->config(), 9, 0, rows).usual.defined());
    }

    // What all samples have in common is a fault of who drew them, and not what is liked.
    void whatTheTasteDoesNotExplainIsNotLearned() {
        const auto driftOf = [](double anchor) {
            TastePlace place;
            place.config.update({{"steps", 60},
                                 {"anchor", anchor},
                                 {"learning-rate", 1e-2},
                                 {"optimiser", "adamw"},
                                 {"self-condition", 0},
                                 {"drop-text", 0},
                                 {"held-out-steps", 0},
                                 {"sample-steps", 0}});
            QuietSink sink;
            auto loop = must(place.make("run", sink));
            const RinNetwork& network = dynamic_cast<FlowTask&>(loop->task()).network();
            must(loop->run({}));
            at::NoGradGuard computing;
            const TrainBatch batch = batchFor(network.config(), 16);
            FlowSetting setting = settingFor(network.config());
            setting.recipe.dropText = 0;
            std::vector<int64_t> rows(16);
            std::iota(rows.begin(), rows.end(), 0);
            const StepDraws draws = StepDraws::make(setting.recipe, network.config(), 9, 0, rows);
            TrainInputs inputs = flowQuestion(network, setting, batch, draws).inputs;
            const int64_t known = inputs.rewards.size(1) - 1;
            const auto at = [&](double taste) {
                inputs.rewards.select(1, known).fill_(taste);
                return network.forward(inputs).v;
            };
            const at::Tensor mean = (at(0) + at(1)) / 2;
            inputs.rewards = inputs.rewards.narrow(1, 0, known);
            inputs.rewardKept = inputs.rewardKept.narrow(1, 0, known);
            return (mean - network.untouched()->forward(inputs).v).square().mean().item<double>();
        };
        const double published = driftOf(0), held = driftOf(1), firmly = driftOf(10);
        QVERIFY2(held < 0.3 * published && firmly < 0.8 * held,
                 qPrintable(QString("%1, %2 and %3").arg(published).arg(held).arg(firmly)));
    }

    void theAdapterIsWhatGeneratorsTake() {
        TastePlace place;
        place.config["profile"] = "Ada";
        QuietSink sink;
        must(place.run("run", sink));
        QCOMPARE(std::distance(fs::directory_iterator(place.root / "run/model"), {}), 1);
        const Adapter adapter = place.adapter("run");
        must(checkAdapterFits(adapter, place.base(), "adapter"));
        QCOMPARE(adapter.layers.size(), adaptableWeights(place.base()).size());
        QCOMPARE(adapter.info.baseHash,
                 must(checkpointSha256(place.root / "base/model.safetensors", place.root / "cache", nullptr, {})));
        QCOMPARE(adapter.info.rank, int64_t{4});
        QCOMPARE(adapter.info.alpha, 16.0);
        QCOMPARE(adapter.info.profile, std::string("Ada"));
        QCOMPARE(nlohmann::json::parse(adapter.info.summary)["steps"], 12);
        // Edges of the score's own units.
        QCOMPARE(adapter.info.binEdges.front(), static_cast<double>(static_cast<float>(-2.0)));
        QVERIFY(std::abs(adapter.info.binEdges.back() - 1.9) < 1e-6);
        const RewardBinsByName bins = must(readRewardBins(place.root / "run/reward_bins.json"));
        QCOMPARE(bins.at("my_taste_score").edges, adapter.info.binEdges);
        QCOMPARE(bins.at("my_taste_score").quantileOf(-2), 0.0);
        QCOMPARE(bins.at("my_taste_score").quantileOf(1.9), 1.0);
        QVERIFY(fs::exists(place.root / "run/samples/step-00000012/sheet.png"));
    }

    // What the base says of its own rewards stands.
    void theBasesBinsStand() {
        TastePlace place;
        QuietSink sink, with;
        must(place.run("without", sink));
        QVERIFY(std::any_of(sink.notes.begin(), sink.notes.end(),
                            [](const std::string& note) { return note.find("binned by these") != std::string::npos; }));
        RewardBinsByName bins;
        bins["aesthetic_score"].edges = {0, 0.25, 1};
        bins["vqa_score"].edges = {0, 0.5, 1};
        must(writeRewardBins(place.root / "base/reward_bins.json", bins));
        must(place.run("with", with));
        const RewardBinsByName used = must(readRewardBins(place.root / "with/reward_bins.json"));
        QCOMPARE(used.at("aesthetic_score").edges, bins.at("aesthetic_score").edges);
        QCOMPARE(used.at("my_taste_score").edges, place.adapter("without").info.binEdges);
    }

    void aStoppedRunGoesOnBitForBit() {
        TastePlace place;
        QuietSink whole;
        must(place.run("whole", whole));
        for (const int64_t at : {1, 4, 6, 11}) {
            const std::string name = fmt::format("stopped-{}", at);
            QuietSink first, second;
            first.stopAt = at;
            QCOMPARE(place.run(name, first).error().code, ErrorCode::Stopped);
            must(place.run(name, second, true));
            QCOMPARE(place.metrics(name), place.metrics("whole"));
            QVERIFY(sameAdapter(place.adapter(name), place.adapter("whole")));
        }
    }

    void precisionsAndLessMemory() {
        TastePlace place;
        place.config["steps"] = 4;
        place.config["sample-steps"] = 0;
        QuietSink plain, less, half;
        must(place.run("plain", plain));
        place.config["gradient-checkpointing"] = true;
        must(place.run("less", less));
        QVERIFY(sameAdapter(place.adapter("plain"), place.adapter("less")));
        place.config["precision"] = "bf16";
        must(place.run("half", half));
        QVERIFY(std::abs(half.steps[0].numbers[0].second - plain.steps[0].numbers[0].second) <
                0.05 * plain.steps[0].numbers[0].second);
    }

    void badInput() {
        TastePlace place;
        QuietSink sink;
        const auto said = [&](const std::string& run, bool resume = false) {
            return place.run(run, sink, resume).message();
        };
        place.config["rank"] = 17;
        QVERIFY2(said("a").find("rank: 17 does not fit network.rin_blocks.0.") != std::string::npos, said("a").c_str());
        place.config["rank"] = 4;
        place.config["reward-key"] = "vqa_score";
        QVERIFY2(said("a").find("has the reward vqa_score already") != std::string::npos, said("a").c_str());
        place.config["reward-key"] = "their_taste_score"; // in no sample
        QVERIFY2(said("a").find("their_taste_score: no sample has a score") != std::string::npos, said("a").c_str());
        QVERIFY(!fs::exists(place.root / "a"));
        place.config.erase("reward-key");
        place.config["model"] = "gone";
        QVERIFY2(said("b").find("model: ") == 0 && said("b").find("gone/config.json") != std::string::npos,
                 said("b").c_str());
        QVERIFY(!fs::exists(place.root / "b"));
        place.config["model"] = "base";
        fs::rename(place.root / "base/model.safetensors", place.root / "weights");
        QVERIFY2(said("b").find("base/model.safetensors") != std::string::npos, said("b").c_str());
        fs::rename(place.root / "weights", place.root / "base/model.safetensors");

        ToyShards same = tasteShards();
        same.about = [](int64_t, nlohmann::json& about) {
            about["my_taste_score"] = 0.5;
        };
        TastePlace constant(same);
        QVERIFY2(constant.run("run", sink).message().find("my_taste_score is the same for every sample") !=
                     std::string::npos,
                 constant.run("run", sink).message().c_str());
    }

    void anotherBaseIsRefused() {
        TastePlace place;
        QuietSink first, second;
        first.stopAt = 5;
        QVERIFY(!place.run("run", first).ok());
        Tensors other = tensorsOf(place.root / "base/model.safetensors");
        other.at("network.latents").add_(1);
        fs::remove(place.root / "base/model.safetensors");
        must(writeFileAtomically(place.root / "base/model.safetensors", must(safetensorsBytes(other))));
        const Result<void> refused = place.run("run", second, true);
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        QVERIFY2(refused.message().find("is another model") != std::string::npos, refused.message().c_str());
    }
};

QTEST_GUILESS_MAIN(TestTasteTask)
#include "test_taste_task.moc"
