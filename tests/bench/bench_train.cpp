// bench_train [THREADS] [REPEATS] [BATCH] [fp32|bf16] [checkpoint]: times a training step of the starter's kind of
// network and prints a JSON line as published_train.py does, to be run in the same minute. "checkpoint" computes
// activations twice instead of keeping them. MIRO_BENCH_PLAIN_MEMORY=1: with the C library's own memory settings.
#include "train/flow_task.h"
#include "train/process_memory.h"
#include "train/trainer.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

using namespace miro;

namespace {

constexpr int64_t kTokens = 20;

RinConfig config() {
    RinConfig config;
    config.network = {.dataSize = 8,
                      .dataDim = 192,
                      .inputChannels = 48,
                      .latentCount = 16,
                      .latentDim = 192,
                      .labelDim = 384,
                      .condTokenCount = 77,
                      .processingLayers = 1,
                      .blockCount = 3,
                      .patchSize = 1,
                      .textRegisterCount = 8,
                      .useCondRinBlock = true,
                      .concatCondTokens = false,
                      .useSelfConditioning = true};
    config.rewardKeys = {"clip_score", "aesthetic_score", "vqa_score"};
    return config;
}

TrainBatch batchOf(int64_t rows) {
    at::manual_seed(0);
    TrainBatch batch;
    batch.mean = at::randn({rows, 48, 8, 8});
    batch.std = at::rand({rows, 48, 8, 8}) * 0.1;
    batch.text.tokens = at::randn({rows, kTokens, 384});
    batch.text.mask = at::arange(kTokens).unsqueeze(0) < at::arange(rows).unsqueeze(1).remainder(13) + 8;
    batch.rewards = at::rand({rows, 3});
    return batch;
}

// The same samples at each step.
class SameBatch : public FlowSource {
public:
    explicit SameBatch(TrainBatch batch) : m_batch(std::move(batch)) {}
    Result<TrainBatch> rows(const TrainRows& /*rows*/, std::stop_token /*stop*/) override { return m_batch; }

private:
    TrainBatch m_batch;
};

Result<int> run(int argc, char** argv) {
    const int threads = argc > 1 ? std::atoi(argv[1]) : 1;
    const int repeats = argc > 2 ? std::atoi(argv[2]) : 8;
    const int64_t rows = argc > 3 ? std::atoi(argv[3]) : 32;
    at::set_num_threads(threads);
    if (!std::getenv("MIRO_BENCH_PLAIN_MEMORY"))
        keepFreedMemory();
    TrainerSettings settings;
    settings.batchRows = rows;
    settings.learningRate.warmupSteps = 0;
    const bool bf16 = argc > 4 && std::strcmp(argv[4], "bf16") == 0;
    MIRO_TRY(auto network, RinNetwork::create(config(), 0));
    network->setCheckpointing(argc > 5 && std::strcmp(argv[5], "checkpoint") == 0);
    const int64_t parameters = network->parameterCount();
    FlowSetting setting;
    setting.scaling = {at::ones({1, 48, 1, 1}), at::zeros({1, 48, 1, 1})};
    setting.unconditional = at::zeros({1, 384});
    FlowTask task(std::move(network), setting, {.precision = bf16 ? Precision::Bf16 : Precision::Fp32},
                  std::make_unique<SameBatch>(batchOf(rows)));
    MIRO_TRY(auto trainer, Trainer::create(task, settings));
    std::vector<double> times;
    std::clock_t processor = 0;
    for (int i = -2; i < repeats; ++i) {
        if (i == 0)
            processor = std::clock();
        const auto start = std::chrono::steady_clock::now();
        MIRO_TRY([[maybe_unused]] const StepReport report, trainer->step());
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
        if (i >= 0)
            times.push_back(passed.count());
    }
    const double seconds = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC / repeats;
    std::sort(times.begin(), times.end());
    const double median = times[times.size() / 2];
    std::printf(
        "{\"what\": \"bench_train\", \"parameters\": %ld, \"precision\": \"%s\", \"threads\": %d, \"batch\": %ld, "
        "\"repeats\": %d, \"median_s\": %.4f, \"min_s\": %.4f, \"max_s\": %.4f, \"samples_per_s\": %.2f, \"cpu_s\": "
        "%.4f}\n",
        static_cast<long>(parameters), bf16 ? "bf16" : "fp32", threads, static_cast<long>(rows), repeats, median,
        times.front(), times.back(), static_cast<double>(rows) / median, seconds);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const auto done = run(argc, argv);
    if (!done.ok())
        std::fprintf(stderr, "%s\n", done.message().c_str());
    return done.ok() ? 0 : 1;
}
