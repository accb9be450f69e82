#include "base/json.h"
#include "image/image_file.h"
#include "reward/scorer.h"
#include "train/sample_scores.h"
#include "train/toy_shards.h"
#include "train/train_fixtures.h"
#include "train/train_loop.h"

#include <ATen/Parallel.h>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <numeric>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

double brightnessOf(const Image& image) {
    return std::accumulate(image.pixels.begin(), image.pixels.end(), 0.0) / static_cast<double>(image.pixels.size());
}

// What scorers were asked; reset by each test.
struct Log {
    std::vector<std::vector<double>> brightness; // of the pictures of each call
    std::vector<std::string> prompts;            // of the last one
    bool fails = false;
} gLog;

// A picture's brightness, always the same number, and a number that is none.
template <int kind>
class ToyScorer : public Scorer {
public:
    Result<std::vector<double>> score(ScoringBatch& batch) const override {
        at::set_num_threads(3); // as some do
        if (gLog.fails)
            return Error{ErrorCode::Corrupt, "the weights are damaged"};
        std::vector<double> values;
        for (int64_t i = 0; i < batch.size(); ++i)
            values.push_back(kind == 0   ? brightnessOf(batch.image(static_cast<size_t>(i)))
                             : kind == 1 ? 0.25
                                         : std::nan(""));
        if (kind == 0) {
            gLog.brightness.push_back(values);
            gLog.prompts.clear();
            for (int64_t i = 0; i < batch.size(); ++i)
                gLog.prompts.push_back(batch.prompt(static_cast<size_t>(i)));
        }
        return values;
    }
    fs::path checkpoint() const override { return "/toy"; }
    int64_t memoryNeed() const override { return 1; }
};

template <int kind>
Result<std::unique_ptr<Scorer>> make(const RepoFinder&) {
    return std::unique_ptr<Scorer>(std::make_unique<ToyScorer<kind>>());
}

const Registry<ScorerMaker>& toyScorers() {
    static const Registry<ScorerMaker> list({{"bright", make<0>}, {"constant", make<1>}, {"none", make<2>}});
    return list;
}

struct Sink : TrainSink {
    void stepDone(const TrainStep& step) override {
        if (step.step == stopAt)
            stop.request_stop();
    }
    void sampleScores(int64_t step, const TrainNumbers& numbers) override { scores.emplace_back(step, numbers); }
    void sampled(int64_t step, const fs::path&) override { sampledAfter.push_back(step); }
    void note(const std::string&) override {}

    std::vector<std::pair<int64_t, TrainNumbers>> scores;
    std::vector<int64_t> sampledAfter;
    int64_t stopAt = -1;
    std::stop_source stop;
};

} // namespace

// The curves of what a run's samples are worth.
class TestSampleScores : public QObject {
    Q_OBJECT

    struct Place {
        Place() : root(folder.path().toStdString()) {
            config = writeToyRun(root);
            config["sample-scorers"] = "bright, constant,none";
        }
        QTemporaryDir folder;
        fs::path root;
        nlohmann::json config;

        Result<void> run(const std::string& name, Sink& sink, bool resume = false) {
            MIRO_TRY(const TrainConfig made, TrainConfig::make(config, "config.json", root));
            TrainLoopOptions options;
            options.folder = root / name;
            options.resume = resume;
            options.scorers = &toyScorers();
            MIRO_TRY(const auto loop, TrainLoop::create(made, std::move(options), sink, {}));
            return loop->run(sink.stop.get_token());
        }
        std::vector<nlohmann::json> scoresOf(const std::string& name) const {
            std::vector<nlohmann::json> lines;
            std::ifstream stream(root / name / "metrics.jsonl");
            for (std::string line; std::getline(stream, line);)
                if (auto json = nlohmann::json::parse(line); json.contains("sample_scores"))
                    lines.push_back(json);
            return lines;
        }
    };

private Q_SLOTS:
    void init() {
        gLog = {};
        at::set_num_threads(1);
    }

    void theyAreMeasuredAtBothEnds() {
        Place place;
        Sink sink;
        const auto done = place.run("run", sink);
        QVERIFY2(done.ok(), done.message().c_str());
        const auto lines = place.scoresOf("run");
        QCOMPARE(lines.size(), size_t{2}); // after 6 and 12
        QCOMPARE(gLog.brightness.size(), size_t{4});
        for (size_t look = 0; look < lines.size(); ++look) {
            const nlohmann::json& scores = lines[look]["sample_scores"];
            QCOMPARE(lines[look]["step"], look == 0 ? 6 : 12);
            QCOMPARE(scores.size(), size_t{6});
            for (const int target : {1, 0}) {
                const auto& pictures = gLog.brightness[2 * look + (target == 1 ? 0 : 1)];
                QCOMPARE(pictures.size(), size_t{4});
                const double mean = std::accumulate(pictures.begin(), pictures.end(), 0.0) / 4;
                QCOMPARE(scores[fmt::format("bright_at_{}", target)].get<double>(), mean);
                QCOMPARE(scores[fmt::format("constant_at_{}", target)], 0.25);
                QVERIFY(scores[fmt::format("none_at_{}", target)].is_null());
            }
            // Other targets, other pictures.
            QVERIFY(gLog.brightness[2 * look] != gLog.brightness[2 * look + 1]);
            const fs::path folder = place.root / fmt::format("run/samples/step-{:08}", look == 0 ? 6 : 12);
            QVERIFY(must(readFile(folder / "sheet-at-1.png")) != must(readFile(folder / "sheet-at-0.png")));
            QVERIFY(fs::exists(folder / "sheet.png"));
        }
        QCOMPARE(gLog.prompts.size(), size_t{4});
        QCOMPARE(gLog.prompts.front().substr(0, 6), std::string("kind 0"));
        QCOMPARE(at::get_num_threads(), 1);

        QCOMPARE(sink.sampledAfter, (std::vector<int64_t>{6, 12}));
        QCOMPARE(sink.scores.size(), size_t{2});
        QCOMPARE(sink.scores[0].second.front().first, std::string("bright_at_1"));
        bool told = false; // for TensorBoard
        for (const auto& entry : fs::directory_iterator(place.root / "run"))
            if (entry.path().filename().string().starts_with("events.out"))
                told = must(readFile(entry.path())).find("sample_scores/bright_at_1") != std::string::npos;
        QVERIFY(told);
    }

    void scoringMovesNothing() {
        Place place;
        Sink scored, plain, stopped, resumed;
        QVERIFY(place.run("scored", scored).ok());
        stopped.stopAt = 7;
        QVERIFY(!place.run("resumed", stopped).ok());
        QVERIFY(place.run("resumed", resumed, true).ok());
        QCOMPARE(place.scoresOf("resumed"), place.scoresOf("scored"));
        place.config["sample-scorers"] = "";
        QVERIFY(place.run("plain", plain).ok());
        QVERIFY(place.scoresOf("plain").empty());
        QVERIFY(!fs::exists(place.root / "plain/samples/step-00000006/sheet-at-1.png"));
        const std::string weights = must(readFile(place.root / "scored/model/model.safetensors"));
        for (const char* name : {"resumed", "plain"})
            QVERIFY(must(readFile(place.root / name / "model/model.safetensors")) == weights);
    }

    void trainingUnitsWhereTheScorerIsKnown() {
        static const Registry<ScorerMaker> list({{"aesthetic", make<1>}, {"constant", make<1>}});
        ScoringOptions options;
        options.makers = &list;
        const auto scores = must(SampleScores::open({"aesthetic", "constant"}, {}, options));
        const Image picture{2, 1, std::vector<uint8_t>(6, 9)};
        const TrainNumbers means = must(scores->means({picture, picture}, {"a", "b"}, "_x", {}));
        QCOMPARE(means.size(), size_t{2});
        QCOMPARE(means[0].first, std::string("aesthetic_x"));
        QCOMPARE(means[0].second, 0.025);
        QCOMPARE(means[1].second, 0.25);
    }

    void badScorers() {
        Place place;
        Sink sink;
        place.config["sample-scorers"] = "bright,beauty";
        const auto unknown = place.run("run", sink);
        QCOMPARE(unknown.error().code, ErrorCode::Usage);
        QVERIFY2(unknown.message().find("sample-scorers") != std::string::npos &&
                     unknown.message().find("beauty") != std::string::npos,
                 unknown.message().c_str());
        QVERIFY(!fs::exists(place.root / "run/metrics.jsonl"));
        place.config["sample-scorers"] = "bright";
        place.config["models"] = (place.root / "nowhere").string();
        QCOMPARE(place.run("run", sink).error().code, ErrorCode::NotFound);
        // One that breaks while it scores ends the run with its name; what was learned is kept.
        place.config.erase("models");
        gLog.fails = true;
        const auto broken = place.run("run", sink);
        QVERIFY2(broken.message().find("bright: the weights are damaged") != std::string::npos,
                 broken.message().c_str());
        QVERIFY(fs::exists(place.root / "run/checkpoints/step-00000006.safetensors"));
    }
};

QTEST_GUILESS_MAIN(TestSampleScores)
#include "test_sample_scores.moc"
