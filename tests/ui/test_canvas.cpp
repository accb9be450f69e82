// The canvas as a widget: runs, mouse, wheel, keys, wipe, copy, drag, drop and what screen readers hear, by real
// events, with OpenGL and without.
#include "ui/canvas/canvas.h"

#include "base/files.h"
#include "image/image_file.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QClipboard>
#include <QMimeData>
#include <QVBoxLayout>
#include <QtTest>

using namespace miro;

namespace {

QImage plain(const QColor& colour, const QSize& size = QSize(64, 64)) {
    QImage image(size, QImage::Format_RGB888);
    image.fill(colour);
    return image;
}

CanvasPicture picture(const QColor& colour, const QSize& size = QSize(64, 64)) {
    return {plain(colour, size), std::nullopt, {}};
}

DrawStep stepOf(int64_t step, int pictures, uint8_t grey) {
    DrawStep event;
    event.pictures = pictures;
    event.step = step;
    event.total = 30;
    event.previews.assign(static_cast<size_t>(pictures), Image{8, 8, std::vector<uint8_t>(8 * 8 * 3, grey)});
    return event;
}

// The middle of a picture, in units of the widget.
QPoint middleOf(const Canvas& canvas, size_t frame) {
    const PlacedFrame placed = canvas.model().placements().at(frame);
    return (QPointF((placed.target & placed.clip).center()) / canvas.model().ratio()).toPoint();
}

QColor colourAt(const Canvas& canvas, size_t frame) {
    const auto placed = canvas.model().placements();
    return placed.at(frame).frame.image.pixelColor(0, 0);
}

void turnWheel(QWidget& widget, const QPointF& at, int degrees, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QWheelEvent event(at, widget.mapToGlobal(at), QPoint(), QPoint(0, degrees), Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

void drag(QWidget& widget, const QPoint& from, const QPoint& to, Qt::MouseButton button = Qt::LeftButton,
          Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::mousePress(&widget, button, modifiers, from);
    for (int i = 1; i <= 4; ++i) {
        const QPoint at = from + (to - from) * i / 4;
        QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, button, modifiers);
        QCoreApplication::sendEvent(&widget, &move);
    }
    QTest::mouseRelease(&widget, button, modifiers, to);
}

// A page that hears what the canvas leaves alone.
class Page : public QWidget {
public:
    QList<int> keys;

protected:
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() != Qt::Key_Control)
            keys += event->key();
    }
};

} // namespace

class TestCanvas : public QObject {
    Q_OBJECT

    std::unique_ptr<Page> m_page;
    Canvas* m_canvas = nullptr;

private Q_SLOTS:
    void initTestCase() {
        initialiseImages();
        applyTheme(*qApp, "light");
        qRegisterMetaType<QStringList>();
    }

    void init() {
        m_page = std::make_unique<Page>();
        auto* layout = new QVBoxLayout(m_page.get());
        layout->setContentsMargins(0, 0, 0, 0);
        m_canvas = new Canvas(m_page.get());
        layout->addWidget(m_canvas);
        m_page->resize(800, 600);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow(); // no window manager does it here
        QTRY_VERIFY(m_page->isActiveWindow());
        m_canvas->setFocus();
        QTRY_VERIFY(m_canvas->hasFocus());
    }
    void cleanup() { m_page.reset(); }

    void aRunFromPreviewsToPictures() {
        m_canvas->show({picture(Qt::white)});
        m_canvas->beginRun("job", 2, 64, 64);
        m_canvas->showStep(stepOf(0, 2, 40));
        QCOMPARE(colourAt(*m_canvas, 1), QColor(40, 40, 40));
        QVERIFY(m_canvas->pictures()[0].image.isNull());
        CanvasPicture done = picture(Qt::green);
        done.record = PictureRecord();
        done.record->id = 7;
        m_canvas->finishPicture(1, done);
        QCOMPARE(colourAt(*m_canvas, 1), QColor(Qt::green));
        QCOMPARE(m_canvas->pictures()[1].record->id, PictureId{7});
        m_canvas->showBefore(true);
        QCOMPARE(colourAt(*m_canvas, 0), QColor(Qt::white));
        m_canvas->showBefore(false);
        m_canvas->endRun();
        QCOMPARE(m_canvas->model().frames()[0].state, FrameState::Unfinished);
    }

    void beforeIsOnlyShownWhileAskedFor() {
        m_canvas->show({picture(Qt::white)});
        m_canvas->showBefore(true); // there is none yet
        m_canvas->showBefore(false);
        m_canvas->setBefore({picture(Qt::black)});
        QCOMPARE(colourAt(*m_canvas, 0), QColor(Qt::white));
        m_canvas->showBefore(true);
        QCOMPARE(colourAt(*m_canvas, 0), QColor(Qt::black));
        QVERIFY(m_canvas->describe().contains("before"));
    }

    void clickChoosesAndDoubleClickActivates() {
        m_canvas->show(std::vector<CanvasPicture>(4, picture(Qt::red)));
        QSignalSpy chosen(m_canvas, &Canvas::pictureChosen);
        QSignalSpy activated(m_canvas, &Canvas::pictureActivated);
        QCOMPARE(m_canvas->currentPicture(), -1);
        QTest::mouseClick(m_canvas, Qt::LeftButton, Qt::NoModifier, middleOf(*m_canvas, 2));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), 2);
        QCOMPARE(m_canvas->currentPicture(), 2);
        QTest::mouseClick(m_canvas, Qt::LeftButton, Qt::NoModifier, QPoint(1, 1)); // beside all pictures
        QCOMPARE(m_canvas->currentPicture(), 2);
        QCOMPARE(chosen.size(), 1);
        QTest::mouseDClick(m_canvas, Qt::LeftButton, Qt::NoModifier, middleOf(*m_canvas, 1));
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toInt(), 1);
    }

    void pictureUnderTheMouseIsCurrentUntilOneIsChosen() {
        m_canvas->show({picture(Qt::red), picture(Qt::blue)});
        QTest::mouseMove(m_canvas, middleOf(*m_canvas, 1));
        QTRY_COMPARE(m_canvas->currentPicture(), 1);
        QTest::mouseClick(m_canvas, Qt::LeftButton, Qt::NoModifier, middleOf(*m_canvas, 0));
        QTest::mouseMove(m_canvas, middleOf(*m_canvas, 1) + QPoint(2, 2));
        QCOMPARE(m_canvas->currentPicture(), 0);
    }

    void keysMoveAmongPictures() {
        m_canvas->show(std::vector<CanvasPicture>(4, picture(Qt::red)));
        QSignalSpy chosen(m_canvas, &Canvas::pictureChosen);
        QSignalSpy activated(m_canvas, &Canvas::pictureActivated);
        QTest::keyClick(m_canvas, Qt::Key_Right); // the first one, to begin with
        QCOMPARE(m_canvas->currentPicture(), 0);
        QTest::keyClick(m_canvas, Qt::Key_Right);
        QTest::keyClick(m_canvas, Qt::Key_Down);
        QCOMPARE(m_canvas->currentPicture(), 3);
        QTest::keyClick(m_canvas, Qt::Key_Left);
        QCOMPARE(m_canvas->currentPicture(), 2);
        QCOMPARE(chosen.size(), 4);
        QTest::keyClick(m_canvas, Qt::Key_Return);
        QCOMPARE(activated.value(0).value(0).toInt(), 2);
    }

    void otherKeysReachThePage() {
        m_canvas->show({picture(Qt::red)});
        m_page->keys.clear();
        const QList<int> theirs = {Qt::Key_Space, Qt::Key_1, Qt::Key_5,      Qt::Key_0,     Qt::Key_C,
                                   Qt::Key_S,     Qt::Key_I, Qt::Key_Delete, Qt::Key_Escape};
        for (int key : theirs)
            QTest::keyClick(m_canvas, static_cast<Qt::Key>(key));
        QTest::keyClick(m_canvas, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_page->keys, theirs + QList<int>{Qt::Key_Return});
        QVERIFY(m_canvas->model().fits());
    }

    void wheelZoomsAroundTheCursor() {
        m_canvas->show({picture(Qt::red, QSize(1000, 1000))});
        const QPointF cursor(430, 270);
        auto below = [&] {
            const QRectF target(m_canvas->model().placements()[0].target);
            const QPointF at = cursor * m_canvas->model().ratio() - target.topLeft();
            return QPointF(at.x() / target.width(), at.y() / target.height());
        };
        const QPointF before = below();
        for (int i = 0; i < 4; ++i)
            turnWheel(*m_canvas, cursor, 120);
        QVERIFY(m_canvas->model().factor() >= 3);
        const double pixels = 1000 * m_canvas->model().factor();
        QVERIFY(std::abs(below().x() - before.x()) * pixels < 4 * m_canvas->model().factor());
        QVERIFY(std::abs(below().y() - before.y()) * pixels < 4 * m_canvas->model().factor());
        for (int i = 0; i < 9; ++i)
            turnWheel(*m_canvas, cursor, -120);
        QVERIFY(m_canvas->model().fits());
        // A touch pad turns by less than a notch.
        for (int i = 0; i < 7; ++i)
            turnWheel(*m_canvas, cursor, 15);
        QVERIFY(m_canvas->model().fits());
        turnWheel(*m_canvas, cursor, 15);
        QVERIFY(!m_canvas->model().fits());
    }

    void keysZoom() {
        m_canvas->show({picture(Qt::red, QSize(1000, 1000))});
        QTest::keyClick(m_canvas, Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(m_canvas->model().factor(), 1.0);
        QTest::keyClick(m_canvas, Qt::Key_Plus);
        QCOMPARE(m_canvas->model().factor(), 2.0);
        QTest::keyClick(m_canvas, Qt::Key_Minus);
        QCOMPARE(m_canvas->model().factor(), 1.0);
        QTest::keyClick(m_canvas, Qt::Key_0, Qt::ControlModifier);
        QVERIFY(m_canvas->model().fits());
    }

    void keysHaveNames() {
        QStringList texts;
        for (const QAction* action : m_canvas->actions()) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY(!action->shortcut().isEmpty());
            texts += action->text();
        }
        QVERIFY(texts.contains("Zoom in"));
        QCOMPARE(texts.removeDuplicates(), qsizetype{0});
    }

    void twoFingersZoom() {
        m_canvas->show({picture(Qt::red, QSize(1000, 1000))});
        auto spread = [&](Qt::NativeGestureType type, double value) {
            const QPointF at(400, 300);
            QNativeGestureEvent event(type, QPointingDevice::primaryPointingDevice(), 2, at, at,
                                      m_canvas->mapToGlobal(at), value, QPointF());
            QCoreApplication::sendEvent(m_canvas, &event);
        };
        spread(Qt::BeginNativeGesture, 0);
        spread(Qt::ZoomNativeGesture, 0.1);
        QVERIFY(m_canvas->model().fits()); // not far enough for a step
        spread(Qt::ZoomNativeGesture, 0.2);
        QVERIFY(!m_canvas->model().fits());
        spread(Qt::ZoomNativeGesture, -0.4);
        QVERIFY(m_canvas->model().fits());
        spread(Qt::ZoomNativeGesture, -7); // nonsense of a driver
        QVERIFY(m_canvas->model().fits());
    }

    void draggingPans_data() {
        QTest::addColumn<int>("button");
        QTest::newRow("left") << int{Qt::LeftButton};
        QTest::newRow("middle") << int{Qt::MiddleButton};
    }
    void draggingPans() {
        QFETCH(int, button);
        m_canvas->show({picture(Qt::red, QSize(1000, 1000))});
        QTest::keyClick(m_canvas, Qt::Key_1, Qt::ControlModifier);
        QTest::keyClick(m_canvas, Qt::Key_Plus);
        const QPoint before = m_canvas->model().placements()[0].target.topLeft();
        bool taken = false;
        m_canvas->setDragStarter([&](QMimeData* data, const QPixmap&) {
            delete data;
            taken = true;
        });
        drag(*m_canvas, QPoint(300, 300), QPoint(360, 260), static_cast<Qt::MouseButton>(button));
        QCOMPARE(m_canvas->model().placements()[0].target.topLeft() - before,
                 (QPointF(60, -40) * m_canvas->model().ratio()).toPoint());
        QVERIFY(!taken);
    }

    void wipeByMouseAndKeys() {
        m_canvas->show({picture(Qt::red), picture(Qt::blue)}, Canvas::Layout::Wipe);
        QCOMPARE(m_canvas->model().wipe(), 0.5);
        const QRect target = m_canvas->model().placements()[0].target;
        const int y = m_canvas->height() / 2;
        const int middle = m_canvas->model().wipeLine()->left();
        bool taken = false;
        m_canvas->setDragStarter([&](QMimeData* data, const QPixmap&) {
            delete data;
            taken = true;
        });
        drag(*m_canvas, QPoint(middle + 3, y), QPoint(target.left() + target.width() / 4, y));
        QVERIFY(std::abs(m_canvas->model().wipe() - 0.25) < 0.01);
        QVERIFY(!taken);
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(m_canvas, Qt::Key_Right);
        QVERIFY(std::abs(m_canvas->model().wipe() - 0.35) < 0.01);
        for (int i = 0; i < 60; ++i)
            QTest::keyClick(m_canvas, Qt::Key_Left);
        QCOMPARE(m_canvas->model().wipe(), 0.0);
    }

    void compareLayouts() {
        m_canvas->show(std::vector<CanvasPicture>(3, picture(Qt::red)), Canvas::Layout::SideBySide);
        QCOMPARE(m_canvas->model().placements().size(), size_t{3});
        m_canvas->show({picture(Qt::red)});
        m_canvas->setBefore({picture(Qt::blue)});
        QCOMPARE(m_canvas->model().placements().size(), size_t{1});
        m_canvas->setLayout(Canvas::Layout::SideBySide);
        QCOMPARE(m_canvas->model().placements().size(), size_t{2});
        QCOMPARE(colourAt(*m_canvas, 0), QColor(Qt::blue));
        m_canvas->setLayout(Canvas::Layout::Wipe);
        QVERIFY(m_canvas->model().wipeLine());
        m_canvas->setLayout(Canvas::Layout::Grid);
        QCOMPARE(colourAt(*m_canvas, 0), QColor(Qt::red));
    }

    void keysScrubTheLastRun() {
        m_canvas->beginRun("job", 1, 64, 64);
        for (int i = 0; i < 5; ++i)
            m_canvas->showStep(stepOf(i, 1, static_cast<uint8_t>(i * 10)));
        m_canvas->finishPicture(0, picture(Qt::green));
        m_canvas->endRun();
        QTest::keyClick(m_canvas, Qt::Key_Comma);
        QCOMPARE(colourAt(*m_canvas, 0), QColor(40, 40, 40));
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(m_canvas, Qt::Key_Comma);
        QCOMPARE(colourAt(*m_canvas, 0), QColor(0, 0, 0));
        QTest::keyClick(m_canvas, Qt::Key_Period);
        QCOMPARE(colourAt(*m_canvas, 0), QColor(10, 10, 10));
        QVERIFY(m_canvas->describe().contains("Step 2 of 30"));
        QTest::keyClick(m_canvas, Qt::Key_Escape);
        QCOMPARE(colourAt(*m_canvas, 0), QColor(Qt::green));
    }

    void screenReadersHearWhatIsShown() {
        QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(m_canvas);
        QVERIFY(canvas);
        QCOMPARE(canvas->role(), QAccessible::Graphic);
        QCOMPARE(canvas->text(QAccessible::Name), QString("Canvas"));
        QCOMPARE(canvas->text(QAccessible::Value), QString("No picture"));
        m_canvas->beginRun("job", 4, 64, 64);
        m_canvas->showStep(stepOf(11, 4, 10));
        QTest::keyClick(m_canvas, Qt::Key_Right);
        QTest::keyClick(m_canvas, Qt::Key_Right);
        QCOMPARE(canvas->text(QAccessible::Value).toLower(), QString("picture 2 of 4, step 12 of 30"));
        QCOMPARE(canvas->text(QAccessible::Description), canvas->text(QAccessible::Value));
    }

    void copiesPixelsAlone() {
        m_canvas->show({picture(QColor(10, 200, 30), QSize(33, 21))}); // rows that QImage pads
        QSignalSpy copied(m_canvas, &Canvas::copied);
        QTest::keyClick(m_canvas, Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(copied.size(), 1);
        const QMimeData* data = QGuiApplication::clipboard()->mimeData();
        QVERIFY(!data->hasUrls());
        const auto image = decodeImage(data->data("image/png").toStdString(), "clipboard");
        QVERIFY2(image.ok(), image.message().c_str());
        QCOMPARE(image->width, 33);
        QCOMPARE(image->height, 21);
        QCOMPARE(int{image->at(32, 20)[1]}, 200);
        QCOMPARE(QGuiApplication::clipboard()->image().pixelColor(32, 20), QColor(10, 200, 30));
    }

    void copiesTheFileWithItsMetadata() {
        QTemporaryDir folder;
        Image image{4, 4, std::vector<uint8_t>(48, 77)};
        const auto bytes = encodeImage(image, ImageFormat::Png, {{{"parameters", "a cat"}}});
        QVERIFY(bytes.ok());
        const QString file = folder.filePath("a cat's äö.png");
        QVERIFY(writeFileAtomically(file.toStdString(), *bytes).ok());
        CanvasPicture shown = picture(Qt::red, QSize(4, 4));
        shown.file = file;
        m_canvas->show({shown});
        QSignalSpy copied(m_canvas, &Canvas::copied);
        QSignalSpy failed(m_canvas, &Canvas::copyFailed);
        m_canvas->copyCurrent(true);
        QTRY_COMPARE(copied.size(), 1);
        const QMimeData* data = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(data->data("image/png"), QByteArray::fromStdString(*bytes));
        QCOMPARE(data->urls(), QList<QUrl>{QUrl::fromLocalFile(file)});
        m_canvas->copyCurrent(false); // the same picture, and nothing of how it was made
        QTRY_COMPARE(copied.size(), 2);
        QVERIFY(!QGuiApplication::clipboard()->mimeData()->data("image/png").contains("a cat"));
        QVERIFY(QFile::remove(file));
        m_canvas->copyCurrent(true);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("a cat's"));
        m_canvas->beginRun("job", 1, 64, 64); // nothing finished
        m_canvas->copyCurrent(true);
        QCOMPARE(failed.size(), 2);
        QCOMPARE(copied.size(), 2);
    }

    void draggingOutTakesTheFile() {
        CanvasPicture shown = picture(Qt::red);
        shown.file = "/somewhere/a.png";
        m_canvas->show({picture(Qt::blue), shown});
        QList<QUrl> urls;
        QColor colour;
        m_canvas->setDragStarter([&](QMimeData* data, const QPixmap& thumbnail) {
            urls = data->urls();
            colour = qvariant_cast<QImage>(data->imageData()).pixelColor(3, 3);
            QVERIFY(!thumbnail.isNull());
            delete data;
        });
        drag(*m_canvas, middleOf(*m_canvas, 1), middleOf(*m_canvas, 1) + QPoint(60, 60));
        QCOMPARE(urls, QList<QUrl>{QUrl::fromLocalFile("/somewhere/a.png")});
        QCOMPARE(colour, QColor(Qt::red));
        // A preview is no picture yet.
        urls.clear();
        m_canvas->beginRun("job", 1, 64, 64);
        m_canvas->showStep(stepOf(0, 1, 9));
        drag(*m_canvas, middleOf(*m_canvas, 0), middleOf(*m_canvas, 0) + QPoint(60, 60));
        QVERIFY(urls.isEmpty());
    }

    void droppedFilesAreTold() {
        QSignalSpy dropped(m_canvas, &Canvas::filesDropped);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile("/a/b.png"), QUrl("https://example.org/x.png"), QUrl::fromLocalFile("/c d")});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_canvas, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_canvas, &drop);
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped[0][0].toStringList(), QStringList({"/a/b.png", "/c d"}));
        QMimeData text;
        text.setText("words");
        QDragEnterEvent other(QPoint(50, 50), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_canvas, &other);
        QVERIFY(!other.isAccepted());
    }

    void contextMenuIsThePages() {
        m_canvas->show({picture(Qt::red), picture(Qt::blue)});
        QSignalSpy asked(m_canvas, &Canvas::contextMenuRequested);
        const QPoint at = middleOf(*m_canvas, 1);
        QContextMenuEvent byMouse(QContextMenuEvent::Mouse, at, m_canvas->mapToGlobal(at));
        QCoreApplication::sendEvent(m_canvas, &byMouse);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toInt(), 1);
        QCOMPARE(asked[0][1].toPoint(), m_canvas->mapToGlobal(at));
        QTest::mouseClick(m_canvas, Qt::LeftButton, Qt::NoModifier, middleOf(*m_canvas, 0));
        QContextMenuEvent byKey(QContextMenuEvent::Keyboard, QPoint(1, 1), QPoint(1, 1));
        QCoreApplication::sendEvent(m_canvas, &byKey);
        QCOMPARE(asked[1][0].toInt(), 0);
        QCOMPARE(asked[1][1].toPoint(), m_canvas->mapToGlobal(middleOf(*m_canvas, 0)));
    }

    void emptyCanvasShowsTheMessage() {
        m_canvas->show({picture(Qt::red)});
        m_canvas->show(std::vector<CanvasPicture>());
        m_canvas->setMessage("Type a prompt and press Draw");
        QCOMPARE(m_canvas->currentPicture(), -1);
        QCOMPARE(m_canvas->describe(), QString("Type a prompt and press Draw"));
        for (int key : {Qt::Key_Right, Qt::Key_Plus, Qt::Key_Comma, Qt::Key_Return, Qt::Key_F3})
            QTest::keyClick(m_canvas, static_cast<Qt::Key>(key)); // nothing there, no harm
        turnWheel(*m_canvas, QPointF(10, 10), 120);
        drag(*m_canvas, QPoint(100, 100), QPoint(200, 200));
        QVERIFY(m_canvas->overlayVisible());
    }
};

QTEST_MAIN(TestCanvas)
#include "test_canvas.moc"
