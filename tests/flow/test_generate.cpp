// The whole way without a process around it: stages, stops, and what is left.
#include "flow/generate.h"

#include "flow/encode_text.h"

#include <QTemporaryDir>
#include <QtTest>
#include <set>

using namespace miro;
namespace fs = std::filesystem;

namespace {

// Keeps what it hears; asks for a stop at a stage.
struct Listener : ProgressSink {
    std::vector<Progress> heard;
    std::stop_source stop;
    std::string stopAt;
    int64_t stopDone = 0;

    void progress(const Progress& progress) override {
        heard.push_back(progress);
        if (progress.stage == stopAt && progress.done >= stopDone)
            stop.request_stop();
    }
    int64_t last(const std::string& stage) const {
        int64_t done = -1;
        for (const Progress& progress : heard)
            if (progress.stage == stage)
                done = progress.done;
        return done;
    }
};

} // namespace

class TestGenerate : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;

    GenerateRequest request() const {
        GenerateRequest request;
        request.modelFolders = {fs::path(MIRO_FIXTURES) / "models"};
        request.model = "fixtures/miro-7";
        request.settings.prompt = "a cat";
        request.settings.seed = 1;
        request.settings.steps = 3;
        request.settings.device = {DeviceKind::Cpu, 0};
        request.outputFolder = m_folder / "out";
        return request;
    }

private Q_SLOTS:
    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
    }

    void allStagesAreTold() {
        GenerateRequest five = request();
        five.settings.count = 5;
        five.latentsFile = m_folder / "latents.npy";
        Listener listener;
        auto outcome = generate(five, listener);
        QVERIFY2(outcome.ok(), outcome.message().c_str());
        QCOMPARE(outcome->pictures.size(), size_t(5));
        QCOMPARE(outcome->pictures[4].seed, uint64_t(5));
        for (const DrawnPicture& picture : outcome->pictures)
            QVERIFY(fs::exists(picture.file));
        QVERIFY(fs::exists(five.latentsFile));
        QCOMPARE(listener.last("encode"), int64_t(1));
        QCOMPARE(listener.last("load"), int64_t(1));
        QCOMPARE(listener.last("sample"), int64_t(15));
        QCOMPARE(listener.last("decode"), int64_t(5));
        QCOMPARE(listener.last("write"), int64_t(5));
        int64_t before = 0;
        for (const Progress& progress : listener.heard)
            if (progress.stage == "sample") {
                QVERIFY(progress.done >= before && progress.done <= progress.total);
                before = progress.done;
            }
    }

    void aStopAtAnyStageLeavesNothing_data() {
        QTest::addColumn<QString>("stage");
        QTest::addColumn<int>("done");
        QTest::newRow("before the prompt") << "encode" << 0;
        QTest::newRow("before the network") << "load" << 0;
        QTest::newRow("before the first step") << "sample" << 0;
        QTest::newRow("in the second batch") << "sample" << 13;
        QTest::newRow("while decoding") << "decode" << 1;
        QTest::newRow("before writing") << "decode" << 5;
    }
    void aStopAtAnyStageLeavesNothing() {
        QFETCH(QString, stage);
        QFETCH(int, done);
        GenerateRequest five = request();
        five.settings.count = 5;
        Listener listener;
        listener.stopAt = stage.toStdString();
        listener.stopDone = done;
        auto outcome = generate(five, listener, listener.stop.get_token());
        QVERIFY(!outcome.ok());
        QVERIFY2(outcome.error().code == ErrorCode::Stopped, outcome.message().c_str());
        QVERIFY(fs::is_empty(m_folder));
    }

    void aFailureAtTheEndLeavesNothing() {
        GenerateRequest broken = request();
        broken.settings.count = 2;
        Listener listener;
        // The latents' target turns into a folder after it was checked.
        broken.latentsFile = m_folder / "latents.npy";
        struct Spoiler : Listener {
            fs::path target;
            void progress(const Progress& progress) override {
                if (progress.stage == "decode")
                    fs::create_directory(target);
            }
        } spoiler;
        spoiler.target = broken.latentsFile;
        auto outcome = generate(broken, spoiler);
        QVERIFY(!outcome.ok());
        QVERIFY(!fs::exists(m_folder / "out"));
        QVERIFY(fs::is_empty(broken.latentsFile));
    }

    void aSeedIsDrawnWhenNoneIsGiven() {
        GenerateRequest seedless = request();
        seedless.settings.seed.reset();
        seedless.settings.steps = 1;
        std::set<uint64_t> seeds;
        for (int i = 0; i < 4; ++i) {
            Listener listener;
            seeds.insert(generate(seedless, listener)->pictures[0].seed);
        }
        QVERIFY(seeds.size() > 1);
    }

    void seedsRunOverTheEnd() {
        GenerateRequest last = request();
        last.settings.seed = ~uint64_t{0};
        last.settings.count = 2;
        last.settings.steps = 1;
        Listener listener;
        auto outcome = generate(last, listener);
        QCOMPARE(outcome->pictures[1].seed, uint64_t(0));
    }

    void encodeTextStops() {
        EncodeTextRequest text;
        text.modelFolders = request().modelFolders;
        text.encoder = "fixtures/t5-tiny";
        text.prompt = "a cat";
        text.output = m_folder / "a.npy";
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(encodeText(text, stop.get_token()).error().code == ErrorCode::Stopped);
        QVERIFY(fs::is_empty(m_folder));
        QVERIFY(encodeText(text).ok());
    }
};

QTEST_GUILESS_MAIN(TestGenerate)
#include "test_generate.moc"
