// Rows of comma- and tab-separated text (RFC 4180). Private to the batch room.
#pragma once

#include "batch/list_text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace miro {

struct TableCell {
    std::string text; // unquoted, with "\n" for whatever line end it holds
    size_t at = 0;    // where it begins in the whole text
    bool quoted = false;
};

// How a table is written. Tab-separated files of other programs often hold quotes that quote nothing: with loose, a
// cell that goes on behind its closing quote is taken as it stands.
struct TableStyle {
    char separator = ',';
    bool loose = false;
};

// Reads the row that begins at `at`, moves at to its line end, and gives its cells when asked for. Of a mistake (a
// quote that is never closed, text behind a closing quote) at is the end of the line or of the text.
std::optional<TextMistake> readRow(std::string_view text, const TableStyle& style, size_t& at,
                                   std::vector<TableCell>* cells);

} // namespace miro
