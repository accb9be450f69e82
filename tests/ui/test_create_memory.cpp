// What the Create page remembers: undo of every kind of change, the history of prompts, the time machine.
#include "tests/ui/create_rig.h"
#include "ui/create/settings_model.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QMenu>

namespace miro {

class TestCreateMemory : public QObject {
    Q_OBJECT

    static std::vector<JournalEntry> journal(CreateRig& rig) {
        auto library = Library::open(rig.libraryPath());
        auto entries =
            library.ok() ? (*library)->journal().list(1000) : Result<std::vector<JournalEntry>>(library.error());
        return entries.ok() ? *entries : std::vector<JournalEntry>();
    }

    // Rewards of a model that was met since keep their targets for when it comes back: no change of the artist's.
    static CreateSettings withKnownRewards(CreateSettings settings, const CreateSettings& then) {
        auto known = [](RewardTargets& targets, const RewardTargets& before) {
            std::erase_if(targets, [&](const auto& entry) { return !before.contains(entry.first); });
        };
        known(settings.generation.positive, then.generation.positive);
        known(settings.generation.negative, then.generation.negative);
        return settings;
    }

private Q_SLOTS:
    void typingIsUndoneWordByWord() {
        CreateRig rig;
        rig.type("a red car");
        rig.undo();
        QCOMPARE(rig.prompt()->toPlainText(), QString("a red "));
        rig.undo();
        QCOMPARE(rig.prompt()->toPlainText(), QString("a "));
        rig.redo();
        rig.redo();
        QCOMPARE(rig.prompt()->toPlainText(), QString("a red car"));
        QCOMPARE(rig.settings().generation.prompt, std::string("a red car"));
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(rig.prompt(), Qt::Key_Backspace);
        rig.undo();
        QCOMPARE(rig.prompt()->toPlainText(), QString("a red car"));
        // The caret stands where the undo was, not at the beginning.
        QCOMPARE(rig.prompt()->textCursor().position(), 9);
    }

    void wordsAreToldApart() {
        QVERIFY(continuesWord("", "a", "ab"));
        QVERIFY(continuesWord("", "aa", "aaa")); // the place of equal letters is not certain
        QVERIFY(continuesWord("x", "xa", "xa "));
        QVERIFY(!continuesWord("", "a ", "a b"));
        QVERIFY(!continuesWord("ab", "abc", "Xabc")); // elsewhere
        QVERIFY(!continuesWord("", "a", "a pasted text"));
        QVERIFY(continuesWord("abc", "ab", "a"));
        QVERIFY(!continuesWord("abc", "ab", "abd"));
    }

    void aDragIsOneChange() {
        CreateRig rig;
        rig.drag(rig.slider("aesthetic_score"), 40);
        rig.drag(rig.slider("aesthetic_score"), 10);
        rig.undo();
        QCOMPARE(rig.slider("aesthetic_score")->value(), 40);
        rig.undo();
        QCOMPARE(rig.slider("aesthetic_score")->value(), 64);
        rig.redo();
        QCOMPARE(rig.slider("aesthetic_score")->value(), 40);
        QCOMPARE(rig.positive("aesthetic_score"), RewardTarget(0.625));
    }

    void everyKindOfChangeIsUndoneAndRedone() {
        CreateRig rig;
        using Step = std::pair<const char*, std::function<void()>>;
        const std::vector<Step> steps = {
            {"prompt",
             [&] {
                 rig.type("x");
             }},
            {"count",
             [&] {
                 rig.click("count-4");
             }},
            {"dice",
             [&] {
                 rig.click("dice");
             }},
            {"seed lock",
             [&] {
                 rig.click("seedLock");
             }},
            {"preset",
             [&] {
                 rig.click("preset-ignored");
             }},
            {"reset all",
             [&] {
                 rig.click("resetAllRewards");
             }},
            {"lock",
             [&] {
                 rig.choose("rewardLock-aesthetic_score");
             }},
            {"solo",
             [&] {
                 rig.choose("rewardSolo-aesthetic_score");
             }},
            {"ignore",
             [&] {
                 rig.choose("rewardIgnore-clip_score");
             }},
            {"steps",
             [&] {
                 QTest::keyClick(rig.find<QSpinBox>("param_steps"), Qt::Key_Up);
             }},
            {"guidance",
             [&] {
                 QTest::keyClick(rig.find<QDoubleSpinBox>("param_guidance"), Qt::Key_Up);
             }},
            {"guidance type",
             [&] {
                 QTest::keyClick(rig.find<QComboBox>("param_guidance-type"), Qt::Key_Down);
             }},
            {"precision",
             [&] {
                 QTest::keyClick(rig.find<QComboBox>("param_precision"), Qt::Key_Down);
             }},
            {"variation",
             [&] {
                 QTest::keyClick(rig.find<QDoubleSpinBox>("param_variation"), Qt::Key_Up);
             }},
            {"negative prompt",
             [&] {
                 QTest::keyClicks(rig.find<QPlainTextEdit>("negativePrompt"), "y");
             }},
            {"negative slider",
             [&] {
                 rig.find<RewardSlider>("negativeSlider-vqa_score")->setFocus();
                 QTest::keyClick(rig.find<RewardSlider>("negativeSlider-vqa_score"), Qt::Key_PageDown);
             }},
            {"start picture",
             [&] {
                 setDialogAnswers({"/nowhere/start.png"});
                 rig.click("startChoose");
                 QTRY_VERIFY(!rig.settings().generation.startPicture.empty());
             }},
            {"model",
             [&] {
                 rig.set([](Preferences& p) { p.model = kSevenRewards; });
             }},
        };
        rig.click("advanced");
        std::vector<CreateSettings> states = {rig.settings()};
        for (const Step& step : steps) {
            step.second();
            QVERIFY2(!sameSettings(rig.settings(), states.back()), step.first);
            states.push_back(rig.settings());
        }
        for (size_t i = steps.size(); i-- > 0;) {
            rig.undo();
            QVERIFY2(sameSettings(withKnownRewards(rig.settings(), states[i]), states[i]), steps[i].first);
        }
        for (const Step& step : steps) {
            Q_UNUSED(step);
            rig.redo();
        }
        QVERIFY(sameSettings(rig.settings(), states.back()));
    }

    void aDrawnSeedIsNoStepOfUndo() {
        CreateRig rig;
        rig.type("cat");
        rig.draw();
        const auto seed = rig.settings().generation.seed;
        rig.undo();
        QCOMPARE(rig.prompt()->toPlainText(), QString());
        QCOMPARE(rig.settings().generation.seed, seed);
    }

    void undoKeysWorkInEveryField() {
        CreateRig rig;
        rig.click("count-4");
        for (const char* field : {"prompt", "seed"}) {
            auto* widget = rig.find<QWidget>(field);
            widget->setFocus();
            QTest::keyClick(widget, Qt::Key_Z, Qt::ControlModifier);
            QCOMPARE(rig.settings().generation.count, int64_t{1});
            QTest::keyClick(widget, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
            QCOMPARE(rig.settings().generation.count, int64_t{4});
        }
    }

    void altUpWalksThroughTheHistoryAndBack() {
        CreateRig rig;
        for (const char* prompt : {"one cat", "two cats", "three cats"}) {
            rig.prompt()->selectAll();
            rig.type(prompt);
            rig.draw();
        }
        rig.prompt()->selectAll();
        rig.type("being typed");
        auto key = [&](Qt::Key k) {
            QTest::keyClick(rig.prompt(), k, Qt::AltModifier);
        };
        key(Qt::Key_Up);
        QCOMPARE(rig.settings().generation.prompt, std::string("three cats"));
        key(Qt::Key_Up);
        key(Qt::Key_Up);
        key(Qt::Key_Up); // the oldest stays
        QCOMPARE(rig.settings().generation.prompt, std::string("one cat"));
        key(Qt::Key_Down);
        QCOMPARE(rig.settings().generation.prompt, std::string("two cats"));
        key(Qt::Key_Down);
        key(Qt::Key_Down);
        QCOMPARE(rig.settings().generation.prompt, std::string("being typed"));
    }

    void theHistorySurvivesARestartAndStandsInTheMenu() {
        CreateRig rig;
        rig.type("a red & blue car");
        rig.draw();
        QTRY_COMPARE(journal(rig).size(), size_t{1});
        rig.open();
        auto* menu = rig.find<QMenu>("historyMenu");
        QTRY_VERIFY([&] {
            Q_EMIT menu->aboutToShow();
            return menu->actions().size() >= 3;
        }());
        menu->actions().front()->trigger();
        QCOMPARE(rig.settings().generation.prompt, std::string("a red & blue car"));
        QTest::keyClick(rig.prompt(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(rig.settings().generation.prompt, std::string("a red & blue car"));
    }

    void examplesAreAClickAway() {
        CreateRig rig;
        auto* menu = rig.find<QMenu>("examplesMenu");
        Q_EMIT menu->aboutToShow();
        QVERIFY(menu->actions().size() >= 5);
        const auto& pack = *rig.catalogue->find("starter", "")->info.pack;
        for (QAction* action : menu->actions()) {
            action->trigger();
            QVERIFY(!rig.settings().generation.prompt.empty());
            QVERIFY2(unknownWords(pack, rig.settings().generation.prompt).empty(),
                     rig.settings().generation.prompt.c_str());
        }
    }

    void everythingIsJournalledAndTheTimeMachineBringsItBack() {
        CreateRig rig;
        rig.type("the first picture");
        rig.drag(rig.slider("aesthetic_score"), 24);
        rig.choose("rewardLock-vqa_score");
        rig.draw();
        const CreateSettings first = rig.settings();
        rig.prompt()->selectAll();
        rig.type("never drawn");
        rig.click("preset-ignored");
        QTRY_COMPARE(journal(rig).size(), size_t{2}); // written by itself
        QVERIFY(journal(rig)[1].drawn);
        QVERIFY(!journal(rig)[0].drawn);
        QCOMPARE(journal(rig)[0].session, journal(rig)[1].session);

        rig.open(); // another session
        QTest::keyClick(rig.page.get(), Qt::Key_H, Qt::ControlModifier);
        auto* list = rig.find<QListWidget>("timeMachineList");
        auto* search = rig.find<QLineEdit>("timeMachineSearch");
        QTRY_COMPARE(list->count(), 2);
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, "first");
        QTRY_COMPARE(list->count(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(rig.settings().generation.prompt, first.generation.prompt);
        QCOMPARE(rig.positive("aesthetic_score"), RewardTarget(24 / 64.0));
        QCOMPARE(rig.settings().generation.seed, first.generation.seed);
        QVERIFY(rig.settings().lockedRewards.contains("vqa_score"));
        rig.undo();
        QCOMPARE(rig.settings().generation.prompt, std::string());
        search->clear();
        QTRY_COMPARE(list->count(), 2);
        QTest::keyClicks(search, "first");
        QTest::keyClick(search, Qt::Key_Return); // before the answer is there
        QTRY_COMPARE(rig.settings().generation.prompt, first.generation.prompt);
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(!list->isVisible());
    }

    void whatWasTypedLastIsWrittenWhenTheProgramEnds() {
        CreateRig rig;
        rig.type("just before the end");
        rig.page.reset();
        QTRY_COMPARE(journal(rig).size(), size_t{1});
        QCOMPARE(journal(rig)[0].prompt, std::string("just before the end"));
    }

    void anEntryThatCannotBeReadIsSaid() {
        CreateRig rig;
        {
            auto library = Library::open(rig.libraryPath());
            JournalEntry entry;
            entry.created = 5;
            entry.session = "s";
            entry.prompt = "broken";
            entry.settings = "{\"steps\": \"many\"}";
            QVERIFY((*library)->journal().add(entry).ok());
        }
        QTest::keyClick(rig.page.get(), Qt::Key_H, Qt::ControlModifier);
        QTRY_COMPARE(rig.find<QListWidget>("timeMachineList")->count(), 1);
        QTest::keyClick(rig.find<QLineEdit>("timeMachineSearch"), Qt::Key_Return);
        QVERIFY2(rig.note().contains("cannot be read"), qPrintable(rig.note()));
    }
};

} // namespace miro

QTEST_MAIN(miro::TestCreateMemory)
#include "test_create_memory.moc"
