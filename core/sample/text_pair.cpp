#include "sample/text_pair.h"

#include <ATen/ATen.h>
#include <algorithm>
#include <fmt/format.h>

namespace miro {

Result<TextCondition> unconditionalText(const at::Tensor& stored) {
    if (!stored.defined() || stored.dim() < 1 || stored.dim() > 2 || stored.numel() == 0 ||
        !at::isFloatingType(stored.scalar_type()))
        return Error{ErrorCode::Corrupt,
                     fmt::format("the stored unconditional embedding has the shape ({}), expected (tokens, width)",
                                 stored.defined() ? fmt::format("{}", fmt::join(stored.sizes(), ", ")) : "")};
    at::Tensor tokens = stored.to(at::kFloat).reshape({1, -1, stored.size(-1)});
    if (!at::isfinite(tokens).all().item<bool>())
        return Error{ErrorCode::Corrupt,
                     "the stored unconditional embedding holds NaN or infinity; get the file again"};
    return TextCondition{tokens, at::ones({1, tokens.size(1)}, at::kBool)};
}

TextCondition paddedText(const TextCondition& condition, int64_t length) {
    int64_t missing = length - condition.tokens.size(1);
    if (missing <= 0)
        return condition;
    return {at::constant_pad_nd(condition.tokens, {0, 0, 0, missing}),
            at::constant_pad_nd(condition.mask, {0, missing}, false)};
}

TextCondition stackedText(const TextCondition& positive, const TextCondition& negative) {
    int64_t length = std::max(positive.tokens.size(1), negative.tokens.size(1));
    TextCondition first = paddedText(positive, length);
    TextCondition second = paddedText(negative, length);
    return {at::cat({first.tokens, second.tokens}), at::cat({first.mask, second.mask})};
}

} // namespace miro
