#include "token/bert_tokenizer.h"

#include "base/files.h"
#include "base/json.h"
#include "token/added_tokens.h"
#include "token/unicode_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <unicode/uchar.h>
#include <unordered_map>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kMaxWordCharacters = 100; // longer words are [UNK]
constexpr size_t kMaxVocabularyBytes = 64u << 20;
constexpr int kFastTableVersion = 8;    // of Unicode, in the fast tokenizer
constexpr int kPythonTableVersion = 14; // in the slow one, which asks Python 3.11
const char* const kUnknown = "[UNK]";
const char* const kBertOpen = "[CLS]";
const char* const kBertClose = "[SEP]";
constexpr std::string_view kContinuation = "##";

// Whose tables of characters decide.
enum class Tables { Fast, Python };

struct Settings {
    Tables tables = Tables::Fast;
    bool lowerCase = true;
    bool stripAccents = true;
    bool spaceChinese = true;
};

// The character's general category as one of ICU's U_GC_..._MASK bits, by the tables of their version: unassigned where
// it is younger, and the former one where a later version moved it.
uint32_t category(char32_t c, Tables tables) {
    if (tables == Tables::Fast)
        switch (c) {
        case 0x166D:
        case 0x111C9:
            return U_GC_PO_MASK;
        case 0x1734:
            return U_GC_MN_MASK;
        case 0x1885:
        case 0x1886:
            return U_GC_LO_MASK;
        case 0xA9BD:
            return U_GC_MC_MASK;
        default:
            break;
        }
    UVersionInfo age;
    u_charAge(static_cast<UChar32>(c), age);
    const int version = tables == Tables::Fast ? kFastTableVersion : kPythonTableVersion;
    return age[0] > version ? static_cast<uint32_t>(U_GC_CN_MASK) : U_GET_GC_MASK(static_cast<UChar32>(c));
}

bool isAccent(char32_t c, Tables tables) {
    return (category(c, tables) & U_GC_MN_MASK) != 0;
}

bool isPunctuation(char32_t c, Tables tables) {
    // Every ASCII character that is neither letter, digit nor control counts, $ and ^ included.
    if (c < 0x80)
        return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
    return (category(c, tables) & U_GC_P_MASK) != 0;
}

// Control, format and private characters, which are dropped; to the slow tokenizer unassigned ones too. Tabs and line
// ends are white space instead.
bool isDropped(char32_t c, Tables tables) {
    if (c == '\t' || c == '\n' || c == '\r')
        return false;
    uint32_t dropped = U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK;
    if (tables == Tables::Python)
        dropped |= U_GC_CN_MASK;
    return c == 0 || c == 0xFFFD || (category(c, tables) & dropped) != 0;
}

bool isChinese(char32_t c, Tables tables) {
    constexpr char32_t kBlocks[][2] = {{0x4E00, 0x9FFF},   {0x3400, 0x4DBF},   {0x20000, 0x2A6DF}, {0x2A700, 0x2B73F},
                                       {0x2B740, 0x2B81F}, {0x2B920, 0x2CEAF}, {0xF900, 0xFAFF},   {0x2F800, 0x2FA1F}};
    if (tables == Tables::Python && c >= 0x2B820 && c < 0x2B920) // where block E really begins
        return true;
    return std::any_of(std::begin(kBlocks), std::end(kBlocks),
                       [c](const auto& block) { return c >= block[0] && c <= block[1]; });
}

std::u32string withoutAccents(const std::u32string& text, Tables tables) {
    std::u32string out = decomposed(text);
    std::erase_if(out, [tables](char32_t c) { return isAccent(c, tables); });
    return out;
}

class BertTokenizer : public Tokenizer {
public:
    // added: further tokens that are looked for in the raw text; those that no piece is called get the ids after the
    // last one.
    BertTokenizer(std::unordered_map<std::string, int32_t> pieces, Settings settings,
                  const std::vector<std::string>& added)
        : m_pieces(std::move(pieces)), m_settings(settings) {
        m_unknown = m_pieces.at(kUnknown);
        m_open = m_pieces.at(kBertOpen);
        m_close = m_pieces.at(kBertClose);
        std::vector<AddedToken> special;
        for (const char* content : {kUnknown, kBertOpen, kBertClose, "[PAD]", "[MASK]"})
            if (auto piece = m_pieces.find(content); piece != m_pieces.end())
                special.push_back({content, piece->second});
        for (const auto& [piece, id] : m_pieces) {
            m_idLimit = std::max(m_idLimit, id + 1);
            m_longestPiece = std::max(m_longestPiece, codePoints(piece).size());
        }
        for (const std::string& content : added) {
            auto piece = m_pieces.find(content);
            special.push_back({content, piece == m_pieces.end() ? m_idLimit++ : piece->second});
        }
        m_special = AddedTokens(std::move(special));
    }

    Result<TokenIds> encode(const std::string& text, int maxLength) const override {
        if (maxLength < 2)
            return usageError(
                fmt::format("a length of {} tokens has no room for {} and {}", maxLength, kBertOpen, kBertClose));
        TokenIds ids = {m_open};
        for (const TextPart& part : m_special.split(sanitizeUtf8(text))) {
            if (part.tokenId >= 0)
                ids.push_back(part.tokenId);
            else
                addText(codePoints(part.text), ids);
        }
        ids.resize(std::min(ids.size(), static_cast<size_t>(maxLength - 1)));
        ids.push_back(m_close);
        return ids;
    }

    int32_t idLimit() const override { return m_idLimit; }

private:
    std::u32string normalise(const std::u32string& text) const {
        std::u32string out;
        for (char32_t c : text) {
            if (isDropped(c, m_settings.tables))
                continue;
            bool apart = m_settings.spaceChinese && isChinese(c, m_settings.tables);
            if (apart)
                out.push_back(U' ');
            out.push_back(isWhiteSpace(c) ? U' ' : c);
            if (apart)
                out.push_back(U' ');
        }
        if (m_settings.stripAccents)
            out = withoutAccents(out, m_settings.tables);
        return m_settings.lowerCase ? lowerCased(out) : out;
    }

    void addText(const std::u32string& text, TokenIds& ids) const {
        std::u32string word;
        auto flush = [&] {
            if (!word.empty())
                addWord(word, ids);
            word.clear();
        };
        for (char32_t c : normalise(text)) {
            bool punctuation = isPunctuation(c, m_settings.tables);
            if (punctuation || isWhiteSpace(c))
                flush();
            if (punctuation)
                addWord(std::u32string(1, c), ids);
            else if (!isWhiteSpace(c))
                word.push_back(c);
        }
        flush();
    }

    // Longest piece first, from left to right; a word that cannot be written whole is one [UNK].
    void addWord(const std::u32string& word, TokenIds& ids) const {
        if (word.size() > kMaxWordCharacters) {
            ids.push_back(m_unknown);
            return;
        }
        TokenIds pieces;
        for (size_t begin = 0; begin < word.size();) {
            std::optional<int32_t> found;
            size_t length = std::min(word.size() - begin, m_longestPiece);
            for (; length > 0 && !found; --length) {
                std::string piece = utf8FromCodePoints(std::u32string_view(word).substr(begin, length));
                auto entry = m_pieces.find(begin == 0 ? piece : std::string(kContinuation) + piece);
                if (entry != m_pieces.end()) {
                    found = entry->second;
                    begin += length;
                }
            }
            if (!found) {
                ids.push_back(m_unknown);
                return;
            }
            pieces.push_back(*found);
        }
        ids.insert(ids.end(), pieces.begin(), pieces.end());
    }

    std::unordered_map<std::string, int32_t> m_pieces;
    Settings m_settings;
    AddedTokens m_special;
    size_t m_longestPiece = 0; // in characters
    int32_t m_unknown = 0;
    int32_t m_open = 0;
    int32_t m_close = 0;
    int32_t m_idLimit = 0;
};

Result<Settings> readSettings(const fs::path& folder) {
    Settings settings;
    fs::path path = folder / "tokenizer_config.json";
    std::error_code error;
    if (!fs::exists(path, error))
        return settings;
    MIRO_TRY(nlohmann::json config, readJsonFile(path));
    auto read = [&](const char* key, bool otherwise) -> Result<bool> {
        if (!config.is_object() || !config.contains(key) || config[key].is_null())
            return otherwise;
        if (!config[key].is_boolean())
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}: {} is neither true nor false", oneLine(path.string()), key)};
        return config[key].get<bool>();
    };
    MIRO_TRY(settings.lowerCase, read("do_lower_case", true));
    MIRO_TRY(settings.stripAccents, read("strip_accents", settings.lowerCase)); // null: as do_lower_case
    MIRO_TRY(settings.spaceChinese, read("tokenize_chinese_chars", true));
    return settings;
}

// One piece a line, its id the line's number from 0. A piece that comes twice has its last id.
std::unordered_map<std::string, int32_t> readPieces(const std::string& bytes) {
    std::unordered_map<std::string, int32_t> pieces;
    int32_t id = 0;
    for (size_t begin = 0; begin < bytes.size(); ++id) {
        size_t end = std::min(bytes.find('\n', begin), bytes.size());
        size_t length = end - begin;
        if (length > 0 && bytes[end - 1] == '\r')
            --length;
        pieces[bytes.substr(begin, length)] = id;
        begin = end + 1;
    }
    return pieces;
}

Result<std::unique_ptr<Tokenizer>> load(const fs::path& folder, Tables tables, const std::vector<std::string>& added) {
    fs::path path = folder / "vocab.txt";
    MIRO_TRY(std::string bytes, readFile(path, kMaxVocabularyBytes));
    auto pieces = readPieces(bytes);
    for (const char* needed : {kUnknown, kBertOpen, kBertClose})
        if (!pieces.count(needed))
            return Error{ErrorCode::Corrupt, fmt::format("{}: this is no WordPiece vocabulary, {} is not in it",
                                                         oneLine(path.string()), needed)};
    MIRO_TRY(Settings settings, readSettings(folder));
    settings.tables = tables;
    return std::unique_ptr<Tokenizer>(new BertTokenizer(std::move(pieces), settings, added));
}

} // namespace

Result<std::unique_ptr<Tokenizer>> loadBertTokenizer(const fs::path& folder) {
    return load(folder, Tables::Fast, {});
}

Result<std::unique_ptr<Tokenizer>> loadBlipTokenizer(const fs::path& folder) {
    return load(folder, Tables::Python, {"[DEC]", "[ENC]"});
}

} // namespace miro
