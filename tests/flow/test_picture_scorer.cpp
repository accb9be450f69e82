// Pictures to score records: which scorers are there, bin edges, hashes, values that are missing.
#include "base/files.h"
#include "base/reward_bins.h"
#include "base/scorers.h"
#include "flow/picture_scorer.h"
#include "hub/checkpoint_hash.h"
#include "hub/file_hash.h"
#include "hub/model_store.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace miro;
namespace fs = std::filesystem;

namespace {

const fs::path kModels = fs::path(MIRO_FIXTURES) / "scores" / "models";
const fs::path kManifests = fs::path(MIRO_SOURCE_DIR) / "models";
constexpr const char* kAesthetic = "christophschuhmann/improved-aesthetic-predictor";
constexpr const char* kLargeClip = "openai/clip-vit-large-patch14";

Image picture(int number) {
    Image image{50, 40, std::vector<uint8_t>(50 * 40 * 3)};
    for (size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<uint8_t>(i * 7 + i / 3 * static_cast<size_t>(number) * 11);
    return image;
}

struct Bytes : ProgressSink {
    int64_t checked = 0;
    void progress(const Progress& progress) override { checked += progress.stage == "check" ? 1 : 0; }
};

} // namespace

class TestPictureScorer : public QObject {
    Q_OBJECT

    QTemporaryDir m_temporary;
    fs::path folder(const std::string& name = {}) const {
        const fs::path path = fs::path(m_temporary.path().toStdString()) / QTest::currentTestFunction() / name;
        fs::create_directories(path);
        return path;
    }
    fs::path modelsWith(std::initializer_list<const char*> repos) const {
        for (const char* repo : repos) {
            fs::create_directories((folder("models") / repo).parent_path());
            fs::copy(kModels / repo, folder("models") / repo, fs::copy_options::recursive);
        }
        return folder("models");
    }
    Result<std::unique_ptr<PictureScorer>> open(const fs::path& models, std::vector<std::string> scorers = {}) const {
        ScoringOptions options;
        options.device = "cpu";
        return PictureScorer::open(ModelStore({models}, {kManifests}), std::move(scorers), options, folder("cache"));
    }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_DATA_HOME", m_temporary.path().toUtf8() + "/data"); }
    void init() { fs::remove_all(calibrationFolder()); }

    void saysWhichAreThere() {
        const ScorersPresent found = scorersPresent(ModelStore({modelsWith({kAesthetic, kLargeClip})}, {kManifests}));
        QCOMPARE(found.present, (std::vector<std::string>{"clip_openai", "aesthetic"}));
        QCOMPARE(found.present.size() + found.missing.size(), scorers().entries().size());
        const MissingScorer& first = found.missing.front();
        QCOMPARE(first.scorer, std::string("pick_score"));
        QCOMPARE(first.repo, std::string("yuvalkirstain/PickScore_v1"));
        QCOMPARE(first.bytes.value_or(0), int64_t{3'940'000'000});
        QVERIFY(!first.licence.empty() && first.missing.find(first.repo) != std::string::npos);
    }

    // The vocabulary of ViT-H's folder is the one of ViT-L.
    void vocabulariesHaveOtherNames() {
        const ScorersPresent found = scorersPresent(ModelStore({modelsWith({"xswu/HPSv2", kLargeClip})}, {kManifests}));
        QVERIFY(std::find(found.present.begin(), found.present.end(), "hpsv2") != found.present.end());
        fs::create_directories(folder("models") / "google-bert" / "bert-base-uncased");
        fs::copy(kModels / "THUDM", folder("models") / "THUDM", fs::copy_options::recursive);
        fs::copy(kModels / "bert-base-uncased" / "vocab.txt",
                 folder("models") / "google-bert" / "bert-base-uncased" / "vocab.txt");
        const ScorersPresent more = scorersPresent(ModelStore({folder("models")}, {kManifests}));
        QVERIFY(std::find(more.present.begin(), more.present.end(), "image_reward") != more.present.end());
    }

    void recordsCarryEverything() {
        auto scorer = open(modelsWith({kAesthetic, kLargeClip}));
        QVERIFY2(scorer.ok(), scorer.message().c_str());
        QCOMPARE((*scorer)->scorers(), (std::vector<std::string>{"clip_openai", "aesthetic"}));
        const Image one = picture(1), two = picture(2);
        const std::vector<ScoreInput> inputs = {{&one, "a cat"}, {&two, "a cat"}, {nullptr, "a cat"}};
        const auto records = (*scorer)->score(inputs, nullptr, {});
        QVERIFY2(records.ok(), records.message().c_str());
        QCOMPARE(records->size(), size_t{3});
        const ScoreRecord& aesthetic = (*records)[0][1];
        QCOMPARE(aesthetic.scorer, std::string("aesthetic"));
        QCOMPARE(aesthetic.version, scorers().find("aesthetic")->version);
        QCOMPARE(*aesthetic.training, *aesthetic.raw * scorers().find("aesthetic")->trainingScale);
        QVERIFY(!aesthetic.quantile);
        QCOMPARE(aesthetic.checkpointSha256,
                 *sha256OfFile(folder("models") / kAesthetic / "sac+logos+ava1-l14-linearMSE.pth"));
        QVERIFY((*records)[0][0].raw != (*records)[1][0].raw);
        // A picture that is not there has no values, and its record says of what.
        QVERIFY(!(*records)[2][0].raw && !(*records)[2][0].training && !(*records)[2][0].quantile);
        QCOMPARE((*records)[2][0].checkpointSha256, (*records)[0][0].checkpointSha256);
        const auto versions = (*scorer)->versions(nullptr, {});
        QCOMPARE((*versions)[1].checkpointSha256, aesthetic.checkpointSha256);
        QVERIFY(!(*versions)[1].raw);
    }

    void edgesOfTheModelGoBeforeTheScorersAndOnesOwn() {
        const fs::path models = modelsWith({kAesthetic, kLargeClip});
        const ScorerInfo& info = *scorers().find("aesthetic");
        const Image image = picture(1);
        auto quantile = [&](const fs::path& model) {
            auto scorer = open(models, {"aesthetic"});
            (*scorer)->setModelFolder(model);
            const std::vector<ScoreInput> inputs = {{&image, ""}};
            const ScoreRecord record = (*scorer)->score(inputs, nullptr, {})->at(0).at(0);
            return record.quantile ? *record.quantile + (record.estimated ? 100 : 0) : -1;
        };
        // Each list puts the value into a bin of its own.
        auto write = [&](const fs::path& file, int bin, bool estimated, const std::string& checkpoint = {}) {
            RewardBins bins;
            for (int i = 0; i <= 10; ++i)
                bins.edges.push_back(i < bin ? -100 + i : 100 + i);
            bins.estimated = estimated;
            bins.checkpointSha256 = checkpoint;
            QVERIFY(writeRewardBins(file, {{info.target, bins}}).ok());
        };
        QCOMPARE(quantile({}), -1);
        write(calibrationFileOf(info, calibrationFolder()), 2, true);
        QCOMPARE(quantile({}), 100 + 1.0 / 63);
        write(calibrationFileOf(info, calibrationFolder()), 2, true, std::string(64, 'a')); // of other weights
        QCOMPARE(quantile({}), -1);
        write(calibrationFileOf(info, calibrationFolder()), 2, true);
        write(models / kAesthetic / kRewardBinsFile, 3, false);
        QCOMPARE(quantile({}), 2.0 / 63);
        write(folder("generator") / kRewardBinsFile, 4, false);
        QCOMPARE(quantile(folder("generator")), 3.0 / 63);
        QCOMPARE(quantile(folder("generator") / "variant"), 3.0 / 63);
        QCOMPARE(quantile({}), 2.0 / 63);
    }

    // Two scorers of one reward: a model's edges are of the values that it learned.
    void edgesOfAModelAreOfTheScorerThatItNames() {
        const fs::path models = modelsWith({"yuvalkirstain/PickScore_v1", "laion/CLIP-ViT-H-14-laion2B-s32B-b79K"});
        fs::create_directories(models / "starter");
        fs::copy(kModels / kLargeClip, models / "starter" / "clip", fs::copy_options::recursive);
        fs::copy(kModels / kLargeClip, models / "starter" / "pick", fs::copy_options::recursive);
        const Image image = picture(1);
        auto measured = [&](const fs::path& model) {
            auto scorer = open(models, {"pick_score", "starter_pick"});
            if (!scorer.ok())
                throw std::runtime_error(scorer.message());
            (*scorer)->setModelFolder(model);
            const std::vector<ScoreInput> inputs = {{&image, "a cat"}};
            const auto records = (*scorer)->score(inputs, nullptr, {});
            std::vector<std::string> keys;
            for (const ScoreRecord& record : records->at(0))
                if (record.quantile)
                    keys.push_back(record.scorer);
            return keys;
        };
        using Keys = std::vector<std::string>;
        QCOMPARE(measured({}), Keys());
        const fs::path generator = folder("generator");
        const std::string config = R"({"coherence_keys": ["pick_a_score_score"], "network": {}})";
        QVERIFY(writeFileAtomically(generator / "config.json", config).ok());
        RewardBins bins;
        bins.edges = {-100, 0, 100};
        QVERIFY(writeRewardBins(generator / kRewardBinsFile, {{"pick_a_score_score", bins}}).ok());
        QCOMPARE(measured(generator), Keys{"pick_score"});
        QVERIFY(writeFileAtomically(generator / "pack.json", R"({"scorers": {"pick_a_score_score": "starter_pick"}})")
                    .ok());
        QCOMPARE(measured(generator), Keys{"starter_pick"});
        // One file serves all scorers of a pack, and no others.
        QVERIFY(writeRewardBins(models / "starter" / kRewardBinsFile, {{"pick_a_score_score", bins}}).ok());
        QCOMPARE(measured({}), Keys());
        QVERIFY(writeFileAtomically(models / "starter" / "pack.json", "{}").ok());
        QCOMPARE(measured({}), Keys{"starter_pick"});
    }

    void aDamagedListOfEdgesIsToldAndLeftOut() {
        const fs::path models = modelsWith({kAesthetic, kLargeClip});
        QVERIFY(writeFileAtomically(models / kAesthetic / kRewardBinsFile, "[1, 2]").ok());
        auto scorer = open(models, {"aesthetic"});
        QVERIFY(scorer.ok());
        QCOMPARE((*scorer)->notes().size(), size_t{1});
        QVERIFY((*scorer)->notes()[0].find(kRewardBinsFile) != std::string::npos);
    }

    void namedOnesMustBeThere() {
        const fs::path models = modelsWith({kLargeClip});
        QCOMPARE(open(models, {"beauty"}).error().code, ErrorCode::Usage);
        const auto missing = open(models, {"clip_openai", "aesthetic"});
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY2(missing.message().find(kAesthetic) != std::string::npos, missing.message().c_str());
        QVERIFY(missing.message().find("Apache-2.0") != std::string::npos);
        // Present by its folder, but for a file: an error when named, a note among all.
        modelsWith({kAesthetic});
        for (const char* file : {"vocab.json", "merges.txt", "tokenizer.json"})
            fs::remove(folder("models") / kLargeClip / file);
        QVERIFY(!open(models, {"clip_openai"}).ok());
        auto rest = open(models);
        QVERIFY2(rest.ok(), rest.message().c_str());
        QCOMPARE((*rest)->scorers(), std::vector<std::string>{"aesthetic"});
        QCOMPARE((*rest)->notes().size(), size_t{1});
        QVERIFY((*rest)->notes()[0].starts_with("clip_openai"));
        QCOMPARE(open(folder("nothing")).error().code, ErrorCode::NotFound);
    }

    void hashesOncePerFile() {
        const fs::path file = folder() / "weights.pth";
        QVERIFY(writeFileAtomically(file, std::string(3'000'000, 'w')).ok());
        Bytes bytes;
        const auto first = checkpointSha256(file, folder("cache"), &bytes, {});
        QCOMPARE(*first, *sha256OfFile(file));
        QVERIFY(bytes.checked > 0);
        bytes.checked = 0;
        QCOMPARE(*checkpointSha256(file, folder("cache"), &bytes, {}), *first);
        QCOMPARE(bytes.checked, int64_t{0});
        QVERIFY(writeFileAtomically(file, std::string(3'000'000, 'x')).ok());
        QCOMPARE(*checkpointSha256(file, folder("cache"), &bytes, {}), *sha256OfFile(file));
        // What stands in the cache and is no hash is done again.
        for (const auto& entry : fs::directory_iterator(folder("cache") / "file-hashes"))
            QVERIFY(writeFileAtomically(entry.path(), "odd").ok());
        QCOMPARE(*checkpointSha256(file, folder("cache"), &bytes, {}), *sha256OfFile(file));
        // A cache that cannot be written costs time alone.
        QCOMPARE(*checkpointSha256(file, "/proc/nowhere", &bytes, {}), *sha256OfFile(file));
        QCOMPARE(checkpointSha256(folder() / "gone", folder("cache"), &bytes, {}).error().code, ErrorCode::NotFound);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(checkpointSha256(file, folder("other"), &bytes, stop.get_token()).error().code, ErrorCode::Stopped);
    }

    // An index names shards; a change in any of them is another checkpoint.
    void anIndexCountsWithItsShards() {
        const fs::path at = folder("sharded");
        QVERIFY(writeFileAtomically(at / "a.safetensors", "one").ok());
        QVERIFY(writeFileAtomically(at / "b.safetensors", "two").ok());
        QVERIFY(writeFileAtomically(at / "model.safetensors.index.json",
                                    R"({"weight_map": {"x": "a.safetensors", "y": "b.safetensors"}})")
                    .ok());
        const auto first = checkpointSha256(at / "model.safetensors.index.json", folder("cache"), nullptr, {});
        QVERIFY2(first.ok(), first.message().c_str());
        QVERIFY(writeFileAtomically(at / "b.safetensors", "TWO").ok());
        QVERIFY(*checkpointSha256(at / "model.safetensors.index.json", folder("cache"), nullptr, {}) != *first);
        fs::remove(at / "a.safetensors");
        QCOMPARE(checkpointSha256(at / "model.safetensors.index.json", folder("cache"), nullptr, {}).error().code,
                 ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestPictureScorer)
#include "test_picture_scorer.moc"
