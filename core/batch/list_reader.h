// Walks through a list in any of its formats, prompt by prompt, and says what each line asks for. Private to the batch
// room.
#pragma once

#include "batch/list_line.h"
#include "batch/list_table.h"
#include "batch/list_text.h"

#include <string_view>
#include <vector>

namespace miro {

// A prompt's place: a line of text, a row of a table (which may go over several lines), an object.
struct ListRecord {
    size_t begin = 0;
    size_t end = 0; // without its line end
    int64_t line = 1;
};

// Where reading goes on.
struct ListCursor {
    size_t offset = 0;
    int64_t line = 1;
};

// Immutable after open(): any thread. Request and text outlive it.
class ListReader {
public:
    // text without a byte order mark. Nothing, with a mistake: a table's header is not what it has to be.
    static std::optional<ListReader> open(const BatchRequest& request, std::string_view text, TextMistake& mistake);

    ListCursor start() const { return m_start; }
    // The next prompt's record; blank lines and comments are passed over. False at the end.
    bool next(ListCursor& cursor, ListRecord& record) const;
    // The record that begins at record.begin.
    void findEnd(ListRecord& record) const;

    // Errors are Usage without a place; mistakeAt is where, in the text. again: see ListLine.
    Result<ListEntry> parse(const ListRecord& record, bool again, size_t& mistakeAt) const;

private:
    struct Column {
        std::string name;           // as written
        std::optional<ListKey> key; // nothing: a field
    };

    ListReader(const BatchRequest& request, std::string_view text) : m_request(&request), m_text(text) {}
    std::optional<TextMistake> readHeader();
    bool isTable() const;
    bool isBlank(const ListRecord& record) const;

    Result<ListEntry> parseOptions(const ListRecord& record, bool again, size_t& mistakeAt) const;
    Result<ListEntry> parseRow(const ListRecord& record, bool again, size_t& mistakeAt) const;
    Result<ListEntry> parseObject(const ListRecord& record, bool again, size_t& mistakeAt) const;

    const BatchRequest* m_request;
    std::string_view m_text;
    ListCursor m_start; // behind a table's header
    TableStyle m_style;
    std::vector<Column> m_columns; // of a table
};

} // namespace miro
