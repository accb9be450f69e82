// Finds the ends of what stands in a dynamic prompt: braces, tags, wildcards. Private to the batch room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

// A piece of a prompt as messages show it.
std::string shownPiece(std::string_view text);

// What a backslash takes the meaning from; before any other character it is itself.
bool isEscapable(char c);
bool isEscape(std::string_view text, size_t at);

// Behind the '}' that closes the '{' at `at`; npos: there is none.
size_t behindBraces(std::string_view text, size_t at);

// "<random", "<reward" and the others that mean something; empty: what stands at `at` is no such tag.
std::string_view tagAt(std::string_view text, size_t at);
// Behind the '>' that closes the tag at `at`; npos: there is none, or it is nested too deeply.
size_t behindTag(std::string_view text, size_t at, int depth = 0);

// Behind the wildcard __name__ or __name(a=b)__ at `at`; npos: there is none.
size_t behindWildcard(std::string_view text, size_t at);

// Where separator stands outside of braces, tags and wildcards.
std::vector<std::string_view> split(std::string_view text, std::string_view separator);

} // namespace miro
