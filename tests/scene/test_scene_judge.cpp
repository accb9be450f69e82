#include "scene/scene_judge.h"
#include "starter_sprites.h"

#include <QtTest>

using namespace miro;

class TestSceneJudge : public QObject {
    Q_OBJECT

    const int m_cat = *starterSprites().find("cat");
    const int m_dog = *starterSprites().find("dog");
    const int m_car = *starterSprites().find("car");

    static SceneVerdict verdict(const ScenePrompt& prompt, const std::vector<FoundSprite>& found) {
        return judgeScene(prompt, found, starterSprites());
    }

    ScenePrompt pair(SceneRelation relation) const {
        ScenePrompt prompt;
        prompt.category = SceneCategory::Position;
        prompt.things = {{m_cat, {}, 1}, {m_dog, {}, 1}};
        prompt.relation = relation;
        return prompt;
    }

private Q_SLOTS:
    void bothThingsHaveToBeThere() {
        const FoundSprite cat{m_cat, {}, 30, 64, 50, 1}, dog{m_dog, {}, 95, 64, 50, 1};
        QVERIFY(verdict(pair(SceneRelation::None), {cat, dog}).correct);
        QCOMPARE(verdict(pair(SceneRelation::None), {cat}).reason, "0 of 1 dogs");
        QCOMPARE(verdict(pair(SceneRelation::None), {cat, cat, dog}).reason, "2 of 1 cats");
    }

    void nothingElseMayBeThere() {
        const FoundSprite cat{m_cat, {}, 30, 64, 50, 1}, dog{m_dog, {}, 95, 64, 50, 1},
            car{m_car, "red", 64, 20, 40, 1};
        QCOMPARE(verdict(pair(SceneRelation::None), {cat, dog, car}).reason, "a car too much");
    }

    void sidesAreToldApart() {
        const FoundSprite cat{m_cat, {}, 30, 30, 50, 1}, dog{m_dog, {}, 95, 95, 50, 1};
        for (const auto& [relation, holds] :
             std::vector<std::pair<SceneRelation, bool>>{{SceneRelation::LeftOf, true},
                                                         {SceneRelation::RightOf, false},
                                                         {SceneRelation::Above, true},
                                                         {SceneRelation::Below, false},
                                                         {SceneRelation::None, true}})
            QCOMPARE(verdict(pair(relation), {cat, dog}).correct, holds);
        // Hardly to the left is not left.
        const FoundSprite below{m_dog, {}, 34, 95, 50, 1};
        QVERIFY(!verdict(pair(SceneRelation::LeftOf), {cat, below}).correct);
    }

    void coloursAndNumbersCount() {
        ScenePrompt blue;
        blue.things = {{m_car, "blue", 1}};
        QCOMPARE(verdict(blue, {{m_car, "red", 64, 64, 80, 1}}).reason, "the car is not blue");
        QVERIFY(verdict(blue, {{m_car, "blue", 64, 64, 80, 1}}).correct);
        ScenePrompt three;
        three.things = {{m_cat, {}, 3}};
        const FoundSprite cat{m_cat, {}, 30, 30, 50, 1};
        QCOMPARE(verdict(three, {cat, cat}).reason, "2 of 3 cats");
        QVERIFY(verdict(three, {cat, cat, cat}).correct);
    }
};

QTEST_APPLESS_MAIN(TestSceneJudge)
#include "test_scene_judge.moc"
