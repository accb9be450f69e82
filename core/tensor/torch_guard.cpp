#include "tensor/torch_guard.h"

#include <ATen/ATen.h>
#include <c10/util/Exception.h>
#include <new>

namespace miro {

Error errorFromCurrentException(const std::string& doing) {
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return {ErrorCode::OutOfMemory,
                doing + ": out of memory; close other programs or ask for fewer pictures at once"};
    } catch (const c10::OutOfMemoryError&) {
        return {ErrorCode::OutOfMemory,
                doing + ": out of device memory; ask for fewer pictures at once or use --device cpu"};
    } catch (const c10::Error& error) {
        std::string what = error.what_without_backtrace();
        // The CPU allocator reports through an enforcement failure instead of a class of its own.
        if (what.find("DefaultCPUAllocator") != std::string::npos || what.find("alloc_cpu") != std::string::npos)
            return {ErrorCode::OutOfMemory,
                    doing + ": out of memory; close other programs or ask for fewer pictures at once"};
        return {ErrorCode::Failed, doing + ": " + oneLine(what)};
    } catch (const std::logic_error&) {
        throw;
    } catch (const std::exception& error) {
        return {ErrorCode::Failed, doing + ": " + oneLine(error.what())};
    }
}

} // namespace miro
