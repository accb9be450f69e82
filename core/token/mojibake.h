// Text that was decoded with the wrong one-byte encoding ("schÃ¶n"), read again as the UTF-8 that it was. Private to
// the token room; see text_repair.h.
#pragma once

#include <string>
#include <string_view>

namespace miro {

// Text that shows no sign of wrong decoding, or that cannot be read in another way, comes back as it is.
std::u32string withoutMojibake(std::u32string text);

// What windows-1252 has at a control character of Latin-1 (U+0080 to U+009F); the same where it has nothing.
char32_t oldWindowsCharacter(char32_t c);

} // namespace miro
