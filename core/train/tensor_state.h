// Tensors of a run's state, read back into those that are in use.
#pragma once

#include "tensor/tensor_file.h"

namespace miro {

// Overwrites `into` with the file's tensor of that name. Corrupt when it is missing, or has another shape or type.
Result<void> copyFrom(const TensorFile& file, const std::string& name, const at::Tensor& into);

} // namespace miro
