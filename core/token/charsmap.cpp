#include "token/charsmap.h"

#include "token/unicode_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr size_t kWholeGraphemeBytes = 6; // a cluster shorter than this is looked up as one

uint32_t littleEndian32(std::string_view bytes, size_t at) {
    uint32_t value = 0;
    for (size_t i = 0; i < 4; ++i)
        value |= static_cast<uint32_t>(static_cast<uint8_t>(bytes[at + i])) << (8 * i);
    return value;
}

bool hasLeaf(uint32_t unit) {
    return (unit >> 8) & 1;
}
uint32_t value(uint32_t unit) {
    return unit & 0x7FFFFFFFu;
}
uint32_t label(uint32_t unit) {
    return unit & (0x80000000u | 0xFFu);
}
uint32_t offset(uint32_t unit) {
    return (unit >> 10) << ((unit & (1u << 9)) >> 6);
}

} // namespace

Result<Charsmap> Charsmap::parse(std::string_view bytes, const std::string& file) {
    Charsmap map;
    if (bytes.empty())
        return map;
    size_t trieBytes = bytes.size() < 4 ? 0 : littleEndian32(bytes, 0);
    if (bytes.size() < 8 || trieBytes == 0 || trieBytes % 4 != 0 || trieBytes > bytes.size() - 4)
        return Error{ErrorCode::Corrupt, fmt::format("{}: the precompiled character map has a wrong size", file)};
    map.m_units.reserve(trieBytes / 4);
    for (size_t at = 4; at < 4 + trieBytes; at += 4)
        map.m_units.push_back(littleEndian32(bytes, at));
    map.m_replacements = std::string(bytes.substr(4 + trieBytes));
    return map;
}

template <typename Visit>
void Charsmap::visitPrefixes(std::string_view key, Visit&& visit) const {
    if (m_units.empty())
        return;
    size_t node = offset(m_units[0]);
    for (size_t length = 1; length <= key.size(); ++length) {
        const char byte = key[length - 1];
        if (byte == '\0') // the trie's own end mark
            return;
        node ^= static_cast<uint8_t>(byte);
        if (node >= m_units.size() || label(m_units[node]) != static_cast<uint8_t>(byte))
            return;
        bool leaf = hasLeaf(m_units[node]);
        node ^= offset(m_units[node]);
        if (node >= m_units.size())
            return;
        if (leaf) {
            size_t begin = value(m_units[node]);
            if (begin >= m_replacements.size())
                return;
            size_t end = m_replacements.find('\0', begin);
            auto replacement = std::string_view(m_replacements)
                                   .substr(begin, end == std::string::npos ? std::string::npos : end - begin);
            if (!visit(Prefix{replacement, length}))
                return;
        }
    }
}

std::optional<std::string_view> Charsmap::find(std::string_view key) const {
    std::optional<std::string_view> found;
    visitPrefixes(key, [&](const Prefix& prefix) {
        found = prefix.replacement;
        return false;
    });
    return found;
}

Charsmap::Prefix Charsmap::longestPrefix(std::string_view text) const {
    const size_t character = std::min(utf8Length(text.front()), text.size());
    Prefix longest{text.substr(0, character), character};
    visitPrefixes(text, [&](const Prefix& prefix) {
        longest = prefix;
        return true;
    });
    return longest;
}

std::string Charsmap::apply(const std::string& text) const {
    if (m_units.empty())
        return text;
    std::string out;
    out.reserve(text.size());
    std::string_view view(text);
    size_t begin = 0;
    for (size_t end : graphemeEnds(text)) {
        std::string_view grapheme = view.substr(begin, end - begin);
        begin = end;
        if (grapheme.size() < kWholeGraphemeBytes) {
            if (auto replacement = find(grapheme)) {
                out += *replacement;
                continue;
            }
        }
        for (size_t at = 0; at < grapheme.size();) {
            std::string_view character = grapheme.substr(at, utf8Length(grapheme[at]));
            at += character.size();
            out += find(character).value_or(character);
        }
    }
    return out;
}

} // namespace miro
