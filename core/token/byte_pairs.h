// Byte-pair encoding (R. Sennrich et al., ACL 2016) over bytes: the table of pieces and the order of merges. Private to
// the token room.
#pragma once

#include "base/result.h"
#include "token/tokenizer.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

namespace miro {

// What closes a word in vocabularies.
inline constexpr const char* kClipWordEnd = "</w>";

// The printable character by which vocabularies write a byte, UTF-8.
std::string characterOfByte(int byte);

// Immutable after loading; any thread.
class BytePairs {
public:
    // See loadClipTokenizer().
    static Result<BytePairs> load(const std::filesystem::path& folder);
    // What would lie in vocab.json and merges.txt; where: what messages call it.
    static Result<BytePairs> parse(std::string_view vocabulary, std::string_view merges, const std::string& where);

    // The ids of one word's bytes; its last byte carries "</w>".
    TokenIds encode(std::string_view word) const;

    // -1 when there is no such piece.
    int32_t find(const std::string& piece) const;
    int32_t idLimit() const { return m_idLimit; }

private:
    struct Merge {
        int32_t rank = 0;
        int32_t result = 0;
    };

    Result<void> add(const std::vector<std::string>& mergeLines, const std::string& where);
    Result<void> addMerges(const std::vector<std::string>& lines, const std::string& where);
    Result<void> addBytes(const std::string& where);

    std::unordered_map<std::string, int32_t> m_pieces;
    std::unordered_map<uint64_t, Merge> m_merges; // by (left id, right id)
    int32_t m_bytes[256] = {};                    // the piece of a byte
    int32_t m_lastBytes[256] = {};                // of a byte that ends its word
    int32_t m_idLimit = 0;
};

} // namespace miro
