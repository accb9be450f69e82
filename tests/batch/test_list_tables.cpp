// Lists as tables (CSV, TSV) and as JSON lines.
#include "batch/list_rig.h"

#include <QtTest>

using namespace miro;

class TestListTables : public QObject {
    Q_OBJECT

    static void checkMistake(const QByteArray& text, const QByteArray& message, ListFormat format) {
        const std::string mistake = mistakeOf(text.toStdString(), format);
        QVERIFY2(mistake.find(message.toStdString()) != std::string::npos, mistake.c_str());
        QVERIFY(mistake.find('\n') == std::string::npos);
    }

private Q_SLOTS:
    void columnsAreSettings() {
        const auto entries =
            entriesOf("Prompt,Guidance Type,cfg_scale,SEED,reward.aesthetic,negative-reward.clip,targets,"
                      "tag,_mine\n"
                      "\"a cat, \"\"big\"\"\",linear,6.5,7,0.25,none,vqa=0.5; pick_score=none,t1,x\n"
                      "a dog,,,,,,,,\n",
                      ListFormat::Csv);
        QCOMPARE(entries.size(), size_t{2});
        const GenerationSettings& settings = entries[0].settings;
        QCOMPARE(settings.prompt, std::string("a cat, \"big\""));
        QCOMPARE(settings.guidanceType, GuidanceType::Linear);
        QCOMPARE(*settings.guidance, 6.5);
        QCOMPARE(*settings.seed, uint64_t{7});
        QVERIFY(entries[0].hasSeed);
        QVERIFY(settings.positive == (RewardTargets{{"aesthetic", 0.25}, {"vqa", 0.5}, {"pick_score", std::nullopt}}));
        QVERIFY(settings.negative == (RewardTargets{{"clip", std::nullopt}}));
        QVERIFY(entries[0].fields == (std::vector<std::pair<std::string, std::string>>{{"tag", "t1"}, {"_mine", "x"}}));
        QVERIFY(!entries[1].hasSeed && !entries[1].settings.guidance && entries[1].settings.positive.empty());
    }

    void newlinesInsideQuotes() {
        const BatchRequest request =
            listRequest("\r\nprompt,seed\r\n\"a\r\nb\",1\r\n\r\n,,\r\nc,2\r\n\"\",3", ListFormat::Csv);
        auto list = PromptList::open(request);
        QVERIFY2(list.ok(), list.message().c_str());
        QCOMPARE(list->size(), 3);
        QCOMPARE(list->entry(0).settings.prompt, std::string("a\nb"));
        QCOMPARE(list->entry(0).line, 3);
        QVERIFY(list->source(0) == "\"a\r\nb\",1");
        QCOMPARE(list->entry(1).line, 7);
        QCOMPARE(list->entry(2).settings.prompt, std::string()); // in quotes an empty prompt is meant
        QCOMPARE(*list->entry(2).settings.seed, uint64_t{3});
    }

    void partiPromptsAndLooseQuotes() {
        const auto entries = entriesOf("Prompt\tCategory\tChallenge\tNote\n"
                                       "bond\tAbstract\tBasic\tBiology-inspired concepts\n"
                                       "\"Fall\" written in leaves\tArts\tWriting\t\n"
                                       "\"a\tb\"\tArts\tWriting\t\"n\n",
                                       ListFormat::Tsv);
        QCOMPARE(entries.size(), size_t{2 + 1});
        QCOMPARE(entries[0].settings.prompt, std::string("bond"));
        QVERIFY(entries[0].fields[0] == (std::pair<std::string, std::string>{"Category", "Abstract"}));
        QCOMPARE(entries[1].settings.prompt, std::string("\"Fall\" written in leaves"));
        QCOMPARE(entries[2].settings.prompt, std::string("a\tb"));
    }

    void semicolonsOfSpreadsheets() {
        const auto entries = entriesOf("prompt;steps\na, b;5\n", ListFormat::Csv);
        QCOMPARE(entries[0].settings.prompt, std::string("a, b"));
        QCOMPARE(*entries[0].settings.steps, 5);
    }

    void mistakesInTables_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message");
        auto row = [](const char* name, const char* text, const char* message) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(message);
        };
        row("unknown column", "prompt,stepz\na,1",
            "prompts, line 1, column 8: unknown column 'stepz' (did you mean steps?)");
        row("score column", "prompt,aesthetic_score\na,1", "line 1, column 8: unknown column 'aesthetic_score'");
        row("no prompt column", "tag,steps\na,1", "line 1, column 1: no column is named prompt");
        row("column twice", "prompt,cfg_scale,guidance\na,1,2", "column 18: column 'guidance' stands there twice");
        row("folder column", "prompt,output_dir\na,b", "column 8: column 'output_dir' chooses where files go");
        row("width column", "prompt,width\na,512", "column 8: column 'width' has no meaning here");
        row("wrong type", "prompt,steps\na,1\nb,many",
            "prompts, line 3, column 3: column 'steps' 'many' is not valid: "
            "give an integer from 1 to 1000");
        row("target", "prompt,reward.aesthetic\na,2", "line 2, column 3: column 'reward.aesthetic': ");
        row("too many cells", "prompt,steps\na, b,2",
            "line 2, column 6: 3 cells, and the header has 2; put a prompt that "
            "holds ',' into double quotes");
        row("behind quotes", "prompt\n\"a\" b", "prompts, line 2, column 4: text behind a closing quote");
        row("open quote", "prompt,steps\n\"a,2\nb,3\n", "prompts, line 2, column 1: this quote is never closed");
        row("no prompt", "prompt,steps\n,2", "prompts, line 2, column 1: there is no prompt");
        row("no rows", "prompt,steps\n", "there is no prompt in it");
        row("empty", "", "the list is empty; a table begins with a line of column names");
        row("UTF-8", "prompt\na\n\xc3(", "prompts, line 3, byte 1: the byte 0xc3 is not valid UTF-8");
    }

    void mistakesInTables() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, message);
        checkMistake(text, message, ListFormat::Csv);
    }

    void objects() {
        const auto entries = entriesOf(
            R"({"prompt": "a cat\nb", "steps": 20, "guidance": 5, "seed": 18446744073709551615, "count": 2, "model": "m",)"
            R"( "targets": {"aesthetic": 0.5, "clip": null}, "negative_rewards": {"vqa": 0.25}, "guidance-type": "linear",)"
            R"( "keyframes": [{"step": 5, "targets": {"vqa": 1}}]})"
            "\n\n"
            R"({"tag": "two_object", "include": [{"class": "bench", "count": 1}], "prompt": "a photo", "z": 1, "a": true})"
            "\n"
            R"({"prompt": "", "steps": null, "seed": -1, "reward.aesthetic": "none"})",
            ListFormat::Jsonl);
        QCOMPARE(entries.size(), size_t{3});
        const GenerationSettings& settings = entries[0].settings;
        QCOMPARE(settings.prompt, std::string("a cat\nb"));
        QCOMPARE(*settings.steps, 20);
        QCOMPARE(*settings.guidance, 5.0);
        QCOMPARE(*settings.seed, UINT64_MAX);
        QCOMPARE(settings.count, 2);
        QCOMPARE(entries[0].model, std::string("m"));
        QVERIFY(settings.positive == (RewardTargets{{"aesthetic", 0.5}, {"clip", std::nullopt}}));
        QVERIFY(settings.negative == (RewardTargets{{"vqa", 0.25}}));
        QCOMPARE(settings.guidanceType, GuidanceType::Linear);
        QCOMPARE(*settings.keyframes.at(5).at("vqa"), 1.0);
        // GenEval's own, in their order.
        QCOMPARE(entries[1].line, 3);
        QVERIFY(
            entries[1].fields ==
            (std::vector<std::pair<std::string, std::string>>{
                {"tag", "two_object"}, {"include", R"([{"class":"bench","count":1}])"}, {"z", "1"}, {"a", "true"}}));
        QVERIFY(!entries[2].hasSeed && !entries[2].settings.steps);
        QVERIFY(entries[2].settings.positive == (RewardTargets{{"aesthetic", std::nullopt}}));
    }

    void mistakesInObjects_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message");
        auto row = [](const char* name, const QByteArray& text, const char* message) {
            QTest::newRow(name) << text << QByteArray(message);
        };
        row("no JSON", "{\"prompt\": \"a\"}\n{\"prompt\": }", "prompts, line 2, column 12: this line: not valid JSON");
        row("no object", "[1]", "line 1, column 1: this line is no JSON object");
        row("text", "a cat", "line 1, column 1: this line: not valid JSON");
        row("misspelt", "{\"prompt\": \"a\", \"stepz\": 3}", "column 17: unknown key 'stepz'; did you mean 'steps'?");
        row("wrong type", "{\"prompt\": \"a\", \"steps\": \"3\"}",
            "column 17: 'steps' '3' is not valid: give an integer");
        row("fraction", "{\"prompt\": \"a\", \"steps\": 2.5}",
            "'steps' '2.5' is not valid: give an integer from 1 to 1000");
        row("prompt's type", "{\"prompt\": 3}", "'prompt' '3' is not valid: give text in quotes");
        row("target's type", "{\"prompt\": \"a\", \"targets\": {\"x\": true}}", "'targets': x 'true' is not valid");
        row("target's range", "{\"prompt\": \"a\", \"targets\": {\"x\": 1.5}}",
            "'targets': x '1.5' is not valid: give a "
            "number from 0 to 1, or null");
        row("targets", "{\"prompt\": \"a\", \"targets\": [1]}",
            "'targets' '[1]' is not valid: give {\"KEY\": a number");
        row("no prompt", "{\"tag\": \"a\"}", "there is no prompt");
        row("folder", "{\"prompt\": \"a\", \"output_dir\": \"/x\"}", "'output_dir' chooses where files go");
        row("deep", "{\"prompt\": \"a\", \"x\": " + QByteArray(40, '[') + QByteArray(40, ']') + "}",
            "this line: JSON is nested deeper than 16 levels");
        row("huge number", "{\"prompt\": \"a\", \"guidance\": 1e999}", "a number that is too large");
        row("key twice", "{\"prompt\": \"a\", \"x\": {\"y\": 1, \"z\": 2}, \"x\": 3}", "a key stands there twice");
        row("cut off", "{\"prompt\": \"a", "line 1, column 14: this line: not valid JSON");
    }

    void mistakesInObjects() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, message);
        checkMistake(text, message, ListFormat::Jsonl);
    }
};

QTEST_GUILESS_MAIN(TestListTables)
#include "test_list_tables.moc"
