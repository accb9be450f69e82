#include "token/unigram_vocabulary.h"

#include "token/token_fixtures.h"

#include <limits>

using namespace miro;
using namespace miro::test;

class TestUnigramVocabulary : public QObject {
    Q_OBJECT

    static TokenIds ids(const std::vector<UnigramPiece>& pieces, const std::string& word) {
        TokenIds out;
        UnigramVocabulary::make(pieces, 0, "x").value().encode(word, out);
        return out;
    }

private Q_SLOTS:
    void mostProbableSegmentation() {
        std::vector<UnigramPiece> pieces = {{"<unk>", 0}, {"a", -1}, {"b", -1}, {"ab", -1.5}, {"abc", -9}, {"c", -2}};
        QCOMPARE(ids(pieces, "ab"), (TokenIds{3}));
        QCOMPARE(ids(pieces, "abc"), (TokenIds{3, 5})); // -3.5 against -9
        QCOMPARE(ids(pieces, "ba"), (TokenIds{2, 1}));
        QCOMPARE(ids(pieces, ""), TokenIds{});
    }

    void unknownCharactersBecomeOne() {
        std::vector<UnigramPiece> pieces = {{"<unk>", 0}, {"a", -1}, {"é", -3}};
        QCOMPARE(ids(pieces, "a猫🐱é"), (TokenIds{1, 0, 2}));
        QCOMPARE(ids(pieces, "猫a猫"), (TokenIds{0, 1, 0}));
    }

    // "xxx" is x|xx or xx|x with one sum. Summed in double from the left, the earlier one found stays.
    void tiesAreDecidedAsPublished() {
        std::vector<UnigramPiece> pieces = {{"<unk>", 0}, {"x", -1.1}, {"xx", -1.3}};
        QCOMPARE(ids(pieces, "xxx"), (TokenIds{1, 2}));
    }

    void lastOfEqualPiecesCounts() {
        std::vector<UnigramPiece> pieces = {{"<unk>", 0}, {"a", -1}, {"a", -2}};
        QCOMPARE(ids(pieces, "a"), TokenIds{2});
        QCOMPARE(UnigramVocabulary::make(pieces, 0, "x")->find("a"), 2);
        QCOMPARE(UnigramVocabulary::make(pieces, 0, "x")->find("b"), -1);
    }

    void badVocabularies() {
        QVERIFY(failsNaming(UnigramVocabulary::make({}, 0, "f"), ErrorCode::Corrupt, {"f: ", "no pieces"}));
        QVERIFY(failsNaming(UnigramVocabulary::make({{"a", 0}}, 1, "f"), ErrorCode::Corrupt, {"f: ", "id 1"}));
        QVERIFY(failsNaming(UnigramVocabulary::make({{"a", std::numeric_limits<double>::quiet_NaN()}}, 0, "f"),
                            ErrorCode::Corrupt, {"f: ", "piece 0"}));
    }

    void longWordsTakeLinearTime() { // a million characters: seconds if anything were quadratic in it
        std::vector<UnigramPiece> pieces = {{"<unk>", 0}, {"x", -1.1}, {"xx", -1.3}};
        QCOMPARE(ids(pieces, std::string(1000000, 'x')).size(), size_t{500000});
    }
};

QTEST_GUILESS_MAIN(TestUnigramVocabulary)
#include "test_unigram_vocabulary.moc"
