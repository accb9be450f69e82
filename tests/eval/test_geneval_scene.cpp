#include "base/seeded_random.h"
#include "eval/geneval_scene.h"
#include "scene/scene_source.h"
#include "scene/starter_sprites.h"

#include <QtTest>
#include <set>

using namespace miro;

class TestGenevalScene : public QObject {
    Q_OBJECT

    static int sprite(const char* name) { return *starterSprites().find(name); }

private Q_SLOTS:
    void aPositionIsWrittenAsGenEvalWritesIt() {
        ScenePrompt prompt;
        prompt.category = SceneCategory::Position;
        prompt.things = {{sprite("dog"), {}, 1}, {sprite("cat"), {}, 1}};
        prompt.relation = SceneRelation::RightOf;
        QCOMPARE(genevalFromScene(prompt, starterSprites(), "a photo of a dog right of a cat").dump(),
                 "{\"tag\":\"position\",\"include\":[{\"class\":\"cat\",\"count\":1},"
                 "{\"class\":\"dog\",\"count\":1,\"position\":[\"right of\",0]}],\"prompt\":\"a photo of a dog right "
                 "of a cat\"}");
    }

    void whatIsWrittenIsReadAgain() {
        const SceneSource source(starterSprites());
        SeededRandom random(3);
        for (const SceneCategory category : kSceneCategories)
            for (int i = 0; i < 40; ++i) {
                ScenePrompt prompt = source.prompt(category, i % 2, random);
                const auto read = sceneFromGeneval(genevalFromScene(prompt, starterSprites(), "x"), starterSprites());
                QVERIFY(read.ok());
                prompt.background.clear(); // GenEval knows none
                QVERIFY(*read == prompt);
            }
    }

    void whatCannotBeRead_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("no object") << "[]"
                                   << "'include'";
        QTest::newRow("no include") << "{\"tag\":\"counting\"}"
                                    << "'include'";
        QTest::newRow("empty") << "{\"include\":[]}"
                               << "names 0 things";
        QTest::newRow("three") << "{\"include\":[{\"class\":\"cat\"},{\"class\":\"dog\"},{\"class\":\"cow\"}]}"
                               << "names 3 things";
        QTest::newRow("no class") << "{\"include\":[{\"count\":2}]}"
                                  << "'class'";
        QTest::newRow("a stranger") << "{\"include\":[{\"class\":\"toaster\"}]}"
                                    << "'toaster'";
        QTest::newRow("count") << "{\"include\":[{\"class\":\"cat\",\"count\":0}]}"
                               << "'count'";
        QTest::newRow("half a count") << "{\"include\":[{\"class\":\"cat\",\"count\":1.5}]}"
                                      << "'count'";
        QTest::newRow("colour") << "{\"include\":[{\"class\":\"car\",\"color\":\"beige\"}]}"
                                << "'color' of the car";
        QTest::newRow("position") << "{\"include\":[{\"class\":\"cat\"},{\"class\":\"dog\",\"position\":[\"near\",0]}]}"
                                  << "'position'";
        QTest::newRow("position of")
            << "{\"include\":[{\"class\":\"cat\"},{\"class\":\"dog\",\"position\":[\"above\",1]}]}"
            << "'position'";
    }
    void whatCannotBeRead() {
        QFETCH(QString, text);
        QFETCH(QString, part);
        const auto read = sceneFromGeneval(nlohmann::json::parse(text.toStdString()), starterSprites());
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
        QVERIFY2(read.error().message.find(part.toStdString()) != std::string::npos, read.error().message.c_str());
    }

    void fiftyPromptsOfEachCategory() {
        ScenePromptsRequest request;
        request.categories.assign(kSceneCategories.begin(), kSceneCategories.end());
        request.heldOut = true;
        const auto lines = scenePromptLines(request, starterSprites());
        QVERIFY(lines.ok());
        QCOMPARE(lines->size(), size_t(300));
        std::map<std::string, std::set<std::string>> words;
        for (const std::string& line : *lines) {
            const auto json = nlohmann::json::parse(line);
            words[json["tag"]].insert(json["prompt"].get<std::string>());
            const auto prompt = sceneFromGeneval(json, starterSprites());
            QVERIFY(prompt.ok());
            if (prompt->things.size() > 1 || prompt->things[0].count > 1 || !prompt->things[0].colour.empty())
                QVERIFY(isHeldOut(*prompt)); // of single things the background is what is held out
        }
        for (const SceneCategory category : kSceneCategories)
            QCOMPARE(words[toText(category)].size(), size_t(50));

        // A category's prompts do not depend on the others; another seed gives others.
        request.categories = {SceneCategory::Counting};
        const auto counting = scenePromptLines(request, starterSprites());
        QVERIFY(std::equal(counting->begin(), counting->end(), lines->begin() + 100));
        request.seed = 1;
        QVERIFY(*scenePromptLines(request, starterSprites()) != *counting);
        request.heldOut = false;
        for (const std::string& line : *scenePromptLines(request, starterSprites()))
            QVERIFY(!isHeldOut(*sceneFromGeneval(nlohmann::json::parse(line), starterSprites())));
    }

    void morePromptsThanThereAre() {
        ScenePromptsRequest request;
        request.categories = {SceneCategory::Counting};
        request.heldOut = true;
        request.perCategory = 100'000;
        const auto lines = scenePromptLines(request, starterSprites());
        QVERIFY(!lines.ok());
        QCOMPARE(lines.error().code, ErrorCode::Unsupported);
        QVERIFY(lines.error().message.find("counting") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestGenevalScene)
#include "test_geneval_scene.moc"
