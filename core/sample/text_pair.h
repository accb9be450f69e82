// The two sides of guidance side by side.
#pragma once

#include "base/result.h"
#include "tensor/text_condition.h"

namespace miro {

// The stored rows of uncond_embedding.npy, (T, D) or (D), as a condition of one row whose tokens are all real.
Result<TextCondition> unconditionalText(const at::Tensor& stored);

// condition with `length` token columns: zeros behind its own, masked as padding. length >= its own.
TextCondition paddedText(const TextCondition& condition, int64_t length);

// The rows of both, positive first, the shorter side padded.
TextCondition stackedText(const TextCondition& positive, const TextCondition& negative);

} // namespace miro
