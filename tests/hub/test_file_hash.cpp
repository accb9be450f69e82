#include "base/files.h"
#include "hub/file_hash.h"

#include <QTemporaryDir>
#include <QtTest>

class TestFileHash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownDigests() {
        QTemporaryDir folder;
        std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "file";
        QVERIFY(miro::writeFileAtomically(file, "abc").ok());
        // FIPS 180-2, appendix B.1.
        QCOMPARE(miro::sha256OfFile(file).value(),
                 std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        // Appendix B.3: a million times "a", which is read in several pieces when doubled.
        QVERIFY(miro::writeFileAtomically(file, std::string(1'000'000, 'a')).ok());
        QCOMPARE(miro::sha256OfFile(file).value(),
                 std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
    }

    void longFileEqualsItsCopy() {
        QTemporaryDir folder;
        std::filesystem::path base = folder.path().toStdString();
        std::string bytes(3'000'001, 'x');
        QVERIFY(miro::writeFileAtomically(base / "a", bytes).ok());
        QVERIFY(miro::writeFileAtomically(base / "b", bytes).ok());
        bytes.back() = 'y';
        QVERIFY(miro::writeFileAtomically(base / "c", bytes).ok());
        QCOMPARE(miro::sha256OfFile(base / "a").value(), miro::sha256OfFile(base / "b").value());
        QVERIFY(miro::sha256OfFile(base / "a").value() != miro::sha256OfFile(base / "c").value());
    }

    void missingAndStopped() {
        QTemporaryDir folder;
        std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "file";
        QVERIFY(miro::sha256OfFile(file).error().code == miro::ErrorCode::NotFound);
        QVERIFY(miro::writeFileAtomically(file, "abc").ok());
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(miro::sha256OfFile(file, stop.get_token()).error().code == miro::ErrorCode::Stopped);
    }
};

QTEST_GUILESS_MAIN(TestFileHash)
#include "test_file_hash.moc"
