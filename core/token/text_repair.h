// Text as it was meant: what wrong decoding, word processors and terminals left in it is undone. What ftfy 6 does by
// default, whose part it takes in open_clip's cleaning of prompts. Private to the token room.
#pragma once

#include <string>
#include <string_view>

namespace miro {

std::u32string repairedText(std::u32string_view text);

} // namespace miro
