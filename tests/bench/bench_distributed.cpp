// What several processes on one machine are worth: the seconds of a step of one process with the whole batch, of two
// that share it, and of two whose gradients travel after the backward pass instead of during it. JSON lines.
//   bench_distributed [--steps 30] [--rows 32] [--width 192] [--threads 1] [--bucket KIB]
#include "cluster/sockets.h"
#include "train/flow_task.h"
#include "train/trainer.h"
#include "train/training_group.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace miro;

namespace {

struct Options {
    int64_t steps = 30;
    int64_t rows = 32;
    int64_t width = 192;
    int64_t threads = 1;
    int64_t bucket = 1024; // KiB
    int64_t rank = -1;     // a child of two
    int64_t port = 0;
    bool overlap = true;
};

int64_t numberAfter(int argc, char** argv, const char* name, int64_t otherwise) {
    for (int i = 1; i + 1 < argc; ++i)
        if (std::strcmp(argv[i], name) == 0)
            return std::atoll(argv[i + 1]);
    return otherwise;
}

template <typename T>
T must(Result<T> result) {
    if (!result.ok()) {
        std::fprintf(stderr, "%s\n", result.message().c_str());
        std::exit(1);
    }
    return std::move(result).value();
}

RinConfig network(int64_t width) {
    RinConfig config;
    config.network = {.dataSize = 16,
                      .dataDim = width,
                      .inputChannels = 16,
                      .latentCount = 64,
                      .latentDim = width,
                      .labelDim = 384,
                      .condTokenCount = 77,
                      .processingLayers = 2,
                      .blockCount = 3,
                      .patchSize = 2,
                      .readWriteHeads = 4,
                      .computeHeads = 4,
                      .useCondRinBlock = true,
                      .concatCondTokens = false,
                      .useSelfConditioning = true};
    config.rewardKeys = {"clip_score", "aesthetic_score"};
    return config;
}

struct Noise : FlowSource {
    Result<TrainBatch> rows(const TrainRows& rows, std::stop_token) override {
        TrainBatch batch;
        batch.mean = at::randn({rows.count, 16, 16, 16});
        batch.text = {at::randn({rows.count, 24, 384}), at::ones({rows.count, 24}, at::kBool)};
        batch.rewards = at::rand({rows.count, 2});
        return batch;
    }
};

// On a busy machine the best step says most.
struct Times {
    double best = 0;
    double median = 0;
};

Times train(const Options& options) {
    at::set_num_threads(static_cast<int>(options.threads));
    LaunchEnvironment launch;
    if (options.rank >= 0)
        launch = {options.rank, 2, options.rank, "127.0.0.1", options.port, false};
    TrainingGroupSettings together;
    together.bucketBytes = options.bucket << 10;
    const auto group = must(TrainingGroup::join(launch, together, {}));
    FlowSetting setting;
    setting.scaling = {at::ones({1, 16, 1, 1}), at::zeros({1, 16, 1, 1})};
    setting.unconditional = at::zeros({1, 384});
    FlowTask task(must(RinNetwork::create(network(options.width), 1)), setting, FlowTaskSettings{1, Precision::Fp32, 0},
                  std::make_unique<Noise>());
    int64_t numbers = 0;
    for (const TrainParameter& parameter : task.parameters())
        numbers += parameter.value.numel();
    TrainerSettings settings;
    settings.batchRows = options.rows;
    settings.rank = group->rank();
    settings.processes = group->size();
    settings.learningRate = {1e-4, 1, 100'000, 0.8};
    const auto trainer = must(Trainer::create(task, settings));
    if (const auto started = group->start(task.parameters(), 0); !started.ok())
        std::exit(1);
    TrainReduction reduction = group->reduction();
    if (!options.overlap)
        reduction.beforeLast = nullptr; // then nothing is final before the end
    trainer->setReduction(reduction);
    std::vector<double> seconds;
    for (int64_t step = 0; step < options.steps; ++step) {
        const auto start = std::chrono::steady_clock::now();
        must(trainer->step());
        seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    if (group->first())
        std::fprintf(stderr, "%lld numbers, %zu buckets, %zu of them early\n", static_cast<long long>(numbers),
                     group->overlap().first, group->overlap().second);
    group->leave({});
    std::sort(seconds.begin(), seconds.end());
    return {seconds.front(), seconds[seconds.size() / 2]};
}

void tell(const char* what, const Options& options, const Times& times) {
    std::printf("%s\n", fmt::format("{{\"what\":\"{}\",\"rows\":{},\"width\":{},\"threads\":{},\"best_seconds\":{:.4f},"
                                    "\"median_seconds\":{:.4f}}}",
                                    what, options.rows, options.width, options.threads, times.best, times.median)
                            .c_str());
    std::fflush(stdout);
}

// Both processes anew from this program: libtorch does not survive a fork.
void two(const char* program, Options options) {
    options.port = must(portOf(must(listenFor("127.0.0.1", 0, true))));
    std::vector<pid_t> children;
    for (int64_t rank = 0; rank < 2; ++rank) {
        const std::vector<std::string> words{program,
                                             "--rank",
                                             std::to_string(rank),
                                             "--port",
                                             std::to_string(options.port),
                                             "--overlap",
                                             options.overlap ? "1" : "0",
                                             "--steps",
                                             std::to_string(options.steps),
                                             "--rows",
                                             std::to_string(options.rows),
                                             "--width",
                                             std::to_string(options.width),
                                             "--threads",
                                             std::to_string(options.threads),
                                             "--bucket",
                                             std::to_string(options.bucket)};
        std::vector<char*> arguments;
        for (const std::string& word : words)
            arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        const pid_t child = ::fork();
        if (child == 0) {
            ::execv(program, arguments.data());
            ::_exit(127);
        }
        children.push_back(child);
    }
    for (const pid_t child : children)
        ::waitpid(child, nullptr, 0);
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    options.steps = numberAfter(argc, argv, "--steps", options.steps);
    options.rows = numberAfter(argc, argv, "--rows", options.rows);
    options.width = numberAfter(argc, argv, "--width", options.width);
    options.threads = numberAfter(argc, argv, "--threads", options.threads);
    options.bucket = numberAfter(argc, argv, "--bucket", options.bucket);
    options.rank = numberAfter(argc, argv, "--rank", -1);
    options.port = numberAfter(argc, argv, "--port", 0);
    options.overlap = numberAfter(argc, argv, "--overlap", 1) != 0;
    if (options.rank >= 0) {
        const Times times = train(options);
        if (options.rank == 0)
            tell(options.overlap ? "two processes" : "two processes, gradients sent after the backward pass", options,
                 times);
        return 0;
    }
    for (int round = 0; round < 2; ++round) {
        two("/proc/self/exe", options);
        options.overlap = false;
        two("/proc/self/exe", options);
        options.overlap = true;
        tell("one process", options, train(options));
    }
    return 0;
}
