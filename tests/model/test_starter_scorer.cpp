#include "base/json.h"
#include "model/starter_scorer.h"
#include "model/text_fixtures.h"
#include "tensor/safetensors.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

class TestStarterScorer : public QObject {
    Q_OBJECT

    using Tensors = std::map<std::string, at::Tensor>;
    StarterScorerConfig m_config;
    Tensors m_tensors; // of models/starter-scorers

    static fs::path modelFolder() { return fs::path(MIRO_SOURCE_DIR) / "models" / "starter-scorers"; }
    static nlohmann::json configJson() { return readJsonFile(modelFolder() / "config.json").value(); }

    Result<std::unique_ptr<StarterScorer>> load(const std::function<void(Tensors&)>& change = {}) {
        Tensors tensors = m_tensors;
        if (change)
            change(tensors);
        QTemporaryDir folder;
        fs::path path = fs::path(folder.path().toStdString()) / "model.safetensors";
        std::ofstream(path, std::ios::binary) << safetensorsBytes(tensors).value();
        MIRO_TRY(auto file, openTensorFile(path));
        return StarterScorer::load(m_config, *file, at::kCPU);
    }

private Q_SLOTS:
    void initTestCase() {
        m_config = StarterScorerConfig::fromJson(configJson(), "config.json").value();
        auto file = openWeightsIn(modelFolder(), {"model"});
        QVERIFY2(file.ok(), file.message().c_str());
        for (const auto& [name, info] : (*file)->tensors())
            m_tensors[name] = (*file)->load(name).value();
    }

    void sameValuesAsPython() {
        auto file = openTensorFile(fs::path(MIRO_FIXTURES) / "starter-scorers" / "io.safetensors");
        QVERIFY2(file.ok(), file.message().c_str());
        auto tensor = [&](const char* name) {
            return (*file)->load(name).value();
        };
        auto scorer = load();
        QVERIFY2(scorer.ok(), scorer.message().c_str());
        auto seen = (*scorer)->look(tensor("pixels"), {});
        QVERIFY2(seen.ok(), seen.message().c_str());
        QVERIFY(relativeError(seen->picture, tensor("picture")) < 1e-4);
        QVERIFY(relativeError(seen->statistics, tensor("statistics")) < 1e-4);
        QVERIFY(relativeError((*scorer)->alignment(seen->picture, tensor("text")).value(), tensor("alignment")) < 1e-4);
        QVERIFY(relativeError((*scorer)->aesthetic(seen->statistics).value(), tensor("aesthetic")) < 1e-4);
        QVERIFY(relativeError((*scorer)->sharpness(seen->statistics).value(), tensor("sharpness")) < 1e-4);
    }

    void badTensors() {
        auto message = [&](const std::function<void(Tensors&)>& change) {
            auto network = load(change);
            return network.ok() ? std::string("loaded") : network.message();
        };
        QCOMPARE(message([](Tensors&) {}), std::string("loaded"));
        QVERIFY(message([](Tensors& t) { t.erase("conv.3.bias"); }).find("conv.3.bias is missing") !=
                std::string::npos);
        QVERIFY(message([](Tensors& t) {
                    t["picture.weight"] = at::zeros({3});
                }).find("picture.weight has the shape (3)") != std::string::npos);
        QVERIFY(message([](Tensors& t) { t["sharpness.1.bias"] = at::full({1}, NAN); }).find("sharpness.1.bias") !=
                std::string::npos);
        QVERIFY(message([](Tensors& t) { t["conv.17.weight"] = at::zeros({1}); }).find("conv.17.weight") !=
                std::string::npos);
    }

    void badConfigs() {
        const std::vector<std::pair<const char*, nlohmann::json>> bad{
            {"image_size", 0},
            {"image_size", 60},
            {"convolutions", "many"},
            {"convolutions", nlohmann::json::array()},
            {"convolutions", {{3, 32, 2}, {31, 64, 2}}},
            {"convolutions", {{3, 32, 3}}},
            {"convolutions", {{3, 32}}},
            {"convolutions", {{3, 1LL << 40, 1}}},
            {"statistics_after", {5, 2}},
            {"statistics_after", {6}},
            {"statistics_after", nlohmann::json::array()},
            {"statistics_after", nullptr},
            {"text_width", -1},
            {"picture_width", "160"},
            {"max_tiles", 100},
        };
        for (const auto& [key, value] : bad) {
            auto json = configJson();
            json[key] = value;
            auto config = StarterScorerConfig::fromJson(json, "some/config.json");
            QVERIFY2(!config.ok(), key);
            QVERIFY2(config.message().starts_with("some/config.json: "), config.message().c_str());
            QCOMPARE(config.error().code, ErrorCode::Corrupt);
        }
        auto json = configJson();
        json["model_type"] = "bert";
        QCOMPARE(StarterScorerConfig::fromJson(json, "c").error().code, ErrorCode::Unsupported);
        QCOMPARE(StarterScorerConfig::fromJson(nlohmann::json::array(), "c").error().code, ErrorCode::Corrupt);
    }

    void parametersAreCounted() {
        int64_t count = 0;
        for (const auto& [name, tensor] : m_tensors)
            count += tensor.numel();
        QCOMPARE(m_config.parameterCount(), count);
    }

    void stops() {
        std::stop_source source;
        source.request_stop();
        auto stopped = load().value()->look(at::zeros({1, 3, 64, 64}), source.get_token());
        QVERIFY(!stopped.ok() && stopped.error().code == ErrorCode::Stopped);
    }
};

QTEST_GUILESS_MAIN(TestStarterScorer)
#include "test_starter_scorer.moc"
