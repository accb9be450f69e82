#include "model/adapted_weights.h"

#include "model/adapter_fixtures.h"
#include "model/rin_fixtures.h"

#include <QtTest>

using namespace miro;
using namespace miro::test;
namespace fs = std::filesystem;

// W + weight * alpha / rank * B A against the same by hand, and what a network makes of it.
class TestAdaptedWeights : public QObject {
    Q_OBJECT

    RinConfig m_config;
    std::unique_ptr<TensorFile> m_base;
    std::shared_ptr<const Adapter> m_first, m_second;

    std::shared_ptr<const Adapter> adapter(uint64_t seed) const {
        return std::make_shared<const Adapter>(randomAdapter(m_config, *m_base, std::string(64, 'a'), seed));
    }

    static AdapterBlend blendOf(std::vector<WeightedAdapter> adapters) {
        return must(AdapterBlend::make(std::move(adapters)));
    }

    at::Tensor product(const Adapter& adapter, const std::string& weight) const {
        for (const AdapterLayer& layer : adapter.layers)
            if (layer.weight == weight)
                return at::matmul(layer.up.to(at::kDouble), layer.down.to(at::kDouble)) * (6.0 / 4.0);
        return {};
    }

    std::unique_ptr<Rin> network(const AdapterBlend& blend) const {
        const AdaptedWeights adapted(*m_base, blend);
        return must(Rin::load(blend.applyTo(m_config), adapted, {.device = at::kCPU, .precision = Precision::Fp32}));
    }

    // One evaluation; targets of all rewards that the network has.
    static at::Tensor velocity(const Rin& rin, const std::vector<double>& targets) {
        at::Generator generator = at::make_generator<at::CPUGeneratorImpl>(7);
        const RinNetworkConfig& n = rin.config().network;
        TextCondition text{at::randn({1, 5, n.labelDim}, generator, at::TensorOptions().dtype(at::kFloat)),
                           at::ones({1, 5}, at::kBool)};
        const at::Tensor y =
            at::randn({1, n.inputChannels, n.dataSize, n.dataSize}, generator, at::TensorOptions().dtype(at::kFloat));
        const RinCondition condition =
            must(rin.prepare(text, at::tensor(targets, at::kDouble).to(at::kFloat).unsqueeze(0)));
        return must(rin.forward(y, at::tensor({0.4f}), condition)).v;
    }

    void open(const std::string& model) {
        const fs::path folder = checkpointFolder(model);
        m_config = must(readRinConfig(folder / "config.json"));
        m_base = must(openSafetensors(folder / "model.safetensors"));
        m_first = adapter(1);
        m_second = adapter(2);
    }

private Q_SLOTS:
    void init() { open("fixtures/miro-7"); }

    void matricesAreTheBasePlusTheProduct() {
        const AdapterBlend blend = blendOf({{"a", m_first, 0.7}});
        const AdaptedWeights adapted(*m_base, blend);
        int changed = 0;
        for (const auto& [name, info] : m_base->tensors()) {
            const at::Tensor base = must(m_base->load(name));
            const at::Tensor found = must(adapted.load(name));
            if (name == kRewardPositions)
                continue;
            const at::Tensor change = product(*m_first, name);
            if (!change.defined()) {
                QVERIFY2(at::equal(found, base), name.c_str());
                continue;
            }
            ++changed;
            const at::Tensor expected = base.to(at::kDouble) + change * 0.7;
            QVERIFY2((found.to(at::kDouble) - expected).abs().max().item<double>() < 1e-5, name.c_str());
            QVERIFY2((found - base).abs().max().item<double>() > 1e-3, name.c_str());
        }
        QCOMPARE(changed, int(m_first->layers.size()));
    }

    // One row more at the end; those of the base's rewards do not move.
    void theRowIsTheLast() {
        const AdapterBlend blend = blendOf({{"a", m_first, 0.7}});
        const AdaptedWeights adapted(*m_base, blend);
        const at::Tensor base = must(m_base->load(kRewardPositions));
        const at::Tensor rows = must(adapted.load(kRewardPositions));
        QVERIFY(rows.sizes() == at::IntArrayRef({8, 48}));
        QVERIFY(at::equal(rows.narrow(0, 0, 7), base));
        QVERIFY(at::equal(rows.narrow(0, 7, 1), *m_first->find(kRewardPositions)));
        const RinConfig config = blend.applyTo(m_config);
        QCOMPARE(config.rewardKeys.size(), size_t(8));
        QCOMPARE(config.rewardKeys.back(), std::string("my_taste_score"));
        const std::string bias = "network.coherence_embedder.my_taste_score_coherence.map_time_output.bias";
        QVERIFY(at::equal(must(adapted.load(bias)), *m_first->find(bias)));
    }

    void twoAddUpAndShareAToken() {
        const AdapterBlend blend = blendOf({{"a", m_first, 0.5}, {"b", m_second, 1.5}});
        const AdaptedWeights adapted(*m_base, blend);
        const std::string name = "network.rin_blocks.1.processer_sa.1.ffn.linear_packed.weight";
        const at::Tensor expected =
            must(m_base->load(name)).to(at::kDouble) + product(*m_first, name) * 0.5 + product(*m_second, name) * 1.5;
        QVERIFY((must(adapted.load(name)).to(at::kDouble) - expected).abs().max().item<double>() < 1e-5);
        QCOMPARE(blend.rewardKeys().size(), size_t(1));
        const at::Tensor row = must(adapted.load(kRewardPositions)).select(0, 7);
        const at::Tensor mean = (m_first->find(kRewardPositions)->select(0, 0) * 0.25 +
                                 m_second->find(kRewardPositions)->select(0, 0) * 0.75);
        QVERIFY(at::allclose(row, mean, 1e-5, 1e-6));
        QVERIFY(network(blend)); // strict: every tensor is known
    }

    // Another order draws the same picture up to rounding.
    void theOrderDoesNotMatter() {
        const std::vector<double> targets(8, 0.5);
        const at::Tensor one = velocity(*network(blendOf({{"a", m_first, 0.5}, {"b", m_second, 1}})), targets);
        const at::Tensor other = velocity(*network(blendOf({{"b", m_second, 1}, {"a", m_first, 0.5}})), targets);
        QVERIFY(distance(one, other) < 1e-4);
    }

    void weightZeroIsTheBaseToTheBit() {
        const AdapterBlend blend = blendOf({{"a", m_first, 0}, {"b", m_second, 0}});
        QVERIFY(blend.empty());
        QVERIFY(blend.applyTo(m_config).rewardKeys == m_config.rewardKeys);
        auto base = must(Rin::load(m_config, *m_base, {.device = at::kCPU, .precision = Precision::Fp32}));
        const std::vector<double> targets(7, 0.6);
        QVERIFY(at::equal(velocity(*network(blend), targets), velocity(*base, targets)));
    }

    // One of weight 0 beside another changes nothing either, its token included.
    void weightZeroTakesNoPart() {
        const std::vector<double> targets(8, 0.6);
        QVERIFY(at::equal(velocity(*network(blendOf({{"a", m_first, 0}, {"b", m_second, 1}})), targets),
                          velocity(*network(blendOf({{"b", m_second, 1}})), targets)));
    }

    void theNetworkHearsItsTarget() {
        for (const char* model : {"fixtures/miro-7", "fixtures/miro-odd-concat", "fixtures/miro-6-fp16"}) {
            open(model);
            const auto rin = network(blendOf({{"a", m_first, 1}}));
            std::vector<double> low(m_config.rewardKeys.size() + 1, 0.5), high = low;
            low.back() = 0;
            high.back() = 1;
            QVERIFY2(distance(velocity(*rin, high), velocity(*rin, low)) > 1e-3, model);
        }
    }

    void whatDoesNotBlendIsRefused() {
        auto strange = std::make_shared<Adapter>(*m_second);
        for (auto& [name, tensor] : strange->added)
            if (name.ends_with("freqs"))
                tensor = tensor + 1;
        auto result = AdapterBlend::make({{"a.safetensors", m_first, 1}, {"b.safetensors", strange, 1}});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Usage);
        for (const char* part : {"a.safetensors", "b.safetensors", "my_taste_score"})
            QVERIFY2(result.message().find(part) != std::string::npos, result.message().c_str());
        QVERIFY(AdapterBlend::make({{"a", m_first, 1}, {"b", strange, 0}}).ok());
        for (const double weight : {-0.5, double(NAN), double(INFINITY)})
            QVERIFY(!AdapterBlend::make({{"a", m_first, weight}}).ok());
    }

    // A shape that the base does not have is an error of the load, not a crash.
    void aMatrixOfAnotherShapeFails() {
        auto wrong = std::make_shared<Adapter>(*m_first);
        wrong->layers[0].up = at::ones({5, 4});
        const AdapterBlend blend = blendOf({{"a", wrong, 1}});
        const AdaptedWeights adapted(*m_base, blend);
        auto rin = Rin::load(blend.applyTo(m_config), adapted, {.device = at::kCPU, .precision = Precision::Fp32});
        QVERIFY(!rin.ok());
        QVERIFY(rin.message().find(wrong->layers[0].weight) != std::string::npos);
        QVERIFY(rin.message().find('\n') == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestAdaptedWeights)
#include "test_adapted_weights.moc"
