// Damaged prompts are repaired as ftfy repairs them, references resolved as browsers do, and tokens are those of
// HPSv2's own tokenizer (fixtures/text/repair.json).
#include "base/json.h"
#include "token/clip_tokenizer.h"
#include "token/html_text.h"
#include "token/text_repair.h"
#include "token/unicode_text.h"
#include "token_fixtures.h"

using namespace miro;
using namespace miro::test;

class TestTextRepair : public QObject {
    Q_OBJECT

private:
    nlohmann::json m_cases;

    static QByteArray shown(const std::string& text) {
        return QByteArray::fromStdString(nlohmann::json(text).dump(-1, ' ', true));
    }

private Q_SLOTS:
    void initTestCase() {
        auto cases = readJsonFile(kFixtures / "text" / "repair.json");
        QVERIFY2(cases.ok(), cases.message().c_str());
        m_cases = *cases;
        QVERIFY(m_cases.size() > 600);
    }

    void textIsRepairedAsPublished() {
        for (const auto& one : m_cases) {
            const std::string text = one["text"], expected = one["fixed"];
            const std::string found = utf8FromCodePoints(repairedText(codePoints(text)));
            QVERIFY2(found == expected, shown(text) + " gives " + shown(found) + ", expected " + shown(expected));
        }
    }

    void referencesAreResolvedAsPublished() {
        int count = 0;
        for (const auto& one : m_cases) {
            const std::string text = one["text"], expected = one.value("unescaped", text);
            const std::string found = utf8FromCodePoints(unescapedHtml(codePoints(text)));
            QVERIFY2(found == expected, shown(text) + " gives " + shown(found) + ", expected " + shown(expected));
            count += found != text ? 1 : 0;
        }
        QVERIFY(count > 30);
    }

    void tokensAreThoseOfHpsV2() {
        auto tokenizer = loadOpenClipTokenizer(kModels / "clip-tokenizer");
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        for (const auto& one : m_cases) {
            if (!one.contains("ids"))
                continue;
            const std::string text = one["text"];
            const TokenIds found = *(*tokenizer)->encode(text, 77);
            QVERIFY2(found == one["ids"].get<TokenIds>(),
                     shown(text) + " gives " + QByteArray::fromStdString(nlohmann::json(found).dump()) + ", expected " +
                         QByteArray::fromStdString(one["ids"].dump()));
        }
    }

    void invalidBytesAreReplaced() {
        auto tokenizer = loadOpenClipTokenizer(kModels / "clip-tokenizer");
        QVERIFY(tokenizer.ok());
        QCOMPARE(*(*tokenizer)->encode("a \xFF b", 77), *(*tokenizer)->encode("a \xEF\xBF\xBD b", 77));
        QVERIFY(failsNaming((*tokenizer)->encode("a cat", 1), ErrorCode::Usage, {"1"}));
        QCOMPARE((*tokenizer)->encode("a cat", 2)->size(), size_t{2});
        QTemporaryDir folder;
        QVERIFY(failsNaming(loadOpenClipTokenizer(pathOf(folder)), ErrorCode::NotFound, {"tokenizer.json"}));
    }
};

QTEST_GUILESS_MAIN(TestTextRepair)
#include "test_text_repair.moc"
