#include "batch/list_reader.h"

#include "base/json.h"
#include "batch/nearest_name.h"

#include <algorithm>
#include <fmt/format.h>

namespace miro {
namespace {

constexpr size_t kMostColumns = 1000;
constexpr JsonLimits kObjectLimits{.maxBytes = 1 << 20, .maxDepth = 16};

int64_t lineEndsIn(std::string_view text) {
    int64_t ends = 0;
    for (size_t at = lineEnd(text, 0); at < text.size(); at = lineEnd(text, nextLine(text, at)))
        ++ends;
    return ends;
}

std::string knownOtherwise(const std::string& name) {
    return fmt::format("unknown column '{}'{}; a column that is no setting begins with '_'", oneLine(name, 80),
                       didYouMean(name, listKeyNames()));
}

} // namespace

std::optional<ListReader> ListReader::open(const BatchRequest& request, std::string_view text, TextMistake& mistake) {
    ListReader reader(request, text);
    if (!reader.isTable())
        return reader;
    if (auto wrong = reader.readHeader()) {
        mistake = *std::move(wrong);
        return std::nullopt;
    }
    return reader;
}

bool ListReader::isTable() const {
    return m_request->format == ListFormat::Csv || m_request->format == ListFormat::Tsv;
}

std::optional<TextMistake> ListReader::readHeader() {
    ListRecord header;
    while (header.begin < m_text.size() &&
           trimmed(m_text.substr(header.begin, lineEnd(m_text, header.begin) - header.begin)).empty()) {
        header.begin = nextLine(m_text, lineEnd(m_text, header.begin));
        ++header.line;
    }
    if (header.begin >= m_text.size())
        return TextMistake{0, "the list is empty; a table begins with a line of column names, one of them prompt"};
    m_style.loose = m_request->format == ListFormat::Tsv;
    m_style.separator = m_style.loose ? '\t' : ',';
    // Spreadsheets write semicolons where the comma is the decimal point's sign.
    const std::string_view line = m_text.substr(header.begin, lineEnd(m_text, header.begin) - header.begin);
    if (!m_style.loose && line.find(',') == std::string_view::npos && line.find(';') != std::string_view::npos)
        m_style.separator = ';';

    std::vector<TableCell> cells;
    header.end = header.begin;
    if (auto wrong = readRow(m_text, m_style, header.end, &cells))
        return wrong;
    if (cells.size() > kMostColumns)
        return TextMistake{header.begin, fmt::format("{} columns; at most {} are read", cells.size(), kMostColumns)};
    bool hasPrompt = false;
    for (const TableCell& cell : cells) {
        Column column{std::string(trimmed(cell.text)), {}};
        column.key = listKeyOf(column.name);
        if (!column.key && !isField(column.name) && !(column.name.empty() && cells.size() > 1))
            return TextMistake{cell.at, knownOtherwise(column.name)};
        if (column.key && column.key->kind == ListKeyKind::Refused)
            return TextMistake{cell.at, fmt::format("column '{}' {}", oneLine(column.name, 80), column.key->why)};
        for (const Column& other : m_columns)
            if (!column.name.empty() &&
                (other.name == column.name || (column.key && other.key && other.key->name == column.key->name &&
                                               other.key->reward == column.key->reward)))
                return TextMistake{cell.at, fmt::format("column '{}' stands there twice", oneLine(column.name, 80))};
        hasPrompt = hasPrompt || (column.key && column.key->kind == ListKeyKind::Prompt);
        m_columns.push_back(std::move(column));
    }
    if (!hasPrompt)
        return TextMistake{header.begin,
                           "no column is named prompt; the first line of a table holds the columns' names"};
    m_start.offset = nextLine(m_text, header.end);
    m_start.line = header.line + 1 + lineEndsIn(m_text.substr(header.begin, header.end - header.begin));
    return std::nullopt;
}

void ListReader::findEnd(ListRecord& record) const {
    record.end = record.begin;
    if (isTable())
        (void)readRow(m_text, m_style, record.end, nullptr); // a mistake is parse()'s to tell
    else
        record.end = lineEnd(m_text, record.begin);
}

bool ListReader::isBlank(const ListRecord& record) const {
    const std::string_view source = m_text.substr(record.begin, record.end - record.begin);
    if (isTable()) {
        const char nothing[] = {' ', '\t', '"', m_style.separator, '\0'};
        return source.find_first_not_of(nothing) == std::string_view::npos;
    }
    const std::string_view text = trimmed(source);
    return text.empty() || (m_request->format == ListFormat::Text && text.front() == '#');
}

bool ListReader::next(ListCursor& cursor, ListRecord& record) const {
    while (cursor.offset < m_text.size()) {
        record = {cursor.offset, cursor.offset, cursor.line};
        findEnd(record);
        cursor.offset = nextLine(m_text, record.end);
        cursor.line += 1 + (isTable() ? lineEndsIn(m_text.substr(record.begin, record.end - record.begin)) : 0);
        if (!isBlank(record))
            return true;
    }
    return false;
}

Result<ListEntry> ListReader::parse(const ListRecord& record, bool again, size_t& mistakeAt) const {
    mistakeAt = record.begin;
    switch (m_request->format) {
    case ListFormat::Text:
        return parseOptions(record, again, mistakeAt);
    case ListFormat::Csv:
    case ListFormat::Tsv:
        return parseRow(record, again, mistakeAt);
    case ListFormat::Jsonl:
        return parseObject(record, again, mistakeAt);
    }
    return usageError("unknown format of a list");
}

Result<ListEntry> ListReader::parseRow(const ListRecord& record, bool again, size_t& mistakeAt) const {
    std::vector<TableCell> cells;
    size_t end = record.begin;
    if (auto wrong = readRow(m_text, m_style, end, &cells)) {
        mistakeAt = wrong->at;
        return usageError(wrong->message);
    }
    if (cells.size() > m_columns.size()) {
        mistakeAt = cells[m_columns.size()].at;
        return usageError(
            fmt::format("{} cells, and the header has {}; put a prompt that holds '{}' into double quotes",
                        cells.size(), m_columns.size(), m_style.separator == '\t' ? ' ' : m_style.separator));
    }
    ListLine line(*m_request, record.line, again);
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_columns[i];
        const TableCell cell = i < cells.size() ? cells[i] : TableCell{};
        mistakeAt = i < cells.size() ? cell.at : record.begin;
        if (!column.key) {
            if (!column.name.empty())
                line.addField(column.name, cell.text);
            else if (!trimmed(cell.text).empty())
                return usageError("a cell in a column without a name");
            continue;
        }
        // An empty cell is not given; in quotes it is an empty prompt.
        const bool prompt = column.key->kind == ListKeyKind::Prompt;
        const std::string text = prompt ? cell.text : std::string(trimmed(cell.text));
        if (trimmed(text).empty() && !(prompt && cell.quoted))
            continue;
        MIRO_CHECK_OK(line.set(*column.key, fmt::format("column '{}'", oneLine(column.name, 80)), text));
    }
    mistakeAt = record.begin;
    return line.finish();
}

Result<ListEntry> ListReader::parseObject(const ListRecord& record, bool again, size_t& mistakeAt) const {
    const std::string_view source = m_text.substr(record.begin, record.end - record.begin);
    auto parsed = parseJson(source, "this line", kObjectLimits);
    if (!parsed.ok()) {
        if (parsed.message().find(" byte ") != std::string::npos) { // once more, for the place
            try {
                [[maybe_unused]] const auto never = nlohmann::json::parse(source);
            } catch (const nlohmann::json::parse_error& error) {
                mistakeAt = record.begin + std::min(error.byte > 0 ? error.byte - 1 : 0, source.size());
            }
        }
        return usageError(parsed.message());
    }
    if (!parsed->is_object())
        return usageError("this line is no JSON object; write {\"prompt\": \"...\"}");
    // The same with its keys in their order, for the fields.
    size_t keys = 0;
    const auto object = nlohmann::ordered_json::parse(
        source, [&keys](int depth, nlohmann::ordered_json::parse_event_t event, const nlohmann::ordered_json&) {
            keys += depth == 1 && event == nlohmann::ordered_json::parse_event_t::key;
            return true;
        });
    if (keys != object.size())
        return usageError("a key stands there twice");
    ListLine line(*m_request, record.line, again);
    for (const auto& [name, ordered] : object.items()) {
        const auto key = listKeyOf(name);
        const std::string label = fmt::format("'{}'", oneLine(name, 80));
        const size_t at = source.find('"' + name + '"');
        mistakeAt = record.begin + (at == std::string_view::npos ? 0 : at);
        if (key) {
            MIRO_CHECK_OK(line.set(*key, label, parsed->at(name)));
        } else if (const std::string meant = isField(name) ? "" : nearestName(name, listKeyNames());
                   !meant.empty() && nameDistance(name, meant) <= 2) {
            return usageError(fmt::format(
                "unknown key {}; did you mean '{}'? A key that is no setting may begin with '_'", label, meant));
        } else {
            line.addField(name, ordered.is_string() ? ordered.get<std::string>() : ordered.dump());
        }
    }
    mistakeAt = record.begin;
    return line.finish();
}

} // namespace miro
