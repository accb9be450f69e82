#include "base/files.h"
#include "base/json.h"
#include "base/scorers.h"
#include "eval/controlled_report.h"
#include "job/controlled_job.h"
#include "reward/scorer.h"
#include "train/toy_shards.h"

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

// A picture's score is how much of the colour it has.
template <int Channel>
class ColourScorer : public Scorer {
public:
    Result<std::vector<double>> score(ScoringBatch& batch) const override {
        std::vector<double> values;
        for (const ScoreInput& input : batch.inputs()) {
            double sum = 0;
            for (size_t i = Channel; i < input.image->pixels.size(); i += 3)
                sum += input.image->pixels[i];
            values.push_back(sum / (85.0 * static_cast<double>(input.image->pixels.size())));
        }
        return values;
    }
    fs::path checkpoint() const override { return "none"; }
    int64_t memoryNeed() const override { return 0; }
};

template <int Channel>
Result<std::unique_ptr<Scorer>> makeColour(const RepoFinder&) {
    return std::unique_ptr<Scorer>(std::make_unique<ColourScorer<Channel>>());
}

const Registry<ScorerMaker>& colourMakers() {
    static const Registry<ScorerMaker> makers({{"aesthetic", makeColour<0>}, {"vqa", makeColour<1>}});
    return makers;
}

class Listener : public JobListener {
public:
    void progress(const Progress& progress) override {
        if (onProgress)
            onProgress(progress);
    }
    void note(const std::string& line) override { notes.push_back(line); }
    std::function<void(const Progress&)> onProgress;
    std::vector<std::string> notes;
    bool said(const std::string& part) const {
        return std::any_of(notes.begin(), notes.end(),
                           [&](const std::string& note) { return note.find(part) != std::string::npos; });
    }
};

// Everything but how long it took.
std::map<std::string, json> lastingResults(const fs::path& folder) {
    std::map<std::string, json> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder / "results")) {
        if (!entry.is_regular_file())
            continue;
        json one = readJsonFile(entry.path()).value();
        one.erase("seconds");
        found[fs::relative(entry.path(), folder).string()] = one;
    }
    return found;
}

} // namespace

// The whole comparison on a toy: from a plan to a report, and that stopping anywhere changes nothing.
class TestControlledJob : public QObject {
    Q_OBJECT

    struct Place {
        Place() : root(folder.path().toStdString()) {
            ToyShards shards;
            shards.width = 32; // fixtures/t5-tiny
            writeToyRun(root, shards);
            plan = {{"data", "train"},
                    {"held-out", "held-out"},
                    {"network", "network.json"},
                    {"codec", "codec.safetensors"},
                    {"rewards", {"aesthetic_score", "vqa_score"}},
                    {"scorers", {"aesthetic", "vqa"}},
                    {"seeds", "1,2"},
                    {"run-samples", 48},
                    {"curve-samples", 16},
                    {"batch-size", 8},
                    {"learning-rate", 5e-3},
                    {"warmup-steps", 2},
                    {"average-decay", 0.9},
                    {"checkpoint-steps", 1},
                    {"held-out-steps", 0},
                    {"keep-part", 0.5},
                    {"best-of", 3},
                    {"tune-from", 16},
                    {"tune-pictures", 16},
                    {"tune-each", 2},
                    {"tune-guidance", 1},
                    {"sampling-steps", 2},
                    {"prompts", 1},
                    {"pictures", 2},
                    {"curve-prompts", 1},
                    {"curve-pictures", 1},
                    {"guidance", "0,1"},
                    {"protocols", "high,ignored"},
                    {"bootstrap-rounds", 50}};
        }
        QTemporaryDir folder;
        fs::path root;
        json plan;

        ControlledRequest request(const std::string& name) {
            if (const auto written = writeFileAtomically(root / "plan.json", plan.dump(1)); !written.ok())
                throw std::runtime_error(written.message());
            ControlledRequest request;
            request.plan = root / "plan.json";
            request.folder = root / name;
            request.threads = 1;
            request.tools.modelFolders = {MIRO_FIXTURES "/models"};
            request.tools.sprites = MIRO_SOURCE_DIR "/models/starter-scenes";
            request.tools.makers = &colourMakers();
            request.tools.judge = [](const ScenePrompt&, const Image& image, std::stop_token) -> Result<SceneVerdict> {
                return SceneVerdict{image.pixels[0] > 127, "it is dark"};
            };
            return request;
        }
        Result<void> run(const ControlledRequest& request, Listener& listener, std::stop_token stop = {}) {
            ControlledJob job(request);
            const auto result = job.run({listener, stop});
            outcome = job.outcome();
            return result;
        }
        Result<void> run(const std::string& name) {
            Listener listener;
            return run(request(name), listener);
        }
        ControlledOutcome outcome;
    };

private Q_SLOTS:
    void fromAPlanToAReport() {
        Place place;
        Listener listener;
        std::set<std::string> stages;
        listener.onProgress = [&](const Progress& progress) {
            stages.insert(progress.stage);
        };
        const auto done = place.run(place.request("whole"), listener);
        QVERIFY2(done.ok(), done.message().c_str());
        QCOMPARE(place.outcome.missing, 0);
        QCOMPARE(stages, (std::set<std::string>{"runs", "sample", "train"}));
        QVERIFY(listener.said("the best 36 of 72 samples are trained on")); // (d)
        const fs::path whole = place.root / "whole";
        for (const char* file :
             {"plan.json", "results.json", "RESULTS.md", "plots/curve-accuracy-high.svg",
              "plots/accuracy-vqa-score-g0.svg", "results/real-scenes.json", "results/c-2/trained.json",
              "results/e-1/final-00000048-none-g1.json", "runs/f-2/model/model.safetensors"})
            QVERIFY2(fs::exists(whole / file), file);
        QVERIFY(!fs::exists(whole / "runs/e-1"));
        QVERIFY(!fs::exists(whole / "runs/c-1/models/step-00000002")); // judged, so gone
        QVERIFY(fs::exists(whole / "runs/a-1/models/step-00000002"));  // (f) begins there
        // Every run is a change of one config, and (f) begins from (a)'s model on what it drew.
        const json a = readJsonFile(whole / "runs/a-1/config.json").value();
        json c = readJsonFile(whole / "runs/c-1/config.json").value();
        QCOMPARE(a["used-rewards"].get<std::string>(), std::string("none"));
        c["used-rewards"] = "none";
        QVERIFY(a == c);
        const json f = readJsonFile(whole / "runs/f-1/config.json").value();
        QVERIFY(f["init-from"].get<std::string>().ends_with("runs/a-1/models/step-00000002"));
        QVERIFY(f["data"].get<std::string>().ends_with("drawn/f-1"));
        QCOMPARE(f["steps"].get<int>(), 1);
        QVERIFY(fs::exists(whole / "drawn/f-1/drawn-00000.tar"));
        const json trained = readJsonFile(whole / "results/f-1/trained.json").value();
        QCOMPARE(trained["drawn"].get<int>(), 16);
        QVERIFY(std::abs(trained["evaluations"].get<double>() - (3.9 * 24 + 16 * 4)) < 1e-9);
        // (e) shows what (a) could draw: its best of three is never below (a)'s own picture.
        const auto results = lastingResults(whole);
        const json& own = results.at("results/a-1/final-00000048-none-g0.json");
        const json& best = results.at("results/e-1/final-00000048-none-g0.json");
        QCOMPARE(best["prompts"].size(), size_t(6));
        for (size_t i = 0; i < best["prompts"].size(); ++i)
            QVERIFY(best["prompts"][i]["scores"]["aesthetic_score"] >= own["prompts"][i]["scores"]["aesthetic_score"]);
        QCOMPARE(best["evaluations"].get<double>(), 6.0);
        // A run that knows rewards draws otherwise under another protocol; the seeds differ, too.
        QVERIFY(results.at("results/c-1/final-00000048-high-g0.json")["prompts"] !=
                results.at("results/c-1/final-00000048-ignored-g0.json")["prompts"]);
        QVERIFY(results.at("results/c-1/final-00000048-high-g0.json")["prompts"] !=
                results.at("results/c-2/final-00000048-high-g0.json")["prompts"]);
        const std::string text = readFile(whole / "RESULTS.md").value();
        QVERIFY(text.find("## Fixed before the runs") != std::string::npos);
        QVERIFY(text.find("| real scenes |") != std::string::npos && listener.said("the judge calls"));
        QVERIFY(text.find("| g |") != std::string::npos && text.find("What is missing") == std::string::npos);

        // Begun again there is nothing to do, and the report is the same.
        std::map<fs::path, fs::file_time_type> times;
        for (const auto& entry : fs::recursive_directory_iterator(whole / "results"))
            times[entry.path()] = entry.last_write_time();
        QVERIFY(place.run("whole").ok());
        for (const auto& [file, time] : times)
            QVERIFY(fs::last_write_time(file) == time);
        QCOMPARE(readFile(whole / "RESULTS.md").value(), text);
    }

    // At every border and in the middle of trainings and drawings.
    void stoppedAnywhereItGoesOn() {
        Place place;
        place.plan["arms"] = "a,c,f";
        place.plan["seeds"] = "1";
        QVERIFY(place.run("whole").ok());
        const auto expected = lastingResults(place.root / "whole");
        QVERIFY(expected.size() > 12);
        int64_t stops = 0;
        for (int64_t round = 0; round < 200; ++round) {
            Listener listener;
            std::stop_source stop;
            int64_t seen = 0;
            listener.onProgress = [&](const Progress&) {
                if (++seen == 3 + 3 * round) // what is there is passed over, and told
                    stop.request_stop();
            };
            const auto done = place.run(place.request("parts"), listener, stop.get_token());
            if (done.ok())
                break;
            QVERIFY2(done.error().code == ErrorCode::Stopped, done.message().c_str());
            ++stops;
        }
        QVERIFY2(stops >= 6, qPrintable(QString::number(stops)));
        QCOMPARE(place.outcome.missing, 0);
        const auto parts = lastingResults(place.root / "parts");
        QCOMPARE(parts.size(), expected.size());
        for (const auto& [file, result] : expected)
            QVERIFY2(parts.at(file) == result, (file + ": " + parts.at(file).dump() + result.dump()).c_str());
        QCOMPARE(readFile(place.root / "parts/runs/f-1/model/model.safetensors").value(),
                 readFile(place.root / "whole/runs/f-1/model/model.safetensors").value());
    }

    // The program's own judge, on scenes that show what it is asked for.
    void theJudgeKnowsRealScenes() {
        Place place;
        place.plan["arms"] = "a,c";
        ControlledRequest request = place.request("run");
        request.only = {"a-1"};
        request.tools.judge = {};
        Listener listener;
        std::stop_source stop;
        listener.onProgress = [&](const Progress& progress) {
            if (progress.stage == "train")
                stop.request_stop();
        };
        QVERIFY(!place.run(request, listener, stop.get_token()).ok());
        const auto scenes = readLook(scenesFile(place.root / "run")).value();
        QVERIFY(scenes);
        QCOMPARE(scenes->prompts.size(), size_t(6));
        QVERIFY(*metricOf(*scenes, kAccuracy) >= 5.0 / 6);
        QVERIFY(metricOf(*scenes, "vqa_score"));
    }

    void partsAndTheirReport() {
        Place place;
        ControlledRequest request = place.request("parts");
        request.only = {"f-1", "e-1"}; // both build on a-1, whose own pictures are not asked for
        Listener listener;
        const auto done = place.run(request, listener);
        QVERIFY2(done.ok(), done.message().c_str());
        QVERIFY(fs::exists(place.root / "parts/results/a-1/trained.json"));
        QVERIFY(!fs::exists(place.root / "parts/results/a-1/final-00000048-none-g0.json"));
        QVERIFY(place.outcome.missing > 0);
        const std::string text = readFile(place.root / "parts/RESULTS.md").value();
        QVERIFY(text.find("What is missing") != std::string::npos);
        QVERIFY(text.find("- c-2: 7 (not trained)") != std::string::npos);
        QVERIFY(text.find("- a-1: 5\n") != std::string::npos);
        QVERIFY(text.find("Primary: not known yet") != std::string::npos);
        // The report alone, from the folder's own plan, touches no run.
        request.only.clear();
        request.plan.clear();
        request.reportOnly = true;
        QVERIFY(place.run(request, listener).ok());
        QCOMPARE(readFile(place.root / "parts/RESULTS.md").value(), text);
        QVERIFY(!fs::exists(place.root / "parts/runs/c-1"));
    }

    void aFolderKeepsItsPlan() {
        Place place;
        place.plan["arms"] = "a,c";
        place.plan["seeds"] = "1";
        ControlledRequest request = place.request("run");
        request.only = {"a"};
        Listener listener;
        QVERIFY(place.run(request, listener).ok());
        place.plan["smallest-effect"] = 0.01;
        const auto other = place.run("run");
        QVERIFY(!other.ok() && other.error().code == ErrorCode::Usage);
        QVERIFY2(other.message().find("smallest-effect") != std::string::npos, other.message().c_str());
    }

    void badPlans_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value"); // JSON; empty: the key goes
        QTest::addColumn<QString>("says");
        const std::vector<std::array<const char*, 4>> rows{
            {"unknown key", "sampling-step", "3", "did you mean sampling-steps?"},
            {"the comparison's own", "used-rewards", "\"all\"", "there is no key 'used-rewards'"},
            {"no data", "data", "\"nowhere\"", "data: there is no"},
            {"data missing", "data", "", "data is missing"},
            {"no network", "network", "\"no.json\"", "network: there is no"},
            {"rewards missing", "rewards", "", "rewards is missing"},
            {"unknown scorer", "scorers", "[\"aesthetics\",\"vqa\"]", "did you mean aesthetic?"},
            {"too few scorers", "scorers", "[\"aesthetic\"]", "there are 1 for 2 rewards"},
            {"unknown reward", "best-of-reward", "\"vqa\"", "best-of-reward: there is no 'vqa'"},
            {"no prompts", "prompts", "0", "prompts"},
            {"too many prompts", "curve-prompts", "2", "curve-prompts is 2, more than prompts, 1"},
            {"no number", "seeds", "\"1,x\"", "seeds: 'x' is no number"},
            {"a seed twice", "seeds", "\"1,1\"", "stands there twice"},
            {"no seed", "seeds", "\"\"", "seeds is empty"},
            {"unknown arm", "arms", "\"a,h\"", "arms: there is no 'h'"},
            {"without a", "arms", "\"b,c\"", "a is missing"},
            {"unknown protocol", "protocols", "\"hi\"", "protocols: there is no 'hi'"},
            {"primary not judged", "primary-protocol", "\"low\"", "primary-protocol"},
            {"primary guidance", "primary-guidance", "4", "primary-guidance is 4"},
            {"primary arm", "primary-arm", "\"a\"", "primary-arm"},
            {"no multiple", "run-samples", "50", "no multiple of batch-size"},
            {"no multiple of a curve", "tune-from", "20", "no multiple of curve-samples"},
            {"warm-up", "warmup-steps", "6", "warmup-steps is 6, and a run has 6 steps"},
            {"no room", "tune-pictures", "200", "leave no step"},
            {"negative", "smallest-effect", "-1", "smallest-effect"},
        };
        for (const auto& [name, key, value, says] : rows)
            QTest::newRow(name) << key << value << says;
    }

    // One line that names the file, and nothing is begun.
    void badPlans() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QFETCH(QString, says);
        static Place place;
        const json before = place.plan;
        if (value.isEmpty())
            place.plan.erase(key.toStdString());
        else
            place.plan[key.toStdString()] = json::parse(value.toStdString());
        const auto done = place.run("bad");
        place.plan = before;
        QVERIFY(!done.ok());
        const std::string message = done.message();
        QVERIFY2(message.find(says.toStdString()) != std::string::npos, message.c_str());
        QVERIFY2(message.find("plan.json") != std::string::npos && message.find('\n') == std::string::npos,
                 message.c_str());
        QVERIFY(!fs::exists(place.root / "bad"));
    }

    void badRequests() {
        Place place;
        Listener listener;
        ControlledRequest request = place.request("bad");
        request.only = {"c-9"};
        auto done = place.run(request, listener);
        QVERIFY(!done.ok() && done.message().find("'c-9'") != std::string::npos);
        request = place.request("bad");
        request.assignments = {"prompts=100000"};
        done = place.run(request, listener);
        QVERIFY(!done.ok() && done.message().find("prompts") != std::string::npos);
        request = place.request("bad");
        request.tools.sprites = place.root / "no-sprites";
        done = place.run(request, listener);
        QVERIFY(!done.ok() && done.message().find("no-sprites") != std::string::npos);
        request = place.request("bad");
        request.plan.clear();
        done = place.run(request, listener);
        QVERIFY(!done.ok() && done.error().code == ErrorCode::NotFound);
        QVERIFY(!fs::exists(place.root / "bad"));
    }

    void aJudgeThatFails() {
        Place place;
        place.plan["arms"] = "a,c";
        ControlledRequest request = place.request("run");
        request.only = {"a-1"};
        std::atomic<int> healthy = 0;
        request.tools.judge = [&](const ScenePrompt&, const Image&, std::stop_token) -> Result<SceneVerdict> {
            if (healthy-- > 0)
                return SceneVerdict{true, ""};
            return Error{ErrorCode::Failed, "the judge is ill"};
        };
        Listener listener;
        auto done = place.run(request, listener);
        QVERIFY(!done.ok());
        QCOMPARE(done.message(), std::string("real-scenes: the judge is ill"));
        healthy = 6; // real scenes
        done = place.run(request, listener);
        QVERIFY(!done.ok());
        QVERIFY2(done.message().find("a-1/final-00000048-none-g0") != std::string::npos &&
                     done.message().find("the judge is ill") != std::string::npos,
                 done.message().c_str());
    }
};

QTEST_GUILESS_MAIN(TestControlledJob)
#include "test_controlled_job.moc"
