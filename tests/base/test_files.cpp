#include "base/files.h"
#include "base/small_disk.h"

#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

size_t entriesIn(const fs::path& folder) {
    return static_cast<size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

class TestFiles : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path folder() const { return m_folder.path().toStdString(); }

private Q_SLOTS:
    void init() {
        for (const auto& entry : fs::directory_iterator(folder()))
            fs::remove_all(entry.path());
    }

    void groupAppearsTogether() {
        AtomicFileGroup group;
        QVERIFY(group.add(folder() / "a.txt", "A").ok());
        QVERIFY(group.add(folder() / "b.txt", "B").ok());
        QVERIFY(!fs::exists(folder() / "a.txt"));
        QVERIFY(group.commit().ok());
        QCOMPARE(*readFile(folder() / "a.txt"), std::string("A"));
        QCOMPARE(*readFile(folder() / "b.txt"), std::string("B"));
        QCOMPARE(entriesIn(folder()), size_t{2});
    }

    void uncommittedGroupLeavesNothing() {
        {
            AtomicFileGroup group;
            QVERIFY(group.createFolder(folder() / "new").ok());
            QVERIFY(group.add(folder() / "new" / "a.txt", "A").ok());
        }
        QCOMPARE(entriesIn(folder()), size_t{0});
    }

    void failedRenameBringsBackWhatWasThere() {
        QVERIFY(writeFileAtomically(folder() / "a.txt", "old").ok());
        AtomicFileGroup group;
        QVERIFY(group.add(folder() / "a.txt", "new").ok());
        QVERIFY(group.add(folder() / "b.txt", "B").ok());
        fs::create_directories(folder() / "b.txt" / "in the way"); // makes the second rename fail
        QVERIFY(!group.commit().ok());
        QCOMPARE(*readFile(folder() / "a.txt"), std::string("old"));
        QCOMPARE(entriesIn(folder()), size_t{2});
    }

    void targetThatIsAFolderIsRefused() {
        fs::create_directory(folder() / "a.png");
        auto result = writeFileAtomically(folder() / "a.png", "x");
        QVERIFY(!result.ok());
        QVERIFY(result.message().find("a.png") != std::string::npos);
    }

    void missingFolder() {
        auto result = writeFileAtomically(folder() / "none" / "a.png", "x");
        QCOMPARE(result.error().code, ErrorCode::NotFound);
        QCOMPARE(checkWritableFolder(folder() / "none").error().code, ErrorCode::NotFound);
        QVERIFY(!fs::exists(folder() / "none"));
    }

    void namesOf255BytesWork() {
        std::string name(251, 'n');
        QVERIFY(writeFileAtomically(folder() / (name + ".png"), "x").ok());
    }

    void fullDisk() {
        SmallDisk disk(QString::fromStdString((folder() / "disk").string()), "size=64k");
        if (!disk.mounted())
            QSKIP("mounting a tmpfs is not permitted here");
        auto result = writeFileAtomically(folder() / "disk" / "big", std::string(1 << 20, 'x'));
        QCOMPARE(result.error().code, ErrorCode::DiskFull);
        QCOMPARE(entriesIn(folder() / "disk"), size_t{0});
    }

    void readOnlyFolder() {
        SmallDisk disk(QString::fromStdString((folder() / "disk").string()), "size=64k");
        if (!disk.mounted())
            QSKIP("mounting a tmpfs is not permitted here");
        disk.makeReadOnly();
        QVERIFY(!checkWritableFolder(folder() / "disk").ok());
        auto result = writeFileAtomically(folder() / "disk" / "a", "x");
        QVERIFY(result.message().find("read-only") != std::string::npos);
    }

    void readFileIsBounded() {
        QVERIFY(writeFileAtomically(folder() / "a", "12345").ok());
        QCOMPARE(*readFile(folder() / "a", 5), std::string("12345"));
        QCOMPARE(readFile(folder() / "a", 4).error().code, ErrorCode::Corrupt);
        QCOMPARE(readFile(folder() / "none").error().code, ErrorCode::NotFound);
        QCOMPARE(readFile(folder()).error().code, ErrorCode::Corrupt);
    }

    void insideFollowsLinks() {
        fs::create_directories(folder() / "in" / "deep");
        fs::create_directory(folder() / "out");
        fs::create_directory_symlink(folder() / "out", folder() / "in" / "door");
        QVERIFY(isInside(folder() / "in", folder() / "in" / "deep" / "new.png"));
        QVERIFY(isInside(folder() / "in", folder() / "in" / "x" / ".." / "y"));
        QVERIFY(!isInside(folder() / "in", folder() / "in" / ".." / "out"));
        QVERIFY(!isInside(folder() / "in", folder() / "in" / "door" / "x"));
        QVERIFY(!isInside(folder() / "in", folder() / "inside"));
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "test_files.moc"
