#include "taste/look_columns.h"
#include "taste/taste_worlds.h"

#include <QtTest>
#include <cmath>

using namespace miro;

// What a personal reward learns of simulated artists; bench_taste has the numbers of many.
class TestTasteLearning : public QObject {
    Q_OBJECT

    static SyntheticOptions small() {
        SyntheticOptions options;
        options.prompts = 40;
        options.picture = 96;
        options.prompt = 16;
        return options;
    }

private Q_SLOTS:
    // Three artists of each kind; ten times the choices of what the issue allows nobody would make in a test.
    void sixtyChoicesAreEnoughForMost() {
        double sum = 0;
        int count = 0;
        for (const char* kind : {"colour", "composition", "mixture", "inconsistent-10"})
            for (uint64_t seed = 1; seed <= 3; ++seed) {
                const TasteWorld world = TasteWorld::synthetic(seed, small());
                const auto artist = SimulatedArtist::make(kind, world.truth, seed, 0.1).value();
                SeededRandom random(seed);
                TasteChoices choices;
                choices.ask(world, artist, 60, random);
                const auto model = TasteModel::fit(world.scale, choices.pairs).value();
                sum += heldOutAccuracy(world, model, artist, 1000, SeededRandom(9));
                ++count;
            }
        QVERIFY2(sum / count > 0.77, qPrintable(QString::number(sum / count)));
        QVERIFY(sum / count < 0.99); // nobody could know that much: it would have looked at the answers
    }

    void whatIsSaidAboutAccuracyIsSo() {
        double said = 0, held = 0, gap = 0;
        int covered = 0;
        constexpr int kArtists = 24;
        for (uint64_t seed = 1; seed <= kArtists; ++seed) {
            const TasteWorld world = TasteWorld::synthetic(seed, small());
            const auto artist =
                SimulatedArtist::make(seed % 2 == 0 ? "mixture" : "inconsistent-25", world.truth, seed).value();
            const double slips = seed % 2 == 0 ? 0 : 0.25;
            SeededRandom random(seed);
            TasteChoices choices;
            choices.ask(world, artist, 60, random);
            const auto model = TasteModel::fit(world.scale, choices.pairs).value();
            const auto accuracy = measureAccuracy(model, choices.trials).value();
            QVERIFY(accuracy.enough);
            QCOMPARE(accuracy.choices, int64_t{60});
            const double clean = heldOutAccuracy(world, model, artist, 1000, SeededRandom(9));
            const double real = clean * (1 - slips) + (1 - clean) * slips;
            said += accuracy.accuracy.value / kArtists;
            held += real / kArtists;
            gap += accuracy.gap / kArtists;
            covered += accuracy.accuracy.interval.low <= real && real <= accuracy.accuracy.interval.high;
            double inBins = 0;
            for (const CalibrationBin& bin : accuracy.bins) {
                QVERIFY(bin.confidence >= bin.low - 1e-12 && bin.confidence <= bin.high + 1e-12);
                inBins += static_cast<double>(bin.right.trials);
            }
            QVERIFY(std::abs(inBins - 60) <= 0.5 * static_cast<double>(accuracy.bins.size())); // rounded, each
            QVERIFY(accuracy.calibrationInterval.low <= accuracy.calibrationInterval.high);
        }
        QVERIFY2(std::abs(said - held) < 0.05, qPrintable(QString("%1 %2").arg(said).arg(held)));
        QVERIFY2(std::abs(gap) < 0.08, qPrintable(QString::number(gap)));
        QVERIFY2(covered >= 18, qPrintable(QString::number(covered))); // of 24: 21.6 expected, 17 once in 200
    }

    void chanceIsFoundOut() {
        const TasteWorld world = TasteWorld::synthetic(1, small());
        const auto artist = SimulatedArtist::make("mixture", world.truth, 1, 0.5).value(); // answers at random
        SeededRandom random(1);
        TasteChoices choices;
        choices.ask(world, artist, 150, random);
        const auto model = TasteModel::fit(world.scale, choices.pairs).value();
        const auto accuracy = measureAccuracy(model, choices.trials).value();
        QVERIFY(accuracy.accuracy.interval.low < 0.5);
        QVERIFY(accuracy.accuracy.value < 0.62);
    }

    void aRepeatIsNoProofOfItself() {
        // Each pair answered twice, at random but alike: whoever has seen the other answer knows it all.
        const TasteWorld world = TasteWorld::synthetic(2, small());
        SeededRandom random(4);
        std::vector<TastePair> pairs;
        std::vector<TasteTrial> trials;
        for (int i = 0; i < 60; ++i) {
            const PicturePair pair = world.randomPair(false, random);
            const TasteAnswer answer = random.chance(0.5) ? TasteAnswer::Left : TasteAnswer::Right;
            for (const auto role : {TasteTrial::Role::Asked, TasteTrial::Role::Repeat}) {
                pairs.push_back(world.pairOf(pair, answer));
                trials.push_back(world.trialOf(pair, answer));
                trials.back().role = role;
            }
        }
        const auto model = TasteModel::fit(world.scale, pairs, TastePrior{{4, 4, 1}, 0}).value();
        const auto accuracy = measureAccuracy(model, trials).value();
        QCOMPARE(accuracy.choices, int64_t{60});
        QVERIFY2(accuracy.accuracy.value < 0.68, qPrintable(QString::number(accuracy.accuracy.value)));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, (void)measureAccuracy(model, {}));
    }

    void fewChoicesAreNotEnough() {
        const TasteWorld world = TasteWorld::synthetic(2, small());
        const auto artist = SimulatedArtist::make("colour", world.truth, 1).value();
        SeededRandom random(1);
        TasteChoices choices;
        choices.ask(world, artist, kEnoughChoices + 3, random);
        for (size_t i = 0; i < 4; ++i) { // "same" and weak ones do not count
            choices.pairs[i].outcome = choices.trials[i].outcome = i < 2 ? 0.5 : 1;
            choices.trials[i].role = i < 2 ? TasteTrial::Role::Asked : TasteTrial::Role::Weak;
        }
        const auto model = TasteModel::fit(world.scale, choices.pairs).value();
        const auto accuracy = measureAccuracy(model, choices.trials).value();
        QVERIFY(!accuracy.enough);
        QCOMPARE(accuracy.choices, kEnoughChoices - 1);
        QVERIFY(accuracy.bins.empty());
    }

    void artistsDoAsTheyAreDeclared() {
        QCOMPARE(simulatedArtists().keyList(),
                 std::string("colour, composition, mixture, inconsistent-10, inconsistent-25"));
        const TasteWorld world = TasteWorld::synthetic(1, small());
        for (const ArtistInfo& info : simulatedArtists().entries()) {
            const auto artist = SimulatedArtist::make(info.key, world.truth, 3).value();
            int slips = 0;
            SeededRandom random(5);
            for (uint64_t time = 0; time < 4000; ++time) {
                const PicturePair pair = world.randomPair(false, random);
                slips += artist.choose(pair.first, pair.second, time) != artist.liked(pair.first, pair.second);
                QCOMPARE(artist.choose(pair.first, pair.second, time), artist.choose(pair.first, pair.second, time));
            }
            QVERIFY(std::abs(slips / 4000.0 - info.slips) < 0.025);
            QCOMPARE(artist.liked(0, 0), TasteAnswer::Same);
            QCOMPARE(artist.liked(0, 1) == TasteAnswer::Left, artist.utility(0) > artist.utility(1));
        }
        auto easy = SimulatedArtist::make("colour", world.truth, 3).value();
        easy.setIndifference(100);
        QCOMPARE(easy.choose(0, 1, 0), TasteAnswer::Same);
        QVERIFY(!SimulatedArtist::make("painter", world.truth, 1).ok());
        const auto blind = SimulatedArtist::make("composition", {{"colour.warmth"}, {{1}, {2}}}, 1);
        QVERIFY(blind.message().find("composition") != std::string::npos);
        QVERIFY(!SimulatedArtist::make("colour", {{"colour.warmth"}, {{2}, {2}}}, 1).ok());
    }

    void looksAreMeasured() {
        Image red{8, 8, {}};
        for (int i = 0; i < 64; ++i)
            red.pixels.insert(red.pixels.end(), {255, 0, 0});
        const auto flat = lookColumns(red);
        QCOMPARE(flat.size(), lookColumnNames().size());
        QCOMPARE(flat[0], 1.0); // warm
        QCOMPARE(flat[1], 1.0); // saturated
        QCOMPARE(flat[3], 0.0); // without contrast
        QCOMPARE(flat[5], 1.0); // all of it room
        QCOMPARE(flat[6], 1.0); // symmetric
        Image blue = red;
        for (int i = 0; i < 64; ++i)
            std::swap(blue.pixels[size_t(3 * i)], blue.pixels[size_t(3 * i + 2)]);
        QCOMPARE(lookColumns(blue)[0], 0.0);
        Image aside = red, middle = red;
        for (int y = 3; y < 5; ++y)
            for (int x = 1; x < 3; ++x) {
                aside.at(x, y)[1] = 255;
                middle.at(x + 2, y)[1] = 255;
            }
        QVERIFY(lookColumns(middle)[4] > 0.99); // balanced
        QVERIFY(lookColumns(aside)[4] < 0.6);   // not
        QVERIFY(lookColumns(aside)[6] < lookColumns(middle)[6]);
        QCOMPARE(lookTable({red, blue}).rows.size(), size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestTasteLearning)
#include "test_taste_learning.moc"
