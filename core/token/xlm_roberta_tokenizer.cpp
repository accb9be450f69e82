#include "token/xlm_roberta_tokenizer.h"

#include "token/unicode_text.h"
#include "token/unigram_file.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

const char* const kRobertaOpen = "<s>";
const char* const kRobertaClose = "</s>";

class XlmRobertaTokenizer : public Tokenizer {
public:
    XlmRobertaTokenizer(UnigramFile file, int32_t openId, int32_t closeId)
        : m_vocabulary(std::move(file.vocabulary)), m_steps(std::move(file.steps)),
          m_added(std::move(file.addedTokens)), m_openId(openId), m_closeId(closeId) {
        m_idLimit = std::max({m_vocabulary.size(), m_openId + 1, m_closeId + 1});
        for (const AddedToken& token : m_added.tokens())
            m_idLimit = std::max(m_idLimit, token.id + 1);
    }

    Result<TokenIds> encode(const std::string& text, int maxLength) const override {
        if (maxLength < 2)
            return usageError(
                fmt::format("a length of {} tokens has no room for {} and {}", maxLength, kRobertaOpen, kRobertaClose));
        TokenIds ids = {m_openId};
        for (const TextPart& part : m_added.split(sanitizeUtf8(text))) {
            if (part.tokenId >= 0)
                ids.push_back(part.tokenId);
            else
                for (const std::string& word : m_steps.words(part.text, part.atStart))
                    m_vocabulary.encode(word, ids);
        }
        ids.resize(std::min(ids.size(), static_cast<size_t>(maxLength - 1)));
        ids.push_back(m_closeId);
        return ids;
    }

    int32_t idLimit() const override { return m_idLimit; }

private:
    UnigramVocabulary m_vocabulary;
    TextSteps m_steps;
    AddedTokens m_added;
    int32_t m_openId;
    int32_t m_closeId;
    int32_t m_idLimit = 0;
};

// -1: there is none.
int32_t idOf(const UnigramFile& file, const std::string& content) {
    for (const AddedToken& token : file.addedTokens)
        if (token.content == content)
            return token.id;
    return file.vocabulary.find(content);
}

} // namespace

Result<std::unique_ptr<Tokenizer>> loadXlmRobertaTokenizer(const fs::path& folder) {
    const fs::path json = folder / "tokenizer.json";
    const fs::path spiece = folder / "sentencepiece.bpe.model";
    std::error_code error;
    const bool hasJson = fs::exists(json, error);
    if (!hasJson && !fs::exists(spiece, error))
        return Error{ErrorCode::NotFound,
                     fmt::format("tokenizer.json is missing in {} (nor is there a sentencepiece.bpe.model)",
                                 oneLine(folder.string()))};
    MIRO_TRY(UnigramFile file, hasJson ? readTokenizerJson(json) : readXlmRobertaSpiece(spiece));
    const int32_t open = idOf(file, kRobertaOpen);
    const int32_t close = idOf(file, kRobertaClose);
    if (open < 0 || close < 0)
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: there is no piece {}", oneLine((hasJson ? json : spiece).string()),
                                 open < 0 ? kRobertaOpen : kRobertaClose)};
    return std::unique_ptr<Tokenizer>(new XlmRobertaTokenizer(std::move(file), open, close));
}

} // namespace miro
