#include "decode/preview.h"

#include "tensor/fused_ops.h"
#include "tensor/noise.h"
#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <algorithm>

namespace miro {
namespace {

constexpr int64_t kFitSide = 16;
constexpr uint64_t kFitSeed = 1;
// The generator's latents have about this deviation.
constexpr double kFitDeviation = 0.5;
// Keeps the system solvable when there are more channels than places.
constexpr double kRidge = 1e-6;

// Colours that change over four places, as a picture's do.
at::Tensor smoothLatents(int64_t channels) {
    const at::Tensor coarse = seededNormal(kFitSeed, {1, channels, kFitSide / 4, kFitSide / 4}) * kFitDeviation;
    return at::upsample_bilinear2d(coarse, {kFitSide, kFitSide}, false) +
           0.1 * seededNormal(kFitSeed + 1, {1, channels, kFitSide, kFitSide});
}

} // namespace

PreviewMap PreviewMap::to(at::Device device) const {
    return {matrix.to(device), bias.to(device)};
}

Result<PreviewMap> fitPreviewMap(LatentDecoder& decoder, std::stop_token stop) {
    return guardTorch("cannot prepare previews", [&]() -> Result<PreviewMap> {
        c10::InferenceMode inference;
        const int64_t channels = decoder.latentChannels();
        const at::Tensor latents = smoothLatents(channels);
        MIRO_TRY(at::Tensor pixels, decoder.decodePicture(latents, stop));
        const at::Tensor colours = at::avg_pool2d(pixels.clamp(-1.0, 1.0) * 0.5 + 0.5, decoder.scaleFactor());
        const at::Tensor y = colours.view({3, -1}).t().to(at::kDouble); // (places, 3)
        const at::Tensor x = at::cat({latents.view({channels, -1}).t(), at::ones({kFitSide * kFitSide, 1})}, 1)
                                 .to(at::kDouble); // (places, C + 1)
        const at::Tensor square = at::matmul(x.t(), x) + kRidge * at::eye(channels + 1, x.options());
        const at::Tensor solution = at::linalg_solve(square, at::matmul(x.t(), y)).to(at::kFloat); // (C + 1, 3)
        return PreviewMap{solution.narrow(0, 0, channels).t().contiguous(), solution[channels].contiguous()};
    });
}

std::vector<Image> previewImages(const PreviewMap& map, const Latents& x0) {
    c10::InferenceMode inference;
    const at::Tensor bytes = previewMap(x0.values.to(map.matrix.device(), at::kFloat), map.matrix, map.bias)
                                 .to(at::kCPU)
                                 .contiguous(); // (N, h, w, 3)
    std::vector<Image> images;
    for (int64_t i = 0; i < bytes.size(0); ++i) {
        const at::Tensor rows = bytes[i];
        const uint8_t* data = rows.const_data_ptr<uint8_t>();
        images.push_back(
            {static_cast<int>(bytes.size(2)), static_cast<int>(bytes.size(1)), {data, data + rows.numel()}});
    }
    return images;
}

} // namespace miro
