// libtorch's wheel has Gloo's code and not its headers. ProcessGroupGloo.hpp names these types and holds pointers to
// them; what this program makes, calls and destroys of them lies in the wheel.
#pragma once

#include <chrono>
#include <memory>

namespace gloo {

class Context {
public:
    void setTimeout(std::chrono::milliseconds timeout);
};

namespace transport {

class UnboundBuffer {
public:
    virtual ~UnboundBuffer() = 0;
};

} // namespace transport
} // namespace gloo
