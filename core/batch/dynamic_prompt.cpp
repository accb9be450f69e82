#include "batch/dynamic_prompt.h"

#include "batch/dynamic_parser.h"
#include "batch/dynamic_scan.h"
#include "batch/list_text.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace miro {
namespace {

using Kind = DynamicNode::Kind;

constexpr int64_t kMostPicks = 1000;
constexpr const char* kMeaningful = "{}_$<#\\"; // what may be more than itself

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Moves at behind the digits there; nothing: there are none, or too many.
std::optional<int64_t> readInteger(std::string_view text, size_t& at) {
    int64_t number = 0;
    const auto [rest, code] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    if (code != std::errc() || at >= text.size() || !isDigit(text[at]))
        return std::nullopt;
    at = static_cast<size_t>(rest - text.data());
    return number;
}

} // namespace

std::optional<DynamicAmount> dynamicAmountFrom(std::string_view text) {
    size_t at = 0;
    const auto least = readInteger(text, at);
    if (at == text.size())
        return least ? std::optional<DynamicAmount>({*least, *least}) : std::nullopt;
    if (text[at] != '-')
        return std::nullopt;
    ++at;
    const auto most = readInteger(text, at);
    if (at != text.size() || (!least && !most))
        return std::nullopt;
    return DynamicAmount{least.value_or(1), most.value_or(kMostPicks)};
}

Result<DynamicText> DynamicParser::read(std::string_view text, int depth) {
    if (depth > kDeepestBraces)
        return mistake(text, fmt::format("braces are nested deeper than {}", kDeepestBraces));
    DynamicText nodes;
    for (size_t at = 0; at < text.size();) {
        if (const size_t run = std::min(text.find_first_of(kMeaningful, at), text.size()) - at; run > 0) {
            addText(nodes, text, at, run);
            at += run;
            continue;
        }
        const size_t begin = at;
        Found node;
        MIRO_CHECK_OK(readElement(text, at, depth, node));
        if (node) {
            node->at = placeIn(text, begin);
            nodes.push_back(*std::move(node));
        } else if (at == begin) {
            addText(nodes, text, at++, 1);
        } else if (text[begin] == '\\') {
            addText(nodes, text, begin + 1, 1);
        } else if (!nodes.empty() && nodes.back().kind == Kind::Text) { // a comment, and the blanks before it
            std::string& before = nodes.back().text;
            before.resize(before.find_last_not_of(" \t") + 1);
        }
    }
    return nodes;
}

Error DynamicParser::mistake(std::string_view where, const std::string& what) {
    m_mistakeAt = where.data() ? placeIn(where, 0) : 0; // what is left of nothing has no place
    return usageError(what);
}

void DynamicParser::addText(DynamicText& nodes, std::string_view text, size_t at, size_t length) const {
    if (nodes.empty() || nodes.back().kind != Kind::Text)
        nodes.push_back({.kind = Kind::Text, .at = placeIn(text, at)});
    nodes.back().text.append(text.substr(at, length));
}

// What stands at `at` and is no plain character; at moves behind it. An escape moves at only.
Result<void> DynamicParser::readElement(std::string_view text, size_t& at, int depth, Found& node) {
    if (!tagAt(text, at).empty() || text[at] == '<')
        return readTag(text, at, depth, node);
    if (m_targetsOnly)
        return {};
    if (isEscape(text, at)) {
        at += 2;
        return {};
    }
    const std::string_view rest = text.substr(at);
    if (rest[0] == '{' || rest.starts_with("${")) {
        const size_t open = rest[0] == '{' ? 0 : 1;
        const size_t end = behindBraces(rest, open);
        if (end == std::string_view::npos)
            return mistake(rest, "this '{' is never closed; write \\{ for the sign itself");
        const std::string_view inside = rest.substr(open + 1, end - open - 2);
        at += end;
        return open == 0 ? readChoice(inside, depth, node) : readVariable(inside, depth, node);
    }
    if (rest[0] == '}')
        return mistake(rest, "a '}' without its '{'; write \\} for the sign itself");
    if (rest.starts_with("__${"))
        return mistake(rest, "a variable in a wildcard's name is not understood");
    if (const size_t end = rest[0] == '_' ? behindWildcard(rest, 0) : std::string_view::npos;
        end != std::string_view::npos) {
        at += end;
        return readWildcard(rest.substr(2, end - 4), depth, node);
    }
    // A comment: '#' at a word's start with a blank behind it, to the line's end.
    if (rest[0] == '#' && depth == 0 && (at == 0 || isBlank(text[at - 1])) && (rest.size() == 1 || isBlank(rest[1])))
        at += std::min(rest.find('\n'), rest.size());
    return {};
}

// "2$$", "1-2$$ and $$": takes it away from content.
Result<void> DynamicParser::takeAmount(std::string_view& content, DynamicNode& node) {
    const size_t dollars = content.find("$$");
    if (dollars == std::string_view::npos)
        return {};
    const auto amount = dynamicAmountFrom(trimmed(content.substr(0, dollars)));
    if (!amount)
        return {};
    MIRO_CHECK_OK(setAmount(content, *amount, node));
    content.remove_prefix(dollars + 2);
    node.separator = std::string(1, ','); // a literal makes gcc 12 warn of an overlap
    const size_t second = content.find("$$");
    if (second == std::string_view::npos)
        return {};
    const std::string_view separator = content.substr(0, second);
    if (separator.find('|') != std::string_view::npos && trimmed(separator) != "|")
        return {};
    node.separator = separator;
    content.remove_prefix(second + 2);
    return {};
}

Result<void> DynamicParser::setAmount(std::string_view where, const DynamicAmount& amount, DynamicNode& node) {
    if (amount.least > amount.most || amount.most > kMostPicks)
        return mistake(where, fmt::format("{} to {} of a choice; give a range from 0 to {}", amount.least, amount.most,
                                          kMostPicks));
    node.least = amount.least;
    node.most = amount.most;
    return {};
}

Result<void> DynamicParser::addOption(std::string_view piece, int depth, DynamicNode& node) {
    DynamicOption option;
    const size_t colons = piece.find("::");
    if (colons != std::string_view::npos) {
        const std::string_view number = trimmed(piece.substr(0, colons));
        double weight = 0;
        const auto [rest, code] =
            std::from_chars(number.data(), number.data() + number.size(), weight, std::chars_format::fixed);
        if (code == std::errc() && rest == number.data() + number.size() && !number.empty()) {
            if (!(weight >= 0 && weight <= 1e9))
                return mistake(piece, fmt::format("the weight {} is not valid: give a number from 0", number));
            option.weight = weight;
            piece.remove_prefix(colons + 2);
        }
    }
    MIRO_TRY(option.text, read(piece, depth + 1));
    node.options.push_back(std::move(option));
    return {};
}

Result<void> DynamicParser::checkOptions(std::string_view where, DynamicNode& node) {
    if (std::none_of(node.options.begin(), node.options.end(), [](const auto& option) { return option.weight > 0; }))
        return mistake(where, "all weights of this choice are 0");
    const auto possible =
        std::count_if(node.options.begin(), node.options.end(), [](const auto& option) { return option.weight > 0; });
    if (node.least > possible)
        return mistake(where, fmt::format("{} of a choice that has {}", node.least, possible));
    node.most = std::min<int64_t>(node.most, possible);
    return {};
}

Result<void> DynamicParser::readChoice(std::string_view content, int depth, Found& node) {
    const std::string_view where = content;
    DynamicNode choice{.kind = Kind::Choice};
    MIRO_CHECK_OK(takeAmount(content, choice));
    for (const std::string_view piece : split(content, "|"))
        MIRO_CHECK_OK(addOption(piece, depth, choice));
    // {2$$__colours__}: two different colours.
    const DynamicText& first = choice.options[0].text;
    if (choice.most > 1 && choice.options.size() == 1 && first.size() == 1 && first[0].kind == Kind::Wildcard) {
        DynamicNode wildcard = first[0];
        wildcard.least = choice.least;
        wildcard.most = choice.most;
        wildcard.separator = choice.separator;
        node = std::move(wildcard);
        return {};
    }
    MIRO_CHECK_OK(checkOptions(where, choice));
    node = std::move(choice);
    return {};
}

Result<std::string> DynamicParser::nameFrom(std::string_view text) {
    const std::string name(trimmed(text));
    const bool valid = !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return c == '_' || c == '-' || c >= 0x80 || std::isalnum(c) != 0;
    });
    if (!valid)
        return mistake(text,
                       fmt::format("'{}' is no variable's name; write \\$ for the sign itself", shownPiece(text)));
    return name;
}

// name=value, name=!value
Result<DynamicBinding> DynamicParser::readBinding(std::string_view content, size_t equals, int depth) {
    DynamicBinding binding;
    MIRO_TRY(binding.name, nameFrom(content.substr(0, equals)));
    std::string_view value = content.substr(equals + 1);
    while (!value.empty() && isBlank(value.front()))
        value.remove_prefix(1);
    binding.immediate = value.starts_with('!');
    if (binding.immediate)
        value.remove_prefix(1);
    MIRO_TRY(binding.value, read(value, depth + 1));
    return binding;
}

Result<void> DynamicParser::readVariable(std::string_view content, int depth, Found& node) {
    const size_t sign = content.find_first_of("=:");
    if (sign != std::string_view::npos && content[sign] == '=') {
        DynamicNode assign{.kind = Kind::Assign};
        MIRO_TRY(DynamicBinding binding, readBinding(content, sign, depth));
        assign.bindings.push_back(std::move(binding));
        node = std::move(assign);
        return {};
    }
    DynamicNode variable{.kind = Kind::Variable};
    MIRO_TRY(variable.text, nameFrom(content.substr(0, sign)));
    if (sign != std::string_view::npos) {
        DynamicOption otherwise;
        MIRO_TRY(otherwise.text, read(content.substr(sign + 1), depth + 1));
        variable.options.push_back(std::move(otherwise));
    }
    node = std::move(variable);
    return {};
}

Result<void> DynamicParser::readWildcard(std::string_view content, int depth, Found& node) {
    DynamicNode wildcard{.kind = Kind::Wildcard};
    const size_t parentheses = content.find('(');
    wildcard.text = content.substr(0, parentheses);
    if (parentheses != std::string_view::npos) {
        const std::string_view inside = content.substr(parentheses + 1, content.size() - parentheses - 2);
        for (const std::string_view piece : split(inside, ",")) {
            const size_t equals = piece.find('=');
            if (equals == std::string_view::npos)
                return mistake(piece, fmt::format("'{}' is no parameter; write name=value", shownPiece(piece)));
            MIRO_TRY(DynamicBinding binding, readBinding(piece, equals, depth));
            wildcard.bindings.push_back(std::move(binding));
        }
    }
    node = std::move(wildcard);
    return {};
}

bool isPlainText(std::string_view text) {
    return text.find_first_of(kMeaningful) == std::string_view::npos;
}

Result<DynamicText> parseDynamicText(std::string_view text, bool targetsOnly, size_t& mistakeAt) {
    if (isPlainText(text))
        return text.empty() ? DynamicText{} : DynamicText{{.kind = Kind::Text, .text = std::string(text)}};
    DynamicParser parser(text, targetsOnly);
    auto parsed = parser.read(text, 0);
    mistakeAt = parser.mistakeAt();
    return parsed;
}

} // namespace miro
