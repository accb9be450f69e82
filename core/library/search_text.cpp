#include "library/search_text.h"

#include <array>
#include <utility>

namespace miro {
namespace {

// Scripts written without spaces between words.
constexpr std::array<std::pair<char32_t, char32_t>, 14> kUnspaced = {{
    {0x0E00, 0x0EFF},   // Thai, Lao
    {0x1000, 0x109F},   // Burmese
    {0x1780, 0x17FF},   // Khmer
    {0x2E80, 0x2FDF},   // radicals
    {0x3005, 0x3007},   // ideographic marks
    {0x3021, 0x3029},   // numerals
    {0x3041, 0x30FF},   // Hiragana, Katakana
    {0x3105, 0x312F},   // Bopomofo
    {0x31A0, 0x31FF},   // Bopomofo, Katakana extensions
    {0x3400, 0x9FFF},   // ideographs
    {0xF900, 0xFAFF},   // compatibility ideographs
    {0xFF66, 0xFF9F},   // half-width Katakana
    {0x1B000, 0x1B16F}, // Kana supplements
    {0x20000, 0x3FFFF}, // further ideographs
}};

bool isUnspaced(char32_t codePoint) {
    if (codePoint < kUnspaced.front().first)
        return false;
    for (const auto& [first, last] : kUnspaced)
        if (codePoint >= first && codePoint <= last)
            return true;
    return false;
}

// The bytes of the character at the front, 1 for a byte that begins none; codePoint is 0 then.
size_t characterAt(std::string_view text, char32_t& codePoint) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const size_t size = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    codePoint = 0;
    if (size == 0 || size > text.size())
        return 1;
    codePoint = size == 1 ? lead : lead & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0) != 0x80) {
            codePoint = 0;
            return 1;
        }
        codePoint = codePoint << 6 | (byte & 0x3F);
    }
    return size;
}

bool isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0';
}

// Whether the index could hold a word of it; characters beyond ASCII are taken for letters.
bool hasWord(std::string_view text) {
    for (const unsigned char c : text)
        if (c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
            return true;
    return false;
}

void appendPhrase(std::string& expression, std::string_view words, bool asBeginning) {
    if (!hasWord(words))
        return;
    if (!expression.empty())
        expression += ' ';
    expression += '"';
    for (const char c : searchText(words))
        expression += c == '"' || c == '\0' ? ' ' : c;
    expression += asBeginning ? "\"*" : "\"";
}

} // namespace

std::string searchText(std::string_view text) {
    std::string result;
    result.reserve(text.size() + 16);
    while (!text.empty()) {
        char32_t codePoint = 0;
        const size_t size = characterAt(text, codePoint);
        const bool alone = isUnspaced(codePoint);
        if (alone)
            result += ' ';
        result += text.substr(0, size);
        if (alone)
            result += ' ';
        text.remove_prefix(size);
    }
    return result;
}

std::optional<std::string> matchExpression(std::string_view typed) {
    constexpr size_t kMaxTyped = 4096; // a longer one is a prompt that was pasted: its beginning finds it
    typed = beginningOf(typed, kMaxTyped);
    std::string expression;
    while (!typed.empty()) {
        if (isSpace(typed.front())) {
            typed.remove_prefix(1);
            continue;
        }
        if (typed.front() == '"') {
            const size_t end = typed.find('"', 1);
            if (end != typed.npos) {
                appendPhrase(expression, typed.substr(1, end - 1), false);
                typed.remove_prefix(end + 1);
                continue;
            }
            typed.remove_prefix(1); // a quote that is still being typed
            continue;
        }
        size_t end = 0;
        while (end < typed.size() && !isSpace(typed[end]) && typed[end] != '"')
            ++end;
        appendPhrase(expression, typed.substr(0, end), true);
        typed.remove_prefix(end);
    }
    return expression.empty() ? std::nullopt : std::optional(expression);
}

std::string promptOrder(std::string_view prompt) {
    constexpr size_t kMaxBytes = 64;
    while (!prompt.empty() && isSpace(prompt.front()))
        prompt.remove_prefix(1);
    std::string order(beginningOf(prompt, kMaxBytes));
    for (char& c : order)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        else if (c == '\0')
            c = ' ';
    return order;
}

std::string_view beginningOf(std::string_view utf8, size_t maxBytes) {
    if (utf8.size() <= maxBytes)
        return utf8;
    size_t end = maxBytes;
    while (end > 0 && end + 4 > maxBytes && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80)
        --end;
    return utf8.substr(0, end);
}

} // namespace miro
