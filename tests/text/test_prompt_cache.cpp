#include "model/text_fixtures.h"
#include "text/prompt_cache.h"

#include <QtTest>

using namespace miro;
using namespace miro::test;

class TestPromptCache : public QObject {
    Q_OBJECT

    static TextCondition condition(int64_t length, float value) {
        return {at::full({1, length, 4}, value), at::ones({1, length}, at::kBool)};
    }
    static PromptKey key(const std::string& prompt) { return {"encoder", 77, prompt}; }

private Q_SLOTS:
    void findsWhatWasInserted() {
        PromptCache cache;
        cache.insert(key("a"), condition(3, 1));
        QVERIFY(cache.find(key("a")));
        QCOMPARE(cache.find(key("a"))->tokens.size(1), int64_t{3});
        QVERIFY(!cache.find(key("b")));
        QVERIFY(!cache.find({"encoder", 20, "a"}));
        QVERIFY(!cache.find({"other", 77, "a"}));
        cache.insert(key("a"), condition(2, 5)); // the newer one counts
        QCOMPARE(cache.find(key("a"))->tokens.size(1), int64_t{2});
        QCOMPARE(cache.entries(), size_t{1});
        cache.clear();
        QVERIFY(!cache.find(key("a")));
        QCOMPARE(cache.bytes(), int64_t{0});
    }

    void leastRecentlyUsedGoesFirst() {
        PromptCache cache(2);
        cache.insert(key("a"), condition(1, 1));
        cache.insert(key("b"), condition(1, 2));
        QVERIFY(cache.find(key("a")));
        cache.insert(key("c"), condition(1, 3));
        QVERIFY(cache.find(key("a")));
        QVERIFY(!cache.find(key("b")));
        QVERIFY(cache.find(key("c")));
    }

    void bytesAreBounded() {
        const int64_t one = 10 * 4 * 4 + 10 + 1; // tokens, mask, prompt
        PromptCache cache(100, 3 * one);
        for (const char* prompt : {"a", "b", "c", "d"})
            cache.insert(key(prompt), condition(10, 1));
        QCOMPARE(cache.entries(), size_t{3});
        QCOMPARE(cache.bytes(), 3 * one);
        QVERIFY(!cache.find(key("a")));
        cache.insert(key("large"), condition(1000, 1)); // never kept, and nothing is lost for it
        QCOMPARE(cache.entries(), size_t{3});
    }

    void holdsItsOwnCopy() {
        PromptCache cache;
        TextCondition given = condition(2, 1);
        cache.insert(key("a"), given);
        given.tokens.fill_(9);
        QCOMPARE(cache.find(key("a"))->tokens.max().item<float>(), 1.0f);
    }

    void wakesTheEncoderOnlyForNewPrompts() {
        auto encoder = TextEncoder::load(textModel("t5-tiny"), {}).value();
        PromptCache cache;
        auto first = encodePrompts(*encoder, cache, {"a cat", "a dog on the moon"}, 77);
        QVERIFY2(first.ok(), first.message().c_str());
        QVERIFY(at::equal(first->tokens, encoder->encode({"a cat", "a dog on the moon"}, 77).value().tokens));
        encoder->unload();
        auto again = encodePrompts(*encoder, cache, {"a dog on the moon", "a cat"}, 77);
        QVERIFY2(again.ok(), again.message().c_str());
        QVERIFY(!encoder->isLoaded());
        QVERIFY(at::equal(again->tokens, first->tokens.flip(0)));
        QVERIFY(at::equal(again->mask, first->mask.flip(0)));
        QVERIFY(encodePrompts(*encoder, cache, {"a bird"}, 77).ok());
        QVERIFY(encoder->isLoaded());
        QCOMPARE(encodePrompts(*encoder, cache, {}, 77).error().code, ErrorCode::Usage);
    }
};

QTEST_GUILESS_MAIN(TestPromptCache)
#include "test_prompt_cache.moc"
