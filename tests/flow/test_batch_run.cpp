// A batch into a folder: the same files whatever happened on the way.
#include "base/small_disk.h"
#include "flow/batches.h"
#include "image/image_file.h"

#include <fstream>
#include <set>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

const char* const kList = "a cat --count 3\n"
                          "# a comment\n"
                          "a dog\n"
                          "a {red|blue|green} house --count 2\n"
                          "a cow --steps 2\n"
                          "a bird\n"
                          "a fish --steps 2\n";

std::string bytesOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Every PNG below folder, by its name.
std::map<std::string, std::string> picturesIn(const fs::path& folder) {
    std::map<std::string, std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() == ".png" &&
            entry.path().parent_path().filename() != "sheets")
            found[entry.path().lexically_relative(folder).string()] = bytesOf(entry.path());
    return found;
}

// All files, by name, but for what tells of times.
std::set<std::string> namesIn(const fs::path& folder) {
    std::set<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            found.insert(entry.path().lexically_relative(folder).string());
    return found;
}

} // namespace

class TestBatchRun : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    BatchHost m_host;
    std::map<std::string, std::string> m_undisturbed; // of kList

    fs::path folder(const std::string& name = "out") const {
        const fs::path path = fs::path(m_temporary.path().toStdString()) / QTest::currentTestFunction();
        fs::create_directories(path);
        return path / name;
    }

    static BatchRunRequest request(const BatchPlan& plan, const fs::path& folder, bool resume = false) {
        BatchRunRequest request;
        request.modelFolders = {fixtureModels(), fs::path(MIRO_FIXTURES) / "scores" / "models"};
        request.plan = &plan;
        request.folder = folder;
        request.resume = resume;
        request.askAgain = std::chrono::milliseconds(1);
        return request;
    }

    Result<BatchRunOutcome> run(const BatchPlan& plan, const fs::path& folder, bool resume = false) {
        return runBatch(request(plan, folder, resume), m_host, {});
    }

    // Stops after so many steps of the network.
    Result<BatchRunOutcome> stopAfter(int64_t steps, const BatchRunRequest& request) {
        std::stop_source stop;
        int64_t done = 0;
        m_host.onStep = [&](const DrawStep&) {
            if (++done == steps)
                stop.request_stop();
        };
        auto outcome = runBatch(request, m_host, stop.get_token());
        m_host.onStep = [](const DrawStep&) {
        };
        return outcome;
    }

private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_CACHE_HOME", m_temporary.path().toUtf8() + "/cache");
        qputenv("XDG_DATA_HOME", m_temporary.path().toUtf8() + "/data");
        const BatchPlan plan = planOf(fixtureBatch(kList));
        auto outcome = run(plan, folder());
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        m_undisturbed = picturesIn(folder());
        QCOMPARE(m_undisturbed.size(), size_t(plan.pictures()));
        QCOMPARE(outcome->pictures.size(), m_undisturbed.size());
        QCOMPARE(outcome->drawn, plan.pictures());
        for (const fs::path& picture : outcome->pictures)
            QVERIFY(fs::exists(picture));
        for (const char* name : {"manifest.jsonl", "results.jsonl", "manifest.csv", "sheets/contact-0001.png"})
            QVERIFY2(fs::exists(folder() / name), name);
    }
    void init() {
        m_host.notes.clear();
        m_host.heard.clear();
        m_host.onProgress = [](const Progress&) {
        };
        m_host.onStep = [](const DrawStep&) {
        };
    }

    void picturesComeInOrder() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        auto outcome = run(plan, folder());
        QVERIFY(outcome.ok());
        for (size_t i = 0; i < outcome->pictures.size(); ++i)
            QCOMPARE(outcome->pictures[i], folder() / plan.picture(int64_t(i)).file);
        QCOMPARE(m_host.last("draw"), plan.pictures());
    }

    void aFolderThatHoldsABatchIsRefused() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        QVERIFY(run(plan, folder()).ok());
        const auto before = namesIn(folder());
        auto again = run(plan, folder());
        QCOMPARE(again.error().code, ErrorCode::Usage);
        QVERIFY2(again.message().find("--resume") != std::string::npos, again.message().c_str());
        const BatchPlan other = planOf(fixtureBatch("a wolf\n"));
        QCOMPARE(run(other, folder(), true).error().code, ErrorCode::Usage);
        QVERIFY(namesIn(folder()) == before && picturesIn(folder()) == m_undisturbed);
    }

    void resumeOfAWholeOneDrawsNothing() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        QVERIFY(run(plan, folder(), true).ok()); // of none: starts
        auto again = run(plan, folder(), true);
        QVERIFY(again.ok());
        QCOMPARE(again->drawn, int64_t{0});
        QCOMPARE(again->pictures.size(), m_undisturbed.size());
        QVERIFY(picturesIn(folder()) == m_undisturbed);
    }

    void stoppedAnywhereItIsTheSame() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        for (int64_t steps = 1; steps < 9; ++steps) {
            const fs::path out = folder(std::to_string(steps));
            auto stopped = stopAfter(steps, request(plan, out));
            QVERIFY(!stopped.ok());
            QCOMPARE(stopped.error().code, ErrorCode::Stopped);
            QVERIFY2(stopped.message().find("--resume") != std::string::npos, stopped.message().c_str());
            for (const auto& [name, bytes] : picturesIn(out))
                QVERIFY(m_undisturbed.at(name) == bytes);
            auto done = run(plan, out, true);
            QVERIFY2(done.ok(), done.message().c_str());
            QVERIFY(picturesIn(out) == m_undisturbed);
            QVERIFY(namesIn(out) == namesIn(fs::path(m_temporary.path().toStdString()) / "initTestCase" / "out"));
        }
    }

    void whatIsMissingTornOrAlteredIsDrawnAgain() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        QVERIFY(run(plan, folder()).ok());
        fs::remove(folder() / plan.picture(0).file);
        fs::resize_file(folder() / plan.picture(3).file, 100);
        {
            std::fstream file(folder() / plan.picture(5).file, std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(200);
            file.put('x');
        }
        const auto untouched = fs::last_write_time(folder() / plan.picture(1).file);
        auto again = run(plan, folder(), true);
        QVERIFY(again.ok());
        QCOMPARE(again->drawn, int64_t{3});
        QVERIFY(picturesIn(folder()) == m_undisturbed);
        QVERIFY(fs::last_write_time(folder() / plan.picture(1).file) == untouched);
    }

    void theLastLineOfTheResultsIsTorn() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        QVERIFY(run(plan, folder()).ok());
        const fs::path results = folder() / "results.jsonl";
        fs::resize_file(results, fs::file_size(results) - 20);
        auto again = run(plan, folder(), true);
        QVERIFY2(again.ok(), again.message().c_str());
        QCOMPARE(again->drawn, int64_t{1});
        QVERIFY(picturesIn(folder()) == m_undisturbed);
    }

    void shardsDrawTheSame() {
        const BatchPlan plan = planOf(fixtureBatch(kList, 2));
        QVERIFY(run(plan, folder("whole")).ok());
        int64_t drawn = 0;
        for (int64_t index : {2, 0, 1}) {
            BatchRunRequest part = request(plan, folder("parts"));
            part.shard = {index, 3};
            if (index == 0) { // stopped and gone on with
                QCOMPARE(stopAfter(2, part).error().code, ErrorCode::Stopped);
                part.resume = true;
            }
            auto outcome = runBatch(part, m_host, {});
            QVERIFY2(outcome.ok(), outcome.message().c_str());
            drawn += outcome->drawn;
        }
        QVERIFY(drawn <= plan.pictures());
        QVERIFY(picturesIn(folder("parts")) == picturesIn(folder("whole")));
    }

    void scoresAreKept() {
        BatchRequest asked = fixtureBatch("a cat --count 2\na dog\n");
        asked.scorers = {"aesthetic"};
        const BatchPlan plan = planOf(asked);
        auto outcome = run(plan, folder());
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        const std::string table = bytesOf(folder() / "manifest.csv");
        QVERIFY2(table.find("aesthetic.raw") != std::string::npos, table.c_str());
        // What is measured is not measured again.
        m_host.heard.clear();
        QVERIFY(run(plan, folder(), true).ok());
        QCOMPARE(m_host.last("score"), int64_t{-1});
        QCOMPARE(bytesOf(folder() / "manifest.csv"), table);
    }

    void bestOfKeepsTheBest() {
        BatchRequest asked = fixtureBatch("a cat --count 4\na dog --count 3\n");
        asked.scorers = {"aesthetic"};
        asked.bestOf = 1;
        const BatchPlan plan = planOf(asked);
        auto outcome = run(plan, folder());
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->pictures.size(), size_t{2});
        const auto whole = picturesIn(folder());
        QCOMPARE(whole.size(), size_t{7});
        int64_t left = 0;
        for (const auto& [name, bytes] : whole)
            left += name.starts_with("candidates/");
        QCOMPARE(left, int64_t{5});
        // Again, and after a kill between the moving and the noting of it.
        QVERIFY(run(plan, folder(), true).ok());
        QVERIFY(picturesIn(folder()) == whole);
        const fs::path results = folder() / "results.jsonl";
        std::string lines = bytesOf(results);
        for (int i = 0; i < 3; ++i)
            lines.resize(lines.rfind('\n', lines.size() - 2) + 1);
        std::ofstream(results, std::ios::binary) << lines;
        auto again = run(plan, folder(), true);
        QVERIFY2(again.ok(), again.message().c_str());
        QCOMPARE(again->drawn, int64_t{0});
        QVERIFY(picturesIn(folder()) == whole);
        // A kept one that is lost is drawn, measured and chosen again.
        fs::remove(outcome->pictures[0]);
        QVERIFY(run(plan, folder(), true).ok());
        QVERIFY(picturesIn(folder()) == whole);

        BatchRunRequest discard = request(plan, folder("discard"));
        discard.discardRejected = true;
        QVERIFY(runBatch(discard, m_host, {}).ok());
        QCOMPARE(picturesIn(folder("discard")).size(), size_t{2});
        discard.resume = true;
        auto nothing = runBatch(discard, m_host, {});
        QVERIFY2(nothing.ok(), nothing.message().c_str());
        QCOMPARE(nothing->drawn, int64_t{0});
        QCOMPARE(picturesIn(folder("discard")).size(), size_t{2});
    }

    void aScorerThatIsMissingIsSaidFirst() {
        BatchRequest asked = fixtureBatch("a cat\n");
        asked.scorers = {"pick_score"}; // known, and not installed
        const BatchPlan plan = planOf(asked);
        BatchRunRequest lacking = request(plan, folder());
        lacking.modelFolders = {fixtureModels()};
        auto outcome = runBatch(lacking, m_host, {});
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().code, ErrorCode::NotFound);
        QVERIFY(!fs::exists(folder()));
    }

    void geneval() {
        BatchRequest asked = fixtureBatch("a cat --count 2\na dog\n");
        asked.layout = BatchLayout::Geneval;
        const BatchPlan plan = planOf(asked);
        QVERIFY(run(plan, folder()).ok());
        for (const char* name : {"00000/metadata.jsonl", "00000/samples/0000.png", "00000/samples/0001.png",
                                 "00001/metadata.jsonl", "00001/samples/0000.png", "hparams.json"})
            QVERIFY2(fs::exists(folder() / name), name);
    }

    void aPreviewWritesNothing() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        auto preview = previewBatch(request(plan, folder()));
        QVERIFY2(preview.ok(), preview.message().c_str());
        QVERIFY(!fs::exists(folder()));
        QCOMPARE(preview->pictures, plan.pictures());
        QCOMPARE(preview->groups, plan.groups());
        QCOMPARE(preview->lines, plan.lines());
        QVERIFY(preview->bytes > 0 && preview->free.value_or(0) > 0);
        QVERIFY(!preview->first.empty());
        QCOMPARE(preview->first[0].second, std::string("a cat"));
    }

    // A disk that really is full: the run waits, says so, and goes on when somebody makes room.
    void aFullDisk() {
        fs::create_directories(folder().parent_path());
        SmallDisk disk(QString::fromStdString(folder("disk").string()), "size=220k");
        if (!disk.mounted())
            QSKIP("mounting a tmpfs is not permitted here");
        const fs::path ballast = folder("disk") / "ballast";
        std::ofstream(ballast, std::ios::binary) << std::string(150 << 10, 'x');
        BatchRequest asked = fixtureBatch(kList);
        asked.sheets = false;
        const BatchPlan plan = planOf(asked);
        std::atomic<int> waits = 0;
        struct Freeing : BatchHost {
            std::function<void(const std::string&)> onNote;
            void note(const std::string& line) override { onNote(line); }
        } host;
        std::vector<std::string> said;
        host.onNote = [&](const std::string& line) {
            said.push_back(line);
            if (line.find("disk is full") != std::string::npos && ++waits == 1)
                fs::remove(ballast);
        };
        auto outcome = runBatch(request(plan, folder("disk") / "out"), host, {});
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QVERIFY(waits > 0);
        QVERIFY(picturesIn(folder("disk") / "out") == m_undisturbed);
    }

    // The artist ends it while it waits; with room, the next run ends well.
    void aStopOnAFullDisk() {
        SmallDisk disk(QString::fromStdString(folder("disk").string()), "size=220k");
        if (!disk.mounted())
            QSKIP("mounting a tmpfs is not permitted here");
        const fs::path ballast = folder("disk") / "ballast";
        std::ofstream(ballast, std::ios::binary) << std::string(170 << 10, 'x');
        BatchRequest asked = fixtureBatch(kList);
        asked.sheets = false;
        const BatchPlan plan = planOf(asked);
        std::stop_source stop;
        struct Stopping : BatchHost {
            std::stop_source* stop = nullptr;
            void note(const std::string& line) override {
                if (line.find("disk is full") != std::string::npos)
                    stop->request_stop();
            }
        } host;
        host.stop = &stop;
        auto stopped = runBatch(request(plan, folder("disk") / "out"), host, stop.get_token());
        QVERIFY(!stopped.ok());
        QCOMPARE(stopped.error().code, ErrorCode::Stopped);
        fs::remove(ballast);
        auto outcome = run(plan, folder("disk") / "out", true);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QVERIFY(picturesIn(folder("disk") / "out") == m_undisturbed);
    }
};

QTEST_GUILESS_MAIN(TestBatchRun)
#include "test_batch_run.moc"
