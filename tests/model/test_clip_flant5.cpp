// CLIP-FlanT5 with its weights converted and streamed gives the same numbers, and streaming keeps no more than a layer.
#include "base/json.h"
#include "model/clip_flant5.h"
#include "tensor/safetensors.h"

#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <fstream>

using namespace miro;
namespace fs = std::filesystem;

namespace {

const fs::path kModel = fs::path(MIRO_FIXTURES) / "scores" / "models" / "zhiqiulin" / "clip-flant5-xxl";
const std::vector<int64_t> kAnswer = {5, 2, 1};
constexpr int64_t kIds = 1200;

nlohmann::json modelJson() {
    return readJsonFile(kModel / "config.json").value();
}

// Passes a file's tensors on, changed or not, and keeps the order in which they were asked for.
class WatchedFile : public TensorFile {
public:
    explicit WatchedFile(std::unique_ptr<TensorFile> file) : m_file(std::move(file)), m_infos(m_file->tensors()) {}

    const std::map<std::string, TensorInfo>& tensors() const override { return m_infos; }
    const fs::path& path() const override { return m_file->path(); }
    Result<at::Tensor> load(const std::string& name) const override {
        loaded.push_back(name);
        if (onLoad)
            onLoad(name);
        MIRO_TRY(at::Tensor tensor, m_file->load(name));
        return name == poisoned ? at::full_like(tensor, std::nan("")) : tensor;
    }

    mutable std::vector<std::string> loaded;
    std::function<void(const std::string&)> onLoad;
    std::string poisoned;

    void erase(const std::string& name) { m_infos.erase(name); }
    void reshape(const std::string& name, std::vector<int64_t> shape) { m_infos.at(name).shape = std::move(shape); }

private:
    std::unique_ptr<TensorFile> m_file;
    std::map<std::string, TensorInfo> m_infos;
};

std::shared_ptr<WatchedFile> openFile() {
    return std::make_shared<WatchedFile>(openWeightsIn(kModel, {"pytorch_model"}).value());
}

std::vector<at::Tensor> images() {
    auto generator = at::make_generator<at::CPUGeneratorImpl>(7);
    return {at::randn({9, 32}, generator, at::TensorOptions()), at::randn({16, 32}, generator, at::TensorOptions())};
}

const std::vector<AnswerQuestion> kQuestions = {{{20, 31, 1}, {44, 17, 300, 1}}, {{20, 31, 1}, {9, 1}}};

int64_t layersOf(const std::vector<std::string>& names, const std::string& prefix) {
    return std::count_if(names.begin(), names.end(),
                         [&](const std::string& name) { return name.rfind(prefix, 0) == 0; });
}

} // namespace

class TestClipFlanT5 : public QObject {
    Q_OBJECT

    ClipFlanT5Config m_config;

    Result<std::vector<double>> run(const std::shared_ptr<const TensorFile>& file, WeightsInMemory how,
                                    std::stop_token stop = {}, std::shared_ptr<UpcastMeter> meter = nullptr) const {
        MIRO_TRY(auto network, ClipFlanT5::load(m_config, file, at::kCPU, how, {}, std::move(meter)));
        return network->logProbabilities(images(), kQuestions, kAnswer, kIds, stop);
    }

    static bool says(const std::string& message, const std::vector<std::string>& parts) {
        bool good = message.find('\n') == std::string::npos;
        for (const std::string& part : parts)
            good = good && message.find(part) != std::string::npos;
        if (!good)
            qWarning("%s", message.c_str());
        return good;
    }

private Q_SLOTS:
    void initTestCase() {
        auto config = ClipFlanT5Config::fromJson(modelJson(), "config.json");
        QVERIFY2(config.ok(), config.message().c_str());
        m_config = *config;
        QCOMPARE(m_config.projectorLayers, int64_t{2});
        QCOMPARE(m_config.imageModel, std::string("openai/clip-vit-large-patch14-336"));
    }

    void streamedIsTheSame() {
        auto converted = run(openFile(), WeightsInMemory::Converted);
        QVERIFY2(converted.ok(), converted.message().c_str());
        auto streamed = run(openFile(), WeightsInMemory::Streamed);
        QVERIFY2(streamed.ok(), streamed.message().c_str());
        QCOMPARE(*streamed, *converted);
        QVERIFY(converted->at(0) != converted->at(1));
        // The shards are bf16, and each was read.
        auto file = openFile();
        for (const auto& [name, info] : file->tensors())
            if (name.rfind("encoder.block", 0) == 0)
                QCOMPARE(info.type, at::kBFloat16);
    }

    void streamingKeepsOneLayer() {
        auto meter = std::make_shared<UpcastMeter>();
        auto file = openFile();
        auto network = ClipFlanT5::load(m_config, file, at::kCPU, WeightsInMemory::Streamed, {}, meter);
        QVERIFY2(network.ok(), network.message().c_str());
        QCOMPARE(layersOf(file->loaded, "encoder.block.2."), 0);
        const int64_t resident = meter->now(); // the projector, norms and biases of positions
        QVERIFY(resident > 0);
        QVERIFY((*network)->logProbabilities(images(), kQuestions, kAnswer, kIds, {}).ok());
        QCOMPARE(meter->now(), resident);
        const int64_t layer = meter->peak() - resident;
        QVERIFY2(layer > 0 && layer <= m_config.largestLayerBytes(), std::to_string(layer).c_str());
        // Without streaming all layers are there at once.
        auto whole = std::make_shared<UpcastMeter>();
        auto all = ClipFlanT5::load(m_config, openFile(), at::kCPU, WeightsInMemory::Converted, {}, whole);
        QVERIFY(all.ok());
        QVERIFY(whole->now() > 3 * meter->peak() / 2);
        network = Error{};
        all = Error{};
        QCOMPARE(meter->now(), int64_t{0});
        QCOMPARE(whole->now(), int64_t{0});
    }

    void stopsBetweenLayers() {
        std::stop_source stop;
        auto file = openFile();
        auto network = ClipFlanT5::load(m_config, file, at::kCPU, WeightsInMemory::Streamed);
        QVERIFY2(network.ok(), network.message().c_str());
        file->onLoad = [&](const std::string& name) {
            if (name.rfind("encoder.block.1.layer.1.", 0) == 0)
                stop.request_stop();
        };
        auto stopped = (*network)->logProbabilities(images(), kQuestions, kAnswer, kIds, stop.get_token());
        QVERIFY(!stopped.ok() && stopped.error().code == ErrorCode::Stopped);
        QCOMPARE(layersOf(file->loaded, "encoder.block.2."), 0);
        // Before the first layer too, and while all is read at once.
        auto again = run(openFile(), WeightsInMemory::Converted, stop.get_token());
        QVERIFY(!again.ok() && again.error().code == ErrorCode::Stopped);
        auto load = ClipFlanT5::load(m_config, openFile(), at::kCPU, WeightsInMemory::Converted, stop.get_token());
        QVERIFY(!load.ok() && load.error().code == ErrorCode::Stopped);
    }

    void oneFp32FileIsTheSame() {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "model.safetensors";
        auto source = openFile();
        std::map<std::string, at::Tensor> tensors;
        for (const auto& [name, info] : source->tensors())
            tensors[name] = source->load(name).value().to(at::kFloat);
        std::ofstream(path, std::ios::binary) << safetensorsBytes(tensors).value();
        std::shared_ptr<const TensorFile> file = openTensorFile(path).value();
        auto meter = std::make_shared<UpcastMeter>();
        auto values = run(file, WeightsInMemory::Converted, {}, meter);
        QVERIFY2(values.ok(), values.message().c_str());
        QCOMPARE(meter->peak(), int64_t{0}); // all of it stays mapped
        QCOMPARE(*values, *run(openFile(), WeightsInMemory::Converted));
    }

    void aTiedHeadIsTheTableOfTokens() {
        auto json = modelJson();
        json["tie_word_embeddings"] = true;
        auto config = ClipFlanT5Config::fromJson(json, "config.json");
        QVERIFY2(config.ok(), config.message().c_str());
        auto file = openFile();
        file->erase("lm_head.weight");
        QVERIFY(ClipFlanT5::check(*config, *file).ok());
        QVERIFY(says(ClipFlanT5::check(m_config, *file).error().message, {"lm_head.weight is missing"}));
        auto network = ClipFlanT5::load(*config, file, at::kCPU, WeightsInMemory::Converted);
        QVERIFY2(network.ok(), network.message().c_str());
        auto values = (*network)->logProbabilities(images(), kQuestions, kAnswer, kIds, {});
        QVERIFY2(values.ok(), values.message().c_str());
        QVERIFY(std::isfinite(values->at(0)) && values->at(0) < 0);
    }

    void checkingReadsNothing() {
        auto file = openFile();
        auto good = ClipFlanT5::check(m_config, *file);
        QVERIFY2(good.ok(), good.message().c_str());
        QVERIFY(file->loaded.empty());
        const std::string q = "decoder.block.1.layer.1.EncDecAttention.q.weight";
        file->reshape(q, {64, 47});
        QVERIFY(says(ClipFlanT5::check(m_config, *file).error().message,
                     {"pytorch_model.bin.index.json", q, "(64, 47)", "(64, 48)"}));
        file->erase(q);
        QVERIFY(says(ClipFlanT5::check(m_config, *file).error().message, {q + " is missing", "(64, 48)"}));
        auto fewer = m_config;
        fewer.text.layers = 2; // the file has three
        QVERIFY(says(ClipFlanT5::check(fewer, *openFile()).error().message, {"encoder.block.2.", "does not belong"}));
    }

    void notANumberIsNamed() {
        auto file = openFile();
        file->poisoned = "encoder.block.1.layer.1.DenseReluDense.wo.weight";
        for (WeightsInMemory how : {WeightsInMemory::Streamed, WeightsInMemory::Converted}) {
            auto values = run(file, how);
            QVERIFY(!values.ok() && values.error().code == ErrorCode::Corrupt);
            QVERIFY(says(values.message(), {file->poisoned, "NaN", "pytorch_model.bin.index.json"}));
        }
        file->poisoned = "lm_head.weight";
        QVERIFY(says(run(file, WeightsInMemory::Streamed).message(), {"lm_head.weight", "NaN"}));
    }

    void badConfigs() {
        auto message = [](const char* key, nlohmann::json value) {
            auto json = modelJson();
            if (value.is_null())
                json.erase(key);
            else
                json[key] = std::move(value);
            return ClipFlanT5Config::fromJson(json, "some/config.json").message();
        };
        QVERIFY(says(message("model_type", "llava"), {"some/config.json", "llava", "clip_t5"}));
        QVERIFY(says(message("mm_hidden_size", nullptr), {"some/config.json", "mm_hidden_size", "missing"}));
        QVERIFY(says(message("mm_projector_type", "resampler"), {"some/config.json", "resampler"}));
        QVERIFY(says(message("mm_projector_type", "mlp2x_relu"), {"mlp2x_relu"}));
        QVERIFY(says(message("mm_vision_select_feature", "cls_patch"), {"cls_patch"}));
        QVERIFY(says(message("mm_vision_select_layer", 3), {"mm_vision_select_layer", "3"}));
        QVERIFY(says(message("decoder_start_token_id", 1 << 20), {"decoder_start_token_id"}));
        QVERIFY(says(message("num_decoder_layers", 0), {"num_decoder_layers"}));
        QVERIFY(says(message("d_model", -4), {"d_model"}));
    }

    void parametersAreCounted() {
        int64_t count = 0;
        auto file = openFile();
        for (const auto& [name, info] : file->tensors())
            if (name.rfind("vision_tower", 0) != 0 && name.find("embed_tokens") == std::string::npos) { // aliases
                int64_t elements = 1;
                for (int64_t size : info.shape)
                    elements *= size;
                count += elements;
            }
        QCOMPARE(m_config.parameterCount(), count);
    }
};

QTEST_GUILESS_MAIN(TestClipFlanT5)
#include "test_clip_flant5.moc"
