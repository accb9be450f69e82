#include "model/clip_vision.h"

#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {
namespace {

std::string visionBlocksPrefix(ClipLayout layout) {
    return layout == ClipLayout::HuggingFace ? "vision_model.encoder.layers." : "visual.transformer.resblocks.";
}

} // namespace

Result<std::unique_ptr<ClipVision>> ClipVision::load(const ClipConfig& config, const TensorFile& file,
                                                     const at::Device& device, const NetworkNumerics& numerics,
                                                     std::stop_token stop) {
    return guardTorch("cannot load the picture network", [&]() -> Result<std::unique_ptr<ClipVision>> {
        c10::InferenceMode inference;
        Weights weights(file, {at::kFloat, device, stop});
        WeightsSource source(weights);
        auto network = std::make_unique<ClipVision>(config, source, numerics);
        MIRO_CHECK_OK(weights.finish(visionBlocksPrefix(config.layout)));
        file.dropPages(); // all that is needed was copied
        return network;
    });
}

ClipVision::ClipVision(const ClipConfig& config, ParameterSource& source, const NetworkNumerics& numerics)
    : m_config(config.vision) {
    const bool hf = config.layout == ClipLayout::HuggingFace;
    const int64_t width = m_config.width, patch = m_config.patch;
    const std::string top = hf ? "vision_model." : "visual.";
    m_class = source.get(top + (hf ? "embeddings.class_embedding" : "class_embedding"), {width});
    m_positions = source.get(top + (hf ? "embeddings.position_embedding.weight" : "positional_embedding"),
                             {1 + m_config.grid() * m_config.grid(), width});
    const at::Tensor kernel =
        source.get(top + (hf ? "embeddings.patch_embedding.weight" : "conv1.weight"), {width, 3, patch, patch});
    if (source.sound())
        m_patches = Linear(kernel.reshape({width, 3 * patch * patch}), {}, numerics);
    m_pre = LayerNorm::load(source, top + (hf ? "pre_layrnorm" : "ln_pre"), width, m_config.eps);
    for (int64_t i = 0; i < m_config.layers && source.sound(); ++i)
        m_blocks.push_back(ClipBlock::load(source, visionBlocksPrefix(config.layout) + std::to_string(i), m_config,
                                           config.layout, numerics));
    m_post = LayerNorm::load(source, top + (hf ? "post_layernorm" : "ln_post"), width, m_config.eps);
    if (hf) {
        m_projection = Linear::load(source, "visual_projection", width, config.features, false, numerics);
    } else {
        const at::Tensor projection = source.get("visual.proj", {width, config.features});
        if (source.sound())
            m_projection = Linear(projection.t().contiguous(), {}, numerics);
    }
}

at::Tensor ClipVision::embed(const at::Tensor& pixels) const {
    const at::Tensor patches = m_patches(patchesOf(pixels, m_config.patch)).to(at::kFloat);
    const at::Tensor first = m_class.expand({pixels.size(0), 1, m_config.width});
    return m_pre(at::cat({first, patches}, 1).add_(m_positions));
}

Result<at::Tensor> ClipVision::forward(const at::Tensor& pixels, std::stop_token stop) const {
    return guardTorch("cannot look at the pictures", [&]() -> Result<at::Tensor> {
        c10::InferenceMode inference;
        at::Tensor x = embed(pixels);
        for (size_t i = 0; i + 1 < m_blocks.size(); ++i) {
            if (stop.stop_requested())
                return stoppedError();
            x = m_blocks[i](x, x, {});
        }
        const at::Tensor pooled = m_blocks.back()(x.narrow(1, 0, 1).contiguous(), x, {});
        return m_projection(m_post(pooled.squeeze(1))).to(at::kFloat);
    });
}

Result<at::Tensor> ClipVision::tokens(const at::Tensor& pixels, std::stop_token stop) const {
    return guardTorch("cannot look at the pictures", [&]() -> Result<at::Tensor> {
        c10::InferenceMode inference;
        at::Tensor x = embed(pixels);
        for (const ClipBlock& block : m_blocks) {
            if (stop.stop_requested())
                return stoppedError();
            x = block(x, x, {});
        }
        return x;
    });
}

at::Tensor patchesOf(const at::Tensor& pixels, int64_t patch) {
    const int64_t rows = pixels.size(2) / patch, columns = pixels.size(3) / patch;
    return pixels.narrow(2, 0, rows * patch)
        .narrow(3, 0, columns * patch)
        .reshape({pixels.size(0), 3, rows, patch, columns, patch})
        .permute({0, 2, 4, 1, 3, 5})
        .reshape({pixels.size(0), rows * columns, 3 * patch * patch});
}

} // namespace miro
