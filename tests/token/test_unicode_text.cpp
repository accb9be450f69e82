#include "token/unicode_text.h"

#include <QtTest>

using namespace miro;

class TestUnicodeText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void invalidSequencesAreReplaced() {
        QCOMPARE(sanitizeUtf8("a\u00e9\u732b\U0001F431"), std::string("a\u00e9\u732b\U0001F431"));
        QCOMPARE(sanitizeUtf8("a\xff"
                              "b"),
                 std::string("a\uFFFD"
                             "b"));
        QCOMPARE(sanitizeUtf8("\xE7\x8C"), std::string("\uFFFD"));                 // cut off: one for the maximal part
        QCOMPARE(sanitizeUtf8("\xC0\xAF"), std::string("\uFFFD\uFFFD"));           // overlong
        QCOMPARE(sanitizeUtf8("\xED\xA0\x80"), std::string("\uFFFD\uFFFD\uFFFD")); // a surrogate
        QCOMPARE(sanitizeUtf8(std::string_view("\0x", 2)), std::string("\0x", 2));
    }

    void codePointsAndBack() {
        const std::string text = "a\u00e9\u732b\U0001F431";
        QCOMPARE(codePoints(text).size(), size_t{4});
        QCOMPARE(utf8FromCodePoints(codePoints(text)), text);
        QCOMPARE(utf8Length("\U0001F431"[0]), size_t{4});
    }

    void whiteSpace() {
        for (char32_t c : {U' ', U'\t', U'\u0085', U'\u00a0', U'\u2028', U'\u3000'})
            QVERIFY(isWhiteSpace(c));
        for (char32_t c : {U'a', U'\u200b', U'\u001f', U'\ufeff'})
            QVERIFY(!isWhiteSpace(c));
        QVERIFY(trimLeft(U" \u3000a ") == U"a ");
        QVERIFY(trimRight(U" a\n ") == U" a");
    }

    void graphemes() {
        QCOMPARE(graphemeEnds(""), std::vector<size_t>{});
        QCOMPARE(graphemeEnds("ae\u0301\r\n\U0001F431"), (std::vector<size_t>{1, 4, 6, 10}));
        QCOMPARE(graphemeEnds("\U0001F468\u200D\U0001F469").size(), size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestUnicodeText)
#include "test_unicode_text.moc"
