#include "token/clip_tokenizer.h"

#include "token/added_tokens.h"
#include "token/byte_pairs.h"
#include "token/clip_words.h"
#include "token/unicode_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

class ClipTokenizer : public Tokenizer {
public:
    ClipTokenizer(BytePairs pairs, int32_t open, int32_t close)
        : m_pairs(std::move(pairs)), m_special({{kClipOpen, open}, {kClipClose, close}}), m_open(open), m_close(close) {
    }

    Result<TokenIds> encode(const std::string& text, int maxLength) const override {
        if (maxLength < 2)
            return usageError(
                fmt::format("a length of {} tokens has no room for {} and {}", maxLength, kClipOpen, kClipClose));
        const auto room = static_cast<size_t>(maxLength - 1);
        TokenIds ids = {m_open};
        // The special tokens are looked for in the cleaned text, so that their capitals do not matter.
        const std::string clean = utf8FromCodePoints(lowerCased(composed(codePoints(sanitizeUtf8(text)))));
        for (const TextPart& part : m_special.split(clean)) {
            if (ids.size() >= room) // what follows would be cut off
                break;
            if (part.tokenId >= 0)
                ids.push_back(part.tokenId);
            else
                addText(codePoints(part.text), room, ids);
        }
        ids.resize(std::min(ids.size(), room));
        ids.push_back(m_close);
        return ids;
    }

    int32_t idLimit() const override { return m_pairs.idLimit(); }

private:
    void addText(std::u32string_view text, size_t room, TokenIds& ids) const {
        while (!text.empty() && ids.size() < room) {
            const size_t length = clipWordLength(text);
            if (length > 0) {
                const TokenIds word = m_pairs.encode(utf8FromCodePoints(text.substr(0, length)));
                ids.insert(ids.end(), word.begin(), word.end());
            }
            text.remove_prefix(std::max<size_t>(length, 1));
        }
    }

    BytePairs m_pairs;
    AddedTokens m_special;
    int32_t m_open;
    int32_t m_close;
};

Result<std::unique_ptr<Tokenizer>> tokenizerOf(BytePairs pairs, const std::string& where) {
    const int32_t open = pairs.find(kClipOpen), close = pairs.find(kClipClose);
    if (open < 0 || close < 0)
        return Error{ErrorCode::Corrupt, fmt::format("{}: the vocabulary has no {}; get the tokenizer's files again",
                                                     where, open < 0 ? kClipOpen : kClipClose)};
    return std::unique_ptr<Tokenizer>(std::make_unique<ClipTokenizer>(std::move(pairs), open, close));
}

} // namespace

Result<std::unique_ptr<Tokenizer>> loadClipTokenizer(const std::filesystem::path& folder) {
    MIRO_TRY(BytePairs pairs, BytePairs::load(folder));
    return tokenizerOf(std::move(pairs), oneLine(folder.string()));
}

Result<std::unique_ptr<Tokenizer>> clipTokenizerOf(const ClipVocabulary& vocabulary, const std::string& where) {
    MIRO_TRY(BytePairs pairs, BytePairs::parse(vocabulary.pieces, vocabulary.merges, where));
    return tokenizerOf(std::move(pairs), where);
}

} // namespace miro
