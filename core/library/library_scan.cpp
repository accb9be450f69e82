// Library: what the folder holds against what the rows say.
#include "base/files.h"
#include "base/left_overs.h"
#include "library/database.h"
#include "library/file_names.h"
#include "library/import_limits.h"
#include "library/library.h"
#include "library/library_lock.h"
#include "library/picture_store.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>

namespace miro {
namespace fs = std::filesystem;
namespace {

constexpr size_t kFilesAtOnce = 64; // of one transaction

struct Walk {
    std::vector<std::string> pictures; // below the library folder
    std::vector<fs::path> temporaries;
};

// Links are not followed: nothing outside the library is looked at.
Result<Walk> walk(const fs::path& folder, std::stop_token stop) {
    Walk found;
    for (const char* name : {"pictures", "bin", "thumbnails"}) {
        std::error_code error;
        fs::recursive_directory_iterator entry(folder / name, fs::directory_options::skip_permission_denied, error);
        for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
            if (stop.stop_requested())
                return stoppedError();
            std::error_code ignored;
            if (!fs::is_regular_file(entry->symlink_status(ignored)))
                continue;
            if (entry->path().filename().string().starts_with(".miro-"))
                found.temporaries.push_back(entry->path());
            else if (std::string_view(name) != "thumbnails" && hasPictureEnding(entry->path()))
                found.pictures.push_back(entry->path().lexically_relative(folder).generic_string());
        }
        if (error && error != std::errc::no_such_file_or_directory)
            return fileError("cannot read the folder", folder / name, error.value());
    }
    std::sort(found.pictures.begin(), found.pictures.end());
    return found;
}

void noteRefused(std::vector<std::string>& lines, const std::string& line) {
    if (lines.size() < kMaxRefusedLines)
        lines.push_back(line);
}

} // namespace

Result<ScanReport> Library::scan(ProgressSink* progress, std::stop_token stop) {
    ScanReport report;
    MIRO_CHECK_OK(m_database->checkStructure());
    MIRO_CHECK_OK(settlePictures(*m_database, m_folder));
    MIRO_CHECK_OK(addOrphans(nullptr, report, progress, stop));
    MIRO_CHECK_OK(markMissing(report, progress, stop));
    MIRO_CHECK_OK(m_database->run("PRAGMA optimize"));
    return report;
}

Result<void> Library::addOrphans(Library* old, ScanReport& report, ProgressSink* progress, std::stop_token stop) {
    MIRO_TRY(const Walk found, walk(m_folder, stop));
    for (const fs::path& temporary : found.temporaries)
        if (isLeftOver(temporary) && ::unlink(temporary.c_str()) == 0)
            ++report.cleaned;
    std::vector<std::string> orphans;
    Parents parents;
    const auto total = static_cast<int64_t>(found.pictures.size());
    for (int64_t i = 0; i < total; ++i) {
        if (stop.stop_requested())
            return stoppedError();
        if (progress && i % 64 == 0)
            progress->progress({"scan", i, total});
        const std::string& path = found.pictures[static_cast<size_t>(i)];
        MIRO_TRY(auto state,
                 m_database->integer("SELECT state FROM pictures WHERE path = ?", {std::string_view(path)}));
        if (!state || *state == static_cast<int64_t>(PictureState::Missing))
            orphans.push_back(path);
        if (orphans.size() == kFilesAtOnce || (i + 1 == total && !orphans.empty())) {
            MIRO_CHECK_OK(addFound(orphans, old, report, parents));
            orphans.clear();
        }
    }
    for (const auto& [id, path] : parents)
        MIRO_CHECK_OK(
            m_database->run("UPDATE pictures SET parent = (SELECT id FROM pictures WHERE path = ?1 AND id <> ?2) "
                            "WHERE id = ?2",
                            {std::string_view(path), id}));
    return {};
}

// Files are read before the transaction, so that others can write meanwhile.
Result<void> Library::addFound(const std::vector<std::string>& paths, Library* old, ScanReport& report,
                               Parents& parents) {
    std::vector<NewRow> rows;
    for (const std::string& path : paths) {
        auto bytes = readFile(m_folder / path, kMaxPictureBytes);
        if (!bytes.ok()) {
            if (bytes.error().code != ErrorCode::NotFound)
                noteRefused(report.refused, bytes.message());
            continue;
        }
        NewRow row;
        auto facts = readPictureFacts(*bytes, path);
        if (!facts.ok()) {
            noteRefused(report.refused, facts.message());
            continue;
        }
        row.facts = std::move(*facts);
        row.path = path;
        row.sha256 = sha256Of(*bytes);
        row.created = timeInLibrary(m_folder, path);
        const bool inBin = path.starts_with("bin/");
        row.state = inBin ? PictureState::InBin : PictureState::Kept;
        row.home = inBin ? "pictures/" + path.substr(4) : "";
        rows.push_back(std::move(row));
    }
    Transaction transaction(*m_database);
    MIRO_CHECK_OK(transaction.begin());
    for (NewRow& row : rows) {
        MIRO_TRY(auto there, m_database->integer("SELECT id FROM pictures WHERE path = ? AND state <> 2",
                                                 {std::string_view(row.path)}));
        if (there)
            continue;
        // A picture whose file was missing: at its own place, or moved here by hand.
        MIRO_TRY(auto missing, m_database->integer("SELECT id FROM pictures WHERE state = 2 AND (path = ?1 OR sha256 = "
                                                   "?2) ORDER BY path = ?1 DESC LIMIT 1",
                                                   {std::string_view(row.path), std::string_view(row.sha256)}));
        if (!missing && row.state == PictureState::Kept) {
            // Moved by hand, and the row does not know yet that its file is gone.
            MIRO_CHECK_OK(
                m_database->run("SELECT id, path FROM pictures WHERE sha256 = ? AND state = 1 AND owner IS NULL",
                                {std::string_view(row.sha256)}, [&](const SqlRow& known) {
                                    std::error_code ignored;
                                    if (fs::exists(m_folder / known.text(1), ignored))
                                        return true;
                                    missing = known.integer(0);
                                    return false;
                                }));
        }
        if (missing) {
            MIRO_CHECK_OK(m_database->run("UPDATE pictures SET state = ?, path = ?, sha256 = ?, home = ?, owner = NULL "
                                          "WHERE id = ?",
                                          {static_cast<int64_t>(row.state), std::string_view(row.path),
                                           std::string_view(row.sha256), textOrNull(row.home), *missing}));
        } else {
            if (old) {
                std::optional<PictureId> before;
                // The old database may be damaged: what it cannot say is left out.
                (void)old->m_database
                    ->run("SELECT id, created, job, job_index FROM pictures WHERE path = ?",
                          {std::string_view(row.path)},
                          [&](const SqlRow& known) {
                              before = known.integer(0);
                              row.created = known.integer(1);
                              row.jobId = known.text(2);
                              row.jobIndex = known.integer(3);
                              return false;
                          })
                    .ok();
                row.id = before;
            }
            MIRO_TRY(const PictureId id, insertPicture(*m_database, row));
            if (!row.facts.parent.empty())
                parents.emplace_back(id, row.facts.parent);
        }
        ++report.found;
    }
    return transaction.commit();
}

Result<void> Library::markMissing(ScanReport& report, ProgressSink* progress, std::stop_token stop) {
    std::vector<std::pair<PictureId, std::string>> gone;
    int64_t seen = 0;
    MIRO_CHECK_OK(
        m_database->run("SELECT id, path FROM pictures WHERE state = 1 AND owner IS NULL", {}, [&](const SqlRow& row) {
            if (progress && ++seen % 1024 == 0)
                progress->progress({"scan", seen, 0});
            struct stat info {};
            const std::string path = row.text(1);
            if (::stat((m_folder / path).c_str(), &info) != 0 && errno == ENOENT)
                gone.emplace_back(row.integer(0), path);
            return !stop.stop_requested();
        }));
    if (stop.stop_requested())
        return stoppedError();
    Transaction transaction(*m_database);
    MIRO_CHECK_OK(transaction.begin());
    for (const auto& [id, path] : gone) {
        MIRO_CHECK_OK(
            m_database->run("UPDATE pictures SET state = 2 WHERE id = ? AND state = 1 AND path = ? AND owner IS "
                            "NULL",
                            {id, std::string_view(path)}));
        report.missing += m_database->changes();
    }
    return transaction.commit();
}

} // namespace miro
