#include "sample/sampling_fixtures.h"
#include "tensor/noise.h"

#include <QtTest>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

// Whole runs against the published sampler's latents.
class TestSamplerParity : public QObject {
    Q_OBJECT

    static constexpr double kTolerance = 2e-4;

private Q_SLOTS:
    void publishedRuns_data() {
        QTest::addColumn<QString>("name");
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(fixtures() / "sampling"))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        QVERIFY(names.size() >= 30);
        for (const std::string& name : names)
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    void publishedRuns() {
        QFETCH(QString, name);
        RecordedRun run = recordedRun(name.toStdString());
        const RinNetworkConfig& network = run.loaded.config.network;
        at::Tensor noise = seededNoise(run.request.seeds, {network.inputChannels, network.dataSize, network.dataSize});
        QVERIFY(at::equal(noise, run.inputs.at("noise")));
        at::Tensor latents = must(sampleLatents(*run.loaded.rin, run.request)).values;
        double error = distance(latents, run.latents);
        qInfo("differs by %.2g of its scale", error);
        QVERIFY2(error < kTolerance, qPrintable(QString::number(error)));
    }

    // Each step's estimate belongs to the recorded path: x0 = x - (1 - g) v with the v that led to the next point.
    void estimatesAreThoseOfTheSteps() {
        struct Keeper : StepSink {
            std::vector<at::Tensor> estimates;
            bool wantsEstimate(int64_t) override { return true; }
            void stepDone(const StepEvent& event) override { estimates.push_back(event.x0.clone()); }
        } keeper;
        RecordedRun run = recordedRun("miro-7-steps-8");
        must(sampleLatents(*run.loaded.rin, run.request, &keeper));
        at::Tensor path = must(readNpy(fixtures() / "sampling" / "miro-7-steps-8" / "trajectory.npy"));
        at::Tensor gammas = run.inputs.at("gammas");
        QCOMPARE(int64_t(keeper.estimates.size()), path.size(0) - 1);
        for (int64_t i = 0; i + 1 < path.size(0); ++i) {
            at::Tensor v = (path[i] - path[i + 1]) / (gammas[i + 1] - gammas[i]);
            QVERIFY(distance(keeper.estimates[i][0], path[i] - v * (1 - gammas[i])) < kTolerance);
        }
    }

    // The recorded text is the real tokens only; the program pads to max_text_len, which must not matter.
    void starterRuns_data() {
        QTest::addColumn<int>("number");
        for (int i = 0; i < 4; ++i)
            QTest::addRow("run %d", i) << i;
    }

    void starterRuns() {
        QFETCH(int, number);
        fs::path folder = fixtures() / "starter";
        fs::path model = checkpointFolder("fixtures/starter-v0");
        nlohmann::json run = jsonOf(folder / "case.json")[number];
        std::string textFile;
        for (const auto& text : jsonOf(folder / "text.json"))
            if (text["prompt"] == run["prompt"])
                textFile = text["file"].get<std::string>();
        QVERIFY(!textFile.empty());
        LoadedRin loaded = loadRin(model);
        at::Tensor tokens = must(readNpy(folder / textFile)).unsqueeze(0);
        SampleRequest request;
        request.prompt = paddedText({tokens, at::ones({1, tokens.size(1)}, at::kBool)}, loaded.config.maxTextLength);
        request.unconditional = must(unconditionalText(must(readNpy(model / "uncond_embedding.npy"))));
        request.settings = settingsOf(run, loaded.config);
        request.seeds = {run["seed"].get<uint64_t>()};
        at::Tensor latents = must(sampleLatents(*loaded.rin, request)).values;
        at::Tensor expected = must(readNpy(folder / run["latents"].get<std::string>()));
        double error = distance(latents, expected.view(latents.sizes()));
        qInfo("differs by %.2g of its scale", error);
        QVERIFY2(error < kTolerance, qPrintable(QString::number(error)));
    }
};

QTEST_GUILESS_MAIN(TestSamplerParity)
#include "test_sampler_parity.moc"
