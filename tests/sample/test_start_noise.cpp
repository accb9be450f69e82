#include "sample/start_noise.h"

#include "tensor/noise.h"

#include <ATen/ATen.h>
#include <QtTest>

using namespace miro;

class TestStartNoise : public QObject {
    Q_OBJECT

    const std::vector<int64_t> m_shape = {4, 32, 32};

private Q_SLOTS:
    void noVariationIsTheSeedsNoise() {
        QVERIFY(at::equal(startNoise({7, 8}, {}, 0, m_shape), seededNoise({7, 8}, m_shape)));
        QVERIFY(at::equal(startNoise({7, 8}, {1, 2}, 0, m_shape), seededNoise({7, 8}, m_shape)));
    }

    void allTheWayIsTheOtherSeedsNoise() {
        QVERIFY(at::equal(startNoise({7, 7}, {1, 2}, 1, m_shape), seededNoise({1, 2}, m_shape)));
    }

    // sin((1-t) w)/sin w and sin(t w)/sin w on directions, the length in between.
    void theMiddleLiesOnTheSphere_data() {
        QTest::addColumn<double>("amount");
        for (double amount : {0.01, 0.25, 0.5, 0.9})
            QTest::addRow("%g", amount) << amount;
    }
    void theMiddleLiesOnTheSphere() {
        QFETCH(double, amount);
        const at::Tensor a = seededNormal(7, m_shape).flatten(), b = seededNormal(1, m_shape).flatten();
        const double angle = at::acos(at::dot(a, b) / (a.norm() * b.norm())).item<double>();
        const at::Tensor direction = std::sin((1 - amount) * angle) / std::sin(angle) * (a / a.norm()) +
                                     std::sin(amount * angle) / std::sin(angle) * (b / b.norm());
        const at::Tensor expected =
            direction * ((1 - amount) * a.norm().item<double>() + amount * b.norm().item<double>());
        const at::Tensor mixed = startNoise({7}, {1}, amount, m_shape).flatten();
        QVERIFY(at::allclose(mixed, expected, 1e-4, 1e-5));
        // The straight line would have 1/sqrt(2) of it in the middle.
        QVERIFY(std::abs(mixed.std().item<double>() - 1) < 0.05);
        // The angle to the beginning is the asked part of the whole one.
        const double part = at::acos(at::dot(a, mixed) / (a.norm() * mixed.norm())).item<double>();
        QVERIFY(std::abs(part - amount * angle) < 1e-3);
    }

    void pictureByPicture() {
        const at::Tensor both = startNoise({7, 7}, {1, 2}, 0.3, m_shape);
        QVERIFY(at::equal(both[1], startNoise({7}, {2}, 0.3, m_shape)[0]));
        QVERIFY(!at::equal(both[0], both[1]));
    }

    void sameOppositeAndZeroAreNoTrouble() {
        const at::Tensor a = seededNormal(7, m_shape);
        QVERIFY(at::allclose(sphericalMix(a, a, 0.5), a, 1e-5, 1e-6));
        for (const at::Tensor& other : {at::Tensor(-a), at::zeros_like(a)})
            QVERIFY(at::isfinite(sphericalMix(a, other, 0.5)).all().item<bool>());
        QVERIFY(at::isfinite(sphericalMix(at::zeros_like(a), at::zeros_like(a), 0.5)).all().item<bool>());
    }
};

QTEST_GUILESS_MAIN(TestStartNoise)
#include "test_start_noise.moc"
