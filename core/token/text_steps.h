// What happens to a text before its words are looked up: the normalisers and pre-tokenisers of a tokenizer.json, in
// order. Each class below names one of that file's types.
#pragma once

#include "token/charsmap.h"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace miro {

// Normalisers: text to text.
struct PrecompiledStep {
    Charsmap map;
};
struct StripStep {
    bool left = true;
    bool right = true;
};
struct ReplaceStep {
    std::string what;         // taken literally
    size_t minimumRepeat = 1; // above 1: a run of at least so many `what` counts as one
    std::string by;
};
// All that the sentencepiece library itself does to a text: its map (the longest prefix first), runs of spaces as one,
// none at the ends, each written as U+2581, and one before the first word. No pre-tokeniser follows.
struct SpieceStep {
    Charsmap map;
};
using Normaliser = std::variant<PrecompiledStep, StripStep, ReplaceStep, SpieceStep>;

// Pre-tokenisers: text to words.
struct WhitespaceSplitStep {};
struct MetaspaceStep {
    enum class Prepend { Always, First, Never };
    std::string replacement = "\xE2\x96\x81"; // U+2581 stands for a space
    Prepend prepend = Prepend::Always;
    bool split = true;
};
using PreTokeniser = std::variant<WhitespaceSplitStep, MetaspaceStep>;

// Plain value, immutable in use.
struct TextSteps {
    std::vector<Normaliser> normalisers;
    std::vector<PreTokeniser> preTokenisers;

    // The words of a part of a prompt (valid UTF-8, no special tokens in it), none of them empty. atStart: the part
    // begins the prompt.
    std::vector<std::string> words(const std::string& text, bool atStart) const;
};

} // namespace miro
