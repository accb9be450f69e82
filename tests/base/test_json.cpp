#include "base/json.h"

#include <QtTest>

using namespace miro;

class TestJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsPlainJson() { QCOMPARE((*parseJson(R"({"a": [1, 2]})", "x"))["a"][1].get<int>(), 2); }

    void depthIsBounded() {
        std::string deep = std::string(100000, '[') + std::string(100000, ']');
        auto result = parseJson(deep, "deep.json");
        QCOMPARE(result.error().code, ErrorCode::Corrupt);
        QVERIFY(result.message().find("deep.json") == 0);
        // Brackets inside strings do not count, escaped quotes do not end one.
        QVERIFY(parseJson("\"\\\"" + std::string(1000, '[') + "\"", "x").ok());
    }

    void sizeIsBounded() { QVERIFY(!parseJson(std::string(100, ' ') + "1", "x", {.maxBytes = 50}).ok()); }

    void damageNamesFileAndByte() {
        auto result = parseJson(R"({"a": })", "config.json");
        QCOMPARE(result.error().code, ErrorCode::Corrupt);
        QVERIFY(result.message().find("config.json") == 0);
        QVERIFY(result.message().find("byte 7") != std::string::npos);
        QVERIFY(!parseJson("", "x").ok());
        QCOMPARE(parseJson("[1e999]", "x").error().code, ErrorCode::Corrupt);
        QVERIFY(!parseJson("\xff\xfe", "x").ok());
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "test_json.moc"
