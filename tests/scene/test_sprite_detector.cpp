#include "detector_examiner.h"
#include "image/resize.h"
#include "scene/scene_render.h"
#include "scene/sprite_detector.h"
#include "scene/starter_sprites.h"

#include <QtTest>

using namespace miro;

// On a fixed sample of real scenes it is right about what there is, and finds nothing where nothing is.
class TestSpriteDetector : public QObject {
    Q_OBJECT

    const SpriteDetector m_detector{starterSprites()};
    SceneRenderer m_renderer{starterSprites()};
    DetectorExaminer m_examiner{starterSprites()};

    std::vector<FoundSprite> find(const Image& picture) const {
        auto found = m_detector.detect(picture);
        if (!found.ok())
            qFatal("%s", found.error().message.c_str());
        return *found;
    }

    static int sprite(const char* name) { return *starterSprites().find(name); }

    Image sceneOf(const std::vector<PlacedSprite>& sprites, std::array<float, 3> background = {0.9f, 0.9f, 0.85f},
                  SceneLook look = {}) {
        Scene scene;
        scene.sprites = sprites;
        scene.background = background;
        scene.look = look;
        scene.seed = 1;
        return m_renderer.render(scene);
    }

    DetectorTally allOf(uint64_t seed, int each, bool soft) {
        DetectorTally all;
        for (const SceneCategory category : kSceneCategories)
            all += m_examiner.examine(category, seed, each, soft);
        return all;
    }

private Q_SLOTS:
    void scenesAreReadAsTheyAre() {
        const DetectorTally tally = allOf(77, 8, false);
        QVERIFY2(tally.right >= tally.all - 1, tally.wrong.c_str()); // 97 % of 48
        QCOMPARE(tally.fooled, 0);
    }

    void softScenesAreReadTheSame() {
        const DetectorTally tally = allOf(78, 3, true);
        QVERIFY2(tally.right >= tally.all - 1, tally.wrong.c_str());
        QCOMPARE(tally.fooled, 0);
    }

    void placesSizesAndColours() {
        const auto found = find(sceneOf({{sprite("cat"), {}, 40, 80, 56, 0}, {sprite("car"), "blue", 95, 40, 48, 12}}));
        QCOMPARE(found.size(), size_t(2));
        QCOMPARE(found[0].sprite, sprite("cat"));
        QCOMPARE(found[0].colour, "");
        QVERIFY(std::abs(found[0].x - 40) < 1.5 && std::abs(found[0].y - 80) < 1.5);
        QVERIFY(std::abs(found[0].size - 56) < 3);
        QCOMPARE(found[1].sprite, sprite("car"));
        QCOMPARE(found[1].colour, "blue");
        QVERIFY(found[1].score > 0.9 && found[1].score <= 1);
    }

    void aGreyThingOnGreyGround() {
        const auto found = find(sceneOf({{sprite("elephant"), {}, 64, 66, 84, 0}}, {0.98f, 0.98f, 0.98f}));
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found[0].sprite, sprite("elephant"));
    }

    void otherSizesAreReadTheSame() {
        const Image picture = sceneOf({{sprite("car"), "purple", 64, 66, 80, 0}});
        for (const int side : {96, 256, 300}) {
            const auto found = find(resized(picture, side, side));
            QCOMPARE(found.size(), size_t(1));
            QCOMPARE(found[0].colour, "purple");
            QVERIFY(std::abs(found[0].size - 80) < 4);
        }
    }

    void whereNothingIsNothingIsFound() {
        Image grey{kSceneSide, kSceneSide, std::vector<uint8_t>(size_t(kSceneSide) * kSceneSide * 3, 120)};
        QVERIFY(find(grey).empty());
        SeededRandom random(1);
        for (uint8_t& value : grey.pixels)
            value = uint8_t(random.below(256));
        QVERIFY(find(grey).empty());
        SceneLook scraps;
        scraps.clutter = 0.8;
        QVERIFY(find(sceneOf({}, {0.7f, 0.8f, 0.9f}, scraps)).empty());
        QVERIFY(find(Image{1, 1, {5, 5, 5}}).empty());
    }

    void halfAThingIsNoThing() {
        Image picture = sceneOf({{sprite("house"), {}, 64, 64, 84, 0}});
        const Image empty = sceneOf({});
        for (int y = 58; y < kSceneSide; ++y)
            for (int x = 0; x < kSceneSide; ++x)
                std::copy_n(empty.at(x, y), 3, picture.at(x, y));
        for (const FoundSprite& found : find(picture))
            QVERIFY(found.sprite != sprite("house"));
    }

    void whatCannotBeLookedAt() {
        const auto none = m_detector.detect({});
        QVERIFY(!none.ok());
        QCOMPARE(none.error().code, ErrorCode::Usage);
        std::stop_source source;
        source.request_stop();
        const auto stopped = m_detector.detect(sceneOf({{sprite("cat"), {}, 64, 64, 60, 0}}), source.get_token());
        QVERIFY(!stopped.ok());
        QCOMPARE(stopped.error().code, ErrorCode::Stopped);
    }
};

QTEST_APPLESS_MAIN(TestSpriteDetector)
#include "test_sprite_detector.moc"
