// Choices into a library and out of it: duels, repeats, files of three layouts, damaged ones.
#include "job/taste_records.h"
#include "library/library_fixtures.h"

using namespace miro;
using namespace miro::test;

namespace {

struct Desk {
    LibraryFolder folder;
    std::unique_ptr<Library> library = folder.open();
    std::vector<PictureRecord> pictures;
    TasteProfileRecord profile;

    Desk() {
        for (uint64_t seed = 1; seed <= 4; ++seed)
            pictures.push_back(folder.keep(*library, {.seed = seed}));
        pictures.push_back(folder.keep(*library, {.prompt = "another prompt", .seed = 5}));
        profile = tasteProfile(*library, {}, true).value();
    }
    Result<TasteChoice> answer(size_t left, size_t right, TasteAnswer answer) {
        return answerDuel(*library, profile, pictures[left].id, pictures[right].id, answer, 700);
    }
    std::string sha(size_t picture) const { return library->taste().picture(pictures[picture].id)->sha256; }
    std::string write(const std::string& name, const std::string& text) {
        folder.write(name, text);
        return folder.path(name).string();
    }
};

std::string pickLine(const std::string& left, const std::string& right, double leftLabel, double rightLabel,
                     bool answered = true) {
    return nlohmann::json{{"caption", "a"},       {"image_0_uid", left},   {"image_1_uid", right},
                          {"label_0", leftLabel}, {"label_1", rightLabel}, {"has_label", answered}}
               .dump() +
           "\n";
}

// Of our own layout.
std::string ownLine(int version = 1) {
    return nlohmann::json{{"miro_taste", version},
                          {"prompt", "a"},
                          {"left", {{"name", "1.png"}}},
                          {"right", {{"name", "2.png"}}},
                          {"answer", "left"}}
        .dump();
}

} // namespace

class TestTasteRecords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstProfileIsMade() {
        LibraryFolder folder;
        auto library = folder.open();
        QVERIFY(tasteProfile(*library, {}).error().code == ErrorCode::NotFound);
        QCOMPARE(tasteProfile(*library, {}, true)->name, std::string(kFirstProfile));
        QCOMPARE(tasteProfile(*library, {}, true)->name, std::string(kFirstProfile));
        QVERIFY(tasteProfile(*library, "x", true).error().message.find(kFirstProfile) != std::string::npos);
    }

    void duels() {
        Desk desk;
        const auto first = desk.answer(0, 1, TasteAnswer::Left);
        VERIFY_OK(first);
        QVERIFY(first->kind == TasteKind::Duel && first->repeatOf.empty());
        QCOMPARE(first->prompt, std::string("a red fox"));
        QCOMPARE(first->left.sha256, desk.sha(0));
        const auto again = desk.answer(1, 0, TasteAnswer::Right);
        VERIFY_OK(again);
        QVERIFY(again->kind == TasteKind::Repeat);
        QCOMPARE(again->repeatOf, first->id);
        VERIFY_OK(desk.answer(2, 3, TasteAnswer::Skip));
        QVERIFY(desk.answer(2, 3, TasteAnswer::Same)->kind == TasteKind::Duel); // a skip was no answer
        QVERIFY(desk.answer(1, 1, TasteAnswer::Left).error().code == ErrorCode::Usage);
        QVERIFY(desk.answer(1, 4, TasteAnswer::Left).error().message.find("different prompts") != std::string::npos);
        QVERIFY(answerDuel(*desk.library, desk.profile, 1, 99, TasteAnswer::Left).error().code == ErrorCode::NotFound);
        const auto kept = choicesOf(*desk.library, desk.profile).value();
        QCOMPARE(kept.size(), size_t{4});
        QVERIFY(kept[0] == *first && kept[1] == *again);
    }

    void ourOwnFilesComeBack() {
        Desk desk;
        VERIFY_OK(desk.answer(0, 1, TasteAnswer::Left));
        VERIFY_OK(desk.answer(1, 0, TasteAnswer::Right));
        VERIFY_OK(desk.answer(2, 3, TasteAnswer::Skip));
        const auto before = choicesOf(*desk.library, desk.profile).value();
        const fs::path file = desk.folder.path("mine.jsonl");
        QCOMPARE(exportTaste(*desk.library, desk.profile, file, TasteFileLayout::Own).value(), int64_t{3});
        QCOMPARE(importTaste(*desk.library, desk.profile, file)->added, int64_t{0}); // all are there
        VERIFY_OK(desk.library->taste().clear(desk.profile.id));
        const auto imported = importTaste(*desk.library, desk.profile, file);
        VERIFY_OK(imported);
        QCOMPARE(imported->added, int64_t{3});
        QCOMPARE(imported->unknown, int64_t{0});
        QVERIFY(choicesOf(*desk.library, desk.profile).value() == before);
        QCOMPARE((*desk.library->taste().undo().value()).what, std::string("import"));
        QVERIFY(exportTaste(*desk.library, desk.profile, file, TasteFileLayout::Own).error().code == ErrorCode::Usage);
    }

    void foreignFilesFindTheirPictures() {
        Desk desk;
        const std::string pick = pickLine("1.png", "elsewhere/2.png", 1, 0) +
                                 pickLine(desk.sha(0), "unknown", 0.5, 0.5) + pickLine("x", "y", 0, 1, false);
        const auto report = importTaste(*desk.library, desk.profile, desk.write("pick.jsonl", pick));
        VERIFY_OK(report);
        QVERIFY(report->layout == TasteFileLayout::PickAPic);
        QCOMPARE(report->added, int64_t{2});
        QCOMPARE(report->withoutAnswer, int64_t{1});
        QCOMPARE(report->unknown, int64_t{1});
        auto kept = choicesOf(*desk.library, desk.profile).value();
        QCOMPARE(kept[0].left.sha256, desk.sha(0));
        QCOMPARE(kept[0].right.sha256, desk.sha(1));
        QCOMPARE(kept[1].left.sha256, desk.sha(0));
        QVERIFY(kept[1].right.sha256.empty());
        // Once more: the same lines, the same choices.
        QCOMPARE(importTaste(*desk.library, desk.profile, desk.folder.path("pick.jsonl"))->added, int64_t{0});
        const nlohmann::json one{{"prompt", "a"}, {"image_path", {"3.png", "4.png"}}, {"human_preference", {0, 1}}};
        const std::string hpd = nlohmann::json::array({one, one}).dump();
        QCOMPARE(importTaste(*desk.library, desk.profile, desk.write("hpd.json", hpd))->added,
                 int64_t{2}); // two people
        QCOMPARE(importTaste(*desk.library, desk.profile, desk.folder.path("hpd.json"))->added, int64_t{0});
        QCOMPARE(exportTaste(*desk.library, desk.profile, desk.folder.path("out.jsonl"), TasteFileLayout::Hpd).value(),
                 int64_t{4});
        QCOMPARE(readTasteFile(desk.folder.path("out.jsonl"))->choices.size(), size_t{4});
    }

    void namesOfTwoPicturesSayNothing() {
        Desk desk;
        for (uint64_t day : {30, 31})
            VERIFY_OK(desk.library->keepPicture(
                {desk.folder.library() / fmt::format("pictures/2025/01/{}/same.png", day), {}, 0, {}, {}},
                pngOf({.seed = day})));
        const std::string line = pickLine("same.png", "1.png", 1, 0);
        QCOMPARE(importTaste(*desk.library, desk.profile, desk.write("x.jsonl", line))->unknown, int64_t{1});
    }

    void damagedFilesAreRefusedWhole() {
        Desk desk;
        const std::string good = ownLine();
        const auto fails = [&](const std::string& text, const std::vector<std::string>& parts) {
            const auto report = importTaste(*desk.library, desk.profile, desk.write("bad.jsonl", text));
            if (report.ok())
                return false;
            for (const std::string& part : parts)
                if (report.error().message.find(part) == std::string::npos) {
                    qWarning("%s", report.error().message.c_str());
                    return false;
                }
            return desk.library->taste().choices(desk.profile.id)->empty();
        };
        QVERIFY(fails(good + "\n" + good.substr(0, 40), {"bad.jsonl", "line 2"}));
        QVERIFY(fails(good + "\n\n" + nlohmann::json{{"caption", "a"}}.dump(), {"line 3", "miro_taste"}));
        QVERIFY(fails(nlohmann::json{{"promt", "a"}, {"left", 1}}.dump(), {"line 1"}));
        QVERIFY(fails(ownLine(9), {"line 1", "newer"}));
        QVERIFY(fails("", {"no choice"}));
        QVERIFY(importTaste(*desk.library, desk.profile, desk.folder.path("none.jsonl")).error().code ==
                ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestTasteRecords)
#include "test_taste_records.moc"
