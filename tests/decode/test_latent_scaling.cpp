#include "decode/latent_scaling.h"

#include "tensor/safetensors.h"

#include <ATen/ATen.h>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace miro;

class TestLatentScaling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedConstants();
    void theFileWins();
    void otherChannels();
    void badTensorsAreNamed();

private:
    std::unique_ptr<TensorFile> file(const std::map<std::string, at::Tensor>& tensors) {
        const QString path = m_folder.filePath(QString("%1.safetensors").arg(m_files++));
        QFile out(path);
        if (out.open(QIODevice::WriteOnly)) {
            const std::string bytes = safetensorsBytes(tensors).value();
            out.write(bytes.data(), static_cast<qint64>(bytes.size()));
            out.close();
        }
        return openTensorFile(path.toStdString()).value();
    }
    QTemporaryDir m_folder;
    int m_files = 0;
};

void TestLatentScaling::publishedConstants() {
    PostprocessingConfig config;
    LatentScaling plain = LatentScaling::forSdxl(config, nullptr).value();
    const at::Tensor x = at::randn({2, 4, 3, 3});
    QVERIFY(at::allclose(plain.toVae(x), x * 0.13025));
    config.channelWise = true;
    LatentScaling wise = LatentScaling::forSdxl(config, nullptr).value();
    // Channel 1: mean 0.3754, deviation 5.8465 become 0 and 0.5.
    QVERIFY(at::allclose(wise.fromVae(at::full({1, 4, 1, 1}, 0.3754))[0][1], at::zeros({1, 1}), 0, 1e-6));
    QVERIFY(at::allclose(wise.fromVae(at::full({1, 4, 1, 1}, 0.3754 + 5.8465))[0][1], at::full({1, 1}, 0.5)));
    QVERIFY(at::allclose(wise.fromVae(wise.toVae(x)), x, 1e-5, 1e-6));
}

void TestLatentScaling::theFileWins() {
    PostprocessingConfig config;
    config.channelWise = true;
    const at::Tensor scale = at::rand({1, 4, 1, 1}) + 1, bias = at::randn({1, 4, 1, 1});
    auto both = file({{"postprocessing.scale", scale.to(at::kHalf)}, {"postprocessing.bias", bias}});
    LatentScaling scaling = LatentScaling::forSdxl(config, both.get()).value();
    QVERIFY(at::equal(scaling.scale, scale.to(at::kHalf).to(at::kFloat))); // an fp16 file's rounding is kept
    QVERIFY(at::equal(scaling.bias, bias));
    auto neither = file({{"network.x", at::zeros({1})}});
    QVERIFY(at::equal(LatentScaling::forSdxl(config, neither.get())->scale,
                      LatentScaling::forSdxl(config, nullptr)->scale));
}

void TestLatentScaling::otherChannels() {
    VaeConfig vae;
    vae.latentChannels = 2;
    const at::Tensor x = at::randn({3, 2, 4, 4});
    QVERIFY(at::equal(LatentScaling::forSdxl({}, nullptr, vae)->fromVae(x), x)); // nothing is known of them
    vae.latentsMean = {1, -2};
    vae.latentsDeviation = {4, 0};
    const LatentScaling scaling = LatentScaling::forSdxl({}, nullptr, vae).value();
    QVERIFY(at::allclose(scaling.fromVae(x).select(1, 0), (x.select(1, 0) - 1) / 8));
    QVERIFY(at::allclose(scaling.fromVae(x).select(1, 1), x.select(1, 1) + 2)); // nothing to divide by
    QVERIFY(at::allclose(scaling.toVae(scaling.fromVae(x)), x, 1e-5, 1e-6));
    auto own =
        file({{"postprocessing.scale", at::full({1, 2, 1, 1}, 3.0)}, {"postprocessing.bias", at::ones({1, 2, 1, 1})}});
    QVERIFY(at::allclose(LatentScaling::forSdxl({}, own.get(), vae)->fromVae(x), x * 3 + 1));
    auto none = file({{"network.x", at::zeros({1})}});
    const auto refused = LatentScaling::forSdxl({}, none.get(), vae);
    QCOMPARE(refused.error().code, ErrorCode::Corrupt);
    QVERIFY2(refused.message().find("latent_channels of this one is 2") != std::string::npos,
             refused.message().c_str());
}

void TestLatentScaling::badTensorsAreNamed() {
    const at::Tensor good = at::ones({1, 4, 1, 1});
    for (const at::Tensor& bad : {at::ones({4}), at::zeros({1, 4, 1, 1}), at::full({1, 4, 1, 1}, NAN)}) {
        auto weights = file({{"postprocessing.scale", bad}, {"postprocessing.bias", good}});
        const auto scaling = LatentScaling::forSdxl({}, weights.get());
        QCOMPARE(scaling.error().code, ErrorCode::Corrupt);
        QVERIFY2(scaling.message().find("postprocessing.scale") != std::string::npos, scaling.message().c_str());
    }
}

QTEST_GUILESS_MAIN(TestLatentScaling)
#include "test_latent_scaling.moc"
