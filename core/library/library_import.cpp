// Library: pictures from elsewhere, copied in.
#include "base/files.h"
#include "library/database.h"
#include "library/file_names.h"
#include "library/import_limits.h"
#include "library/library.h"
#include "library/picture_store.h"
#include "library/process_identity.h"

#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

void refuse(std::vector<std::string>& lines, const std::string& line) {
    if (lines.size() < kMaxRefusedLines)
        lines.push_back(line);
    else if (lines.size() == kMaxRefusedLines)
        lines.push_back("and more");
}

// Every picture file below a folder. Links to folders are not followed, so that no walk goes in circles; links to files
// are.
Result<void> collectFolder(const fs::path& folder, const fs::path& library, std::vector<fs::path>& files,
                           std::vector<std::string>& refused, std::stop_token stop) {
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
    if (error) {
        refuse(refused, fileError("cannot read the folder", folder, error.value()).message);
        return {};
    }
    std::vector<fs::path> found;
    for (const fs::recursive_directory_iterator end; entry != end;) {
        if (stop.stop_requested())
            return stoppedError();
        std::error_code ignored;
        if (entry->is_directory(ignored) && !entry->is_symlink(ignored)) {
            if (fs::equivalent(entry->path(), library, ignored))
                entry.disable_recursion_pending();
        } else if (hasPictureEnding(entry->path()) && !entry->path().filename().string().starts_with("._")) {
            found.push_back(entry->path());
        }
        entry.increment(error);
        if (error) {
            refuse(refused, fileError("cannot read all of the folder", folder, error.value()).message);
            break;
        }
    }
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
    return {};
}

struct SameBytes {
    PictureId id = 0;
    PictureState state = PictureState::Announced;
    std::string path;
};

// A row of these bytes that counts: of an announced one its process must live.
Result<std::optional<SameBytes>> findSameBytes(Database& database, const std::string& sha256) {
    std::optional<SameBytes> found;
    MIRO_CHECK_OK(database.run(
        "SELECT id, state, path, owner FROM pictures WHERE sha256 = ? AND state <> 4 ORDER BY state = 1 DESC, id",
        {std::string_view(sha256)}, [&](const SqlRow& row) {
            const auto state = static_cast<PictureState>(row.integer(1));
            if (state == PictureState::Announced && !isAlive(row.text(3)))
                return true;
            found = SameBytes{row.integer(0), state, row.text(2)};
            return false;
        }));
    return found;
}

} // namespace

// The picture's id; `added` says whether it is new in the grid.
Result<PictureId> Library::importFile(const fs::path& file, bool& added) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (!fs::exists(status))
        return error && error != std::errc::no_such_file_or_directory
                   ? fileError("cannot read", file, error.value())
                   : Error{ErrorCode::NotFound, fmt::format("{} is not there", oneLine(file.string()))};
    if (!fs::is_regular_file(status))
        return Error{ErrorCode::Unsupported, fmt::format("{} is not a file", oneLine(file.string()))};
    MIRO_TRY(const std::string bytes, readFile(file, kMaxPictureBytes));
    NewRow row;
    MIRO_TRY(row.facts, readPictureFacts(bytes, file.string()));
    row.sha256 = sha256Of(bytes);
    row.created = timeOf(file);
    row.originPath = oneLine(fs::absolute(file, error).string(), 4096);
    PictureId id = 0;
    {
        Transaction transaction(*m_database);
        MIRO_CHECK_OK(transaction.begin());
        MIRO_TRY(auto same, findSameBytes(*m_database, row.sha256));
        if (same && (same->state == PictureState::Kept || same->state == PictureState::Announced)) {
            added = false;
            return same->id;
        }
        if (same && same->state == PictureState::InBin) {
            MIRO_CHECK_OK(transaction.commit());
            MIRO_CHECK_OK(restore({same->id}));
            added = true;
            return same->id;
        }
        if (same) { // its file was missing and comes back
            id = same->id;
            row.path = same->path;
            const std::string owner = thisProcess();
            MIRO_CHECK_OK(m_database->run("UPDATE pictures SET state = 0, owner = ? WHERE id = ?",
                                          {std::string_view(owner), id}));
        } else {
            MIRO_TRY(row.path, freePath(*m_database, m_folder, folderOfDay(row.created) + "/" + safeFileName(file)));
            MIRO_TRY(id, insertPicture(*m_database, row));
        }
        MIRO_CHECK_OK(transaction.commit());
        added = true;
        if (same) {
            Result<void> back = makeFolderOf(m_folder / row.path);
            if (back.ok())
                back = writeFileAtomically(m_folder / row.path, bytes);
            MIRO_CHECK_OK(m_database->run("UPDATE pictures SET state = ?, owner = NULL WHERE id = ?",
                                          {int64_t{back.ok() ? 1 : 2}, id}));
            MIRO_CHECK_OK(back);
            return id;
        }
    }
    Result<void> written = makeFolderOf(m_folder / row.path);
    if (written.ok())
        written = writeFileAtomically(m_folder / row.path, bytes);
    if (written.ok())
        setTime(m_folder / row.path, row.created);
    Transaction transaction(*m_database);
    MIRO_CHECK_OK(transaction.begin());
    MIRO_CHECK_OK(written.ok() ? confirmPicture(*m_database, id) : deletePicture(*m_database, id));
    MIRO_CHECK_OK(transaction.commit());
    MIRO_CHECK_OK(written);
    return id;
}

Result<ImportReport> Library::importFiles(const std::vector<fs::path>& filesOrFolders, ProgressSink* progress,
                                          std::stop_token stop) {
    ImportReport report;
    if (m_folder.empty())
        return Error{ErrorCode::Failed, "pictures cannot be imported: there is no library folder"};
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const fs::path& each : filesOrFolders)
        if (isInside(m_folder, each))
            refuse(report.refused,
                   fmt::format("{} lies in the library itself; scan the library instead", oneLine(each.string())));
        else if (fs::is_directory(each, ignored))
            MIRO_CHECK_OK(collectFolder(each, m_folder, files, report.refused, stop));
        else
            files.push_back(each);
    for (size_t i = 0; i < files.size(); ++i) {
        if (stop.stop_requested())
            return stoppedError();
        if (progress)
            progress->progress({"import", static_cast<int64_t>(i), static_cast<int64_t>(files.size())});
        bool added = false;
        auto id = importFile(files[i], added);
        if (id.ok()) {
            ++(added ? report.added : report.alreadyThere);
            report.pictures.push_back(*id);
            continue;
        }
        // A file that is wrong is one line; a library that cannot be written ends the whole.
        if (id.error().code == ErrorCode::DiskFull)
            return id.error();
        MIRO_CHECK_OK(m_database->run("SELECT 1"));
        refuse(report.refused, id.message());
    }
    if (progress)
        progress->progress({"import", static_cast<int64_t>(files.size()), static_cast<int64_t>(files.size())});
    return report;
}

} // namespace miro
