// The small network of previews: its shapes, its file, latents that are no numbers.
#include "decode/preview.h"

#include "base/files.h"
#include "tensor/safetensors.h"

#include <ATen/ATen.h>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace miro;
namespace fs = std::filesystem;

namespace {

using Tensors = std::map<std::string, at::Tensor>;

const PreviewSizes kSizes{.channels = 5, .width = 6, .blocks = 2, .pixels = 2};

Tensors randomTensors() {
    Tensors tensors;
    at::manual_seed(1);
    PreviewNetwork(kSizes, [&](const std::string& name, const std::vector<int64_t>& shape) {
        return tensors[name] = at::randn(shape) * 0.2;
    });
    return tensors;
}

fs::path write(const QTemporaryDir& folder, const Tensors& tensors) {
    const fs::path file = fs::path(folder.path().toStdString()) / "preview.safetensors";
    if (!writeFileAtomically(file, safetensorsBytes(tensors, {{"kind", PreviewNetwork::kKind}}).value()).ok())
        qFatal("cannot write the network");
    return file;
}

} // namespace

class TestPreviewNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fileAndBack() {
        QTemporaryDir folder;
        const Tensors tensors = randomTensors();
        QCOMPARE(tensors.size(), size_t{12});
        const auto network = PreviewNetwork::open(write(folder, tensors));
        QVERIFY2(network.ok(), network.message().c_str());
        QCOMPARE(network->sizes().channels, kSizes.channels);
        QCOMPARE(network->sizes().width, kSizes.width);
        QCOMPARE(network->sizes().blocks, kSizes.blocks);
        QCOMPARE(network->sizes().pixels, kSizes.pixels);
        const PreviewNetwork same(
            kSizes, [&](const std::string& name, const std::vector<int64_t>&) { return tensors.at(name); });
        const at::Tensor latents = at::randn({2, kSizes.channels, 3, 4});
        const at::Tensor pixels = (*network)(latents);
        QVERIFY(pixels.sizes() == at::IntArrayRef({2, 3, 6, 8}));
        QVERIFY(at::equal(pixels, same(latents)));
    }

    // The last channels are spread over the pixels of a place, row by row, colour by colour.
    void pixelsStandWhereTheyBelong() {
        Tensors tensors = randomTensors();
        tensors.at("out.weight").zero_();
        tensors.at("out.bias") = at::arange(12, at::kFloat);
        const PreviewNetwork network(
            kSizes, [&](const std::string& name, const std::vector<int64_t>&) { return tensors.at(name); });
        const at::Tensor pixels = network(at::randn({1, kSizes.channels, 2, 2}));
        for (int64_t colour = 0; colour < 3; ++colour)
            for (int64_t y = 0; y < 4; ++y)
                for (int64_t x = 0; x < 4; ++x)
                    QCOMPARE(pixels[0][colour][y][x].item<int64_t>(), colour * 4 + y % 2 * 2 + x % 2);
    }

    void picturesAndMarks() {
        const Tensors tensors = randomTensors();
        const PreviewNetwork network(
            kSizes, [&](const std::string& name, const std::vector<int64_t>&) { return tensors.at(name); });
        at::Tensor latents = at::randn({3, kSizes.channels, 3, 4});
        latents[1][0][0][0] = std::nan("");
        const auto images = networkPreviews(network, {latents});
        QCOMPARE(images.size(), size_t{3});
        for (const Image& image : images) {
            QCOMPARE(image.width, 8);
            QCOMPARE(image.height, 6);
        }
        QVERIFY(images[1] == markedPreview(8, 6));
        QVERIFY(images[0] != images[2]);
        const double expected = network(latents.narrow(0, 2, 1)).clamp(0, 1)[0][1][2][3].item<double>();
        QVERIFY(std::abs(images[2].at(3, 2)[1] / 255.0 - expected) < 0.51 / 255);
    }

    void badFiles() {
        const std::vector<std::pair<std::string, at::Tensor>> cases = {
            {"in.weight", {}},
            {"out.weight", {}},
            {"out.bias", {}},
            {"blocks.1.second.bias", {}},
            {"in.weight", at::randn({6, 5})},
            {"out.weight", at::randn({13, 6, 3, 3})},
            {"out.weight", at::randn({12, 7, 3, 3})},
            {"blocks.0.first.weight", at::randn({6, 6, 1, 1})},
            {"in.bias", at::full({6}, NAN)},
        };
        for (const auto& [name, tensor] : cases) {
            QTemporaryDir folder;
            Tensors tensors = randomTensors();
            if (tensor.defined())
                tensors[name] = tensor;
            else
                tensors.erase(name);
            const auto network = PreviewNetwork::open(write(folder, tensors));
            QCOMPARE(network.error().code, ErrorCode::Corrupt);
            QVERIFY2(network.message().find(name) != std::string::npos, network.message().c_str());
            QVERIFY2(network.message().find("preview.safetensors") != std::string::npos, network.message().c_str());
        }
        QCOMPARE(PreviewNetwork::open("/none/preview.safetensors").error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestPreviewNetwork)
#include "test_preview_network.moc"
