// c10d's NCCL backend behind a C symbol. Compiled only where NCCL's header is there; the code lies in libtorch_cuda.
#define USE_C10D_NCCL

#include "cuda/nccl_api.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <string_view>
#include <torch/csrc/distributed/c10d/ProcessGroupNCCL.hpp>

namespace {

// The first line only: libtorch appends advice for programmers.
int32_t fail(MiroCudaError* error, std::string_view text) {
    text = text.substr(0, text.find('\n'));
    const size_t length = std::min(text.size(), sizeof error->text - 1);
    std::memcpy(error->text, text.data(), length);
    error->text[length] = '\0';
    return MiroCudaFailed;
}

} // namespace

extern "C" __attribute__((visibility("default"))) int32_t miroNcclBackend(void* store, int32_t rank, int32_t size,
                                                                          int32_t device, int64_t timeoutMs,
                                                                          void** backend, MiroCudaError* error) {
    try {
        c10::cuda::CUDAGuard guard(static_cast<c10::DeviceIndex>(device));
        auto shared = c10::intrusive_ptr<c10d::Store>::unsafe_reclaim_from_nonowning(static_cast<c10d::Store*>(store));
        auto options = c10d::ProcessGroupNCCL::Options::create();
        options->timeout = std::chrono::milliseconds(timeoutMs);
        auto made = c10::make_intrusive<c10d::ProcessGroupNCCL>(shared, rank, size, options);
        *backend = c10::intrusive_ptr<c10d::Backend>(std::move(made)).release();
        return MiroCudaOk;
    } catch (const c10::Error& e) {
        return fail(error, e.what_without_backtrace());
    } catch (const std::exception& e) {
        return fail(error, e.what());
    }
}
