#include "tensor/npy.h"
#include "train/model_folder.h"
#include "train/train_fixtures.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

class TestModelFolder : public QObject {
    Q_OBJECT

    // A published folder through the trainer's network and out again.
    static Result<void> copyOf(const std::string& model, const fs::path& to, bool half = false) {
        const auto config = must(readJsonFile(checkpointFolder(model) / "config.json"));
        const Tensors published = tensorsOf(checkpointFolder(model) / "model.safetensors");
        LatentScaling scaling;
        if (published.count("postprocessing.scale"))
            scaling = {published.at("postprocessing.scale"), published.at("postprocessing.bias")};
        return writeModelFolder(to, {config,
                                     loadNetwork(model)->state(),
                                     scaling,
                                     must(readNpy(checkpointFolder(model) / "uncond_embedding.npy")),
                                     {{"codec.bin", "bytes"}},
                                     half});
    }

private Q_SLOTS:
    void isThePublishedLayout() {
        QTemporaryDir folder;
        const fs::path to = fs::path(folder.path().toStdString()) / "model";
        QVERIFY(copyOf("fixtures/miro-7", to).ok());
        const Tensors published = tensorsOf(checkpointFolder("fixtures/miro-7") / "model.safetensors");
        const Tensors ours = tensorsOf(to / "model.safetensors");
        QCOMPARE(ours.size(), published.size());
        for (const auto& [name, tensor] : published)
            QVERIFY2(ours.count(name) && at::equal(ours.at(name), tensor), name.c_str());
        QCOMPARE(must(readJsonFile(to / "config.json")),
                 must(readJsonFile(checkpointFolder("fixtures/miro-7") / "config.json")));
        QCOMPARE(must(readNpy(to / "uncond_embedding.npy")).sizes(),
                 must(readNpy(checkpointFolder("fixtures/miro-7") / "uncond_embedding.npy")).sizes());
        QVERIFY(fs::exists(to / "codec.bin"));
        QVERIFY(Rin::load(must(readRinConfig(to / "config.json")), *must(openSafetensors(to / "model.safetensors")), {})
                    .ok());
    }

    void halfWeightsAreHalfAsLong() {
        QTemporaryDir folder;
        const fs::path to = fs::path(folder.path().toStdString());
        QVERIFY(copyOf("fixtures/miro-odd-plain", to, true).ok());
        const Tensors ours = tensorsOf(to / "model.safetensors");
        QCOMPARE(ours.at("network.latents").scalar_type(), at::kHalf);
        QCOMPARE(ours.at("network.cond_mask").scalar_type(), at::kBool);
        QVERIFY(Rin::load(must(readRinConfig(to / "config.json")), *must(openSafetensors(to / "model.safetensors")), {})
                    .ok());
    }

    void nothingIsLeftBehind() {
        QTemporaryDir folder;
        const fs::path to = fs::path(folder.path().toStdString()) / "model";
        nlohmann::json config = must(readJsonFile(checkpointFolder("fixtures/miro-7") / "config.json"));
        config["network"]["patch_size"] = 3;
        const auto refused = writeModelFolder(to, {config, {}, {}, at::zeros({1, 32}), {}, false});
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        QVERIFY2(refused.message().find("patch_size") != std::string::npos, refused.message().c_str());
        QVERIFY(!fs::exists(to));
        QVERIFY(!copyOf("fixtures/miro-7", to / "missing" / "model").ok());
        QVERIFY(!fs::exists(to));
    }
};

QTEST_GUILESS_MAIN(TestModelFolder)
#include "test_model_folder.moc"
