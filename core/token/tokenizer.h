// Text to token ids, as the network's published tokenizer gives them.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace miro {

using TokenIds = std::vector<int32_t>;

// Immutable after loading; encode() may be called from any thread.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;

    // The ids with the tokens that the model wants around them, cut to maxLength as the published tokenizer cuts: the
    // closing token stays last. No padding. Invalid UTF-8 counts as U+FFFD. Usage when maxLength has no room for the
    // tokens around the text.
    virtual Result<TokenIds> encode(const std::string& text, int maxLength) const = 0;

    // One more than the largest id that encode() can give.
    virtual int32_t idLimit() const = 0;
};

} // namespace miro
