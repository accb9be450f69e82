#include "job/time_left.h"

#include <QtTest>

using namespace miro;

class TestTimeLeft : public QObject {
    Q_OBJECT

    static DrawStep step(int64_t first, int64_t pictures, int64_t index, double seconds) {
        DrawStep step;
        step.firstPicture = first;
        step.pictures = pictures;
        step.step = index;
        step.total = 10;
        step.stepSeconds = seconds;
        return step;
    }

private Q_SLOTS:
    void unknownBeforeTheFirstStep() { QVERIFY(TimeLeft(4).seconds() < 0); }

    void countsStepsAndPictures() {
        TimeLeft left(6);
        left.stepDone(step(0, 4, 0, 4.0)); // a second a picture
        QCOMPARE(left.seconds(), 9 * 4 + 10 * 2.0);
        left.stepDone(step(4, 2, 9, 2.0));
        QCOMPARE(left.seconds(), 0.0);
    }

    void learnsAndAddsDecoding() {
        TimeLeft left(1);
        left.stepDone(step(0, 1, 0, 1.0));
        for (int i = 1; i < 9; ++i)
            left.stepDone(step(0, 1, i, 3.0));
        QVERIFY(left.seconds() > 2.0 && left.seconds() < 3.0);
        DrawStep last = step(0, 1, 9, 3.0);
        last.decodeSeconds = 5;
        left.stepDone(last);
        QCOMPARE(left.seconds(), 5.0);
    }

    // As scoring is.
    void addsWhatComesAfterEachPicture() {
        TimeLeft left(6, 10);
        left.stepDone(step(0, 4, 0, 4.0));
        QCOMPARE(left.seconds(), 9 * 4 + 10 * 2.0 + 6 * 10.0);
        left.stepDone(step(4, 2, 9, 2.0));
        QCOMPARE(left.seconds(), 2 * 10.0);
    }

    void thePictureMadeInAPauseDoesNotCount() {
        TimeLeft left(1);
        left.stepDone(step(0, 1, 0, 1.0));
        DrawStep full = step(0, 1, 0, 1.0);
        full.previewMethod = "full";
        full.previewSeconds = 100;
        left.stepDone(full);
        QCOMPARE(left.seconds(), 9.0);
    }
};

QTEST_GUILESS_MAIN(TestTimeLeft)
#include "test_time_left.moc"
