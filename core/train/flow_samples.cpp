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

Result<std::vector<Image>> draw(const RinNetwork& network, const FlowSetting& setting, const FlowExport& model,
                                const TextCondition& text, uint64_t seed, const std::stop_token& stop) {
    const RinConfig& config = network.config();
    const MemoryTensors weights(network.state());
    MIRO_TRY(const auto rin, Rin::load(config, weights, {network.device(), Precision::Fp32}, stop));
    SampleRequest request;
    request.prompt = text;
    MIRO_TRY(request.unconditional, unconditionalText(setting.unconditional.to(at::kCPU)));
    MIRO_TRY(request.settings, resolveSettings({}, config.defaults, config.rewardKeys));
    for (int64_t i = 0; i < text.tokens.size(0); ++i)
        request.seeds.push_back(
            mixedSeed({seed, static_cast<uint64_t>(RandomPurpose::Sample), static_cast<uint64_t>(i)}));
    MIRO_TRY(const Latents latents, sampleLatents(*rin, request, nullptr, stop));
    std::map<std::string, at::Tensor> scaling;
    if (model.scaling.scale.defined())
        scaling = {{"postprocessing.scale", model.scaling.scale}, {"postprocessing.bias", model.scaling.bias}};
    const MemoryTensors scalingFile(std::move(scaling));
    DecoderSource source;
    source.config = config.postprocessing;
    source.config.codecFile = model.codec.filename().string();
    source.modelFolder = model.codec.parent_path();
    source.weights = &scalingFile;
    source.vaeFolder = model.vaeFolder;
    source.device = network.device();
    source.stop = stop;
    MIRO_TRY(const auto decoder, openDecoder(source));
    return decoder->decode(latents, stop);
}

} // namespace

Result<void> FlowTask::samplesTo(const std::filesystem::path& folder, std::stop_token stop) {
    return guardTorch("drawing samples", [&]() -> Result<void> {
        at::NoGradGuard looking;
        MIRO_CHECK_OK(readHeldOut(stop));
        if (m_heldOut.empty() || m_settings.samples < 1)
            return {};
        const TextCondition text = textOf(m_heldOut, m_settings.samples);
        MIRO_TRY(const std::vector<Image> pictures, draw(*m_network, m_setting, m_export, text, m_settings.seed, stop));
        MIRO_TRY(const Image sheet, contactSheet(pictures, kColumns));
        MIRO_TRY(const std::string png, encodeImage(sheet, ImageFormat::Png));
        MIRO_TRY(const std::vector<std::string> captions, m_source->heldOutCaptions());
        std::string prompts;
        for (size_t i = 0; i < pictures.size() && i < captions.size(); ++i)
            prompts += oneLine(captions[i]) + "\n";
        AtomicFileGroup files;
        MIRO_CHECK_OK(files.add(folder / "sheet.png", png));
        MIRO_CHECK_OK(files.add(folder / "prompts.txt", prompts));
        return files.commit();
    });
}

} // namespace miro
