#include "token/text_steps.h"

#include "token/unicode_text.h"

namespace miro {
namespace {

struct Word {
    std::string text;
    bool atStart; // of the prompt
};

std::string normalise(const PrecompiledStep& step, const std::string& text) {
    return step.map.apply(text);
}

std::string normalise(const StripStep& step, const std::string& text) {
    std::u32string all = codePoints(text);
    std::u32string_view kept = all;
    if (step.left)
        kept = trimLeft(kept);
    if (step.right)
        kept = trimRight(kept);
    return utf8FromCodePoints(kept);
}

std::string normalise(const ReplaceStep& step, const std::string& text) {
    std::string out;
    for (size_t at = 0; at < text.size();) {
        size_t repeats = 0;
        size_t end = at;
        while (text.compare(end, step.what.size(), step.what) == 0) {
            end += step.what.size();
            ++repeats;
            if (step.minimumRepeat == 1)
                break;
        }
        if (repeats >= step.minimumRepeat) {
            out += step.by;
            at = end;
        } else {
            out += text[at++];
        }
    }
    return out;
}

std::string normalise(const SpieceStep& step, const std::string& text) {
    std::string out;
    bool afterSpace = true;
    for (std::string_view rest = text; !rest.empty();) {
        const Charsmap::Prefix prefix = step.map.longestPrefix(rest);
        rest.remove_prefix(prefix.length);
        std::string_view piece = prefix.replacement;
        while (afterSpace && piece.starts_with(' '))
            piece.remove_prefix(1);
        if (piece.empty()) // the space before it still counts
            continue;
        out += piece;
        afterSpace = piece.ends_with(' ');
    }
    while (out.ends_with(' '))
        out.pop_back();
    return out.empty() ? out : normalise(ReplaceStep{" ", 1, MetaspaceStep().replacement}, " " + out);
}

void split(const WhitespaceSplitStep&, const Word& word, std::vector<Word>& out) {
    std::string current;
    bool atStart = word.atStart;
    auto flush = [&] {
        if (!current.empty())
            out.push_back({current, atStart});
        current.clear();
        atStart = false;
    };
    for (char32_t c : codePoints(word.text)) {
        if (isWhiteSpace(c))
            flush();
        else
            appendUtf8(current, c);
    }
    flush();
}

void split(const MetaspaceStep& step, const Word& word, std::vector<Word>& out) {
    if (word.text.empty())
        return;
    std::string text = normalise(ReplaceStep{" ", 1, step.replacement}, word.text);
    bool wanted = step.prepend == MetaspaceStep::Prepend::Always ||
                  (step.prepend == MetaspaceStep::Prepend::First && word.atStart);
    if (wanted && text.compare(0, step.replacement.size(), step.replacement) != 0)
        text = step.replacement + text;
    if (!step.split) {
        out.push_back({text, word.atStart});
        return;
    }
    // Each replacement begins a new word.
    size_t begin = 0;
    bool atStart = word.atStart;
    while (begin < text.size()) {
        size_t next = text.find(step.replacement, begin + 1);
        size_t end = next == std::string::npos ? text.size() : next;
        out.push_back({text.substr(begin, end - begin), atStart});
        atStart = false;
        begin = end;
    }
}

} // namespace

std::vector<std::string> TextSteps::words(const std::string& text, bool atStart) const {
    std::string normal = text;
    for (const Normaliser& step : normalisers)
        normal = std::visit([&](const auto& s) { return normalise(s, normal); }, step);
    std::vector<Word> parts;
    if (!normal.empty())
        parts.push_back({normal, atStart});
    for (const PreTokeniser& step : preTokenisers) {
        std::vector<Word> next;
        for (const Word& part : parts)
            std::visit([&](const auto& s) { split(s, part, next); }, step);
        parts = std::move(next);
    }
    std::vector<std::string> words;
    for (Word& part : parts)
        words.push_back(std::move(part.text));
    return words;
}

} // namespace miro
