#include "token/xlm_roberta_tokenizer.h"

#include "token/token_fixtures.h"

using namespace miro;
using namespace miro::test;

class TestXlmRobertaTokenizer : public QObject {
    Q_OBJECT

    // A tokenizer.json of a few pieces, with `change` made to it.
    Result<std::unique_ptr<Tokenizer>> small(const std::function<void(nlohmann::json&)>& change = {}) {
        nlohmann::json spec = nlohmann::json::parse(R"({
            "added_tokens": [{"id": 0, "content": "<s>"}, {"id": 2, "content": "</s>"},
                             {"id": 7, "content": "<mask>", "lstrip": true}],
            "normalizer": null,
            "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
                {"type": "WhitespaceSplit"}, {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"}]},
            "model": {"type": "Unigram", "unk_id": 3, "vocab": [
                ["<s>", 0], ["<pad>", 0], ["</s>", 0], ["<unk>", 0],
                ["▁cat", -2], ["▁", -3], ["s", -4], ["<mask>", 0]]}})");
        if (change)
            change(spec);
        QTemporaryDir folder;
        writeTo(pathOf(folder) / "tokenizer.json", spec.dump());
        return loadXlmRobertaTokenizer(pathOf(folder));
    }

private Q_SLOTS:
    void sameIdsAsPublished() {
        auto cases = nlohmann::json::parse(bytesOf(kFixtures / "text" / "xlm_roberta.json"));
        QVERIFY(cases["cases"].size() > 450); // odd and random prompts
        for (const auto& [folder, variant] :
             {std::pair{"xlm-roberta-tiny", ""}, std::pair{"xlm-roberta-spiece", "spiece"}}) {
            auto tokenizer = loadXlmRobertaTokenizer(kModels / folder);
            QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
            QCOMPARE(compareWithCases(**tokenizer, cases, variant), static_cast<int>(cases["cases"].size()));
            auto spec = nlohmann::json::parse(bytesOf(kModels / "xlm-roberta-tiny" / "tokenizer.json"));
            QCOMPARE((*tokenizer)->idLimit(), static_cast<int32_t>(spec["model"]["vocab"].size()));
        }
    }

    void opensAndCloses() {
        auto tokenizer = small();
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        auto ids = [&](const std::string& text, int length = 77) {
            return *(*tokenizer)->encode(text, length);
        };
        QCOMPARE(ids(""), (TokenIds{0, 2}));
        QCOMPARE(ids("cats \n cat"), (TokenIds{0, 4, 6, 4, 2}));
        QCOMPARE(ids("cat  <mask>s"), (TokenIds{0, 4, 7, 5, 6, 2}));
        QCOMPARE(ids("cat cat cat", 3), (TokenIds{0, 4, 2}));
        QCOMPARE(ids("dog"), (TokenIds{0, 5, 3, 2})); // unknown characters in a row count once
        QVERIFY(failsNaming((*tokenizer)->encode("cat", 1), ErrorCode::Usage, {"length of 1", "<s>"}));
    }

    void badFiles() {
        using nlohmann::json;
        QTemporaryDir empty;
        QVERIFY(failsNaming(loadXlmRobertaTokenizer(pathOf(empty)), ErrorCode::NotFound,
                            {"tokenizer.json", "sentencepiece.bpe.model"}));
        writeTo(pathOf(empty) / "sentencepiece.bpe.model", "no model");
        QVERIFY(failsNaming(loadXlmRobertaTokenizer(pathOf(empty)), ErrorCode::Corrupt, {"sentencepiece.bpe.model"}));
        QVERIFY(failsNaming(small([](json& spec) { spec.erase("model"); }), ErrorCode::Corrupt, {"model"}));
        QVERIFY(failsNaming(small([](json& spec) { spec["model"]["type"] = "BPE"; }), ErrorCode::Unsupported, {"BPE"}));
        QVERIFY(failsNaming(small([](json& spec) { spec["model"]["unk_id"] = 90; }), ErrorCode::Corrupt, {"90"}));
        QVERIFY(failsNaming(small([](json& spec) {
                                spec["added_tokens"].clear();
                                spec["model"]["vocab"][0][0] = "x";
                            }),
                            ErrorCode::Corrupt, {"tokenizer.json", "<s>"}));
    }
};

QTEST_GUILESS_MAIN(TestXlmRobertaTokenizer)
#include "test_xlm_roberta_tokenizer.moc"
