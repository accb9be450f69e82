#include "train/process_memory.h"

#include <cstdlib> // says whether this is glibc

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace miro {

void keepFreedMemory() {
#ifdef __GLIBC__
    // The largest threshold that glibc takes; setting only one of the two would leave the other at its small default.
    constexpr int kMapped = 32 << 20;
    constexpr int kTrimmed = 1 << 30;
    ::mallopt(M_MMAP_THRESHOLD, kMapped);
    ::mallopt(M_TRIM_THRESHOLD, kTrimmed);
#endif
}

} // namespace miro
