// Library: a new database from the files, and from what the old one can still say.
#include "base/files.h"
#include "library/database.h"
#include "library/library.h"
#include "library/library_lock.h"
#include "library/migrations.h"
#include "library/picture_store.h"
#include "library/score_store.h"
#include "library/taste_store.h"

#include <chrono>
#include <cstdio>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

// As many rows as the old database gives before it fails; rows that the new one refuses (their picture is gone) are
// left out.
void copyRows(Database& from, Database& to, const std::string& table, const std::string& columns,
              const char* conflict = "IGNORE") {
    std::string places;
    for (size_t i = 0; i <= static_cast<size_t>(std::count(columns.begin(), columns.end(), ',')); ++i)
        places += i == 0 ? "?" : ", ?";
    const int count = static_cast<int>(std::count(columns.begin(), columns.end(), ',')) + 1;
    const std::string insert = fmt::format("INSERT OR {} INTO {} ({}) VALUES ({})", conflict, table, columns, places);
    (void)from
        .run(fmt::format("SELECT {} FROM {}", columns, table), {},
             [&](const SqlRow& row) {
                 SqlValues values;
                 for (int i = 0; i < count; ++i)
                     values.push_back(row.value(i));
                 (void)to.run(insert, values).ok();
                 return true;
             })
        .ok();
}

Result<void> copyMarks(Database& from, Database& to) {
    Transaction transaction(to);
    MIRO_CHECK_OK(transaction.begin());
    // Rated and starred pictures, and their parents, under the ids that they kept.
    (void)from
        .run("SELECT id, rating, starred, parent, home FROM pictures", {},
             [&](const SqlRow& row) {
                 (void)to
                     .run("UPDATE pictures SET rating = ?, starred = ? WHERE id = ?",
                          {row.value(1), row.value(2), row.value(0)})
                     .ok();
                 if (!row.isNull(3))
                     (void)to
                         .run("UPDATE pictures SET parent = (SELECT id FROM pictures WHERE id = ?) WHERE id = ?",
                              {row.value(3), row.value(0)})
                         .ok();
                 if (!row.isNull(4))
                     (void)to
                         .run("UPDATE pictures SET home = ? WHERE id = ? AND state = 3", {row.value(4), row.value(0)})
                         .ok();
                 return true;
             })
        .ok();
    (void)from
        .run("SELECT picture, origin_path FROM picture_texts WHERE origin_path IS NOT NULL", {},
             [&](const SqlRow& row) {
                 (void)to
                     .run("UPDATE picture_texts SET origin_path = ? WHERE picture = ?", {row.value(1), row.value(0)})
                     .ok();
                 return true;
             })
        .ok();
    // What files said of scores gives way to what was known of them.
    copyRows(from, to, "scores", "picture, scorer, version, checkpoint_sha256, raw, training, quantile, estimated",
             "REPLACE");
    copyRows(from, to, "current_scorers", "scorer, version, checkpoint_sha256", "REPLACE");
    MIRO_CHECK_OK(refreshScores(to));
    copyRows(from, to, "tags", "id, name");
    copyRows(from, to, "picture_tags", "tag, picture");
    copyRows(from, to, "albums", "id, name");
    copyRows(from, to, "album_pictures", "album, picture");
    copyRows(from, to, "searches", "id, name, query");
    copyRows(from, to, "jobs",
             "id, kind, title, payload, state, priority, position, attempts, message, created, started, finished, "
             "pictures_done, pictures_total, owner");
    copyRows(from, to, "batches", "job, name, created, total, try_out, payload, fingerprint, album, album_made");
    copyRows(from, to, "batch_pictures", "job, place, entry, line, picture, seconds, kept, prompt, failure");
    copyRows(from, to, "\"values\"", "key, value");
    copyRows(from, to, "journal", "id, created, session, prompt, settings, model, drawn");
    copyRows(from, to, "journal_words", "rowid, words");
    // No picture's file says anything of these: profiles first, then what names them.
    copyRows(from, to, "taste_profiles", "id, name, created, active, gone, prior");
    copyRows(from, to, "taste_changes", "id, profile, what, made, undone");
    copyRows(from, to, "taste_choices",
             "id, profile, key, place, alive, added, removed, prompt, left_name, left_sha256, right_name, "
             "right_sha256, answer, kind, repeat_of, made, milliseconds");
    copyRows(from, to, "taste_vectors", "id, encoder, key, numbers");
    copyRows(from, to, "taste_scores", "sha256, scorer, version, checkpoint_sha256, training");
    copyRows(from, to, "taste_versions", "id, profile, name, file, sha256, base_sha256, state, proof, made");
    return transaction.commit();
}

void removeDatabase(const fs::path& file) {
    for (const char* suffix : {"", "-wal", "-shm"})
        ::unlink((file.string() + suffix).c_str());
}

} // namespace

Result<ScanReport> Library::rebuild(const fs::path& folder, ProgressSink* progress, std::stop_token stop) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return Error{ErrorCode::NotFound, fmt::format("there is no library folder {}", oneLine(folder.string()))};
    MIRO_CHECK_OK(checkWritableFolder(folder));
    MIRO_TRY(auto lock, LibraryLock::take(folder, true));
    const fs::path file = folder / "library.sqlite";
    const fs::path fresh = folder / "library-rebuilding.sqlite";
    removeDatabase(fresh);

    std::unique_ptr<Library> old; // when it opens at all
    if (fs::exists(file, error))
        if (auto database = Database::open(file, Database::Mode::ReadWrite); database.ok()) {
            auto version = (*database)->integer("PRAGMA user_version");
            if (version.ok() && version->value_or(0) > migrations().back().version)
                return migrate(**database).error(); // made by a newer version: not ours to replace
            // An unfinished move or import is settled by the rows that know of it, if they can be read.
            if (migrate(**database).ok())
                (void)settlePictures(**database, folder).ok();
            old.reset(new Library(folder, std::move(*database)));
        }
    ScanReport report;
    {
        MIRO_TRY(auto database, Database::open(fresh, Database::Mode::ReadWrite));
        MIRO_CHECK_OK(database->run("PRAGMA synchronous = OFF")); // it is thrown away unless it is complete
        MIRO_CHECK_OK(migrate(*database));
        Library made(folder, std::move(database));
        auto added = made.addOrphans(old.get(), report, progress, stop);
        if (added.ok() && old)
            added = copyMarks(*old->m_database, *made.m_database);
        if (added.ok())
            added = made.m_database->run("PRAGMA synchronous = FULL");
        if (added.ok())
            added = made.m_database->run("PRAGMA wal_checkpoint(TRUNCATE)");
        if (!added.ok()) {
            made.m_jobs.reset();
            made.m_journal.reset();
            made.m_batches.reset();
            made.m_taste.reset();
            made.m_database.reset();
            removeDatabase(fresh);
            return added.error();
        }
    }
    if (old)
        (void)old->m_database->run("PRAGMA wal_checkpoint(TRUNCATE)").ok();
    old.reset();
    // The old file keeps a name of its own before the new one takes its place; a log that it could not take in goes
    // with it.
    const fs::path kept =
        folder / fmt::format("library-before-{:%Y%m%d-%H%M%S}.sqlite",
                             fmt::localtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
    if (fs::exists(file, error) && ::link(file.c_str(), kept.c_str()) != 0) {
        fs::copy_file(file, kept, error);
        if (error)
            return fileError("cannot keep the old library as", kept, error.value());
    }
    for (const char* suffix : {"-wal", "-shm"})
        ::rename((file.string() + suffix).c_str(), (kept.string() + suffix).c_str());
    if (::rename(fresh.c_str(), file.c_str()) != 0)
        return fileError("cannot put the new library in place", file, errno);
    return report;
}

} // namespace miro
