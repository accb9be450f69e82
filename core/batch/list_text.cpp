#include "batch/list_text.h"

#include "image/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

struct Signature {
    std::string_view bytes;
    const char* what;
};

using namespace std::string_view_literals;

constexpr Signature kSignatures[] = {
    {"\xff\xfe\0\0"sv, "is UTF-32 text; save it as UTF-8"},
    {"\0\0\xfe\xff"sv, "is UTF-32 text; save it as UTF-8"},
    {"\xff\xfe"sv, "is UTF-16 text; save it as UTF-8"},
    {"\xfe\xff"sv, "is UTF-16 text; save it as UTF-8"},
    {"PK\x03\x04"sv, "is a zip archive, perhaps of a spreadsheet; save it as CSV"},
    {"\x89PNG"sv, "is a picture, not a list"},
    {"\xff\xd8\xff"sv, "is a picture, not a list"},
    {"GIF8"sv, "is a picture, not a list"},
    {"%PDF-"sv, "is a PDF document; save its text as UTF-8"},
    {"{\\rtf"sv, "is an RTF document; save it as plain text in UTF-8"},
    {"\x1f\x8b"sv, "is compressed with gzip; unpack it first"},
};

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// Half of the first bytes are NUL, at every second place: UTF-16 without a byte order mark.
bool looksLikeUtf16(std::string_view text) {
    const std::string_view start = text.substr(0, 256);
    size_t even = 0, odd = 0;
    for (size_t i = 0; i < start.size(); ++i)
        if (start[i] == '\0')
            ++(i % 2 == 0 ? even : odd);
    return start.size() >= 4 && std::max(even, odd) * 4 >= start.size() && std::min(even, odd) == 0;
}

} // namespace

TextPlace placeOf(std::string_view text, size_t offset) {
    TextPlace place;
    size_t begin = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    offset = std::max(begin, std::min(offset, text.size()));
    for (size_t end = lineEnd(text, begin); end < offset; end = lineEnd(text, begin)) {
        const size_t next = nextLine(text, end);
        if (next > offset)
            break;
        begin = next;
        ++place.line;
    }
    for (size_t i = begin; i < offset; ++i)
        place.column += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    return place;
}

std::string placePrefix(const std::string& name, const TextPlace& place) {
    return fmt::format("{}, line {}, column {}: ", oneLine(name, 200), place.line, place.column);
}

std::optional<TextMistake> encodingMistake(std::string_view text) {
    for (const Signature& signature : kSignatures)
        if (text.starts_with(signature.bytes))
            return TextMistake{0, fmt::format("this {}", signature.what)};
    if (looksLikeUtf16(text))
        return TextMistake{0, "this looks like UTF-16 text; save it as UTF-8"};
    const size_t nul = text.find('\0');
    const auto invalid = firstInvalidUtf8(text);
    if (nul != std::string_view::npos && (!invalid || nul < *invalid))
        return TextMistake{nul, "a zero byte; this is a binary file, not a list"};
    if (invalid)
        return TextMistake{*invalid, fmt::format("the byte 0x{:02x} is not valid UTF-8; save the list as UTF-8",
                                                 static_cast<unsigned char>(text[*invalid]))};
    return std::nullopt;
}

Result<void> checkEncoding(std::string_view text, const std::string& name) {
    const auto mistake = encodingMistake(text);
    if (!mistake)
        return {};
    if (mistake->at == 0 && mistake->message.starts_with("this "))
        return Error{ErrorCode::Corrupt, fmt::format("{}: {}", oneLine(name, 200), mistake->message)};
    TextPlace place = placeOf(text, mistake->at);
    size_t begin = mistake->at;
    while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r')
        --begin;
    place.column = static_cast<int64_t>(mistake->at - begin) + 1;
    return Error{ErrorCode::Corrupt, fmt::format("{}, line {}, byte {}: {}", oneLine(name, 200), place.line,
                                                 place.column, mistake->message)};
}

std::string_view withoutByteOrderMark(std::string_view text) {
    return text.starts_with(kByteOrderMark) ? text.substr(kByteOrderMark.size()) : text;
}

size_t lineEnd(std::string_view text, size_t offset) {
    return std::min(text.find_first_of("\r\n", offset), text.size());
}

size_t nextLine(std::string_view text, size_t offset) {
    if (offset >= text.size())
        return text.size();
    return offset + (text.substr(offset).starts_with("\r\n") ? 2 : 1);
}

std::string_view trimmed(std::string_view text) {
    const size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return result;
}

} // namespace miro
