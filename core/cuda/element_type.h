// The element types that our kernels and their CPU twins know.
#pragma once

#include <cstdint>

enum MiroElementType : int32_t { MiroFp32 = 0, MiroBf16 = 1, MiroFp16 = 2 };
