// Pictures to look at while the flow trains: held-out captions, drawn as the program draws.
#include "base/files.h"
#include "decode/decoder.h"
#include "image/contact_sheet.h"
#include "image/image_file.h"
#include "sample/sampler.h"
#include "sample/text_pair.h"
#include "tensor/torch_guard.h"
#include "train/flow_task.h"
#include "train/memory_tensors.h"
#include "train/random_streams.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int kColumns = 4;

// The first `most` rows of the held-out batches below each other.
TextCondition textOf(const std::vector<TrainBatch>& batches, int64_t most) {
    TextCondition text = batches.front().text;
    for (size_t i = 1; i < batches.size() && text.tokens.size(0) < most; ++i)
        text = stackedText(text, batches[i].text);
    const int64_t rows = std::min(most, text.tokens.size(0));
    return {text.tokens.narrow(0, 0, rows).to(at::kCPU, at::kFloat), text.mask.narrow(0, 0, rows).to(at::kCPU)};
}

// The network as it stands, as the program draws with it.
class Drawer {
public:
    static Result<Drawer> open(const RinNetwork& network, const FlowSetting& setting, const FlowExport& model,
                               const TextCondition& text, uint64_t seed, const std::stop_token& stop) {
        Drawer drawer;
        drawer.m_config = network.config();
        const MemoryTensors weights(network.state());
        MIRO_TRY(drawer.m_rin, Rin::load(drawer.m_config, weights, {network.device(), Precision::Fp32}, stop));
        drawer.m_request.prompt = text;
        MIRO_TRY(drawer.m_request.unconditional, unconditionalText(setting.unconditional.to(at::kCPU)));
        for (int64_t i = 0; i < text.tokens.size(0); ++i)
            drawer.m_request.seeds.push_back(
                mixedSeed({seed, static_cast<uint64_t>(RandomPurpose::Sample), static_cast<uint64_t>(i)}));
        std::map<std::string, at::Tensor> scaling;
        if (model.scaling.scale.defined())
            scaling = {{"postprocessing.scale", model.scaling.scale}, {"postprocessing.bias", model.scaling.bias}};
        const MemoryTensors scalingFile(std::move(scaling));
        DecoderSource source;
        source.config = drawer.m_config.postprocessing;
        source.config.codecFile = model.codec.filename().string();
        source.modelFolder = model.codec.parent_path();
        source.weights = &scalingFile;
        source.vaeFolder = model.vaeFolder;
        source.device = network.device();
        source.stop = stop;
        MIRO_TRY(drawer.m_decoder, openDecoder(source));
        return drawer;
    }

    // target: of all rewards; nothing: the model's own.
    Result<std::vector<Image>> draw(std::optional<double> target, const std::stop_token& stop) {
        GenerationSettings settings;
        if (target)
            for (const std::string& key : m_config.rewardKeys)
                settings.positive[key] = target;
        MIRO_TRY(m_request.settings, resolveSettings(settings, m_config.defaults, m_config.rewardKeys));
        MIRO_TRY(const Latents latents, sampleLatents(*m_rin, m_request, nullptr, stop));
        return m_decoder->decode(latents, stop);
    }

private:
    RinConfig m_config;
    std::unique_ptr<Rin> m_rin;
    std::unique_ptr<LatentDecoder> m_decoder;
    SampleRequest m_request;
};

Result<std::string> sheetOf(const std::vector<Image>& pictures) {
    MIRO_TRY(const Image sheet, contactSheet(pictures, kColumns));
    return encodeImage(sheet, ImageFormat::Png);
}

} // namespace

Result<void> FlowTask::samplesTo(const std::filesystem::path& folder, std::stop_token stop) {
    return guardTorch("drawing samples", [&]() -> Result<void> {
        at::NoGradGuard looking;
        m_sampleNumbers.clear();
        MIRO_CHECK_OK(readHeldOut(stop));
        if (m_heldOut.empty() || m_settings.samples < 1)
            return {};
        const TextCondition text = textOf(m_heldOut, m_settings.samples);
        MIRO_TRY(Drawer drawer, Drawer::open(*m_network, m_setting, m_export, text, m_settings.seed, stop));
        MIRO_TRY(const std::vector<Image> pictures, drawer.draw({}, stop));
        MIRO_TRY(std::vector<std::string> captions, m_source->heldOutCaptions());
        captions.resize(pictures.size());
        std::string prompts;
        for (const std::string& caption : captions)
            prompts += oneLine(caption) + "\n";
        AtomicFileGroup files;
        MIRO_TRY(const std::string sheet, sheetOf(pictures));
        MIRO_CHECK_OK(files.add(folder / "sheet.png", sheet));
        MIRO_CHECK_OK(files.add(folder / "prompts.txt", prompts));
        TrainNumbers numbers;
        for (const int target : {1, 0}) {
            if (!m_scores)
                break;
            MIRO_TRY(const std::vector<Image> asked, drawer.draw(target, stop));
            MIRO_TRY(const std::string bytes, sheetOf(asked));
            MIRO_CHECK_OK(files.add(folder / fmt::format("sheet-at-{}.png", target), bytes));
            MIRO_TRY(const TrainNumbers means, m_scores->means(asked, captions, fmt::format("_at_{}", target), stop));
            numbers.insert(numbers.end(), means.begin(), means.end());
        }
        MIRO_CHECK_OK(files.commit());
        m_sampleNumbers = std::move(numbers);
        return {};
    });
}

} // namespace miro
