// c10d's NCCL, which lies in libtorch_cuda and is opened at run time by our CUDA plug-in where that was built with it.
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>

namespace c10d {
class Backend;
class Store;
} // namespace c10d

namespace miro {

// The caller owns the result's one reference. Unsupported, in one line, where this machine has no GPU or this program
// was built without NCCL.
Result<c10d::Backend*> ncclBackend(c10d::Store* store, int rank, int size, int device,
                                   std::chrono::milliseconds timeout);

} // namespace miro
