#include "token/byte_pairs.h"
#include "token/clip_tokenizer.h"
#include "token/clip_words.h"
#include "token/html_text.h"
#include "token/text_repair.h"
#include "token/unicode_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace miro {
namespace {

constexpr std::u32string_view kTypedOpen = U"<start_of_text>";
constexpr std::u32string_view kTypedClose = U"<end_of_text>";

// With the final form of sigma where a word ends, unlike lowerCased().
std::u32string lowerCasedText(std::u32string_view text) {
    auto string =
        icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()), static_cast<int32_t>(text.size()));
    string.toLower(icu::Locale::getRoot());
    std::u32string out;
    for (int32_t at = 0; at < string.length(); at = string.moveIndex32(at, 1))
        out.push_back(static_cast<char32_t>(string.char32At(at)));
    return out;
}

std::u32string collapsed(std::u32string_view text) {
    std::u32string out;
    for (char32_t c : trimRight(trimLeft(text))) {
        const bool space = isWhiteSpace(c);
        if (!space || out.back() != U' ')
            out.push_back(space ? U' ' : c);
    }
    return out;
}

class OpenClipTokenizer : public Tokenizer {
public:
    OpenClipTokenizer(BytePairs pairs, int32_t open, int32_t close)
        : m_pairs(std::move(pairs)), m_open(open), m_close(close) {}

    Result<TokenIds> encode(const std::string& text, int maxLength) const override {
        if (maxLength < 2)
            return usageError(fmt::format("a length of {} tokens has no room for the tokens around a text", maxLength));
        const std::u32string clean =
            lowerCasedText(collapsed(unescapedHtml(unescapedHtml(repairedText(codePoints(sanitizeUtf8(text)))))));
        const auto room = static_cast<size_t>(maxLength - 1);
        TokenIds ids = {m_open};
        for (std::u32string_view rest = clean; !rest.empty() && ids.size() < room;)
            rest.remove_prefix(addWord(rest, ids));
        ids.resize(std::min(ids.size(), room));
        ids.push_back(m_close);
        return ids;
    }

    int32_t idLimit() const override { return m_pairs.idLimit(); }

private:
    // -> how many characters it took.
    size_t addWord(std::u32string_view text, TokenIds& ids) const {
        for (const auto& [typed, id] : {std::pair(kTypedOpen, m_open), std::pair(kTypedClose, m_close)})
            if (text.starts_with(typed)) {
                ids.push_back(id);
                return typed.size();
            }
        // The published one looks for its endings whatever their case, and a long s is an s in another case.
        const size_t length = text.starts_with(U"'\u017F") ? 2 : clipWordLength(text);
        if (length > 0) {
            const TokenIds word = m_pairs.encode(utf8FromCodePoints(text.substr(0, length)));
            ids.insert(ids.end(), word.begin(), word.end());
        }
        return std::max<size_t>(length, 1);
    }

    BytePairs m_pairs;
    int32_t m_open;
    int32_t m_close;
};

} // namespace

Result<std::unique_ptr<Tokenizer>> loadOpenClipTokenizer(const std::filesystem::path& folder) {
    MIRO_TRY(BytePairs pairs, BytePairs::load(folder));
    const int32_t open = pairs.find(kClipOpen), close = pairs.find(kClipClose);
    if (open < 0 || close < 0)
        return Error{ErrorCode::Corrupt, fmt::format("{}: the vocabulary has no {}; get the tokenizer's files again",
                                                     oneLine(folder.string()), open < 0 ? kClipOpen : kClipClose)};
    return std::unique_ptr<Tokenizer>(std::make_unique<OpenClipTokenizer>(std::move(pairs), open, close));
}

} // namespace miro
