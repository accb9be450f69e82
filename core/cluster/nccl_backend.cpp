#include "cluster/nccl_backend.h"

#include "cuda/nccl_api.h"
#include "tensor/cuda_loader.h"

#include <dlfcn.h>
#include <fmt/format.h>

namespace miro {

Result<c10d::Backend*> ncclBackend(c10d::Store* store, int rank, int size, int device,
                                   std::chrono::milliseconds timeout) {
    const CudaStatus& status = cudaStatus();
    auto unsupported = [](const std::string& why) {
        return Error{
            ErrorCode::Unsupported,
            fmt::format("several processes cannot train on GPUs here ({}): use --device cpu, or one process", why)};
    };
    if (!status.absence.empty() || !status.plugin)
        return unsupported(status.absence.empty() ? status.pluginAbsence : status.absence);
    // The plug-in was opened for its table; the library that the table's functions lie in has the symbol, or not.
    Dl_info info{};
    void* library = nullptr;
    if (::dladdr(reinterpret_cast<const void*>(status.plugin->rmsNorm), &info) != 0)
        library = ::dlopen(info.dli_fname, RTLD_NOW | RTLD_NOLOAD);
    const auto make = library ? reinterpret_cast<MiroNcclFunction>(::dlsym(library, MIRO_NCCL_SYMBOL)) : nullptr;
    if (!make)
        return unsupported("this program was built without NCCL");
    MiroCudaError error{};
    void* backend = nullptr;
    if (make(store, rank, size, device, timeout.count(), &backend, &error) != MiroCudaOk)
        return unsupported(oneLine(error.text, 200));
    return static_cast<c10d::Backend*>(backend);
}

} // namespace miro
