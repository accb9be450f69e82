#include "decode/tiling.h"

#include <ATen/ATen.h>
#include <algorithm>

namespace miro {
namespace {

// The weight of each pixel of one tile along one side: 1 inside, falling to 0 towards the sides that have a neighbour.
at::Tensor ramp(int64_t latents, int64_t factor, int64_t overlap, bool before, bool after) {
    at::Tensor weights = at::ones({latents * factor});
    float* data = weights.mutable_data_ptr<float>();
    const int64_t pixels = latents * factor, quarter = overlap * factor / 4, blended = overlap * factor - 2 * quarter;
    for (int64_t i = 0; i < std::min(overlap * factor, pixels); ++i) {
        const float weight =
            std::clamp((static_cast<float>(i - quarter) + 0.5f) / static_cast<float>(blended), 0.0f, 1.0f);
        if (before)
            data[i] *= weight;
        if (after)
            data[pixels - 1 - i] *= weight;
    }
    return weights;
}

} // namespace

std::vector<int64_t> tileStarts(int64_t length, const TileSize& size) {
    if (length <= size.tile)
        return {0};
    const int64_t step = std::max<int64_t>(size.tile - size.overlap, 1);
    const int64_t count = (length - size.overlap + step - 1) / step;
    std::vector<int64_t> starts;
    for (int64_t i = 0; i < count; ++i)
        starts.push_back((length - size.tile) * i / (count - 1));
    return starts;
}

Result<at::Tensor> decodeByTiles(const at::Tensor& latents, int64_t factor, const TileSize& size,
                                 const std::function<Result<at::Tensor>(const at::Tensor&)>& decodeTile,
                                 std::stop_token stop) {
    const std::vector<int64_t> tops = tileStarts(latents.size(2), size), lefts = tileStarts(latents.size(3), size);
    const int64_t tileHeight = std::min(size.tile, latents.size(2)), tileWidth = std::min(size.tile, latents.size(3));
    at::Tensor picture = at::zeros({1, 3, latents.size(2) * factor, latents.size(3) * factor});
    at::Tensor weight = at::zeros({picture.size(2), picture.size(3)});
    for (int64_t top : tops) {
        for (int64_t left : lefts) {
            if (stop.stop_requested())
                return stoppedError();
            MIRO_TRY(at::Tensor tile, decodeTile(latents.narrow(2, top, tileHeight).narrow(3, left, tileWidth)));
            const at::Tensor rows = ramp(tileHeight, factor, size.overlap, top != tops.front(), top != tops.back());
            const at::Tensor columns =
                ramp(tileWidth, factor, size.overlap, left != lefts.front(), left != lefts.back());
            const at::Tensor share = rows.unsqueeze(1) * columns;
            auto place = [&](const at::Tensor& whole) {
                const int64_t rowAxis = whole.dim() - 2;
                return whole.narrow(rowAxis, top * factor, tileHeight * factor)
                    .narrow(rowAxis + 1, left * factor, tileWidth * factor);
            };
            place(picture).add_(tile.to(at::kCPU) * share);
            place(weight).add_(share);
        }
    }
    return picture.div_(weight);
}

} // namespace miro
