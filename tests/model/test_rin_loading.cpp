#include "model/rin_fixtures.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <functional>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

// What a checkpoint's tensors may be, and that what they may not be is named.
class TestRinLoading : public QObject {
    Q_OBJECT

    using Tensors = std::map<std::string, at::Tensor>;

    QTemporaryDir m_folder;

    // Loads fixtures/NAME with its tensors changed.
    Result<std::unique_ptr<Rin>> loadChanged(const std::string& name, const std::function<void(Tensors&)>& change,
                                             const std::function<void(RinConfig&)>& changeConfig = {}) {
        fs::path source = checkpointFolder("fixtures/" + name);
        Tensors tensors = tensorsOf(source / "model.safetensors");
        change(tensors);
        fs::path path = fs::path(m_folder.path().toStdString()) / "model.safetensors";
        std::ofstream(path, std::ios::binary) << must(safetensorsBytes(tensors));
        RinConfig config = must(readRinConfig(source / "config.json"));
        if (changeConfig)
            changeConfig(config);
        auto file = must(openSafetensors(path));
        return Rin::load(config, *file, {});
    }

    void refused(const Result<std::unique_ptr<Rin>>& result, std::initializer_list<const char*> parts) {
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Corrupt);
        QVERIFY(result.message().find('\n') == std::string::npos);
        for (const char* part : parts)
            QVERIFY2(result.message().find(part) != std::string::npos, result.message().c_str());
    }

private Q_SLOTS:
    void missingTensorsAreNamed_data() {
        QTest::addColumn<QString>("tensor");
        QTest::addColumn<QString>("expected");
        QTest::newRow("block") << "network.rin_blocks.0.processer_sa.0.sa.qkv.weight"
                               << "(144, 48)";
        QTest::newRow("reward") << "network.coherence_embedder.vqa_score_coherence.encode_time.freqs"
                                << "(12)";
        QTest::newRow("last") << "network.map_tokens_to_patches.1.bias"
                              << "(16)";
        QTest::newRow("self-conditioning") << "network.ln_previous_1.weight"
                                           << "(48)";
    }

    void missingTensorsAreNamed() {
        QFETCH(QString, tensor);
        QFETCH(QString, expected);
        refused(loadChanged("miro-7", [&](Tensors& tensors) { QVERIFY(tensors.erase(tensor.toStdString()) == 1); }),
                {"model.safetensors", qPrintable(tensor), qPrintable(expected)});
    }

    void wrongShapesAreNamed() {
        refused(loadChanged("miro-7",
                            [](Tensors& tensors) {
                                at::Tensor& latents = tensors.at("network.latents");
                                latents = latents.narrow(0, 0, latents.size(0) - 1).contiguous();
                            }),
                {"network.latents", "(19, 48)", "(20, 48)"});
    }

    void unknownNetworkTensorsAreNamed() {
        refused(loadChanged("miro-7", [](Tensors& tensors) { tensors["network.adapter.weight"] = at::ones({2}); }),
                {"network.adapter.weight", "does not belong"});
        refused(loadChanged("miro-7", [](Tensors& tensors) { tensors["network.rin_blocks.9.extra"] = at::ones({2}); }),
                {"network.rin_blocks.9.extra"});
        QVERIFY(loadChanged("miro-7", [](Tensors& tensors) { tensors["postprocessing.vae.x"] = at::ones({2}); }).ok());
    }

    void variantsWithoutAPartRefuseIt() {
        // The file has self-conditioning, the config says it has not.
        refused(loadChanged(
                    "miro-7", [](Tensors&) {}, [](RinConfig& c) { c.network.useSelfConditioning = false; }),
                {"does not belong"});
        refused(loadChanged(
                    "miro-7", [](Tensors&) {}, [](RinConfig& c) { c.network.useCondRinBlock = false; }),
                {"retrieve_cond"});
    }

    void nanWeightsAreRefused() {
        refused(loadChanged("miro-7",
                            [](Tensors& tensors) {
                                at::Tensor& weight = tensors.at("network.rin_blocks.1.writer_ca.ca.out.weight");
                                weight = weight.clone();
                                weight[0][0] = std::nan("");
                            }),
                {"network.rin_blocks.1.writer_ca.ca.out.weight", "NaN"});
    }

    // The dummies are all true and say nothing: their absence or presence makes no difference.
    void dummiesAreNotNeeded() {
        QVERIFY(loadChanged("miro-7", [](Tensors& tensors) {
                    tensors.erase("network.cond_mask");
                    tensors.erase("network.rin_blocks.0.writer_ca.attention_mask_dummy");
                }).ok());
    }

    // A hostile config asks for any size: it must end in a message, not in memory.
    void hugeSizesEndInAMessage() {
        refused(loadChanged(
                    "miro-7", [](Tensors&) {},
                    [](RinConfig& config) {
                        config.network.latentDim = 16384;
                        config.network.dataDim = 16384;
                        config.network.latentMlpMultiplier = 64;
                        config.network.blockCount = 256;
                        config.network.processingLayers = 256;
                    }),
                {"network.patch_extractor.weight", "expected"});
    }

    void otherTypesOfFilesGiveTheSame_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<double>("bound");
        QTest::newRow("bf16") << int(at::kBFloat16) << 0.1;
        QTest::newRow("fp16") << int(at::kHalf) << 0.02;
        QTest::newRow("fp64") << int(at::kDouble) << 1e-5;
    }

    void otherTypesOfFilesGiveTheSame() {
        QFETCH(int, type);
        QFETCH(double, bound);
        auto loaded = loadChanged("miro-7", [&](Tensors& tensors) {
            for (auto& [name, tensor] : tensors)
                if (at::isFloatingType(tensor.scalar_type()))
                    tensor = tensor.to(at::ScalarType(type));
        });
        QVERIFY2(loaded.ok(), loaded.message().c_str());
        auto io = tensorsOf(fixtures() / "network" / "miro-7-selfcond" / "io.safetensors");
        RinCondition condition =
            must((*loaded)->prepare({io.at("text"), io.at("mask")}, rewardsOf(io, (*loaded)->config().rewardKeys)));
        RinOutput output = must((*loaded)->forward(io.at("y"), io.at("gamma"), condition, io.at("previous")));
        double error = distance(output.v, io.at("v"));
        QVERIFY2(error < bound, qPrintable(QString::number(error)));
    }

    void stopEndsLoading() {
        fs::path folder = checkpointFolder("fixtures/miro-7");
        std::stop_source source;
        source.request_stop();
        auto file = must(openSafetensors(folder / "model.safetensors"));
        auto loaded = Rin::load(must(readRinConfig(folder / "config.json")), *file, {}, source.get_token());
        QVERIFY(!loaded.ok());
        QCOMPARE(loaded.error().code, ErrorCode::Stopped);
    }
};

QTEST_GUILESS_MAIN(TestRinLoading)
#include "test_rin_loading.moc"
