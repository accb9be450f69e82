#include "token/t5_tokenizer.h"

#include "token/token_fixtures.h"

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

class TestT5Tokenizer : public QObject {
    Q_OBJECT

    nlohmann::json m_cases;

    // A folder with one file of t5-tiny's, changed.
    fs::path folderWith(QTemporaryDir& folder, const std::string& name, const std::string& bytes) {
        writeTo(pathOf(folder) / name, bytes);
        return pathOf(folder);
    }

    // t5-tiny-json's tokenizer.json, changed.
    Result<std::unique_ptr<Tokenizer>> withJson(const std::function<void(nlohmann::json&)>& change) {
        auto json = nlohmann::json::parse(bytesOf(kModels / "t5-tiny-json" / "tokenizer.json"));
        change(json);
        QTemporaryDir folder;
        return loadT5Tokenizer(folderWith(folder, "tokenizer.json", json.dump()));
    }

private Q_SLOTS:
    void initTestCase() {
        m_cases = nlohmann::json::parse(bytesOf(kFixtures / "text" / "tokens.json"))["t5"];
        QVERIFY(m_cases["cases"].size() > 100);
    }

    void sameIdsAsPublished_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("variant");
        QTest::newRow("spiece.model") << "t5-tiny"
                                      << "spiece";
        QTest::newRow("tokenizer.json") << "t5-tiny-json"
                                        << "json";
        QTest::newRow("both, as in flan-t5") << "t5-tiny-bin"
                                             << "";
    }
    void sameIdsAsPublished() {
        QFETCH(QString, model);
        QFETCH(QString, variant);
        auto tokenizer = loadT5Tokenizer(kModels / model.toStdString());
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        QCOMPARE(compareWithCases(**tokenizer, m_cases, variant.toStdString()),
                 static_cast<int>(m_cases["cases"].size()));
    }

    // The slow tokenizer's, where a prompt has no special token in it.
    void sameIdsAsSentencepiece() {
        auto tokenizer = loadSlowT5Tokenizer(kModels / "t5-tiny");
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        int compared = 0, different = 0;
        for (const auto& item : m_cases["cases"]) {
            const std::string prompt = item["prompt"];
            if (prompt.find('<') != std::string::npos)
                continue;
            const bool other = item.contains("others") && item["others"].contains("slow");
            const TokenIds expected = (other ? item["others"]["slow"] : item["ids"]).get<TokenIds>();
            const TokenIds ids = *(*tokenizer)->encode(prompt, item.value("max_length", 77));
            QVERIFY2(ids == expected, (prompt + ": " + nlohmann::json(ids).dump()).c_str());
            ++compared;
            different += other;
        }
        QVERIFY(compared > 90 && different >= 3);
        QTemporaryDir folder;
        QVERIFY(failsNaming(loadSlowT5Tokenizer(pathOf(folder)), ErrorCode::NotFound, {"spiece.model"}));
    }

    void flanStyleJsonAlone() {
        QTemporaryDir folder;
        auto tokenizer =
            loadT5Tokenizer(folderWith(folder, "tokenizer.json", bytesOf(kModels / "t5-tiny-bin" / "tokenizer.json")));
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        QCOMPARE(compareWithCases(**tokenizer, m_cases), static_cast<int>(m_cases["cases"].size()));
    }

    void lengthsAndLimits() {
        auto tokenizer = loadT5Tokenizer(kModels / "t5-tiny");
        QVERIFY(tokenizer.ok());
        QCOMPARE(*(*tokenizer)->encode("a cat", 1), TokenIds{1});
        QCOMPARE((*tokenizer)->encode("a cat on the moon", 3)->size(), size_t{3});
        QCOMPARE((*tokenizer)->encode("a cat on the moon", 3)->back(), 1);
        QVERIFY(failsNaming((*tokenizer)->encode("a cat", 0), ErrorCode::Usage, {"length of 0"}));
        QCOMPARE((*tokenizer)->idLimit(), 1200); // 1100 pieces, 100 <extra_id_N>
        QCOMPARE((*tokenizer)->encode("<extra_id_0>", 77)->front(), 1199);
    }

    void invalidUtf8IsReplaced() {
        auto tokenizer = loadT5Tokenizer(kModels / "t5-tiny");
        QVERIFY(tokenizer.ok());
        QCOMPARE(*(*tokenizer)->encode("a\xff cat\xc3", 77), *(*tokenizer)->encode("a\uFFFD cat\uFFFD", 77));
    }

    void extraIdsComeFromTheConfig() {
        QTemporaryDir folder;
        writeTo(pathOf(folder) / "tokenizer_config.json", R"({"extra_ids": 3})");
        auto tokenizer =
            loadT5Tokenizer(folderWith(folder, "spiece.model", bytesOf(kModels / "t5-tiny" / "spiece.model")));
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        QCOMPARE((*tokenizer)->encode("<extra_id_0>", 77)->front(), 1102);
        QVERIFY((*tokenizer)->encode("<extra_id_3>", 77)->size() > 2);
        writeTo(pathOf(folder) / "tokenizer_config.json", R"({"extra_ids": -1})");
        QVERIFY(
            failsNaming(loadT5Tokenizer(pathOf(folder)), ErrorCode::Corrupt, {"tokenizer_config.json", "extra_ids"}));
    }

    void missingFiles() {
        QTemporaryDir folder;
        QVERIFY(failsNaming(loadT5Tokenizer(pathOf(folder)), ErrorCode::NotFound,
                            {"spiece.model", "tokenizer.json", pathOf(folder).string()}));
    }

    void notASentencepieceModel_data() {
        QTest::addColumn<QByteArray>("bytes");
        const std::string good = bytesOf(kModels / "t5-tiny" / "spiece.model");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("this is not a model");
        QTest::newRow("zeros") << QByteArray(1000, '\0');
        for (size_t length : {size_t{1}, size_t{10}, size_t{2000}, good.size() / 2, good.size() - 1})
            QTest::newRow(qPrintable(QString("cut to %1").arg(length)))
                << QByteArray::fromStdString(good.substr(0, length));
    }
    void notASentencepieceModel() {
        QFETCH(QByteArray, bytes);
        QTemporaryDir folder;
        auto tokenizer = loadT5Tokenizer(folderWith(folder, "spiece.model", bytes.toStdString()));
        QVERIFY2(failsNaming(tokenizer, ErrorCode::Corrupt, {"spiece.model"}), tokenizer.message().c_str());
    }

    // Any changed byte gives a tokenizer or an error, never a crash.
    void damagedModelIsHarmless() {
        const std::string good = bytesOf(kModels / "t5-tiny" / "spiece.model");
        QTemporaryDir folder;
        for (size_t at = 0; at < good.size(); at += at < 4000 ? 61 : 7919) {
            std::string bytes = good;
            bytes[at] = static_cast<char>(bytes[at] ^ 0xFF);
            auto tokenizer = loadT5Tokenizer(folderWith(folder, "spiece.model", bytes));
            if (tokenizer.ok())
                QVERIFY((*tokenizer)->encode("Ａ cät ½ e\u0301", 77).ok());
        }
    }

    void otherKindsOfModelAreNamed() {
        // trainer_spec (2) with model_type (3) 2: byte pairs; before it one piece (1) "</s>".
        QTemporaryDir folder;
        auto tokenizer = loadT5Tokenizer(
            folderWith(folder, "spiece.model", std::string("\x0A\x06\x0A\x04</s>\x12\x02\x18\x02", 12)));
        QVERIFY2(failsNaming(tokenizer, ErrorCode::Unsupported, {"spiece.model", "unigram"}),
                 tokenizer.message().c_str());
        auto noEnd = loadT5Tokenizer(folderWith(folder, "spiece.model", std::string("\x0A\x03\x0A\x01x", 5)));
        QVERIFY2(failsNaming(noEnd, ErrorCode::Corrupt, {"spiece.model", "</s>"}), noEnd.message().c_str());
    }

    void badTokenizerJson() {
        QTemporaryDir folder;
        auto good = bytesOf(kModels / "t5-tiny-json" / "tokenizer.json");
        QVERIFY(failsNaming(loadT5Tokenizer(folderWith(folder, "tokenizer.json", good.substr(0, 5000))),
                            ErrorCode::Corrupt, {"tokenizer.json"}));
        QVERIFY(
            failsNaming(loadT5Tokenizer(folderWith(folder, "tokenizer.json", "[]")), ErrorCode::Corrupt, {"model"}));
        auto bad = [&](ErrorCode code, const std::string& part, const std::function<void(nlohmann::json&)>& change) {
            return failsNaming(withJson(change), code, {"tokenizer.json", part});
        };
        QVERIFY(bad(ErrorCode::Unsupported, "BPE", [](auto& json) { json["model"]["type"] = "BPE"; }));
        QVERIFY(bad(ErrorCode::Unsupported, "NFKC", [](auto& json) { json["normalizer"] = {{"type", "NFKC"}}; }));
        QVERIFY(bad(ErrorCode::Unsupported, "Digits", [](auto& json) {
            json["pre_tokenizer"] = {{"type", "Digits"}};
        }));
        QVERIFY(bad(ErrorCode::Corrupt, "entry 3", [](auto& json) { json["model"]["vocab"][3] = {"x"}; }));
        QVERIFY(bad(ErrorCode::Corrupt, "unknown", [](auto& json) { json["model"]["unk_id"] = 5000; }));
        QVERIFY(bad(ErrorCode::Corrupt, "unk_id", [](auto& json) { json["model"].erase("unk_id"); }));
        QVERIFY(bad(ErrorCode::Corrupt, "base64",
                    [](auto& json) { json["normalizer"]["normalizers"][0]["precompiled_charsmap"] = "ab*c"; }));
        QVERIFY(bad(ErrorCode::Corrupt, "size",
                    [](auto& json) { json["normalizer"]["normalizers"][0]["precompiled_charsmap"] = "/////w=="; }));
        QVERIFY(bad(ErrorCode::Corrupt, "added token", [](auto& json) { json["added_tokens"][0]["id"] = -3; }));
    }

    // Beside spiece.model a tokenizer.json that this program cannot follow is not needed.
    void unsupportedJsonBesideTheModel() {
        QTemporaryDir folder;
        writeTo(pathOf(folder) / "tokenizer.json", R"({"model": {"type": "BPE"}})");
        auto tokenizer =
            loadT5Tokenizer(folderWith(folder, "spiece.model", bytesOf(kModels / "t5-tiny" / "spiece.model")));
        QVERIFY2(tokenizer.ok(), tokenizer.message().c_str());
        QCOMPARE(compareWithCases(**tokenizer, m_cases, "spiece"), static_cast<int>(m_cases["cases"].size()));
    }
};

QTEST_GUILESS_MAIN(TestT5Tokenizer)
#include "test_t5_tokenizer.moc"
