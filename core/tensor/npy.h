// NumPy's .npy, format versions 1 to 3, C and Fortran order, little-endian; object arrays are refused.
#pragma once

#include "base/result.h"

#include <ATen/core/Tensor.h>
#include <filesystem>
#include <string>
#include <string_view>

namespace miro {

// NotFound, Corrupt, Unsupported (another type or byte order).
Result<at::Tensor> readNpy(const std::filesystem::path& path);
// The same of bytes in memory; name is what messages call them.
Result<at::Tensor> npyFromBytes(std::string_view bytes, const std::string& name);

// Version 1.0, C order; fp32 is written as '<f4'.
std::string npyBytes(const at::Tensor& tensor);

} // namespace miro
