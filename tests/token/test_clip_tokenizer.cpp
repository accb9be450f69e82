// CLIP's ids are those of transformers' CLIPTokenizerFast (fixtures/text/clip.json), and damaged files are named.
#include "base/json.h"
#include "token/clip_tokenizer.h"
#include "token_fixtures.h"

using namespace miro;
using namespace miro::test;

class TestClipTokenizer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idsAreThePublishedOnes() {
        const auto tokenizer = loadClipTokenizer(kModels / "clip-tokenizer");
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        const auto table = readJsonFile(kFixtures / "text" / "clip.json");
        QVERIFY2(table.ok(), table.message().c_str());
        QVERIFY(compareWithCases(**tokenizer, *table) > 100);
    }

    // The same tables in one tokenizer.json, merges written in both of its ways.
    void tokenizerJsonGivesTheSame() {
        const auto published = loadClipTokenizer(kModels / "clip-tokenizer");
        QVERIFY(published.ok());
        for (bool pairs : {false, true}) {
            nlohmann::json merges = nlohmann::json::array();
            std::istringstream lines(bytesOf(kModels / "clip-tokenizer" / "merges.txt"));
            for (std::string line; std::getline(lines, line);)
                if (!line.starts_with('#')) {
                    const size_t space = line.find(' ');
                    merges.push_back(pairs ? nlohmann::json({line.substr(0, space), line.substr(space + 1)})
                                           : nlohmann::json(line));
                }
            const auto vocabulary = readJsonFile(kModels / "clip-tokenizer" / "vocab.json");
            QTemporaryDir folder;
            const nlohmann::json model = {{"type", "BPE"}, {"vocab", *vocabulary}, {"merges", merges}};
            writeTo(pathOf(folder) / "tokenizer.json", nlohmann::json{{"model", model}}.dump());
            const auto tokenizer = loadClipTokenizer(pathOf(folder));
            QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
            for (const char* text : {"two golden dragons & a lighthouse's lamp", "", "Über 12 猫"})
                QCOMPARE(*(*tokenizer)->encode(text, 77), *(*published)->encode(text, 77));
        }
    }

    void damagedFilesAreNamed() {
        QTemporaryDir folder;
        QVERIFY(failsNaming(loadClipTokenizer(pathOf(folder)), ErrorCode::NotFound, {"tokenizer.json"}));
        const std::string vocabulary = bytesOf(kModels / "clip-tokenizer" / "vocab.json");
        writeTo(pathOf(folder) / "vocab.json", vocabulary);
        QVERIFY(failsNaming(loadClipTokenizer(pathOf(folder)), ErrorCode::NotFound, {"merges.txt"}));
        writeTo(pathOf(folder) / "merges.txt", "#version: 0.2\nc a\nno such\n");
        QVERIFY(failsNaming(loadClipTokenizer(pathOf(folder)), ErrorCode::Corrupt, {"merges.txt", "no such"}));
        writeTo(pathOf(folder) / "merges.txt", "");
        auto table = nlohmann::json::parse(vocabulary);
        table.erase("<|endoftext|>");
        writeTo(pathOf(folder) / "vocab.json", table.dump());
        QVERIFY(failsNaming(loadClipTokenizer(pathOf(folder)), ErrorCode::Corrupt, {"<|endoftext|>"}));
        table["!"] = "one";
        writeTo(pathOf(folder) / "vocab.json", table.dump());
        QVERIFY(failsNaming(loadClipTokenizer(pathOf(folder)), ErrorCode::Corrupt, {"vocab.json", "!"}));
        table.erase("!");
        writeTo(pathOf(folder) / "vocab.json", table.dump());
        QVERIFY(failsNaming(loadClipTokenizer(pathOf(folder)), ErrorCode::Corrupt, {"byte 33"}));
    }

    void lengthWithoutRoomIsRefused() {
        const auto tokenizer = loadClipTokenizer(kModels / "clip-tokenizer");
        QVERIFY(tokenizer.ok());
        QVERIFY(failsNaming((*tokenizer)->encode("a cat", 1), ErrorCode::Usage, {"1"}));
        QCOMPARE((*tokenizer)->encode("a cat", 2)->size(), size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestClipTokenizer)
#include "test_clip_tokenizer.moc"
