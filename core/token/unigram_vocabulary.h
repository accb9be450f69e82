// The pieces of a unigram language model and the most probable way to write a word with them (T. Kudo, "Subword
// Regularization", ACL 2018; the search is Viterbi's).
//
// Scores are summed in double, from left to right within a word, and the earlier of two equal sums stays: runs like
// "!!!!!" have many segmentations whose sums differ by rounding only, and the published (fast) tokenizer decides
// between them this way. The sentencepiece library sums floats over the whole text and gives other ids there.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

struct UnigramPiece {
    std::string text;
    double score = 0; // log probability
};

// Immutable; usable from any thread.
class UnigramVocabulary {
public:
    UnigramVocabulary() = default;

    // pieces[i] has the id i. Corrupt, naming `file`: no pieces, an unknown id out of range, a score that is not
    // finite.
    static Result<UnigramVocabulary> make(std::vector<UnigramPiece> pieces, int64_t unknownId, const std::string& file);

    // Appends the ids of a word (valid UTF-8); consecutive unknown characters become one unknown id.
    void encode(std::string_view word, std::vector<int32_t>& ids) const;

    // The same for a whole text, with sums in single precision: as the sentencepiece library does it.
    void encodeSingle(std::string_view text, std::vector<int32_t>& ids) const;

    // -1 when there is no such piece.
    int32_t find(std::string_view piece) const;

    int32_t size() const { return static_cast<int32_t>(m_pieces.size()); }
    int32_t unknownId() const { return m_unknownId; }

private:
    template <typename Score>
    void encodeWith(std::string_view word, std::vector<int32_t>& ids) const;

    std::vector<UnigramPiece> m_pieces;
    std::vector<int32_t> m_sorted; // ids in the order of their pieces' bytes, each piece once
    int32_t m_unknownId = 0;
    double m_unknownScore = 0;
};

} // namespace miro
