// The library folder: library.sqlite, pictures/, thumbnails/, bin/. Everything that was reported as kept survives
// kill -9: a picture's row is announced before its file appears and confirmed after, and open() settles what a crash
// left between. Tables and migrations are documented in migrations.h.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "image/image.h"
#include "library/batch_store.h"
#include "library/job_store.h"
#include "library/journal_store.h"
#include "library/picture_query.h"
#include "library/picture_record.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace miro {

class Database;
class LibraryLock;
class TasteStore;       // taste_store.h
struct PictureSettings; // picture_facts.h
struct RewardBins;      // base/reward_bins.h

// A picture about to be written by the program itself.
struct NewPicture {
    std::filesystem::path file; // below the library folder
    std::string jobId;          // empty: none
    int64_t jobIndex = 0;       // its place among the job's pictures: (jobId, jobIndex) exists once
    std::optional<PictureId> parent;
    std::string metadata; // miro_metadata for the row when the file itself carries none (privacy); may be empty
};

struct ImportReport {
    int64_t added = 0;
    int64_t alreadyThere = 0;         // equal bytes
    std::vector<std::string> refused; // one line each: file and reason
    std::vector<PictureId> pictures;
};

struct ScanReport {
    int64_t found = 0;   // files without a row, now in the library
    int64_t missing = 0; // rows without a file, marked; they come back with their file
    int64_t cleaned = 0; // left-over temporary files removed
    std::vector<std::string> refused;
};

// One connection: used by one thread at a time. Several may be open on one folder, in several programs too. Each call
// blocks for a query; those with a stop token may take long. Errors: NotFound, Corrupt (names the file and `miro
// library rebuild`), Unsupported (made by a newer version), Failed (locked, read-only, vanished), DiskFull.
class Library {
public:
    enum class Mode { ReadWrite, ReadOnly };
    // Makes the folder and the database when missing, migrates (a backup before each migration), settles crashes.
    static Result<std::unique_ptr<Library>> open(const std::filesystem::path& folder, Mode mode = Mode::ReadWrite);
    // Without a folder, gone with the object: jobs() and journal() work, pictures cannot be kept.
    static Result<std::unique_ptr<Library>> openInMemory();
    ~Library();

    const std::filesystem::path& folder() const { return m_folder; }

    // --- keeping pictures
    // Announces the row, writes the file atomically, confirms the row with what metadata (PNG text) says. A file that
    // stands there is never replaced: the record says the name that was given. A job's picture that an earlier call
    // could not finish is settled first; when it is there with these bytes, its record is given. Usage when the job's
    // picture exists already.
    Result<PictureRecord> keepPicture(const NewPicture& picture, std::string_view fileBytes);
    Result<ImportReport> importFiles(const std::vector<std::filesystem::path>& filesOrFolders, ProgressSink* progress,
                                     std::stop_token stop);
    Result<ScanReport> scan(ProgressSink* progress, std::stop_token stop); // orphans and missing files
    // A new database from the pictures' own metadata; the old one is kept beside it. Ids, marks, tags, albums, scores,
    // jobs, journal and taste come along as far as the old one can still be read. Failed while another program has it
    // open.
    static Result<ScanReport> rebuild(const std::filesystem::path& folder, ProgressSink* progress,
                                      std::stop_token stop);

    // --- finding
    Result<std::vector<PictureId>> find(const PictureQuery& query, int64_t limit = -1, int64_t offset = 0) const;
    Result<int64_t> count(const PictureFilter& filter) const;
    // In the order of ids, those that are gone left out; of long prompts the beginning.
    Result<std::vector<PictureRecord>> records(const std::vector<PictureId>& ids) const;
    Result<PictureDetails> details(PictureId id) const;
    Result<std::vector<PictureId>> stackOf(PictureId id) const;     // pictures that differ only in the seed
    Result<std::vector<PictureId>> ancestorsOf(PictureId id) const; // what it was made from, nearest first
    Result<std::vector<PictureId>> madeFrom(PictureId id) const;    // what was made from it, oldest first
    // settingsOfPicture(), and the start picture when the library has it.
    Result<PictureSettings> settingsOf(PictureId id) const;
    Result<std::vector<std::string>> models() const;
    Result<std::vector<std::string>> tags() const;
    Result<std::vector<std::string>> scorers() const;
    // One each, in the order of ids; outdated ones are marked.
    Result<std::vector<PictureScores>> scoresOf(const std::vector<PictureId>& ids) const;
    // Among the pictures of the same prompt that are not in the bin, by raw value.
    Result<std::vector<ScoreRank>> ranksOf(const std::vector<PictureId>& ids, const std::string& scorer) const;
    // Training values of the scorer's current version: what bin edges are estimated from. `of` names that version.
    Result<std::vector<double>> scoreSamples(const std::string& scorer, ScoreRecord& of) const;
    Result<std::vector<std::pair<int, int>>> sizes() const; // widths and heights in use
    std::filesystem::path fileOf(const PictureRecord& picture) const;

    // --- marking; all of one call or nothing
    Result<void> setRating(const std::vector<PictureId>& ids, int rating);
    Result<void> setStarred(const std::vector<PictureId>& ids, bool starred);
    Result<void> addTag(const std::vector<PictureId>& ids, const std::string& tag);
    Result<void> removeTag(const std::vector<PictureId>& ids, const std::string& tag);
    // A measurement replaces the picture's earlier one of that scorer, and makes its version and checkpoint the
    // scorer's current ones: scores of others stay, marked as outdated. Values that are no numbers count as missing.
    Result<void> putScore(PictureId id, const ScoreRecord& score);
    Result<void> putScores(const std::vector<PictureScores>& scores);
    // Puts the current scores into the PNG files of these pictures; gives how many were changed. Files that say nothing
    // of how they were made (privacy), and those of other formats, stay as they are.
    Result<int64_t> writeScores(const std::vector<PictureId>& ids);
    // The quantiles of the scorer's current scores, anew; gives how many pictures have one.
    Result<int64_t> applyBins(const std::string& scorer, const RewardBins& bins);
    Result<std::vector<Album>> albums() const;
    Result<int64_t> createAlbum(const std::string& name);
    Result<void> renameAlbum(int64_t album, const std::string& name);
    Result<void> deleteAlbum(int64_t album); // not its pictures
    Result<void> addToAlbum(int64_t album, const std::vector<PictureId>& ids);
    Result<void> removeFromAlbum(int64_t album, const std::vector<PictureId>& ids);
    Result<std::vector<SavedSearch>> savedSearches() const;
    Result<int64_t> saveSearch(const std::string& name, const PictureQuery& query); // replaces one of that name
    Result<void> deleteSearch(int64_t id);

    // --- the bin: file, row, tags, albums, scores and stars come back with restore()
    Result<void> moveToBin(const std::vector<PictureId>& ids);
    Result<void> restore(const std::vector<PictureId>& ids);
    // Gives how many pictures are gone for good. The age counts from when a picture was put there.
    Result<int64_t> emptyBin(std::optional<int64_t> olderThanMilliseconds = {});
    Result<int64_t> deleteForGood(const std::vector<PictureId>& ids); // Usage for one that is not in the bin

    // --- thumbnails: longest side 256 pixels, JPEG; made when asked for and kept
    Result<Image> thumbnail(PictureId id);

    // SQL that this object has asked so far: what a test of query plans looks at.
    std::vector<std::string> statements() const;

    JobStore& jobs() { return *m_jobs; }
    JournalStore& journal() { return *m_journal; }
    BatchStore& batches() { return *m_batches; }
    TasteStore& taste() { return *m_taste; }

private:
    Library(std::filesystem::path folder, std::unique_ptr<Database> database);
    Result<std::optional<PictureId>> earlierOf(const NewPicture& picture, const std::string& sha256);
    Result<PictureId> importFile(const std::filesystem::path& file, bool& added);
    using Parents = std::vector<std::pair<PictureId, std::string>>; // pictures and the paths of what they came from
    Result<void> addFound(const std::vector<std::string>& paths, Library* old, ScanReport& report, Parents& parents);
    Result<void> markMissing(ScanReport& report, ProgressSink* progress, std::stop_token stop);
    Result<void> addOrphans(Library* old, ScanReport& report, ProgressSink* progress, std::stop_token stop);
    Result<int64_t> deleteLeaving(const std::vector<PictureId>& ids);

    std::filesystem::path m_folder;
    std::unique_ptr<LibraryLock> m_lock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<JobStore> m_jobs;
    std::unique_ptr<JournalStore> m_journal;
    std::unique_ptr<BatchStore> m_batches;
    std::unique_ptr<TasteStore> m_taste;
};

} // namespace miro
