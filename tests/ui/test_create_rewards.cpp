// Rewards: sliders by mouse and keys, what each entry of a reward's menu does to the drawing that is sent, presets.
#include "tests/ui/create_rig.h"
#include "ui/create/presets.h"
#include "ui/widgets/reward_words.h"

#include <QMenu>

namespace miro {

class TestCreateRewards : public QObject {
    Q_OBJECT

    static const GenerationSettings& sent(CreateRig& rig) {
        rig.draw();
        return rig.engine.draws.back().what.settings;
    }
    static QString presetsFile(const CreateRig& rig) { return rig.folder.path() + "/config/miro-studio/presets.json"; }
    static QByteArray contentOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void oneRowARewardOfTheModel() {
        CreateRig rig(kSevenRewards);
        const std::vector<std::string> keys = rig.catalogue->find(kSevenRewards, "")->info.rewardKeys;
        QCOMPARE(keys.size(), size_t{7});
        for (const std::string& key : keys) {
            QVERIFY(rig.slider(QString::fromStdString(key)));
            QVERIFY(!rewardWords(key).help.isEmpty());
            QVERIFY(rewardWords(key).title.contains(", ")); // plain words and the name
        }
        QCOMPARE(rewardWords("clip_score").title, QString("Follows the prompt, CLIP"));
        QCOMPARE(rewardWords("unheard_of").title, QString("unheard_of"));
    }

    void keysMoveASliderInItsSteps() {
        CreateRig rig;
        RewardSlider* slider = rig.slider("aesthetic_score");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(rig.positive("aesthetic_score"), RewardTarget(0.0));
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(rig.positive("aesthetic_score"), RewardTarget(1 / 64.0));
        QTest::keyClick(slider, Qt::Key_PageUp);
        QCOMPARE(rig.positive("aesthetic_score"), RewardTarget(9 / 64.0));
        QTest::keyClick(slider, Qt::Key_PageDown);
        QTest::keyClick(slider, Qt::Key_Left);
        QCOMPARE(rig.positive("aesthetic_score"), RewardTarget(0.0));
        QCOMPARE(rig.percent("aesthetic_score"), QString("the worst"));
        QTest::keyClick(slider, Qt::Key_End);
        QCOMPARE(rig.positive("aesthetic_score"), RewardTarget(1.0));
        QCOMPARE(rig.percent("aesthetic_score"), QString("the best"));
        QCOMPARE(targetText(0.625), QString("better than 62 %"));
        QCOMPARE(targetText(std::nullopt), QString("ignored"));
    }

    void aWheelMovesOnlyTheSliderWithTheFocus() {
        CreateRig rig;
        RewardSlider* slider = rig.slider("aesthetic_score");
        rig.prompt()->setFocus();
        auto turn = [&] {
            QWheelEvent event(QPointF(20, 8), slider->mapToGlobal(QPointF(20, 8)), {}, {0, -120}, Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(slider, &event);
        };
        turn();
        QCOMPARE(rig.positive("aesthetic_score"), RewardTarget(1.0));
        slider->setFocus();
        turn();
        QVERIFY(rig.positive("aesthetic_score") < RewardTarget(1.0));
    }

    void soloPushesAwayFromThatRewardAlone() {
        CreateRig rig;
        rig.choose("rewardSolo-aesthetic_score");
        const RewardTargets negative = sent(rig).negative;
        QCOMPARE(negative,
                 (RewardTargets{
                     {"aesthetic_score", 0.0}, {"clip_score", 1.0}, {"pick_a_score_score", 1.0}, {"vqa_score", 1.0}}));
        QVERIFY(rig.find<QAction>("rewardSolo-aesthetic_score")->isChecked());
        rig.choose("rewardSolo-vqa_score"); // another takes over
        QVERIFY(!rig.find<QAction>("rewardSolo-aesthetic_score")->isChecked());
        rig.choose("rewardSolo-vqa_score");
        QCOMPARE(sent(rig).negative,
                 (RewardTargets{
                     {"aesthetic_score", 0.0}, {"clip_score", 0.0}, {"pick_a_score_score", 0.0}, {"vqa_score", 0.0}}));
    }

    void ignoreLeavesTheRewardOutAndSaysWhatThatMeans() {
        CreateRig rig;
        auto* ignore = rig.find<QAction>("rewardIgnore-vqa_score");
        QCOMPARE(ignore->text(), QString("Ignore")); // the starter was trained with rewards left out
        ignore->trigger();
        QCOMPARE(sent(rig).positive.at("vqa_score"), RewardTarget());
        QCOMPARE(sent(rig).negative.at("vqa_score"), RewardTarget());
        QCOMPARE(rig.percent("vqa_score"), QString("ignored"));
        QVERIFY(!rig.slider("vqa_score")->isEnabled());
        ignore->trigger();
        QCOMPARE(sent(rig).positive.at("vqa_score"), RewardTarget(1.0));
        QCOMPARE(sent(rig).negative.at("vqa_score"), RewardTarget(0.0));
        CreateRig other(kSevenRewards);
        QCOMPARE(other.find<QAction>("rewardIgnore-vqa_score")->text(), QString("Ignore (untrained input)"));
    }

    void anOwnNegativeTargetHasASliderOfItsOwn() {
        CreateRig rig;
        auto* negative = rig.find<RewardSlider>("rewardNegative-clip_score");
        QVERIFY(!negative->isVisible());
        rig.choose("rewardOwnNegative-clip_score");
        QVERIFY(negative->isVisible());
        QCOMPARE(sent(rig).negative.at("clip_score"), RewardTarget(0.0)); // shown, not changed
        negative->setFocus();
        QTest::keyClick(negative, Qt::Key_PageUp);
        QCOMPARE(sent(rig).negative.at("clip_score"), RewardTarget(8 / 64.0));
        QCOMPARE(sent(rig).positive.at("clip_score"), RewardTarget(1.0));
        rig.choose("rewardOwnNegative-clip_score");
        QVERIFY(!negative->isVisible());
        QCOMPARE(sent(rig).negative.at("clip_score"), RewardTarget(0.0));
    }

    void resetAndResetAllLeaveLockedRewards() {
        CreateRig rig;
        for (const char* key : {"clip_score", "pick_a_score_score", "aesthetic_score", "vqa_score"})
            rig.drag(rig.slider(key), 16);
        rig.choose("rewardReset-clip_score");
        QCOMPARE(rig.positive("clip_score"), RewardTarget(1.0));
        rig.choose("rewardLock-aesthetic_score");
        rig.click("resetAllRewards");
        QCOMPARE(sent(rig).positive,
                 (RewardTargets{
                     {"clip_score", 1.0}, {"pick_a_score_score", 1.0}, {"aesthetic_score", 0.25}, {"vqa_score", 1.0}}));
    }

    void presetsSetAllRewardsButTheLockedOnes() {
        CreateRig rig;
        rig.choose("rewardLock-vqa_score");
        rig.click("preset-ignored");
        QCOMPARE(sent(rig).positive, (RewardTargets{{"clip_score", RewardTarget()},
                                                    {"pick_a_score_score", RewardTarget()},
                                                    {"aesthetic_score", RewardTarget()},
                                                    {"vqa_score", 1.0}}));
        rig.choose("rewardLock-vqa_score");
        rig.click("preset-balanced");
        QCOMPARE(
            sent(rig).positive,
            (RewardTargets{
                {"clip_score", 1.0}, {"pick_a_score_score", 1.0}, {"aesthetic_score", 0.625}, {"vqa_score", 1.0}}));
        QCOMPARE(sent(rig).negative,
                 (RewardTargets{
                     {"clip_score", 0.0}, {"pick_a_score_score", 0.0}, {"aesthetic_score", 0.0}, {"vqa_score", 0.0}}));
        QVERIFY(rig.find<QPushButton>("preset-balanced")->isChecked());
        QVERIFY(!rig.find<QPushButton>("preset-prettiest")->isChecked());
        rig.drag(rig.slider("clip_score"), 10);
        QVERIFY(!rig.find<QPushButton>("preset-balanced")->isChecked());
        rig.find<QAction>("morePreset-pack-loose")->trigger(); // the pack's
        QCOMPARE(sent(rig).positive,
                 (RewardTargets{
                     {"clip_score", 1.0}, {"pick_a_score_score", 0.2}, {"aesthetic_score", 1.0}, {"vqa_score", 1.0}}));
    }

    void balancedOnThePublishedRewards() {
        CreateRig rig(kSevenRewards);
        rig.click("preset-balanced");
        for (const auto& [key, target] : sent(rig).positive)
            QCOMPARE(target, RewardTarget(key == "aesthetic_score" ? 0.625 : 1.0));
        QCOMPARE(sent(rig).positive.size(), size_t{7});
    }

    void ownPresetsSurviveARestart() {
        CreateRig rig;
        rig.drag(rig.slider("aesthetic_score"), 20);
        setDialogAnswers({"Sundays & <b>more</b>"});
        rig.click("savePreset");
        QTRY_VERIFY(rig.page->findChild<QAction*>("morePreset-own-Sundays & <b>more</b>"));
        rig.open();
        QTRY_VERIFY(rig.page->findChild<QAction*>("morePreset-own-Sundays & <b>more</b>"));
        rig.choose("morePreset-own-Sundays & <b>more</b>");
        QCOMPARE(rig.positive("aesthetic_score"), RewardTarget(20 / 64.0));
        QVERIFY(contentOf(presetsFile(rig)).contains("Sundays"));
    }

    void aCorruptPresetsFileIsSaidAndKept_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("{\"presets\": [");
        QTest::newRow("another shape") << QByteArray("{\"presets\": {\"a\": 1}}");
        QTest::newRow("a target above 1")
            << QByteArray("{\"presets\": [{\"title\": \"x\", \"targets\": {\"clip_score\": 7}}]}");
        QTest::newRow("deep") << QByteArray(100000, '[');
        QTest::newRow("zeros") << QByteArray(1000, '\0');
    }
    void aCorruptPresetsFileIsSaidAndKept() {
        QFETCH(QByteArray, text);
        CreateRig rig;
        QDir().mkpath(QFileInfo(presetsFile(rig)).path());
        QFile file(presetsFile(rig));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        rig.open();
        QTRY_VERIFY2(rig.note().contains("presets.json"), qPrintable(rig.note()));
        QVERIFY(!rig.note().contains('\n'));
        QVERIFY(rig.find<QPushButton>("preset-balanced")->isVisible()); // the others work
        setDialogAnswers({"New"});
        rig.click("savePreset");
        QTRY_VERIFY(contentOf(presetsFile(rig)).contains("New"));
        QCOMPARE(contentOf(presetsFile(rig) + ".unreadable"), text); // nothing is lost
    }

    void anotherModelKeepsTheValuesOfEqualRewards() {
        CreateRig rig;
        rig.drag(rig.slider("aesthetic_score"), 12);
        rig.set([](Preferences& p) { p.model = kSevenRewards; });
        QCOMPARE(rig.slider("aesthetic_score")->value(), 12);
        QCOMPARE(sent(rig).positive.size(), size_t{7});
        QCOMPARE(sent(rig).positive.at("aesthetic_score"), RewardTarget(12 / 64.0));
        rig.drag(rig.slider("hpsv2_score"), 20); // which the starter does not have
        rig.undo();
        rig.undo(); // the model too
        QCOMPARE(rig.preferences->get().model, std::string("starter"));
        QVERIFY(!rig.page->findChild<QWidget*>("rewardSlider-hpsv2_score"));
        QCOMPARE(rig.slider("aesthetic_score")->value(), 12);
        QCOMPARE(sent(rig).positive.size(), size_t{4});
        QVERIFY(!sent(rig).positive.contains("hpsv2_score"));
        QCOMPARE(sent(rig).positive.at("aesthetic_score"), RewardTarget(12 / 64.0));
    }

    void aModelThatIsNotThereIsSaid() {
        CreateRig rig;
        rig.set([](Preferences& p) { p.model = "no/such"; });
        QTRY_COMPARE(rig.note(), QString("The model no/such is not installed."));
        QSignalSpy asked(rig.page.get(), &CreatePage::getModelsRequested);
        rig.click("noteAction-0");
        QCOMPARE(asked.size(), 1);
    }

    void theMenuOpensByKeyAndByMouse() {
        CreateRig rig;
        auto* menu = rig.find<QMenu>("rewardMenu-aesthetic_score");
        rig.click("rewardMenuButton-aesthetic_score");
        QTRY_VERIFY(menu->isVisible());
        menu->close();
        rig.slider("aesthetic_score")->setFocus();
        QContextMenuEvent key(QContextMenuEvent::Keyboard, QPoint(5, 5),
                              rig.slider("aesthetic_score")->mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(rig.slider("aesthetic_score"), &key);
        QTRY_VERIFY(menu->isVisible());
        menu->close();
    }
};

} // namespace miro

QTEST_MAIN(miro::TestCreateRewards)
#include "test_create_rewards.moc"
