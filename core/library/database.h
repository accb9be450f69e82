// One connection to an SQLite file, and the only place that knows SQLite. Owned by a Library; one thread at a time.
// Errors carry the file and what to do: Failed (locked, read-only, vanished), Corrupt, DiskFull.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace miro {

// Bytes that are no text.
struct SqlBytes {
    std::string_view bytes;
};
// A parameter of a statement; texts and bytes must live until the call returns.
using SqlValue = std::variant<std::monostate, int64_t, double, std::string_view, SqlBytes>;
using SqlValues = std::vector<SqlValue>;

// An empty text is stored as NULL.
inline SqlValue textOrNull(std::string_view text) {
    return text.empty() ? SqlValue{} : SqlValue{text};
}
template <typename T>
SqlValue orNull(const std::optional<T>& value) {
    return value ? SqlValue{*value} : SqlValue{};
}

// The row that a statement stands on; lives as long as the call that hands it out.
class SqlRow {
public:
    explicit SqlRow(sqlite3_stmt* statement) : m_statement(statement) {}
    bool isNull(int column) const;
    int64_t integer(int column) const; // 0 for NULL
    int number(int column) const { return static_cast<int>(integer(column)); }
    double real(int column) const;
    std::string text(int column) const;
    std::string_view view(int column) const;  // until the next row
    std::string_view bytes(int column) const; // until the next row
    SqlValue value(int column) const;         // texts and bytes as view()

private:
    sqlite3_stmt* m_statement;
};

class Database {
public:
    enum class Mode { ReadWrite, ReadOnly };
    using EachRow = std::function<bool(const SqlRow&)>; // false ends the query

    // Makes the file when missing (ReadWrite). No table is read or made.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file, Mode mode);
    static Result<std::unique_ptr<Database>> openInMemory();
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const std::filesystem::path& file() const { return m_file; }
    Mode mode() const { return m_mode; }

    // One statement, kept prepared for its next use; `each` may run others.
    Result<void> run(std::string_view sql, const SqlValues& values = {}, const EachRow& each = {});
    // Several statements without parameters, from our own sources.
    Result<void> runScript(const std::string& sql);

    // The first column of the first row.
    Result<std::optional<int64_t>> integer(std::string_view sql, const SqlValues& values = {});
    Result<std::optional<std::string>> text(std::string_view sql, const SqlValues& values = {});
    Result<std::vector<int64_t>> integers(std::string_view sql, const SqlValues& values = {});

    int64_t lastId() const;
    int64_t changes() const; // rows that the last statement changed

    std::vector<std::string> statements() const; // kept prepared

    // Copies the whole database into a new file.
    Result<void> backupTo(const std::filesystem::path& target);
    // Corrupt when the file's structure is damaged. Reads all of it.
    Result<void> checkStructure();
    // Whether the last statement failed because a constraint refused its row.
    bool lastWasConflict() const { return m_conflict; }

private:
    friend class Transaction;
    Database(std::filesystem::path file, Mode mode) : m_file(std::move(file)), m_mode(mode) {}
    Error error(int code) const;
    int connect(const std::string& name, int flags);
    Result<void> configure();
    Result<void> checkPresent() const;
    Result<sqlite3_stmt*> prepare(std::string_view sql);

    std::filesystem::path m_file;
    Mode m_mode;
    sqlite3* m_connection = nullptr;
    uint64_t m_device = 0; // of the file that was opened: another one may lie in its place later
    uint64_t m_inode = 0;  // 0: in memory
    bool m_conflict = false;
    std::unordered_map<std::string, sqlite3_stmt*> m_idle; // prepared and not in use
};

// BEGIN IMMEDIATE ... COMMIT; rolled back unless committed. One at a time.
class Transaction {
public:
    explicit Transaction(Database& database) : m_database(database) {}
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Result<void> begin();
    Result<void> commit();

private:
    Database& m_database;
    bool m_open = false;
};

} // namespace miro
