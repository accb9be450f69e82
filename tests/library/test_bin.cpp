// The bin: everything comes back.
#include "library/database.h"
#include "library_fixtures.h"

using namespace miro;
using namespace miro::test;

namespace {

size_t filesBelow(const fs::path& folder) {
    size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        files += entry.is_regular_file();
    return files;
}

// As a program that died at that moment would have left it.
void sql(const LibraryFolder& folder, const std::string& statement) {
    auto database = Database::open(folder.library() / "library.sqlite", Database::Mode::ReadWrite).value();
    auto done = database->runScript(statement);
    if (!done.ok())
        qFatal("%s", done.message().c_str());
}

} // namespace

class TestBin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto kept = folder.keep(*library, {.prompt = "fox", .seed = 1});
        const auto id = kept.id;
        VERIFY_OK(library->setRating({id}, 4));
        VERIFY_OK(library->setStarred({id}, true));
        VERIFY_OK(library->addTag({id}, "tag"));
        const auto album = library->createAlbum("album").value();
        VERIFY_OK(library->addToAlbum(album, {id}));
        VERIFY_OK(library->putScore(id, {.scorer = "clip", .version = "1", .raw = 0.3, .quantile = 0.5}));
        VERIFY_OK(library->moveToBin({id}));
        QCOMPARE(library->count({}).value(), int64_t(0));
        QCOMPARE(library->count({.text = "fox", .starredOnly = true, .inBin = true}).value(), int64_t(1));
        QCOMPARE(library->albums()->front().pictures, int64_t(0));
        auto binned = library->records({id})->front();
        QVERIFY(binned.inBin);
        QVERIFY(binned.path.starts_with("bin/"));
        QVERIFY(fs::exists(library->fileOf(binned)));
        QVERIFY(!fs::exists(library->fileOf(kept)));
        VERIFY_OK(library->thumbnail(id));
        VERIFY_OK(library->moveToBin({id})); // again changes nothing
        library = folder.open();
        VERIFY_OK(library->restore({id}));
        auto details = library->details(id).value();
        QCOMPARE(details.picture.path, kept.path);
        QCOMPARE(details.picture.rating, 4);
        QVERIFY(details.picture.starred && !details.picture.inBin);
        QCOMPARE(details.tags, (std::vector<std::string>{"tag"}));
        QCOMPARE(details.albums, (std::vector<std::string>{"album"}));
        QCOMPARE(details.scores.size(), size_t(1));
        QCOMPARE(*details.scores[0].raw, 0.3);
        QCOMPARE(readFile(library->fileOf(kept)).value(), pngOf({.prompt = "fox", .seed = 1}));
        QCOMPARE(library->count({.text = "fox", .album = album}).value(), int64_t(1));
        VERIFY_OK(library->restore({id}));
    }

    void comesBackBesideWhatTookItsName() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto first = folder.keep(*library, {.seed = 1});
        VERIFY_OK(library->moveToBin({first.id}));
        auto second = library->keepPicture({folder.newFile("1.png"), "", 0, {}, {}}, pngOf({.seed = 2}));
        QCOMPARE(second->path, first.path);
        VERIFY_OK(library->moveToBin({second->id})); // the same name in the bin, too
        auto third = library->keepPicture({folder.newFile("1.png"), "", 0, {}, {}}, pngOf({.seed = 3}));
        QCOMPARE(third->path, first.path);
        VERIFY_OK(library->restore({first.id, second->id}));
        for (const auto& [id, seed] : {std::pair(first.id, 1), std::pair(second->id, 2), std::pair(third->id, 3)})
            QCOMPARE(readFile(library->fileOf(library->records({id})->front())).value(),
                     pngOf({.seed = static_cast<uint64_t>(seed)}));
        QCOMPARE(filesBelow(folder.library() / "pictures"), size_t(3));
        QCOMPARE(filesBelow(folder.library() / "bin"), size_t(0));
    }

    void emptiesByAge() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto old = folder.keep(*library, {.seed = 1});
        const auto recent = folder.keep(*library, {.seed = 2});
        const auto stays = folder.keep(*library, {.seed = 3});
        for (const auto& each : {old, recent, stays})
            VERIFY_OK(library->thumbnail(each.id));
        VERIFY_OK(library->moveToBin({old.id, recent.id}));
        sql(folder, "UPDATE pictures SET binned = binned - 86400000 WHERE id = " + std::to_string(old.id));
        QCOMPARE(library->emptyBin(3'600'000).value(), int64_t(1));
        QVERIFY(library->records({old.id})->empty());
        QCOMPARE(library->count({.inBin = true}).value(), int64_t(1));
        QCOMPARE(filesBelow(folder.library() / "bin"), size_t(1));
        QCOMPARE(filesBelow(folder.library() / "thumbnails"), size_t(2));
        QVERIFY(library->deleteForGood({recent.id, stays.id}).error().code == ErrorCode::Usage);
        QCOMPARE(library->deleteForGood({recent.id}).value(), int64_t(1));
        QCOMPARE(library->count({.inBin = true}).value(), int64_t(0));
        QCOMPARE(library->count({}).value(), int64_t(1));
        QVERIFY(library->restore({old.id}).error().code == ErrorCode::NotFound);
    }

    void allOrNothingWhenAFileCannotMove() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto a = folder.keep(*library, {.seed = 1});
        const auto b = folder.keep(*library, {.seed = 2});
        // A file where the bin's folder of the day would be.
        folder.write("library/bin/2025", "in the way");
        QVERIFY(!library->moveToBin({a.id, b.id}).ok());
        for (const auto& each : {a, b}) {
            QCOMPARE(library->records({each.id})->front().path, each.path);
            QVERIFY(fs::exists(library->fileOf(each)));
        }
        QVERIFY(library->moveToBin({a.id, 999}).error().code == ErrorCode::NotFound);
        QCOMPARE(library->count({}).value(), int64_t(2));
        fs::remove(folder.library() / "bin/2025");
        VERIFY_OK(library->moveToBin({a.id, b.id}));
        fs::remove(folder.library() / "pictures/2025/01/31"); // empty by now
        folder.write("library/pictures/2025/01/31", "in the way");
        QVERIFY(!library->restore({a.id, b.id}).ok());
        QCOMPARE(library->count({.inBin = true}).value(), int64_t(2));
        QCOMPARE(filesBelow(folder.library() / "bin"), size_t(2));
        fs::remove(folder.library() / "pictures/2025/01/31");
        VERIFY_OK(library->restore({a.id, b.id}));
        QCOMPARE(library->count({}).value(), int64_t(2));
    }

    // Every moment at which a move can be cut off.
    void crashesAreSettled_data() {
        QTest::addColumn<bool>("binning");
        QTest::addColumn<bool>("moved");
        QTest::newRow("binning, before the file moved") << true << false;
        QTest::newRow("binning, after the file moved") << true << true;
        QTest::newRow("restoring, before the file moved") << false << false;
        QTest::newRow("restoring, after the file moved") << false << true;
    }
    void crashesAreSettled() {
        QFETCH(bool, binning);
        QFETCH(bool, moved);
        LibraryFolder folder;
        auto library = folder.open();
        const auto kept = folder.keep(*library, {.seed = 1});
        VERIFY_OK(library->moveToBin({kept.id}));
        if (!binning)
            VERIFY_OK(library->restore({kept.id}));
        auto now = library->records({kept.id})->front();
        const std::string before = binning ? kept.path : "bin/2025/01/31/1.png";
        sql(folder, "UPDATE pictures SET owner = 'boot 1 2', moving_from = '" + before + "'");
        if (!moved)
            fs::rename(library->fileOf(now), folder.library() / before);
        library = folder.open();
        now = library->records({kept.id})->front();
        QCOMPARE(now.inBin, binning);
        QVERIFY(fs::exists(library->fileOf(now)));
        QVERIFY(!fs::exists(folder.library() / before));
        VERIFY_OK(binning ? library->restore({kept.id}) : library->moveToBin({kept.id}));
    }

    void anEmptiedBinIsFinished() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto kept = folder.keep(*library, {.seed = 1});
        VERIFY_OK(library->moveToBin({kept.id}));
        sql(folder, "UPDATE pictures SET owner = 'boot 1 2', state = 4");
        library = folder.open();
        QVERIFY(library->records({kept.id})->empty());
        QCOMPARE(filesBelow(folder.library() / "bin"), size_t(0));
    }

    void aBinnedPictureWithoutFileIsKeptAsMissing() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto kept = folder.keep(*library, {.seed = 1});
        VERIFY_OK(library->moveToBin({kept.id}));
        fs::remove_all(folder.library() / "bin/2025");
        auto restored = library->restore({kept.id});
        QVERIFY(!restored.ok());
        QVERIFY(restored.error().code == ErrorCode::NotFound);
        QCOMPARE(library->count({}).value(), int64_t(0));
        // It comes back with its file.
        folder.write("library/" + kept.path, pngOf({.seed = 1}));
        QCOMPARE(library->scan(nullptr, {})->found, int64_t(1));
        QCOMPARE(library->find({}).value(), (std::vector<PictureId>{kept.id}));
    }
};

QTEST_GUILESS_MAIN(TestBin)
#include "test_bin.moc"
