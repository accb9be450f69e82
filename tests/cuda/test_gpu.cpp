// What only a GPU can show. Skipped, with the reason, on machines without one.
#include "tensor/cuda_loader.h"
#include "tensor/device_memory.h"
#include "tensor/fused_ops.h"
#include "tensor/noise.h"
#include "tensor/step_graph.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <QtTest>
#include <c10/core/InferenceMode.h>

using namespace miro;

namespace {

const at::Device kGpu(at::kCUDA, 0);

double relativeError(const at::Tensor& got, const at::Tensor& expected) {
    const at::Tensor wide = expected.to(at::kDouble);
    return (got.cpu().to(at::kDouble) - wide).abs().max().item<double>() / wide.abs().max().item<double>();
}

double tolerance(at::ScalarType type) {
    return type == at::kFloat ? 1e-6 : type == at::kHalf ? 1.1e-3 : 8.5e-3;
}

constexpr at::ScalarType kTypes[] = {at::kFloat, at::kBFloat16, at::kHalf};

} // namespace

class TestGpu : public QObject {
    Q_OBJECT

    std::optional<c10::InferenceMode> m_inference;

private Q_SLOTS:
    void initTestCase() {
        initialiseTorch();
        if (!cudaAbsenceReason().empty())
            QSKIP(qPrintable(QString::fromStdString("no GPU: " + cudaAbsenceReason())));
        m_inference.emplace();
        // True fp32 on both sides.
        at::globalContext().setFloat32MatmulPrecision("highest");
    }

    void init() { at::manual_seed(11); }

    void kernelsAreUsed() { QVERIFY2(cudaPluginFor(kGpu) != nullptr, cudaStatus().pluginAbsence.c_str()); }

    void rmsNormEqualsItsTwin() {
        for (at::ScalarType xType : kTypes)
            for (at::ScalarType weightType : kTypes)
                for (int64_t length : {1, 3, 31, 64, 127, 512, 777, 1024}) {
                    const at::Tensor x = at::randn({3, 5, length}).to(xType) * 3,
                                     weight = at::randn({length}).to(weightType);
                    const at::Tensor got = rmsNorm(x.to(kGpu), weight.to(kGpu)), expected = rmsNorm(x, weight);
                    QCOMPARE(got.scalar_type(), expected.scalar_type());
                    QVERIFY(relativeError(got, expected) <= std::max(tolerance(xType), tolerance(got.scalar_type())));
                }
    }

    void swiGluEqualsItsTwinToTheBit() {
        for (at::ScalarType type : kTypes)
            for (int64_t half : {1, 3, 4, 33, 1408}) {
                const at::Tensor packed = at::randn({7, 2 * half}).to(type) * 5;
                QVERIFY(at::equal(swiGlu(packed.to(kGpu)).cpu(), swiGlu(packed)));
            }
    }

    void stepEqualsItsTwinToTheBit() {
        const at::Tensor x = at::randn({3, 4, 9, 7}), numbers = eulerCoefficients(7, 0.1, 0.12);
        for (at::ScalarType type : kTypes)
            for (bool guided : {true, false}) {
                const at::Tensor positive = at::randn({3, 4, 9, 7}).to(type);
                const at::Tensor negative = guided ? at::randn({3, 4, 9, 7}).to(type) : at::Tensor();
                const EulerStep got = guidedEulerStep(x.to(kGpu), positive.to(kGpu),
                                                      guided ? negative.to(kGpu) : negative, numbers.to(kGpu));
                const EulerStep expected = guidedEulerStep(x, positive, negative, numbers);
                QVERIFY(at::equal(got.next.cpu(), expected.next));
                QVERIFY(at::equal(got.x0.cpu(), expected.x0));
            }
    }

    void previewEqualsItsTwinToTheBit() {
        const at::Tensor latents = at::randn({2, 4, 5, 9}), matrix = at::randn({3, 4}), bias = at::randn({3});
        for (PreviewPixels pixels : {PreviewPixels::Uint8, PreviewPixels::Float})
            QVERIFY(at::equal(previewMap(latents.to(kGpu), matrix.to(kGpu), bias.to(kGpu), pixels).cpu(),
                              previewMap(latents, matrix, bias, pixels)));
    }

    void unalignedAndStridedInputs() {
        const at::Tensor base = at::randn({6 * 64 + 1}), weight = at::randn({64});
        const at::Tensor offset = base.slice(0, 1).view({6, 64}), offsetGpu = base.to(kGpu).slice(0, 1).view({6, 64});
        QVERIFY(relativeError(rmsNorm(offsetGpu, weight.to(kGpu)), rmsNorm(offset, weight)) <= 1e-6);
        QVERIFY(at::equal(swiGlu(offsetGpu).cpu(), swiGlu(offset)));
        QVERIFY(at::equal(swiGlu(offsetGpu.t().contiguous().t()).cpu(), swiGlu(offset)));
        QCOMPARE(swiGlu(at::zeros({0, 8}, kGpu)).numel(), 0);
    }

    void aSmallNetworkEqualsTheCpu() {
        const at::Tensor x = seededNormal(3, {2, 16, 64}), norm = at::rand({64}) + 0.5;
        const at::Tensor in = at::randn({256, 64}) / 8, out = at::randn({64, 128}) / 11;
        const auto chain = [](at::Tensor z, const at::Tensor& w, const at::Tensor& a, const at::Tensor& b) {
            for (int i = 0; i < 4; ++i)
                z = z + at::linear(swiGlu(at::linear(rmsNorm(z, w), a)), b);
            const at::Tensor heads = z.view({2, 16, 4, 16}).transpose(1, 2);
            return at::scaled_dot_product_attention(heads, heads, heads);
        };
        const at::Tensor expected = chain(x, norm, in, out);
        const at::Tensor got = chain(x.to(kGpu), norm.to(kGpu), in.to(kGpu), out.to(kGpu));
        QVERIFY(relativeError(got, expected) <= 2e-4);
    }

    void aRecordedStepGivesTheSameBits() {
        const at::Tensor noise = seededNormal(5, {2, 4, 32, 32}), weight = at::randn({4, 4, 3, 3}) / 6;
        std::vector<at::Tensor> rows;
        for (int step = 0; step < 12; ++step)
            rows.push_back(eulerCoefficients(7, step / 12.0, (step + 1) / 12.0));
        const at::Tensor schedule = at::stack(rows).to(kGpu);
        const auto sample = [&](bool recorded, bool& wasRecorded) {
            StepGraph graph(kGpu, recorded);
            const at::Tensor kernel = weight.to(kGpu), numbers = at::empty({4}, schedule.options());
            at::Tensor x = noise.to(kGpu), x0 = at::zeros_like(x);
            for (int step = 0; step < 12; ++step) {
                numbers.copy_(schedule[step]);
                graph.run([&] {
                    const at::Tensor v = at::conv2d(x, kernel, {}, 1, 1);
                    const EulerStep next = guidedEulerStep(x, v, at::tanh(v), numbers);
                    x.copy_(next.next);
                    x0.copy_(next.x0);
                });
            }
            wasRecorded = graph.recorded();
            if (recorded && !wasRecorded)
                qWarning("%s", graph.whyNotRecorded().c_str());
            return at::cat({x, x0}).cpu();
        };
        bool with = false, without = true;
        const at::Tensor fast = sample(true, with), plain = sample(false, without);
        QVERIFY(with && !without);
        QVERIFY(at::equal(fast, plain));
    }

    void aStepThatCannotBeRecordedStillRuns() {
        StepGraph graph(kGpu);
        at::Tensor state = at::zeros({1}, kGpu);
        for (int i = 0; i < 4; ++i)
            graph.run([&] {
                state.add_(1.0);
                (void)state.item<float>(); // waits for the device: not allowed while recording
            });
        QVERIFY(!graph.recorded());
        QVERIFY(!graph.whyNotRecorded().empty());
        QCOMPARE(state.item<float>(), 4.0F);
    }

    void memoryIsReturned() {
        releaseCachedMemory(kGpu);
        synchroniseDevice(kGpu);
        const DeviceMemory before = deviceMemory(kGpu);
        {
            const at::Tensor large = at::empty({int64_t{1} << 28}, at::TensorOptions().dtype(at::kByte).device(kGpu));
            QVERIFY(deviceMemory(kGpu).allocated >= before.allocated + (int64_t{1} << 28));
            StepGraph graph(kGpu);
            at::Tensor state = at::zeros({1 << 20}, kGpu);
            for (int i = 0; i < 3; ++i)
                graph.run([&] { state.copy_(at::sin(state + 1)); });
            QVERIFY(graph.recorded());
        }
        releaseCachedMemory(kGpu);
        const DeviceMemory after = deviceMemory(kGpu);
        QCOMPARE(after.allocated, before.allocated);
        QCOMPARE(after.reserved, before.reserved);
    }

    void outOfMemoryIsReportedAsSuch() {
        const Result<at::Tensor> result = guardTorch("allocating", [&]() -> Result<at::Tensor> {
            return at::empty({int64_t{1} << 46}, at::TensorOptions().dtype(at::kByte).device(kGpu));
        });
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::OutOfMemory);
        QVERIFY(result.message().find('\n') == std::string::npos);
        QVERIFY(at::ones({2}, kGpu).sum().item<float>() == 2.0F); // and the device goes on
    }
};

QTEST_GUILESS_MAIN(TestGpu)
#include "test_gpu.moc"
