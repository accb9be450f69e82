#include "token/added_tokens.h"

#include <QtTest>

using namespace miro;

class TestAddedTokens : public QObject {
    Q_OBJECT

    static std::string shown(const AddedTokens& tokens, const std::string& text) {
        std::string out;
        for (const TextPart& part : tokens.split(text))
            out += (part.tokenId >= 0 ? std::to_string(part.tokenId) : "'" + part.text + "'") +
                   (part.atStart ? "! " : " ");
        return out;
    }

private Q_SLOTS:
    void splits() {
        AddedTokens tokens({{"</s>", 1}, {"<e_1>", 2}, {"<e_10>", 3}, {"<e", 4}, {"", 9}});
        QCOMPARE(shown(tokens, ""), std::string());
        QCOMPARE(shown(tokens, "plain"), std::string("'plain'! "));
        QCOMPARE(shown(tokens, "a</s> b"), std::string("'a'! 1 ' b' "));
        QCOMPARE(shown(tokens, "</s></s>"), std::string("1! 1 "));
        QCOMPARE(shown(tokens, "<e_1><e_10><e_2>"), std::string("2! 3 4 '_2>' ")); // the longest one
        QCOMPARE(shown(tokens, "</S>"), std::string("'</S>'! "));
    }

    void whiteSpaceGoesWithTheToken() {
        AddedTokens tokens({{"<l>", 1, true, false}, {"<r>", 2, false, true}});
        QCOMPARE(shown(tokens, "a \u3000<l> b"), std::string("'a'! 1 ' b' "));
        QCOMPARE(shown(tokens, "a <r> \t b"), std::string("'a '! 2 'b' "));
        QCOMPARE(shown(tokens, " <l>"), std::string("1 "));
    }

    void lastOfEqualsCounts() {
        AddedTokens tokens({{"<x>", 1}, {"<x>", 7}});
        QCOMPARE(shown(tokens, "<x>"), std::string("7! "));
    }
};

QTEST_GUILESS_MAIN(TestAddedTokens)
#include "test_added_tokens.moc"
