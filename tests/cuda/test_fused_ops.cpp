#include "tensor/fused_ops.h"

#include "tensor/fused_ops_cpu.h"
#include "tensor/parallel.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <QtTest>
#include <atomic>
#include <c10/core/InferenceMode.h>
#include <mutex>
#include <set>
#include <thread>

using namespace miro;

namespace {

// The largest difference relative to the scale (the largest magnitude) of the expected tensor.
double relativeError(const at::Tensor& got, const at::Tensor& expected) {
    if (got.sizes() != expected.sizes() || got.scalar_type() != expected.scalar_type())
        return 1e9;
    if (got.numel() == 0)
        return 0.0;
    const double scale = std::max(1e-30, expected.to(at::kDouble).abs().max().item<double>());
    return (got.to(at::kDouble) - expected.to(at::kDouble)).abs().max().item<double>() / scale;
}

// One rounding of the type, for results that are rounded from values that agree to fp32's accuracy.
double tolerance(at::ScalarType type) {
    return type == at::kFloat ? 1e-6 : type == at::kHalf ? 1.1e-3 : 8.5e-3;
}

bool sameBits(const at::Tensor& a, const at::Tensor& b) {
    return a.scalar_type() == b.scalar_type() && a.sizes() == b.sizes() &&
           std::memcmp(a.contiguous().const_data_ptr(), b.contiguous().const_data_ptr(), a.nbytes()) == 0;
}

void compareError(double error, double limit, const std::string& what) {
    QVERIFY2(error <= limit, qPrintable(QString::fromStdString(what) + ": " + QString::number(error)));
}

constexpr at::ScalarType kTypes[] = {at::kFloat, at::kBFloat16, at::kHalf};

at::Tensor noise(at::IntArrayRef shape, at::ScalarType type = at::kFloat) {
    return at::randn(shape).to(type);
}

} // namespace

class TestFusedOps : public QObject {
    Q_OBJECT

    c10::InferenceMode m_inference;

private Q_SLOTS:
    void init() { at::manual_seed(7); }

    void rmsNormEqualsLibtorch() {
        for (at::ScalarType xType : kTypes)
            for (at::ScalarType weightType : kTypes)
                for (int64_t length : {1, 3, 31, 63, 64, 65, 127, 512, 777, 1024}) {
                    const at::Tensor x = noise({2, 5, length}, xType) * 3, weight = noise({length}, weightType);
                    const at::Tensor expected = reference::rmsNorm(x, weight, 1e-6);
                    const at::Tensor got = rmsNorm(x, weight, 1e-6);
                    QCOMPARE(got.scalar_type(), expected.scalar_type());
                    // x is rounded to its type on the way, so its type decides.
                    compareError(relativeError(got, expected), std::max(tolerance(xType), tolerance(got.scalar_type())),
                                 "length " + std::to_string(length));
                }
    }

    void rmsNormUnderAutocastGivesFp32() {
        QCOMPARE(rmsNorm(noise({4, 8}, at::kBFloat16), noise({8})).scalar_type(), at::kFloat);
        QCOMPARE(rmsNorm(noise({4, 8}, at::kBFloat16), noise({8}, at::kBFloat16)).scalar_type(), at::kBFloat16);
    }

    void rmsNormOfExtremes() {
        const at::Tensor weight = at::ones({4});
        const at::Tensor x = at::tensor({0.F, 0.F, 0.F, 0.F, 1e-20F, -1e-20F, 0.F, 1e-20F, 1e18F, -1e18F, 1e18F, 0.F,
                                         1e30F, 0.F, 0.F, 0.F})
                                 .view({4, 4});
        QVERIFY(at::allclose(rmsNorm(x, weight), reference::rmsNorm(x, weight, 1e-6), 1e-6, 0.0));
        const at::Tensor bad = at::full({1, 4}, std::numeric_limits<float>::quiet_NaN());
        QVERIFY(rmsNorm(bad, weight).isnan().all().item<bool>());
        QVERIFY(at::equal(rmsNorm(bad, weight).isnan(), reference::rmsNorm(bad, weight, 1e-6).isnan()));
        const at::Tensor infinite = at::tensor({std::numeric_limits<float>::infinity(), 1.F, 2.F, 3.F}).view({1, 4});
        QVERIFY(at::equal(rmsNorm(infinite, weight).isnan(), reference::rmsNorm(infinite, weight, 1e-6).isnan()));
    }

    void swiGluEqualsLibtorch() {
        for (at::ScalarType type : kTypes)
            for (int64_t half : {1, 2, 7, 16, 33, 255, 1408}) {
                const at::Tensor packed = noise({3, 4, 2 * half}, type) * 4;
                compareError(relativeError(swiGlu(packed), reference::swiGlu(packed)), tolerance(type),
                             "half " + std::to_string(half));
            }
    }

    void swiGluOfExtremes() {
        const float infinity = std::numeric_limits<float>::infinity();
        const at::Tensor b = at::tensor({0.F, -0.F, 89.F, -89.F, 104.F, -104.F, 1e4F, -1e4F, 3e38F, -3e38F, infinity,
                                         -infinity, std::numeric_limits<float>::quiet_NaN(), 1e-40F, -1e-40F, 20.F});
        const at::Tensor packed = at::cat({at::ones_like(b), b}).view({1, -1});
        const at::Tensor got = swiGlu(packed), expected = reference::swiGlu(packed);
        QVERIFY(at::allclose(got, expected, 1e-6, 1e-37, true));
    }

    void stepEqualsLibtorchToTheBit() {
        for (at::ScalarType vType : kTypes)
            for (bool guided : {true, false}) {
                const at::Tensor x = noise({3, 4, 9, 7}), positive = noise({3, 4, 9, 7}, vType);
                const at::Tensor negative = guided ? noise({3, 4, 9, 7}, vType) : at::Tensor();
                const at::Tensor numbers = eulerCoefficients(7.3, 0.12, 0.1401);
                const EulerStep got = guidedEulerStep(x, positive, negative, numbers);
                const EulerStep expected = reference::guidedEulerStep(x, positive, negative, numbers);
                QVERIFY(sameBits(got.next, expected.next));
                QVERIFY(sameBits(got.x0, expected.x0));
            }
    }

    void stepOfMixedTypes() {
        const at::Tensor x = noise({2, 4, 8, 8}, at::kBFloat16), positive = noise({2, 4, 8, 8}, at::kHalf);
        const at::Tensor negative = noise({2, 4, 8, 8}, at::kBFloat16);
        const EulerStep got = guidedEulerStep(x, positive, negative, 2.0, 0.5, 0.6);
        const EulerStep expected = reference::guidedEulerStep(x, positive, negative, eulerCoefficients(2.0, 0.5, 0.6));
        QVERIFY(sameBits(got.next, expected.next));
        QVERIFY(sameBits(got.x0, expected.x0));
        QCOMPARE(got.next.scalar_type(), at::kFloat);
    }

    void stepTakesARowOfASchedule() {
        const at::Tensor x = noise({1, 4, 4, 4}), v = noise({1, 4, 4, 4});
        const at::Tensor schedule = at::stack({eulerCoefficients(0, 0.0, 0.5), eulerCoefficients(0, 0.5, 1.0)});
        QVERIFY(sameBits(guidedEulerStep(x, v, {}, schedule[1]).next, guidedEulerStep(x, v, {}, 0, 0.5, 1.0).next));
        // One row of a (4, steps) schedule has gaps between its numbers.
        const at::Tensor gapped = schedule.t().contiguous().t();
        QVERIFY(sameBits(guidedEulerStep(x, v, {}, gapped[1]).next, guidedEulerStep(x, v, {}, 0, 0.5, 1.0).next));
    }

    void previewEqualsLibtorch() {
        for (int64_t channels : {1, 4, 12, 16}) {
            const at::Tensor latents = noise({2, channels, 5, 9}), matrix = noise({3, channels}), bias = noise({3});
            compareError(relativeError(previewMap(latents, matrix, bias, PreviewPixels::Float),
                                       reference::previewMap(latents, matrix, bias, PreviewPixels::Float)),
                         1e-6, "floats");
            const at::Tensor got = previewMap(latents, matrix, bias);
            const at::Tensor expected = reference::previewMap(latents, matrix, bias, PreviewPixels::Uint8);
            QCOMPARE(got.sizes().vec(), (std::vector<int64_t>{2, 5, 9, 3}));
            QCOMPARE(got.scalar_type(), at::kByte);
            QVERIFY((got.to(at::kInt) - expected.to(at::kInt)).abs().max().item<int>() <= 1);
        }
    }

    void stridesDoNotMatter() {
        const at::Tensor x = noise({6, 32, 5}).transpose(1, 2), weight = noise({64}).slice(0, 0, 64, 2);
        QVERIFY(!x.is_contiguous() && !weight.is_contiguous());
        QVERIFY(sameBits(rmsNorm(x, weight), rmsNorm(x.contiguous(), weight.contiguous())));
        QVERIFY(sameBits(swiGlu(x), swiGlu(x.contiguous())));
        const at::Tensor expanded = noise({1, 1, 32}).expand({2, 3, 32});
        QVERIFY(sameBits(swiGlu(expanded), swiGlu(expanded.contiguous())));
        const at::Tensor sample = noise({2, 8, 8, 4}).permute({0, 3, 1, 2});
        const EulerStep step = guidedEulerStep(sample, sample, sample.flip(0), 3, 0.2, 0.3);
        const EulerStep dense =
            guidedEulerStep(sample.contiguous(), sample.contiguous(), sample.flip(0).contiguous(), 3, 0.2, 0.3);
        QVERIFY(sameBits(step.next, dense.next) && sameBits(step.x0, dense.x0));
        const at::Tensor matrix = noise({4, 3}).t();
        QVERIFY(sameBits(previewMap(sample, matrix, at::zeros({3})),
                         previewMap(sample.contiguous(), matrix.contiguous(), at::zeros({3}))));
    }

    void emptyTensorsStayEmpty() {
        QCOMPARE(rmsNorm(at::zeros({0, 8}), at::ones({8})).sizes().vec(), (std::vector<int64_t>{0, 8}));
        QCOMPARE(swiGlu(at::zeros({3, 0})).sizes().vec(), (std::vector<int64_t>{3, 0}));
        QCOMPARE(guidedEulerStep(at::zeros({0, 4}), at::zeros({0, 4}), {}, 0, 0, 1).next.numel(), 0);
        QCOMPARE(previewMap(at::zeros({0, 4, 2, 2}), at::zeros({3, 4}), at::zeros({3})).numel(), 0);
    }

    void inputsAreNotChanged() {
        const at::Tensor x = noise({2, 4, 8, 8}), v = noise({2, 4, 8, 8});
        const at::Tensor xBefore = x.clone(), vBefore = v.clone();
        guidedEulerStep(x, v, v, 7, 0.1, 0.2);
        swiGlu(x);
        rmsNorm(x, at::ones({8}));
        QVERIFY(at::equal(x, xBefore) && at::equal(v, vBefore));
    }

    void threadsDoNotChangeBits() {
        const int before = at::get_num_threads();
        const at::Tensor x = noise({300, 1024}), weight = noise({1024}), v = noise({300, 1024});
        std::vector<at::Tensor> results;
        for (int threads : {1, 2, 3, 4}) {
            at::set_num_threads(threads);
            const EulerStep step = guidedEulerStep(x, v, v.flip(0), 7, 0.1, 0.2);
            results.push_back(
                at::cat({rmsNorm(x, weight).flatten(), swiGlu(x).flatten(), step.next.flatten(), step.x0.flatten()}));
        }
        at::set_num_threads(before);
        for (const at::Tensor& result : results)
            QVERIFY(sameBits(result, results[0]));
    }

    // at::parallel_for silently uses one thread in a file compiled without OpenMP.
    void parallelForUsesSeveralThreads() {
        const int before = at::get_num_threads();
        at::set_num_threads(2);
        std::mutex mutex;
        std::set<std::thread::id> threads;
        std::vector<std::atomic<int>> visits(1000);
        parallelFor(1000, 1, [&](int64_t begin, int64_t end) {
            for (int64_t i = begin; i < end; ++i)
                visits[static_cast<size_t>(i)]++;
            const std::lock_guard lock(mutex);
            threads.insert(std::this_thread::get_id());
        });
        at::set_num_threads(before);
        QCOMPARE(threads.size(), size_t(2));
        for (const auto& visit : visits)
            QCOMPARE(visit.load(), 1);
        QVERIFY_EXCEPTION_THROWN(parallelFor(10, 1, [](int64_t, int64_t) { throw std::runtime_error("told to"); }),
                                 std::runtime_error);
    }

    void vectorWidthDoesNotChangeBits() {
        const at::Tensor x = noise({3, 1000}) * 20, weight = noise({1000}), numbers = eulerCoefficients(7, 0.1, 0.12);
        for (at::ScalarType scalar : {at::kFloat, at::kBFloat16}) {
            const MiroElementType type = scalar == at::kFloat ? MiroFp32 : MiroBf16;
            const at::Tensor typed = x.to(scalar).contiguous();
            std::vector<at::Tensor> results;
            for (int width = 0; width <= static_cast<int>(cpu::widestVectors()); ++width) {
                const auto vectors = static_cast<cpu::Vectors>(width);
                at::Tensor normed = at::empty({3, 1000}), gated = at::empty({3, 500}, scalar),
                           next = at::empty({3, 1000});
                at::Tensor x0 = at::empty({3, 1000});
                cpu::rmsNorm(normed.data_ptr(), typed.const_data_ptr(), type, weight.const_data_ptr(), MiroFp32, 1000,
                             1e-6F, 0, 3, vectors);
                cpu::swiGlu(gated.data_ptr(), typed.const_data_ptr(), type, 500, 0, 3, vectors);
                cpu::guidedEulerStep(next.data_ptr<float>(), x0.data_ptr<float>(), x.const_data_ptr<float>(),
                                     typed.const_data_ptr(), nullptr, type, numbers.const_data_ptr<float>(), 0, 3000,
                                     vectors);
                results.push_back(
                    at::cat({normed.flatten(), gated.flatten().to(at::kFloat), next.flatten(), x0.flatten()}));
            }
            for (const at::Tensor& result : results)
                QVERIFY(sameBits(result, results[0]));
        }
    }

    void wrongShapesAreRefused() {
        const at::Tensor x = at::zeros({2, 4, 8, 8});
        QVERIFY_EXCEPTION_THROWN(rmsNorm(x, at::zeros({7})), c10::Error);
        QVERIFY_EXCEPTION_THROWN(rmsNorm(x.to(at::kDouble), at::zeros({8})), c10::Error);
        QVERIFY_EXCEPTION_THROWN(swiGlu(at::zeros({2, 3})), c10::Error);
        QVERIFY_EXCEPTION_THROWN(guidedEulerStep(x, at::zeros({2, 4, 8, 7}), {}, 0, 0, 1), c10::Error);
        QVERIFY_EXCEPTION_THROWN(guidedEulerStep(x, x, {}, at::zeros({3})), c10::Error);
        QVERIFY_EXCEPTION_THROWN(previewMap(x, at::zeros({3, 5}), at::zeros({3})), c10::Error);
        QVERIFY_EXCEPTION_THROWN(previewMap(x, at::zeros({3, 4}), at::zeros({4})), c10::Error);
    }
};

QTEST_GUILESS_MAIN(TestFusedOps)
#include "test_fused_ops.moc"
