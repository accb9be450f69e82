// What a CLIP in training minimises, a number for each row. Unit vectors are (B, features); scale is what cosines are
// multiplied by.
#pragma once

#include <ATen/core/Tensor.h>

namespace miro {

// The mean of the cross-entropies of finding picture i's text among all texts, and text i's picture among all pictures
// (A. Radford et al., ICML 2021). mayFit (B, B) bool, [picture, text]: pairs off the diagonal that are no examples of
// what does not fit, and are left out; undefined: none. -> (B)
at::Tensor contrastiveLoss(const at::Tensor& pictures, const at::Tensor& texts, const at::Tensor& scale,
                           const at::Tensor& mayFit);

// -log of the probability that the first is chosen of two whose logits these are. -> their shape
at::Tensor choiceLoss(const at::Tensor& better, const at::Tensor& worse);

// scale * the cosine of each row of one and the same row of the other. -> (B)
at::Tensor pairedLogits(const at::Tensor& one, const at::Tensor& other, const at::Tensor& scale);

// Mean squared error over the columns that are known (not NaN); 0 where none is. predicted and truths (B, K) -> (B)
at::Tensor truthLoss(const at::Tensor& predicted, const at::Tensor& truths);

} // namespace miro
