// bench_preview [THREADS] [STEPS] [PICTURES]: what previews cost at the published model's size (random weights, latents
// of 4 x 32 x 32), as a part of a guided step of the same run. Prints one JSON line. The map itself is fitted once a
// machine and not measured: its numbers do not matter here.
#include "decode/preview.h"
#include "sample/sampler.h"
#include "sample/step_timing.h"
#include "sample/text_pair.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace miro;

namespace {

struct Watcher : StepSink {
    PreviewMap map{at::randn({3, 4}) * 0.2, at::full({3}, 0.5)};
    std::vector<double> steps, previews;

    bool wantsEstimate(int64_t) override { return true; }
    void stepDone(const StepEvent& event) override {
        const auto begin = std::chrono::steady_clock::now();
        const auto images = previewImages(map, {event.x0});
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        steps.push_back(event.seconds);
        previews.push_back(took.count());
        if (images.empty())
            std::abort();
    }
};

double median(std::vector<double> numbers) {
    std::sort(numbers.begin(), numbers.end());
    return numbers[numbers.size() / 2];
}

int run(int argc, char** argv) {
    at::set_num_threads(argc > 1 ? std::atoi(argv[1]) : 1);
    SampleRequest request;
    request.settings.steps = argc > 2 ? std::atoi(argv[2]) : 5;
    request.settings.guidance = 7;
    const int pictures = argc > 3 ? std::atoi(argv[3]) : 1;
    for (int i = 0; i < pictures; ++i)
        request.seeds.push_back(static_cast<uint64_t>(i));
    auto rin = Rin::random(publishedRinConfig(), ComputePlan(), 0);
    if (!rin.ok())
        return std::fprintf(stderr, "%s\n", rin.message().c_str()), 1;
    const RinConfig& config = (*rin)->config();
    request.prompt = {at::randn({1, 20, config.network.labelDim}), at::ones({1, 20}, at::kBool)};
    request.unconditional = {at::randn({1, 1, config.network.labelDim}), at::ones({1, 1}, at::kBool)};
    Watcher watcher;
    if (auto latents = sampleLatents(**rin, request, &watcher); !latents.ok())
        return std::fprintf(stderr, "%s\n", latents.message().c_str()), 1;
    const double step = median(watcher.steps), preview = median(watcher.previews);
    std::printf("{\"what\": \"preview\", \"pictures\": %d, \"steps\": %zu, \"step_s\": %.5f, \"preview_s\": %.6f, "
                "\"worst_preview_s\": %.6f, \"percent_of_a_step\": %.4f}\n",
                pictures, watcher.steps.size(), step, preview,
                *std::max_element(watcher.previews.begin(), watcher.previews.end()), 100 * preview / step);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    return run(argc, argv);
}
