#include "base/files.h"
#include "hub/model_store.h"
#include "hub/repo_id.h"

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>

using namespace miro;
namespace fs = std::filesystem;

class TestModelStore : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_root;

    static void write(const fs::path& file, const std::string& text = "x") {
        fs::create_directories(file.parent_path());
        QVERIFY(writeFileAtomically(file, text).ok());
    }

    static void makeGenerator(const fs::path& folder) {
        write(folder / "config.json", R"({"network": {}, "coherence_keys": ["a"]})");
        write(folder / "model.safetensors");
        write(folder / "uncond_embedding.npy");
    }

    ModelStore store(std::vector<fs::path> folders) const {
        return ModelStore(std::move(folders), {fs::path(MIRO_SOURCE_DIR) / "models"});
    }

    static bool contains(const std::string& text, const std::string& part) {
        return text.find(part) != std::string::npos;
    }

private Q_SLOTS:
    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_root = fs::canonical(m_temporary->path().toStdString());
    }

    void namesThatLeaveTheirFolderAreRefused() {
        for (const char* bad : {"", ".", "..", "../x", "x/..", "/x", "x/", "a/b/c", "a\\b", "a\nb", "a/\x7f", ".hidden",
                                "a/.b", "~/../x/y"})
            QVERIFY2(!checkRepoId(bad, "repo").ok(), bad);
        for (const char* good : {"a", "google/flan-t5-xl", "bert-base-uncased", "a b/c", "sac+logos", "naïve/ümlaut"})
            QVERIFY2(checkRepoId(good, "repo").ok(), good);
        QVERIFY(!isFolderName(std::string(300, 'a')));
    }

    void findsByNameRepoAndFolder() {
        makeGenerator(m_root / "plain");
        makeGenerator(m_root / "org" / "deep");
        ModelStore models = store({m_root});
        QCOMPARE(models.findGenerator("plain")->folder, m_root / "plain");
        QCOMPARE(models.findGenerator("org/deep")->folder, m_root / "org" / "deep");
        QCOMPARE(models.findGenerator("deep")->folder, m_root / "org" / "deep");
        QCOMPARE(models.findGenerator("deep")->name, std::string("org/deep"));
        QCOMPARE(models.findGenerator((m_root / "plain").string())->folder, m_root / "plain");
        QCOMPARE(models.findGenerator((m_root / "plain").string() + "/")->name, std::string("plain"));
    }

    void anEarlierFolderWins() {
        makeGenerator(m_root / "one" / "m");
        makeGenerator(m_root / "two" / "m");
        QCOMPARE(store({m_root / "two", m_root / "one"}).findGenerator("m")->folder, m_root / "two" / "m");
    }

    void aNameOfTwoOrganisationsIsAmbiguous() {
        makeGenerator(m_root / "a" / "m");
        makeGenerator(m_root / "b" / "m");
        auto found = store({m_root}).findGenerator("m");
        QVERIFY(found.error().code == ErrorCode::Usage);
        QVERIFY(contains(found.message(), "a/m, b/m"));
    }

    void variants() {
        makeGenerator(m_root / "org" / "family" / "miro-no-clip");
        makeGenerator(m_root / "org" / "family" / "miro-only-clip");
        ModelStore models = store({m_root});
        QCOMPARE(models.findGenerator("org/family", "miro-no-clip")->folder,
                 m_root / "org" / "family" / "miro-no-clip");
        QCOMPARE(models.findGenerator("org/family", "miro-no-clip")->name, std::string("org/family/miro-no-clip"));
        auto none = models.findGenerator("org/family");
        QVERIFY(none.error().code == ErrorCode::Usage);
        QVERIFY2(contains(none.message(), "miro-no-clip, miro-only-clip"), none.message().c_str());
        auto unknown = models.findGenerator("org/family", "miro-no-vqa");
        QVERIFY(contains(unknown.message(), "miro-no-clip, miro-only-clip"));
        QVERIFY(!models.findGenerator("org/family", "../family/miro-no-clip").ok());
        QVERIFY(!models.findGenerator("org/family", "..").ok());
    }

    void aMissingFileIsNamed() {
        makeGenerator(m_root / "m");
        fs::remove(m_root / "m" / "uncond_embedding.npy");
        auto found = store({m_root}).findGenerator("m");
        QVERIFY(found.error().code == ErrorCode::NotFound);
        QVERIFY(contains(found.message(), "uncond_embedding.npy"));
        QVERIFY(contains(found.message(), (m_root / "m").string()));
    }

    void anUnknownModelListsWhatIsThere() {
        makeGenerator(m_root / "here");
        auto found = store({m_root}).findGenerator("elsewhere");
        QVERIFY(found.error().code == ErrorCode::NotFound);
        QVERIFY(contains(found.message(), "'elsewhere'") && contains(found.message(), "here"));
    }

    void aKnownModelSaysWhereToPutItAndItsSize() {
        auto found = store({m_root}).findRepo("stabilityai/sdxl-vae");
        QVERIFY(found.error().code == ErrorCode::NotFound);
        for (const std::string& part :
             {std::string("stabilityai/sdxl-vae"), (m_root / "stabilityai" / "sdxl-vae").string(),
              std::string("335 MB"), std::string("diffusion_pytorch_model.safetensors")})
            QVERIFY2(contains(found.message(), part), found.message().c_str());
        QVERIFY(contains(store({m_root}).findGenerator("nicolas-dufour/miro").message(), "GB"));
    }

    void aRepoWithoutItsWeightsSaysSo() {
        write(m_root / "stabilityai" / "sdxl-vae" / "config.json");
        auto found = store({m_root}).findRepo("stabilityai/sdxl-vae");
        QVERIFY(found.error().code == ErrorCode::NotFound);
        QVERIFY(contains(found.message(), "diffusion_pytorch_model.safetensors"));
        // A complete copy elsewhere is taken instead.
        write(m_root / "other" / "stabilityai" / "sdxl-vae" / "config.json");
        write(m_root / "other" / "stabilityai" / "sdxl-vae" / "diffusion_pytorch_model.safetensors");
        QCOMPARE(store({m_root, m_root / "other"}).findRepo("stabilityai/sdxl-vae").value(),
                 m_root / "other" / "stabilityai" / "sdxl-vae");
    }

    void huggingFaceCache() {
        fs::path repo = m_root / "models--nicolas-dufour--miro";
        write(repo / "refs" / "main", "abc123\n");
        makeGenerator(repo / "snapshots" / "abc123");
        makeGenerator(repo / "snapshots" / "000000");
        ModelStore models = store({m_root});
        QCOMPARE(models.findGenerator("nicolas-dufour/miro")->folder, repo / "snapshots" / "abc123");
        QCOMPARE(models.findGenerator("miro")->name, std::string("nicolas-dufour/miro"));
        // A revision that leads out of the folder is not followed; any snapshot is better than none.
        write(repo / "refs" / "main", "../../../etc");
        QCOMPARE(models.findGenerator("nicolas-dufour/miro")->folder, repo / "snapshots" / "000000");
    }

    void linksAreFollowed() {
        makeGenerator(m_root / "elsewhere" / "real");
        fs::create_directories(m_root / "models" / "org");
        fs::create_directory_symlink(m_root / "elsewhere" / "real", m_root / "models" / "org" / "linked");
        ModelStore models = store({m_root / "models"});
        QVERIFY(models.findGenerator("org/linked").ok());
        QVERIFY(models.findGenerator("linked").ok());
        fs::create_symlink("/nowhere", m_root / "models" / "dangling");
        QVERIFY(models.findGenerator("org/linked").ok());
    }

    void listNamesWhatIsThereAndWhatIsMissing() {
        makeGenerator(m_root / "mine");
        makeGenerator(m_root / "nicolas-dufour" / "miro");
        fs::remove(m_root / "nicolas-dufour" / "miro" / "model.safetensors");
        auto entries = store({m_root}).list();
        auto entry = [&](const std::string& name) {
            auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.name == name; });
            return found == entries.end() ? ModelEntry{} : *found;
        };
        QCOMPARE(entry("mine").kind, std::string("generator"));
        QVERIFY(entry("mine").missing.empty());
        QVERIFY(contains(entry("nicolas-dufour/miro").missing, "model.safetensors"));
        QVERIFY(entry("google/flan-t5-xl").folder.empty());
        QVERIFY(!entry("google/flan-t5-xl").missing.empty());
        QCOMPARE(entry("google/flan-t5-xl").kind, std::string("text-encoder"));
    }

    // What belongs to a model lies in its folder, under names of its own.
    void whatLiesInAModelIsListed() {
        makeGenerator(m_root / "starter");
        for (const char* file : {"config.json", "model.safetensors", "vocab.json", "merges.txt"})
            write(m_root / "starter" / "clip" / file);
        write(m_root / "starter" / "notes" / "config.json");
        const fs::path question = m_root / "starter" / "question";
        write(question / "zhiqiulin" / "clip-flant5-xxl" / "config.json");
        const ModelStore models = store({m_root});
        QCOMPARE(models.findRepo("starter/clip").value(), m_root / "starter" / "clip");
        const auto entries = models.list();
        auto count = [&](const std::string& name, bool whole) {
            return std::ranges::count_if(entries, [&](const ModelEntry& entry) {
                return entry.name == name && !entry.folder.empty() && entry.missing.empty() == whole;
            });
        };
        QCOMPARE(count("starter", true), 1);
        QCOMPARE(count("starter/clip", true), 1);
        QCOMPARE(count("starter/notes", true), 0);
        QCOMPARE(count("starter/question", false), 1);
        // It comes with the program: nothing says to fetch it.
        for (const char* repo : {"starter/question", "starter/aesthetic"}) {
            const auto found = models.findRepo(repo);
            QVERIFY(found.error().code == ErrorCode::NotFound);
            QVERIFY2(contains(found.message(), repo) && contains(found.message(), "install the program again") &&
                         !contains(found.message(), "huggingface"),
                     found.message().c_str());
        }
        QVERIFY(contains(models.findRepo("starter/question").message(), "zhiqiulin/clip-flant5-xxl/model.safetensors"));
    }

    void shippedManifestsAreSound() {
        size_t files = 0;
        for (const auto& file : fs::directory_iterator(fs::path(MIRO_SOURCE_DIR) / "models" / "manifests")) {
            auto manifest = readManifest(file.path());
            QVERIFY2(manifest.ok(), manifest.message().c_str());
            ++files;
        }
        QCOMPARE(store({}).manifests().size(), files);
    }

    void aBrokenManifestIsNamed() {
        write(m_root / "manifests" / "bad.json",
              R"({"repo": "../x", "title": "", "kind": "generator", "purpose": ""})");
        auto manifest = readManifest(m_root / "manifests" / "bad.json");
        QVERIFY(manifest.error().code == ErrorCode::Corrupt);
        QVERIFY(contains(manifest.message(), "repo"));
        QVERIFY(readManifests({m_root}).empty());
        for (const auto& [member, key] :
             {std::pair(R"("needs": [["../x"]])", "needs"), std::pair(R"("needs": [["/x"]])", "needs"),
              std::pair(R"("shipped": "yes")", "shipped")}) {
            write(m_root / "manifests" / "bad.json",
                  std::string(R"({"repo": "x", "title": "", "kind": "scorer", "purpose": "", )") + member + "}");
            manifest = readManifest(m_root / "manifests" / "bad.json");
            QVERIFY(manifest.error().code == ErrorCode::Corrupt);
            QVERIFY2(contains(manifest.message(), key), manifest.message().c_str());
        }
    }

    void aGivenFolderMustExist() {
        QVERIFY(ModelStore::open({m_root / "none"}).error().code == ErrorCode::NotFound);
        QVERIFY(ModelStore::open({m_root}).ok());
    }

    void sizesReadWell() {
        QCOMPARE(formatBytes(999), std::string("999 bytes"));
        QCOMPARE(formatBytes(335'000'000), std::string("335 MB"));
        QCOMPARE(formatBytes(1'440'000'000), std::string("1.4 GB"));
        QCOMPARE(formatBytes(11'400'000'000), std::string("11 GB"));
    }
};

QTEST_GUILESS_MAIN(TestModelStore)
#include "test_model_store.moc"
