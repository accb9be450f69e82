// Which program this is.
#pragma once

#include <string>

namespace miro {

// "0.1.0"; the version of the CMake project.
std::string programVersion();

} // namespace miro
