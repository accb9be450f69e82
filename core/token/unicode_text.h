// Small Unicode helpers over UTF-8 and code points; the character tables are ICU's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

// The same text with every ill-formed byte sequence replaced by U+FFFD, one for each maximal part of a valid sequence
// (Unicode 15, section 3.9).
std::string sanitizeUtf8(std::string_view text);

// Code points of valid UTF-8, and back.
std::u32string codePoints(std::string_view utf8);
void appendUtf8(std::string& out, char32_t c);
std::string utf8FromCodePoints(std::u32string_view text);

// The length in bytes of the character that begins with this byte of valid UTF-8.
size_t utf8Length(char lead);

// The Unicode property White_Space: what separates words, U+0085 and U+3000 included.
bool isWhiteSpace(char32_t c);

// Character by character: the final form of sigma is not chosen, and only the dotted capital I becomes two.
std::u32string lowerCased(std::u32string_view text);

// Canonical composition (NFC) and decomposition (NFD).
std::u32string composed(std::u32string_view text);
std::u32string decomposed(std::u32string_view text);

std::u32string_view trimLeft(std::u32string_view text);
std::u32string_view trimRight(std::u32string_view text);

// Where the extended grapheme clusters of valid UTF-8 end, as byte offsets; the last is the text's length.
std::vector<size_t> graphemeEnds(const std::string& utf8);

} // namespace miro
