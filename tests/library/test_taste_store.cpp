// Choices and what was learned of them are kept: with undo, across restarts, deletions, score writing and a rebuild.
#include "library/database.h"
#include "library/taste_store.h"
#include "library_fixtures.h"

using namespace miro;
using namespace miro::test;

namespace {

TasteChoiceRecord choice(int number, const std::string& answer = "left") {
    TasteChoiceRecord made;
    made.key = fmt::format("c{}", number);
    made.prompt = "a red fox";
    made.left = {"a.png", std::string(64, 'a')};
    made.right = {fmt::format("{}.png", number), std::string(63, 'b') + std::to_string(number % 10)};
    made.answer = answer;
    made.kind = "duel";
    made.made = "2025-01-31T12:00:00Z";
    made.milliseconds = 1500 + number;
    return made;
}

std::vector<std::string> answersOf(Library& library, TasteProfileId profile) {
    std::vector<std::string> list;
    for (const TasteChoiceRecord& each : library.taste().choices(profile).value())
        list.push_back(each.key + " " + each.answer);
    return list;
}

using Texts = std::vector<std::string>;

} // namespace

class TestTasteStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void profilesHaveNames() {
        LibraryFolder folder;
        auto library = folder.open();
        TasteStore& taste = library->taste();
        QVERIFY(taste.profiles()->empty());
        QVERIFY(says(taste.profile("mine").error(), ErrorCode::NotFound, {"mine", "nor any other"}));
        const auto mine = taste.createProfile("  mine\n");
        VERIFY_OK(mine);
        VERIFY_OK(taste.createProfile("work"));
        QVERIFY(says(taste.createProfile("MINE").error(), ErrorCode::Usage, {"already", "MINE"}));
        QVERIFY(says(taste.createProfile(" ").error(), ErrorCode::Usage, {"needs a name"}));
        QVERIFY(says(taste.profile("nobody").error(), ErrorCode::NotFound, {"nobody", "mine, work"}));
        QCOMPARE(taste.profile("mine")->id, *mine);
        QVERIFY(taste.profile("mine")->active && !taste.profile("work")->active);
        VERIFY_OK(taste.activateProfile(taste.profile("work")->id));
        QVERIFY(!taste.profile("mine")->active && taste.profile("work")->active);
        VERIFY_OK(taste.renameProfile(*mine, "evening"));
        QVERIFY(says(taste.renameProfile(*mine, "work").error(), ErrorCode::Usage, {"already"}));
        QVERIFY(taste.renameProfile(77, "x").error().code == ErrorCode::NotFound);
        QVERIFY(taste.activateProfile(77).error().code == ErrorCode::NotFound);
        VERIFY_OK(taste.setPrior(*mine, "{}"));
        QCOMPARE(taste.profile("evening")->prior, std::string("{}"));
    }

    void everyChangeIsUndoneAndRedone() {
        LibraryFolder folder;
        auto library = folder.open();
        const auto mine = library->taste().createProfile("mine").value();
        TasteStore* taste = &library->taste();
        QVERIFY(!taste->undo().value());
        std::vector<Texts> states{answersOf(*library, mine)};
        const auto after = [&](const auto& changed) {
            VERIFY_OK(changed);
            states.push_back(answersOf(*library, mine));
        };
        after(taste->addChoices(mine, {choice(1)}, "answer"));
        after(taste->addChoices(mine, {choice(2, "same"), choice(3, "skip"), choice(1, "right")}, "import"));
        QCOMPARE(states.back(), (Texts{"c1 left", "c2 same", "c3 skip"}));
        after(taste->changeAnswer(mine, "c1", "right"));
        QCOMPARE(states.back(), (Texts{"c1 right", "c2 same", "c3 skip"})); // it keeps its place
        after(taste->deleteChoices(mine, {"c2"}));
        after(taste->clear(mine));
        QVERIFY(states.back().empty());
        after(taste->addChoices(mine, {choice(2, "right")}, "answer")); // a key that was there before
        for (size_t i = states.size() - 1; i > 0; --i) {
            const auto undone = taste->undo(mine);
            VERIFY_OK(undone);
            QVERIFY(undone->has_value());
            QCOMPARE((*undone)->profileName, std::string("mine"));
            QCOMPARE(answersOf(*library, mine), states[i - 1]);
        }
        QVERIFY(!taste->undo(mine).value());
        library.reset(); // what can be redone is kept
        library = folder.open();
        taste = &library->taste();
        const std::vector<std::string> whats{"answer", "import", "change", "delete", "clear", "answer"};
        for (size_t i = 1; i < states.size(); ++i) {
            QCOMPARE((*taste->redo().value()).what, whats[i - 1]);
            QCOMPARE(answersOf(*library, mine), states[i]);
        }
        QVERIFY(!taste->redo().value());
        const TasteChoiceRecord last = taste->choices(mine)->front();
        TasteChoiceRecord expected = choice(2, "right");
        expected.id = last.id;
        QVERIFY(last == expected);
    }

    void aNewChangeForgetsWhatCouldBeRedone() {
        LibraryFolder folder;
        auto library = folder.open();
        TasteStore& taste = library->taste();
        const auto mine = taste.createProfile("mine").value(), other = taste.createProfile("other").value();
        VERIFY_OK(taste.addChoices(mine, {choice(1), choice(2)}, "import"));
        VERIFY_OK(taste.addChoices(other, {choice(1)}, "answer"));
        VERIFY_OK(taste.deleteChoices(mine, {"c1"}));
        QCOMPARE((*taste.undo().value()).what, std::string("delete"));
        QCOMPARE((*taste.undo().value()).profile, other);
        VERIFY_OK(taste.addChoices(mine, {choice(3)}, "answer"));
        QCOMPARE((*taste.redo().value()).profile, other); // another profile's is still there
        QVERIFY(!taste.redo().value());
        QCOMPARE(answersOf(*library, mine), (Texts{"c1 left", "c2 left", "c3 left"}));
        // What adds nothing is no change.
        QCOMPARE(taste.addChoices(mine, {choice(3)}, "import").value(), int64_t{0});
        QCOMPARE((*taste.undo(mine).value()).what, std::string("answer"));
        QCOMPARE(taste.addChoices(mine, {choice(1)}, "import").value(), int64_t{0});
        QCOMPARE((*taste.redo(mine).value()).choices, int64_t{1}); // and forgets nothing
    }

    void refusesWhatIsNotThere() {
        LibraryFolder folder;
        auto library = folder.open();
        TasteStore& taste = library->taste();
        QVERIFY(taste.addChoices(5, {choice(1)}, "answer").error().code == ErrorCode::NotFound);
        const auto mine = taste.createProfile("mine").value();
        VERIFY_OK(taste.addChoices(mine, {choice(1)}, "answer"));
        QVERIFY(says(taste.changeAnswer(mine, "c9", "left").error(), ErrorCode::NotFound, {"c9"}));
        QVERIFY(says(taste.deleteChoices(mine, {"c1", "c9"}).error(), ErrorCode::NotFound, {"c9"}));
        QCOMPARE(answersOf(*library, mine), (Texts{"c1 left"})); // all or nothing
        QVERIFY(taste.deleteProfile(9).error().code == ErrorCode::NotFound);
        QVERIFY(taste.forgetProfile(9).error().code == ErrorCode::NotFound);
    }

    void aDeletedProfileComesBack() {
        LibraryFolder folder;
        auto library = folder.open();
        TasteStore& taste = library->taste();
        const auto mine = taste.createProfile("mine").value();
        VERIFY_OK(taste.addChoices(mine, {choice(1), choice(2)}, "import"));
        VERIFY_OK(taste.deleteProfile(mine));
        QVERIFY(taste.profiles()->empty());
        const auto other = taste.createProfile("mine").value();
        QVERIFY(taste.profile("mine")->active);
        QVERIFY(says(taste.undo().error(), ErrorCode::Usage, {"mine", "rename"}));
        VERIFY_OK(taste.renameProfile(other, "new"));
        QCOMPARE((*taste.undo().value()).choices, int64_t{2});
        QCOMPARE(taste.profile("mine")->choices, int64_t{2});
        QVERIFY(taste.profile("new")->active);
        VERIFY_OK(taste.redo());
        QCOMPARE(taste.profiles()->size(), size_t{1});
        VERIFY_OK(taste.undo());
        VERIFY_OK(taste.forgetProfile(mine));
        QVERIFY(!taste.undo().value());
        QCOMPARE(taste.profiles()->size(), size_t{1});
    }

    void vectorsAndScoresOutliveTheirPictures() {
        LibraryFolder folder;
        auto library = folder.open();
        TasteStore& taste = library->taste();
        const auto mine = taste.createProfile("mine").value();
        const PictureRecord picture = folder.keep(*library);
        const PictureRecord other = folder.keep(*library, {.seed = 2});
        const auto rows = taste.pictures().value();
        QCOMPARE(rows.size(), size_t{2});
        QCOMPARE(rows[0].prompt, std::string("a red fox"));
        const std::string sha = rows[0].sha256;
        VERIFY_OK(taste.putVectors("clip-1", {{sha, {0.5F, -1.25F, 3e-8F}}, {promptVectorKey("a red fox"), {1}}}));
        VERIFY_OK(taste.putVectors("clip-2", {{sha, {9}}}));
        QCOMPARE(taste.vectors("clip-1", {"unknown", sha})->at(0).numbers, (std::vector<float>{0.5F, -1.25F, 3e-8F}));
        QCOMPARE(taste.vectors("clip-2", {sha, promptVectorKey("a red fox")})->size(), size_t{1});
        QCOMPARE(taste.vectorKeys("clip-2").value(), (Texts{sha}));
        QCOMPARE(taste.encoders().value(), (Texts{"clip-1", "clip-2"}));
        TasteChoiceRecord chosen = choice(1);
        chosen.left.sha256 = sha;
        VERIFY_OK(taste.addChoices(mine, {chosen}, "answer"));
        VERIFY_OK(library->putScore(picture.id, {.scorer = "aesthetic", .version = "1", .training = 0.6}));
        VERIFY_OK(library->putScore(other.id, {.scorer = "aesthetic", .version = "1", .training = 0.5}));
        VERIFY_OK(library->putScore(picture.id, {.scorer = kTasteScore, .version = "1", .raw = 2, .training = 2}));
        VERIFY_OK(taste.keepKnownScores());
        VERIFY_OK(library->moveToBin({picture.id}));
        QVERIFY(taste.pictures()->at(0).inBin);
        QCOMPARE(library->emptyBin().value(), int64_t{1});
        QCOMPARE(taste.pictures()->size(), size_t{1});
        QCOMPARE(taste.vectors("clip-1", {sha})->size(), size_t{1});
        QCOMPARE(taste.knownScores(sha)->size(), size_t{1}); // not the taste itself
        QCOMPARE(taste.knownScores(sha)->at(0).training, 0.6);
        QVERIFY(taste.knownScores(rows[1].sha256)->empty()); // nobody chose
        // Another version of the scorer: what was kept does not compare any more.
        VERIFY_OK(library->putScore(other.id, {.scorer = "aesthetic", .version = "2", .training = 0.4}));
        QVERIFY(taste.knownScores(sha)->empty());
    }

    void aPictureThatScoresAreWrittenIntoIsTheSame() {
        LibraryFolder folder;
        auto library = folder.open();
        TasteStore& taste = library->taste();
        const auto mine = taste.createProfile("mine").value();
        const PictureRecord picture = folder.keep(*library);
        const std::string before = taste.pictures()->at(0).sha256;
        VERIFY_OK(taste.putVectors("clip", {{before, {1, 2}}}));
        TasteChoiceRecord chosen = choice(1);
        chosen.left.sha256 = before;
        VERIFY_OK(taste.addChoices(mine, {chosen}, "answer"));
        VERIFY_OK(library->putScore(picture.id, {.scorer = kTasteScore, .version = "1", .raw = 2}));
        QCOMPARE(library->writeScores({picture.id}).value(), int64_t{0}); // that one is nobody's business
        VERIFY_OK(library->putScore(picture.id, {.scorer = "aesthetic", .version = "1", .raw = 6}));
        QCOMPARE(library->writeScores({picture.id}).value(), int64_t{1});
        const std::string after = taste.pictures()->at(0).sha256;
        QVERIFY(after != before);
        QCOMPARE(taste.vectors("clip", {before, after})->size(), size_t{1});
        QCOMPARE(taste.vectors("clip", {after})->at(0).numbers.size(), size_t{2});
        QCOMPARE(taste.choices(mine)->at(0).left.sha256, after);
        auto bytes = readFile(library->fileOf(picture), 1 << 20);
        VERIFY_OK(bytes);
        QVERIFY(bytes->find(kTasteScore) == std::string::npos);
    }

    void theGallerySortsByIt() {
        LibraryFolder folder;
        auto library = folder.open();
        std::vector<PictureId> ids;
        for (uint64_t seed = 1; seed <= 3; ++seed)
            ids.push_back(folder.keep(*library, {.seed = seed}).id);
        const double likings[] = {0.1, 2.5, -1};
        for (size_t i = 0; i < 3; ++i)
            VERIFY_OK(library->putScore(ids[i], {.scorer = kTasteScore,
                                                 .version = "profile 1",
                                                 .raw = likings[i],
                                                 .training = likings[i],
                                                 .quantile = (likings[i] + 1) / 3.5}));
        PictureQuery query;
        query.sort = PictureSort::Score;
        query.scoreSort = kTasteScore;
        QCOMPARE(library->find(query).value(), (std::vector<PictureId>{ids[1], ids[0], ids[2]}));
        VERIFY_OK(library->taste().forgetEverything());
        QVERIFY(library->scoresOf({ids[1]})->at(0).scores.empty());
    }

    void versions() {
        LibraryFolder folder;
        auto library = folder.open();
        TasteStore& taste = library->taste();
        const auto mine = taste.createProfile("mine").value();
        TasteVersionRecord version{0,  mine, "first", "taste/first.safetensors", "s1", "base", TasteVersionState::Kept,
                                   "", 0};
        const auto first = taste.addVersion(version);
        VERIFY_OK(first);
        version.name = "second";
        version.state = TasteVersionState::Default;
        const auto second = taste.addVersion(version);
        VERIFY_OK(second);
        VERIFY_OK(taste.setProof(*first, R"({"wins":12})"));
        VERIFY_OK(taste.setVersionState(*first, TasteVersionState::Default));
        auto list = taste.versions(mine).value();
        QCOMPARE(list.size(), size_t{2});
        QCOMPARE(list[0].name, std::string("second"));
        QVERIFY(list[0].state == TasteVersionState::Kept && list[1].state == TasteVersionState::Default);
        QCOMPARE(list[1].proof, std::string(R"({"wins":12})"));
        QVERIFY(list[1].made > 0);
        VERIFY_OK(taste.setVersionState(*first, TasteVersionState::RolledBack));
        QVERIFY(taste.versions(mine)->at(1).state == TasteVersionState::RolledBack);
        QVERIFY(taste.setVersionState(99, TasteVersionState::Kept).error().code == ErrorCode::NotFound);
        VERIFY_OK(taste.deleteVersion(*second));
        QCOMPARE(taste.versions(mine)->size(), size_t{1});
        QVERIFY(taste.deleteVersion(*second).error().code == ErrorCode::NotFound);
        QVERIFY(taste.setProof(99, "{}").error().code == ErrorCode::NotFound);
        version.profile = 99;
        QVERIFY(taste.addVersion(version).error().code == ErrorCode::NotFound);
    }

    void aRebuildLosesNothing() {
        LibraryFolder folder;
        TasteProfileId mine = 0;
        std::vector<TasteChoiceRecord> choices;
        std::string sha;
        {
            auto library = folder.open();
            TasteStore& taste = library->taste();
            mine = taste.createProfile("mine").value();
            folder.keep(*library);
            sha = taste.pictures()->at(0).sha256;
            TasteChoiceRecord chosen = choice(1);
            chosen.left.sha256 = sha;
            VERIFY_OK(taste.addChoices(mine, {chosen, choice(2), choice(3)}, "import"));
            VERIFY_OK(taste.deleteChoices(mine, {"c2"}));
            VERIFY_OK(taste.undo());
            VERIFY_OK(taste.putVectors("clip", {{sha, {1.5F, -2}}}));
            VERIFY_OK(taste.addVersion({0, mine, "first", "f", "s", "b", TasteVersionState::Default, "{}", 0}));
            VERIFY_OK(taste.setPrior(mine, "[1]"));
            choices = taste.choices(mine).value();
        }
        VERIFY_OK(Library::rebuild(folder.library(), nullptr, {}));
        auto library = folder.open();
        TasteStore& taste = library->taste();
        QCOMPARE(taste.profile("mine")->prior, std::string("[1]"));
        QVERIFY(taste.profile("mine")->active);
        QVERIFY(taste.choices(mine).value() == choices);
        QCOMPARE(taste.vectors("clip", {sha})->at(0).numbers, (std::vector<float>{1.5F, -2}));
        QCOMPARE(taste.versions(mine)->size(), size_t{1});
        VERIFY_OK(taste.redo()); // also what could be redone
        QCOMPARE(answersOf(*library, mine), (Texts{"c1 left", "c3 left"}));
        VERIFY_OK(taste.addChoices(mine, {choice(4)}, "answer"));
        QCOMPARE(answersOf(*library, mine), (Texts{"c1 left", "c3 left", "c4 left"}));
    }

    void everythingIsForgotten() {
        LibraryFolder folder;
        auto library = folder.open();
        TasteStore& taste = library->taste();
        const auto mine = taste.createProfile("mine").value();
        VERIFY_OK(taste.addChoices(mine, {choice(1)}, "answer"));
        VERIFY_OK(taste.deleteChoices(mine, {"c1"}));
        VERIFY_OK(taste.putVectors("clip", {{"x", {1}}}));
        VERIFY_OK(taste.addVersion({0, mine, "first", "f", "s", "b", TasteVersionState::Kept, "", 0}));
        VERIFY_OK(taste.forgetEverything());
        library.reset();
        auto database = Database::open(folder.library() / "library.sqlite", Database::Mode::ReadOnly);
        VERIFY_OK(database);
        for (const char* table :
             {"taste_profiles", "taste_changes", "taste_choices", "taste_vectors", "taste_scores", "taste_versions"})
            QCOMPARE((*database)->integer(fmt::format("SELECT count(*) FROM {}", table)).value().value(), int64_t{0});
    }

private:
    static bool says(const Error& error, ErrorCode code, const std::vector<std::string>& parts) {
        for (const std::string& part : parts)
            if (error.message.find(part) == std::string::npos) {
                qWarning("%s", error.message.c_str());
                return false;
            }
        return error.code == code;
    }
};

QTEST_GUILESS_MAIN(TestTasteStore)
#include "test_taste_store.moc"
