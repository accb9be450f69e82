#include "token/added_tokens.h"

#include "token/unicode_text.h"

#include <algorithm>

namespace miro {

AddedTokens::AddedTokens(std::vector<AddedToken> tokens) {
    for (AddedToken& token : tokens) {
        if (token.content.empty())
            continue;
        std::erase_if(m_tokens, [&](const AddedToken& other) { return other.content == token.content; });
        m_firstByte[static_cast<uint8_t>(token.content[0])] = true;
        m_tokens.push_back(std::move(token));
    }
    std::stable_sort(m_tokens.begin(), m_tokens.end(),
                     [](const AddedToken& a, const AddedToken& b) { return a.content.size() > b.content.size(); });
}

const AddedToken* AddedTokens::matchAt(const std::string& text, size_t at) const {
    if (!m_firstByte[static_cast<uint8_t>(text[at])])
        return nullptr;
    for (const AddedToken& token : m_tokens)
        if (text.compare(at, token.content.size(), token.content) == 0)
            return &token;
    return nullptr;
}

std::vector<TextPart> AddedTokens::split(const std::string& text) const {
    std::vector<TextPart> parts;
    const AddedToken* before = nullptr;
    size_t begin = 0;
    auto addText = [&](size_t end, const AddedToken* after) {
        std::u32string characters = codePoints(std::string_view(text).substr(begin, end - begin));
        std::u32string_view kept = characters;
        if (before && before->stripRight)
            kept = trimLeft(kept);
        if (after && after->stripLeft)
            kept = trimRight(kept);
        if (!kept.empty())
            parts.push_back({utf8FromCodePoints(kept), -1, begin == 0});
    };
    for (size_t at = 0; at < text.size();) {
        const AddedToken* token = matchAt(text, at);
        if (!token) {
            ++at;
            continue;
        }
        addText(at, token);
        parts.push_back({"", token->id, at == 0});
        before = token;
        at += token->content.size();
        begin = at;
    }
    addText(text.size(), nullptr);
    return parts;
}

} // namespace miro
