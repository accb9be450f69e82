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

// Scorers choose how many threads they share; who goes on afterwards has its own number, or its sums would differ. For
// the calling thread, while it lives.
class KeptThreads {
public:
    KeptThreads();
    ~KeptThreads();
    KeptThreads(const KeptThreads&) = delete;
    KeptThreads& operator=(const KeptThreads&) = delete;

private:
    const int m_threads;
};

} // namespace miro
