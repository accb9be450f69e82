// A written spiece.model is read back as it was meant.
#include "token/spiece_writer.h"
#include "token/t5_tokenizer.h"
#include "token/unigram_file.h"
#include "token_fixtures.h"

using namespace miro;
using namespace miro::test;

class TestSpieceWriter : public QObject {
    Q_OBJECT

    const std::vector<UnigramPiece> m_pieces = {{"\u2581a", -1}, {"\u2581cat", -2.5}, {"s", -3}, {"\u2581", -4}};

private Q_SLOTS:
    void piecesComeBack() {
        const auto file = parseSpieceModel(spieceModelBytes(m_pieces), "x", 0);
        QVERIFY2(file.ok(), file.message().c_str());
        QCOMPARE(file->vocabulary.size(), 7);
        QCOMPARE(file->vocabulary.unknownId(), 2);
        QCOMPARE(file->vocabulary.find("<pad>"), 0);
        QCOMPARE(file->vocabulary.find("</s>"), 1);
        QCOMPARE(file->vocabulary.find("\u2581cat"), 4);
    }

    void aTokenizerComesOfIt() {
        const auto tokenizer = slowT5TokenizerOf(spieceModelBytes(m_pieces), "x");
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        QCOMPARE(*(*tokenizer)->encode("a  cats", 100), (TokenIds{3, 4, 5, 1}));
        QCOMPARE(*(*tokenizer)->encode("z", 100), (TokenIds{6, 2, 1}));
        QCOMPARE((*tokenizer)->idLimit(), 7);
        QTemporaryDir folder;
        writeTo(pathOf(folder) / "spiece.model", spieceModelBytes(m_pieces));
        writeTo(pathOf(folder) / "tokenizer_config.json", R"({"extra_ids": 0})");
        const auto loaded = loadSlowT5Tokenizer(pathOf(folder));
        QVERIFY2(loaded.ok(), loaded.message().c_str());
        QCOMPARE(*(*loaded)->encode("a cats", 100), (TokenIds{3, 4, 5, 1}));
    }

    void brokenBytesAreNamed() {
        const std::string bytes = spieceModelBytes(m_pieces);
        const auto cut = slowT5TokenizerOf(std::string_view(bytes).substr(0, bytes.size() - 3), "the vocabulary");
        QVERIFY(!cut.ok());
        QCOMPARE(cut.error().code, ErrorCode::Corrupt);
        QVERIFY2(cut.message().starts_with("the vocabulary: "), cut.message().c_str());
    }

    void aPieceIsThereOnce() {
        QVERIFY_THROWS_EXCEPTION(std::logic_error, spieceModelBytes({{"a", -1}, {"a", -2}}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, spieceModelBytes({{"</s>", -1}}));
    }
};

QTEST_GUILESS_MAIN(TestSpieceWriter)
#include "test_spiece_writer.moc"
