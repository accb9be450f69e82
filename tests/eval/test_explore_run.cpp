// Explorations into a folder, drawn by the small fixture model.
#include "eval/explore_run.h"

#include "base/files.h"
#include "batch/explore_files.h"
#include "batch/explore_folder.h"
#include "flow/generate.h"
#include "image/image_file.h"
#include "library/picture_facts.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <csignal>
#include <map>
#include <sys/resource.h>

using namespace miro;
namespace fs = std::filesystem;

namespace {

struct Listener : ProgressSink {
    std::vector<Progress> heard;
    std::function<void(const Progress&)> each = [](const Progress&) {
    };
    void progress(const Progress& progress) override {
        heard.push_back(progress);
        each(progress);
    }
};

std::map<std::string, std::string> filesIn(const fs::path& folder) {
    std::map<std::string, std::string> files;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error))
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), folder).string()] = readFile(entry.path()).value();
    return files;
}

} // namespace

class TestExploreRun : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    int m_runs = 0;

    fs::path path(const std::string& name) const { return fs::path(m_temporary.path().toStdString()) / name; }
    fs::path fresh() { return path("out" + std::to_string(m_runs++)); }

    static ExploreRunRequest request(ExploreKind kind, const fs::path& folder) {
        ExploreRunRequest request;
        request.modelFolders = {fs::path(MIRO_FIXTURES) / "models"};
        request.model = "fixtures/miro-7";
        request.plan.kind = kind;
        request.plan.settings.prompt = "a cat";
        request.plan.settings.seed = 5;
        request.plan.settings.steps = 2;
        request.plan.settings.device = {DeviceKind::Cpu, 0};
        request.plan.other = request.plan.settings;
        request.plan.steps = 3;
        if (kind == ExploreKind::Sweep)
            request.plan.rewards = {"aesthetic_score"};
        if (kind == ExploreKind::Pareto)
            request.plan.rewards = {"aesthetic_score", "vqa_score"};
        request.scorers = ScorerChoice::None;
        request.folder = folder;
        return request;
    }

    static Result<ExploreRunOutcome> run(const ExploreRunRequest& request, Listener* listener = nullptr,
                                         std::stop_token stop = {}) {
        Listener silent;
        return runExploration(request, listener ? *listener : silent, stop);
    }

private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_CACHE_HOME", (m_temporary.path() + "/cache").toUtf8());
        qputenv("XDG_DATA_HOME", (m_temporary.path() + "/data").toUtf8());
    }

    void everyKindWritesItsFiles_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("pictures");
        QTest::addColumn<bool>("way");
        QTest::newRow("pareto") << int(ExploreKind::Pareto) << 9 << false;
        QTest::newRow("solo") << int(ExploreKind::Solo) << 15 << false;
        QTest::newRow("sweep") << int(ExploreKind::Sweep) << 3 << true;
        QTest::newRow("morph") << int(ExploreKind::Morph) << 3 << true;
        QTest::newRow("best-of") << int(ExploreKind::BestOf) << 3 << false;
        QTest::newRow("keyframes") << int(ExploreKind::Keyframes) << 5 << false;
    }
    void everyKindWritesItsFiles() {
        QFETCH(int, kind);
        QFETCH(int, pictures);
        QFETCH(bool, way);
        ExploreRunRequest asked = request(ExploreKind(kind), fresh());
        asked.plan.other.guidance = 1;
        asked.plan.other.seed = 99;
        if (ExploreKind(kind) == ExploreKind::Keyframes) {
            asked.plan.settings.steps = 4;
            asked.plan.rewards = {"vqa_score"};
        }
        auto outcome = run(asked);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->drawn, int64_t(pictures));
        const auto files = filesIn(asked.folder);
        QCOMPARE(int(files.size()), pictures + (way ? 6 : 4));
        QCOMPARE(files.contains("animation.webp"), way);
        QVERIFY(files.contains("scores.csv") && files.contains("report.html") && files.contains("contact-sheet.png"));
        QCOMPARE(outcome->files.size(), files.size() - 1); // exploration.json is not a result
        for (const fs::path& file : outcome->files)
            QVERIFY2(fs::exists(file), file.c_str());
        // Each picture says which cell it is, whatever the kind varies.
        outcome = run(asked);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->drawn, int64_t{0});
        QVERIFY(filesIn(asked.folder) == files);
    }

    void picturesAreMeasuredOnce() {
        ExploreRunRequest asked = request(ExploreKind::Pareto, fresh());
        asked.modelFolders.push_back(fs::path(MIRO_FIXTURES) / "scores" / "models");
        asked.scorers = ScorerChoice::Named;
        asked.named = {"aesthetic", "hpsv2"};
        auto measured = [](const Listener& listener) {
            return std::count_if(listener.heard.begin(), listener.heard.end(),
                                 [](const Progress& progress) { return progress.stage == "score"; });
        };
        Listener first;
        auto outcome = run(asked, &first);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QVERIFY(measured(first) > 0);
        QCOMPARE(outcome->findings.columns.size(), size_t{2});
        for (const ExploredPicture& picture : outcome->exploration.pictures) {
            QCOMPARE(picture.scores.size(), size_t{2});
            QVERIFY(picture.scores[0].raw && picture.scores[1].raw);
            QCOMPARE(picture.scores[0].checkpointSha256.size(), size_t{64});
        }
        QVERIFY(readFile(asked.folder / "scores.csv")->find("hpsv2:raw") != std::string::npos);
        QVERIFY(priceExploration(asked)->scoreSeconds.has_value());

        const auto before = filesIn(asked.folder);
        Listener second;
        QVERIFY(run(asked, &second).ok());
        QCOMPARE(measured(second), std::ptrdiff_t{0});
        QVERIFY(filesIn(asked.folder) == before);

        // What an older scorer said is measured again; what another one said goes.
        ExploreRecord record = *exploreRecordFrom(*readFile(asked.folder / "exploration.json"), "x");
        record.scores[4][1].version = "0";
        record.scores[4][1].raw = 99;
        QVERIFY(writeFileAtomically(asked.folder / "exploration.json", toText(record)).ok());
        Listener third;
        QVERIFY(run(asked, &third).ok());
        QVERIFY(measured(third) > 0);
        const double expected = *outcome->exploration.pictures[4].scores[1].raw;
        record = *exploreRecordFrom(*readFile(asked.folder / "exploration.json"), "x");
        QVERIFY(record.scores[4][1].version != "0");
        QVERIFY(std::abs(*record.scores[4][1].raw - expected) < 1e-4 * std::abs(expected)); // alone, not among nine
        QCOMPARE(record.scores[4].size(), size_t{2});
    }

    void scorersOfTheModelsRewardsAreTheUsualOnes() {
        ExploreRunRequest asked = request(ExploreKind::Sweep, fresh());
        asked.modelFolders.push_back(fs::path(MIRO_FIXTURES) / "scores" / "models");
        asked.scorers = ScorerChoice::OfTheRewards;
        const auto usual = priceExploration(asked)->scorers;
        QVERIFY(std::find(usual.begin(), usual.end(), "aesthetic") != usual.end());
        QVERIFY(std::find(usual.begin(), usual.end(), "clip_openai") == usual.end()); // no reward of the model
        asked.scorers = ScorerChoice::All;
        const auto all = priceExploration(asked)->scorers;
        QVERIFY(std::find(all.begin(), all.end(), "clip_openai") != all.end());
    }

    // Each cell is the picture that `miro generate` draws with its settings.
    void aCellIsAFullPicture() {
        const ExploreRunRequest asked = request(ExploreKind::Sweep, fresh());
        auto outcome = run(asked);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        GenerateRequest alone;
        alone.modelFolders = asked.modelFolders;
        alone.model = asked.model;
        alone.settings = outcome->exploration.cells[2].settings;
        alone.output = path("alone.png");
        Listener silent;
        QVERIFY(generate(alone, silent).ok());
        const std::string cell = *readFile(asked.folder / pictureFileName(2));
        QVERIFY(*decodeImage(cell, "cell") == *readImage(alone.output));
        const PictureFacts facts = *readPictureFacts(cell, "cell");
        PictureDetails details;
        details.metadata = facts.metadata;
        details.source = facts.source;
        const PictureSettings made = *settingsOfPicture(details);
        QCOMPARE(made.settings.positive.at("aesthetic_score"), RewardTarget(0.5));
        QCOMPARE(*made.settings.seed, uint64_t{5});
        QCOMPARE(made.model, std::string("fixtures/miro-7"));
    }

    void runAgainContinues() {
        ExploreRunRequest asked = request(ExploreKind::Pareto, fresh());
        asked.plan.settings.seed.reset(); // the folder remembers what was drawn
        QCOMPARE(run(asked)->drawn, int64_t{9});
        const auto before = filesIn(asked.folder);
        fs::remove(asked.folder / pictureFileName(4));
        fs::remove(asked.folder / "report.html");
        QCOMPARE(priceExploration(asked)->there, int64_t{8});
        auto outcome = run(asked);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->drawn, int64_t{1});
        QVERIFY(filesIn(asked.folder) == before);
        QCOMPARE(run(asked)->drawn, int64_t{0});
        QVERIFY(filesIn(asked.folder) == before);
    }

    void aStoppedRunLosesNothing() {
        const ExploreRunRequest whole = request(ExploreKind::Pareto, fresh());
        QVERIFY(run(whole).ok());
        ExploreRunRequest asked = request(ExploreKind::Pareto, fresh());
        Listener listener;
        std::stop_source stop;
        listener.each = [&](const Progress& progress) {
            if (progress.stage == "sample" && progress.done == 2 * 4 + 1) // in the middle of the fifth
                stop.request_stop();
        };
        auto stopped = run(asked, &listener, stop.get_token());
        QVERIFY(!stopped.ok());
        QCOMPARE(stopped.error().code, ErrorCode::Stopped);
        auto files = filesIn(asked.folder);
        QVERIFY(files.contains("pictures/0003.png") && !files.contains("pictures/0004.png"));
        QVERIFY(files.contains("report.html")); // a fifth was done
        QVERIFY(files["report.html"].find("Not finished: 7 of 9") != std::string::npos);
        for (const auto& [name, bytes] : files)
            QVERIFY2(fs::path(name).filename().string()[0] != '.', name.c_str()); // no temporary file
        auto outcome = run(asked);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->drawn, int64_t{5});
        QVERIFY(filesIn(asked.folder) == filesIn(whole.folder));
    }

    void bestOfTakesMoreAndOtherWeights() {
        ExploreRunRequest asked = request(ExploreKind::BestOf, fresh());
        QCOMPARE(run(asked)->drawn, int64_t{3});
        asked.plan.steps = 5;
        asked.plan.weights["vqa_score"] = 2;
        auto outcome = run(asked);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->drawn, int64_t{2});
        QVERIFY(filesIn(asked.folder).contains("pictures/0004.png"));
        QCOMPARE(run(asked)->drawn, int64_t{0});
    }

    void thePriceIsToldBefore() {
        ExploreRunRequest asked = request(ExploreKind::Sweep, fresh());
        auto price = priceExploration(asked);
        QVERIFY2(price.ok(), price.message().c_str());
        QCOMPARE(price->pictures, int64_t{3});
        QCOMPARE(price->there, int64_t{0});
        QCOMPARE(price->seed, uint64_t{5});
        QVERIFY(!fs::exists(asked.folder)); // nothing is written
        QVERIFY(run(asked).ok());
        price = priceExploration(asked);
        QCOMPARE(price->there, int64_t{3});
        QCOMPARE(*price->drawSeconds, 0.0);
        asked.folder = fresh();
        QVERIFY(priceExploration(asked)->drawSeconds.value_or(0) > 0); // measured by now
    }

    void progressCountsTheWhole() {
        Listener listener;
        QVERIFY(run(request(ExploreKind::Sweep, fresh()), &listener).ok());
        int64_t last = 0;
        for (const Progress& progress : listener.heard)
            if (progress.stage == "sample") {
                QCOMPARE(progress.total, int64_t{6});
                QVERIFY(progress.done >= last);
                last = progress.done;
            }
        QCOMPARE(last, int64_t{6});
    }

    void whatIsWrongIsSaidBeforeAnythingIsDrawn_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const int usage = int(ErrorCode::Usage);
        QTest::newRow("unknown reward") << 0 << usage << "reward 'beauty' is unknown to this model";
        QTest::newRow("one reward for pareto") << 1 << usage << "pareto varies two rewards and got 1";
        QTest::newRow("grid too large") << 2 << usage << "that is 1089 pictures; at most 1024";
        QTest::newRow("no folder") << 3 << usage << "--output-dir";
        QTest::newRow("parent is missing") << 4 << int(ErrorCode::NotFound) << "nowhere";
        QTest::newRow("a file") << 5 << usage << "is not a folder";
        QTest::newRow("report in the way") << 6 << usage << "report.html is in the way";
        QTest::newRow("unknown scorer") << 7 << usage << "there is no scorer 'beauty'";
        QTest::newRow("missing scorer") << 8 << int(ErrorCode::NotFound) << "the scorer vqa is not installed";
        QTest::newRow("unknown model") << 9 << int(ErrorCode::NotFound) << "";
        QTest::newRow("keyframe outside") << 10 << usage << "its steps are 0 to 1";
        QTest::newRow("weight of a stranger") << 11 << usage << "reward 'beauty' is unknown";
        QTest::newRow("target of a stranger") << 12 << usage << "reward 'beauty' is unknown";
        QTest::newRow("damaged record") << 13 << int(ErrorCode::Corrupt) << "exploration.json is not an exploration";
        QTest::newRow("start picture") << 14 << int(ErrorCode::NotFound) << "the start picture";
    }
    void whatIsWrongIsSaidBeforeAnythingIsDrawn() {
        QFETCH(int, kind);
        QFETCH(int, code);
        QFETCH(QString, says);
        ExploreRunRequest asked = request(ExploreKind::Pareto, fresh());
        switch (kind) {
        case 0:
            asked.plan.rewards[0] = "beauty";
            break;
        case 1:
            asked.plan.rewards.pop_back();
            break;
        case 2:
            asked.plan.steps = 33;
            break;
        case 3:
            asked.folder.clear();
            break;
        case 4:
            asked.folder = path("nowhere") / "out";
            break;
        case 5:
            QVERIFY(writeFileAtomically(asked.folder, "mine").ok());
            break;
        case 6:
            fs::create_directories(asked.folder);
            QVERIFY(writeFileAtomically(asked.folder / "report.html", "mine").ok());
            break;
        case 7:
            asked.scorers = ScorerChoice::Named;
            asked.named = {"beauty"};
            break;
        case 8:
            asked.scorers = ScorerChoice::Named;
            asked.named = {"vqa"};
            break;
        case 9:
            asked.model = "no-such-model";
            break;
        case 10:
            asked.plan.settings.keyframes[2]["vqa_score"] = 0.5;
            break;
        case 11:
            asked.plan.weights["beauty"] = 1;
            break;
        case 12:
            asked.plan.settings.positive["beauty"] = 1;
            break;
        case 13:
            fs::create_directories(asked.folder);
            QVERIFY(writeFileAtomically(asked.folder / "exploration.json", "{").ok());
            break;
        case 14:
            asked.plan.settings.startPicture = path("no-picture.png").string();
            break;
        }
        const auto before = filesIn(asked.folder);
        Listener listener;
        auto outcome = run(asked, &listener);
        QVERIFY(!outcome.ok());
        QVERIFY2(int(outcome.error().code) == code, outcome.message().c_str());
        QVERIFY2(outcome.message().find(says.toStdString()) != std::string::npos, outcome.message().c_str());
        QVERIFY(outcome.message().find('\n') == std::string::npos);
        QVERIFY(listener.heard.empty());
        QVERIFY(filesIn(asked.folder) == before);
        QVERIFY(kind == 5 || kind == 6 || kind == 13 || asked.folder.empty() || !fs::exists(asked.folder));
    }

    void whatIsInTheWayStays_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("a text") << 0 << "it is no picture of this program";
        QTest::newRow("another cell's picture") << 1 << "it was made with other settings";
        QTest::newRow("a damaged picture") << 2 << "is in the way";
        QTest::newRow("a folder") << 3 << "it is no file";
        QTest::newRow("other steps") << 4 << "holds another exploration (sweep)";
        QTest::newRow("other weights of the model") << 5 << "another model drew it";
    }
    void whatIsInTheWayStays() {
        QFETCH(int, kind);
        QFETCH(QString, says);
        ExploreRunRequest asked = request(ExploreKind::Sweep, fresh());
        QVERIFY(run(asked).ok());
        const fs::path file = asked.folder / pictureFileName(1);
        std::string bytes = *readFile(file);
        switch (kind) {
        case 0:
            QVERIFY(writeFileAtomically(file, "my diary").ok());
            break;
        case 1:
            fs::copy_file(asked.folder / pictureFileName(0), file, fs::copy_options::overwrite_existing);
            break;
        case 2:
            bytes[bytes.size() - 20] = static_cast<char>(bytes[bytes.size() - 20] ^ 0x55);
            QVERIFY(writeFileAtomically(file, bytes).ok());
            break;
        case 3:
            fs::remove(file);
            fs::create_directory(file);
            break;
        case 4:
            asked.plan.settings.steps = 3;
            break;
        case 5: {
            ExploreRecord record = *exploreRecordFrom(*readFile(asked.folder / "exploration.json"), "x");
            record.modelSha256[0] = record.modelSha256[0] == '0' ? '1' : '0';
            QVERIFY(writeFileAtomically(asked.folder / "exploration.json", toText(record)).ok());
            break;
        }
        }
        const auto before = filesIn(asked.folder);
        auto outcome = run(asked);
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().code, ErrorCode::Usage);
        QVERIFY2(outcome.message().find(says.toStdString()) != std::string::npos, outcome.message().c_str());
        QVERIFY(filesIn(asked.folder) == before);
    }

    // Files as large as a picture fit, the report does not: the pictures stay for the next try.
    void aFullDiskKeepsWhatIsDone() {
        const ExploreRunRequest elsewhere = request(ExploreKind::Sweep, fresh());
        QVERIFY(run(elsewhere).ok());
        size_t largest = 0;
        for (const auto& [name, bytes] : filesIn(elsewhere.folder))
            if (name.starts_with("pictures/") || name == "exploration.json")
                largest = std::max(largest, bytes.size());
        QVERIFY(largest + 100 < readFile(elsewhere.folder / "report.html")->size());
        const ExploreRunRequest asked = request(ExploreKind::Sweep, fresh());
        ::signal(SIGXFSZ, SIG_IGN);
        struct rlimit before {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const struct rlimit some = {largest + 100, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &some);
        auto outcome = run(asked);
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!outcome.ok());
        const auto files = filesIn(asked.folder);
        QVERIFY(files.contains("pictures/0000.png"));
        QVERIFY(!files.contains("report.html") && !files.contains("scores.csv"));
        outcome = run(asked);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QVERIFY(outcome->drawn < 3);
        QVERIFY(filesIn(asked.folder).contains("report.html"));
    }
};

QTEST_GUILESS_MAIN(TestExploreRun)
#include "test_explore_run.moc"
