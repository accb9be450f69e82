// The text of a list as a whole: read once, its encoding checked, places in it named.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace miro {

// Offsets into a list are kept in 32 bits.
inline constexpr size_t kMaxListBytes = size_t{1} << 30;

// A place in a text as people count: lines and characters (code points) from 1.
struct TextPlace {
    int64_t line = 1;
    int64_t column = 1;
};

// What is wrong at a byte of a text; message names neither file nor place.
struct TextMistake {
    size_t at = 0;
    std::string message;
};

TextPlace placeOf(std::string_view text, size_t offset);

// "NAME, line 3, column 7: ".
std::string placePrefix(const std::string& name, const TextPlace& place);

// What makes a file no text in UTF-8: another encoding, a binary file, a NUL, an invalid sequence (at its byte).
std::optional<TextMistake> encodingMistake(std::string_view text);

// Corrupt with the name, line and column of encodingMistake(); columns are bytes there.
Result<void> checkEncoding(std::string_view text, const std::string& name);

// The same text without its byte order mark.
std::string_view withoutByteOrderMark(std::string_view text);

// Where the line that holds offset ends: at "\n", "\r\n", "\r" or the end of the text.
size_t lineEnd(std::string_view text, size_t offset);
// Behind the line's end that stands at offset.
size_t nextLine(std::string_view text, size_t offset);

// Blanks and tabs at both ends.
std::string_view trimmed(std::string_view text);

// Of ASCII alone.
bool isDigit(char c);
std::string lowered(std::string_view text);

} // namespace miro
