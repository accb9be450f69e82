// Latents to pictures and back, against what the published packages gave.
#include "decode/decoder.h"
#include "decode/pixels.h"
#include "decode/sdxl.h"

#include "base/json.h"
#include "image/image_file.h"
#include "model/vae_config.h"
#include "tensor/npy.h"
#include "tensor/safetensors.h"

#include <ATen/ATen.h>
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>
#include <limits>

using namespace miro;

namespace {

const std::filesystem::path kFixtures = MIRO_FIXTURES;
const std::filesystem::path kStarter = MIRO_FIXTURES "/models/fixtures/starter-v0";

// The share of values that differ by more than one level.
double shareBeyondOneLevel(const Image& a, const Image& b) {
    size_t beyond = 0;
    for (size_t i = 0; i < a.pixels.size(); ++i)
        beyond += std::abs(a.pixels[i] - b.pixels[i]) > 1;
    return static_cast<double>(beyond) / static_cast<double>(a.pixels.size());
}

// A fixture model and the VAE that it names, opened.
struct OpenModel {
    std::unique_ptr<TensorFile> weights;
    DecoderSource source;
};

Result<OpenModel> openModel(const std::filesystem::path& folder) {
    MIRO_TRY(nlohmann::json config, readJsonFile(folder / "config.json"));
    OpenModel model;
    model.source.modelFolder = folder;
    MIRO_TRY(model.source.config, PostprocessingConfig::fromJson(config["postprocessing"], folder.string()));
    if (config.contains("vae_repo"))
        model.source.vaeFolder = kFixtures / "models" / config["vae_repo"].get<std::string>();
    MIRO_TRY(model.weights, openTensorFile(folder / "model.safetensors"));
    model.source.weights = model.weights.get();
    return model;
}

void writeFile(const std::filesystem::path& path, const std::string& bytes) {
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes.data(), static_cast<qint64>(bytes.size()));
}

// A small codec of patches of `side` with more values than channels, and a config for it.
DecoderSource writeCodec(const QTemporaryDir& folder, int64_t side,
                         const std::map<std::string, at::Tensor>& changes = {}) {
    std::map<std::string, at::Tensor> tensors = {{"basis", at::randn({side * side * 3, 5})},
                                                 {"mean", at::randn({side * side * 3}) * 0.1},
                                                 {"scale", at::rand({5}) + 0.5}};
    for (const auto& [name, tensor] : changes)
        if (tensor.defined())
            tensors[name] = tensor;
        else
            tensors.erase(name);
    DecoderSource source;
    source.modelFolder = folder.path().toStdString();
    source.config.modelType = "linear_patch";
    source.config.codecFile = "codec.safetensors";
    writeFile(source.modelFolder / "codec.safetensors", safetensorsBytes(tensors).value());
    return source;
}

} // namespace

class TestDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedPixels_data();
    void publishedPixels();
    void starterPixels();
    void starterCodec();
    void patchesOfAnySize();
    void aBatchIsItsPictures();
    void encodingGivesNormalisedLatents();
    void linearPicturesAgreeWithBytes();
    void tiledComesClose();
    void stopEndsIt();
    void notANumberIsAnError();
    void wrongShapesAreErrors();
    void unknownFamiliesAreNamed();
    void badCodecs();
    void aMissingVaeIsNamed();
};

void TestDecoder::publishedPixels_data() {
    QTest::addColumn<QString>("name");
    for (const QString& name : QDir(MIRO_FIXTURES "/sampling").entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (QFile::exists(MIRO_FIXTURES "/sampling/" + name + "/pixels.png"))
            QTest::newRow(qPrintable(name)) << name;
}

// pixels.png holds the batch side by side or one below the other.
void TestDecoder::publishedPixels() {
    QFETCH(QString, name);
    const std::filesystem::path folder = kFixtures / "sampling" / name.toStdString();
    const auto kase = readJsonFile(folder / "case.json").value();
    std::filesystem::path model = kFixtures / "models" / kase["model"].get<std::string>();
    if (kase["variant"].is_string())
        model /= kase["variant"].get<std::string>();
    auto opened = openModel(model);
    QVERIFY2(opened.ok(), opened.message().c_str());
    auto decoder = openDecoder(opened->source);
    QVERIFY2(decoder.ok(), decoder.message().c_str());
    const auto images = (*decoder)->decode({readNpy(folder / "latents.npy").value()});
    QVERIFY2(images.ok(), images.message().c_str());
    const Image expected = readImage(folder / "pixels.png").value();
    const int width = images->front().width, height = images->front().height;
    const bool sideways = expected.height == height;
    QCOMPARE(expected.width * expected.height, static_cast<int>(images->size()) * width * height);
    Image all{expected.width, expected.height, std::vector<uint8_t>(expected.pixels.size())};
    for (size_t i = 0; i < images->size(); ++i)
        for (int y = 0; y < height; ++y)
            std::copy_n(
                (*images)[i].at(0, y), width * 3,
                all.at(sideways ? static_cast<int>(i) * width : 0, sideways ? y : static_cast<int>(i) * height + y));
    const double share = shareBeyondOneLevel(all, expected);
    QVERIFY2(share <= 0.005, qPrintable(QString("%1 of the values differ by more than one level").arg(share)));
}

void TestDecoder::starterPixels() {
    auto opened = openModel(kStarter);
    QVERIFY2(opened.ok(), opened.message().c_str());
    auto decoder = openDecoder(opened->source).value();
    const nlohmann::json cases = readJsonFile(kFixtures / "starter/case.json").value();
    for (const auto& kase : cases) {
        const auto latents = readNpy(kFixtures / "starter" / kase["latents"].get<std::string>()).value();
        const Image expected = readImage(kFixtures / "starter" / kase["pixels"].get<std::string>()).value();
        const auto images = decoder->decode({latents.dim() == 3 ? latents.unsqueeze(0) : latents});
        QVERIFY2(images.ok(), images.message().c_str());
        QVERIFY(shareBeyondOneLevel(images->front(), expected) <= 0.005);
    }
}

void TestDecoder::starterCodec() {
    auto opened = openModel(kStarter).value();
    auto decoder = openDecoder(opened.source).value();
    QCOMPARE(decoder->latentChannels(), 48);
    QCOMPARE(decoder->scaleFactor(), 8);
    auto file = openSafetensors(kFixtures / "starter/codec.safetensors").value();
    const at::Tensor decoded = decoder->decodePicture(file->load("latents").value(), {}).value();
    const at::Tensor expected = file->load("decoded").value();
    QVERIFY((decoded - expected).abs().max().item<double>() < 1e-5 * expected.abs().max().item<double>() ||
            (decoded.clamp(-1, 1) - expected).abs().max().item<double>() < 1e-5);
    // The fixture's pixels are floats between levels; the nearest level moves latents by less than this.
    auto encoder = openEncoder(opened.source).value();
    const at::Tensor pixels = file->load("pixels").value();
    const Image image = imageFromBytes(pixels.add(1).mul(127.5).add(0.5).clamp(0, 255).to(at::kByte));
    const auto encoded = encoder->encode({image}, {}).value();
    const at::Tensor wanted = file->load("encoded").value();
    QVERIFY((encoded.mean - wanted).abs().max().item<double>() < 0.02 * wanted.abs().max().item<double>());
    QCOMPARE(encoded.deviation.abs().max().item<double>(), 0.0);
}

void TestDecoder::patchesOfAnySize() {
    for (int64_t side : {1, 2, 3, 7, 16}) {
        QTemporaryDir folder;
        at::manual_seed(static_cast<uint64_t>(side));
        const at::Tensor basis =
            std::get<0>(at::linalg_qr(at::randn({side * side * 3, std::min<int64_t>(side * side * 3, 5)})));
        const DecoderSource source =
            writeCodec(folder, side, {{"basis", basis}, {"scale", at::rand({basis.size(1)}) + 0.5}});
        auto decoder = openDecoder(source).value();
        QCOMPARE(decoder->scaleFactor(), side);
        const at::Tensor latents = at::randn({1, basis.size(1), 3, 4});
        const at::Tensor pixels = decoder->decodePicture(latents, {}).value();
        QVERIFY(pixels.sizes() == at::IntArrayRef({1, 3, 3 * side, 4 * side}));
        // One patch by the formula, written out.
        auto file = openTensorFile(source.modelFolder / "codec.safetensors").value();
        const at::Tensor z = latents.select(2, 1).select(2, 2)[0] / file->load("scale").value();
        const at::Tensor patch = at::mv(basis, z) + file->load("mean").value();
        for (int64_t row = 0; row < side; ++row)
            for (int64_t column = 0; column < side; ++column)
                for (int64_t c = 0; c < 3; ++c) {
                    const double found = pixels[0][c][1 * side + row][2 * side + column].item<double>();
                    QVERIFY(std::abs(found - patch[(row * side + column) * 3 + c].item<double>()) < 1e-5);
                }
    }
}

void TestDecoder::aBatchIsItsPictures() {
    auto model = openModel(kFixtures / "models/fixtures/miro-7").value();
    auto decoder = openDecoder(model.source).value();
    const at::Tensor latents = at::randn({3, 4, 8, 8});
    const auto together = decoder->decode({latents}).value();
    for (int64_t i = 0; i < 3; ++i)
        QVERIFY(decoder->decode({latents.narrow(0, i, 1)}).value().front() == together[static_cast<size_t>(i)]);
}

void TestDecoder::encodingGivesNormalisedLatents() {
    auto model = openModel(kFixtures / "models/fixtures/miro-7").value();
    auto encoder = openEncoder(model.source).value();
    auto file = openSafetensors(kFixtures / "vae/vae-tiny/encode.safetensors").value();
    std::vector<Image> images;
    const at::Tensor pixels = file->load("pixels").value();
    for (int64_t i = 0; i < pixels.size(0); ++i)
        images.push_back(imageFromBytes(pixels.narrow(0, i, 1).add(1).mul(127.5).add(0.5).to(at::kByte)));
    const auto encoded = encoder->encode(images, {}).value();
    const at::Tensor mean = file->load("mean").value(), logvar = file->load("logvar").value();
    const double scale = mean.abs().max().item<double>();
    QVERIFY((encoded.mean - mean).abs().max().item<double>() < 0.02 * scale); // bytes round the fixture's pixels
    QVERIFY((encoded.deviation - at::exp(0.5 * logvar)).abs().max().item<double>() < 0.02 * scale);
    // There and back is the identity.
    const LatentScaling scaling = LatentScaling::forSdxl(model.source.config, model.source.weights).value();
    QVERIFY(at::allclose(scaling.toVae(encoder->normalise(mean).values), mean, 1e-5, 1e-5));
    QCOMPARE(encoder->encode({Image{12, 8, std::vector<uint8_t>(12 * 8 * 3)}}, {}).error().code, ErrorCode::Usage);
    QCOMPARE(encoder->encode({}, {}).error().code, ErrorCode::Usage);
}

void TestDecoder::linearPicturesAgreeWithBytes() {
    auto model = openModel(kFixtures / "models/fixtures/miro-7").value();
    auto decoder = openDecoder(model.source).value();
    const Latents latents{readNpy(kFixtures / "sampling/miro-7-seeds/latents.npy").value()};
    const auto images = decoder->decode(latents).value();
    const auto linear = decoder->decodeLinear(latents).value();
    QCOMPARE(images.size(), linear.size());
    for (size_t i = 0; i < images.size(); ++i)
        QVERIFY(shareBeyondOneLevel(srgbImage(linear[i]), images[i]) == 0.0);
}

// GroupNorm and attention see one tile instead of the whole picture, so that tiles are close, not equal.
void TestDecoder::tiledComesClose() {
    auto model = openModel(kFixtures / "models/fixtures/miro-7").value();
    auto scaling = LatentScaling::forSdxl(model.source.config, model.source.weights).value();
    SdxlDecoderOptions options;
    options.untiledBytes = 0;
    SdxlDecoder tiled(scaling, VaeDecoder::load(model.source.vaeFolder).value(), options);
    auto whole = openDecoder(model.source).value();
    at::manual_seed(5);
    const at::Tensor latents = at::upsample_bilinear2d(at::randn({1, 4, 10, 13}), {80, 104}, false) * 0.5;
    const at::Tensor a = tiled.decodePicture(latents, {}).value(), b = whole->decodePicture(latents, {}).value();
    QVERIFY(a.sizes() == b.sizes());
    const double difference = (a - b).abs().mean().item<double>(),
                 contrast = (b - b.mean()).abs().mean().item<double>();
    QVERIFY2(difference < 0.2 * contrast, qPrintable(QString("%1 of %2").arg(difference).arg(contrast)));
    // No seams: steps between neighbouring pixels are no larger than without tiles.
    const double step = a.diff(1, 3).abs().max().item<double>(), wholeStep = b.diff(1, 3).abs().max().item<double>();
    QVERIFY2(step < 1.3 * wholeStep, qPrintable(QString("%1, untiled %2").arg(step).arg(wholeStep)));
}

void TestDecoder::stopEndsIt() {
    auto model = openModel(kFixtures / "models/fixtures/miro-7").value();
    auto decoder = openDecoder(model.source).value();
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(decoder->decode({at::randn({1, 4, 8, 8})}, stop.get_token()).error().code, ErrorCode::Stopped);
    QCOMPARE(decoder->decodePicture(at::randn({1, 4, 8, 8}), stop.get_token()).error().code, ErrorCode::Stopped);
    auto encoder = openEncoder(model.source).value();
    const Image image{16, 16, std::vector<uint8_t>(16 * 16 * 3)};
    QCOMPARE(encoder->encode({image}, stop.get_token()).error().code, ErrorCode::Stopped);
}

void TestDecoder::notANumberIsAnError() {
    auto model = openModel(kFixtures / "models/fixtures/miro-7").value();
    auto decoder = openDecoder(model.source).value();
    for (double bad : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        at::Tensor latents = at::zeros({2, 4, 8, 8});
        latents[1][2][3][4].fill_(bad);
        const auto images = decoder->decode({latents});
        QCOMPARE(images.error().code, ErrorCode::Failed);
        QVERIFY(images.message().find("picture 2") != std::string::npos);
    }
    const auto overflowing = decoder->decode({at::full({1, 4, 8, 8}, 3e38)});
    QVERIFY(!overflowing.ok());
    QVERIFY(overflowing.message().find("NaN") != std::string::npos);
}

void TestDecoder::wrongShapesAreErrors() {
    auto model = openModel(kFixtures / "models/fixtures/miro-7").value();
    auto decoder = openDecoder(model.source).value();
    for (const at::Tensor& values :
         {at::zeros({1, 5, 8, 8}), at::zeros({4, 8, 8}), at::zeros({0, 4, 8, 8}), at::Tensor()})
        QCOMPARE(decoder->decode({values}).error().code, ErrorCode::Failed);
}

void TestDecoder::unknownFamiliesAreNamed() {
    DecoderSource source;
    source.modelFolder = "/models/x";
    source.config.modelType = "flux";
    const auto decoder = openDecoder(source);
    QCOMPARE(decoder.error().code, ErrorCode::Unsupported);
    for (const char* part : {"flux", "sdxl", "linear_patch", "/models/x/config.json"})
        QVERIFY2(decoder.message().find(part) != std::string::npos, decoder.message().c_str());
    QCOMPARE(openEncoder(source).error().code, ErrorCode::Unsupported);
}

void TestDecoder::badCodecs() {
    const std::vector<std::pair<const char*, std::map<std::string, at::Tensor>>> cases = {
        {"basis", {{"basis", {}}}},
        {"basis", {{"basis", at::zeros({10, 5})}}},
        {"basis", {{"basis", at::zeros({12})}}},
        {"basis", {{"basis", at::zeros({12, 0})}}},
        {"mean", {{"mean", {}}}},
        {"mean", {{"mean", at::zeros({11})}}},
        {"scale", {{"scale", at::zeros({5})}}},
        {"scale", {{"scale", at::zeros({4})}}},
        {"mean", {{"mean", at::full({12}, NAN)}}},
    };
    for (const auto& [part, changes] : cases) {
        QTemporaryDir folder;
        const auto decoder = openDecoder(writeCodec(folder, 2, changes));
        QVERIFY2(!decoder.ok(), part);
        QCOMPARE(decoder.error().code, ErrorCode::Corrupt);
        QVERIFY2(decoder.message().find(part) != std::string::npos, decoder.message().c_str());
    }
    QTemporaryDir folder;
    DecoderSource source = writeCodec(folder, 2);
    source.config.patchSize = 3;
    QVERIFY(openDecoder(source).message().find("patch_size") != std::string::npos);
    source.config.patchSize = 2;
    QVERIFY(openDecoder(source).ok());
    source.config.codecFile = "other.safetensors";
    QCOMPARE(openDecoder(source).error().code, ErrorCode::NotFound);
    source.config.codecFile.clear();
    QCOMPARE(openDecoder(source).error().code, ErrorCode::Corrupt);
}

void TestDecoder::aMissingVaeIsNamed() {
    auto model = openModel(kFixtures / "models/fixtures/miro-7").value();
    model.source.vaeFolder = "/nowhere/vae";
    const auto decoder = openDecoder(model.source);
    QCOMPARE(decoder.error().code, ErrorCode::NotFound);
    QVERIFY(decoder.message().find("/nowhere/vae") != std::string::npos);
    model.source.vaeFolder.clear();
    QCOMPARE(openDecoder(model.source).error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestDecoder)
#include "test_decoder.moc"
