#include "token/clip_words.h"

#include "token/unicode_text.h"

#include <algorithm>
#include <unicode/uchar.h>

namespace miro {
namespace {

bool isLetter(char32_t c) {
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_L_MASK) != 0;
}

bool isNumber(char32_t c) {
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_N_MASK) != 0;
}

// The length of 's, 't, 're, 've, 'm, 'll or 'd at the beginning of text; 0 for none.
size_t contractionLength(std::u32string_view text) {
    for (std::u32string_view ending : {U"'s", U"'t", U"'re", U"'ve", U"'m", U"'ll", U"'d"})
        if (text.starts_with(ending))
            return ending.size();
    return 0;
}

} // namespace

size_t clipWordLength(std::u32string_view text) {
    if (size_t length = contractionLength(text))
        return length;
    if (isNumber(text.front()))
        return 1;
    const bool letters = isLetter(text.front());
    auto belongs = [letters](char32_t c) {
        return isLetter(c) == letters && !isNumber(c) && !isWhiteSpace(c);
    };
    return static_cast<size_t>(std::find_if_not(text.begin(), text.end(), belongs) - text.begin());
}

} // namespace miro
