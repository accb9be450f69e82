// Verify and repair.
#include "hub/file_structure.h"
#include "hub/model_check.h"
#include "hub_fixture.h"

using namespace miro;
namespace fs = std::filesystem;

class TestModelCheck : public QObject {
    Q_OBJECT

    std::unique_ptr<HubFixture> m_fixture;
    HubFixture& f() { return *m_fixture; }
    fs::path folder() { return f().models / "org/model"; }

    Result<ModelCheck> check(const std::string& name = "org/model") {
        ModelStore store = f().store();
        for (const ModelEntry& entry : store.list())
            if (entry.name == name)
                return checkModel(store, entry, f().sink, f().stop.get_token());
        return Error{ErrorCode::NotFound, name};
    }
    FileState stateOf(const ModelCheck& check, const std::string& name) {
        for (const CheckedFile& file : check.files)
            if (file.name == name)
                return file.state;
        return FileState::Good;
    }
    Result<void> repairAll(const ModelCheck& damaged) {
        MIRO_TRY(RepoPlan plan, planRepair(f().store(), damaged, f().options, f().sink, {}));
        return repair(plan, damaged, f().options, f().sink, {});
    }
    void expectGood() {
        auto result = check();
        VERIFY_OK(result);
        for (const CheckedFile& file : result->files)
            QVERIFY2(file.problem.empty(), file.problem.c_str());
    }
    void write(const fs::path& file, const std::string& text) {
        fs::create_directories(file.parent_path());
        QVERIFY(writeFileAtomically(file, text).ok());
    }
    void damage(const fs::path& file, size_t at = 1000) {
        std::string bytes = f().read(file);
        bytes[at] ^= 1;
        write(file, bytes);
    }

private Q_SLOTS:
    void init() {
        m_fixture = std::make_unique<HubFixture>();
        f().addGenerator("org/model");
        VERIFY_OK(f().get("org/model"));
        f().hub.server().forget();
    }
    void cleanup() { m_fixture.reset(); }

    void allIsWell() {
        auto result = check();
        VERIFY_OK(result);
        QVERIFY(result->ok());
        QCOMPARE(result->count(FileState::Good), size_t(4));
        QVERIFY(f().hub.server().requests().empty()); // nobody is asked
        QVERIFY(!f().sink.heard.empty());
    }

    void oneBit() {
        damage(folder() / "model.safetensors", 200'000);
        auto result = check();
        VERIFY_OK(result);
        QVERIFY(!result->ok());
        QCOMPARE(result->count(FileState::Damaged), size_t(1));
        QVERIFY(stateOf(*result, "model.safetensors") == FileState::Damaged);

        const std::string bad = f().read(folder() / "model.safetensors");
        VERIFY_OK(repairAll(*result));
        expectGood();
        QCOMPARE(f().read(folder() / "model.safetensors.corrupted"), bad); // set aside, not gone
        // Only the damaged one was fetched.
        for (const char* other : {"config.json", "uncond_embedding.npy"})
            QVERIFY(f().hub.server().requestsFor(std::string("resolve/") + FakeHub::kCommit + "/" + other).empty());
        QCOMPARE(f().hub.server().requestsFor("/content/").size(), size_t(1));
    }

    void cutOffAndGone() {
        write(folder() / "config.json", "");
        fs::remove(folder() / "uncond_embedding.npy");
        auto result = check();
        VERIFY_OK(result);
        QVERIFY(stateOf(*result, "config.json") == FileState::Damaged);
        QVERIFY(stateOf(*result, "uncond_embedding.npy") == FileState::Missing);
        for (const CheckedFile& file : result->files)
            QVERIFY(file.problem.empty() || isGoodMessage(file.problem));
        VERIFY_OK(repairAll(*result));
        expectGood();
    }

    void withoutNetworkNothingIsTouched() {
        damage(folder() / "model.safetensors");
        auto result = check();
        f().hub.before = [](const ServerRequest&, ServerReply& reply) {
            reply.status = 403;
            return true;
        };
        QVERIFY(!repairAll(*result).ok());
        QVERIFY(f().exists(folder() / "model.safetensors"));
        QVERIFY(!f().exists(folder() / "model.safetensors.corrupted"));
    }

    void aFileThatItsPublisherDoesNotHave() {
        write(folder() / "extra.safetensors", "cut");
        auto result = check();
        QVERIFY(stateOf(*result, "extra.safetensors") == FileState::Damaged);
        Result<void> repaired = repairAll(*result);
        QVERIFY(!repaired.ok());
        QVERIFY2(isGoodMessage(repaired.message()) && contains(repaired.message(), "extra.safetensors"),
                 repaired.message().c_str());
    }

    void withoutARecordTheStructureIsChecked() {
        fs::remove(folder() / kRecordName);
        auto result = check();
        VERIFY_OK(result);
        QVERIFY(result->ok());
        QCOMPARE(result->count(FileState::Plausible), size_t(4));
        fs::resize_file(folder() / "model.safetensors", 1000);
        result = check();
        QVERIFY(stateOf(*result, "model.safetensors") == FileState::Damaged);
        VERIFY_OK(repairAll(*result)); // its manifest knows where it comes from
        expectGood();
    }

    void whatTheManifestAsksForIsMissing() {
        fs::remove(folder() / kRecordName);
        fs::remove(folder() / "model.safetensors");
        auto result = check();
        QVERIFY(stateOf(*result, "model.safetensors") == FileState::Missing);
    }

    // A scorer of several repositories in one folder that comes with the program.
    void filesInSubfoldersOfWhatIsShipped() {
        Manifest manifest;
        manifest.repo = "starter/question";
        manifest.kind = "scorer";
        manifest.shipped = true;
        manifest.needs = {{"text/a/config.json"}, {"text/a/model.safetensors"}};
        const fs::path at = f().models / manifest.repo;
        const auto checkAll = [&] {
            const ModelStore store = ModelStore::over(f().models, {manifest});
            return checkModel(store, {manifest.repo, "scorer", at, {}, manifest, {}}, f().sink, {});
        };
        write(at / "text/a/config.json", "{}");
        auto result = checkAll();
        VERIFY_OK(result);
        QCOMPARE(result->files.size(), size_t(2));
        QVERIFY(stateOf(*result, "text/a/config.json") == FileState::Plausible);
        QVERIFY(stateOf(*result, "text/a/model.safetensors") == FileState::Missing);
        write(at / "text/a/model.safetensors", "no weights");
        result = checkAll();
        QVERIFY(stateOf(*result, "text/a/model.safetensors") == FileState::Damaged);
        const auto plan = planRepair(ModelStore::over(f().models, {manifest}), *result, f().options, f().sink, {});
        QVERIFY(!plan.ok() && plan.error().code == ErrorCode::Unsupported);
        QVERIFY2(isGoodMessage(plan.message()), plan.message().c_str());
        QVERIFY(plan.message().find("comes with the program") != std::string::npos);
    }

    void aBrokenRecordIsNoAnswer() {
        write(folder() / kRecordName, R"({"files": [{"name": "../../x", "bytes": 1}]})");
        QVERIFY(!readFolderRecord(folder()).ok());
        auto result = check(); // as without one
        VERIFY_OK(result);
        QVERIFY(result->ok());
    }

    void aFolderOfTheUsersOwnCannotBeRepaired() {
        for (const auto& [name, bytes] : FakeHub::generator(1000).files)
            if (!name.starts_with("."))
                write(f().models / "mine" / name, bytes);
        fs::resize_file(f().models / "mine/model.safetensors", 500);
        auto result = check("mine");
        VERIFY_OK(result);
        QVERIFY(!result->ok());
        Result<void> repaired = repairAll(*result);
        QVERIFY(!repaired.ok() && repaired.error().code == ErrorCode::Unsupported);
        QVERIFY2(isGoodMessage(repaired.message()), repaired.message().c_str());
    }

    void aCacheIsCheckedByItsBlobs() {
        fs::remove_all(f().models / "org");
        fs::path cache = f().models / "models--org--model";
        fs::path snapshot = cache / "snapshots" / FakeHub::kCommit;
        fs::create_directories(snapshot);
        for (const auto& [name, bytes] : f().hub.repos["org/model"].files) {
            if (name.starts_with(".") || name.ends_with(".bin"))
                continue;
            FileDigest digest = FakeHub::digestOf(bytes, name.ends_with(".safetensors"));
            write(cache / "blobs" / digest.hex, bytes);
            fs::create_symlink(fs::path("../../blobs") / digest.hex, snapshot / name);
        }
        auto result = check();
        VERIFY_OK(result);
        QVERIFY(result->ok());
        QCOMPARE(result->count(FileState::Good), size_t(4));

        fs::path blob = fs::canonical(snapshot / "model.safetensors");
        damage(blob);
        fs::remove(fs::canonical(snapshot / "config.json")); // a link to nothing
        result = check();
        QVERIFY(stateOf(*result, "model.safetensors") == FileState::Damaged);
        QVERIFY(stateOf(*result, "config.json") == FileState::Missing);
        VERIFY_OK(repairAll(*result));
        result = check();
        QVERIFY(result->ok());
        QCOMPARE(f().read(snapshot / "model.safetensors"), f().hub.repos["org/model"].files["model.safetensors"]);
        QVERIFY(f().exists(blob.string() + ".corrupted"));
    }

    void stopped() {
        f().stop.request_stop();
        auto result = check();
        QVERIFY(!result.ok() && result.error().code == ErrorCode::Stopped);
    }

    void structures_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("good");
        auto bytes = [](const std::string& text) {
            return QByteArray::fromStdString(text);
        };
        std::string weights = FakeHub::safetensors(1000);
        QTest::newRow("safetensors") << "a.safetensors" << bytes(weights) << true;
        QTest::newRow("cut") << "a.safetensors" << bytes(weights.substr(0, 900)) << false;
        QTest::newRow("cut header") << "a.safetensors" << bytes(weights.substr(0, 20)) << false;
        QTest::newRow("seven bytes") << "a.safetensors" << bytes(weights.substr(0, 7)) << false;
        QTest::newRow("longer") << "a.safetensors" << bytes(weights + "x") << false;
        QTest::newRow("huge header") << "a.safetensors" << bytes(std::string(16, '\xff')) << false;
        QTest::newRow("web page") << "a.safetensors" << QByteArray("<!DOCTYPE html><html>not found</html>") << false;
        QTest::newRow("pointer") << "a.safetensors"
                                 << QByteArray("version https://git-lfs.github.com/spec/v1\noid sha256:00\n") << false;
        QTest::newRow("npy") << "a.npy" << bytes(FakeHub::npy()) << true;
        QTest::newRow("cut npy") << "a.npy" << bytes(FakeHub::npy().substr(0, 30)) << false;
        QTest::newRow("no npy") << "a.npy" << QByteArray("hello, world") << false;
        QTest::newRow("json") << "a.json" << QByteArray("{}") << true;
        QTest::newRow("cut json") << "a.json" << QByteArray("{\"a\":") << false;
        QTest::newRow("archive") << "a.bin" << QByteArray("PK\3\4....PK\5\6.......") << true;
        QTest::newRow("cut archive") << "a.bin" << QByteArray("PK\3\4.............") << false;
        QTest::newRow("empty") << "a.txt" << QByteArray() << false;
        QTest::newRow("text") << "a.txt" << QByteArray("x") << true;
    }
    void structures() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(bool, good);
        write(f().root / name.toStdString(), bytes.toStdString());
        Result<void> result = checkFileStructure(f().root / name.toStdString());
        QVERIFY2(result.ok() == good, result.message().c_str());
        QVERIFY(good || isGoodMessage(result.message()));
    }
};

QTEST_APPLESS_MAIN(TestModelCheck)
#include "test_model_check.moc"
