#include "flow/generate.h"

#include "base/files.h"
#include "base/paths.h"
#include "flow/background_hash.h"
#include "flow/generator.h"
#include "flow/output_plan.h"
#include "flow/picture_metadata.h"
#include "image/image_file.h"
#include "tensor/npy.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <fmt/format.h>
#include <random>

namespace miro {
namespace {

// Pictures sampled at once: enough to fill a processor's vector units, few enough for its memory.
constexpr size_t kBatch = 4;

// Steps of all batches as one count.
class StepProgress : public StepSink {
public:
    StepProgress(ProgressSink& progress, int64_t total) : m_progress(progress), m_total(total) {}

    void beginBatch(size_t pictures) { m_pictures = static_cast<int64_t>(pictures); }

    void stepDone(const StepEvent&) override {
        m_done += m_pictures;
        m_progress.progress({"sample", m_done, m_total});
    }

private:
    ProgressSink& m_progress;
    int64_t m_total;
    int64_t m_pictures = 0;
    int64_t m_done = 0;
};

// torch's generator tells 32 bits apart, and short numbers are easier to pass on.
uint64_t randomSeed() {
    return std::random_device{}();
}

// Draws batch after batch and hands the files to the group.
class Run {
public:
    Run(Generator& generator, const GenerationSettings& settings, const OutputPlan& outputs, ProgressSink& progress,
        std::stop_token stop)
        : m_generator(generator), m_settings(settings), m_outputs(outputs), m_progress(progress),
          m_stop(std::move(stop)) {}

    Result<void> draw(const TextCondition& prompt, const std::vector<uint64_t>& seeds, BackgroundHash& hash) {
        for (const auto& folder : m_outputs.newFolders)
            MIRO_CHECK_OK(m_files.createFolder(folder));
        const auto count = static_cast<int64_t>(seeds.size());
        StepProgress steps(m_progress, m_settings.steps.value_or(0) * count);
        m_progress.progress({"sample", 0, m_settings.steps.value_or(0) * count});
        std::vector<at::Tensor> allLatents;
        for (size_t first = 0; first < seeds.size(); first += kBatch) {
            std::vector<uint64_t> batch(seeds.begin() + static_cast<ptrdiff_t>(first),
                                        seeds.begin() + static_cast<ptrdiff_t>(std::min(first + kBatch, seeds.size())));
            steps.beginBatch(batch.size());
            MIRO_TRY(Latents latents, m_generator.sample(prompt, m_settings, batch, &steps, m_stop));
            if (m_modelSha256.empty()) {
                MIRO_TRY(m_modelSha256, hash.take());
            }
            MIRO_CHECK_OK(addPictures(latents, batch, first, count));
            if (!m_outputs.latents.empty())
                allLatents.push_back(latents.values);
        }
        if (!allLatents.empty())
            MIRO_CHECK_OK(m_files.add(m_outputs.latents, npyBytes(at::cat(allLatents))));
        if (m_stop.stop_requested())
            return stoppedError();
        return m_files.commit();
    }

private:
    Result<void> addPictures(const Latents& latents, const std::vector<uint64_t>& seeds, size_t first, int64_t count) {
        const bool linear = m_outputs.format == ImageFormat::Exr;
        for (size_t i = 0; i < seeds.size(); ++i) {
            Latents one{latents.values.narrow(0, static_cast<int64_t>(i), 1)};
            std::string bytes;
            if (linear) {
                MIRO_TRY(std::vector<FloatImage> images, m_generator.decoder().decodeLinear(one, m_stop));
                MIRO_TRY(bytes, encodeExr(images.front(), textOf(images.front(), seeds[i])));
            } else {
                MIRO_TRY(std::vector<Image> images, m_generator.decoder().decode(one, m_stop));
                EncodeOptions options;
                options.text = textOf(images.front(), seeds[i]);
                MIRO_TRY(bytes, encodeImage(images.front(), m_outputs.format, options));
            }
            MIRO_CHECK_OK(m_files.add(m_outputs.pictures[first + i], bytes));
            m_progress.progress({"decode", static_cast<int64_t>(first + i) + 1, count});
        }
        return {};
    }

    template <typename Picture>
    TextEntries textOf(const Picture& picture, uint64_t seed) const {
        PictureOrigin origin;
        origin.model = m_generator.files().place.name;
        origin.modelSha256 = m_modelSha256;
        origin.rewardKeys = m_generator.files().config.rewardKeys;
        origin.settings = m_settings;
        origin.expandedPrompt = m_settings.prompt;
        origin.precision = m_generator.plan().precision;
        origin.device = m_generator.plan().device.is_cuda() ? "cuda" : "cpu";
        origin.seed = seed;
        origin.width = picture.width;
        origin.height = picture.height;
        return pictureText(origin, m_outputs.format);
    }

    Generator& m_generator;
    const GenerationSettings& m_settings;
    const OutputPlan& m_outputs;
    ProgressSink& m_progress;
    std::stop_token m_stop;
    std::string m_modelSha256;
    AtomicFileGroup m_files;
};

std::vector<std::string> notesFor(const GeneratorInfo& info, const std::string& prompt) {
    if (!info.pack)
        return {};
    std::vector<std::string> unknown = unknownWords(*info.pack, prompt);
    if (unknown.empty())
        return {};
    return {fmt::format("note: the {} model does not know '{}'; it draws {}", oneLine(info.pack->name, 80),
                        fmt::join(unknown, "', '"), oneLine(info.pack->draws, 1000))};
}

Result<GenerateOutcome> generateGuarded(const GenerateRequest& request, ProgressSink& progress, std::stop_token stop) {
    MIRO_TRY(ModelStore store, ModelStore::open(request.modelFolders));
    MIRO_TRY(GeneratorFiles files, findGeneratorFiles(store, request.model, request.variant));
    MIRO_TRY(GenerationSettings settings,
             resolveSettings(request.settings, files.info.defaults, files.config.rewardKeys));
    if (!settings.seed)
        settings.seed = randomSeed();
    std::vector<uint64_t> seeds;
    for (int64_t i = 0; i < settings.count; ++i)
        seeds.push_back(*settings.seed + static_cast<uint64_t>(i));
    MIRO_TRY(OutputPlan outputs, planOutputs(request, seeds, libraryFolder(), localToday()));
    MIRO_TRY(ComputePlan plan, planCompute(settings.device, settings.precision));

    GenerateOutcome outcome;
    outcome.notes = notesFor(files.info, settings.prompt);
    BackgroundHash hash(files.weights);
    MIRO_TRY(std::unique_ptr<Generator> generator, Generator::open(std::move(files), plan));
    progress.progress({"encode", 0, 1});
    MIRO_TRY(TextCondition prompt, generator->encode(settings.prompt, stop));
    progress.progress({"encode", 1, 1});
    progress.progress({"load", 0, 1});
    MIRO_CHECK_OK(generator->load(stop));
    progress.progress({"load", 1, 1});

    Run run(*generator, settings, outputs, progress, stop);
    MIRO_CHECK_OK(run.draw(prompt, seeds, hash));
    for (size_t i = 0; i < seeds.size(); ++i)
        outcome.pictures.push_back({outputs.pictures[i], seeds[i]});
    progress.progress({"write", settings.count, settings.count});
    return outcome;
}

} // namespace

Result<GenerateOutcome> generate(const GenerateRequest& request, ProgressSink& progress, std::stop_token stop) {
    return guardTorch("generating", [&] { return generateGuarded(request, progress, stop); });
}

} // namespace miro
