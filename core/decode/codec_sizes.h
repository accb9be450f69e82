// What the readers of codecs' files have in common. Private to this room.
#pragma once

#include <cstdint>

namespace miro {

inline constexpr int64_t kColours = 3;
inline constexpr int64_t kMaxChannels = 4096; // of latents, or of a layer

} // namespace miro
