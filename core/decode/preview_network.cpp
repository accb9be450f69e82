#include "decode/preview_network.h"

#include "decode/codec_sizes.h"
#include "tensor/torch_guard.h"
#include "tensor/weights.h"

#include <ATen/ATen.h>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr int64_t kMaxBlocks = 64;
constexpr int64_t kMaxPixels = 32;

PreviewNetwork::Convolution convolution(const PreviewNetwork::Source& tensor, const std::string& name, int64_t in,
                                        int64_t out) {
    return {tensor(name + ".weight", {out, in, 3, 3}), tensor(name + ".bias", {out})};
}

at::Tensor applied(const PreviewNetwork::Convolution& convolution, const at::Tensor& x) {
    return at::conv2d(x, convolution.weight, convolution.bias, 1, 1);
}

} // namespace

PreviewNetwork::PreviewNetwork(const PreviewSizes& sizes, const Source& tensor) : m_sizes(sizes) {
    m_in = convolution(tensor, "in", sizes.channels, sizes.width);
    for (int64_t i = 0; i < sizes.blocks; ++i)
        m_blocks.emplace_back(convolution(tensor, fmt::format("blocks.{}.first", i), sizes.width, sizes.width),
                              convolution(tensor, fmt::format("blocks.{}.second", i), sizes.width, sizes.width));
    m_out = convolution(tensor, "out", sizes.width, kColours * sizes.pixels * sizes.pixels);
}

Result<PreviewNetwork> PreviewNetwork::open(const std::filesystem::path& path) {
    MIRO_TRY(auto file, openTensorFile(path));
    return guardTorch("cannot load the preview network", [&]() -> Result<PreviewNetwork> {
        const auto shapeOf = [&](const std::string& name) {
            const auto found = file->tensors().find(name);
            return found == file->tensors().end() ? std::vector<int64_t>{} : found->second.shape;
        };
        const auto corrupt = [&](const char* name) {
            return Error{ErrorCode::Corrupt, fmt::format("{}: tensor {} is missing or not that of a preview network",
                                                         oneLine(path.string()), name)};
        };
        const std::vector<int64_t> in = shapeOf("in.weight"), out = shapeOf("out.weight");
        if (in.size() != 4 || in[0] < 1 || in[0] > kMaxChannels || in[1] < 1 || in[1] > kMaxChannels)
            return corrupt("in.weight");
        if (out.size() != 4)
            return corrupt("out.weight");
        PreviewSizes sizes{.channels = in[1], .width = in[0], .blocks = 0};
        sizes.pixels = std::lround(std::sqrt(static_cast<double>(out[0]) / kColours));
        if (sizes.pixels < 1 || sizes.pixels > kMaxPixels)
            return corrupt("out.weight");
        while (sizes.blocks < kMaxBlocks && !shapeOf(fmt::format("blocks.{}.first.weight", sizes.blocks)).empty())
            ++sizes.blocks;
        Weights weights(*file);
        PreviewNetwork network(sizes, [&](const std::string& name, const std::vector<int64_t>& shape) {
            return weights.get(name, shape).clone();
        });
        MIRO_CHECK_OK(weights.finish());
        return network;
    });
}

at::Tensor PreviewNetwork::operator()(const at::Tensor& latents) const {
    at::Tensor x = at::relu(applied(m_in, latents));
    for (const auto& [first, second] : m_blocks)
        x = at::relu(x + applied(second, at::relu(applied(first, x))));
    return at::pixel_shuffle(applied(m_out, x), m_sizes.pixels);
}

} // namespace miro
