// A small network that shows latents: two or more residual blocks of 3x3 convolutions at the latents' size, whose last
// channels are spread over r x r pixels for each latent (W. Shi et al. 2016, sub-pixel convolution). Sharper than the
// linear map, and a hundredth of the work of a VAE. Its file is safetensors: in, blocks.N.first, blocks.N.second, out,
// each with weight and bias; the sizes are those of its tensors.
#pragma once

#include "tensor/tensor_file.h"

#include <functional>

namespace miro {

struct PreviewSizes {
    int64_t channels = 4; // of latents
    int64_t width = 32;   // of the network's
    int64_t blocks = 2;
    int64_t pixels = 4; // along the side of one latent
};

// A value of tensors that share their memory with where they came from; fp32. Any thread.
class PreviewNetwork {
public:
    static constexpr const char* kKind = "preview_network"; // in the file's metadata

    struct Convolution {
        at::Tensor weight; // (out, in, 3, 3)
        at::Tensor bias;
    };
    // tensor: gives the one of that name and shape.
    using Source = std::function<at::Tensor(const std::string& name, const std::vector<int64_t>& shape)>;
    PreviewNetwork(const PreviewSizes& sizes, const Source& tensor);

    // NotFound, Corrupt: names the file and the tensor.
    static Result<PreviewNetwork> open(const std::filesystem::path& file);

    // (N, C, h, w), as the generator has them -> (N, 3, h r, w r), 0 black to 1 white, not clamped. Records gradients
    // where the tensors do.
    at::Tensor operator()(const at::Tensor& latents) const;

    const PreviewSizes& sizes() const { return m_sizes; }

private:
    PreviewSizes m_sizes;
    Convolution m_in;
    std::vector<std::pair<Convolution, Convolution>> m_blocks;
    Convolution m_out;
};

} // namespace miro
