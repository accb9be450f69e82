// Names that two programs on two machines will not give twice.
#pragma once

#include <string>

namespace miro {

// 32 lower-case hexadecimal digits of 128 random bits. Any thread.
std::string newUniqueId();

} // namespace miro
