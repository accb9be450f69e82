// bench_loading [THREADS] [STEPS] [BATCH] [fp32|bf16]: how long a training run of the starter's kind of network waits
// for its samples, which it reads from shards that are made for this. Prints a JSON line; "waited" is the part of a
// step.
#include "base/files.h"
#include "base/unique_id.h"
#include "dataset/shard_writer.h"
#include "tensor/npy.h"
#include "train/flow_data.h"
#include "train/flow_task.h"
#include "train/trainer.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

using namespace miro;

namespace {

constexpr int64_t kSamples = 1024;
constexpr int64_t kShards = 4;

RinConfig config() {
    RinConfig config;
    config.network = {.dataSize = 16,
                      .dataDim = 192,
                      .inputChannels = 16,
                      .latentCount = 32,
                      .latentDim = 192,
                      .labelDim = 384,
                      .condTokenCount = 77,
                      .processingLayers = 1,
                      .blockCount = 3,
                      .patchSize = 2,
                      .textRegisterCount = 8,
                      .useCondRinBlock = true,
                      .concatCondTokens = false,
                      .useSelfConditioning = true};
    config.rewardKeys = {"clip_score", "pick_a_score_score", "aesthetic_score", "vqa_score"};
    config.maxTextLength = 32;
    return config;
}

// As `miro annotate` leaves them: a picture that training passes over, fp16 latents and texts, scores.
Result<void> writeShards(const std::filesystem::path& folder) {
    at::manual_seed(0);
    for (int64_t shard = 0; shard < kShards; ++shard) {
        MIRO_TRY(auto writer, ShardWriter::create(folder / fmt::format("part-{}.tar", shard)));
        for (int64_t i = 0; i < kSamples / kShards; ++i) {
            nlohmann::json about;
            for (const std::string& key : config().rewardKeys)
                about[key] = at::rand({1}).item<double>();
            DatasetSample sample;
            sample.key = fmt::format("{:06}", shard * kSamples + i);
            sample.fields["jpg"] = std::string(20'000, 'p');
            sample.fields["json"] = about.dump();
            sample.fields["mean.npy"] = npyBytes(at::randn({16, 16, 16}).to(at::kHalf));
            sample.fields["std.npy"] = npyBytes(at::rand({16, 16, 16}).to(at::kHalf));
            sample.fields["text.npy"] = npyBytes(at::randn({12 + i % 9, 384}).to(at::kHalf));
            sample.fields["second.npy"] = npyBytes(at::randn({20 + i % 9, 384}).to(at::kHalf));
            MIRO_CHECK_OK(writer->add(sample));
        }
        MIRO_CHECK_OK(writer->finish());
    }
    return {};
}

Result<int> run(const std::filesystem::path& folder, int argc, char** argv) {
    const int threads = argc > 1 ? std::atoi(argv[1]) : 1;
    const int steps = argc > 2 ? std::atoi(argv[2]) : 10;
    const int64_t rows = argc > 3 ? std::atoi(argv[3]) : 64;
    const bool bf16 = argc > 4 && std::strcmp(argv[4], "bf16") == 0;
    MIRO_CHECK_OK(writeShards(folder));
    at::set_num_threads(threads);
    FlowDataSettings data;
    data.train = folder;
    data.fields = {"mean.npy", "std.npy", "text.npy", "second.npy", "json", "txt"};
    data.usedRewards = config().rewardKeys;
    data.trainer.batchRows = rows;
    data.trainer.learningRate.warmupSteps = 0;
    data.note = [](const std::string&) {
    };
    MIRO_TRY(auto source, FlowData::open(config(), data, {}));
    MIRO_TRY(auto network, RinNetwork::create(config(), 0));
    FlowSetting setting;
    setting.scaling = {at::ones({1, 16, 1, 1}), at::zeros({1, 16, 1, 1})};
    setting.unconditional = at::zeros({1, 384});
    FlowTask task(std::move(network), setting, {.precision = bf16 ? Precision::Bf16 : Precision::Fp32},
                  std::move(source));
    MIRO_TRY(auto trainer, Trainer::create(task, data.trainer));
    MIRO_TRY([[maybe_unused]] const StepReport first, trainer->step()); // nothing was ahead of it
    const double before = task.waited();
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < steps; ++i) {
        MIRO_TRY([[maybe_unused]] const StepReport report, trainer->step());
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::printf("{\"what\": \"bench_loading\", \"precision\": \"%s\", \"threads\": %d, \"batch\": %ld, \"steps\": %d, "
                "\"step_s\": %.4f, \"waited\": %.5f}\n",
                bf16 ? "bf16" : "fp32", threads, static_cast<long>(rows), steps, seconds / steps,
                (task.waited() - before) / seconds);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("miro-bench-loading-" + newUniqueId());
    std::filesystem::create_directories(folder);
    const auto done = run(folder, argc, argv);
    std::filesystem::remove_all(folder);
    if (!done.ok())
        std::fprintf(stderr, "%s\n", done.message().c_str());
    return done.ok() ? 0 : 1;
}
