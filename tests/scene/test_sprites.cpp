#include "starter_sprites.h"

#include "base/files.h"

#include <QTemporaryDir>
#include <QtTest>
#include <array>
#include <set>

using namespace miro;

class TestSprites : public QObject {
    Q_OBJECT

    static std::array<double, 3> meanColour(const Cutout& cutout) {
        std::array<double, 3> sum{};
        double cover = 0;
        for (size_t i = 0; i < cutout.pixels.size(); i += 4) {
            for (size_t channel = 0; channel < 3; ++channel)
                sum[channel] += cutout.pixels[i + channel];
            cover += cutout.pixels[i + 3];
        }
        for (double& value : sum)
            value /= cover;
        return sum;
    }

    // A copy of the shipped files, to damage.
    static std::filesystem::path copyIn(const QTemporaryDir& folder) {
        const std::filesystem::path target = folder.path().toStdString();
        for (const char* name : {"sprites.json", "sprites.png", "alpha.png"})
            std::filesystem::copy_file(std::filesystem::path(MIRO_SOURCE_DIR) / "models/starter-scenes" / name,
                                       target / name);
        return target;
    }

    static void expectRefused(const std::filesystem::path& folder, const char* what) {
        auto opened = SpriteSet::open(folder);
        QVERIFY(!opened.ok());
        const QString message = QString::fromStdString(opened.message());
        QVERIFY2(message.contains("sprites.json") && message.contains(what), qPrintable(message));
        QVERIFY(!message.contains('\n'));
    }

private Q_SLOTS:
    void thereAreEnoughOfThem() {
        const auto& sprites = starterSprites().sprites();
        QVERIFY(sprites.size() >= 60);
        std::set<std::string> names;
        int coloured = 0;
        for (const Sprite& sprite : sprites) {
            QVERIFY(names.insert(sprite.name).second);
            QVERIFY(!sprite.plural.empty());
            coloured += sprite.hue.has_value();
            double cover = 0;
            for (size_t i = 3; i < sprite.cutout.pixels.size(); i += 4)
                cover += sprite.cutout.pixels[i];
            const double area = double(sprite.cutout.side) * sprite.cutout.side;
            QVERIFY2(cover > 0.08 * area && cover < 0.98 * area, sprite.name.c_str());
        }
        QVERIFY(coloured >= 15);
        QCOMPARE(starterSprites().find("apple").has_value(), true);
        QCOMPARE(starterSprites().find("unicycle").has_value(), false);
    }

    void aBlueCarIsBlue() {
        const SpriteSet& set = starterSprites();
        const int car = *set.find("car");
        QCOMPARE(set.sprites()[size_t(car)].ownColour, "red");
        QCOMPARE(set.coloured(car, "red").pixels, set.sprites()[size_t(car)].cutout.pixels);
        const auto red = meanColour(set.coloured(car, "")), blue = meanColour(set.coloured(car, "blue")),
                   green = meanColour(set.coloured(car, "green"));
        QVERIFY(red[0] > red[1] + 0.15 && red[0] > red[2] + 0.15);
        QVERIFY(blue[2] > blue[0] + 0.15);
        QVERIFY(green[1] > green[0] + 0.1 && green[1] > green[2] + 0.1);
    }

    void everyColourDiffersFromEveryOther() {
        const SpriteSet& set = starterSprites();
        for (size_t i = 0; i < set.sprites().size(); ++i) {
            if (!set.sprites()[i].hue)
                continue;
            std::vector<std::array<double, 3>> means;
            for (const NamedColour& colour : sceneColours())
                if (colour.ofThings)
                    means.push_back(meanColour(set.coloured(int(i), colour.name)));
            for (size_t a = 0; a < means.size(); ++a)
                for (size_t b = 0; b < a; ++b) {
                    double distance = 0;
                    for (size_t channel = 0; channel < 3; ++channel)
                        distance += std::abs(means[a][channel] - means[b][channel]);
                    QVERIFY2(distance > 0.06, qPrintable(QString("%1: %2 and %3, %4")
                                                             .arg(set.sprites()[i].name.c_str())
                                                             .arg(a)
                                                             .arg(b)
                                                             .arg(distance)));
                }
        }
    }

    void whiteAndBlackAreForBackgrounds() {
        const SpriteSet& set = starterSprites();
        const int car = *set.find("car");
        QCOMPARE(set.coloured(car, "white").pixels, set.sprites()[size_t(car)].cutout.pixels);
    }

    void aThingWithoutAHueKeepsItsColours() {
        const SpriteSet& set = starterSprites();
        const int panda = *set.find("panda");
        QCOMPARE(set.coloured(panda, "blue").pixels, set.sprites()[size_t(panda)].cutout.pixels);
    }

    void aMissingFolderIsNamed() {
        auto opened = SpriteSet::open("/nowhere/at/all");
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, ErrorCode::NotFound);
        QVERIFY(QString::fromStdString(opened.message()).contains("/nowhere/at/all"));
    }

    void damagedListsAreNamed() {
        QTemporaryDir folder;
        const auto at = copyIn(folder);
        const auto list = at / "sprites.json";
        const std::string whole = *readFile(list);
        QVERIFY(writeFileAtomically(list, "{\"side\": 96").ok());
        QVERIFY(!SpriteSet::open(at).ok());
        QVERIFY(writeFileAtomically(list, R"({"columns": 10, "sprites": []})").ok());
        expectRefused(at, "'side'");
        QVERIFY(writeFileAtomically(list, R"({"side": 96, "columns": 10, "sprites": [{"name": "apple"}]})").ok());
        expectRefused(at, "pixels");
        QString twice = QString::fromStdString(whole);
        twice.replace("\"name\": \"car\"", "\"name\": \"apple\"");
        QVERIFY(writeFileAtomically(list, twice.toStdString()).ok());
        expectRefused(at, "'apple'");
        QString nameless = QString::fromStdString(whole);
        nameless.replace("\"name\": \"car\"", "\"nom\": \"car\"");
        QVERIFY(writeFileAtomically(list, nameless.toStdString()).ok());
        expectRefused(at, "sprite 1");
    }
};

QTEST_APPLESS_MAIN(TestSprites)
#include "test_sprites.moc"
