// <random:...>, <wildcard:...>, <setvar[...]:...>, <var:...> and the targets <reward ...>, <param[...]:...>.
#include "batch/dynamic_parser.h"
#include "batch/dynamic_scan.h"
#include "batch/dynamic_targets.h"
#include "batch/nearest_name.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace miro {
namespace {

using Kind = DynamicNode::Kind;

// "1-5" and "0.8-1.2", all of text.
std::optional<DynamicNode> numberFrom(std::string_view text) {
    double ends[2] = {0, 0};
    int decimals = 0;
    size_t at = 0;
    for (double& end : ends) {
        const auto [rest, code] =
            std::from_chars(text.data() + at, text.data() + text.size(), end, std::chars_format::fixed);
        if (code != std::errc())
            return std::nullopt;
        const auto behind = static_cast<size_t>(rest - text.data());
        const std::string_view digits = text.substr(at, behind - at);
        if (const size_t point = digits.find('.'); point != std::string_view::npos)
            decimals = std::max(decimals, static_cast<int>(digits.size() - point - 1));
        at = behind;
        if (&end == &ends[0]) {
            if (at >= text.size() || text[at] != '-')
                return std::nullopt;
            ++at;
        }
    }
    if (at != text.size() || decimals > 6 || !(ends[0] < ends[1]) || std::abs(ends[0]) > 1e9 || std::abs(ends[1]) > 1e9)
        return std::nullopt;
    DynamicNode node{.kind = Kind::Number};
    node.low = std::llround(ends[0] * std::pow(10, decimals));
    node.high = std::llround(ends[1] * std::pow(10, decimals));
    node.decimals = decimals;
    return node;
}

// What is the matter with a tag that is none of ours; empty: it is plain text.
std::string wrongTag(std::string_view rest) {
    static const std::vector<std::string> own = {"random", "wildcard", "setvar",          "var",  "setmacro",
                                                 "macro",  "reward",   "negative-reward", "param"};
    static const std::vector<std::string> foreign = {"lora",   "lyco",    "hypernet", "embed",  "repeat", "alternate",
                                                     "fromto", "segment", "object",   "region", "preset", "trigger"};
    size_t end = 1;
    while (end < rest.size() && (std::isalpha(static_cast<unsigned char>(rest[end])) != 0 || rest[end] == '-'))
        ++end;
    const std::string word(rest.substr(1, end - 1));
    const size_t close = rest.find('>');
    if (word.size() < 3 || close == std::string_view::npos || end >= rest.size())
        return {};
    const bool marked = rest[end] == ':' || rest[end] == '[';
    const bool spaced = rest[end] == ' ' && rest.substr(0, close).find(':') != std::string_view::npos;
    if (marked && std::find(foreign.begin(), foreign.end(), word) != foreign.end())
        return fmt::format("<{}> has no meaning here; leave it out, or write \\< for the sign itself", word);
    if (!marked && !spaced)
        return {};
    const std::string meant = nearestName(word, own);
    return meant.empty() || nameDistance(word, meant) > 1
               ? ""
               : fmt::format("unknown tag <{}>; did you mean <{}>?", shownPiece(word), meant);
}

} // namespace

Result<void> DynamicParser::readTag(std::string_view text, size_t& at, int depth, Found& node) {
    const std::string_view tag = tagAt(text, at);
    const std::string_view rest = text.substr(at);
    const bool target = tag == "reward" || tag == "negative-reward" || tag == "param";
    if (tag.empty() || (m_targetsOnly && !target)) {
        if (const std::string wrong = wrongTag(rest); tag.empty() && !wrong.empty())
            return mistake(rest, wrong);
        return {};
    }
    const size_t end = behindTag(text, at);
    if (end == std::string_view::npos)
        return mistake(rest, fmt::format("this <{} is never closed by '>'", tag));
    std::string_view content = text.substr(at + 1 + tag.size(), end - at - 2 - tag.size());
    at = end;
    std::string_view brackets;
    if (content.starts_with('[')) {
        const size_t close = content.find(']');
        if (close == std::string_view::npos)
            return mistake(rest, fmt::format("the '[' of this <{} is never closed", tag));
        brackets = content.substr(1, close - 1);
        content.remove_prefix(close + 1);
    }
    if (content.starts_with(':') || content.starts_with(' '))
        content.remove_prefix(1);
    if (target)
        return readTarget(rest, tag, brackets, content, depth, node);
    if (tag == "random")
        return readRandom(rest, brackets, content, depth, node);
    if (tag == "wildcard" || tag == "wc")
        return readNamed(rest, brackets, content, node);
    if (tag == "var" || tag == "macro")
        return readVariable(content, depth, node);
    return readSet(tag, brackets, content, depth, node);
}

// <reward aesthetic:0.5>, <param[Steps]:20>
Result<void> DynamicParser::readTarget(std::string_view where, std::string_view tag, std::string_view name,
                                       std::string_view content, int depth, Found& node) {
    DynamicNode target{.kind = Kind::Target, .text = std::string(tag)};
    if (trimmed(name).empty()) {
        const size_t sign = content.find_first_of(":=");
        name = content.substr(0, sign);
        content = sign == std::string_view::npos ? content.substr(content.size()) : content.substr(sign + 1);
    }
    target.name = trimmed(name);
    DynamicOption value;
    MIRO_TRY(value.text, read(content, depth + 1));
    if (value.text.empty() || (value.text.size() == 1 && value.text[0].kind == Kind::Text)) {
        // What is chosen later is checked then.
        GenerationSettings scratch;
        bool seed = false;
        const DynamicTarget told{target.text, target.name, value.text.empty() ? "" : value.text[0].text};
        if (auto valid = applyTarget(told, scratch, seed); !valid.ok())
            return mistake(where, valid.message());
    }
    target.options.push_back(std::move(value));
    node = std::move(target);
    return {};
}

// <random:a|b>: what separates is the most distinctive of "||", "|" and "," that is there.
Result<void> DynamicParser::readRandom(std::string_view where, std::string_view brackets, std::string_view content,
                                       int depth, Found& node) {
    DynamicNode choice{.kind = Kind::Choice};
    MIRO_CHECK_OK(takeBrackets(where, brackets, choice));
    std::vector<std::string_view> pieces = split(content, "||");
    if (pieces.size() == 1)
        pieces = split(content, "|");
    if (pieces.size() == 1)
        pieces = split(content, ",");
    for (std::string_view piece : pieces) {
        piece = trimmed(piece);
        if (auto number = numberFrom(piece)) {
            number->at = placeIn(piece, 0);
            choice.options.push_back({1, {*std::move(number)}});
        } else {
            MIRO_CHECK_OK(addOption(piece, depth, choice));
        }
    }
    MIRO_CHECK_OK(checkOptions(where, choice));
    node = std::move(choice);
    return {};
}

// <wildcard:name,not=x>
Result<void> DynamicParser::readNamed(std::string_view where, std::string_view brackets, std::string_view content,
                                      Found& node) {
    DynamicNode wildcard{.kind = Kind::Wildcard};
    MIRO_CHECK_OK(takeBrackets(where, brackets, wildcard));
    const size_t comma = content.find(',');
    wildcard.text = trimmed(content.substr(0, comma));
    if (wildcard.text.empty())
        return mistake(where, "this <wildcard has no name");
    if (comma != std::string_view::npos) {
        std::string_view left = trimmed(content.substr(comma + 1));
        if (!left.starts_with("not="))
            return mistake(where,
                           fmt::format("'{}' is not understood; write <wildcard:name,not=value>", shownPiece(left)));
        left.remove_prefix(4);
        for (const std::string_view value : split(left, ","))
            wildcard.excluded.emplace_back(trimmed(value));
    }
    node = std::move(wildcard);
    return {};
}

// <setvar[name]:value> stands for its value too, <setvar[name,false]:value> does not. A macro chooses anew each time.
Result<void> DynamicParser::readSet(std::string_view tag, std::string_view brackets, std::string_view content,
                                    int depth, Found& node) {
    const std::vector<std::string_view> parts = split(brackets, ",");
    DynamicNode assign{.kind = Kind::Assign};
    assign.shown = parts.size() < 2 || trimmed(parts[1]) != "false";
    DynamicBinding binding;
    MIRO_TRY(binding.name, nameFrom(parts[0]));
    binding.immediate = tag == "setvar";
    MIRO_TRY(binding.value, read(content, depth + 1));
    assign.bindings.push_back(std::move(binding));
    node = std::move(assign);
    return {};
}

Result<void> DynamicParser::takeBrackets(std::string_view where, std::string_view brackets, DynamicNode& node) {
    if (brackets.empty())
        return {};
    node.separator = brackets.ends_with(',') ? ", " : " ";
    if (brackets.ends_with(','))
        brackets.remove_suffix(1);
    const auto amount = dynamicAmountFrom(trimmed(brackets));
    if (!amount)
        return mistake(where, fmt::format("'{}' is not valid: give how many, such as [1-3]", shownPiece(brackets)));
    return setAmount(where, *amount, node);
}

} // namespace miro
