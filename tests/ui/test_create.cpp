// The Create page as an artist drives it: keys and mouse on the real page, a stand-in for the engine behind it.
#include "tests/ui/create_rig.h"

#include <QClipboard>
#include <QElapsedTimer>

namespace miro {

class TestCreate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void typingAndCtrlReturnSubmitsExactlyWhatIsShown() {
        CreateRig rig;
        rig.type("a red car");
        rig.click("count-2");
        rig.drag(rig.slider("aesthetic_score"), 40);
        rig.draw();
        QCOMPARE(rig.engine.draws.size(), size_t{1});
        const GenerateRequest& sent = rig.engine.draws[0].what;
        QCOMPARE(sent.settings.prompt, std::string("a red car"));
        QCOMPARE(sent.settings.count, int64_t{2});
        QCOMPARE(sent.model, std::string("starter"));
        QCOMPARE(sent.modelFolders, std::vector<fs::path>{rig.models});
        QCOMPARE(QString::number(*sent.settings.seed), rig.find<QLineEdit>("seed")->text());
        QCOMPARE(sent.settings.positive.at("aesthetic_score"), RewardTarget(0.625));
        QCOMPARE(sent.settings.positive.at("clip_score"), RewardTarget(1.0));
        QCOMPARE(sent.settings.negative.at("aesthetic_score"), RewardTarget(0.0));
        QCOMPARE(sent.settings.positive.size(), size_t{4});
        QCOMPARE(rig.percent("aesthetic_score"), QString("better than 62 %"));
        QVERIFY(!sent.settings.steps); // the model's own
        QCOMPARE(rig.engine.draws[0].priority, JobPriority::Interactive);
    }

    void aFreeSeedIsAnotherEachTimeAndALockedOneStays() {
        CreateRig rig;
        rig.draw();
        rig.draw();
        QVERIFY(rig.engine.draws[0].what.settings.seed != rig.engine.draws[1].what.settings.seed);
        rig.click("seedLock");
        rig.draw();
        rig.draw();
        QCOMPARE(rig.engine.draws[2].what.settings.seed, rig.engine.draws[1].what.settings.seed);
        QCOMPARE(rig.engine.draws[3].what.settings.seed, rig.engine.draws[2].what.settings.seed);
        rig.click("dice");
        QVERIFY(rig.settings().generation.seed != rig.engine.draws[3].what.settings.seed);
        QVERIFY(rig.settings().seedLocked);
    }

    void aTypedSeedIsTakenByCtrlReturnAndLocked() {
        CreateRig rig;
        auto* seed = rig.find<QLineEdit>("seed");
        seed->setFocus();
        seed->selectAll();
        QTest::keyClicks(seed, "18446744073709551615");
        rig.draw();
        QCOMPARE(rig.engine.draws.at(0).what.settings.seed, std::optional<uint64_t>(UINT64_MAX));
        QVERIFY(rig.settings().seedLocked);
        seed->selectAll();
        QTest::keyClicks(seed, "no number");
        QTest::keyClick(seed, Qt::Key_Return);
        QCOMPARE(seed->text(), QString("18446744073709551615"));
        QVERIFY(rig.note().contains("whole number"));
    }

    void aNumberStillBeingTypedUnderAdvancedCounts() {
        CreateRig rig;
        rig.click("advanced");
        auto* steps = rig.find<QSpinBox>("param_steps");
        steps->setFocus();
        steps->selectAll();
        QTest::keyClicks(steps, "12");
        rig.draw();
        QCOMPARE(rig.engine.draws.at(0).what.settings.steps, std::optional<int64_t>(12));
    }

    void lettingASliderGoAtALockedSeedRedrawsAndCancelsTheOlderRun() {
        CreateRig rig;
        rig.drag(rig.slider("vqa_score"), 32);
        QVERIFY(rig.engine.draws.empty()); // the seed is free
        rig.click("seedLock");
        rig.drag(rig.slider("vqa_score"), 20, false);
        QVERIFY(rig.engine.draws.empty()); // still held
        QTest::mouseRelease(rig.slider("vqa_score"), Qt::LeftButton, {},
                            CreateRig::handle(*rig.slider("vqa_score"), 20));
        QCOMPARE(rig.engine.draws.size(), size_t{1});
        QCOMPARE(rig.engine.draws[0].what.settings.positive.at("vqa_score"), RewardTarget(20 / 64.0));
        QVERIFY(rig.engine.stops.empty());

        rig.drag(rig.slider("vqa_score"), 50);
        QCOMPARE(rig.engine.draws.size(), size_t{2});
        QCOMPARE(rig.engine.stops.size(), size_t{1});
        QCOMPARE(rig.engine.stops[0], (std::pair{rig.engine.draws[0].id, StopKind::Now}));
        QCOMPARE(rig.engine.draws[1].what.settings.seed, rig.engine.draws[0].what.settings.seed);

        // A key that is held is one gesture.
        rig.slider("vqa_score")->setFocus();
        QTest::keyPress(rig.slider("vqa_score"), Qt::Key_PageDown);
        QTest::keyPress(rig.slider("vqa_score"), Qt::Key_PageDown);
        QCOMPARE(rig.engine.draws.size(), size_t{2});
        QTest::keyRelease(rig.slider("vqa_score"), Qt::Key_PageDown);
        QCOMPARE(rig.engine.draws.size(), size_t{3});
        QCOMPARE(rig.engine.draws[2].what.settings.positive.at("vqa_score"), RewardTarget(34 / 64.0));

        rig.set([](Preferences& p) { p.redrawOnRelease = false; });
        rig.drag(rig.slider("vqa_score"), 10);
        QCOMPARE(rig.engine.draws.size(), size_t{3});
    }

    void drawBecomesStopWithAMenuAndBack() {
        CreateRig rig;
        auto* button = rig.find<QPushButton>("draw");
        QTRY_COMPARE(button->text(), QString("Draw (about 3 s)"));
        QVERIFY(!rig.find<QWidget>("stopMore")->isVisible());
        rig.click("draw");
        const JobId job = rig.engine.draws.at(0).id;
        QCOMPARE(button->text(), QString("Stop"));
        QVERIFY(rig.find<QWidget>("stopMore")->isVisible());
        rig.choose("stopAfterThis");
        rig.choose("stopSkip");
        rig.choose("stopNow");
        QTest::keyClick(rig.page.get(), Qt::Key_Escape);
        rig.click("draw");
        const std::vector<std::pair<JobId, StopKind>> asked = {{job, StopKind::AfterThis},
                                                               {job, StopKind::Skip},
                                                               {job, StopKind::Now},
                                                               {job, StopKind::Now},
                                                               {job, StopKind::Now}};
        QCOMPARE(rig.engine.stops, asked);
        QCOMPARE(rig.engine.draws.size(), size_t{1});
        rig.engine.finish(job, JobState::Stopped);
        QTRY_COMPARE(button->text(), QString("Draw (about 3 s)"));
        QTest::keyClick(rig.page.get(), Qt::Key_Escape);
        QCOMPARE(rig.engine.stops.size(), asked.size());
    }

    void aRunIsShownStepByStepAndAFailureIsOneLine() {
        CreateRig rig;
        rig.click("count-4");
        rig.type("a cat");
        rig.draw();
        const JobId job = rig.engine.draws.at(0).id;
        auto* canvas = rig.page->findChild<Canvas*>();
        QCOMPARE(canvas->pictures().size(), size_t{4});
        rig.engine.step(job, 0, 30, 4, paintedImage(8, 0.2));
        for (int64_t i = 0; i < 4; ++i)
            rig.finishPicture(job, i, 0.2 * static_cast<double>(i));
        rig.engine.finish(job, JobState::Done);
        QTRY_VERIFY(canvas->pictures().at(3).record.has_value());
        QTRY_COMPARE(rig.find<QListView>("filmstrip")->model()->rowCount(), 4);
        rig.draw();
        rig.engine.finish(rig.engine.draws.at(1).id, JobState::Failed, "the disk is full");
        QTRY_COMPARE(rig.note(), QString("the disk is full"));
    }

    void drawingsWaitForEachOtherAndOtherJobsAreNotShown() {
        CreateRig rig;
        rig.draw();
        rig.draw();
        const JobId first = rig.engine.draws.at(0).id;
        const JobId second = rig.engine.draws.at(1).id;
        auto* canvas = rig.page->findChild<Canvas*>();
        rig.engine.finishPicture("of another job", {0, 1, paintedImage(64, 0.5), ""});
        rig.engine.finishPicture(first, {0, 1, paintedImage(64, 0.1), ""});
        QTRY_VERIFY(!canvas->pictures().at(0).image.isNull());
        QCOMPARE(canvas->pictures().at(0).image.pixelColor(0, 0).rgb(),
                 QColor(paintedImage(64, 0.1).at(0, 0)[0], paintedImage(64, 0.1).at(0, 0)[1],
                        paintedImage(64, 0.1).at(0, 0)[2])
                     .rgb());
        rig.engine.finish(first, JobState::Done);
        QTRY_VERIFY(canvas->pictures().at(0).image.isNull()); // the second has begun
        QCOMPARE(rig.find<QPushButton>("draw")->text(), QString("Stop"));
        QTest::keyClick(rig.page.get(), Qt::Key_Escape);
        QCOMPARE(rig.engine.stops.back().first, second);
        // Taken out of the queue elsewhere: it is over.
        rig.engine.setState({});
        QTRY_VERIFY(rig.find<QPushButton>("draw")->text() != "Stop");
    }

    void theEventLoopTurnsWhileTheEngineIsHeld() {
        CreateRig rig;
        rig.draw(); // and the engine says nothing
        int turns = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&] { ++turns; });
        timer.start(0);
        rig.type("still here");
        QTRY_VERIFY(turns > 20);
        QCOMPARE(rig.prompt()->toPlainText(), QString("still here"));
    }

    void spaceShowsThePictureBeforeOutsideTextFields() {
        CreateRig rig;
        auto* canvas = rig.page->findChild<Canvas*>();
        for (double hue : {0.1, 0.6}) {
            rig.draw();
            rig.engine.finishPicture(rig.engine.draws.back().id, {0, 1, paintedImage(64, hue), ""});
            rig.engine.finish(rig.engine.draws.back().id, JobState::Done);
            QTRY_VERIFY(rig.find<QPushButton>("draw")->text() != "Stop");
        }
        canvas->setFocus();
        QWidget* focus = QApplication::focusWidget();
        QVERIFY(focus);
        QTest::keyPress(focus, Qt::Key_Space);
        QVERIFY(canvas->model().showsBefore());
        QTest::keyRelease(focus, Qt::Key_Space);
        QVERIFY(!canvas->model().showsBefore());
        rig.slider("aesthetic_score")->setFocus();
        QTest::keyPress(rig.slider("aesthetic_score"), Qt::Key_Space);
        QVERIFY(canvas->model().showsBefore());
        QTest::keyRelease(rig.slider("aesthetic_score"), Qt::Key_Space);
        rig.type("a b");
        QVERIFY(!canvas->model().showsBefore());
        QCOMPARE(rig.settings().generation.prompt, std::string("a b"));
        // C compares them by a wipe, and C again ends it.
        canvas->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_C);
        QCOMPARE(canvas->pictures().size(), size_t{2});
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_C);
        QCOMPARE(canvas->pictures().size(), size_t{1});
    }

    void aMegabyteIsRefusedWithAClearLineAndNothingIsLost() {
        CreateRig rig;
        rig.type("a cat ");
        QApplication::clipboard()->setText(QString(1024 * 1024, 'x'));
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(rig.prompt(), Qt::Key_V, Qt::ControlModifier);
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(rig.prompt()->toPlainText(), QString("a cat "));
        QVERIFY(rig.note().contains("too long"));
        QApplication::clipboard()->setText("on a hill");
        QTest::keyClick(rig.prompt(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(rig.settings().generation.prompt, std::string("a cat on a hill"));
        // From elsewhere it is cut, and that is said.
        GenerationSettings settings;
        settings.prompt = std::string(1024 * 1024, 'y');
        rig.page->restore(settings, "", CreatePage::Restore::Prompt);
        QCOMPARE(rig.settings().generation.prompt.size(), size_t{kMaxPromptLength});
        QVERIFY(rig.note().contains("too long"));
        rig.undo();
        QCOMPARE(rig.settings().generation.prompt, std::string("a cat on a hill"));
    }

    void firstStartDrawsAnExampleOnceTheModelIsKnown() {
        CreateRig rig("starter", false);
        rig.page->drawFirstExample();
        QVERIFY(rig.engine.draws.empty());
        rig.readModels();
        QCOMPARE(rig.engine.draws.size(), size_t{1});
        QCOMPARE(rig.engine.draws[0].what.settings.prompt, std::string("a cat on a blue background"));
        QVERIFY(rig.find<QLabel>("modelLine")->text().contains("starter"));
        QSignalSpy asked(rig.page.get(), &CreatePage::getModelsRequested);
        rig.click("getModels");
        QCOMPARE(asked.size(), 1);
    }

    void wordsThatTheModelDoesNotKnowAreNamed() {
        CreateRig rig;
        rig.type("a dragon and a cat");
        auto* words = rig.find<QLabel>("unknownWords");
        QVERIFY(words->isVisible());
        QVERIFY(words->text().contains("dragon"));
        QVERIFY(!words->text().contains("cat"));
        rig.prompt()->selectAll();
        QTest::keyClicks(rig.prompt(), "a cat");
        QVERIFY(!words->isVisible());
    }
};

} // namespace miro

QTEST_MAIN(miro::TestCreate)
#include "test_create.moc"
