// A transformer that turns token ids into one vector a token.
#pragma once

#include "base/result.h"

#include <ATen/core/Tensor.h>
#include <stop_token>

namespace miro {

// Immutable after construction; any thread, one call at a time for the sake of memory.
class TextNetwork {
public:
    virtual ~TextNetwork() = default;

    // ids (B, T) int64, mask (B, T) bool, true where a token is real, or undefined when all are; both on the weights'
    // device. -> the last hidden states (B, T, width) fp32; what stands at masked places has no meaning. Every row has
    // a real token. Ids outside the vocabulary and too many tokens are broken contracts. Stopped between layers.
    virtual Result<at::Tensor> forward(const at::Tensor& ids, const at::Tensor& mask, std::stop_token stop) const = 0;
};

// What is to be added to attention scores: 0 where the token is real, minus infinity elsewhere. (B, T) -> (B, 1, 1, T).
at::Tensor additiveMask(const at::Tensor& mask);

} // namespace miro
