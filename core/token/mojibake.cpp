#include "token/mojibake.h"

#include "token/unicode_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unordered_map>
#include <vector>

namespace miro {
namespace {

struct Neighbours {
    std::u32string_view members;
    std::string_view badFollowers;
};

constexpr Neighbours kNeighbours[] = {
#include "token/mojibake_neighbours.inc"
};
constexpr std::string_view kClassLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN";
static_assert(std::size(kNeighbours) == kClassLetters.size());

constexpr char32_t kLost = 0xFFFD;
constexpr uint8_t kLostByte = 0x1A; // stands for a byte that a decoder gave up: U+FFFD in the text

bool isOneOf(char letter, std::string_view letters) {
    return letters.find(letter) != std::string_view::npos;
}

char classOf(char32_t c) {
    static const std::unordered_map<char32_t, char> classes = [] {
        std::unordered_map<char32_t, char> map;
        for (size_t i = 0; i < std::size(kNeighbours); ++i)
            for (char32_t member : kNeighbours[i].members)
                map.emplace(member, kClassLetters[i]);
        return map;
    }();
    auto found = classes.find(c);
    return found == classes.end() ? kClassLetters.front() : found->second;
}

bool mayNotFollow(char first, char second) {
    return isOneOf(second, kNeighbours[kClassLetters.find(first)].badFollowers);
}

bool isC1Control(char32_t c) {
    return c >= 0x80 && c < 0xA0;
}

bool isWordCharacter(char32_t c) {
    return c == U'_' || (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

bool isLowerCase(char32_t c) {
    return u_isULowercase(static_cast<UChar32>(c));
}

// Letters of two alphabets that begin most of their encoded letters, read as Greek or Cyrillic.
bool isLeadPair(char32_t a, char32_t b) {
    for (std::u32string_view leads : {U"ΒΓΞΟ", U"ВГРС"})
        if (leads.find(a) != std::u32string_view::npos && leads.find(b) != std::u32string_view::npos)
            return true;
    return false;
}

// Three in a row that no two of them give away; a, b and c are their classes.
bool isOddTriple(std::u32string_view text, char a, char b, char c) {
    constexpr std::string_view kAccented = "detuE", kCloses = "nq", kSymbols = "jlmzACDLM", kMoney = "owxK";
    // A letter of another alphabet between a Latin one and a symbol.
    if (a == 'c' && c == 'h' &&
        (isOneOf(b, "bIJ") || (b == 'a' && u_isUUppercase(static_cast<UChar32>(text[1])) && text[1] >= 0x80)))
        return true;
    if (isOneOf(a, kAccented) && (b == 'i' || isOneOf(b, kCloses)) && isWordCharacter(text[2]))
        return true;
    if (b == 'i' && isOneOf(c, kSymbols) && (isOneOf(a, kAccented) || isOneOf(a, kCloses)))
        return true;
    if (isOneOf(b, "drst") &&
        ((isOneOf(a, "vk") && isOneOf(c, kMoney)) || (isLowerCase(text[0]) && (c == 'i' || isOneOf(c, kMoney)))))
        return true;
    if (isLeadPair(text[0], text[2]) && (isOneOf(b, "hinqyowxK") || (b == 'C' && text[0] >= 0x400)))
        return true;
    // Quotes and dashes, by Macintosh and by Greek Windows.
    constexpr std::u32string_view kMacintosh = U"¢ìîïòôùúûπ", kGreek = U"\u00A0\u00AD®°Ά™";
    if ((text.starts_with(U"‚Ä") && kMacintosh.find(text[2]) != std::u32string_view::npos) ||
        (text.starts_with(U"β€") && kGreek.find(text[2]) != std::u32string_view::npos))
        return true;
    return isOneOf(b, kCloses) && c == 'i' && isOneOf(a, "dejlmoptuwxzACDEKLM");
}

// An accented capital before a space: the rest of an encoded letter or space whose second byte was a hard space.
bool isCutPair(std::u32string_view text, size_t at) {
    if (at + 1 >= text.size() || text[at + 1] != U' ' || (text[at] != U'Â' && text[at] != U'Ã'))
        return false;
    if (at == 0)
        return true;
    const char32_t last = text[at - 1];
    if (isWhiteSpace(last))
        return at > 1 && text[at - 2] >= U'a' && text[at - 2] <= U'z';
    constexpr std::u32string_view kStops = U"!,.?";
    return isLowerCase(last) || (text[at] == U'Â' && kStops.find(last) != std::u32string_view::npos);
}

bool looksWrong(std::u32string_view text) {
    std::string classes;
    for (char32_t c : text) {
        if (isC1Control(c))
            return true;
        classes.push_back(classOf(c));
    }
    for (size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i + 1] == U' ' && (text[i] == U'Â' || text[i] == U'Ã')) {
            if (isCutPair(text, i))
                return true;
        } else if (mayNotFollow(classes[i], classes[i + 1])) {
            return true;
        }
        if (i + 2 < text.size() && isOddTriple(text.substr(i), classes[i], classes[i + 1], classes[i + 2]))
            return true;
    }
    return false;
}

// A one-byte encoding: what each byte above 127 means. A byte that it does not define means itself.
struct Encoding {
    std::array<char32_t, 128> upper{};
    std::unordered_map<char32_t, uint8_t> bytes;
    bool windows = false; // lost characters are looked for
    bool latin = false;   // close enough to Latin-1 for mixed texts and cut pairs
};

Encoding loadEncoding(const char* name, bool windows, bool latin) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name, &status);
    if (U_FAILURE(status)) // ICU's data is part of its library: this is a broken installation
        throw std::runtime_error(std::string("ICU does not know the encoding ") + name);
    Encoding encoding;
    encoding.windows = windows;
    encoding.latin = latin;
    for (int byte = 128; byte < 256; ++byte) {
        const char source = static_cast<char>(byte);
        UChar target[4];
        status = U_ZERO_ERROR;
        const int32_t length = ucnv_toUChars(converter, target, 4, &source, 1, &status);
        char32_t c = length == 1 && U_SUCCESS(status) ? target[0] : kLost;
        if (byte == 0xE6 && c == U'μ') // the Greek letter, which ICU has at code page 437's micro sign
            c = U'µ';
        if (c == kLost || (c >= 0xE000 && c < 0xF8FF))
            c = static_cast<char32_t>(byte);
        encoding.upper[static_cast<size_t>(byte - 128)] = c;
        encoding.bytes.emplace(c, static_cast<uint8_t>(byte));
    }
    ucnv_close(converter);
    if (windows)
        encoding.bytes.emplace(kLost, kLostByte);
    return encoding;
}

// In the order in which they are tried.
const std::vector<Encoding>& encodings() {
    static const std::vector<Encoding> list = [] {
        std::vector<Encoding> all;
        for (const char* name : {"iso-8859-1", "windows-1252", "windows-1251", "windows-1250", "windows-1253",
                                 "windows-1254", "windows-1257", "iso-8859-2", "macintosh", "ibm-437"}) {
            const std::string_view known = name;
            all.push_back(loadEncoding(name, known.starts_with("windows"), known != "macintosh" && known != "ibm-437"));
        }
        return all;
    }();
    return list;
}

std::optional<std::string> encoded(std::u32string_view text, const Encoding& encoding) {
    std::string bytes;
    for (char32_t c : text) {
        auto found = encoding.bytes.find(c);
        if (c >= 0x80 && found == encoding.bytes.end())
            return std::nullopt;
        bytes.push_back(static_cast<char>(c < 0x80 ? c : found->second));
    }
    return bytes;
}

uint8_t byteAt(std::string_view bytes, size_t at) {
    return at < bytes.size() ? static_cast<uint8_t>(bytes[at]) : 0;
}

size_t lengthOf(uint8_t lead) {
    return lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

bool continues(uint8_t byte) {
    return byte >= 0x80 && byte < 0xC0;
}

// Leading bytes after which a space may have been a hard one, whose character begins with them most often.
bool mayHaveLostSpace(uint8_t lead, size_t place) {
    if (lead < 0xE0)
        return lead == 0xC2 || lead == 0xC5 || lead == 0xCE || lead == 0xD0 || lead == 0xD9;
    return lead == 0xE2 || lead == 0xE3 || lead == 0xF0 || (place == 2 && (lead == 0xE0 || lead == 0xE1));
}

// Hard spaces that became spaces inside an encoded character are put back.
std::string withHardSpaces(std::string_view bytes) {
    std::string out;
    for (size_t at = 0; at < bytes.size();) {
        const uint8_t lead = byteAt(bytes, at);
        const size_t length = lengthOf(lead);
        if (lead == 0xC3 && byteAt(bytes, at + 1) == ' ') { // "à" alone is a word: the space is one, too
            out += "\xC3\xA0 ";
            at += byteAt(bytes, at + 2) == ' ' ? 3 : 2;
            continue;
        }
        std::string sequence(bytes.substr(at, std::max<size_t>(length, 1)));
        size_t spaces = 0;
        bool whole = length > 0 && sequence.size() == length;
        for (size_t i = 1; whole && i < length; ++i) {
            const bool space = sequence[i] == ' ' && mayHaveLostSpace(lead, i);
            spaces += space ? 1 : 0;
            whole = space || continues(static_cast<uint8_t>(sequence[i]));
        }
        if (whole && spaces == 1)
            std::replace(sequence.begin() + 1, sequence.end(), ' ', '\xA0');
        else if (!whole)
            sequence.resize(1);
        out += sequence;
        at += sequence.size();
    }
    return out;
}

// Encoded characters of which a byte is lost become U+FFFD as a whole.
std::string withWholeLosses(std::string_view bytes) {
    std::string out;
    for (size_t at = 0; at < bytes.size();) {
        const size_t length = lengthOf(byteAt(bytes, at));
        size_t lost = 0, reach = length > 0 ? 1 : 0;
        for (; reach > 0 && reach < length; ++reach) {
            const uint8_t byte = byteAt(bytes, at + reach);
            if (byte != kLostByte && !continues(byte))
                break;
            lost += byte == kLostByte ? 1 : 0;
        }
        const bool alone = byteAt(bytes, at) == kLostByte;
        if (alone || (length > 0 && reach == length && lost > 0)) {
            out += "\xEF\xBF\xBD";
            at += alone ? 1 : length;
        } else {
            out.push_back(bytes[at++]);
        }
    }
    return out;
}

// Strict UTF-8, but for two variants of it: surrogates written as three bytes each, and C0 80 for zero.
std::optional<std::u32string> decoded(std::string_view bytes) {
    std::u32string out;
    for (size_t at = 0; at < bytes.size();) {
        const uint8_t lead = byteAt(bytes, at);
        if (lead < 0x80) {
            out.push_back(lead);
            ++at;
            continue;
        }
        if (lead == 0xC0 && byteAt(bytes, at + 1) == 0x80) {
            out.push_back(0);
            at += 2;
            continue;
        }
        const size_t length = lengthOf(lead);
        if (length == 0)
            return std::nullopt;
        char32_t c = lead & (0xFFU >> (length + 1));
        for (size_t i = 1; i < length; ++i) {
            if (!continues(byteAt(bytes, at + i)))
                return std::nullopt;
            c = c << 6 | (byteAt(bytes, at + i) & 0x3FU);
        }
        if (c > 0x10FFFF || (length == 3 && c < 0x800) || (length == 4 && c < 0x10000))
            return std::nullopt;
        if (c >= 0xDC00 && c < 0xE000 && !out.empty() && out.back() >= 0xD800 && out.back() < 0xDC00)
            out.back() = 0x10000 + ((out.back() - 0xD800) << 10) + (c - 0xDC00);
        else
            out.push_back(c);
        at += length;
    }
    if (std::any_of(out.begin(), out.end(), [](char32_t c) { return c >= 0xD800 && c < 0xE000; }))
        return std::nullopt;
    return out;
}

std::optional<std::u32string> readAgain(std::u32string_view text) {
    for (const Encoding& encoding : encodings()) {
        std::optional<std::string> bytes = encoded(text, encoding);
        if (!bytes)
            continue;
        std::string meant = encoding.latin ? withHardSpaces(*bytes) : *bytes;
        if (encoding.windows)
            meant = withWholeLosses(meant);
        if (auto again = decoded(meant))
            return again;
    }
    return std::nullopt;
}

// What a character may be the byte of, in any of the encodings that are like Latin-1.
enum ByteRole : unsigned { Continues = 1, LeadsTwo = 2, LeadsThree = 4, LeadsFour = 8 };

unsigned rolesOf(char32_t c) {
    static const std::unordered_map<char32_t, unsigned> roles = [] {
        std::unordered_map<char32_t, unsigned> map;
        for (const Encoding& encoding : encodings()) {
            if (!encoding.latin)
                continue;
            for (const auto& [character, byte] : encoding.bytes) {
                const size_t length = lengthOf(byte);
                map[character] |= continues(byte) || byte == kLostByte ? Continues
                                  : length == 2                        ? LeadsTwo
                                  : length == 3                        ? LeadsThree
                                  : length == 4                        ? LeadsFour
                                                                       : 0U;
            }
        }
        return map;
    }();
    if (c == U' ') // a hard space once
        return Continues;
    auto found = roles.find(c);
    return found == roles.end() ? 0 : found->second;
}

// How many characters at the beginning may be encoded ones, in whole.
size_t runLength(std::u32string_view text) {
    size_t at = 0;
    while (at < text.size()) {
        size_t reach = 1;
        while (at + reach < text.size() && reach < 4 && (rolesOf(text[at + reach]) & Continues))
            ++reach;
        const unsigned roles = rolesOf(text[at]);
        const size_t length = (roles & LeadsTwo) && reach >= 2     ? 2
                              : (roles & LeadsThree) && reach >= 3 ? 3
                              : (roles & LeadsFour) && reach >= 4  ? 4
                                                                   : 0;
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

// Of a text that is only partly wrong, the parts that are.
std::u32string withPartsReadAgain(std::u32string_view text) {
    std::u32string out;
    for (size_t at = 0; at < text.size();) {
        const bool follows = at > 0 && text[at - 1] >= 0x80 && text[at - 1] < 0xC0; // the rest of something else
        const size_t length = follows ? 0 : runLength(text.substr(at));
        const std::u32string_view part = text.substr(at, std::max<size_t>(length, 1));
        if (length > 0 && length < text.size() && looksWrong(part))
            out += withoutMojibake(std::u32string(part));
        else
            out += part;
        at += part.size();
    }
    return out;
}

std::u32string step(const std::u32string& text) {
    if (std::all_of(text.begin(), text.end(), [](char32_t c) { return c < 0x80; }) || !looksWrong(text))
        return text;
    if (auto again = readAgain(text))
        return *again;
    std::u32string parts = withPartsReadAgain(text);
    if (parts == text)
        std::transform(parts.begin(), parts.end(), parts.begin(), oldWindowsCharacter);
    return parts;
}

} // namespace

char32_t oldWindowsCharacter(char32_t c) {
    return isC1Control(c) ? encodings()[1].upper[c - 0x80] : c;
}

std::u32string withoutMojibake(std::u32string text) {
    while (true) {
        std::u32string next = step(text);
        if (next == text)
            return text;
        text = std::move(next);
    }
}

} // namespace miro
