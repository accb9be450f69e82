#include "decode/preview.h"

#include "decode/pixels.h"
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

// A loop of our own: for so few numbers an operator of libtorch is mostly its call.
bool isFinite(const float* values, int64_t count) {
    float sum = 0; // of differences that are 0 unless a value is NaN or infinite
    for (int64_t i = 0; i < count; ++i)
        sum += values[i] - values[i];
    return sum == 0;
}

} // namespace

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

Image markedPreview(int width, int height) {
    Image image{width, height, {}};
    const int stripe = std::max(1, std::min(width, height) / 8);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const uint8_t level = (x + y) / stripe % 2 == 0 ? 255 : 0;
            image.pixels.insert(image.pixels.end(), {level, 0, level});
        }
    return image;
}

std::vector<Image> previewImages(const PreviewMap& map, const Latents& x0) {
    c10::InferenceMode inference;
    // On the CPU, where so small a product costs less than starting it on a device does.
    const at::Tensor values = x0.values.to(at::kCPU, at::kFloat).contiguous();
    const at::Tensor bytes = previewMap(values, map.matrix, map.bias).contiguous(); // (N, h, w, 3)
    const auto height = static_cast<int>(bytes.size(1)), width = static_cast<int>(bytes.size(2));
    const int64_t pictures = bytes.size(0), numbers = values.numel() / pictures, size = bytes.numel() / pictures;
    const float* value = values.const_data_ptr<float>();
    const uint8_t* pixel = bytes.const_data_ptr<uint8_t>();
    std::vector<Image> images;
    for (int64_t i = 0; i < pictures; ++i, value += numbers, pixel += size) {
        if (isFinite(value, numbers))
            images.push_back({width, height, {pixel, pixel + size}});
        else
            images.push_back(markedPreview(width, height));
    }
    return images;
}

std::vector<Image> decodedPreviews(LatentDecoder& decoder, const Latents& x0) {
    c10::InferenceMode inference;
    const at::Tensor values = x0.values.to(at::kCPU, at::kFloat).contiguous();
    const auto factor = static_cast<int>(decoder.scaleFactor());
    std::vector<Image> images;
    for (int64_t i = 0; i < values.size(0); ++i) {
        const at::Tensor one = values.narrow(0, i, 1);
        auto image = isFinite(one.const_data_ptr<float>(), one.numel())
                         ? decoder.decode({one})
                         : Result<std::vector<Image>>(std::vector<Image>());
        if (image.ok() && image->size() == 1)
            images.push_back(std::move(image->front()));
        else
            images.push_back(
                markedPreview(static_cast<int>(values.size(3)) * factor, static_cast<int>(values.size(2)) * factor));
    }
    return images;
}

std::vector<Image> networkPreviews(const PreviewNetwork& network, const Latents& x0) {
    c10::InferenceMode inference;
    const at::Tensor values = x0.values.to(at::kCPU, at::kFloat).contiguous();
    const auto factor = static_cast<int>(network.sizes().pixels);
    std::vector<Image> images;
    for (int64_t i = 0; i < values.size(0); ++i) {
        const at::Tensor one = values.narrow(0, i, 1);
        if (isFinite(one.const_data_ptr<float>(), one.numel()))
            images.push_back(imageFromBytes(network(one).clamp(0.0, 1.0).mul(255.0).add(0.5).to(at::kByte)));
        else
            images.push_back(
                markedPreview(static_cast<int>(values.size(3)) * factor, static_cast<int>(values.size(2)) * factor));
    }
    return images;
}

} // namespace miro
