// The A1111 parameters text: what other programs' readers do to it, and back.
#include "image/parameters_text.h"

#include <QtTest>
#include <stdexcept>

using namespace miro;

class TestParametersText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGenerationReadsAsOthersExpect();
    void promptsSurvive_data();
    void promptsSurvive();
    void valuesSurvive_data();
    void valuesSurvive();
    void emptyValuesAreLeftOut();
    void unreadableKeysAreABrokenContract();
    void aNegativePromptIsSplitOff();
    void withoutALastLineAllIsPrompt();
    void othersTextsAreRead();
    void hostileTextsEndQuickly();

private:
    static ParametersText sample() {
        return parametersOf({"a cat\non a mat", 30, 2.5, 18446744073709551615ull, 64, 48, "org/name", "0123456789",
                             R"({"aesthetic":0.625,"clip":1})", R"({"clip":0})", "0.1.0"});
    }
};

void TestParametersText::aGenerationReadsAsOthersExpect() {
    QCOMPARE(toText(sample()),
             std::string("a cat\non a mat\n"
                         "Steps: 30, Sampler: MIRO Euler, CFG scale: 2.5, Seed: 18446744073709551615, Size: 64x48, "
                         "Model hash: 0123456789, Model: org/name, "
                         R"(MIRO targets: "{\"aesthetic\":0.625,\"clip\":1}", )"
                         R"(MIRO negative targets: "{\"clip\":0}", Version: Miro Studio 0.1.0)"));
}

void TestParametersText::promptsSurvive_data() {
    QTest::addColumn<QByteArray>("prompt");
    QTest::newRow("plain") << QByteArray("a cat");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("newlines") << QByteArray("a cat\n\non a mat");
    QTest::newRow("looks like parameters") << QByteArray("a: b, c: d, e: f");
    QTest::newRow("emoji") << QByteArray("deux ch\xc3\xa2ts \xf0\x9f\x90\xb1, \xe7\x8c\xab");
    QTest::newRow("quotes") << QByteArray("say \"hi\": a, b\\n");
}

void TestParametersText::promptsSurvive() {
    QFETCH(QByteArray, prompt);
    ParametersText parameters = sample();
    parameters.prompt = prompt.toStdString();
    const ParametersText back = parseParametersText(toText(parameters));
    QCOMPARE(back.prompt, parameters.prompt);
    QVERIFY(back.pairs == parameters.pairs);
}

void TestParametersText::valuesSurvive_data() {
    QTest::addColumn<QByteArray>("value");
    for (const char* value :
         {"x", "a, b", "a: b", "two\nlines", "\"quoted\"", "back\\slash", " padded ", "{\"a\":{\"b\":\"c, d\"}}",
          "\xc3\xa9\xf0\x9f\x90\xb1", "512x512", "\"", ",", "tab\there"})
        QTest::newRow(value) << QByteArray(value);
}

void TestParametersText::valuesSurvive() {
    QFETCH(QByteArray, value);
    const ParametersText parameters{"p", "", {{"Aa", "1"}, {"Odd value", value.toStdString()}, {"Zz", "2"}}};
    const ParametersText back = parseParametersText(toText(parameters));
    QVERIFY(back.pairs == parameters.pairs);
}

void TestParametersText::emptyValuesAreLeftOut() {
    const ParametersText parameters{"p", "", {{"Aa", "1"}, {"Bb", ""}, {"Cc", "3"}, {"Dd", "4"}}};
    QCOMPARE(toText(parameters), std::string("p\nAa: 1, Cc: 3, Dd: 4"));
}

void TestParametersText::unreadableKeysAreABrokenContract() {
    for (const char* key : {"R", "s+", "Target (CLIP)", "", "Aa:", " Aa"})
        QVERIFY_EXCEPTION_THROWN(toText({"p", "", {{key, "1"}, {"Bb", "2"}, {"Cc", "3"}, {"Dd", "4"}}}),
                                 std::logic_error);
    QVERIFY_EXCEPTION_THROWN(toText({"p", "", {{"Aa", "1"}, {"Bb", "2"}}}), std::logic_error);
}

void TestParametersText::aNegativePromptIsSplitOff() {
    const ParametersText parameters{"a cat", "a dog\na fish", {{"Aa", "1"}, {"Bb", "2"}, {"Cc", "3"}}};
    const ParametersText back = parseParametersText(toText(parameters));
    QCOMPARE(back.prompt, parameters.prompt);
    QCOMPARE(back.negativePrompt, parameters.negativePrompt);
}

void TestParametersText::withoutALastLineAllIsPrompt() {
    const ParametersText back = parseParametersText("a cat\nSteps: 3, Seed: 5");
    QCOMPARE(back.prompt, std::string("a cat\nSteps: 3, Seed: 5"));
    QVERIFY(back.pairs.empty());
}

void TestParametersText::othersTextsAreRead() {
    const ParametersText back =
        parseParametersText("masterpiece, (a cat:1.2)\nNegative prompt: blurry\nSteps: 20, Sampler: Euler a, CFG "
                            "scale: 7, Seed: 1, Size: 512x768, "
                            "Model hash: abc, Lora hashes: \"x: 12, y: 34\", Odd: \"not closed, Version: v1.6.0");
    QCOMPARE(back.prompt, std::string("masterpiece, (a cat:1.2)"));
    QCOMPARE(back.negativePrompt, std::string("blurry"));
    QCOMPARE(*back.find("Lora hashes"), std::string("x: 12, y: 34"));
    QCOMPARE(*back.find("Odd"), std::string("\"not closed"));
    QCOMPARE(*back.find("Version"), std::string("v1.6.0"));
    QVERIFY(!back.find("Steps "));
}

// Bounded by size and linear in it: a megabyte of each is read at once, and nothing grows beyond the bounds.
void TestParametersText::hostileTextsEndQuickly() {
    for (const char* piece : {"a", "aa:", "aa:\"", ",", "aa: \"\\", "\n", "\xff", "aa: b, "}) {
        std::string text;
        while (text.size() < (1u << 20))
            text += piece;
        const ParametersText back = parseParametersText(text);
        QVERIFY(back.pairs.size() <= 512);
    }
}

QTEST_GUILESS_MAIN(TestParametersText)
#include "test_parameters_text.moc"
