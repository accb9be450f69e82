// A taste learned at the desk: features once, choices kept and learned, honest numbers, scores for the gallery.
#include "fake_taste.h"

using namespace miro;
using namespace miro::test;

namespace {

// A library, its desk and an artist who likes red.
struct Atelier {
    LibraryFolder folder;
    std::unique_ptr<Library> library = folder.open();
    FakeTaste taste;
    std::vector<Coloured> pictures;
    std::unique_ptr<TasteDesk> desk;

    explicit Atelier(int prompts = 8, int count = 6) : pictures(fillWithColours(folder, *library, prompts, count)) {
        reopen();
    }
    void reopen() {
        auto opened = TasteDesk::open(*library, {}, taste.tools(), true);
        if (!opened.ok())
            qFatal("%s", opened.message().c_str());
        desk = std::move(*opened);
    }
    void learn(bool wholly = true) {
        const auto measured = desk->measure(nullptr, {});
        if (!measured.ok())
            qFatal("%s", measured.message().c_str());
        const auto learned = desk->learn(wholly, {});
        if (!learned.ok())
            qFatal("%s", learned.message().c_str());
    }
    TasteAnswer likedOf(const PickedDuel& duel) const {
        return redOf(pictures, duel.left) > redOf(pictures, duel.right) ? TasteAnswer::Left : TasteAnswer::Right;
    }
    void choose(int duels) {
        for (int i = 0; i < duels; ++i) {
            const auto duel = desk->next();
            if (!duel.ok())
                qFatal("%s", duel.message().c_str());
            const auto answered = desk->answer(duel->left, duel->right, likedOf(*duel), 900);
            if (!answered.ok())
                qFatal("%s", answered.message().c_str());
        }
    }
};

bool has(const ChoiceChecks& checks, TasteProblem problem) {
    return std::any_of(checks.findings.begin(), checks.findings.end(),
                       [&](const TasteFinding& finding) { return finding.problem == problem; });
}

} // namespace

class TestTasteDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksAtEachPictureOnce() {
        Atelier atelier;
        const auto first = atelier.desk->measure(nullptr, {});
        VERIFY_OK(first);
        QCOMPARE(first->measured, int64_t{48});
        QCOMPARE(first->recomputed, int64_t{0});
        QCOMPARE(atelier.desk->measure(nullptr, {})->measured, int64_t{0});
        QCOMPARE(atelier.taste.encoded, size_t{48});
        // Another version of the encoder: all anew, and it says so.
        atelier.taste.key = "fake-2";
        atelier.reopen();
        const auto again = atelier.desk->measure(nullptr, {});
        QCOMPARE(again->measured, int64_t{48});
        QCOMPARE(again->recomputed, int64_t{48});
        QCOMPARE(again->encoder, std::string("fake-2"));
    }

    void whatWasLookedAtStaysWhenItIsStopped() {
        Atelier atelier;
        std::stop_source source;
        int calls = 0;
        atelier.taste.onEncode = [&](const std::stop_token&) -> Result<void> {
            if (++calls == 2)
                source.request_stop();
            return {};
        };
        QVERIFY(atelier.desk->measure(nullptr, source.get_token()).error().code == ErrorCode::Stopped);
        atelier.taste.onEncode = {};
        QCOMPARE(atelier.desk->measure(nullptr, {})->measured, int64_t{16});
    }

    void looksAtSomeAtATime() {
        Atelier atelier;
        QVERIFY(!atelier.desk->hasLearned());
        QVERIFY(atelier.desk->learn(false, {}).error().message.find("learn first") != std::string::npos);
        const auto some = atelier.desk->measure(nullptr, {}, 10);
        QCOMPARE(some->measured, int64_t{10});
        QCOMPARE(some->left, int64_t{38});
        VERIFY_OK(atelier.desk->learn(false, {}));
        QCOMPARE(atelier.desk->report()->pictures, int64_t{10});
        QCOMPARE(atelier.desk->report()->unmeasured, int64_t{38});
        QCOMPARE(atelier.desk->ranking()->front().picture, atelier.pictures.back().id); // the newest first
        QCOMPARE(atelier.desk->measure(nullptr, {}, 100)->left, int64_t{0});
    }

    void learnsWhatIsChosen() {
        Atelier atelier;
        atelier.learn();
        auto report = atelier.desk->report();
        VERIFY_OK(report);
        QCOMPARE(report->pictures, int64_t{48});
        QVERIFY(!report->accuracy.enough);
        QVERIFY(has(report->checks, TasteProblem::TooFew));
        atelier.choose(60);
        report = atelier.desk->report();
        VERIFY_OK(report);
        QVERIFY(report->accuracy.enough);
        QVERIFY2(report->accuracy.ofLibrary > 0.8, qPrintable(QString::number(report->accuracy.ofLibrary)));
        QVERIFY(report->accuracy.ofLibraryInterval.low < report->accuracy.ofLibrary);
        QCOMPARE(report->learned, int64_t{60});
        QVERIFY(report->checks.consistency.trials > 0); // some were asked again
        QCOMPARE(report->checks.consistency.value, 1.0);
        // Of each prompt the reddest, all in all.
        const auto ranked = atelier.desk->ranking(1);
        VERIFY_OK(ranked);
        QCOMPARE(ranked->size(), size_t{8});
        int above = 0, pairs = 0;
        const auto all = atelier.desk->ranking().value();
        for (size_t i = 0; i < all.size(); ++i)
            for (size_t j = i + 1; j < all.size(); ++j) {
                ++pairs;
                above += redOf(atelier.pictures, all[i].picture) >= redOf(atelier.pictures, all[j].picture);
            }
        QVERIFY2(above > 0.75 * pairs, qPrintable(QString("%1 of %2").arg(above).arg(pairs)));
        QVERIFY(all.front().quantile > 0.98 && all.back().quantile < 0.02);
        QCOMPARE(report->most.size(), size_t{5});
        QVERIFY(redOf(atelier.pictures, report->most.front()) > redOf(atelier.pictures, report->least.front()));
    }

    void twoDuelsAreHeldAndDiffer() {
        Atelier atelier(3, 4);
        atelier.learn();
        const PickedDuel first = atelier.desk->next().value();
        QVERIFY(atelier.desk->next()->left == first.left); // nothing was said yet
        const PickedDuel second = atelier.desk->next({first}).value();
        QVERIFY(std::minmax(first.left, first.right) != std::minmax(second.left, second.right));
        QCOMPARE(first.prompt, atelier.library->taste().picture(first.right)->prompt);
    }

    void theSameFromTheKeptChoices() {
        Atelier atelier;
        atelier.learn();
        atelier.choose(30);
        atelier.learn(true);
        const auto before = atelier.desk->ranking().value();
        atelier.library.reset();
        atelier.library = atelier.folder.open();
        atelier.reopen();
        atelier.learn(false); // what it believed beforehand was kept
        const auto after = atelier.desk->ranking().value();
        QCOMPARE(after.size(), before.size());
        for (size_t i = 0; i < after.size(); ++i) {
            QCOMPARE(after[i].picture, before[i].picture);
            QVERIFY(std::abs(after[i].estimate.mean - before[i].estimate.mean) < 1e-6);
        }
        QCOMPARE(atelier.taste.encoded, size_t{48});
    }

    void undoneChoicesAreForgotten() {
        Atelier atelier;
        atelier.learn();
        atelier.choose(12);
        const double before = atelier.desk->ranking()->front().estimate.mean;
        for (int i = 0; i < 12; ++i)
            QVERIFY(atelier.desk->undo({})->has_value());
        QVERIFY(!atelier.desk->undo({})->has_value());
        QCOMPARE(atelier.desk->report()->learned, int64_t{0});
        QCOMPARE(atelier.desk->ranking()->front().estimate.mean, 0.0);
        for (int i = 0; i < 12; ++i)
            QVERIFY(atelier.desk->redo({})->has_value());
        QVERIFY(std::abs(atelier.desk->ranking()->front().estimate.mean - before) < 1e-3);
    }

    void deletedPicturesStayLearned() {
        Atelier atelier;
        atelier.learn();
        atelier.choose(20);
        atelier.learn();
        std::vector<PictureId> chosen;
        const auto choices = atelier.library->taste().choices(atelier.desk->profile().id).value();
        for (const TastePictureRow& row : atelier.library->taste().pictures().value())
            for (size_t i = 0; i < 5; ++i)
                if (row.sha256 == choices[i].left.sha256) {
                    chosen.push_back(row.id);
                    break;
                }
        VERIFY_OK(atelier.library->moveToBin(chosen));
        atelier.learn(false);
        QCOMPARE(atelier.desk->report()->learned, int64_t{20});
        QVERIFY(atelier.desk->report()->weak > 0); // a deletion is a sign
        QCOMPARE(atelier.library->emptyBin().value(), static_cast<int64_t>(chosen.size()));
        atelier.learn(false);
        const auto report = atelier.desk->report().value();
        QCOMPARE(report.learned, int64_t{20});
        QCOMPARE(report.unknown, int64_t{0});
        QCOMPARE(report.pictures, static_cast<int64_t>(48 - chosen.size()));
        for (const RankedPicture& picture : atelier.desk->ranking().value())
            QVERIFY(std::find(chosen.begin(), chosen.end(), picture.picture) == chosen.end());
        // An encoder that never saw them cannot learn from them; the choices stay.
        atelier.taste.key = "fake-2";
        atelier.reopen();
        atelier.learn(false);
        const auto without = atelier.desk->report().value();
        QVERIFY(without.unknown > 0);
        QCOMPARE(without.unknown + without.learned, int64_t{20});
        atelier.taste.key = "fake-1";
        atelier.reopen();
        atelier.learn(false);
        QCOMPARE(atelier.desk->report()->learned, int64_t{20});
    }

    void knownRewardsAreCompared() {
        Atelier atelier;
        for (const Coloured& each : atelier.pictures) {
            const double red = each.red / 255.0;
            VERIFY_OK(atelier.library->putScores(
                {{each.id,
                  {{.scorer = "starter_beauty", .version = "1", .raw = red, .training = red},
                   {.scorer = "starter_vqa", .version = "1", .raw = -red, .training = -red}}}}));
        }
        VERIFY_OK(atelier.library->putScore(atelier.pictures[0].id,
                                            {.scorer = "vqa", .version = "1", .raw = 1, .training = 1}));
        atelier.learn();
        atelier.choose(40);
        atelier.learn();
        const auto report = atelier.desk->report().value();
        QCOMPARE(report.agreement.size(), size_t{2}); // one score alone says nothing
        QCOMPARE(report.agreement.front().reward, std::string("starter_beauty"));
        QCOMPARE(report.agreement.front().chosen.value, 1.0);
        QCOMPARE(report.agreement.back().chosen.value, 0.0);
        QVERIFY(report.weights[0].mean > 0 && report.weights[1].mean < 0);
        // A scorer of another version: its earlier scores are not compared with the new ones.
        VERIFY_OK(atelier.library->putScore(atelier.pictures[0].id,
                                            {.scorer = "starter_beauty", .version = "2", .raw = 1, .training = 1}));
        VERIFY_OK(atelier.library->putScore(atelier.pictures[1].id,
                                            {.scorer = "starter_beauty", .version = "2", .raw = 0, .training = 0}));
        atelier.learn();
        const auto changed = atelier.desk->report().value();
        for (const RewardAgreement& each : changed.agreement)
            QVERIFY(each.reward != "starter_beauty" || each.chosen.trials <= 2);
    }

    void starsAreWeakSigns() {
        Atelier atelier;
        std::vector<PictureId> liked, disliked;
        for (const Coloured& each : atelier.pictures)
            (each.red > 125 ? liked : disliked).push_back(each.id);
        VERIFY_OK(atelier.library->setRating(liked, 5));
        VERIFY_OK(atelier.library->setRating(disliked, 1));
        atelier.learn();
        const auto report = atelier.desk->report().value();
        QVERIFY(report.weak > 10);
        QCOMPARE(report.accuracy.choices, int64_t{0}); // nobody was asked
        QVERIFY(redOf(atelier.pictures, atelier.desk->ranking()->front().picture) > 125);
    }

    void badArtistsAreTold() {
        Atelier same;
        same.learn();
        for (int i = 0; i < 30; ++i) {
            const PickedDuel duel = same.desk->next().value();
            VERIFY_OK(same.desk->answer(duel.left, duel.right, TasteAnswer::Same));
        }
        QVERIFY(has(same.desk->report()->checks, TasteProblem::AlwaysSame));
        Atelier fickle;
        fickle.learn();
        // The same pairs over and over, answered otherwise each time.
        for (int i = 0; i < 30; ++i) {
            const auto& left = fickle.pictures[static_cast<size_t>(i % 3) * 2];
            const auto& right = fickle.pictures[static_cast<size_t>(i % 3) * 2 + 1];
            VERIFY_OK(fickle.desk->answer(left.id, right.id, i / 3 % 2 == 0 ? TasteAnswer::Left : TasteAnswer::Right));
        }
        const auto report = fickle.desk->report().value();
        QVERIFY(has(report.checks, TasteProblem::Contradictory));
        QCOMPARE(report.checks.consistency.value, 0.0);
        QCOMPARE(report.learned, int64_t{30});         // nothing is lost
        QCOMPARE(report.accuracy.choices, int64_t{3}); // of three pairs, that is all there is to foretell
        VERIFY_OK(fickle.desk->learn(false, {}));
        QCOMPARE(fickle.desk->report()->accuracy.choices, int64_t{3});
    }

    void writesScoresForTheGallery() {
        Atelier atelier;
        const auto other = atelier.library->taste().createProfile("other");
        VERIFY_OK(other);
        atelier.learn();
        atelier.choose(30);
        QCOMPARE(atelier.desk->writeScores().value(), int64_t{48});
        PictureQuery query;
        query.sort = PictureSort::Score;
        query.scoreSort = kTasteScore;
        const auto sorted = atelier.library->find(query).value();
        const auto ranked = atelier.desk->ranking().value();
        QCOMPARE(sorted.size(), ranked.size());
        for (size_t i = 0; i < sorted.size(); ++i)
            QCOMPARE(sorted[i], ranked[i].picture);
        // Another profile's replace them, and it is the active one.
        auto desk = TasteDesk::open(*atelier.library, "other", atelier.taste.tools());
        VERIFY_OK(desk);
        VERIFY_OK((*desk)->learn(true, {}));
        VERIFY_OK((*desk)->writeScores());
        QCOMPARE(atelier.library->scoresOf({sorted[0]})->at(0).scores.at(0).raw, std::optional(0.0));
        QVERIFY(atelier.library->taste().profile("other")->active);
    }

    void saysWhatIsMissing() {
        LibraryFolder folder;
        auto library = folder.open();
        FakeTaste taste;
        QVERIFY(TasteDesk::open(*library, {}, taste.tools()).error().code == ErrorCode::NotFound);
        QVERIFY(TasteDesk::open(*library, "nobody", taste.tools(), true).error().code == ErrorCode::NotFound);
        auto desk = TasteDesk::open(*library, {}, taste.tools(), true).value();
        QVERIFY(desk->learn(true, {}).error().message.find("draw some first") != std::string::npos);
        // One picture a prompt: nothing to compare.
        fillWithColours(folder, *library, 3, 1);
        VERIFY_OK(desk->measure(nullptr, {}));
        VERIFY_OK(desk->learn(true, {}));
        const auto duel = desk->next();
        QVERIFY(duel.error().code == ErrorCode::NotFound);
        QVERIFY(duel.error().message.find("draw more pictures of one prompt") != std::string::npos);
        // A file that is gone is no error.
        const auto rows = library->taste().pictures().value();
        taste.key = "fake-2";
        fs::remove(library->folder() / rows[0].path);
        desk = TasteDesk::open(*library, {}, taste.tools()).value();
        const auto measured = desk->measure(nullptr, {});
        VERIFY_OK(measured);
        QCOMPARE(measured->unreadable, int64_t{1});
        QCOMPARE(measured->measured, int64_t{2});
        QVERIFY(measured->problem.find(fs::path(rows[0].path).filename().string()) != std::string::npos);
    }

    void looksWithoutWeights() {
        const auto encoder = lookEncoder();
        const Image red{4, 4, std::vector<uint8_t>(48, 200)}, blue{4, 4, std::vector<uint8_t>(48, 20)};
        const std::vector<ScoreInput> inputs{{&red, "a"}, {&blue, "b"}, {&red, "c"}};
        const auto encoded = encoder->encode(inputs, {});
        VERIFY_OK(encoded);
        QVERIFY(encoded->at(0).picture == encoded->at(2).picture);
        QVERIFY(encoded->at(0).picture != encoded->at(1).picture);
        QVERIFY(encoded->at(0).prompt.empty());
        double square = 0;
        for (const float number : encoded->at(1).picture)
            square += double{number} * number;
        QVERIFY(std::abs(square - 1) < 1e-5);
        QVERIFY(!encoder->note().empty());
    }
};

QTEST_GUILESS_MAIN(TestTasteDesk)
#include "test_taste_desk.moc"
