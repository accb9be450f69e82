// Memory that really runs out: libtorch's own allocator of this process gets a limit.
#include "flow/batches.h"

#include <ATen/ATen.h>
#include <c10/core/CPUAllocator.h>

using namespace miro;
using namespace miro::test;

namespace {

// Counts what tensors hold and refuses what goes beyond the limit, as the system would.
class LimitedAllocator : public c10::Allocator {
public:
    at::DataPtr allocate(size_t bytes) override {
        const auto size = static_cast<int64_t>(bytes);
        if (m_live + size > limit) {
            ++refusals;
            throw std::bad_alloc();
        }
        m_live += size;
        peak = std::max<int64_t>(peak, m_live);
        // libtorch wants the block itself as the deleter's context, so its size stands before it.
        auto* block = static_cast<char*>(::operator new(bytes + kHeader, std::align_val_t(kHeader)));
        *reinterpret_cast<int64_t*>(block) = size;
        void* data = block + kHeader;
        return {data, data, &release, at::Device(at::kCPU)};
    }
    at::DeleterFnPtr raw_deleter() const override { return &release; }
    void copy_data(void* to, const void* from, size_t count) const override { default_copy_data(to, from, count); }

    // What follows may hold so much beyond what is held now.
    void allow(int64_t bytes) { limit = m_live + bytes; }
    void watch() { m_base = peak = m_live.load(); }
    int64_t peakSinceWatch() const { return peak - m_base; }

    static constexpr int64_t kNoLimit = int64_t{1} << 60;
    int64_t limit = kNoLimit;
    int64_t peak = 0;
    int refusals = 0;

private:
    static constexpr size_t kHeader = 64; // which is the alignment that libtorch counts on
    static void release(void* data);
    std::atomic<int64_t> m_live = 0;
    int64_t m_base = 0;
};

LimitedAllocator& allocator() {
    static auto* theOne = new LimitedAllocator; // outlives every tensor
    return *theOne;
}

void LimitedAllocator::release(void* data) {
    if (!data)
        return;
    char* block = static_cast<char*>(data) - kHeader;
    allocator().m_live -= *reinterpret_cast<int64_t*>(block);
    ::operator delete(block, std::align_val_t(kHeader));
}

} // namespace

class TestOutOfMemory : public QObject {
    Q_OBJECT

    Easel m_easel;

    static PaintRequest pictures(int64_t count, int64_t batch) {
        PaintRequest request;
        request.what = fixtureRequest();
        request.what.settings.count = count;
        request.what.settings.steps = 2;
        request.largestBatch = batch;
        return request;
    }

    // How much a run needs at once from its first step on.
    int64_t needOf(int64_t count, int64_t batch) {
        allocator().limit = LimitedAllocator::kNoLimit;
        m_easel.host.onProgress = [](const Progress& progress) {
            if (progress.stage == "load" && progress.done == 1)
                allocator().watch();
        };
        auto drawn = m_easel.paint(pictures(count, batch));
        if (!drawn.ok())
            qWarning("%s", drawn.message().c_str());
        return drawn.ok() ? allocator().peakSinceWatch() : -1;
    }

    void limitFromTheFirstStepOn(int64_t bytes) {
        m_easel.host.onProgress = [bytes](const Progress& progress) {
            if (progress.stage == "load" && progress.done == 1)
                allocator().allow(bytes);
        };
    }

private Q_SLOTS:
    void initTestCase() { c10::SetCPUAllocator(&allocator(), 100); }
    void cleanup() {
        allocator().limit = LimitedAllocator::kNoLimit;
        allocator().refusals = 0;
    }

    void theBatchIsHalvedOnce() {
        const int64_t sixteen = needOf(16, 16), thirtyTwo = needOf(32, 32);
        QVERIFY2(sixteen > 0 && thirtyTwo > sixteen * 3 / 2, qPrintable(QString::number(thirtyTwo)));
        limitFromTheFirstStepOn((sixteen + thirtyTwo) / 2);
        auto outcome = m_easel.paint(pictures(32, 32));
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QVERIFY(allocator().refusals > 0);
        QCOMPARE(outcome->pictures, int64_t{32});
        QCOMPARE(m_easel.kept.size(), size_t{32}); // each once
        QCOMPARE(m_easel.host.steps.back().pictures, int64_t{16});
        QCOMPARE(m_easel.host.last("sample"), int64_t{64});
        QCOMPARE(m_easel.host.notes.size(), size_t{1});
        QVERIFY(m_easel.host.notes[0].find("16 pictures at once") != std::string::npos);

        // The halves are what 16 at once would have been.
        const auto halved = m_easel.keptBytes();
        cleanup();
        QVERIFY(m_easel.paint(pictures(32, 16)).ok());
        QVERIFY(m_easel.keptBytes() == halved);
    }

    void theSecondTimeIsAnErrorAndNothingStays() {
        const int64_t one = needOf(1, 1), sixteen = needOf(16, 16);
        QVERIFY(m_easel.paint(pictures(1, 4)).ok());
        const auto before = m_easel.keptBytes();
        limitFromTheFirstStepOn((one + sixteen) / 8);
        auto outcome = m_easel.paint(pictures(16, 16));
        QCOMPARE(outcome.error().code, ErrorCode::OutOfMemory);
        QVERIFY2(outcome.message().find('\n') == std::string::npos, outcome.message().c_str());
        QVERIFY(m_easel.kept.empty());
        QVERIFY(m_easel.painter().loadedModel().empty());
        // What fitted before still fits, with the same limit for the whole program.
        cleanup();
        QVERIFY(needOf(1, 4) <= one);
        limitFromTheFirstStepOn(one);
        auto again = m_easel.paint(pictures(1, 4));
        QVERIFY2(again.ok(), again.message().c_str());
        QVERIFY(m_easel.keptBytes() == before);
    }

    void oneAloneIsTriedTwice() {
        limitFromTheFirstStepOn(1000);
        QCOMPARE(m_easel.paint(pictures(1, 4)).error().code, ErrorCode::OutOfMemory);
        QCOMPARE(allocator().refusals, 2);
    }

    void loadingThatDoesNotFitIsAnError() {
        m_easel.painter().freeMemory();
        m_easel.host.onProgress = [](const Progress& progress) {
            if (progress.stage == "encode" && progress.done == 1)
                allocator().allow(1000);
        };
        QCOMPARE(m_easel.paint(pictures(1, 4)).error().code, ErrorCode::OutOfMemory);
        QVERIFY(m_easel.painter().loadedModel().empty());
        cleanup();
        m_easel.host.onProgress = [](const Progress&) {
        };
        QVERIFY(m_easel.paint(pictures(1, 4)).ok());
    }

    // What fits into a fresh start fits beside networks that lie in memory: they give way to the text encoder.
    void theNetworksGiveWayToTheTextEncoder() {
        int64_t need = 0;
        bool limited = false;
        m_easel.host.onProgress = [&](const Progress& progress) {
            if (progress.stage != "encode")
                return;
            if (progress.done == 1) {
                need = allocator().peakSinceWatch();
                allocator().limit = LimitedAllocator::kNoLimit;
            } else if (limited) {
                allocator().allow(need - 1000);
            } else {
                allocator().watch();
            }
        };
        // An fp16 network, of which nothing stays mapped: freeing it makes room.
        PaintRequest request = pictures(1, 1);
        request.what = fixtureRequest("fixtures/miro-6-fp16");
        QVERIFY(m_easel.paint(request).ok());
        const auto known = m_easel.keptBytes();
        request.what.settings.prompt = "a dog";
        QVERIFY(m_easel.paint(request).ok());
        QVERIFY(need > 2000);
        limited = true;
        request.what.settings.prompt = "a cow";
        auto outcome = m_easel.paint(request);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QVERIFY(allocator().refusals > 0);
        request.what.settings.prompt = "a cat"; // remembered: no text encoder is needed
        QVERIFY(m_easel.paint(request).ok());
        QVERIFY(m_easel.keptBytes() == known);
    }

    // A group is tried once more as a whole, since other groups' bits should be what they are elsewhere; then in
    // halves, and that is said of each of its pictures.
    void aBatchIsTriedAgainAndThenHalved() {
        auto paint = [](const BatchPlan& plan, int64_t spare, MemoryKeeper& keeper, BatchHost& host) {
            host.onProgress = [spare](const Progress& progress) {
                if (progress.stage == "load" && progress.done == 1 && spare > 0)
                    allocator().allow(spare);
                else if (progress.stage == "load" && progress.done == 1)
                    allocator().watch();
            };
            BatchPaintRequest request;
            request.modelFolders = {fixtureModels()};
            request.plan = &plan;
            request.groups = {0};
            QTemporaryDir cache;
            DrawControl control;
            Painter painter(cache.path().toStdString());
            return painter.paintBatch(request, host, control, keeper);
        };
        std::string list;
        for (int i = 0; i < 32; ++i)
            list += i % 2 ? "a cat\n" : "a dog\n";
        BatchRequest asked = fixtureBatch(list, 32);
        asked.settings.steps = 2;
        const BatchPlan whole = planOf(asked);
        asked.groupSize = 16;
        const BatchPlan half = planOf(asked);
        QCOMPARE(whole.groups(), int64_t{1});
        MemoryKeeper all, first;
        BatchHost host;
        QVERIFY(paint(whole, 0, all, host).ok());
        const int64_t thirtyTwo = allocator().peakSinceWatch();
        QVERIFY(paint(half, 0, first, host).ok());
        const int64_t sixteen = allocator().peakSinceWatch();
        QVERIFY2(thirtyTwo > sixteen * 3 / 2, qPrintable(QString::number(thirtyTwo)));

        MemoryKeeper halved;
        BatchHost told;
        auto outcome = paint(whole, (sixteen + thirtyTwo) / 2, halved, told);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QVERIFY(allocator().refusals >= 2);
        QCOMPARE(halved.files.size(), size_t{32});
        QCOMPARE(told.notes.size(), size_t{1});
        QVERIFY2(told.notes[0].find("16 pictures at once") != std::string::npos, told.notes[0].c_str());
        for (const auto& [index, note] : halved.notes)
            QVERIFY(note.find("bits may differ") != std::string::npos);
        QVERIFY(halved.files.at(0) == first.files.at(0)); // what 16 at once give
        cleanup();
        QCOMPARE(paint(whole, 1000, first, told).error().code, ErrorCode::OutOfMemory);
    }

    void previewsThatDoNotFitAreOff() {
        const int64_t need = needOf(1, 4);
        m_easel.newPainter();
        m_easel.host.previews = true;
        limitFromTheFirstStepOn(need / 2);
        m_easel.host.onStep = [need](const DrawStep&) {
            allocator().allow(need);
        };
        Q_UNUSED(m_easel.paint(pictures(1, 4)).ok()); // whichever way it ends, it ends in an answer
        m_easel.host.previews = false;
        m_easel.host.onStep = [](const DrawStep&) {
        };
        cleanup();
        m_easel.host.onProgress = [](const Progress&) {
        };
        QVERIFY(m_easel.paint(pictures(1, 4)).ok());
    }
};

QTEST_GUILESS_MAIN(TestOutOfMemory)
#include "test_out_of_memory.moc"
