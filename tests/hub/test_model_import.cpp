// Bringing models that are on this machine into the models folder.
#include "hub/folder_record.h"
#include "hub/model_import.h"
#include "hub_fixture.h"

#include <sys/stat.h>

using namespace miro;
namespace fs = std::filesystem;

class TestModelImport : public QObject {
    Q_OBJECT

    std::unique_ptr<HubFixture> m_fixture;
    HubFixture& f() { return *m_fixture; }

    Result<ImportPlan> plan(const fs::path& source, const std::string& as = "") {
        return planImport(f().store(), {source, as, f().models}, f().options);
    }
    Result<void> import(const fs::path& source, const std::string& as = "") {
        MIRO_TRY(ImportPlan planned, plan(source, as));
        return importModels(planned, f().sink, f().stop.get_token());
    }
    void write(const fs::path& file, const std::string& text) {
        fs::create_directories(file.parent_path());
        QVERIFY(writeFileAtomically(file, text).ok());
    }
    fs::path published(const fs::path& folder) {
        for (const auto& [name, bytes] : FakeHub::generator(5000).files)
            write(folder / name, bytes);
        return folder;
    }
    // As the hub's own programs keep it.
    fs::path cached(const fs::path& cache, const std::string& repo = "models--org--model") {
        fs::path snapshot = cache / repo / "snapshots" / FakeHub::kCommit;
        fs::create_directories(snapshot);
        write(cache / repo / "refs" / "main", FakeHub::kCommit);
        for (const auto& [name, bytes] : FakeHub::generator(5000).files) {
            FileDigest digest = FakeHub::digestOf(bytes, name.ends_with(".safetensors"));
            write(cache / repo / "blobs" / digest.hex, bytes);
            fs::create_symlink(fs::path("../../blobs") / digest.hex, snapshot / name);
        }
        return snapshot;
    }
    static ino_t inode(const fs::path& file) {
        struct stat status {};
        return ::stat(file.c_str(), &status) == 0 ? status.st_ino : 0;
    }

private Q_SLOTS:
    void init() {
        m_fixture = std::make_unique<HubFixture>();
        f().addGenerator("org/model");
    }
    void cleanup() { m_fixture.reset(); }

    void aPublishedFolder() {
        fs::path source = published(f().root / "disk" / "Model"); // letters of either case
        auto planned = plan(source);
        VERIFY_OK(planned);
        QCOMPARE(planned->items.size(), size_t(1));
        QCOMPARE(planned->items[0].name, std::string("org/model"));
        QVERIFY(planned->bytesToCopy() > 5000);
        VERIFY_OK(importModels(*planned, f().sink, {}));
        QVERIFY(f().store().findGenerator("org/model").ok());
        QVERIFY(!f().exists(f().models / "org/model/pytorch_model.bin"));
        QVERIFY(inode(f().models / "org/model/model.safetensors") != inode(source / "model.safetensors"));
        QCOMPARE(f().sink.heard.back().done, f().sink.heard.back().total);
        auto record = readFolderRecord(f().models / "org/model");
        VERIFY_OK(record);
        QVERIFY(record->find("model.safetensors")->digest ==
                FakeHub::digestOf(f().read(source / "model.safetensors"), true));
        auto again = plan(source); // nothing is left to do
        VERIFY_OK(again);
        QCOMPARE(again->bytesToCopy(), int64_t(0));
    }

    void aModelOfTheUsersOwn() {
        VERIFY_OK(import(published(f().root / "disk" / "my finetune")));
        QVERIFY(f().store().findGenerator("my finetune").ok());
    }

    void underAnotherName() {
        VERIFY_OK(import(published(f().root / "disk" / "x"), "me/mine"));
        QVERIFY(f().store().findGenerator("me/mine").ok());
        QVERIFY(!plan(published(f().root / "disk" / "y"), "../../evil").ok());
    }

    void aCache_data() {
        QTest::addColumn<QString>("which");
        QTest::newRow("whole cache") << "";
        QTest::newRow("one repository") << "models--org--model";
        QTest::newRow("one snapshot") << QString("models--org--model/snapshots/") + FakeHub::kCommit;
    }
    void aCache() {
        QFETCH(QString, which);
        fs::path snapshot = cached(f().root / "hub");
        cached(f().root / "hub", "models--other--thing");
        auto planned = plan(f().root / "hub" / which.toStdString());
        VERIFY_OK(planned);
        QVERIFY(planned->items[0].name == "org/model");
        QCOMPARE(planned->items[0].revision, std::string(FakeHub::kCommit));
        VERIFY_OK(importModels(*planned, f().sink, {}));
        fs::path weights = f().models / "org/model/model.safetensors";
        QVERIFY(!fs::is_symlink(weights));
        QCOMPARE(inode(weights), inode(snapshot / "model.safetensors")); // no second copy on the same disk
        QVERIFY(f().store().findGenerator("org/model").ok());
        QCOMPARE(readFolderRecord(f().models / "org/model")->revision, std::string(FakeHub::kCommit));
    }

    void aDamagedBlob() {
        fs::path snapshot = cached(f().root / "hub");
        fs::path blob = fs::canonical(snapshot / "model.safetensors");
        std::string bytes = f().read(blob);
        bytes[3000] ^= 1;
        write(blob, bytes);
        Result<void> imported = import(f().root / "hub");
        QVERIFY(!imported.ok() && imported.error().code == ErrorCode::Corrupt);
        QVERIFY2(isGoodMessage(imported.message()) && contains(imported.message(), "model.safetensors"),
                 imported.message().c_str());
        QVERIFY(f().names(f().models / "org/model").empty());
    }

    void aFileThatWasCutOff() {
        fs::path source = published(f().root / "disk" / "model");
        fs::resize_file(source / "model.safetensors", 3000);
        Result<void> imported = import(source);
        QVERIFY(!imported.ok() && imported.error().code == ErrorCode::Corrupt);
        QVERIFY2(isGoodMessage(imported.message()) && contains(imported.message(), "cut off"),
                 imported.message().c_str());
        QVERIFY(!f().store().findGenerator("org/model").ok());
    }

    void somethingIsMissing() {
        fs::path source = published(f().root / "disk" / "model");
        fs::remove(source / "uncond_embedding.npy");
        auto planned = plan(source);
        QVERIFY(!planned.ok() && planned.error().code == ErrorCode::NotFound);
        QVERIFY2(contains(planned.message(), "uncond_embedding.npy"), planned.message().c_str());
    }

    void anotherVersionIsThere() {
        VERIFY_OK(import(published(f().root / "disk" / "model")));
        fs::path source = published(f().root / "other" / "model");
        write(source / "model.safetensors", FakeHub::safetensors(6000));
        const std::string before = f().read(f().models / "org/model/model.safetensors");
        auto planned = plan(source);
        QVERIFY(!planned.ok());
        QVERIFY2(isGoodMessage(planned.message()) && contains(planned.message(), "another version"),
                 planned.message().c_str());
        QCOMPARE(f().read(f().models / "org/model/model.safetensors"), before);
    }

    void noModel_data() {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"nowhere", "empty", "pictures", "file", "itself"})
            QTest::newRow(kind) << kind;
    }
    void noModel() {
        QFETCH(QString, kind);
        fs::path source = f().root / "source";
        if (kind == "empty")
            fs::create_directories(source);
        if (kind == "pictures")
            write(source / "a.png", "x");
        if (kind == "file")
            write(source, "x");
        if (kind == "itself")
            source = published(f().models / "org" / "model");
        auto planned = plan(source);
        QVERIFY(!planned.ok());
        QVERIFY2(isGoodMessage(planned.message()), planned.message().c_str());
    }

    void tooLittleRoom() {
        f().options.freeBytes = [](const fs::path&) {
            return int64_t(1000);
        };
        Result<void> imported = import(published(f().root / "disk" / "model"));
        QVERIFY(!imported.ok() && imported.error().code == ErrorCode::DiskFull);
        QVERIFY(!f().exists(f().models / "org"));
    }

    void stoppedAndContinued() {
        fs::path source = published(f().root / "disk" / "model");
        f().sink.onProgress = [&](const Progress& progress) {
            if (progress.done > 5000)
                f().stop.request_stop();
        };
        Result<void> imported = import(source);
        QVERIFY(!imported.ok() && imported.error().code == ErrorCode::Stopped);
        QVERIFY(!f().store().findGenerator("org/model").ok()); // config.json comes last
        f().sink.onProgress = nullptr;
        f().stop = std::stop_source();
        VERIFY_OK(import(source));
        QVERIFY(f().store().findGenerator("org/model").ok());
        for (const std::string& name : f().names(f().models / "org/model"))
            QVERIFY2(!contains(name, "importing"), name.c_str());
    }
};

QTEST_APPLESS_MAIN(TestModelImport)
#include "test_model_import.moc"
