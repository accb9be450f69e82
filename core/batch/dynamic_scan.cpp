#include "batch/dynamic_scan.h"

#include "base/result.h"
#include "batch/dynamic_prompt.h"

#include <algorithm>

namespace miro {
namespace {

constexpr std::string_view kTags[] = {"random",   "wildcard", "wc",     "setvar",          "var",
                                      "setmacro", "macro",    "reward", "negative-reward", "param"};

bool isNameByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '/' || c == '.' || c == '*' || c == '?' || c == ' ' || static_cast<unsigned char>(c) >= 0x80;
}

// Behind the ')' that closes the '(' at `at`.
size_t behindParentheses(std::string_view text, size_t at) {
    int depth = 0;
    for (size_t i = at; i < text.size(); ++i) {
        if (isEscape(text, i))
            ++i;
        else if (text[i] == '(')
            ++depth;
        else if (text[i] == ')' && --depth == 0)
            return i + 1;
    }
    return std::string_view::npos;
}

} // namespace

std::string shownPiece(std::string_view text) {
    return oneLine(std::string(text), 60);
}

bool isEscapable(char c) {
    return std::string_view("{}|$_<>#\\").find(c) != std::string_view::npos;
}

bool isEscape(std::string_view text, size_t at) {
    return text[at] == '\\' && at + 1 < text.size() && isEscapable(text[at + 1]);
}

size_t behindBraces(std::string_view text, size_t at) {
    int64_t depth = 0;
    for (size_t i = at; i < text.size(); ++i) {
        if (isEscape(text, i))
            ++i;
        else if (text[i] == '{')
            ++depth;
        else if (text[i] == '}' && --depth == 0)
            return i + 1;
    }
    return std::string_view::npos;
}

std::string_view tagAt(std::string_view text, size_t at) {
    if (text[at] != '<')
        return {};
    size_t end = at + 1;
    while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '-'))
        ++end;
    const std::string_view word = text.substr(at + 1, end - at - 1);
    if (end >= text.size() || (text[end] != ':' && text[end] != '[' && text[end] != ' '))
        return {};
    // "a <var of" is no tag: only targets are written with a space.
    if (text[end] == ' ' && word != "reward" && word != "negative-reward")
        return {};
    return std::find(std::begin(kTags), std::end(kTags), word) != std::end(kTags) ? word : std::string_view{};
}

size_t behindTag(std::string_view text, size_t at, int depth) {
    if (depth > kDeepestBraces)
        return std::string_view::npos;
    for (size_t i = at + 1; i < text.size();) {
        size_t end = i + 1;
        if (isEscape(text, i))
            end = i + 2;
        else if (text[i] == '{')
            end = behindBraces(text, i);
        else if (text[i] == '>')
            return i + 1;
        else if (!tagAt(text, i).empty())
            end = behindTag(text, i, depth + 1);
        if (end == std::string_view::npos)
            return end;
        i = end;
    }
    return std::string_view::npos;
}

size_t behindWildcard(std::string_view text, size_t at) {
    constexpr size_t kLongestName = 200;
    if (!text.substr(at).starts_with("__"))
        return std::string_view::npos;
    for (size_t i = at + 2; i < text.size() && i - at < kLongestName; ++i) {
        const bool named = i > at + 2 && text[at + 2] != ' ' && text[at + 2] != '_' && text[i - 1] != ' ';
        if (named && text.substr(i).starts_with("__"))
            return i + 2;
        if (named && text[i] == '(') {
            const size_t end = behindParentheses(text, i);
            return end != std::string_view::npos && text.substr(end).starts_with("__") ? end + 2
                                                                                       : std::string_view::npos;
        }
        if (!isNameByte(text[i]))
            break;
    }
    return std::string_view::npos;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
    std::vector<std::string_view> parts;
    size_t begin = 0;
    for (size_t i = 0; i < text.size();) {
        size_t end = std::string_view::npos;
        if (isEscape(text, i))
            end = i + 2;
        else if (text[i] == '{')
            end = behindBraces(text, i);
        else if (text[i] == '_')
            end = behindWildcard(text, i);
        else if (!tagAt(text, i).empty())
            end = behindTag(text, i);
        else if (text.substr(i).starts_with(separator)) {
            parts.push_back(text.substr(begin, i - begin));
            begin = end = i + separator.size();
        }
        i = end == std::string_view::npos ? i + 1 : end;
    }
    parts.push_back(text.substr(begin));
    return parts;
}

} // namespace miro
