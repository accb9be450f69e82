// Scores in the library: replaced, kept apart by version, compared, missed targets; and in picture files.
#include "base/reward_bins.h"
#include "image/parameters_text.h"
#include "library/database.h"
#include "library/migrations.h"
#include "library/score_metadata.h"
#include "library_fixtures.h"

#include <cmath>

using namespace miro;
using namespace miro::test;
using Ids = std::vector<PictureId>;

namespace {

// Of clip_jina, which measures the reward clip_score; pictures of these fixtures ask 0.625 of it.
ScoreRecord jina(double raw, std::optional<double> quantile, const std::string& version = "1",
                 const std::string& checkpoint = "c1") {
    ScoreRecord score;
    score.scorer = "clip_jina";
    score.version = version;
    score.checkpointSha256 = checkpoint;
    score.raw = raw;
    score.training = raw;
    score.quantile = quantile;
    return score;
}

std::string pngWithMetadata(const Made& made, const nlohmann::json& scores) {
    nlohmann::json metadata = metadataOf(made);
    metadata["scores"] = scores;
    return pngWith({{kMetadataKey, metadata.dump()}}, made.seed);
}

} // namespace

class TestScores : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allScoresOfSeveralPicturesAtOnce() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto a = folder.keep(*library, {.seed = 1}).id;
        const auto b = folder.keep(*library, {.seed = 2}).id;
        const auto c = folder.keep(*library, {.seed = 3}).id;
        ScoreRecord other = jina(0.1, 0.2);
        other.scorer = "aesthetic";
        VERIFY_OK(library->putScores({{a, {jina(0.3, 0.5), other}}, {b, {jina(0.4, 0.75)}}}));
        const auto scores = library->scoresOf({b, c, a});
        VERIFY_OK(scores);
        QCOMPARE(scores->size(), size_t{3});
        QCOMPARE((*scores)[0].picture, b);
        QCOMPARE((*scores)[0].scores.size(), size_t{1});
        QCOMPARE(*(*scores)[0].scores[0].raw, 0.4);
        QCOMPARE(*(*scores)[0].scores[0].asked, 0.625);
        QVERIFY((*scores)[1].scores.empty());
        QCOMPARE((*scores)[2].scores.size(), size_t{2});
        QCOMPARE((*scores)[2].scores[0].scorer, std::string("aesthetic"));
        QVERIFY(!(*scores)[2].scores[0].asked); // the model has no such reward
        // All of one call or nothing.
        QCOMPARE(library->putScores({{c, {other}}, {a + 100, {other}}}).error().code, ErrorCode::NotFound);
        QVERIFY(library->scoresOf({c})->front().scores.empty());
        QCOMPARE(library->putScore(a, {}).error().code, ErrorCode::Usage);
    }

    void valuesThatAreNoNumbersAreMissing() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto a = folder.keep(*library, {.seed = 1}).id;
        ScoreRecord score = jina(NAN, INFINITY);
        VERIFY_OK(library->putScore(a, score));
        const auto back = library->details(a)->scores;
        QCOMPARE(back.size(), size_t{1});
        QVERIFY(!back[0].raw && !back[0].training && !back[0].quantile);
        QCOMPARE(back[0].version, std::string("1"));
        QCOMPARE(library->ranksOf({a}, "clip_jina")->front().rank, int64_t{0});
        QCOMPARE(library->count({.missed = 0.0}).value(), int64_t{0});
        for (const PictureSort sort : {PictureSort::Score, PictureSort::ScoreRank, PictureSort::ScoreRaw})
            QCOMPARE(library->find({.sort = sort, .scoreSort = "clip_jina"}).value(), Ids{a});
    }

    // Old rows stay, are told as outdated, and take no part in any order or filter.
    void aChangedScorerNeverMixes() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto a = folder.keep(*library, {.seed = 1}).id;
        const auto b = folder.keep(*library, {.seed = 2}).id;
        const auto c = folder.keep(*library, {.seed = 3}).id;
        VERIFY_OK(library->putScore(a, jina(0.9, 0.9)));
        VERIFY_OK(library->putScore(b, jina(0.1, 0.1)));
        auto order = [&](PictureSort sort) {
            return library->find({.sort = sort, .scoreSort = "clip_jina"}).value();
        };
        auto high = [&] {
            return library->count({.scores = {{"clip_jina", 0.5, {}}}}).value();
        };
        QCOMPARE(order(PictureSort::Score), (Ids{a, b, c}));
        QCOMPARE(high(), int64_t{1});
        // Another checkpoint of the same version.
        VERIFY_OK(library->putScore(c, jina(0.2, 0.2, "1", "c2")));
        QCOMPARE(order(PictureSort::Score), (Ids{c, b, a}));
        QCOMPARE(order(PictureSort::ScoreRaw), (Ids{c, b, a}));
        QCOMPARE(order(PictureSort::ScoreRank), (Ids{c, b, a}));
        QCOMPARE(high(), int64_t{0});
        QCOMPARE(library->ranksOf({a, c}, "clip_jina")->at(0).rank, int64_t{0});
        QCOMPARE(library->ranksOf({a, c}, "clip_jina")->at(1).of, int64_t{1});
        QVERIFY(library->details(a)->scores[0].outdated);
        QVERIFY(!library->details(c)->scores[0].outdated);
        // Another version, of a picture that had a score: replaced.
        VERIFY_OK(library->putScore(a, jina(0.7, 0.7, "2", "c2")));
        QCOMPARE(library->details(a)->scores.size(), size_t{1});
        QVERIFY(library->details(c)->scores[0].outdated);
        QCOMPARE(high(), int64_t{1});
        ScoreRecord of;
        QCOMPARE(library->scoreSamples("clip_jina", of).value(), std::vector<double>{0.7});
        QCOMPARE(of.version, std::string("2"));
        QCOMPARE(of.checkpointSha256, std::string("c2"));
        // Back to the first one: its rows count again.
        VERIFY_OK(library->putScore(c, jina(0.3, 0.3)));
        QCOMPARE(order(PictureSort::Score), (Ids{c, b, a}));
        QVERIFY(library->details(a)->scores[0].outdated);
    }

    void ranksAreOfOnePrompt() {
        LibraryFolder folder;
        auto library = folder.open();
        // Foxes score higher than dogs whatever they look like.
        const auto fox1 = folder.keep(*library, {.prompt = "fox", .seed = 1}).id;
        const auto fox2 = folder.keep(*library, {.prompt = "fox", .seed = 2}).id;
        const auto fox3 = folder.keep(*library, {.prompt = "fox", .seed = 3}).id;
        const auto dog1 = folder.keep(*library, {.prompt = "dog", .seed = 4}).id;
        const auto dog2 = folder.keep(*library, {.prompt = "dog", .seed = 5}).id;
        const auto none = folder.keep(*library, {.prompt = "dog", .seed = 6}).id;
        VERIFY_OK(library->putScores({{fox1, {jina(0.30, {})}},
                                      {fox2, {jina(0.35, {})}},
                                      {fox3, {jina(0.35, {})}},
                                      {dog1, {jina(0.11, {})}},
                                      {dog2, {jina(0.12, {})}}}));
        const auto ranks = library->ranksOf({fox1, fox2, fox3, dog1, dog2, none}, "clip_jina").value();
        auto is = [&](size_t i, int64_t rank, int64_t of) {
            return ranks[i].rank == rank && ranks[i].of == of;
        };
        QVERIFY(is(0, 3, 3));
        QVERIFY(is(1, 1, 3) && is(2, 1, 3)); // equal values share their rank
        QVERIFY(is(3, 2, 2));
        QVERIFY(is(4, 1, 2));
        QVERIFY(is(5, 0, 0));
        // The best of each prompt first; then newest first.
        const PictureQuery query{.sort = PictureSort::ScoreRank, .scoreSort = "clip_jina"};
        QCOMPARE(library->find(query).value(), (Ids{dog2, fox3, dog1, fox2, fox1, none}));
        Ids pages;
        for (int64_t offset = 0; offset < 6; offset += 2)
            for (const PictureId id : library->find(query, 2, offset).value())
                pages.push_back(id);
        QCOMPARE(pages, library->find(query).value());
        // What is in the bin is not what others are compared with.
        VERIFY_OK(library->moveToBin({fox2, fox3}));
        QCOMPARE(library->ranksOf({fox1}, "clip_jina")->front().of, int64_t{1});
        QCOMPARE(library->find({.sort = PictureSort::ScoreRaw, .scoreSort = "clip_jina"}).value(),
                 (Ids{fox1, dog2, dog1, none}));
    }

    void missedTargets() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto hit = folder.keep(*library, {.seed = 1}).id;
        const auto near = folder.keep(*library, {.seed = 2}).id;
        const auto missed = folder.keep(*library, {.seed = 3}).id;
        const auto unasked = folder.keep(*library, {.seed = 4}).id; // its hpsv2_score was left out
        VERIFY_OK(library->putScore(hit, jina(0.5, 0.9)));
        VERIFY_OK(library->putScore(near, jina(0.4, 0.5)));
        VERIFY_OK(library->putScore(missed, jina(0.1, 0.125)));
        ScoreRecord other = jina(0.1, 0.0);
        other.scorer = "hpsv2";
        VERIFY_OK(library->putScore(unasked, other));
        auto found = [&](const PictureFilter& filter) {
            auto ids = library->find({.filter = filter, .sort = PictureSort::Oldest}).value();
            if (library->count(filter).value() != int64_t(ids.size()))
                ids.push_back(-1);
            return ids;
        };
        QCOMPARE(found({.missed = kMissedMargin}), Ids{missed});
        QCOMPARE(found({.missed = 0.1}), (Ids{near, missed}));
        QCOMPARE(found({.missed = 0.5}), Ids()); // by exactly so much is not more
        QCOMPARE(found({.missed = 0.1, .missedScorer = "clip_jina"}), (Ids{near, missed}));
        QCOMPARE(found({.missed = 0.1, .missedScorer = "hpsv2"}), Ids());
        // A better measurement.
        VERIFY_OK(library->putScore(missed, jina(0.5, 0.6)));
        QCOMPARE(found({.missed = kMissedMargin}), Ids());
        // Rows of an earlier version miss nothing.
        VERIFY_OK(library->putScore(missed, jina(0.1, 0.125)));
        VERIFY_OK(library->putScore(hit, jina(0.5, 0.9, "2")));
        QCOMPARE(found({.missed = kMissedMargin}), Ids());
    }

    // A target is in the values of one scorer: of the one that the picture's model names, else of the published one.
    void targetsAreOfOneScorer() {
        nlohmann::json metadata = metadataOf({});
        QCOMPARE(askedIn(metadata.dump(), "clip_jina"), std::optional(0.625));
        QVERIFY(!askedIn(metadata.dump(), "starter_clip"));
        metadata["scorers"] = {{"clip_score", "starter_clip"}};
        QVERIFY(!askedIn(metadata.dump(), "clip_jina"));
        QCOMPARE(askedIn(metadata.dump(), "starter_clip"), std::optional(0.625));
        PictureDetails details;
        details.source = "miro";
        details.metadata = metadata.dump();
        QCOMPARE(settingsOfPicture(details)->scorers, (RewardScorers{{"clip_score", "starter_clip"}}));
        // What this program does not know is as if it were not there.
        for (const nlohmann::json& other : {nlohmann::json("starter_clip"), nlohmann::json{{"clip_score", 7}},
                                            nlohmann::json{{"clip_score", "vqa"}, {"hpsv2_score", "another"}}}) {
            metadata["scorers"] = other;
            QVERIFY2(rewardScorersIn(metadata.dump()).empty(), metadata.dump().c_str());
            QCOMPARE(askedIn(metadata.dump(), "clip_jina"), std::optional(0.625));
        }
    }

    void savedSearchesKnowThem() {
        const PictureQuery query{
            .filter = {.missed = 0.5, .missedScorer = "hpsv2"}, .sort = PictureSort::ScoreRank, .scoreSort = "hpsv2"};
        const auto back = queryFromJson(jsonFromQuery(query));
        VERIFY_OK(back);
        QVERIFY(*back == query);
        QVERIFY(!queryFromJson({{"missed", "much"}}).ok());
    }

    // Other edges: the same measurements, other quantiles.
    void newBinsGiveNewQuantiles() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto a = folder.keep(*library, {.seed = 1}).id;
        const auto b = folder.keep(*library, {.seed = 2}).id;
        VERIFY_OK(library->putScore(a, jina(0.1, {})));
        VERIFY_OK(library->putScore(b, jina(0.9, {}, "1", "old")));
        VERIFY_OK(library->putScore(a, jina(0.1, {})));
        RewardBins bins;
        bins.edges = {0, 1};
        bins.estimated = true;
        QCOMPARE(library->applyBins("clip_jina", bins).value(), int64_t{1});
        const ScoreRecord score = library->details(a)->scores[0];
        QCOMPARE(*score.quantile, 0.0);
        QVERIFY(score.estimated);
        QVERIFY(!library->details(b)->scores[0].quantile); // of another checkpoint
        QCOMPARE(library->find({.filter = {.missed = 0.5}}).value(), Ids{a});
    }

    void survivesBinAndRestore() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto a = folder.keep(*library, {.seed = 1}).id;
        VERIFY_OK(library->putScore(a, jina(0.1, 0.25)));
        VERIFY_OK(library->moveToBin({a}));
        QCOMPARE(library->count({.missed = 0.1}).value(), int64_t{0});
        QCOMPARE(library->count({.missed = 0.1, .inBin = true}).value(), int64_t{1});
        VERIFY_OK(library->restore({a}));
        QCOMPARE(*library->details(a)->scores[0].raw, 0.1);
        QCOMPARE(library->count({.missed = 0.1}).value(), int64_t{1});
    }

    void survivesARebuild() {
        LibraryFolder folder;
        PictureId a = 0, b = 0;
        {
            auto library = folder.open();
            a = folder.keep(*library, {.seed = 1}).id;
            b = folder.keep(*library, {.seed = 2}).id;
            VERIFY_OK(library->putScore(a, jina(0.9, 0.9)));
            VERIFY_OK(library->putScore(b, jina(0.1, 0.125, "2")));
        }
        VERIFY_OK(Library::rebuild(folder.library(), nullptr, {}));
        auto library = folder.open();
        QCOMPARE(*library->details(a)->scores[0].raw, 0.9);
        QVERIFY(library->details(a)->scores[0].outdated);
        QVERIFY(!library->details(b)->scores[0].outdated);
        QCOMPARE(library->find({.filter = {.missed = 0.25}}).value(), Ids{b});
    }

    // What files say of their scores fills gaps and never outdates a measurement.
    void readsScoresOfFiles() {
        LibraryFolder folder;
        const nlohmann::json scores = {{"clip_jina",
                                        {{"version", "1"},
                                         {"checkpoint_sha256", "c1"},
                                         {"raw", 0.25},
                                         {"training", 0.25},
                                         {"quantile", 0.125},
                                         {"estimated", true}}},
                                       {"hpsv2", {{"version", "2.1"}, {"raw", nullptr}}},
                                       {"odd", 3},
                                       {"vqa", {{"version", 7}, {"raw", "much"}, {"quantile", 9}}}};
        PictureId id = 0;
        {
            auto library = folder.open();
            auto kept = library->keepPicture({folder.newFile("a.png"), {}, 0, {}, {}}, pngWithMetadata({}, scores));
            VERIFY_OK(kept);
            id = kept->id;
            const auto read = library->details(id)->scores;
            QCOMPARE(read.size(), size_t{3});
            QCOMPARE(read[0].scorer, std::string("clip_jina"));
            QCOMPARE(*read[0].quantile, 0.125);
            QVERIFY(read[0].estimated && !read[0].outdated);
            QVERIFY(!read[1].raw);
            QVERIFY(!read[2].raw && !read[2].quantile && read[2].version.empty());
            QCOMPARE(library->count({.missed = 0.25}).value(), int64_t{1});
            // A newer measurement of another picture.
            const auto other = folder.keep(*library, {.seed = 2}).id;
            VERIFY_OK(library->putScore(other, jina(0.5, 0.5, "2", "c2")));
            QVERIFY(library->details(id)->scores[0].outdated);
            folder.write("import/b.png", pngWithMetadata({.seed = 3}, scores));
            VERIFY_OK(library->importFiles({folder.path("import")}, nullptr, {}));
            QVERIFY(!library->details(other)->scores[0].outdated);
        }
        // From files alone.
        fs::remove(folder.library() / "library.sqlite");
        VERIFY_OK(Library::rebuild(folder.library(), nullptr, {}));
        auto library = folder.open();
        const auto found = library->find({.filter = {.missed = 0.25}}).value();
        QCOMPARE(found.size(), size_t{2});
        QCOMPARE(*library->details(found[0])->scores[0].raw, 0.25);
    }

    // The rows of a library of format 5 become current, and know what was asked.
    void migratesOldScores() {
        LibraryFolder folder;
        PictureId a = 0, b = 0;
        {
            auto library = folder.open();
            a = folder.keep(*library, {.seed = 1}).id;
            b = folder.keep(*library, {.seed = 2}).id;
        }
        {
            auto database = Database::open(folder.library() / "library.sqlite", Database::Mode::ReadWrite).value();
            VERIFY_OK(database->runScript("DROP TABLE scores; DROP TABLE current_scorers;"
                                          "DROP TABLE batch_pictures; DROP TABLE batches;"
                                          "DROP TABLE taste_versions; DROP TABLE taste_scores; DROP TABLE "
                                          "taste_vectors; DROP TABLE taste_choices; DROP TABLE taste_changes; "
                                          "DROP TABLE taste_profiles;"
                                          "CREATE TABLE scores (picture INTEGER NOT NULL REFERENCES pictures (id) ON "
                                          "DELETE CASCADE, scorer TEXT NOT NULL, version TEXT NOT NULL, "
                                          "checkpoint_sha256 TEXT NOT NULL, raw REAL, training REAL, quantile REAL, "
                                          "estimated INTEGER NOT NULL, PRIMARY KEY (picture, scorer)) STRICT, WITHOUT "
                                          "ROWID; CREATE INDEX scores_by_quantile ON scores (scorer, quantile, "
                                          "picture); PRAGMA user_version = 5"));
            for (const auto& [id, version] : {std::pair{a, "1"}, std::pair{b, "2"}})
                VERIFY_OK(database->run("INSERT INTO scores VALUES (?, 'clip_jina', ?, 'c', 0.1, 0.1, 0.125, 0)",
                                        {id, std::string_view(version)}));
        }
        auto library = folder.open();
        QVERIFY(library->details(a)->scores[0].outdated);
        QVERIFY(!library->details(b)->scores[0].outdated);
        QCOMPARE(*library->details(a)->scores[0].asked, 0.625);
        QCOMPARE(library->find({.filter = {.missed = 0.25}}).value(), Ids{b});
        bool backup = false;
        for (const auto& entry : fs::directory_iterator(folder.library() / "backups"))
            backup = backup || entry.path().filename().string().starts_with("library-v5-");
        QVERIFY(backup);
    }

    void scoresGoIntoAPng() {
        const std::string parameters = "a red fox\nSteps: 20, Sampler: MIRO Euler, Seed: 1, Version: Miro Studio 0.1.0";
        const std::string before = pngWith(
            {{"other", "kept as it is"}, {kParametersKey, parameters}, {kMetadataKey, metadataOf({}).dump()}}, 5);
        const auto after = pictureWithScores(before, {jina(0.25, 0.5)}, "a red fox", "x.png");
        VERIFY_OK(after);
        QCOMPARE(decodeImage(*after, "x")->pixels, decodeImage(before, "x")->pixels);
        const auto text = readText(*after, "x").value();
        QCOMPARE(*findText(text, "other"), std::string("kept as it is"));
        const ParametersText read = parseParametersText(*findText(text, kParametersKey));
        QCOMPARE(read.prompt, std::string("a red fox"));
        QCOMPARE(*read.find("MIRO scores"), std::string(R"({"clip_jina":0.25})"));
        QCOMPARE(*read.find("Seed"), std::string("1"));
        QCOMPARE(read.pairs.back().first, std::string("Version"));
        const auto facts = readPictureFacts(*after, "x").value();
        QCOMPARE(facts.prompt, std::string("a red fox"));
        QCOMPARE(facts.scores.size(), size_t{1});
        QCOMPARE(*facts.scores[0].quantile, 0.5);
        QCOMPARE(facts.scores[0].checkpointSha256, std::string("c1"));
        // Pictures that differ in their scores alone stay one stack.
        QCOMPARE(facts.stack, readPictureFacts(before, "x")->stack);
        // A second scorer beside it, then the first one anew.
        ScoreRecord other = jina(0.75, {});
        other.scorer = "vqa";
        const auto both = pictureWithScores(*after, {other, jina(0.125, {})}, "a red fox", "x.png").value();
        const auto scores = readPictureFacts(both, "x")->scores;
        QCOMPARE(scores.size(), size_t{2});
        QCOMPARE(*scores[0].raw, 0.125);
        QCOMPARE(scores[1].scorer, std::string("vqa"));
        QCOMPARE(*parseParametersText(*findText(readText(both, "x").value(), kParametersKey)).find("MIRO scores"),
                 std::string(R"({"clip_jina":0.125,"vqa":0.75})"));
        // A missing value stays missing.
        ScoreRecord missing = jina(NAN, {});
        missing.raw.reset();
        missing.training.reset();
        QVERIFY(!readPictureFacts(pictureWithScores(before, {missing}, "a red fox", "x").value(), "x")->scores[0].raw);
    }

    // Scores of other words than the picture's own are not the picture's.
    void scoresOfAnotherPromptSaySo() {
        const std::string before = pngOf({});
        const auto after = pictureWithScores(before, {jina(0.25, 0.5)}, "something else", "x").value();
        QVERIFY(readPictureFacts(after, "x")->scores.empty());
        QCOMPARE(readPictureFacts(after, "x")->prompt, std::string("a red fox"));
        const auto own = pictureWithScores(after, {jina(0.5, 0.5)}, "a red fox", "x").value();
        QCOMPARE(readPictureFacts(own, "x")->scores.size(), size_t{1});
        QCOMPARE(*readPictureFacts(own, "x")->scores[0].raw, 0.5);
    }

    void picturesOfOtherPrograms() {
        const std::string parameters =
            "a cat\nNegative prompt: dogs\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 5";
        const auto after =
            pictureWithScores(pngWith({{kParametersKey, parameters}}), {jina(0.25, 0.5)}, "a cat", "x").value();
        const auto facts = readPictureFacts(after, "x").value();
        QCOMPARE(facts.source, std::string("a1111"));
        QCOMPARE(facts.prompt, std::string("a cat"));
        QCOMPARE(facts.negativePrompt, std::string("dogs"));
        QCOMPARE(*facts.seed, uint64_t{5});
        QCOMPARE(facts.scores.size(), size_t{1});
        QCOMPARE(facts.stack.has_value(), true);
        // Without any metadata: the scores, and of which words.
        const auto bare = pictureWithScores(pngWith({}), {jina(0.25, 0.5)}, "a cat", "x").value();
        QCOMPARE(readPictureFacts(bare, "x")->source, std::string("none"));
        QVERIFY(readPictureFacts(bare, "x")->scores.empty());
        const std::string told = *findText(readText(bare, "x").value(), kMetadataKey);
        QCOMPARE(scoresInMetadata(told, "a cat").size(), size_t{1});
    }

    // The file changes, and everything that knows it by its bytes goes along.
    void writesScoresOfALibrary() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto a = folder.keep(*library, {.seed = 1}).id;
        const auto none = folder.keep(*library, {.seed = 2}).id;
        auto bare = library->keepPicture({folder.newFile("bare.png"), "", 0, {}, {}}, pngWith({}, 3));
        VERIFY_OK(bare);
        const std::string start = nlohmann::json{{"picture", "1.png"}, {"sha256", std::string(64, 'b')}}.dump();
        nlohmann::json metadata = metadataOf({.seed = 4});
        metadata["start"] = nlohmann::json::parse(start);
        auto child = library->keepPicture({folder.newFile("4.png"), "", 0, a, {}},
                                          pngWith({{kMetadataKey, metadata.dump()}}, 4));
        VERIFY_OK(child);
        VERIFY_OK(library->putScore(a, jina(0.5, 0.75)));
        VERIFY_OK(library->putScore(bare->id, jina(0.5, 0.75)));
        VERIFY_OK(library->thumbnail(a));
        const fs::path file = library->fileOf(library->records({a})->front());
        const std::string before = readFile(file).value();
        const std::string bareBefore = readFile(library->fileOf(*bare)).value();
        QCOMPARE(library->writeScores({a, none, bare->id, a + 1000}).value(), int64_t{1});
        const std::string after = readFile(file).value();
        QCOMPARE(readPictureFacts(after, "a")->scores.size(), size_t{1});
        QCOMPARE(decodeImage(after, "a")->pixels, decodeImage(before, "a")->pixels);
        QCOMPARE(readFile(library->fileOf(*bare)).value(), bareBefore); // says nothing of itself
        QVERIFY(library->details(a)->metadata.find("clip_jina") != std::string::npos);
        QCOMPARE(library->writeScores({a}).value(), int64_t{0}); // it is there
        // The same bytes are known again, and the child still finds what it began from.
        folder.write("import/copy.png", after);
        QCOMPARE(library->importFiles({folder.path("import")}, nullptr, {})->alreadyThere, int64_t{1});
        QCOMPARE(fs::path(library->settingsOf(child->id)->settings.startPicture), file);
        QCOMPARE(library->scan(nullptr, {})->missing, int64_t{0});
        VERIFY_OK(library->thumbnail(a));
    }

    void whatCannotCarryScores() {
        const std::string jpeg = encodeImage(tinyImage(1), ImageFormat::Jpeg).value();
        QCOMPARE(pictureWithScores(jpeg, {jina(1, {})}, "", "x.jpg").error().code, ErrorCode::Unsupported);
        const std::string damaged = pngWith({{kMetadataKey, "{\"prompt\": "}});
        const auto refused = pictureWithScores(damaged, {jina(1, {})}, "", "x.png");
        QCOMPARE(refused.error().code, ErrorCode::Corrupt);
        QVERIFY(refused.message().starts_with("x.png"));
        QVERIFY(!pictureWithScores("no picture", {}, "", "x").ok());
        const std::string cut = pngOf({}).substr(0, 60);
        QCOMPARE(pictureWithScores(cut, {jina(1, {})}, "", "x").error().code, ErrorCode::Corrupt);
    }
};

QTEST_GUILESS_MAIN(TestScores)
#include "test_scores.moc"
