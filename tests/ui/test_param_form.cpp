// The form made from declared parameters, driven by keys and mouse.
#include "base/generation_settings.h"
#include "base/preferences.h"
#include "tests/ui/show_active.h"
#include "ui/widgets/dialogs.h"
#include "ui/widgets/param_form.h"
#include "ui/widgets/param_texts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QSet>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QWheelEvent>
#include <QtTest>
#include <stdexcept>

namespace miro {
namespace {

template <typename Settings>
std::vector<ParamSpec> allSpecs(const std::vector<BoundParam<Settings>>& params) {
    std::vector<ParamSpec> specs;
    for (const auto& param : params)
        specs.push_back(param.spec);
    return specs;
}

template <typename Widget>
Widget* child(QWidget& parent, const char* name) {
    auto* found = parent.findChild<Widget*>(name);
    if (!found)
        qFatal("no widget %s", name);
    return found;
}

void typeInto(QWidget* widget, const QString& text) {
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(widget, text);
    QTest::keyClick(widget, Qt::Key_Return);
}

} // namespace

class TestParamForm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The translators' list is written by hand: it must hold every declared text and no other.
    void translatorsSeeEveryText() {
        QSet<QString> declared;
        for (const auto& specs : {allSpecs(generationParams()), allSpecs(preferenceParams())})
            for (const ParamSpec& spec : specs) {
                declared.insert(QString::fromStdString(spec.label));
                declared.insert(QString::fromStdString(spec.help));
            }
        QSet<QString> listed;
        for (const char* text : paramTexts()) {
            QVERIFY2(!listed.contains(text), text);
            listed.insert(text);
        }
        for (const QString& text : declared)
            QVERIFY2(listed.contains(text), qPrintable("param_texts.cpp lacks: " + text));
        for (const QString& text : listed)
            QVERIFY2(declared.contains(text), qPrintable("param_texts.cpp has, but nothing declares: " + text));
    }

    void everyChoiceHasWords() {
        for (const auto& specs : {allSpecs(generationParams()), allSpecs(preferenceParams())})
            for (const ParamSpec& spec : specs)
                for (const std::string& choice : spec.choices)
                    QVERIFY2(paramChoiceLabel(spec, choice) != QString::fromStdString(choice), choice.c_str());
    }

    void everyPreferenceComesBackFromTheForm() {
        ParamForm form(allSpecs(preferenceParams()));
        Preferences wanted;
        wanted.theme = "dark";
        wanted.language = "zh_CN";
        wanted.library = "/somewhere/pictures";
        wanted.model = "nicolas-dufour/miro";
        wanted.preview = "linear";
        wanted.queueStart = "pause";
        wanted.device = "cpu";
        wanted.precision = "bf16";
        wanted.threads = 3;
        wanted.privacy = true;
        wanted.redrawOnRelease = false;
        wanted.notify = false;
        wanted.keepAwake = false;
        wanted.scoreNew = false;
        wanted.scoreMemory = 3;
        wanted.liveScores = false;
        wanted.scoresInFiles = true;
        wanted.binDays = 7;
        QSignalSpy spy(&form, &ParamForm::changed);
        form.show(wanted, preferenceParams());
        Preferences got;
        form.writeTo(got, preferenceParams());
        for (const auto& param : preferenceParams())
            QVERIFY2(param.get(got) == param.get(wanted), param.spec.key.c_str());
        QCOMPARE(spy.count(), 0);
    }

    void unsetStaysUnset() {
        ParamForm form(ParamForm::specsOf(generationParams(), {"seed", "steps", "guidance"}));
        GenerationSettings settings;
        settings.steps = 10;
        form.show(GenerationSettings(), generationParams());
        form.writeTo(settings, generationParams());
        QVERIFY(!settings.steps);
        QVERIFY(!settings.guidance);
        QVERIFY(!settings.seed);
        form.setUnsetText("steps", "30 (model)");
        QCOMPARE(child<QSpinBox>(form, "param_steps")->text(), QString("30 (model)"));

        settings.steps = 1;
        settings.guidance = 0.0;
        settings.seed = 18446744073709551615ull;
        form.show(settings, generationParams());
        GenerationSettings got;
        form.writeTo(got, generationParams());
        QCOMPARE(*got.steps, int64_t{1});
        QCOMPARE(*got.guidance, 0.0);
        QCOMPARE(*got.seed, 18446744073709551615ull);
    }

    void aUserChangesValues() {
        ParamForm form(ParamForm::specsOf(generationParams(), {"steps", "guidance", "guidance-type", "seed"}));
        form.show(GenerationSettings(), generationParams());
        form.QWidget::show();
        QVERIFY(showActive(form));
        QSignalSpy spy(&form, &ParamForm::changed);

        typeInto(child<QSpinBox>(form, "param_steps"), "42");
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.takeFirst().at(0).toString(), QString("steps"));
        QVERIFY(form.value("steps") == ParamValue(int64_t{42}));

        typeInto(child<QDoubleSpinBox>(form, "param_guidance"), QLocale().toString(2.5));
        QCOMPARE(spy.count(), 1);
        QVERIFY(form.value("guidance") == ParamValue(2.5));
        spy.clear();

        auto* type = child<QComboBox>(form, "param_guidance-type");
        type->setFocus();
        QTest::keyClick(type, Qt::Key_Down);
        QCOMPARE(spy.count(), 1);
        QVERIFY(form.value("guidance-type") == ParamValue(std::string("linear")));
        spy.clear();

        // What is not a seed gives way to the last one that was.
        auto* seed = child<QLineEdit>(form, "param_seed");
        typeInto(seed, "77");
        QVERIFY(form.value("seed") == ParamValue(uint64_t{77}));
        typeInto(seed, "-3");
        QCOMPARE(seed->text(), QString("77"));
        QCOMPARE(spy.count(), 1);
    }

    void aWheelThatPassesChangesNothing() {
        ParamForm form(ParamForm::specsOf(preferenceParams(), {"threads", "theme"}));
        form.show(Preferences(), preferenceParams());
        form.QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(&form));
        for (const char* name : {"param_threads", "param_theme"}) {
            auto* box = child<QWidget>(form, name);
            box->clearFocus();
            const QPointF place = box->rect().center();
            QWheelEvent wheel(place, box->mapToGlobal(place), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(box, &wheel);
        }
        QVERIFY(form.value("threads") == ParamValue(int64_t{0}));
        QVERIFY(form.value("theme") == ParamValue(std::string("system")));
    }

    void aFolderIsChosen() {
        ParamForm form(ParamForm::specsOf(preferenceParams(), {"library"}));
        form.show(Preferences(), preferenceParams());
        QSignalSpy spy(&form, &ParamForm::changed);
        setDialogAnswers({"/a/folder", ""});
        form.QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(&form));
        QTest::mouseClick(child<QToolButton>(form, "browse_library"), Qt::LeftButton);
        QTRY_COMPARE(spy.count(), 1);
        QVERIFY(form.value("library") == ParamValue(std::string("/a/folder")));
        QTest::mouseClick(child<QToolButton>(form, "browse_library"), Qt::LeftButton);
        QTest::qWait(0);
        QVERIFY(form.value("library") == ParamValue(std::string("/a/folder"))); // cancelled
        QCOMPARE(spy.count(), 1);
    }

    void suggestionsAreKeptByTheirValue() {
        ParamForm form(ParamForm::specsOf(preferenceParams(), {"device"}));
        form.setSuggestions("device", {{"auto", "Automatic"}, {"cpu", "Processor"}});
        form.show(Preferences(), preferenceParams());
        form.QWidget::show();
        QVERIFY(showActive(form));
        auto* box = child<QComboBox>(form, "param_device");
        QSignalSpy spy(&form, &ParamForm::changed);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QTRY_VERIFY(form.value("device") == ParamValue(std::string("cpu")));
        QCOMPARE(spy.count(), 1);
    }

    void everyControlIsNamed() {
        ParamForm form(allSpecs(preferenceParams()), ParamForm::Help::Below);
        for (const auto& param : preferenceParams()) {
            QWidget* editor = form.editor(param.spec.key);
            QVERIFY(!editor->accessibleName().isEmpty());
            QVERIFY(!editor->accessibleDescription().isEmpty());
            QVERIFY(!editor->objectName().isEmpty());
        }
        form.setNote("threads", "a note");
        QVERIFY(!child<QLabel>(form, "note_threads")->isHidden());
        QVERIFY_EXCEPTION_THROWN(form.value("no-such"), std::logic_error);
    }

    void aQuestionWithoutAnAnswerFails() {
        QWidget parent;
        setDialogAnswers({});
        QVERIFY_EXCEPTION_THROWN(askYesNo(&parent, "Really?", "Yes", [](bool) {}), std::logic_error);
    }
};

} // namespace miro

QTEST_MAIN(miro::TestParamForm)
#include "test_param_form.moc"
