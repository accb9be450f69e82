#include "sample/step_timing.h"

#include "sample/sampler.h"
#include "sample/text_pair.h"
#include "tensor/device_memory.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <chrono>
#include <functional>

namespace miro {
namespace {

constexpr int64_t kRealTokens = 20;
constexpr int64_t kRunSteps = 3;

class Stopwatch {
public:
    Stopwatch(const Rin& rin, int64_t repeats, std::stop_token stop) : m_rin(rin), m_repeats(repeats), m_stop(stop) {}

    // seconds of work() / parts; work's error ends the measurement.
    Result<Timing> operator()(const std::string& what, const std::function<Result<void>()>& work, int64_t parts = 1) {
        std::vector<double> seconds;
        for (int64_t i = 0; i <= m_repeats; ++i) {
            if (m_stop.stop_requested())
                return stoppedError();
            auto begin = std::chrono::steady_clock::now();
            MIRO_CHECK_OK(work());
            synchroniseDevice(m_rin.device());
            std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
            if (i > 0)
                seconds.push_back(took.count() / static_cast<double>(parts));
        }
        std::sort(seconds.begin(), seconds.end());
        return Timing{what, m_repeats, seconds[seconds.size() / 2], seconds.front(), seconds.back()};
    }

private:
    const Rin& m_rin;
    int64_t m_repeats;
    std::stop_token m_stop;
};

TextCondition randomText(int64_t tokens, int64_t real, int64_t width) {
    at::Tensor mask = at::zeros({1, tokens}, at::kBool);
    mask.narrow(1, 0, real).fill_(true);
    return {at::randn({1, tokens, width}), mask};
}

template <typename T>
Result<void> discard(const Result<T>& result) {
    if (result.ok())
        return {};
    return result.error();
}

} // namespace

RinConfig publishedRinConfig() {
    RinConfig config;
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
                      .computeHeads = 32,
                      .latentMlpMultiplier = 4,
                      .dataMlpMultiplier = 4,
                      .textRegisterCount = 16,
                      .useCondRinBlock = true,
                      .concatCondTokens = false,
                      .useSelfConditioning = true};
    config.rewardKeys = {"clip_score",  "aesthetic_score", "image_reward_score", "pick_a_score_score",
                         "hpsv2_score", "vqa_score",       "sciscore_score"};
    config.postprocessing.channelWise = true;
    config.dataResolution = 32;
    config.imageResolution = 256;
    return config;
}

Result<std::vector<Timing>> timeSteps(const Rin& rin, int64_t repeats, std::stop_token stop) {
    return guardTorch("timing", [&]() -> Result<std::vector<Timing>> {
        c10::InferenceMode guard;
        const RinNetworkConfig& network = rin.config().network;
        int64_t tokens = rin.config().maxTextLength;
        TextCondition prompt = randomText(tokens, std::min(kRealTokens, tokens), network.labelDim);
        TextCondition unconditional = randomText(1, 1, network.labelDim);
        TextCondition both = stackedText(prompt, unconditional);
        at::Tensor targets = at::ones({2, static_cast<int64_t>(rin.config().rewardKeys.size())});
        MIRO_TRY(RinCondition two, rin.prepare(both, targets, stop));
        RinCondition one = two.select({0});

        auto onDevice = at::TensorOptions().device(rin.device());
        at::Tensor y = at::randn({2, network.inputChannels, network.dataSize, network.dataSize}).to(rin.device());
        at::Tensor gamma = at::full({1}, 0.5, onDevice);
        at::Tensor previous = at::randn({2, rin.latentRows(two), network.latentDim}).to(rin.device());

        SampleRequest request{
            .prompt = prompt, .unconditional = unconditional, .settings = {}, .seeds = {0}, .start = {}};
        request.settings.steps = kRunSteps;
        request.settings.guidance = 7.0;

        Stopwatch time(rin, std::max<int64_t>(repeats, 1), stop);
        std::vector<Timing> timings;
        auto add = [&](Result<Timing> timing) -> Result<void> {
            if (!timing.ok())
                return timing.error();
            timings.push_back(*timing);
            return {};
        };
        MIRO_CHECK_OK(add(time("conditioning", [&] { return discard(rin.prepare(both, targets, stop)); })));
        MIRO_CHECK_OK(
            add(time("guided_evaluation", [&] { return discard(rin.forward(y, gamma, two, previous, stop)); })));
        at::Tensor yOne = y.narrow(0, 0, 1);
        at::Tensor previousOne = previous.narrow(0, 0, 1);
        MIRO_CHECK_OK(
            add(time("plain_evaluation", [&] { return discard(rin.forward(yOne, gamma, one, previousOne, stop)); })));
        MIRO_CHECK_OK(add(time(
            "sampler_step", [&] { return discard(sampleLatents(rin, request, nullptr, stop)); }, kRunSteps)));
        return timings;
    });
}

int64_t residentMemory() {
    return deviceMemory(at::kCPU).allocated;
}

} // namespace miro
