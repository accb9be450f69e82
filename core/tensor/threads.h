// How many threads libtorch's operations share.
#pragma once

#include "tensor/tensor_file.h"

namespace miro {

// One thread for a network of few parameters, all of them for others. The operations of a small network end before a
// second thread has begun, and on a busy machine the waiting at their ends makes a run many times slower. A number in
// OMP_NUM_THREADS is the user's own choice and stays. most: an upper bound; 0: none. Holds for the calling thread; call
// it before the network runs.
void useThreadsFor(const TensorFile& weights, int64_t most = 0);
void useThreadsFor(int64_t parameters, int64_t most = 0);

} // namespace miro
