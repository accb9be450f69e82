// Batches behind the window, drawn for real with a tiny model: an album that grows, interactive work in between without
// a changed bit, failures and their second chance, three pictures before the night, and the folder that `miro batch`
// would have written.
#include "base/files.h"
#include "base/unique_id.h"
#include "batch/batch_plan.h"
#include "image/image_file.h"
#include "job/batch_models.h"
#include "job/batch_save.h"
#include "job/fake_scoring.h"
#include "library/library.h"
#include "studio/full_disk.h"
#include "studio/recording_listener.h"
#include "studio/studio_engine.h"

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

using namespace miro;
namespace fs = std::filesystem;

namespace {

constexpr int kTimeout = 60000;

const char* const kList = "a cat\n"
                          "a dog --seed 70\n"
                          "a horse --guidance 2\n"
                          "a bird\n"
                          "a fish\n"
                          "an owl\n";

// What a batch tells, beside what every job tells.
class BatchListener : public RecordingListener {
public:
    std::function<void(const BatchStatus&)> onStatus; // set while nothing runs
    void batchChanged(const BatchStatus& status) override {
        if (onStatus)
            onStatus(status);
        std::lock_guard lock(m_mutex);
        m_statuses.push_back(status);
    }
    void pictureFailed(const JobId&, const BatchFailure& failure) override {
        std::lock_guard lock(m_mutex);
        m_failures.push_back(failure);
    }
    std::vector<BatchStatus> statuses() const {
        std::lock_guard lock(m_mutex);
        return m_statuses;
    }
    std::vector<BatchFailure> failures() const {
        std::lock_guard lock(m_mutex);
        return m_failures;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<BatchStatus> m_statuses;
    std::vector<BatchFailure> m_failures;
};

} // namespace

class TestBatches : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeScoring m_scoring;
    ScoringTools m_tools;
    std::unique_ptr<BatchListener> m_listener;
    std::unique_ptr<StudioEngine> m_engine;
    Preferences m_preferences;

    fs::path folder() const { return m_folder->path().toStdString(); }
    static std::vector<fs::path> models() { return {fs::path(MIRO_FIXTURES) / "models"}; }

    void begin() {
        m_engine.reset();
        m_listener = std::make_unique<BatchListener>();
        EngineOptions options;
        options.libraryFolder = folder() / "library";
        options.modelFolders = models();
        options.scoring = &m_tools;
        m_engine = std::make_unique<StudioEngine>(*m_listener, m_preferences, options);
    }
    std::unique_ptr<Library> open() const {
        auto opened = Library::open(folder() / "library");
        return opened.ok() ? std::move(opened).value() : nullptr;
    }
    static BatchJob batch(const JobId& id, const std::string& list = kList, int64_t groupSize = 2) {
        BatchJob job;
        job.id = id;
        job.name = "Animals";
        job.what.listName = "animals.txt";
        job.what.listText = list;
        job.what.model = "fixtures/miro-7";
        job.what.settings.steps = 3;
        job.what.groupSize = groupSize;
        return job;
    }
    static DrawRequest drawing(const JobId& id) {
        DrawRequest request;
        request.id = id;
        request.what.model = "fixtures/miro-7";
        request.what.settings.prompt = "something else";
        request.what.settings.seed = 5;
        request.what.settings.steps = 2;
        return request;
    }
    void drawAll(const BatchJob& job) {
        m_engine->batch(job);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending(job.id), kTimeout);
        QVERIFY2(m_listener->isDone(job.id), m_listener->ending(job.id)->message.c_str());
    }
    // The files' bytes by index.
    std::map<int64_t, std::string> bytesOf(const JobId& job) const {
        std::map<int64_t, std::string> bytes;
        auto library = open();
        for (const BatchItem& item : library->batches().items(job).value())
            if (item.picture)
                bytes[item.index] = *readFile(library->fileOf(library->records({*item.picture}).value().front()));
        return bytes;
    }
    // Holds the compute thread until the queue has the job, and has asked what runs to give way.
    void waitFor(const JobId& job) const {
        while (m_listener->stateOf(job).empty())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    size_t stepsOf(const JobId& job) const {
        const auto events = m_listener->events();
        return static_cast<size_t>(std::count(events.begin(), events.end(), "step " + job));
    }
    ptrdiff_t placeOf(const std::string& event) const {
        const auto events = m_listener->events();
        const auto found = std::find(events.begin(), events.end(), event);
        return found == events.end() ? -1 : found - events.begin();
    }
    void writeStart(const fs::path& file) {
        const Image image{32, 32, std::vector<uint8_t>(32 * 32 * 3, 90)};
        QVERIFY(writeFileAtomically(file, *encodeImage(image, ImageFormat::Png, {})).ok());
    }

private Q_SLOTS:
    void initTestCase() {
        static QTemporaryDir home;
        for (const char* variable : {"XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
            qputenv(variable, home.path().toUtf8());
        qunsetenv("MIRO_LIBRARY");
        m_tools = m_scoring.tools();
    }
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_preferences = {};
        m_preferences.device = "cpu";
        m_preferences.precision = "fp32";
        m_preferences.scoreNew = false;
        begin();
    }
    void cleanup() { m_engine.reset(); }

    void aBatchIsAnAlbum() {
        drawAll(batch("night"));
        auto library = open();
        const BatchRecord record = library->batches().find("night").value().value();
        QCOMPARE(record.name, std::string("Animals"));
        QCOMPARE(record.total, int64_t{6});
        QCOMPARE(record.done, int64_t{6});
        QVERIFY(record.seconds > 0);
        QVERIFY(record.album.has_value());
        PictureQuery query;
        query.filter.album = record.album;
        QCOMPARE(library->find(query).value().size(), size_t{6});
        const auto job = library->jobs().find("night").value().value();
        QCOMPARE(job.picturesDone, int64_t{6});
        QCOMPARE(job.picturesTotal, int64_t{6});
        QVERIFY(job.priority == JobPriority::Batch);
        const auto statuses = m_listener->statuses();
        QVERIFY(statuses.size() >= 6);
        QCOMPARE(statuses.back().done, int64_t{6});
        QCOMPARE(statuses.back().total, int64_t{6});
        QCOMPARE(statuses.back().album, record.album);
        QCOMPARE(m_listener->pictures().size(), size_t{6});
        for (const FinishedPicture& picture : m_listener->pictures())
            QVERIFY(picture.record && !picture.drawn.image.empty());
        QVERIFY(m_engine->batchPace(batch("x").what).has_value());
    }

    // It takes the batch's place within a network block, is done before the group is, and changes no bit of it; no step
    // of the batch is done twice but the one that was broken.
    void interactiveWorkGoesFirst() {
        drawAll(batch("quiet", kList, 6));
        const auto undisturbed = bytesOf("quiet");
        const size_t steps = stepsOf("quiet");
        QCOMPARE(undisturbed.size(), size_t{6});

        auto asked = std::make_shared<std::atomic<bool>>(false);
        m_listener->setOnStep([this, asked](const JobId& job, const DrawStep&) {
            if (job != "night" || asked->exchange(true))
                return;
            m_engine->draw(drawing("urgent"));
            waitFor("urgent");
        });
        drawAll(batch("night", kList, 6));
        QVERIFY(m_listener->isDone("urgent"));
        QVERIFY(placeOf("finished urgent done") < placeOf("picture night"));
        QVERIFY(placeOf("step night") < placeOf("step urgent"));
        QCOMPARE(stepsOf("night"), steps);
        QVERIFY(bytesOf("night") == undisturbed);
    }

    void memoryThatIsFreedCostsOnlyTime() {
        drawAll(batch("quiet", kList, 6));
        auto asked = std::make_shared<std::atomic<bool>>(false);
        m_listener->setOnStep([this, asked](const JobId& job, const DrawStep&) {
            if (job == "night" && !asked->exchange(true))
                m_engine->freeMemory();
        });
        drawAll(batch("night", kList, 6));
        QVERIFY(bytesOf("night") == bytesOf("quiet"));
    }

    // Closed in the middle, as every evening.
    void theNextStartGoesOn() {
        drawAll(batch("quiet"));
        const auto undisturbed = bytesOf("quiet");
        auto first = std::make_shared<std::atomic<bool>>(false);
        m_listener->setOnPicture([first](const FinishedPicture&) { *first = true; });
        m_engine->batch(batch("night"));
        QTRY_VERIFY_WITH_TIMEOUT(first->load(), kTimeout);
        m_preferences.queueStart = "run";
        m_preferences.precision = "int8"; // it was decided when the batch began
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("night"), kTimeout);
        QVERIFY2(m_listener->isDone("night"), m_listener->ending("night")->message.c_str());
        QVERIFY(bytesOf("night") == undisturbed);
        QCOMPARE(open()->jobs().drawnIndices("night").value().size(), size_t{6});
    }

    void aStoppedBatchGoesOn() {
        m_listener->setOnPicture(
            [this](const FinishedPicture& picture) { m_engine->stop(picture.job, StopKind::Now); });
        m_engine->batch(batch("night"));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("night"), kTimeout);
        QVERIFY(m_listener->ending("night")->state == JobState::Stopped);
        const size_t before = bytesOf("night").size();
        QVERIFY(before >= 1 && before < 6);
        m_listener->setOnPicture([](const FinishedPicture&) {});
        m_engine->repeatJob("night");
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->endings().size() == 2, kTimeout);
        QVERIFY(m_listener->endings().back().state == JobState::Done);
        QCOMPARE(bytesOf("night").size(), size_t{6});
    }

    void whatFailsIsNotedAndGetsASecondChance() {
        const fs::path start = folder() / "start.png";
        writeStart(start);
        BatchJob job = batch("night", "a cat\na dog --start-picture start.png\na fish\n", 1);
        job.what.listFolder = folder();
        m_listener->onStatus = [start](const BatchStatus&) {
            fs::remove(start); // it was there when the batch was planned
        };
        drawAll(job);
        QCOMPARE(m_listener->ending("night")->message, std::string("1 picture failed"));
        const auto told = m_listener->failures();
        QCOMPARE(told.size(), size_t{1});
        QCOMPARE(told[0].index, int64_t{1});
        QCOMPARE(told[0].line, int64_t{2});
        QCOMPARE(told[0].prompt, std::string("a dog"));
        QCOMPARE(m_listener->statuses().back().failed, int64_t{1});
        {
            auto library = open();
            const auto failures = library->batches().failures("night").value();
            QCOMPARE(failures.size(), size_t{1});
            QVERIFY2(failures[0].message.find("start.png") != std::string::npos, failures[0].message.c_str());
            QCOMPARE(library->batches().find("night").value()->done, int64_t{2});
        }
        // Once more, with the cause still there, then without it; the row has left the queue meanwhile.
        writeStart(start);
        m_engine->retryFailed("night");
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->endings().size(), size_t{2}, kTimeout);
        QCOMPARE(m_listener->failures().size(), size_t{2});
        m_listener->onStatus = {};
        writeStart(start);
        m_engine->clearFinished();
        m_engine->retryFailed("night");
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->endings().size(), size_t{3}, kTimeout);
        QVERIFY(m_listener->endings().back().state == JobState::Done);
        QVERIFY2(m_listener->endings().back().message.empty(), m_listener->endings().back().message.c_str());
        auto library = open();
        QVERIFY(library->batches().failures("night").value().empty());
        QCOMPARE(library->jobs().drawnIndices("night").value(), (std::vector<int64_t>{0, 1, 2}));
        QCOMPARE(m_listener->pictures().size(), size_t{3}); // the others were not drawn again
    }

    void triedAgainWhileItRuns() {
        const fs::path start = folder() / "start.png";
        writeStart(start);
        BatchJob job = batch("night", "a dog --start-picture start.png\na cat\na fish\n", 1);
        job.what.listFolder = folder();
        auto removed = std::make_shared<bool>(false);
        m_listener->onStatus = [this, start, removed](const BatchStatus& status) {
            if (!*removed)
                fs::remove(start);
            *removed = true;
            if (status.failed > 0 && status.done == 0) {
                writeStart(start);
                m_engine->retryFailed("night");
            }
        };
        drawAll(job);
        QVERIFY2(m_listener->ending("night")->message.empty(), m_listener->ending("night")->message.c_str());
        QCOMPARE(m_listener->failures().size(), size_t{1});
        QCOMPARE(m_listener->endings().size(), size_t{1});
        QCOMPARE(bytesOf("night").size(), size_t{3});
        QVERIFY(open()->batches().failures("night").value().empty());
    }

    // What was computed waits in memory, and the queue says why.
    void aFullDiskLosesNothing() {
        drawAll(batch("quiet"));
        auto full = std::make_shared<std::unique_ptr<FullDisk>>();
        m_listener->setOnPicture([full](const FinishedPicture& picture) {
            if (picture.job == "night" && !*full)
                *full = std::make_unique<FullDisk>();
        });
        m_engine->batch(batch("night"));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->state().paused, kTimeout);
        const std::string problem = m_listener->state().problem;
        const size_t shown = m_listener->pictures().size();
        (*full)->end();
        QVERIFY(!problem.empty());
        QCOMPARE(shown, size_t{7});
        QVERIFY(!m_listener->ending("night"));
        m_engine->setPaused(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("night"), kTimeout);
        QVERIFY2(m_listener->isDone("night"), m_listener->ending("night")->message.c_str());
        QVERIFY(bytesOf("night") == bytesOf("quiet"));
        QVERIFY(m_listener->failures().empty());
    }

    void nothingToRetryIsNoJob() {
        drawAll(batch("night", "a cat\n"));
        m_engine->retryFailed("night");
        m_engine->retryFailed("nobody");
        QTRY_COMPARE(m_listener->notes().size(), size_t{1});
        QCOMPARE(m_listener->endings().size(), size_t{1});
    }

    void threeBeforeTheNight() {
        auto asked = std::make_shared<std::atomic<bool>>(false);
        m_listener->setOnStep([this, asked](const JobId& job, const DrawStep&) {
            if (job == "night" && !asked->exchange(true)) {
                m_engine->batch(batch("later"));
                BatchJob three = batch("three");
                three.tryOut = true;
                three.pictures = 6;
                m_engine->batch(three);
                waitFor("three");
            }
        });
        drawAll(batch("night"));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("later"), kTimeout);
        QVERIFY(m_listener->isDone("three") && m_listener->isDone("later"));
        QVERIFY(placeOf("finished three done") < placeOf("finished night done"));
        QVERIFY(placeOf("finished night done") < placeOf("finished later done"));
        auto library = open();
        QCOMPARE(library->jobs().drawnIndices("three").value(), (std::vector<int64_t>{0, 1, 2}));
        QCOMPARE(library->batches().list().value().size(), size_t{2});
        QCOMPARE(library->albums().value().size(), size_t{2});
        const auto three = bytesOf("three"), night = bytesOf("night");
        for (const auto& [index, bytes] : three)
            QVERIFY(bytes == night.at(index));
    }

    void scoredByTheWay() {
        m_preferences.scoreNew = true;
        begin();
        drawAll(batch("night"));
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->state().jobs.size() == 1, kTimeout); // what scores afterwards is gone
        auto library = open();
        const auto best = library->batches().bestFirst("night", {}).value();
        QCOMPARE(best.size(), size_t{6});
        for (const BatchItem& item : best)
            QCOMPARE(library->scoresOf({*item.picture}).value()[0].scores.size(), size_t{2});
        QCOMPARE(m_listener->scoredPictures().size(), size_t{6}); // each once
    }

    void theBestOfSeveral() {
        BatchJob job = batch("night", "a cat\na dog\n", 2);
        job.what.settings.count = 3;
        job.what.bestOf = 1;
        job.what.scorers = {"starter_beauty"};
        drawAll(job);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->state().jobs.size() == 1, kTimeout); // what scores afterwards is gone
        auto library = open();
        const BatchRecord record = library->batches().find("night").value().value();
        QCOMPARE(record.done, int64_t{6});
        QCOMPARE(record.rejected, int64_t{4});
        PictureQuery query;
        query.filter.album = record.album.value_or(0);
        QCOMPARE(library->find(query).value().size(), size_t{2});
        QCOMPARE(library->count({}).value(), int64_t{6});
        QVERIFY(library->batches().undecidedEntries("night").value().empty());
        const auto best = library->batches().bestFirst("night", {}).value();
        QVERIFY(best[0].kept && best[1].kept && best[0].entry != best[1].entry);
        for (const BatchItem& item : best) { // by the named scorer alone: nobody asked for others
            const auto scores = library->scoresOf({*item.picture}).value();
            QCOMPARE(scores[0].scores.size(), size_t{1});
            QCOMPARE(scores[0].scores[0].scorer, std::string("starter_beauty"));
        }
    }

    void changedWildcardsAreRefused() {
        fs::create_directories(folder() / "words");
        QVERIFY(writeFileAtomically(folder() / "words" / "animal.txt", "cat\n").ok());
        BatchJob job = batch("night", "a __animal__\n");
        job.what.expand.wildcards = folder() / "words";
        auto plan = BatchPlan::make(job.what, batchModels(models()));
        QVERIFY2(plan.ok(), plan.message().c_str());
        job.fingerprint = plan->fingerprint();
        QVERIFY(writeFileAtomically(folder() / "words" / "animal.txt", "dog\n").ok());
        m_engine->batch(job);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending("night"), kTimeout);
        QVERIFY(m_listener->ending("night")->state == JobState::Failed);
        QVERIFY2(m_listener->ending("night")->message.find("wildcard") != std::string::npos,
                 m_listener->ending("night")->message.c_str());
        QVERIFY(open()->albums().value().empty());
    }

    void aListThatIsNotThereFailsAtOnce() {
        BatchJob job = batch("night", "");
        job.what.listFile = folder() / "nothing.txt";
        m_engine->batch(job);
        QTRY_VERIFY(m_listener->ending("night"));
        QVERIFY(m_listener->ending("night")->state == JobState::Failed);
        QVERIFY(m_listener->ending("night")->message.find("nothing.txt") != std::string::npos);
        QVERIFY(open()->jobs().list().value().empty());
    }

    // A queue that goes to another machine takes the list along.
    void aQueueIsCarriedOver() {
        m_engine->setPaused(true);
        m_engine->batch(batch("night", "a cat\na dog\n"));
        QTRY_COMPARE(m_listener->state().jobs.size(), size_t{1});
        const fs::path file = folder() / "queue.json";
        m_engine->exportQueue(file);
        m_engine->removeJob("night");
        QTRY_VERIFY(m_listener->state().jobs.empty());
        m_engine->importQueue(file);
        QTRY_COMPARE(m_listener->state().jobs.size(), size_t{1});
        const JobId id = m_listener->state().jobs[0].id;
        QVERIFY(id != "night");
        m_engine->setPaused(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->ending(id), kTimeout);
        QVERIFY2(m_listener->isDone(id), m_listener->ending(id)->message.c_str());
        QCOMPARE(bytesOf(id).size(), size_t{2});

        auto queue = nlohmann::json::parse(*readFile(file));
        queue["jobs"][0]["payload"]["request"] = 7;
        QVERIFY(writeFileAtomically(file, queue.dump()).ok());
        const size_t before = m_listener->state().jobs.size();
        m_engine->importQueue(file);
        QTRY_COMPARE(m_listener->notes().size(), size_t{1});
        QVERIFY2(m_listener->notes()[0].find("request") != std::string::npos, m_listener->notes()[0].c_str());
        QCOMPARE(m_listener->state().jobs.size(), before);
    }

    void savedAsAFolder() {
        BatchJob job = batch("night");
        job.what.sheets = false;
        drawAll(job);
        auto library = open();
        const fs::path target = folder() / "saved";
        auto saved = saveBatch(*library, "night", target, models(), nullptr, {});
        QVERIFY2(saved.ok(), saved.message().c_str());
        QCOMPARE(saved->files, int64_t{6});
        QCOMPARE(saved->missing, int64_t{0});
        auto plan = BatchPlan::make(job.what, batchModels(models()));
        QVERIFY(plan.ok());
        const auto bytes = bytesOf("night");
        for (int64_t index = 0; index < 6; ++index)
            QVERIFY(*readFile(target / plan->picture(index).file) == bytes.at(index));
        for (const char* name : {"manifest.jsonl", "results.jsonl", "manifest.csv"})
            QVERIFY2(fs::exists(target / name), name);

        // Half done, and once more.
        const fs::path first = target / plan->picture(0).file, second = target / plan->picture(1).file;
        fs::remove(first);
        QVERIFY(writeFileAtomically(second, bytes.at(1).substr(0, 100)).ok());
        saved = saveBatch(*library, "night", target, models(), nullptr, {});
        QVERIFY2(saved.ok(), saved.message().c_str());
        QVERIFY(*readFile(first) == bytes.at(0) && *readFile(second) == bytes.at(1));

        // What was culled is not saved.
        const auto items = library->batches().items("night").value();
        QVERIFY(library->moveToBin({*items[2].picture}).ok());
        const auto fewer = saveBatch(*library, "night", folder() / "fewer", models(), nullptr, {});
        QVERIFY2(fewer.ok(), fewer.message().c_str());
        QCOMPARE(fewer->files, int64_t{5});
        QCOMPARE(fewer->missing, int64_t{1});
        QVERIFY(!fs::exists(folder() / "fewer" / plan->picture(2).file));
    }

    void savingIsRefused() {
        BatchJob job = batch("night", "a cat\n");
        drawAll(job);
        drawAll(batch("other", "a dog\n"));
        auto library = open();
        const auto nobody = saveBatch(*library, "nobody", folder() / "x", models(), nullptr, {});
        QCOMPARE(nobody.error().code, ErrorCode::NotFound);
        fs::create_directories(folder() / "full");
        QVERIFY(writeFileAtomically(folder() / "full" / "mine.txt", "mine").ok());
        const auto full = saveBatch(*library, "night", folder() / "full", models(), nullptr, {});
        QVERIFY(!full.ok());
        QVERIFY2(full.message().find("full") != std::string::npos, full.message().c_str());
        QVERIFY(saveBatch(*library, "other", folder() / "other", models(), nullptr, {}).ok());
        const auto taken = saveBatch(*library, "night", folder() / "other", models(), nullptr, {});
        QVERIFY(!taken.ok());
        QVERIFY(taken.message().find('\n') == std::string::npos);
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = saveBatch(*library, "night", folder() / "stopped", models(), nullptr, stop.get_token());
        QCOMPARE(stopped.error().code, ErrorCode::Stopped);
        const auto gone = saveBatch(*library, "night", folder() / "gone", {folder()}, nullptr, {});
        QVERIFY(!gone.ok());
        QVERIFY(!fs::exists(folder() / "gone"));
    }
};

QTEST_GUILESS_MAIN(TestBatches)
#include "test_batches.moc"
