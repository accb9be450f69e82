#include "library/database.h"

#include "base/files.h"

#include <cerrno>
#include <fmt/format.h>
#include <sqlite3.h>
#include <stdexcept>
#include <sys/stat.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr int kBusyMilliseconds = 5000;
constexpr size_t kMaxIdleStatements = 160; // sets of filters make statements of their own

std::string connectionUri(const fs::path& file, bool immutable) {
    std::string uri = "file:";
    for (const unsigned char c : file.string())
        if (c == '%' || c == '?' || c == '#' || c < 0x20)
            uri += fmt::format("%{:02x}", c);
        else
            uri += static_cast<char>(c);
    return uri + (immutable ? "?immutable=1" : "");
}

int bind(sqlite3_stmt* statement, int index, const SqlValue& value) {
    if (const auto* number = std::get_if<int64_t>(&value))
        return sqlite3_bind_int64(statement, index, *number);
    if (const auto* number = std::get_if<double>(&value))
        return sqlite3_bind_double(statement, index, *number);
    if (const auto* text = std::get_if<std::string_view>(&value))
        return sqlite3_bind_text64(statement, index, text->data() ? text->data() : "", text->size(), SQLITE_STATIC,
                                   SQLITE_UTF8);
    if (const auto* blob = std::get_if<SqlBytes>(&value))
        return sqlite3_bind_blob64(statement, index, blob->bytes.data() ? blob->bytes.data() : "", blob->bytes.size(),
                                   SQLITE_STATIC);
    return sqlite3_bind_null(statement, index);
}

} // namespace

bool SqlRow::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}
int64_t SqlRow::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}
double SqlRow::real(int column) const {
    return sqlite3_column_double(m_statement, column);
}
std::string_view SqlRow::view(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return text ? std::string_view(text, static_cast<size_t>(sqlite3_column_bytes(m_statement, column)))
                : std::string_view();
}
std::string SqlRow::text(int column) const {
    return std::string(view(column));
}

std::string_view SqlRow::bytes(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return bytes ? std::string_view(bytes, static_cast<size_t>(sqlite3_column_bytes(m_statement, column)))
                 : std::string_view();
}

SqlValue SqlRow::value(int column) const {
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER:
        return integer(column);
    case SQLITE_FLOAT:
        return real(column);
    case SQLITE_NULL:
        return {};
    case SQLITE_BLOB:
        return SqlBytes{bytes(column)};
    default:
        return view(column);
    }
}

int Database::connect(const std::string& name, int flags) {
    sqlite3_close_v2(std::exchange(m_connection, nullptr));
    int code = sqlite3_open_v2(name.c_str(), &m_connection,
                               flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK)
        return code;
    sqlite3_busy_timeout(m_connection, kBusyMilliseconds);
    // A library comes from anywhere: its schema may call nothing but what is built in and harmless.
    sqlite3_db_config(m_connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(m_connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return sqlite3_exec(m_connection, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
}

Result<void> Database::configure() {
    MIRO_CHECK_OK(run("PRAGMA foreign_keys = ON"));
    MIRO_CHECK_OK(run("PRAGMA cache_size = -32768"));
    MIRO_CHECK_OK(run("PRAGMA temp_store = MEMORY"));
    if (m_mode == Mode::ReadOnly)
        return {};
    // The change to a write-ahead log does not wait for other programs by itself.
    Result<void> logged = run("PRAGMA journal_mode = WAL");
    for (int i = 0; i < kBusyMilliseconds / 20 && !logged.ok() && (sqlite3_errcode(m_connection) & 0xff) == SQLITE_BUSY;
         ++i) {
        sqlite3_sleep(20);
        logged = run("PRAGMA journal_mode = WAL");
    }
    MIRO_CHECK_OK(logged);
    // What was reported as done shall survive a power cut too.
    return run("PRAGMA synchronous = FULL");
}

Result<std::unique_ptr<Database>> Database::open(const fs::path& file, Mode mode) {
    std::unique_ptr<Database> database(new Database(file, mode));
    int code =
        database->connect(connectionUri(file, false),
                          mode == Mode::ReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
    // A write-ahead log needs a file of shared memory beside it; on a read-only disk there is none, and none is needed.
    std::error_code ignored;
    const fs::path log = file.string() + "-wal";
    if (code != SQLITE_OK && mode == Mode::ReadOnly && fs::exists(file, ignored) &&
        (!fs::exists(log, ignored) || fs::file_size(log, ignored) == 0) && (code & 0xff) != SQLITE_CORRUPT &&
        (code & 0xff) != SQLITE_NOTADB)
        code = database->connect(connectionUri(file, true), SQLITE_OPEN_READONLY);
    if (code != SQLITE_OK)
        return database->error(code);
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0)
        return fileError("cannot open the library", file, errno);
    database->m_device = info.st_dev;
    database->m_inode = info.st_ino;
    MIRO_CHECK_OK(database->configure());
    return database;
}

Result<std::unique_ptr<Database>> Database::openInMemory() {
    std::unique_ptr<Database> database(new Database("(in memory)", Mode::ReadWrite));
    if (int code = database->connect(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE); code != SQLITE_OK)
        return database->error(code);
    MIRO_CHECK_OK(database->configure());
    return database;
}

Database::~Database() {
    for (const auto& [sql, statement] : m_idle)
        sqlite3_finalize(statement);
    sqlite3_close_v2(m_connection);
}

Error Database::error(int code) const {
    const std::string file = oneLine(m_file.string());
    const std::string folder = oneLine(folderOf(m_file).string());
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Failed,
                fmt::format("the library {} is locked by another program; close that program and try again", file)};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::Corrupt,
                fmt::format("the library {} is damaged; run miro library rebuild --library {} to make a new one from "
                            "the pictures",
                            file, folder)};
    case SQLITE_READONLY:
        return {ErrorCode::Failed,
                fmt::format("the library {} cannot be written: the file or its folder is read-only; change the "
                            "permissions or choose another library folder",
                            file)};
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
        return {ErrorCode::Failed,
                fmt::format("cannot open the library {}: no permission, or its folder is gone; check the folder or "
                            "choose another one",
                            file)};
    case SQLITE_FULL:
        return {ErrorCode::DiskFull,
                fmt::format("cannot write the library {}: the disk is full; free some space and try again", file)};
    case SQLITE_IOERR:
        return {ErrorCode::Failed, fmt::format("the library {} cannot be read or written: {}; check the disk", file,
                                               oneLine(sqlite3_errstr(code)))};
    case SQLITE_NOMEM:
        return {ErrorCode::OutOfMemory, fmt::format("not enough memory for the library {}", file)};
    default:
        return {ErrorCode::Failed,
                fmt::format("the library {} refused a request: {}", file,
                            oneLine(m_connection ? sqlite3_errmsg(m_connection) : sqlite3_errstr(code)))};
    }
}

// SQLite goes on writing into a file that was deleted under it; such changes would be lost without a word.
Result<void> Database::checkPresent() const {
    struct stat info {};
    if (m_inode == 0 || (::stat(m_file.c_str(), &info) == 0 && info.st_dev == m_device && info.st_ino == m_inode))
        return {};
    return Error{ErrorCode::Failed,
                 fmt::format("the library {} is gone: it was removed or replaced, or its disk was unplugged; bring it "
                             "back and open it again",
                             oneLine(m_file.string()))};
}

Result<sqlite3_stmt*> Database::prepare(std::string_view sql) {
    if (auto idle = m_idle.find(std::string(sql)); idle != m_idle.end()) {
        sqlite3_stmt* statement = idle->second;
        m_idle.erase(idle);
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_connection, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code == SQLITE_OK)
        return statement;
    sqlite3_finalize(statement);
    return error(code);
}

Result<void> Database::run(std::string_view sql, const SqlValues& values, const EachRow& each) {
    MIRO_CHECK_OK(checkPresent());
    MIRO_TRY(sqlite3_stmt * statement, prepare(sql));
    // Back among the idle ones on every way out, the caller's exceptions included.
    struct Return {
        Database& database;
        std::string_view sql;
        sqlite3_stmt* statement;
        ~Return() {
            sqlite3_reset(statement);
            sqlite3_clear_bindings(statement);
            if (database.m_idle.size() >= kMaxIdleStatements || !database.m_idle.emplace(sql, statement).second)
                sqlite3_finalize(statement);
        }
    } back{*this, sql, statement};
    m_conflict = false;
    if (static_cast<int>(values.size()) != sqlite3_bind_parameter_count(statement))
        throw std::logic_error("wrong number of values for: " + std::string(sql));
    for (size_t i = 0; i < values.size(); ++i)
        if (int code = bind(statement, static_cast<int>(i) + 1, values[i]); code != SQLITE_OK)
            return error(code);
    while (true) {
        const int code = sqlite3_step(statement);
        if (code == SQLITE_DONE)
            return {};
        if (code != SQLITE_ROW) {
            m_conflict = (code & 0xff) == SQLITE_CONSTRAINT;
            return error(code);
        }
        if (each && !each(SqlRow(statement)))
            return {};
    }
}

Result<void> Database::runScript(const std::string& sql) {
    const int code = sqlite3_exec(m_connection, sql.c_str(), nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Result<void>() : error(code);
}

Result<std::optional<int64_t>> Database::integer(std::string_view sql, const SqlValues& values) {
    std::optional<int64_t> value;
    MIRO_CHECK_OK(run(sql, values, [&](const SqlRow& row) {
        if (!row.isNull(0))
            value = row.integer(0);
        return false;
    }));
    return value;
}

Result<std::optional<std::string>> Database::text(std::string_view sql, const SqlValues& values) {
    std::optional<std::string> value;
    MIRO_CHECK_OK(run(sql, values, [&](const SqlRow& row) {
        if (!row.isNull(0))
            value = row.text(0);
        return false;
    }));
    return value;
}

Result<std::vector<int64_t>> Database::integers(std::string_view sql, const SqlValues& values) {
    std::vector<int64_t> list;
    MIRO_CHECK_OK(run(sql, values, [&](const SqlRow& row) {
        list.push_back(row.integer(0));
        return true;
    }));
    return list;
}

int64_t Database::lastId() const {
    return sqlite3_last_insert_rowid(m_connection);
}

int64_t Database::changes() const {
    return sqlite3_changes64(m_connection);
}

std::vector<std::string> Database::statements() const {
    std::vector<std::string> list;
    for (const auto& [sql, statement] : m_idle)
        list.push_back(sql);
    return list;
}

Result<void> Database::backupTo(const fs::path& target) {
    sqlite3* copy = nullptr;
    int code = sqlite3_open_v2(connectionUri(target, false).c_str(), &copy,
                               SQLITE_OPEN_URI | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code == SQLITE_OK) {
        if (sqlite3_backup* backup = sqlite3_backup_init(copy, "main", m_connection, "main")) {
            sqlite3_backup_step(backup, -1);
            code = sqlite3_backup_finish(backup);
        } else {
            code = sqlite3_errcode(copy);
        }
    }
    sqlite3_close_v2(copy);
    if (code == SQLITE_OK)
        return {};
    std::error_code ignored;
    fs::remove(target, ignored);
    return error(code).within(fmt::format("cannot keep a copy at {}", oneLine(target.string())));
}

Result<void> Database::checkStructure() {
    MIRO_TRY(auto answer, text("PRAGMA quick_check(1)"));
    if (answer == "ok")
        return {};
    return error(SQLITE_CORRUPT);
}

Transaction::~Transaction() {
    if (m_open)
        sqlite3_exec(m_database.m_connection, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::begin() {
    MIRO_CHECK_OK(m_database.run("BEGIN IMMEDIATE"));
    m_open = true;
    return {};
}

Result<void> Transaction::commit() {
    MIRO_CHECK_OK(m_database.run("COMMIT"));
    m_open = false;
    return {};
}

} // namespace miro
