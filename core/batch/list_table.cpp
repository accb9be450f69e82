#include "batch/list_table.h"

#include <algorithm>

namespace miro {
namespace {

bool endsCell(std::string_view text, size_t at, char separator) {
    return at >= text.size() || text[at] == separator || text[at] == '\n' || text[at] == '\r';
}

// Behind the closing quote of the cell whose opening quote stands at `at`; npos: there is none.
size_t behindQuotes(std::string_view text, size_t at) {
    for (size_t i = text.find('"', at + 1); i != std::string_view::npos; i = text.find('"', i + 2))
        if (i + 1 >= text.size() || text[i + 1] != '"')
            return i + 1;
    return std::string_view::npos;
}

std::string unquoted(std::string_view inside) {
    std::string text;
    for (size_t i = 0; i < inside.size(); ++i) {
        const char c = inside[i];
        if (c == '"')
            ++i; // the second of two
        if (c == '\r') {
            text += '\n';
            i += i + 1 < inside.size() && inside[i + 1] == '\n';
        } else {
            text += c;
        }
    }
    return text;
}

} // namespace

std::optional<TextMistake> readRow(std::string_view text, const TableStyle& style, size_t& at,
                                   std::vector<TableCell>* cells) {
    const char ends[] = {style.separator, '\n', '\r', '\0'};
    while (true) {
        const size_t begin = at;
        size_t behind = begin < text.size() && text[begin] == '"' ? behindQuotes(text, begin) : begin;
        if (behind == std::string_view::npos && style.loose)
            behind = begin;
        if (behind == std::string_view::npos) {
            at = text.size();
            return TextMistake{begin, "this quote is never closed"};
        }
        const bool quoted = behind > begin && endsCell(text, behind, style.separator);
        if (behind > begin && !quoted && !style.loose) {
            at = lineEnd(text, behind);
            return TextMistake{behind, "text behind a closing quote; a quote inside of quotes is written twice"};
        }
        at = quoted ? behind : std::min(text.find_first_of(ends, begin), text.size());
        if (cells)
            cells->push_back({quoted ? unquoted(text.substr(begin + 1, behind - begin - 2))
                                     : std::string(text.substr(begin, at - begin)),
                              begin, quoted});
        if (at >= text.size() || text[at] != style.separator)
            return std::nullopt;
        ++at;
    }
}

} // namespace miro
