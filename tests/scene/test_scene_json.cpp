// The truth about a scene goes into a sample's .json and comes back; what is no truth is named.
#include "scene/scene_json.h"
#include "scene/scene_source.h"
#include "starter_sprites.h"

#include <QtTest>
#include <nlohmann/json.hpp>

using namespace miro;

class TestSceneJson : public QObject {
    Q_OBJECT

    static nlohmann::json good() {
        return {
            {"category", "color_attr"},
            {"things",
             {{{"name", "car"}, {"colour", "red"}, {"count", 1}}, {{"name", "star"}, {"colour", ""}, {"count", 1}}}},
            {"relation", "above"},
            {"background", "blue"}};
    }

private Q_SLOTS:
    void everySceneComesBack() {
        const SceneSource source(starterSprites());
        for (uint64_t i = 0; i < 500; ++i) {
            const ScenePrompt shown = source.scene(1, i).scene.shown;
            const nlohmann::json json = nlohmann::json::parse(scenePromptJson(shown, starterSprites()).dump());
            const auto back = scenePromptFromJson(json, starterSprites(), "x");
            QVERIFY2(back.ok(), back.message().c_str());
            QVERIFY(*back == shown);
        }
    }

    void whatIsNotSaidMayBeMissing() {
        const nlohmann::json json{{"category", "single_object"}, {"things", {{{"name", "cat"}}}}};
        const auto read = scenePromptFromJson(json, starterSprites(), "x");
        QVERIFY2(read.ok(), read.message().c_str());
        QCOMPARE(read->things.front().count, int64_t{1});
        QVERIFY(read->relation == SceneRelation::None && read->background.empty());
    }

    void whatIsNoTruthIsNamed_data() {
        QTest::addColumn<QString>("change"); // a JSON patch
        QTest::addColumn<QString>("says");
        QTest::newRow("things") << R"([{"op": "remove", "path": "/things"}])"
                                << "which things";
        QTest::newRow("no thing") << R"([{"op": "replace", "path": "/things", "value": []}])"
                                  << "which things";
        QTest::newRow("a thing") << R"([{"op": "replace", "path": "/things/0", "value": 3}])"
                                 << "no object";
        QTest::newRow("name") << R"([{"op": "replace", "path": "/things/1/name", "value": "yak\n"}])"
                              << "'name' of the scene is 'yak";
        QTest::newRow("no text") << R"([{"op": "replace", "path": "/things/1/name", "value": 3}])"
                                 << "'name' of the scene is no text";
        QTest::newRow("colour") << R"([{"op": "replace", "path": "/things/0/colour", "value": "white"}])"
                                << "'colour' of the scene is 'white'";
        QTest::newRow("count") << R"([{"op": "replace", "path": "/things/0/count", "value": 5}])"
                               << "'count' of the scene is '5'";
        QTest::newRow("category") << R"([{"op": "replace", "path": "/category", "value": "cats"}])"
                                  << "'category' of the scene is 'cats'";
        QTest::newRow("relation") << R"([{"op": "replace", "path": "/relation", "value": "near"}])"
                                  << "'relation' of the scene is 'near'";
        QTest::newRow("relation of one") << R"([{"op": "remove", "path": "/things/1"}])"
                                         << "'relation' of the scene is 'above'";
        QTest::newRow("background") << R"([{"op": "replace", "path": "/background", "value": "plaid"}])"
                                    << "'background' of the scene is 'plaid'";
    }
    void whatIsNoTruthIsNamed() {
        QFETCH(QString, change);
        QFETCH(QString, says);
        QVERIFY(scenePromptFromJson(good(), starterSprites(), "x").ok());
        const nlohmann::json spoilt = good().patch(nlohmann::json::parse(change.toStdString()));
        const auto read = scenePromptFromJson(spoilt, starterSprites(), "a.tar: 7");
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::Corrupt);
        const QString message = QString::fromStdString(read.message());
        QVERIFY2(message.startsWith("a.tar: 7: ") && message.contains(says) && !message.contains('\n'),
                 qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(TestSceneJson)
#include "test_scene_json.moc"
