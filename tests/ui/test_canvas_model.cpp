// The canvas's arithmetic: layout, zoom, pan, wipe, before and after, scrubbing. No window.
#include "ui/canvas/canvas_model.h"

#include <QtTest>

#include <set>

using namespace miro;

namespace {

CanvasPicture pictureOf(const QColor& colour, const QSize& size = QSize(64, 64)) {
    QImage image(size, QImage::Format_RGB888);
    image.fill(colour);
    return {image, std::nullopt, {}};
}

Image plainImage(uint8_t grey, int side = 8) {
    return {side, side, std::vector<uint8_t>(static_cast<size_t>(side) * side * 3, grey)};
}

DrawStep stepOf(int64_t step, int64_t total, int pictures, uint8_t grey, int64_t first = 0) {
    DrawStep event;
    event.firstPicture = first;
    event.pictures = pictures;
    event.step = step;
    event.total = total;
    event.stepSeconds = 0.1;
    event.previewMethod = "linear";
    event.previews.assign(static_cast<size_t>(pictures), plainImage(grey));
    return event;
}

int greyOf(const CanvasModel& model, size_t frame = 0) {
    const auto placed = model.placements();
    return frame < placed.size() && !placed[frame].frame.image.isNull() ? qGray(placed[frame].frame.image.pixel(0, 0))
                                                                        : -1;
}

CanvasModel modelOf(const std::vector<CanvasPicture>& pictures, CanvasLayout layout = CanvasLayout::Grid,
                    const QSize& viewport = QSize(800, 600), double ratio = 1) {
    CanvasModel model;
    model.setViewport(viewport, ratio, false);
    model.show(pictures, layout);
    return model;
}

// The point of the picture below a device pixel.
QPointF pointBelow(const CanvasModel& model, const QPointF& at, size_t frame = 0) {
    const QRect target = model.placements().at(frame).target;
    return {(at.x() - target.left()) / target.width(), (at.y() - target.top()) / target.height()};
}

} // namespace

class TestCanvasModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void smallPicturesAreEnlargedByWholeNumbers_data() {
        QTest::addColumn<int>("side");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("factor");
        QTest::newRow("64") << 64 << 1.0 << 9.0; // 588 device pixels high
        QTest::newRow("256") << 256 << 1.0 << 2.0;
        QTest::newRow("256 at 150 %") << 256 << 1.5 << 3.0; // 882
        QTest::newRow("256 at 200 %") << 256 << 2.0 << 4.0; // 1176
        QTest::newRow("588 exactly") << 588 << 1.0 << 1.0;
    }
    void smallPicturesAreEnlargedByWholeNumbers() {
        QFETCH(int, side);
        QFETCH(double, ratio);
        QFETCH(double, factor);
        const CanvasModel model =
            modelOf({pictureOf(Qt::red, QSize(side, side))}, CanvasLayout::Grid, QSize(800, 600) * ratio, ratio);
        QCOMPARE(model.factor(), factor);
        const PlacedFrame placed = model.placements().at(0);
        QVERIFY(placed.blocks);
        QCOMPARE(placed.target.size(), QSize(side, side) * factor);
        QVERIFY(placed.cell.contains(placed.target));
    }

    void largePicturesAreReducedToFit() {
        const CanvasModel model = modelOf({pictureOf(Qt::red, QSize(2000, 1000))});
        const PlacedFrame placed = model.placements().at(0);
        QVERIFY(!placed.blocks);
        QCOMPARE(placed.target.width(), placed.cell.width());
        QCOMPARE(placed.target.height(), (placed.cell.width() + 1) / 2);
    }

    void gridUsesTheRoom_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<QSize>("viewport");
        QTest::addColumn<int>("columns");
        QTest::newRow("one") << 1 << QSize(800, 600) << 1;
        QTest::newRow("two, wide") << 2 << QSize(800, 400) << 2;
        QTest::newRow("two, tall") << 2 << QSize(400, 800) << 1;
        QTest::newRow("four") << 4 << QSize(800, 700) << 2;
        QTest::newRow("four in a strip") << 4 << QSize(1600, 300) << 4;
    }
    void gridUsesTheRoom() {
        QFETCH(int, count);
        QFETCH(QSize, viewport);
        QFETCH(int, columns);
        const CanvasModel model = modelOf(std::vector<CanvasPicture>(static_cast<size_t>(count), pictureOf(Qt::red)),
                                          CanvasLayout::Grid, viewport);
        std::set<int> lefts;
        const auto placed = model.placements();
        QCOMPARE(placed.size(), static_cast<size_t>(count));
        for (size_t i = 0; i < placed.size(); ++i) {
            lefts.insert(placed[i].cell.left());
            QVERIFY(QRect(QPoint(), viewport).contains(placed[i].cell));
            for (size_t j = 0; j < i; ++j)
                QVERIFY(!placed[i].cell.intersects(placed[j].cell));
        }
        QCOMPARE(static_cast<int>(lefts.size()), columns);
        // Thin gaps, whatever room is left around.
        for (size_t i = 1; i < placed.size(); ++i)
            if (placed[i].target.top() == placed[i - 1].target.top())
                QCOMPARE(placed[i].target.left() - placed[i - 1].target.right() - 1, 4);
    }

    void gridIsMirroredFromRightToLeft() {
        CanvasModel model = modelOf({pictureOf(Qt::red), pictureOf(Qt::blue)});
        QVERIFY(model.placements()[0].cell.left() < model.placements()[1].cell.left());
        model.setViewport(model.viewport(), 1, true);
        QVERIFY(model.placements()[0].cell.left() > model.placements()[1].cell.left());
    }

    void zoomStepsAreSharp() {
        CanvasModel model = modelOf({pictureOf(Qt::red, QSize(1000, 1000))});
        QVERIFY(model.fits());
        double before = model.factor();
        QVERIFY(before < 1);
        for (int i = 0; i < 40; ++i) {
            model.zoomBy(1);
            QVERIFY(model.factor() >= before);
            before = model.factor();
            if (before >= 1) {
                QCOMPARE(before, std::floor(before));
                QVERIFY(model.placements()[0].blocks);
            }
        }
        QCOMPARE(model.factor(), 64.0);
        model.zoomBy(-100);
        QVERIFY(model.fits()); // no smaller than what fits
    }

    void zoomGoesThroughFit() {
        CanvasModel model = modelOf({pictureOf(Qt::red, QSize(80, 80))}); // fits 7 times: no rung of the ladder
        QCOMPARE(model.factor(), 7.0);
        model.zoomBy(1);
        QCOMPARE(model.factor(), 8.0);
        QVERIFY(!model.fits());
        model.zoomBy(-1);
        QVERIFY(model.fits());
        model.zoomBy(-1);
        QCOMPARE(model.factor(), 6.0);
        model.zoomBy(-20);
        QCOMPARE(model.factor(), 1.0);
    }

    void zoomKeepsThePointUnderTheCursor() {
        CanvasModel model = modelOf({pictureOf(Qt::red, QSize(1000, 800))});
        const QPointF cursor(500, 220);
        QPointF before = pointBelow(model, cursor);
        for (int steps : {1, 1, 1, 2, -1, 3, -2, -2}) {
            model.zoomBy(steps, cursor);
            const QPointF after = pointBelow(model, cursor);
            if (model.canPan()) {
                // Pictures lie on whole device pixels: half of one is the most that each step may be off.
                const QRect target = model.placements()[0].target;
                QVERIFY2(std::abs(after.x() - before.x()) * target.width() <= 1, qPrintable(QString::number(steps)));
                QVERIFY(std::abs(after.y() - before.y()) * target.height() <= 1);
            }
            before = after;
        }
    }

    void zoomInAGridKeepsThePointToo() {
        CanvasModel model = modelOf(std::vector<CanvasPicture>(4, pictureOf(Qt::red, QSize(200, 200))));
        for (size_t picture = 0; picture < 4; ++picture) {
            model.zoomToFit();
            const QRect start = model.placements()[picture].target;
            const QPointF cursor = QPointF(start.center()) + QPointF(11, -17);
            QPointF before = pointBelow(model, cursor, picture);
            for (int i = 0; i < 5; ++i) {
                model.zoomBy(1, cursor);
                const QRect target = model.placements()[picture].target;
                const QPointF after = pointBelow(model, cursor, picture);
                QVERIFY(std::abs(after.x() - before.x()) * target.width() <= 1);
                QVERIFY(std::abs(after.y() - before.y()) * target.height() <= 1);
                before = after;
            }
        }
    }

    void linkedZoomShowsTheSamePlaceOfEach() {
        // Twice as large, the same picture: shown as large as the other.
        CanvasModel model = modelOf({pictureOf(Qt::red, QSize(100, 100)), pictureOf(Qt::blue, QSize(200, 200))},
                                    CanvasLayout::SideBySide);
        QCOMPARE(model.placements()[0].target.size(), model.placements()[1].target.size());
        const QRect cell = model.placements()[1].cell;
        model.zoomBy(6, QPointF(cell.center()));
        model.panBy(QPointF(37, -21));
        const auto placed = model.placements();
        QVERIFY(placed[0].blocks && placed[1].blocks);
        QCOMPARE(placed[0].target.size(), placed[1].target.size());
        QCOMPARE(placed[0].target.topLeft() - placed[0].cell.topLeft(),
                 placed[1].target.topLeft() - placed[1].cell.topLeft());
    }

    void panKeepsThePictureInSight() {
        CanvasModel model = modelOf({pictureOf(Qt::red, QSize(1000, 1000))});
        model.panBy(QPointF(100, 100)); // fits: nothing to pan
        QVERIFY(model.fits());
        model.zoomTo(2);
        const QRect before = model.placements()[0].target;
        model.panBy(QPointF(-30, 40));
        QCOMPARE(model.placements()[0].target.topLeft() - before.topLeft(), QPoint(-30, 40));
        model.panBy(QPointF(1e6, 1e6));
        const PlacedFrame placed = model.placements()[0];
        QVERIFY(placed.target.adjusted(-1, -1, 1, 1).contains(placed.cell.center())); // its corner in the middle
    }

    void wipeDividesTwoPictures() {
        CanvasModel model =
            modelOf({pictureOf(Qt::red, QSize(100, 100)), pictureOf(Qt::blue, QSize(100, 100))}, CanvasLayout::Wipe);
        auto placed = model.placements();
        QCOMPARE(placed.size(), size_t{2});
        QCOMPARE(placed[0].target, placed[1].target);
        QCOMPARE(placed[0].clip.right() + 1, placed[1].clip.left());
        QCOMPARE(model.wipeLine()->left(), placed[0].target.left() + placed[0].target.width() / 2);
        model.setWipeAt(QPointF(placed[0].target.left() + 123, 300));
        QCOMPARE(model.wipeLine()->left(), placed[0].target.left() + 123);
        QCOMPARE(model.pictureAt(QPointF(placed[0].target.left() + 100, 300)), 0);
        QCOMPARE(model.pictureAt(QPointF(placed[0].target.left() + 130, 300)), 1);
        model.setWipe(7);
        QCOMPARE(model.wipe(), 1.0);
        placed = model.placements();
        QVERIFY(!(placed[1].clip & placed[1].target).isValid());
    }

    void onePictureIsWipedAgainstTheOneBefore() {
        CanvasModel model = modelOf({pictureOf(Qt::white)}, CanvasLayout::Wipe);
        QVERIFY(!model.wipeLine()); // nothing to compare with
        model.setBefore({pictureOf(Qt::black)});
        QVERIFY(model.wipeLine());
        QCOMPARE(greyOf(model, 0), 0);
        QVERIFY(model.placements()[0].before);
        QCOMPARE(greyOf(model, 1), 255);
        QCOMPARE(model.placements()[1].picture, 0);
    }

    void sizesThatDifferAreShownAlike() {
        // Wide beside tall, in a cell that is wide: neither leaves it.
        const CanvasModel model = modelOf({pictureOf(Qt::red, QSize(400, 200)), pictureOf(Qt::red, QSize(200, 400))},
                                          CanvasLayout::SideBySide, QSize(1200, 300));
        for (const PlacedFrame& placed : model.placements())
            QVERIFY(placed.cell.contains(placed.target));
    }

    void livePreviewsThenPictures() {
        CanvasModel model = modelOf({pictureOf(Qt::white)});
        model.beginRun(2, QSize(64, 64));
        QCOMPARE(model.frames()[0].state, FrameState::Waiting);
        QCOMPARE(model.pictures().size(), size_t{2});
        model.showStep(stepOf(0, 4, 2, 10));
        QCOMPARE(greyOf(model, 1), 10);
        QVERIFY(!model.placements()[0].blocks); // a preview is smoothed
        QCOMPARE(model.placements()[0].target.size(), QSize(64, 64) * model.factor());
        model.showStep(stepOf(1, 4, 1, 20, 1)); // a group of its own: the second picture only
        QCOMPARE(greyOf(model, 0), 10);
        QCOMPARE(greyOf(model, 1), 20);
        model.finishPicture(0, pictureOf(Qt::white));
        model.showStep(stepOf(2, 4, 2, 30)); // too late for the finished one
        QCOMPARE(greyOf(model, 0), 255);
        QVERIFY(model.placements()[0].blocks);
        QVERIFY(!model.pictures()[0].image.isNull());
        QVERIFY(model.pictures()[1].image.isNull());
        model.endRun();
        QCOMPARE(model.frames()[0].state, FrameState::Finished);
        QCOMPARE(model.frames()[1].state, FrameState::Unfinished);
        QCOMPARE(greyOf(model, 1), 30); // its last preview stays
    }

    void foreignStepsDoNoHarm() {
        CanvasModel model = modelOf({});
        model.showStep(stepOf(0, 4, 2, 10)); // no run
        model.finishPicture(0, pictureOf(Qt::red));
        QVERIFY(model.placements().empty());
        model.beginRun(1, QSize(0, -3));
        model.showStep(stepOf(0, 4, 3, 10, -1));
        model.showStep(stepOf(1, 4, 1, 10, INT64_MAX - 5));
        model.finishPicture(7, pictureOf(Qt::red));
        model.finishPicture(-1, pictureOf(Qt::red));
        QCOMPARE(model.placements().size(), size_t{1});
    }

    void previewsThatCouldNotBeMadeAreMarked() {
        CanvasModel model;
        model.beginRun(1, QSize(64, 64));
        DrawStep step = stepOf(0, 4, 1, 10);
        step.previews[0] = {};
        model.showStep(step);
        QCOMPARE(model.frames()[0].state, FrameState::NoPreview);
        step.previews[0] = plainImage(1);
        step.previews[0].pixels.pop_back(); // pixels are missing
        model.showStep(step);
        QCOMPARE(model.frames()[0].state, FrameState::NoPreview);
        step.previews.clear(); // none at this step: the last state stays
        model.showStep(step);
        QCOMPARE(model.frames()[0].state, FrameState::NoPreview);
        model.showStep(stepOf(2, 4, 1, 50));
        QCOMPARE(model.frames()[0].state, FrameState::Live);
    }

    void runsKeepWhatWasShownAsBefore() {
        CanvasModel model = modelOf({pictureOf(Qt::white)});
        model.showBefore(true);
        QVERIFY(!model.showsBefore()); // there is none
        model.showBefore(false);
        model.beginRun(1, QSize(64, 64));
        model.showStep(stepOf(0, 4, 1, 10));
        model.showBefore(true);
        QVERIFY(model.showsBefore());
        QCOMPARE(greyOf(model), 255);
        model.showBefore(false);
        QCOMPARE(greyOf(model), 10);
        // A run that was given up is no "before": the last finished picture stays it.
        model.endRun();
        model.beginRun(1, QSize(64, 64));
        model.showBefore(true);
        QCOMPARE(greyOf(model), 255);
    }

    void zoomStaysBetweenDrawsOfTheSameSize() {
        CanvasModel model = modelOf({pictureOf(Qt::white, QSize(512, 512))});
        model.zoomTo(4);
        const QRect place = model.placements()[0].target;
        model.beginRun(1, QSize(512, 512));
        QCOMPARE(model.placements()[0].target, place);
        model.finishPicture(0, pictureOf(Qt::white, QSize(512, 512)));
        QCOMPARE(model.placements()[0].target, place);
        model.beginRun(1, QSize(256, 256));
        QVERIFY(model.fits());
    }

    void scrubbingShowsExactlyThatStep() {
        CanvasModel model;
        model.setViewport(QSize(800, 600), 1, false);
        model.beginRun(2, QSize(64, 64));
        for (int i = 0; i < 10; ++i)
            if (i != 4) // slow windows skip steps
                model.showStep(stepOf(i, 10, 2, static_cast<uint8_t>(i * 10)));
        model.finishPicture(0, pictureOf(Qt::white));
        model.finishPicture(1, pictureOf(Qt::white));
        model.endRun();
        QCOMPARE(model.run().moments(), 9);
        for (int moment = 0; moment < 9; ++moment) {
            model.scrubTo(moment);
            const int step = moment < 4 ? moment : moment + 1;
            QCOMPARE(model.run().stepOf(moment), int64_t{step});
            QCOMPARE(greyOf(model, 0), step * 10);
            QCOMPARE(greyOf(model, 1), step * 10);
        }
        model.scrubBy(1); // past the newest
        QVERIFY(!model.scrubbed());
        QCOMPARE(greyOf(model), 255);
        model.scrubBy(-1);
        QCOMPARE(greyOf(model), 90);
        // Something else is looked at: the run can be scrubbed still.
        model.show({pictureOf(Qt::white), pictureOf(Qt::white), pictureOf(Qt::white)}, CanvasLayout::SideBySide);
        QVERIFY(!model.scrubbed());
        model.scrubTo(0);
        QCOMPARE(model.placements().size(), size_t{2});
        QCOMPARE(greyOf(model), 0);
    }

    void recordsOfRunsAreBounded() {
        const qsizetype onePreview = qImageFromImage(plainImage(0, 64)).sizeInBytes();
        RunRecord run(10 * onePreview);
        run.begin(1, QSize(512, 512));
        for (int i = 0; i < 1000; ++i) {
            DrawStep step = stepOf(i, 1000, 1, 0);
            const QImage preview = qImageFromImage(plainImage(static_cast<uint8_t>(i % 256), 64));
            run.add(step, {preview});
            QVERIFY(run.bytes() <= 10 * onePreview);
            QCOMPARE(run.stepOf(run.moments() - 1), int64_t{i}); // the newest is always there
            QCOMPARE(run.stepOf(0), int64_t{0});
        }
        QVERIFY(run.moments() >= 4);
        for (int moment = 0; moment < run.moments(); ++moment)
            QCOMPARE(qGray(run.preview(moment, 0).pixel(0, 0)), static_cast<int>(run.stepOf(moment) % 256));
    }

    void scoresMakeCurves() {
        RunRecord run;
        run.begin(1, QSize(64, 64));
        run.addScore("CLIP", 3, 0.5);
        run.addScore("CLIP", 1, 0.25); // late
        run.addScore("CLIP", 5, 7);    // out of range
        run.addScore("CLIP", 6, std::nan(""));
        run.addScore("HPS", 1, 0.1);
        QCOMPARE(run.curves().size(), size_t{2});
        QCOMPARE(run.curves()[0].values, (std::vector<float>{0.25F, 0.5F, 1.0F}));
    }

    void arrowsMoveByPosition() {
        CanvasModel model =
            modelOf(std::vector<CanvasPicture>(4, pictureOf(Qt::red)), CanvasLayout::Grid, QSize(600, 600));
        model.setCurrent(0);
        QVERIFY(model.moveCurrent(1, 0));
        QCOMPARE(model.current(), 1);
        QVERIFY(model.moveCurrent(0, 1));
        QCOMPARE(model.current(), 3);
        QVERIFY(!model.moveCurrent(1, 0));
        QVERIFY(model.moveCurrent(-1, 0));
        QCOMPARE(model.current(), 2);
    }

    void absurdViewportsDoNoHarm() {
        for (const QSize& size : {QSize(0, 0), QSize(1, 1), QSize(5, 4000), QSize(-3, 7)}) {
            CanvasModel model = modelOf(std::vector<CanvasPicture>(4, pictureOf(Qt::red)), CanvasLayout::Grid, size);
            model.zoomBy(3, QPointF(0, 0));
            model.panBy(QPointF(1, 1));
            for (const PlacedFrame& placed : model.placements())
                QVERIFY(placed.target.width() > 0 && placed.target.height() > 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestCanvasModel)
#include "test_canvas_model.moc"
