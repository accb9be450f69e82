// Dynamic prompts: one line of a list stands for many prompts. The grammar is that of the well-known extension, with
// the tags of another program on top.
//   {a|b}  {2::a|0.5::b}            one of them, by weight
//   {2$$a|b|c}  {1-2$$ and $$a|b}   so many different ones in any order, joined by "," or by what stands between the $$
//   __hats__  __people/*__  __**/hats__  __look(season=winter)__  {2$$__hats__}   values of files: wildcard_files.h
//   ${x=a}  ${x=!{a|b}}             a variable, worked out at each use; with '!' chosen once. It is known in what
//                                   follows inside of the same braces, and in the wildcards that are named there
//   ${x}  ${x:b}                    used; with a default
//   <random:a|b>  <random:a, b>  <random:1-5>  <random[1-3,]:a|b>  <wildcard:hats,not=cap>
//   <setvar[x]:a>  <setvar[x,false]:a>  <var:x>  <setmacro[x]:a>  <macro:x>
//   # to the line's end             a comment, where blanks stand around the sign
//   \{ \} \| \$ \_ \< \> \# \\   the sign itself
// In all modes targets can stand inside a prompt: <reward aesthetic:0.5>, <negative-reward clip:none>,
// <param[Steps]:20>. Where something was put in or taken out, two spaces become one.
#pragma once

#include "batch/prompt_list.h"

#include <memory>

namespace miro {

struct ExpandedPrompt {
    std::string prompt;          // what the network reads
    GenerationSettings settings; // the entry's, with the targets that stood inside the prompt
    bool hasSeed = false;        // the entry's line names one, or the prompt itself
};

// Immutable after open(): any thread.
class PromptExpander {
public:
    // Reads the wildcard files that there are (.txt, .yaml, .json); a folder that is missing is no error until a prompt
    // names a wildcard. Bounded in size, depth and number.
    static Result<PromptExpander> open(const BatchRequest& request);

    // How many prompts the entry gives; computed, not enumerated. Usage names the line: unbalanced braces, an unknown
    // wildcard (with its nearest name), a cycle (named in full), more than ExpandOptions::maxPrompts, too deep.
    Result<int64_t> count(const ListEntry& entry) const;

    // Number `which` of count(). All: the last choice of a prompt changes fastest. Random depends on
    // ExpandOptions::seed, listIndex and which alone, so that a line keeps its choices when others are added behind it;
    // never to be changed: SeededRandom(mixedSeed({seed, listIndex, which})) is asked in the prompt's order, by each
    // choice first for the amount, below(most - least + 1), then for each one with uniform() times the sum of the
    // weights that are left.
    Result<ExpandedPrompt> expand(const ListEntry& entry, int64_t listIndex, int64_t which) const;

    // SHA-256 of names and bytes of the wildcard files that have been read so far: after count() of every entry, of all
    // that the list depends on. Empty: none.
    std::string digest() const;

private:
    struct State;
    std::shared_ptr<State> m_state; // shared by copies: the wildcard files, each read when it is first needed
};

} // namespace miro
