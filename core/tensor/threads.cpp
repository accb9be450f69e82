#include "tensor/threads.h"

#include <ATen/Parallel.h>
#include <algorithm>
#include <cstdlib>

namespace miro {
namespace {

// The starter's network has 7 million parameters and gains nothing from a second thread; the published one has 360.
constexpr int64_t kSmallNetwork = 30'000'000;

int64_t parametersIn(const TensorFile& weights) {
    int64_t count = 0;
    for (const auto& [name, info] : weights.tensors()) {
        int64_t elements = 1;
        for (int64_t size : info.shape)
            elements *= size;
        count += elements;
    }
    return count;
}

} // namespace

void useThreadsFor(const TensorFile& weights, int64_t most) {
    useThreadsFor(parametersIn(weights), most);
}

void useThreadsFor(int64_t parameters, int64_t most) {
    static const int all = at::get_num_threads();
    if (std::getenv("OMP_NUM_THREADS"))
        return;
    const int allowed = most > 0 ? static_cast<int>(std::min<int64_t>(most, all)) : all;
    at::set_num_threads(parameters < kSmallNetwork ? 1 : allowed);
}

KeptThreads::KeptThreads() : m_threads(at::get_num_threads()) {}

KeptThreads::~KeptThreads() {
    if (at::get_num_threads() != m_threads)
        at::set_num_threads(m_threads);
}

} // namespace miro
