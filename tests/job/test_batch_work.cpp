// A batch from the queue: the pictures of `miro batch` to the bit, taken up in the middle of a group, failures that
// cost nothing but themselves, the first three alone, the best of several.
#include "flow/batch_run.h"
#include "job/batch_models.h"
#include "job/batch_work.h"
#include "job/work_bench.h"

#include <QtTest>
#include <set>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

const char* const kList = "a cat\n"
                          "a dog --seed 70\n"
                          "a horse --guidance 2\n"
                          "a bird --steps 2\n"
                          "a fish\n";

class QuietSink : public DrawSink {
public:
    void progress(const Progress&) override {}
};

} // namespace

class TestBatchWork : public QObject {
    Q_OBJECT

    std::unique_ptr<WorkBench> m_bench;

    static std::vector<fs::path> models() { return {fs::path(MIRO_FIXTURES) / "models"}; }
    static BatchPayload payload(const std::string& list = kList, int64_t groupSize = 2) {
        BatchPayload payload;
        payload.job.what.listName = "prompts.txt";
        payload.job.what.listText = list;
        payload.job.what.model = "fixtures/miro-7";
        payload.job.what.settings.steps = 3;
        payload.job.what.settings.device = {DeviceKind::Cpu, 0};
        payload.job.what.settings.precision = Precision::Fp32;
        payload.job.what.groupSize = groupSize;
        payload.job.what.sheets = false;
        return payload;
    }
    Result<PaintOutcome> draw(const BatchPayload& payload) {
        auto work = makeBatchWork(textFromBatch(payload));
        return work.ok() ? m_bench->run(**work) : Result<PaintOutcome>(work.error());
    }
    std::map<int64_t, std::string> keptBytes() const {
        std::map<int64_t, std::string> bytes;
        for (const auto& [id, file] : m_bench->host.kept)
            bytes[file.index] = file.bytes;
        return bytes;
    }
    // What the command writes, by index.
    std::map<int64_t, std::string> commandBytes(const BatchPayload& payload) const {
        auto plan = BatchPlan::make(payload.job.what, batchModels(models()));
        if (!plan.ok())
            qFatal("%s", plan.message().c_str());
        BatchRunRequest run;
        run.modelFolders = models();
        run.plan = &*plan;
        run.folder = m_bench->folder() / "command";
        QuietSink sink;
        if (auto done = runBatch(run, sink, {}); !done.ok())
            qFatal("%s", done.message().c_str());
        std::map<int64_t, std::string> bytes;
        for (int64_t index = 0; index < plan->pictures(); ++index)
            bytes[index] = *readFile(run.folder / plan->picture(index).file);
        return bytes;
    }

private Q_SLOTS:
    void initTestCase() {
        static QTemporaryDir home;
        qputenv("XDG_CACHE_HOME", home.path().toUtf8());
    }
    void init() {
        m_bench = std::make_unique<WorkBench>();
        m_bench->preferences.scoreNew = false;
    }

    void drawsWhatTheCommandDraws() {
        const auto outcome = draw(payload());
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->pictures, int64_t{5});
        const ListHost& host = m_bench->host;
        QCOMPARE(keptBytes().size(), size_t{5});
        QVERIFY(keptBytes() == commandBytes(payload()));
        QCOMPARE(host.begun.size(), size_t{1});
        QCOMPARE(host.begun[0].total, int64_t{5});
        QCOMPARE(host.begun[0].name, std::string("prompts.txt"));
        QVERIFY(!host.begun[0].fingerprint.empty());
        QVERIFY(!host.begun[0].tryOut);
        std::set<std::string> names;
        for (const auto& [id, file] : host.kept) {
            QVERIFY2(names.insert(file.suggestedName).second, file.suggestedName.c_str());
            const BatchOutcome& outcomeOf = *host.options.at(id).batch;
            QCOMPARE(outcomeOf.index, file.index);
            QCOMPARE(outcomeOf.line, file.index + 1);
            QVERIFY(outcomeOf.toAlbum && outcomeOf.seconds > 0);
        }
        QCOMPARE(host.drawn.size(), size_t{5});
        for (const Progress& progress : host.heard)
            if (progress.stage == "batch")
                QCOMPARE(progress.total, int64_t{5});
        QVERIFY(host.scored.empty()); // nobody wanted scores
    }

    // Stopped after each step in turn: the next run takes the group up where it was, and no step is done twice.
    void goesOnFromItsLatents() {
        QVERIFY(draw(payload()).ok());
        const auto undisturbed = keptBytes();
        const size_t steps = m_bench->host.steps.size();
        QVERIFY(steps > 2);
        for (size_t stopAt = 1; stopAt < steps; ++stopAt) {
            init();
            size_t told = 0;
            struct StopAfter : ListHost {
                using ListHost::ListHost;
                std::function<void()> onStep;
                void stepDone(const DrawStep& step) override {
                    ListHost::stepDone(step);
                    onStep();
                }
            } host(m_bench->folder());
            host.onStep = [&] {
                if (++told == stopAt)
                    m_bench->control->stopNow();
            };
            auto work = makeBatchWork(textFromBatch(payload()));
            QVERIFY(work.ok());
            const auto stopped = m_bench->run(**work, host);
            QVERIFY(!stopped.ok());
            QCOMPARE(stopped.error().code, ErrorCode::Stopped);
            for (const auto& [id, file] : host.kept)
                m_bench->alreadyDrawn.push_back(file.index);
            auto again = makeBatchWork(textFromBatch(payload()));
            const auto rest = m_bench->run(**again, host);
            QVERIFY2(rest.ok(), rest.message().c_str());
            QCOMPARE(told, steps);
            std::map<int64_t, std::string> bytes;
            for (const auto& [id, file] : host.kept)
                QVERIFY2(bytes.emplace(file.index, file.bytes).second, "a picture was drawn twice");
            QVERIFY(bytes == undisturbed);
        }
    }

    // Interactive work in between, with the same networks, changes no bit.
    void anotherDrawingInBetween() {
        QVERIFY(draw(payload()).ok());
        const auto undisturbed = keptBytes();
        init();
        m_bench->host.onPicture = [this](const DrawnImage&) {
            m_bench->control->stopNow();
        };
        QVERIFY(!draw(payload()).ok());
        m_bench->host.onPicture = [](const DrawnImage&) {
        };
        PaintRequest paint;
        paint.what.modelFolders = models();
        paint.what.model = "fixtures/miro-7";
        paint.what.settings.prompt = "something else";
        paint.what.settings.steps = 2;
        paint.what.settings.device = {DeviceKind::Cpu, 0};
        paint.what.settings.precision = Precision::Fp32;
        DrawControl control;
        QuietSink sink;
        QVERIFY(m_bench->painter
                    ->paint(paint, sink, control, [](const PictureFile&) { return Result<std::string>(std::string()); })
                    .ok());
        for (const auto& [id, file] : m_bench->host.kept)
            m_bench->alreadyDrawn.push_back(file.index);
        QVERIFY(!m_bench->alreadyDrawn.empty());
        QVERIFY(draw(payload()).ok());
        QVERIFY(keptBytes() == undisturbed);
    }

    void whatFailedBeforeWaitsForAPerson() {
        m_bench->host.failedBefore = {1, 3};
        m_bench->alreadyDrawn = {0};
        const auto outcome = draw(payload());
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        std::set<int64_t> indices;
        for (const auto& [index, bytes] : keptBytes())
            indices.insert(index);
        QCOMPARE(indices, (std::set<int64_t>{2, 4}));
    }

    void onePictureFailsAlone() {
        const fs::path start = m_bench->folder() / "start.png";
        const Image image{32, 32, std::vector<uint8_t>(32 * 32 * 3, 90)};
        QVERIFY(writeFileAtomically(start, *encodeImage(image, ImageFormat::Png, {})).ok());
        BatchPayload with = payload("a cat\na dog --start-picture start.png\na fish\n", 1);
        with.job.what.listFolder = m_bench->folder();
        m_bench->host.onBegin = [&] {
            fs::remove(start); // it was there when the batch was planned
        };
        const auto outcome = draw(with);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->pictures, int64_t{2});
        QCOMPARE(m_bench->host.failures.size(), size_t{1});
        const BatchOutcome failure = m_bench->host.failures.at(1);
        QCOMPARE(failure.line, int64_t{2});
        QCOMPARE(failure.prompt, std::string("a dog"));
        QVERIFY2(failure.failure.find("start.png") != std::string::npos, failure.failure.c_str());
    }

    void theFirstThreeAlone() {
        BatchPayload three = payload();
        three.job.tryOut = true;
        const auto outcome = draw(three);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->pictures, int64_t{3});
        QVERIFY(m_bench->host.begun[0].tryOut);
        QCOMPARE(m_bench->host.begun[0].total, int64_t{3});
        const auto bytes = keptBytes();
        const auto command = commandBytes(payload());
        for (const auto& [index, picture] : bytes)
            QVERIFY(index < 3 && picture == command.at(index));
    }

    void measuresWhileItGoesOn() {
        BatchPayload scored = payload();
        scored.job.what.scorers = {"starter_beauty"};
        const auto outcome = draw(scored);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(m_bench->host.scored.size(), size_t{5});
        for (const auto& call : m_bench->scoring.calls())
            QCOMPARE(call.keys, std::vector<std::string>{"starter_beauty"});
        QVERIFY(m_bench->host.choices.empty());
    }

    void theBestOfAnEntry() {
        BatchPayload best = payload("a cat\na dog\n");
        best.job.what.settings.count = 2;
        best.job.what.bestOf = 1;
        best.job.what.scorers = {"starter_beauty"};
        m_bench->host.undecided = {0, 1};
        const auto outcome = draw(best);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->pictures, int64_t{4});
        QVERIFY(!m_bench->host.choices.empty());
        const auto& choice = m_bench->host.choices.front();
        QCOMPARE(choice.entries, (std::vector<int64_t>{0, 1}));
        QCOMPARE(choice.keep, int64_t{1});
        QCOMPARE(choice.weights, (std::map<std::string, double>{{"starter_beauty", 1}}));
        for (const auto& [id, options] : m_bench->host.options)
            QVERIFY(!options.batch->toAlbum);
    }

    void refused_data() {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("named");
        QTest::addRow("scorer") << "scorer"
                                << "starter_clip";
        QTest::addRow("no scorer") << "none"
                                   << "scorer";
        QTest::addRow("fingerprint") << "fingerprint"
                                     << "changed";
        QTest::addRow("model") << "model"
                               << "nobody/nothing";
        QTest::addRow("list") << "list"
                              << "prompts.txt";
    }
    void refused() {
        QFETCH(QString, what);
        QFETCH(QString, named);
        BatchPayload bad = payload();
        if (what == "scorer") {
            m_bench->scoring.keys = {"starter_beauty"};
            bad.job.what.scorers = {"starter_clip"};
        } else if (what == "none") {
            m_bench->scoring.keys = {};
            bad.job.what.bestOf = 1;
        } else if (what == "fingerprint") {
            bad.job.fingerprint = "of another day";
        } else if (what == "model") {
            bad.job.what.model = "nobody/nothing";
        } else {
            bad.job.what.listText = "a cat --no-such-option 4\n";
        }
        const auto outcome = draw(bad);
        QVERIFY(!outcome.ok());
        QVERIFY2(QString::fromStdString(outcome.message()).contains(named), outcome.message().c_str());
        QVERIFY(outcome.message().find('\n') == std::string::npos);
        QVERIFY(m_bench->host.kept.empty() && m_bench->host.begun.empty());
    }
};

QTEST_GUILESS_MAIN(TestBatchWork)
#include "test_batch_work.moc"
