#include "decode/preview.h"

#include <ATen/ATen.h>
#include <QtTest>

using namespace miro;

namespace {

// A decoder whose colours are a known linear map of the latents.
class LinearDecoder : public LatentDecoder {
public:
    Result<at::Tensor> decodePicture(const at::Tensor& latents, std::stop_token stop) override {
        if (stop.stop_requested())
            return stoppedError();
        const at::Tensor rgb = at::einsum("rc,nchw->nrhw", {matrix, latents}) + bias.view({1, 3, 1, 1});
        return at::upsample_nearest2d(rgb * 2 - 1, {latents.size(2) * 4, latents.size(3) * 4});
    }
    at::Tensor bytesOf(const at::Tensor& pixels) const override { return pixels.to(at::kByte); }
    int64_t latentChannels() const override { return 6; }
    int64_t scaleFactor() const override { return 4; }

    at::Tensor matrix = at::randn({3, 6}) * 0.05;
    at::Tensor bias = at::full({3}, 0.5);
};

} // namespace

class TestPreview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLinearDecoderIsFound();
    void picturesHaveOnePixelALatent();
    void stopAndNonsenseAreHandled();
};

void TestPreview::aLinearDecoderIsFound() {
    at::manual_seed(1);
    LinearDecoder decoder;
    const PreviewMap map = fitPreviewMap(decoder).value();
    QVERIFY(at::allclose(map.matrix, decoder.matrix, 1e-3, 1e-4));
    QVERIFY(at::allclose(map.bias, decoder.bias, 1e-3, 1e-4));
}

void TestPreview::picturesHaveOnePixelALatent() {
    const PreviewMap map{at::eye(3, 4), at::zeros({3})};
    at::Tensor latents = at::zeros({2, 4, 5, 7});
    latents[1][0][2][3] = 1.0;
    latents[1][1][2][3] = 0.5;
    latents[1][2][2][3] = -3.0;
    const auto images = previewImages(map, {latents});
    QCOMPARE(images.size(), size_t{2});
    QCOMPARE(images[1].width, 7);
    QCOMPARE(images[1].height, 5);
    QCOMPARE(int{images[1].at(3, 2)[0]}, 255);
    QVERIFY(std::abs(images[1].at(3, 2)[1] - 127) <= 1);
    QCOMPARE(int{images[1].at(3, 2)[2]}, 0);
    QVERIFY(images[0].pixels == std::vector<uint8_t>(5 * 7 * 3));
}

void TestPreview::stopAndNonsenseAreHandled() {
    LinearDecoder decoder;
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(fitPreviewMap(decoder, stop.get_token()).error().code, ErrorCode::Stopped);
    at::Tensor latents = at::zeros({3, 4, 16, 12});
    latents[1][2][3][4] = NAN;
    latents[2][0][0][0] = -INFINITY;
    const auto images = previewImages({at::eye(3, 4), at::zeros({3})}, {latents});
    QCOMPARE(images.size(), size_t{3});
    QVERIFY(images[0] != markedPreview(12, 16)); // its neighbours are seen
    QVERIFY(images[1] == markedPreview(12, 16) && images[2] == markedPreview(12, 16));
    QCOMPARE(images[1].pixels.size(), size_t{16 * 12 * 3});

    const auto decoded = decodedPreviews(decoder, {at::cat({at::zeros({1, 6, 4, 4}), at::full({1, 6, 4, 4}, NAN)})});
    QCOMPARE(decoded.size(), size_t{2});
    QCOMPARE(decoded[0].width, 16);
    QVERIFY(decoded[0] != markedPreview(16, 16) && decoded[1] == markedPreview(16, 16));
    QVERIFY(!markedPreview(1, 1).empty());
}

QTEST_GUILESS_MAIN(TestPreview)
#include "test_preview.moc"
