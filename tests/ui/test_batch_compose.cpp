// Composing a batch: lists pasted, dropped and opened, mistakes at their lines, what a list becomes, axes, settings,
// what it costs, and what the engine is asked for.
#include "batch/batch_plan.h"
#include "tests/ui/batch_rig.h"
#include "ui/batch/batch_view.h"
#include "ui/batch/catalogue_models.h"
#include "ui/batch/compose_thread.h"
#include "ui/batch/expansion_model.h"
#include "ui/batch/list_panel.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/language.h"
#include "ui/widgets/reward_slider.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QSpinBox>
#include <QToolButton>

namespace miro {

class TestBatchCompose : public QObject {
    Q_OBJECT

    static void choose(const BatchRig& rig, const char* box, const QVariant& value) {
        auto* combo = rig.find<QComboBox>(box);
        QVERIFY(combo->findData(value) >= 0);
        combo->setCurrentIndex(combo->findData(value));
    }
    static QString write(const BatchRig& rig, const char* name, const QByteArray& bytes) {
        const QString path = rig.folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(path));
        return path;
    }
    static void drop(QWidget* onto, QMimeData* data) {
        const QPoint middle = onto->rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(onto, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(middle, Qt::CopyAction, data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(onto, &event);
    }
    static QStringList problems(const BatchRig& rig) {
        auto* list = rig.find<QListWidget>("batchProblems");
        QStringList texts;
        for (int i = 0; i < list->count() && list->isVisible(); ++i)
            texts << list->item(i)->text();
        return texts;
    }
    static void typeAxis(const BatchRig& rig, int row, const char* setting, const QString& values) {
        choose(rig, qPrintable(QString("axisSetting-%1").arg(row)), QString::fromLatin1(setting));
        auto* line = rig.find<QLineEdit>(QString("axisValues-%1").arg(row));
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, values);
        rig.settle();
    }

private Q_SLOTS:
    void init() {
        setDialogAnswers({});
        applyTheme(*qApp, "light");
        applyLanguage(*qApp, "en");
    }

    void anEmptyPageExplainsItselfAndShowsAnExample() {
        BatchRig rig;
        QVERIFY(rig.find<QWidget>("batchEmpty")->isVisible());
        QVERIFY(!rig.ready());
        QVERIFY(!rig.find<QPushButton>("batchTry")->isEnabled());
        QVERIFY(rig.shown("batchProblem").isEmpty());
        QVERIFY(rig.shown("batchEstimate").isEmpty());
        rig.click("batchExample");
        QTRY_VERIFY(!rig.list()->toPlainText().isEmpty());
        rig.settle();
        QVERIFY(!rig.find<QWidget>("batchEmpty")->isVisible());
        QCOMPARE(problems(rig), QStringList());
        QVERIFY2(rig.ready(), qPrintable(rig.text("batchProblem")));
        QCOMPARE(rig.prompts(), 4);
        QVERIFY(!rig.prompt(1).contains("__")); // its wildcards are there
        QVERIFY(rig.shown("batchEstimate").startsWith("5 pictures, about"));
    }

    void aMistakeIsMarkedAtItsLineAndItsCorrectionLetsStart() {
        BatchRig rig;
        rig.paste("a cat\n# a comment\na dog --steps banana\na fox");
        const QStringList found = problems(rig);
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.front().startsWith("Line 3: "), qPrintable(found.front()));
        QVERIFY2(found.front().contains("banana"), qPrintable(found.front()));
        QCOMPARE(rig.list()->extraSelections().size(), 1);
        QCOMPARE(rig.list()->extraSelections().front().cursor.blockNumber(), 2);
        QVERIFY(!rig.ready());
        QVERIFY(rig.text("batchCount").startsWith("1 problem"));
        rig.page->composer().findChild<QAction*>("batchProblemKey")->trigger();
        QCOMPARE(rig.list()->textCursor().blockNumber(), 2);
        QVERIFY(rig.list()->hasFocus());
        // Mended where it stands.
        QTest::keyClick(rig.list(), Qt::Key_End);
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(rig.list(), Qt::Key_Backspace);
        QTest::keyClicks(rig.list(), "12");
        rig.settle();
        QCOMPARE(problems(rig), QStringList());
        QCOMPARE(rig.list()->extraSelections().size(), 0);
        QVERIFY(rig.ready());
        QCOMPARE(rig.text("batchCount"), QString("3 prompts"));
        QCOMPARE(rig.cell(1, ExpansionModel::Settings), QString("Steps 12"));
        QCOMPARE(rig.cell(1, ExpansionModel::Line), QString("3"));
    }

    void startAsksTheEngineForWhatStandsThere() {
        BatchRig rig;
        rig.paste("a cat\na dog --seed 7\n");
        rig.find<QSpinBox>("param_steps")->setValue(12);
        rig.find<QDoubleSpinBox>("param_guidance")->setValue(3.5);
        rig.find<QSpinBox>("param_count")->setValue(2);
        auto* name = rig.find<QLineEdit>("batchName");
        name->setFocus();
        QTest::keyClicks(name, "Pets");
        rig.settle();
        QVERIFY(rig.shown("batchEstimate").startsWith("4 pictures, about"));
        const BatchJob job = rig.begin();
        QVERIFY(!job.id.empty());
        QCOMPARE(job.name, std::string("Pets"));
        QVERIFY(!job.tryOut);
        QCOMPARE(job.pictures, int64_t{4});
        QCOMPARE(job.what.listText, std::string("a cat\na dog --seed 7\n"));
        QVERIFY(job.what.listFile.empty());
        QVERIFY(job.what.format == ListFormat::Text);
        QCOMPARE(job.what.model, std::string("starter"));
        QVERIFY(job.what.settings.steps == int64_t{12});
        QVERIFY(job.what.settings.guidance == 3.5);
        QCOMPARE(job.what.settings.count, int64_t{2});
        QVERIFY(!job.what.settings.seed);
        QVERIFY(job.what.settings.positive.empty()); // nothing was moved: the model's own
        QCOMPARE(job.what.scorers, std::vector<std::string>{"all"});
        // It is the plan that was seen.
        const auto plan = BatchPlan::make(job.what, modelsOf(rig.catalogue->inventory()));
        QVERIFY2(plan.ok(), plan.message().c_str());
        QCOMPARE(plan->fingerprint(), job.fingerprint);
        QTRY_VERIFY(rig.page->view().isVisible()); // what was begun is looked at
    }

    void theExpansionIsSeen() {
        BatchRig rig;
        rig.paste("a {red|blue} cat\na dog");
        QCOMPARE(rig.prompts(), 2);
        QVERIFY(QStringList({"a red cat", "a blue cat"}).contains(rig.prompt(0)));
        choose(rig, "expandMode", static_cast<int>(ExpandMode::All));
        rig.settle();
        QCOMPARE(rig.prompts(), 3);
        QCOMPARE(rig.prompt(0), QString("a red cat"));
        QCOMPARE(rig.prompt(1), QString("a blue cat"));
        QCOMPARE(rig.cell(2, ExpansionModel::Line), QString("2"));
        QCOMPARE(rig.cell(2, ExpansionModel::Seed), QString("2"));
        QVERIFY(!rig.find<QToolButton>("expandDice")->isVisible()); // nothing is left to chance
        choose(rig, "expandMode", static_cast<int>(ExpandMode::None));
        rig.settle();
        QCOMPARE(rig.prompt(0), QString("a {red|blue} cat"));
        choose(rig, "expandMode", static_cast<int>(ExpandMode::Random));
        rig.find<QSpinBox>("param_samples")->setValue(5);
        rig.settle();
        QCOMPARE(rig.prompts(), 10);
        const uint64_t seed = rig.page->composer().draft().request.expand.seed;
        rig.click("expandDice");
        rig.settle();
        QVERIFY(rig.page->composer().draft().request.expand.seed != seed);
        auto* line = rig.find<QLineEdit>("expandSeed");
        line->setText("no number");
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(line->text(), QString::number(rig.page->composer().draft().request.expand.seed));
    }

    void aWildcardThatIsMissingIsNamedAndItsFolderCanBeChosen() {
        BatchRig rig;
        rig.paste("a __thing__");
        QCOMPARE(problems(rig).size(), 1);
        QVERIFY2(problems(rig).front().contains("thing"), qPrintable(problems(rig).front()));
        QVERIFY(QDir(rig.folder.path()).mkdir("cards"));
        write(rig, "cards/thing.txt", "ball\n");
        setDialogAnswers({rig.folder.filePath("cards")});
        rig.click("wildcardsFolder");
        QTRY_VERIFY(!rig.page->composer().draft().request.expand.wildcards.empty());
        rig.settle();
        QCOMPARE(problems(rig), QStringList());
        QCOMPARE(rig.prompt(0), QString("a ball"));
        rig.click("wildcardsClear");
        rig.settle();
        QCOMPARE(problems(rig).size(), 1);
    }

    void axesAreTypedOrderedAndRemoved() {
        BatchRig rig;
        rig.paste("a cat\na dog");
        rig.click("axisAdd");
        rig.settle();
        QVERIFY(rig.shown("axisProblem-0").contains("such as")); // how values are typed
        QVERIFY(!rig.ready());
        typeAxis(rig, 0, "steps", "5-x");
        QVERIFY(!rig.shown("axisProblem-0").isEmpty());
        QVERIFY(!rig.ready());
        typeAxis(rig, 0, "steps", "10, 20, 30");
        QCOMPARE(rig.shown("axisProblem-0"), QString());
        QCOMPARE(rig.shown("axesSize"), QString("3 pictures of each prompt"));
        QVERIFY2(rig.ready(), qPrintable(rig.text("batchProblem")));
        QVERIFY(rig.shown("batchEstimate").startsWith("6 pictures"));
        rig.click("axisAdd");
        typeAxis(rig, 1, "reward.aesthetic_score", "0, 1");
        QCOMPARE(rig.shown("axesSize"), QString("3 × 2 = 6 pictures of each prompt"));
        QCOMPARE(rig.page->composer().draft().request.axes,
                 (std::vector<std::string>{"steps=10, 20, 30", "reward.aesthetic_score=0, 1"}));
        rig.click("axisUp-1");
        rig.settle();
        QCOMPARE(rig.begin().what.axes, (std::vector<std::string>{"reward.aesthetic_score=0, 1", "steps=10, 20, 30"}));
        rig.page->showComposer();
        rig.click("axisRemove-0");
        rig.settle();
        QCOMPARE(rig.page->composer().draft().request.axes, std::vector<std::string>{"steps=10, 20, 30"});
        QCOMPARE(rig.prompts(), 2); // a prompt is shown once, however often it is drawn
    }

    void aFileIsDropped() {
        BatchRig rig;
        const QString csv = write(rig, "pets.csv", "prompt,steps,tag\r\na cat,7,indoor\r\n\"a dog, brown\",,\r\n");
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(csv)});
        drop(rig.list()->viewport(), &data);
        QTRY_VERIFY(rig.list()->toPlainText().contains("brown"));
        rig.settle();
        QCOMPARE(rig.find<QComboBox>("batchFormat")->currentText(), QString("CSV"));
        QCOMPARE(problems(rig), QStringList());
        QCOMPARE(rig.prompts(), 2);
        QCOMPARE(rig.prompt(1), QString("a dog, brown"));
        QCOMPARE(rig.cell(0, ExpansionModel::Settings), QString("Steps 7"));
        const BatchJob job = rig.begin();
        QVERIFY(job.what.format == ListFormat::Csv);
        QCOMPARE(job.what.listName, std::string("pets.csv"));
        QCOMPARE(job.name, std::string("pets.csv"));
    }

    void aTextIsDroppedBesideTheList() {
        BatchRig rig;
        QMimeData data;
        data.setText("{\"prompt\": \"a cat\", \"seed\": 3}\n{\"prompt\": \"a dog\"}\n");
        drop(rig.find<QWidget>("listPanel"), &data);
        rig.settle();
        QCOMPARE(rig.find<QComboBox>("batchFormat")->currentText(), QString("JSONL"));
        QCOMPARE(rig.prompts(), 2);
        QCOMPARE(rig.cell(0, ExpansionModel::Seed), QString("3"));
    }

    void aLongListStaysInItsFile() {
        BatchRig rig;
        QByteArray text;
        for (int i = 0; i < 20000; ++i)
            text += "a cat number " + QByteArray::number(i) + "\n";
        const QString path = write(rig, "long.txt", text);
        setDialogAnswers({path});
        rig.click("batchOpen");
        QTRY_VERIFY(rig.list()->isPreview());
        rig.settle();
        QVERIFY(rig.list()->blockCount() < 300);
        QVERIFY(rig.shown("batchFileName").contains("long.txt"));
        QCOMPARE(rig.text("batchCount"), QString("20,000 prompts"));
        QCOMPARE(rig.prompts(), 200);
        QCOMPARE(rig.text("expansionCount"), QString("20,000 prompts, the first 200 are shown"));
        QTest::keyClicks(rig.list(), "x"); // cannot be changed here
        QCOMPARE(rig.page->composer().draft().request.listFile, fs::path(path.toStdString()));
        const BatchJob job = rig.begin();
        QCOMPARE(job.what.listText, text.toStdString()); // what the queue keeps is the list itself
        QVERIFY(job.what.listFile.empty());
        const auto plan = BatchPlan::make(job.what, modelsOf(rig.catalogue->inventory()));
        QVERIFY2(plan.ok(), plan.message().c_str());
        QCOMPARE(plan->fingerprint(), job.fingerprint); // wherever the list lies
        // Another paste takes its place.
        rig.page->showComposer();
        rig.paste("a fox");
        QVERIFY(!rig.list()->isPreview());
        QCOMPARE(rig.list()->toPlainText(), QString("a fox"));
        QVERIFY(rig.page->composer().draft().request.listFile.empty());
    }

    void aMillionLinesPastedAreNotLaidOut() {
        BatchRig rig;
        QString text;
        for (int i = 0; i < 1'000'000; ++i)
            text += QStringLiteral("a cat\n");
        rig.paste(text);
        QTRY_VERIFY_WITH_TIMEOUT(rig.list()->isPreview(), 60000);
        rig.settle();
        QVERIFY(rig.list()->blockCount() < 300);
        QCOMPARE(rig.text("batchCount"), QString("1,000,000 prompts"));
        QVERIFY2(rig.ready(), qPrintable(rig.text("batchProblem")));
        QVERIFY(!rig.page->composer().draft().request.listFile.empty());
        rig.click("batchClear");
        rig.settle();
        QVERIFY(rig.find<QWidget>("batchEmpty")->isVisible());
        QVERIFY(!rig.ready());
    }

    void whatIsNoTextIsNamed_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("zeros") << QByteArray("\x89PNG\0\0\0\0abc", 11);
        QTest::newRow("latin-1") << QByteArray("a caf\xe9 in Paris\n");
    }
    void whatIsNoTextIsNamed() {
        QFETCH(QByteArray, bytes);
        BatchRig rig;
        rig.page->composer().openFile(write(rig, "odd.txt", bytes));
        QTRY_VERIFY(rig.list()->isPreview());
        rig.settle();
        QCOMPARE(problems(rig).size(), 1);
        QVERIFY(!rig.ready());
    }

    void aFileThatIsNotThereIsNamed() {
        BatchRig rig;
        rig.page->composer().openFile(rig.folder.filePath("gone.txt"));
        QTRY_VERIFY(rig.page->composer().findChild<NoteLine*>()->text().contains("gone.txt"));
        QVERIFY(rig.page->composer().draft().isEmpty());
    }

    void tryThreeShowsThreeAndStaysHere() {
        BatchRig rig;
        rig.paste("a cat\na dog\na fox\na hen");
        const BatchJob job = rig.begin("batchTry");
        QVERIFY(job.tryOut);
        QCOMPARE(job.pictures, int64_t{3});
        QCOMPARE(job.what.listText, std::string("a cat\na dog\na fox\na hen"));
        QVERIFY(rig.page->composer().isVisible());
        QVERIFY(rig.find<QWidget>("tryStrip")->isVisible());
        QCOMPARE(rig.text("tryTitle"), QString("Trying: 0 of 3 drawn"));
        QCOMPARE(rig.find<QLabel>("tryPicture-2")->accessibleName(), QString("a fox"));
        for (int i = 0; i < 3; ++i)
            rig.engine.finishPicture(job.id, {i, 5, paintedImage(64, 0.2), ""});
        QTRY_VERIFY(!rig.find<QLabel>("tryPicture-2")->pixmap(Qt::ReturnByValue).isNull());
        rig.engine.finish(job.id, JobState::Done);
        QTRY_VERIFY(rig.text("tryTitle").startsWith("Tried: 3 of 3"));
        QVERIFY(rig.ready()); // the night may begin
        rig.click("tryClose");
        QVERIFY(!rig.find<QWidget>("tryStrip")->isVisible());
    }

    void settingsOfCreateAreTaken() {
        BatchRig rig;
        rig.paste("a cat");
        QSignalSpy asked(rig.page.get(), &BatchPage::createSettingsAsked);
        rig.click("batchFromCreate");
        QCOMPARE(asked.count(), 1);
        GenerationSettings create;
        create.prompt = "not this";
        create.seed = 99;
        create.count = 4;
        create.steps = 17;
        create.negativePrompt = "blurred";
        create.positive = {{"aesthetic_score", 0.25}, {"no_such_reward", 0.5}};
        rig.page->takeCreate(create, "starter", "");
        rig.settle();
        QCOMPARE(rig.find<QSpinBox>("param_steps")->value(), 17);
        QCOMPARE(rig.text("batchPercent-aesthetic_score"), QString("25 %"));
        QVERIFY(rig.shown("batchOthers").contains("Negative prompt"));
        const BatchJob job = rig.begin();
        QVERIFY(job.what.settings.steps == int64_t{17});
        QVERIFY(!job.what.settings.seed); // lines take their own
        QCOMPARE(job.what.settings.count, int64_t{1});
        QVERIFY(job.what.settings.prompt.empty());
        QCOMPARE(job.what.settings.negativePrompt, std::string("blurred"));
        QVERIFY(job.what.settings.positive == (RewardTargets{{"aesthetic_score", 0.25}}));
        rig.page->showComposer();
        rig.click("batchResetOthers");
        rig.settle();
        QCOMPARE(rig.shown("batchOthers"), QString());
        QVERIFY(rig.page->composer().draft().request.settings.negativePrompt.empty());
        QVERIFY(rig.page->composer().draft().request.settings.steps == int64_t{17});
    }

    // An adapter is not part of a batch: that is said, and the rest is taken.
    void myTasteOfCreateIsLeftOutAndThatIsSaid() {
        BatchRig rig;
        rig.paste("a cat");
        GenerationSettings create;
        create.steps = 17;
        create.positive = {{"aesthetic_score", 0.25}, {"my_taste_score", 1.0}};
        create.keyframes = {{5, {{"my_taste_score", 0.5}}}};
        rig.page->takeCreate(create, "starter", "");
        rig.settle();
        const QString note = rig.page->composer().findChild<NoteLine*>()->text();
        QVERIFY2(note.contains("My taste") && note.contains("without it"), qPrintable(note));
        const BatchJob job = rig.begin();
        QVERIFY(job.what.settings.positive == (RewardTargets{{"aesthetic_score", 0.25}}));
        QVERIFY(job.what.settings.keyframes.empty());
        QVERIFY(job.what.settings.steps == int64_t{17});
    }

    void targetsAreThoseThatWereMoved() {
        BatchRig rig;
        rig.paste("a cat\na dog --reward aesthetic=0.5");
        auto* slider = rig.find<RewardSlider>("batchTarget-aesthetic_score");
        QCOMPARE(slider->value(), RewardSlider::kSteps); // the model's
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_PageDown);
        rig.click("batchIgnore-vqa_score");
        rig.settle();
        QCOMPARE(rig.text("batchPercent-aesthetic_score"), QString("88 %"));
        QVERIFY(!rig.find<RewardSlider>("batchTarget-vqa_score")->isEnabled());
        QCOMPARE(rig.cell(0, ExpansionModel::Settings), QString());
        QCOMPARE(rig.cell(1, ExpansionModel::Settings), QString("Aesthetic 50 %"));
        QVERIFY(rig.begin().what.settings.positive ==
                (RewardTargets{{"aesthetic_score", 0.875}, {"vqa_score", std::nullopt}}));
        rig.page->showComposer();
        rig.click("batchResetTargets");
        rig.settle();
        QVERIFY(rig.page->composer().draft().request.settings.positive.empty());
        QVERIFY(slider->value() == RewardSlider::kSteps);
    }

    void theBestAreKeptByWeights() {
        BatchRig rig;
        rig.paste("a cat");
        rig.find<QSpinBox>("param_count")->setValue(8);
        QCOMPARE(rig.page->findChildren<QSlider*>(QRegularExpression("^batchWeight-")).size(), 4);
        auto* slider = rig.page->findChildren<QSlider*>(QRegularExpression("^batchWeight-")).front();
        QVERIFY(!slider->isVisible());
        rig.find<QSpinBox>("param_best-of")->setValue(2);
        rig.settle();
        QVERIFY(!rig.find<QWidget>("batchScore")->isEnabled()); // without scores there is no best
        slider->setValue(50);
        rig.settle();
        const BatchJob job = rig.begin();
        QCOMPARE(job.what.bestOf, int64_t{2});
        QCOMPARE(job.what.scorers, std::vector<std::string>{"all"});
        const std::string key = slider->objectName().mid(QString("batchWeight-").size()).toStdString();
        QCOMPARE(job.what.weights.at(key), 0.5);
        QVERIFY(job.what.weights.size() > 1);
        rig.page->showComposer();
        rig.find<QSpinBox>("param_best-of")->setValue(0); // all
        auto* score = rig.find<QWidget>("batchScore");
        QTest::mouseClick(score, Qt::LeftButton, {}, {10, score->height() / 2}); // on its box
        rig.settle();
        const BatchJob plain = rig.begin();
        QCOMPARE(plain.what.bestOf, int64_t{0});
        QVERIFY(plain.what.scorers.empty() && plain.what.weights.empty());
    }

    void withoutScorersThereIsNoBest() {
        StudioRig rig;
        qputenv("XDG_CONFIG_HOME", (rig.folder.path() + "/config").toUtf8());
        rig.readModels();
        BatchComposer composer(rig.context());
        composer.resize(1280, 760);
        QVERIFY(showActive(composer));
        BatchDraft draft;
        draft.request.listText = "a cat";
        draft.request.bestOf = 1;
        auto settle = [&] {
            QVERIFY(QTest::qWaitFor([&] { return composer.settled(); }, 60000));
        };
        settle();
        composer.setDraft(draft);
        settle();
        QVERIFY(composer.findChild<QLabel*>("batchScoreNote")->isVisible());
        QVERIFY(!composer.findChild<QPushButton*>("batchStart")->isEnabled());
        draft.request.bestOf = 0;
        composer.setDraft(draft);
        settle();
        QVERIFY(!composer.findChild<QLabel*>("batchScoreNote")->isVisible());
        QVERIFY(composer.findChild<QPushButton*>("batchStart")->isEnabled());
    }

    void timeAndDiskAreSaid() {
        BatchRig rig;
        rig.engine.pace = BatchPace{2, 0, 0};
        rig.engine.scoreEstimate.reset();
        rig.paste("a cat --steps 10\na dog --steps 10");
        const QString said = rig.shown("batchEstimate");
        QVERIFY2(said.contains("2 pictures, about"), qPrintable(said));
        QVERIFY2(said.contains("free on the disk"), qPrintable(said));
        rig.engine.pace.reset();
        rig.engine.finish("another", JobState::Done);
        QTRY_VERIFY(rig.shown("batchEstimate").contains("is known after the first"));
    }

    void aModelThatIsMissingIsNamed() {
        BatchRig rig;
        rig.paste("a cat");
        QVERIFY(rig.ready());
        rig.set([](Preferences& preferences) { preferences.model = "someone/gone"; });
        rig.settle();
        QVERIFY2(rig.shown("batchProblem").contains("someone/gone"), qPrintable(rig.shown("batchProblem")));
        QVERIFY(!rig.ready());
        choose(rig, "batchModel", QString(kSevenRewards));
        rig.settle();
        QVERIFY2(rig.ready(), qPrintable(rig.shown("batchProblem")));
        QCOMPARE(rig.page->findChildren<RewardSlider*>().size(), 7);
        QCOMPARE(rig.begin().what.model, std::string(kSevenRewards));
    }

    void theKeyboardIsEnough() {
        BatchRig rig;
        rig.page->setFocus();
        for (int i = 0; i < 20 && !rig.list()->hasFocus(); ++i)
            QTest::keyClick(rig.page.get(), Qt::Key_Tab);
        QVERIFY(rig.list()->hasFocus());
        QTest::keyClicks(QApplication::focusWidget(), "a cat");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTest::keyClicks(QApplication::focusWidget(), "a dog");
        // Tab to the steps, and type them.
        for (int i = 0; i < 40 && QApplication::focusWidget()->objectName() != "param_steps"; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), QString("param_steps"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), "9");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        rig.settle();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(rig.engine.batches.size(), size_t{1});
        QCOMPARE(rig.engine.batches.front().what.listText, std::string("a cat\na dog"));
        QVERIFY(rig.engine.batches.front().what.settings.steps == int64_t{9});
        // Not while one is looked at.
        QTRY_VERIFY(rig.page->view().isVisible());
        rig.page->composer().findChild<QAction*>("batchStartKey")->trigger();
        QTest::qWait(0);
        QCOMPARE(rig.engine.batches.size(), size_t{1});
    }

    void nothingBeginsWhileTheListIsBeingRead() {
        BatchRig rig;
        rig.paste("a cat");
        QVERIFY(rig.ready());
        rig.list()->moveCursor(QTextCursor::End);
        QTest::keyClicks(rig.list(), " --steps banana");
        QVERIFY(!rig.ready()); // at once, before any answer
        rig.page->composer().findChild<QAction*>("batchStartKey")->trigger();
        rig.settle();
        QVERIFY(rig.engine.batches.empty());
    }

    void whatStandsThereIsKept() {
        BatchRig rig;
        rig.paste("a {red|blue} cat\na dog");
        choose(rig, "expandMode", static_cast<int>(ExpandMode::All));
        rig.find<QSpinBox>("param_steps")->setValue(11);
        rig.click("axisAdd");
        typeAxis(rig, 0, "guidance", "1, 2");
        rig.click("batchIgnore-aesthetic_score");
        rig.settle();
        const BatchDraft before = rig.page->composer().draft();
        rig.open();
        QCOMPARE(rig.list()->toPlainText(), QString("a {red|blue} cat\na dog"));
        QCOMPARE(jsonFromDraft(rig.page->composer().draft()).dump(), jsonFromDraft(before).dump());
        QCOMPARE(rig.prompts(), 3);
        QCOMPARE(rig.find<QSpinBox>("param_steps")->value(), 11);
        QCOMPARE(rig.find<QLineEdit>("axisValues-0")->text(), QString("1, 2"));
        QVERIFY(rig.find<QToolButton>("batchIgnore-aesthetic_score")->isChecked());
        QVERIFY(rig.ready());
    }

    void aStateThatIsDamagedOpensThePage() {
        BatchRig rig;
        rig.paste("a cat");
        rig.page.reset();
        write(rig, "config/miro-studio/batch.json", "{\"list\": 7, \"axes\": [1, \"steps=1,2\"], \"best-of\": -4}");
        rig.open();
        QVERIFY(rig.list()->toPlainText().isEmpty());
        QCOMPARE(rig.page->composer().draft().request.axes, std::vector<std::string>{"steps=1,2"});
        QCOMPARE(rig.page->composer().draft().request.bestOf, int64_t{0});
        rig.page.reset();
        write(rig, "config/miro-studio/batch.json", "no json");
        rig.open();
        QVERIFY(rig.list()->toPlainText().isEmpty());
    }

    void theListIsSaved() {
        BatchRig rig;
        rig.paste("a cat\na dog");
        const QString path = rig.folder.filePath("saved.txt");
        setDialogAnswers({path});
        rig.click("batchSaveList");
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("a cat\na dog"));
        QTRY_VERIFY(rig.page->composer().findChild<NoteLine*>()->text().contains("saved.txt"));
        setDialogAnswers({rig.folder.filePath("no/such/folder/x.txt")});
        rig.click("batchSaveList");
        QTRY_VERIFY(rig.page->composer().findChild<NoteLine*>()->text().contains("x.txt"));
    }

    void onlyTheNewestQuestionIsAnswered() {
        StudioRig rig;
        rig.readModels();
        ComposeThread thread;
        QSignalSpy answers(&thread, &ComposeThread::answered);
        auto ask = [&](const char* list) {
            ComposeQuestion question;
            question.request.listText = list;
            question.models = modelsOf(rig.catalogue->inventory());
            question.folder = rig.root();
            thread.ask(question);
        };
        for (const char* list : {"a cat", "a cat\na dog", "a cat\na dog\na fox"})
            ask(list);
        QTRY_COMPARE_WITH_TIMEOUT(answers.count(), 1, 20000);
        QCOMPARE(answers[0][0].value<ComposeAnswer>().lines, int64_t{3});
        ask("a hen");
        thread.forget();
        ask("an owl\na bat");
        QTRY_COMPARE_WITH_TIMEOUT(answers.count(), 2, 20000);
        QCOMPARE(answers[1][0].value<ComposeAnswer>().lines, int64_t{2});
    }

    void formatsAreGuessed_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("format");
        auto row = [](const char* name, const char* text, ListFormat format) {
            QTest::newRow(name) << QString(text) << static_cast<int>(format);
        };
        row("prompts", "a cat, a dog\na fox", ListFormat::Text);
        row("one word", "prompt", ListFormat::Text);
        row("csv", "prompt,seed\na cat,1", ListFormat::Csv);
        row("tsv", "Prompt\tCategory\na cat\tpets", ListFormat::Tsv);
        row("jsonl", "{\"tag\": \"x\", \"prompt\": \"a cat\"}", ListFormat::Jsonl);
        row("choices", "{a|b} cat", ListFormat::Text);
        row("nothing", "", ListFormat::Text);
    }
    void formatsAreGuessed() {
        QFETCH(QString, text);
        QFETCH(int, format);
        QCOMPARE(static_cast<int>(guessedFormat(text)), format);
    }
};

} // namespace miro

QTEST_MAIN(miro::TestBatchCompose)
#include "test_batch_compose.moc"
