#include "library/migrations.h"

#include "base/files.h"
#include "library/score_store.h"
#include "library/search_text.h"
#include "library/taste_tables.h"

#include <algorithm>
#include <chrono>
#include <fmt/chrono.h>
#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kBackupsKept = 3;

constexpr const char* kPictures = R"sql(
CREATE TABLE models (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE pictures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state INTEGER NOT NULL,
    created INTEGER NOT NULL,
    rating INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    model INTEGER REFERENCES models (id),
    has_seed INTEGER NOT NULL DEFAULT 0,
    seed INTEGER NOT NULL DEFAULT 0,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    pixels INTEGER NOT NULL,
    stack INTEGER,
    prompt_order TEXT NOT NULL DEFAULT '',
    path TEXT NOT NULL UNIQUE,
    home TEXT,
    moving_from TEXT,
    binned INTEGER,
    owner TEXT,
    sha256 TEXT NOT NULL,
    job TEXT,
    job_index INTEGER,
    parent INTEGER REFERENCES pictures (id) ON DELETE SET NULL,
    UNIQUE (job, job_index)
) STRICT;
CREATE INDEX pictures_by_date ON pictures
    (state, created, id, rating, starred, model, has_seed, seed, width, height, stack);
CREATE INDEX pictures_by_rating ON pictures
    (state, rating, created, id, starred, model, has_seed, seed, width, height, stack);
CREATE INDEX pictures_by_prompt ON pictures
    (state, prompt_order, id DESC, rating, starred, model, has_seed, seed, width, height, created, stack);
CREATE INDEX pictures_by_seed ON pictures
    (state, has_seed DESC, seed, id DESC, rating, starred, model, width, height, created, stack);
CREATE INDEX pictures_by_size ON pictures
    (state, pixels, id, rating, starred, model, has_seed, seed, width, height, created, stack);
CREATE INDEX pictures_by_stack ON pictures (stack, state, created) WHERE stack IS NOT NULL;
CREATE INDEX pictures_by_shape ON pictures (state, width, height);
CREATE INDEX pictures_by_model ON pictures (model, state);
CREATE INDEX pictures_by_sha256 ON pictures (sha256);
CREATE INDEX pictures_by_parent ON pictures (parent) WHERE parent IS NOT NULL;
CREATE INDEX pictures_unsettled ON pictures (owner) WHERE owner IS NOT NULL;

CREATE TABLE picture_texts (
    picture INTEGER PRIMARY KEY REFERENCES pictures (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    model_sha256 TEXT,
    origin_path TEXT,
    prompt TEXT NOT NULL,
    negative_prompt TEXT,
    metadata TEXT
) STRICT;

CREATE TABLE scores (
    picture INTEGER NOT NULL REFERENCES pictures (id) ON DELETE CASCADE,
    scorer TEXT NOT NULL,
    version TEXT NOT NULL,
    checkpoint_sha256 TEXT NOT NULL,
    raw REAL,
    training REAL,
    quantile REAL,
    estimated INTEGER NOT NULL,
    PRIMARY KEY (picture, scorer)
) STRICT, WITHOUT ROWID;
CREATE INDEX scores_by_quantile ON scores (scorer, quantile, picture);
)sql";

constexpr const char* kMarks = R"sql(
CREATE TABLE tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE) STRICT;
CREATE TABLE picture_tags (
    tag INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    picture INTEGER NOT NULL REFERENCES pictures (id) ON DELETE CASCADE,
    PRIMARY KEY (tag, picture)
) STRICT, WITHOUT ROWID;
CREATE INDEX picture_tags_by_picture ON picture_tags (picture);

CREATE TABLE albums (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE COLLATE NOCASE) STRICT;
CREATE TABLE album_pictures (
    album INTEGER NOT NULL REFERENCES albums (id) ON DELETE CASCADE,
    picture INTEGER NOT NULL REFERENCES pictures (id) ON DELETE CASCADE,
    PRIMARY KEY (album, picture)
) STRICT, WITHOUT ROWID;
CREATE INDEX album_pictures_by_picture ON album_pictures (picture);

CREATE TABLE searches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE,
    query TEXT NOT NULL
) STRICT;
)sql";

constexpr const char* kWords = R"sql(
CREATE VIRTUAL TABLE picture_words USING fts5
    (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', detail = full);
)sql";

constexpr const char* kQueue = R"sql(
CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    priority INTEGER NOT NULL,
    position REAL NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    message TEXT NOT NULL DEFAULT '',
    created INTEGER NOT NULL,
    started INTEGER NOT NULL DEFAULT 0,
    finished INTEGER NOT NULL DEFAULT 0,
    pictures_done INTEGER NOT NULL DEFAULT 0,
    pictures_total INTEGER NOT NULL DEFAULT 0,
    owner TEXT
) STRICT;
CREATE INDEX jobs_in_order ON jobs (state, priority, position);
CREATE INDEX jobs_finished ON jobs (finished);
CREATE INDEX jobs_unsettled ON jobs (owner) WHERE owner IS NOT NULL;

CREATE TABLE "values" (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* kJournal = R"sql(
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    created INTEGER NOT NULL,
    session TEXT NOT NULL,
    prompt TEXT NOT NULL,
    settings TEXT NOT NULL,
    model TEXT NOT NULL,
    drawn INTEGER NOT NULL
) STRICT;
CREATE INDEX journal_by_session ON journal (session, id);
CREATE INDEX journal_drawn ON journal (id) WHERE drawn = 1;
CREATE VIRTUAL TABLE journal_words USING fts5
    (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', detail = full);
)sql";

// Sorting and filtering use one version of each scorer: current_scorers names it, `current` marks its rows. `asked` and
// `missed` (asked minus quantile) are what the picture was drawn for; prompt_key is the same for pictures of one
// prompt.
constexpr const char* kScores = R"sql(
ALTER TABLE scores ADD COLUMN current INTEGER NOT NULL DEFAULT 1;
ALTER TABLE scores ADD COLUMN asked REAL;
ALTER TABLE scores ADD COLUMN missed REAL;
ALTER TABLE scores ADD COLUMN prompt_key INTEGER NOT NULL DEFAULT 0;
CREATE TABLE current_scorers (
    scorer TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    checkpoint_sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID;
DROP INDEX scores_by_quantile;
CREATE INDEX scores_by_quantile ON scores (scorer, current, quantile, picture);
CREATE INDEX scores_by_raw ON scores (scorer, current, raw, picture);
CREATE INDEX scores_by_prompt ON scores (scorer, current, prompt_key, raw DESC, picture DESC);
CREATE INDEX scores_by_missed ON scores (current, missed, picture, scorer) WHERE missed IS NOT NULL;
)sql";

constexpr const char* kBatches = R"sql(
CREATE TABLE batches (
    job TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created INTEGER NOT NULL,
    total INTEGER NOT NULL,
    try_out INTEGER NOT NULL,
    payload TEXT NOT NULL,
    fingerprint TEXT NOT NULL DEFAULT '',
    album INTEGER REFERENCES albums (id) ON DELETE SET NULL,
    album_made INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX batches_by_album ON batches (album) WHERE album IS NOT NULL;
CREATE TABLE batch_pictures (
    job TEXT NOT NULL REFERENCES batches (job) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    line INTEGER NOT NULL,
    picture INTEGER REFERENCES pictures (id) ON DELETE SET NULL,
    seconds REAL NOT NULL,
    kept INTEGER NOT NULL DEFAULT 1,
    prompt TEXT,
    failure TEXT,
    PRIMARY KEY (job, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_pictures_by_entry ON batch_pictures (job, entry, place);
CREATE INDEX batch_pictures_undecided ON batch_pictures (job, entry) WHERE kept = 2;
CREATE INDEX batch_pictures_failed ON batch_pictures (job, place) WHERE failure IS NOT NULL;
CREATE INDEX batch_pictures_by_picture ON batch_pictures (picture) WHERE picture IS NOT NULL;
)sql";

// One row of `insert` for each (id, text) of `select`.
Result<void> fillWords(Database& database, const std::string& select, const std::string& insert) {
    Result<void> filled;
    MIRO_CHECK_OK(database.run(select, {}, [&](const SqlRow& row) {
        const std::string words = searchText(row.view(1));
        filled = database.run(insert, {row.integer(0), std::string_view(words)});
        return filled.ok();
    }));
    return filled;
}

Result<void> fillPictureWords(Database& database) {
    return fillWords(database, "SELECT picture, prompt FROM picture_texts",
                     "INSERT INTO picture_words (rowid, words) VALUES (?, ?)");
}

int newest() {
    return migrations().back().version;
}

// "20250131-235959-123": sorts by time.
std::string timeForNames() {
    const auto now = std::chrono::system_clock::now();
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    return fmt::format("{:%Y%m%d-%H%M%S}-{:03}", fmt::localtime(std::chrono::system_clock::to_time_t(now)),
                       milliseconds);
}

void dropOldBackups(const fs::path& folder) {
    std::vector<std::pair<fs::file_time_type, fs::path>> backups;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().filename().string().starts_with("library-v"))
            backups.emplace_back(entry.last_write_time(ignored), entry.path());
    std::sort(backups.begin(), backups.end());
    for (size_t i = 0; i + kBackupsKept < backups.size(); ++i)
        fs::remove(backups[i].second, ignored);
}

Result<void> backUp(const fs::path& file, int version) {
    const fs::path folder = folderOf(file) / "backups";
    std::error_code error;
    fs::create_directory(folder, error);
    if (error)
        return fileError("cannot create the folder", folder, error.value());
    // A connection of its own: the one that migrates already holds the lock.
    MIRO_TRY(auto source, Database::open(file, Database::Mode::ReadOnly));
    MIRO_CHECK_OK(source->backupTo(folder / fmt::format("library-v{}-{}.sqlite", version, timeForNames())));
    dropOldBackups(folder);
    return {};
}

Result<int> versionOf(Database& database) {
    MIRO_TRY(auto version, database.integer("PRAGMA user_version"));
    return static_cast<int>(version.value_or(0));
}

// What a file says it is. Read in one transaction: another program may be making the library at this moment.
struct Identity {
    int version = 0;
    int64_t application = 0;
    int64_t tables = 0;
};

Result<Identity> identityOf(Database& database) {
    MIRO_CHECK_OK(database.run("BEGIN"));
    const auto tables = database.integer("SELECT count(*) FROM sqlite_schema");
    const auto version = versionOf(database);
    const auto application = database.integer("PRAGMA application_id");
    MIRO_CHECK_OK(database.run("COMMIT"));
    for (const Error* error : {tables.ok() ? nullptr : &tables.error(), version.ok() ? nullptr : &version.error(),
                               application.ok() ? nullptr : &application.error()})
        if (error)
            return *error;
    return Identity{*version, application->value_or(0), tables->value_or(0)};
}

Result<int> checkedVersionOf(Database& database) {
    const std::string file = oneLine(database.file().string());
    MIRO_TRY(const Identity identity, identityOf(database));
    if (identity.version > newest())
        return Error{ErrorCode::Unsupported,
                     fmt::format("the library {} was made by a newer version of Miro Studio (its format is {}, this "
                                 "program knows up to {}); update the program or choose another library folder",
                                 file, identity.version, newest())};
    if (identity.tables > 0 && (identity.version < 1 || identity.application != kLibraryApplication))
        return Error{ErrorCode::Corrupt,
                     fmt::format("{} is another program's database, not a library; move it away, or choose another "
                                 "library folder",
                                 file)};
    return identity.version;
}

Result<void> apply(Database& database, const Migration& migration) {
    const auto done = database.runScript(migration.sql);
    if (!done.ok())
        return done.error().within(fmt::format("step {} of the library's format", migration.version));
    if (migration.fill)
        MIRO_CHECK_OK(migration.fill(database));
    MIRO_CHECK_OK(database.run(fmt::format("PRAGMA user_version = {}", migration.version)));
    return database.run(fmt::format("PRAGMA application_id = {}", kLibraryApplication));
}

} // namespace

const std::vector<Migration>& migrations() {
    static const std::vector<Migration> list = {
        {1, "Pictures, the models that drew them, and their scores.", kPictures},
        {2, "Tags, albums and saved searches.", kMarks},
        {3, "Full text search in prompts.", kWords, fillPictureWords},
        {4, "The durable queue of jobs.", kQueue},
        {5, "The journal of prompts and settings.", kJournal},
        {6, "Which scores are current, and what their pictures were asked for.", kScores, refreshScores},
        {7, "Batches: their albums, what failed, how long each picture took.", kBatches},
        {8, "Taste: profiles, choices, what was seen in pictures, versions of what was learned.", kTasteTables},
    };
    return list;
}

Result<void> migrate(Database& database, int upTo) {
    MIRO_TRY(int version, checkedVersionOf(database));
    const int goal = upTo < 0 ? newest() : upTo;
    if (version >= goal)
        return {};
    if (database.mode() == Database::Mode::ReadOnly)
        return Error{ErrorCode::Failed,
                     fmt::format("the library {} has an older format and cannot be brought up to date while it is "
                                 "read-only; make its folder writable",
                                 oneLine(database.file().string()))};
    // A new library is made in one piece, an old one step by step, a copy before each.
    while (version < goal) {
        Transaction transaction(database);
        MIRO_CHECK_OK(transaction.begin());
        MIRO_TRY(version, versionOf(database)); // another program may have been faster
        const bool fresh = version == 0;
        if (!fresh && version < goal)
            MIRO_CHECK_OK(backUp(database.file(), version));
        const int last = fresh ? goal : std::min(version + 1, goal);
        for (const Migration& migration : migrations())
            if (migration.version > version && migration.version <= last)
                MIRO_CHECK_OK(apply(database, migration));
        MIRO_CHECK_OK(transaction.commit());
        version = std::max(version, last);
    }
    return {};
}

} // namespace miro
