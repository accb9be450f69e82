// Character references in text, as HTML 5 defines them (WHATWG HTML, section 13.2.5.72 on). Private to the token room.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace miro {

// "&amp;", "&#233;", "&#xE9" and "&notit" become what a browser makes of them in text: the longest known name counts,
// with or without its semicolon where the standard allows it.
std::u32string unescapedHtml(std::u32string_view text);

// The characters of a name ("eacute;", "amp"); nullopt: the standard knows none.
std::optional<std::u32string> htmlEntity(std::string_view name);

// The character of a number: those that the standard forbids become what it puts in their place, or nothing.
std::u32string htmlCharacter(uint64_t number);

} // namespace miro
