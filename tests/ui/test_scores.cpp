// Scores in the gallery: bars beside targets, ranks, warnings, the comparison of chosen pictures, what can be filtered
// and sorted by them; by key and mouse.
#include "ui/fake_taste_engine.h"
#include "ui/gallery_fixture.h"

#include "base/scorers.h"
#include "ui/bridge/picture_scores.h"
#include "ui/bridge/taste_bridge.h"
#include "ui/charts/comparison_bars.h"
#include "ui/charts/radar_chart.h"
#include "ui/gallery/comparison_panel.h"
#include "ui/gallery/details_panel.h"
#include "ui/gallery/scores_panel.h"
#include "ui/gallery/target_bars.h"
#include "ui/widgets/scorer_texts.h"
#include "ui/widgets/theme.h"

#include <QDoubleSpinBox>
#include <QHelpEvent>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QToolTip>
#include <set>

using namespace miro;

namespace {

bool waitFor(std::function<bool()> condition) {
    return QTest::qWaitFor(condition, 10000);
}

ScoreRecord score(const std::string& scorer, std::optional<double> raw, std::optional<double> quantile,
                  bool estimated = false) {
    ScoreRecord record;
    record.scorer = scorer;
    record.version = scorers().find(scorer)->version;
    record.raw = raw;
    record.training = raw;
    record.quantile = quantile;
    record.estimated = estimated;
    return record;
}

// As the desk of taste writes it.
ScoreRecord tasteScore(double raw, double quantile) {
    ScoreRecord record;
    record.scorer = "my_taste";
    record.version = "profile 1";
    record.raw = raw;
    record.training = raw;
    record.quantile = quantile;
    return record;
}

// A picture as its metadata says it, for compareScores().
MeasuredPicture scored(PictureId id, uint64_t seed, double aesthetic, std::map<std::string, double> quantiles) {
    MeasuredPicture picture;
    picture.id = id;
    picture.model = "miro";
    picture.settings.prompt = "a fox";
    picture.settings.seed = seed;
    picture.settings.positive = {{"aesthetic_score", aesthetic}, {"clip_score", 1.0}};
    for (const auto& [scorer, quantile] : quantiles)
        picture.scores.push_back(score(scorer, quantile, quantile));
    return picture;
}

// Looks that are equal but for `part` of them.
Look lookWith(double part, size_t at) {
    Look look(192, 0);
    look[0] = std::sqrt(1 - part * part);
    look[1 + at] = part;
    return look;
}

QString tipAt(QWidget* widget, const QPoint& at) {
    QToolTip::hideText();
    QHelpEvent help(QEvent::ToolTip, at, widget->mapToGlobal(at));
    QApplication::sendEvent(widget, &help);
    return QToolTip::text();
}

} // namespace

class TestScores : public QObject {
    Q_OBJECT

    // The newest picture of the stage with these scores, chosen and shown.
    static TargetBars* showScores(GalleryStage& stage, const std::vector<ScoreRecord>& scores) {
        {
            auto library = need(Library::open(stage.folder));
            const PictureId newest = need(library->find({})).front();
            for (const ScoreRecord& each : scores)
                need(library->putScore(newest, each));
        }
        if (!stage.start())
            return nullptr;
        stage.click(0);
        auto* bars = stage.child<TargetBars>("targetBars");
        const bool shown = waitFor([&] {
            return bars->isVisible() && std::ranges::count_if(bars->bars(), [](const TargetBar& bar) {
                                            return bar.scored;
                                        }) == static_cast<std::ptrdiff_t>(scores.size());
        });
        return shown ? bars : nullptr;
    }

private Q_SLOTS:
    void initTestCase() {
        applyTheme(*qApp, "light");
        qRegisterMetaType<GenerationSettings>();
        qRegisterMetaType<PictureRecord>();
    }

    // Asked: CLIP 0.625, aesthetic 1, PickScore left out.
    void barsTellWhatWasReachedAndWhatWasMissed() {
        GalleryStage stage;
        TargetBars* bars = showScores(stage, {score("clip_jina", 0.2134, 0.5, true), score("aesthetic", 6.25, 0.25),
                                              score("pick_score", {}, {}), score("hpsv2", 0.271, {})});
        QVERIFY(bars);
        const QStringList lines = bars->accessibleDescription().split('\n');
        auto line = [&](const QString& name) {
            for (const QString& each : lines)
                if (each.startsWith(name))
                    return each;
            return QString();
        };
        QCOMPARE(lines.size(), 4);
        const QString clip = line("CLIP (Jina)");
        QVERIFY2(clip.contains("asked 62 %") && clip.contains("measured 50 %") && clip.contains("estimated") &&
                     clip.contains("raw value 0.2134") && !clip.contains("missed"),
                 qPrintable(clip));
        const QString aesthetic = line("Aesthetic");
        QVERIFY2(aesthetic.contains("missed") && aesthetic.contains("raw value 6.2500") &&
                     !aesthetic.contains("estimated"),
                 qPrintable(aesthetic));
        QVERIFY(line("PickScore").contains("could not be measured"));
        QVERIFY2(line("HPSv2").contains("measured 0.2710 (raw)"), qPrintable(line("HPSv2")));
    }

    void theRawValueComesOnHoverAndByKeys() {
        GalleryStage stage;
        TargetBars* bars = showScores(stage, {score("clip_jina", 0.2134, 0.5), score("aesthetic", 6.25, 0.25)});
        QVERIFY(bars);
        stage.child<DetailsPanel>("detailsPanel")->ensureWidgetVisible(bars);
        QCOMPARE(bars->barAt(2), 0);
        QVERIFY(waitFor([&] { return bars->height() == bars->sizeHint().height(); }));
        QCOMPARE(bars->barAt(bars->height() + 5), -1);
        const QString first = tipAt(bars, QPoint(20, 4));
        QVERIFY2(first.startsWith(bars->bars()[0].name) && first.contains("raw value"), qPrintable(first));
        bars->setFocus(Qt::TabFocusReason);
        QVERIFY(bars->hasFocus());
        QTest::keyClick(bars, Qt::Key_Down);
        QVERIFY2(QToolTip::text().startsWith(bars->bars()[1].name), qPrintable(QToolTip::text()));
        QTest::keyClick(bars, Qt::Key_Up);
        QVERIFY(QToolTip::text().startsWith(bars->bars()[0].name));
    }

    void scoresOfAnotherVersionAreMarkedAndMissNothing() {
        GalleryStage stage;
        ScoreRecord old = score("aesthetic", 2.0, 0.1);
        old.version = "0";
        TargetBars* bars = showScores(stage, {old});
        QVERIFY(bars);
        QVERIFY(bars->accessibleDescription().contains("outdated"));
        QVERIFY(bars->accessibleDescription().contains("version 0"));
        QVERIFY(!bars->accessibleDescription().contains("missed"));
    }

    void theMissedSignIsPaintedAndNotOnlyInColour() {
        TargetBars bars;
        bars.resize(280, 200);
        TargetBar bar{.name = "PickScore", .asked = true, .target = 0.8};
        bar.scored = true;
        bar.measured = 0.3;
        bars.setBars({bar});
        bars.resize(280, bars.sizeHint().height());
        auto grey = [&] {
            return bars.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
        };
        const QImage reached = grey();
        bar.missed = true;
        bars.setBars({bar});
        QVERIFY(grey() != reached); // a sign and a word, also without colours
    }

    void whatIsNotInstalledIsOneLineThatLeadsToTheModels() {
        GalleryStage stage;
        QVERIFY(stage.start());
        auto* panel = stage.child<ScoresPanel>("scoresPanel");
        std::vector<KnownScorer> known;
        for (const ScorerInfo& scorer : scorers().entries())
            known.push_back({scorer.key, scorer.key == "aesthetic" || scorer.key == "hpsv2" || scorer.cheap
                                             ? std::vector<std::string>{}
                                             : scorer.repos});
        panel->setScorers(known);
        stage.click(0);
        auto* line = stage.child<QLabel>("scorersInstalled");
        QVERIFY(waitFor([&] { return line->isVisible(); }));
        QCOMPARE(line->text(), QString("2 of 8 scorers installed"));
        QVERIFY(line->toolTip().contains("PickScore: yuvalkirstain/PickScore_v1 is missing"));
        QSignalSpy asked(stage.page.get(), &GalleryPage::getScorersRequested);
        auto* get = stage.child<QPushButton>("getScorersButton");
        stage.child<DetailsPanel>("detailsPanel")->ensureWidgetVisible(get);
        QTest::mouseClick(get, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        for (KnownScorer& scorer : known)
            scorer.missing.clear();
        panel->setScorers(known);
        QVERIFY(!line->isVisible() && !get->isVisible());
    }

    void theKeyIScoresWhatIsChosen() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.click(0);
        stage.click(2, Qt::ControlModifier);
        stage.key(Qt::Key_I);
        QCOMPARE(stage.engine.scoreJobs.size(), size_t{1});
        QCOMPARE(stage.engine.scoreJobs[0].pictures, (std::vector<PictureId>{stage.idAt(0), stage.idAt(2)}));
        QVERIFY(!stage.engine.scoreJobs[0].id.empty() && stage.engine.scoreJobs[0].scorers.empty());
        QVERIFY(stage.waitNotice("Scoring 2 picture"));
        // The button of a picture without scores does the same.
        stage.click(1);
        auto* button = stage.child<QPushButton>("scoreButton");
        QVERIFY(waitFor([&] { return button->isVisible() && button->isEnabled(); }));
        stage.child<DetailsPanel>("detailsPanel")->ensureWidgetVisible(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(stage.engine.scoreJobs.size(), size_t{2});
        QCOMPARE(stage.engine.scoreJobs[1].pictures, std::vector<PictureId>{stage.idAt(1)});
    }

    void newScoresAppearByThemselves() {
        GalleryStage stage;
        QVERIFY(stage.start());
        stage.click(0);
        auto* bars = stage.child<TargetBars>("targetBars");
        QVERIFY(waitFor([&] { return bars->isVisible(); }));
        const PictureId id = stage.idAt(0);
        need(need(Library::open(stage.folder))->putScore(id, score("aesthetic", 5.0, 0.5)));
        stage.engine.finishScores({id});
        QVERIFY(waitFor([&] { return bars->accessibleDescription().contains("measured 50 %"); }));
        QVERIFY(!stage.child<QPushButton>("scoreButton")->isVisible());
        // The filters offer it now.
        QVERIFY(waitFor([&] { return stage.page->findChild<QDoubleSpinBox*>("scoreMinimum_aesthetic") != nullptr; }));
    }

    void ranksAreAmongThePicturesOfThePrompt() {
        GalleryStage stage;
        std::vector<PictureId> fox; // newest first
        {
            auto library = need(Library::open(stage.folder));
            PictureQuery query;
            query.filter.text = "\"red fox\"";
            query.filter.model = "starter";
            fox = need(library->find(query));
            fox.resize(4);
            for (size_t i = 0; i < fox.size(); ++i)
                need(library->putScore(fox[i],
                                       score("aesthetic", 5.0 + (i == 1 ? 3 : -0.5 * static_cast<double>(i)), 0.5)));
        }
        QVERIFY(stage.start());
        stage.page->select(fox[0]);
        auto* ranks = stage.child<QLabel>("scoreRanks");
        QVERIFY(waitFor([&] { return ranks->isVisible(); }));
        QVERIFY2(ranks->text().contains("No. 2 of 4 by Aesthetic"), qPrintable(ranks->text()));
    }

    void chosenPicturesAreCompared() {
        GalleryStage stage;
        {
            auto library = need(Library::open(stage.folder));
            const auto ids = need(library->find({}));
            for (size_t i = 0; i < 3; ++i)
                for (const char* scorer : {"aesthetic", "pick_score", "hpsv2"})
                    if (i != 2 || std::string(scorer) != "hpsv2")
                        need(library->putScore(ids[i], score(scorer, 0.2, 0.25 * static_cast<double>(i + 1))));
        }
        QVERIFY(stage.start());
        auto* panel = stage.child<ComparisonPanel>("comparisonPanel");
        stage.click(0);
        QVERIFY(!panel->isVisible()); // one is no comparison
        stage.click(1, Qt::ControlModifier);
        stage.click(2, Qt::ControlModifier);
        QVERIFY(waitFor([&] { return panel->isVisible() && panel->data().series.size() == 3; }));
        auto* bars = stage.child<ComparisonBars>("comparisonBars");
        auto* radar = stage.child<RadarChart>("radarChart");
        QVERIFY(bars->isVisible() && !radar->isVisible());
        QVERIFY2(bars->accessibleDescription().contains("HPSv2: A 25 %, B 50 %, C not measured"),
                 qPrintable(bars->accessibleDescription()));
        const QString tip = tipAt(bars, bars->barRect(0, 1).center());
        QVERIFY2(tip.contains("raw value 0.2") && tip.contains("B"), qPrintable(tip));
        // As a radar, by the keyboard.
        auto* toggle = stage.child<QToolButton>("radarButton");
        QVERIFY(toggle->isEnabled());
        toggle->setFocus();
        QTest::keyClick(toggle, Qt::Key_Space);
        QVERIFY(radar->isVisible() && !bars->isVisible());
        QCOMPARE(radar->accessibleDescription(), bars->accessibleDescription());
        QVERIFY(tipAt(radar, radar->pointOf(0, 0.5).toPoint()).contains("B"));
        // A letter leads to its picture.
        auto* second = stage.child<QToolButton>("comparedPicture1");
        QCOMPARE(second->text(), QString("B"));
        const PictureId wanted = second->property("picture").toLongLong();
        QTest::mouseClick(second, Qt::LeftButton);
        QTRY_COMPARE(stage.grid->selectedIds(), std::vector<PictureId>{wanted});
        QVERIFY(waitFor([&] { return !panel->isVisible(); }));
    }

    void seriesAreToldApartWithoutColour() {
        auto painted = [](int series) {
            QImage image(24, 24, QImage::Format_Grayscale8);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setPen(seriesPen(series));
            painter.drawLine(0, 20, 23, 20);
            paintSeriesMarker(painter, QPointF(12, 9), series);
            painter.end();
            for (int y = 0; y < image.height(); ++y) // shapes alone
                for (int x = 0; x < image.width(); ++x)
                    image.setPixelColor(x, y, image.pixelColor(x, y).value() < 160 ? Qt::black : Qt::white);
            return image;
        };
        for (int a = 0; a < 6; ++a)
            for (int b = 0; b < a; ++b)
                QVERIFY2(painted(a) != painted(b), qPrintable(QString("%1 and %2").arg(a).arg(b)));
        QCOMPARE(seriesLetter(1), QString("B"));
    }

    void missedTargetsAreFiltered() {
        GalleryStage stage;
        {
            auto library = need(Library::open(stage.folder));
            const auto ids = need(library->find({}));
            need(library->putScore(ids[0], score("aesthetic", 1.0, 0.1))); // asked 1
            need(library->putScore(ids[1], score("aesthetic", 9.0, 0.95)));
            need(library->putScore(ids[2], score("clip_jina", 0.1, 0.1))); // asked 0.625
        }
        QVERIFY(stage.start());
        QTest::mouseClick(stage.child<QToolButton>("filtersButton"), Qt::LeftButton);
        auto* missed = stage.child<QComboBox>("filterMissed");
        QVERIFY(waitFor([&] { return missed->isVisible() && missed->count() == 4; }));
        QCOMPARE(stage.page->size(), QSize(1280, 760)); // the form makes room for itself in the page
        stage.chooseIn("filterMissed", QString("*"));
        QVERIFY(stage.waitRows(2));
        stage.chooseIn("filterMissed", QString("aesthetic"));
        QVERIFY(stage.waitRows(1));
        QPushButton* chip = nullptr;
        QVERIFY(waitFor([&] {
            chip = stage.page->findChild<QPushButton*>("filterChip0");
            return chip && chip->isVisible() && chip->text().contains("Missed: Aesthetic");
        }));
        QTest::mouseClick(chip, Qt::LeftButton);
        QVERIFY(stage.waitRows(kTestPictures));
        QCOMPARE(missed->currentIndex(), 0);
    }

    void scoresAreSortedByRankByPlaceAndByRawValueWhichIsExplained() {
        GalleryStage stage;
        std::vector<PictureId> ids;
        {
            auto library = need(Library::open(stage.folder));
            ids = need(library->find({})); // prompts follow each other: 3, 2, 1, 0, 3, ...
            need(library->putScore(ids[0], score("aesthetic", 5.0, 0.4)));
            need(library->putScore(ids[4], score("aesthetic", 6.0, 0.6))); // the best of the same prompt
            need(library->putScore(ids[1], score("aesthetic", 9.0, 0.2)));
        }
        QVERIFY(stage.start());
        auto* sort = stage.child<QComboBox>("sortBox");
        QVERIFY(waitFor([&] { return sort->count() == 7; }));
        auto* scale = stage.child<QComboBox>("scoreScaleBox");
        QVERIFY(!scale->isVisible());
        stage.chooseIndex(sort, 6);
        QVERIFY(stage.waitRows(kTestPictures));
        QVERIFY(scale->isVisible());
        QCOMPARE(stage.model->query().sort, PictureSort::ScoreRank); // what can be compared comes first
        QVERIFY(waitFor([&] { return stage.model->settled() && stage.idAt(2) == ids[0]; }));
        const std::set<PictureId> best{stage.idAt(0), stage.idAt(1)};
        QCOMPARE(best, (std::set<PictureId>{ids[1], ids[4]}));
        auto* line = stage.child<QLabel>("rawSortMisleads");
        QVERIFY(!line->isVisible());
        stage.chooseIndex(scale, 1); // among the training pictures
        QVERIFY(waitFor([&] { return stage.model->settled() && stage.idAt(0) == ids[4]; }));
        QCOMPARE(stage.idAt(1), ids[0]);
        QVERIFY(!line->isVisible());
        stage.chooseIndex(scale, 2); // raw
        QVERIFY(waitFor([&] { return stage.model->settled() && stage.idAt(0) == ids[1]; }));
        QCOMPARE(stage.idAt(1), ids[4]);
        QVERIFY(line->isVisible() && line->text().contains("different prompts"));
        stage.chooseIndex(sort, 0);
        QVERIFY(waitFor([&] { return !line->isVisible() && !scale->isVisible(); }));
    }

    void myTasteIsAnOrderThatSaysHowGoodItIs() {
        GalleryStage stage;
        TasteBridge bridge;
        FakeTasteEngine taste(bridge);
        taste.status = TasteRig::beginning();
        std::vector<PictureId> ids;
        {
            auto library = need(Library::open(stage.folder));
            ids = need(library->find({}));
            need(library->putScore(ids[3], tasteScore(0.9, 0.7)));
            need(library->putScore(ids[6], tasteScore(2.1, 0.95)));
        }
        stage.makePage(&taste, &bridge);
        QVERIFY(stage.start());
        auto* sort = stage.child<QComboBox>("sortBox");
        QVERIFY(waitFor([&] { return sort->count() == 7; }));
        QCOMPARE(sort->itemText(6), QString("By my taste"));
        auto* line = stage.child<QLabel>("galleryTaste");
        QVERIFY(!line->isVisible());
        QVERIFY(taste.calls.empty()); // nobody asked for it yet
        stage.chooseIndex(sort, 6);
        QCOMPARE(stage.model->query().sort, PictureSort::Score); // it compares pictures of all prompts
        QVERIFY(waitFor([&] { return stage.model->settled() && stage.idAt(0) == ids[6]; }));
        QCOMPARE(stage.idAt(1), ids[3]);
        auto* scale = stage.child<QComboBox>("scoreScaleBox");
        QCOMPARE(scale->currentText(), QString("Among all pictures"));
        QVERIFY(waitFor([&] { return line->isVisible(); }));
        QCOMPARE(taste.calls, std::vector<std::string>{"openTaste 0"});
        QCOMPARE(line->text(), QString("\u201cMy taste\u201d is a guess so far. Not enough choices yet: 12 of 25."));
        taste.status.enough = true;
        taste.status.accuracy = 0.84;
        taste.status.interval = {0.764, 0.899};
        taste.tell();
        QVERIFY(waitFor([&] { return line->text().contains("84 %"); }));
        QVERIFY2(line->text().contains("76 to 90 %"), qPrintable(line->text()));
        stage.chooseIndex(scale, 0); // the order is still its own
        QVERIFY(line->isVisible());
        stage.chooseIndex(sort, 0);
        QVERIFY(waitFor([&] { return !line->isVisible(); }));
        QCOMPARE(taste.calls.size(), size_t{1});
        QCOMPARE(scale->itemText(1), QString("Among the training pictures"));
    }

    void myTasteIsNamedInFiltersDetailsAndComparisons() {
        QCOMPARE(scorerName("my_taste"), QString("My taste"));
        QCOMPARE(measuredName("my_taste_score"), QString("My taste"));
        QVERIFY(!scorerHelp("my_taste").isEmpty());
        GalleryStage stage;
        std::vector<PictureId> ids;
        {
            auto library = need(Library::open(stage.folder));
            TestPicture picture;
            picture.created = 1'800'000'000'000;
            picture.more = {{"targets", {{"my_taste_score", 1.0}, {"clip_score", 1.0}}}};
            NewPicture place;
            place.file = "pictures/taught.png";
            need(library->keepPicture(place, fileOfPicture(picture)));
            ids = need(library->find({}));
            need(library->putScore(ids[0], tasteScore(0.4, 0.25)));
            need(library->putScore(ids[1], tasteScore(0.8, 0.5)));
        }
        QVERIFY(stage.start(kTestPictures + 1));
        stage.click(0);
        auto* bars = stage.child<TargetBars>("targetBars");
        QVERIFY(waitFor([&] { return bars->isVisible() && bars->bars().size() == 2; })); // asked and measured are one
        QString line;
        for (const QString& each : bars->accessibleDescription().split('\n'))
            if (each.startsWith("My taste"))
                line = each;
        QVERIFY2(line.contains("asked 100 %") && line.contains("above 25 % of your pictures") &&
                     !line.contains("missed") && !line.contains("profile"),
                 qPrintable(line));
        stage.child<QToolButton>("filtersButton")->click();
        QVERIFY(stage.child<QDoubleSpinBox>("scoreMinimum_my_taste")->accessibleName().contains("My taste"));
        QCOMPARE(stage.child<QComboBox>("filterMissed")->findText("Missed: My taste"), -1); // it cannot be missed
        stage.child<QDoubleSpinBox>("scoreMinimum_my_taste")->setValue(40);
        QVERIFY(stage.waitRows(1));
        QCOMPARE(stage.idAt(0), ids[1]);
        const ChartData data = comparisonOf({{{}, {tasteScore(0.4, 0.25)}}, {{}, {tasteScore(0.8, 0.5)}}});
        QCOMPARE(data.axes, std::vector<QString>{"My taste"});
        QCOMPARE(data.series[1].values, std::vector<std::optional<double>>{0.5});
    }

    void aTargetThatCostsTheOthersIsLoweredWithOneClick() {
        GalleryStage stage;
        PictureId newest = 0;
        {
            auto library = need(Library::open(stage.folder));
            for (int i = 0; i < 6; ++i) {
                const bool high = i >= 3;
                TestPicture picture;
                picture.prompt = "an overdone fox";
                picture.seed = static_cast<uint64_t>(i % 3);
                picture.created = 1'800'000'000'000 + i * 1000;
                picture.more = {{"targets", {{"clip_score", 1.0}, {"aesthetic_score", high ? 1.0 : 0.5}}}};
                NewPicture place;
                place.file = "pictures/overdone-" + std::to_string(i) + ".png";
                newest = need(library->keepPicture(place, fileOfPicture(picture))).id;
                need(library->putScore(newest, score("aesthetic", high ? 8.0 : 6.0, high ? 0.95 : 0.6)));
                need(library->putScore(newest, score("clip_jina", high ? 0.1 : 0.3, high ? 0.3 : 0.8)));
            }
        }
        QVERIFY(stage.start(kTestPictures + 6));
        stage.page->select(newest);
        auto* warning = stage.child<QLabel>("scoreWarning");
        QVERIFY(waitFor([&] { return warning->isVisible(); }));
        QCOMPARE(warning->text(), QString("Aesthetic rose while CLIP (Jina) fell: its target may be too high."));
        QSignalSpy restored(stage.page.get(), &GalleryPage::restoreTargets);
        auto* lower = stage.child<QPushButton>("lowerTargetButton");
        QCOMPARE(lower->text(), QString("Lower it to 50 %"));
        stage.child<DetailsPanel>("detailsPanel")->ensureWidgetVisible(lower);
        QTest::mouseClick(lower, Qt::LeftButton);
        QCOMPARE(restored.size(), 1);
        const auto settings = restored[0][0].value<GenerationSettings>();
        QCOMPARE(settings.positive.at("aesthetic_score").value(), 0.5);
        QCOMPARE(settings.positive.at("clip_score").value(), 1.0);
    }

    void everyScorerHasAName() {
        for (const ScorerInfo& scorer : scorers().entries()) {
            QVERIFY(!scorerName(scorer.key).isEmpty());
            QVERIFY2(!scorerHelp(scorer.key).isEmpty(), scorer.key.c_str());
        }
        QCOMPARE(measuredName("pick_a_score_score"), QString("PickScore"));
        QCOMPARE(scorerName("another\nthing"), QString("another thing"));
        QVERIFY(scorerHelp("another").isEmpty());
    }

    // Of two that measure one reward.
    void oneScorerSpeaksForAReward() {
        const std::vector<ScoreRecord> both{score("clip_jina", 0.1, 0.25), score("starter_clip", 0.2, 0.75)};
        const RewardScorers named{{"clip_score", "starter_clip"}};
        QCOMPARE(rewardScores(both, {}), (RewardScores{{"clip_score", 0.25}}));
        QCOMPARE(rewardScores(both, named), (RewardScores{{"clip_score", 0.75}}));
        QCOMPARE(rawRewardScores({both[1]}, {}), (RewardScores{{"clip_score", 0.2}}));
        QCOMPARE(measuredName("clip_score"), QString("CLIP (Jina)"));
        QCOMPARE(measuredName("clip_score", named), QString("CLIP (starter)"));
        QCOMPARE(measuredName("clip_score", {}, {"starter_clip"}), QString("CLIP (starter)"));
        PictureSheet sheet;
        sheet.settings.settings.positive = {{"clip_score", 1.0}};
        sheet.details.scores = both;
        QCOMPARE(targetBarsOf(sheet).front().measured, std::optional(0.25));
        sheet.settings.scorers = named;
        const std::vector<TargetBar> bars = targetBarsOf(sheet);
        QCOMPARE(bars.size(), size_t{2}); // the other one's score stands for itself
        QCOMPARE(bars[0].name, QString("CLIP (starter)"));
        QCOMPARE(bars[0].measured, std::optional(0.75));
        QVERIFY(!bars[1].asked);
        // Small ones say what they do not know.
        for (const char* key : {"starter_clip", "starter_beauty", "starter_pick", "starter_vqa"})
            QVERIFY2(scorerHelp(key).contains("photographs"), key);
        QVERIFY(!scorerHelp("clip_jina").contains("photographs"));
    }

    void onlyATradeIsWarnedOf() {
        std::vector<MeasuredPicture> before;
        for (uint64_t seed = 0; seed < 3; ++seed)
            before.push_back(
                scored(10 + static_cast<PictureId>(seed), seed, 0.5, {{"aesthetic", 0.5}, {"clip_jina", 0.8}}));
        const MeasuredPicture traded = scored(1, 0, 1.0, {{"aesthetic", 0.9}, {"clip_jina", 0.4}});
        const auto found = compareScores(traded, before, {}).warning;
        QVERIFY(found.has_value());
        QCOMPARE(found->reward, std::string("aesthetic_score"));
        QCOMPARE(found->suggested, 0.5);
        QCOMPARE(found->falls, std::vector<std::string>{"clip_score"});
        // All rose: nothing to say.
        QVERIFY(!compareScores(scored(1, 0, 1.0, {{"aesthetic", 0.9}, {"clip_jina", 0.85}}), before, {}).warning);
        // Another prompt, other steps, or scores of another version: not comparable.
        for (int what = 0; what < 3; ++what) {
            std::vector<MeasuredPicture> others = before;
            for (MeasuredPicture& other : others) {
                if (what == 0)
                    other.settings.prompt = "a cat";
                if (what == 1)
                    other.settings.steps = 7;
                if (what == 2)
                    for (ScoreRecord& each : other.scores)
                        each.version = "0";
            }
            QVERIFY(!compareScores(traded, others, {}).warning);
        }
        // Two targets differ: it cannot be told which one did it.
        for (MeasuredPicture& other : before)
            other.settings.positive["clip_score"] = 0.5;
        QVERIFY(!compareScores(traded, before, {}).warning);
    }

    void seedsThatLookAlikeAreWarnedOf() {
        const std::map<std::string, double> same{{"aesthetic", 0.5}, {"clip_jina", 0.5}};
        const MeasuredPicture picture = scored(1, 0, 1.0, same);
        std::vector<MeasuredPicture> others;
        std::map<PictureId, Look> looks{{1, lookWith(0.1, 0)}};
        for (int i = 1; i < 3; ++i) {
            others.push_back(scored(1 + i, static_cast<uint64_t>(i), 1.0, same));
            looks[1 + i] = lookWith(0.1, static_cast<size_t>(i));
        }
        for (int i = 0; i < 3; ++i) {
            others.push_back(scored(10 + i, static_cast<uint64_t>(i), 0.5, same));
            looks[10 + i] = lookWith(0.8, static_cast<size_t>(i));
        }
        const auto found = compareScores(picture, others, looks).warning;
        QVERIFY(found.has_value());
        QVERIFY(found->falls.empty());
        QCOMPARE(found->reward, std::string("aesthetic_score"));
        QCOMPARE(found->suggested, 0.5);
        QVERIFY(warningText(*found).contains("look alike"));
        QCOMPARE(warningAction(*found), QString("Lower it to 50 %"));
        // They were as alike before: not the target's doing.
        for (int i = 0; i < 3; ++i)
            looks[10 + i] = lookWith(0.1, static_cast<size_t>(i));
        QVERIFY(!compareScores(picture, others, looks).warning);
        // Two seeds say nothing, nor do pictures that cannot be read.
        QVERIFY(!compareScores(picture, {others[0]}, looks).warning);
        QVERIFY(!compareScores(picture, others, {}).warning);
    }
};

QTEST_MAIN(TestScores)
#include "test_scores.moc"
