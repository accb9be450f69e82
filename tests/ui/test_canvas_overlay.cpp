// The overlay with Dear ImGui and the panel in its place: shown and hidden, scrubbed by real mouse and key events.
#include "ui/canvas/canvas.h"
#include "ui/canvas/gl_view.h"
#include "ui/canvas/overlay.h"
#include "ui/canvas/run_panel.h"
#include "ui/canvas/run_summary.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QSlider>
#include <QVBoxLayout>
#include <QtTest>

using namespace miro;

namespace {

constexpr int kSteps = 20;

void drawRun(Canvas& canvas) {
    canvas.beginRun("job", 1, 64, 64);
    for (int i = 0; i < kSteps; ++i) {
        DrawStep step;
        step.step = i;
        step.total = kSteps;
        step.stepSeconds = 0.0525;
        step.previewSeconds = 0.0004;
        step.decodeSeconds = i == kSteps - 1 ? 0.31 : 0;
        step.deviceMemory = int64_t{512 + i} << 20;
        step.previewMethod = "linear";
        step.previews = {Image{8, 8, std::vector<uint8_t>(8 * 8 * 3, static_cast<uint8_t>(i * 10))}};
        canvas.showStep(step);
        canvas.addScore("CLIP", i, 0.2 + 0.03 * i);
    }
    QImage image(64, 64, QImage::Format_RGB888);
    image.fill(Qt::white);
    canvas.finishPicture(0, {image, std::nullopt, {}});
    canvas.endRun();
}

int shownGrey(const Canvas& canvas) {
    return qGray(canvas.model().placements().at(0).frame.image.pixel(0, 0));
}

// The same to the eye: letters lie elsewhere in a new atlas, which moves their smoothing by a level or two.
bool alike(const QImage& a, const QImage& b) {
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            if (std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 16)
                return false;
    return a.size() == b.size();
}

// Turns texts into others, as a language would.
class Swapped : public QTranslator {
public:
    explicit Swapped(QString text) : m_text(std::move(text)) {}
    QString translate(const char* context, const char* source, const char*, int) const override {
        return QByteArray(context) == "miro::RunSummary" && !QByteArray(source).contains('%') ? m_text : QString();
    }
    bool isEmpty() const override { return false; }

private:
    QString m_text;
};

} // namespace

class TestCanvasOverlay : public QObject {
    Q_OBJECT

    std::unique_ptr<QWidget> m_window;
    Canvas* m_canvas = nullptr;

    // Waits until it is drawn: its parts have their places from then on.
    Overlay* overlay() {
        auto* view = m_canvas->findChild<GlView*>();
        const bool drawn = QTest::qWaitFor([&] {
            return view && view->overlay() && !view->overlay()->timeline().isEmpty() && !view->overlay()->wantsFrame();
        });
        return drawn ? view->overlay() : nullptr;
    }
    RunPanel* panel() const { return m_canvas->findChild<RunPanel*>(); }
    // Each frame is made at once, as the screen would ask for it.
    void settle() {
        auto* view = m_canvas->findChild<GlView*>();
        QTRY_VERIFY(!view->overlay() || !view->overlay()->wantsFrame());
    }

private Q_SLOTS:
    void initTestCase() {
        applyTheme(*qApp, "dark");
        QCursor::setPos(0, 0); // it starts in the middle of the screen, which is where the overlay comes up
    }

    void init() {
        m_window = std::make_unique<QWidget>();
        auto* layout = new QVBoxLayout(m_window.get());
        layout->setContentsMargins(0, 0, 0, 0);
        m_canvas = new Canvas(m_window.get());
        layout->addWidget(m_canvas);
        m_window->resize(800, 600);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow(); // no window manager does it here
        QTRY_VERIFY(m_window->isActiveWindow());
        m_canvas->setFocus();
    }
    void cleanup() { m_window.reset(); }

    void f3ShowsAndHides() {
        drawRun(*m_canvas);
        auto* view = m_canvas->findChild<GlView*>();
        const QImage without = view->grabFramebuffer();
        QSignalSpy changed(m_canvas, &Canvas::overlayVisibleChanged);
        QTest::keyClick(m_canvas, Qt::Key_F3);
        QVERIFY(m_canvas->overlayVisible());
        QVERIFY(overlay());
        const QRect area = overlay()->area().toAlignedRect();
        QVERIFY(m_canvas->rect().contains(area));
        const QImage with = view->grabFramebuffer();
        QVERIFY(with.copy(area) != without.copy(area));
        QVERIFY(with.copy(0, 0, 200, 200) == without.copy(0, 0, 200, 200));
        QTest::keyClick(m_canvas, Qt::Key_F3);
        QVERIFY(!m_canvas->overlayVisible());
        QVERIFY(view->grabFramebuffer() == without);
        QCOMPARE(changed.size(), 2);
        QVERIFY(!panel()->isVisible());
    }

    void clickOnTheTimelineScrubs() {
        drawRun(*m_canvas);
        m_canvas->setOverlayVisible(true);
        QVERIFY(overlay());
        const QRectF timeline = overlay()->timeline();
        QCOMPARE(shownGrey(*m_canvas), 255);
        // A press and a release before the next frame: neither is lost.
        QTest::mouseClick(m_canvas, Qt::LeftButton, Qt::NoModifier,
                          QPointF(timeline.left() + timeline.width() / 2, timeline.center().y()).toPoint());
        QTRY_VERIFY(m_canvas->model().scrubbed());
        const int moment = *m_canvas->model().scrubbed();
        QVERIFY2(std::abs(moment - kSteps / 2) <= 1, qPrintable(QString::number(moment)));
        QCOMPARE(shownGrey(*m_canvas), moment * 10);
        settle();
        // Keys go on from there while the overlay has the focus.
        QVERIFY(overlay()->hasFocus());
        QTest::keyClick(m_canvas, Qt::Key_Right);
        QCOMPARE(shownGrey(*m_canvas), (moment + 1) * 10);
        QTest::keyClick(m_canvas, Qt::Key_Home);
        QCOMPARE(shownGrey(*m_canvas), 0);
        QTest::keyClick(m_canvas, Qt::Key_End);
        QCOMPARE(shownGrey(*m_canvas), 255);
        QTest::keyClick(m_canvas, Qt::Key_Escape);
        QVERIFY(!overlay()->hasFocus());
    }

    void draggingTheTimelineScrubsAndDoesNotPan() {
        drawRun(*m_canvas);
        m_canvas->setOverlayVisible(true);
        QTest::keyClick(m_canvas, Qt::Key_Plus);
        QTest::keyClick(m_canvas, Qt::Key_Plus);
        QVERIFY(m_canvas->model().canPan());
        const QRect place = m_canvas->model().placements()[0].target;
        QVERIFY(overlay());
        const QRectF timeline = overlay()->timeline();
        const int y = static_cast<int>(timeline.center().y());
        QTest::mousePress(m_canvas, Qt::LeftButton, Qt::NoModifier, QPoint(static_cast<int>(timeline.right()) - 4, y));
        settle();
        for (double share : {0.7, 0.4, 0.0}) {
            const QPoint at(static_cast<int>(timeline.left() + timeline.width() * share) + 3, y);
            QMouseEvent move(QEvent::MouseMove, at, m_canvas->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             Qt::NoModifier);
            QCoreApplication::sendEvent(m_canvas, &move);
            settle();
        }
        QTRY_COMPARE(m_canvas->model().scrubbed().value_or(-1), 0);
        QTest::mouseRelease(m_canvas, Qt::LeftButton, Qt::NoModifier, QPoint(static_cast<int>(timeline.left()) + 3, y));
        QCOMPARE(m_canvas->model().placements()[0].target, place);
        QCOMPARE(shownGrey(*m_canvas), 0);
    }

    void keysAreTheProgramsWhenItHasNoFocus() {
        drawRun(*m_canvas);
        QImage image(64, 64, QImage::Format_RGB888);
        image.fill(Qt::red);
        m_canvas->show({{image, std::nullopt, {}}, {image, std::nullopt, {}}});
        m_canvas->setOverlayVisible(true);
        QVERIFY(overlay());
        QVERIFY(!overlay()->hasFocus());
        QTest::keyClick(m_canvas, Qt::Key_Right);
        QTest::keyClick(m_canvas, Qt::Key_Right);
        QCOMPARE(m_canvas->currentPicture(), 1); // not the timeline
        QVERIFY(!m_canvas->model().scrubbed());
        // A click on the overlay, then one on a picture: the keys are the pictures' again.
        QTest::mouseClick(m_canvas, Qt::LeftButton, Qt::NoModifier, overlay()->area().center().toPoint());
        QVERIFY(overlay()->hasFocus());
        QCOMPARE(m_canvas->currentPicture(), 1);
        const QRect target = m_canvas->model().placements()[0].target;
        QTest::mouseClick(m_canvas, Qt::LeftButton, Qt::NoModifier, target.topLeft() + QPoint(20, 20));
        QVERIFY(!overlay()->hasFocus());
        QCOMPARE(m_canvas->currentPicture(), 0);
    }

    void wheelOverItDoesNotZoom() {
        drawRun(*m_canvas);
        m_canvas->setOverlayVisible(true);
        QVERIFY(overlay());
        const QPointF at = overlay()->area().center();
        QWheelEvent event(at, m_canvas->mapToGlobal(at), QPoint(), QPoint(0, 120), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_canvas, &event);
        QVERIFY(m_canvas->model().fits());
    }

    void nothingIsDrawnWithoutNeed() {
        drawRun(*m_canvas);
        m_canvas->setOverlayVisible(true);
        QVERIFY(overlay());
        settle();
        auto* view = m_canvas->findChild<GlView*>();
        QSignalSpy frames(view, &QOpenGLWidget::frameSwapped);
        // Twenty turns of the event loop, none of which may have a frame to show.
        for (int i = 0; i < 20; ++i) {
            bool turned = false;
            QTimer::singleShot(0, this, [&] { turned = true; });
            QTRY_VERIFY(turned);
        }
        QVERIFY2(frames.size() <= 1, qPrintable(QString::number(frames.size())));
    }

    void panelServesKeyboardAndScreenReaders() {
        drawRun(*m_canvas);
        QTest::keyClick(m_canvas, Qt::Key_F3, Qt::ShiftModifier);
        QVERIFY(panel()->isVisible());
        QVERIFY(!m_canvas->findChild<GlView*>() || !m_canvas->findChild<GlView*>()->overlay());
        QVERIFY(m_canvas->rect().contains(panel()->geometry()));
        auto* timeline = panel()->findChild<QSlider*>("canvasTimeline");
        QVERIFY(!timeline->accessibleName().isEmpty());
        QCOMPARE(timeline->value(), timeline->maximum());
        QVERIFY(timeline->hasFocus());
        QTest::keyClick(timeline, Qt::Key_Left);
        QCOMPARE(shownGrey(*m_canvas), (kSteps - 1) * 10);
        QTest::keyClick(timeline, Qt::Key_Home);
        QCOMPARE(shownGrey(*m_canvas), 0);
        QCOMPARE(panel()->findChild<QLabel*>("canvasRunPlace")->text(), QString("Step 1 of 20"));
        QTest::keyClick(timeline, Qt::Key_End);
        QVERIFY(!m_canvas->model().scrubbed());
        QStringList told;
        for (const QLabel* label : panel()->findChildren<QLabel*>())
            if (label->isVisible())
                told += label->text();
        for (const char* expected : {"52.5 ms", "0.40 ms", "310 ms", "531 MB", "Quick", "CLIP", "0.77"})
            QVERIFY2(told.contains(expected), qPrintable(told.join("|")));
        QTest::keyClick(timeline, Qt::Key_F3);
        QVERIFY(!panel()->isVisible());
        QVERIFY(!m_canvas->overlayVisible());
        QVERIFY(m_canvas->hasFocus());
    }

    void panelFollowsARun() {
        QTest::keyClick(m_canvas, Qt::Key_F3, Qt::ShiftModifier);
        auto* place = panel()->findChild<QLabel*>("canvasRunPlace");
        QVERIFY(panel()->isVisible());
        QCOMPARE(place->text(), QString("Nothing was drawn yet"));
        QVERIFY(!panel()->findChild<QSlider*>()->isVisible());
        drawRun(*m_canvas);
        QCOMPARE(place->text(), QString("Now"));
        QVERIFY(panel()->findChild<QSlider*>()->isVisible());
        QCOMPARE(panel()->findChild<QSlider*>()->maximum(), kSteps);
    }

    void rightToLeftUsesThePanel() {
        drawRun(*m_canvas);
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        m_canvas->setOverlayVisible(true);
        const bool panelShown = panel()->isVisible();
        const bool left = panel()->geometry().center().x() < m_canvas->width() / 2;
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QVERIFY(panelShown);
        QVERIFY(left);
        QTRY_VERIFY(!panel()->isVisible());
    }

    void otherLettersAreDrawnOrToldInEnglish() {
        drawRun(*m_canvas);
        m_canvas->setOverlayVisible(true);
        QVERIFY(overlay());
        auto* view = m_canvas->findChild<GlView*>();
        const QImage english = view->grabFramebuffer();
        Swapped greek(QString::fromUtf8("Τελευταία εκτέλεση"));
        QVERIFY(OverlayFont::canShow(QString::fromUtf8("Τελευταία")));
        QCoreApplication::installTranslator(&greek);
        settle();
        QTRY_VERIFY(!alike(view->grabFramebuffer(), english));
        QCOMPARE(RunSummary().title(), QString::fromUtf8("Τελευταία εκτέλεση"));
        QCoreApplication::removeTranslator(&greek);
        settle();
        QTRY_VERIFY(alike(view->grabFramebuffer(), english));
        // A letter that no font has.
        const QString unknown = QString(QChar(0xE123));
        QVERIFY(!OverlayFont::canShow(unknown));
        Swapped nowhere(unknown);
        const double height = overlay()->area().height();
        QCoreApplication::installTranslator(&nowhere);
        QTRY_VERIFY(overlay()->area().height() > height); // a note says why it is English
        QCOMPARE(RunSummary(true).title(), QString("Last run"));
        QCoreApplication::removeTranslator(&nowhere);
        QTRY_COMPARE(overlay()->area().height(), height);
    }
};

QTEST_MAIN(TestCanvasOverlay)
#include "test_canvas_overlay.moc"
