// Counts what a dynamic prompt stands for and works out one of them. Private to the batch room.
#pragma once

#include "base/seeded_random.h"
#include "batch/dynamic_prompt.h"
#include "batch/dynamic_targets.h"
#include "batch/wildcard_files.h"

#include <deque>
#include <string>
#include <vector>

namespace miro {

// Numbers of prompts stop growing here: "too many" in every sense.
inline constexpr uint64_t kUncountable = uint64_t{1} << 62;
uint64_t countSum(uint64_t a, uint64_t b);
uint64_t countProduct(uint64_t a, uint64_t b);

// The text that comes of a prompt. Where something was put in or taken out, two spaces never meet, and none is left at
// either end.
class DynamicOutput {
public:
    void add(std::string_view text);
    void seam() { m_seam = true; }
    void addTarget(DynamicTarget target) { m_targets.push_back(std::move(target)); }
    size_t size() const { return m_text.size(); }

    std::string text() const; // as it is when nothing follows
    const std::vector<DynamicTarget>& targets() const { return m_targets; }

private:
    std::string m_text;
    bool m_seam = false;
    std::vector<DynamicTarget> m_targets;
};

// A variable in the part of a prompt that follows its assignment.
struct DynamicScope {
    const DynamicScope* outer = nullptr;
    std::string_view name;
    const DynamicText* value = nullptr; // worked out anew at each use, with what was known where it was set
    const DynamicScope* valueScope = nullptr;
    bool isChosen = false; // immediate
    std::string chosen;
};

// One prompt, one thread. Errors are Usage or the wildcard files' own, without list and line.
class DynamicExpander {
public:
    DynamicExpander(WildcardFiles& files, int64_t maxDepth) : m_files(files), m_maxDepth(maxDepth) {}

    // How many prompts the text stands for, at most kUncountable; everything it can lead to is checked.
    Result<uint64_t> count(const DynamicText& text);

    // Number `rank` of count(); the last choice of a text changes fastest.
    Result<void> nth(const DynamicText& text, uint64_t rank, DynamicOutput& output);

    Result<void> random(const DynamicText& text, SeededRandom& choices, DynamicOutput& output);

private:
    // What a choice is made of: options in the prompt, or a wildcard's values.
    struct Alternatives {
        const DynamicNode* node = nullptr;
        WildcardSet* set = nullptr;
        const DynamicScope* scope = nullptr; // of the values: with the parameters
        size_t size() const { return set ? set->values.size() : node->options.size(); }
        double weight(size_t i) const { return set ? set->values[i].weight : node->options[i].weight; }
    };
    // While it lives, a value of a wildcard is being read.
    class Entered {
    public:
        Entered(DynamicExpander& expander, const WildcardValue& value);
        ~Entered() { m_expander.m_entered.pop_back(); }
        Entered(const Entered&) = delete;
        Entered& operator=(const Entered&) = delete;

    private:
        DynamicExpander& m_expander;
    };

    // How the choices are made: by rank, or by chance.
    struct Choices {
        SeededRandom* random = nullptr;
        uint64_t rank = 0;
    };

    Result<uint64_t> countText(const DynamicText& text, const DynamicScope* scope);
    Result<uint64_t> countNode(const DynamicNode& node, const DynamicScope*& scope);
    Result<uint64_t> countAlternatives(const Alternatives& alternatives);
    Result<std::vector<uint64_t>> countsOf(const Alternatives& alternatives);
    Result<uint64_t> countValue(const Alternatives& alternatives, size_t i);
    Result<uint64_t> countSet(const Alternatives& alternatives);

    Result<void> writeText(const DynamicText& text, const DynamicScope* scope, Choices choices, DynamicOutput& output);
    Result<void> writeNode(const DynamicNode& node, const DynamicScope*& scope, Choices choices, DynamicOutput& output);
    Result<void> writeAlternatives(const Alternatives& alternatives, Choices choices, DynamicOutput& output);
    Result<void> writeValue(const Alternatives& alternatives, size_t i, Choices choices, DynamicOutput& output);
    Result<void> writeRandom(const Alternatives& alternatives, SeededRandom& choices, DynamicOutput& output);
    Result<void> writeRanked(const Alternatives& alternatives, uint64_t rank, DynamicOutput& output);
    Result<void> writeAssign(const DynamicNode& node, const DynamicScope*& scope, Choices choices,
                             DynamicOutput& output);

    Result<Alternatives> alternativesOf(const DynamicNode& node, const DynamicScope* scope);
    const DynamicScope* bound(const DynamicScope* outer, const DynamicBinding& binding, const DynamicScope* valueScope);
    const DynamicScope* find(const std::string& name, const DynamicScope* scope);
    Error undefined(const std::string& name, const DynamicScope* scope) const;
    Error tooDeep(const WildcardSource& end) const;
    Error inPlace(const Error& error) const; // within the wildcard's value that is being read
    Result<const DynamicText*> valueText(const WildcardValue& value);
    Result<void> work(); // bounds the whole
    std::string chain(const WildcardSource& end) const;

    WildcardFiles& m_files;
    int64_t m_maxDepth;
    std::vector<const WildcardValue*> m_entered;
    std::deque<DynamicScope> m_scopes;
    std::deque<DynamicText> m_texts; // of wildcards' values
    bool m_usesVariables = false;    // something was looked up since this was last set back
    int64_t m_deepest = 0;           // so many were entered at once
    int64_t m_work = 0;
};

} // namespace miro
