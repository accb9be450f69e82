#include "train/gradients.h"
#include "train/train_fixtures.h"

#include <QtTest>

using namespace miro;
using namespace miro::test;

// The decisions of a step; its arithmetic is compared with the published one in test_training_parity.
class TestFlowLoss : public QObject {
    Q_OBJECT

    std::unique_ptr<RinNetwork> m_network;
    FlowSetting m_setting;
    TrainBatch m_batch;
    StepDraws m_draws;

    FlowQuestion question() const { return flowQuestion(*m_network, m_setting, m_batch, m_draws); }
    double loss() const { return flowLoss(*m_network, m_setting, m_batch, m_draws).loss.item<double>(); }

private Q_SLOTS:
    void init() {
        m_network = must(RinNetwork::create(tinyConfig(), 7));
        // The second norm of the self-conditioning starts at zero; here it shall matter.
        for (const TrainParameter& parameter : m_network->parameters())
            if (parameter.name == "network.ln_previous_2.weight")
                parameter.value.detach().fill_(0.5);
        const RinNetworkConfig& n = m_network->config().network;
        m_setting.recipe = {};
        m_setting.scaling = {at::full({1, 4, 1, 1}, 0.5F), at::full({1, 4, 1, 1}, 0.25F)};
        m_setting.unconditional = at::full({2, n.labelDim}, 3.0F);
        at::manual_seed(1);
        const std::vector<int64_t> shape{4, n.inputChannels, n.dataSize, n.dataSize};
        m_batch = {};
        m_batch.mean = at::randn(shape).to(at::kHalf);
        m_batch.std = at::rand(shape).to(at::kHalf);
        m_batch.text = {at::randn({4, 3, n.labelDim}), at::ones({4, 3}, at::kBool)};
        m_batch.rewards = at::rand({4, 2});
        m_draws = StepDraws::make({.selfCondition = 0, .dropText = 0, .syntheticCaptions = 0}, m_network->config(), 1,
                                  0, {0, 1, 2, 3});
    }

    void noiseAndPictureAreMixed() {
        const FlowQuestion asked = question();
        const at::Tensor x0 =
            (m_batch.mean.to(at::kFloat) + m_batch.std.to(at::kFloat) * m_draws.latentNoise) * 0.5 + 0.25;
        QVERIFY(at::allclose(asked.target, m_draws.noise - x0));
        QVERIFY(at::allclose(asked.inputs.gamma, 1 - m_draws.time));
        const at::Tensor gamma = asked.inputs.gamma.view({4, 1, 1, 1});
        QVERIFY(at::allclose(asked.inputs.y, gamma * x0 + (1 - gamma) * m_draws.noise));
        QVERIFY(at::equal(asked.inputs.rewards, m_batch.rewards));
        m_batch.std = at::Tensor();
        QVERIFY(at::allclose(question().target, m_draws.noise - (m_batch.mean.to(at::kFloat) * 0.5 + 0.25)));
    }

    void droppedTextIsTheEmptyPrompt() {
        m_draws.textDropped[2] = true;
        FlowQuestion asked = question();
        QVERIFY(at::equal(asked.inputs.text.tokens[2].narrow(0, 0, 2), m_setting.unconditional));
        QVERIFY(at::equal(asked.inputs.text.mask[2], at::tensor({1, 1, 0}).to(at::kBool)));
        QVERIFY(at::equal(asked.inputs.text.tokens[1], m_batch.text.tokens[1]));
        QVERIFY(at::equal(asked.inputs.rewards[2], at::zeros({2})));
        QVERIFY(at::equal(asked.inputs.rewards[3], m_batch.rewards[3]));
        m_setting.recipe.rewardsWithoutText = RewardsWithoutText::Keep;
        QVERIFY(at::equal(question().inputs.rewards, m_batch.rewards));
        m_setting.recipe.rewardsWithoutText = RewardsWithoutText::LeftOut;
        QVERIFY(question().inputs.rewards[2].isnan().all().item<bool>());
        // An empty prompt that is longer than the batch's texts lengthens them.
        m_setting.unconditional = at::full({5, 8}, 3.0F);
        asked = question();
        QCOMPARE(asked.inputs.text.tokens.size(1), int64_t{5});
        QCOMPARE(asked.inputs.text.mask[1].sum().item<int64_t>(), int64_t{3});
        // One row stands at all places, as in the published training, and is seen at the first.
        m_setting.unconditional = at::full({1, 8}, 3.0F);
        asked = question();
        QVERIFY(at::equal(asked.inputs.text.tokens[2], at::full({3, 8}, 3.0F)));
        QVERIFY(at::equal(asked.inputs.text.mask[2], at::tensor({1, 0, 0}).to(at::kBool)));
    }

    // A run without a reward's input is never given it, not even as the 0 of a dropped text.
    void rewardsThatAreNeverGivenStayAway() {
        m_draws.textDropped[2] = true;
        m_setting.neverGiven = at::tensor({1, 0}).to(at::kBool);
        QVERIFY(at::equal(question().inputs.rewardKept, at::tensor({0, 1}).to(at::kBool).expand({4, 2})));
        const double before = loss();
        m_batch.rewards.select(1, 0).fill_(0.9F);
        QCOMPARE(loss(), before);
        m_batch.rewards.select(1, 1).fill_(0.9F);
        QVERIFY(loss() != before);
    }

    void syntheticCaptionsBringTheirScores() {
        m_batch.syntheticText = {at::ones({4, 4, 8}), at::ones({4, 4}, at::kBool)};
        m_batch.syntheticRewards = at::full({4, 2}, 0.125F);
        m_draws.synthetic[1] = true;
        const FlowQuestion asked = question();
        QVERIFY(at::equal(asked.inputs.text.tokens[1], at::ones({4, 8})));
        QVERIFY(at::equal(asked.inputs.rewards[1], at::full({2}, 0.125F)));
        QCOMPARE(asked.inputs.text.mask[0].sum().item<int64_t>(), int64_t{3});
        QVERIFY(at::equal(asked.inputs.rewards[0], m_batch.rewards[0]));
    }

    // Each row by itself: only those that are to be conditioned change.
    void someRowsAreSelfConditioned() {
        const at::Tensor none = flowLoss(*m_network, m_setting, m_batch, m_draws).raw;
        m_draws.selfConditioned.fill_(true);
        const at::Tensor all = flowLoss(*m_network, m_setting, m_batch, m_draws).raw;
        m_draws.selfConditioned[0] = false;
        m_draws.selfConditioned[3] = false;
        const at::Tensor some = flowLoss(*m_network, m_setting, m_batch, m_draws).raw;
        for (int64_t row = 0; row < 4; ++row) {
            QVERIFY(!at::allclose(none[row], all[row], 1e-5));
            QVERIFY(at::allclose(some[row], row == 0 || row == 3 ? none[row] : all[row], 1e-5));
        }
    }

    void theFirstLookGivesNoGradient() {
        m_draws.selfConditioned.fill_(true);
        clearGradients(m_network->parameters());
        FlowQuestion asked = question();
        asked.inputs.previousLatents = m_network->forward(asked.inputs).z.detach();
        const at::Tensor expected = (m_network->forward(asked.inputs).v - asked.target).square().mean();
        expected.backward();
        std::vector<at::Tensor> gradients;
        for (const TrainParameter& parameter : m_network->parameters())
            gradients.push_back(parameter.value.grad());
        clearGradients(m_network->parameters());
        m_setting.recipe.gradientNormReweighting = false;
        const FlowLoss found = flowLoss(*m_network, m_setting, m_batch, m_draws);
        QVERIFY(!found.logvar.defined());
        found.loss.backward();
        for (size_t i = 0; i < gradients.size(); ++i) {
            const at::Tensor& gradient = m_network->parameters()[i].value.grad();
            QCOMPARE(gradient.defined(), gradients[i].defined());
            if (gradient.defined())
                QVERIFY2(at::allclose(gradient, gradients[i], 1e-4, 1e-6), m_network->parameters()[i].name.c_str());
        }
    }

    void reweightingAsWritten() {
        const FlowLoss weighted = flowLoss(*m_network, m_setting, m_batch, m_draws);
        m_setting.recipe.gradientNormReweighting = false;
        const FlowLoss plain = flowLoss(*m_network, m_setting, m_batch, m_draws);
        QVERIFY(at::allclose(plain.loss.detach(), plain.raw.mean()));
        QVERIFY(at::equal(plain.raw, weighted.raw));
        QVERIFY(at::allclose(weighted.loss.detach(), (weighted.raw / weighted.logvar.exp() + weighted.logvar).mean()));
        QVERIFY(at::allclose(weighted.logvar, m_network->logvar(weighted.gamma).detach()));
    }

    // Halves of a batch give the whole's gradient, which accumulation and several processes rest on.
    void gradientsOfHalvesAddUp() {
        m_draws.selfConditioned.fill_(true);
        clearGradients(m_network->parameters());
        flowLoss(*m_network, m_setting, m_batch, m_draws).loss.backward();
        std::vector<at::Tensor> whole;
        for (const TrainParameter& parameter : m_network->parameters())
            whole.push_back(parameter.value.grad().clone());
        clearGradients(m_network->parameters());
        for (const int64_t first : {0, 2}) {
            auto half = [first](const at::Tensor& tensor) {
                return tensor.narrow(0, first, 2);
            };
            const TrainBatch batch{half(m_batch.mean),
                                   half(m_batch.std),
                                   {half(m_batch.text.tokens), half(m_batch.text.mask)},
                                   half(m_batch.rewards)};
            const StepDraws draws{half(m_draws.latentNoise), half(m_draws.noise),           half(m_draws.time),
                                  half(m_draws.textDropped), half(m_draws.selfConditioned), half(m_draws.rewardKept),
                                  half(m_draws.synthetic)};
            (flowLoss(*m_network, m_setting, batch, draws).loss / 2).backward();
        }
        for (size_t i = 0; i < whole.size(); ++i) {
            const std::string& name = m_network->parameters()[i].name;
            const at::Tensor& gradient = m_network->parameters()[i].value.grad();
            QVERIFY2(at::allclose(gradient, whole[i], 1e-3, 1e-6), name.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestFlowLoss)
#include "test_flow_loss.moc"
