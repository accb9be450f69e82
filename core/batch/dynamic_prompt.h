// A dynamic prompt, parsed: text with choices, wildcards, numbers, variables and targets in it. The grammar is told in
// prompt_expansion.h. Private to the batch room.
#pragma once

#include "base/result.h"
#include "batch/list_text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

struct DynamicNode;
using DynamicText = std::vector<DynamicNode>; // one after the other

struct DynamicOption {
    double weight = 1;
    DynamicText text;
};

struct DynamicBinding { // of a variable
    std::string name;
    bool immediate = false; // chosen once, not anew at each use
    DynamicText value;
};

struct DynamicNode {
    enum class Kind { Text, Choice, Wildcard, Number, Assign, Variable, Target };

    Kind kind = Kind::Text;
    size_t at = 0;    // in the text that was parsed
    std::string text; // Text: itself. Wildcard: the pattern. Variable: the name. Target: its tag

    // Choice, Wildcard: so many different ones, with the separator between them.
    int64_t least = 1;
    int64_t most = 1;
    std::string separator;

    std::vector<DynamicOption> options;   // Choice; one where a Variable has a default; a Target's value
    std::vector<DynamicBinding> bindings; // one of an Assign; a Wildcard's parameters
    std::vector<std::string> excluded;    // Wildcard: values left out
    bool shown = false;                   // Assign: its value stands there as well
    std::string name;                     // Target: of what

    // Number: low to high in steps of the last of `decimals` places.
    int64_t low = 0;
    int64_t high = 0;
    int decimals = 0;
};

// Nested so deeply at most.
inline constexpr int kDeepestBraces = 64;

// targetsOnly: braces and wildcards are text. Usage; mistakeAt is where.
Result<DynamicText> parseDynamicText(std::string_view text, bool targetsOnly, size_t& mistakeAt);

// Whether parsing would give one Text node, the text itself.
bool isPlainText(std::string_view text);

} // namespace miro
