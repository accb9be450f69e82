// Where in the prompt a token stands, for text encoders whose states hardly say so. Those of a sentence encoder such as
// all-MiniLM-L6-v2 are nearly the same for "cat" in "a cat and a dog" and in "a dog and a cat" (cosine 0.98): what is
// to the left of what cannot be learned from them. Part of this program's own models alone (config.json,
// text_positions); published checkpoints have none.
#pragma once

#include <ATen/core/Tensor.h>

namespace miro {

// text: (B, T, D), any floating type -> (B, T, D), fp32, with `scale` times the sinusoidal code of each token's place
// (Vaswani et al. 2017, section 3.5; wavelengths from 2 pi to 200 pi tokens, for prompts are short). Scale 0: as it
// was.
at::Tensor withTextPositions(const at::Tensor& text, double scale);

} // namespace miro
