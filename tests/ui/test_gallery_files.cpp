// The gallery and files: import by drop, export, copies, vanished and hostile files, a library that is busy or broken.
#include "ui/gallery_fixture.h"

#include "base/files.h"
#include "ui/bridge/cell_painter.h"
#include "ui/gallery/details_panel.h"
#include "ui/gallery/export_files.h"
#include "ui/gallery/picture_preview.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace miro;
namespace fs = std::filesystem;

namespace {

bool waitFor(std::function<bool()> condition) {
    return QTest::qWaitFor(condition, 10000);
}

bool hasMetadata(const std::string& bytes) {
    return findText(need(readText(bytes, "test")), kMetadataKey) != nullptr;
}

// What the desktop does when files are let go over a widget.
bool drop(QWidget* target, const QList<QUrl>& urls) {
    QMimeData data;
    data.setUrls(urls);
    const QPoint at = target->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &event);
    return event.isAccepted();
}

// Records what would have been opened.
class Opener : public QObject {
    Q_OBJECT
public:
    QUrl opened;
public Q_SLOTS:
    void open(const QUrl& url) { opened = url; }
};

} // namespace

class TestGalleryFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, "contrast"); }

    void droppedFilesAreImported() {
        GalleryStage stage;
        QVERIFY(stage.start());
        const fs::path source = stage.root.path().toStdString() + "/drop";
        TestPicture picture;
        picture.created = 1'800'000'000'000; // newer than all others
        picture.prompt = "dropped";
        for (int i = 0; i < 3; ++i) {
            picture.seed = static_cast<uint64_t>(9000 + i);
            writePicture(source / ("new-" + std::to_string(i) + ".png"), picture);
        }
        need(writeFileAtomically(source / "broken.png", "\x89PNG\r\n\x1a\nnothing"));
        const fs::path again = source / "again.png";
        fs::copy_file(source / "new-0.png", again);
        stage.click(0);
        const PictureId chosen = stage.idAt(0);
        QVERIFY(drop(stage.page.get(), {QUrl::fromLocalFile(QString::fromStdString(source.string()))}));
        QVERIFY(stage.waitNotice("3 pictures imported"));
        QVERIFY2(stage.notice().contains("already there"), qPrintable(stage.notice()));
        QVERIFY2(stage.notice().contains("broken.png"), qPrintable(stage.notice()));
        QVERIFY(stage.waitRows(kTestPictures + 3));
        QTRY_VERIFY(stage.model->recordAt(0));
        QCOMPARE(stage.model->recordAt(0)->prompt, std::string("dropped"));
        QCOMPARE(stage.grid->selectedIds(), std::vector{chosen});
        QVERIFY(fs::exists(source / "new-0.png")); // copied, not moved
    }

    void webAddressesAreNotImported() {
        GalleryStage stage;
        QVERIFY(stage.start());
        QVERIFY(!drop(stage.page.get(), {QUrl("https://example.org/a.png")}));
    }

    void theImportMenuTakesAFolder() {
        GalleryStage stage(true);
        QVERIFY(stage.start(0));
        const fs::path source = stage.root.path().toStdString() + "/from";
        writePicture(source / "deeper" / "one.png", {});
        setDialogAnswers({QString::fromStdString(source.string())});
        stage.page->findChild<QAction*>("importFolderAction")->trigger();
        QVERIFY(stage.waitRows(1));
        setDialogAnswers({""}); // cancelled
        stage.page->findChild<QAction*>("importFilesAction")->trigger();
        QVERIFY(stage.waitRows(1));
    }

    void exportNeverReplacesAFile() {
        GalleryStage stage;
        QVERIFY(stage.start());
        const fs::path target = stage.root.path().toStdString() + "/out";
        fs::create_directory(target);
        const std::string name = fs::path(stage.details(stage.idAt(0)).picture.path).filename().string();
        need(writeFileAtomically(target / name, "mine"));
        stage.click(0);
        stage.click(2, Qt::ShiftModifier);
        setDialogAnswers({QString::fromStdString(target.string()), QString::fromStdString(target.string())});
        stage.key(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(stage.waitNotice("3 pictures exported"));
        QCOMPARE(need(readFile(target / name)), std::string("mine"));
        const fs::path numbered = target / (fs::path(name).stem().string() + "-2.png");
        QVERIFY(hasMetadata(need(readFile(numbered))));
        QCOMPARE(need(readFile(numbered)), need(readFile(stage.folder / stage.details(stage.idAt(0)).picture.path)));
        stage.page->findChild<QAction*>("exportPlainAction")->trigger();
        const fs::path plain = target / (fs::path(name).stem().string() + "-3.png");
        QVERIFY(waitFor([&] { return fs::exists(plain); }));
        QVERIFY(!hasMetadata(need(readFile(plain))));
        auto files = [&] {
            return std::distance(fs::directory_iterator(target), fs::directory_iterator());
        };
        QTRY_COMPARE(files(), 7); // nothing half-written is left beside them
    }

    void exportToAFolderThatCannotBeWritten() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.click(0);
        setDialogAnswers({stage.root.path() + "/not-there"});
        stage.key(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(stage.waitNotice("not-there"));
    }

    void fileNamesAreMadeSafe() {
        QCOMPARE(safeFileName("../../etc/passwd"), std::string("_.._etc_passwd"));
        QCOMPARE(safeFileName("a\nb:c?.png"), std::string("a_b_c_.png"));
        QCOMPARE(safeFileName("CON.png"), std::string("picture-CON.png"));
        QCOMPARE(safeFileName("..."), std::string("picture"));
        QCOMPARE(safeFileName(std::string(300, 'a') + ".png"), std::string(120, 'a') + ".png");
        std::string wide;
        for (int i = 0; i < 100; ++i)
            wide += "é";
        QVERIFY(QString::fromStdString(safeFileName(wide + ".png")).endsWith("é.png")); // no half character
    }

    void copyWithAndWithoutMetadata() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.click(0);
        stage.key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(stage.waitNotice("with its metadata"));
        const QMimeData* copied = QApplication::clipboard()->mimeData();
        QVERIFY(hasMetadata(copied->data("image/png").toStdString()));
        QVERIFY(copied->hasUrls());
        stage.page->findChild<QAction*>("copyPlainAction")->trigger();
        QVERIFY(stage.waitNotice("without metadata"));
        copied = QApplication::clipboard()->mimeData();
        const std::string plain = copied->data("image/png").toStdString();
        QVERIFY(!hasMetadata(plain));
        QVERIFY(!copied->hasUrls()); // the file has it
        QCOMPARE(need(decodeImage(plain, "plain")),
                 need(readImage(stage.folder / stage.details(stage.idAt(0)).picture.path)));
        stage.click(3, Qt::ShiftModifier);
        stage.key(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(stage.waitNotice("4 files copied"));
        QCOMPARE(QApplication::clipboard()->mimeData()->urls().size(), 4);
    }

    void saveAsKeepsOrDropsMetadataAndConverts() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.click(0);
        const fs::path folder = stage.root.path().toStdString();
        auto save = [&](const char* action, const char* name) {
            setDialogAnswers({QString::fromStdString((folder / name).string())});
            stage.page->findChild<QAction*>(action)->trigger();
            return stage.waitNotice(name);
        };
        QVERIFY(save("saveAsAction", "with.png"));
        QVERIFY(hasMetadata(need(readFile(folder / "with.png"))));
        QVERIFY(save("saveAsPlainAction", "without.png"));
        QVERIFY(!hasMetadata(need(readFile(folder / "without.png"))));
        QVERIFY(save("saveAsAction", "other.webp"));
        QVERIFY(hasMetadata(need(readFile(folder / "other.webp"))));
        QVERIFY(save("saveAsAction", "wrong.xyz")); // says so
        QVERIFY(!fs::exists(folder / "wrong.xyz"));
        const fs::path original = stage.folder / stage.details(stage.idAt(0)).picture.path;
        const std::string before = need(readFile(original));
        setDialogAnswers({QString::fromStdString(original.string())});
        stage.page->findChild<QAction*>("saveAsPlainAction")->trigger();
        QVERIFY(stage.waitNotice("cannot be replaced"));
        QCOMPARE(need(readFile(original)), before);
    }

    void showInFolderOpensItsFolder() {
        GalleryStage stage;
        QVERIFY(stage.start());
        Opener opener;
        QDesktopServices::setUrlHandler("file", &opener, "open");
        stage.click(0);
        stage.page->findChild<QAction*>("showInFolderAction")->trigger();
        QTRY_VERIFY(!opener.opened.isEmpty());
        QDesktopServices::unsetUrlHandler("file");
        const fs::path file = stage.folder / stage.details(stage.idAt(0)).picture.path;
        QCOMPARE(opener.opened.toLocalFile().toStdString(), file.parent_path().string());
    }

    void aVanishedFileIsSaid() {
        GalleryStage stage;
        const PictureRecord lost = need(stage.look()->records({need(stage.look()->find({})).front()})).front();
        fs::rename(stage.folder / lost.path, stage.folder / "elsewhere.png");
        // Held before the scan marks it: the grid still has its row.
        stage.library.run(
            LibraryThread::Lane::Background, stage.page.get(),
            [&](Library&) {
                m_scanGate.acquire();
                return Result<void>();
            },
            [](const Result<void>&) {});
        QVERIFY(stage.start());
        QVERIFY(waitFor([&] { return stage.thumbnails.unreadable(lost.id); }));
        stage.click(0);
        auto* panel = stage.child<DetailsPanel>("detailsPanel");
        QVERIFY(waitFor([&] { return panel->sheet().has_value(); }));
        QVERIFY(!panel->sheet()->fileThere);
        auto* preview = stage.child<PicturePreview>("picturePreview");
        QVERIFY(waitFor([&] { return preview->accessibleDescription().contains("gone"); }));
        // Its cell shows the sign of warning in place of pixels.
        const QImage cell = stage.grid->viewport()->grab(stage.grid->visualRect(stage.model->index(0))).toImage();
        bool warned = false;
        for (int y = 0; y < cell.height(); ++y)
            for (int x = 0; x < cell.width(); ++x)
                warned = warned || cell.pixelColor(x, y) == themeColours().warning;
        QVERIFY(warned);
        m_scanGate.release();
        QVERIFY(stage.waitRows(kTestPictures - 1)); // set aside until its file is back
        QVERIFY(stage.waitNotice("gone"));
    }

    void orphansAreFoundAtTheStart() {
        GalleryStage stage;
        TestPicture picture;
        picture.prompt = "orphan";
        writePicture(stage.folder / "pictures" / "orphan-1.png", picture);
        picture.seed = 2;
        writePicture(stage.folder / "pictures" / "orphan-2.png", picture);
        QVERIFY(stage.start(kTestPictures + 2));
        QVERIFY(stage.waitNotice("2 pictures found that were not in the library"));
    }

    void metadataOfTenMegabytesStaysResponsive() {
        GalleryStage stage;
        TestPicture picture;
        picture.created = 1'800'000'000'000;
        picture.prompt = std::string(1'000'000, 'w');
        picture.more = {{"note", std::string(1'500'000, 'n')}, {"negative_prompt", std::string(300'000, 'x') + " end"}};
        {
            auto library = need(Library::open(stage.folder));
            const fs::path file = writePicture(stage.root.path().toStdString() + "/big.png", picture);
            const ImportReport report = need(library->importFiles({file}, nullptr, {}));
            QCOMPARE(report.added, int64_t{1});
        }
        QVERIFY(stage.start(kTestPictures + 1));
        stage.click(0);
        auto* panel = stage.child<DetailsPanel>("detailsPanel");
        QVERIFY(waitFor([&] { return panel->sheet().has_value(); }));
        const QString prompt = stage.child<QPlainTextEdit>("detailsPrompt")->toPlainText();
        QVERIFY(prompt.size() < 9000);
        QVERIFY(prompt.contains("only the beginning is shown"));
        QVERIFY(stage.child<QPlainTextEdit>("detailsNegative")->toPlainText().size() < 9000);
        std::optional<GenerationSettings> settings;
        connect(stage.page.get(), &GalleryPage::restoreEverything, this,
                [&](const GenerationSettings& given, const std::string&) { settings = given; });
        auto* restore = stage.child<QPushButton>("restoreEverythingButton");
        panel->ensureWidgetVisible(restore);
        QTest::mouseClick(restore, Qt::LeftButton);
        QVERIFY(settings && settings->prompt.size() == picture.prompt.size()); // whole, though not shown whole
    }

    void metadataThatIsTooLongCountsAsNone() {
        GalleryStage stage(true);
        TestPicture picture;
        picture.more = {{"note", std::string(10'000'000, 'n')}};
        {
            auto library = need(Library::open(stage.folder));
            need(library->importFiles({writePicture(stage.root.path().toStdString() + "/big.png", picture)}, nullptr,
                                      {}));
        }
        QVERIFY(stage.start(1));
        stage.click(0);
        auto* problem = stage.child<QLabel>("detailsProblem");
        QVERIFY(waitFor([&] { return problem->isVisible() && problem->text().contains("how it was made"); }));
        QVERIFY(waitFor([&] { return stage.child<PicturePreview>("picturePreview")->hasPicture(); }));
        QVERIFY(!stage.child<QPushButton>("restoreTargetsButton")->isEnabled());
    }

    void theWindowLivesWhileTheLibraryIsBusy() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.block();
        int turns = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
        timer.start(1);
        stage.click(5);
        stage.key(Qt::Key_5);
        stage.key(Qt::Key_End);
        stage.key(Qt::Key_Home);
        stage.grid->viewport()->repaint();
        stage.page->select(stage.idAt(40));
        QTest::mouseClick(stage.child<QToolButton>("stacksButton"), Qt::LeftButton);
        QTRY_VERIFY(turns > 50);
        QCOMPARE(stage.model->rowCount(), kTestPictures);
        stage.release();
        QTRY_VERIFY(stage.model->settled() && stage.model->rowCount() < kTestPictures);
    }

    void aBrokenLibraryIsSaidInOneLine() {
        GalleryStage stage(true);
        fs::create_directories(stage.folder);
        QVERIFY(stage.start(0)); // made anew where there was nothing
        QTemporaryDir other;
        need(
            writeFileAtomically(fs::path(other.path().toStdString()) / "library.sqlite", "this is no database at all"));
        LibraryThread broken(other.path().toStdString());
        ThumbnailCache thumbnails(broken);
        GalleryPage page({stage.engine, stage.bridge, broken, stage.preferences, stage.models, thumbnails});
        page.show();
        auto* text = page.findChild<QLabel*>("noticeText");
        QTRY_VERIFY(text->isVisible() && text->text().contains("library.sqlite"));
        QVERIFY(!text->text().contains('\n'));
    }

private:
    std::binary_semaphore m_scanGate{0};
};

QTEST_MAIN(TestGalleryFiles)
#include "test_gallery_files.moc"
