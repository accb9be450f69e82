#include "token/unigram_vocabulary.h"

#include "token/unicode_text.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <numeric>

namespace miro {
namespace {

constexpr double kUnknownPenalty = 10; // below the least probable piece, as in sentencepiece

} // namespace

Result<UnigramVocabulary> UnigramVocabulary::make(std::vector<UnigramPiece> pieces, int64_t unknownId,
                                                  const std::string& file) {
    auto bad = [&](const std::string& what) {
        return Error{ErrorCode::Corrupt, fmt::format("{}: {}", file, what)};
    };
    if (pieces.empty())
        return bad("it holds no pieces");
    if (pieces.size() > static_cast<size_t>(std::numeric_limits<int32_t>::max()))
        return bad("it holds too many pieces");
    if (unknownId < 0 || unknownId >= static_cast<int64_t>(pieces.size()))
        return bad(
            fmt::format("the unknown piece's id {} is not that of one of its {} pieces", unknownId, pieces.size()));
    UnigramVocabulary vocabulary;
    double lowest = 0;
    for (size_t i = 0; i < pieces.size(); ++i) {
        if (!std::isfinite(pieces[i].score))
            return bad(fmt::format("the score of piece {} is not a number", i));
        lowest = i == 0 ? pieces[i].score : std::min(lowest, pieces[i].score);
    }
    vocabulary.m_pieces = std::move(pieces);
    vocabulary.m_unknownId = static_cast<int32_t>(unknownId);
    vocabulary.m_unknownScore = lowest - kUnknownPenalty;

    const auto& all = vocabulary.m_pieces;
    std::vector<int32_t>& sorted = vocabulary.m_sorted;
    sorted.resize(all.size());
    std::iota(sorted.begin(), sorted.end(), 0);
    // Of several equal pieces the last one counts: it is sorted first, and the others are dropped.
    std::sort(sorted.begin(), sorted.end(), [&](int32_t a, int32_t b) {
        int order = all[static_cast<size_t>(a)].text.compare(all[static_cast<size_t>(b)].text);
        return order != 0 ? order < 0 : a > b;
    });
    auto same = [&](int32_t a, int32_t b) {
        return all[static_cast<size_t>(a)].text == all[static_cast<size_t>(b)].text;
    };
    sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
    return vocabulary;
}

int32_t UnigramVocabulary::find(std::string_view piece) const {
    auto at = std::lower_bound(m_sorted.begin(), m_sorted.end(), piece, [&](int32_t id, std::string_view text) {
        return m_pieces[static_cast<size_t>(id)].text < text;
    });
    return at != m_sorted.end() && m_pieces[static_cast<size_t>(*at)].text == piece ? *at : -1;
}

void UnigramVocabulary::encode(std::string_view word, std::vector<int32_t>& ids) const {
    encodeWith<double>(word, ids);
}

void UnigramVocabulary::encodeSingle(std::string_view text, std::vector<int32_t>& ids) const {
    encodeWith<float>(text, ids);
}

template <typename Score>
void UnigramVocabulary::encodeWith(std::string_view word, std::vector<int32_t>& ids) const {
    // The best way to reach each byte: where its last piece begins, and which piece that is.
    struct Node {
        Score score = 0;
        size_t begin = 0;
        int32_t id = -1; // -1: not reached yet
    };
    std::vector<Node> best(word.size() + 1);
    auto reach = [&](size_t end, Score score, size_t begin, int32_t id) {
        Node& node = best[end];
        if (node.id < 0 || score > node.score)
            node = {score, begin, id};
    };
    for (size_t begin = 0; begin < word.size();) {
        size_t character = std::min(utf8Length(word[begin]), word.size() - begin);
        bool characterKnown = false;
        // The pieces that begin with word[begin..end) stand side by side in m_sorted: narrow that range byte by byte.
        auto low = m_sorted.begin();
        auto high = m_sorted.end();
        for (size_t length = 1; begin + length <= word.size() && low != high; ++length) {
            auto byteOf = [&](int32_t id) { // 0..255, -1 for a piece that ends before
                const std::string& text = m_pieces[static_cast<size_t>(id)].text;
                return text.size() < length ? -1 : static_cast<int>(static_cast<uint8_t>(text[length - 1]));
            };
            int wanted = static_cast<uint8_t>(word[begin + length - 1]);
            low = std::lower_bound(low, high, wanted, [&](int32_t id, int byte) { return byteOf(id) < byte; });
            high = std::upper_bound(low, high, wanted, [&](int byte, int32_t id) { return byte < byteOf(id); });
            if (low == high || m_pieces[static_cast<size_t>(*low)].text.size() != length)
                continue;
            reach(begin + length, best[begin].score + static_cast<Score>(m_pieces[static_cast<size_t>(*low)].score),
                  begin, *low);
            characterKnown = characterKnown || length == character;
        }
        if (!characterKnown)
            reach(begin + character, best[begin].score + static_cast<Score>(m_unknownScore), begin, m_unknownId);
        begin += character;
    }
    std::vector<int32_t> backwards;
    for (size_t end = word.size(); end > 0; end = best[end].begin)
        if (best[end].id != m_unknownId || backwards.empty() || backwards.back() != m_unknownId)
            backwards.push_back(best[end].id);
    ids.insert(ids.end(), backwards.rbegin(), backwards.rend());
}

} // namespace miro
