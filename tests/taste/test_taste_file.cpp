#include "base/files.h"
#include "taste/taste_file.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace miro;

class TestTasteFile : public QObject {
    Q_OBJECT

    static TasteChoice full() {
        TasteChoice choice;
        choice.id = "7";
        choice.profile = "landscapes";
        choice.prompt = "a cat \"and\"\na dog \xc3\xa9";
        choice.left = {"pictures/2026/1.png", std::string(64, 'a')};
        choice.right = {"pictures/2026/2.png", ""};
        choice.answer = TasteAnswer::Right;
        choice.kind = TasteKind::Repeat;
        choice.repeatOf = "3";
        choice.made = "2026-11-30T02:33:00Z";
        choice.milliseconds = 2150;
        return choice;
    }

    // The message is one line that names what is asked for.
    static void refuses(const std::string& text, const std::vector<std::string>& parts,
                        ErrorCode code = ErrorCode::Corrupt) {
        const auto file = parseTasteFile(text, "votes.jsonl");
        QVERIFY(!file.ok());
        const std::string message = file.message();
        QCOMPARE(file.error().code, code);
        QVERIFY2(message.find('\n') == std::string::npos, message.c_str());
        QVERIFY2(message.starts_with("votes.jsonl"), message.c_str());
        for (const std::string& part : parts)
            QVERIFY2(message.find(part) != std::string::npos, (message + "  lacks: " + part).c_str());
    }

    static constexpr const char* kLine = R"({"miro_taste":1,"prompt":"p","left":{"name":"a"},"right":{"name":"b"},)";

private Q_SLOTS:
    void ourOwnLayoutComesBackWhole() {
        TasteChoice bare;
        bare.left.name = "a";
        bare.right.name = "b";
        bare.answer = TasteAnswer::Skip;
        std::vector<TasteChoice> choices{full(), bare};
        for (const TasteKind kind : {TasteKind::Duel, TasteKind::Mark, TasteKind::Import, TasteKind::Proof}) {
            choices.push_back(full());
            choices.back().kind = kind;
            choices.back().answer = TasteAnswer::Same;
        }
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("votes.jsonl").toStdString();
        QVERIFY(writeTasteFile(path, choices).ok());
        const auto file = readTasteFile(path);
        QVERIFY2(file.ok(), file.message().c_str());
        QCOMPARE(file->layout, TasteFileLayout::Own);
        QVERIFY(file->choices == choices);
        QVERIFY(!readTasteFile(path.string() + "x").ok());
    }

    void pickAPicIsRead() {
        const auto file = parseTasteFile(
            "\xef\xbb\xbf"
            R"({"are_different":true,"best_image_uid":"u1","caption":"a cat","created_at":"2023-01-01","has_label":true,"image_0_uid":"u0","image_0_url":"http://x","image_1_uid":"u1","label_0":0.0,"label_1":1.0,"model_0":"m","ranking_id":12,"user_id":4})"
            "\r\n\n"
            R"({"caption":"a dog","image_0_uid":"u2","image_1_uid":"u3","label_0":0.5,"label_1":0.5})"
            "\n"
            R"({"caption":"no","image_0_uid":"u2","image_1_uid":"u3","label_0":0,"label_1":0,"has_label":false})",
            "votes.jsonl");
        QVERIFY2(file.ok(), file.message().c_str());
        QCOMPARE(file->layout, TasteFileLayout::PickAPic);
        QCOMPARE(file->choices.size(), size_t{2});
        QCOMPARE(file->withoutAnswer, int64_t{1});
        QCOMPARE(file->choices[0].answer, TasteAnswer::Right);
        QCOMPARE(file->choices[0].id, std::string("12"));
        QCOMPARE(file->choices[0].right.name, std::string("u1"));
        QCOMPARE(file->choices[0].kind, TasteKind::Import);
        QCOMPARE(file->choices[1].answer, TasteAnswer::Same);
    }

    void hpdIsRead() {
        const auto file = parseTasteFile(
            R"([{"prompt":"p","image_path":["a.jpg","b.jpg"],"human_preference":[1,0],"user_hash":"x"},
                {"prompt":"q","file_path":["c.jpg","d.jpg"],"human_preference":[0,1]},
                {"prompt":"r","image_path":["e","f","g"],"rank":[2,0,2]}])",
            "votes.json");
        QVERIFY2(file.ok(), file.message().c_str());
        QCOMPARE(file->layout, TasteFileLayout::Hpd);
        QCOMPARE(file->choices.size(), size_t{5});
        QCOMPARE(file->choices[0].answer, TasteAnswer::Left);
        QCOMPARE(file->choices[1].answer, TasteAnswer::Right);
        QCOMPARE(file->choices[2].answer, TasteAnswer::Right); // e, f: rank 0 is the best
        QCOMPARE(file->choices[3].answer, TasteAnswer::Same);  // e, g
        QCOMPARE(file->choices[4].answer, TasteAnswer::Left);  // f, g
    }

    void foreignLayoutsAreWritten() {
        std::vector<TasteChoice> choices;
        for (const TasteAnswer answer : {TasteAnswer::Left, TasteAnswer::Right, TasteAnswer::Same, TasteAnswer::Skip}) {
            choices.push_back(full());
            choices.back().answer = answer;
        }
        for (const TasteFileLayout layout : {TasteFileLayout::PickAPic, TasteFileLayout::Hpd}) {
            const auto file = parseTasteFile(tasteFileText(choices, layout), "again");
            QVERIFY2(file.ok(), file.message().c_str());
            QCOMPARE(file->layout, layout);
            QCOMPARE(file->choices.size(), size_t{3});
            for (size_t i = 0; i < 3; ++i) {
                QCOMPARE(file->choices[i].answer, choices[i].answer);
                QCOMPARE(file->choices[i].prompt, choices[i].prompt);
                QCOMPARE(file->choices[i].left.name, choices[i].left.key());
            }
        }
        QCOMPARE(std::string(tasteLayoutKey(TasteFileLayout::PickAPic)), std::string("pick-a-pic"));
    }

    void otherFieldsAreNamedWithTheNearest() {
        refuses(R"({"captoin":"c","image_0_uid":"a","image_1_uid":"b","label_0":1,"label_1":0})",
                {"line 1", "caption", "is it captoin?", "Pick-a-Pic"});
        refuses(R"({"prompt":"p","image_paths":["a","b"],"human_preference":[1,0]})",
                {"line 1", "image_path", "is it image_paths?", "HPD"});
        refuses(R"({"text":"p","winner":"a","loser":"b"})", {"line 1", "text, winner", "caption", "human_preference"});
        refuses(std::string(kLine) + R"("answer":"left","profil":"x"})", {"unknown field profil", "mean profile"});
        // A later line that is of another layout.
        refuses(std::string(kLine) +
                    "\"answer\":\"left\"}\n{\"prompt\":\"p\",\"left\":1,\"right\":2,\"answr\":\"left\"}",
                {"line 2", "miro_taste"});
    }

    void badValuesAreNamed() {
        const std::string line = kLine;
        refuses(line + R"("answer":"lefft"})", {"answer", "lefft", "did you mean left", "skip"});
        refuses(line + R"("answer":1})", {"answer", "not a text"});
        refuses(line + R"("answer":"left","kind":"guess"})", {"kind", "guess"});
        refuses(line + R"("answer":"left","milliseconds":-4})", {"milliseconds"});
        refuses(line + R"("answer":"left")", {"line 1"}); // torn
        refuses(R"({"miro_taste":1,"prompt":"p","left":{"name":"a"},"right":{"name":"a"},"answer":"left"})",
                {"same picture"});
        refuses(R"({"miro_taste":1,"prompt":"p","left":{},"right":{"name":"a"},"answer":"left"})", {"left", "neither"});
        refuses(R"({"miro_taste":1,"prompt":"p","left":"a","right":{"name":"a"},"answer":"left"})", {"left", "object"});
        refuses(R"({"miro_taste":1,"prompt":"p","left":{"nane":"a"},"right":{"name":"a"},"answer":"left"})",
                {"nane", "mean name"});
        refuses(R"({"miro_taste":1,"prompt":"p","left":{"sha256":"zz"},"right":{"name":"a"},"answer":"left"})",
                {"sha256", "64"});
        refuses(R"({"miro_taste":"1","prompt":"p","left":{"name":"a"},"right":{"name":"b"},"answer":"left"})",
                {"miro_taste", "version"});
        refuses(R"({"miro_taste":2,"prompt":"p","left":{"name":"a"},"right":{"name":"b"},"answer":"left"})",
                {"version 2", "update"}, ErrorCode::Unsupported);
        const std::string pick = R"({"caption":"c","image_0_uid":"a","image_1_uid":"b",)";
        refuses(pick + R"("label_0":1,"label_1":1})", {"label_0", "1 and 1"});
        refuses(pick + R"("label_0":"1","label_1":0})", {"label_0", "not a number"});
        refuses(pick + R"("label_0":1,"label_1":0,"has_label":3})", {"has_label"});
        refuses(R"({"caption":"c","image_0_uid":"a","image_1_uid":"a","label_0":1,"label_1":0})", {"two pictures"});
        refuses(R"({"prompt":"p","image_path":["a"],"human_preference":[1]})", {"image_path", "2 to 64"});
        refuses(R"({"prompt":"p","image_path":["a",2],"human_preference":[1,0]})", {"image_path"});
        refuses(R"({"prompt":"p","image_path":["a","b"],"human_preference":[1]})", {"human_preference", "2 whole"});
        refuses(R"({"prompt":"p","image_path":["a","b"],"rank":[0.5,1]})", {"rank"});
        refuses(R"({"prompt":"p","image_path":["a","a"],"rank":[0,1]})", {"twice"});
    }

    void whatHoldsNoChoiceIsNamed() {
        refuses("", {"no choice"}, ErrorCode::Usage);
        refuses("\n \n", {"no choice"}, ErrorCode::Usage);
        refuses("[]", {"no choice"}, ErrorCode::Usage);
        refuses("[1]", {"entry 1", "no JSON object"});
        refuses("3", {"line 1", "no JSON object"});
        refuses("\x89PNG\r\n", {"line 1"});
        refuses(R"({"caption":"c","image_0_uid":"a","image_1_uid":"b","label_0":1,"label_1":0,"has_label":false})",
                {"no choice"}, ErrorCode::Usage);
    }
};

QTEST_GUILESS_MAIN(TestTasteFile)
#include "test_taste_file.moc"
