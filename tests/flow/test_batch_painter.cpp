// Groups of a batch: one evaluation for different prompts, kept on a second thread, taken up after a stop.
#include "flow/batches.h"
#include "image/image_file.h"
#include "library/picture_facts.h"

using namespace miro;
using namespace miro::test;

namespace {

const char* const kList = "a cat\n"
                          "a dog --seed 70\n"
                          "a very long prompt of many words about a horse --guidance 2\n"
                          "a cow --guidance 0\n"
                          "a bird --steps 2\n"
                          "a fish\n"
                          "a cat\n"
                          "a fox --steps 2\n"
                          "an owl\n"
                          "a bee\n";

} // namespace

class TestBatchPainter : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Painter> m_painter;
    BatchHost m_host;
    std::unique_ptr<DrawControl> m_control;
    std::map<int64_t, std::string> m_undisturbed; // of kList

    std::filesystem::path cache() const { return m_folder.path().toStdString() + "/cache"; }

    BatchPaintRequest request(const BatchPlan& plan) const {
        BatchPaintRequest request;
        request.modelFolders = {fixtureModels()};
        request.plan = &plan;
        request.askAgain = std::chrono::milliseconds(1);
        for (int64_t group = 0; group < plan.groups(); ++group)
            request.groups.push_back(group);
        return request;
    }

    Result<BatchPaintOutcome> paint(const BatchPaintRequest& request, BatchKeeper& keeper) {
        m_control = std::make_unique<DrawControl>();
        return m_painter->paintBatch(request, m_host, *m_control, keeper);
    }
    Result<BatchPaintOutcome> paint(const BatchPlan& plan, BatchKeeper& keeper) { return paint(request(plan), keeper); }

private Q_SLOTS:
    void initTestCase() {
        m_painter = std::make_unique<Painter>(cache());
        const BatchPlan plan = planOf(fixtureBatch(kList));
        MemoryKeeper keeper;
        auto done = paint(plan, keeper);
        QVERIFY2(done.ok(), done.message().c_str());
        m_undisturbed = keeper.files;
        QCOMPARE(done->pictures, int64_t{10});
        QCOMPARE(m_undisturbed.size(), size_t{10});
        QCOMPARE(keeper.groups.size(), size_t(plan.groups()));
        QVERIFY(keeper.twice.empty() && keeper.failures.empty());
    }
    void init() {
        m_painter = std::make_unique<Painter>(cache());
        m_host.heard.clear();
        m_host.steps.clear();
        m_host.notes.clear();
        m_host.onProgress = [](const Progress&) {
        };
        m_host.onStep = [](const DrawStep&) {
        };
    }

    // Rows of one evaluation: the same picture as alone, within what fp32 allows, and the same metadata but for
    // nothing.
    void picturesAreWhatTheyAreAlone() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        for (int64_t i = 0; i < plan.pictures(); ++i) {
            const BatchPicture picture = plan.picture(i);
            PaintRequest one;
            one.what = fixtureRequest();
            one.what.settings = picture.settings;
            one.previewMethod = "off";
            DrawControl control;
            std::string bytes;
            auto painted = m_painter->paint(one, m_host, control, [&](const PictureFile& file) -> Result<std::string> {
                bytes = file.bytes;
                return std::string("kept");
            });
            QVERIFY2(painted.ok(), painted.message().c_str());
            auto alone = decodeImage(bytes, "alone");
            auto grouped = decodeImage(m_undisturbed.at(i), "grouped");
            QVERIFY(alone.ok() && grouped.ok());
            QCOMPARE(grouped->pixels.size(), alone->pixels.size());
            for (size_t p = 0; p < alone->pixels.size(); ++p)
                QVERIFY(std::abs(int(alone->pixels[p]) - int(grouped->pixels[p])) <= 1);
        }
    }

    void theFileSaysWhatMadeIt() {
        const BatchPlan plan = planOf(fixtureBatch("a {cat|cat} --seed 5\n"));
        MemoryKeeper keeper;
        QVERIFY(paint(plan, keeper).ok());
        auto header = readImageHeader(keeper.files.at(0), "file");
        QVERIFY2(header.ok(), header.message().c_str());
        const QByteArray text = QByteArray::fromStdString(keeper.files.at(0));
        QVERIFY(text.contains("\"prompt\":\"a cat\"") && text.contains("\"template\":\"a {cat|cat}\"") &&
                text.contains("\"seed\":5"));
    }

    void theSameTwice() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        MemoryKeeper keeper;
        QVERIFY(paint(plan, keeper).ok());
        QVERIFY(keeper.files == m_undisturbed);
        // Again with the encodings and networks that are there, in another order.
        MemoryKeeper again;
        BatchPaintRequest reversed = request(plan);
        std::reverse(reversed.groups.begin(), reversed.groups.end());
        QVERIFY(paint(reversed, again).ok());
        QVERIFY(again.files == m_undisturbed);
    }

    void onlyWhatIsMissingIsKept() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        MemoryKeeper keeper;
        BatchPaintRequest some = request(plan);
        some.wanted = [](int64_t index) {
            return index == 2 || index == 7;
        };
        auto done = paint(some, keeper);
        QVERIFY(done.ok());
        QCOMPARE(done->pictures, int64_t{2});
        QCOMPARE(keeper.files.size(), size_t{2});
        QVERIFY(keeper.files.at(2) == m_undisturbed.at(2) && keeper.files.at(7) == m_undisturbed.at(7));
    }

    void eachTextIsEncodedOnce() {
        const BatchPlan plan = planOf(fixtureBatch("a cat --count 12\na dog\n", 2));
        MemoryKeeper keeper;
        QVERIFY(paint(plan, keeper).ok());
        int64_t encoded = 0;
        for (const Progress& progress : m_host.heard)
            encoded += progress.stage == "encode" && progress.done == 0;
        QCOMPARE(encoded, int64_t{1});
        QCOMPARE(m_host.last("sample"), [&] {
            for (const Progress& progress : m_host.heard)
                if (progress.stage == "sample")
                    return progress.total;
            return int64_t{-1};
        }());
    }

    // Wherever a run is stopped, the next one goes on from what was computed, to the same files.
    void stoppedAtAnyStepItGoesOn() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        int64_t all = 0;
        m_host.onStep = [&](const DrawStep&) {
            ++all;
        };
        {
            MemoryKeeper keeper;
            QVERIFY(paint(plan, keeper).ok());
        }
        QVERIFY(all >= 8);
        for (int64_t at = 1; at < all; ++at) {
            m_painter = std::make_unique<Painter>(cache());
            MemoryKeeper keeper;
            int64_t steps = 0;
            m_host.onStep = [&](const DrawStep&) {
                if (++steps == at)
                    m_control->stopNow();
            };
            auto stopped = paint(plan, keeper);
            QVERIFY(!stopped.ok());
            QCOMPARE(stopped.error().code, ErrorCode::Stopped);
            const int64_t before = steps;
            BatchPaintRequest rest = request(plan);
            rest.wanted = [&](int64_t index) {
                return !keeper.files.contains(index);
            };
            auto done = paint(rest, keeper);
            QVERIFY2(done.ok(), done.message().c_str());
            QVERIFY(keeper.files == m_undisturbed);
            QVERIFY(keeper.twice.empty());
            QCOMPARE(steps, all); // no step was taken twice
            QVERIFY(before < all);
        }
    }

    void anotherDrawingInBetweenChangesNothing() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        MemoryKeeper keeper;
        int64_t steps = 0;
        m_host.onStep = [&](const DrawStep&) {
            if (++steps == 2)
                m_control->stopNow();
        };
        QCOMPARE(paint(plan, keeper).error().code, ErrorCode::Stopped);
        PaintRequest other;
        other.what = fixtureRequest("fixtures/miro-6-fp16");
        DrawControl control;
        QVERIFY(m_painter
                    ->paint(other, m_host, control,
                            [](const PictureFile&) -> Result<std::string> { return std::string("x"); })
                    .ok());
        BatchPaintRequest rest = request(plan);
        rest.wanted = [&](int64_t index) {
            return !keeper.files.contains(index);
        };
        QVERIFY(paint(rest, keeper).ok());
        QVERIFY(keeper.files == m_undisturbed);
    }

    void anotherPlanForgetsWhatWasLeft() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        MemoryKeeper keeper;
        int64_t steps = 0;
        m_host.onStep = [&](const DrawStep&) {
            if (++steps == 2)
                m_control->stopNow();
        };
        QCOMPARE(paint(plan, keeper).error().code, ErrorCode::Stopped);
        m_host.onStep = [](const DrawStep&) {
        };
        const BatchPlan other = planOf(fixtureBatch("a wolf\na bear\n"));
        MemoryKeeper undisturbed, after;
        QVERIFY(
            Painter(cache()).paintBatch(request(other), m_host, *std::make_unique<DrawControl>(), undisturbed).ok());
        QVERIFY(paint(other, after).ok());
        QVERIFY(after.files == undisturbed.files);
    }

    void twoModelsInOneBatch() {
        BatchRequest asked = fixtureBatch("a cat\na dog --model fixtures/miro-6-fp16\na cow\na hen --model "
                                          "fixtures/miro-6-fp16\n");
        const BatchPlan plan = planOf(asked);
        MemoryKeeper keeper;
        auto done = paint(plan, keeper);
        QVERIFY2(done.ok(), done.message().c_str());
        QCOMPARE(keeper.files.size(), size_t{4});
        const BatchPlan alone = planOf(fixtureBatch("a cat\na cow --seed 2\n"));
        MemoryKeeper one;
        QVERIFY(paint(alone, one).ok());
        QVERIFY(decodeImage(one.files.at(1), "x")->pixels == decodeImage(keeper.files.at(2), "x")->pixels);
    }

    // ---- what goes wrong

    void aFullDiskIsWaitedOut() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        MemoryKeeper keeper;
        int refused = 0;
        keeper.onKeep = [&](const BatchPicture& picture) -> Result<void> {
            if (picture.index == 3 && refused < 5) {
                ++refused;
                return Error{ErrorCode::DiskFull, "cannot write x: the disk is full"};
            }
            return {};
        };
        auto done = paint(plan, keeper);
        QVERIFY2(done.ok(), done.message().c_str());
        QCOMPARE(refused, 5);
        QVERIFY(keeper.files == m_undisturbed);
        QCOMPARE(m_host.notes.size(), size_t{2}); // that it waits, once, and that it goes on
        QVERIFY2(m_host.notes[0].find("the disk is full") != std::string::npos, m_host.notes[0].c_str());
    }

    void aStopEndsTheWaitingAndLosesNothing() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        MemoryKeeper keeper;
        keeper.onKeep = [&](const BatchPicture&) -> Result<void> {
            m_control->stopNow();
            return Error{ErrorCode::DiskFull, "cannot write x: the disk is full"};
        };
        QCOMPARE(paint(plan, keeper).error().code, ErrorCode::Stopped);
        QVERIFY(keeper.files.empty());
        keeper.onKeep = {};
        int64_t firstGroupAgain = 0;
        m_host.onStep = [&](const DrawStep& step) {
            firstGroupAgain += step.firstPicture == 0 && step.step == 0;
        };
        QVERIFY(paint(plan, keeper).ok());
        QVERIFY(keeper.files == m_undisturbed);
    }

    void aKeeperThatFailsEndsTheRun() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        MemoryKeeper keeper;
        keeper.onKeep = [](const BatchPicture& picture) -> Result<void> {
            return picture.index == 2 ? Result<void>(Error{ErrorCode::Failed, "cannot write x: read-only"})
                                      : Result<void>();
        };
        auto done = paint(plan, keeper);
        QCOMPARE(done.error().code, ErrorCode::Failed);
        QVERIFY(done.message().find("read-only") != std::string::npos);
        QVERIFY(!keeper.files.contains(2));
        keeper.onKeep = {};
        BatchPaintRequest rest = request(plan);
        rest.wanted = [&](int64_t index) {
            return !keeper.files.contains(index);
        };
        QVERIFY(paint(rest, keeper).ok());
        QVERIFY(keeper.files == m_undisturbed);
    }

    void aKeeperThatThrowsEndsTheRun() {
        const BatchPlan plan = planOf(fixtureBatch("a cat\n"));
        MemoryKeeper keeper;
        keeper.onKeep = [](const BatchPicture&) -> Result<void> {
            throw std::logic_error("broken");
        };
        QCOMPARE(paint(plan, keeper).error().code, ErrorCode::Failed);
    }

    // Its start picture goes away between the plan and its turn; the others are drawn.
    void aPictureThatCannotBeDrawnFailsAlone() {
        const std::string start = m_folder.filePath("start.png").toStdString();
        Image image;
        image.width = image.height = 64;
        image.pixels.assign(size_t(64 * 64 * 3), 100);
        auto bytes = encodeImage(image, ImageFormat::Png);
        QVERIFY(bytes.ok());
        QFile file(QString::fromStdString(start));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes->data(), qint64(bytes->size())) > 0);
        file.close();
        BatchRequest asked = fixtureBatch("a cat\na dog --start-picture start.png --start-gamma 0.5\na cow\n");
        asked.listFolder = m_folder.path().toStdString();
        const BatchPlan plan = planOf(asked);
        MemoryKeeper well;
        auto good = paint(plan, well);
        QVERIFY2(good.ok(), good.message().c_str());
        QCOMPARE(well.files.size(), size_t{3});
        QVERIFY(file.remove());
        MemoryKeeper keeper;
        auto done = paint(plan, keeper);
        QVERIFY2(done.ok(), done.message().c_str());
        QCOMPARE(done->pictures, int64_t{2});
        QCOMPARE(done->failed, int64_t{1});
        QVERIFY2(keeper.failures.at(1).find("start picture") != std::string::npos, keeper.failures.at(1).c_str());
        QVERIFY(keeper.files.at(0) == well.files.at(0) && keeper.files.at(2) == well.files.at(2));
    }

    void stopAfterThisFinishesTheGroup() {
        const BatchPlan plan = planOf(fixtureBatch(kList));
        MemoryKeeper keeper;
        m_host.onStep = [&](const DrawStep&) {
            m_control->stopAfterThis();
        };
        auto done = paint(plan, keeper);
        QVERIFY(done.ok() && done->stoppedEarly);
        QCOMPARE(keeper.groups.size(), size_t{1});
        QCOMPARE(keeper.files.size(), plan.group(keeper.groups.front()).size());
    }

    void aModelThatIsGoneEndsTheRun() {
        const BatchPlan plan = planOf(fixtureBatch("a cat\n"));
        MemoryKeeper keeper;
        BatchPaintRequest asked = request(plan);
        asked.modelFolders = {m_folder.path().toStdString()};
        QCOMPARE(paint(asked, keeper).error().code, ErrorCode::NotFound);
        QVERIFY(keeper.files.empty());
    }
};

QTEST_GUILESS_MAIN(TestBatchPainter)
#include "test_batch_painter.moc"
