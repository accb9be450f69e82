#include "token/html_text.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace miro {
namespace {

constexpr std::string_view kEntities =
#include "token/html_entities.inc"
    ;

constexpr size_t kLongestName = 32; // of characters after '&' that are looked at
constexpr uint64_t kLastCharacter = 0x10FFFF;

// What the numbers 128 to 159 stand for: windows-1252, as old pages meant them. 0: the control character itself.
constexpr char32_t kOldNumbers[32] = {0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                      0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0,      0x17D,  0,
                                      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                      0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};

using EntityTable = std::unordered_map<std::string_view, std::u32string>;

EntityTable readEntities() {
    EntityTable table;
    std::string_view rest = kEntities;
    while (true) {
        rest.remove_prefix(std::min(rest.find_first_not_of(" \n"), rest.size()));
        if (rest.empty())
            return table;
        const size_t equals = rest.find('=');
        const size_t end = rest.find_first_of(" \n", equals);
        std::u32string value;
        for (size_t at = equals; at < end; at = rest.find_first_of(", \n", at + 1)) {
            uint32_t character = 0;
            std::from_chars(rest.data() + at + 1, rest.data() + end, character, 16);
            value.push_back(character);
        }
        table.emplace(rest.substr(0, equals), value);
        rest.remove_prefix(end);
    }
}

// A control character or a place that stays empty for ever: a reference to it is dropped.
bool isNothing(uint64_t number) {
    return (number >= 0x1 && number <= 0x8) || number == 0xB || (number >= 0xE && number <= 0x1F) ||
           (number >= 0x7F && number <= 0x9F) || (number >= 0xFDD0 && number <= 0xFDEF) || (number & 0xFFFE) == 0xFFFE;
}

int digitOf(char32_t c, int base) {
    int digit = c >= '0' && c <= '9'   ? static_cast<int>(c - '0')
                : c >= 'a' && c <= 'f' ? static_cast<int>(c - 'a') + 10
                : c >= 'A' && c <= 'F' ? static_cast<int>(c - 'A') + 10
                                       : base;
    return digit < base ? digit : -1;
}

struct Reference {
    size_t length = 0; // after '&'; 0: there is none
    std::u32string value;
};

Reference numberAt(std::u32string_view text) {
    const bool hexadecimal = text.size() > 1 && (text[1] == 'x' || text[1] == 'X');
    const size_t begin = hexadecimal ? 2 : 1;
    uint64_t number = 0;
    size_t at = begin;
    for (; at < text.size() && digitOf(text[at], hexadecimal ? 16 : 10) >= 0; ++at)
        number = std::min<uint64_t>(number * (hexadecimal ? 16 : 10) +
                                        static_cast<uint64_t>(digitOf(text[at], hexadecimal ? 16 : 10)),
                                    kLastCharacter + 1);
    if (at == begin)
        return {};
    if (at < text.size() && text[at] == ';')
        ++at;
    return {at, htmlCharacter(number)};
}

Reference nameAt(std::u32string_view text) {
    std::string name;
    while (name.size() < text.size() && name.size() < kLongestName) {
        const char32_t c = text[name.size()];
        if (c >= 0x80 || c == '\t' || c == '\n' || c == '\f' || c == ' ' || c == '<' || c == '&' || c == '#' ||
            c == ';')
            break;
        name.push_back(static_cast<char>(c));
    }
    if (!name.empty() && name.size() < text.size() && text[name.size()] == ';')
        if (auto value = htmlEntity(name + ";"))
            return {name.size() + 1, *value};
    for (; name.size() > 1; name.pop_back())
        if (auto value = htmlEntity(name))
            return {name.size(), *value};
    return {};
}

} // namespace

std::optional<std::u32string> htmlEntity(std::string_view name) {
    static const EntityTable table = readEntities();
    auto found = table.find(name);
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

std::u32string htmlCharacter(uint64_t number) {
    constexpr char32_t kReplacement = 0xFFFD;
    if (number == 0 || number > kLastCharacter || (number >= 0xD800 && number <= 0xDFFF))
        return {kReplacement};
    if (number >= 0x80 && number < 0xA0)
        return {kOldNumbers[number - 0x80] ? kOldNumbers[number - 0x80] : static_cast<char32_t>(number)};
    return isNothing(number) ? std::u32string() : std::u32string{static_cast<char32_t>(number)};
}

std::u32string unescapedHtml(std::u32string_view text) {
    std::u32string out;
    for (size_t at = 0; at < text.size();) {
        if (text[at] == '&') {
            const std::u32string_view rest = text.substr(at + 1);
            const Reference found = !rest.empty() && rest.front() == '#' ? numberAt(rest) : nameAt(rest);
            if (found.length > 0) {
                out += found.value;
                at += found.length + 1;
                continue;
            }
        }
        out.push_back(text[at++]);
    }
    return out;
}

} // namespace miro
