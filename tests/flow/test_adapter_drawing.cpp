// Drawing with adapters, and what they become when they are merged.
#include "base/files.h"
#include "flow/adapter_merge.h"
#include "flow/generate.h"
#include "flow/loaded_generator.h"
#include "flow/painting.h"
#include "hub/file_hash.h"
#include "model/adapter_fixtures.h"
#include "model/rin_fixtures.h"
#include "tensor/npy.h"

#include <fstream>
#include <nlohmann/json.hpp>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

namespace {

constexpr const char* kKey = "my_taste_score";

} // namespace

class TestAdapterDrawing : public QObject {
    Q_OBJECT

    QTemporaryDir m_cache;
    std::unique_ptr<Easel> m_easel;
    int m_runs = 0;

    // Of fixtures/miro-7 unless another model is named.
    fs::path adapter(uint64_t seed = 1, const std::string& model = "fixtures/miro-7") {
        const fs::path folder = checkpointFolder(model);
        auto base = must(openSafetensors(folder / "model.safetensors"));
        const Adapter made = randomAdapter(must(readRinConfig(folder / "config.json")), *base,
                                           must(sha256OfFile(folder / "model.safetensors")), seed);
        const fs::path file = m_easel->folder() / ("taste-" + std::to_string(seed) + ".safetensors");
        auto written = writeAdapter(file, made);
        return written.ok() ? file : fs::path();
    }

    static GenerateRequest with(std::vector<AdapterChoice> adapters, const std::string& model = "fixtures/miro-7") {
        GenerateRequest request = fixtureRequest(model);
        request.adapters = std::move(adapters);
        return request;
    }

    at::Tensor latents(GenerateRequest request) {
        const std::string run = std::to_string(m_runs++);
        request.latentsFile = m_easel->folder() / (run + ".npy");
        request.outputFolder = m_easel->folder() / run;
        Host host;
        must(generate(request, host));
        return must(readNpy(request.latentsFile));
    }

    // A fixture model with its weights as float32: a folder, which --model takes as a name's place.
    fs::path inFloat(const std::string& model) {
        const fs::path folder = m_easel->folder() / "in-float";
        fs::copy(checkpointFolder(model), folder);
        std::map<std::string, at::Tensor> tensors = tensorsOf(folder / "model.safetensors");
        for (auto& [name, tensor] : tensors)
            if (at::isFloatingType(tensor.scalar_type()))
                tensor = tensor.to(at::kFloat);
        std::ofstream(folder / "model.safetensors", std::ios::binary) << must(safetensorsBytes(tensors));
        return folder;
    }

    // The one line of a run that is refused, and that it left nothing.
    std::string refused(GenerateRequest request, ErrorCode code) {
        request.outputFolder = m_easel->folder() / "refused";
        Host host;
        auto outcome = generate(request, host);
        if (outcome.ok() || outcome.error().code != code || fs::exists(request.outputFolder) ||
            outcome.message().find('\n') != std::string::npos)
            return "(" + outcome.message() + ")";
        return outcome.message();
    }

    static bool holds(const std::string& text, std::initializer_list<std::string> parts) {
        for (const std::string& part : parts)
            if (text.find(part) == std::string::npos) {
                qWarning("%s lacks %s", text.c_str(), part.c_str());
                return false;
            }
        return text[0] != '(';
    }

    Result<void> merge(const AdapterChoice& choice, const std::string& model, const fs::path& folder) {
        AdapterMergeRequest request;
        request.modelFolders = fixtureRequest().modelFolders;
        request.model = model;
        request.adapter = choice;
        request.outputFolder = folder;
        Host host;
        return mergeAdapter(request, host);
    }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8()); }
    void init() { m_easel = std::make_unique<Easel>(); }

    void theTargetChangesThePicture() {
        const fs::path file = adapter();
        const at::Tensor base = latents(with({}));
        GenerateRequest low = with({{file, 1}});
        low.settings.positive[kKey] = 0.1;
        GenerateRequest one = with({{file, 1}});
        one.settings.positive[kKey] = 1;
        one.settings.negative[kKey] = 0;
        const at::Tensor usual = latents(with({{file, 1}}));
        QVERIFY(distance(usual, base) > 1e-2);
        QVERIFY(distance(latents(low), usual) > 1e-3);
        QVERIFY(at::equal(latents(one), usual)); // asked for, as every reward is
        QVERIFY(distance(latents(with({{file, 0.5}})), usual) > 1e-3);
    }

    void weightZeroIsTheBase() {
        const fs::path file = adapter();
        GenerateRequest zero = with({{file, 0}});
        zero.settings.positive[kKey] = 0.3; // a slider that stands somewhere
        QVERIFY(at::equal(latents(zero), latents(with({}))));
    }

    void twoAdaptersAddUp() {
        const fs::path first = adapter(1), second = adapter(2);
        const at::Tensor both = latents(with({{first, 1}, {second, 1}}));
        QVERIFY(distance(both, latents(with({{first, 1}}))) > 1e-3);
        QVERIFY(distance(both, latents(with({{second, 1}}))) > 1e-3);
        QVERIFY(at::equal(latents(with({{first, 0}, {second, 1}})), latents(with({{second, 1}}))));
    }

    void thePictureSaysWhatDrewIt() {
        const fs::path file = adapter();
        QVERIFY(m_easel->paint(with({{file, 0.5}})).ok());
        const auto json = nlohmann::json::parse(m_easel->kept[0].metadata);
        QCOMPARE(json["rewards"].size(), size_t{8});
        QCOMPARE(json["rewards"][7].get<std::string>(), std::string(kKey));
        QCOMPARE(json["targets"][kKey].get<double>(), 1.0);
        QCOMPARE(json["negative_targets"][kKey].get<double>(), 0.0);
        QCOMPARE(json["adapters"].size(), size_t{1});
        QCOMPARE(json["adapters"][0]["name"].get<std::string>(), std::string("taste-1"));
        QCOMPARE(json["adapters"][0]["sha256"].get<std::string>(), must(sha256OfFile(file)));
        QCOMPARE(json["adapters"][0]["weight"].get<double>(), 0.5);
        QVERIFY(json["model"]["name"] == "fixtures/miro-7");
        QVERIFY(m_easel->paint(with({})).ok());
        QVERIFY(!nlohmann::json::parse(m_easel->kept[0].metadata).contains("adapters"));
    }

    // One painter, from the base to an adapter, to another weight, to another adapter and back.
    void aPainterExchangesAdapters() {
        const fs::path first = adapter(1), second = adapter(2);
        const std::vector<std::vector<AdapterChoice>> ways = {{},           {{first, 1}},  {{first, 0.5}},
                                                              {{first, 1}}, {{second, 1}}, {}};
        std::vector<std::vector<std::string>> bytes;
        for (const auto& adapters : ways) {
            auto painted = m_easel->paint(with(adapters));
            QVERIFY2(painted.ok(), painted.message().c_str());
            bytes.push_back(m_easel->keptBytes());
            m_easel->newPainter();
            QVERIFY(m_easel->paint(with(adapters)).ok());
            QVERIFY(m_easel->keptBytes() == bytes.back());
        }
        m_easel->newPainter();
        for (size_t i = 0; i < ways.size(); ++i) { // the same networks kept
            QVERIFY(m_easel->paint(with(ways[i])).ok());
            QVERIFY(m_easel->keptBytes() == bytes[i]);
        }
        QVERIFY(bytes[0] == bytes[5] && bytes[1] == bytes[3] && bytes[1] != bytes[2] && bytes[1] != bytes[4]);
        // A file that was trained anew is another adapter, whatever its name.
        fs::copy_file(second, first, fs::copy_options::overwrite_existing);
        QVERIFY(m_easel->paint(with({{first, 1}})).ok());
        QVERIFY(m_easel->keptBytes() != bytes[1]);
    }

    // Only the network is made anew: texts and decoder stay.
    void anotherWeightKeepsTheRest() {
        const fs::path file = adapter();
        auto plan = must(planModel(with({{file, 1}})));
        auto loaded = must(LoadedGenerator::open(plan, m_easel->cache()));
        QVERIFY(must(loaded->encodeAll({"a cat"}, {})).size() == 1);
        QVERIFY(loaded->load({}).ok());
        const LatentDecoder* decoder = &loaded->generator().decoder();
        const ModelPlan other = must(planModel(with({{file, 0.25}})));
        QVERIFY(loaded->serves(other));
        loaded->generator().useAdaptersOf(other.files);
        QVERIFY(loaded->load({}).ok());
        QCOMPARE(&loaded->generator().decoder(), decoder);
        QVERIFY(!loaded->generator().needsTextEncoder({"a cat"}));
        QCOMPARE(loaded->generator().files().adapters.marks[0].weight, 0.25);
    }

    void anotherBaseIsRefused() {
        const fs::path file = adapter(1, "fixtures/miro-1");
        const std::string own = must(sha256OfFile(checkpointFolder("fixtures/miro-1") / "model.safetensors"));
        const std::string found = must(sha256OfFile(checkpointFolder("fixtures/miro-7") / "model.safetensors"));
        QVERIFY(holds(refused(with({{file, 1}}), ErrorCode::Usage),
                      {file.string(), own.substr(0, 12), "fixtures/miro-7", found.substr(0, 12)}));
        QVERIFY(holds(refused(with({{file, 0}}), ErrorCode::Usage), {"fixtures/miro-7"}));
        QVERIFY(latents(with({{file, 1}}, "fixtures/miro-1")).defined());
        // The base is gone: as for any model.
        QVERIFY(holds(refused(with({{file, 1}}, "fixtures/gone"), ErrorCode::NotFound), {"fixtures/gone"}));
    }

    void badAdaptersAreNamed() {
        const fs::path file = adapter();
        const fs::path copy = m_easel->folder() / "copy.safetensors";
        fs::copy_file(file, copy);
        QVERIFY(holds(refused(with({{file, 1}, {file, 0.5}}), ErrorCode::Usage), {file.string(), "twice"}));
        QVERIFY(holds(refused(with({{file, 1}, {copy, 1}}), ErrorCode::Usage), {copy.string(), "twice"}));
        QVERIFY(holds(refused(with({{file, 2.5}}), ErrorCode::Usage), {file.string(), "from 0 to 2"}));
        QVERIFY(holds(refused(with({{file, -1}}), ErrorCode::Usage), {file.string(), "from 0 to 2"}));
        QVERIFY(holds(refused(with({{file, double(NAN)}}), ErrorCode::Usage), {file.string()}));
        QVERIFY(holds(refused(with({{m_easel->folder() / "none", 1}}), ErrorCode::NotFound), {"none"}));
        fs::resize_file(copy, fs::file_size(copy) - 1);
        QVERIFY(holds(refused(with({{copy, 1}}), ErrorCode::Corrupt), {copy.string(), "damaged"}));
        GenerateRequest without = with({});
        without.settings.positive[kKey] = 1;
        QVERIFY(holds(refused(without, ErrorCode::Usage), {kKey, "clip_score"}));
    }

    void aMergedModelDrawsTheSame_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<double>("tolerance"); // of the largest difference; an fp16 base rounds the sum
        QTest::newRow("published") << "fixtures/miro-7" << 1e-5;
        QTest::newRow("latents with tokens") << "fixtures/miro-odd-concat" << 1e-5;
        QTest::newRow("fp16") << "fixtures/miro-6-fp16" << 0.05;
    }
    void aMergedModelDrawsTheSame() {
        QFETCH(QString, model);
        QFETCH(double, tolerance);
        const std::string fixture = model.toStdString();
        const std::string name = tolerance < 1e-3 ? inFloat(fixture).string() : fixture;
        const fs::path file = adapter(1, name), folder = m_easel->folder() / "merged";
        auto merged = merge({file, 0.8}, name, folder);
        QVERIFY2(merged.ok(), merged.message().c_str());
        const at::Tensor expected = latents(with({{file, 0.8}}, name));
        const at::Tensor found = latents(with({}, folder.string()));
        const double difference = (found - expected).abs().max().item<double>();
        QVERIFY2(difference < tolerance, std::to_string(difference).c_str());

        // In the published layout: types, flags, the reward last in both lists, the other files as they were.
        auto base = must(openSafetensors(checkpointFolder(name) / "model.safetensors"));
        auto weights = must(openSafetensors(folder / "model.safetensors"));
        QCOMPARE(weights->tensors().size(), base->tensors().size() + 6);
        for (const auto& [tensor, info] : base->tensors())
            QVERIFY2(weights->tensors().at(tensor).type == info.type, tensor.c_str());
        for (const char* flag : {"network.cond_mask", "network.registers_coherence_mask"})
            if (base->tensors().contains(flag)) {
                QCOMPARE(weights->tensors().at(flag).shape[0], base->tensors().at(flag).shape[0] + 1);
                QVERIFY(must(weights->load(flag)).all().item<bool>());
            }
        const auto config = jsonOf(folder / "config.json"), before = jsonOf(checkpointFolder(name) / "config.json");
        QVERIFY(config["coherence_keys"].back() == kKey);
        QCOMPARE(config["coherence_keys"].size(), before["coherence_keys"].size() + 1);
        if (before["network"].contains("coherence_keys"))
            QVERIFY(config["network"]["coherence_keys"] == config["coherence_keys"]);
        QVERIFY(config["scheduler"] == before["scheduler"]);
        QVERIFY(readFile(folder / "uncond_embedding.npy").value() ==
                readFile(checkpointFolder(name) / "uncond_embedding.npy").value());
        QCOMPARE(must(readSafetensorsMetadata(folder / "model.safetensors")).at("merged_adapter"),
                 std::string("taste-1"));

        // It has the reward now, and other weights: the adapter is not for it.
        QVERIFY(holds(refused(with({{file, 1}}, folder.string()), ErrorCode::Usage), {"another model"}));
    }

    void mergingLeavesNothingBehind() {
        const fs::path file = adapter(), folder = m_easel->folder() / "merged";
        auto fails = [&](const AdapterChoice& choice, const fs::path& target, ErrorCode code, const char* part) {
            auto result = merge(choice, "fixtures/miro-7", target);
            return !result.ok() && result.error().code == code && result.message().find(part) != std::string::npos &&
                   !fs::exists(folder);
        };
        QVERIFY(fails({file, 0}, folder, ErrorCode::Usage, "weight"));
        QVERIFY(fails({file, 3}, folder, ErrorCode::Usage, "from 0 to 2"));
        QVERIFY(fails({file, 1}, folder / "deeper", ErrorCode::NotFound, "merged"));
        QVERIFY(fails({file, 1}, {}, ErrorCode::Usage, "--output-dir"));
        QVERIFY(fails({file, 1}, m_easel->folder(), ErrorCode::Usage, "not empty"));
        QVERIFY(fails({adapter(2, "fixtures/miro-1"), 1}, folder, ErrorCode::Usage, "another model"));
        QVERIFY(fails({m_easel->folder() / "none", 1}, folder, ErrorCode::NotFound, "none"));
        std::stop_source stop;
        stop.request_stop();
        AdapterMergeRequest request;
        request.modelFolders = fixtureRequest().modelFolders;
        request.model = "fixtures/miro-7";
        request.adapter = {file, 1};
        request.outputFolder = folder;
        Host host;
        auto stopped = mergeAdapter(request, host, stop.get_token());
        QVERIFY(!stopped.ok() && stopped.error().code == ErrorCode::Stopped && !fs::exists(folder));
        request.outputFolder = folder.string() + "/";
        QVERIFY(mergeAdapter(request, host).ok());
        QVERIFY(fs::exists(folder / "model.safetensors"));
        QCOMPARE(host.last("write"), int64_t{3});
    }
};

QTEST_GUILESS_MAIN(TestAdapterDrawing)
#include "test_adapter_drawing.moc"
