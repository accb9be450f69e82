#include "flow/prompt_drawer.h"

#include "decode/latent_scaling.h"
#include "flow/draw_plan.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>

namespace miro {
namespace {

constexpr size_t kRowsAtOnce = 32;

} // namespace

Result<std::unique_ptr<PromptDrawer>> PromptDrawer::open(const GenerateRequest& request, std::stop_token stop) {
    MIRO_TRY(ModelPlan plan, planModel(request));
    std::unique_ptr<PromptDrawer> drawer(new PromptDrawer);
    MIRO_TRY(drawer->m_settings,
             resolveSettings(request.settings, plan.files.info.defaults, plan.files.config.rewardKeys));
    MIRO_TRY(drawer->m_generator, Generator::open(std::move(plan.files), plan.compute));
    MIRO_CHECK_OK(drawer->m_generator->load(stop));
    return drawer;
}

Result<void> PromptDrawer::encode(const std::vector<std::string>& prompts, PromptTexts& texts, std::stop_token stop) {
    std::vector<std::string> missing;
    for (const std::string& prompt : prompts)
        if (!texts.contains(prompt) && std::find(missing.begin(), missing.end(), prompt) == missing.end())
            missing.push_back(prompt);
    if (missing.empty())
        return {};
    MIRO_TRY(const std::vector<TextCondition> encoded, m_generator->encodeAll(missing, stop));
    for (size_t i = 0; i < missing.size(); ++i)
        texts[missing[i]] = {encoded[i].tokens.to(at::kCPU), encoded[i].mask.to(at::kCPU)};
    return {};
}

Result<DrawnPictures> PromptDrawer::draw(const std::vector<DrawnRow>& rows, const std::stop_token& stop) {
    return guardTorch("drawing pictures", [&]() -> Result<DrawnPictures> {
        DrawnPictures drawn;
        std::vector<at::Tensor> latents;
        const at::Device device = m_generator->plan().device;
        for (size_t first = 0; first < rows.size(); first += kRowsAtOnce) {
            const size_t end = std::min(first + kRowsAtOnce, rows.size());
            std::vector<TextCondition> texts;
            SampleGroup group;
            const bool own = std::any_of(rows.begin() + static_cast<std::ptrdiff_t>(first),
                                         rows.begin() + static_cast<std::ptrdiff_t>(end),
                                         [](const DrawnRow& row) { return !row.positive.empty(); });
            for (size_t i = first; i < end; ++i) {
                texts.push_back(*rows[i].text);
                group.seeds.push_back(rows[i].seed);
                if (!own)
                    continue;
                RewardTargets targets = m_settings.positive;
                for (const auto& [reward, target] : rows[i].positive)
                    targets[reward] = target;
                group.positive.push_back(std::move(targets));
            }
            const TextCondition joined = joinConditions(texts);
            const PromptPair pair{{joined.tokens.to(device), joined.mask.to(device)}, m_generator->unconditional()};
            MIRO_TRY(const Latents sampled, m_generator->sample(pair, m_settings, group, nullptr, stop));
            MIRO_TRY(std::vector<Image> images, m_generator->decoder().decode(sampled, stop));
            for (Image& image : images)
                drawn.images.push_back(std::move(image));
            latents.push_back(sampled.values.to(at::kCPU));
        }
        drawn.latents = at::cat(latents);
        return drawn;
    });
}

Result<at::Tensor> PromptDrawer::latentsOf(std::span<const Image> pictures, std::stop_token stop) {
    MIRO_TRY(const Latents latents, m_generator->encodePictures(pictures, std::move(stop)));
    return latents.values.to(at::kCPU);
}

Result<at::Tensor> PromptDrawer::stored(const at::Tensor& latents, std::stop_token stop) const {
    const PostprocessingConfig& config = m_generator->files().config.postprocessing;
    if (config.modelType != "sdxl")
        return latents;
    MIRO_TRY(const LatentScaling scaling,
             LatentScaling::forSdxl(config, m_generator->decoderSource(std::move(stop)).weights));
    return scaling.toVae(latents);
}

} // namespace miro
