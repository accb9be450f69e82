// The window's way of drawing: networks that stay, pictures kept one by one, and a host that steers.
#include "flow/painting.h"

#include "base/files.h"
#include "flow/generate.h"

#include <fcntl.h>
#include <semaphore>
#include <sys/stat.h>
#include <thread>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

class TestPainter : public QObject {
    Q_OBJECT

    std::unique_ptr<Easel> m_easel;

    static GenerateRequest pictures(int64_t count) {
        GenerateRequest request = fixtureRequest();
        request.settings.count = count;
        return request;
    }

    // A model whose files may be changed: its weights are fp16, so that none of them stays mapped.
    GenerateRequest copiedModel() {
        const fs::path source = fs::path(MIRO_FIXTURES) / "models" / "fixtures";
        const fs::path target = m_easel->folder() / "models" / "fixtures";
        fs::create_directories(target);
        for (const char* name : {"miro-6-fp16", "t5-tiny", "t5-tiny-bin", "vae-tiny-oldnames"})
            fs::copy(source / name, target / name, fs::copy_options::recursive);
        GenerateRequest request = fixtureRequest("fixtures/miro-6-fp16");
        request.modelFolders = {m_easel->folder() / "models"};
        return request;
    }

private Q_SLOTS:
    void init() { m_easel = std::make_unique<Easel>(); }

    void theSameFilesAsGenerate() {
        GenerateRequest request = pictures(5);
        request.outputFolder = m_easel->folder() / "out";
        Host host;
        auto outcome = generate(request, host);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        m_easel->host.previews = true;
        auto painted = m_easel->paint(request);
        QVERIFY2(painted.ok(), painted.message().c_str());
        QCOMPARE(painted->pictures, int64_t{5});
        QCOMPARE(painted->firstSeed, uint64_t{1});
        QVERIFY(!painted->stoppedEarly && !painted->variationSeed);
        QCOMPARE(m_easel->kept.size(), size_t{5});
        for (size_t i = 0; i < 5; ++i) {
            QVERIFY(readFile(outcome->pictures[i].file).value() == m_easel->kept[i].bytes);
            QCOMPARE(outcome->pictures[i].file.filename().string(), m_easel->kept[i].suggestedName);
            QCOMPARE(m_easel->host.pictures[i].index, int64_t(i));
            QCOMPARE(m_easel->host.pictures[i].seed, 1 + i);
            QCOMPARE(m_easel->host.pictures[i].image.width, 64);
            QCOMPARE(m_easel->host.pictures[i].file, "kept/" + m_easel->kept[i].suggestedName);
        }
        QVERIFY(!fs::exists(m_easel->folder() / "kept"));
    }

    void eachPictureIsKeptAsSoonAsItIsDecoded() {
        std::vector<int64_t> stepsWhenKept;
        m_easel->host.onPicture = [&](const DrawnImage&) {
            stepsWhenKept.push_back(m_easel->host.last("sample"));
        };
        QVERIFY(m_easel->paint(pictures(5)).ok());
        QVERIFY(stepsWhenKept == (std::vector<int64_t>{12, 12, 12, 12, 15}));
        QCOMPARE(m_easel->host.last("decode"), int64_t{5});
    }

    void theNetworkStaysInMemory() {
        const GenerateRequest request = copiedModel();
        QVERIFY(m_easel->painter().loadedModel().empty());
        auto loaded = m_easel->painter().load(request, {});
        QVERIFY2(loaded.ok(), loaded.message().c_str());
        QCOMPARE(m_easel->painter().loadedModel(), std::string("fixtures/miro-6-fp16"));
        QVERIFY(m_easel->paint(request).ok());
        const auto first = m_easel->keptBytes();

        // The file is spoilt, and looks as if nothing had happened to it: who reads it again fails.
        const fs::path weights = request.modelFolders[0] / "fixtures" / "miro-6-fp16" / "model.safetensors";
        const std::string good = readFile(weights).value();
        struct stat info {};
        QCOMPARE(::stat(weights.c_str(), &info), 0);
        const int file = ::open(weights.c_str(), O_WRONLY);
        const std::string bad(good.size(), 'x');
        QCOMPARE(::write(file, bad.data(), bad.size()), ssize_t(bad.size()));
        const timespec times[2] = {info.st_atim, info.st_mtim};
        QCOMPARE(::futimens(file, times), 0);
        ::close(file);
        auto again = m_easel->paint(request);
        QVERIFY2(again.ok(), again.message().c_str());
        QVERIFY(m_easel->keptBytes() == first);

        // A change that shows is seen: nothing old is drawn with.
        QVERIFY(writeFileAtomically(weights, bad).ok());
        QCOMPARE(m_easel->paint(request).error().code, ErrorCode::Corrupt);
        QVERIFY(writeFileAtomically(weights, good).ok());
        QVERIFY(m_easel->paint(request).ok());
        QVERIFY(m_easel->keptBytes() == first);
        m_easel->painter().freeMemory();
        QVERIFY(m_easel->painter().loadedModel().empty());
        QVERIFY(m_easel->paint(request).ok());
        QVERIFY(m_easel->keptBytes() == first);
    }

    void anotherModelTakesItsPlace() {
        QVERIFY(m_easel->paint(fixtureRequest()).ok());
        const auto seven = m_easel->keptBytes();
        QVERIFY(m_easel->paint(fixtureRequest("fixtures/miro-1")).ok());
        QCOMPARE(m_easel->painter().loadedModel(), std::string("fixtures/miro-1"));
        QVERIFY(m_easel->keptBytes() != seven);
        GenerateRequest bf16 = fixtureRequest();
        bf16.settings.precision = Precision::Bf16;
        QVERIFY(m_easel->paint(bf16).ok());
        QVERIFY(m_easel->keptBytes() != seven);
        QVERIFY(m_easel->paint(fixtureRequest()).ok());
        QVERIFY(m_easel->keptBytes() == seven);
    }

    void aStopAtAnyStageKeepsWhatWasKept_data() {
        QTest::addColumn<QString>("stage");
        QTest::addColumn<int>("done");
        QTest::addColumn<int>("kept");
        QTest::newRow("before the prompt") << "encode" << 0 << 0;
        QTest::newRow("while loading") << "load" << 0 << 0;
        QTest::newRow("before the first step") << "sample" << 0 << 0;
        QTest::newRow("in the first group") << "sample" << 8 << 0;
        QTest::newRow("behind its last step") << "sample" << 12 << 0;
        QTest::newRow("while decoding") << "decode" << 1 << 1;
        QTest::newRow("in the second group") << "sample" << 13 << 4;
    }
    void aStopAtAnyStageKeepsWhatWasKept() {
        QFETCH(QString, stage);
        QFETCH(int, done);
        QFETCH(int, kept);
        m_easel->host.onProgress = [&](const Progress& progress) {
            if (progress.stage == stage.toStdString() && progress.done >= done)
                m_easel->control->stopNow();
        };
        auto outcome = m_easel->paint(pictures(5));
        QVERIFY(!outcome.ok());
        QVERIFY2(outcome.error().code == ErrorCode::Stopped, outcome.message().c_str());
        QCOMPARE(m_easel->kept.size(), size_t(kept));
        // Nothing is in the way of the next run.
        m_easel->host.onProgress = [](const Progress&) {
        };
        QVERIFY(m_easel->paint(pictures(1)).ok());
    }

    void loadingStops() {
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(m_easel->painter().load(fixtureRequest(), stop.get_token()).error().code, ErrorCode::Stopped);
        QVERIFY(m_easel->painter().load(fixtureRequest(), {}).ok());
    }

    void stopAfterThisFinishesTheGroup() {
        m_easel->host.onStep = [&](const DrawStep&) {
            m_easel->control->stopAfterThis();
        };
        auto outcome = m_easel->paint(pictures(6));
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QVERIFY(outcome->stoppedEarly);
        QCOMPARE(outcome->pictures, int64_t{4});
        QVERIFY(m_easel->keptIndices() == (std::vector<int64_t>{0, 1, 2, 3}));
        // There is nothing to leave out behind the last group.
        auto whole = m_easel->paint(pictures(2));
        QVERIFY(!whole->stoppedEarly);
        QCOMPARE(whole->pictures, int64_t{2});
    }

    void aSkipDropsTheGroup() {
        m_easel->host.onStep = [&](const DrawStep& step) {
            if (step.firstPicture == 0)
                m_easel->control->skip();
        };
        auto outcome = m_easel->paint(pictures(6));
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->skipped, int64_t{4});
        QVERIFY(m_easel->keptIndices() == (std::vector<int64_t>{4, 5}));
        QCOMPARE(m_easel->host.steps.size(), size_t{1 + 3}); // one step of the first group
        QCOMPARE(m_easel->host.last("sample"), int64_t{18});
    }

    void aSkipWhileDecodingDropsTheRest() {
        m_easel->host.onPicture = [&](const DrawnImage& picture) {
            if (picture.index == 1)
                m_easel->control->skip();
        };
        auto outcome = m_easel->paint(pictures(6));
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->skipped, int64_t{2});
        QVERIFY(m_easel->keptIndices() == (std::vector<int64_t>{0, 1, 4, 5}));
    }

    // A skip asked before anything is drawn takes the first group; a late one does not take the next.
    void aSkipTakesOneGroup() {
        m_easel->beforeRun = [&] {
            m_easel->control->skip();
        };
        QVERIFY(m_easel->paint(pictures(5)).ok());
        QVERIFY(m_easel->keptIndices() == std::vector<int64_t>{4});
        m_easel->beforeRun = {};
        m_easel->host.onPicture = [&](const DrawnImage& picture) {
            if (picture.index == 3)
                m_easel->control->skip();
        };
        QVERIFY(m_easel->paint(pictures(5)).ok());
        QCOMPARE(m_easel->kept.size(), size_t{5});
    }

    void aPauseShowsTheWholePicture() {
        QVERIFY(m_easel->paint(pictures(2)).ok());
        const auto unpaused = m_easel->keptBytes();
        std::binary_semaphore shown(0);
        m_easel->host.previews = true;
        m_easel->host.onStep = [&](const DrawStep& step) {
            if (step.previewMethod == "full")
                shown.release();
            else if (step.step == 1)
                m_easel->control->setPaused(true);
        };
        std::jthread user;
        m_easel->beforeRun = [&] {
            user = std::jthread([&, control = m_easel->control.get()] {
                shown.acquire();
                control->setPaused(false);
            });
        };
        auto outcome = m_easel->paint(pictures(2));
        user.join();
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QVERIFY(m_easel->keptBytes() == unpaused);
        QCOMPARE(m_easel->host.steps.size(), size_t{4});
        const DrawStep& full = m_easel->host.steps[2];
        QCOMPARE(full.previewMethod, std::string("full"));
        QCOMPARE(full.step, int64_t{1});
        QCOMPARE(full.previews.size(), size_t{2});
        QCOMPARE(full.previews[0].width, 64);
        QVERIFY(full.decodeSeconds > 0);
        QCOMPARE(m_easel->host.steps[1].previewMethod, std::string("linear"));
        QCOMPARE(m_easel->host.steps[1].previews[0].width, 8);
    }

    void aPauseEndsWithAStopOrASkip_data() {
        QTest::addColumn<bool>("stop");
        QTest::newRow("stop") << true;
        QTest::newRow("skip") << false;
    }
    void aPauseEndsWithAStopOrASkip() {
        QFETCH(bool, stop);
        std::binary_semaphore paused(0);
        m_easel->host.onStep = [&](const DrawStep& step) {
            if (step.firstPicture == 0) {
                m_easel->control->setPaused(true);
                paused.release();
            }
        };
        std::jthread user;
        m_easel->beforeRun = [&] {
            user = std::jthread([&, control = m_easel->control.get()] {
                paused.acquire();
                if (stop)
                    control->stopNow();
                else
                    control->skip();
                if (!stop) // the next group waits at its own first step
                    control->setPaused(false);
            });
        };
        auto outcome = m_easel->paint(pictures(5));
        user.join();
        if (stop)
            QCOMPARE(outcome.error().code, ErrorCode::Stopped);
        else
            QVERIFY(outcome.ok() && m_easel->keptIndices() == std::vector<int64_t>{4});
    }

    void whatIsDrawnIsNotDrawnAgain() {
        QVERIFY(m_easel->paint(pictures(6)).ok());
        std::vector<uint64_t> seeds;
        PaintRequest rest;
        rest.what = pictures(6);
        rest.alreadyDrawn = {0, 2, 3};
        auto outcome = m_easel->paint(rest);
        QVERIFY(outcome.ok());
        QCOMPARE(outcome->pictures, int64_t{3});
        QVERIFY(m_easel->keptIndices() == (std::vector<int64_t>{1, 4, 5}));
        QCOMPARE(m_easel->kept[1].seed, uint64_t{5});
        // Groups are neighbours: 1 alone, then 4 and 5.
        QCOMPARE(m_easel->host.steps[0].firstPicture, int64_t{1});
        QCOMPARE(m_easel->host.steps[0].pictures, int64_t{1});
        QCOMPARE(m_easel->host.steps[3].firstPicture, int64_t{4});
        QCOMPARE(m_easel->host.steps[3].pictures, int64_t{2});
        QCOMPARE(m_easel->host.last("sample"), int64_t{9});
        rest.alreadyDrawn = {0, 1, 2, 3, 4, 5};
        QCOMPARE(m_easel->paint(rest)->pictures, int64_t{0});
        QVERIFY(m_easel->host.steps.empty());
    }

    void aKeeperThatFailsEndsTheRun() {
        m_easel->keeperFails = 2;
        auto outcome = m_easel->paint(pictures(6));
        QCOMPARE(outcome.error().code, ErrorCode::DiskFull);
        QVERIFY(m_easel->keptIndices() == (std::vector<int64_t>{0, 1}));
        QCOMPARE(m_easel->host.pictures.size(), size_t{2});
    }

    void withoutMetadataTheFileSaysNothing() {
        PaintRequest request;
        request.what = fixtureRequest();
        request.metadata = false;
        request.parent = "pictures/2024/a.png";
        QVERIFY(m_easel->paint(request).ok());
        const PictureFile bare = m_easel->kept[0];
        QVERIFY(bare.bytes.find("cat") == std::string::npos && bare.bytes.find("miro") == std::string::npos);
        QVERIFY(bare.metadata.find("\"a cat\"") != std::string::npos);
        QVERIFY(bare.metadata.find("pictures/2024/a.png") != std::string::npos);
        request.metadata = true;
        QVERIFY(m_easel->paint(request).ok());
        QVERIFY(m_easel->kept[0].bytes.find(bare.metadata) != std::string::npos);
        QVERIFY(m_easel->host.pictures[0].image.pixels.size() == 64 * 64 * 3);
    }

    void stepsTellTheirTimes() {
        QVERIFY(m_easel->paint(pictures(5)).ok());
        QCOMPARE(m_easel->host.steps.size(), size_t{6});
        for (const DrawStep& step : m_easel->host.steps) {
            QVERIFY(step.stepSeconds > 0 && step.deviceMemory > (1 << 20));
            QVERIFY(step.previews.empty() && step.previewMethod.empty());
            QCOMPARE(step.previewSeconds, 0.0);
            QCOMPARE(step.total, int64_t{3});
            QCOMPARE(step.decodeSeconds > 0, step.firstPicture == 4); // known from the first group's pictures
        }
        QCOMPARE(m_easel->host.steps[2].gamma, 1.0f);
    }

    void theEstimateComesFromRuns() {
        const Painter& painter = m_easel->painter();
        QVERIFY(!painter.estimatedSeconds(pictures(1)));
        QVERIFY(m_easel->paint(pictures(2)).ok());
        const double one = *painter.estimatedSeconds(pictures(1));
        QVERIFY(one > 0 && one < 60);
        QVERIFY(std::abs(*painter.estimatedSeconds(pictures(10)) - 10 * one) < 1e-6);
        GenerateRequest longer = pictures(1);
        longer.settings.steps = 300;
        QVERIFY(*painter.estimatedSeconds(longer) > 2 * one);
        GenerateRequest unguided = longer;
        unguided.settings.guidance = 0;
        QVERIFY(*painter.estimatedSeconds(unguided) < *painter.estimatedSeconds(longer));
        GenerateRequest bad = pictures(1);
        bad.settings.steps = -1;
        QVERIFY(!painter.estimatedSeconds(bad));
        GenerateRequest other = pictures(1);
        other.model = "fixtures/miro-1";
        QVERIFY(!painter.estimatedSeconds(other));

        // The next start knows it, and adds the loading.
        m_easel->newPainter();
        QVERIFY(*m_easel->painter().estimatedSeconds(pictures(1)) > one);
        QVERIFY(writeFileAtomically(m_easel->cache() / "draw_times.json", "{\"version\": 1, \"speeds\": [3]}").ok());
        m_easel->newPainter();
        QVERIFY(!m_easel->painter().estimatedSeconds(pictures(1)));
    }

    void aSeedIsDrawnWhenNoneIsGiven() {
        GenerateRequest request = pictures(2);
        request.settings.seed.reset();
        request.settings.variation = 0.5;
        auto outcome = m_easel->paint(request);
        QVERIFY(outcome.ok() && outcome->variationSeed);
        QCOMPARE(m_easel->kept[0].seed, outcome->firstSeed);
        QCOMPARE(m_easel->kept[1].seed, outcome->firstSeed); // variations of one picture
        request.settings.seed = outcome->firstSeed;
        request.settings.variationSeed = outcome->variationSeed;
        const auto first = m_easel->keptBytes();
        QVERIFY(m_easel->paint(request).ok());
        QVERIFY(m_easel->keptBytes() == first);
    }

    void aWrongPreviewMethodIsNamed() {
        PaintRequest request;
        request.what = fixtureRequest();
        request.previewMethod = "holographic";
        QVERIFY(m_easel->paint(request).message().find("auto, linear or off") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestPainter)
#include "test_painter.moc"
