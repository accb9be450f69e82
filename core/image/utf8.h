// UTF-8 and Latin-1.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace miro {

// The same text with every invalid sequence and every NUL (which no text chunk can hold) replaced by U+FFFD.
std::string cleanUtf8(std::string_view text);

// Where the first invalid sequence begins; nothing in valid UTF-8.
std::optional<size_t> firstInvalidUtf8(std::string_view text);

// The text in Latin-1, when it is made of newlines and printable Latin-1 characters only: what PNG's tEXt may hold.
std::optional<std::string> printableLatin1(std::string_view utf8);

std::string utf8FromLatin1(std::string_view latin1);

void appendCodePoint(std::string& text, char32_t codePoint);

} // namespace miro
