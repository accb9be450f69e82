// Splits a loop over libtorch's threads. Use this and not at::parallel_for: that is a template which runs on one thread
// wherever the including file is compiled without OpenMP, as all of ours are but one.
#pragma once

#include <cstdint>
#include <functional>

namespace miro {

// Calls body(begin, end) for consecutive ranges of at least `grain` that cover 0..n, on up to libtorch's number of
// threads, and waits for all. Ranges depend on the number of threads: results must not. An exception of body is thrown
// here.
void parallelFor(int64_t n, int64_t grain, const std::function<void(int64_t, int64_t)>& body);

} // namespace miro
