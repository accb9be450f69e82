// A learned vocabulary is small, the same for the same texts, and read by CLIP's tokenizer.
#include "base/files.h"
#include "token/clip_tokenizer.h"

#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>
#include <set>

using namespace miro;

namespace {

const std::vector<std::string> kTexts = {"a banana and a bandana", "A banana", "two bananas!", "ein Bär, naïve", "a b"};

TokenIds idsOf(const ClipVocabulary& vocabulary, const std::string& text) {
    const auto tokenizer = clipTokenizerOf(vocabulary, "test");
    if (!tokenizer.ok())
        throw std::runtime_error(tokenizer.message());
    return (*tokenizer)->encode(text, 77).value();
}

} // namespace

class TestClipVocabulary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frequentWordsAreOnePiece() {
        const ClipVocabulary vocabulary = learnClipVocabulary(kTexts, 2000);
        QCOMPARE(idsOf(vocabulary, "banana").size(), size_t{3}); // between the tokens that open and close
        QCOMPARE(idsOf(vocabulary, "BANANA"), idsOf(vocabulary, "banana"));
        QVERIFY(idsOf(vocabulary, "zebra").size() > 3);
        QVERIFY(idsOf(vocabulary, "猫 and\tbanana") != idsOf(vocabulary, "banana"));
        const auto pieces = nlohmann::json::parse(vocabulary.pieces);
        QCOMPARE(pieces.at("<|endoftext|>").get<size_t>(), pieces.size() - 1); // the largest: pooled at the argmax too
        QVERIFY(vocabulary.merges.starts_with("#version"));
        std::set<int> ids;
        for (const auto& [piece, id] : pieces.items())
            ids.insert(id.get<int>());
        QCOMPARE(ids.size(), pieces.size());
        QCOMPARE(*ids.rbegin() + 1, static_cast<int>(pieces.size()));
    }

    void itIsNeverLargerThanAsked() {
        QCOMPARE(nlohmann::json::parse(learnClipVocabulary(kTexts, 516).pieces).size(), size_t{516});
        QCOMPARE(nlohmann::json::parse(learnClipVocabulary(kTexts, 514).pieces).size(), size_t{514});
        QCOMPARE(nlohmann::json::parse(learnClipVocabulary({}, 2000).pieces).size(), size_t{514});
        QVERIFY(nlohmann::json::parse(learnClipVocabulary(kTexts, 2000).pieces).size() < 560);
    }

    void orderOfTextsDoesNotMatter() {
        std::vector<std::string> turned(kTexts.rbegin(), kTexts.rend());
        QCOMPARE(learnClipVocabulary(turned, 600).pieces, learnClipVocabulary(kTexts, 600).pieces);
        QCOMPARE(learnClipVocabulary(turned, 600).merges, learnClipVocabulary(kTexts, 600).merges);
    }

    void filesGiveTheSameIds() {
        const ClipVocabulary vocabulary = learnClipVocabulary(kTexts, 516);
        QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QVERIFY(writeFileAtomically(path / "vocab.json", vocabulary.pieces).ok());
        QVERIFY(writeFileAtomically(path / "merges.txt", vocabulary.merges).ok());
        const auto tokenizer = loadClipTokenizer(path);
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        for (const std::string text : {"a banana", "", "two bandanas, 12!", "Bär"})
            QCOMPARE((*tokenizer)->encode(text, 77).value(), idsOf(vocabulary, text));
        QCOMPARE((*tokenizer)->idLimit(), 516);
    }

    void damagedOnesAreNamed() {
        const ClipVocabulary good = learnClipVocabulary(kTexts, 516);
        const auto answer = [](const ClipVocabulary& vocabulary) {
            const auto made = clipTokenizerOf(vocabulary, "here");
            return made.ok() ? std::string() : made.message();
        };
        QVERIFY(answer({"{", good.merges}).find("here") != std::string::npos);
        QVERIFY(answer({"{}", good.merges}).find("byte") != std::string::npos);
        QVERIFY(answer({good.pieces, "q x\n"}).find("q x") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestClipVocabulary)
#include "test_clip_vocabulary.moc"
