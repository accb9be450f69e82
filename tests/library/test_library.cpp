// Keeping, finding and marking pictures.
#include "library/database.h"
#include "library_fixtures.h"

#include <array>
#include <thread>

using namespace miro;
using namespace miro::test;

class TestLibrary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAPictureWithAllItSays() {
        LibraryFolder folder;
        auto library = folder.open();
        const std::string bytes = pngOf({.prompt = "a red fox", .seed = 18446744073709551615u});
        auto kept = library->keepPicture({folder.newFile("fox.png"), "job", 3, {}, {}}, bytes);
        VERIFY_OK(kept);
        QCOMPARE(kept->path, std::string("pictures/2025/01/31/fox.png"));
        QCOMPARE(kept->seed, 18446744073709551615u);
        QVERIFY(kept->hasSeed);
        QCOMPARE(kept->prompt, std::string("a red fox"));
        QCOMPARE(kept->model, std::string("starter"));
        QCOMPARE(kept->width, 8);
        QCOMPARE(kept->stackSize, int64_t(1));
        QCOMPARE(readFile(library->fileOf(*kept)).value(), bytes);
        auto details = library->details(kept->id);
        VERIFY_OK(details);
        QCOMPARE(details->source, std::string("miro"));
        QCOMPARE(details->jobId, std::string("job"));
        QCOMPARE(details->modelSha256, std::string(64, 'a'));
        QVERIFY(details->metadata.find("clip_score") != std::string::npos);
        // All of it is there after a restart.
        library.reset();
        library = folder.open();
        QCOMPARE(library->find({}).value(), std::vector<PictureId>{kept->id});
        QCOMPARE(library->details(kept->id)->metadata, details->metadata);
    }

    void bringsSettingsBack() {
        LibraryFolder folder;
        auto library = folder.open();
        const PictureRecord kept = folder.keep(*library, {.prompt = "x", .seed = 7});
        auto found = library->settingsOf(kept.id);
        VERIFY_OK(found);
        const GenerationSettings& settings = found->settings;
        QCOMPARE(found->model, std::string("starter"));
        QCOMPARE(settings.prompt, std::string("x"));
        QCOMPARE(*settings.seed, uint64_t(7));
        QCOMPARE(settings.count, int64_t(1));
        QCOMPARE(*settings.steps, int64_t(20));
        QCOMPARE(*settings.guidance, 7.0);
        QVERIFY(settings.guidanceType == GuidanceType::Linear);
        QCOMPARE(*settings.guidanceStart, int64_t(1));
        QCOMPARE(*settings.guidanceEnd, int64_t(15));
        QCOMPARE(settings.shift, 1.5);
        QVERIFY(settings.precision == Precision::Int8);
        const RewardTargets positive{{"clip_score", 0.625}, {"hpsv2_score", std::nullopt}};
        const RewardTargets negative{{"clip_score", 0.0}, {"hpsv2_score", 0.25}};
        QVERIFY(settings.positive == positive);
        QVERIFY(settings.negative == negative);
    }

    void findsTheStartPictureAgain() {
        LibraryFolder folder;
        auto library = folder.open();
        const PictureRecord start = folder.keep(*library, {.seed = 1});
        std::string hash;
        {
            auto database = Database::open(folder.library() / "library.sqlite", Database::Mode::ReadOnly).value();
            hash = database->text("SELECT sha256 FROM pictures").value().value();
        }
        nlohmann::json metadata = metadataOf({.seed = 2});
        metadata["start"] = {{"picture", "1.png"}, {"sha256", hash}, {"gamma", 0.25}};
        metadata["variation"] = {{"seed", 9}, {"strength", 0.5}};
        metadata["parent"] = start.path;
        auto kept = library->keepPicture({folder.newFile("2.png"), "", 0, {}, {}},
                                         pngWith({{kMetadataKey, metadata.dump()}}, 2));
        VERIFY_OK(kept);
        auto settings = library->settingsOf(kept->id);
        VERIFY_OK(settings);
        QCOMPARE(settings->settings.startPicture, library->fileOf(start).string());
        QCOMPARE(settings->settings.startGamma, 0.25);
        QCOMPARE(*settings->settings.variationSeed, uint64_t(9));
        QCOMPARE(settings->settings.variation, 0.5);
        // The path in the metadata is enough for the chain.
        QCOMPARE(library->ancestorsOf(kept->id).value(), std::vector<PictureId>{start.id});
        QCOMPARE(library->madeFrom(start.id).value(), std::vector<PictureId>{kept->id});
    }

    void aPictureWithoutMetadataTakesWhatTheCallerSays() {
        LibraryFolder folder;
        auto library = folder.open();
        const std::string metadata = metadataOf({.prompt = "private", .seed = 5}).dump();
        auto kept = library->keepPicture({folder.newFile("p.png"), "", 0, {}, metadata}, pngWith({}, 5));
        VERIFY_OK(kept);
        QCOMPARE(kept->prompt, std::string("private"));
        QCOMPARE(kept->seed, uint64_t(5));
        QVERIFY(readText(readFile(library->fileOf(*kept)).value(), "p")->empty());
    }

    void neverReplacesAFile() {
        LibraryFolder folder;
        auto library = folder.open();
        const PictureRecord first = folder.keep(*library, {.seed = 1});
        folder.write("library/pictures/2025/01/31/1-2.png", "not a row's");
        auto second = library->keepPicture({folder.newFile("1.png"), "", 0, {}, {}}, pngOf({.seed = 2}));
        VERIFY_OK(second);
        QCOMPARE(second->path, std::string("pictures/2025/01/31/1-3.png"));
        QCOMPARE(readFile(library->fileOf(first)).value(), pngOf({.seed = 1}));
        QCOMPARE(readFile(folder.newFile("1-2.png")).value(), std::string("not a row's"));
    }

    void aJobsPictureExistsOnce() {
        LibraryFolder folder;
        auto library = folder.open();
        folder.keep(*library, {.seed = 1}, "job", 0);
        folder.keep(*library, {.seed = 2}, "job", 4);
        auto again = library->keepPicture({folder.newFile("x.png"), "job", 0, {}, {}}, pngOf({.seed = 9}));
        QVERIFY(!again.ok());
        QVERIFY(again.error().code == ErrorCode::Usage);
        QVERIFY(!fs::exists(folder.newFile("x.png")));
        const std::vector<int64_t> drawn{0, 4};
        QCOMPARE(library->jobs().drawnIndices("job").value(), drawn);
        const auto pictures = library->jobs().drawnPictures("job").value();
        QCOMPARE(pictures.size(), size_t(2));
        QCOMPARE(pictures[1].index, int64_t(4));
        QCOMPARE(library->details(pictures[1].picture).value().picture.seed, uint64_t(2));
        QCOMPARE(library->count({.jobId = "job"}).value(), int64_t(2));
    }

    void refusesPlacesOutsideItsPictures_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("above") << "pictures/../../outside.png";
        QTest::newRow("absolute") << "/outside.png";
        QTest::newRow("the database") << "library.sqlite";
        QTest::newRow("the bin") << "bin/x.png";
        QTest::newRow("through a link") << "pictures/link/x.png";
    }
    void refusesPlacesOutsideItsPictures() {
        QFETCH(QString, file);
        LibraryFolder folder;
        auto library = folder.open();
        fs::create_directory(folder.path("elsewhere"));
        fs::create_directory_symlink(folder.path("elsewhere"), folder.library() / "pictures/link");
        auto kept = library->keepPicture({file.toStdString(), "", 0, {}, {}}, pngOf({}));
        QVERIFY(!kept.ok());
        QVERIFY(kept.error().code == ErrorCode::Usage);
        QVERIFY(fs::is_empty(folder.path("elsewhere")));
        QCOMPARE(library->count({}).value(), int64_t(0));
    }

    void searchesWordsAsTyped_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<bool>("found");
        auto add = [](const char* typed, const char* prompt, bool found) {
            QTest::newRow(qPrintable(QString("%1 in %2").arg(typed, prompt))) << typed << prompt << found;
        };
        add("fox", "A Red FOX at night", true);
        add("re ni", "a red fox at night", true); // beginnings, in any order
        add("ed", "a red fox", false);
        add("\"red fox\"", "a red fox", true);
        add("\"fox red\"", "a red fox", false);
        add("\"red", "a red fox", true); // a quote that is being typed
        add("cafe", "un café noir", true);
        add("café", "un cafe noir", true);
        add("OR", "a red fox", false); // no operators
        add("fox OR", "a red fox or a dog", true);
        add("NOT fox", "a red fox", false);
        add("fox*", "foxes", true);
        add("prompt:fox", "a red fox", false);
        add("NEAR(red fox)", "a red fox", false);
        add("-red", "a red fox", true);
        add("'; DROP TABLE pictures; --", "a red fox", false);
        add("!!!", "a red fox", true); // no word: everything
        add("", "a red fox", true);
        add("山", "富士山と桜", true);
        add("富士山", "富士山と桜", true);
        add("士山と", "富士山と桜", true);
        add("山富", "富士山と桜", false);
        add("カメラ", "古いカメラの写真", true);
        add("猫", "一只红色的猫在月亮下", true);
        add("红猫", "一只红色的猫在月亮下", false);
        add("cat猫", "a cat猫 picture", true);
        add("лис", "рыжая лиса", true);
        add("여우", "붉은 여우가", true);
        add("แมว", "ภาพแมวสีแดง", true);
    }
    void searchesWordsAsTyped() {
        QFETCH(QString, typed);
        QFETCH(QString, prompt);
        QFETCH(bool, found);
        LibraryFolder folder;
        auto library = folder.open();
        folder.keep(*library, {.prompt = prompt.toStdString()});
        QCOMPARE(library->count({.text = typed.toStdString()}).value(), int64_t(found ? 1 : 0));
        JournalEntry entry;
        entry.prompt = prompt.toStdString();
        entry.drawn = true;
        VERIFY_OK(library->journal().add(entry));
        QCOMPARE(library->journal().prompts(10, typed.toStdString())->size(), size_t(found ? 1 : 0));
        QCOMPARE(library->journal().list(10, 0, typed.toStdString())->size(), size_t(found ? 1 : 0));
    }

    void sorts() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto a = folder.keep(*library, {.prompt = "zebra", .seed = 1u << 20, .width = 4}).id;
        const auto b = folder.keep(*library, {.prompt = "Apple", .seed = 18446744073709551615u, .width = 16}).id;
        const auto c = folder.keep(*library, {.prompt = "mango", .seed = 3}).id;
        auto plain = library->keepPicture({folder.newFile("d.png"), "", 0, {}, {}}, pngWith({}, 4, 9, 9));
        VERIFY_OK(plain);
        const auto d = plain->id; // no seed, no prompt
        VERIFY_OK(library->setRating({c}, 5));
        VERIFY_OK(library->setRating({a}, 2));
        VERIFY_OK(library->putScore(a, {.scorer = "clip", .quantile = 0.25}));
        VERIFY_OK(library->putScore(b, {.scorer = "clip", .quantile = 0.75}));
        VERIFY_OK(library->putScore(c, {.scorer = "other", .quantile = 0.99}));
        VERIFY_OK(library->putScore(d, {.scorer = "clip"})); // could not be computed
        auto order = [&](PictureSort sort) {
            return library->find({.sort = sort, .scoreSort = "clip"}).value();
        };
        using Ids = std::vector<PictureId>;
        QCOMPARE(order(PictureSort::Newest), (Ids{d, c, b, a}));
        QCOMPARE(order(PictureSort::Oldest), (Ids{a, b, c, d}));
        QCOMPARE(order(PictureSort::BestRated), (Ids{c, a, d, b}));
        QCOMPARE(order(PictureSort::Prompt), (Ids{d, b, c, a}));
        QCOMPARE(order(PictureSort::Seed), (Ids{c, a, b, d}));
        QCOMPARE(order(PictureSort::Largest), (Ids{b, d, c, a}));
        QCOMPARE(order(PictureSort::Score), (Ids{b, a, d, c}));
        // Pages fit together, over the border between scored and unscored too.
        for (const PictureSort sort : {PictureSort::Newest, PictureSort::Score}) {
            Ids pages;
            for (int64_t offset = 0; offset < 4; ++offset) {
                auto page = library->find({.sort = sort, .scoreSort = "clip"}, 1, offset).value();
                QCOMPARE(page.size(), size_t(1));
                pages.push_back(page[0]);
            }
            QCOMPARE(pages, order(sort));
        }
        QCOMPARE(library->scorers().value(), (std::vector<std::string>{"clip", "other"}));
        QCOMPARE(library->sizes().value(), (std::vector<std::pair<int, int>>{{4, 8}, {8, 8}, {9, 9}, {16, 8}}));
    }

    void filters() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto a = folder.keep(*library, {.prompt = "fox", .seed = 1, .model = "starter"}).id;
        const auto b = folder.keep(*library, {.prompt = "fox hunt", .seed = 2, .model = "org/big", .width = 16}).id;
        const auto c = folder.keep(*library, {.prompt = "dog", .seed = 3, .height = 9}).id;
        VERIFY_OK(library->setRating({a}, 3));
        VERIFY_OK(library->setRating({b}, 5));
        VERIFY_OK(library->setStarred({c}, true));
        VERIFY_OK(library->addTag({a, b}, "Animal"));
        VERIFY_OK(library->addTag({b}, "wide"));
        auto album = library->createAlbum("Best");
        VERIFY_OK(album);
        VERIFY_OK(library->addToAlbum(*album, {a, c}));
        VERIFY_OK(library->putScore(a, {.scorer = "clip", .quantile = 0.5}));
        VERIFY_OK(library->putScore(b, {.scorer = "clip", .quantile = 0.9}));
        VERIFY_OK(library->putScore(b, {.scorer = "hps", .quantile = 0.1}));
        using Ids = std::vector<PictureId>;
        auto found = [&](const PictureFilter& filter) {
            auto ids = library->find({.filter = filter, .sort = PictureSort::Oldest}).value();
            if (library->count(filter).value() != int64_t(ids.size()))
                ids.push_back(-1);
            auto scored = library->find({.filter = filter, .sort = PictureSort::Score, .scoreSort = "clip"}).value();
            if (scored.size() != ids.size())
                ids.push_back(-2);
            return ids;
        };
        QCOMPARE(found({.text = "fox"}), (Ids{a, b}));
        QCOMPARE(found({.text = "fox", .model = "org/big"}), (Ids{b}));
        QCOMPARE(found({.model = "unknown"}), Ids());
        QCOMPARE(found({.seed = 3}), (Ids{c}));
        QCOMPARE(found({.width = 16}), (Ids{b}));
        QCOMPARE(found({.height = 9}), (Ids{c}));
        QCOMPARE(found({.starredOnly = true}), (Ids{c}));
        QCOMPARE(found({.minimumRating = 3}), (Ids{a, b}));
        QCOMPARE(found({.minimumRating = 4}), (Ids{b}));
        QCOMPARE(found({.tags = {"animal"}}), (Ids{a, b}));
        QCOMPARE(found({.tags = {"animal", "wide"}}), (Ids{b}));
        QCOMPARE(found({.album = *album}), (Ids{a, c}));
        QCOMPARE(found({.scores = {{"clip", 0.5, {}}}}), (Ids{a, b}));
        QCOMPARE(found({.scores = {{"clip", 0.4, 0.6}}}), (Ids{a}));
        QCOMPARE(found({.scores = {{"clip", 0.4, {}}, {"hps", {}, 0.2}}}), (Ids{b}));
        const int64_t created = library->records({b})->front().created;
        QCOMPARE(found({.createdFrom = created + 86'400'000}), Ids());
        QCOMPARE(found({.createdTo = created + 86'400'000}), (Ids{a, b, c}));
        QCOMPARE(library->models().value(), (std::vector<std::string>{"org/big", "starter"}));
        QCOMPARE(library->tags().value(), (std::vector<std::string>{"Animal", "wide"}));
    }

    void stacks() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto a = folder.keep(*library, {.prompt = "fox", .seed = 1}).id;
        const auto other = folder.keep(*library, {.prompt = "fox", .seed = 1, .guidance = 3}).id;
        const auto b = folder.keep(*library, {.prompt = "fox", .seed = 2}).id;
        auto plain = library->keepPicture({folder.newFile("p1.png"), "", 0, {}, {}}, pngWith({}, 77));
        auto plain2 = library->keepPicture({folder.newFile("p2.png"), "", 0, {}, {}}, pngWith({}, 78));
        using Ids = std::vector<PictureId>;
        QCOMPARE(library->find({.stacked = true}).value(), (Ids{plain2->id, plain->id, b, other}));
        QCOMPARE(library->find({.sort = PictureSort::Oldest, .stacked = true}, 2, 0).value(), (Ids{a, other}));
        QCOMPARE(library->find({.sort = PictureSort::Oldest, .stacked = true}, 2, 1).value(), (Ids{other, plain->id}));
        QCOMPARE(library->stackOf(a).value(), (Ids{b, a}));
        QCOMPARE(library->stackOf(plain->id).value(), (Ids{plain->id}));
        auto records = library->records({a, other, 999, b}).value();
        QCOMPARE(idsOf(records), (Ids{a, other, b}));
        QCOMPARE(records[0].stackSize, int64_t(2));
        QCOMPARE(records[1].stackSize, int64_t(1));
        VERIFY_OK(library->moveToBin({b}));
        QCOMPARE(library->records({a})->front().stackSize, int64_t(1));
    }

    void marksAreAllOrNothing() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto a = folder.keep(*library).id;
        for (const Result<void>& refused :
             {library->setRating({a, 999}, 4), library->setStarred({a, 999}, true), library->addTag({a, 999}, "t")}) {
            QVERIFY(!refused.ok());
            QVERIFY(refused.error().code == ErrorCode::NotFound);
        }
        auto details = library->details(a).value();
        QCOMPARE(details.picture.rating, 0);
        QVERIFY(!details.picture.starred && details.tags.empty());
        QVERIFY(library->setRating({a}, 6).error().code == ErrorCode::Usage);
        QVERIFY(library->addTag({a}, " \n ").error().code == ErrorCode::Usage);
        QVERIFY(library->addTag({a}, std::string(5000, 'x')).error().code == ErrorCode::Usage);
        VERIFY_OK(library->addTag({a}, "  two\nlines "));
        VERIFY_OK(library->addTag({a}, "TWO LINES"));
        QCOMPARE(library->details(a)->tags, (std::vector<std::string>{"two lines"}));
        VERIFY_OK(library->removeTag({a}, "two lines"));
        QVERIFY(library->details(a)->tags.empty());
        QVERIFY(library->tags()->empty());
    }

    void albumsAndSearches() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto a = folder.keep(*library).id;
        auto album = library->createAlbum("Best");
        VERIFY_OK(album);
        QVERIFY(library->createAlbum("best").error().code == ErrorCode::Usage);
        VERIFY_OK(library->addToAlbum(*album, {a}));
        VERIFY_OK(library->addToAlbum(*album, {a}));
        QCOMPARE(library->albums()->front().pictures, int64_t(1));
        VERIFY_OK(library->renameAlbum(*album, "Foxes"));
        QCOMPARE(library->details(a)->albums, (std::vector<std::string>{"Foxes"}));
        VERIFY_OK(library->removeFromAlbum(*album, {a}));
        QCOMPARE(library->albums()->front().pictures, int64_t(0));
        VERIFY_OK(library->addToAlbum(*album, {a}));
        VERIFY_OK(library->deleteAlbum(*album));
        QVERIFY(library->albums()->empty());
        QCOMPARE(library->count({}).value(), int64_t(1));
        QVERIFY(library->addToAlbum(*album, {a}).error().code == ErrorCode::NotFound);
        QVERIFY(library->renameAlbum(*album, "x").error().code == ErrorCode::NotFound);

        PictureQuery query;
        query.filter = {.text = "fox \"red\"",
                        .createdFrom = -5,
                        .model = "m",
                        .seed = 18446744073709551615u,
                        .width = 3,
                        .starredOnly = true,
                        .minimumRating = 2,
                        .tags = {"a", "b"},
                        .album = 4,
                        .scores = {{"clip", 0.25, {}}},
                        .inBin = true};
        query.sort = PictureSort::Score;
        query.scoreSort = "clip";
        query.stacked = true;
        auto id = library->saveSearch("Mine", query);
        VERIFY_OK(id);
        QVERIFY(library->savedSearches()->front().query == query);
        query.stacked = false;
        QCOMPARE(library->saveSearch("mine", query).value(), *id);
        QCOMPARE(library->savedSearches()->size(), size_t(1));
        QVERIFY(library->savedSearches()->front().query == query);
        VERIFY_OK(library->deleteSearch(*id));
        QVERIFY(library->savedSearches()->empty());
        QVERIFY(queryFromJson(nlohmann::json::parse(R"({"rating": 9})")).message().find("rating") != std::string::npos);
        QVERIFY(queryFromJson(nlohmann::json::parse(R"({"sort": "up"})")).message().find("sort") != std::string::npos);
        QVERIFY(!queryFromJson(nlohmann::json::parse("[1]")).ok());
    }

    void thumbnails() {
        LibraryFolder folder;
        auto library = folder.open();
        auto wide = library->keepPicture({folder.newFile("w.png"), "", 0, {}, {}}, pngWith({}, 1, 1024, 300));
        VERIFY_OK(wide);
        auto small = library->thumbnail(wide->id);
        VERIFY_OK(small);
        QCOMPARE(small->width, 256);
        QCOMPARE(small->height, 75);
        // The kept one is used: it is all there is once the file is gone.
        fs::remove(library->fileOf(*wide));
        QCOMPARE(library->thumbnail(wide->id)->width, 256);
        // A damaged one is made anew.
        const auto tiny = folder.keep(*library, {.seed = 9});
        VERIFY_OK(library->thumbnail(tiny.id));
        int damaged = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder.library() / "thumbnails"))
            if (entry.is_regular_file()) {
                VERIFY_OK(writeFileAtomically(entry.path(), "damaged"));
                ++damaged;
            }
        QCOMPARE(damaged, 2);
        QCOMPARE(library->thumbnail(tiny.id)->width, 8);
        QVERIFY(library->thumbnail(12345).error().code == ErrorCode::NotFound);
    }

    void twoConnectionsSeeEachOther() {
        LibraryFolder folder;
        auto one = folder.open();
        auto two = folder.open();
        const auto a = folder.keep(*one, {.seed = 1}).id;
        const auto b = folder.keep(*two, {.seed = 2}).id;
        QCOMPARE(one->find({}).value(), (std::vector<PictureId>{b, a}));
        VERIFY_OK(two->setRating({a}, 4));
        QCOMPARE(one->records({a})->front().rating, 4);
        // One reads while the other writes.
        auto readOnly = Library::open(folder.library(), Library::Mode::ReadOnly);
        VERIFY_OK(readOnly);
        QCOMPARE((*readOnly)->count({}).value(), int64_t(2));
        QVERIFY(!(*readOnly)->setRating({a}, 1).ok());
    }

    // The window, its engine and a command may all be the first.
    void severalMakeItAtOnce() {
        for (int round = 0; round < 15; ++round) {
            LibraryFolder folder;
            std::array<std::string, 6> said;
            {
                std::vector<std::jthread> threads;
                for (std::string& words : said)
                    threads.emplace_back([&words, &folder] {
                        const auto library = Library::open(folder.library());
                        words = library.ok() ? std::string() : library.message();
                    });
            }
            for (const std::string& words : said)
                QCOMPARE(words, std::string());
        }
    }

    void idsAreNeverGivenTwice() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto first = folder.keep(*library, {.seed = 1}).id;
        VERIFY_OK(library->moveToBin({first}));
        QCOMPARE(library->emptyBin().value(), int64_t(1));
        QVERIFY(folder.keep(*library, {.seed = 2}).id > first);
    }
};

QTEST_GUILESS_MAIN(TestLibrary)
#include "test_library.moc"
