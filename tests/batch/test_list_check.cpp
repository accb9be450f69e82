// What an editor marks; reward names; and mutated lists and prompts, which never crash and always have an answer.
#include "base/seeded_random.h"
#include "batch/list_check.h"
#include "batch/list_rig.h"
#include "batch/nearest_name.h"
#include "batch/prompt_expansion.h"
#include "batch/reward_names.h"

#include <QtTest>

using namespace miro;

namespace {

const std::vector<std::string> kPublished = {"clip_score",    "aesthetic_score",    "pick_a_score_score",
                                             "hpsv2_score",   "image_reward_score", "vqa_score",
                                             "sciscore_score"};

// One to four changes: a byte changed, left out or put in, a piece doubled or cut off.
std::string mutated(std::string text, SeededRandom& random) {
    static const std::string bytes = "{}|$_<>:=\\\"',;\t\n\r#-!()[]*0129az\xc3\xff";
    for (uint64_t change = random.below(4) + 1; change > 0 && !text.empty(); --change) {
        const auto at = static_cast<size_t>(random.below(text.size()));
        switch (random.below(5)) {
        case 0:
            text[at] = bytes[static_cast<size_t>(random.below(bytes.size()))];
            break;
        case 1:
            text.erase(at, 1);
            break;
        case 2:
            text.insert(at, 1, bytes[static_cast<size_t>(random.below(bytes.size()))]);
            break;
        case 3:
            text.insert(at, text.substr(static_cast<size_t>(random.below(text.size())), 12));
            break;
        default:
            text.resize(std::max<size_t>(1, at));
        }
    }
    return text;
}

} // namespace

class TestListCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allMistakesAreFound() {
        const auto problems =
            checkList(listRequest("a {b\nfine\n# c\nb --stepz 3\n\xc3\xa4 {c|d}} \n__x__ y\n--steps 3\n"));
        QCOMPARE(problems.size(), size_t{5});
        const std::vector<std::pair<int64_t, int64_t>> places{{1, 3}, {4, 3}, {5, 8}, {6, 1}, {7, 1}};
        for (size_t i = 0; i < places.size(); ++i) {
            QCOMPARE(problems[i].line, places[i].first);
            QCOMPARE(problems[i].column, places[i].second);
        }
        QVERIFY(problems[1].message.starts_with("unknown option --stepz"));
        QVERIFY(problems[3].message.starts_with("the wildcard __x__ is unknown"));
        QCOMPARE(problems[4].message, std::string("there is no prompt"));
    }

    void limitsAndWholeLists() {
        std::string text;
        for (int i = 0; i < 50; ++i)
            text += "{\n";
        QCOMPARE(checkList(listRequest(text), 7).size(), size_t{7});
        QVERIFY(checkList(listRequest("a\nb {c|d} --steps 3")).empty());
        QCOMPARE(checkList(listRequest("# x")).at(0).line, 0);
        QCOMPARE(checkList(listRequest("a\nb\xff")).at(0).line, 2);
        QCOMPARE(checkList(listRequest("a\nb\xff")).at(0).column, 2);
        QCOMPARE(checkList(listRequest("prompt,x\n", ListFormat::Csv)).at(0).column, 8);
        const auto rows = checkList(listRequest("prompt,steps\n\"a\nb\",x\nc,1\nd,y\n", ListFormat::Csv));
        QCOMPARE(rows.size(), size_t{2});
        QCOMPARE(rows[0].line, 3);
        QCOMPARE(rows[0].column, 4);
        QCOMPARE(rows[1].line, 5);
        BatchRequest request;
        request.listFile = "/nowhere/list.txt";
        QCOMPARE(checkList(request).size(), size_t{1});
    }

    void rewardsAsPeopleNameThem() {
        const std::vector<std::pair<const char*, const char*>> names = {{"aesthetic", "aesthetic_score"},
                                                                        {"aesthetic_score", "aesthetic_score"},
                                                                        {"Aesthetic", "aesthetic_score"},
                                                                        {"clip", "clip_score"},
                                                                        {"clip_jina", "clip_score"},
                                                                        {"pick_score", "pick_a_score_score"},
                                                                        {"PickScore", "pick_a_score_score"},
                                                                        {"pick", "pick_a_score_score"},
                                                                        {"image reward", "image_reward_score"},
                                                                        {"hpsv2", "hpsv2_score"},
                                                                        {"VQA", "vqa_score"},
                                                                        {"sciscore", "sciscore_score"}};
        for (const auto& [name, key] : names)
            QCOMPARE(rewardKeyFrom(name, kPublished).value(), std::string(key));
        QVERIFY(
            rewardKeyFrom("astetic", kPublished).message().starts_with("reward 'astetic' is unknown to this model"));
        QVERIFY(rewardKeyFrom("x", {"a_score", "a"}).message().ends_with("it was trained on: a_score, a"));
        QCOMPARE(rewardKeyFrom("a", {"a_score", "a"}).value(), std::string("a"));
        QCOMPARE(rewardKeyFrom("A", {"a_score", "a"}).message(),
                 std::string("reward 'A' can be a_score or a; write one of them"));
        QCOMPARE(rewardKeyFrom("sharpness", {"beauty", "sharpness"}).value(), std::string("sharpness"));

        GenerationSettings settings;
        settings.positive = {{"aesthetic", 0.5}, {"vqa_score", 1.0}};
        settings.keyframes[3] = {{"clip", 0.25}};
        QVERIFY(nameRewards(settings, kPublished).ok());
        QVERIFY(settings.positive == (RewardTargets{{"aesthetic_score", 0.5}, {"vqa_score", 1.0}}));
        QVERIFY(settings.keyframes.at(3) == (RewardTargets{{"clip_score", 0.25}}));
        settings.positive["aesthetic"] = 0.25;
        QVERIFY(nameRewards(settings, kPublished).message().starts_with("reward aesthetic_score has two targets"));
        settings.positive = {};
        settings.keyframes[4] = {{"x", 0.25}};
        QVERIFY(nameRewards(settings, kPublished).message().starts_with("the reward keyframe at step 4: "));
    }

    void nearestNames() {
        const std::vector<std::string> names = {"seed", "steps", "guidance", "negative-prompt"};
        QCOMPARE(nearestName("stpes", names), std::string("steps"));
        QCOMPARE(nearestName("Negative_Promt", names), std::string("negative-prompt"));
        QVERIFY(nearestName("width", names).empty());
        QVERIFY(nearestName("", names).empty());
        QVERIFY(nearestName(std::string(1000, 's'), names).empty());
        QCOMPARE(didYouMean("guidence", names), std::string(" (did you mean guidance?)"));
    }

    void mutatedListsHaveAnAnswer_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("text") << int(ListFormat::Text)
                              << QByteArray(
                                     "a cat --steps 20 --reward aesthetic=0.5\n# c\n--prompt \"a b\" --negative_prompt "
                                     "x y --cfg_scale 5 --n_iter 2\r\nb {c|d} __e__ --seed -1\n");
        QTest::newRow("csv") << int(ListFormat::Csv)
                             << QByteArray(
                                    "prompt,steps,reward.aesthetic,tag\n\"a, \"\"b\"\"\n\",20,0.5,x\nc,,none,\n");
        QTest::newRow("tsv") << int(ListFormat::Tsv)
                             << QByteArray("Prompt\tCategory\tcount\n\"a\" b\tx\t2\n\"c\td\"\ty\t\n");
        QTest::newRow("jsonl") << int(ListFormat::Jsonl)
                               << QByteArray(
                                      "{\"prompt\": \"a\\u00e4\", \"steps\": 20, \"targets\": {\"x\": 0.5}}\n"
                                      "{\"tag\": \"t\", \"include\": [{\"class\": \"b\"}], \"prompt\": \"c\"}\n");
    }

    void mutatedListsHaveAnAnswer() {
        QFETCH(int, format);
        QFETCH(QByteArray, text);
        SeededRandom random(17);
        for (int i = 0; i < 4000; ++i) {
            const BatchRequest request = listRequest(mutated(text.toStdString(), random), ListFormat(format));
            const auto list = PromptList::open(request);
            const auto problems = checkList(request);
            if (list.ok()) {
                for (int64_t at = 0; at < list->size(); ++at) {
                    QVERIFY(list->entry(at).line >= 1);
                    QVERIFY(list->source(at).size() <= request.listText.size());
                }
                continue;
            }
            QVERIFY2(!problems.empty(), request.listText.c_str());
            const std::string message = list.message();
            QVERIFY2(message.starts_with("prompts, line ") || message.starts_with("prompts: "), message.c_str());
            QVERIFY(message.find('\n') == std::string::npos);
            QVERIFY(problems[0].line >= 0 && problems[0].column >= 0);
        }
    }

    void mutatedPromptsHaveAnAnswer() {
        const std::string prompts[] = {
            "{2$$ and $$a|{b|c}|0.5::d} ${x=!{e|f}}${x}${y:g} __h(i=j)__ <random[1-2,]:1-5|k,l> \\{m # n",
            "<setvar[v]:<random:a||b>> <var:v> <reward aesthetic:{0.2|0.3}> <param[Steps]:20> <wildcard:n,not=o> "
            "{-2$$p|q|r}"};
        SeededRandom random(4);
        for (int i = 0; i < 15000; ++i) {
            BatchRequest request;
            request.listName = "prompts";
            request.expand.mode = i % 3 == 0 ? ExpandMode::None : i % 3 == 1 ? ExpandMode::All : ExpandMode::Random;
            request.expand.maxPrompts = 5000;
            ListEntry entry;
            entry.line = 7;
            entry.settings.prompt = mutated(prompts[i % 2], random);
            auto expander = PromptExpander::open(request);
            QVERIFY(expander.ok());
            const auto count = expander->count(entry);
            if (!count.ok()) {
                QVERIFY2(count.message().starts_with("prompts, line 7: "), count.message().c_str());
                continue;
            }
            QVERIFY(*count >= 1);
            const auto which = static_cast<int64_t>(random.below(static_cast<uint64_t>(*count)));
            const auto expanded = expander->expand(entry, i, which);
            if (!expanded.ok())
                QVERIFY2(expanded.message().starts_with("prompts, line 7: "), expanded.message().c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestListCheck)
#include "test_list_check.moc"
