// The scores of one shard's samples as a CSV (RFC 4180): "key", then a column a reward; an empty cell is a score that
// is missing. A value.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace miro {

class ScoreTable {
public:
    struct Column {
        std::string name;
        std::vector<double> values; // one a key; NaN: missing
    };

    ScoreTable() = default;
    explicit ScoreTable(std::vector<std::string> keys) : m_keys(std::move(keys)) {}

    // NotFound; Corrupt names file, line and column.
    static Result<ScoreTable> read(const std::filesystem::path& file);
    Result<void> write(const std::filesystem::path& file) const; // atomically

    const std::vector<std::string>& keys() const { return m_keys; }
    const std::vector<Column>& columns() const { return m_columns; }
    const Column* find(const std::string& name) const;
    // In place of one of that name. values: one a key.
    void set(const std::string& name, std::vector<double> values);

private:
    std::vector<std::string> m_keys;
    std::vector<Column> m_columns;
};

// The CSV of a shard in a folder of scores: STEM.csv.
std::filesystem::path scoreFileOf(const std::filesystem::path& folder, const std::filesystem::path& shard);

// Whether the table is about these samples, in this order. Corrupt names file and key.
Result<void> checkScoreKeys(const ScoreTable& table, const std::vector<std::string>& keys,
                            const std::filesystem::path& file, const std::filesystem::path& shard);

} // namespace miro
