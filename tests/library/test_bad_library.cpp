// Libraries that cannot be used as they are: one clear line each, nothing lost; and the steps from every old format.
#include "library/database.h"
#include "library/migrations.h"
#include "library_fixtures.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace miro;
using namespace miro::test;

namespace {

fs::path fileOf(const LibraryFolder& folder) {
    return folder.library() / "library.sqlite";
}

std::unique_ptr<Database> rawDatabase(const LibraryFolder& folder) {
    fs::create_directories(folder.library());
    return Database::open(fileOf(folder), Database::Mode::ReadWrite).value();
}

void sql(Database& database, const std::string& statement) {
    auto done = database.runScript(statement);
    if (!done.ok())
        qFatal("%s", done.message().c_str());
}

// A person other than root, whom permissions stop.
class AsNobody {
public:
    AsNobody() { m_worked = ::geteuid() != 0 || ::seteuid(65534) == 0; }
    ~AsNobody() {
        if (::getuid() == 0)
            (void)!::seteuid(0);
    }
    bool worked() const { return m_worked; }

private:
    bool m_worked = false;
};

template <typename T>
void verifyRefused(const Result<T>& result, ErrorCode code, const std::vector<std::string>& parts) {
    QVERIFY(!result.ok());
    QVERIFY2(result.error().code == code, result.message().c_str());
    QVERIFY2(result.message().find('\n') == std::string::npos && !result.message().ends_with('.'),
             result.message().c_str());
    for (const std::string& part : parts)
        QVERIFY2(result.message().find(part) != std::string::npos, result.message().c_str());
}

} // namespace

class TestBadLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOldFormatIsBroughtUpToDate_data() {
        QTest::addColumn<int>("version");
        for (const Migration& migration : migrations())
            QTest::newRow(qPrintable(QString("from %1: %2").arg(migration.version).arg(migration.what)))
                << migration.version;
    }
    void everyOldFormatIsBroughtUpToDate() {
        QFETCH(int, version);
        LibraryFolder folder;
        {
            auto database = rawDatabase(folder);
            VERIFY_OK(migrate(*database, version));
            QCOMPARE(database->integer("PRAGMA user_version").value().value(), int64_t(version));
            sql(*database, "INSERT INTO models (id, name) VALUES (1, 'starter');"
                           "INSERT INTO pictures (id, state, created, rating, starred, model, has_seed, seed, width, "
                           "height, pixels, path, sha256) VALUES (7, 1, 1000, 4, 1, 1, 1, 5, 8, 8, 64, "
                           "'pictures/1970/01/01/a.png', 'abc');"
                           "INSERT INTO picture_texts (picture, source, prompt) VALUES (7, 'miro', '富士山 fox');"
                           "INSERT INTO scores (picture, scorer, version, checkpoint_sha256, raw, training, "
                           "quantile, estimated) VALUES (7, 'clip', '1', '', 0.5, 0.5, 0.5, 0);");
            if (version >= 2)
                sql(*database, "INSERT INTO tags VALUES (1, 'tag'); INSERT INTO picture_tags VALUES (1, 7);");
            if (version >= 3)
                sql(*database, "INSERT INTO picture_words (rowid, words) VALUES (7, ' 富  士  山  fox')");
        }
        auto library = folder.open();
        auto found = library->find({.filter = {.text = "士山 fox", .starredOnly = true, .minimumRating = 4}});
        VERIFY_OK(found);
        QCOMPARE(*found, (std::vector<PictureId>{7}));
        QCOMPARE(library->details(7)->scores.size(), size_t(1));
        QCOMPARE(library->details(7)->tags.size(), size_t(version >= 2 ? 1 : 0));
        VERIFY_OK(library->addTag({7}, "new"));
        VERIFY_OK(library->jobs().add({.id = "j", .kind = "generate"}));
        VERIFY_OK(library->journal().add({.session = "s", .prompt = "p"}));
        library.reset();
        auto database = rawDatabase(folder);
        QCOMPARE(database->integer("PRAGMA user_version").value().value(), int64_t(migrations().back().version));
        // A copy of each step's start, of which the last three are kept; each is a library of its own.
        size_t backups = 0;
        if (version < migrations().back().version)
            for (const auto& entry : fs::directory_iterator(folder.library() / "backups")) {
                ++backups;
                auto copy = Database::open(entry.path(), Database::Mode::ReadOnly).value();
                QCOMPARE(copy->integer("SELECT count(*) FROM pictures").value().value(), int64_t(1));
            }
        QCOMPARE(backups, std::min<size_t>(3, static_cast<size_t>(migrations().back().version - version)));
    }

    void migrationsAreNumberedAndExplained() {
        int version = 0;
        for (const Migration& migration : migrations()) {
            QCOMPARE(migration.version, ++version);
            QVERIFY(QString(migration.what).endsWith('.'));
        }
    }

    void aFailedStepChangesNothing() {
        LibraryFolder folder;
        {
            auto database = rawDatabase(folder);
            VERIFY_OK(migrate(*database, 1));
            sql(*database, "CREATE TABLE searches (x)"); // what step 2 makes at its end
        }
        QVERIFY(!Library::open(folder.library()).ok());
        auto database = rawDatabase(folder);
        QCOMPARE(database->integer("PRAGMA user_version").value().value(), int64_t(1));
        QVERIFY(!database->integer("SELECT 1 FROM sqlite_schema WHERE name = 'tags'").value());
    }

    void aNewerLibrary() {
        LibraryFolder folder;
        folder.keep(*folder.open(), {.seed = 1});
        sql(*rawDatabase(folder), "PRAGMA user_version = 99");
        const std::string before = readFile(fileOf(folder)).value();
        verifyRefused(Library::open(folder.library()), ErrorCode::Unsupported, {"newer version", "99", "update"});
        verifyRefused(Library::rebuild(folder.library(), nullptr, {}), ErrorCode::Unsupported, {"newer version"});
        QVERIFY(readFile(fileOf(folder)).value() == before);
    }

    void anotherProgramsDatabase() {
        LibraryFolder folder;
        sql(*rawDatabase(folder), "CREATE TABLE notes (x); PRAGMA user_version = 3");
        verifyRefused(Library::open(folder.library()), ErrorCode::Corrupt, {"another program"});
    }

    void damagedFiles_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("text")
            << QByteArray("this is no database, but it is long enough to be looked at\n").repeated(40);
        QTest::newRow("header alone") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("header and noise") << QByteArray("SQLite format 3\0", 16) + QByteArray("\x5a").repeated(8000);
    }
    void damagedFiles() {
        QFETCH(QByteArray, bytes);
        LibraryFolder folder;
        folder.write("library/library.sqlite", bytes.toStdString());
        folder.write("library/pictures/a.png", pngOf({.seed = 1}));
        verifyRefused(Library::open(folder.library()), ErrorCode::Corrupt, {"library.sqlite", "miro library rebuild"});
        QCOMPARE(readFile(fileOf(folder)).value(), bytes.toStdString());
        VERIFY_OK(Library::rebuild(folder.library(), nullptr, {}));
        QCOMPARE(folder.open()->count({}).value(), int64_t(1));
    }

    void lockedByAnotherProgram() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto id = folder.keep(*library, {.seed = 1}).id;
        auto other = rawDatabase(folder);
        sql(*other, "BEGIN IMMEDIATE");
        QCOMPARE(library->count({}).value(), int64_t(1)); // reading goes on
        verifyRefused(library->setRating({id}, 3), ErrorCode::Failed, {"locked", "library.sqlite"});
        auto kept = library->keepPicture({folder.newFile("2.png"), "", 0, {}, {}}, pngOf({.seed = 2}));
        verifyRefused(kept, ErrorCode::Failed, {"locked"});
        QVERIFY(!fs::exists(folder.newFile("2.png")));
        sql(*other, "COMMIT");
        VERIFY_OK(library->setRating({id}, 3));
    }

    void readOnlyFolder() {
        LibraryFolder folder;
        ::chmod(folder.path().c_str(), 0755);
        auto library = folder.open();
        const auto kept = folder.keep(*library, {.seed = 1});
        library.reset();
        fs::permissions(folder.library(), fs::perms(0555));
        for (const char* name : {"pictures", "thumbnails", "bin"})
            fs::permissions(folder.library() / name, fs::perms(0555));
        {
            AsNobody nobody;
            if (!nobody.worked())
                QSKIP("permissions do not stop this user");
            verifyRefused(Library::open(folder.library()), ErrorCode::Failed, {"library", "permission"});
            // Looking is possible.
            auto reading = Library::open(folder.library(), Library::Mode::ReadOnly);
            VERIFY_OK(reading);
            QCOMPARE((*reading)->count({.text = "fox"}).value(), int64_t(1));
            QCOMPARE((*reading)->thumbnail(kept.id)->width, 8);
            verifyRefused((*reading)->setRating({kept.id}, 1), ErrorCode::Failed, {"read-only"});
        }
        fs::permissions(folder.library(), fs::perms(0755));
    }

    void vanishedFolder() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto id = folder.keep(*library, {.seed = 1}).id;
        fs::rename(folder.library(), folder.path("unplugged"));
        verifyRefused(library->find({}), ErrorCode::Failed, {"gone", "library.sqlite"});
        verifyRefused(library->setRating({id}, 1), ErrorCode::Failed, {"gone"});
        verifyRefused(library->keepPicture({folder.newFile("2.png"), "", 0, {}, {}}, pngOf({.seed = 2})),
                      ErrorCode::Failed, {"gone"});
        QVERIFY(!fs::exists(folder.library())); // nothing was begun anew in its place
        fs::rename(folder.path("unplugged"), folder.library());
        VERIFY_OK(library->setRating({id}, 1));
        verifyRefused(Library::open(folder.path("nowhere"), Library::Mode::ReadOnly), ErrorCode::NotFound, {"nowhere"});
        verifyRefused(Library::rebuild(folder.path("nowhere"), nullptr, {}), ErrorCode::NotFound, {"nowhere"});
        folder.write("file", "in the way");
        QVERIFY(!Library::open(folder.path("file")).ok());
    }

    void nonAsciiAndOddPaths_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("Japanese") << "写真 ライブラリ";
        QTest::newRow("marks of an address") << "a%20b?c#d&e=1";
        QTest::newRow("quotes") << "it's \"mine\"; DROP TABLE";
    }
    void nonAsciiAndOddPaths() {
        QFETCH(QString, name);
        LibraryFolder folder;
        const fs::path path = folder.path() / name.toStdString();
        {
            auto library = Library::open(path);
            VERIFY_OK(library);
            VERIFY_OK((*library)->keepPicture({path / "pictures/a.png", "", 0, {}, {}}, pngOf({.seed = 1})));
        }
        QVERIFY(fs::exists(path / "library.sqlite"));
        QCOMPARE((*Library::open(path, Library::Mode::ReadOnly))->count({}).value(), int64_t(1));
        VERIFY_OK(Library::rebuild(path, nullptr, {}));
        QCOMPARE((*Library::open(path))->count({}).value(), int64_t(1));
    }

    void aFullDiskLosesNothing() {
        LibraryFolder folder;
        auto library = folder.open();
        folder.keep(*library, {.seed = 1}, "job", 0);
        ::signal(SIGXFSZ, SIG_IGN);
        struct rlimit before {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        // Neither the picture nor a row more can be written.
        const struct rlimit none = {1, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
        auto kept = library->keepPicture({folder.newFile("2.png"), "job", 1, {}, {}}, pngOf({.seed = 2}));
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!kept.ok());
        QVERIFY(!fs::exists(folder.newFile("2.png")));
        // The file alone cannot: larger than the log may grow.
        const std::string large =
            pngWith({{kMetadataKey, metadataOf({.seed = 3}).dump()}}, 3, 600, 600) + std::string(20u << 20, '\0');
        const struct rlimit some = {16u << 20, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &some);
        kept = library->keepPicture({folder.newFile("3.png"), "job", 1, {}, {}}, large);
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!kept.ok());
        QVERIFY2(kept.error().code == ErrorCode::Failed || kept.error().code == ErrorCode::DiskFull,
                 kept.message().c_str());
        QCOMPARE(library->count({}).value(), int64_t(1));
        // The same picture again, with room.
        kept = library->keepPicture({folder.newFile("2.png"), "job", 1, {}, {}}, pngOf({.seed = 2}));
        VERIFY_OK(kept);
        QCOMPARE(library->count({}).value(), int64_t(2));
        QCOMPARE(folder.open()->scan(nullptr, {})->found, int64_t(0));
    }

    void anUnfinishedPictureIsKeptAtTheNextTry_data() {
        QTest::addColumn<bool>("fileWritten");
        QTest::newRow("file written, row not confirmed") << true;
        QTest::newRow("file not written, row not removed") << false;
    }
    void anUnfinishedPictureIsKeptAtTheNextTry() {
        QFETCH(bool, fileWritten);
        LibraryFolder folder;
        auto library = folder.open();
        const auto first = folder.keep(*library, {.seed = 1}, "job", 0);
        {
            auto database = rawDatabase(folder);
            auto self = database->text("SELECT owner FROM pictures").value();
            QVERIFY(!self); // a kept one is nobody's
        }
        // What a full disk leaves: announced by this very process.
        JobRecord probe;
        probe.id = "probe";
        probe.kind = "generate";
        VERIFY_OK(library->jobs().add(probe));
        VERIFY_OK(library->jobs().takeNext());
        {
            auto database = rawDatabase(folder);
            sql(*database, "DELETE FROM picture_words;"
                           "UPDATE pictures SET state = 0, owner = (SELECT owner FROM jobs WHERE id = 'probe')");
        }
        if (!fileWritten)
            fs::remove(library->fileOf(first));
        auto again = library->keepPicture({folder.newFile("1.png"), "job", 0, {}, {}}, pngOf({.seed = 1}));
        VERIFY_OK(again);
        QCOMPARE(again->id == first.id, fileWritten);
        QCOMPARE(library->count({.text = "fox"}).value(), int64_t(1));
        QCOMPARE(again->path, first.path);
        QCOMPARE(library->jobs().drawnIndices("job").value(), (std::vector<int64_t>{0}));
    }

    void announcedRowsAreSettledAtOpen() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto whole = folder.keep(*library, {.seed = 1});
        const auto torn = folder.keep(*library, {.seed = 2});
        const auto never = folder.keep(*library, {.seed = 3});
        const auto alive = folder.keep(*library, {.seed = 4});
        VERIFY_OK(library->jobs().add({.id = "probe", .kind = "generate"}));
        VERIFY_OK(library->jobs().takeNext());
        library.reset();
        sql(*rawDatabase(folder),
            "DELETE FROM picture_words; UPDATE pictures SET state = 0, owner = 'boot 1 2';"
            "UPDATE pictures SET owner = (SELECT owner FROM jobs WHERE id = 'probe') WHERE id = " +
                std::to_string(alive.id));
        folder.write("library/" + torn.path, "something else");
        fs::remove(folder.library() / never.path);
        library = folder.open();
        QCOMPARE(library->find({.filter = {.text = "fox"}}).value(), (std::vector<PictureId>{whole.id}));
        QCOMPARE(readFile(folder.library() / torn.path).value(), std::string("something else")); // not ours to remove
        // The row of a process that lives was not touched.
        QCOMPARE(rawDatabase(folder)->integer("SELECT count(*) FROM pictures WHERE state = 0").value().value(),
                 int64_t(1));
    }
};

QTEST_GUILESS_MAIN(TestBadLibrary)
#include "test_bad_library.moc"
