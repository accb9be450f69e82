#include "decode/lapped_linear.h"

#include "decode/codec_sizes.h"
#include "decode/exact_codec.h"
#include "tensor/safetensors.h"
#include "tensor/weights.h"

#include <ATen/ATen.h>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int64_t kMaxStride = 128;

// The same along one side: `ends` (C) times the first and the last place stand before and after.
at::Tensor continuedBeyond(const at::Tensor& latents, int64_t dim, const at::Tensor& ends) {
    const at::Tensor factor = ends.view({1, -1, 1, 1});
    return at::cat({latents.narrow(dim, 0, 1) * factor, latents, latents.narrow(dim, -1, 1) * factor}, dim);
}

at::Tensor mirroredBeyond(const at::Tensor& pixels, int64_t dim, int64_t by) {
    return at::cat({pixels.narrow(dim, 0, by).flip(dim), pixels, pixels.narrow(dim, -by, by).flip(dim)}, dim);
}

} // namespace

at::Tensor mirroredBeyond(const at::Tensor& pixels, int64_t by) {
    return mirroredBeyond(mirroredBeyond(pixels, 2, by), 3, by);
}

Result<LappedLinearCodec> LappedLinearCodec::open(const DecoderSource& source) {
    const PostprocessingConfig& config = source.config;
    auto badConfig = [&](const std::string& what) {
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: {}", oneLine((source.modelFolder / "config.json").string()), what)};
    };
    if (config.codecFile.empty())
        return badConfig("postprocessing.file, the codec's file, is missing");
    MIRO_TRY(auto file, openTensorFile(source.modelFolder / config.codecFile));
    return guardTorch("cannot load the lapped codec", [&]() -> Result<LappedLinearCodec> {
        c10::InferenceMode inference;
        auto corrupt = [&](const std::string& what) {
            return Error{ErrorCode::Corrupt, fmt::format("{}: {}", oneLine(file->path().string()), what)};
        };
        // The analysis kernels say the sizes; the others must agree.
        auto analysis = file->tensors().find("analysis");
        const std::vector<int64_t> shape =
            analysis == file->tensors().end() ? std::vector<int64_t>{} : analysis->second.shape;
        const int64_t stride = shape.size() == 4 ? shape[2] / 2 : 0;
        if (stride < 2 || stride > kMaxStride || stride % 2 != 0 || shape[0] < 1 || shape[0] > kMaxChannels ||
            shape[1] != kColours || shape[2] != 2 * stride || shape[3] != 2 * stride)
            return corrupt(fmt::format("tensor analysis {} not kernels (C, 3, 2 s, 2 s) of an even s",
                                       shape.empty() ? "is missing:" : "has a shape that is"));
        if (config.patchSize != 0 && config.patchSize != stride)
            return badConfig(fmt::format("postprocessing.patch_size is {}; {} has places of {}", config.patchSize,
                                         oneLine(config.codecFile, 80), stride));
        Weights weights(*file);
        LappedLinearCodec codec(Tensors{weights.get("analysis", shape).clone(), weights.get("synthesis", shape).clone(),
                                        weights.get("mean", {kColours}).clone(),
                                        weights.get("scale", {shape[0]}).clone(),
                                        weights.get("mirror", {shape[0], 2}).clone()});
        MIRO_CHECK_OK(weights.finish());
        if (codec.m_tensors.scale.eq(0).any().item<bool>())
            return corrupt("tensor scale holds 0; get the file again");
        if (codec.m_tensors.mirror.abs().ne(1).any().item<bool>())
            return corrupt("tensor mirror holds something else than 1 and -1; get the file again");
        return codec;
    });
}

Result<std::string> LappedLinearCodec::fileBytes(const std::map<std::string, std::string>& about) const {
    std::map<std::string, std::string> metadata = about;
    metadata["kind"] = kKind;
    metadata["kernel"] = std::to_string(2 * scaleFactor());
    metadata["stride"] = std::to_string(scaleFactor());
    metadata["values"] = std::to_string(channels());
    std::map<std::string, at::Tensor> tensors{{"analysis", m_tensors.analysis},
                                              {"synthesis", m_tensors.synthesis},
                                              {"mean", m_tensors.mean},
                                              {"scale", m_tensors.scale},
                                              {"mirror", m_tensors.mirror}};
    for (auto& [name, tensor] : tensors)
        tensor = tensor.detach().to(at::kCPU, at::kFloat).contiguous();
    return safetensorsBytes(tensors, metadata);
}

at::Tensor LappedLinearCodec::encode(const at::Tensor& pixels) const {
    const int64_t stride = scaleFactor();
    const at::Tensor beyond = mirroredBeyond(pixels - m_tensors.mean.view({1, -1, 1, 1}), stride / 2);
    return at::conv2d(beyond, m_tensors.analysis, {}, stride) * m_tensors.scale.view({1, -1, 1, 1});
}

at::Tensor LappedLinearCodec::decode(const at::Tensor& latents) const {
    const int64_t stride = scaleFactor(), h = latents.size(2), w = latents.size(3);
    at::Tensor places = latents / m_tensors.scale.view({1, -1, 1, 1});
    places = continuedBeyond(places, 2, m_tensors.mirror.select(1, 0));
    places = continuedBeyond(places, 3, m_tensors.mirror.select(1, 1));
    // A transposed convolution, as a product and a sum: libtorch's own is many times slower on so few channels.
    const at::Tensor pieces = at::matmul(m_tensors.synthesis.flatten(1).t(), places.flatten(2));
    const at::Tensor pixels = at::col2im(pieces, {(h + 3) * stride, (w + 3) * stride}, {2 * stride, 2 * stride}, {1, 1},
                                         {0, 0}, {stride, stride});
    // What the places beyond the edges alone give is cut off.
    const int64_t margin = stride + stride / 2;
    return pixels.narrow(2, margin, h * stride).narrow(3, margin, w * stride) + m_tensors.mean.view({1, -1, 1, 1});
}

Result<std::unique_ptr<LatentDecoder>> openLappedLinearDecoder(const DecoderSource& source) {
    MIRO_TRY(LappedLinearCodec codec, LappedLinearCodec::open(source));
    return std::unique_ptr<LatentDecoder>(std::make_unique<ExactCodecDecoder<LappedLinearCodec>>(std::move(codec)));
}

Result<std::unique_ptr<LatentEncoder>> openLappedLinearEncoder(const DecoderSource& source) {
    MIRO_TRY(LappedLinearCodec codec, LappedLinearCodec::open(source));
    return std::unique_ptr<LatentEncoder>(std::make_unique<ExactCodecEncoder<LappedLinearCodec>>(std::move(codec)));
}

} // namespace miro
