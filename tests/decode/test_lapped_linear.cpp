// The codec whose pieces overlap: its formula, its edges, its file.
#include "decode/lapped_linear.h"

#include "base/files.h"
#include "tensor/safetensors.h"

#include <ATen/ATen.h>
#include <QTemporaryDir>
#include <QtTest>

using namespace miro;
namespace fs = std::filesystem;

namespace {

constexpr int64_t kValues = 5;

// Kernels of random numbers, each its own mirror image up to the sign.
LappedLinearCodec::Tensors randomTensors(int64_t stride) {
    at::manual_seed(static_cast<uint64_t>(stride));
    const at::Tensor mirror = at::tensor({1, 1, -1, 1, 1, -1, -1, -1, 1, 1}, at::kFloat).view({kValues, 2});
    const auto kernels = [&] {
        at::Tensor whole = at::randn({kValues, 3, 2 * stride, 2 * stride});
        whole = whole + whole.flip(2) * mirror.select(1, 0).view({-1, 1, 1, 1});
        return whole + whole.flip(3) * mirror.select(1, 1).view({-1, 1, 1, 1});
    };
    return {kernels(), kernels(), at::randn({3}) * 0.1, at::rand({kValues}) + 0.5, mirror};
}

fs::path pathOf(const QTemporaryDir& folder) {
    return folder.path().toStdString();
}

DecoderSource write(const QTemporaryDir& folder, const std::string& bytes) {
    DecoderSource source;
    source.modelFolder = pathOf(folder);
    source.config.modelType = LappedLinearCodec::kKind;
    source.config.codecFile = "codec.safetensors";
    if (!writeFileAtomically(source.modelFolder / "codec.safetensors", bytes).ok())
        qFatal("cannot write the codec");
    return source;
}

double largest(const at::Tensor& tensor) {
    return tensor.abs().max().item<double>();
}

} // namespace

class TestLappedLinear : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void piecesAddUp() {
        const int64_t s = 4;
        const auto tensors = randomTensors(s);
        const LappedLinearCodec codec(tensors);
        const at::Tensor latents = at::randn({2, kValues, 4, 5});
        const at::Tensor pixels = codec.decode(latents);
        QVERIFY(pixels.sizes() == at::IntArrayRef({2, 3, 4 * s, 5 * s}));
        // By the formula: place (i, j) covers rows i s - s/2 .. i s + 3 s/2.
        for (const auto& [row, column] : std::vector<std::pair<int64_t, int64_t>>{{2, 2}, {5, 9}, {7, 13}, {13, 17}})
            for (int64_t c = 0; c < 3; ++c) {
                double expected = tensors.mean[c].item<double>();
                for (int64_t i = 0; i < 4; ++i)
                    for (int64_t j = 0; j < 5; ++j) {
                        const int64_t y = row - (i * s - s / 2), x = column - (j * s - s / 2);
                        if (y < 0 || y >= 2 * s || x < 0 || x >= 2 * s)
                            continue;
                        for (int64_t k = 0; k < kValues; ++k)
                            expected += latents[1][k][i][j].item<double>() / tensors.scale[k].item<double>() *
                                        tensors.synthesis[k][c][y][x].item<double>();
                    }
                QVERIFY(std::abs(pixels[1][c][row][column].item<double>() - expected) < 1e-4);
            }
        const at::Tensor picture = at::randn({1, 3, 4 * s, 5 * s});
        const at::Tensor places = codec.encode(picture);
        QVERIFY(places.sizes() == at::IntArrayRef({1, kValues, 4, 5}));
        const at::Tensor patch =
            (picture - tensors.mean.view({1, 3, 1, 1})).narrow(2, 2 * s - s / 2, 2 * s).narrow(3, s - s / 2, 2 * s)[0];
        for (int64_t k = 0; k < kValues; ++k) {
            const double expected =
                (patch * tensors.analysis[k]).sum().item<double>() * tensors.scale[k].item<double>();
            QVERIFY(std::abs(places[0][k][2][1].item<double>() - expected) < 1e-3);
        }
    }

    // A picture and its mirror image are the same thing to it, edges included.
    void mirrorsAreExact() {
        for (const int64_t stride : {2, 4, 8}) {
            const auto tensors = randomTensors(stride);
            const LappedLinearCodec codec(tensors);
            const at::Tensor latents = at::randn({1, kValues, 3, 4}),
                             pixels = at::randn({1, 3, 3 * stride, 4 * stride});
            for (const int64_t dim : {2, 3}) {
                const at::Tensor signs = tensors.mirror.select(1, dim - 2).view({1, -1, 1, 1});
                const at::Tensor decoded = codec.decode(latents), encoded = codec.encode(pixels);
                QVERIFY(largest(codec.decode(latents.flip(dim) * signs) - decoded.flip(dim)) < 1e-5 * largest(decoded));
                QVERIFY(largest(codec.encode(pixels.flip(dim)) - encoded.flip(dim) * signs) < 1e-5 * largest(encoded));
            }
        }
    }

    // What lies beyond an edge is the mirror image: a strip's picture is the same when the strip goes on mirrored.
    void edgesAreAsInside() {
        const int64_t s = 4;
        const auto tensors = randomTensors(s);
        const LappedLinearCodec codec(tensors);
        const at::Tensor latents = at::randn({1, kValues, 3, 4});
        const at::Tensor beyond = latents.flip(3) * tensors.mirror.select(1, 1).view({1, -1, 1, 1});
        const at::Tensor wide = codec.decode(at::cat({beyond, latents}, 3)), narrow = codec.decode(latents);
        QVERIFY(largest(wide.narrow(3, 4 * s, 4 * s) - narrow) < 1e-5 * largest(narrow));
    }

    void fileAndBack() {
        QTemporaryDir folder;
        const LappedLinearCodec codec(randomTensors(8));
        const std::string bytes = codec.fileBytes({{"psnr", "30.9"}}).value();
        const DecoderSource source = write(folder, bytes);
        const auto metadata = readSafetensorsMetadata(source.modelFolder / "codec.safetensors").value();
        QCOMPARE(metadata.at("kind"), "lapped_linear");
        QCOMPARE(metadata.at("kernel"), "16");
        QCOMPARE(metadata.at("stride"), "8");
        QCOMPARE(metadata.at("values"), "5");
        QCOMPARE(metadata.at("psnr"), "30.9");
        auto decoder = openDecoder(source);
        QVERIFY2(decoder.ok(), decoder.message().c_str());
        QCOMPARE((*decoder)->latentChannels(), kValues);
        QCOMPARE((*decoder)->scaleFactor(), 8);
        QVERIFY((*decoder)->isCheap());
        const at::Tensor latents = at::randn({1, kValues, 16, 16});
        QVERIFY(at::equal((*decoder)->decodePicture(latents, {}).value(), codec.decode(latents)));
        auto encoder = openEncoder(source).value();
        const Image image{16, 8, std::vector<uint8_t>(size_t{16 * 8 * 3}, 200)};
        const auto encoded = encoder->encode({image, image}, {});
        QVERIFY2(encoded.ok(), encoded.message().c_str());
        QVERIFY(encoded->mean.sizes() == at::IntArrayRef({2, kValues, 1, 2}));
        QCOMPARE(largest(encoded->deviation), 0.0);
        QVERIFY(at::equal(encoder->normalise(encoded->mean).values, encoded->mean));
        QCOMPARE(encoder->encode({Image{12, 8, std::vector<uint8_t>(size_t{12 * 8 * 3})}}, {}).error().code,
                 ErrorCode::Usage);
    }

    // A codec's file is known without a model's config.
    void aFileAloneSaysWhatItIs() {
        QTemporaryDir folder;
        write(folder, LappedLinearCodec(randomTensors(8)).fileBytes().value());
        const auto source = codecSource(pathOf(folder) / "codec.safetensors");
        QVERIFY2(source.ok(), source.message().c_str());
        QCOMPARE(source->config.modelType, "lapped_linear");
        QVERIFY(openEncoder(*source).ok());
        const auto patches = codecSource(MIRO_FIXTURES "/models/fixtures/starter-v0/codec.safetensors");
        QVERIFY2(patches.ok(), patches.message().c_str());
        QCOMPARE(patches->config.modelType, "linear_patch");
        QVERIFY(openEncoder(*patches).ok());
        write(folder, safetensorsBytes({{"basis", at::ones({12, 2})}}).value());
        QCOMPARE(codecSource(pathOf(folder) / "codec.safetensors")->config.modelType, "linear_patch");
        for (const std::map<std::string, std::string>& metadata :
             {std::map<std::string, std::string>{}, {{"kind", "sdxl"}}, {{"kind", "other"}}}) {
            write(folder, safetensorsBytes({{"weight", at::ones({1})}}, metadata).value());
            const auto other = codecSource(pathOf(folder) / "codec.safetensors");
            QCOMPARE(other.error().code, ErrorCode::Unsupported);
            QVERIFY(other.message().find("codec.safetensors") != std::string::npos);
        }
        QCOMPARE(codecSource(pathOf(folder) / "none.safetensors").error().code, ErrorCode::NotFound);
    }

    void badFiles() {
        struct Case {
            std::string name;
            at::Tensor tensor; // undefined: left out
        };
        const std::vector<Case> cases = {
            {"analysis", {}},
            {"synthesis", {}},
            {"mean", {}},
            {"scale", {}},
            {"mirror", {}},
            {"analysis", at::randn({kValues, 3, 8, 6})},
            {"analysis", at::randn({kValues, 4, 8, 8})},
            {"analysis", at::randn({kValues, 3, 6, 6})},
            {"analysis", at::randn({kValues, 3, 8 * 8})},
            {"synthesis", at::randn({kValues, 3, 4, 4})},
            {"scale", at::tensor({1.F, 1.F, 0.F, 1.F, 1.F})},
            {"mirror", at::full({kValues, 2}, 0.5)},
            {"mean", at::full({3}, NAN)},
        };
        for (const Case& kase : cases) {
            QTemporaryDir folder;
            const auto good = randomTensors(4);
            std::map<std::string, at::Tensor> tensors{{"analysis", good.analysis},
                                                      {"synthesis", good.synthesis},
                                                      {"mean", good.mean},
                                                      {"scale", good.scale},
                                                      {"mirror", good.mirror}};
            if (kase.tensor.defined())
                tensors[kase.name] = kase.tensor;
            else
                tensors.erase(kase.name);
            const auto opened = openDecoder(write(folder, safetensorsBytes(tensors).value()));
            QCOMPARE(opened.error().code, ErrorCode::Corrupt);
            QVERIFY2(opened.message().find(kase.name) != std::string::npos, opened.message().c_str());
            QVERIFY2(opened.message().find("codec.safetensors") != std::string::npos, opened.message().c_str());
        }
        QTemporaryDir folder;
        DecoderSource source = write(folder, LappedLinearCodec(randomTensors(4)).fileBytes().value());
        source.config.patchSize = 8;
        const auto opened = openDecoder(source);
        QVERIFY2(opened.message().find("patch_size is 8") != std::string::npos, opened.message().c_str());
        source.config.codecFile.clear();
        QCOMPARE(openEncoder(source).error().code, ErrorCode::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TestLappedLinear)
#include "test_lapped_linear.moc"
