// The canvas with and without OpenGL: the same picture, sharp at every scale of the desktop. Scales and platforms
// that a running program cannot change are tested in a child process: this program again, with one function's name.
#include "ui/canvas/canvas.h"
#include "ui/canvas/gl_view.h"
#include "ui/canvas/raster_view.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QRandomGenerator>
#include <QtTest>

using namespace miro;

namespace {

enum class Kind { OpenGl, Raster };

// Every pixel another colour, so that each is seen to be in its place.
CanvasPicture noise(const QSize& size, quint32 seed = 1) {
    QRandomGenerator random(seed);
    QImage image(size, QImage::Format_RGB888);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y, random.generate() | 0xff000000U);
    return {image, std::nullopt, {}};
}

// Soft enough that two ways of reducing it agree.
CanvasPicture gradient(const QSize& size) {
    QImage image(size, QImage::Format_RGB888);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y,
                           qRgb(255 * x / size.width(), 255 * y / size.height(),
                                128 - 127 * x * y / size.width() / size.height()));
    return {image, std::nullopt, {}};
}

std::unique_ptr<Canvas> canvasOf(Kind kind, const QSize& size) {
    qputenv("MIRO_NO_OPENGL", kind == Kind::Raster ? "1" : "0");
    auto canvas = std::make_unique<Canvas>();
    qunsetenv("MIRO_NO_OPENGL");
    canvas->resize(size);
    canvas->show();
    return canvas;
}

// What the view draws, in device pixels, without what lies over it.
QImage drawnBy(Canvas& canvas) {
    if (auto* view = canvas.findChild<GlView*>())
        return view->grabFramebuffer().convertToFormat(QImage::Format_RGB888);
    auto* view = canvas.findChild<RasterView*>();
    return view ? view->grab().toImage().convertToFormat(QImage::Format_RGB888) : QImage();
}

int difference(QRgb a, QRgb b) {
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

// Every device pixel of a picture that is shown in blocks has its source pixel's colour; the first that has not.
QString problemOfBlocks(const QImage& drawn, const PlacedFrame& placed, const QPoint& origin = {}) {
    const QImage& source = placed.frame.image;
    const QRect seen = placed.target & placed.clip;
    const int block = placed.target.width() / source.width();
    if (!placed.blocks || block * source.width() != placed.target.width())
        return "it is not shown in blocks";
    if (seen.isEmpty())
        return "nothing of it is seen";
    for (int y = seen.top(); y <= seen.bottom(); ++y)
        for (int x = seen.left(); x <= seen.right(); ++x) {
            const QPoint pixel((x - placed.target.left()) / block, (y - placed.target.top()) / block);
            if (!drawn.rect().contains(QPoint(x, y) + origin))
                return QString("pixel %1,%2 is outside").arg(x).arg(y);
            if (difference(drawn.pixel(QPoint(x, y) + origin), source.pixel(pixel)) > 1)
                return QString("pixel %1,%2 is %3 instead of %4")
                    .arg(x)
                    .arg(y)
                    .arg(drawn.pixel(QPoint(x, y) + origin), 0, 16)
                    .arg(source.pixel(pixel), 0, 16);
        }
    return {};
}

int runAgain(const QStringList& arguments, const std::vector<std::pair<QString, QString>>& environment,
             QString* output) {
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const auto& [name, value] : environment)
        variables.insert(name, value);
    process.setProcessEnvironment(variables);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QCoreApplication::applicationFilePath(), arguments);
    if (!process.waitForFinished(120'000))
        process.kill();
    *output = QString::fromUtf8(process.readAll());
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

bool isChild() {
    return qEnvironmentVariableIsSet("MIRO_TEST_CHILD");
}

} // namespace

class TestCanvasViews : public QObject {
    Q_OBJECT

private:
    static void kinds() {
        QTest::addColumn<bool>("openGl");
        QTest::newRow("OpenGL") << true;
        QTest::newRow("without") << false;
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, "dark"); }

    void openGlIsUsedWhereItIs() {
        if (isChild())
            QSKIP("the parent's test");
        const auto canvas = canvasOf(Kind::OpenGl, QSize(300, 200));
        QVERIFY(QTest::qWaitForWindowExposed(canvas.get()));
        QVERIFY(canvas->findChild<GlView*>());
        QTRY_VERIFY(canvas->findChild<GlView*>()->isValid());
        QVERIFY(!canvas->findChild<RasterView*>());
        const auto plain = canvasOf(Kind::Raster, QSize(300, 200));
        QVERIFY(!plain->findChild<GlView*>());
        QVERIFY(plain->findChild<RasterView*>());
    }

    void pixelsAreWholeBlocks_data() { kinds(); }
    void pixelsAreWholeBlocks() {
        QFETCH(bool, openGl);
        const auto canvas = canvasOf(openGl ? Kind::OpenGl : Kind::Raster, QSize(411, 307));
        canvas->show({noise(QSize(37, 29)), noise(QSize(37, 29), 2)});
        QVERIFY(QTest::qWaitForWindowExposed(canvas.get()));
        const QImage drawn = drawnBy(*canvas);
        QCOMPARE(drawn.size(), canvas->model().viewport());
        const auto placed = canvas->model().placements();
        for (const PlacedFrame& each : placed)
            QCOMPARE(problemOfBlocks(drawn, each), QString());
        // Zoomed in and moved: still.
        canvas->activateWindow();
        canvas->setFocus();
        QTRY_VERIFY(canvas->hasFocus());
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(canvas.get(), Qt::Key_Plus);
        QTest::keyClick(canvas.get(), Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(canvas->model().factor() > placed[0].target.width() / 37);
        const QImage zoomed = drawnBy(*canvas);
        for (const PlacedFrame& each : canvas->model().placements())
            QCOMPARE(problemOfBlocks(zoomed, each), QString());
    }

    // What reaches the screen, from a place that is no whole device pixel at broken scales.
    void pixelsAreWholeBlocksOnTheScreen_data() { kinds(); }
    void pixelsAreWholeBlocksOnTheScreen() {
        QFETCH(bool, openGl);
        qputenv("MIRO_NO_OPENGL", openGl ? "0" : "1");
        QWidget window;
        auto* layout = new QHBoxLayout(&window);
        layout->setContentsMargins(21, 13, 7, 5);
        auto* canvas = new Canvas(&window);
        qunsetenv("MIRO_NO_OPENGL");
        layout->addWidget(canvas);
        window.resize(433, 331);
        canvas->show({noise(QSize(40, 30))});
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QImage screen;
        QString problem;
        const PlacedFrame placed = canvas->model().placements().at(0);
        const QPoint inWindow = (QPointF(canvas->mapTo(&window, QPoint())) * window.devicePixelRatioF()).toPoint();
        auto look = [&] {
            screen = window.screen()->grabWindow(window.winId()).toImage();
            // Where the toolkit rounds to is its choice; that each block is whole is ours.
            for (const QPoint& off : {QPoint(0, 0), QPoint(1, 0), QPoint(0, 1), QPoint(1, 1), QPoint(-1, 0),
                                      QPoint(0, -1), QPoint(-1, -1), QPoint(1, -1), QPoint(-1, 1)}) {
                problem = problemOfBlocks(screen, placed, inWindow + off);
                if (problem.isEmpty())
                    return true;
            }
            return false;
        };
        const bool sharp = QTest::qWaitFor(look, 10'000);
        if (!sharp)
            screen.save(QDir::temp().filePath("canvas_not_sharp.png"));
        QVERIFY2(sharp, qPrintable(problem));
    }

    void sharpAtOtherScales_data() {
        QTest::addColumn<QString>("scale");
        QTest::newRow("150 %") << "1.5";
        QTest::newRow("200 %") << "2";
        QTest::newRow("125 %") << "1.25";
    }
    void sharpAtOtherScales() {
        if (isChild())
            QSKIP("the parent's test");
        QFETCH(QString, scale);
        QString output;
        const int code =
            runAgain({"pixelsAreWholeBlocks", "pixelsAreWholeBlocksOnTheScreen", "viewsAgree", "scaleIsAsAsked"},
                     {{"QT_SCALE_FACTOR", scale}, {"MIRO_TEST_CHILD", scale}}, &output);
        QVERIFY2(code == 0, qPrintable(output));
    }
    void scaleIsAsAsked() {
        if (!isChild() || !qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
            QSKIP("for the child at another scale");
        const auto canvas = canvasOf(Kind::Raster, QSize(100, 100));
        QCOMPARE(canvas->devicePixelRatioF(), qEnvironmentVariable("QT_SCALE_FACTOR").toDouble());
        QCOMPARE(canvas->model().ratio(), canvas->devicePixelRatioF());
    }

    void viewsAgree_data() {
        QTest::addColumn<int>("layout");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("tolerance");
        QTest::newRow("grid") << 0 << QSize(60, 40) << 1;
        QTest::newRow("wipe") << 1 << QSize(60, 40) << 1;
        QTest::newRow("side by side") << 2 << QSize(60, 40) << 1;
        QTest::newRow("reduced") << 0 << QSize(1024, 768) << 1;
    }
    void viewsAgree() {
        QFETCH(int, layout);
        QFETCH(QSize, size);
        QFETCH(int, tolerance);
        const bool reduced = size.width() > 1000;
        const std::vector<CanvasPicture> pictures = {reduced ? gradient(size) : noise(size),
                                                     reduced ? gradient(size) : noise(size, 2)};
        QImage drawn[2];
        std::vector<PlacedFrame> placed;
        for (Kind kind : {Kind::OpenGl, Kind::Raster}) {
            const auto canvas = canvasOf(kind, QSize(700, 420));
            canvas->show(pictures, static_cast<CanvasLayout>(layout));
            QVERIFY(QTest::qWaitForWindowExposed(canvas.get()));
            drawn[static_cast<int>(kind)] = drawnBy(*canvas);
            placed = canvas->model().placements();
        }
        QCOMPARE(drawn[0].size(), drawn[1].size());
        for (const PlacedFrame& each : placed) {
            // The middle of every source pixel; marks that QPainter draws lie at the edges and may differ.
            const int edge = static_cast<int>(40 * qApp->devicePixelRatio());
            const QRect seen = (each.target & each.clip).adjusted(edge, edge, -edge, -edge);
            QVERIFY(!seen.isEmpty());
            for (int y = seen.top(); y <= seen.bottom(); y += 3)
                for (int x = seen.left(); x <= seen.right(); x += 3)
                    QVERIFY2(difference(drawn[0].pixel(x, y), drawn[1].pixel(x, y)) <= tolerance,
                             qPrintable(QString("%1,%2: %3 %4")
                                            .arg(x)
                                            .arg(y)
                                            .arg(drawn[0].pixel(x, y), 0, 16)
                                            .arg(drawn[1].pixel(x, y), 0, 16)));
        }
    }

    void previewsAreSmoothed_data() { kinds(); }
    void previewsAreSmoothed() {
        QFETCH(bool, openGl);
        const auto canvas = canvasOf(openGl ? Kind::OpenGl : Kind::Raster, QSize(420, 420));
        canvas->beginRun("job", 1, 256, 256);
        Image preview{2, 1, {0, 0, 0, 255, 255, 255}};
        DrawStep step;
        step.total = 4;
        step.previews = {preview};
        canvas->showStep(step);
        QVERIFY(QTest::qWaitForWindowExposed(canvas.get()));
        const QImage drawn = drawnBy(*canvas);
        const QRect target = canvas->model().placements().at(0).target;
        int greys = 0;
        int last = -1;
        for (int x = target.left() + 4; x < target.right() - 4; ++x) {
            const int grey = qGray(drawn.pixel(x, target.center().y()));
            QVERIFY(grey >= last); // from black to white, without a step back
            greys += grey > last;
            last = grey;
        }
        QVERIFY2(greys > 60, qPrintable(QString::number(greys)));
    }

    void marksAreSeen_data() { kinds(); }
    void marksAreSeen() {
        QFETCH(bool, openGl);
        const auto canvas = canvasOf(openGl ? Kind::OpenGl : Kind::Raster, QSize(420, 420));
        canvas->beginRun("job", 1, 64, 64);
        DrawStep step;
        step.total = 4;
        step.previews = {Image{8, 8, std::vector<uint8_t>(8 * 8 * 3, 128)}};
        canvas->showStep(step);
        QVERIFY(QTest::qWaitForWindowExposed(canvas.get()));
        const QImage live = drawnBy(*canvas);
        canvas->endRun();
        const QImage ended = drawnBy(*canvas);
        QVERIFY(live != ended);
        // The pattern, at the edge; the middle stays as it was.
        const QRect target = canvas->model().placements().at(0).target;
        QCOMPARE(ended.pixel(target.center()), live.pixel(target.center()));
        int changed = 0;
        for (int x = target.left() + 2; x < target.right(); ++x)
            changed += difference(ended.pixel(x, target.top() + 5), live.pixel(x, target.top() + 5)) > 30;
        QVERIFY(changed > target.width() / 4);
        QVERIFY(canvas->describe().contains("not finished"));
        step.previews = {Image{}};
        canvas->beginRun("job", 1, 64, 64);
        canvas->showStep(step);
        const QImage broken = drawnBy(*canvas);
        QVERIFY(broken != ended && broken != live);
    }

    void progressIsALineAtTheBottom_data() { kinds(); }
    void progressIsALineAtTheBottom() {
        QFETCH(bool, openGl);
        const auto canvas = canvasOf(openGl ? Kind::OpenGl : Kind::Raster, QSize(400, 300));
        QVERIFY(QTest::qWaitForWindowExposed(canvas.get()));
        auto lit = [&] {
            const QImage drawn = drawnBy(*canvas);
            int pixels = 0;
            for (int x = 0; x < drawn.width(); ++x)
                pixels += difference(drawn.pixel(x, drawn.height() - 1), themeColours().accent.rgb()) < 3;
            return pixels / canvas->devicePixelRatioF();
        };
        QCOMPARE(lit(), 0.0);
        canvas->setProgress(0.25, "drawing");
        QVERIFY(std::abs(lit() - 100) <= 1);
        canvas->setProgress(-1, "loading");
        QVERIFY(lit() > 150 && lit() < 250); // dashes
        canvas->setProgress(2, {});
        QCOMPARE(lit(), 0.0);
    }

    void anotherWindowMakesNoDifference() {
        if (isChild())
            QSKIP("the parent's test");
        QWidget first;
        QWidget second;
        for (QWidget* window : {&first, &second}) {
            window->resize(400, 300);
            new QHBoxLayout(window);
            window->show();
        }
        auto* canvas = new Canvas(&first);
        first.layout()->addWidget(canvas);
        canvas->show({noise(QSize(40, 30))});
        QVERIFY(QTest::qWaitForWindowExposed(&first));
        QVERIFY(QTest::qWaitForWindowExposed(&second));
        QTRY_VERIFY(canvas->findChild<GlView*>() && canvas->findChild<GlView*>()->isValid());
        QCOMPARE(problemOfBlocks(drawnBy(*canvas), canvas->model().placements().at(0)), QString());
        canvas->setOverlayVisible(true);
        drawnBy(*canvas);
        const QOpenGLContext* before = canvas->findChild<GlView*>()->context();
        second.layout()->addWidget(canvas); // its OpenGL context does not come along
        QTRY_VERIFY(canvas->findChild<GlView*>()->isValid() && canvas->findChild<GlView*>()->context() != before);
        canvas->setOverlayVisible(false);
        QTRY_COMPARE(problemOfBlocks(drawnBy(*canvas), canvas->model().placements().at(0)), QString());
    }

    void aLostGpuIsSurvived() {
        if (isChild())
            QSKIP("the parent's test");
        const auto canvas = canvasOf(Kind::OpenGl, QSize(400, 300));
        canvas->show({noise(QSize(40, 30))});
        QVERIFY(QTest::qWaitForWindowExposed(canvas.get()));
        for (int i = 0; i < 3; ++i) {
            QPointer<GlView> view = canvas->findChild<GlView*>();
            QVERIFY(view);
            Q_EMIT view->contextLost();
            QTRY_VERIFY(!view); // another one, and at last the one without OpenGL
            if (canvas->findChild<GlView*>())
                QTRY_VERIFY(canvas->findChild<GlView*>()->isValid());
            QCOMPARE(problemOfBlocks(drawnBy(*canvas), canvas->model().placements().at(0)), QString());
        }
        QVERIFY(canvas->findChild<RasterView*>());
        const auto other = canvasOf(Kind::OpenGl, QSize(400, 300));
        other->show({noise(QSize(40, 30))});
        QVERIFY(QTest::qWaitForWindowExposed(other.get()));
        Q_EMIT other->findChild<GlView*>()->unusable();
        QTRY_VERIFY(other->findChild<RasterView*>());
        QVERIFY(!other->findChild<GlView*>());
        QCOMPARE(problemOfBlocks(drawnBy(*other), other->model().placements().at(0)), QString());
    }

    void worksWithoutOpenGl_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("no display") << "QT_QPA_PLATFORM"
                                    << "offscreen";
        QTest::newRow("display without OpenGL") << "QT_XCB_GL_INTEGRATION"
                                                << "none";
        QTest::newRow("switched off") << "MIRO_NO_OPENGL"
                                      << "1";
    }
    void worksWithoutOpenGl() {
        if (isChild())
            QSKIP("the parent's test");
        QFETCH(QString, name);
        QFETCH(QString, value);
        QString output;
        const int code = runAgain({"showsWithoutOpenGl"}, {{name, value}, {"MIRO_TEST_CHILD", "1"}}, &output);
        QVERIFY2(code == 0, qPrintable(output));
    }
    void showsWithoutOpenGl() {
        if (!isChild())
            QSKIP("for the child without OpenGL");
        Canvas canvas;
        canvas.resize(400, 300);
        canvas.show({noise(QSize(40, 30))});
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        QTRY_VERIFY(canvas.findChild<RasterView*>());
        QVERIFY(!canvas.findChild<GlView*>());
        QCOMPARE(problemOfBlocks(drawnBy(canvas), canvas.model().placements().at(0)), QString());
        QTest::keyClick(&canvas, Qt::Key_F3);
        QVERIFY(canvas.findChild<QWidget*>("canvasRunPanel")->isVisible());
    }
};

QTEST_MAIN(TestCanvasViews)
#include "test_canvas_views.moc"
