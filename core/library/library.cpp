#include "library/library.h"

#include "base/files.h"
#include "library/database.h"
#include "library/library_lock.h"
#include "library/migrations.h"
#include "library/picture_store.h"
#include "library/process_identity.h"
#include "library/taste_store.h"

#include <fmt/format.h>

namespace miro {
namespace fs = std::filesystem;
namespace {

// Larger ones take too long at every start; there damage shows at the first query, and scan() reads all of it.
constexpr uintmax_t kCheckedAtOpen = 8u << 20;

Result<void> prepareFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return fileError("cannot create the library folder", folder, error.value());
    return checkWritableFolder(folder);
}

Result<void> makeSubfolders(const fs::path& folder) {
    std::error_code error;
    for (const char* name : {"pictures", "thumbnails", "bin"}) {
        fs::create_directory(folder / name, error);
        if (error)
            return fileError("cannot create the folder", folder / name, error.value());
    }
    return {};
}

// The same path below the library folder, with '/', or an error when it lies outside pictures/.
Result<std::string> pathBelowPictures(const fs::path& folder, const fs::path& file) {
    std::error_code error;
    const fs::path base = fs::weakly_canonical(folder, error);
    const fs::path resolved = fs::weakly_canonical(file.is_absolute() ? file : folder / file, error);
    const fs::path relative = error ? fs::path() : resolved.lexically_relative(base);
    if (relative.empty() || *relative.begin() != "pictures" || std::next(relative.begin()) == relative.end() ||
        relative.filename().empty())
        return usageError(
            fmt::format("{} lies outside the library's pictures; nothing was written", oneLine(file.string())));
    return relative.generic_string();
}

} // namespace

Library::Library(fs::path folder, std::unique_ptr<Database> database)
    : m_folder(std::move(folder)), m_database(std::move(database)), m_jobs(std::make_unique<JobStore>(*m_database)),
      m_journal(std::make_unique<JournalStore>(*m_database)), m_batches(std::make_unique<BatchStore>(*m_database)),
      m_taste(std::make_unique<TasteStore>(*m_database)) {}

Library::~Library() = default;

Result<std::unique_ptr<Library>> Library::open(const fs::path& folder, Mode mode) {
    const fs::path file = folder / "library.sqlite";
    std::error_code ignored;
    std::unique_ptr<LibraryLock> lock;
    if (mode == Mode::ReadWrite) {
        MIRO_CHECK_OK(prepareFolder(folder));
        MIRO_TRY(lock, LibraryLock::take(folder, false));
    } else if (!fs::exists(file, ignored)) {
        return Error{ErrorCode::NotFound, fmt::format("there is no library in {}", oneLine(folder.string()))};
    }
    MIRO_TRY(auto database,
             Database::open(file, mode == Mode::ReadWrite ? Database::Mode::ReadWrite : Database::Mode::ReadOnly));
    if (fs::file_size(file, ignored) <= kCheckedAtOpen)
        MIRO_CHECK_OK(database->checkStructure());
    MIRO_CHECK_OK(migrate(*database));
    if (mode == Mode::ReadWrite)
        MIRO_CHECK_OK(makeSubfolders(folder)); // not before: a damaged library stays as it is
    std::unique_ptr<Library> library(new Library(folder, std::move(database)));
    library->m_lock = std::move(lock);
    if (mode == Mode::ReadWrite)
        MIRO_CHECK_OK(settlePictures(*library->m_database, folder));
    return library;
}

Result<std::unique_ptr<Library>> Library::openInMemory() {
    MIRO_TRY(auto database, Database::openInMemory());
    MIRO_CHECK_OK(migrate(*database));
    return std::unique_ptr<Library>(new Library({}, std::move(database)));
}

// The job's picture that a call before this one announced and finished but for its confirmation; nothing when there is
// none, or it had to be forgotten. In the caller's transaction.
Result<std::optional<PictureId>> Library::earlierOf(const NewPicture& picture, const std::string& sha256) {
    std::optional<PictureId> earlier;
    std::string owner, hash;
    if (picture.jobId.empty())
        return earlier;
    const SqlValues place = {std::string_view(picture.jobId), picture.jobIndex};
    const char* select =
        "SELECT id, CASE state WHEN 0 THEN owner END, sha256 FROM pictures WHERE job = ? AND job_index = ?";
    auto read = [&](const SqlRow& row) {
        earlier = row.integer(0);
        owner = row.text(1);
        hash = row.text(2);
        return false;
    };
    MIRO_CHECK_OK(m_database->run(select, place, read));
    if (!owner.empty() && (owner == thisProcess() || !isAlive(owner))) {
        MIRO_CHECK_OK(settleAnnounced(*m_database, m_folder, *earlier));
        earlier.reset();
        MIRO_CHECK_OK(m_database->run(select, place, read));
        if (!earlier || hash == sha256)
            return earlier;
    }
    if (earlier)
        return usageError(fmt::format("picture {} of job {} is already in the library", picture.jobIndex,
                                      oneLine(picture.jobId, 80)));
    return earlier;
}

Result<PictureRecord> Library::keepPicture(const NewPicture& picture, std::string_view fileBytes) {
    if (m_folder.empty())
        return Error{ErrorCode::Failed, "pictures cannot be kept: there is no library folder"};
    NewRow row;
    MIRO_TRY(const std::string wanted, pathBelowPictures(m_folder, picture.file));
    MIRO_TRY(row.facts, readPictureFacts(fileBytes, picture.file.string()));
    if (row.facts.source == "none" && !picture.metadata.empty()) {
        PictureFacts told = factsFromMetadata(picture.metadata);
        told.width = row.facts.width;
        told.height = row.facts.height;
        row.facts = std::move(told);
    }
    row.created = nowMilliseconds();
    row.sha256 = sha256Of(fileBytes);
    row.jobId = picture.jobId;
    row.jobIndex = picture.jobIndex;
    row.parent = picture.parent;
    PictureId id = 0;
    {
        Transaction transaction(*m_database);
        MIRO_CHECK_OK(transaction.begin());
        MIRO_TRY(auto earlier, earlierOf(picture, row.sha256));
        if (earlier) {
            MIRO_CHECK_OK(transaction.commit());
            MIRO_TRY(auto kept, records({*earlier}));
            if (!kept.empty())
                return kept.front();
        }
        if (!row.parent && !row.facts.parent.empty()) {
            MIRO_TRY(row.parent, m_database->integer("SELECT id FROM pictures WHERE path = ?",
                                                     {std::string_view(row.facts.parent)}));
        }
        MIRO_TRY(row.path, freePath(*m_database, m_folder, wanted));
        MIRO_TRY(id, insertPicture(*m_database, row));
        MIRO_CHECK_OK(transaction.commit());
    }
    Result<void> written = makeFolderOf(m_folder / row.path);
    if (written.ok())
        written = writeFileAtomically(m_folder / row.path, fileBytes);
    Transaction transaction(*m_database);
    MIRO_CHECK_OK(transaction.begin());
    MIRO_CHECK_OK(written.ok() ? confirmPicture(*m_database, id) : deletePicture(*m_database, id));
    MIRO_CHECK_OK(transaction.commit());
    MIRO_CHECK_OK(written);
    MIRO_TRY(auto kept, records({id}));
    if (kept.empty())
        return Error{ErrorCode::Failed, fmt::format("{} left the library at once", oneLine(row.path))};
    return kept.front();
}

std::vector<std::string> Library::statements() const {
    return m_database->statements();
}

fs::path Library::fileOf(const PictureRecord& picture) const {
    return m_folder / picture.path;
}

} // namespace miro
