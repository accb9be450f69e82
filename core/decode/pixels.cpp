#include "decode/pixels.h"

#include <ATen/ATen.h>
#include <cstring>
#include <fmt/format.h>

namespace miro {

Image imageFromBytes(const at::Tensor& bytes) {
    const at::Tensor rows = bytes[0].permute({1, 2, 0}).to(at::kCPU).contiguous();
    Image image{static_cast<int>(rows.size(1)), static_cast<int>(rows.size(0)), {}};
    const uint8_t* data = rows.const_data_ptr<uint8_t>();
    image.pixels.assign(data, data + rows.numel());
    return image;
}

FloatImage linearImageFromPixels(const at::Tensor& pixels) {
    const at::Tensor rows = (pixels[0].permute({1, 2, 0}).to(at::kCPU) * 0.5 + 0.5).contiguous();
    FloatImage image{static_cast<int>(rows.size(1)), static_cast<int>(rows.size(0)), {}};
    const float* data = rows.const_data_ptr<float>();
    image.pixels.reserve(static_cast<size_t>(rows.numel()));
    for (int64_t i = 0; i < rows.numel(); ++i)
        image.pixels.push_back(linearFromSrgb(data[i]));
    return image;
}

Result<at::Tensor> pixelsFromImages(const std::vector<Image>& images, int64_t factor) {
    if (images.empty() || images.front().empty())
        return usageError("there is no picture to encode");
    const Image& first = images.front();
    if (first.width % factor != 0 || first.height % factor != 0)
        return usageError(
            fmt::format("a picture of {} x {} pixels cannot be encoded: both must be multiples of {}; crop "
                        "or resize it",
                        first.width, first.height, factor));
    at::Tensor bytes = at::empty({static_cast<int64_t>(images.size()), first.height, first.width, 3}, at::kByte);
    uint8_t* target = bytes.mutable_data_ptr<uint8_t>();
    for (const Image& image : images) {
        if (image.width != first.width || image.height != first.height)
            return usageError("pictures that are encoded together must have one size");
        std::memcpy(target, image.pixels.data(), image.pixels.size());
        target += image.pixels.size();
    }
    return bytes.permute({0, 3, 1, 2}).to(at::kFloat).contiguous().div_(127.5).sub_(1.0);
}

} // namespace miro
