#include "taste/pair_picker.h"
#include "taste/taste_worlds.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <set>

using namespace miro;

class TestPairPicker : public QObject {
    Q_OBJECT

    static SyntheticOptions small() {
        SyntheticOptions options;
        options.prompts = 12;
        options.picturesOfPrompt = 5;
        options.picture = 32;
        options.prompt = 4;
        return options;
    }

    struct Session {
        TasteWorld world;
        PicturePool pool;
        TasteModel model;
        std::vector<AskedDuel> history;
        std::vector<PickedPair> picks;

        explicit Session(const SyntheticOptions& options)
            : world(TasteWorld::synthetic(1, options)), pool(PicturePool::make(world.scale, world.pictures).value()),
              model(TasteModel::fit(world.scale, {}).value()) {}

        void ask(int count, const PairOptions& options) {
            for (int i = 0; i < count; ++i) {
                const PickedPair picked = pickPair(model, pool, history, options).value();
                const bool left = world.truth.rows[picked.left][0] > world.truth.rows[picked.right][0];
                const TasteAnswer answer = left ? TasteAnswer::Left : TasteAnswer::Right;
                history.push_back({pool.key(picked.left), pool.key(picked.right), answer, picked.repeatOf.has_value()});
                picks.push_back(picked);
                QVERIFY(model.add(world.pairOf({picked.left, picked.right}, answer)).ok());
            }
        }
    };

private Q_SLOTS:
    // By numerical integration over the utility.
    void informationIsThatOfTheAnswer() {
        const auto entropy = [](double p) {
            return -p * std::log2(p) - (1 - p) * std::log2(1 - p);
        };
        for (const double mean : {0.0, 0.7, -2.0})
            for (const double variance : {0.05, 1.0, 6.0}) {
                double known = 0, p = 0, all = 0;
                for (double z = -6; z <= 6; z += 0.01) {
                    const double weight = std::exp(-z * z / 2), s = logistic(mean + z * std::sqrt(variance));
                    known += weight * entropy(s);
                    p += weight * s;
                    all += weight;
                }
                const double expected = entropy(p / all) - known / all;
                QVERIFY2(std::abs(expectedInformation(mean, variance) - expected) < 0.01 + 0.1 * expected,
                         qPrintable(QString("%1 %2: %3 %4")
                                        .arg(mean)
                                        .arg(variance)
                                        .arg(expectedInformation(mean, variance))
                                        .arg(expected)));
            }
        QVERIFY(std::abs(expectedInformation(1, 0)) < 0.02); // nothing to learn
        QVERIFY(expectedInformation(0, 2) > expectedInformation(3, 2));
        QVERIFY(expectedInformation(0, 2) > expectedInformation(0, 1));
    }

    void pairsAreOfOnePromptNewAndFarEnough() {
        Session session(small());
        PairOptions options;
        options.seed = 4;
        session.ask(50, options);
        std::set<std::pair<size_t, size_t>> seen;
        int lefts = 0;
        for (const PickedPair& pick : session.picks) {
            QCOMPARE(session.pool.promptOf(pick.left), session.pool.promptOf(pick.right));
            QVERIFY(pick.left != pick.right);
            QVERIFY(pick.probability > 0 && pick.probability < 1);
            QVERIFY(std::abs(pick.distance -
                             session.world.scale.distance(session.world.pictures[pick.left].features,
                                                          session.world.pictures[pick.right].features)) < 1e-5);
            lefts += pick.left < pick.right;
            if (pick.repeatOf)
                continue;
            QVERIFY(pick.distance >= options.minDistance);
            QVERIFY(seen.insert(std::minmax(pick.left, pick.right)).second);
        }
        QVERIFY(lefts > 10 && lefts < 40); // sides are drawn
    }

    void oneInTenIsARepeatWithItsSidesExchanged() {
        Session session(small());
        session.ask(60, {});
        int repeats = 0;
        for (size_t i = 0; i < session.picks.size(); ++i) {
            const auto& of = session.picks[i].repeatOf;
            if (!of)
                continue;
            ++repeats;
            QVERIFY(*of + 5 < i);
            QVERIFY(!session.picks[*of].repeatOf);
            QCOMPARE(session.picks[i].left, session.picks[*of].right);
            QCOMPARE(session.picks[i].right, session.picks[*of].left);
        }
        QCOMPARE(repeats, 6);
    }

    void theSameHistoryGivesTheSamePair() {
        Session first(small()), second(small()), other(small());
        PairOptions options;
        options.seed = 8;
        first.ask(15, options);
        second.ask(15, options);
        options.seed = 9;
        other.ask(15, options);
        int same = 0;
        for (size_t i = 0; i < 15; ++i) {
            QCOMPARE(first.history[i].left, second.history[i].left);
            QCOMPARE(first.history[i].right, second.history[i].right);
            same += first.history[i].left == other.history[i].left;
        }
        QVERIFY(same < 10);
    }

    // What it picks says more than pairs drawn by chance.
    void itPicksWhatSaysMore() {
        Session session(small());
        session.ask(30, {});
        SeededRandom random(3);
        double drawn = 0, picked = 0;
        for (uint64_t seed = 0; seed < 20; ++seed) {
            PairOptions options;
            options.seed = seed;
            options.repeatShare = 0;
            picked += pickPair(session.model, session.pool, session.history, options)->information;
            const PicturePair pair = session.world.randomPair(seed % 2 == 0, random);
            const at::Tensor row = session.pool.differences({pair});
            drawn += expectedInformation(session.model.means(row).item<double>(),
                                         session.model.variances(row).item<double>());
        }
        QVERIFY2(picked > 1.3 * drawn, qPrintable(QString("%1 %2").arg(picked).arg(drawn)));
    }

    // With more pairs than are looked at one by one.
    void largePoolsAreSampled() {
        SyntheticOptions options = small();
        options.prompts = 150;
        options.picturesOfPrompt = 10;
        Session session(options);
        session.ask(20, {});
        std::set<size_t> prompts;
        for (const PickedPair& pick : session.picks)
            prompts.insert(session.pool.promptOf(pick.left));
        QVERIFY(prompts.size() > 12);
    }

    // Confidences of pairs drawn by chance move what is said of the library from what was asked about, and only that.
    void theLibraryIsToldOfByItsConfidences() {
        Session session(small());
        session.ask(40, {});
        const auto confidences = libraryConfidences(session.model, session.pool, 3);
        QCOMPARE(confidences.size(), size_t{500});
        QVERIFY(std::all_of(confidences.begin(), confidences.end(), [](double c) { return c >= 0.5 && c <= 1; }));
        QCOMPARE(libraryConfidences(session.model, session.pool, 3), confidences);
        const PicturePool single = PicturePool::make(session.world.scale, {session.world.pictures[0]}).value();
        QVERIFY(libraryConfidences(session.model, single, 3).empty());
        std::vector<TasteTrial> trials;
        for (const AskedDuel& duel : session.history)
            trials.push_back({duel.left, duel.right, outcomeOf(duel.answer),
                              duel.repeat ? TasteTrial::Role::Repeat : TasteTrial::Role::Asked});
        const auto asked = measureAccuracy(session.model, trials).value();
        QVERIFY(asked.enough);
        QCOMPARE(asked.ofLibrary, asked.accuracy.value);
        const auto surer = measureAccuracy(session.model, trials, 0, std::vector<double>(50, 1.0)).value();
        const auto lessSure = measureAccuracy(session.model, trials, 0, std::vector<double>(50, 0.5)).value();
        QCOMPARE(surer.accuracy.value, asked.accuracy.value);
        QVERIFY(lessSure.ofLibrary < asked.ofLibrary && asked.ofLibrary < surer.ofLibrary);
        QVERIFY(surer.ofLibraryInterval.high <= 1 && lessSure.ofLibraryInterval.low >= 0);
    }

    void aPoolGrowsAndFinds() {
        const TasteWorld world = TasteWorld::synthetic(1, small());
        const std::vector<TastePicture> half(world.pictures.begin(), world.pictures.begin() + 7);
        PicturePool pool = PicturePool::make(world.scale, half).value();
        QVERIFY(pool.add(world.scale, world.pictures).ok()); // the first ones again
        QCOMPARE(pool.size(), world.pictures.size());
        QCOMPARE(pool.prompts().size(), size_t{12});
        QCOMPARE(pool.find(world.pictures[20].key), size_t{20});
        QCOMPARE(pool.find("nothing"), pool.size());
        const auto bad = pool.add(world.scale, {{"bad.png", "p", {}}});
        QVERIFY(bad.message().starts_with("bad.png"));
        QCOMPARE(pool.size(), world.pictures.size());
    }

    void picturesThatAreGoneDoNotMatter() {
        Session session(small());
        session.ask(12, {});
        for (AskedDuel& duel : session.history)
            duel.left = "deleted " + duel.left;
        const auto picked = pickPair(session.model, session.pool, session.history);
        QVERIFY2(picked.ok(), picked.message().c_str());
        QVERIFY(!picked->repeatOf);
    }

    void whatCannotBePickedIsSaid() {
        SyntheticOptions options = small();
        options.prompts = 2;
        options.picturesOfPrompt = 3;
        Session session(options);
        const auto message = [&](const PicturePool& pool, const PairOptions& how) {
            const auto picked = pickPair(session.model, pool, session.history, how);
            return picked.ok() ? std::string("picked") : picked.message();
        };
        PairOptions far;
        far.minDistance = 100;
        QVERIFY(message(session.pool, far).find("too alike") != std::string::npos);
        const PicturePool single =
            PicturePool::make(session.world.scale, {session.world.pictures[0], session.world.pictures[5]}).value();
        QVERIFY(message(single, {}).find("no prompt has two") != std::string::npos);
        PairOptions any;
        any.minDistance = 0;
        any.repeatShare = 0;
        session.ask(6, any); // three pairs of each prompt
        QVERIFY(message(session.pool, any).find("compared already") != std::string::npos);
        QVERIFY(message(PicturePool::make(session.world.scale, {}).value(), {}).find("draw more") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestPairPicker)
#include "test_pair_picker.moc"
