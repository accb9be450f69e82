#include "flow/loaded_generator.h"

#include "tensor/device_memory.h"

#include <ATen/ATen.h>

namespace miro {

Result<std::unique_ptr<LoadedGenerator>> LoadedGenerator::open(const ModelPlan& plan,
                                                               const std::filesystem::path& cacheFolder) {
    std::vector<FileStamp> stamps = stampsOf(plan.files);
    MIRO_TRY(std::unique_ptr<Generator> generator, Generator::open(plan.files, plan.compute));
    return std::unique_ptr<LoadedGenerator>(
        new LoadedGenerator(std::move(generator), std::move(stamps), Previewer(cacheFolder / "preview")));
}

bool LoadedGenerator::serves(const ModelPlan& plan) const {
    const ComputePlan& mine = m_generator->plan();
    return plan.files.place.name == name() && plan.compute.device == mine.device &&
           plan.compute.precision == mine.precision && stampsOf(plan.files) == m_stamps;
}

void LoadedGenerator::makeRoomForText(const std::vector<std::string>& prompts) {
    const at::Device encoderDevice = at::kCPU; // where a missing allocation ends the program instead of failing
    if (device().is_cpu() && m_generator->needsTextEncoder(prompts) &&
        deviceMemory(encoderDevice).free < m_generator->textEncoderBytes() * 5 / 4)
        m_generator->unloadNetworks();
}

Result<std::vector<TextCondition>> LoadedGenerator::encodeAll(const std::vector<std::string>& prompts,
                                                              std::stop_token stop) {
    makeRoomForText(prompts);
    auto conditions = m_generator->encodeAll(prompts, stop);
    if (conditions.ok() || conditions.error().code != ErrorCode::OutOfMemory)
        return conditions;
    m_generator->unloadNetworks();
    return m_generator->encodeAll(prompts, stop);
}

Result<PromptPair> LoadedGenerator::encode(const GenerationSettings& settings, std::stop_token stop) {
    std::vector<std::string> prompts{settings.prompt};
    if (!settings.negativePrompt.empty())
        prompts.push_back(settings.negativePrompt);
    makeRoomForText(prompts);
    auto pair = m_generator->encode(settings.prompt, settings.negativePrompt, stop);
    if (pair.ok() || pair.error().code != ErrorCode::OutOfMemory)
        return pair;
    m_generator->unloadNetworks();
    return m_generator->encode(settings.prompt, settings.negativePrompt, stop);
}

Result<at::Tensor> LoadedGenerator::encodeStart(const std::optional<StartPicture>& picture, std::stop_token stop) {
    if (!picture)
        return at::Tensor();
    if (m_startSha256 != picture->sha256) {
        MIRO_TRY(Latents latents, m_generator->encodePictures({&picture->image, 1}, stop));
        m_startLatents = latents.values;
        m_startSha256 = picture->sha256;
    }
    return m_startLatents;
}

void LoadedGenerator::beginHash() {
    if (!m_hash)
        m_hash = std::make_unique<BackgroundHash>(m_generator->files().weights);
}

Result<std::string> LoadedGenerator::weightsSha256(std::stop_token stop) {
    beginHash();
    return m_hash->wait(std::move(stop));
}

Result<void> LoadedGenerator::preparePreviews(PreviewMethod method, std::stop_token stop) {
    return m_previewer.prepare(method, m_generator->decoder(), m_generator->decoderSource(stop), stop);
}

std::vector<Image> LoadedGenerator::preview(PreviewMethod method, const at::Tensor& x0) const {
    return m_previewer.draw(method, m_generator->decoder(), x0);
}

void LoadedGenerator::freeSpareMemory() {
    m_generator->unloadTextEncoder();
    releaseCachedMemory(device());
}

} // namespace miro
