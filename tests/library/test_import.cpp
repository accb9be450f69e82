// Pictures from elsewhere, scans, and a new database from files.
#include "base/killed_writer.h"
#include "base/progress.h"
#include "library/database.h"
#include "library/file_names.h"
#include "library_fixtures.h"

#include <ctime>
#include <fcntl.h>
#include <sys/stat.h>

using namespace miro;
using namespace miro::test;

namespace {

void setFileTime(const fs::path& file, int64_t seconds) {
    const struct timespec times[2] = {{seconds, 0}, {seconds, 0}};
    if (::utimensat(AT_FDCWD, file.c_str(), times, 0) != 0)
        qFatal("cannot set a time");
}

int64_t noonOf(int year, int month, int day) {
    std::tm parts{};
    parts.tm_year = year - 1900;
    parts.tm_mon = month - 1;
    parts.tm_mday = day;
    parts.tm_hour = 12;
    parts.tm_isdst = -1;
    return std::mktime(&parts);
}

std::vector<std::string> filesBelow(const fs::path& folder) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files.push_back(entry.path().lexically_relative(folder).string());
    std::sort(files.begin(), files.end());
    return files;
}

struct StopAfter : ProgressSink {
    explicit StopAfter(int calls) : left(calls) {}
    void progress(const Progress&) override {
        if (--left <= 0)
            source.request_stop();
    }
    int left;
    std::stop_source source;
};

} // namespace

class TestImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copiesFilesByTheirOwnDay() {
        LibraryFolder folder;
        auto library = folder.open();
        folder.write("from/one.png", pngOf({.prompt = "fox", .seed = 1}));
        folder.write("from/deep/er/two.PNG", pngOf({.prompt = "dog", .seed = 2}));
        folder.write("from/notes.txt", "text");
        folder.write("from/._one.png", "another system's");
        setFileTime(folder.path("from/one.png"), noonOf(2024, 2, 29));
        auto report = library->importFiles({folder.path("from")}, nullptr, {});
        VERIFY_OK(report);
        QCOMPARE(report->added, int64_t(2));
        QVERIFY(report->refused.empty());
        QCOMPARE(report->pictures.size(), size_t(2));
        auto one = library->find({.filter = {.text = "fox"}}).value();
        auto details = library->details(one.at(0)).value();
        QCOMPARE(details.picture.path, std::string("pictures/2024/02/29/one.png"));
        QCOMPARE(details.picture.created, noonOf(2024, 2, 29) * 1000);
        QCOMPARE(details.originPath, folder.path("from/one.png").string());
        QCOMPARE(readFile(library->fileOf(details.picture)).value(), pngOf({.prompt = "fox", .seed = 1}));
        QVERIFY(fs::exists(folder.path("from/one.png"))); // copied, not moved
        // A rebuild from files finds the same day.
        QCOMPARE(timeInLibrary(folder.library(), details.picture.path), details.picture.created);
    }

    void importsEachPictureOnce() {
        LibraryFolder folder;
        auto library = folder.open();
        folder.write("a/x.png", pngOf({.seed = 1}));
        folder.write("b/copy.png", pngOf({.seed = 1}));
        folder.write("b/x.png", pngOf({.seed = 2}));
        auto report = library->importFiles({folder.path("a"), folder.path("b")}, nullptr, {}).value();
        QCOMPARE(report.added, int64_t(2));
        QCOMPARE(report.alreadyThere, int64_t(1));
        report = library->importFiles({folder.path("b")}, nullptr, {}).value();
        QCOMPARE(report.added, int64_t(0));
        QCOMPARE(report.alreadyThere, int64_t(2));
        QCOMPARE(library->count({}).value(), int64_t(2));
        QCOMPARE(filesBelow(folder.library() / "pictures").size(), size_t(2));
    }

    void bringsBackWhatIsInTheBinOrMissing() {
        LibraryFolder folder;
        auto library = folder.open();
        folder.write("x.png", pngOf({.seed = 1}));
        const auto id = library->importFiles({folder.path("x.png")}, nullptr, {})->pictures.at(0);
        VERIFY_OK(library->setRating({id}, 5));
        VERIFY_OK(library->moveToBin({id}));
        auto report = library->importFiles({folder.path("x.png")}, nullptr, {}).value();
        QCOMPARE(report.added, int64_t(1));
        QCOMPARE(report.pictures, (std::vector<PictureId>{id}));
        QVERIFY(!library->records({id})->front().inBin);
        fs::remove(library->fileOf(library->records({id})->front()));
        QCOMPARE(library->scan(nullptr, {})->missing, int64_t(1));
        QCOMPARE(library->count({}).value(), int64_t(0));
        report = library->importFiles({folder.path("x.png")}, nullptr, {}).value();
        QCOMPARE(report.added, int64_t(1));
        QCOMPARE(library->records({id})->front().rating, 5);
        QCOMPARE(library->find({.filter = {.text = "fox"}}).value(), (std::vector<PictureId>{id}));
        QVERIFY(fs::exists(library->fileOf(library->records({id})->front())));
    }

    void oddNames_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("plain") << QByteArray("a.png") << QByteArray("a.png");
        QTest::newRow("control characters") << QByteArray("a\n\x01\x7f.png") << QByteArray("a___.png");
        QTest::newRow("dots") << QByteArray("..png") << QByteArray("png");
        QTest::newRow("hidden") << QByteArray("...hidden.png") << QByteArray("hidden.png");
        QTest::newRow("other systems") << QByteArray("a:b\\c*?\"<>|.png") << QByteArray("a_b_c______.png");
        QTest::newRow("spaces") << QByteArray("  a  .png") << QByteArray("a.png");
        QTest::newRow("Japanese") << QByteArray("富士山.png") << QByteArray("富士山.png");
        QTest::newRow("not UTF-8") << QByteArray("a\xff\xc3.png") << QByteArray("a__.png");
        QTest::newRow("turned writing") << QByteArray("a\xe2\x80\xaegnp.png") << QByteArray("a___gnp.png");
        QTest::newRow("255 bytes") << QByteArray(251, 'x') + ".png" << QByteArray(116, 'x') + ".png";
        QTest::newRow("long in three bytes")
            << QByteArray("富").repeated(80) + ".png" << QByteArray("富").repeated(38) + ".png";
        QTest::newRow("nothing left") << QByteArray(". .png") << QByteArray("png");
    }
    void oddNames() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(safeFileName(name.toStdString())), expected);
        LibraryFolder folder;
        auto library = folder.open();
        folder.write("from/" + name.toStdString(), pngOf({.seed = 1}));
        auto report = library->importFiles({folder.path("from/" + name.toStdString())}, nullptr, {}).value();
        QCOMPARE(report.added, int64_t(1));
        auto files = filesBelow(folder.library() / "pictures");
        QCOMPARE(files.size(), size_t(1));
        QCOMPARE(QByteArray::fromStdString(files[0]).mid(11), expected);
    }

    void namesWithoutAFolderPart() {
        QCOMPARE(safeFileName("../../etc/passwd"), std::string("passwd"));
        QCOMPARE(safeFileName(".."), std::string("picture"));
        QCOMPARE(safeFileName(""), std::string("picture"));
        QCOMPARE(safeFileName(std::string(300, 'y') + ".png").size(), size_t(120));
    }

    void refusesWhatIsNoPicture() {
        LibraryFolder folder;
        auto library = folder.open();
        folder.write("from/text.png", "not a picture");
        folder.write("from/empty.png", "");
        const std::string whole = pngOf({.seed = 1});
        folder.write("from/cut.png", whole.substr(0, whole.size() / 2));
        std::string bomb = pngWith({}, 3); // says that it is 60000 x 60000
        for (size_t i = 16; i < 24; i += 4)
            bomb.replace(i, 4, std::string("\x00\x00\xea\x60", 4));
        folder.write("from/bomb.png", bomb);
        folder.write("from/good.png", pngOf({.seed = 2}));
        ::mkfifo(folder.path("from/pipe.png").c_str(), 0600);
        auto report = library->importFiles(
            {folder.path("from"), folder.path("missing.png"), folder.path("from/pipe.png")}, nullptr, {});
        VERIFY_OK(report);
        QCOMPARE(report->added, int64_t(1));
        QCOMPARE(report->refused.size(), size_t(7)); // the pipe twice
        for (const std::string& line : report->refused)
            QVERIFY2(line.find('\n') == std::string::npos && line.find(".png") != std::string::npos, line.c_str());
        QCOMPARE(filesBelow(folder.library() / "pictures").size(), size_t(1));
    }

    void linksGoNowhereTwice() {
        LibraryFolder folder;
        auto library = folder.open();
        folder.write("from/a.png", pngOf({.seed = 1}));
        folder.write("elsewhere/b.png", pngOf({.seed = 2}));
        fs::create_directory_symlink(folder.path("from"), folder.path("from/loop"));
        fs::create_directory_symlink(folder.path("elsewhere"), folder.path("from/other"));
        fs::create_symlink(folder.path("from/self.png"), folder.path("from/self.png"));
        fs::create_symlink(folder.path("elsewhere/b.png"), folder.path("from/link.png"));
        auto report = library->importFiles({folder.path("from")}, nullptr, {});
        VERIFY_OK(report);
        QCOMPARE(report->added, int64_t(2)); // a.png, and b.png through the link to a file
        QCOMPARE(report->refused.size(), size_t(1));
        QVERIFY(fs::is_regular_file(fs::symlink_status(
            library->fileOf(library->records({report->pictures.back()})->front())))); // the content, not the link
    }

    void theLibraryIsNotImportedIntoItself() {
        LibraryFolder folder;
        auto library = folder.open();
        folder.keep(*library, {.seed = 1});
        folder.write("a.png", pngOf({.seed = 2}));
        auto report = library->importFiles({folder.path()}, nullptr, {}).value();
        QCOMPARE(report.added, int64_t(1));
        QCOMPARE(report.alreadyThere, int64_t(0));
        report = library->importFiles({folder.library() / "pictures"}, nullptr, {}).value();
        QCOMPARE(report.refused.size(), size_t(1));
    }

    void stops() {
        LibraryFolder folder;
        auto library = folder.open();
        for (int i = 0; i < 10; ++i)
            folder.write("from/" + std::to_string(i) + ".png", pngOf({.seed = static_cast<uint64_t>(i)}));
        StopAfter sink(4);
        auto report = library->importFiles({folder.path("from")}, &sink, sink.source.get_token());
        QVERIFY(!report.ok());
        QVERIFY(report.error().code == ErrorCode::Stopped);
        const int64_t there = library->count({}).value();
        QVERIFY(there >= 3 && there <= 4);
        QCOMPARE(int64_t(filesBelow(folder.library() / "pictures").size()), there);
        QCOMPARE(library->importFiles({folder.path("from")}, nullptr, {})->added, 10 - there);
    }

    void scanFindsWhatCameAndWent() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto kept = folder.keep(*library, {.seed = 1});
        const auto gone = folder.keep(*library, {.seed = 2});
        const auto moved = folder.keep(*library, {.seed = 3});
        VERIFY_OK(library->setRating({gone.id, moved.id}, 4));
        folder.write("library/pictures/2023/05/06/new.png", pngOf({.prompt = "orphan", .seed = 4}));
        folder.write("library/pictures/damaged.png", "damaged");
        folder.write("library/bin/2023/05/06/binned.png", pngOf({.prompt = "binned", .seed = 5}));
        fs::remove(library->fileOf(gone));
        fs::create_directories(folder.library() / "pictures/sorted");
        fs::rename(library->fileOf(moved), folder.library() / "pictures/sorted/mine.png");
        fs::create_directory_symlink(folder.path(), folder.library() / "pictures/outside");
        folder.write("outside.png", pngOf({.seed = 6}));
        auto report = library->scan(nullptr, {});
        VERIFY_OK(report);
        QCOMPARE(report->found, int64_t(3)); // the new one, the one in the bin, the moved one
        QCOMPARE(report->missing, int64_t(1));
        QCOMPARE(report->refused.size(), size_t(1));
        QCOMPARE(library->count({}).value(), int64_t(3));
        auto orphan = library->find({.filter = {.text = "orphan"}}).value();
        const auto record = library->records(orphan)->at(0);
        QCOMPARE(record.path, std::string("pictures/2023/05/06/new.png"));
        QCOMPARE(record.created, noonOf(2023, 5, 6) * 1000); // written today, but its folder says when
        const auto here = library->records({moved.id})->front();
        QCOMPARE(here.path, std::string("pictures/sorted/mine.png"));
        QCOMPARE(here.rating, 4);
        auto binned = library->find({.filter = {.inBin = true}}).value();
        QCOMPARE(binned.size(), size_t(1));
        VERIFY_OK(library->restore(binned));
        QCOMPARE(library->records(binned)->front().path, std::string("pictures/2023/05/06/binned.png"));
        // Again changes nothing.
        report = library->scan(nullptr, {});
        QCOMPARE(report->found, int64_t(0));
        QCOMPARE(report->missing, int64_t(0));
        // What was missing comes back.
        folder.write("library/" + gone.path, pngOf({.seed = 2}));
        QCOMPARE(library->scan(nullptr, {})->found, int64_t(1));
        QCOMPARE(library->records({gone.id})->front().rating, 4);
        QCOMPARE(library->count({.text = "fox", .minimumRating = 4}).value(), int64_t(2));
        QVERIFY(fs::exists(library->fileOf(kept)));
    }

    void scanCleansLeftOversOfTheDeadAlone() {
        LibraryFolder folder;
        auto library = folder.open();
        folder.write("library/pictures/2025/.miro-note.part", "a note of the user's");
        const std::string left = leftByAKilledProgram(folder.path("library/pictures/2025")).filename().string();
        QCOMPARE(library->scan(nullptr, {})->cleaned, int64_t(1));
        QVERIFY(!fs::exists(folder.path("library/pictures/2025/" + left)));
        QVERIFY(fs::exists(folder.path("library/pictures/2025/.miro-note.part")));
    }

    void rebuildsFromFilesAlone() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto parent = folder.keep(*library, {.prompt = "fox", .seed = 1});
        nlohmann::json metadata = metadataOf({.prompt = "child", .seed = 2});
        metadata["parent"] = parent.path;
        VERIFY_OK(library->keepPicture({folder.newFile("2.png"), "", 0, {}, {}},
                                       pngWith({{kMetadataKey, metadata.dump()}}, 2)));
        VERIFY_OK(
            library->keepPicture({folder.newFile("same.png"), "", 0, {}, {}}, pngOf({.prompt = "fox", .seed = 1})));
        library.reset();
        for (const char* suffix : {"", "-wal", "-shm"})
            fs::remove(folder.library() / (std::string("library.sqlite") + suffix));
        auto report = Library::rebuild(folder.library(), nullptr, {});
        VERIFY_OK(report);
        QCOMPARE(report->found, int64_t(3)); // two of the same bytes are two pictures
        library = folder.open();
        QCOMPARE(library->count({.text = "fox"}).value(), int64_t(2));
        auto child = library->find({.filter = {.text = "child"}}).value();
        auto ancestors = library->ancestorsOf(child.at(0)).value();
        QCOMPARE(library->records(ancestors)->at(0).path, parent.path);
    }

    void rebuildKeepsWhatTheOldOneCanSay() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto a = folder.keep(*library, {.seed = 1}, "job", 0);
        const auto b = folder.keep(*library, {.seed = 2});
        const auto binned = folder.keep(*library, {.seed = 3});
        VERIFY_OK(library->setRating({b.id}, 5));
        VERIFY_OK(library->setStarred({b.id}, true));
        VERIFY_OK(library->addTag({b.id}, "tag"));
        const auto album = library->createAlbum("album").value();
        VERIFY_OK(library->addToAlbum(album, {a.id, b.id}));
        VERIFY_OK(library->putScore(b.id, {.scorer = "clip", .quantile = 0.5}));
        VERIFY_OK(library->saveSearch("mine", {}));
        VERIFY_OK(library->journal().add({.session = "s", .prompt = "typed", .drawn = true}));
        VERIFY_OK(library->jobs().add({.id = "j", .kind = "generate"}));
        VERIFY_OK(library->moveToBin({binned.id}));
        // While it is open nothing is made anew.
        auto refused = Library::rebuild(folder.library(), nullptr, {});
        QVERIFY(!refused.ok());
        QVERIFY2(refused.message().find("open") != std::string::npos, refused.message().c_str());
        library.reset();
        VERIFY_OK(Library::rebuild(folder.library(), nullptr, {}));
        library = folder.open();
        auto details = library->details(b.id).value();
        QCOMPARE(details.picture.path, b.path);
        QCOMPARE(details.picture.rating, 5);
        QCOMPARE(details.picture.created, b.created);
        QVERIFY(details.picture.starred);
        QCOMPARE(details.tags, (std::vector<std::string>{"tag"}));
        QCOMPARE(details.albums, (std::vector<std::string>{"album"}));
        QCOMPARE(details.scores.size(), size_t(1));
        QCOMPARE(library->savedSearches()->size(), size_t(1));
        QCOMPARE(library->journal().prompts(5, "typ")->size(), size_t(1));
        QCOMPARE(library->jobs().list()->size(), size_t(1));
        QCOMPARE(library->jobs().drawnIndices("job").value(), (std::vector<int64_t>{0}));
        QCOMPARE(library->find({.filter = {.inBin = true}}).value(), (std::vector<PictureId>{binned.id}));
        VERIFY_OK(library->restore({binned.id}));
        QCOMPARE(library->records({binned.id})->front().path, binned.path);
        QVERIFY(folder.keep(*library, {.seed = 9}).id > binned.id);
        int kept = 0;
        for (const auto& entry : fs::directory_iterator(folder.library()))
            kept += entry.path().filename().string().starts_with("library-before-");
        QVERIFY(kept >= 1);
        QVERIFY(!fs::exists(folder.library() / "library-rebuilding.sqlite"));
    }

    void rebuildsADamagedOne() {
        LibraryFolder folder;
        auto library = folder.open();
        for (uint64_t seed = 1; seed <= 30; ++seed)
            folder.keep(*library, {.seed = seed});
        library.reset();
        // Everything after the first pages is noise.
        const fs::path file = folder.library() / "library.sqlite";
        std::string bytes = readFile(file).value();
        for (size_t i = 8192; i < bytes.size(); ++i)
            bytes[i] = static_cast<char>(i * 37);
        VERIFY_OK(writeFileAtomically(file, bytes));
        auto opened = Library::open(folder.library());
        QVERIFY(!opened.ok());
        QVERIFY(opened.error().code == ErrorCode::Corrupt);
        QVERIFY2(opened.message().find("rebuild") != std::string::npos, opened.message().c_str());
        auto report = Library::rebuild(folder.library(), nullptr, {});
        VERIFY_OK(report);
        QCOMPARE(report->found, int64_t(30));
        QCOMPARE(folder.open()->count({}).value(), int64_t(30));
    }

    void aStoppedRebuildLeavesTheOldOne() {
        LibraryFolder folder;
        auto library = folder.open();
        for (uint64_t seed = 1; seed <= 3; ++seed)
            folder.keep(*library, {.seed = seed});
        library.reset();
        StopAfter sink(1);
        auto report = Library::rebuild(folder.library(), &sink, sink.source.get_token());
        QVERIFY(!report.ok());
        QVERIFY(report.error().code == ErrorCode::Stopped);
        QCOMPARE(folder.open()->count({}).value(), int64_t(3));
        QVERIFY(!fs::exists(folder.library() / "library-rebuilding.sqlite"));
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "test_import.moc"
