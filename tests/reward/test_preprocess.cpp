// Pictures as scorers see them equal those of Pillow, transformers and torchvision to the bit, and pictures of any
// shape cost a bounded amount of memory.
#include "reward/preprocess.h"
#include "score_fixtures.h"

#include <ATen/ATen.h>
#include <zlib.h>

using namespace miro;
using namespace miro::test;

namespace {

constexpr int kSide = 224;
constexpr PixelStatistics kPlain{{0, 0, 0}, {1, 1, 1}};

uint32_t crcOf(const void* data, size_t bytes) {
    return static_cast<uint32_t>(crc32(0, static_cast<const Bytef*>(data), static_cast<uInt>(bytes)));
}

uint32_t crcOf(const Image& image) {
    return crcOf(image.pixels.data(), image.pixels.size());
}

} // namespace

class TestPreprocess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void levelsAreThePublishedOnes() {
        const ScoreCases cases = scoreCases();
        const nlohmann::json pixels = readJsonFile(kScores / "clip.json").value()["pixels"];
        QVERIFY(cases.pictures.size() >= 40);
        for (size_t i = 0; i < cases.pictures.size(); ++i) {
            const char* name = cases.names[i].c_str();
            const Image& picture = cases.pictures[i];
            QVERIFY2(crcOf(resizedAndCropped(picture, kSide, CropRounding::Down)) == pixels["transformers"][i], name);
            QVERIFY2(crcOf(resizedAndCropped(picture, kSide, CropRounding::HalfToEven)) == pixels["clip"][i], name);
            const at::Tensor floats = floatResizedAndCropped(picture, kSide, kPlain);
            QVERIFY2(crcOf(floats.data_ptr<float>(), floats.nbytes()) == pixels["hpsv2"][i], name);
        }
    }

    // (x - mean) / std of level / 255, in single precision.
    void normalisationIsTorchvisions() {
        const Image image = pattern(31, 17);
        const at::Tensor result = normalisedPixels({&image, 1}, kClipPixels);
        QCOMPARE(result.sizes(), at::IntArrayRef({1, 3, 17, 31}));
        at::Tensor levels = at::from_blob(const_cast<uint8_t*>(image.pixels.data()), {17, 31, 3}, at::kByte);
        levels = levels.permute({2, 0, 1}).to(at::kFloat).div(255);
        for (int64_t c = 0; c < 3; ++c) {
            const auto channel = static_cast<size_t>(c);
            const at::Tensor expected = levels[c].sub(kClipPixels.mean[channel]).div(kClipPixels.std[channel]);
            QVERIFY(at::allclose(result[0][c], expected, 1e-6, 1e-6));
        }
    }

    // 50,000 x 10 would be 1,120,000 x 224 before it is cropped.
    void longPicturesCostNoMoreThanOthers() {
        for (const auto& [width, height] : {std::pair(50'000, 10), std::pair(10, 50'000), std::pair(200'000, 1)}) {
            const Image picture = pattern(width, height);
            const Image result = resizedAndCropped(picture, kSide, CropRounding::Down);
            QCOMPARE(result.width, kSide);
            QCOMPARE(result.height, kSide);
            const at::Tensor floats = floatResizedAndCropped(picture, kSide, kPlain);
            QCOMPARE(floats.size(2), int64_t{kSide});
            QVERIFY(floats.isfinite().all().item<bool>());
        }
    }

    void cropsDifferForSomeOddRests() {
        QVERIFY(cropsAreEqual(pattern(224, 224), kSide));
        QVERIFY(cropsAreEqual(pattern(225, 224), kSide));  // a rest of 1: 0 in both ways
        QVERIFY(!cropsAreEqual(pattern(227, 224), kSide)); // a rest of 3: 1 and 2
        QVERIFY(cropsAreEqual(pattern(512, 512), kSide));
    }
};

QTEST_GUILESS_MAIN(TestPreprocess)
#include "test_preprocess.moc"
