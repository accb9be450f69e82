#include "model/adapter_file.h"

#include "model/adapter_fixtures.h"
#include "model/rin_fixtures.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <functional>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

// An adapter on disk: what it keeps, and what is refused and named.
class TestAdapterFile : public QObject {
    Q_OBJECT

    using Tensors = std::map<std::string, at::Tensor>;
    using Metadata = std::map<std::string, std::string>;

    QTemporaryDir m_folder;
    RinConfig m_config;
    Adapter m_adapter;

    fs::path path(const char* name = "mine.safetensors") const {
        return fs::path(m_folder.path().toStdString()) / name;
    }

    // The written adapter with its tensors and metadata changed.
    Result<Adapter> readChanged(const std::function<void(Tensors&, Metadata&)>& change) {
        must(writeAdapter(path(), m_adapter));
        Tensors tensors = tensorsOf(path());
        Metadata metadata = must(readSafetensorsMetadata(path()));
        change(tensors, metadata);
        std::ofstream(path("changed.safetensors"), std::ios::binary) << must(safetensorsBytes(tensors, metadata));
        return readAdapter(path("changed.safetensors"));
    }

    void refused(const Result<Adapter>& result, std::initializer_list<const char*> parts) {
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Corrupt);
        QVERIFY(result.message().find('\n') == std::string::npos);
        for (const char* part : parts)
            QVERIFY2(result.message().find(part) != std::string::npos, result.message().c_str());
    }

    static void must(const Result<void>& result) { QVERIFY2(result.ok(), result.message().c_str()); }
    template <typename T>
    static T must(Result<T> result) {
        return miro::test::must(std::move(result));
    }

private Q_SLOTS:
    void initTestCase() {
        const fs::path folder = checkpointFolder("fixtures/miro-7");
        m_config = must(readRinConfig(folder / "config.json"));
        auto base = must(openSafetensors(folder / "model.safetensors"));
        m_adapter = randomAdapter(m_config, *base, std::string(64, 'a'), 1);
    }

    // Every matrix of attention and feed-forward in the blocks of a published file, and nothing else.
    void theAdaptableWeightsAreTheBlocksOwn_data() {
        QTest::addColumn<QString>("model");
        for (const char* model : {"miro-7", "miro-1", "miro-odd-concat", "miro-odd-plain"})
            QTest::newRow(model) << QString("fixtures/") + model;
    }
    void theAdaptableWeightsAreTheBlocksOwn() {
        QFETCH(QString, model);
        const fs::path folder = checkpointFolder(model.toStdString());
        auto file = must(openSafetensors(folder / "model.safetensors"));
        std::map<std::string, std::vector<int64_t>> expected, found;
        for (const auto& [name, info] : file->tensors())
            if (name.starts_with("network.rin_blocks.") && name.ends_with(".weight") && info.shape.size() == 2)
                expected[name] = info.shape;
        QVERIFY(!expected.empty());
        for (const ParameterShape& each : adaptableWeights(must(readRinConfig(folder / "config.json"))))
            QVERIFY(found.emplace(each.name, each.shape).second);
        QVERIFY(found == expected);
    }

    void theAddedTensorsAreARewardsOwn() {
        auto file = must(openSafetensors(checkpointFolder("fixtures/miro-7") / "model.safetensors"));
        std::map<std::string, std::vector<int64_t>> expected, found;
        for (const auto& [name, info] : file->tensors())
            if (name.find("vqa_score") != std::string::npos)
                expected[name] = info.shape;
        expected[kRewardPositions] = {1, 48};
        for (const ParameterShape& each : addedTensors("vqa_score", 48))
            found[each.name] = each.shape;
        QVERIFY(found == expected);
    }

    void whatIsWrittenIsRead_data() {
        QTest::addColumn<bool>("half");
        QTest::newRow("float32") << false;
        QTest::newRow("float16") << true;
    }
    void whatIsWrittenIsRead() {
        QFETCH(bool, half);
        must(writeAdapter(path(), m_adapter, half));
        const Adapter read = must(readAdapter(path()));
        QCOMPARE(read.info.baseHash, m_adapter.info.baseHash);
        QCOMPARE(read.info.rank, int64_t(4));
        QCOMPARE(read.info.alpha, 6.0);
        QCOMPARE(read.scale(), 1.5);
        QCOMPARE(read.info.rewardKey, std::string("my_taste_score"));
        QCOMPARE(read.info.profile, std::string("me"));
        QCOMPARE(read.info.created, m_adapter.info.created);
        QCOMPARE(read.info.summary, m_adapter.info.summary);
        QVERIFY(read.info.binEdges == m_adapter.info.binEdges);
        QCOMPARE(read.layers.size(), m_adapter.layers.size());
        auto same = [&](const at::Tensor& found, const at::Tensor& written) {
            return found.scalar_type() == at::kFloat &&
                   at::equal(found, half ? written.to(at::kHalf).to(at::kFloat) : written);
        };
        for (const AdapterLayer& layer : m_adapter.layers) {
            auto found = std::find_if(read.layers.begin(), read.layers.end(),
                                      [&](const AdapterLayer& each) { return each.weight == layer.weight; });
            QVERIFY(found != read.layers.end());
            QVERIFY(same(found->down, layer.down) && same(found->up, layer.up));
        }
        QCOMPARE(read.added.size(), m_adapter.added.size());
        for (const auto& [name, tensor] : m_adapter.added)
            QVERIFY(read.find(name) && same(*read.find(name), tensor));
        QVERIFY(checkAdapterFits(read, m_config, "mine").ok());
    }

    // A file that is replaced while it is used must not change what is drawn.
    void whatWasReadIsItsOwn() {
        must(writeAdapter(path(), m_adapter));
        const Adapter read = must(readAdapter(path()));
        const at::Tensor before = read.layers[0].up.clone();
        std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(-4096, std::ios::end);
        file << std::string(4096, '\0');
        file.close();
        QVERIFY(at::equal(read.layers[0].up, before));
    }

    void damagedFilesAreNamed_data() {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty") << "empty"
                               << "it has only 0 bytes";
        QTest::newRow("cut") << "cut"
                             << "cut short or damaged";
        QTest::newRow("text") << "text"
                              << "its header";
    }
    void damagedFilesAreNamed() {
        QFETCH(QString, how);
        QFETCH(QString, part);
        must(writeAdapter(path(), m_adapter));
        if (how == "cut")
            fs::resize_file(path(), fs::file_size(path()) - 10);
        else
            std::ofstream(path(), std::ios::trunc) << (how == "text" ? "this is not an adapter at all" : "");
        refused(readAdapter(path()), {"mine.safetensors", part.toStdString().c_str()});
    }

    void wrongContentsAreNamed() {
        const std::string layer = "network.rin_blocks.0.writer_ca.ca.q";
        const std::string down = layer + ".lora_A", up = layer + ".lora_B";
        const std::string embedder = "network.coherence_embedder.my_taste_score_coherence.map_time_input.weight";
        using T = Tensors&;
        using M = Metadata&;
        auto with = [this](std::initializer_list<const char*> parts, const std::function<void(T, M)>& change) {
            refused(readChanged(change), parts);
        };
        with({"changed.safetensors", down.c_str(), "NaN"}, [&](T t, M) { t[down][0][0] = NAN; });
        with({up.c_str(), "NaN or infinity"}, [&](T t, M) { t[up][0][0] = INFINITY; });
        with({down.c_str(), "(3, 32)", "(4, 32)"}, [&](T t, M) { t[down] = t[down].narrow(0, 0, 3).clone(); });
        with({up.c_str(), "(32, 5)", "(32, 4)"}, [&](T t, M) { t[up] = at::ones({32, 5}); });
        with({up.c_str(), "(32)"}, [&](T t, M) { t[up] = at::ones({32}); });
        with({up.c_str(), ".lora_A beside it"}, [&](T t, M) { t.erase(down); });
        with({down.c_str(), ".lora_B beside it"}, [&](T t, M) { t.erase(up); });
        with({down.c_str(), "neither float32"}, [&](T t, M) { t[down] = t[down].to(at::kDouble); });
        with({embedder.c_str(), "missing"}, [&](T t, M) { t.erase(embedder); });
        with({embedder.c_str(), "(48, 11)"}, [&](T t, M) { t[embedder] = at::ones({48, 11}); });
        with({kRewardPositions, "missing"}, [&](T t, M) { t.erase(kRewardPositions); });
        with({kRewardPositions, "(2, 48)"}, [&](T t, M) { t[kRewardPositions] = at::ones({2, 48}); });
        with({"network.latents", "belongs to no adapter"}, [&](T t, M) { t["network.latents"] = at::ones({2, 2}); });
        with({"no name of a weight"}, [&](T t, M) {
            t["../x y.lora_A"] = t[down];
            t["../x y.lora_B"] = t[up];
        });
        with({"miro_adapter", "another kind"}, [](T, M m) { m.erase("miro_adapter"); });
        with({"version 2", "reads 1"}, [](T, M m) { m["miro_adapter"] = "2"; });
        with({"base_sha256"}, [](T, M m) { m["base_sha256"] = "abc"; });
        with({"rank"}, [](T, M m) { m["rank"] = "four"; });
        with({"rank", "0"}, [](T, M m) { m["rank"] = "0"; });
        with({"alpha"}, [](T, M m) { m.erase("alpha"); });
        with({"alpha"}, [](T, M m) { m["alpha"] = "nan"; });
        with({"reward_key"}, [](T, M m) { m["reward_key"] = "My Taste"; });
        with({"bin_edges", "numbers"}, [](T, M m) { m["bin_edges"] = "[0,\"x\"]"; });
        with({"bin_edges", "rising"}, [](T, M m) { m["bin_edges"] = "[0,1,0.5]"; });
        with({"summary"}, [](T, M m) { m["summary"] = "[1]"; });
    }

    void aMissingFileIsNotFound() {
        auto result = readAdapter(path("none.safetensors"));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::NotFound);
    }

    // What could not be read again is not written, and what stood there stays.
    void writingChecks() {
        must(writeAdapter(path(), m_adapter));
        Adapter broken = m_adapter;
        broken.layers[2].up = at::full_like(broken.layers[2].up, NAN);
        auto result = writeAdapter(path(), broken);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Usage);
        QVERIFY(result.message().find("NaN") != std::string::npos);
        Adapter large = m_adapter;
        large.layers[0].down = at::full_like(large.layers[0].down, 1e6);
        QVERIFY(writeAdapter(path(), large).ok());
        QVERIFY(!writeAdapter(path(), large, true).ok());
        Adapter twice = m_adapter;
        twice.layers.push_back(twice.layers[0]);
        QVERIFY(writeAdapter(path(), twice).message().find("two pairs") != std::string::npos);
    }

    void anotherNetworkIsRefused() {
        auto fits = [&](const std::function<void(Adapter&, RinConfig&)>& change) {
            Adapter adapter = m_adapter;
            RinConfig config = m_config;
            change(adapter, config);
            return checkAdapterFits(adapter, config, "mine.safetensors");
        };
        auto has = [](const Result<void>& result, ErrorCode code, const char* part) {
            return !result.ok() && result.error().code == code && result.message().find(part) != std::string::npos &&
                   result.message().find("mine.safetensors") == 0;
        };
        QVERIFY(has(fits([](Adapter&, RinConfig& config) { config.rewardKeys.push_back("my_taste_score"); }),
                    ErrorCode::Usage, "has the reward my_taste_score already"));
        QVERIFY(has(fits([](Adapter&, RinConfig& config) { config.network.blockCount = 1; }), ErrorCode::Corrupt,
                    "no layer network.rin_blocks.1."));
        QVERIFY(has(fits([](Adapter&, RinConfig& config) { config.network.latentDim = 96; }), ErrorCode::Corrupt,
                    "my_taste_score_coherence"));
        QVERIFY(has(fits([](Adapter&, RinConfig& config) { config.network.dataDim = 64; }), ErrorCode::Corrupt,
                    "its pair for"));
    }
};

QTEST_GUILESS_MAIN(TestAdapterFile)
#include "test_adapter_file.moc"
