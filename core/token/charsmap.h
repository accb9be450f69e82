// The precompiled character map of sentencepiece: a double-array trie from UTF-8 sequences to their replacements.
//
// Layout: uint32 little endian, the trie's size in bytes; the trie, uint32 units; the replacements, each ended by a
// zero byte. A unit holds a label (bits 0-7, bit 31 set on value units), a has-leaf flag (bit 8), an extension flag
// (bit 9) and an offset (bits 10-30); a value unit holds the replacement's place in its low 31 bits. (Format of
// Darts-clone.)
#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

// Immutable; usable from any thread. Comes from files: every step through it is checked against its size.
class Charsmap {
public:
    // An empty map that changes nothing.
    Charsmap() = default;

    // Corrupt, naming `file`, when the sizes do not fit.
    static Result<Charsmap> parse(std::string_view bytes, const std::string& file);

    // Applies the map as the published (fast) tokenizer does: a grapheme cluster of less than six bytes is replaced as
    // a whole by the replacement of its shortest known prefix; longer ones, and those with none, character by
    // character. `text` is valid UTF-8.
    std::string apply(const std::string& text) const;

    // What sentencepiece itself makes of the text's beginning: the longest prefix that the map knows and its
    // replacement, else the first character as it is. `text` is valid UTF-8 and not empty.
    struct Prefix {
        std::string_view replacement;
        size_t length = 0; // in bytes of the text
    };
    Prefix longestPrefix(std::string_view text) const;

private:
    // The replacement of the shortest prefix of `key` that the map knows.
    std::optional<std::string_view> find(std::string_view key) const;
    // The same for every known prefix, the shortest first, until visit() says false.
    template <typename Visit>
    void visitPrefixes(std::string_view key, Visit&& visit) const;

    std::vector<uint32_t> m_units;
    std::string m_replacements;
};

} // namespace miro
