// Scores on the Create page: what was reached beside each target, the key that scores, the warning that lowers a
// target, live curves in the overlay.
#include "tests/ui/create_rig.h"

#include "base/json.h"
#include "base/scorers.h"

namespace miro {

class TestCreateScores : public QObject {
    Q_OBJECT

    static void put(CreateRig& rig, PictureId id, const std::map<std::string, double>& quantiles) {
        auto library = Library::open(rig.libraryPath());
        QVERIFY(library.ok());
        for (const auto& [scorer, quantile] : quantiles) {
            ScoreRecord score;
            score.scorer = scorer;
            score.version = scorers().find(scorer)->version;
            score.raw = score.training = score.quantile = quantile;
            const auto done = (*library)->putScore(id, score);
            QVERIFY2(done.ok(), done.message().c_str());
        }
    }
    static QLabel* reached(CreateRig& rig, const QString& key) { return rig.find<QLabel>("rewardAchieved-" + key); }

    // A run of so many pictures that has ended.
    static std::vector<PictureId> drawn(CreateRig& rig, int count, const std::string& metadata = {}) {
        rig.click(QString("count-%1").arg(count));
        rig.type("a red fox");
        rig.draw();
        const JobId job = rig.engine.draws.back().id;
        std::vector<PictureId> ids;
        for (int i = 0; i < count; ++i)
            ids.push_back(rig.finishPicture(job, i, 0.13 * i, metadata).id);
        rig.engine.finish(job, JobState::Done);
        [&] {
            QTRY_VERIFY(rig.find<QPushButton>("draw")->text() != "Stop");
        }();
        return ids;
    }

    // Files where the scorers of the starter pack are looked for.
    static void installStarterScorers(CreateRig& rig) {
        for (const char* name : {"clip", "pick", "aesthetic", "question"}) {
            const auto text = readFile(
                fs::path(MIRO_SOURCE_DIR) / "models" / "manifests" / fmt::format("starter--{}.json", name), 1 << 20);
            QVERIFY2(text.ok(), text.message().c_str());
            const nlohmann::json manifest = nlohmann::json::parse(*text);
            for (const auto& group : manifest.at("needs"))
                for (const auto& file : group) {
                    const fs::path path = rig.models / "starter" / name / file.get<std::string>();
                    fs::create_directories(path.parent_path());
                    QVERIFY(writeFileAtomically(path, "{}").ok());
                }
        }
        rig.readModels();
    }

    static std::string metadata(double aesthetic, int seed) {
        return nlohmann::json{
            {"version", 1},
            {"prompt", "a red fox"},
            {"seed", seed},
            {"model", {{"name", "starter"}}},
            {"scorers", starterScorers()},
            {"steps", 20},
            {"guidance", {{"scale", 3.0}, {"type", "constant"}, {"start", 0}, {"end", 19}}},
            {"width", 64},
            {"height", 64},
            {"targets",
             {{"clip_score", 1.0}, {"pick_a_score_score", 1.0}, {"aesthetic_score", aesthetic}, {"vqa_score", 1.0}}},
            {"negative_targets",
             {{"clip_score", 0.0}, {"pick_a_score_score", 0.0}, {"aesthetic_score", 0.0}, {"vqa_score", 0.0}}}}
            .dump();
    }

private Q_SLOTS:
    void whatWasReachedStandsBesideTheTarget() {
        CreateRig rig;
        auto* row = rig.find<QWidget>("rewardRow-aesthetic_score");
        const int height = row->height();
        RewardSlider* slider = rig.slider("aesthetic_score");
        QVERIFY(!reached(rig, "aesthetic_score")->isVisible());
        const auto ids = drawn(rig, 2);
        const QImage before = slider->grab().toImage();
        put(rig, ids[0], {{"starter_beauty", 0.5}, {"starter_vqa", 0.25}});
        put(rig, ids[1], {{"starter_beauty", 0.375}});
        rig.engine.finishScores(ids);
        QTRY_VERIFY(reached(rig, "aesthetic_score")->isVisible());
        QCOMPARE(reached(rig, "aesthetic_score")->text(), QString("reached 43 %")); // the mean of both in sight
        QCOMPARE(reached(rig, "vqa_score")->text(), QString("reached 25 %"));
        QVERIFY(!reached(rig, "clip_score")->isVisible()); // it was not measured
        QCOMPARE(row->height(), height);
        QVERIFY(slider->accessibleDescription().contains("reached 43 %"));
        QVERIFY(slider->accessibleDescription().contains(rig.percent("aesthetic_score")));
        // The mark lies at its value, below the groove, and nowhere else.
        const QImage after = slider->grab().toImage();
        const int at = CreateRig::handle(*slider, 28).x(); // 0.4375 of 64 steps
        int first = -1;
        int last = -1;
        for (int x = 0; x < after.width(); ++x)
            for (int y = 0; y < after.height(); ++y)
                if (after.pixel(x, y) != before.pixel(x, y)) {
                    first = first < 0 ? x : first;
                    last = x;
                }
        QVERIFY2(first >= at - 8 && last <= at + 8 && first >= 0, qPrintable(QString("%1 to %2").arg(first).arg(last)));
        // The slider still moves, and says both.
        rig.drag(slider, 32);
        QTRY_VERIFY(slider->accessibleDescription().contains("better than 50 %"));
        QVERIFY(slider->accessibleDescription().contains("reached 43 %"));
        // A new run has no scores yet.
        rig.draw();
        QTRY_VERIFY(!reached(rig, "aesthetic_score")->isVisible());
        QVERIFY(!slider->accessibleDescription().contains("reached"));
    }

    void sevenRowsWithScoresDoNotScroll() {
        CreateRig rig(kSevenRewards);
        const auto ids = drawn(rig, 1, R"({"version":1,"prompt":"a red fox","model":{"name":"nicolas-dufour/miro"}})");
        std::map<std::string, double> all;
        for (const ScorerInfo& scorer : scorers().entries())
            if (!scorer.cheap)
                all[scorer.key] = 0.99;
        put(rig, ids[0], all);
        rig.engine.finishScores(ids);
        for (const char* key : {"clip_score", "aesthetic_score", "image_reward_score", "pick_a_score_score",
                                "hpsv2_score", "vqa_score", "sciscore_score"})
            QTRY_VERIFY2(reached(rig, key)->isVisible(), key);
        QVERIFY(!rig.find<QScrollArea>("leftScroll")->verticalScrollBar()->isVisible());
        QCOMPARE(rig.find<QWidget>("leftColumn")->width(), 320);
    }

    // Without bin edges nobody knows the place on the slider: the raw value alone.
    void withoutBinEdgesTheRawValueIsShown() {
        CreateRig rig;
        const auto ids = drawn(rig, 1);
        const QImage before = rig.slider("vqa_score")->grab().toImage();
        {
            auto library = Library::open(rig.libraryPath());
            ScoreRecord score;
            score.scorer = "starter_vqa";
            score.version = scorers().find(score.scorer)->version;
            score.raw = score.training = 0.8125;
            QVERIFY((*library)->putScore(ids[0], score).ok());
        }
        rig.engine.finishScores(ids);
        QTRY_COMPARE(reached(rig, "vqa_score")->text(), QString("raw 0.8125"));
        QVERIFY(reached(rig, "vqa_score")->toolTip().contains("not known"));
        QVERIFY(rig.slider("vqa_score")->accessibleDescription().contains("raw 0.8125"));
        QVERIFY(rig.slider("vqa_score")->grab().toImage() == before);
    }

    void theChosenPictureAloneIsMeant() {
        CreateRig rig;
        const auto ids = drawn(rig, 2);
        put(rig, ids[0], {{"starter_vqa", 0.25}});
        put(rig, ids[1], {{"starter_vqa", 0.75}});
        rig.engine.finishScores(ids);
        QTRY_COMPARE(reached(rig, "vqa_score")->text(), QString("reached 50 %"));
        auto* strip = rig.find<QListView>("filmstrip");
        QTest::mouseClick(strip->viewport(), Qt::LeftButton, {},
                          strip->visualRect(strip->model()->index(0, 0)).center());
        QTRY_COMPARE(reached(rig, "vqa_score")->text(), QString("reached 75 %"));
        // Scores of other pictures change nothing here.
        put(rig, ids[0], {{"starter_vqa", 0.1}});
        rig.engine.finishScores({ids[0]});
        QTest::qWait(50);
        QCOMPARE(reached(rig, "vqa_score")->text(), QString("reached 75 %"));
    }

    void theKeyIScoresThePicturesInSight() {
        CreateRig rig;
        installStarterScorers(rig);
        const auto ids = drawn(rig, 2);
        rig.page->setFocus();
        QTest::keyClick(rig.page.get(), Qt::Key_I);
        QCOMPARE(rig.engine.scoreJobs.size(), size_t{1});
        QCOMPARE(rig.engine.scoreJobs[0].pictures, ids);
        QVERIFY(!rig.engine.scoreJobs[0].again);
        QVERIFY(rig.note().contains("Scoring 2 picture"));
        // In the prompt it is a letter.
        rig.type("i");
        QCOMPARE(rig.engine.scoreJobs.size(), size_t{1});
        // So does the menu of a picture, for that one.
        auto* strip = rig.find<QListView>("filmstrip");
        QTest::mouseClick(strip->viewport(), Qt::LeftButton, {},
                          strip->visualRect(strip->model()->index(0, 0)).center());
        QTRY_VERIFY(rig.find<QAction>("pictureScore")->isEnabled());
        rig.choose("pictureScore");
        QCOMPARE(rig.engine.scoreJobs.size(), size_t{2});
        QCOMPARE(rig.engine.scoreJobs[1].pictures, std::vector<PictureId>{ids[1]});
    }

    void withoutScorersTheNoteLeadsToThem() {
        CreateRig rig;
        drawn(rig, 1);
        QSignalSpy asked(rig.page.get(), &CreatePage::getScorersRequested);
        QTest::keyClick(rig.page.get(), Qt::Key_I);
        QVERIFY(rig.engine.scoreJobs.empty());
        QVERIFY(rig.note().contains("No scorer is installed"));
        for (auto* button : rig.find<NoteLine>("noteLine")->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == "Get scorers")
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void aTargetThatCostsTheOthersIsLoweredWithOneClick() {
        CreateRig rig;
        for (int i = 0; i < 3; ++i)
            put(rig, rig.keep("before", i, 0.3 * i, metadata(0.5, i)).id,
                {{"starter_beauty", 0.5}, {"starter_clip", 0.9}});
        rig.type("a red fox");
        rig.draw();
        const JobId job = rig.engine.draws.back().id;
        std::vector<PictureId> ids;
        for (int i = 0; i < 2; ++i) {
            ids.push_back(rig.finishPicture(job, i, 0.3 * i, metadata(1.0, i)).id);
            put(rig, ids.back(), {{"starter_beauty", 0.95}, {"starter_clip", 0.4}});
        }
        rig.engine.finishScores({ids[0]});
        rig.engine.finish(job, JobState::Done);
        QTRY_VERIFY(rig.find<QPushButton>("draw")->text() != "Stop");
        QTest::qWait(50);
        QVERIFY(!rig.note().contains("too high")); // not before all are scored
        rig.engine.finishScores({ids[1]});
        QTRY_COMPARE(rig.note(),
                     QString("Aesthetic (starter) rose while CLIP (starter) fell: its target may be too high."));
        QCOMPARE(rig.positive("aesthetic_score").value(), 1.0);
        QPushButton* lower = nullptr;
        for (auto* button : rig.find<NoteLine>("noteLine")->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == "Lower it to 50 %")
                lower = button;
        QVERIFY(lower);
        QTest::mouseClick(lower, Qt::LeftButton);
        QCOMPARE(rig.positive("aesthetic_score").value(), 0.5);
        QVERIFY(!rig.find<NoteLine>("noteLine")->isVisible());
        rig.undo();
        QCOMPARE(rig.positive("aesthetic_score").value(), 1.0);
    }

    void liveScoresBecomeCurves() {
        CreateRig rig;
        rig.type("a red fox");
        rig.draw();
        const JobId job = rig.engine.draws.back().id;
        auto* canvas = rig.page->findChild<Canvas*>();
        for (int step = 0; step < 4; ++step) {
            DrawStep event;
            event.step = step;
            event.total = 10;
            event.stepSeconds = 0.01;
            event.scores = {{"starter_vqa", 0.2 * step}, {"starter_beauty", std::nan("")}};
            rig.bridge.stepDone(job, event);
            QTRY_COMPARE(canvas->model().run().done(), int64_t{step + 1});
        }
        const auto& curves = canvas->model().run().curves();
        QCOMPARE(curves.size(), size_t{1}); // what is no number makes no curve
        QCOMPARE(curves[0].values.size(), size_t{4});
        QTest::keyClick(rig.page.get(), Qt::Key_F3);
        QVERIFY(canvas->overlayVisible());
    }
};

} // namespace miro

QTEST_MAIN(miro::TestCreateScores)
#include "test_create_scores.moc"
