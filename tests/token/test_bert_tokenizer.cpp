#include "token/bert_tokenizer.h"

#include "token/token_fixtures.h"

using namespace miro;
using namespace miro::test;

class TestBertTokenizer : public QObject {
    Q_OBJECT

    // A tokenizer of a few pieces, with a tokenizer_config.json when `config` is not empty.
    Result<std::unique_ptr<Tokenizer>> small(const std::string& vocabulary, const std::string& config = "") {
        QTemporaryDir folder;
        writeTo(pathOf(folder) / "vocab.txt", vocabulary);
        if (!config.empty())
            writeTo(pathOf(folder) / "tokenizer_config.json", config);
        return loadBertTokenizer(pathOf(folder));
    }

private Q_SLOTS:
    void sameIdsAsPublished() {
        auto cases = nlohmann::json::parse(bytesOf(kFixtures / "text" / "tokens.json"))["bert"];
        auto tokenizer = loadBertTokenizer(kModels / "bert-tiny");
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        QVERIFY(cases["cases"].size() > 100);
        QCOMPARE(compareWithCases(**tokenizer, cases), static_cast<int>(cases["cases"].size()));
        auto config = nlohmann::json::parse(bytesOf(kModels / "bert-tiny" / "config.json"));
        QCOMPARE((*tokenizer)->idLimit(), config["vocab_size"].get<int>());
    }

    void longestPieceFirst() {
        //                    0      1      2      3  4   5    6     7
        auto tokenizer = small("[UNK]\n[CLS]\n[SEP]\nun\nunwant\n##want\n##ed\n,\n");
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        auto ids = [&](const std::string& text) {
            return *(*tokenizer)->encode(text, 77);
        };
        QCOMPARE(ids("unwanted"), (TokenIds{1, 4, 6, 2}));
        QCOMPARE(ids("UNwanted,un"), (TokenIds{1, 4, 6, 7, 3, 2}));
        QCOMPARE(ids("unwantedly un"), (TokenIds{1, 0, 3, 2})); // a word is written whole or not at all
        QCOMPARE(ids("u\u0301n [SEP] [sep]"), (TokenIds{1, 3, 2, 0, 0, 0, 2}));
        QCOMPARE(ids(""), (TokenIds{1, 2}));
        QCOMPARE(*(*tokenizer)->encode("un un un", 3), (TokenIds{1, 3, 2}));
        QVERIFY(failsNaming((*tokenizer)->encode("un", 1), ErrorCode::Usage, {"length of 1", "[CLS]"}));
    }

    void settingsOfTheConfig() {
        const std::string pieces = "[UNK]\n[CLS]\n[SEP]\ncafe\ncafé\nCafé\n猫\n猫犬\n";
        auto ids = [&](const std::string& config, const std::string& text) {
            auto tokenizer = small(pieces, config);
            return tokenizer.ok() ? *(*tokenizer)->encode(text, 77) : TokenIds{};
        };
        QCOMPARE(ids("", "Café"), (TokenIds{1, 3, 2}));
        QCOMPARE(ids(R"({"do_lower_case": false})", "Café"), (TokenIds{1, 5, 2}));
        QCOMPARE(ids(R"({"do_lower_case": true, "strip_accents": false})", "Café"), (TokenIds{1, 4, 2}));
        QCOMPARE(ids(R"({"strip_accents": null})", "Café"), (TokenIds{1, 3, 2}));
        QCOMPARE(ids("", "猫犬"), (TokenIds{1, 6, 0, 2}));
        QCOMPARE(ids(R"({"tokenize_chinese_chars": false})", "猫犬"), (TokenIds{1, 7, 2}));
        QVERIFY(failsNaming(small(pieces, R"({"do_lower_case": "yes"})"), ErrorCode::Corrupt,
                            {"tokenizer_config.json", "do_lower_case"}));
    }

    void lineEndsOfWindows() {
        auto tokenizer = small("[UNK]\r\n[CLS]\r\n[SEP]\r\ncat\r\n");
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        QCOMPARE(*(*tokenizer)->encode("cat", 77), (TokenIds{1, 3, 2}));
    }

    void invalidUtf8IsDropped() { // as U+FFFD is
        auto tokenizer = small("[UNK]\n[CLS]\n[SEP]\ncat\n");
        QCOMPARE(*(*tokenizer)
                      ->encode("c\xff\xfe"
                               "at",
                               77),
                 (TokenIds{1, 3, 2}));
    }

    void badFiles() {
        QTemporaryDir folder;
        QVERIFY(failsNaming(loadBertTokenizer(pathOf(folder)), ErrorCode::NotFound, {"vocab.txt"}));
        QVERIFY(failsNaming(small("[CLS]\n[SEP]\ncat\n"), ErrorCode::Corrupt, {"vocab.txt", "[UNK]"}));
        QVERIFY(failsNaming(small("[UNK]\n[CLS]\n"), ErrorCode::Corrupt, {"vocab.txt", "[SEP]"}));
        QVERIFY(failsNaming(small(""), ErrorCode::Corrupt, {"vocab.txt"}));
    }
};

QTEST_GUILESS_MAIN(TestBertTokenizer)
#include "test_bert_tokenizer.moc"
