#include "tensor/parallel.h"

#include <ATen/Parallel.h>

#ifndef _OPENMP
#error "This file must be compiled with OpenMP, or at::parallel_for uses one thread."
#endif

namespace miro {

void parallelFor(int64_t n, int64_t grain, const std::function<void(int64_t, int64_t)>& body) {
    at::parallel_for(0, n, grain, body);
}

} // namespace miro
