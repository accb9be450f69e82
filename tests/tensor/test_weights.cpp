#include "tensor/file_bytes.h"
#include "tensor/noise.h"
#include "tensor/safetensors.h"
#include "tensor/torch_guard.h"
#include "tensor/weights.h"

#include <ATen/ATen.h>

#include <QTemporaryDir>
#include <QtTest>
#include <limits>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

class TestWeights : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::unique_ptr<TensorFile> fileWith(const std::map<std::string, at::Tensor>& tensors) {
        fs::path path = fs::path(m_folder.path().toStdString()) / "model.safetensors";
        writeBytes(path, *safetensorsBytes(tensors));
        return std::move(*openTensorFile(path));
    }

private Q_SLOTS:
    void convertsAndTracks() {
        auto file = fileWith({{"net.a", at::ones({2}, at::kHalf)}, {"net.b", at::ones({1}, at::kBool)}});
        Weights weights(*file);
        QCOMPARE(weights.get("net.a", {2}).scalar_type(), at::kFloat);
        QVERIFY(weights.finish().ok());
        QVERIFY(weights.finish("net.").message().find("net.b") != std::string::npos);
        weights.ignore("net.b");
        QVERIFY(weights.finish("net.").ok());
        QVERIFY(!weights.getOptional("net.c", {1}).defined());
        QVERIFY(weights.finish("net.").ok());
    }

    void firstProblemIsNamed() {
        auto file = fileWith({{"a", at::ones({2, 3})}});
        Weights missing(*file);
        QCOMPARE(missing.get("b", {4}).numel(), int64_t{4});
        missing.get("c", {4});
        QVERIFY(missing.finish().message().find("tensor b is missing; expected (4)") != std::string::npos);
        Weights shape(*file);
        shape.get("a", {3, 2});
        QVERIFY(shape.finish().message().find("tensor a has the shape (2, 3); expected (3, 2)") != std::string::npos);
        QVERIFY(shape.finish().message().find("model.safetensors") != std::string::npos);
    }

    void aStopEndsTheReading() {
        auto file = fileWith({{"a", at::ones({2})}, {"b", at::ones({2})}});
        std::stop_source stop;
        Weights weights(*file, {at::kFloat, at::kCPU, stop.get_token()});
        weights.get("a", {2});
        QVERIFY(weights.finish().ok());
        stop.request_stop();
        QCOMPARE(weights.get("b", {2}).sum().item<float>(), 0.0f); // a stand-in
        QVERIFY(weights.finish().error().code == ErrorCode::Stopped);
    }

    void nanIsRefusedAndOverflowIsNot() {
        auto bad = at::ones({1000});
        bad[777] = std::numeric_limits<float>::quiet_NaN();
        auto file = fileWith({{"nan", bad}, {"large", at::full({4}, 3e38f)}});
        Weights weights(*file);
        weights.get("large", {4}); // its sum is infinite, its values are not
        QVERIFY(weights.finish().ok());
        weights.get("nan", {1000});
        QVERIFY(weights.finish().message().find("tensor nan holds NaN") != std::string::npos);
    }

    // torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(s)): one generator a picture, the seed's low 32
    // bits.
    void noise() {
        at::Tensor both = seededNoise({5, 6}, {4, 8, 8});
        QVERIFY(both.sizes() == at::IntArrayRef({2, 4, 8, 8}));
        QVERIFY(at::equal(both[1], seededNormal(6, {1, 4, 8, 8})[0]));
        QVERIFY(at::equal(both[0], seededNormal((uint64_t{1} << 32) + 5, {1, 4, 8, 8})[0]));
        QVERIFY(!at::equal(both[0], both[1]));
    }

    void torchErrorsBecomeErrors() {
        auto failed = guardTorch("adding", []() -> Result<int> {
            at::add(at::ones({2}), at::ones({3}));
            return 1;
        });
        QCOMPARE(failed.error().code, ErrorCode::Failed);
        QVERIFY(failed.message().find("adding: ") == 0);
        QVERIFY(failed.message().find('\n') == std::string::npos);
        auto huge = guardTorch("allocating", []() -> Result<int> {
            at::empty({int64_t{1} << 46});
            return 1;
        });
        QCOMPARE(huge.error().code, ErrorCode::OutOfMemory);
        QVERIFY_EXCEPTION_THROWN(
            (void)guardTorch("contract", []() -> Result<int> { throw std::logic_error("broken"); }), std::logic_error);
    }
};

QTEST_GUILESS_MAIN(TestWeights)
#include "test_weights.moc"
