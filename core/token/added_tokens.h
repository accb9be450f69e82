// Tokens that are looked for in the raw text, before anything else happens to it: </s>, <pad>, <extra_id_0>, [MASK].
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace miro {

struct AddedToken {
    std::string content;
    int32_t id = 0;
    bool stripLeft = false;  // takes the white space before it along
    bool stripRight = false; // takes the white space after it along
};

// Either a stretch of ordinary text, or one added token.
struct TextPart {
    std::string text;     // empty for a token
    int32_t tokenId = -1; // -1 for text
    bool atStart = false; // the part begins the prompt
};

// Immutable; usable from any thread.
class AddedTokens {
public:
    AddedTokens() = default;

    // Tokens without content are left out; of two with the same content the last one counts.
    explicit AddedTokens(std::vector<AddedToken> tokens);

    // Leftmost match first, of several there the longest. No part of ordinary text is empty.
    std::vector<TextPart> split(const std::string& text) const;

    const std::vector<AddedToken>& tokens() const { return m_tokens; }

private:
    const AddedToken* matchAt(const std::string& text, size_t at) const;

    std::vector<AddedToken> m_tokens; // longest first
    bool m_firstByte[256] = {};       // whether any token begins with that byte
};

} // namespace miro
