// The page My taste on a stand-in for its engine: what is said before there are enough choices and of odd ones,
// profiles, fine-tuning, versions and their proof.
#include "tests/ui/taste_page_rig.h"
#include "ui/charts/interval_bars.h"
#include "ui/charts/line_chart.h"
#include "ui/taste/example_row.h"
#include "ui/taste/finetune_line.h"
#include "ui/taste/finetune_panel.h"
#include "ui/taste/proof_part.h"
#include "ui/taste/taste_words.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/language.h"
#include "ui/widgets/note_line.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QProgressBar>
#include <QPushButton>

namespace miro {

class TestTastePage : public QObject {
    Q_OBJECT

    std::unique_ptr<TastePageRig> m_rig;

private Q_SLOTS:
    void initTestCase() {
        applyTheme(*qApp, "light");
        applyLanguage(*qApp, "en");
    }
    void init() {
        setDialogAnswers({});
        m_rig = std::make_unique<TastePageRig>();
    }
    void cleanup() { m_rig.reset(); }

    void withoutAnEngineItSaysSo() {
        TastePage page(m_rig->StudioRig::context());
        page.resize(800, 600);
        QVERIFY(showActive(page));
        const auto labels = page.findChildren<QLabel*>();
        QCOMPARE(labels.size(), 1);
        QVERIFY(labels.front()->text().contains("not available"));
        QVERIFY(page.actions().isEmpty());
    }

    void nothingIsAskedBeforeThePageIsSeen() {
        m_rig->page = std::make_unique<TastePage>(m_rig->context());
        QVERIFY(m_rig->calls().empty());
        QVERIFY(showActive(*m_rig->page));
        QCOMPARE(m_rig->calls(), (Calls{"openTaste 0"}));
    }

    // --- what was learned

    void notEnoughIsSaidWithTheNumbers() {
        m_rig->open();
        m_rig->click("tasteTab-learned");
        QTRY_COMPARE(m_rig->text("learnedAccuracy"), QString("Not enough choices yet: 12 of 25."));
        QVERIFY(m_rig->text("tasteAccuracy").isEmpty());
        QVERIFY(!m_rig->find<QWidget>("learnedMost")->isVisible());
        QVERIFY(!m_rig->find<QWidget>("learnedWeights")->isVisible());
        QVERIFY(m_rig->find<QLabel>("learnedNoExamples")->isVisible());
        QVERIFY(m_rig->find<LineChart>("learnedCalibration")->points().empty());
        QVERIFY(!m_rig->find<QWidget>("learnedCalibration")->isVisible());
    }

    void whatWasLearnedIsShownWithItsIntervals() {
        m_rig->showLearned();
        QVERIFY2(m_rig->text("learnedAccuracy").contains("78 %") &&
                     m_rig->text("learnedAccuracy").contains("70 to 85 %"),
                 qPrintable(m_rig->text("learnedAccuracy")));
        QVERIFY(m_rig->text("tasteAccuracy").contains("78 %"));
        QVERIFY(m_rig->text("learnedCounts").contains("68 choice") &&
                m_rig->text("learnedCounts").contains("14 hint") && m_rig->text("learnedCounts").contains("3 picture"));
        QVERIFY(m_rig->text("learnedCalibrationNote").contains("6 %") &&
                m_rig->text("learnedCalibrationNote").contains("3 to 11 %"));
        QCOMPARE(m_rig->find<LineChart>("learnedCalibration")->points().size(),
                 size_t{6});                                                       // four, and the ends of the line
        QCOMPARE(m_rig->find<LineChart>("learnedCalibration")->names().size(), 2); // both are drawn
        QCOMPARE(m_rig->find<ExampleRow>("learnedMost")->examples().size(), size_t{2});
        QVERIFY(m_rig->find<ExampleRow>("learnedLeast")->isVisible());
        auto* weights = m_rig->find<IntervalBars>("learnedWeights");
        QCOMPARE(weights->bars().size(), size_t{4});
        QVERIFY(weights->bars().back().text.contains("like less of it"));
        QVERIFY(weights->placeOf(-0.8) < weights->placeOf(0) && weights->placeOf(0) < weights->placeOf(1.4));
        QVERIFY(!m_rig->find<QPushButton>("learnedModels")->isVisible());
    }

    void anExampleOpensInTheGallery() {
        m_rig->showLearned();
        auto* row = m_rig->find<ExampleRow>("learnedMost");
        QSignalSpy shown(m_rig->page.get(), &TastePage::showInGallery);
        row->setFocus();
        QTest::keyClick(row, Qt::Key_Right);
        QCOMPARE(row->current(), 1);
        QTest::keyClick(row, Qt::Key_Return);
        QCOMPARE(shown.count(), 1);
        QCOMPARE(shown.front().front().value<PictureId>(), row->examples()[1].picture);
    }

    void withoutAPictureModelItSaysWhatToGet() {
        m_rig->taste.status.encoder.clear();
        m_rig->open();
        m_rig->click("tasteTab-learned");
        QTRY_VERIFY(m_rig->text("learnedCounts").contains("No picture model"));
        QSignalSpy models(m_rig->page.get(), &TastePage::modelsRequested);
        m_rig->click("learnedModels");
        QCOMPARE(models.count(), 1);
    }

    void learningIsAskedFor() {
        m_rig->showLearned();
        m_rig->click("learnedLearn");
        QCOMPARE(m_rig->callsOf("learnTaste").size(), size_t{1});
        m_rig->taste.status.busy = true;
        m_rig->taste.tell();
        QTRY_VERIFY(!m_rig->find<QPushButton>("learnedLearn")->isEnabled());
    }

    void findingsAreSaidInWords_data() {
        QTest::addColumn<TasteFinding>("finding");
        QTest::addColumn<QString>("words");
        auto add = [](const char* name, TasteProblem problem, int64_t count, int64_t of, const char* words) {
            QTest::newRow(name) << TasteFinding{problem, count, of} << words;
        };
        add("left", TasteProblem::AlwaysLeft, 20, 20, "All 20 answers were for the left picture");
        add("right", TasteProblem::AlwaysRight, 20, 20, "All 20 answers were for the right picture");
        add("same", TasteProblem::AlwaysSame, 15, 15, "All 15 answers were “the same”");
        add("one side", TasteProblem::MostlyOneSide, 27, 30, "27 of 30 choices were for the same side");
        add("contradictory", TasteProblem::Contradictory, 5, 8, "5 of 8 pairs shown again got another answer");
        add("circular", TasteProblem::Circular, 3, 21, "3 of 21 groups of three");
        add("chance", TasteProblem::NoBetterThanChance, 20, 40, "no better than chance");
    }
    void findingsAreSaidInWords() {
        QFETCH(TasteFinding, finding);
        QFETCH(QString, words);
        m_rig->taste.status.checks.findings = {finding};
        m_rig->open();
        m_rig->click("tasteTab-learned");
        QTRY_VERIFY2(m_rig->text("learnedFindings").contains(words), qPrintable(m_rig->text("learnedFindings")));
        QVERIFY(m_rig->find<QLabel>("learnedFindings")->isVisible());
    }

    // --- profiles

    void profilesAreMadeRenamedAndOpened() {
        TasteProfileRecord other;
        other.id = 7;
        other.name = "Night pictures";
        m_rig->taste.status.profiles.push_back(other);
        m_rig->open();
        auto* box = m_rig->find<QComboBox>("tasteProfiles");
        QTRY_COMPARE(box->count(), 2);
        QCOMPARE(box->currentText(), QString("Ada"));
        setDialogAnswers({"Portraits", "  ", "Ada L."});
        m_rig->find<QAction>("tasteNew")->trigger();
        QTRY_COMPARE(m_rig->calls().back(), std::string("createTasteProfile Portraits"));
        QTRY_COMPARE(box->currentText(), QString("Portraits"));
        const size_t before = m_rig->calls().size();
        m_rig->find<QAction>("tasteNew")->trigger(); // no name
        m_rig->find<QAction>("tasteRename")->trigger();
        QTRY_COMPARE(m_rig->calls().back(), std::string("renameTasteProfile 3 Ada L."));
        QCOMPARE(m_rig->calls().size(), before + 1);
        box->setCurrentIndex(1);
        Q_EMIT box->activated(1);
        QCOMPARE(m_rig->calls().back(), std::string("openTaste 7"));
    }

    void anotherProfileBeginsAnew() {
        TasteProfileRecord other;
        other.id = 7;
        m_rig->taste.status.profiles.push_back(other);
        m_rig->beginChoosing(6);
        m_rig->press(Qt::Key_Left);
        m_rig->taste.openTaste(7);
        QTRY_COMPARE(m_rig->page->choose().state(), ChoosePart::State::Start);
        QVERIFY(!m_rig->view().duel());
        QVERIFY(!m_rig->page->choose().canUndo());
    }

    void deletingAndForgettingCanBeUndone() {
        m_rig->taste.status = m_rig->learned();
        m_rig->open();
        QTRY_VERIFY(m_rig->find<QAction>("tasteClear")->isEnabled());
        m_rig->find<QAction>("tasteClear")->trigger();
        QCOMPARE(m_rig->calls().back(), std::string("clearTaste"));
        auto* note = m_rig->find<NoteLine>("tasteNote");
        QVERIFY(note->isVisible() && note->text().contains("forgotten"));
        const auto buttons = note->findChildren<QPushButton*>();
        QTest::mouseClick(buttons.front(), Qt::LeftButton);
        QCOMPARE(m_rig->calls().back(), std::string("undoTaste"));
        m_rig->find<QAction>("tasteDelete")->trigger();
        QCOMPARE(m_rig->calls().back(), std::string("deleteTasteProfile 1"));
        QVERIFY(note->text().contains("Ada"));
    }

    void choicesComeAndGoAsFiles() {
        m_rig->taste.status = m_rig->learned();
        m_rig->open();
        QTRY_VERIFY(m_rig->find<QAction>("tasteExport-hpd")->isEnabled());
        setDialogAnswers({"", "", "/tmp/in.jsonl", "/tmp/out.jsonl", "/tmp/out2.json"});
        const size_t before = m_rig->calls().size();
        m_rig->find<QAction>("tasteImport")->trigger(); // cancelled
        m_rig->find<QAction>("tasteExport-pick-a-pic")->trigger();
        m_rig->find<QAction>("tasteImport")->trigger();
        QTRY_COMPARE(m_rig->calls().back(), std::string("importTaste /tmp/in.jsonl"));
        QCOMPARE(m_rig->calls().size(), before + 1);
        m_rig->find<QAction>("tasteExport-miro")->trigger();
        QTRY_COMPARE(m_rig->calls().back(), std::string("exportTaste /tmp/out.jsonl miro"));
        m_rig->find<QAction>("tasteExport-hpd")->trigger();
        QTRY_COMPARE(m_rig->calls().back(), std::string("exportTaste /tmp/out2.json hpd"));
        m_rig->taste.say("in.jsonl: line 3 has no field \"answer\"");
        QTRY_VERIFY(m_rig->find<NoteLine>("tasteNote")->text().contains("line 3"));
    }

    // --- teaching the model

    void fineTuningIsAskedForWithItsLimits() {
        m_rig->readModels();
        m_rig->set([](Preferences& preferences) { preferences.model = kSevenRewards; });
        m_rig->taste.status = m_rig->learned();
        m_rig->open();
        m_rig->click("tasteTab-teach");
        auto* start = m_rig->find<QPushButton>("finetuneStart");
        QTRY_VERIFY(start->isEnabled());
        m_rig->find<QComboBox>("finetuneHours")->setCurrentIndex(2);
        m_rig->find<QComboBox>("finetuneMemory")->setCurrentIndex(3);
        m_rig->find<QCheckBox>("finetuneIdle")->click();
        m_rig->find<QCheckBox>("finetuneMains")->click();
        m_rig->click("finetuneStart");
        QCOMPARE(m_rig->taste.orders.size(), size_t{1});
        const TasteFinetuneOrder& order = m_rig->taste.orders.front();
        QCOMPARE(order.model, std::string(kSevenRewards));
        QCOMPARE(order.hours, 3.0);
        QCOMPARE(order.memoryGb, 12.0);
        QVERIFY(order.onlyWhenIdle && order.onlyOnMains);
    }

    void fineTuningWaitsForEnoughChoices() {
        m_rig->readModels();
        m_rig->open();
        m_rig->click("tasteTab-teach");
        QVERIFY(!m_rig->find<QPushButton>("finetuneStart")->isEnabled());
        QTRY_VERIFY(m_rig->text("finetuneWhy").contains("12 of 25"));
    }

    void aRunningOneIsPausedAndGoesOn() {
        m_rig->readModels();
        m_rig->taste.status = m_rig->learned();
        m_rig->open();
        m_rig->click("tasteTab-teach");
        auto* line = m_rig->find<FinetuneLine>("finetuneLine");
        QVERIFY(!line->isVisible());
        EngineState state;
        JobRecord job;
        job.id = "tune";
        job.kind = kFinetuneKind;
        job.state = JobState::Running;
        job.picturesTotal = 100;
        state.jobs = {job};
        m_rig->engine.setState(state);
        QTRY_VERIFY(line->isVisible());
        QVERIFY(!m_rig->find<QPushButton>("finetuneStart")->isEnabled()); // one at a time
        m_rig->bridge.progress("tune", {"train", 25, 100}, 600);
        QTRY_VERIFY(m_rig->text("finetuneState").contains("10 min left"));
        QCOMPARE(m_rig->find<QProgressBar>("finetuneProgress")->value(), 250);
        m_rig->bridge.progress("tune", {"idle", 0, 0}, -1); // held back, it is where it was
        QTRY_VERIFY(m_rig->text("finetuneState").contains("Waiting until nobody uses the program"));
        QCOMPARE(m_rig->find<QProgressBar>("finetuneProgress")->value(), 250);
        m_rig->click("finetunePause");
        QCOMPARE(m_rig->engine.stops.back().first, std::string("tune"));
        QVERIFY(m_rig->engine.stops.back().second == StopKind::Now);
        m_rig->engine.finish("tune", JobState::Stopped);
        QTRY_VERIFY(m_rig->find<QPushButton>("finetuneGoOn")->isVisible());
        m_rig->click("finetuneGoOn");
        QCOMPARE(m_rig->engine.calls.back(), std::string("repeatJob tune"));
        setDialogAnswers({"", "yes"});
        const size_t before = m_rig->engine.calls.size();
        m_rig->click("finetuneGiveUp"); // no
        m_rig->click("finetuneGiveUp");
        QTRY_COMPARE(m_rig->engine.calls.back(), std::string("removeJob tune"));
        QCOMPARE(m_rig->engine.calls.size(), before + 1);
        m_rig->engine.finish("tune", JobState::Done);
        QTRY_VERIFY(!line->isVisible());
    }

    void versionsAreShownAsTheyStand() {
        m_rig->showTeaching();
        QCOMPARE(m_rig->page->teach().cards().front()->version(), int64_t{3}); // newest first
        QVERIFY(m_rig->inCard<QLabel>(3, "versionState")->text().contains("Not proven"));
        QVERIFY(!m_rig->inCard<QPushButton>(3, "versionUse")->isEnabled());
        QVERIFY(m_rig->inCard<QLabel>(2, "versionState")->text().contains("In use"));
        QVERIFY(m_rig->inCard<QLabel>(2, "versionProof")->text().contains("It wins") &&
                m_rig->inCard<QLabel>(2, "versionProof")->text().contains("85 %") &&
                m_rig->inCard<QLabel>(2, "versionProof")->text().contains("63 to 95 %"));
        QVERIFY(!m_rig->inCard<QPushButton>(2, "versionUse")->isVisible());
        QVERIFY(m_rig->inCard<QPushButton>(2, "versionRollBack")->isVisible());
        QVERIFY(m_rig->inCard<QLabel>(2, "versionHarm")->text().contains("HPSv2")); // 0.402 -> 0.371
        QVERIFY(!m_rig->inCard<QLabel>(2, "versionHarm")->text().contains("PickScore"));
        QStringList effects;
        for (const QLabel* label : m_rig->find<VersionCard>("version-2")->findChildren<QLabel*>("effectNumbers"))
            effects << label->text();
        QVERIFY2(effects.contains("0.402 → 0.371 (−8 %)"), qPrintable(effects.join('\n')));
        QVERIFY(m_rig->inCard<QLabel>(1, "versionProof")->text().contains("may be chance"));
        QVERIFY(!m_rig->inCard<QPushButton>(1, "versionUse")->isEnabled());
    }

    void versionsAreUsedTakenBackExportedAndDeleted() {
        m_rig->taste.status = m_rig->learned();
        m_rig->taste.versions = m_rig->threeVersions();
        m_rig->taste.versions[1].record.state = TasteVersionState::RolledBack;
        m_rig->open();
        m_rig->click("tasteTab-teach");
        QTRY_COMPARE(m_rig->page->teach().cards().size(), size_t{3});
        QTest::mouseClick(m_rig->inCard<QPushButton>(2, "versionUse"), Qt::LeftButton);
        QCOMPARE(m_rig->calls().back(), std::string("setDefaultVersion 2"));
        VersionCard* card = m_rig->find<VersionCard>("version-2");
        m_rig->taste.versions[1].record.state = TasteVersionState::Default;
        m_rig->taste.tellVersions();
        QTRY_VERIFY(m_rig->inCard<QPushButton>(2, "versionRollBack")->isVisible());
        QCOMPARE(m_rig->find<VersionCard>("version-2"), card); // the focus stays where it was
        QTest::mouseClick(m_rig->inCard<QPushButton>(2, "versionRollBack"), Qt::LeftButton);
        QCOMPARE(m_rig->calls().back(), std::string("rollBackVersion 2"));
        setDialogAnswers({"", "/tmp/a.safetensors", "", "yes"});
        const size_t before = m_rig->calls().size();
        m_rig->inCard<QPushButton>(2, "versionExport")->click(); // cancelled
        m_rig->inCard<QPushButton>(2, "versionExport")->click();
        QTRY_COMPARE(m_rig->calls().back(), std::string("exportVersion 2 /tmp/a.safetensors"));
        m_rig->inCard<QPushButton>(2, "versionDelete")->click(); // no
        m_rig->inCard<QPushButton>(2, "versionDelete")->click();
        QTRY_COMPARE(m_rig->calls().back(), std::string("deleteVersion 2"));
        QCOMPARE(m_rig->calls().size(), before + 2);
        m_rig->taste.versions.clear();
        m_rig->taste.tellVersions();
        QTRY_VERIFY(m_rig->page->teach().cards().empty());
        QVERIFY(m_rig->find<QLabel>("versionsNone")->isVisible());
    }

    void aVersionOfAnotherModelIsNotUsed() {
        m_rig->taste.status = m_rig->learned();
        m_rig->taste.versions = m_rig->threeVersions();
        for (TasteVersion& version : m_rig->taste.versions) {
            version.fits = false;
            version.record.state = TasteVersionState::Kept;
        }
        m_rig->open();
        m_rig->click("tasteTab-teach");
        QTRY_COMPARE(m_rig->page->teach().cards().size(), size_t{3});
        QVERIFY(m_rig->inCard<QLabel>(2, "versionState")->text().contains("not here any more"));
        QVERIFY(!m_rig->inCard<QPushButton>(2, "versionUse")->isEnabled());
        QVERIFY(!m_rig->inCard<QPushButton>(2, "versionProve")->isEnabled());
    }

    // --- the proof

    void theProofAsksByKeyboardAndSaysItsVerdict() {
        m_rig->showTeaching();
        QTest::mouseClick(m_rig->inCard<QPushButton>(3, "versionProve"), Qt::LeftButton);
        QCOMPARE(m_rig->calls().back(), std::string("proveVersion 3"));
        QCOMPARE(m_rig->page->part(), TastePage::Part::Proof);
        ProofPart& proof = m_rig->page->proof();
        QVERIFY(m_rig->find<QLabel>("proofWaiting")->isVisible());
        const auto duels = m_rig->duels(3);
        m_rig->taste.askProof(3, duels[0], 7, 20);
        QTRY_VERIFY(proof.view().ready());
        QCOMPARE(m_rig->text("proofCount"), QString("Question 7 of at most 20"));
        QVERIFY(proof.view().pictures().hasFocus());
        QTest::keyClick(&proof.view().pictures(), Qt::Key_Right);
        QCOMPARE(m_rig->calls().back(), std::string("answerProof 3 7 right"));
        QCOMPARE(proof.state(), ProofPart::State::Waiting);
        m_rig->taste.askProof(2, duels[1], 1, 20); // of another version: not ours
        m_rig->taste.askProof(3, duels[1], 8, 20);
        QTRY_VERIFY(proof.view().ready());
        QCOMPARE(m_rig->text("proofCount"), QString("Question 8 of at most 20"));
        // It is blind, and stays so: no way back.
        QVERIFY(!m_rig->find<QAction>("tasteUndo")->isEnabled());
        QTest::keyClick(&proof.view().pictures(), Qt::Key_S);
        QCOMPARE(m_rig->calls().back(), std::string("answerProof 3 8 same"));
        m_rig->taste.tellProof(3, TasteRig::proof(true));
        QTRY_COMPARE(proof.state(), ProofPart::State::Over);
        QVERIFY(m_rig->text("proofVerdict").contains("It wins") && m_rig->text("proofVerdict").contains("63 to 95 %"));
        QVERIFY(m_rig->text("proofDetails").contains("HPSv2 fell"));
        m_rig->click("proofUse");
        QCOMPARE(m_rig->calls().back(), std::string("setDefaultVersion 3"));
        QCOMPARE(m_rig->page->part(), TastePage::Part::Teach);
    }

    void aLostProofOffersNoUse() {
        m_rig->showTeaching();
        QTest::mouseClick(m_rig->inCard<QPushButton>(3, "versionProve"), Qt::LeftButton);
        m_rig->taste.tellProof(3, TasteRig::proof(false));
        QTRY_COMPARE(m_rig->page->proof().state(), ProofPart::State::Over);
        QVERIFY(m_rig->text("proofVerdict").contains("may be chance"));
        QVERIFY(!m_rig->find<QPushButton>("proofUse")->isVisible());
        m_rig->click("proofVersions");
        QCOMPARE(m_rig->page->part(), TastePage::Part::Teach);
        TasteProof lost = TasteRig::proof(false);
        lost.base = {2, 9, 1, 0.2, {0.07, 0.41}};
        QVERIFY(proofWords(lost).contains("It loses"));
    }
};

} // namespace miro

QTEST_MAIN(miro::TestTastePage)
#include "test_taste_page.moc"
