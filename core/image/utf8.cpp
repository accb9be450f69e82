#include "image/utf8.h"

#include <cstdint>

namespace miro {
namespace {

constexpr char32_t kReplacement = 0xfffd;
constexpr char32_t kInvalid = 0xffffffff;

// The code point at i, which moves past it; kInvalid (past one byte) for overlong forms, surrogates, values beyond
// U+10FFFF and sequences cut off.
char32_t next(std::string_view text, size_t& i) {
    const auto lead = static_cast<uint8_t>(text[i++]);
    if (lead < 0x80)
        return lead;
    const size_t more = lead >= 0xf0 && lead < 0xf5   ? 3
                        : lead >= 0xe0 && lead < 0xf0 ? 2
                        : lead >= 0xc2 && lead < 0xe0 ? 1
                                                      : 0;
    if (more == 0 || text.size() - i < more)
        return kInvalid;
    char32_t codePoint = lead & (0x3f >> more);
    for (size_t k = 0; k < more; ++k) {
        const auto byte = static_cast<uint8_t>(text[i + k]);
        if ((byte & 0xc0) != 0x80)
            return kInvalid;
        codePoint = codePoint << 6 | (byte & 0x3f);
    }
    const char32_t least = more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
    if (codePoint < least || codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint < 0xe000))
        return kInvalid;
    i += more;
    return codePoint;
}

} // namespace

void appendCodePoint(std::string& text, char32_t codePoint) {
    if (codePoint < 0x80) {
        text += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        text += static_cast<char>(0xc0 | codePoint >> 6);
        text += static_cast<char>(0x80 | (codePoint & 0x3f));
    } else if (codePoint < 0x10000) {
        text += static_cast<char>(0xe0 | codePoint >> 12);
        text += static_cast<char>(0x80 | (codePoint >> 6 & 0x3f));
        text += static_cast<char>(0x80 | (codePoint & 0x3f));
    } else {
        text += static_cast<char>(0xf0 | codePoint >> 18);
        text += static_cast<char>(0x80 | (codePoint >> 12 & 0x3f));
        text += static_cast<char>(0x80 | (codePoint >> 6 & 0x3f));
        text += static_cast<char>(0x80 | (codePoint & 0x3f));
    }
}

std::string cleanUtf8(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (size_t i = 0; i < text.size();) {
        const char32_t codePoint = next(text, i);
        appendCodePoint(clean, codePoint == kInvalid || codePoint == 0 ? kReplacement : codePoint);
    }
    return clean;
}

std::optional<size_t> firstInvalidUtf8(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
        const size_t begin = i;
        if (static_cast<uint8_t>(text[i]) < 0x80)
            ++i;
        else if (next(text, i) == kInvalid)
            return begin;
    }
    return std::nullopt;
}

std::optional<std::string> printableLatin1(std::string_view utf8) {
    std::string latin1;
    latin1.reserve(utf8.size());
    for (size_t i = 0; i < utf8.size();) {
        const char32_t c = next(utf8, i);
        const bool printable = c == '\n' || (c >= 0x20 && c < 0x7f) || (c >= 0xa1 && c <= 0xff);
        if (!printable)
            return std::nullopt;
        latin1 += static_cast<char>(c);
    }
    return latin1;
}

std::string utf8FromLatin1(std::string_view latin1) {
    std::string text;
    text.reserve(latin1.size());
    for (char c : latin1)
        appendCodePoint(text, static_cast<uint8_t>(c));
    return text;
}

} // namespace miro
