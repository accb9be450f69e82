// The one place where libtorch's exceptions become Errors. Wrap the body of a room's public function in it.
#pragma once

#include "base/result.h"

#include <string>

namespace miro {

// Call inside a catch (...) block: OutOfMemory for libtorch's and the host's allocation failures, else Failed. Rethrows
// std::logic_error: a broken contract is not an answer.
Error errorFromCurrentException(const std::string& doing);

// f() must return a Result<...>.
template <typename F>
auto guardTorch(const std::string& doing, F&& f) -> decltype(f()) {
    try {
        return f();
    } catch (...) {
        return errorFromCurrentException(doing);
    }
}

} // namespace miro
