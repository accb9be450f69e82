// What is done to pictures in the gallery, by key and mouse, looked up in the database afterwards: ratings, stars,
// tags, albums, the bin, restoring settings, the slideshow, the details panel.
#include "ui/gallery_fixture.h"

#include "ui/gallery/details_panel.h"
#include "ui/gallery/gallery_actions.h"
#include "ui/gallery/slideshow.h"
#include "ui/gallery/target_bars.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace miro;

namespace {

bool waitFor(std::function<bool()> condition) {
    return QTest::qWaitFor(condition, 10000);
}

void pressButton(GalleryStage& stage, const char* name) {
    auto* button = stage.child<QPushButton>(name);
    stage.child<DetailsPanel>("detailsPanel")->ensureWidgetVisible(button);
    QTest::mouseClick(button, Qt::LeftButton);
}

} // namespace

class TestGalleryMarks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        applyTheme(*qApp, "light");
        qRegisterMetaType<GenerationSettings>();
        qRegisterMetaType<PictureRecord>();
    }

    void ratingKeysLandInTheDatabase() {
        GalleryStage stage;
        QVERIFY(stage.start());
        const PictureId first = stage.idAt(0);
        const PictureId second = stage.idAt(1);
        stage.click(0);
        stage.click(1, Qt::ShiftModifier);
        stage.key(Qt::Key_4);
        QVERIFY(stage.waitNotice("2 pictures rated 4 of 5"));
        QCOMPARE(stage.details(first).picture.rating, 4);
        QCOMPARE(stage.details(second).picture.rating, 4);
        QTRY_COMPARE(stage.model->record(first)->rating, 4); // shown as well
        QVERIFY(stage.model->index(0).data(Qt::AccessibleTextRole).toString().contains("rated 4 of 5"));
        stage.click(0);
        stage.key(Qt::Key_2);
        QVERIFY(stage.waitNotice("1 pictures rated 2 of 5"));
        stage.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(stage.waitNotice("Undone"));
        QCOMPARE(stage.details(first).picture.rating, 4);
        QTest::mouseClick(stage.child<QToolButton>("closeNoticeButton"), Qt::LeftButton);
        stage.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(stage.waitNotice("Undone"));
        QCOMPARE(stage.details(first).picture.rating, 0);
        QCOMPARE(stage.details(second).picture.rating, 0);
        stage.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(stage.waitNotice("nothing to undo"));
        stage.click(1);
        stage.key(Qt::Key_5);
        QVERIFY(stage.waitNotice("rated 5"));
        stage.key(Qt::Key_0);
        QVERIFY(stage.waitNotice("Rating taken"));
        QCOMPARE(stage.details(second).picture.rating, 0);
    }

    void starKeys() {
        GalleryStage stage;
        QVERIFY(stage.start());
        const PictureId id = stage.idAt(0);
        stage.click(0);
        stage.key(Qt::Key_S);
        QVERIFY(stage.waitNotice("1 pictures starred"));
        QVERIFY(stage.details(id).picture.starred);
        stage.key(Qt::Key_Asterisk);
        QVERIFY(stage.waitNotice("Star taken"));
        QVERIFY(!stage.details(id).picture.starred);
    }

    void tagsByKeyAndInTheDetails() {
        GalleryStage stage;
        QVERIFY(stage.start());
        const PictureId id = stage.idAt(0);
        stage.click(0);
        setDialogAnswers({"  snow   fox "});
        stage.key(Qt::Key_T);
        QVERIFY(stage.waitNotice("tagged snow fox"));
        QCOMPARE(stage.details(id).tags, std::vector<std::string>{"snow fox"});
        auto* chip = static_cast<QPushButton*>(nullptr);
        QTRY_VERIFY((chip = stage.page->findChild<QPushButton*>("tagChip")));
        QCOMPARE(chip->text(), QString("snow fox"));
        auto* field = stage.child<QLineEdit>("newTagField");
        field->setFocus();
        QTest::keyClicks(field, "second");
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(stage.waitNotice("tagged second"));
        QVERIFY(waitFor([&] { return stage.page->findChildren<QPushButton*>("tagChip").size() == 2; }));
        for (QPushButton* each : stage.page->findChildren<QPushButton*>("tagChip"))
            if (each->text() == "snow fox")
                chip = each;
        stage.child<DetailsPanel>("detailsPanel")->ensureWidgetVisible(chip);
        QTest::mouseClick(chip, Qt::LeftButton);
        QVERIFY(stage.waitNotice("taken"));
        QCOMPARE(stage.details(id).tags, std::vector<std::string>{"second"});
        QTest::mouseClick(stage.child<QPushButton>("undoButton"), Qt::LeftButton);
        QVERIFY(stage.waitNotice("Undone"));
        QCOMPARE(stage.details(id).tags.size(), size_t{2});
    }

    void albumsFromTheMenu() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.click(0);
        stage.click(2, Qt::ShiftModifier);
        auto popUp = [&] {
            Q_EMIT stage.grid->customContextMenuRequested(stage.centreOf(0));
            return stage.child<QMenu>("albumMenu");
        };
        setDialogAnswers({"Best"});
        popUp()->actions().back()->trigger();
        QVERIFY(stage.waitNotice("Best"));
        stage.child<QMenu>("galleryMenu")->hide();
        QTRY_COMPARE(need(stage.look()->albums()).size(), size_t{1});
        QCOMPARE(need(stage.look()->albums()).front().pictures, int64_t{3});
        stage.click(5);
        QVERIFY(waitFor([&] {
            const QString name = popUp()->actions().front()->text();
            stage.child<QMenu>("galleryMenu")->hide();
            return name == "Best";
        }));
        popUp()->actions().front()->trigger();
        stage.child<QMenu>("galleryMenu")->hide();
        QTRY_COMPARE(need(stage.look()->albums()).front().pictures, int64_t{4});
        stage.key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(need(stage.look()->albums()).front().pictures, int64_t{3});
    }

    void theBinGivesEverythingBack() {
        GalleryStage stage;
        const PictureId marked = [&] {
            auto library = need(Library::open(stage.folder));
            const PictureId id = need(library->find({})).front();
            need(library->setStarred({id}, true));
            need(library->setRating({id}, 3));
            need(library->addTag({id}, "keep"));
            need(library->putScore(id, {"clip_score", "1", "", 0.3, 0.3, 0.9, false}));
            return id;
        }();
        QVERIFY(stage.start());
        const std::filesystem::path file = stage.folder / stage.details(marked).picture.path;
        const PictureId second = stage.idAt(1);
        QVERIFY(std::filesystem::exists(file));
        stage.click(0);
        stage.key(Qt::Key_Delete);
        QVERIFY(stage.waitRows(kTestPictures - 1));
        QVERIFY(stage.waitNotice("1 pictures moved to the bin"));
        QVERIFY(!std::filesystem::exists(file));
        QCOMPARE(stage.grid->selectedIds(), std::vector{second}); // the keyboard goes on
        QTest::mouseClick(stage.child<QPushButton>("undoButton"), Qt::LeftButton);
        QVERIFY(stage.waitRows(kTestPictures));
        QVERIFY(std::filesystem::exists(file));
        const PictureDetails back = stage.details(marked);
        QVERIFY(back.picture.starred && back.picture.rating == 3 && !back.picture.inBin);
        QCOMPARE(back.tags, std::vector<std::string>{"keep"});
        QCOMPARE(back.scores.size(), size_t{1});
    }

    void theBinViewBringsBackAndDeletesOnlyWhenToldTo() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.click(0);
        stage.click(1, Qt::ShiftModifier);
        stage.key(Qt::Key_Delete);
        QVERIFY(stage.waitRows(kTestPictures - 2));
        PictureQuery bin;
        bin.filter.inBin = true;
        stage.bar->setQuery(bin);
        QVERIFY(stage.waitRows(2));
        const PictureId kept = stage.idAt(0);
        const PictureId gone = stage.idAt(1);
        stage.click(1);
        setDialogAnswers({"", "yes"});
        stage.key(Qt::Key_Delete); // no
        QTest::qWait(0);
        QCoreApplication::sendPostedEvents();
        QVERIFY(stage.waitRows(2));
        stage.key(Qt::Key_Delete); // yes
        QVERIFY(stage.waitNotice("1 pictures deleted for good"));
        QVERIFY(stage.waitRows(1));
        QVERIFY(!stage.look()->details(gone).ok());
        stage.click(0);
        stage.key(Qt::Key_R);
        QVERIFY(stage.waitRows(0));
        QVERIFY(!stage.details(kept).picture.inBin);
    }

    void restoringCarriesTheExactSettings() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.click(3);
        const PictureDetails details = stage.details(stage.idAt(3));
        auto* panel = stage.child<DetailsPanel>("detailsPanel");
        QVERIFY(waitFor([&] { return panel->sheet() && panel->picture() == stage.idAt(3); }));
        QCOMPARE(stage.child<QPlainTextEdit>("detailsPrompt")->toPlainText(),
                 QString::fromStdString(details.picture.prompt));
        struct Case {
            const char* button;
            void (GalleryPage::*signal)(const GenerationSettings&, const std::string&,
                                        const std::vector<PictureAdapter>&);
        };
        for (const Case& each : {Case{"restoreEverythingButton", &GalleryPage::restoreEverything},
                                 Case{"restoreSeedButton", &GalleryPage::restoreSeed},
                                 Case{"restoreTargetsButton", &GalleryPage::restoreTargets}}) {
            std::optional<GenerationSettings> settings;
            std::string model;
            auto connection = connect(stage.page.get(), each.signal, this,
                                      [&](const GenerationSettings& given, const std::string& name) {
                                          settings = given;
                                          model = name;
                                      });
            pressButton(stage, each.button);
            disconnect(connection);
            QVERIFY(settings);
            QCOMPARE(settings->prompt, details.picture.prompt);
            QCOMPARE(settings->seed.value(), details.picture.seed);
            QCOMPARE(settings->count, int64_t{1});
            QCOMPARE(settings->steps.value(), int64_t{20});
            QCOMPARE(settings->guidance.value(), 4.5);
            QVERIFY(settings->guidanceType == GuidanceType::Linear);
            QCOMPARE(settings->guidanceStart.value(), int64_t{2});
            QCOMPARE(settings->guidanceEnd.value(), int64_t{17});
            QCOMPARE(settings->shift, 1.5);
            QCOMPARE(settings->positive.at("clip_score").value(), 0.625);
            QVERIFY(!settings->positive.at("pick_a_score_score").has_value());
            QCOMPARE(settings->negative.at("aesthetic_score").value(), 0.25);
            QCOMPARE(model, details.picture.model);
        }
    }

    void askedTargetsStandBesideMeasuredScores() {
        GalleryStage stage;
        const PictureId id = [&] {
            auto library = need(Library::open(stage.folder));
            const PictureId newest = need(library->find({})).front();
            need(library->putScore(newest, {"clip_score", "1", "", 0.3, 0.3, 0.5, false}));
            return newest;
        }();
        QVERIFY(stage.start());
        stage.click(0);
        QCOMPARE(stage.idAt(0), id);
        auto* bars = stage.child<TargetBars>("targetBars");
        QVERIFY(waitFor([&] { return bars->isVisible() && bars->bars().size() == 3; }));
        QVERIFY(bars->accessibleDescription().contains("asked 62 %"));
        QVERIFY(bars->accessibleDescription().contains("measured 50 %"));
        QVERIFY(bars->accessibleDescription().contains("ignored"));
        QVERIFY(bars->accessibleDescription().contains("away from 25 %"));
        stage.click(1); // without scores: what was asked alone
        QVERIFY(waitFor([&] {
            return bars->isVisible() && bars->accessibleDescription().contains("asked") &&
                   !bars->accessibleDescription().contains("measured");
        }));
    }

    void theHistoryLeadsToWhatAPictureWasMadeFrom() {
        GalleryStage stage;
        const auto [parent, child] = [&] {
            auto library = need(Library::open(stage.folder));
            const PictureId old = need(library->find({})).at(100);
            NewPicture place;
            place.file = "pictures/derived.png";
            place.parent = old;
            TestPicture picture;
            picture.prompt = "derived";
            return std::pair{old, need(library->keepPicture(place, fileOfPicture(picture))).id};
        }();
        QVERIFY(stage.start(kTestPictures + 1));
        QCOMPARE(stage.idAt(0), child);
        stage.click(0);
        QToolButton* step = nullptr;
        QVERIFY(waitFor([&] {
            step = stage.page->findChild<QToolButton*>("historyStep");
            return step && step->isVisible();
        }));
        stage.child<DetailsPanel>("detailsPanel")->ensureWidgetVisible(step);
        QTest::mouseClick(step, Qt::LeftButton);
        QTRY_COMPARE(stage.grid->currentId(), parent);
        QVERIFY(stage.grid->viewport()->rect().intersects(stage.grid->visualRect(stage.grid->currentIndex())));
    }

    void compareTakesTwoToFour() {
        GalleryStage stage;
        QVERIFY(stage.start());
        std::vector<PictureRecord> compared;
        connect(stage.page.get(), &GalleryPage::compareOnCanvas, this,
                [&](const std::vector<PictureRecord>& pictures) { compared = pictures; });
        stage.click(0);
        auto* compare = stage.page->findChild<QAction*>("compareAction");
        QVERIFY(compare && !compare->isEnabled());
        stage.click(1, Qt::ControlModifier);
        stage.click(4, Qt::ControlModifier);
        stage.key(Qt::Key_C);
        QTRY_COMPARE(compared.size(), size_t{3});
        QCOMPARE(compared[2].id, stage.idAt(4));
        stage.click(6, Qt::ShiftModifier);
        QTRY_VERIFY(stage.grid->selectedIds().size() != 3);
        stage.key(Qt::Key_A, Qt::ControlModifier);
        QVERIFY(!compare->isEnabled());
    }

    void varyAndStartNameThePicture() {
        GalleryStage stage;
        QVERIFY(stage.start());
        QSignalSpy vary(stage.page.get(), &GalleryPage::varyRequested);
        QSignalSpy start(stage.page.get(), &GalleryPage::startFromRequested);
        stage.click(2);
        QVERIFY(waitFor([&] { return stage.child<DetailsPanel>("detailsPanel")->sheet().has_value(); }));
        pressButton(stage, "varyButton");
        pressButton(stage, "startFromButton");
        QTRY_COMPARE(vary.count(), 1);
        QTRY_COMPARE(start.count(), 1);
        QCOMPARE(vary.front().front().value<PictureRecord>().id, stage.idAt(2));
        QCOMPARE(start.front().front().value<PictureRecord>().id, stage.idAt(2));
    }

    void theSlideshowObeysItsKeys() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.click(1);
        stage.key(Qt::Key_F);
        auto* show = stage.page->findChild<Slideshow*>("slideshow");
        QVERIFY(show && show->isFullScreen());
        QApplication::setActiveWindow(show); // there is no window manager
        QPointer<Slideshow> alive = show;
        QTest::keyClick(show, Qt::Key_Space);
        QVERIFY(show->paused());
        QCOMPARE(show->current(), stage.idAt(1));
        QTest::keyClick(show, Qt::Key_Right);
        QCOMPARE(show->current(), stage.idAt(2));
        QTest::keyClick(show, Qt::Key_Left);
        QTest::keyClick(show, Qt::Key_Left);
        QCOMPARE(show->current(), stage.idAt(0));
        QTest::keyClick(show, Qt::Key_Left); // round the end
        QCOMPARE(show->current(), stage.idAt(kTestPictures - 1));
        QTest::keyClick(show, Qt::Key_Right);
        const PictureId rated = show->current();
        QTest::keyClick(show, Qt::Key_5);
        QTRY_COMPARE(stage.details(rated).picture.rating, 5);
        QTest::keyClick(show, Qt::Key_S);
        QTRY_VERIFY(stage.details(rated).picture.starred);
        const int pace = show->seconds();
        QTest::keyClick(show, Qt::Key_Plus);
        QCOMPARE(show->seconds(), pace - 1);
        QTest::keyClick(show, Qt::Key_Minus);
        QTest::keyClick(show, Qt::Key_Minus);
        QCOMPARE(show->seconds(), pace + 1);
        QTest::keyClick(show, Qt::Key_Delete);
        QTRY_VERIFY(stage.details(rated).picture.inBin);
        QVERIFY(show->current() != rated);
        const PictureId last = show->current();
        // Its pixels are on the screen: blue is 60 in every test picture.
        QTRY_COMPARE(show->grab().toImage().pixelColor(show->rect().center()).blue(), 60);
        QTest::keyClick(show, Qt::Key_Escape);
        QTRY_VERIFY(!alive);
        QApplication::setActiveWindow(stage.page.get());
        QTRY_COMPARE(stage.grid->currentId(), last);
    }

    void theSlideshowGoesOnByItself() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.click(0);
        QTest::mouseClick(stage.child<QToolButton>("slideshowButton"), Qt::LeftButton);
        auto* show = stage.page->findChild<Slideshow*>("slideshow");
        QVERIFY(show);
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(show, Qt::Key_Plus);
        QCOMPARE(show->seconds(), 1);
        QTRY_COMPARE(show->current(), stage.idAt(1));
        QTest::keyClick(show, Qt::Key_Escape);
    }

    void promptsAreCopiedWhole() {
        GalleryStage stage;
        const std::string prompt = std::string(5000, 'x') + " end";
        {
            auto library = need(Library::open(stage.folder));
            TestPicture picture;
            picture.prompt = prompt;
            NewPicture place;
            place.file = "pictures/long.png";
            need(library->keepPicture(place, fileOfPicture(picture)));
        }
        QVERIFY(stage.start(kTestPictures + 1));
        stage.click(0);
        stage.key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(stage.waitNotice("Prompt copied"));
        QCOMPARE(QApplication::clipboard()->text().toStdString(), prompt);
    }
};

QTEST_MAIN(TestGalleryMarks)
#include "test_gallery_marks.moc"
