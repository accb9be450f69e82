#include "token/unicode_text.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace miro {

std::string sanitizeUtf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    for (size_t i = 0; i < text.size();) {
        size_t begin = i;
        UChar32 c;
        U8_NEXT(bytes, i, text.size(), c);
        if (c < 0)
            out += "\xEF\xBF\xBD";
        else
            out.append(text, begin, i - begin);
    }
    return out;
}

std::u32string codePoints(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    const auto* bytes = reinterpret_cast<const uint8_t*>(utf8.data());
    for (size_t i = 0; i < utf8.size();) {
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, i, utf8.size(), c);
        out.push_back(static_cast<char32_t>(c));
    }
    return out;
}

void appendUtf8(std::string& out, char32_t c) {
    uint8_t bytes[U8_MAX_LENGTH];
    size_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, c);
    out.append(reinterpret_cast<const char*>(bytes), length);
}

std::string utf8FromCodePoints(std::u32string_view text) {
    std::string out;
    out.reserve(text.size());
    for (char32_t c : text)
        appendUtf8(out, c);
    return out;
}

size_t utf8Length(char lead) {
    auto byte = static_cast<uint8_t>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

bool isWhiteSpace(char32_t c) {
    return u_isUWhiteSpace(static_cast<UChar32>(c));
}

std::u32string lowerCased(std::u32string_view text) {
    std::u32string out;
    for (char32_t c : text) {
        out.push_back(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
        if (c == 0x130)
            out.push_back(0x307);
    }
    return out;
}

namespace {

std::u32string normalised(const icu::Normalizer2* form, std::u32string_view text, UErrorCode status) {
    auto source =
        icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()), static_cast<int32_t>(text.size()));
    icu::UnicodeString result = form ? form->normalize(source, status) : source;
    if (U_FAILURE(status)) // ICU's data is part of its library: this is a broken installation
        throw std::runtime_error(std::string("ICU cannot compose characters: ") + u_errorName(status));
    std::u32string out;
    for (int32_t at = 0; at < result.length(); at = result.moveIndex32(at, 1))
        out.push_back(static_cast<char32_t>(result.char32At(at)));
    return out;
}

} // namespace

std::u32string composed(std::u32string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    return normalised(icu::Normalizer2::getNFCInstance(status), text, status);
}

std::u32string decomposed(std::u32string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    return normalised(icu::Normalizer2::getNFDInstance(status), text, status);
}

std::u32string_view trimLeft(std::u32string_view text) {
    while (!text.empty() && isWhiteSpace(text.front()))
        text.remove_prefix(1);
    return text;
}

std::u32string_view trimRight(std::u32string_view text) {
    while (!text.empty() && isWhiteSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

std::vector<size_t> graphemeEnds(const std::string& utf8) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    UText text = UTEXT_INITIALIZER;
    utext_openUTF8(&text, utf8.data(), static_cast<int64_t>(utf8.size()), &status);
    if (U_SUCCESS(status))
        breaks->setText(&text, status);
    if (U_FAILURE(status)) { // ICU's data file is part of its library: this is a broken installation
        utext_close(&text);
        throw std::runtime_error(std::string("ICU cannot find character boundaries: ") + u_errorName(status));
    }
    std::vector<size_t> ends;
    for (int32_t end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next())
        ends.push_back(static_cast<size_t>(end));
    utext_close(&text);
    return ends;
}

} // namespace miro
