// How CLIP's tokenizers split a text into words. Private to the token room.
#pragma once

#include <cstddef>
#include <string_view>

namespace miro {

// How many characters the first word has: a contraction, a run of letters, one number, or a run of anything else but
// white space. 0 where white space stands.
size_t clipWordLength(std::u32string_view text);

} // namespace miro
