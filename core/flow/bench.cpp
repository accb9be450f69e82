#include "flow/bench.h"

#include "decode/latent_scaling.h"
#include "decode/sdxl.h"
#include "flow/generator_files.h"
#include "hub/model_store.h"
#include "model/t5_encoder.h"
#include "sample/step_timing.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <functional>
#include <sys/resource.h>
#include <unistd.h>

namespace miro {
namespace {

constexpr int64_t kTextTokens = 20;
// Of 24: enough to be measured where the whole encoder would not fit.
constexpr int64_t kFewTextLayers = 4;

double secondsOf(const std::function<void()>& work) {
    auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// The median of `repeats` calls after an unmeasured one.
Result<BenchItem> measure(const std::string& what, int64_t repeats, const std::stop_token& stop,
                          const std::function<Result<void>()>& work) {
    std::vector<double> seconds;
    for (int64_t i = 0; i <= repeats; ++i) {
        if (stop.stop_requested())
            return stoppedError();
        Result<void> done;
        double took = secondsOf([&] { done = work(); });
        MIRO_CHECK_OK(done);
        if (i > 0)
            seconds.push_back(took);
    }
    std::sort(seconds.begin(), seconds.end());
    return BenchItem{what, repeats, seconds[seconds.size() / 2], seconds.front(), seconds.back(), {}};
}

int64_t peakMemory() {
    rusage usage{};
    return ::getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss * int64_t{1024} : 0;
}

int64_t freeMemory() {
    return static_cast<int64_t>(::sysconf(_SC_AVPHYS_PAGES)) * ::sysconf(_SC_PAGESIZE);
}

VaeConfig publishedVaeConfig() {
    VaeConfig config;
    config.layersPerBlock = 2;
    config.blockChannels = {128, 256, 512, 512};
    return config;
}

// One benchmark run, part after part; each part's weights are gone before the next one's come.
class Bench {
public:
    Bench(const BenchRequest& request, const ComputePlan& plan, ProgressSink& progress, std::stop_token stop)
        : m_request(request), m_plan(plan), m_progress(progress), m_stop(std::move(stop)) {}

    Result<BenchReport> run() {
        m_report.device = m_plan.device.str();
        m_report.precision = toText(m_plan.precision);
        m_report.model = m_request.model;
        m_report.threads = at::get_num_threads();
        const int64_t parts = m_request.textEncoder ? 3 : 2;
        m_progress.progress({"bench", 0, parts});
        MIRO_CHECK_OK(network());
        m_progress.progress({"bench", 1, parts});
        MIRO_CHECK_OK(decoder());
        m_progress.progress({"bench", 2, parts});
        if (m_request.textEncoder)
            MIRO_CHECK_OK(textEncoder());
        m_progress.progress({"bench", parts, parts});
        m_report.peakBytes = peakMemory();
        return std::move(m_report);
    }

private:
    Result<void> network() {
        std::unique_ptr<Rin> rin;
        if (m_request.model.empty()) {
            MIRO_TRY(rin, Rin::random(publishedRinConfig(), m_plan, 0));
        } else {
            MIRO_CHECK_OK(loadModel(rin));
        }
        MIRO_TRY(std::vector<Timing> timings, timeSteps(*rin, m_request.repeats, m_stop));
        for (const Timing& timing : timings)
            m_report.items.push_back({timing.what, timing.repeats, timing.median, timing.minimum, timing.maximum, {}});
        m_report.samplingBytes = residentMemory();
        return {};
    }

    Result<void> loadModel(std::unique_ptr<Rin>& rin) {
        MIRO_TRY(ModelStore store, ModelStore::open(m_request.modelFolders));
        MIRO_TRY(GeneratorPlace place, store.findGenerator(m_request.model, m_request.variant));
        MIRO_TRY(RinConfig config, readRinConfig(place.folder / "config.json"));
        MIRO_TRY(BenchItem item, measure("load", m_request.repeats, m_stop, [&]() -> Result<void> {
                     rin.reset();
                     MIRO_TRY(auto file, openTensorFile(place.folder / "model.safetensors"));
                     MIRO_TRY(rin, Rin::load(config, *file, m_plan, m_stop));
                     return {};
                 }));
        item.note = "the file in the system's cache";
        m_report.items.push_back(item);
        return {};
    }

    Result<void> decoder() {
        c10::InferenceMode guard;
        const VaeConfig config = publishedVaeConfig();
        RandomSource source(0, m_plan.device);
        WeightOptions options{at::kFloat, m_plan.device};
        VaeDecoder vae(config, source, options);
        at::Tensor latents = at::randn({1, config.latentChannels, 32, 32}).to(m_plan.device);
        MIRO_TRY(BenchItem item, measure("decode", m_request.repeats, m_stop, [&]() -> Result<void> {
                     MIRO_TRY(at::Tensor pixels, vae.decode(latents, m_stop));
                     pixels.to(at::kCPU); // waits for a device
                     return {};
                 }));
        item.note = "256 x 256 pixels, fp32";
        m_report.items.push_back(item);
        return {};
    }

    Result<void> textEncoder() {
        c10::InferenceMode guard;
        T5Config config = T5Config::flanT5Xl();
        const int64_t layers = config.layers;
        // Twice its size: the weights, and what else has to stay in memory.
        if (m_plan.device.is_cpu() && freeMemory() < config.parameterCount() * 4 * 2)
            config.layers = std::min(layers, kFewTextLayers);
        RandomSource source(0, m_plan.device);
        T5Encoder encoder(config, source);
        at::Tensor ids = at::randint(3, config.vocabulary, {1, kTextTokens}, at::kLong).to(m_plan.device);
        MIRO_TRY(BenchItem item, measure("text_encode", m_request.repeats, m_stop, [&]() -> Result<void> {
                     MIRO_TRY(at::Tensor states, encoder.forward(ids, {}, m_stop));
                     states.to(at::kCPU);
                     return {};
                 }));
        item.note = fmt::format("{} tokens, fp32", kTextTokens);
        if (config.layers < layers) {
            const double scale = static_cast<double>(layers) / static_cast<double>(config.layers);
            for (double* seconds : {&item.median, &item.minimum, &item.maximum})
                *seconds *= scale;
            item.note += fmt::format(", {} of {} layers, scaled: memory is short", config.layers, layers);
        }
        m_report.items.push_back(item);
        return {};
    }

    const BenchRequest& m_request;
    ComputePlan m_plan;
    ProgressSink& m_progress;
    std::stop_token m_stop;
    BenchReport m_report;
};

} // namespace

Result<BenchReport> runBench(const BenchRequest& request, ProgressSink& progress, std::stop_token stop) {
    return guardTorch("measuring", [&]() -> Result<BenchReport> {
        MIRO_TRY(ComputePlan plan, planCompute(request.device, request.precision));
        return Bench(request, plan, progress, stop).run();
    });
}

} // namespace miro
