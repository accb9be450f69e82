// How prompts are searched and sorted. Plain functions: any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace miro {

// The text that the full text index gets. Scripts that put no space between words (Chinese, Japanese, Thai...) become
// one word a character, so that any part of such a sentence is found.
std::string searchText(std::string_view text);

// What a person typed as an FTS5 expression: every word must begin a word of the text, "quotes" make phrases, nothing
// in it is an operator. Nothing when there is no word in it: then everything matches.
std::optional<std::string> matchExpression(std::string_view typed);

// What pictures are sorted by when sorted by prompt: its beginning, without case.
std::string promptOrder(std::string_view prompt);

// At most maxBytes of the text, never half a character.
std::string_view beginningOf(std::string_view utf8, size_t maxBytes);

} // namespace miro
