// A step of fine-tuning whose tensors are counted, for the tests and the bench of the memory report.
#pragma once

#include "train/flow_task.h"
#include "train/memory_report.h"
#include "train/train_fixtures.h"
#include "train/trainer.h"

#include <c10/core/Allocator.h>
#include <c10/util/ThreadLocalDebugInfo.h>

namespace miro::test {

// Told by libtorch of every tensor's memory on this thread.
struct TensorCounter : c10::MemoryReportingInfoBase {
    void reportMemoryUsage(void*, int64_t bytes, size_t, size_t, c10::Device) override {
        now += bytes;
        most = std::max(most, now);
    }
    bool memoryProfilingEnabled() const override { return true; }
    int64_t now = 0;
    int64_t most = 0;
};

// Made-up samples, the same each time.
class MadeUpSamples : public FlowSource {
public:
    MadeUpSamples(const RinConfig& config, int64_t rows, int64_t tokens) {
        at::manual_seed(1);
        const RinNetworkConfig& n = config.network;
        m_batch.mean = at::randn({rows, n.inputChannels, n.dataSize, n.dataSize}).to(at::kHalf);
        m_batch.std = at::rand({rows, n.inputChannels, n.dataSize, n.dataSize}).to(at::kHalf);
        m_batch.text = {at::randn({rows, tokens, n.labelDim}).to(at::kHalf), at::ones({rows, tokens}, at::kBool)};
        m_batch.rewards = at::rand({rows, static_cast<int64_t>(config.rewardKeys.size())});
    }
    Result<TrainBatch> rows(const TrainRows&, std::stop_token) override { return m_batch; }

private:
    TrainBatch m_batch;
};

// The published network (miro.md, section 2).
inline RinConfig officialConfig() {
    RinConfig config = tinyConfig();
    config.network = {.dataSize = 32,
                      .dataDim = 512,
                      .inputChannels = 4,
                      .latentCount = 256,
                      .latentDim = 1024,
                      .labelDim = 2048,
                      .condTokenCount = 77,
                      .processingLayers = 4,
                      .blockCount = 4,
                      .patchSize = 2,
                      .readWriteHeads = 16,
                      .computeHeads = 16,
                      .latentMlpMultiplier = 4,
                      .dataMlpMultiplier = 4,
                      .textRegisterCount = 16,
                      .useCondRinBlock = true,
                      .concatCondTokens = false,
                      .useSelfConditioning = true};
    config.rewardKeys = {"clip_score",  "aesthetic_score", "image_reward_score", "pick_a_score_score",
                         "hpsv2_score", "vqa_score",       "sciscore_score"};
    return config;
}

// The most that lay there in two steps: the second has the state of the first.
inline int64_t measuredBytes(const RinConfig& base, const MemoryQuestion& asked) {
    const auto counter = std::make_shared<TensorCounter>();
    const c10::DebugInfoGuard counting(c10::DebugInfoKind::PROFILER_STATE, counter);
    auto network = must(RinNetwork::create(base, 7));
    must(network->adapt({.reward = "my_taste_score",
                         .rank = asked.rank,
                         .alpha = 8,
                         .seed = 3,
                         .frozenType = asked.precision == Precision::Fp32 ? at::kFloat : at::kBFloat16}));
    network->setCheckpointing(asked.checkpointing);
    const RinConfig config = network->config();
    FlowSetting setting;
    setting.recipe.selfCondition = 1;
    setting.scaling = {at::full({1, 4, 1, 1}, 0.5F), at::zeros({1, 4, 1, 1})};
    setting.unconditional = at::zeros({1, base.network.labelDim});
    if (asked.anchored)
        setting.untouched = network->untouched();
    FlowTask task(std::move(network), setting, {3, asked.precision, 0, true},
                  std::make_unique<MadeUpSamples>(config, asked.rows, asked.textTokens));
    auto trainer = must(Trainer::create(task, {.seed = 3, .batchRows = asked.rows, .learningRate = {1e-3, 0, 10, 0}}));
    counter->most = counter->now; // loading is not the step
    for (int i = 0; i < 2; ++i)
        must(trainer->step());
    return counter->most;
}

} // namespace miro::test
