// The gallery page on a real library, driven by keys and the mouse: the grid, searches, orders, filters, stacks.
#include "ui/gallery_fixture.h"

#include "ui/gallery/details_panel.h"
#include "ui/gallery/filter_chips.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QToolButton>

using namespace miro;

class TestGallery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, "dark"); }

    void paintsTheNewestFirst() {
        GalleryStage stage;
        QVERIFY(stage.start());
        QTRY_VERIFY(stage.model->recordAt(0));
        QCOMPARE(stage.model->recordAt(0)->seed, uint64_t{1000 + kTestPictures - 1});
        // The pixels of the first cell are those of its picture (see fileOfPicture()), but for the rounding of its
        // JPEG thumbnail; the green of its neighbours is 7 levels away.
        const QPoint at = stage.centreOf(0);
        const int red = kTestPictures - 1, green = (1000 + kTestPictures - 1) * 7 % 256, blue = 60;
        auto painted = [&] {
            return stage.grid->viewport()->grab().toImage().pixelColor(at);
        };
        auto near = [](int value, int expected) {
            return std::abs(value - expected) <= 2;
        };
        QTRY_VERIFY(near(painted().red(), red) && near(painted().green(), green) && near(painted().blue(), blue));
        QCOMPARE(stage.child<QLabel>("pictureCount")->text(), QString("240 pictures"));
    }

    void theKeyboardGoesEverywhere() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.click(0);
        QCOMPARE(stage.grid->currentId(), stage.idAt(0));
        stage.key(Qt::Key_Right);
        QCOMPARE(stage.grid->selectedIds(), std::vector{stage.idAt(1)});
        stage.key(Qt::Key_Down);
        const int columns = stage.grid->columns();
        QVERIFY(columns > 2);
        QCOMPARE(stage.grid->currentId(), stage.idAt(1 + columns));
        stage.key(Qt::Key_End);
        QCOMPARE(stage.grid->currentId(), stage.idAt(kTestPictures - 1));
        QTRY_VERIFY(stage.model->recordAt(kTestPictures - 1)); // fetched because it is in sight
        QVERIFY(stage.grid->viewport()->rect().contains(stage.centreOf(kTestPictures - 1)));
        stage.key(Qt::Key_PageUp);
        QVERIFY(stage.grid->currentIndex().row() < kTestPictures - columns);
        stage.key(Qt::Key_Home);
        QCOMPARE(stage.grid->currentId(), stage.idAt(0));
        QCOMPARE(stage.grid->verticalScrollBar()->value(), 0);
        stage.key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(static_cast<int>(stage.grid->selectedIds().size()), columns + 1);
        stage.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(static_cast<int>(stage.grid->selectedIds().size()), kTestPictures);
        QTRY_VERIFY(stage.child<QLabel>("pictureCount")->text().contains("240 chosen"));
    }

    void theMouseChooses() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.click(1);
        stage.click(4, Qt::ShiftModifier);
        QCOMPARE(stage.grid->selectedIds(), (std::vector{stage.idAt(1), stage.idAt(2), stage.idAt(3), stage.idAt(4)}));
        stage.click(2, Qt::ControlModifier);
        QCOMPARE(stage.grid->selectedIds(), (std::vector{stage.idAt(1), stage.idAt(3), stage.idAt(4)}));
        stage.click(0);
        QCOMPARE(stage.grid->selectedIds(), std::vector{stage.idAt(0)});
        // A band from the gap before the second line over the first two cells of it.
        const int columns = stage.grid->columns();
        const QRect first = stage.grid->visualRect(stage.model->index(columns));
        const QRect second = stage.grid->visualRect(stage.model->index(columns + 1));
        QWidget* view = stage.grid->viewport();
        QTest::mousePress(view, Qt::LeftButton, {}, first.topLeft() - QPoint(3, 3));
        QTest::mouseMove(view, first.center());
        QTest::mouseMove(view, second.center());
        QTest::mouseRelease(view, Qt::LeftButton, {}, second.center());
        QCOMPARE(stage.grid->selectedIds(), (std::vector{stage.idAt(columns), stage.idAt(columns + 1)}));
    }

    void cellsGrowAndShrink() {
        GalleryStage stage;
        QVERIFY(stage.start());
        const int before = stage.grid->cellSize();
        auto wheel = [&](int delta) {
            const QPointF at = stage.grid->viewport()->rect().center();
            QWheelEvent event(at, stage.grid->viewport()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton,
                              Qt::ControlModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(stage.grid->viewport(), &event);
        };
        wheel(120);
        QVERIFY(stage.grid->cellSize() > before);
        QCOMPARE(stage.child<QSlider>("cellSizeSlider")->value(), stage.grid->cellSize());
        for (int i = 0; i < 20; ++i)
            wheel(-120);
        QCOMPARE(stage.grid->cellSize(), int{PictureGrid::kSmallestCell});
        stage.child<QSlider>("cellSizeSlider")->setFocus();
        QTest::keyClick(stage.child<QSlider>("cellSizeSlider"), Qt::Key_End);
        QCOMPARE(stage.grid->cellSize(), int{PictureGrid::kLargestCell});
    }

    void aTypedSearchNarrows() {
        GalleryStage stage;
        QVERIFY(stage.start());
        auto* field = stage.child<QLineEdit>("searchField");
        field->setFocus();
        QTest::keyClicks(field, "whale nig");
        QVERIFY(stage.waitRows(60));
        QTRY_VERIFY(stage.model->recordAt(0));
        QCOMPARE(stage.model->recordAt(0)->prompt, std::string("a blue whale at night"));
        QTRY_COMPARE(stage.page->findChildren<QPushButton*>(QRegularExpression("^filterChip[0-9]")).size(), 1);
        QTest::keyClicks(field, " unicorn");
        QVERIFY(stage.waitRows(0));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(stage.waitRows(kTestPictures));
        // Digits in the field are a search, not a rating; Return hands the keyboard to the pictures.
        QTest::keyClicks(field, "5");
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(stage.waitRows(0));
        QVERIFY(stage.grid->hasFocus());
    }

    void resultsReplaceOnlyWhenTheyAreHere() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.block();
        auto* field = stage.child<QLineEdit>("searchField");
        field->setFocus();
        QTest::keyClicks(field, "fox");
        QTRY_VERIFY(!stage.model->settled()); // asked, not answered
        int turns = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
        timer.start(1);
        stage.grid->viewport()->repaint();
        QTRY_VERIFY(turns > 20); // the window lives on
        stage.key(Qt::Key_End);
        QCOMPARE(stage.model->rowCount(), kTestPictures);
        stage.release();
        QVERIFY(stage.waitRows(60));
    }

    void everyOrder_data() {
        QTest::addColumn<int>("sort");
        QTest::addColumn<int>("first"); // of testPicture()
        QTest::newRow("oldest") << static_cast<int>(PictureSort::Oldest) << 0;
        QTest::newRow("seed") << static_cast<int>(PictureSort::Seed) << -1;
        QTest::newRow("prompt") << static_cast<int>(PictureSort::Prompt) << -1;
        QTest::newRow("rated") << static_cast<int>(PictureSort::BestRated) << 77;
        QTest::newRow("largest") << static_cast<int>(PictureSort::Largest) << -1;
    }

    void everyOrder() {
        QFETCH(int, sort);
        QFETCH(int, first);
        GalleryStage stage;
        {
            auto library = need(Library::open(stage.folder));
            PictureFilter rated;
            rated.seed = 1077;
            need(library->setRating(need(library->find({.filter = rated})), 5));
        }
        QVERIFY(stage.start());
        const PictureId newest = stage.idAt(0);
        stage.chooseIn("sortBox", sort);
        QTRY_VERIFY(stage.model->query().sort == static_cast<PictureSort>(sort));
        QVERIFY(stage.waitRows(kTestPictures));
        QTRY_VERIFY(stage.model->recordAt(0) && stage.model->recordAt(1));
        if (first >= 0)
            QCOMPARE(stage.model->recordAt(0)->seed, static_cast<uint64_t>(1000 + first));
        const PictureRecord one = *stage.model->recordAt(0);
        const PictureRecord two = *stage.model->recordAt(1);
        if (sort == static_cast<int>(PictureSort::Prompt))
            QVERIFY(one.prompt <= two.prompt);
        if (sort == static_cast<int>(PictureSort::Largest))
            QVERIFY(one.width * one.height >= two.width * two.height);
        if (sort == static_cast<int>(PictureSort::Seed))
            QVERIFY(one.seed != two.seed);
        stage.chooseIn("sortBox", static_cast<int>(PictureSort::Newest));
        QTRY_VERIFY(stage.model->settled() && stage.idAt(0) == newest);
    }

    void everyFilterHasAChipThatTakesItAway() {
        GalleryStage stage;
        {
            auto library = need(Library::open(stage.folder));
            const auto ids = need(library->find({}));
            need(library->setRating({ids[0], ids[1]}, 4));
            need(library->setStarred({ids[2]}, true));
            need(library->addTag({ids[3], ids[4], ids[5]}, "keep"));
            const int64_t album = need(library->createAlbum("Best & last"));
            need(library->addToAlbum(album, {ids[6], ids[7]}));
            need(library->moveToBin({ids[10]}));
            need(library->putScore(ids[11], {"clip_score", "1", "", 0.3, 0.3, 0.9, false}));
            need(library->putScore(ids[12], {"clip_score", "1", "", 0.1, 0.1, 0.2, false}));
        }
        const int all = kTestPictures - 1;
        QVERIFY(stage.start(all));
        QTest::mouseClick(stage.child<QToolButton>("filtersButton"), Qt::LeftButton);
        QTRY_VERIFY(stage.child<QWidget>("filterPanel")->isVisible());
        QTRY_VERIFY(stage.child<QComboBox>("filterTag")->count() == 2);
        auto takeAway = [&](const QString& text) {
            QPushButton* chip = nullptr;
            if (!QTest::qWaitFor([&] {
                    chip = stage.page->findChild<QPushButton*>("filterChip0");
                    return chip && chip->isVisible() && chip->text().contains(text);
                }))
                return false;
            QTest::mouseClick(chip, Qt::LeftButton);
            return stage.waitRows(all);
        };
        stage.chooseIn("filterModel", QString("other/model"));
        QVERIFY(stage.waitRows(24));
        QVERIFY(takeAway("other/model"));
        stage.chooseIn("filterSize", QSize(32, 16));
        QVERIFY(stage.waitRows(35));
        QVERIFY(takeAway("32 × 16"));
        stage.chooseIn("filterRating", 4);
        QVERIFY(stage.waitRows(2));
        QVERIFY(takeAway("4"));
        stage.chooseIn("filterTag", QString("keep"));
        QVERIFY(stage.waitRows(3));
        QVERIFY(takeAway("keep"));
        stage.chooseIndex(stage.child<QComboBox>("filterAlbum"), 1);
        QVERIFY(stage.waitRows(2));
        QVERIFY(takeAway("Best && last"));
        QTest::mouseClick(stage.child<QCheckBox>("filterStarred"), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(stage.waitRows(1));
        QVERIFY(takeAway("Starred"));
        QTest::mouseClick(stage.child<QCheckBox>("filterBin"), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(stage.waitRows(1));
        QVERIFY(takeAway("bin"));
        auto* seed = stage.child<QLineEdit>("filterSeed");
        seed->setFocus();
        QTest::keyClicks(seed, "1042x"); // the letter is refused
        QTest::keyClick(seed, Qt::Key_Return);
        QVERIFY(stage.waitRows(1));
        QVERIFY(takeAway("1042"));
        auto* minimum = stage.child<QDoubleSpinBox>("scoreMinimum_clip_score");
        minimum->setFocus();
        minimum->selectAll();
        QTest::keyClicks(minimum, "50");
        QTest::keyClick(minimum, Qt::Key_Return);
        QVERIFY(stage.waitRows(1));
        QVERIFY(takeAway("50"));
        // Two days of the pictures' twenty-four hours each.
        stage.chooseIndex(stage.child<QComboBox>("filterPeriod"), 5);
        QTRY_VERIFY(stage.child<QDateEdit>("filterFrom")->isVisible());
        const QDate day = QDateTime::fromMSecsSinceEpoch(testPicture(100).created).date();
        stage.child<QDateEdit>("filterTo")->setDate(day);
        stage.child<QDateEdit>("filterFrom")->setDate(day);
        QVERIFY(stage.waitRows(24));
        // Both ends are chips; one button clears all.
        QPushButton* clear = nullptr;
        QTRY_VERIFY((clear = stage.page->findChild<QPushButton*>("clearFilters")) && clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QVERIFY(stage.waitRows(all));
        QVERIFY(!stage.child<QWidget>("filterChips")->isVisible());
    }

    void scoreFiltersAreHiddenWithoutScores() {
        GalleryStage stage;
        QVERIFY(stage.start());
        QVERIFY(!stage.page->findChild<QDoubleSpinBox*>("scoreMinimum_clip_score"));
        QCOMPARE(stage.child<QComboBox>("sortBox")->count(), 6);
    }

    void searchesAreSavedChosenAndDeleted() {
        GalleryStage stage;
        QVERIFY(stage.start());
        auto* field = stage.child<QLineEdit>("searchField");
        field->setFocus();
        QTest::keyClicks(field, "cats");
        QVERIFY(stage.waitRows(60));
        setDialogAnswers({"My cats"});
        auto* menu = stage.child<QMenu>("searchesMenu");
        menu->actions().back()->trigger();
        QVERIFY(stage.waitNotice("My cats"));
        QCOMPARE(need(stage.look()->savedSearches()).size(), size_t{1});
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(stage.waitRows(kTestPictures));
        QTRY_COMPARE(menu->actions().front()->text(), QString("My cats"));
        menu->actions().front()->trigger();
        QVERIFY(stage.waitRows(60));
        QCOMPARE(field->text(), QString("cats"));
        menu->actions().back()->menu()->actions().front()->trigger();
        QVERIFY(stage.waitNotice("deleted"));
        QCOMPARE(need(stage.look()->savedSearches()).size(), size_t{0});
    }

    void stacksOpenWithReturn() {
        GalleryStage stage;
        QVERIFY(stage.start());
        const int stacks = static_cast<int>(need(stage.look()->find({.stacked = true})).size());
        QVERIFY(stacks > 1 && stacks < kTestPictures / 4);
        QTest::mouseClick(stage.child<QToolButton>("stacksButton"), Qt::LeftButton);
        QVERIFY(stage.waitRows(stacks));
        QTRY_VERIFY(stage.model->recordAt(0));
        const int64_t size = stage.model->recordAt(0)->stackSize;
        QVERIFY(size > 1);
        // Who does not see the badge hears it.
        QVERIFY(stage.model->index(0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QString("stack of %1 pictures").arg(size)));
        QSignalSpy opened(stage.page.get(), &GalleryPage::showOnCanvas);
        stage.click(0);
        stage.key(Qt::Key_Return);
        QVERIFY(stage.waitRows(static_cast<int>(size)));
        QCOMPARE(opened.count(), 0);
        QTRY_VERIFY(stage.child<QToolButton>("leaveStackButton")->isVisible());
        stage.click(1);
        const PictureId inside = stage.idAt(1);
        stage.key(Qt::Key_Return); // a single one opens on the canvas
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(opened.front().front().value<PictureRecord>().id, inside);
        stage.key(Qt::Key_Escape);
        QVERIFY(stage.waitRows(stacks));
    }

    void aNewPictureMovesNothing() {
        GalleryStage stage;
        QVERIFY(stage.start());
        // Somewhere in the middle: what is in sight stays, and what is chosen.
        auto* bar = stage.grid->verticalScrollBar();
        bar->setValue(bar->maximum() / 2);
        QTRY_VERIFY(stage.grid->indexAt(stage.grid->viewport()->rect().center() / 2).isValid());
        const QModelIndex seen = stage.grid->indexAt(stage.grid->viewport()->rect().center() / 2);
        stage.click(seen.row());
        const PictureId id = stage.idAt(seen.row());
        const QRect before = stage.grid->visualRect(seen);
        draw(stage, 7001);
        // One more in front: the line above moves by a cell, not the view by a line.
        QVERIFY(stage.waitRows(kTestPictures + 1));
        QCOMPARE(stage.grid->selectedIds(), std::vector{id});
        QCOMPARE(stage.grid->currentId(), id);
        const QRect after = stage.grid->visualRect(stage.model->index(stage.model->rowOf(id)));
        QVERIFY2(std::abs(after.top() - before.top()) <= stage.grid->cellSize() + 8,
                 qPrintable(QString("%1 %2").arg(before.top()).arg(after.top())));
        QVERIFY(bar->value() > 0);
        // At the top the newest comes into sight.
        stage.key(Qt::Key_Home);
        draw(stage, 7002);
        QVERIFY(stage.waitRows(kTestPictures + 2));
        QCOMPARE(bar->value(), 0);
        QTRY_VERIFY(stage.model->recordAt(0) && stage.model->recordAt(0)->seed == 7002);
        QCOMPARE(stage.grid->currentId(), stage.idAt(1));
    }

    void picturesThatComeWhileHiddenAreThereWhenShown() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.page->hide();
        const PictureId drawn = draw(stage, 8001);
        stage.page->show();
        QVERIFY(stage.waitRows(kTestPictures + 1));
        QCOMPARE(stage.idAt(0), drawn);
    }

    void selectShowsAPictureThatAFilterHides() {
        GalleryStage stage;
        QVERIFY(stage.start());
        const PictureId fox = need(stage.look()->find({.filter = {.text = "fox"}})).front();
        auto* field = stage.child<QLineEdit>("searchField");
        field->setFocus();
        QTest::keyClicks(field, "cats");
        QVERIFY(stage.waitRows(60));
        stage.page->select(fox);
        QVERIFY(stage.waitRows(kTestPictures));
        QTRY_COMPARE(stage.grid->currentId(), fox);
        QVERIFY(field->text().isEmpty());
    }

    void rightToLeftMirrorsTheGrid() {
        GalleryStage stage;
        QVERIFY(stage.start());
        const QRect before = stage.grid->visualRect(stage.model->index(0));
        stage.page->setLayoutDirection(Qt::RightToLeft);
        QTRY_VERIFY(stage.grid->visualRect(stage.model->index(0)).left() > before.left() + 100);
        QCOMPARE(stage.grid->indexAt(stage.centreOf(0)).row(), 0);
        stage.click(0);
        stage.key(Qt::Key_Left);
        QCOMPARE(stage.grid->currentId(), stage.idAt(1));
    }

    void everythingHasANameAndAWord() {
        GalleryStage stage;
        QVERIFY(stage.start());
        QTest::mouseClick(stage.child<QToolButton>("filtersButton"), Qt::LeftButton);
        stage.click(0);
        QTRY_VERIFY(stage.child<DetailsPanel>("detailsPanel")->sheet());
        for (QWidget* widget : stage.page->findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) ||
                widget->objectName().startsWith("qt_"))
                continue;
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(),
                     qPrintable(widget->metaObject()->className() + QString(" ") + widget->objectName()));
        }
        QTRY_VERIFY(stage.model->recordAt(0));
        QAccessibleInterface* grid = QAccessible::queryAccessibleInterface(stage.grid);
        QVERIFY(grid && grid->tableInterface());
        QCOMPARE(grid->tableInterface()->rowCount(), kTestPictures);
        QVERIFY(grid->tableInterface()->cellAt(0, 0)->text(QAccessible::Name).contains("green hill"));
    }

private:
    // As the engine does it: the picture is kept, then announced.
    static PictureId draw(GalleryStage& stage, uint64_t seed) {
        TestPicture picture;
        picture.prompt = "a new one";
        picture.seed = seed;
        auto library = need(Library::open(stage.folder));
        NewPicture place;
        place.file = "pictures/new-" + std::to_string(seed) + ".png";
        const PictureRecord record = need(library->keepPicture(place, fileOfPicture(picture)));
        stage.engine.finishPicture("job", {0, seed, {}, {}}, record);
        return record.id;
    }
};

QTEST_MAIN(TestGallery)
#include "test_gallery.moc"
