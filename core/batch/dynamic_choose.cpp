#include "batch/dynamic_expander.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

using Kind = DynamicNode::Kind;

std::string numberText(int64_t number, int decimals) {
    if (decimals == 0)
        return fmt::format("{}", number);
    int64_t unit = 1;
    for (int i = 0; i < decimals; ++i)
        unit *= 10;
    const int64_t size = number < 0 ? -number : number;
    return fmt::format("{}{}.{:0{}}", number < 0 ? "-" : "", size / unit, size % unit, decimals);
}

// Of an ordering of n things, the one with this rank: takes it out of rest each time.
size_t takeNth(std::vector<size_t>& rest, uint64_t n) {
    const size_t taken = rest[static_cast<size_t>(n)];
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(n));
    return taken;
}

} // namespace

void DynamicOutput::add(std::string_view text) {
    if (m_seam && (m_text.empty() || m_text.back() == ' '))
        while (text.starts_with(' '))
            text.remove_prefix(1);
    if (text.empty())
        return;
    m_text += text;
    m_seam = false;
}

std::string DynamicOutput::text() const {
    std::string text = m_text;
    while (m_seam && text.ends_with(' '))
        text.pop_back();
    return text;
}

Result<void> DynamicExpander::writeValue(const Alternatives& alternatives, size_t i, Choices choices,
                                         DynamicOutput& output) {
    MIRO_CHECK_OK(work());
    if (!alternatives.set)
        return writeText(alternatives.node->options[i].text, alternatives.scope, choices, output);
    const WildcardValue& value = alternatives.set->values[i];
    if (isPlainText(value.text)) {
        output.add(value.text);
        return {};
    }
    MIRO_TRY(const DynamicText* text, valueText(value));
    const Entered entered(*this, value);
    return writeText(*text, alternatives.scope, choices, output);
}

// Weighted, without taking one twice.
Result<void> DynamicExpander::writeRandom(const Alternatives& alternatives, SeededRandom& choices,
                                          DynamicOutput& output) {
    const DynamicNode& node = *alternatives.node;
    const int64_t most = std::min<int64_t>(node.most, static_cast<int64_t>(alternatives.size()));
    const auto amount = static_cast<size_t>(
        node.least + static_cast<int64_t>(choices.below(static_cast<uint64_t>(most - node.least) + 1)));
    if (amount == 1 && alternatives.set) { // may be long: its weights are added up already
        const std::vector<double>& weights = alternatives.set->weights;
        const double at = choices.uniform() * weights.back();
        const auto found = std::upper_bound(weights.begin(), weights.end(), at);
        const auto i = static_cast<size_t>(std::min(found, std::prev(weights.end())) - weights.begin());
        return writeValue(alternatives, i, {&choices}, output);
    }
    std::vector<size_t> rest;
    for (size_t i = 0; i < alternatives.size(); ++i)
        if (alternatives.weight(i) > 0)
            rest.push_back(i);
    for (size_t pick = 0; pick < amount && !rest.empty(); ++pick) {
        double total = 0;
        for (const size_t i : rest)
            total += alternatives.weight(i);
        double at = choices.uniform() * total;
        size_t n = 0;
        while (n + 1 < rest.size() && at >= alternatives.weight(rest[n]))
            at -= alternatives.weight(rest[n++]);
        if (pick > 0)
            output.add(node.separator);
        MIRO_CHECK_OK(writeValue(alternatives, takeNth(rest, n), {&choices}, output));
    }
    return {};
}

// Unfolds the rank as countAlternatives() folds it: the amount, which ones, in which order, and each one's own.
Result<void> DynamicExpander::writeRanked(const Alternatives& alternatives, uint64_t rank, DynamicOutput& output) {
    const DynamicNode& node = *alternatives.node;
    const auto most = static_cast<size_t>(std::min<int64_t>(node.most, static_cast<int64_t>(alternatives.size())));
    if (node.least == 1 && most == 1 && alternatives.set && !alternatives.set->counts.empty()) {
        const std::vector<uint64_t>& counts = alternatives.set->counts;
        const auto i = static_cast<size_t>(std::upper_bound(counts.begin(), counts.end(), rank) - counts.begin());
        return writeValue(alternatives, i, {nullptr, rank - (i > 0 ? counts[i - 1] : 0)}, output);
    }
    MIRO_TRY(const std::vector<uint64_t> counts, countsOf(alternatives));
    // ways[i][k]: k of those from i on, in their own order.
    std::vector<std::vector<uint64_t>> ways(counts.size() + 1, std::vector<uint64_t>(most + 1, 0));
    ways[counts.size()][0] = 1;
    for (size_t i = counts.size(); i-- > 0;)
        for (size_t k = 0; k <= most; ++k)
            ways[i][k] = countSum(ways[i + 1][k], k > 0 ? countProduct(ways[i + 1][k - 1], counts[i]) : 0);

    auto amount = static_cast<size_t>(node.least);
    uint64_t orders = 1;
    for (size_t k = 2; k <= amount; ++k)
        orders = countProduct(orders, k);
    while (amount < most && rank >= countProduct(ways[0][amount], orders)) {
        rank -= countProduct(ways[0][amount], orders);
        ++amount;
        orders = countProduct(orders, amount);
    }
    uint64_t order = rank % orders;
    rank /= orders;
    std::vector<size_t> chosen;
    std::vector<uint64_t> ranks;
    for (size_t i = 0; i < counts.size() && chosen.size() < amount; ++i) {
        const uint64_t behind = ways[i + 1][amount - chosen.size() - 1];
        const uint64_t with = countProduct(behind, counts[i]);
        if (rank >= with) {
            rank -= with;
            continue;
        }
        chosen.push_back(i);
        ranks.push_back(rank / behind);
        rank %= behind;
    }
    std::vector<size_t> rest(chosen.size());
    for (size_t i = 0; i < rest.size(); ++i)
        rest[i] = i;
    bool first = true;
    for (size_t left = rest.size(); left > 0; --left) {
        orders /= left;
        const size_t i = takeNth(rest, order / orders);
        order %= orders;
        if (!first)
            output.add(node.separator);
        first = false;
        MIRO_CHECK_OK(writeValue(alternatives, chosen[i], {nullptr, ranks[i]}, output));
    }
    return {};
}

Result<void> DynamicExpander::writeAlternatives(const Alternatives& alternatives, Choices choices,
                                                DynamicOutput& output) {
    output.seam();
    MIRO_CHECK_OK(choices.random ? writeRandom(alternatives, *choices.random, output)
                                 : writeRanked(alternatives, choices.rank, output));
    output.seam();
    return {};
}

// Moves scope on.
Result<void> DynamicExpander::writeAssign(const DynamicNode& node, const DynamicScope*& scope, Choices choices,
                                          DynamicOutput& output) {
    const DynamicBinding& binding = node.bindings[0];
    output.seam();
    if (binding.immediate) {
        DynamicOutput value;
        MIRO_CHECK_OK(writeText(binding.value, scope, choices, value));
        for (const DynamicTarget& target : value.targets())
            output.addTarget(target);
        scope = bound(scope, binding, scope);
        m_scopes.back().isChosen = true;
        m_scopes.back().chosen = value.text();
        if (node.shown)
            output.add(scope->chosen);
    } else {
        if (node.shown)
            MIRO_CHECK_OK(writeText(binding.value, scope, choices, output));
        scope = bound(scope, binding, scope);
    }
    output.seam();
    return {};
}

Result<void> DynamicExpander::writeNode(const DynamicNode& node, const DynamicScope*& scope, Choices choices,
                                        DynamicOutput& output) {
    MIRO_CHECK_OK(work());
    if (output.size() > kMaxPromptBytes)
        return usageError(fmt::format("what comes of this prompt is longer than {} bytes", kMaxPromptBytes));
    switch (node.kind) {
    case Kind::Text:
        output.add(node.text);
        return {};
    case Kind::Number: {
        const auto numbers = static_cast<uint64_t>(node.high - node.low) + 1;
        const uint64_t n = choices.random ? choices.random->below(numbers) : choices.rank;
        output.add(numberText(node.low + static_cast<int64_t>(n), node.decimals));
        return {};
    }
    case Kind::Choice:
    case Kind::Wildcard: {
        MIRO_TRY(const Alternatives alternatives, alternativesOf(node, scope));
        return writeAlternatives(alternatives, choices, output);
    }
    case Kind::Assign:
        return writeAssign(node, scope, choices, output);
    case Kind::Variable: {
        const DynamicScope* variable = find(node.text, scope);
        if (!variable && node.options.empty())
            return undefined(node.text, scope);
        output.seam();
        if (variable && variable->isChosen)
            output.add(variable->chosen);
        else
            MIRO_CHECK_OK(variable ? writeText(*variable->value, variable->valueScope, choices, output)
                                   : writeText(node.options[0].text, scope, choices, output));
        output.seam();
        return {};
    }
    case Kind::Target: {
        DynamicOutput value;
        MIRO_CHECK_OK(writeText(node.options[0].text, scope, choices, value));
        output.seam();
        output.addTarget({node.text, node.name, value.text()});
        return {};
    }
    }
    return {};
}

Result<void> DynamicExpander::writeText(const DynamicText& text, const DynamicScope* scope, Choices choices,
                                        DynamicOutput& output) {
    if (choices.random || text.size() == 1) {
        for (const DynamicNode& node : text)
            MIRO_CHECK_OK(writeNode(node, scope, choices, output));
        return {};
    }
    // Each node's own part of the rank: the last changes fastest.
    std::vector<uint64_t> counts, ranks(text.size(), 0);
    const DynamicScope* counting = scope;
    for (const DynamicNode& node : text) {
        MIRO_TRY(const uint64_t count, countNode(node, counting));
        counts.push_back(count);
    }
    for (size_t i = text.size(); i-- > 0;) {
        ranks[i] = choices.rank % counts[i];
        choices.rank /= counts[i];
    }
    for (size_t i = 0; i < text.size(); ++i)
        MIRO_CHECK_OK(writeNode(text[i], scope, {nullptr, ranks[i]}, output));
    return {};
}

Result<void> DynamicExpander::nth(const DynamicText& text, uint64_t rank, DynamicOutput& output) {
    return writeText(text, nullptr, {nullptr, rank}, output);
}

Result<void> DynamicExpander::random(const DynamicText& text, SeededRandom& choices, DynamicOutput& output) {
    return writeText(text, nullptr, {&choices, 0}, output);
}

} // namespace miro
