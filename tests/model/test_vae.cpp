// The two halves of the VAE against diffusers, and files that are not what they should be.
#include "model/vae.h"

#include "base/json.h"
#include "tensor/safetensors.h"

#include <ATen/ATen.h>
#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>

using namespace miro;

namespace {

const std::filesystem::path kFixtures = MIRO_FIXTURES;
constexpr double kTolerance = 2e-4; // of the expected values' size

std::filesystem::path modelFolder(const std::string& name) {
    return kFixtures / "models/fixtures" / name;
}

double relativeDifference(const at::Tensor& found, const at::Tensor& expected) {
    if (found.sizes() != expected.sizes())
        return 1.0;
    return (found - expected).abs().max().item<double>() / expected.abs().max().item<double>();
}

std::map<std::string, at::Tensor> tensorsOf(const std::filesystem::path& path) {
    auto file = openTensorFile(path).value();
    std::map<std::string, at::Tensor> tensors;
    for (const auto& [name, info] : file->tensors())
        tensors[name] = file->load(name).value().clone();
    return tensors;
}

// A copy of vae-tiny that a test may change before it is written.
struct Copy {
    explicit Copy(const std::string& name = "vae-tiny")
        : config(readJsonFile(modelFolder(name) / "config.json").value()),
          tensors(tensorsOf(modelFolder(name) / "diffusion_pytorch_model.safetensors")) {}

    std::filesystem::path write(const std::string& weights = "diffusion_pytorch_model.safetensors") {
        const std::filesystem::path path = folder.path().toStdString();
        std::ofstream(path / "config.json") << config.dump();
        std::ofstream(path / weights, std::ios::binary) << safetensorsBytes(tensors).value();
        return path;
    }

    nlohmann::json config;
    std::map<std::string, at::Tensor> tensors;
    QTemporaryDir folder;
};

std::string failure(const std::filesystem::path& folder) {
    const auto decoder = VaeDecoder::load(folder);
    return decoder.ok() ? "loaded" : decoder.message();
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

class TestVae : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void models();
    void decodesAsPublished_data() { models(); }
    void decodesAsPublished();
    void encodesAsPublished_data() { models(); }
    void encodesAsPublished();
    void upsamplingIsExact();
    void convolutionShapedAttentionIsRead();
    void fp16FileNameIsRead();
    void halvesNeedOnlyTheirOwnTensors();
    void optionalPartsMayBeAbsent();
    void wrongTensorsAreNamed();
    void wrongSizesAreErrors();
    void stopEndsIt();
    void workingMemoryGrowsWithThePicture();
};

void TestVae::models() {
    QTest::addColumn<QString>("model");
    QTest::newRow("vae-tiny") << "vae-tiny";
    QTest::newRow("vae-tiny-oldnames") << "vae-tiny-oldnames";
}

void TestVae::decodesAsPublished() {
    QFETCH(QString, model);
    const auto decoder = VaeDecoder::load(modelFolder(model.toStdString()));
    QVERIFY2(decoder.ok(), decoder.message().c_str());
    for (const char* name : {"decode", "decode-wide"}) {
        auto tensors = tensorsOf(kFixtures / "vae" / model.toStdString() / (std::string(name) + ".safetensors"));
        const auto pixels = (*decoder)->decode(tensors["latents"]);
        QVERIFY2(pixels.ok(), pixels.message().c_str());
        QVERIFY(relativeDifference(*pixels, tensors["pixels"]) < kTolerance);
    }
}

void TestVae::encodesAsPublished() {
    QFETCH(QString, model);
    const auto encoder = VaeEncoder::load(modelFolder(model.toStdString()));
    QVERIFY2(encoder.ok(), encoder.message().c_str());
    for (const char* name : {"encode", "encode-wide"}) {
        auto tensors = tensorsOf(kFixtures / "vae" / model.toStdString() / (std::string(name) + ".safetensors"));
        const auto latents = (*encoder)->encode(tensors["pixels"]);
        QVERIFY2(latents.ok(), latents.message().c_str());
        QVERIFY(relativeDifference(latents->mean, tensors["mean"]) < kTolerance);
        QVERIFY(relativeDifference(latents->logvar, tensors["logvar"]) < kTolerance);
        QVERIFY(at::allclose(latents->deviation().square().log(), tensors["logvar"], 1e-3, 1e-3));
    }
}

// Four 2x2 convolutions instead of one 3x3 over the doubled picture.
void TestVae::upsamplingIsExact() {
    at::manual_seed(3);
    for (auto [h, w] : {std::pair<int64_t, int64_t>{1, 1}, {1, 5}, {4, 3}, {9, 16}}) {
        QTemporaryDir folder;
        const at::Tensor weight = at::randn({6, 6, 3, 3}), bias = at::randn({6}), x = at::randn({2, 6, h, w});
        const std::filesystem::path path = folder.filePath("x.safetensors").toStdString();
        std::ofstream(path, std::ios::binary)
            << safetensorsBytes({{"up.conv.weight", weight}, {"up.conv.bias", bias}}).value();
        auto file = openTensorFile(path).value();
        Weights weights(*file);
        WeightsSource source(weights);
        const VaeUpsample layer(source, "up", 6);
        const at::Tensor expected = at::conv2d(at::upsample_nearest2d(x, {2 * h, 2 * w}), weight, bias, 1, 1);
        QVERIFY(relativeDifference(layer.forward(x), expected) < 2e-6);
    }
}

void TestVae::convolutionShapedAttentionIsRead() {
    Copy copy("vae-tiny-oldnames");
    for (auto& [name, tensor] : copy.tensors)
        if (contains(name, ".attentions.0.") && tensor.dim() == 2)
            tensor = tensor.unsqueeze(2).unsqueeze(3);
    const auto decoder = VaeDecoder::load(copy.write());
    QVERIFY2(decoder.ok(), decoder.message().c_str());
    auto expected = tensorsOf(kFixtures / "vae/vae-tiny-oldnames/decode.safetensors");
    QVERIFY(relativeDifference((*decoder)->decode(expected["latents"]).value(), expected["pixels"]) < kTolerance);
}

void TestVae::fp16FileNameIsRead() {
    Copy copy("vae-tiny-oldnames");
    QVERIFY(VaeDecoder::load(copy.write("diffusion_pytorch_model.fp16.safetensors")).ok());
}

void TestVae::halvesNeedOnlyTheirOwnTensors() {
    Copy copy;
    std::erase_if(copy.tensors, [](const auto& entry) {
        return entry.first.starts_with("encoder.") || entry.first.starts_with("quant_conv.");
    });
    copy.tensors["note"] = at::zeros({1}); // belongs to neither half
    const std::filesystem::path folder = copy.write();
    QVERIFY2(VaeDecoder::load(folder).ok(), failure(folder).c_str());
    const auto encoder = VaeEncoder::load(folder);
    QCOMPARE(encoder.error().code, ErrorCode::Corrupt);
    QVERIFY(contains(encoder.message(), "encoder.conv_in.weight"));
}

void TestVae::optionalPartsMayBeAbsent() {
    Copy copy;
    copy.config["use_post_quant_conv"] = false;
    copy.config["mid_block_add_attention"] = false;
    QVERIFY(contains(failure(copy.write()), "does not belong"));
    std::erase_if(copy.tensors, [](const auto& entry) {
        return entry.first.starts_with("post_quant_conv.") || contains(entry.first, ".attentions.");
    });
    const auto decoder = VaeDecoder::load(copy.write());
    QVERIFY2(decoder.ok(), decoder.message().c_str());
    QVERIFY((*decoder)->decode(at::randn({1, 4, 3, 3})).value().sizes() == at::IntArrayRef({1, 3, 24, 24}));
}

void TestVae::wrongTensorsAreNamed() {
    const std::string name = "decoder.up_blocks.1.resnets.2.conv1.weight";
    const auto changed = [&](const std::function<void(Copy&)>& change) {
        Copy copy;
        change(copy);
        return failure(copy.write());
    };
    QVERIFY(contains(changed([&](Copy& c) { c.tensors.erase(name); }), name + " is missing"));
    QVERIFY(contains(changed([&](Copy& c) { c.tensors[name] = at::zeros({16, 16, 1, 1}); }), name));
    QVERIFY(contains(changed([&](Copy& c) { c.tensors[name][0][0][0][0] = NAN; }), name + " holds NaN"));
    QVERIFY(contains(changed([&](Copy& c) { c.tensors["decoder.extra"] = at::zeros({1}); }), "decoder.extra"));
    QVERIFY(contains(changed([&](Copy& c) {
                         c.config["block_out_channels"] = {8, 12, 16, 24};
                     }),
                     "decoder.conv_in.weight"));
    QVERIFY(contains(changed([&](Copy& c) { c.config["layers_per_block"] = 1; }), "does not belong"));
    QVERIFY(contains(changed([&](Copy& c) { c.config["up_block_types"][2] = "AttnUpDecoderBlock2D"; }),
                     "AttnUpDecoderBlock2D"));
    QTemporaryDir empty;
    QCOMPARE(VaeDecoder::load(empty.path().toStdString()).error().code, ErrorCode::NotFound);
}

void TestVae::wrongSizesAreErrors() {
    const auto decoder = VaeDecoder::load(modelFolder("vae-tiny")).value();
    for (const at::Tensor& latents : {at::zeros({1, 5, 4, 4}), at::zeros({4, 4, 4}), at::zeros({0, 4, 4, 4})})
        QVERIFY(!decoder->decode(latents).ok());
    const auto encoder = VaeEncoder::load(modelFolder("vae-tiny")).value();
    QCOMPARE(encoder->encode(at::zeros({1, 3, 20, 24})).error().code, ErrorCode::Usage);
    QCOMPARE(encoder->encode(at::zeros({1, 4, 24, 24})).error().code, ErrorCode::Usage);
}

void TestVae::stopEndsIt() {
    std::stop_source stop;
    stop.request_stop();
    const auto decoder = VaeDecoder::load(modelFolder("vae-tiny")).value();
    QCOMPARE(decoder->decode(at::zeros({1, 4, 4, 4}), stop.get_token()).error().code, ErrorCode::Stopped);
    const auto encoder = VaeEncoder::load(modelFolder("vae-tiny")).value();
    QCOMPARE(encoder->encode(at::zeros({1, 3, 8, 8}), stop.get_token()).error().code, ErrorCode::Stopped);
}

void TestVae::workingMemoryGrowsWithThePicture() {
    const auto decoder = VaeDecoder::load(modelFolder("vae-tiny")).value();
    QCOMPARE(decoder->config().scaleFactor(), 8);
    QVERIFY(decoder->workingBytes(8, 8) >= 64 * 64 * 8 * 4 * 2);
    QCOMPARE(decoder->workingBytes(16, 8), 2 * decoder->workingBytes(8, 8));
}

QTEST_GUILESS_MAIN(TestVae)
#include "test_vae.moc"
