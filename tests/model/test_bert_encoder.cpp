#include "base/json.h"
#include "model/bert_encoder.h"
#include "model/text_fixtures.h"
#include "tensor/safetensors.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

class TestBertEncoder : public QObject {
    Q_OBJECT

    using Tensors = std::map<std::string, at::Tensor>;
    BertConfig m_config;
    Tensors m_tensors; // of bert-tiny

    static nlohmann::json configJson() { return readJsonFile(textModel("bert-tiny") / "config.json").value(); }

    Result<std::unique_ptr<TextNetwork>> load(const std::function<void(Tensors&)>& change = {}) {
        Tensors tensors = m_tensors;
        if (change)
            change(tensors);
        QTemporaryDir folder;
        fs::path path = fs::path(folder.path().toStdString()) / "model.safetensors";
        std::ofstream(path, std::ios::binary) << safetensorsBytes(tensors).value();
        MIRO_TRY(auto file, openTensorFile(path));
        return BertEncoder::load(m_config, *file, at::kCPU);
    }

private Q_SLOTS:
    void initTestCase() {
        m_config = BertConfig::fromJson(configJson(), "config.json").value();
        auto file = openWeightsIn(textModel("bert-tiny"), {"model"});
        QVERIFY2(file.ok(), file.message().c_str());
        for (const auto& [name, info] : (*file)->tensors())
            m_tensors[name] = (*file)->load(name).value();
    }

    void sameStatesAsPublished() {
        auto network = load();
        QVERIFY2(network.ok(), network.message().c_str());
        auto cases = textCases("bert-tiny");
        QVERIFY(cases.size() >= 5);
        for (const TextCase& item : cases) {
            auto states = (*network)->forward(idRow(item.ids), {}, {});
            QVERIFY2(states.ok(), states.message().c_str());
            QVERIFY2(relativeError((*states)[0], item.states) < kTextTolerance, item.prompt.c_str());
        }
        auto [ids, mask] = paddedIds(cases, 77);
        auto padded = (*network)->forward(ids, mask, {});
        QVERIFY2(padded.ok(), padded.message().c_str());
        for (size_t i = 0; i < cases.size(); ++i) {
            at::Tensor own = (*padded)[static_cast<int64_t>(i)].narrow(0, 0, cases[i].states.size(0));
            QVERIFY2(relativeError(own, cases[i].states) < kTextTolerance, cases[i].prompt.c_str());
        }
    }

    void otherNames() {
        auto plain = load();
        auto renamed = load([](Tensors& tensors) { // as in bert-base-uncased
            Tensors old;
            for (const auto& [name, tensor] : tensors) {
                std::string other = "bert." + name;
                for (const auto& [now, before] :
                     {std::pair<std::string, std::string>{"Norm.weight", "Norm.gamma"}, {"Norm.bias", "Norm.beta"}})
                    if (size_t at = other.find(now); at != std::string::npos)
                        other.replace(at, now.size(), before);
                old[other] = tensor;
            }
            old["cls.predictions.bias"] = at::zeros({3});
            old["bert.embeddings.position_ids"] = at::arange(128).unsqueeze(0);
            tensors = old;
        });
        QVERIFY2(plain.ok(), plain.message().c_str());
        QVERIFY2(renamed.ok(), renamed.message().c_str());
        at::Tensor ids = idRow({2, 10, 20, 3});
        QVERIFY(at::equal((*plain)->forward(ids, {}, {}).value(), (*renamed)->forward(ids, {}, {}).value()));
    }

    void badTensors() {
        auto message = [&](const std::function<void(Tensors&)>& change) {
            auto network = load(change);
            return network.ok() ? std::string("loaded") : network.message();
        };
        const std::string query = "encoder.layer.1.attention.self.query.weight";
        QVERIFY(message([&](Tensors& t) { t.erase(query); }).find(query + " is missing; expected (32, 32)") !=
                std::string::npos);
        QVERIFY(message([&](Tensors& t) { t[query] = at::zeros({3}); }).find(query + " has the shape (3)") !=
                std::string::npos);
        QVERIFY(message([&](Tensors& t) {
                    t["encoder.layer.2.output.dense.bias"] = at::zeros({3});
                }).find("encoder.layer.2.output.dense.bias") != std::string::npos);
    }

    void badConfigs() {
        for (const auto& [key, value] :
             std::vector<std::pair<const char*, nlohmann::json>>{{"hidden_size", 0},
                                                                 {"hidden_size", 33},
                                                                 {"num_attention_heads", -4},
                                                                 {"vocab_size", 1LL << 50},
                                                                 {"max_position_embeddings", true},
                                                                 {"hidden_act", "mish"},
                                                                 {"position_embedding_type", "relative_key"}}) {
            auto json = configJson();
            json[key] = value;
            auto config = BertConfig::fromJson(json, "some/config.json");
            QVERIFY2(!config.ok(), key);
            QVERIFY2(config.message().find("some/config.json") == 0, config.message().c_str());
        }
    }

    void stops() {
        std::stop_source source;
        source.request_stop();
        auto stopped = load().value()->forward(idRow({2, 3}), {}, source.get_token());
        QVERIFY(!stopped.ok() && stopped.error().code == ErrorCode::Stopped);
    }

    void parametersAreCounted() {
        int64_t count = 0;
        for (const auto& [name, tensor] : m_tensors)
            if (name.rfind("pooler.", 0) != 0)
                count += tensor.numel();
        QCOMPARE(m_config.parameterCount(), count);
    }
};

QTEST_GUILESS_MAIN(TestBertEncoder)
#include "test_bert_encoder.moc"
