#include "base/killed_writer.h"
#include "base/left_overs.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fcntl.h>
#include <fstream>
#include <regex>
#include <sys/stat.h>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

class TestLeftOvers : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path folder() const { return m_folder.path().toStdString(); }
    fs::path put(const std::string& name, int64_t secondsAgo = 0) const {
        std::ofstream(folder() / name) << "half";
        const timespec then{::time(nullptr) - secondsAgo, 0};
        const timespec times[2] = {then, then};
        ::utimensat(AT_FDCWD, (folder() / name).c_str(), times, 0);
        return folder() / name;
    }

private Q_SLOTS:
    void init() {
        for (const auto& entry : fs::directory_iterator(folder()))
            fs::remove_all(entry.path());
    }

    void namesAreHiddenAndDiffer() {
        const fs::path one = temporaryBeside(folder() / "a", "part"), two = temporaryBeside(folder() / "a", "part");
        QVERIFY(one != two && one.parent_path() == folder());
        const std::regex form("\\.miro-" + std::to_string(::getpid()) + "-[0-9]+-[0-9a-f]{8}\\.part");
        QVERIFY(std::regex_match(one.filename().string(), form));
    }

    void ofTheDeadAlone() {
        const fs::path dead = leftByAKilledProgram(folder());
        QVERIFY(!dead.empty() && isLeftOver(dead));
        // Ours, while we run: only after a day, when the number must be another process's.
        const std::string own = temporaryBeside(folder() / "a", "part").filename().string();
        QVERIFY(!isLeftOver(put(own, 3600)));
        QVERIFY(isLeftOver(put(own, 100'000)));
        // Another machine's, by its tag, and one of a former version without a tag.
        std::string foreign = dead.filename().string();
        foreign[foreign.size() - 6] = foreign[foreign.size() - 6] == '0' ? '1' : '0';
        QVERIFY(!isLeftOver(put(foreign, 3600)));
        QVERIFY(isLeftOver(put(foreign, 100'000)));
        QVERIFY(!isLeftOver(put(".miro-1-2.part", 3600)));
        QVERIFY(isLeftOver(put(".miro-1-2.part", 100'000)));
        for (const char* other : {".miro-note.part", ".miro-files.json", "miro-1-2.part", ".miro--3-2.part"})
            QVERIFY2(!isLeftOver(put(other, 100'000)), other);
        QVERIFY(!isLeftOver(folder() / ".miro-1-9.part")); // not there
    }

    void removesAFoldersOwn() {
        fs::create_directory(folder() / "below");
        const fs::path deeper = leftByAKilledProgram(folder() / "below");
        const fs::path gone = leftByAKilledProgram(folder());
        const fs::path kept = put("kept.txt", 100'000);
        QCOMPARE(removeLeftOvers(folder()), int64_t(1));
        QVERIFY(!fs::exists(gone) && fs::exists(kept) && fs::exists(deeper));
        QCOMPARE(removeLeftOvers(folder() / "nowhere"), int64_t(0));
    }

    // In a container every run may have the same number: what the last one left is no obstacle.
    void aFormerProcessWithOurNumberIsNoObstacle() {
        const fs::path last = temporaryBeside(folder() / "a", "part");
        std::string next = last.filename().string();
        const size_t begin = next.find('-', 6) + 1, end = next.find('-', begin);
        next.replace(begin, end - begin, std::to_string(std::stoi(next.substr(begin)) + 1));
        put(next);
        QVERIFY(writeFileAtomically(folder() / "a", "whole").ok());
        QCOMPARE(*readFile(folder() / "a"), std::string("whole"));
        QVERIFY(!fs::exists(folder() / next));
    }
};

QTEST_GUILESS_MAIN(TestLeftOvers)
#include "test_left_overs.moc"
