// Sizes that the parts of the taste page share. Private to this room.
#pragma once

#include <cstddef>

namespace miro {

inline constexpr int kProgressHeight = 8; // of a bar
inline constexpr size_t kNameBytes = 120; // of a profile's or a version's name as it is shown

} // namespace miro
