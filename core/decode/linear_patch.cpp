#include "decode/linear_patch.h"

#include "decode/codec_sizes.h"
#include "decode/exact_codec.h"
#include "tensor/weights.h"

#include <ATen/ATen.h>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int64_t kMaxPatch = 256;

} // namespace

int64_t LinearPatchCodec::channels() const {
    return m_basis.size(1);
}

Result<LinearPatchCodec> LinearPatchCodec::open(const DecoderSource& source) {
    const PostprocessingConfig& config = source.config;
    auto badConfig = [&](const std::string& what) {
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: {}", oneLine((source.modelFolder / "config.json").string()), what)};
    };
    if (config.codecFile.empty())
        return badConfig("postprocessing.file, the codec's file, is missing");
    MIRO_TRY(auto file, openTensorFile(source.modelFolder / config.codecFile));
    return guardTorch("cannot load the patch codec", [&]() -> Result<LinearPatchCodec> {
        c10::InferenceMode inference;
        // The basis says the sizes; the others must agree.
        auto basis = file->tensors().find("basis");
        const std::vector<int64_t> shape =
            basis == file->tensors().end() ? std::vector<int64_t>{} : basis->second.shape;
        LinearPatchCodec codec;
        if (shape.size() == 2)
            codec.m_patchSize = static_cast<int64_t>(std::lround(std::sqrt(static_cast<double>(shape[0]) / kColours)));
        const int64_t patch = codec.m_patchSize;
        if (patch < 1 || patch > kMaxPatch || shape[0] != patch * patch * kColours || shape[1] < 1 ||
            shape[1] > kMaxChannels)
            return Error{ErrorCode::Corrupt, fmt::format("{}: tensor basis {} is no basis of square RGB patches",
                                                         oneLine(file->path().string()),
                                                         shape.empty() ? "is missing or" : "has a shape that")};
        if (config.patchSize != 0 && config.patchSize != patch)
            return badConfig(fmt::format("postprocessing.patch_size is {}; {} has patches of {}", config.patchSize,
                                         oneLine(config.codecFile, 80), patch));
        Weights weights(*file);
        codec.m_basis = weights.get("basis", shape).clone();
        codec.m_mean = weights.get("mean", {shape[0]}).clone();
        codec.m_scale = weights.get("scale", {shape[1]}).clone();
        MIRO_CHECK_OK(weights.finish());
        if (codec.m_scale.eq(0).any().item<bool>())
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: tensor scale holds 0; get the file again", oneLine(file->path().string()))};
        return codec;
    });
}

at::Tensor LinearPatchCodec::decode(const at::Tensor& latents) const {
    const int64_t batch = latents.size(0), h = latents.size(2), w = latents.size(3), p = m_patchSize;
    const at::Tensor places = latents.permute({0, 2, 3, 1}) / m_scale; // (N, h, w, C)
    const at::Tensor patches = at::linear(places, m_basis) + m_mean;   // (N, h, w, p*p*3)
    return patches.view({batch, h, w, p, p, kColours})
        .permute({0, 5, 1, 3, 2, 4})
        .reshape({batch, kColours, h * p, w * p});
}

at::Tensor LinearPatchCodec::encode(const at::Tensor& pixels) const {
    const int64_t batch = pixels.size(0), p = m_patchSize, h = pixels.size(2) / p, w = pixels.size(3) / p;
    const at::Tensor patches =
        pixels.view({batch, kColours, h, p, w, p}).permute({0, 2, 4, 3, 5, 1}).reshape({batch, h, w, p * p * kColours});
    const at::Tensor places = at::matmul(patches - m_mean, m_basis) * m_scale;
    return places.permute({0, 3, 1, 2}).contiguous();
}

Result<std::unique_ptr<LatentDecoder>> openLinearPatchDecoder(const DecoderSource& source) {
    MIRO_TRY(LinearPatchCodec codec, LinearPatchCodec::open(source));
    return std::unique_ptr<LatentDecoder>(std::make_unique<ExactCodecDecoder<LinearPatchCodec>>(std::move(codec)));
}

Result<std::unique_ptr<LatentEncoder>> openLinearPatchEncoder(const DecoderSource& source) {
    MIRO_TRY(LinearPatchCodec codec, LinearPatchCodec::open(source));
    return std::unique_ptr<LatentEncoder>(std::make_unique<ExactCodecEncoder<LinearPatchCodec>>(std::move(codec)));
}

} // namespace miro
