#include "cuda/arithmetic.h"

#include <QtTest>
#include <cmath>
#include <limits>

using namespace miro::cuda;

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

// Distance in units of the last place of the exact value.
double ulps(float got, double exact) {
    const float nearest = static_cast<float>(exact);
    const double unit = std::max<double>(std::nextafter(nearest, kInfinity) - nearest, 1.4e-45);
    return std::abs(static_cast<double>(got) - exact) / unit;
}

} // namespace

class TestArithmetic : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void exponentialIsAccurate() {
        double worst = 0.0;
        for (int i = -870000; i <= 887000; ++i) {
            const float x = static_cast<float>(i) * 1e-4F;
            worst = std::max(worst, ulps(exponential(x), std::exp(static_cast<double>(x))));
        }
        QVERIFY2(worst < 1.5, qPrintable(QString::number(worst)));
    }

    void exponentialAtItsLimits() {
        QCOMPARE(exponential(0.0F), 1.0F);
        QCOMPARE(exponential(-0.0F), 1.0F);
        QVERIFY(exponential(88.8F) == kInfinity);
        QVERIFY(exponential(1e30F) == kInfinity);
        QVERIFY(exponential(kInfinity) == kInfinity);
        QVERIFY(exponential(-kInfinity) == 0.0F);
        QVERIFY(exponential(-1e30F) == 0.0F);
        QVERIFY(std::isnan(exponential(kNan)));
        // Denormal results are rounded once too.
        QVERIFY(exponential(-100.0F) > 0.0F);
        QVERIFY(std::abs(exponential(-100.0F) - std::exp(-100.0)) <= 1.5e-45);
        QVERIFY(exponential(88.72F) < kInfinity);
    }

    void siluOfExtremes() {
        QCOMPARE(silu(0.0F), 0.0F);
        QCOMPARE(silu(200.0F), 200.0F);
        QCOMPARE(silu(3e38F), 3e38F);
        QVERIFY(silu(kInfinity) == kInfinity);
        QVERIFY(silu(-200.0F) == 0.0F);
        QVERIFY(std::isnan(silu(-kInfinity))); // as libtorch
        QVERIFY(std::isnan(silu(kNan)));
        QVERIFY(std::abs(silu(1.0F) - 1.0 / (1.0 + std::exp(-1.0))) < 1e-7);
    }

    void guidanceOfNoneIsThePositiveBranch() {
        QCOMPARE(guidanceMix(3.25F, 100.0F, 1.0F, 0.0F), 3.25F);
        QCOMPARE(guidanceMix(2.0F, 1.0F, 8.0F, 7.0F), 9.0F);
    }

    void eulerStepsReachTheEstimate() {
        // With a constant v one step from gamma to 1 lands on the estimate.
        const float x = 0.7F, v = -1.3F, gamma = 0.25F;
        QCOMPARE(eulerNext(x, v, gamma, 1.0F), x0Estimate(x, v, gamma));
        QCOMPARE(x0Estimate(x, v, 1.0F), x);
        QCOMPARE(eulerNext(x, v, gamma, gamma), x);
    }

    void rmsScaleOfZeros() { QCOMPARE(rmsScale(0.0F, 16, 1e-6F), 1000.0F); }

    void bytesAreTruncatedAndClamped() {
        QCOMPARE(int(byteFromUnit(0.0F)), 0);
        QCOMPARE(int(byteFromUnit(1.0F)), 255);
        QCOMPARE(int(byteFromUnit(0.999F)), 254);
        QCOMPARE(int(byteFromUnit(-5.0F)), 0);
        QCOMPARE(int(byteFromUnit(kInfinity)), 255);
        QCOMPARE(int(byteFromUnit(-kInfinity)), 0);
        QCOMPARE(int(byteFromUnit(kNan)), 0);
    }
};

QTEST_GUILESS_MAIN(TestArithmetic)
#include "test_arithmetic.moc"
