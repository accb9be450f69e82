#include "reward/vqa_prompt.h"

#include "token/unicode_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr std::u32string_view kFence = U"```";
constexpr char32_t kTick = U'`';

// The published cleaning is Python's, which counts the four separators of ASCII as white space, unlike Unicode.
bool separates(char32_t c) {
    return isWhiteSpace(c) || (c >= 0x1C && c <= 0x1F);
}

std::u32string withoutFences(std::u32string_view text) {
    std::u32string out;
    for (size_t at = 0; at < text.size();) {
        const size_t begin = text.find(kFence, at);
        const size_t end = begin == text.npos ? text.npos : text.find(kFence, begin + kFence.size());
        out += text.substr(at, end == text.npos ? text.npos : begin - at);
        at = end == text.npos ? end : end + kFence.size();
    }
    // The one that nothing closes; deleting may have put it together.
    return out.substr(0, out.find(kFence));
}

// <...> with at least one character in it, up to the next '>'.
std::u32string withoutTags(std::u32string_view text) {
    std::u32string out;
    for (size_t at = 0; at < text.size();) {
        const size_t end = text[at] == U'<' ? text.find(U'>', at + 1) : text.npos;
        if (end != text.npos && end > at + 1) {
            out += U' ';
            at = end + 1;
        } else {
            out += text[at++];
        }
    }
    return out;
}

std::u32string withSingleSpaces(std::u32string_view text) {
    std::u32string out;
    for (size_t at = 0; at < text.size();) {
        size_t end = at;
        while (end < text.size() && separates(text[end]))
            ++end;
        if (end >= at + 2)
            out += U' ';
        else
            out += text[at];
        at = std::max(end, at + 1);
    }
    return out;
}

} // namespace

std::string cleanedCaption(const std::string& caption) {
    std::u32string text = withoutTags(withoutFences(codePoints(sanitizeUtf8(caption))));
    std::erase(text, kTick);
    text = withSingleSpaces(text);
    std::u32string_view kept = text;
    while (!kept.empty() && separates(kept.front()))
        kept.remove_prefix(1);
    while (!kept.empty() && separates(kept.back()))
        kept.remove_suffix(1);
    return utf8FromCodePoints(kept);
}

VqaPrompt vqaPrompt(const std::string& caption) {
    return {
        "A chat between a curious user and an artificial intelligence assistant. The assistant gives helpful, "
        "detailed, and polite answers to the user's questions. USER: ",
        fmt::format("\nDoes this figure show \"{}\"? Please answer yes or no. ASSISTANT: ", cleanedCaption(caption))};
}

} // namespace miro
