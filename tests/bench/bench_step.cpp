// bench_step [THREADS] [REPEATS] [fp32|bf16|int8] [CHECKPOINT_FOLDER]: times the network at the released size with
// random weights (or a checkpoint's) and prints one JSON line a measurement, as published_step.py does. REPEATS 0
// measures loading only.
#include "sample/step_timing.h"

#include <ATen/Parallel.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace miro;

namespace {

Result<std::unique_ptr<Rin>> makeNetwork(const ComputePlan& plan, const char* folder) {
    if (!folder)
        return Rin::random(publishedRinConfig(), plan, 0);
    MIRO_TRY(RinConfig config, readRinConfig(std::filesystem::path(folder) / "config.json"));
    MIRO_TRY(auto file, openWeightsIn(folder, {"model"}));
    return Rin::load(config, *file, plan);
}

int run(int argc, char** argv) {
    int threads = argc > 1 ? std::atoi(argv[1]) : 1;
    int64_t repeats = argc > 2 ? std::atoi(argv[2]) : 5;
    at::set_num_threads(threads);
    ComputePlan plan;
    if (argc > 3) {
        auto precision = parsePrecision(argv[3]);
        if (!precision.ok())
            return std::fprintf(stderr, "%s\n", precision.message().c_str()), 2;
        plan.precision = *precision == Precision::Auto ? Precision::Fp32 : *precision;
    }
    auto begin = std::chrono::steady_clock::now();
    auto rin = makeNetwork(plan, argc > 4 ? argv[4] : nullptr);
    if (!rin.ok())
        return std::fprintf(stderr, "%s\n", rin.message().c_str()), 1;
    std::chrono::duration<double> loading = std::chrono::steady_clock::now() - begin;
    std::printf("{\"what\": \"load\", \"seconds\": %.3f, \"resident_mb\": %ld}\n", loading.count(),
                static_cast<long>(residentMemory() >> 20));
    if (repeats == 0)
        return 0;
    auto timings = timeSteps(**rin, repeats);
    if (!timings.ok())
        return std::fprintf(stderr, "%s\n", timings.message().c_str()), 1;
    for (const Timing& timing : *timings)
        std::printf("{\"what\": \"%s\", \"threads\": %d, \"repeats\": %ld, \"median_s\": %.4f, \"min_s\": %.4f, "
                    "\"max_s\": %.4f, \"resident_mb\": %ld}\n",
                    timing.what.c_str(), threads, static_cast<long>(timing.repeats), timing.median, timing.minimum,
                    timing.maximum, static_cast<long>(residentMemory() >> 20));
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    return run(argc, argv);
}
