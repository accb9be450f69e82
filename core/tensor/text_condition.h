// What a text encoder gives and the network takes.
#pragma once

#include <ATen/core/Tensor.h>

namespace miro {

// tokens: (B, T, D) fp32, the encoder's last hidden states; mask: (B, T) bool, true where a token is real.
struct TextCondition {
    at::Tensor tokens;
    at::Tensor mask;
};

} // namespace miro
