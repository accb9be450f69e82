// Which way unfinished pictures are looked at: what a model brings along goes before what would be fitted.
#include "flow/previewer.h"

#include "base/files.h"
#include "flow/preview_cache.h"
#include "tensor/safetensors.h"

#include <ATen/ATen.h>
#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
namespace fs = std::filesystem;

namespace {

constexpr int64_t kChannels = 4;

// Costly, and counts how often it is asked.
class CountingDecoder : public LatentDecoder {
public:
    Result<at::Tensor> decodePicture(const at::Tensor& latents, std::stop_token) override {
        ++decoded;
        return at::upsample_nearest2d(latents.narrow(1, 0, 3), {latents.size(2) * 4, latents.size(3) * 4});
    }
    at::Tensor bytesOf(const at::Tensor& pixels) const override { return pixels.to(at::kByte); }
    int64_t latentChannels() const override { return kChannels; }
    int64_t scaleFactor() const override { return 4; }

    int decoded = 0;
};

struct Place {
    QTemporaryDir folder;
    fs::path model, cache;
    DecoderSource source;
    CountingDecoder decoder;

    Place() {
        model = fs::path(folder.path().toStdString()) / "model";
        cache = fs::path(folder.path().toStdString()) / "cache";
        fs::create_directories(model);
        source.modelFolder = model;
        source.config.modelType = "linear_patch";
        source.config.codecFile = "codec.safetensors";
        write("codec.safetensors", "a codec");
    }

    void write(const std::string& name, const std::string& bytes) const {
        if (!writeFileAtomically(model / name, bytes).ok())
            qFatal("cannot write %s", name.c_str());
    }

    // One that is red everywhere.
    void writeNetwork(int64_t channels) const {
        std::map<std::string, at::Tensor> tensors;
        PreviewNetwork({.channels = channels, .width = 4, .blocks = 0, .pixels = 2},
                       [&](const std::string& name, const std::vector<int64_t>& shape) {
                           return tensors[name] = at::zeros(shape);
                       });
        tensors.at("out.bias").narrow(0, 0, 4).fill_(1);
        write(kPackPreviewNetwork, safetensorsBytes(tensors).value());
    }
};

const at::Tensor kLatents = at::zeros({1, kChannels, 3, 5});

} // namespace

class TestPreviewer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMapThatTheModelBrings() {
        Place place;
        QVERIFY(
            writePreviewMap(place.model, kPackPreview, {at::zeros({3, kChannels}), at::tensor({0.F, 1.F, 0.F})}).ok());
        Previewer previewer(place.cache);
        QVERIFY(previewer.prepare(PreviewMethod::Auto, place.decoder, place.source, {}).ok());
        QCOMPARE(place.decoder.decoded, 0);
        QVERIFY(!fs::exists(place.cache));
        const auto images = previewer.draw(PreviewMethod::Auto, place.decoder, kLatents);
        QCOMPARE(images.front().width, 5);
        QCOMPARE(int{images.front().at(0, 0)[1]}, 255);
        QCOMPARE(int{images.front().at(0, 0)[0]}, 0);
        QCOMPARE(previewer.name(PreviewMethod::Auto, place.decoder), "linear");
    }

    void aMapForOtherLatentsIsNotTaken() {
        Place place;
        QVERIFY(writePreviewMap(place.model, kPackPreview, {at::zeros({3, kChannels + 1}), at::zeros({3})}).ok());
        Previewer previewer(place.cache);
        QVERIFY(previewer.prepare(PreviewMethod::Auto, place.decoder, place.source, {}).ok());
        QCOMPARE(place.decoder.decoded, 1);
        QVERIFY(previewer.hasMap());
    }

    void aNetworkThatTheModelBrings() {
        Place place;
        place.writeNetwork(kChannels);
        Previewer previewer(place.cache);
        QVERIFY(previewer.prepare(PreviewMethod::Auto, place.decoder, place.source, {}).ok());
        QCOMPARE(place.decoder.decoded, 0);
        const auto images = previewer.draw(PreviewMethod::Auto, place.decoder, kLatents);
        QCOMPARE(images.front().width, 10);
        QCOMPARE(images.front().height, 6);
        QCOMPARE(int{images.front().at(9, 5)[0]}, 255);
        QCOMPARE(int{images.front().at(9, 5)[2]}, 0);
        QCOMPARE(previewer.name(PreviewMethod::Auto, place.decoder), "decoder");
        // Who wants the linear one gets it.
        QCOMPARE(previewer.name(PreviewMethod::Linear, place.decoder), "linear");
        QVERIFY(previewer.prepare(PreviewMethod::Linear, place.decoder, place.source, {}).ok());
        QCOMPARE(place.decoder.decoded, 1);
        QCOMPARE(previewer.draw(PreviewMethod::Linear, place.decoder, kLatents).front().width, 5);
        QCOMPARE(previewer.draw(PreviewMethod::Auto, place.decoder, kLatents).front().width, 10);
    }

    // A preview never fails a run.
    void aNetworkThatIsNotUsable() {
        for (const bool damaged : {true, false}) {
            Place place;
            if (damaged)
                place.write(kPackPreviewNetwork, "no network");
            else
                place.writeNetwork(kChannels + 1);
            Previewer previewer(place.cache);
            QVERIFY(previewer.prepare(PreviewMethod::Auto, place.decoder, place.source, {}).ok());
            QCOMPARE(previewer.name(PreviewMethod::Auto, place.decoder), "linear");
            QCOMPARE(previewer.draw(PreviewMethod::Auto, place.decoder, kLatents).front().width, 5);
        }
    }
};

QTEST_GUILESS_MAIN(TestPreviewer)
#include "test_previewer.moc"
