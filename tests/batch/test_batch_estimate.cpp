#include "batch/batch_estimate.h"
#include "batch/batch_plans.h"

#include <QTemporaryDir>

using namespace miro;
using namespace miro::batches;

class TestBatchEstimate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingIsCounted() {
        BatchRequest asked = request("a --steps 10\nb --steps 10\nc --steps 5 --guidance 0\n");
        asked.settings.count = 3;
        asked.groupSize = 4;
        asked.sheets = false;
        const BatchPlan plan = planOf(asked);
        QTemporaryDir folder;
        BatchSpeed speed;
        speed.evaluationSeconds = 0.5;
        speed.pictureSeconds = 2;
        speed.loadingSeconds = 7;
        speed.pictureBytes = 10'000;
        const std::filesystem::path target = folder.filePath("not/there/yet").toStdString();
        const BatchEstimate estimate = estimateBatch(plan, speed, target);
        QCOMPARE(estimate.pictures, int64_t{9});
        QCOMPARE(estimate.groups, int64_t{3}); // 4 + 2 and 3
        QCOMPARE(estimate.evaluations, 6 * 20.0 + 3 * 5.0);
        QVERIFY(estimate.seconds.has_value());
        QCOMPARE(*estimate.seconds, 7 + 135 * 0.5 + 9 * 2.0);
        QVERIFY(estimate.bytes > 90'000 && estimate.bytes < 150'000);
        QVERIFY(estimate.freeBytes > 0);
        QVERIFY(!std::filesystem::exists(target));
    }

    void aPartIsCountedAlone() {
        BatchRequest asked = request("a\nb\nc --steps 5\n");
        const BatchPlan plan = planOf(asked);
        const BatchEstimate estimate = estimateBatch(plan, {}, ".", std::vector<int64_t>{1});
        QCOMPARE(estimate.pictures, int64_t{1});
        QCOMPARE(estimate.evaluations, 10.0);
        QVERIFY(!estimate.seconds); // nothing was measured
        QCOMPARE(estimate.bytes, int64_t{0});
        QVERIFY(estimate.fits());
        QCOMPARE(estimateBatch(plan, {}, ".", std::vector<int64_t>{}).pictures, int64_t{0});
    }

    void roomIsCompared() {
        BatchEstimate estimate;
        estimate.bytes = 100;
        estimate.freeBytes = 99;
        QVERIFY(!estimate.fits());
        estimate.freeBytes = 100;
        QVERIFY(estimate.fits());
        estimate.freeBytes = -1;
        QVERIFY(estimate.fits());
    }

    void sizesGrowWithThePicture() {
        QCOMPARE(typicalPictureBytes(0), int64_t{0});
        QVERIFY(typicalPictureBytes(256) > 80'000 && typicalPictureBytes(256) < 200'000);
        QVERIFY(typicalPictureBytes(512) > 3 * typicalPictureBytes(256));
        BatchSpeed speed;
        speed.imageSide = 256;
        QVERIFY(estimateBatch(planOf(request("a\n")), speed, ".").bytes > typicalPictureBytes(256));
    }
};

QTEST_GUILESS_MAIN(TestBatchEstimate)
#include "test_batch_estimate.moc"
