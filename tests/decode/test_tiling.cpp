#include "decode/tiling.h"

#include <ATen/ATen.h>
#include <QtTest>

using namespace miro;

class TestTiling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tilesCoverASide_data();
    void tilesCoverASide();
    void aLocalDecoderGivesTheSamePicture_data();
    void aLocalDecoderGivesTheSamePicture();
    void stopIsAskedBetweenTiles();
    void aTilesErrorIsTheResult();
};

void TestTiling::tilesCoverASide_data() {
    QTest::addColumn<int>("length");
    for (int length : {1, 63, 64, 65, 112, 113, 128, 200, 1000})
        QTest::addRow("%d", length) << length;
}

void TestTiling::tilesCoverASide() {
    QFETCH(int, length);
    const TileSize size;
    const std::vector<int64_t> starts = tileStarts(length, size);
    QCOMPARE(starts.front(), 0);
    QCOMPARE(starts.back() + std::min<int64_t>(size.tile, length), length);
    for (size_t i = 1; i < starts.size(); ++i) {
        QVERIFY(starts[i] > starts[i - 1]);
        QVERIFY(starts[i - 1] + size.tile - starts[i] >= size.overlap);
    }
}

void TestTiling::aLocalDecoderGivesTheSamePicture_data() {
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("one tile") << 8 << 10;
    QTest::newRow("one row") << 7 << 50;
    QTest::newRow("one column") << 61 << 9;
    QTest::newRow("many") << 37 << 53;
}

// A decoder that looks at each latent alone: blending must then change nothing.
void TestTiling::aLocalDecoderGivesTheSamePicture() {
    QFETCH(int, height);
    QFETCH(int, width);
    auto decode = [](const at::Tensor& latents) -> Result<at::Tensor> {
        return at::upsample_nearest2d(latents.narrow(1, 0, 3), {latents.size(2) * 4, latents.size(3) * 4});
    };
    const at::Tensor latents = at::randn({1, 4, height, width});
    const at::Tensor tiled = decodeByTiles(latents, 4, {16, 6}, decode, {}).value();
    QVERIFY(at::allclose(tiled, decode(latents).value(), 1e-5, 1e-6));
}

void TestTiling::stopIsAskedBetweenTiles() {
    std::stop_source stop;
    int tiles = 0;
    auto decode = [&](const at::Tensor& latents) -> Result<at::Tensor> {
        if (++tiles == 2)
            stop.request_stop();
        return at::zeros({1, 3, latents.size(2), latents.size(3)});
    };
    const auto picture = decodeByTiles(at::zeros({1, 4, 64, 64}), 1, {16, 4}, decode, stop.get_token());
    QCOMPARE(picture.error().code, ErrorCode::Stopped);
    QCOMPARE(tiles, 2);
}

void TestTiling::aTilesErrorIsTheResult() {
    auto decode = [](const at::Tensor&) -> Result<at::Tensor> {
        return Error{ErrorCode::OutOfMemory, "no room"};
    };
    QCOMPARE(decodeByTiles(at::zeros({1, 4, 64, 64}), 1, {16, 4}, decode, {}).error().code, ErrorCode::OutOfMemory);
}

QTEST_GUILESS_MAIN(TestTiling)
#include "test_tiling.moc"
