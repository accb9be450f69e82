#include "train/fused_gradients.h"
#include "train/group_norm.h"
#include "train/head_norm.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <QtTest>

// The backward passes of our own against those that libtorch records of the plain operations.
class TestFusedGradients : public QObject {
    Q_OBJECT

    struct Run {
        at::Tensor value;
        at::Tensor ofInput;
        at::Tensor ofWeight;
    };

    static Run rmsNorm(const at::Tensor& from, const at::Tensor& scales, bool ours) {
        const at::Tensor x = from.detach().clone().requires_grad_(true);
        const at::Tensor weight = scales.detach().clone().requires_grad_(true);
        at::Tensor value;
        if (ours) {
            value = miro::differentiableRmsNorm(x, weight, 1e-6);
        } else {
            const at::Tensor wide = x.to(at::kFloat);
            value = (wide * at::rsqrt(wide.square().mean(-1, true) + 1e-6)).to(x.scalar_type()) * weight;
        }
        value.to(at::kFloat).sin().sum().backward();
        return {value.detach(), x.grad(), weight.grad()};
    }

    static Run swiGlu(const at::Tensor& from, bool ours) {
        const at::Tensor packed = from.detach().clone().requires_grad_(true);
        at::Tensor value;
        if (ours) {
            value = miro::differentiableSwiGlu(packed);
        } else {
            const std::vector<at::Tensor> halves = packed.chunk(2, -1);
            value = halves[0] * at::silu(halves[1]);
        }
        value.to(at::kFloat).sin().sum().backward();
        return {value.detach(), packed.grad(), {}};
    }

    static double distance(const at::Tensor& found, const at::Tensor& expected) {
        const at::Tensor wide = expected.to(at::kFloat);
        return ((found.to(at::kFloat) - wide).abs().max() / wide.abs().max()).item<double>();
    }

private Q_SLOTS:
    void init() { at::manual_seed(4); }

    void rmsNormOfAnyWidth() {
        for (const int64_t width : {1, 7, 16, 192, 333}) {
            const at::Tensor x = at::randn({3, 5, width}) * 2;
            const at::Tensor weight = at::randn({width});
            const Run plain = rmsNorm(x, weight, false);
            const Run fused = rmsNorm(x, weight, true);
            QVERIFY(distance(fused.value, plain.value) < 1e-6);
            // Of a single number the norm is its sign: its gradient is nothing but rounding.
            if (width > 1)
                QVERIFY2(distance(fused.ofInput, plain.ofInput) < 3e-6, qPrintable(QString::number(width)));
            QVERIFY(distance(fused.ofWeight, plain.ofWeight) < 3e-6);
        }
    }

    void rmsNormOfBf16() {
        const at::Tensor x = at::randn({64, 96}).to(at::kBFloat16);
        const Run plain = rmsNorm(x, at::ones({96}), false);
        const Run fused = rmsNorm(x, at::ones({96}), true);
        QCOMPARE(fused.value.scalar_type(), plain.value.scalar_type());
        QCOMPARE(fused.ofInput.scalar_type(), at::kBFloat16);
        QVERIFY(distance(fused.ofInput, plain.ofInput) < 2e-2);
        QVERIFY(distance(fused.ofWeight, plain.ofWeight) < 2e-2);
    }

    // Heads as a projection leaves them: a part of a wider row.
    void headNormOfAnyWidth() {
        for (const int64_t width : {1, 5, 8, 48, 67})
            for (const double factor : {1.0, 0.25}) {
                const at::Tensor packed = at::randn({3, 7, 2 * 4 * width}) * 2 + 0.5;
                const at::Tensor scales = at::randn({width}), shifts = at::randn({width});
                auto run = [&](bool ours) {
                    const at::Tensor from = packed.clone().requires_grad_(true);
                    const at::Tensor weight = scales.clone().requires_grad_(true);
                    const at::Tensor bias = shifts.clone().requires_grad_(true);
                    const at::Tensor heads = from.chunk(2, -1)[1].view({3, 7, 4, width});
                    const at::Tensor value =
                        ours ? miro::headNorm(heads, weight, bias, 1e-6, factor)
                             : at::layer_norm(heads, weight.sizes(), weight, bias, 1e-6).transpose(1, 2) * factor;
                    value.sin().sum().backward();
                    return std::vector<at::Tensor>{value.detach(), weight.grad(), bias.grad(), from.grad()};
                };
                const auto plain = run(false), fused = run(true);
                QVERIFY(fused[0].is_contiguous());
                // Of a single number the norm is nothing: its gradient is rounding alone.
                for (size_t i = 0; i < (width > 1 ? 4u : 1u); ++i)
                    QVERIFY2(distance(fused[i], plain[i]) < 3e-6, qPrintable(QString("%1 %2").arg(width).arg(i)));
                at::NoGradGuard looking;
                QVERIFY(at::equal(
                    miro::headNorm(packed.chunk(2, -1)[1].view({3, 7, 4, width}), scales, shifts, 1e-6, factor),
                    fused[0]));
            }
        const at::Tensor bf16 = at::randn({2, 3, 4, 8}).to(at::kBFloat16);
        QCOMPARE(miro::headNorm(bf16, at::ones({8}), at::zeros({8}), 1e-6).scalar_type(), at::kFloat);
    }

    // Nearer to doubles than libtorch's, of pictures whose mean is far from 0.
    void groupNormOfAnySize() {
        struct Shape {
            int64_t channels, groups, high, wide;
        };
        for (const Shape& shape : {Shape{4, 4, 3, 5}, {8, 2, 1, 1}, {6, 1, 9, 7}, {16, 4, 32, 32}}) {
            const at::Tensor x = at::randn({2, shape.channels, shape.high, shape.wide}) + 5;
            const at::Tensor scales = at::randn({shape.channels}), shifts = at::randn({shape.channels});
            const at::Tensor pull = at::randn(x.sizes());
            auto run = [&](bool ours, at::ScalarType type) {
                const at::Tensor from = x.to(type, false, true).requires_grad_(true);
                const at::Tensor weight = scales.to(type, false, true).requires_grad_(true);
                const at::Tensor bias = shifts.to(type, false, true).requires_grad_(true);
                const at::Tensor value = ours ? miro::groupNorm(from, shape.groups, weight, bias, 1e-6)
                                              : at::group_norm(from, shape.groups, weight, bias, 1e-6);
                (value * pull.to(type)).sum().backward();
                return std::vector<at::Tensor>{value.detach(), from.grad(), weight.grad(), bias.grad()};
            };
            const auto exact = run(false, at::kDouble), ours = run(true, at::kFloat);
            for (size_t i = 0; i < exact.size(); ++i)
                QVERIFY2(
                    distance(ours[i], exact[i]) < 2e-6,
                    qPrintable(
                        QString("%1 channels, %2: %3").arg(shape.channels).arg(i).arg(distance(ours[i], exact[i]))));
            at::NoGradGuard looking;
            QVERIFY(at::equal(miro::groupNorm(x, shape.groups, scales, shifts, 1e-6), ours[0]));
            const at::Tensor crosswise = x.transpose(2, 3).contiguous().transpose(2, 3); // the same, laid out otherwise
            QVERIFY(at::equal(miro::groupNorm(crosswise, shape.groups, scales, shifts, 1e-6), ours[0]));
        }
        const at::Tensor bf16 = at::randn({2, 4, 3, 3}).to(at::kBFloat16).requires_grad_(true);
        const at::Tensor value = miro::groupNorm(bf16, 2, at::ones({4}), at::zeros({4}), 1e-6);
        QCOMPARE(value.scalar_type(), at::kFloat);
        value.square().sum().backward();
        QCOMPARE(bf16.grad().scalar_type(), at::kBFloat16);
    }

    void swiGluOfAnyWidth() {
        for (const int64_t half : {1, 6, 256}) {
            const at::Tensor packed = at::randn({2, 5, 2 * half}) * 3;
            const Run plain = swiGlu(packed, false);
            const Run fused = swiGlu(packed, true);
            QVERIFY(distance(fused.value, plain.value) < 1e-6);
            QVERIFY(distance(fused.ofInput, plain.ofInput) < 1e-6);
        }
        const at::Tensor bf16 = at::randn({4, 64}).to(at::kBFloat16);
        QVERIFY(distance(swiGlu(bf16, true).ofInput, swiGlu(bf16, false).ofInput) < 2e-2);
    }
};

QTEST_GUILESS_MAIN(TestFusedGradients)
#include "test_fused_gradients.moc"
