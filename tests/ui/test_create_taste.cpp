// "My taste" as a slider of the Create page: when it is there, what it draws with, that turned off it leaves no trace,
// and how it comes back with a picture, a preset and the time machine.
#include "tests/ui/create_rig.h"
#include "tests/ui/taught_model.h"
#include "ui/bridge/taste_bridge.h"
#include "ui/create/presets.h"
#include "ui/widgets/reward_words.h"

#include <QListWidget>

namespace miro {
namespace {

constexpr const char* kKey = "my_taste_score";

class TaughtRig : public CreateRig {
public:
    explicit TaughtRig(bool taught = true) {
        if (taught)
            version = teach(*this, "starter", "first");
        openTaught();
        if (taught)
            waitForRow();
    }

    void openTaught() {
        page.reset();
        AppContext all = context();
        all.tasteBridge = &tasteBridge;
        page = std::make_unique<CreatePage>(all);
        page->resize(1280, 760);
        QVERIFY(showActive(*page));
    }

    bool hasRow() const { return page->findChild<QWidget*>("rewardRow-my_taste_score") != nullptr; }
    void waitForRow(bool there = true) const { QTRY_COMPARE(hasRow(), there); }
    // As the engine tells of a change; what the page asks the library then goes before what it asks afterwards.
    void tellVersions() {
        tasteBridge.versionsChanged({});
        QCoreApplication::sendPostedEvents();
    }
    QString hint() const {
        auto* text = find<QLabel>("tasteHintText");
        return text->isVisible() ? text->text() : QString();
    }
    const GenerateRequest& sent() {
        draw();
        return engine.draws.back().what;
    }
    std::vector<AdapterChoice> adapter(const TasteVersionRecord& of, double weight = 1) const {
        return {{adapterFile(*this, of), weight}};
    }

    // Metadata of a picture of the starter that adapters changed.
    static std::string metadata(const nlohmann::json& adapters, const nlohmann::json& target) {
        nlohmann::json json = nlohmann::json::parse(usualMetadata());
        json["adapters"] = adapters;
        json["targets"][kKey] = target;
        json["negative_targets"][kKey] = 0.25;
        return json.dump();
    }
    static nlohmann::json marks(const TasteVersionRecord& version, double weight = 1) {
        return nlohmann::json::array({{{"name", version.name}, {"sha256", version.sha256}, {"weight", weight}}});
    }
    void restore(const std::string& metadata, CreatePage::Restore what = CreatePage::Restore::Everything) {
        PictureDetails details;
        details.source = "miro";
        details.metadata = metadata;
        const auto settings = settingsOfPicture(details);
        QVERIFY(settings.ok());
        page->restore(settings->settings, settings->model, what, settings->adapters);
    }

    TasteBridge tasteBridge;
    TasteVersionRecord version;
};

} // namespace

class TestCreateTaste : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSliderComesFirstAndDrawsWithTheVersionInUse() {
        TaughtRig rig;
        const auto rows = rig.page->findChildren<RewardSlider*>(QRegularExpression("^rewardSlider-"));
        QCOMPARE(rows.size(), 5);
        auto top = [&rig](const RewardSlider* slider) {
            return slider->mapTo(rig.page.get(), QPoint()).y();
        };
        for (const RewardSlider* row : rows)
            QTRY_VERIFY(row == rig.slider(kKey) || top(row) > top(rig.slider(kKey)));
        QCOMPARE(rig.slider(kKey)->accessibleName(), QString("My taste"));
        QCOMPARE(rig.percent(kKey), QString("the best"));
        QCOMPARE(rig.hint(), QString());
        const GenerateRequest& usual = rig.sent();
        QVERIFY(usual.adapters == rig.adapter(rig.version));
        QCOMPARE(usual.settings.positive.at(kKey), RewardTarget(1.0));
        QCOMPARE(usual.settings.negative.at(kKey), RewardTarget(0.0));
        QCOMPARE(usual.settings.positive.size(), size_t{5});
        rig.drag(rig.slider(kKey), 16);
        rig.choose("rewardOwnNegative-my_taste_score");
        rig.find<RewardSlider>("rewardNegative-my_taste_score")->setValue(8);
        const GenerateRequest& moved = rig.sent();
        QVERIFY(moved.adapters == rig.adapter(rig.version));
        QCOMPARE(moved.settings.positive.at(kKey), RewardTarget(0.25));
        QCOMPARE(moved.settings.negative.at(kKey), RewardTarget(0.125));
    }

    void turnedOffItIsExactlyTheUntouchedModel() {
        const GenerateRequest untouched = [] {
            TaughtRig without(false);
            return without.sent();
        }();
        TaughtRig rig;
        auto* off = rig.find<QAction>("rewardIgnore-my_taste_score");
        QCOMPARE(off->text(), QString("Turn off"));
        off->trigger();
        QCOMPARE(rig.percent(kKey), QString("off"));
        QVERIFY(!rig.slider(kKey)->isEnabled());
        const GenerateRequest drawn = rig.sent();
        QVERIFY(drawn.adapters.empty());
        QVERIFY(drawn.settings.positive == untouched.settings.positive);
        QVERIFY(drawn.settings.negative == untouched.settings.negative);
        off->trigger();
        QVERIFY(rig.sent().adapters == rig.adapter(rig.version));
    }

    void itGoesAwayWithTheVersion() {
        TaughtRig rig;
        setState(rig, rig.version, TasteVersionState::RolledBack);
        rig.tellVersions();
        rig.waitForRow(false);
        QCOMPARE(rig.hint(), QString());
        QVERIFY(rig.sent().adapters.empty());
        QVERIFY(!rig.sent().settings.positive.contains(kKey));
        setState(rig, rig.version, TasteVersionState::Default);
        rig.tellVersions();
        rig.waitForRow();
        fs::remove(adapterFile(rig, rig.version));
        rig.tellVersions();
        rig.waitForRow(false);
        QVERIFY2(rig.hint().contains("not there any more"), qPrintable(rig.hint()));
        QVERIFY(rig.sent().adapters.empty());
    }

    void anotherModelDrawsWithoutItAndSaysSo() {
        TaughtRig rig;
        rig.drag(rig.slider(kKey), 16);
        rig.set([](Preferences& p) { p.model = kSevenRewards; });
        rig.waitForRow(false);
        QTRY_VERIFY2(rig.hint().contains("another model"), qPrintable(rig.hint()));
        QVERIFY(!rig.find<QWidget>("tastePresent")->isVisible());
        QVERIFY(rig.sent().adapters.empty());
        QVERIFY(!rig.sent().settings.positive.contains(kKey));
        rig.set([](Preferences& p) { p.model = "starter"; });
        rig.waitForRow();
        QCOMPARE(rig.slider(kKey)->value(), 16); // its value came back with its model
        QCOMPARE(rig.hint(), QString());
    }

    void aModelThatHasChangedIsAnother() {
        TaughtRig rig(false);
        const TasteVersionRecord version = teach(rig, kSevenRewards, "seven");
        rig.set([](Preferences& p) { p.model = kSevenRewards; });
        rig.tellVersions();
        rig.waitForRow();
        const fs::path weights = rig.models / kSevenRewards / "model.safetensors";
        const auto bytes = readFile(weights, size_t{1} << 30);
        QVERIFY(bytes.ok() && writeFileAtomically(weights, *bytes + " ").ok());
        rig.readModels(); // they were looked at again
        rig.waitForRow(false);
        QTRY_VERIFY2(rig.hint().contains("another model"), qPrintable(rig.hint()));
    }

    void movesAreUndoneAsThoseOfOtherSliders() {
        TaughtRig rig;
        rig.drag(rig.slider(kKey), 40);
        rig.drag(rig.slider(kKey), 10);
        rig.choose("rewardIgnore-my_taste_score");
        rig.undo();
        QCOMPARE(rig.percent(kKey), targetText(10 / 64.0));
        rig.undo();
        QCOMPARE(rig.slider(kKey)->value(), 40);
        rig.undo();
        QCOMPARE(rig.slider(kKey)->value(), 64);
        rig.redo();
        QCOMPARE(rig.slider(kKey)->value(), 40);
        rig.click("resetAllRewards");
        QCOMPARE(rig.slider(kKey)->value(), 64);
    }

    void aPictureIsDrawnAgainFromItsMetadata() {
        TaughtRig rig;
        rig.restore(TaughtRig::metadata(TaughtRig::marks(rig.version), 0.5));
        QCOMPARE(rig.slider(kKey)->value(), 32);
        QCOMPARE(rig.hint(), QString()); // it is the one in use
        const GenerateRequest& again = rig.sent();
        QVERIFY(again.adapters == rig.adapter(rig.version));
        QCOMPARE(again.settings.positive.at(kKey), RewardTarget(0.5));
        QCOMPARE(again.settings.negative.at(kKey), RewardTarget(0.25));
        QCOMPARE(again.settings.seed, std::optional<uint64_t>(77));
        rig.restore(CreateRig::usualMetadata()); // one that was drawn without it
        QCOMPARE(rig.percent(kKey), QString("off"));
        QVERIFY(rig.sent().adapters.empty());
        rig.undo();
        QVERIFY(rig.sent().adapters == rig.adapter(rig.version));
        rig.restore(CreateRig::usualMetadata(), CreatePage::Restore::Seed);
        QVERIFY(rig.sent().adapters == rig.adapter(rig.version)); // the seed alone
        rig.restore(CreateRig::usualMetadata(), CreatePage::Restore::Targets);
        QVERIFY(rig.sent().adapters.empty());
    }

    void anEarlierVersionDrawsAgainAsItDrewThePicture() {
        TaughtRig rig;
        const TasteVersionRecord now = teach(rig, "starter", "second");
        rig.tellVersions();
        QTRY_VERIFY(rig.sent().adapters == rig.adapter(now));
        rig.restore(TaughtRig::metadata(TaughtRig::marks(rig.version, 0.75), 0.5));
        QVERIFY(rig.hasRow());
        QVERIFY2(rig.hint().contains("drew the picture"), qPrintable(rig.hint()));
        QVERIFY(rig.sent().adapters == rig.adapter(rig.version, 0.75));
        rig.click("tastePresent");
        QCOMPARE(rig.hint(), QString());
        QVERIFY(rig.sent().adapters == rig.adapter(now));
        QCOMPARE(rig.slider(kKey)->value(), 32); // its target stays
        rig.undo();
        QVERIFY(rig.sent().adapters == rig.adapter(rig.version, 0.75));
    }

    void aVersionThatIsGoneIsSaidAndLeftOut_data() {
        QTest::addColumn<QString>("adapters");
        QTest::addColumn<QString>("said");
        const QString other = QString(64, '0');
        const QString one = QString(R"([{"name":"x","sha256":"%1","weight":1}])").arg(other);
        QTest::newRow("gone") << one << "not there any more";
        QTest::newRow("no hash") << R"([{"name":"x"}])"
                                 << "not there any more";
        QTest::newRow("no object") << R"(["x"])"
                                   << "not there any more";
        QTest::newRow("a weight beyond all") << R"([{"name":"x","sha256":"KNOWN","weight":7}])"
                                             << "not there any more";
        QTest::newRow("two") << one.chopped(1) + R"(,{"name":"y","sha256":"KNOWN","weight":1}])"
                             << "cannot be set here";
    }
    void aVersionThatIsGoneIsSaidAndLeftOut() {
        QFETCH(QString, adapters);
        QFETCH(QString, said);
        TaughtRig rig;
        adapters.replace("KNOWN", QString::fromStdString(rig.version.sha256));
        rig.restore(TaughtRig::metadata(nlohmann::json::parse(adapters.toStdString()), 0.5));
        QVERIFY2(rig.note().contains(said) && !rig.note().contains('\n'), qPrintable(rig.note()));
        QCOMPARE(rig.percent(kKey), QString("off"));
        QVERIFY(rig.sent().adapters.empty());
        QVERIFY(!rig.sent().settings.positive.contains(kKey));
        QVERIFY(rig.sent().settings.keyframes.empty());
    }

    // Without any version there is nothing to turn off: the slider begins where sliders begin when it comes.
    void aPictureFromElsewhereLeavesNoTraceWhereNothingWasTaught() {
        TaughtRig rig(false);
        nlohmann::json metadata = nlohmann::json::parse(
            TaughtRig::metadata(nlohmann::json::parse(R"([{"name":"x","sha256":"00","weight":1}])"), 0.5));
        metadata["target_keyframes"] =
            nlohmann::json::parse(R"([{"step":5,"targets":{"my_taste_score":0.5,"vqa_score":0.5}}])");
        rig.restore(metadata.dump());
        const GenerateRequest& sent = rig.sent();
        QVERIFY(sent.adapters.empty());
        QVERIFY(!sent.settings.positive.contains(kKey));
        QVERIFY(sent.settings.keyframes == (RewardKeyframes{{5, {{"vqa_score", 0.5}}}}));
        teach(rig, "starter", "first");
        rig.tellVersions();
        rig.waitForRow();
        QCOMPARE(rig.percent(kKey), QString("the best"));
    }

    void variationsAreDrawnAsThePictureWas() {
        TaughtRig rig;
        const TasteVersionRecord now = teach(rig, "starter", "second");
        rig.tellVersions();
        QTRY_VERIFY(rig.sent().adapters == rig.adapter(now));
        const size_t before = rig.engine.draws.size();
        rig.page->vary(rig.keep("a", 0, 0.2, TaughtRig::metadata(TaughtRig::marks(rig.version), 0.5)));
        QTRY_COMPARE(rig.engine.draws.size(), before + 1);
        QVERIFY(rig.engine.draws.back().what.adapters == rig.adapter(rig.version));
        QCOMPARE(rig.engine.draws.back().what.settings.positive.at(kKey), RewardTarget(0.5));
        rig.page->vary(rig.keep("b", 0, 0.3)); // drawn without
        QTRY_COMPARE(rig.engine.draws.size(), before + 2);
        QVERIFY(rig.engine.draws.back().what.adapters.empty());
        QVERIFY(!rig.engine.draws.back().what.settings.positive.contains(kKey));
        fs::remove(adapterFile(rig, rig.version));
        rig.tellVersions();
        rig.page->vary(rig.keep("c", 0, 0.4, TaughtRig::metadata(TaughtRig::marks(rig.version), 0.5)));
        QTRY_COMPARE(rig.engine.draws.size(), before + 3);
        QVERIFY(rig.engine.draws.back().what.adapters.empty());
        QVERIFY(!rig.engine.draws.back().what.settings.positive.contains(kKey));
        QVERIFY2(rig.note().contains("not there any more"), qPrintable(rig.note()));
    }

    void presetsCarryItOrLeaveItAlone() {
        TaughtRig rig;
        rig.drag(rig.slider(kKey), 16);
        const GeneratorInfo plain = rig.catalogue->find("starter", "")->info;
        GeneratorInfo info = plain;
        info.rewardKeys.insert(info.rewardKeys.begin(), kKey);
        const PresetChoice own = presetFrom(rig.settings(), info, "Mine");
        QCOMPARE(own.positive.at(kKey), RewardTarget(0.25));
        const auto read = presetsFromText(textFromPresets({own}), "x");
        QVERIFY(read.ok());
        QCOMPARE(read->front().positive.at(kKey), RewardTarget(0.25));
        rig.choose("morePreset-pack-loose"); // the pack knows nothing of it
        QCOMPARE(rig.positive(kKey), RewardTarget(0.25));
        rig.click("preset-faithful");
        QCOMPARE(rig.positive(kKey), RewardTarget(0.5));
        rig.click("preset-ignored");
        QVERIFY(rig.sent().adapters.empty());
        rig.click("preset-balanced");
        QCOMPARE(rig.positive(kKey), RewardTarget(1.0));
        CreateSettings settings = rig.settings();
        applyPreset(settings, read->front(), info);
        QCOMPARE(settings.generation.positive.at(kKey), RewardTarget(0.25));
        const PresetChoice older = presetFrom(rig.settings(), plain, "Older"); // from before it was taught
        QVERIFY(!older.positive.contains(kKey));
        applyPreset(settings, older, info);
        QCOMPARE(settings.generation.positive.at(kKey), RewardTarget(0.25));
    }

    void theTimeMachineKnowsWhichVersionDrew() {
        TaughtRig rig;
        rig.drag(rig.slider(kKey), 16);
        rig.type("with it");
        (void)rig.sent();
        const TasteVersionRecord now = teach(rig, "starter", "second");
        rig.tellVersions();
        QTRY_VERIFY(rig.sent().adapters == rig.adapter(now));
        rig.openTaught(); // another session
        rig.waitForRow();
        QTest::keyClick(rig.page.get(), Qt::Key_H, Qt::ControlModifier);
        auto* list = rig.find<QListWidget>("timeMachineList");
        QTRY_VERIFY(list->count() >= 2);
        Q_EMIT list->itemActivated(list->item(list->count() - 1)); // the oldest
        QCOMPARE(rig.slider(kKey)->value(), 16);
        QVERIFY(rig.sent().adapters == rig.adapter(rig.version));
        Q_EMIT list->itemActivated(list->item(0)); // with the one in use
        QVERIFY(rig.sent().adapters == rig.adapter(now));
    }

    void settingsRoundTrip() {
        CreateSettings settings;
        settings.generation.positive[kKey] = 0.5;
        settings.taste = TastePin{"ab12", 0.5};
        const auto read = createSettingsFromJson(jsonFromCreateSettings(settings));
        QVERIFY(read.ok());
        QVERIFY(read->taste == settings.taste);
        QVERIFY(read->generation.positive == settings.generation.positive);
        for (const char* bad : {R"({"taste": 3})", R"({"taste": {"sha256": 1, "weight": 1}})", R"({"taste": {}})",
                                R"({"taste": {"sha256": "a", "weight": "b"}})"}) {
            const auto other = createSettingsFromJson(nlohmann::json::parse(bad));
            QVERIFY(other.ok());
            QVERIFY(!other->taste);
        }
    }

    // A merged checkpoint has the reward itself: no adapter, and left out it is left out as its other rewards are.
    void aModelThatHasTheRewardItselfNeedsNoVersion() {
        GeneratorInfo merged;
        merged.rewardKeys = {"clip_score", kKey};
        CreateSettings settings;
        settings.generation.positive = {{"clip_score", 1.0}, {kKey, std::nullopt}};
        settings.generation.negative = {{"clip_score", 0.0}, {kKey, std::nullopt}};
        const GenerationSettings drawn = settingsToDraw(settings, &merged);
        QVERIFY(drawn.positive == settings.generation.positive);
        QVERIFY(!settingsToDraw(settings, &merged, true).positive.contains(kKey)); // an adapter's
    }

    void otherPagesAreToldWhetherItDraws() {
        TaughtRig rig;
        QVERIFY(rig.page->drawnSettings().positive.contains(kKey));
        rig.choose("rewardIgnore-my_taste_score");
        QVERIFY(!rig.page->drawnSettings().positive.contains(kKey));
    }
};

} // namespace miro

QTEST_MAIN(miro::TestCreateTaste)
#include "test_create_taste.moc"
