// What is done with pictures on the Create page: the filmstrip, marks, the bin with undo, copies, variations, start
// pictures, settings brought back.
#include "tests/ui/create_rig.h"
#include "ui/create/filmstrip.h"

#include <QComboBox>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>

namespace miro {

class TestCreatePictures : public QObject {
    Q_OBJECT

    static QListView* strip(CreateRig& rig) { return rig.find<QListView>("filmstrip"); }
    static void clickCell(CreateRig& rig, int row, Qt::KeyboardModifiers keys = {}) {
        QListView* view = strip(rig);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, keys,
                          view->visualRect(view->model()->index(row, 0)).center());
    }
    static PictureRecord recordOf(CreateRig& rig, PictureId id) {
        auto library = Library::open(rig.libraryPath());
        auto records = (*library)->records({id});
        return records.ok() && records->size() == 1 ? records->front() : PictureRecord();
    }
    // Three pictures that lie in the library when the page opens; newest last.
    static std::vector<PictureRecord> openWithThree(CreateRig& rig) {
        std::vector<PictureRecord> records;
        for (int i = 0; i < 3; ++i)
            records.push_back(rig.keep("job" + std::to_string(i), 0, 0.2 * i));
        rig.open();
        [&] {
            QTRY_COMPARE(strip(rig)->model()->rowCount(), 3);
        }();
        return records;
    }
    static Canvas* canvas(CreateRig& rig) { return rig.page->findChild<Canvas*>(); }
    static bool shows(CreateRig& rig, PictureId id) {
        const auto& pictures = canvas(rig)->pictures();
        return pictures.size() == 1 && pictures[0].record && pictures[0].record->id == id;
    }

private Q_SLOTS:
    void theStripShowsTheNewestFirstAndAClickShowsAPicture() {
        CreateRig rig;
        const auto records = openWithThree(rig);
        QCOMPARE(strip(rig)->model()->index(0, 0).data(FilmstripModel::IdRole).toLongLong(), records[2].id);
        clickCell(rig, 1);
        QTRY_VERIFY(shows(rig, records[1].id));
        QTest::keyClick(strip(rig), Qt::Key_Right);
        QTRY_VERIFY(shows(rig, records[0].id));
        // A picture that finishes joins at the left, whichever job it is of.
        rig.finishPicture("another job", 0, 0.7);
        QTRY_COMPARE(strip(rig)->model()->rowCount(), 4);
        QVERIFY(shows(rig, records[0].id)); // the canvas stays
    }

    void moreThanTwoHundredStayInTheLibraryAlone() {
        CreateRig rig;
        rig.keepPictures(FilmstripModel::kMaxPictures + 5);
        rig.open();
        QTRY_COMPARE(strip(rig)->model()->rowCount(), FilmstripModel::kMaxPictures);
    }

    void digitsRateAndSMarks() {
        CreateRig rig;
        const auto records = openWithThree(rig);
        clickCell(rig, 0);
        QTRY_VERIFY(shows(rig, records[2].id));
        QTest::keyClick(strip(rig), Qt::Key_4);
        QTRY_COMPARE(recordOf(rig, records[2].id).rating, 4);
        QTRY_COMPARE(strip(rig)->model()->index(0, 0).data(FilmstripModel::RatingRole).toInt(), 4);
        QTest::keyClick(strip(rig), Qt::Key_S);
        QTRY_VERIFY(recordOf(rig, records[2].id).starred);
        QTest::keyClick(strip(rig), Qt::Key_S);
        QTRY_VERIFY(!recordOf(rig, records[2].id).starred);
        QTest::keyClick(strip(rig), Qt::Key_0);
        QTRY_COMPARE(recordOf(rig, records[2].id).rating, 0);
        // In a text field they are letters.
        rig.type("4 s");
        QCOMPARE(rig.settings().generation.prompt, std::string("4 s"));
        QCOMPARE(recordOf(rig, records[2].id).rating, 0);
    }

    void deleteBinsWithAnUndoLine() {
        CreateRig rig;
        const auto records = openWithThree(rig);
        clickCell(rig, 0);
        QTRY_VERIFY(shows(rig, records[2].id));
        clickCell(rig, 1, Qt::ControlModifier);
        QTest::keyClick(strip(rig), Qt::Key_Delete);
        QTRY_COMPARE(strip(rig)->model()->rowCount(), 1);
        QVERIFY(recordOf(rig, records[1].id).inBin);
        QCOMPARE(rig.note(), QString("2 picture(s) moved to the bin."));
        QTRY_VERIFY(shows(rig, records[0].id)); // the neighbour takes their place
        rig.click("noteAction-0");
        QTRY_COMPARE(strip(rig)->model()->rowCount(), 3);
        QVERIFY(!recordOf(rig, records[1].id).inBin);
    }

    void varyDrawsFourNearThePictureAndLeavesThePageAlone() {
        CreateRig rig;
        const auto records = openWithThree(rig);
        rig.type("something else");
        const CreateSettings before = rig.settings();
        clickCell(rig, 0);
        QTRY_VERIFY(shows(rig, records[2].id));
        QTRY_VERIFY(rig.find<QWidget>("vary")->isEnabled());
        rig.click("vary");
        QTRY_COMPARE(rig.engine.draws.size(), size_t{1});
        const DrawRequest& sent = rig.engine.draws[0];
        QCOMPARE(sent.what.settings.prompt, std::string("two dogs"));
        QCOMPARE(sent.what.settings.seed, std::optional<uint64_t>(77));
        QCOMPARE(sent.what.settings.count, int64_t{4});
        QCOMPARE(sent.what.settings.variation, 0.25);
        QVERIFY(sent.what.settings.variationSeed.has_value());
        QCOMPARE(sent.what.settings.positive.at("aesthetic_score"), RewardTarget(0.25));
        QCOMPARE(sent.parent, std::optional<PictureId>(records[2].id));
        QVERIFY(sameSettings(rig.settings(), before));
        rig.page->vary(records[2]);
        QTRY_COMPARE(rig.engine.draws.size(), size_t{2});
        QVERIFY(rig.engine.draws[1].what.settings.variationSeed != sent.what.settings.variationSeed);
    }

    void aPictureOfAModelThatIsGoneCannotBeVaried() {
        CreateRig rig;
        std::string metadata = CreateRig::usualMetadata();
        metadata.replace(metadata.find("starter"), 7, "no/such");
        const PictureRecord record = rig.keep("j", 0, 0.3, metadata);
        rig.page->vary(record);
        QTRY_VERIFY2(rig.note().contains("no/such"), qPrintable(rig.note()));
        QVERIFY(rig.engine.draws.empty());
    }

    void settingsComeBackWholeOrInParts() {
        CreateRig rig;
        const auto records = openWithThree(rig);
        clickCell(rig, 0);
        QTRY_VERIFY(shows(rig, records[2].id));
        QTRY_VERIFY(rig.find<QAction>("pictureRestoreSeed")->isEnabled());
        rig.choose("pictureRestoreSeed");
        QTRY_COMPARE(rig.settings().generation.seed, std::optional<uint64_t>(77));
        QVERIFY(rig.settings().seedLocked);
        QVERIFY(rig.settings().generation.prompt.empty());
        rig.choose("pictureRestoreTargets");
        QTRY_COMPARE(rig.positive("aesthetic_score"), RewardTarget(0.25));
        QCOMPARE(rig.negative("aesthetic_score"), RewardTarget(0.5));
        QVERIFY(rig.find<QWidget>("rewardNegative-aesthetic_score")->isVisible());
        QVERIFY(!rig.settings().generation.steps);
        rig.choose("pictureRestorePrompt");
        QTRY_COMPARE(rig.prompt()->toPlainText(), QString("two dogs"));
        rig.choose("pictureRestore");
        QTRY_COMPARE(rig.settings().generation.steps, std::optional<int64_t>(20));
        QCOMPARE(rig.settings().generation.guidance, std::optional<double>(3.0));
        for (int i = 0; i < 4; ++i)
            rig.undo();
        QVERIFY(rig.settings().generation.prompt.empty());
        QVERIFY(!rig.settings().seedLocked);
        QCOMPARE(rig.positive("aesthetic_score"), RewardTarget(1.0));
    }

    void aRestoredModelIsChosenWhereItIsThere() {
        CreateRig rig;
        GenerationSettings settings;
        settings.prompt = "p";
        settings.positive["clip_score"] = 0.5;
        rig.page->restore(settings, kSevenRewards, CreatePage::Restore::Everything);
        QCOMPARE(rig.preferences->get().model, std::string(kSevenRewards));
        QCOMPARE(rig.slider("clip_score")->value(), 32);
        rig.page->restore(settings, "gone/model", CreatePage::Restore::Everything);
        QCOMPARE(rig.preferences->get().model, std::string(kSevenRewards));
        QVERIFY(rig.note().contains("gone/model"));
    }

    void aDrawingBeginsFromAPicture() {
        CreateRig rig;
        const auto records = openWithThree(rig);
        rig.page->startFrom(records[1]);
        rig.draw();
        const DrawRequest& sent = rig.engine.draws.at(0);
        QCOMPARE(sent.what.settings.startPicture, (rig.libraryPath() / records[1].path).string());
        QCOMPARE(sent.parent, std::optional<PictureId>(records[1].id));
        QVERIFY(rig.find<QWidget>("startClear")->isVisible()); // Advanced shows it
        rig.click("startClear");
        rig.draw();
        QVERIFY(rig.engine.draws.at(1).what.settings.startPicture.empty());
        QVERIFY(!rig.engine.draws.at(1).parent);
    }

    void aDroppedFileOffersToBeginFromItOrToBringItsSettingsBack() {
        CreateRig rig;
        const PictureRecord record = rig.keep("dropped", 0, 0.4);
        const QString file = QString::fromStdString((rig.libraryPath() / record.path).string());
        Q_EMIT canvas(rig)->filesDropped({file});
        QVERIFY(rig.find<QPushButton>("noteAction-1")->isVisible());
        rig.click("noteAction-1");
        QTRY_COMPARE(rig.prompt()->toPlainText(), QString("two dogs"));
        QCOMPARE(rig.settings().generation.seed, std::optional<uint64_t>(77));
        Q_EMIT canvas(rig)->filesDropped({file});
        rig.click("noteAction-0");
        QCOMPARE(rig.settings().generation.startPicture, file.toStdString());
        // No picture: one line, nothing changes.
        QFile text(rig.folder.filePath("notes.txt"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture") > 0);
        text.close();
        const CreateSettings before = rig.settings();
        Q_EMIT canvas(rig)->filesDropped({text.fileName()});
        rig.click("noteAction-1");
        QTRY_VERIFY2(rig.note().contains("notes.txt") && !rig.note().startsWith("What"), qPrintable(rig.note()));
        QVERIFY(sameSettings(rig.settings(), before));
    }

    void aCopyIsSavedWithAndWithoutItsSettings() {
        CreateRig rig;
        const auto records = openWithThree(rig);
        clickCell(rig, 0);
        QTRY_VERIFY(shows(rig, records[2].id));
        const QString whole = rig.folder.filePath("whole.png");
        const QString plain = rig.folder.filePath("plain.png");
        const QString other = rig.folder.filePath("other.jpg");
        setDialogAnswers({whole, plain, other});
        QTest::keyClick(strip(rig), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(QFile::exists(whole));
        rig.choose("pictureSavePlain");
        QTRY_VERIFY(QFile::exists(plain));
        rig.choose("pictureSave");
        QTRY_VERIFY(QFile::exists(other));
        auto textOf = [](const QString& file) {
            auto bytes = readFile(file.toStdString());
            auto entries = readText(*bytes, "x");
            return entries.ok() && findText(*entries, kMetadataKey) ? *findText(*entries, kMetadataKey) : std::string();
        };
        QVERIFY(textOf(whole).find("two dogs") != std::string::npos);
        QCOMPARE(textOf(plain), std::string());
        QVERIFY(textOf(other).find("two dogs") != std::string::npos);
        QCOMPARE(*readImage(plain.toStdString()), *readImage(whole.toStdString()));
        setDialogAnswers({"/nowhere/at/all.png"});
        rig.choose("pictureSave");
        QTRY_VERIFY2(rig.note().contains("/nowhere"), qPrintable(rig.note()));
    }

    void severalChosenAreComparedSideBySide() {
        CreateRig rig;
        const auto records = openWithThree(rig);
        clickCell(rig, 0);
        clickCell(rig, 2, Qt::ShiftModifier);
        rig.click("compare");
        QTRY_COMPARE(canvas(rig)->pictures().size(), size_t{3});
        rig.page->comparePictures({records[0], records[1]});
        QTRY_COMPARE(canvas(rig)->pictures().size(), size_t{2});
    }

    void theMenuOfAPictureOpensAndShowsItInTheGallery() {
        CreateRig rig;
        const auto records = openWithThree(rig);
        clickCell(rig, 0);
        QTRY_VERIFY(shows(rig, records[2].id));
        QContextMenuEvent event(QContextMenuEvent::Mouse, {10, 10}, strip(rig)->mapToGlobal(QPoint(10, 10)));
        QApplication::sendEvent(strip(rig)->viewport(), &event);
        auto* menu = rig.find<QMenu>("pictureMenu");
        QTRY_VERIFY(menu->isVisible());
        menu->close();
        QSignalSpy asked(rig.page.get(), &CreatePage::showInGallery);
        rig.choose("pictureShowInGallery");
        QCOMPARE(asked.at(0).at(0).toLongLong(), records[2].id);
    }

    void aPictureWhoseFileIsGoneIsSaid() {
        CreateRig rig;
        const auto records = openWithThree(rig);
        fs::remove(rig.libraryPath() / records[2].path);
        clickCell(rig, 0);
        QTRY_VERIFY2(!rig.note().isEmpty() && !rig.note().contains('\n'), qPrintable(rig.note()));
    }
};

} // namespace miro

QTEST_MAIN(miro::TestCreatePictures)
#include "test_create_pictures.moc"
