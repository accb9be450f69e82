#include "base/json.h"
#include "model/jina_text.h"
#include "model/jina_vision.h"
#include "model/text_fixtures.h"
#include "tensor/safetensors.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

class TestJina : public QObject {
    Q_OBJECT

    using Tensors = std::map<std::string, at::Tensor>;
    JinaClipConfig m_config;
    Tensors m_tensors; // of jina-tiny
    std::unique_ptr<TensorFile> m_cases;

    static nlohmann::json configJson() { return readJsonFile(textModel("jina-tiny") / "config.json").value(); }

    template <typename Load>
    auto withFile(const std::function<void(Tensors&)>& change, const Load& load) {
        Tensors tensors = m_tensors;
        if (change)
            change(tensors);
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "model.safetensors";
        std::ofstream(path, std::ios::binary) << safetensorsBytes(tensors).value();
        return load(*openTensorFile(path).value());
    }
    auto loadText(const std::function<void(Tensors&)>& change = {}) {
        return withFile(change, [&](const TensorFile& file) { return JinaText::load(m_config.text, file, at::kCPU); });
    }
    auto loadVision(const std::function<void(Tensors&)>& change = {}) {
        return withFile(change,
                        [&](const TensorFile& file) { return JinaVision::load(m_config.vision, file, at::kCPU, {}); });
    }
    at::Tensor caseOf(const std::string& name) { return m_cases->load(name).value(); }

    // The states of each case's ids.
    bool sameStates(const JinaText& network) {
        for (const char* number : {"0", "1", "2"}) {
            auto states = network.forward(caseOf(std::string("ids.") + number).unsqueeze(0), {}, {});
            if (!states.ok() || relativeError((*states)[0], caseOf(std::string("states.") + number)) > 1e-4)
                return false;
        }
        return true;
    }

    // What a file without adapters holds: names without "roberta." too.
    static void merge(Tensors& tensors, const JinaTextConfig& config) {
        Tensors merged;
        for (const auto& [name, tensor] : tensors) {
            if (name.find(".lora_") != std::string::npos)
                continue;
            std::string plain = name;
            at::Tensor value = tensor;
            const std::string suffix = ".parametrizations.weight.original";
            if (name.ends_with(suffix)) {
                const std::string stem = name.substr(0, name.size() - suffix.size());
                const at::Tensor a = tensors.at(stem + ".parametrizations.weight.0.lora_A")[config.adapter];
                const at::Tensor b = tensors.at(stem + ".parametrizations.weight.0.lora_B")[config.adapter];
                const bool table = stem.find("embeddings") != std::string::npos;
                value = tensor +
                        (table ? at::matmul(a, b) : at::matmul(b, a)) * config.alpha / static_cast<double>(config.rank);
                plain = stem + ".weight";
            }
            if (size_t at = plain.find("roberta."); at != std::string::npos)
                plain.erase(at, std::string("roberta.").size());
            merged[plain] = value;
        }
        tensors = merged;
    }

private Q_SLOTS:
    void initTestCase() {
        m_config = JinaClipConfig::fromJson(configJson(), "config.json").value();
        auto file = openWeightsIn(textModel("jina-tiny"), {"model"});
        QVERIFY2(file.ok(), file.message().c_str());
        for (const auto& [name, info] : (*file)->tensors())
            m_tensors[name] = (*file)->load(name).value();
        m_cases = openTensorFile(fs::path(MIRO_FIXTURES) / "jina" / "io.safetensors").value();
    }

    void sameVectorsAsTimm() {
        auto network = loadVision();
        QVERIFY2(network.ok(), network.message().c_str());
        auto vectors = (*network)->forward(caseOf("pixels"), {});
        QVERIFY2(vectors.ok(), vectors.message().c_str());
        QVERIFY(relativeError(*vectors, caseOf("vectors")) < 1e-4);
    }

    void sameStatesAsRoFormer() {
        auto network = loadText();
        QVERIFY2(network.ok(), network.message().c_str());
        QVERIFY(sameStates(**network));
    }

    void adaptersMayBeMerged() {
        auto network = loadText([&](Tensors& tensors) { merge(tensors, m_config.text); });
        QVERIFY2(network.ok(), network.message().c_str());
        QVERIFY(sameStates(**network));
    }

    void padding() {
        auto network = loadText();
        QVERIFY2(network.ok(), network.message().c_str());
        const at::Tensor ids = caseOf("ids.1");
        const int64_t count = ids.size(0);
        const at::Tensor row = at::constant_pad_nd(ids, {0, 5}, 1).unsqueeze(0);
        const at::Tensor mask = at::arange(count + 5).lt(count).unsqueeze(0);
        auto states = (*network)->forward(row, mask, {});
        QVERIFY2(states.ok(), states.message().c_str());
        QVERIFY(relativeError((*states)[0].narrow(0, 0, count), caseOf("states.1")) < 1e-4);
    }

    void badTensors() {
        auto text = [&](const std::function<void(Tensors&)>& change) {
            return loadText(change).message();
        };
        auto vision = [&](const std::function<void(Tensors&)>& change) {
            return loadVision(change).message();
        };
        const std::string top = "text_model.transformer.roberta.";
        const std::string fc1 = top + "encoder.layers.1.mlp.fc1.parametrizations.weight.";
        QVERIFY(text([&](Tensors& t) { t.erase(fc1 + "original"); }).find("encoder.layers.1.mlp.fc1.weight") !=
                std::string::npos);
        QVERIFY(text([&](Tensors& t) { t.erase(fc1 + "0.lora_A"); }).find(fc1 + "0.lora_A is missing") !=
                std::string::npos);
        QVERIFY(text([&](Tensors& t) {
                    t[top + "embeddings.word_embeddings.parametrizations.weight.original"] = at::zeros({3, 4});
                }).find("word_embeddings") != std::string::npos);
        QVERIFY(text([&](Tensors& t) {
                    t[top + "encoder.layers.7.norm1.bias"] = at::zeros({3});
                }).find("encoder.layers.7.norm1.bias") != std::string::npos);
        QVERIFY(text([&](Tensors& t) { t[top + "emb_ln.bias"] = at::full({32}, NAN); }).find("emb_ln.bias") !=
                std::string::npos);
        QVERIFY(vision([](Tensors& t) { t.erase("vision_model.blocks.0.attn.q_bias"); }).find("attn.q_bias") !=
                std::string::npos);
        QVERIFY(vision([](Tensors& t) {
                    t["vision_model.pos_embed"] = at::zeros({1, 5, 32});
                }).find("pos_embed") != std::string::npos);
    }

    void badConfigs() {
        using nlohmann::json;
        auto error = [](const char* pointer, const json& value) {
            json config = configJson();
            config[json::json_pointer(pointer)] = value;
            auto read = JinaClipConfig::fromJson(config, "some/config.json");
            return read.ok() ? Error{ErrorCode::Failed, "was read"} : read.error();
        };
        const std::string kwargs = "/text_config/hf_model_config_kwargs/";
        for (const auto& [pointer, value] :
             std::vector<std::pair<std::string, json>>{{"/vision_config/width", 0},
                                                       {"/vision_config/width", "wide"},
                                                       {"/vision_config/head_width", 7},
                                                       {"/vision_config/patch_size", 100},
                                                       {"/vision_config/image_size", 1LL << 50},
                                                       {"/text_config/embed_dim", nullptr},
                                                       {kwargs + "num_attention_heads", -1},
                                                       {kwargs + "hidden_size", 36},
                                                       {kwargs + "lora_rank", 0},
                                                       {kwargs + "lora_adaptations", json::array({"other"})},
                                                       {"/add_projections", "no"}}) {
            const Error bad = error(pointer.c_str(), value);
            QVERIFY2(bad.code == ErrorCode::Corrupt, (pointer + ": " + bad.message).c_str());
            QVERIFY2(bad.message.starts_with("some/config.json: "), bad.message.c_str());
        }
        for (const auto& [pointer, value] :
             std::vector<std::pair<std::string, json>>{{"/model_type", "clip"},
                                                       {"/add_projections", true},
                                                       {"/vision_config/rope_embeddings", false},
                                                       {"/vision_config/post_norm", true},
                                                       {"/vision_config/ls_init_value", 0.1},
                                                       {"/vision_config/proj_type", "mlp"},
                                                       {"/vision_config/embed_dim", 16},
                                                       {"/text_config/pooler_type", "cls_pooler"},
                                                       {kwargs + "position_embedding_type", "absolute"},
                                                       {kwargs + "hidden_act", "gelu_new"}}) {
            const Error bad = error(pointer.c_str(), value);
            QVERIFY2(bad.code == ErrorCode::Unsupported, (pointer + ": " + bad.message).c_str());
        }
        QCOMPARE(JinaClipConfig::fromJson(json::array(), "c").error().code, ErrorCode::Corrupt);
    }

    void parametersAreCounted() {
        int64_t text = 0, vision = 0;
        for (const auto& [name, tensor] : m_tensors) {
            if (name.starts_with("vision_model."))
                vision += tensor.numel();
            else if (name.find("lora") == std::string::npos && name != "logit_scale")
                text += tensor.numel();
        }
        QCOMPARE(m_config.vision.parameterCount(), vision);
        JinaTextConfig plain = m_config.text;
        plain.adapters = 0;
        QCOMPARE(plain.parameterCount(), text);
    }

    void stops() {
        std::stop_source source;
        source.request_stop();
        QCOMPARE(loadVision().value()->forward(caseOf("pixels"), source.get_token()).error().code, ErrorCode::Stopped);
        QCOMPARE(loadText().value()->forward(caseOf("ids.1").unsqueeze(0), {}, source.get_token()).error().code,
                 ErrorCode::Stopped);
    }
};

QTEST_GUILESS_MAIN(TestJina)
#include "test_jina.moc"
