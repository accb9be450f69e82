// Bounds of what is read from a library's folder and what is brought into it. Private to the library room.
#pragma once

#include <cstddef>

namespace miro {

inline constexpr size_t kMaxPictureBytes = size_t{512} << 20; // of a file
inline constexpr size_t kMaxRefusedLines = 1000;              // of a report

} // namespace miro
