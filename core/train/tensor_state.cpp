#include "train/tensor_state.h"

#include "tensor/scalar_types.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>
#include <fmt/format.h>

namespace miro {

Result<void> copyFrom(const TensorFile& file, const std::string& name, const at::Tensor& into) {
    const auto found = file.tensors().find(name);
    const std::string expected = describeTensor(into.scalar_type(), into.sizes().vec());
    if (found == file.tensors().end())
        return Error{ErrorCode::Corrupt, fmt::format("{}: tensor {} is missing; expected {}",
                                                     oneLine(file.path().string()), name, expected)};
    if (found->second.type != into.scalar_type() || found->second.shape != into.sizes())
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: tensor {} is {}; expected {}", oneLine(file.path().string()), name,
                                 describeTensor(found->second.type, found->second.shape), expected)};
    MIRO_TRY(const at::Tensor loaded, file.load(name));
    at::NoGradGuard copying;
    at::Tensor target = into;
    target.copy_(loaded);
    return {};
}

} // namespace miro
