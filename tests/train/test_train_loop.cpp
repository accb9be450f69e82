#include "base/json.h"
#include "image/image_file.h"
#include "tensor/device.h"
#include "train/toy_shards.h"
#include "train/train_fixtures.h"
#include "train/train_loop.h"

#include <ATen/Parallel.h>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <set>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

// A run from config to model: what lies in its folder, and that stopping anywhere changes nothing.
class TestTrainLoop : public QObject {
    Q_OBJECT

    struct Sink : TrainSink {
        void begun(int64_t done, int64_t total) override { seen.push_back(fmt::format("begun {}/{}", done, total)); }
        void stepDone(const TrainStep& step) override {
            steps.push_back(step);
            if (step.step == stopAt)
                stop.request_stop();
        }
        void heldOut(int64_t step, const std::vector<std::pair<std::string, double>>& numbers, bool best) override {
            seen.push_back(fmt::format("held {} {}", step, numbers.front().first));
            bests += best ? 1 : 0;
        }
        void checkpointed(int64_t step, const fs::path& file) override {
            seen.push_back(fmt::format("checkpoint {} {}", step, fs::exists(file)));
        }
        void sampled(int64_t step, const fs::path&) override { seen.push_back(fmt::format("samples {}", step)); }
        void exported(const fs::path&) override { seen.push_back("exported"); }
        void note(const std::string& line) override { notes.push_back(line); }

        std::vector<std::string> seen, notes;
        std::vector<TrainStep> steps;
        int bests = 0;
        int64_t stopAt = -1;
        std::stop_source stop;
    };

    // A folder with a toy set and its config.
    struct Place {
        explicit Place(const ToyShards& shards = {}) : root(folder.path().toStdString()) {
            config = writeToyRun(root, shards);
        }
        QTemporaryDir folder;
        fs::path root;
        nlohmann::json config;

        Result<void> run(const std::string& name, Sink& sink, bool resume = false, bool exportOnly = false) {
            auto loop = make(name, sink, resume, exportOnly);
            return loop.ok() ? (*loop)->run(sink.stop.get_token()) : Result<void>(loop.error());
        }
        Result<std::unique_ptr<TrainLoop>> make(const std::string& name, Sink& sink, bool resume = false,
                                                bool exportOnly = false) {
            MIRO_TRY(const TrainConfig made, TrainConfig::make(config, "config.json", root));
            TrainLoopOptions options;
            options.folder = root / name;
            options.resume = resume;
            options.exportOnly = exportOnly;
            return TrainLoop::create(made, std::move(options), sink, {});
        }
        std::set<std::string> names(const fs::path& of) const {
            std::set<std::string> found;
            for (const auto& entry : fs::directory_iterator(root / of))
                found.insert(entry.path().filename().string());
            return found;
        }
    };

    static std::string bytesOf(const fs::path& file) { return must(readFile(file)); }

    // Without how long things took.
    static std::vector<nlohmann::json> metricsOf(const fs::path& run) {
        std::vector<nlohmann::json> lines;
        std::ifstream stream(run / "metrics.jsonl");
        for (std::string line; std::getline(stream, line);) {
            lines.push_back(nlohmann::json::parse(line));
            lines.back().erase("seconds");
            lines.back().erase("waited");
        }
        return lines;
    }

    static bool sameRun(const fs::path& one, const fs::path& other) {
        return metricsOf(one) == metricsOf(other) && !metricsOf(one).empty() &&
               bytesOf(one / "model/model.safetensors") == bytesOf(other / "model/model.safetensors");
    }

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void aRunLeavesItsFolder() {
        Place place;
        Sink sink;
        const auto done = place.run("run", sink);
        QVERIFY2(done.ok(), done.message().c_str());
        QCOMPARE(sink.seen.front(), std::string("begun 0/12"));
        QCOMPARE(sink.seen.back(), std::string("exported"));
        for (const char* event : {"held 4 held_out_loss", "checkpoint 4 true", "samples 6", "checkpoint 12 true"})
            QVERIFY2(std::count(sink.seen.begin(), sink.seen.end(), event) == 1, event);
        QCOMPARE(sink.steps.size(), size_t{12});
        QCOMPARE(sink.steps.back().step, int64_t{12});
        QCOMPARE(sink.steps.back().numbers.front().first, std::string("loss"));
        QVERIFY(sink.bests >= 1);

        std::set<std::string> names = place.names("run");
        int events = 0;
        for (auto name = names.begin(); name != names.end();)
            if (name->starts_with("events.out.tfevents.")) {
                ++events;
                name = names.erase(name);
            } else {
                ++name;
            }
        QCOMPARE(events, 1);
        QCOMPARE(names, (std::set<std::string>{"checkpoints", "config.json", "metrics.jsonl", "model",
                                               "reward_bins.json", "samples"}));
        std::set<std::string> checkpoints = place.names("run/checkpoints");
        QVERIFY(checkpoints.contains("step-00000008.safetensors") && checkpoints.contains("step-00000012.safetensors"));
        QCOMPARE(checkpoints.size(), size_t{3}); // two, and the best
        QCOMPARE(place.names("run/samples"), (std::set<std::string>{"step-00000006", "step-00000012"}));
        const Image sheet = must(readImage(place.root / "run/samples/step-00000006/sheet.png"));
        QCOMPARE(sheet.width, 4 * 8 + 5 * 4);
        QCOMPARE(bytesOf(place.root / "run/samples/step-00000006/prompts.txt").substr(0, 6), std::string("kind 0"));
        QCOMPARE(place.names("run/model"),
                 (std::set<std::string>{"codec.safetensors", "config.json", "model.safetensors", "reward_bins.json",
                                        "uncond_embedding.npy"}));
        QCOMPARE(bytesOf(place.root / "run/model/reward_bins.json"), bytesOf(place.root / "run/reward_bins.json"));

        const auto metrics = metricsOf(place.root / "run");
        QCOMPARE(metrics.size(), size_t{15});
        QCOMPARE(metrics[0]["step"], 1);
        QCOMPARE(metrics[0]["learning_rate"], 0.0);
        QVERIFY(metrics[0]["loss"].is_number() && metrics[0]["raw"].is_number() && metrics[0]["logvar"].is_number());
        QCOMPARE(metrics[4]["held_out"].size(), size_t{4});
        QCOMPARE(metrics[0]["samples"], 8);

        // The exported model is what this program reads.
        const RinConfig config = must(readRinConfig(place.root / "run/model/config.json"));
        const auto weights = must(openSafetensors(place.root / "run/model/model.safetensors"));
        QVERIFY(Rin::load(config, *weights, {}).ok());
        // And the run's own config begins the same run again.
        Sink again;
        const nlohmann::json own = must(readJsonFile(place.root / "run/config.json"));
        place.config = own;
        must(place.run("again", again));
        QVERIFY(sameRun(place.root / "run", place.root / "again"));
    }

    void itLearns() {
        Place place;
        place.config["steps"] = 150;
        place.config["checkpoint-steps"] = 150;
        place.config["held-out-steps"] = 50;
        place.config["sample-steps"] = 0;
        Sink sink;
        must(place.run("run", sink));
        double first = 0, last = 0;
        for (size_t i = 0; i < 20; ++i) {
            first += sink.steps[i].numbers[1].second;
            last += sink.steps[sink.steps.size() - 1 - i].numbers[1].second;
        }
        QVERIFY2(last < 0.7 * first, qPrintable(QString("%1 -> %2").arg(first).arg(last)));
    }

    void aStoppedRunGoesOnBitForBit() {
        Place place;
        Sink whole;
        must(place.run("whole", whole));
        for (const int64_t at : {1, 5, 11}) {
            const std::string name = fmt::format("stopped-{}", at);
            Sink first;
            first.stopAt = at;
            QCOMPARE(place.run(name, first).error().code, ErrorCode::Stopped);
            QVERIFY(!fs::exists(place.root / name / "model"));
            QVERIFY(fs::exists(place.root / name / fmt::format("checkpoints/step-{:08}.safetensors", at)));
            Sink second;
            must(place.run(name, second, true));
            QCOMPARE(second.seen.front(), fmt::format("begun {}/12", at));
            QVERIFY(sameRun(place.root / "whole", place.root / name));
        }
    }

    // What a kill leaves: an older checkpoint, and metrics that are ahead of it, the last line torn.
    void metricsAheadOfTheCheckpointAreWrittenAgain() {
        Place place;
        Sink whole, killed, resumed;
        must(place.run("whole", whole));
        killed.stopAt = 7;
        QVERIFY(!place.run("killed", killed).ok());
        fs::remove(place.root / "killed/checkpoints/step-00000007.safetensors");
        std::ofstream(place.root / "killed/metrics.jsonl", std::ios::app) << "{\"step\": 8, \"lo";
        must(place.run("killed", resumed, true));
        QCOMPARE(resumed.seen.front(), std::string("begun 4/12"));
        QVERIFY(sameRun(place.root / "whole", place.root / "killed"));
    }

    void theSameLoopGoesOnWithoutACheckpoint() {
        Place place;
        Sink whole;
        must(place.run("whole", whole));
        Sink sink;
        const auto loop = must(place.make("parts", sink));
        for (const int64_t at : {2, 5, 9}) {
            Sink part;
            part.stopAt = at;
            loop->setSink(part);
            QCOMPARE(loop->runOn(part.stop.get_token()).error().code, ErrorCode::Stopped);
            QCOMPARE(loop->stepsDone(), at);
        }
        QVERIFY(!fs::exists(place.root / "parts/checkpoints/step-00000009.safetensors"));
        loop->setSink(sink);
        QVERIFY(loop->checkpoint().ok());
        QVERIFY(fs::exists(place.root / "parts/checkpoints/step-00000009.safetensors"));
        must(loop->runOn({}));
        QVERIFY(sameRun(place.root / "whole", place.root / "parts"));
    }

    void aCheckpointThatIsBrokenIsPassedOver() {
        Place place;
        Sink whole, sink, resumed;
        must(place.run("whole", whole));
        sink.stopAt = 9;
        QVERIFY(!place.run("run", sink).ok());
        fs::resize_file(place.root / "run/checkpoints/step-00000009.safetensors", 5000);
        must(place.run("run", resumed, true));
        QCOMPARE(resumed.seen.front(), std::string("begun 8/12"));
        QVERIFY(resumed.notes.at(0).find("goes on from step 8") != std::string::npos);
        QVERIFY(sameRun(place.root / "whole", place.root / "run"));
    }

    void onlyTheExport() {
        Place place;
        Sink sink, exporting;
        sink.stopAt = 6;
        QVERIFY(!place.run("run", sink).ok());
        const auto metrics = metricsOf(place.root / "run");
        must(place.run("run", exporting, true, true));
        QCOMPARE(exporting.seen, std::vector<std::string>{"exported"});
        QVERIFY(fs::exists(place.root / "run/model/model.safetensors"));
        QCOMPARE(metricsOf(place.root / "run"), metrics);
        Sink none;
        const auto nothing = place.run("none", none, true, true);
        QVERIFY(nothing.message().find("no checkpoint") != std::string::npos);
    }

    // The last good state stays, whole, and the sample is named.
    void aLossThatIsNoNumberEndsTheRun() {
        ToyShards shards;
        shards.sample = [](int64_t i, DatasetSample& sample) {
            if (i == 60)
                sample.fields["vae_embeddings_mean_256.npy"] = npyBytes(at::full({4, 4, 4}, std::nan("")));
        };
        Place place(shards);
        Sink sink;
        const auto failed = place.run("run", sink);
        QVERIFY(!failed.ok());
        QVERIFY2(failed.message().find("part-002.tar: sample 000060") != std::string::npos, failed.message().c_str());
        const auto steps = static_cast<int64_t>(sink.steps.size());
        QVERIFY(steps < 12);
        QVERIFY(fs::exists(place.root / fmt::format("run/checkpoints/step-{:08}.safetensors", steps)));
        Sink resumed;
        QCOMPARE(place.run("run", resumed, true).message(), failed.message());
        QCOMPARE(resumed.seen.front(), fmt::format("begun {}/12", steps));
    }

    void runsThatCannotBegin() {
        Place place;
        Sink sink;
        must(place.run("run", sink));
        QVERIFY(place.run("run", sink).message().find("--resume") != std::string::npos);
        place.config["seed"] = 4U;
        QCOMPARE(place.run("run", sink, true).error().code, ErrorCode::Usage);
        place.config["codec"] = "";
        QVERIFY(place.run("other", sink).message().find("codec") != std::string::npos);
        place.config["codec"] = "nowhere.safetensors";
        QVERIFY(place.run("other", sink).message().find("nowhere.safetensors") != std::string::npos);
        place.config["codec"] = "codec.safetensors";
        place.config["used-rewards"] = "aesthetic";
        QVERIFY(place.run("other", sink).message().find("no reward 'aesthetic'") != std::string::npos);
        place.config["used-rewards"] = "none";
        place.config["warmup-steps"] = 12;
        QVERIFY(place.run("other", sink).message().find("warm-up") != std::string::npos);
        place.config["warmup-steps"] = 2;
        place.config["scaling"] = "measured";
        QVERIFY(place.run("other", sink).message().find("scaling") != std::string::npos);
    }

    // The run's own config names it, so that the run stays what it is on another machine.
    void theQuickPrecisionOfTheMachine() {
        const std::string quick = toText(quickTrainingPrecision(at::kCPU));
        std::map<std::string, std::vector<nlohmann::json>> metrics;
        for (const std::string precision : {"auto", "fp32", "bf16"}) {
            Place place;
            place.config["precision"] = precision;
            place.config["steps"] = 3;
            Sink sink;
            must(place.run("run", sink));
            metrics[precision] = metricsOf(place.root / "run");
            const nlohmann::json own = must(readJsonFile(place.root / "run/config.json"));
            QCOMPARE(own["precision"].get<std::string>(), precision == "auto" ? quick : precision);
        }
        QVERIFY(!metrics["fp32"].empty() && metrics["fp32"] != metrics["bf16"]);
        QVERIFY(metrics["auto"] == metrics[quick]);
    }

    void chosenRewards() {
        Place place;
        place.config["rewards"] = "vqa_score";
        place.config["reward-dropout"] = "binomial";
        place.config["reward-drop-rate"] = 0.25;
        Sink sink;
        must(place.run("one", sink));
        const nlohmann::json config = must(readJsonFile(place.root / "one/model/config.json"));
        QCOMPARE(config["network"]["coherence_keys"], nlohmann::json::array({"vqa_score"}));
        QCOMPARE(config["coherence_keys"], nlohmann::json::array({"vqa_score"}));
        QCOMPARE(config["network"]["coherence_dropout"], 0.25);

        // No reward at all: what the others are is no number that is measured, and the weights stay as drawn.
        place.config.erase("rewards");
        place.config["used-rewards"] = "none";
        Sink without;
        must(place.run("none", without));
        QCOMPARE(metricsOf(place.root / "none")[4]["held_out"].size(), size_t{2});
    }

    // Models on the way are what the run would have ended with there, but for the learning rate's way.
    void modelsOnTheWay() {
        Place place;
        place.config["export-steps"] = 5;
        place.config["cosine-part"] = 0;
        Sink sink;
        must(place.run("long", sink));
        QCOMPARE(place.names("long/models"), (std::set<std::string>{"step-00000005", "step-00000010"}));
        place.config["steps"] = 10;
        Sink shorter;
        must(place.run("short", shorter));
        for (const char* file : {"model.safetensors", "config.json", "codec.safetensors", "uncond_embedding.npy"})
            QCOMPARE(bytesOf(place.root / "long/models/step-00000010" / file),
                     bytesOf(place.root / "short/model" / file));
        QVERIFY(bytesOf(place.root / "long/model/model.safetensors") !=
                bytesOf(place.root / "short/model/model.safetensors"));
    }

    // The best part alone is trained on, with the bins of all; a part of the samples has no reward.
    void theBestPartAndDroppedRewards() {
        Place place;
        place.config["best-part"] = 0.5;
        place.config["best-by"] = "vqa_score";
        place.config["drop-rewards"] = 0.5;
        Sink sink;
        must(place.run("best", sink));
        QVERIFY(std::any_of(sink.notes.begin(), sink.notes.end(), [](const std::string& note) {
            return note.find("the best 36 of 72 samples") != std::string::npos;
        }));
        place.config["best-part"] = 1;
        Sink all;
        must(place.run("all", all));
        QCOMPARE(bytesOf(place.root / "best/reward_bins.json"), bytesOf(place.root / "all/reward_bins.json"));
        QVERIFY(bytesOf(place.root / "best/model/model.safetensors") !=
                bytesOf(place.root / "all/model/model.safetensors"));
        place.config["best-by"] = "vqa";
        Sink wrong;
        const auto refused = place.run("wrong", wrong);
        QVERIFY(!refused.ok() &&
                refused.message().find("best-by: the network has no reward 'vqa'") != std::string::npos);
        place.config["best-by"] = "none";
        place.config["best-part"] = 0.5;
        const auto nothing = place.run("wrong", wrong);
        QVERIFY(!nothing.ok() && nothing.message().find("best-by") != std::string::npos);
    }

    // A run that begins with another's weights.
    void fineTuning() {
        Place place;
        Sink sink;
        must(place.run("first", sink));
        place.config["init-from"] = "first/model";
        place.config["learning-rate"] = 1e-12;
        Sink tuned;
        must(place.run("second", tuned));
        const Tensors one = tensorsOf(place.root / "first/model/model.safetensors");
        for (const auto& [name, tensor] : tensorsOf(place.root / "second/model/model.safetensors"))
            if (at::isFloatingType(tensor.scalar_type()))
                QVERIFY2((tensor - one.at(name)).abs().max().item<double>() < 1e-6, name.c_str());
    }
};

QTEST_GUILESS_MAIN(TestTrainLoop)
#include "test_train_loop.moc"
