#include "batch/sweep_axis.h"
#include "batch/sweep_numbers.h"

#include <QtTest>

using namespace miro;

class TestSweepAxis : public QObject {
    Q_OBJECT

    // "10|20|~30": values with a bar between, skipped ones with ~ in front.
    static std::string shown(const SweepAxis& axis) {
        std::string text;
        for (const AxisValue& value : axis.values) {
            if (&value != &axis.values.front())
                text += '|';
            if (value.skipped)
                text += '~';
            text += value.text;
        }
        return text;
    }

private Q_SLOTS:
    void values_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("values");
        auto row = [](const char* text, const char* values) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(values);
        };
        row("steps=20", "20");
        row(" steps = 10, 20 ,50 ", "10|20|50");
        row("steps=+10, 020", "10|20");
        row("steps=1-5", "1|2|3|4|5");
        row("steps=5-1", "5|4|3|2|1");
        row("steps=1 - 5", "1|2|3|4|5");
        row("steps=1-10 (+2)", "1|3|5|7|9");
        row("steps=1-10(3)", "1|4|7|10");
        row("steps=10-1 (-3)", "10|7|4|1");
        row("steps=1-10 [4]", "1|4|7|10");
        row("steps=10-1 [4]", "10|7|4|1");
        row("steps=1-10 [1]", "1");
        row("steps=1-10 [3]", "1|6|10"); // 5.5 is rounded
        row("steps=1, 2, .., 6", "1|2|3|4|5|6");
        row("steps=1, 3, .., 8", "1|3|5|7|8");
        row("steps=9, 7, ..., 1", "9|7|5|3|1");
        row("steps=1-3, 10, 20, .., 50, 100", "1|2|3|10|20|30|40|50|100");
        row("steps=10, SKIP: 20, 30", "10|~20|30");
        row("steps=skip:1-3, 4", "~1|~2|~3|4");
        row("steps=10 || 20 || SKIP: 30", "10|20|~30");
        row("guidance=0.1-0.5 (+0.1)", "0.1|0.2|0.3|0.4|0.5");
        row("guidance=0-1 [5]", "0|0.25|0.5|0.75|1");
        row("guidance=0-1 [4]", "0|0.333333|0.666667|1");
        row("guidance=7.50, 3", "7.5|3");
        row("guidance=1-4", "1|2|3|4");
        row("guidance=1-2 (+.25)", "1|1.25|1.5|1.75|2");
        row("guidance=2-1 (-0.5)", "2|1.5|1");
        row("guidance=0.1, 0.2, .., 0.5", "0.1|0.2|0.3|0.4|0.5");
        row("guidance=1e1", "10");
        row("seed=18446744073709551613-18446744073709551615",
            "18446744073709551613|18446744073709551614|18446744073709551615");
        row("seed=1-3, 77", "1|2|3|77");
        row("reward.clip_score=0, 0.5, none", "0|0.5|none");
        row("negative-reward.clip_score=0-1 [3], none", "0|0.5|1|none");
        row("guidance-type=constant, linear", "constant|linear");
        row("precision=fp32,bf16", "fp32|bf16");
        row("device=cpu, cuda:1", "cpu|cuda:1");
        row("negative-prompt=ugly, \"a, b\", \"\"", "ugly|a, b|");
        row("negative-prompt=\"say \"\"no\"\"\"", "say \"no\"");
        row("negative-prompt=a, b || c", "a, b|c");
        row("negative-prompt=1-5", "1-5"); // no number
        row("negative-prompt=a=b", "a=b");
        row("model=starter, org/name|fp16", "starter|org/name|fp16");
        row("preset=photo, draft", "photo|draft");
    }
    void values() {
        QFETCH(QString, text);
        QFETCH(QString, values);
        const auto axis = parseAxis(text.toStdString());
        QVERIFY2(axis.ok(), axis.message().c_str());
        QCOMPARE(QString::fromStdString(shown(*axis)), values);
    }

    void mistakes_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problem");
        auto row = [](const char* text, const char* problem) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(problem);
        };
        row("steps", "SETTING=VALUES");
        row("=1", "axis '' is unknown");
        row("stepps=1", "did you mean steps?");
        row("count=1-3", "--count");
        row("reward.=1", "axis 'reward.' is unknown");
        row("steps=", "axis steps: value 1 is empty");
        row("steps=1,,2", "axis steps: value 2 is empty");
        row("steps=1,2,", "axis steps: value 3 is empty");
        row("steps=1 || || 2", "axis steps: value 2 is empty");
        row("steps=1, two", "axis steps: value 2: steps 'two' is not valid: give an integer from 1 to 1000");
        row("steps=0", "value 1: steps '0'");
        row("steps=990-1002", "value 1: steps '1001'");
        row("steps=1.5", "steps '1.5'");
        row("steps=1-2.5", "give whole numbers");
        row("steps=1-9 (+0.5)", "whole number as the step");
        row("steps=1-9 (-1)", "never comes to the end");
        row("steps=9-1 (+1)", "never comes to the end");
        row("steps=1-9 (+0)", "never comes to the end");
        row("steps=1-9 (+2", "steps '1-9 (+2'");
        row("steps=1-9 [x]", "steps '1-9 [x]'");
        row("steps=1-9 [0]", "[0] gives no value");
        row("steps=1-5 [9]", "is there twice");
        row("steps=.., 5", "'..' needs two numbers before it");
        row("steps=1, .., 5", "'..' needs two numbers before it");
        row("steps=1, 2, ..", "'..' needs two numbers before it");
        row("steps=1, 2, .., x", "'..' needs two numbers before it");
        row("steps=2, 1, .., 5", "never comes");
        row("steps=1, 1, .., 5", "'..' never comes");
        row("steps=1, 1", "'1' is there twice");
        row("steps=SKIP: 1", "all values are skipped");
        row("steps=SKIP:", "value 1 is empty");
        row("steps=\"1", "value 1 has no closing quote");
        row("negative-prompt=\"a\" b", "value 1 goes on behind its closing quote");
        row("reward.clip_score=1.5", "reward.clip_score '1.5'");
        row("reward.clip_score=nan", "give a number from 0 to 1");
        row("guidance-type=cubic", "constant or linear");
        row("device=tpu", "tpu");
        row("prompt=cat", "at least one more");
        row("prompt=cat, dog, dog", "'dog' is there twice");
        row("prompt=cat=dog, bird", "value 2 does not say what it replaces");
        row("prompt=, dog", "value 1 is empty");
        row("seed=1-99999999999", "that is 99999999999 values; give at most 10000");
        row("seed=1, 2, .., 99999999999", "values; give at most 10000");
        row("seed=-1", "seed '-1'");
        row("seed=999999999999999999999999-1", "seed '999999999999999999999999-1'");
    }
    void mistakes() {
        QFETCH(QString, text);
        QFETCH(QString, problem);
        const auto axis = parseAxis(text.toStdString());
        QVERIFY2(!axis.ok(), "it was taken");
        QCOMPARE(axis.error().code, ErrorCode::Usage);
        const QString message = QString::fromStdString(axis.message());
        QVERIFY2(message.contains(problem), qPrintable(message));
        QVERIFY(!message.contains('\n'));
    }

    void wordsAreReplaced() {
        const auto axis = parseAxis("prompt=cat, dog, \"a big, old bird\", red=blue, SKIP: fish, \"\"");
        QVERIFY2(axis.ok(), axis.message().c_str());
        const std::vector<std::array<std::string, 2>> wanted = {
            {"cat", "cat"}, {"cat", "dog"}, {"cat", "a big, old bird"}, {"red", "blue"}, {"cat", "fish"}, {"cat", ""}};
        QCOMPARE(axis->values.size(), wanted.size());
        for (size_t i = 0; i < wanted.size(); ++i) {
            QCOMPARE(axis->values[i].sought, wanted[i][0]);
            QCOMPARE(axis->values[i].replacement, wanted[i][1]);
            QCOMPARE(axis->values[i].skipped, i == 4);
        }
    }

    void manyValuesAreBounded() {
        std::string text = "seed=0";
        for (int i = 1; i < 10'001; ++i)
            text.append(",").append(std::to_string(i));
        QVERIFY(QString::fromStdString(parseAxis(text).message()).contains("more than 10000 values"));
        QVERIFY(parseAxis("seed=1-10000").ok());
        QVERIFY(!parseAxis("seed=1-10001").ok());
        QVERIFY(!parseAxis("negative-prompt=" + std::string(300'000, 'x')).ok());
    }

    // What the window offers can be typed.
    void examplesAreValid() {
        const auto settings = axisSettings({"clip_score", "aesthetic_score"});
        QVERIFY(settings.size() > 15);
        for (const AxisSetting& setting : settings) {
            const auto axis = parseAxis(setting.setting + "=" + setting.example);
            QVERIFY2(axis.ok(), axis.message().c_str());
            QCOMPARE(axis->setting, setting.setting);
            QVERIFY(!setting.label.empty());
        }
    }

    void rangesOfFractionsAreExact() {
        const auto values = numberRange("0-1 (+0.001)", false, 2000);
        QVERIFY(values && values->ok());
        QCOMPARE((*values)->size(), size_t{1001});
        QCOMPARE((**values)[7], std::string("0.007"));
        QCOMPARE((**values)[300], std::string("0.3"));
        QVERIFY(!numberRange("a-b", false, 10));
        QVERIFY(!numberRange("1-2 nonsense", false, 10));
        QVERIFY(numberRange("-5--1", true, 10)->value() == (std::vector<std::string>{"-5", "-4", "-3", "-2", "-1"}));
        QVERIFY(numberRange("-1-1 (+0.5)", false, 10)->value() ==
                (std::vector<std::string>{"-1", "-0.5", "0", "0.5", "1"}));
    }
};

QTEST_GUILESS_MAIN(TestSweepAxis)
#include "test_sweep_axis.moc"
