#include "batch/dynamic_expander.h"
#include "batch/nearest_name.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

using Kind = DynamicNode::Kind;

constexpr int64_t kMostWork = 20'000'000;
constexpr size_t kMostTable = 20'000'000;

} // namespace

uint64_t countSum(uint64_t a, uint64_t b) {
    return std::min(a + b, kUncountable); // both are at most that, so nothing overflows
}

uint64_t countProduct(uint64_t a, uint64_t b) {
    return b != 0 && a > kUncountable / b ? kUncountable : a * b;
}

DynamicExpander::Entered::Entered(DynamicExpander& expander, const WildcardValue& value) : m_expander(expander) {
    m_expander.m_entered.push_back(&value);
    m_expander.m_deepest = std::max(m_expander.m_deepest, static_cast<int64_t>(m_expander.m_entered.size()));
}

Result<void> DynamicExpander::work() {
    if (++m_work > kMostWork)
        return usageError("this prompt leads to too much work; use fewer or smaller wildcards in it");
    return {};
}

const DynamicScope* DynamicExpander::bound(const DynamicScope* outer, const DynamicBinding& binding,
                                           const DynamicScope* valueScope) {
    m_scopes.push_back({.outer = outer, .name = binding.name, .value = &binding.value, .valueScope = valueScope});
    return &m_scopes.back();
}

const DynamicScope* DynamicExpander::find(const std::string& name, const DynamicScope* scope) {
    m_usesVariables = true;
    while (scope && scope->name != name)
        scope = scope->outer;
    return scope;
}

Error DynamicExpander::undefined(const std::string& name, const DynamicScope* scope) const {
    std::vector<std::string> names;
    for (; scope; scope = scope->outer)
        names.emplace_back(scope->name);
    return inPlace(usageError(fmt::format("the variable ${{{}}} is not set before it is used{}", oneLine(name, 80),
                                          didYouMean(name, names))));
}

Error DynamicExpander::inPlace(const Error& error) const {
    return m_entered.empty() ? error : error.within(m_entered.back()->place());
}

Error DynamicExpander::tooDeep(const WildcardSource& end) const {
    return usageError(fmt::format("wildcards are nested deeper than {}: {}", m_maxDepth, chain(end)));
}

// "colours.txt line 3 -> shades.txt line 1 -> colours.txt", from where end was entered; all of it where it was not.
std::string DynamicExpander::chain(const WildcardSource& end) const {
    std::string text;
    for (const WildcardValue* value : m_entered)
        if (!text.empty() || value->source == &end)
            text += value->place() + " -> ";
    if (text.empty())
        for (const WildcardValue* value : m_entered)
            text += value->place() + " -> ";
    return text + end.file;
}

Result<const DynamicText*> DynamicExpander::valueText(const WildcardValue& value) {
    for (const WildcardValue* entered : m_entered)
        if (entered->source == value.source)
            return usageError("wildcards go round in a circle: " + chain(*value.source));
    if (static_cast<int64_t>(m_entered.size()) >= m_maxDepth)
        return tooDeep(*value.source);
    size_t at = 0;
    auto parsed = parseDynamicText(value.text, false, at);
    if (!parsed.ok())
        return parsed.error().within(value.place());
    m_texts.push_back(*std::move(parsed));
    return &m_texts.back();
}

Result<DynamicExpander::Alternatives> DynamicExpander::alternativesOf(const DynamicNode& node,
                                                                      const DynamicScope* scope) {
    if (node.kind == Kind::Choice)
        return Alternatives{&node, nullptr, scope};
    auto found = m_files.find(node.text, node.excluded);
    if (!found.ok())
        return inPlace(found.error());
    const DynamicScope* inner = scope;
    for (const DynamicBinding& binding : node.bindings)
        inner = bound(inner, binding, scope);
    Alternatives alternatives{&node, *found, inner};
    if (node.least > static_cast<int64_t>(alternatives.size()))
        return inPlace(usageError(fmt::format("{} of the wildcard __{}__, which has {}", node.least,
                                              oneLine(node.text, 80), alternatives.size())));
    return alternatives;
}

Result<uint64_t> DynamicExpander::countValue(const Alternatives& alternatives, size_t i) {
    MIRO_CHECK_OK(work());
    if (!alternatives.set)
        return countText(alternatives.node->options[i].text, alternatives.scope);
    const WildcardValue& value = alternatives.set->values[i];
    if (isPlainText(value.text))
        return uint64_t{1};
    MIRO_TRY(const DynamicText* text, valueText(value));
    const Entered entered(*this, value);
    return countText(*text, alternatives.scope);
}

// Of one value of a wildcard, whichever; what was worked out is kept unless it depends on variables.
Result<uint64_t> DynamicExpander::countSet(const Alternatives& alternatives) {
    WildcardSet& set = *alternatives.set;
    const auto depth = static_cast<int64_t>(m_entered.size());
    if (!set.counts.empty()) {
        if (depth + set.height > m_maxDepth)
            return tooDeep(*set.values[0].source);
        m_deepest = std::max(m_deepest, depth + set.height);
        return set.counts.back();
    }
    const bool before = m_usesVariables;
    const int64_t deepestBefore = m_deepest;
    m_usesVariables = false;
    m_deepest = depth;
    std::vector<uint64_t> counts;
    uint64_t total = 0;
    for (size_t i = 0; i < set.values.size(); ++i) {
        MIRO_TRY(const uint64_t count, countValue(alternatives, i));
        counts.push_back(total = countSum(total, alternatives.weight(i) > 0 ? count : 0));
    }
    if (!m_usesVariables)
        set.counts = std::move(counts);
    set.height = m_deepest - depth;
    m_usesVariables = m_usesVariables || before;
    m_deepest = std::max(m_deepest, deepestBefore);
    return total;
}

Result<std::vector<uint64_t>> DynamicExpander::countsOf(const Alternatives& alternatives) {
    std::vector<uint64_t> counts;
    for (size_t i = 0; i < alternatives.size(); ++i) {
        MIRO_TRY(const uint64_t count, countValue(alternatives, i));
        counts.push_back(alternatives.weight(i) > 0 ? count : 0); // checked, and never chosen
    }
    return counts;
}

// Selections of k different ones in any order: k! times the elementary symmetric polynomial of the counts.
Result<uint64_t> DynamicExpander::countAlternatives(const Alternatives& alternatives) {
    const DynamicNode& node = *alternatives.node;
    const auto most = static_cast<size_t>(std::min<int64_t>(node.most, static_cast<int64_t>(alternatives.size())));
    if (node.least == 1 && most == 1 && alternatives.set)
        return countSet(alternatives);
    MIRO_TRY(const std::vector<uint64_t> counts, countsOf(alternatives));
    if (counts.size() * (most + 1) > kMostTable)
        return usageError(fmt::format("{} of {} values are too many ways to choose", most, counts.size()));
    std::vector<uint64_t> ways(most + 1, 0);
    ways[0] = 1;
    for (const uint64_t count : counts)
        for (size_t k = most; k > 0; --k)
            ways[k] = countSum(ways[k], countProduct(ways[k - 1], count));
    uint64_t total = 0, factorial = 1;
    for (size_t k = 0; k <= most; ++k) {
        factorial = countProduct(factorial, std::max<size_t>(1, k));
        if (static_cast<int64_t>(k) >= node.least)
            total = countSum(total, countProduct(ways[k], factorial));
    }
    return total;
}

// Moves scope on when the node sets a variable.
Result<uint64_t> DynamicExpander::countNode(const DynamicNode& node, const DynamicScope*& scope) {
    MIRO_CHECK_OK(work());
    switch (node.kind) {
    case Kind::Text:
        return uint64_t{1};
    case Kind::Number:
        return static_cast<uint64_t>(node.high - node.low) + 1;
    case Kind::Choice:
    case Kind::Wildcard: {
        // Parameters are checked even where no value uses them.
        for (const DynamicBinding& binding : node.bindings) {
            MIRO_TRY([[maybe_unused]] const uint64_t checked, countText(binding.value, scope));
        }
        MIRO_TRY(const Alternatives alternatives, alternativesOf(node, scope));
        return countAlternatives(alternatives);
    }
    case Kind::Assign: {
        const DynamicBinding& binding = node.bindings[0];
        MIRO_TRY(const uint64_t count, countText(binding.value, scope));
        scope = bound(scope, binding, scope);
        m_scopes.back().isChosen = binding.immediate;
        return binding.immediate || node.shown ? count : uint64_t{1};
    }
    case Kind::Variable:
        if (const DynamicScope* variable = find(node.text, scope))
            return variable->isChosen ? uint64_t{1} : countText(*variable->value, variable->valueScope);
        if (node.options.empty())
            return undefined(node.text, scope);
        return countText(node.options[0].text, scope);
    case Kind::Target:
        return countText(node.options[0].text, scope);
    }
    return uint64_t{1};
}

Result<uint64_t> DynamicExpander::countText(const DynamicText& text, const DynamicScope* scope) {
    uint64_t total = 1;
    for (const DynamicNode& node : text) {
        MIRO_TRY(const uint64_t count, countNode(node, scope));
        total = countProduct(total, count);
    }
    return total;
}

Result<uint64_t> DynamicExpander::count(const DynamicText& text) {
    return countText(text, nullptr);
}

} // namespace miro
