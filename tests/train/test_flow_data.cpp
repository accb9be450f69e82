#include "train/flow_data.h"
#include "train/toy_shards.h"
#include "train/train_fixtures.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <set>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

// Which samples a step sees, what is read of them, and what is said when they are not as they should be.
class TestFlowData : public QObject {
    Q_OBJECT

    struct Opened {
        std::unique_ptr<FlowData> data;
        std::vector<std::string> notes;
        std::string problem;
    };

    static RinConfig config() {
        RinConfig config = tinyConfig();
        config.maxTextLength = 8;
        return config;
    }

    static FlowDataSettings settings(const fs::path& shards) {
        FlowDataSettings settings;
        settings.train = shards;
        settings.fields = {"vae_embeddings_mean_256.npy",
                           "vae_embeddings_std_256.npy",
                           "flan_t5_xl_embeddings.npy",
                           "synthetic_flan_t5_xl_embeddings.npy",
                           "json",
                           "txt"};
        settings.usedRewards = {"aesthetic_score", "vqa_score"};
        settings.trainer.seed = 9;
        settings.trainer.batchRows = 10;
        return settings;
    }

    static Opened open(FlowDataSettings settings) {
        Opened opened;
        settings.note = [&](const std::string& line) {
            opened.notes.push_back(line);
        };
        auto data = FlowData::open(config(), std::move(settings), {});
        if (data.ok())
            opened.data = std::move(*data);
        else
            opened.problem = data.message();
        return opened;
    }

    static bool sameBatch(const TrainBatch& a, const TrainBatch& b) {
        return a.names == b.names && at::equal(a.mean, b.mean) && at::equal(a.text.tokens, b.text.tokens) &&
               at::equal(a.text.mask, b.text.mask) && at::equal(a.rewards.nan_to_num(9), b.rewards.nan_to_num(9));
    }

    static std::string problemOf(const ToyShards& shards, const std::function<void(FlowDataSettings&)>& change = {}) {
        QTemporaryDir folder;
        shards.writeTo(folder.path().toStdString());
        FlowDataSettings asked = settings(folder.path().toStdString());
        if (change)
            change(asked);
        Opened opened = open(std::move(asked));
        if (!opened.data)
            return opened.problem;
        const auto rows = opened.data->rows({0, 0, 10, 10}, {});
        return rows.ok() ? std::string() : rows.message();
    }

    static bool says(const std::string& message, const std::vector<std::string>& parts) {
        for (const std::string& part : parts)
            if (message.find(part) == std::string::npos) {
                qWarning("'%s' lacks '%s'", message.c_str(), part.c_str());
                return false;
            }
        return message.find('\n') == std::string::npos;
    }

private Q_SLOTS:
    void aBatchHoldsItsSamples() {
        QTemporaryDir folder;
        const ToyShards shards;
        shards.writeTo(folder.path().toStdString());
        Opened opened = open(settings(folder.path().toStdString()));
        QVERIFY2(opened.data != nullptr, opened.problem.c_str());
        QCOMPARE(opened.data->samples(), size_t{72});
        const TrainBatch batch = must(opened.data->rows({0, 0, 10, 10}, {}));
        QCOMPARE(batch.rows(), int64_t{10});
        QCOMPARE(batch.mean.scalar_type(), at::kHalf);
        QVERIFY(batch.std.defined() && batch.syntheticText.tokens.defined());
        for (int64_t row = 0; row < 10; ++row) {
            const auto sample = static_cast<int64_t>(opened.data->sampleOf(0, row));
            const int64_t kind = sample % 4, tokens = 2 + sample % 3;
            QVERIFY(batch.names[static_cast<size_t>(row)].ends_with(fmt::format("sample {:06}", sample)));
            QCOMPARE(batch.mean[row][kind][0][0].item<float>(), 1.5F);
            QCOMPARE(batch.text.tokens[row][0][kind].item<float>(), 2.0F);
            QCOMPARE(batch.text.mask[row].sum().item<int64_t>(), tokens);
            QCOMPARE(batch.syntheticText.tokens[row][0][kind].item<float>(), 1.0F);
            QCOMPARE(batch.syntheticText.mask[row].sum().item<int64_t>(), int64_t{1});
            // Few different values make 64 equal bins of [0, 1], so a score is about its quantile.
            QVERIFY(std::abs(batch.rewards[row][1].item<double>() - static_cast<double>(kind) / 4) < 0.03);
            QVERIFY(std::abs(batch.syntheticRewards[row][1].item<double>() - static_cast<double>(kind) / 8) < 0.03);
            // A score that does not read the caption is the second caption's too.
            QCOMPARE(batch.syntheticRewards[row][0].item<float>(), batch.rewards[row][0].item<float>());
        }
        QVERIFY(opened.notes.size() == 2 && says(opened.notes[0], {"aesthetic_score", "16 different"}));
    }

    // Samples in the order of one reward, against it in the other: the mean rank decides, ties share theirs.
    void theBestPart() {
        QTemporaryDir folder;
        ToyShards shards;
        shards.about = [](int64_t i, nlohmann::json& json) {
            json = {{"aesthetic_score", static_cast<double>(i) / 100}, {"vqa_score", i < 36 ? 0.5 : 0.25}};
            if (i == 71)
                json.erase("aesthetic_score");
        };
        shards.writeTo(folder.path().toStdString());
        auto kept = [&](double part, const std::vector<std::string>& by) {
            FlowDataSettings asked = settings(folder.path().toStdString());
            asked.bestPart = part;
            asked.bestBy = by;
            Opened opened = open(asked);
            std::set<size_t> samples;
            const auto count = static_cast<int64_t>(opened.data->samples());
            for (int64_t place = 0; place < count; ++place)
                samples.insert(opened.data->sampleOf(place / 10, place % 10));
            return samples.size() == opened.data->samples() ? samples : std::set<size_t>();
        };
        // The one without a score is below all.
        QCOMPARE(kept(0.05, {"aesthetic_score"}), (std::set<size_t>{67, 68, 69, 70})); // 3.6 of 72
        const std::set<size_t> both = kept(0.25, {"aesthetic_score", "vqa_score"});
        // Ranks 0 (that one) and 1 to 71 of the first, 53.5 or 17.5 of the second.
        std::vector<std::pair<double, size_t>> ranks;
        for (size_t i = 0; i < 72; ++i)
            ranks.emplace_back(-((i == 71 ? 0.0 : static_cast<double>(i + 1)) + (i < 36 ? 53.5 : 17.5)), i);
        std::sort(ranks.begin(), ranks.end());
        std::set<size_t> expected;
        for (size_t i = 0; i < 18; ++i)
            expected.insert(ranks[i].second);
        QCOMPARE(both, expected);
        QCOMPARE(kept(1, {}).size(), size_t{72});
        QCOMPARE(kept(1e-6, {"vqa_score"}).size(), size_t{1});
    }

    void eachEpochSeesEachSampleOnce() {
        QTemporaryDir folder;
        ToyShards().writeTo(folder.path().toStdString());
        for (const int64_t window : {0, 1, 2}) {
            FlowDataSettings asked = settings(folder.path().toStdString());
            asked.window = window;
            Opened opened = open(asked);
            std::vector<size_t> order;
            for (int64_t place = 0; place < 144; ++place)
                order.push_back(opened.data->sampleOf(place / 10, place % 10));
            const std::set<size_t> first(order.begin(), order.begin() + 72), second(order.begin() + 72, order.end());
            QCOMPARE(first.size(), size_t{72});
            QCOMPARE(second.size(), size_t{72});
            QVERIFY(!std::equal(order.begin(), order.begin() + 72, order.begin() + 72));
            QVERIFY(!std::is_sorted(order.begin(), order.begin() + 72));
            std::set<size_t> shards; // of the first window
            for (int64_t i = 0; i < 24 * (window == 0 ? 3 : window); ++i)
                shards.insert(order[static_cast<size_t>(i)] / 24);
            QCOMPARE(shards.size(), static_cast<size_t>(window == 0 ? 3 : window));
        }
    }

    // Threads, how far they read ahead, and where a run began change nothing.
    void stepsAreAFunctionOfTheirNumber() {
        QTemporaryDir folder;
        ToyShards().writeTo(folder.path().toStdString());
        std::vector<TrainBatch> expected;
        for (const int64_t threads : {0, 1, 3}) {
            FlowDataSettings asked = settings(folder.path().toStdString());
            asked.threads = threads;
            asked.ahead = threads + 1;
            asked.trainer.microRows = 4;
            Opened opened = open(asked);
            size_t number = 0;
            for (int64_t step = 0; step < 16; ++step)
                for (const TrainRows& rows : rowsOfStep(asked.trainer, step)) {
                    TrainBatch batch = must(opened.data->rows(rows, {}));
                    if (threads == 0)
                        expected.push_back(std::move(batch));
                    else
                        QVERIFY(sameBatch(batch, expected[number]));
                    ++number;
                }
            must(opened.data->startAt(5)); // back
            QVERIFY(sameBatch(must(opened.data->rows({5, 0, 4, 10}, {})), expected[15]));
            must(opened.data->startAt(9));
            QVERIFY(sameBatch(must(opened.data->rows({9, 0, 4, 10}, {})), expected[27]));
        }
        // Two processes see what one sees.
        for (const int64_t rank : {0, 1}) {
            FlowDataSettings asked = settings(folder.path().toStdString());
            asked.trainer.rank = rank;
            asked.trainer.processes = 2;
            Opened opened = open(asked);
            const TrainBatch part = must(opened.data->rows({0, rank * 5, 5, 10}, {}));
            for (int64_t row = 0; row < 5; ++row)
                QCOMPARE(part.names[static_cast<size_t>(row)], expected[static_cast<size_t>((rank * 5 + row) / 4)]
                                                                   .names[static_cast<size_t>((rank * 5 + row) % 4)]);
        }
    }

    void missingScoresAreLeftOut() {
        ToyShards shards;
        shards.about = [](int64_t i, nlohmann::json& json) {
            if (i % 6 == 0)
                json["vqa_score"] = nullptr;
            if (i % 6 == 1)
                json.erase("vqa_score");
        };
        // As Python writes it: no JSON at all.
        shards.sample = [](int64_t i, DatasetSample& sample) {
            if (i % 6 == 2) {
                std::string& text = sample.fields["json"];
                const size_t place = text.find("\"vqa_score\":") + 12;
                text.replace(place, text.find_first_of(",}", place) - place, i % 12 == 2 ? "NaN" : "-Infinity");
            }
        };
        QTemporaryDir folder;
        shards.writeTo(folder.path().toStdString());
        Opened opened = open(settings(folder.path().toStdString()));
        QVERIFY2(opened.data != nullptr, opened.problem.c_str());
        bool told = false;
        for (const std::string& note : opened.notes)
            told = told || note.find("vqa_score: 36 of 72 samples have no score") != std::string::npos;
        QVERIFY(told);
        const TrainBatch batch = must(opened.data->rows({0, 0, 10, 10}, {}));
        for (int64_t row = 0; row < 10; ++row) {
            QCOMPARE(batch.rewards[row][1].isnan().item<bool>(), opened.data->sampleOf(0, row) % 6 < 3);
            QVERIFY(!batch.rewards[row][0].isnan().item<bool>());
        }
    }

    void rewardsThatAreNotUsedAreLeftOut() {
        QTemporaryDir folder;
        ToyShards().writeTo(folder.path().toStdString());
        FlowDataSettings asked = settings(folder.path().toStdString());
        asked.usedRewards = {"vqa_score"};
        const TrainBatch batch = must(open(asked).data->rows({0, 0, 10, 10}, {}));
        QVERIFY(batch.rewards.select(1, 0).isnan().all().item<bool>());
        QVERIFY(!batch.rewards.select(1, 1).isnan().any().item<bool>());
    }

    void rewardsThatAreNotUsedNeedNoScore() {
        ToyShards shards;
        shards.about = [](int64_t, nlohmann::json& json) {
            json.erase("aesthetic_score");
        };
        auto using_ = [](std::vector<std::string> used) {
            return [used](FlowDataSettings& asked) {
                asked.usedRewards = used;
            };
        };
        QCOMPARE(problemOf(shards, using_({"vqa_score"})), std::string());
        QVERIFY(says(problemOf(shards, using_({"aesthetic_score"})), {"aesthetic_score", "no sample has a score"}));
    }

    void aConstantRewardIsSaid() {
        ToyShards shards;
        shards.about = [](int64_t, nlohmann::json& json) {
            json["aesthetic_score"] = 0.5;
        };
        QTemporaryDir folder;
        shards.writeTo(folder.path().toStdString());
        const Opened opened = open(settings(folder.path().toStdString()));
        QVERIFY2(opened.data != nullptr, opened.problem.c_str());
        QVERIFY(says(opened.notes.at(0), {"aesthetic_score", "the same for every sample"}));
    }

    void binsAreKeptAndReadAgain() {
        QTemporaryDir folder;
        const fs::path place = folder.path().toStdString();
        ToyShards().writeTo(place / "data");
        FlowDataSettings asked = settings(place / "data");
        asked.binsCopy = place / "bins.json";
        const Opened first = open(asked);
        asked.binsFile = asked.binsCopy;
        QVERIFY(fs::exists(asked.binsFile) && first.notes.size() == 2);
        RewardBinsByName other = must(readRewardBins(asked.binsFile));
        QCOMPARE(other.size(), size_t{2});
        other.find("vqa_score")->second.edges = {0, 0.9, 1};
        must(writeRewardBins(asked.binsFile, other));
        const Opened second = open(asked);
        QVERIFY(second.notes.empty());
        QCOMPARE(second.data->bins().find("vqa_score")->second.edges.size(), size_t{3});
        other.erase(other.find("vqa_score"));
        must(writeRewardBins(asked.binsFile, other));
        QVERIFY(says(open(asked).problem, {"bins.json", "vqa_score"}));
    }

    void aSetWithoutDeviationOrSecondCaption() {
        QTemporaryDir folder;
        ToyShards shards;
        shards.std = false;
        shards.synthetic = false;
        shards.writeTo(folder.path().toStdString());
        Opened opened = open(settings(folder.path().toStdString()));
        const TrainBatch batch = must(opened.data->rows({0, 0, 10, 10}, {}));
        QVERIFY(!batch.std.defined() && !batch.syntheticText.tokens.defined() && !batch.syntheticRewards.defined());
    }

    // A sample with one caption is trained with that one, and its own scores.
    void someSamplesHaveOneCaption() {
        ToyShards shards;
        shards.sample = [](int64_t i, DatasetSample& sample) {
            if (i % 2 == 0)
                sample.fields.erase("synthetic_flan_t5_xl_embeddings.npy");
        };
        QTemporaryDir folder;
        shards.writeTo(folder.path().toStdString());
        Opened opened = open(settings(folder.path().toStdString()));
        const TrainBatch batch = must(opened.data->rows({0, 0, 10, 10}, {}));
        for (int64_t row = 0; row < 10; ++row) {
            const bool two = opened.data->sampleOf(0, row) % 2 == 1;
            QCOMPARE(at::equal(batch.syntheticRewards[row], batch.rewards[row]),
                     !two || opened.data->sampleOf(0, row) % 4 == 0);
            QCOMPARE(batch.syntheticText.mask[row].sum().item<int64_t>() == 1, two);
        }
    }

    void measuredScaling() {
        QTemporaryDir folder;
        ToyShards().writeTo(folder.path().toStdString());
        Opened opened = open(settings(folder.path().toStdString()));
        const LatentScaling scaling = must(opened.data->measuredScaling(1000));
        at::Tensor all;
        for (int64_t i = 0; i < 72; ++i) {
            const at::Tensor mean =
                must(npyFromBytes(ToyShards().make(i).fields.at("vae_embeddings_mean_256.npy"), "x"));
            all = all.defined() ? at::cat({all, mean.unsqueeze(0)}) : mean.unsqueeze(0);
        }
        const at::Tensor scaled = scaling.fromVae(all.to(at::kFloat)).transpose(0, 1).flatten(1);
        QVERIFY(scaled.mean(1).abs().max().item<double>() < 1e-3);
        QVERIFY((scaled.std(1, false) - 0.5).abs().max().item<double>() < 1e-3);
    }

    void badSets() {
        ToyShards shards;
        shards.withoutMember = "flan_t5_xl_embeddings.npy";
        QVERIFY(says(problemOf(shards), {"part-002.tar: sample 000071 has no .flan_t5_xl_embeddings.npy"}));
        shards.withoutMember = "vae_embeddings_std_256.npy";
        QVERIFY(says(problemOf(shards), {"some samples have a .vae_embeddings_std_256.npy"}));

        auto with = [](const std::string& field, const std::string& bytes) {
            ToyShards bad;
            bad.sample = [field, bytes](int64_t, DatasetSample& sample) {
                sample.fields[field] = bytes;
            };
            return problemOf(bad);
        };
        QVERIFY(says(with("json", "{"), {"part-000.tar: sample 000000: .json"}));
        QVERIFY(says(with("json", "[]"), {".json is no JSON object"}));
        QVERIFY(says(with("json", "{\"vqa_score\": \"high\"}"), {"sample 000000: vqa_score is \"high\""}));
        QVERIFY(says(with("json", "{\"aesthetic_score\": 0.5}"), {"vqa_score", "no sample has a score"}));
        QVERIFY(says(with("vae_embeddings_mean_256.npy", "x"), {".vae_embeddings_mean_256.npy is not a usable npy"}));
        QVERIFY(says(with("vae_embeddings_mean_256.npy", npyBytes(at::zeros({4, 4, 5}))),
                     {".vae_embeddings_mean_256.npy has the shape (4, 4, 5); the network takes (4, 4, 4)"}));
        QVERIFY(says(with("flan_t5_xl_embeddings.npy", npyBytes(at::zeros({2, 9}))),
                     {".flan_t5_xl_embeddings.npy has the shape (2, 9)", "(tokens, 8)"}));
        QVERIFY(says(with("flan_t5_xl_embeddings.npy", npyBytes(at::zeros({0, 8}))), {"(0, 8)"}));
        QVERIFY(says(problemOf({}, [](FlowDataSettings& asked) { asked.train /= "nowhere"; }), {"nowhere"}));
        QVERIFY(
            says(problemOf({}, [](FlowDataSettings& asked) { asked.heldOut = asked.train / "nowhere"; }), {"nowhere"}));
    }

    void corruptShards() {
        QTemporaryDir folder;
        ToyShards().writeTo(folder.path().toStdString());
        fs::resize_file(fs::path(folder.path().toStdString()) / "part-001.tar", 30'000);
        QVERIFY(says(open(settings(folder.path().toStdString())).problem, {"part-001.tar: the archive is damaged"}));
    }

    void waitingStops() {
        QTemporaryDir folder;
        ToyShards().writeTo(folder.path().toStdString());
        FlowDataSettings asked = settings(folder.path().toStdString());
        Opened opened = open(asked);
        std::stop_source stop;
        stop.request_stop();
        // Stopped, or the batch that was there already: never stuck.
        const auto rows = opened.data->rows({0, 0, 10, 10}, stop.get_token());
        QVERIFY(rows.ok() || rows.error().code == ErrorCode::Stopped);
        QVERIFY(opened.data->waited() >= 0);
    }
};

QTEST_GUILESS_MAIN(TestFlowData)
#include "test_flow_data.moc"
