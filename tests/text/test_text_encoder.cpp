#include "model/text_fixtures.h"
#include "text/text_encoder.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

class TestTextEncoder : public QObject {
    Q_OBJECT

    static std::unique_ptr<TextEncoder> encoderOf(const std::string& name) {
        return TextEncoder::load(textModel(name), {}).value();
    }

    // A copy of a fixture model without some files.
    static fs::path copyOf(const QTemporaryDir& folder, const std::string& name,
                           const std::vector<std::string>& without) {
        fs::path target = fs::path(folder.path().toStdString()) / name;
        fs::copy(textModel(name), target, fs::copy_options::recursive);
        for (const std::string& file : without)
            fs::remove(target / file);
        return target;
    }

    static bool fails(const fs::path& folder, ErrorCode code, const std::vector<std::string>& parts) {
        auto encoder = TextEncoder::load(folder, {});
        bool good = !encoder.ok() && encoder.error().code == code && encoder.message().find('\n') == std::string::npos;
        for (const std::string& part : parts)
            good = good && encoder.message().find(part) != std::string::npos;
        if (!good)
            qWarning("unexpected: %s", encoder.message().c_str());
        return good;
    }

private Q_SLOTS:
    void sameAsPublished_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("cases");
        QTest::newRow("T5") << "t5-tiny"
                            << "t5-tiny";
        QTest::newRow("T5, tokenizer.json and shards") << "t5-tiny-json"
                                                       << "t5-tiny";
        QTest::newRow("T5, torch archive") << "t5-tiny-bin"
                                           << "t5-tiny";
        QTest::newRow("BERT") << "bert-tiny"
                              << "bert-tiny";
    }
    void sameAsPublished() {
        QFETCH(QString, model);
        QFETCH(QString, cases);
        auto encoder = encoderOf(model.toStdString());
        for (const TextCase& item : textCases(cases.toStdString())) {
            auto ids = encoder->tokenize(item.prompt, 77);
            QVERIFY2(ids.ok(), ids.message().c_str());
            QVERIFY2(std::vector<int64_t>(ids->begin(), ids->end()) == item.ids, item.prompt.c_str());
            auto condition = encoder->encode({item.prompt}, 77);
            QVERIFY2(condition.ok(), condition.message().c_str());
            QCOMPARE(condition->tokens.scalar_type(), at::kFloat);
            QVERIFY(condition->mask.all().item<bool>());
            QVERIFY(relativeError(condition->tokens[0], item.states) < kTextTolerance);
        }
    }

    // With the padding's own vectors, which networks that concatenate text and latents see.
    void paddedAsPublished_data() {
        QTest::addColumn<QString>("model");
        QTest::newRow("T5") << "t5-tiny";
        QTest::newRow("BERT") << "bert-tiny";
    }
    void paddedAsPublished() {
        QFETCH(QString, model);
        auto encoder = encoderOf(model.toStdString());
        at::Tensor expected =
            readNpy(fs::path(MIRO_FIXTURES) / "text" / (model.toStdString() + "-1-padded.npy")).value();
        TextCase item = textCases(model.toStdString())[1];
        auto condition = encoder->encodePadded(item.prompt, static_cast<int>(expected.size(-2)));
        QVERIFY2(condition.ok(), condition.message().c_str());
        QVERIFY(relativeError(condition->tokens, expected.view(condition->tokens.sizes())) < kTextTolerance);
        QCOMPARE(condition->mask.sum().item<int64_t>(), static_cast<int64_t>(item.ids.size()));
    }

    // The encoder of the shipped model, which set-up fetches.
    void starterEncoder() {
        const fs::path folder = fs::path(MIRO_SOURCE_DIR) / ".studio/models/sentence-transformers/all-MiniLM-L6-v2";
        if (!fs::exists(folder))
            QSKIP("set-up has not fetched all-MiniLM-L6-v2");
        auto encoder = TextEncoder::load(folder, {});
        QVERIFY2(encoder.ok(), encoder.message().c_str());
        const fs::path fixtures = fs::path(MIRO_FIXTURES) / "starter";
        nlohmann::json tokens = readJsonFile(fixtures / "tokens.json").value();
        nlohmann::json texts = readJsonFile(fixtures / "text.json").value();
        for (const auto& item : tokens["cases"]) {
            auto ids = (*encoder)->tokenize(item["prompt"], item.value("max_length", tokens["max_length"].get<int>()));
            QVERIFY2(ids.ok() && *ids == item["ids"].get<TokenIds>(), item["prompt"].dump().c_str());
        }
        for (const auto& item : texts) {
            auto condition = (*encoder)->encode({item["prompt"]}, tokens["max_length"]);
            QVERIFY2(condition.ok(), condition.message().c_str());
            at::Tensor states = readNpy(fixtures / item["file"].get<std::string>()).value();
            QVERIFY2(relativeError(condition->tokens[0], states) < kTextTolerance, item["prompt"].dump().c_str());
        }
    }

    void batches() {
        auto encoder = encoderOf("t5-tiny");
        std::vector<std::string> prompts;
        std::vector<TextCase> cases = textCases("t5-tiny");
        for (const TextCase& item : cases)
            prompts.push_back(item.prompt);
        prompts.push_back(prompts[1]); // once more
        for (auto batching : {TextEncoder::Batching::Alone, TextEncoder::Batching::Together}) {
            auto all = encoder->encode(prompts, 77, {}, batching);
            QVERIFY2(all.ok(), all.message().c_str());
            QCOMPARE(all->tokens.size(0), static_cast<int64_t>(prompts.size()));
            QCOMPARE(all->tokens.size(1), int64_t{77}); // one of them is too long
            QCOMPARE(all->tokens.size(2), encoder->width());
            for (size_t i = 0; i < prompts.size(); ++i) {
                const TextCase& item = cases[i == cases.size() ? 1 : i];
                const auto row = static_cast<int64_t>(i);
                const int64_t length = item.states.size(0);
                QCOMPARE(all->mask[row].sum().item<int64_t>(), length);
                QVERIFY(all->mask[row].narrow(0, 0, length).all().item<bool>());
                QVERIFY(relativeError(all->tokens[row].narrow(0, 0, length), item.states) < kTextTolerance);
                QVERIFY(all->tokens[row].narrow(0, length, 77 - length).eq(0).all().item<bool>());
                if (batching == TextEncoder::Batching::Alone) {
                    at::Tensor single = encoder->encode({prompts[i]}, 77).value().tokens[0];
                    QVERIFY(at::equal(all->tokens[row].narrow(0, 0, length), single));
                }
            }
        }
    }

    void weightsComeAndGo() {
        auto encoder = encoderOf("t5-tiny");
        QVERIFY(!encoder->isLoaded());
        at::Tensor first = encoder->encode({"a cat"}, 77).value().tokens;
        QVERIFY(encoder->isLoaded());
        encoder->unload();
        QVERIFY(!encoder->isLoaded());
        QVERIFY(at::isfinite(first).all().item<bool>()); // results outlive the network
        QVERIFY(at::equal(encoder->encode({"a cat"}, 77).value().tokens, first));
        QVERIFY(encoder->weightBytes() > 100000);
        QVERIFY(encoder->workingBytes(2, 77) > encoder->workingBytes(1, 77));
    }

    void identities() {
        auto encoder = encoderOf("t5-tiny");
        QCOMPARE(encoder->identity(), encoderOf("t5-tiny")->identity());
        QVERIFY(encoder->identity() != encoderOf("t5-tiny-bin")->identity());
    }

    void stops() {
        auto encoder = encoderOf("t5-tiny");
        std::stop_source source;
        source.request_stop();
        auto stopped = encoder->encode({"a cat"}, 77, source.get_token());
        QVERIFY(!stopped.ok());
        QCOMPARE(stopped.error().code, ErrorCode::Stopped);
        QVERIFY(encoder->encode({"a cat"}, 77).ok());
    }

    void usage() {
        auto encoder = encoderOf("bert-tiny");
        QCOMPARE(encoder->encode({}, 77).error().code, ErrorCode::Usage);
        QCOMPARE(encoder->encode({"a"}, 1).error().code, ErrorCode::Usage);
        std::string longText;
        for (int i = 0; i < 300; ++i)
            longText += "a ";
        auto tooLong = encoder->encode({longText}, 500); // bert-tiny has 128 positions
        QCOMPARE(tooLong.error().code, ErrorCode::Usage);
        QVERIFY(tooLong.message().find("at most 128") != std::string::npos);
        QVERIFY(encoder->encode({"short"}, 500).ok());
    }

    void missingFiles() {
        QTemporaryDir folder;
        QVERIFY(fails(fs::path(folder.path().toStdString()) / "none", ErrorCode::NotFound, {"none"}));
        QVERIFY(fails(copyOf(folder, "t5-tiny", {"model.safetensors"}), ErrorCode::NotFound,
                      {"model.safetensors", "t5-tiny"}));
        QVERIFY(fails(copyOf(folder, "bert-tiny", {"vocab.txt"}), ErrorCode::NotFound, {"vocab.txt", "bert-tiny"}));
        QVERIFY(
            fails(copyOf(folder, "t5-tiny-bin", {"config.json"}), ErrorCode::NotFound, {"config.json", "t5-tiny-bin"}));
        QVERIFY(fails(copyOf(folder, "t5-tiny-json", {"model-00002-of-00003.safetensors"}), ErrorCode::NotFound,
                      {"model-00002-of-00003.safetensors"}));
    }

    void wrongConfigs() {
        QTemporaryDir folder;
        fs::path model = copyOf(folder, "t5-tiny", {});
        auto config = [&](const std::string& text) {
            std::ofstream(model / "config.json") << text;
        };
        config(R"({"model_type": "gpt2"})");
        QVERIFY(fails(model, ErrorCode::Unsupported, {"config.json", "gpt2", "t5, bert"}));
        config("{}");
        QVERIFY(fails(model, ErrorCode::Corrupt, {"config.json", "model_type"}));
        config("{\"model_type\": ");
        QVERIFY(fails(model, ErrorCode::Corrupt, {"config.json"}));
        config(R"({"model_type": "t5", "d_model": -7})");
        QVERIFY(fails(model, ErrorCode::Corrupt, {"config.json"}));
    }

    // A tokenizer with more ids than the network's table has rows.
    void filesOfDifferentModels() {
        QTemporaryDir folder;
        fs::path model = copyOf(folder, "bert-tiny", {});
        std::ofstream(model / "vocab.txt", std::ios::app) << std::string(200, '\n') << "zzyzx\n";
        auto encoder = TextEncoder::load(model, {});
        QVERIFY2(encoder.ok(), encoder.message().c_str());
        QVERIFY((*encoder)->encode({"a cat"}, 77).ok());
        auto beyond = (*encoder)->encode({"zzyzx"}, 77);
        QCOMPARE(beyond.error().code, ErrorCode::Corrupt);
        QVERIFY(beyond.message().find("vocab_size") != std::string::npos);
    }

    void truncatedWeights() {
        QTemporaryDir folder;
        fs::path model = copyOf(folder, "t5-tiny", {});
        fs::resize_file(model / "model.safetensors", fs::file_size(model / "model.safetensors") / 2);
        QVERIFY(fails(model, ErrorCode::Corrupt, {"model.safetensors"}));
    }
};

QTEST_GUILESS_MAIN(TestTextEncoder)
#include "test_text_encoder.moc"
