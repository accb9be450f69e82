// Stages 1 and 2: shards to CSV files of scores, by the tiny scorers of the fixtures.
#include "annotate/score_shards.h"
#include "annotate/score_table.h"
#include "annotate_rig.h"
#include "base/scorers.h"
#include "flow/picture_scorer.h"
#include "hub/model_store.h"
#include "reward/scorer_list.h"
#include "tensor/device.h"

#include <cmath>

using namespace miro;
using namespace miro::test;

namespace {

const fs::path kModels = fs::path(MIRO_FIXTURES) / "scores" / "models";

// A scorer that knows no answer for pictures whose caption says so.
class Unsure : public Scorer {
public:
    explicit Unsure(fs::path file) : m_file(std::move(file)) {}
    Result<std::vector<double>> score(ScoringBatch& batch) const override {
        std::vector<double> values;
        for (size_t i = 0; i < batch.inputs().size(); ++i)
            values.push_back(batch.prompt(i) == "thing 1" ? std::nan("") : 0.25);
        return values;
    }
    fs::path checkpoint() const override { return m_file; }
    int64_t memoryNeed() const override { return 0; }

private:
    fs::path m_file;
};

const Registry<ScorerMaker>& unsureMakers() {
    static const Registry<ScorerMaker> makers(
        {{"aesthetic", [](const RepoFinder& repos) -> Result<std::unique_ptr<Scorer>> {
              MIRO_TRY(const fs::path folder, repos("christophschuhmann/improved-aesthetic-predictor"));
              return std::unique_ptr<Scorer>(std::make_unique<Unsure>(folder / "sac+logos+ava1-l14-linearMSE.pth"));
          }}});
    return makers;
}

// Which pictures go through a network together changes the last bits.
bool isNear(double a, double b) {
    return std::abs(a - b) < 1e-6;
}

} // namespace

class TestScoreShards : public QObject {
    Q_OBJECT

    static ScoreShardsRequest request(const Folder& folder,
                                      std::vector<std::string> scorers = {"aesthetic", "pick_score"}) {
        ScoreShardsRequest made;
        made.shards = folder / "in";
        made.folder = folder / "scores";
        made.scorers = std::move(scorers);
        made.modelFolders = {kModels};
        made.options.device = "cpu";
        made.threads = 2;
        return made;
    }
    static Result<AnnotateOutcome> score(const ScoreShardsRequest& request) {
        Listening listening;
        return scoreShards(request, listening.host());
    }
    static void fill(const Folder& folder) {
        writeShard(folder / "in/a.tar", {sampleNumber(0), sampleNumber(1), sampleNumber(2)});
        writeShard(folder / "in/b.tar", {sampleNumber(3), sampleNumber(4, "{}")});
    }

private Q_SLOTS:
    void initTestCase() { initialiseTorch(); }

    void aColumnIsARewardInTrainingUnits() {
        Folder folder;
        fill(folder);
        Listening listening;
        const auto outcome = scoreShards(request(folder), listening.host());
        SUCCEEDS(outcome);
        QCOMPARE(outcome->shards, 2);
        QCOMPARE(outcome->samples, 5);
        QVERIFY(listening.notes.empty());
        const auto table = ScoreTable::read(folder / "scores/a.csv");
        SUCCEEDS(table);
        QVERIFY(table->keys() == (std::vector<std::string>{sampleKey(0), sampleKey(1), sampleKey(2)}));
        std::vector<std::string> names;
        for (const auto& column : table->columns())
            names.push_back(column.name);
        QVERIFY(names == (std::vector<std::string>{"aesthetic_score", "pick_a_score_score", "synthetic_aesthetic_score",
                                                   "synthetic_pick_a_score_score"}));
        // The same pictures with the same words by the scorers themselves.
        const auto models = ModelStore::open({kModels});
        ScoringOptions options;
        options.device = "cpu";
        auto scorer = PictureScorer::open(*models, {"aesthetic", "pick_score"}, options, folder / "cache");
        SUCCEEDS(scorer);
        for (int i = 0; i < 3; ++i) {
            const Image image = pictureNumber(i);
            // One by one: a picture that stands in two inputs goes through a network once.
            std::vector<std::vector<ScoreRecord>> records;
            for (const std::string& caption : {"thing " + std::to_string(i), std::string("a described thing")}) {
                const ScoreInput input{&image, caption};
                const auto scored = (*scorer)->score({&input, 1}, nullptr, {});
                SUCCEEDS(scored);
                records.push_back(scored->front());
            }
            const auto row = static_cast<size_t>(i);
            QVERIFY(isNear(table->find("aesthetic_score")->values[row], *records[0][0].training));
            QVERIFY(isNear(table->find("synthetic_aesthetic_score")->values[row], *records[0][0].training));
            QVERIFY(isNear(table->find("pick_a_score_score")->values[row], *records[0][1].training));
            QVERIFY(isNear(table->find("synthetic_pick_a_score_score")->values[row], *records[1][1].training));
            QVERIFY(*records[0][0].raw > *records[0][0].training); // a tenth of it
        }
        // One sample of the other shard has no synthetic caption.
        const auto other = ScoreTable::read(folder / "scores/b.csv");
        QVERIFY(std::isfinite(other->find("synthetic_pick_a_score_score")->values[0]));
        QVERIFY(std::isnan(other->find("synthetic_pick_a_score_score")->values[1]));
        const auto record = nlohmann::json::parse(bytesOf(folder / "scores/aesthetic_score.json"));
        QCOMPARE(record["scorer"], nlohmann::json("aesthetic"));
        QCOMPARE(record["checkpoint_sha256"].get<std::string>().size(), size_t(64));
    }

    void theSecondStageAddsItsColumn() {
        Folder folder;
        fill(folder);
        SUCCEEDS(score(request(folder)));
        const auto before = ScoreTable::read(folder / "scores/a.csv");
        SUCCEEDS(score(request(folder, {"vqa"})));
        const auto after = ScoreTable::read(folder / "scores/a.csv");
        QCOMPARE(after->columns().size(), before->columns().size() + 2);
        for (const auto& column : before->columns())
            QVERIFY(after->find(column.name)->values == column.values);
        QVERIFY(after->find("vqa_score") && after->find("synthetic_vqa_score"));
    }

    void resumeScoresWhatIsMissing() {
        Folder folder;
        fill(folder);
        SUCCEEDS(score(request(folder, {"aesthetic"})));
        const std::string first = bytesOf(folder / "scores/a.csv");
        FAILS_WITH(score(request(folder, {"aesthetic"})), ErrorCode::Usage, {"a.csv", "aesthetic_score", "--resume"});
        fs::remove(folder / "scores/b.csv");
        ScoreShardsRequest again = request(folder, {"aesthetic"});
        again.resume = true;
        const auto outcome = score(again);
        SUCCEEDS(outcome);
        QCOMPARE(outcome->kept, 1);
        QVERIFY(bytesOf(folder / "scores/a.csv") == first);
        // A further scorer computes its own column only.
        again.scorers = {"aesthetic", "pick_score"};
        SUCCEEDS(score(again));
        const auto table = ScoreTable::read(folder / "scores/a.csv");
        QVERIFY(table->find("pick_a_score_score"));
        QVERIFY(table->find("aesthetic_score")->values ==
                ScoreTable::read(folder / "scores/a.csv")->columns()[0].values);
    }

    // To the last bits: prompts that were read lately are not read again, whichever they were read with.
    void scoresDoNotDependOnThreadsOrParts() {
        Folder folder;
        fill(folder);
        SUCCEEDS(score(request(folder)));
        ScoreShardsRequest other = request(folder);
        other.folder = folder / "other";
        other.threads = 5;
        for (int64_t part : {0, 1}) {
            other.part.part = {part, 2};
            SUCCEEDS(score(other));
        }
        for (const char* name : {"a.csv", "b.csv"}) {
            const auto one = ScoreTable::read(folder / "scores" / name);
            const auto two = ScoreTable::read(folder / "other" / name);
            QVERIFY(one->keys() == two->keys() && one->columns().size() == two->columns().size());
            for (size_t c = 0; c < one->columns().size(); ++c)
                for (size_t row = 0; row < one->keys().size(); ++row) {
                    QCOMPARE(one->columns()[c].name, two->columns()[c].name);
                    const double a = one->columns()[c].values[row], b = two->columns()[c].values[row];
                    QVERIFY(isNear(a, b) || (std::isnan(a) && std::isnan(b)));
                }
        }
    }

    void missingScoresAreEmptyAndTold() {
        Folder folder;
        fill(folder);
        ScoreShardsRequest asked = request(folder, {"aesthetic"});
        asked.options.makers = &unsureMakers();
        Listening listening;
        SUCCEEDS(scoreShards(asked, listening.host()));
        QCOMPARE(listening.notes.size(), size_t(1));
        QVERIFY2(listening.notes[0].find("a.csv: 1 of 3 samples have no aesthetic_score (the first: 000000001)") !=
                     std::string::npos,
                 listening.notes[0].c_str());
        const auto table = ScoreTable::read(folder / "scores/a.csv");
        QVERIFY(std::isnan(table->find("aesthetic_score")->values[1]));
        QVERIFY(std::isfinite(table->find("aesthetic_score")->values[0]));
    }

    void scoresOfTwoCheckpointsNeverMix() {
        Folder folder;
        fill(folder);
        ScoreShardsRequest asked = request(folder, {"aesthetic"});
        asked.part.selection = "0";
        SUCCEEDS(score(asked));
        auto record = nlohmann::ordered_json::parse(bytesOf(folder / "scores/aesthetic_score.json"));
        record["checkpoint_sha256"] = "another";
        put(folder / "scores/aesthetic_score.json", record.dump());
        asked.part.selection = "1";
        FAILS_WITH(score(asked), ErrorCode::Usage, {"aesthetic_score.json", "checkpoint_sha256", "another folder"});
    }

    void badDataIsFoundBeforeAnythingIsScored() {
        Folder folder;
        fill(folder);
        const std::string good = bytesOf(folder / "in/b.tar");
        put(folder / "in/b.tar", good.substr(0, good.size() / 2));
        FAILS_WITH(score(request(folder)), ErrorCode::Corrupt, {"b.tar", "damaged"});
        QVERIFY(!fs::exists(folder / "scores"));
        DatasetSample sample = sampleNumber(3);
        sample.fields.erase("txt");
        writeShard(folder / "in/b.tar", {sample});
        FAILS_WITH(score(request(folder)), ErrorCode::Corrupt, {"b.tar", "sample 000000003", ".txt"});
        sample = sampleNumber(3);
        sample.fields.erase("png");
        writeShard(folder / "in/b.tar", {sample});
        FAILS_WITH(score(request(folder)), ErrorCode::Corrupt, {"b.tar", "sample 000000003", "no picture"});
        sample = sampleNumber(3);
        sample.fields["json"] = "{broken";
        writeShard(folder / "in/b.tar", {sample});
        FAILS_WITH(score(request(folder)), ErrorCode::Corrupt, {"b.tar", "sample 000000003.json"});
        QVERIFY(!fs::exists(folder / "scores"));
    }

    void aPictureThatCannotBeReadEndsItsShard() {
        Folder folder;
        fill(folder);
        DatasetSample sample = sampleNumber(3);
        sample.fields["png"].resize(100);
        writeShard(folder / "in/b.tar", {sample});
        FAILS_WITH(score(request(folder)), ErrorCode::Corrupt, {"b.tar", "sample 000000003"});
        QVERIFY(fs::exists(folder / "scores/a.csv"));
        QVERIFY(!fs::exists(folder / "scores/b.csv"));
    }

    void foreignScoresAreRefused() {
        Folder folder;
        fill(folder);
        put(folder / "scores/a.csv", "key,clip_score\nother,0.5\n");
        FAILS_WITH(score(request(folder)), ErrorCode::Corrupt, {"a.csv", "sample other", "a.tar"});
        put(folder / "scores/a.csv", "key,clip_score\nx,high\n");
        FAILS_WITH(score(request(folder)), ErrorCode::Corrupt, {"a.csv, line 2", "'high'"});
    }

    void wrongUse() {
        Folder folder;
        FAILS_WITH(score(request(folder)), ErrorCode::NotFound, {"in"});
        fill(folder);
        FAILS_WITH(score(request(folder, {})), ErrorCode::Usage, {"--score"});
        FAILS_WITH(score(request(folder, {"beauty"})), ErrorCode::Usage, {"'beauty'", "aesthetic"});
        FAILS_WITH(score(request(folder, {"clip_openai"})), ErrorCode::Usage, {"clip_openai", "no reward"});
        FAILS_WITH(score(request(folder, {"aesthetic", "starter_beauty"})), ErrorCode::Usage,
                   {"aesthetic and starter_beauty", "aesthetic_score", "one column"});
        ScoreShardsRequest asked = request(folder);
        asked.part.selection = "2";
        FAILS_WITH(score(asked), ErrorCode::Usage, {"--shards", "'2'"});
        asked = request(folder);
        asked.modelFolders = {folder / "in"};
        FAILS_WITH(score(asked), ErrorCode::NotFound, {"aesthetic"});
        QVERIFY(!fs::exists(folder / "scores"));
    }

    void aStopLeavesFinishedShards() {
        Folder folder;
        fill(folder);
        Listening listening;
        listening.stopAt = "score";
        listening.stopAfter = 3;
        FAILS_WITH(scoreShards(request(folder), listening.host()), ErrorCode::Stopped, {});
        QVERIFY(!fs::exists(folder / "scores/b.csv"));
    }

    void aFullDiskLeavesTheOldScores() {
        Folder folder;
        fill(folder);
        SUCCEEDS(score(request(folder, {"aesthetic"})));
        const std::string before = bytesOf(folder / "scores/a.csv");
        Result<AnnotateOutcome> outcome = Error{};
        {
            const FullDisk full(before.size() + 10); // what is longer does not fit
            outcome = score(request(folder, {"pick_score"}));
        }
        QVERIFY(!outcome.ok());
        QVERIFY(bytesOf(folder / "scores/a.csv") == before);
        for (const std::string& name : namesIn(folder / "scores"))
            QVERIFY2(!name.starts_with("."), name.c_str());
    }
};

QTEST_GUILESS_MAIN(TestScoreShards)
#include "test_score_shards.moc"
