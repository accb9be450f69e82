#include "token/t5_tokenizer.h"

#include "base/json.h"
#include "base/log.h"
#include "token/unicode_text.h"
#include "token/unigram_file.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr int kUsualExtraIds = 100;
constexpr int kMaxExtraIds = 10000;
const char* const kEnd = "</s>";

enum class Arithmetic { Fast, Spiece }; // of the fast tokenizer, of the sentencepiece library

class T5Tokenizer : public Tokenizer {
public:
    T5Tokenizer(UnigramFile file, int32_t endId, Arithmetic arithmetic)
        : m_vocabulary(std::move(file.vocabulary)), m_steps(std::move(file.steps)),
          m_added(std::move(file.addedTokens)), m_endId(endId), m_arithmetic(arithmetic) {
        m_idLimit = std::max(m_vocabulary.size(), m_endId + 1);
        for (const AddedToken& token : m_added.tokens())
            m_idLimit = std::max(m_idLimit, token.id + 1);
    }

    Result<TokenIds> encode(const std::string& text, int maxLength) const override {
        if (maxLength < 1)
            return usageError(fmt::format("a length of {} tokens has no room for the closing token", maxLength));
        TokenIds ids;
        for (const TextPart& part : m_added.split(sanitizeUtf8(text))) {
            if (part.tokenId >= 0)
                ids.push_back(part.tokenId);
            else
                for (const std::string& word : m_steps.words(part.text, part.atStart))
                    m_arithmetic == Arithmetic::Fast ? m_vocabulary.encode(word, ids)
                                                     : m_vocabulary.encodeSingle(word, ids);
        }
        ids.resize(std::min(ids.size(), static_cast<size_t>(maxLength - 1)));
        ids.push_back(m_endId);
        return ids;
    }

    int32_t idLimit() const override { return m_idLimit; }

private:
    UnigramVocabulary m_vocabulary;
    TextSteps m_steps;
    AddedTokens m_added;
    int32_t m_endId;
    Arithmetic m_arithmetic;
    int32_t m_idLimit = 0;
};

// tokenizer_config.json says how many <extra_id_N> there are; it may be absent.
Result<int> readExtraIds(const fs::path& folder) {
    fs::path path = folder / "tokenizer_config.json";
    std::error_code error;
    if (!fs::exists(path, error))
        return kUsualExtraIds;
    MIRO_TRY(nlohmann::json config, readJsonFile(path));
    if (!config.is_object() || !config.contains("extra_ids"))
        return kUsualExtraIds;
    const nlohmann::json& value = config["extra_ids"];
    if (!value.is_number_integer() || value < 0 || value > kMaxExtraIds)
        return Error{ErrorCode::Corrupt,
                     fmt::format("{}: extra_ids is not a number from 0 to {}", oneLine(path.string()), kMaxExtraIds)};
    return value.get<int>();
}

Result<UnigramFile> readFiles(const fs::path& folder, std::string& name) {
    fs::path spiece = folder / "spiece.model";
    fs::path json = folder / "tokenizer.json";
    std::error_code error;
    bool hasSpiece = fs::exists(spiece, error);
    bool hasJson = fs::exists(json, error);
    if (!hasSpiece && !hasJson)
        return Error{ErrorCode::NotFound, fmt::format("spiece.model is missing in {} (nor is there a tokenizer.json)",
                                                      oneLine(folder.string()))};
    name = oneLine((hasSpiece ? spiece : json).string());
    if (!hasSpiece)
        return readTokenizerJson(json);
    MIRO_TRY(int extraIds, readExtraIds(folder));
    MIRO_TRY(UnigramFile file, readSpieceModel(spiece, extraIds));
    if (hasJson) {
        auto other = readTokenizerJson(json);
        if (other.ok())
            file.steps = std::move(other.value().steps);
        else
            logWarning("not used beside spiece.model: " + other.message());
    }
    return file;
}

Result<std::unique_ptr<Tokenizer>> make(UnigramFile file, const std::string& name, Arithmetic arithmetic) {
    int32_t end = file.vocabulary.find(kEnd);
    for (const AddedToken& token : file.addedTokens)
        if (token.content == kEnd)
            end = token.id;
    if (end < 0)
        return Error{ErrorCode::Corrupt, fmt::format("{}: there is no piece {}", name, kEnd)};
    // The unknown piece and the padding are matched in text too, whatever kind the file gives them.
    for (const char* special : {"<unk>", "<pad>", kEnd}) {
        int32_t id = file.vocabulary.find(special);
        bool known = std::any_of(file.addedTokens.begin(), file.addedTokens.end(),
                                 [&](const AddedToken& token) { return token.content == special; });
        if (id >= 0 && !known)
            file.addedTokens.push_back({special, id});
    }
    return std::unique_ptr<Tokenizer>(new T5Tokenizer(std::move(file), end, arithmetic));
}

Result<std::unique_ptr<Tokenizer>> makeSlow(UnigramFile file, const std::string& name) {
    Charsmap map = std::get<PrecompiledStep>(file.steps.normalisers.front()).map;
    file.steps = {{SpieceStep{std::move(map)}}, {}};
    return make(std::move(file), name, Arithmetic::Spiece);
}

} // namespace

Result<std::unique_ptr<Tokenizer>> loadT5Tokenizer(const fs::path& folder) {
    std::string name;
    MIRO_TRY(UnigramFile file, readFiles(folder, name));
    return make(std::move(file), name, Arithmetic::Fast);
}

Result<std::unique_ptr<Tokenizer>> loadSlowT5Tokenizer(const fs::path& folder) {
    const fs::path spiece = folder / "spiece.model";
    MIRO_TRY(int extraIds, readExtraIds(folder));
    MIRO_TRY(UnigramFile file, readSpieceModel(spiece, extraIds));
    return makeSlow(std::move(file), oneLine(spiece.string()));
}

Result<std::unique_ptr<Tokenizer>> slowT5TokenizerOf(std::string_view spieceModel, const std::string& name) {
    MIRO_TRY(UnigramFile file, parseSpieceModel(spieceModel, name, 0));
    return makeSlow(std::move(file), name);
}

} // namespace miro
