#include "token/text_repair.h"

#include "token/html_text.h"
#include "token/mojibake.h"
#include "token/unicode_text.h"

#include <algorithm>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace miro {
namespace {

constexpr size_t kLongestEntity = 24;

bool isAsciiLetter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isAsciiDigit(char32_t c) {
    return c >= '0' && c <= '9';
}

// What "&NAME;" stands for: as the standard has it, and names that someone put in capitals.
std::u32string entityValue(const std::string& name) {
    if (auto known = htmlEntity(name + ";"))
        return *known;
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c | 0x20; });
    const bool capitals = std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!capitals)
        return {};
    auto known = htmlEntity(lower + ";");
    if (!known || known->size() != 1)
        return known.value_or(std::u32string());
    return {static_cast<char32_t>(u_toupper(static_cast<UChar32>(known->front())))};
}

// Only references that end in a semicolon, each of which is whole.
std::u32string withoutEntities(std::u32string_view text) {
    std::u32string out;
    for (size_t at = 0; at < text.size();) {
        size_t end = at + 1;
        const bool number = text[at] == '&' && end < text.size() && text[end] == '#';
        end += number ? 1 : 0;
        const size_t begin = end;
        while (end < text.size() && end - begin < kLongestEntity &&
               (isAsciiLetter(text[end]) || isAsciiDigit(text[end])))
            ++end;
        if (text[at] == '&' && end > begin && end < text.size() && text[end] == ';') {
            const std::u32string_view whole = text.substr(at, end + 1 - at);
            const std::u32string value =
                number ? unescapedHtml(whole) : entityValue(std::string(whole.begin() + 1, whole.end() - 1));
            if ((number || !value.empty()) && value.find(U';') == std::u32string::npos) {
                out += value;
                at = end + 1;
                continue;
            }
        }
        out.push_back(text[at++]);
    }
    return out;
}

// ESC [ 1;31 m and the like.
std::u32string withoutTerminalCodes(std::u32string_view text) {
    std::u32string out;
    for (size_t at = 0; at < text.size();) {
        if (text[at] == 0x1B && at + 1 < text.size() && text[at + 1] == '[') {
            size_t end = at + 2;
            while (end < text.size() && (isAsciiDigit(text[end]) || text[end] == ';'))
                ++end;
            if (end < text.size() && isAsciiLetter(text[end])) {
                at = end + 1;
                continue;
            }
        }
        out.push_back(text[at++]);
    }
    return out;
}

bool isIn(char32_t c, std::initializer_list<std::pair<char32_t, char32_t>> ranges) {
    return std::any_of(ranges.begin(), ranges.end(), [c](const auto& r) { return c >= r.first && c <= r.second; });
}

bool isControl(char32_t c) {
    return isIn(c,
                {{0, 8}, {0xB, 0xB}, {0xE, 0x1F}, {0x7F, 0x7F}, {0x206A, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFC}});
}

// Letters that stand for two, and wide and narrow forms: their compatibility forms are what is meant.
bool hasPlainForm(char32_t c) {
    return isIn(c, {{0x132, 0x133},
                    {0x149, 0x149},
                    {0x1C4, 0x1CC},
                    {0x1F1, 0x1F3},
                    {0x3000, 0x3000},
                    {0xFB00, 0xFB06},
                    {0xFF01, 0xFFEF}});
}

std::u32string plainForm(char32_t c) {
    if (c == 0x149)
        return U"'n";
    if (c == 0xFB05)
        return U"\u017Ft"; // a long s stays one
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString result = form->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
    std::u32string out;
    for (int32_t at = 0; at < result.length(); at = result.moveIndex32(at, 1))
        out.push_back(static_cast<char32_t>(result.char32At(at)));
    return out;
}

// Each character on its own.
std::u32string plainCharacters(std::u32string_view text) {
    std::u32string out;
    for (size_t at = 0; at < text.size(); ++at) {
        const char32_t c = oldWindowsCharacter(text[at]);
        if (isControl(c))
            continue;
        if (c == '\r') {
            out.push_back('\n');
            at += at + 1 < text.size() && text[at + 1] == '\n' ? 1 : 0;
        } else if (isIn(c, {{0x2028, 0x2029}, {0x85, 0x85}})) {
            out.push_back('\n');
        } else if (isIn(c, {{0x2018, 0x201B}, {0x2BC, 0x2BC}})) {
            out.push_back('\'');
        } else if (isIn(c, {{0x201C, 0x201F}})) {
            out.push_back('"');
        } else if (hasPlainForm(c)) {
            out += plainForm(c);
        } else {
            out.push_back(c);
        }
    }
    return out;
}

std::u32string repairedLine(std::u32string text, bool hasTags) {
    while (true) {
        std::u32string next = withoutMojibake(hasTags ? text : withoutEntities(text));
        next = composed(plainCharacters(withoutTerminalCodes(next)));
        if (next == text)
            return text;
        text = std::move(next);
    }
}

} // namespace

std::u32string repairedText(std::u32string_view text) {
    bool hasTags = false; // from there on references are meant to stay
    std::u32string out;
    while (!text.empty()) {
        const size_t end = std::min(text.find(U'\n'), text.size() - 1) + 1;
        const std::u32string_view line = text.substr(0, end);
        hasTags = hasTags || line.find(U'<') != std::u32string_view::npos;
        out += repairedLine(std::u32string(line), hasTags);
        text.remove_prefix(end);
    }
    return out;
}

} // namespace miro
