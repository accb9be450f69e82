// See gloo/context.h: held by pointer alone.
#pragma once

namespace gloo::transport {

class Device;

} // namespace gloo::transport
