#include "annotate/score_table.h"

#include "base/files.h"
#include "batch/csv_text.h"
#include "batch/list_table.h"

#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <set>

namespace miro {
namespace {

constexpr size_t kMaxBytes = size_t{1} << 30;

// As pandas writes them, too.
std::optional<double> cellValue(const std::string& text) {
    if (text.empty() || text == "nan" || text == "NaN")
        return std::numeric_limits<double>::quiet_NaN();
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

} // namespace

Result<ScoreTable> ScoreTable::read(const std::filesystem::path& file) {
    MIRO_TRY(const std::string text, readFile(file, kMaxBytes));
    const std::string name = oneLine(file.string());
    MIRO_CHECK_OK(checkEncoding(text, name));
    ScoreTable table;
    std::vector<TableCell> cells;
    int64_t line = 1;
    for (size_t at = 0; at < text.size(); at = nextLine(text, at), ++line) {
        const auto wrong = [&](const std::string& what) {
            return Error{ErrorCode::Corrupt,
                         fmt::format("{}, line {}: {}; remove the file and score the shard again", name, line, what)};
        };
        cells.clear();
        if (const auto mistake = readRow(text, {}, at, &cells))
            return wrong(mistake->message);
        if (line == 1) {
            if (cells.front().text != "key")
                return wrong("the first column is not 'key'");
            std::set<std::string> names;
            for (size_t i = 1; i < cells.size(); ++i) {
                if (!names.insert(cells[i].text).second)
                    return wrong(fmt::format("the column '{}' is there twice", oneLine(cells[i].text, 80)));
                table.m_columns.push_back({cells[i].text, {}});
            }
            continue;
        }
        if (cells.size() != table.m_columns.size() + 1)
            return wrong(fmt::format("{} fields, the first line has {}", cells.size(), table.m_columns.size() + 1));
        table.m_keys.push_back(cells.front().text);
        for (size_t i = 1; i < cells.size(); ++i) {
            const auto value = cellValue(cells[i].text);
            if (!value)
                return wrong(fmt::format("'{}' in the column {} is no number", oneLine(cells[i].text, 40),
                                         oneLine(table.m_columns[i - 1].name, 80)));
            table.m_columns[i - 1].values.push_back(*value);
        }
    }
    if (line == 1)
        return Error{ErrorCode::Corrupt, fmt::format("{} is empty; remove it and score the shard again", name)};
    return table;
}

Result<void> ScoreTable::write(const std::filesystem::path& file) const {
    std::string text;
    std::vector<std::string> fields = {"key"};
    for (const Column& column : m_columns)
        fields.push_back(csvField(column.name));
    appendCsvLine(text, fields);
    for (size_t row = 0; row < m_keys.size(); ++row) {
        fields = {csvField(m_keys[row])};
        for (const Column& column : m_columns) {
            const double value = column.values[row];
            fields.push_back(csvField(std::isfinite(value) ? std::optional(value) : std::nullopt));
        }
        appendCsvLine(text, fields);
    }
    return writeFileAtomically(file, text);
}

const ScoreTable::Column* ScoreTable::find(const std::string& name) const {
    for (const Column& column : m_columns)
        if (column.name == name)
            return &column;
    return nullptr;
}

void ScoreTable::set(const std::string& name, std::vector<double> values) {
    for (Column& column : m_columns)
        if (column.name == name) {
            column.values = std::move(values);
            return;
        }
    m_columns.push_back({name, std::move(values)});
}

std::filesystem::path scoreFileOf(const std::filesystem::path& folder, const std::filesystem::path& shard) {
    return folder / (shard.stem().string() + ".csv");
}

Result<void> checkScoreKeys(const ScoreTable& table, const std::vector<std::string>& keys,
                            const std::filesystem::path& file, const std::filesystem::path& shard) {
    auto differs = [&](const std::string& what) {
        return Error{ErrorCode::Corrupt, fmt::format("{}: {}, {} has others; remove the file and score the shard again",
                                                     oneLine(file.string()), what, oneLine(shard.string()))};
    };
    for (size_t i = 0; i < std::min(keys.size(), table.keys().size()); ++i)
        if (keys[i] != table.keys()[i])
            return differs(fmt::format("row {} is of sample {}", i + 1, oneLine(table.keys()[i], 120)));
    if (keys.size() != table.keys().size())
        return differs(fmt::format("it scores {} samples", table.keys().size()));
    return {};
}

} // namespace miro
