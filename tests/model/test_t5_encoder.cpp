#include "base/json.h"
#include "model/t5_encoder.h"
#include "model/text_fixtures.h"
#include "tensor/safetensors.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

class TestT5Encoder : public QObject {
    Q_OBJECT

    T5Config m_config;
    std::map<std::string, at::Tensor> m_tensors; // of t5-tiny

    static nlohmann::json configJson(const std::string& name = "t5-tiny") {
        return readJsonFile(textModel(name) / "config.json").value();
    }

    static Result<std::unique_ptr<TextNetwork>> loadModel(const std::string& name) {
        MIRO_TRY(T5Config config, T5Config::fromJson(configJson(name), "config.json"));
        MIRO_TRY(auto file, openWeightsIn(textModel(name), {"model", "pytorch_model"}));
        return T5Encoder::load(config, *file, at::kCPU);
    }

    // From changed tensors, through a file as always.
    Result<std::unique_ptr<TextNetwork>>
    loadChanged(const std::function<void(std::map<std::string, at::Tensor>&)>& change) {
        auto tensors = m_tensors;
        change(tensors);
        QTemporaryDir folder;
        fs::path path = fs::path(folder.path().toStdString()) / "model.safetensors";
        std::ofstream(path, std::ios::binary) << safetensorsBytes(tensors).value();
        MIRO_TRY(auto file, openTensorFile(path));
        return T5Encoder::load(m_config, *file, at::kCPU);
    }

    static at::Tensor run(const TextNetwork& network, const at::Tensor& ids, const at::Tensor& mask = {}) {
        return network.forward(ids, mask, {}).value();
    }

private Q_SLOTS:
    void initTestCase() {
        m_config = T5Config::fromJson(configJson(), "config.json").value();
        auto file = openWeightsIn(textModel("t5-tiny"), {"model"});
        QVERIFY2(file.ok(), file.message().c_str());
        for (const auto& [name, info] : (*file)->tensors())
            m_tensors[name] = (*file)->load(name).value();
    }

    void sameStatesAsPublished_data() {
        QTest::addColumn<QString>("model");
        for (const char* name : {"t5-tiny", "t5-tiny-json", "t5-tiny-bin"}) // one file, shards, a torch archive
            QTest::newRow(name) << name;
    }
    void sameStatesAsPublished() {
        QFETCH(QString, model);
        auto network = loadModel(model.toStdString());
        QVERIFY2(network.ok(), network.message().c_str());
        auto cases = textCases("t5-tiny");
        QVERIFY(cases.size() >= 5);
        for (const TextCase& item : cases) {
            at::Tensor states = run(**network, idRow(item.ids));
            QVERIFY2(relativeError(states[0], item.states) < kTextTolerance, item.prompt.c_str());
        }
    }

    void paddingChangesNothing() {
        auto network = loadModel("t5-tiny");
        QVERIFY2(network.ok(), network.message().c_str());
        auto cases = textCases("t5-tiny");
        auto [ids, mask] = paddedIds(cases, 77);
        at::Tensor states = run(**network, ids, mask);
        for (size_t i = 0; i < cases.size(); ++i) {
            at::Tensor own = states[static_cast<int64_t>(i)].narrow(0, 0, cases[i].states.size(0));
            QVERIFY2(relativeError(own, cases[i].states) < kTextTolerance, cases[i].prompt.c_str());
        }
        // At the masked places too: the published package passes those rows on.
        auto padded = readNpy(fs::path(MIRO_FIXTURES) / "text" / "t5-tiny-1-padded.npy");
        QVERIFY2(padded.ok(), padded.message().c_str());
        QVERIFY(relativeError(states[1], *padded) < kTextTolerance);
    }

    void otherNamesAndTypes() {
        auto network = loadModel("t5-tiny");
        QVERIFY2(network.ok(), network.message().c_str());
        at::Tensor ids = idRow({5, 26, 20, 112, 1});
        at::Tensor expected = run(**network, ids);
        auto renamed = loadChanged([](auto& tensors) {
            auto shared = tensors.extract("shared.weight");
            tensors.erase("encoder.embed_tokens.weight");
            shared.key() = "encoder.embed_tokens.weight";
            tensors.insert(std::move(shared));
        });
        QVERIFY2(renamed.ok(), renamed.message().c_str());
        QVERIFY(at::equal(run(**renamed, ids), expected));
        // A half-precision file is the file of its rounded values, computed in fp32.
        for (at::ScalarType type : {at::kHalf, at::kBFloat16}) {
            auto half = loadChanged([&](auto& tensors) {
                for (auto& [name, tensor] : tensors)
                    tensor = tensor.to(type);
            });
            auto rounded = loadChanged([&](auto& tensors) {
                for (auto& [name, tensor] : tensors)
                    tensor = tensor.to(type).to(at::kFloat);
            });
            QVERIFY2(half.ok(), half.message().c_str());
            QCOMPARE(run(**half, ids).scalar_type(), at::kFloat);
            QVERIFY(at::equal(run(**half, ids), run(**rounded, ids)));
        }
    }

    // T5 v1.0: one ReLU matrix instead of the gated pair.
    void ungatedFeedForward() {
        auto json = configJson();
        for (const char* key : {"dense_act_fn", "is_gated_act"})
            json.erase(key);
        json["feed_forward_proj"] = "relu";
        auto config = T5Config::fromJson(json, "config.json");
        QVERIFY2(config.ok(), config.message().c_str());
        QVERIFY(!config->gated && config->activation == T5Config::Activation::Relu);
        RandomSource random(1, at::kCPU);
        T5Encoder encoder(*config, random);
        QVERIFY(at::isfinite(run(encoder, idRow({3, 1}))).all().item<bool>());
        json["feed_forward_proj"] = "gated-silu";
        QVERIFY(T5Config::fromJson(json, "")->gated);
        QVERIFY(T5Config::fromJson(json, "")->activation == T5Config::Activation::Silu);
        json["feed_forward_proj"] = "gated-gelu";
        QVERIFY(T5Config::fromJson(json, "")->activation == T5Config::Activation::GeluTanh);
    }

    void badTensors() {
        auto bad = [&](const std::string& part, const std::function<void(std::map<std::string, at::Tensor>&)>& change) {
            auto network = loadChanged(change);
            bool good = !network.ok() && network.error().code == ErrorCode::Corrupt &&
                        network.message().find(part) != std::string::npos &&
                        network.message().find("model.safetensors") != std::string::npos;
            if (!good)
                qWarning("unexpected: %s", network.message().c_str());
            return good;
        };
        const std::string q = "encoder.block.1.layer.0.SelfAttention.q.weight";
        QVERIFY(bad(q + " is missing; expected (32, 32)", [&](auto& tensors) { tensors.erase(q); }));
        QVERIFY(bad(q + " has the shape (31, 32)", [&](auto& tensors) { tensors[q] = at::zeros({31, 32}); }));
        QVERIFY(bad(q + " holds NaN", [&](auto& tensors) { tensors[q] = at::full({32, 32}, std::nan("")); }));
        QVERIFY(bad("shared.weight is missing", [](auto& tensors) {
            tensors.erase("shared.weight");
            tensors.erase("encoder.embed_tokens.weight");
        }));
        QVERIFY(bad("encoder.block.3.layer.0.layer_norm.weight", // more layers than the config says
                    [](auto& tensors) { tensors["encoder.block.3.layer.0.layer_norm.weight"] = at::zeros({32}); }));
        auto extra = loadChanged([](auto& tensors) { // a decoder's tensors may be anything
            tensors["decoder.block.0.x"] = at::full({1}, std::nan(""));
            tensors["lm_head.weight"] = at::zeros({1});
        });
        QVERIFY2(extra.ok(), extra.message().c_str());
    }

    void badConfigs() {
        auto message = [](const char* key, nlohmann::json value) {
            auto json = configJson();
            if (value.is_null())
                json.erase(key);
            else
                json[key] = std::move(value);
            return T5Config::fromJson(json, "some/config.json").message();
        };
        for (const auto& [key, value] :
             std::vector<std::pair<const char*, nlohmann::json>>{{"d_model", -1},
                                                                 {"d_model", 1LL << 40},
                                                                 {"d_model", nullptr},
                                                                 {"num_layers", 0},
                                                                 {"num_heads", "4"},
                                                                 {"vocab_size", 1e30},
                                                                 {"d_ff", 3.5},
                                                                 {"relative_attention_num_buckets", 1},
                                                                 {"relative_attention_max_distance", 5},
                                                                 {"layer_norm_epsilon", -1},
                                                                 {"dense_act_fn", "mish"}}) {
            std::string text = message(key, value);
            QVERIFY2(text.find("some/config.json") == 0, key);
            QVERIFY2(text.find(key) != std::string::npos || text.find("mish") != std::string::npos, text.c_str());
            QVERIFY2(text.find('\n') == std::string::npos, key);
        }
        QVERIFY(message("num_decoder_layers", "anything").empty()); // not ours
    }

    void stops() {
        auto network = loadModel("t5-tiny");
        std::stop_source source;
        source.request_stop();
        auto stopped = (*network)->forward(idRow({1}), {}, source.get_token());
        QVERIFY(!stopped.ok() && stopped.error().code == ErrorCode::Stopped);
    }

    void parametersAreCounted() {
        int64_t count = 0;
        for (const auto& [name, tensor] : m_tensors)
            if (name.rfind("encoder.", 0) == 0 || name == "shared.weight")
                count += tensor.numel();
        QCOMPARE(m_config.parameterCount(), count);
        QCOMPARE(T5Config::flanT5Xl().parameterCount(), int64_t{1223527424});
    }
};

QTEST_GUILESS_MAIN(TestT5Encoder)
#include "test_t5_encoder.moc"
